"""Says on standard error what is no result: notes, what was done, what went wrong."""

from __future__ import annotations

import sys

from skillgraph.text import cleaned


def tell(sentence: str) -> None:
    r"""Say a sentence on standard error.

    Parameters
    ----------
    sentence
        One or more lines. What in them would act on a screen is left out: names and options are what others typed.

    Examples
    --------
    >>> tell("“\x1b[31m昆明”理解为：昆明技师学院")
    """
    try:
        print(cleaned(sentence), file=sys.stderr, flush=True)
    except OSError:
        # Nobody listens any more, or the disk is full: the answer itself goes on.
        return
