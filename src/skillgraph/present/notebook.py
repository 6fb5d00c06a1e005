"""How answers show themselves in a notebook: the table that the command prints, and the map in a frame."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from skillgraph.present.tables import Table

A = TypeVar("A", bound=tuple[Any, ...])


def displayed(answer: A, lang: str) -> A:
    """Let an answer show itself in a notebook.

    Parameters
    ----------
    answer
        An answer of the graph.
    lang
        Its language, ``"zh"`` or ``"en"``.

    Returns
    -------
    the same type
        Equal to the answer, with a ``_repr_html_`` besides.

    Examples
    --------
    >>> from skillgraph.answers.types import Found
    >>> answer = displayed(Found("<艾维>", ()), "zh")
    >>> answer == Found("<艾维>", ()), "“&lt;艾维&gt;”" in answer._repr_html_()
    (True, True)
    """
    shown: A = _kind(type(answer), lang)(*answer)
    return shown


@cache
def _kind(base: type[tuple[Any, ...]], lang: str) -> Any:  # noqa: ANN401 - a type made here
    """A type of the same name that knows its language; a named tuple has no room for one beside its fields."""

    def _repr_html_(self: tuple[Any, ...]) -> str:
        return as_html(_tables()[base](self, lang), lang)

    def __reduce__(self: tuple[Any, ...]) -> tuple[Any, ...]:  # noqa: N807 - pickle asks for it
        return displayed, (base(*self), lang)

    own = {"_repr_html_": _repr_html_, "__reduce__": __reduce__}
    return type(
        base.__name__, (base,), {**own, "__slots__": (), "__doc__": base.__doc__, "__module__": base.__module__}
    )


def _tables() -> dict[type, Any]:
    from skillgraph.analysis import backtest, brokering, communities, comparing, gaps, matrix, ranking, suggestions
    from skillgraph.answers import asked, routes, types
    from skillgraph.present import adding, answers, asking, changes, figures, groups, meeting, querying
    from skillgraph.present import ranking as ranks
    from skillgraph.present import routes as ways
    from skillgraph.sparql import answer

    return {
        types.Partners: answers.partners,
        types.Shown: answers.show,
        types.Found: answers.find,
        types.Stats: figures.stats,
        types.Added: adding.added,
        types.Log: changes.log,
        types.Undone: changes.undone,
        asked.Asked: asking.asked,
        asked.QuestionList: asking.questions,
        routes.Routes: ways.path,
        answer.Queried: querying.shown,
        ranking.Rank: ranks.rank,
        communities.Communities: groups.communities,
        brokering.Brokers: groups.brokers,
        comparing.Compared: groups.compare,
        gaps.Gaps: meeting.gaps,
        matrix.Matrix: meeting.matrix,
        suggestions.Suggestions: meeting.suggest,
        backtest.Backtest: meeting.backtest,
    }


def as_html(table: Table, lang: str) -> str:
    """Render a table as a piece of HTML, for a notebook.

    Parameters
    ----------
    table
        The table.
    lang
        The language of its words, ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The title, the rows or the sentence for none, and the notes; every text in it is text, whatever signs it has.

    Examples
    --------
    >>> from skillgraph.present.tables import Table
    >>> html = as_html(Table("合作", (("name", "名称"),), (("<b>甲</b>",),), ("共一家。",)), "zh")
    >>> "<td>&lt;b&gt;甲&lt;/b&gt;</td>" in html, "<p>共一家。</p>" in html
    (True, True)
    """
    from html import escape

    from skillgraph.present.tables import written
    from skillgraph.text import one_line

    def line(tag: str, cells: tuple[str | int | float | None, ...]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(one_line(written(cell)))}</{tag}>" for cell in cells) + "</tr>"

    head, rows = line("th", table.headings), "".join(line("td", row) for row in table.rows)
    body = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if table.rows or not table.empty else ""
    sentences = (*(() if table.rows or not table.empty else (table.empty,)), *table.notes)
    notes = "".join(f"<p>{escape(one_line(sentence))}</p>" for sentence in sentences)
    title = f"<h4>{escape(one_line(table.title))}</h4>" if table.title else ""
    more = as_html(table.more, lang) if table.more else ""
    return f'<div lang="{lang}">{title}{body}{more}{notes}</div>'


class Page(str):
    """The text of an HTML page that a notebook shows in a frame.

    Examples
    --------
    >>> Page('<p title="a">')._repr_html_().partition(" sandbox")[0]
    '<iframe srcdoc="&lt;p title=&quot;a&quot;&gt;"'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from html import escape

        # In the frame's sandbox the page reaches neither the notebook nor its storage.
        return (
            f'<iframe srcdoc="{escape(self)}" sandbox="allow-scripts allow-downloads" width="100%" height="640">'
            "</iframe>"
        )
