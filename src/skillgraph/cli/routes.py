"""The command that says how two entities are connected."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def path(lang: str) -> click.Command:
    """Make the command `path` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    said = {
        "zh": (
            "给出几条路径，由短到长，至多 100；默认 1。",
            "按强度计：一步的距离是 1 除以两者之间的记录数。",
            "只沿某种合作形式或关系，如 订单班、隶属于；partner 指所有合作；可重复。",
            "只计来源写明的，不计推断。",
        ),
        "en": (
            "How many ways to tell, the shortest first, 100 at the most; 1 by default.",
            "Count strength: the distance of a step is 1 divided by the number of records that join the two.",
            "Only along a form or a relation, such as order-class or belongs-to; partner is any form; may be repeated.",
            "Only along what a source states, not what is inferred.",
        ),
    }[lang]

    @click.argument("a")
    @click.argument("b")
    @click.option("-k", type=click.IntRange(1, 100), default=1, metavar="K", help=said[0])
    @click.option("--weighted", is_flag=True, help=said[1])
    @click.option("--kind", "kinds", multiple=True, metavar="F", help=said[2])
    @click.option("--asserted", is_flag=True, help=said[3])
    @click.pass_context
    def path(
        ctx: click.Context, a: str, b: str, k: int, weighted: bool, kinds: tuple[str, ...], asserted: bool
    ) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import routes

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            for name in (a, b):
                say_how(graph, name)
            answer = graph.path(a, b, k, weighted=weighted, kinds=kinds, asserted=asserted)
        write(answer, lambda: routes.path(answer, settings.lang), settings)

    text = {
        "zh": "两个实体如何相连：最短的几条路径，每一步都有原文。路径不经由地域和年份。",
        "en": "How two entities are connected, each step quoted. The shortest ways; none through an area or a year.",
    }
    example = "skillgraph path 云南云翔玻璃有限责任公司 中国水利水电第十四工程局有限公司"
    command = click.command("path", cls=Command, help=text[lang], lang=lang, example=example)(path)
    return shared(lang)(command)
