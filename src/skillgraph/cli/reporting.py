"""The command that sets what is known of one entity on paper."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def report(lang: str) -> click.Command:
    """Make the command `report` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """

    @click.argument("name")
    @click.pass_context
    def report(ctx: click.Context, name: str) -> None:
        from skillgraph.cli.output import write_by_suffix

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            say_how(graph, name)

            def page() -> bytes:
                return graph.report(name).encode("utf-8", "replace")

            makers = {".html": page, ".htm": page, ".docx": lambda: graph.report(name, format="docx")}
            write_by_suffix(makers, "report.html", settings)

    text = {
        "zh": "把某一实体排成一两页 A4 的报告，可打印或转交。内容为事实、合作方、关系图、原文、来源。"
        "默认写入 report.html。",
        "en": "Set one entity on a page or two of A4 to print or hand on. Facts, partners, a small map, quotes and "
        "sources. Writes report.html.",
    }
    example = "skillgraph report 昆明技师学院 -o report.docx"
    command = click.command("report", cls=Command, help=text[lang], lang=lang, example=example)(report)
    return shared(lang, formats=False, file="report")(command)
