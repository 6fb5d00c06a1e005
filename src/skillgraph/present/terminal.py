"""A table for a terminal: lines and bold headings, or one block a row where the terminal is too narrow."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from skillgraph.present.tables import Table, width_of, written
from skillgraph.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType

_LEAST_WIDTH = 20  # below this nothing can be set sensibly
_GAP = 3  # between two columns: a blank, the line, a blank


def as_rich(table: Table, width: int, colour: bool) -> str:
    """Render a table for a terminal.

    Parameters
    ----------
    table
        The table.
    width
        How many columns the terminal has.
    colour
        Whether to send escape codes: bold headings, dim lines.

    Returns
    -------
    str
        The title, the rows or the sentence for none, the notes. Long cells are wrapped; where a column would
        become too narrow to read, each row is a block of ``heading: value`` lines.

    Examples
    --------
    >>> columns = (("partner", "合作方"), ("headcount", "人数"))
    >>> print(as_rich(Table("合作", columns, (("昆明学院", 30),)), width=40, colour=False), end="")
    合作
    <BLANKLINE>
    合作方   │ 人数
    ─────────┼─────
    昆明学院 │   30
    """
    width = max(width, _LEAST_WIDTH)
    console = _console(width, colour)
    with console.capture() as captured:
        for number, part in enumerate(_parts(table, width)):
            if number:
                console.print()
            console.print(part)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _console(width: int, colour: bool) -> Console:
    """Make a console that looks at none of the environment: what is printed depends on the arguments only."""
    import io

    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        height=25,
        force_terminal=True,
        force_jupyter=False,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _parts(table: Table, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    if table.title:
        yield Text(_filled(table.title, width), style="bold")
    if table.rows or not table.empty:
        yield _rows(table, width)
    else:
        yield Text(_filled(table.empty, width))
    if table.more:
        yield from _parts(table.more, width)
    if table.notes:
        yield Text("\n".join(_filled(note, width) for note in table.notes))


def _rows(table: Table, width: int) -> RenderableType:
    lines = [[one_line(written(cell)) for cell in row] for row in (table.headings, *table.rows)]
    natural = [max(map(width_of, cells)) for cells in zip(*lines, strict=True)]
    widths = _widths(natural, width - _GAP * (len(natural) - 1))
    if all(map(_readable, natural, widths)):
        return _grid(table, lines, widths)
    return _blocks(lines, width)


def _widths(natural: Sequence[int], room: int) -> list[int]:
    """Give the longest column what the others leave; where that is too little, let the long ones share."""
    remaining = room - sum(natural) + max(natural, default=0)
    if natural and _readable(max(natural), remaining):
        longest = natural.index(max(natural))
        return [min(size, remaining) if column == longest else size for column, size in enumerate(natural)]
    return _shared(natural, room)


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """Give short columns what they need and share what remains among the long ones."""
    widths = [0] * len(natural)
    for rank, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        widths[column] = max(min(natural[column], room // (len(natural) - rank)), 0)
        room -= widths[column]
    return widths


def _readable(natural: int, width: int) -> bool:
    """Tell whether a column is wide enough: uncut, or fifteen characters, or six and few lines of more than a date."""
    return width >= natural or width >= 30 or (width >= 12 and 16 < natural <= 6 * width)


def _grid(table: Table, lines: Sequence[Sequence[str]], widths: Sequence[int]) -> RenderableType:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    wrapped = [[_filled(cell, width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    tall = any("\n" in cell for line in wrapped[1:] for cell in line)
    grid = Grid(box=box.SQUARE, show_edge=False, pad_edge=False, show_lines=tall, border_style="dim")
    for heading, width, right in zip(wrapped[0], widths, table.numeric, strict=True):
        header = Text(heading, style="bold")
        grid.add_column(header, justify="right" if right else "left", width=width, overflow="fold")
    for line in wrapped[1:]:
        grid.add_row(*map(Text, line))
    return grid


def _blocks(lines: Sequence[Sequence[str]], width: int) -> RenderableType:
    from rich.table import Table as Grid
    from rich.text import Text

    headings = [_with_colon(heading) for heading in lines[0]]
    label_width = min(max(map(width_of, headings)), width // 2)
    grid = Grid.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=label_width, overflow="fold", style="bold")
    grid.add_column(width=width - label_width - 1, overflow="fold")
    for number, line in enumerate(lines[1:]):
        if number:
            grid.add_row()
        for heading, cell in zip(headings, line, strict=True):
            label = Text(_filled(heading, label_width))
            grid.add_row(label, Text(_filled(cell, width - label_width - 1)))
    return grid


def _with_colon(heading: str) -> str:
    return heading + ("：" if width_of(heading[-1:]) == 2 else ":")


# Wrapping -------------------------------------------------------------------------------------------------
# A library that wraps at blanks alone leaves half a line empty before each long stretch of Chinese.

_NOT_FIRST = frozenset("，。、；：？！）〕】》」』〉”’…—·%％℃,.;:?!)]}")
_NOT_LAST = frozenset("（〔【《「『〈“‘([{¥￥$")


def _filled(text: str, width: int) -> str:
    return "\n".join(wrapped(one_line(text), width))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines where a reader would: after a blank, or between Chinese characters.

    Parameters
    ----------
    text
        A text on one line.
    width
        How many columns a line has.

    Returns
    -------
    list of str
        The lines; only a word that fits no line is broken.

    Examples
    --------
    >>> wrapped("RDF 为 Turtle、JSON-LD、RDF/XML。", 24)
    ['RDF 为 Turtle、JSON-LD、', 'RDF/XML。']
    """
    if width_of(text) <= width:
        return [text]
    lines, used = [""], 0
    for piece in _pieces(text, width):
        size = width_of(piece.rstrip())
        if used + size > width:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += width_of(piece)
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Cut a text where a line may end; a piece that fits no line is cut at its characters."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or _may_break(text[place - 1], text[place]):
            piece = text[start:place]
            yield from [piece] if width_of(piece.rstrip()) <= width else piece
            start = place


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or unicodedata.combining(after):
        return False
    if before.isspace():
        return True
    wide = width_of(before) == 2 or width_of(after) == 2
    return wide and after not in _NOT_FIRST and before not in _NOT_LAST
