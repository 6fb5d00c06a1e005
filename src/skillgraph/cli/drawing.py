"""The command that draws the graph."""

from __future__ import annotations

from functools import partial

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
        "zh": (
            "以某一实体为中心。",
            "中心周围几步；默认 1。",
            "只画某类实体，如 企业；可重复。",
            "大小表示的指标，如 degree，与 rank 的相同；默认按连线的多少。",
            "颜色表示什么：type（类别，默认）、community（群组）或一个指标。",
        ),
        "en": (
            "Only what is around one entity.",
            "How many steps around the focus; 1 by default.",
            "Only entities of a type, such as enterprise; may be repeated.",
            "The measure that size tells, such as degree: those of rank; by default the number of lines.",
            "What colour tells: type (the default), community, or a measure.",
        ),
    }[lang]

    @click.option("--focus", metavar="NAME", help=said[0])
    @click.option("--hops", type=click.IntRange(min=1), default=1, metavar="N", help=said[1])
    @click.option("--type", "kinds", multiple=True, metavar="T", help=said[2])
    @click.option("--size-by", metavar="M", help=said[3])
    @click.option("--color-by", metavar="C", help=said[4])
    @click.pass_context
    def draw(
        ctx: click.Context,
        focus: str | None,
        hops: int,
        kinds: tuple[str, ...],
        size_by: str | None,
        color_by: str | None,
    ) -> None:
        from skillgraph.cli.output import write_page

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            if focus is not None:
                say_how(graph, focus)
            drawn = partial(graph.map, focus, hops, kinds, size_by=size_by, color_by=color_by)
            write_page(drawn, "map.html", settings)

    text = {
        "zh": "把图谱画成一个可离线打开的网页；点击可见原文。默认写入 map.html。",
        "en": "Draw the graph as one HTML file that works offline; a click shows the quote. Writes map.html.",
    }
    example = "skillgraph map -o kunming.html"
    command = click.command("map", cls=Command, help=text[lang], lang=lang, example=example)(draw)
    return shared(lang, formats=False)(command)
