"""The command that answers with figures."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.usage import Command


def stats(lang: str) -> click.Command:
    """Make the command `stats` in a language.

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
        "zh": ("某年的数值。", "某地域的数值，如 昆明市。", "带某种限定的数值，如 近。"),
        "en": ("Figures of year Y.", "Figures of an area, such as Kunming.", "Figures with a hedge, such as nearly."),
    }[lang]

    @click.argument("topic", required=False)
    @click.option("--year", type=int, metavar="Y", help=said[0])
    @click.option("--area", metavar="A", help=said[1])
    @click.option("--hedge", metavar="H", help=said[2])
    @click.pass_context
    def stats(ctx: click.Context, topic: str | None, year: int | None, area: str | None, hedge: str | None) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import figures

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            answer = graph.stats(topic, year=year, area=area, hedge=hedge)
        write(answer, lambda: figures.stats(answer, settings.lang), settings)

    text = {
        "zh": "来源给出的统计数据：截至日期、约数、单位和原文。主题如 人才、竞赛，或某一称号。",
        "en": "The figures sources give, with date, hedge, unit and quote. Topics are talent, awards and the like.",
    }
    command = click.command("stats", cls=Command, help=text[lang], lang=lang, example="skillgraph stats talent")(stats)
    return shared(lang)(command)
