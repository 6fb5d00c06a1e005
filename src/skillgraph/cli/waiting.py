"""Long work on standard error: how long it will take, and a bar where somebody looks at it."""

from __future__ import annotations

import sys
import time

from skillgraph.cli.telling import tell
from skillgraph.text import duration

_LONG = 60.0  # seconds from which on it is said beforehand
_PATIENCE = 2.0  # seconds that need no bar
_WIDTH = 30


class Waiting:
    """Tells of long work on standard error.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.
    patience
        For how many seconds no bar is drawn.

    Examples
    --------
    >>> waiting = Waiting("en")
    >>> waiting.begin(0.1)
    >>> waiting.reach(1.0)
    """

    def __init__(self, lang: str, patience: float = _PATIENCE) -> None:
        self._lang = lang
        self._patience = patience
        self._began = time.monotonic()
        self._drawn = False

    def begin(self, seconds: float) -> None:
        """Say beforehand what takes over a minute.

        Parameters
        ----------
        seconds
            How long it will take, roughly.

        Examples
        --------
        >>> Waiting("zh").begin(1.0)
        """
        if seconds < _LONG:
            return
        takes = duration(seconds, self._lang)
        tell(
            f"大约需要 {takes}；按 Ctrl-C 可停止。"
            if self._lang == "zh"
            else f"This takes about {takes}; Ctrl-C stops it."
        )

    def reach(self, share: float) -> None:
        """Draw how far it is, on a terminal and where it takes longer than a moment.

        Parameters
        ----------
        share
            From 0 to 1.

        Examples
        --------
        >>> Waiting("zh").reach(0.5)
        """
        if not sys.stderr.isatty() or (not self._drawn and time.monotonic() - self._began < self._patience):
            return
        done = round(share * _WIDTH)
        self._drawn = True
        self._write(f"\r[{'#' * done}{'-' * (_WIDTH - done)}] {share:4.0%}")

    def close(self) -> None:
        """Take the bar away, so that what comes next begins a line.

        Examples
        --------
        >>> Waiting("zh").close()
        """
        if self._drawn:
            self._write("\r" + " " * (_WIDTH + 8) + "\r")
            self._drawn = False

    def _write(self, text: str) -> None:
        try:
            print(text, end="", file=sys.stderr, flush=True)
        except OSError:  # nobody looks any more
            return
