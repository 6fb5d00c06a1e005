"""The command that draws the graph."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def draw_map(lang: str) -> click.Command:
    """Make the command `map` in a language.

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
        "zh": ("以某一实体为中心。", "中心周围几步；默认 1。", "只画某类实体，如 企业；可重复。"),
        "en": (
            "Only what is around one entity.",
            "How many steps around the focus; 1 by default.",
            "Only entities of a type, such as enterprise; may be repeated.",
        ),
    }[lang]

    @click.option("--focus", metavar="NAME", help=said[0])
    @click.option("--hops", type=click.IntRange(min=1), default=1, metavar="N", help=said[1])
    @click.option("--type", "kinds", multiple=True, metavar="T", help=said[2])
    @click.pass_context
    def draw(ctx: click.Context, focus: str | None, hops: int, kinds: tuple[str, ...]) -> None:
        from skillgraph.cli.output import write_page

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            if focus is not None:
                say_how(graph, focus)
            write_page(lambda: graph.map(focus=focus, hops=hops, kinds=kinds), "map.html", settings)

    text = {
        "zh": "把图谱画成一个可离线打开的网页；点击可见原文。默认写入 map.html。",
        "en": "Draw the graph as one HTML file that works offline; a click shows the quote. Writes map.html.",
    }
    example = "skillgraph map -o kunming.html"
    command = click.command("map", cls=Command, help=text[lang], lang=lang, example=example)(draw)
    return shared(lang, formats=False)(command)
