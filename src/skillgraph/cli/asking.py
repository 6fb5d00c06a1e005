"""The command that lists and answers the questions people ask."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.usage import Command


def ask(lang: str) -> click.Command:
    """Make the command in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        ``ask``: without argument it lists the questions, with a number or words it answers one.
    """

    @click.argument("words", nargs=-1)
    @click.pass_context
    def answer(ctx: click.Context, words: tuple[str, ...]) -> None:
        settings: Settings = ctx.find_root().obj["settings"]
        if words:
            _answer(" ".join(words), settings)
        else:
            _list(settings)

    text = {
        "zh": "人们常问的问题：列出全部，或回答其中一个。带编号或词语则回答，并引用原文；不带则列出。",
        "en": "The questions people ask: lists them, or answers one. Named by its number or by words; with quotes.",
    }
    command = click.command("ask", cls=Command, help=text[lang], lang=lang, example="skillgraph ask 4")(answer)
    return shared(lang)(command)


def _list(settings: Settings) -> None:
    from skillgraph.cli.output import write
    from skillgraph.present import asking

    with settings.graph() as graph:
        answer = graph.questions()
    write(answer, lambda: asking.questions(answer, settings.lang), settings)


def _answer(asked: str, settings: Settings) -> None:
    from skillgraph.cli.output import write
    from skillgraph.present import asking

    with settings.graph() as graph:
        answer = graph.ask(asked)
    write(answer, lambda: asking.asked(answer, settings.lang), settings)
