"""The two streams: the answer, and what is no answer: notes, what was done, what went wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from skillgraph.text import cleaned

if TYPE_CHECKING:
    from skillgraph.graph import Graph


class ReaderLeft(Exception):
    """Whoever read the answer has enough of it.

    Examples
    --------
    >>> str(ReaderLeft())
    ''
    """


def write_out(content: bytes) -> None:
    """Write an answer, or a piece of one, on standard output.

    Parameters
    ----------
    content
        Its bytes, of any number. A stream without a buffer (``PYTHONUNBUFFERED``) may take a part of them at a time.

    Raises
    ------
    ReaderLeft
        When whoever read it has closed the pipe. The parser of the command line would take the same for a failure.
    OSError
        When the disk is full, and the like.

    Examples
    --------
    >>> write_out("没有答案".encode()[:0])
    """
    try:
        sys.stdout.flush()
        rest = memoryview(content)
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderLeft from error


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


def say_how(graph: Graph, typed: str) -> None:
    """Tell back a name that was not typed as it stands, so that nobody reads an answer about another.

    Parameters
    ----------
    graph
        Where it is looked up.
    typed
        The name.

    Raises
    ------
    UnknownName, AmbiguousName, NothingNamed
        When the name does not mean one entity.
    """
    from skillgraph.lookup import told

    entity, match = graph.entity(typed)
    if match.how != "exact":
        asked, name = told(typed), entity.name(graph.lang)
        tell(f"“{asked}”理解为：{name}" if graph.lang == "zh" else f"“{asked}” was taken for: {name}")
