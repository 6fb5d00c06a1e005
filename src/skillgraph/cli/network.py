"""The commands that tell of the network's shape."""

from __future__ import annotations

from contextlib import closing
from typing import Unpack

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.projecting import Asked, projecting, say_area
from skillgraph.cli.usage import Command
from skillgraph.cli.waiting import Waiting


def rank(lang: str) -> click.Command:
    """Make the command `rank` in a language.

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
            "指标：degree weighted-degree betweenness closeness harmonic eigenvector pagerank core constraint "
            "effective-size；默认 degree。",
            "只列某类实体，如 企业；可重复；默认为人物以外的各类。",
            "至多列到第几名；默认 20。",
            "估计值也要算出准确值，无论多久。",
        ),
        "en": (
            "degree, weighted-degree, betweenness, closeness, harmonic, eigenvector, pagerank, core, constraint or "
            "effective-size; by default degree.",
            "Only entities of a type, such as enterprise; may be repeated; by default all but people.",
            "How many places at the most; 20 by default.",
            "Exact values where they would be estimated, however long they take.",
        ),
    }[lang]

    @click.option("--by", default="degree", metavar="M", help=said[0])
    @click.option("--type", "types", multiple=True, metavar="T", help=said[1])
    @click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help=said[2])
    @click.option("--exact", is_flag=True, help=said[3])
    @projecting(lang)
    @click.pass_context
    def rank(
        ctx: click.Context, by: str, types: tuple[str, ...], limit: int, *, exact: bool, **asked: Unpack[Asked]
    ) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import ranking

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph, closing(Waiting(lang)) as waiting:
            say_area(graph, asked["area"])
            answer = graph.rank(by, types=types, limit=limit, exact=exact, watch=waiting, **asked)
        write(answer, lambda: ranking.rank(answer, settings.lang), settings)

    text = {
        "zh": "按某个指标给具名的合作方排名，并用一句话说明指标的含义。",
        "en": "Rank the named partners by a measure. One sentence says what the measure means.",
    }
    example = "skillgraph rank --by betweenness"
    command = click.command("rank", cls=Command, help=text[lang], lang=lang, example=example)(rank)
    return shared(lang)(command)
