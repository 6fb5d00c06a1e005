"""How far long work is, on standard error; for those who look on alone."""

from __future__ import annotations

import sys
from collections.abc import Callable

_WIDTH = 30


def bar(what: str) -> Callable[[int, int], None] | None:
    r"""Make a bar that is drawn anew at each step and goes when the work is done.

    Parameters
    ----------
    what
        What is being done.

    Returns
    -------
    callable or None
        Takes how much is done, of how much; None where standard error is no terminal.

    Examples
    --------
    >>> bar("Asking") is None
    True
    """
    if not sys.stderr.isatty():
        return None

    def draw(done: int, of: int) -> None:
        full = _WIDTH * done // max(of, 1)
        line = f"{what} [{'#' * full}{'.' * (_WIDTH - full)}] {done}/{of}"
        end = "\r" + " " * (2 * len(what) + _WIDTH + 30) + "\r" if done >= of else ""
        sys.stderr.write(f"\r{line}{end}")
        sys.stderr.flush()

    return draw
