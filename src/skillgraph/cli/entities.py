"""The commands that answer about an entity: who partners with whom, everything known, and whom a text may mean."""

from __future__ import annotations

from collections.abc import Callable

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def partners(lang: str) -> click.Command:
    """Make the command `partners` in a language.

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
        "zh": ("几步之内的合作方；默认 1。", "合作形式，如 订单班；含更具体的形式。", "自某年起的合作。"),
        "en": (
            "Partners up to N partnerships away; 1 by default.",
            "A form of cooperation, such as order-class; narrower forms count as it.",
            "Partnerships that began in year Y or later.",
        ),
    }[lang]

    @click.argument("name")
    @click.option("--hops", type=click.IntRange(min=1), default=1, metavar="N", help=said[0])
    @click.option("--kind", metavar="K", help=said[1])
    @click.option("--since", type=int, metavar="Y", help=said[2])
    @click.pass_context
    def partners(ctx: click.Context, name: str, hops: int, kind: str | None, since: int | None) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import answers

        settings = _settings(ctx)
        with settings.graph() as graph:
            say_how(graph, name)
            answer = graph.partners(name, hops=hops, kind=kind, since=since)
        write(answer, lambda: answers.partners(answer, settings.lang), settings)

    text = {
        "zh": "谁与某单位合作：何种形式、自何时起、多少人，并引用原文。",
        "en": "Who partners with whom, in which form and since when. With head-counts and quotes.",
    }
    return _command(lang, "partners", text, "skillgraph partners 昆明技师学院")(partners)


def show(lang: str) -> click.Command:
    """Make the command `show` in a language.

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
    def show(ctx: click.Context, name: str) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import answers

        settings = _settings(ctx)
        with settings.graph() as graph:
            say_how(graph, name)
            answer = graph.show(name)
        write(answer, lambda: answers.show(answer, settings.lang), settings)

    text = {
        "zh": "关于某一实体所知的一切，每条都有来源。",
        "en": "Everything known of one entity, each record with its source.",
    }
    return _command(lang, "show", text, "skillgraph show 市人社部门")(show)


def find(lang: str) -> click.Command:
    """Make the command `find` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    said = {"zh": "至多列出几个；默认 20。", "en": "How many at the most; 20 by default."}[lang]

    @click.argument("text")
    @click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help=said)
    @click.pass_context
    def find(ctx: click.Context, text: str, limit: int) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import answers

        settings = _settings(ctx)
        with settings.graph() as graph:
            answer = graph.find(text, limit)
        write(answer, lambda: answers.find(answer, settings.lang), settings)

    text = {
        "zh": "按名称、别称、拼音或首字母查找实体，写错字也可。",
        "en": "Find entities by name, alias or pinyin, even if misspelt. Initials of the pinyin do as well.",
    }
    return _command(lang, "find", text, "skillgraph find kmjsxy")(find)


def _command(
    lang: str, name: str, text: dict[str, str], example: str, *, formats: bool = True
) -> Callable[[Callable[..., None]], click.Command]:
    def make(function: Callable[..., None]) -> click.Command:
        decorated = click.command(name, cls=Command, help=text[lang], lang=lang, example=example)(function)
        return shared(lang, formats=formats)(decorated)

    return make


def _settings(ctx: click.Context) -> Settings:
    settings: Settings = ctx.find_root().obj["settings"]
    return settings
