"""The command that says whether all is well with a workspace."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.usage import Command


def validate(lang: str) -> click.Command:
    """Make the command ``validate``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        Its exit code is 1 where something is wrong.
    """
    said = {
        "zh": "逐句列出没有记录引用的文字，各有原因。",
        "en": "Sentence by sentence, what no record quotes, each with the reason.",
    }[lang]

    @click.option("--coverage", is_flag=True, help=said)
    @click.pass_context
    def command(ctx: click.Context, coverage: bool) -> None:
        from skillgraph import graph
        from skillgraph.cli.output import write
        from skillgraph.present import checking

        settings: Settings = ctx.find_root().obj["settings"]
        answer = graph.validate(settings.folder(), settings.lang, coverage=coverage)
        table = checking.coverage if coverage else checking.violations
        write(answer, lambda: table(answer, settings.lang), settings)
        if not answer.conforms:
            ctx.exit(1)

    text = {
        "zh": "检查工作区：文件、表单、引文、数字和约数、SHACL 与各项规则。",
        "en": "Check a workspace: files, forms, quotes, numbers and rules. Hedges and SHACL are among them.",
    }
    made = click.command("validate", cls=Command, help=text[lang], lang=lang, example="skillgraph validate --coverage")
    return shared(lang)(made(command))
