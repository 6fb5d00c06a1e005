"""The command that brings people's own files into a workspace."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, path, shared
from skillgraph.cli.usage import Command


def add(lang: str) -> click.Command:
    """Make the command ``add``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        Its exit code is 1 where something is wrong with a file.
    """
    said = {
        "zh": (
            "只说会有什么改变，不写入。",
            "有错误时仍收入无误的行，其余写入待改正的文件。",
            "另存一个工作簿，标出有误的单元格。",
            "待改正的文件；默认为原表旁的 .rest.csv 等，不覆盖已有文件。",
            "外来表格的映射文件：哪一列是什么，行如何成为记录。",
            "不加入，只写出一份建议的映射文件。",
        ),
        "en": (
            "Only say what would change.",
            "Take the good rows where others are wrong; the others go to a file to mend.",
            "Write a copy as a workbook with the bad cells marked.",
            "The file to mend; by default NAME.rest.csv or the like beside the table, if free.",
            "The map of a foreign table: which column is what, how rows become records.",
            "Add nothing: write a proposal for such a map.",
        ),
    }[lang]

    @click.argument("files", nargs=-1, required=True, metavar="FILE…")
    @click.option("--dry-run", is_flag=True, help=said[0])
    @click.option("--accept-valid", is_flag=True, help=said[1])
    @click.option("--marked", metavar="COPY.xlsx", help=said[2])
    @click.option("--rest", metavar="FILE", help=said[3])
    @click.option("--map", metavar="MAP.toml", help=said[4])
    @click.option("--guess-map", is_flag=True, help=said[5])
    @click.pass_context
    def command(
        ctx: click.Context,
        /,
        files: tuple[str, ...],
        dry_run: bool,
        accept_valid: bool,
        guess_map: bool,
        **others: str | None,
    ) -> None:
        from skillgraph import graph
        from skillgraph.cli.output import check_place, deliver, write
        from skillgraph.cli.waiting import Waiting
        from skillgraph.present import adding

        settings: Settings = ctx.find_root().obj["settings"]
        named = [path(file) for file in files]
        if guess_map:
            deliver(graph.guess_map(named[0], settings.lang).encode(), settings, filled_in=True)
            return
        wanted = {name: file and path(file) for name, file in others.items()}
        check_place(settings)
        waiting = Waiting(settings.lang)
        try:
            answer = graph.add(
                settings.own_folder(),
                named,
                settings.lang,
                dry_run=dry_run,
                accept_valid=accept_valid,
                watch=waiting,
                **wanted,
            )
        finally:
            waiting.close()
        taken = answer.written or (dry_run and accept_valid)
        write(answer, lambda: adding.added(answer, settings.lang, taken=taken), settings)
        if answer.violations and not answer.written:
            ctx.exit(1)

    text = {
        "zh": "把函件、表格和 RDF 加入自己的工作区：全部加入，或什么都不写。函件为文本（TXT、Markdown）；表格为 "
        "XLSX、CSV、TSV、JSON；RDF 为 JSON-LD、Turtle、TriG、N-Triples、N-Quads、RDF/XML。",
        "en": "Add letters, tables and RDF to your workspace: all, or nothing. Letters are text (TXT, Markdown); "
        "tables XLSX, CSV, TSV, JSON; RDF is JSON-LD, Turtle, TriG, N-Triples, N-Quads, RDF/XML.",
    }
    example = {
        "zh": "skillgraph init 我的工作区\nskillgraph template 合作 -o 合作.csv\nskillgraph add 合作.csv -w 我的工作区",
        "en": "skillgraph init my-workspace\nskillgraph template partnership -o partners.csv\n"
        "skillgraph add partners.csv -w my-workspace",
    }[lang]
    made = click.command("add", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang)(made(command))
