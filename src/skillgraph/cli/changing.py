"""The commands that tell and take back what changed a workspace."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.usage import Command


def log(lang: str) -> click.Command:
    """Make the command ``log``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """

    @click.pass_context
    def command(ctx: click.Context) -> None:
        from skillgraph import graph
        from skillgraph.cli.output import write
        from skillgraph.present import changes

        settings: Settings = ctx.find_root().obj["settings"]
        answer = graph.log(settings.folder(), settings.lang)
        write(answer, lambda: changes.log(answer, settings.lang), settings)

    text = {
        "zh": "列出各命令对工作区的更改：何时、何人、哪些文件。最新的在最后。",
        "en": "List what commands changed: when, who, which files. The newest is last.",
    }
    made = click.command("log", cls=Command, help=text[lang], lang=lang, example="skillgraph log")
    return shared(lang)(made(command))


def undo(lang: str) -> click.Command:
    """Make the command ``undo``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    said = {"zh": "改为恢复上一次撤销的更改。", "en": "Make the change again that was taken back last."}[lang]

    @click.option("--redo", is_flag=True, help=said)
    @click.pass_context
    def command(ctx: click.Context, redo: bool) -> None:
        from skillgraph import graph
        from skillgraph.cli.output import write
        from skillgraph.present import changes

        settings: Settings = ctx.find_root().obj["settings"]
        answer = graph.undo(settings.own_folder(), settings.lang, redo=redo)
        write(answer, lambda: changes.undone(answer, settings.lang), settings)

    text = {
        "zh": "撤销工作区的上一次更改。前提是此后无人改动过那些文件；再用一次则撤销更前一次。",
        "en": "Take back the last change of a workspace. Only if nobody has touched its files since; once more, the "
        "one before.",
    }
    own = {"zh": "我的工作区", "en": "my-workspace"}[lang]
    # An own workspace, with the records of the example added and taken back again.
    lines = ("init {0}", "export -o kunming.ttl", "add kunming.ttl -w {0}", "undo -w {0}")
    example = "\n".join(f"skillgraph {line}" for line in lines).format(own)
    made = click.command("undo", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang)(made(command))
