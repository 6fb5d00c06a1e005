"""How the help is set: as wide as a terminal shows it, and no word broken."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import click


class Formatter(click.HelpFormatter):
    """Sets help as wide as a terminal shows it: a Chinese character takes two columns, and no word is broken.

    Examples
    --------
    >>> formatter = Formatter(width=24)
    >>> formatter.write_text("RDF 为 Turtle、JSON-LD、RDF/XML。")
    >>> print(formatter.getvalue(), end="")
    RDF 为 Turtle、JSON-LD、
    RDF/XML。
    """

    def write_text(self, text: str) -> None:
        r"""Write a text in lines.

        Parameters
        ----------
        text
            The text.

        Examples
        --------
        >>> formatter = Formatter(width=80)
        >>> formatter.write_text("两个实体如何相连。")
        >>> formatter.getvalue()
        '两个实体如何相连。\n'
        """
        lines = _lines(text, self.width - self.current_indent)
        self.write(textwrap.indent("\n".join(lines), " " * self.current_indent) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, each with its text beside it.

        Parameters
        ----------
        rows
            Term and text.
        col_max
            How wide the column of terms is at the most; the text of a wider one begins below it.
        col_spacing
            How many blanks are between the columns.

        Examples
        --------
        >>> formatter = Formatter(width=40)
        >>> formatter.write_dl([("-w, --workspace 文件夹", "工作区。"), ("--lang", "语言。")])
        >>> print(formatter.getvalue(), end="")
        -w, --workspace 文件夹  工作区。
        --lang                  语言。
        """
        from skillgraph.present.tables import width_of

        told = list(rows)
        wide = min(max((width_of(term) for term, _ in told), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, text in told:
            first, *others = _lines(text, max(self.width - wide - 2, 10))
            beside = width_of(term) <= wide - col_spacing
            gap = " " * (wide - width_of(term)) if beside else f"\n{margin}{' ' * wide}"
            self.write(f"{margin}{term}{gap}{first}\n")
            self.write("".join(f"{margin}{' ' * wide}{line}\n" for line in others))


def _lines(text: str, width: int) -> list[str]:
    from skillgraph.present.terminal import wrapped

    return wrapped(text, width)
