"""The options by which a command on the network chooses among partnerships."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from skillgraph.cli.telling import say_how

if TYPE_CHECKING:
    from skillgraph.graph import Graph

F = TypeVar("F", bound=Callable[..., Any])

_HELP = {
    "kind": {
        "zh": "只计某种合作形式，如 订单班；含更具体的形式；可重复。",
        "en": "Only a form of cooperation, such as order-class; narrower forms count as it; may be repeated.",
    },
    "since": {"zh": "只计自某年起开始的合作。", "en": "Only partnerships that began in year Y or later."},
    "until": {"zh": "只计到某年为止开始的合作。", "en": "Only partnerships that began in year Y or earlier."},
    "area": {"zh": "只计有参与方位于某地的合作。", "en": "Only partnerships with a participant in an area."},
    "asserted": {
        "zh": "只计来源写明的合作，不计推断的。",
        "en": "Only partnerships that a source states, none that is inferred.",
    },
}


class Asked(TypedDict):
    """What the options say, by the names the library uses."""

    kind: tuple[str, ...]
    since: int | None
    until: int | None
    area: str | None
    asserted: bool


def projecting(lang: str) -> Callable[[F], F]:
    """Give a command the options that choose among partnerships.

    Parameters
    ----------
    lang
        The language of their help.

    Returns
    -------
    callable
        A decorator of the command's function, which takes them as `Asked` has them.
    """

    def said(name: str) -> str:
        return _HELP[name][lang]

    options = (
        click.option("--kind", "kind", multiple=True, metavar="K", help=said("kind")),
        click.option("--since", type=click.IntRange(1, 9999), metavar="Y", help=said("since")),
        click.option("--until", type=click.IntRange(1, 9999), metavar="Y", help=said("until")),
        click.option("--area", metavar="A", help=said("area")),
        click.option("--asserted", is_flag=True, help=said("asserted")),
    )

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def say_area(graph: Graph, typed: str | None) -> None:
    """Tell back an area that was not typed as it stands.

    Parameters
    ----------
    graph
        Where it is looked up.
    typed
        Its name, if one was given.

    Raises
    ------
    UnknownName, AmbiguousName, NothingNamed
        When the name does not mean one entity.
    """
    if typed is not None:
        say_how(graph, typed)
