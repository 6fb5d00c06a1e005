"""Whoever waits for long work is told how long it will take and how far it is."""

from __future__ import annotations


class Watch:
    """Told of long work, and silent; a command has one that speaks.

    Examples
    --------
    >>> watch = Watch()
    >>> watch.begin(seconds=90.0)
    >>> watch.reach(0.5)
    """

    def begin(self, seconds: float) -> None:
        """Hear that work begins.

        Parameters
        ----------
        seconds
            How long it will take, roughly.

        Examples
        --------
        >>> Watch().begin(1.0)
        """

    def reach(self, share: float) -> None:
        """Hear how far it is.

        Parameters
        ----------
        share
            From 0 to 1.

        Examples
        --------
        >>> Watch().reach(1.0)
        """


SILENT = Watch()
