"""The program and its commands; each parses, calls one function of the graph, and prints."""

from __future__ import annotations

from collections.abc import Callable

import click

from skillgraph import __version__
from skillgraph.cli import (
    asking,
    checking,
    exporting,
    figures,
    network,
    network_groups,
    network_meeting,
    querying,
    routes,
)
from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how, tell
from skillgraph.cli.usage import Command, Group


def program(lang: str) -> click.Group:
    """Make the program in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Group
        With all its commands.
    """
    text = {
        "zh": "技能图谱：谁与谁合作，每个答案都引用来源原文。",
        "en": "SkillGraph: who partners with whom; every answer quotes its source.",
    }

    @click.pass_context
    def begin(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            tell(ctx.get_help())
            ctx.exit(2)

    group = Group(
        "skillgraph",
        callback=begin,
        help=text[lang],
        lang=lang,
        invoke_without_command=True,
        subcommand_metavar="COMMAND [ARGS]...",
        context_settings={
            "obj": {"settings": Settings(lang)},
            "help_option_names": ["-h", "--help"],
            "max_content_width": 110,
        },
    )
    shared(lang)(group)
    group.params.append(_version(lang))
    for command in (
        _partners,
        _show,
        _find,
        routes.path,
        network.rank,
        network_groups.communities,
        network_groups.brokers,
        network_groups.compare,
        network_meeting.gaps,
        network_meeting.suggest,
        figures.stats,
        asking.ask,
        checking.validate,
        querying.query,
        exporting.export,
        _map,
    ):
        group.add_command(command(lang))
    return group


def _version(lang: str) -> click.Option:
    """As click's own option; that one would have its help looked up in a catalogue of translations first."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(f"skillgraph {__version__}")
            ctx.exit()

    text = "显示版本。" if lang == "zh" else "Show the version."
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def _command(
    lang: str, name: str, text: dict[str, str], example: str, *, formats: bool = True
) -> Callable[[Callable[..., None]], click.Command]:
    def make(function: Callable[..., None]) -> click.Command:
        decorated = click.command(name, cls=Command, help=text[lang], lang=lang, example=example)(function)
        return shared(lang, formats=formats)(decorated)

    return make


def _partners(lang: str) -> click.Command:
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
        "en": "Who partners with whom: in which form, since when, for how many, with the quote.",
    }
    return _command(lang, "partners", text, "skillgraph partners 昆明技师学院")(partners)


def _show(lang: str) -> click.Command:
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


def _find(lang: str) -> click.Command:
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
        "en": "Find entities by name, alias, pinyin or its initials, even if misspelt.",
    }
    return _command(lang, "find", text, "skillgraph find kmjsxy")(find)


def _map(lang: str) -> click.Command:
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

        settings = _settings(ctx)
        with settings.graph() as graph:
            if focus is not None:
                say_how(graph, focus)
            write_page(lambda: graph.map(focus=focus, hops=hops, kinds=kinds), "map.html", settings)

    text = {
        "zh": "把图谱画成一个可离线打开的网页；点击可见原文。默认写入 map.html。",
        "en": "Draw the graph as one HTML file that works offline; a click shows the quote. Writes map.html.",
    }
    return _command(lang, "map", text, "skillgraph map -o kunming.html", formats=False)(draw)


def _settings(ctx: click.Context) -> Settings:
    settings: Settings = ctx.find_root().obj["settings"]
    return settings
