"""Whoever waits for long work is told how long it will take and how far it is."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Told of long work.

    Examples
    --------
    >>> watch: Watch = SILENT
    >>> watch.begin(90.0)
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
        >>> SILENT.begin(1.0)
        """

    def reach(self, share: float) -> None:
        """Hear how far it is.

        Parameters
        ----------
        share
            From 0 to 1.

        Examples
        --------
        >>> SILENT.reach(1.0)
        """


class _Silent:
    def begin(self, seconds: float) -> None:
        pass

    def reach(self, share: float) -> None:
        pass


SILENT: Watch = _Silent()
