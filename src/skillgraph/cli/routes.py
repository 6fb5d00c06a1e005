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
        "zh": "给出几条路径，由短到长，至多 100；默认 1。",
        "en": "How many ways to tell, the shortest first, 100 at the most; 1 by default.",
    }[lang]

    @click.argument("a")
    @click.argument("b")
    @click.option("-k", type=click.IntRange(1, 100), default=1, metavar="K", help=said)
    @click.pass_context
    def path(ctx: click.Context, a: str, b: str, k: int) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import routes

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            for name in (a, b):
                say_how(graph, name)
            answer = graph.path(a, b, k)
        write(answer, lambda: routes.path(answer, settings.lang), settings)

    text = {
        "zh": "两个实体如何相连：最短的几条路径，每一步都有原文；不经由地域和年份。",
        "en": "How two entities are connected: the shortest ways, each step quoted; none through an area or a year.",
    }
    example = "skillgraph path 云南云翔玻璃有限责任公司 中国水利水电第十四工程局有限公司"
    command = click.command("path", cls=Command, help=text[lang], lang=lang, example=example)(path)
    return shared(lang)(command)
