"""The commands that tell of the network's groups, of those who connect them, and of two side by side."""

from __future__ import annotations

from typing import Unpack

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.projecting import Asked, projecting, say_area
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def communities(lang: str) -> click.Command:
    """Make the command `communities` in a language.

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
            "至多列出几个群组；默认 20。",
            "随机数的起点；同一数字得同一结果；默认 0。",
            "每个群组至多列出几个成员；默认 20。",
        ),
        "en": (
            "How many groups at the most; 20 by default.",
            "Where chance begins; the same gives the same; 0 by default.",
            "How many members of each at the most; 20 by default.",
        ),
    }[lang]

    @click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help=said[0])
    @click.option("--seed", type=click.IntRange(min=0), default=0, metavar="N", help=said[1])
    @click.option("--members", type=click.IntRange(min=1), default=20, metavar="N", help=said[2])
    @projecting(lang)
    @click.pass_context
    def communities(ctx: click.Context, limit: int, seed: int, members: int, **asked: Unpack[Asked]) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import groups

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            say_area(graph, asked["area"])
            answer = graph.communities(limit=limit, seed=seed, members=members, **asked)
        write(answer, lambda: groups.communities(answer, settings.lang), settings)

    text = {
        "zh": "具名的合作方分成哪些群组。写明主要成员、类别、合作形式，以及分得多清楚、多稳定。",
        "en": "Which groups the named partners form. Who leads them, their forms, how clear-cut and stable they are.",
    }
    example = "skillgraph communities --format json"
    command = click.command("communities", cls=Command, help=text[lang], lang=lang, example=example)(communities)
    return shared(lang)(command)


def brokers(lang: str) -> click.Command:
    """Make the command `brokers` in a language.

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
            "按什么分组：type（类别）、kind（合作形式）、area（地域）、sector（产业或职业）或 community（群组）；"
            "默认 type。",
            "至多列出几个中间人；默认 20。",
            "每个中间人至多列出几对；默认 10。",
        ),
        "en": (
            "What they are told apart by: type, kind (form of cooperation), area, sector (industry or occupation) or "
            "community; by default type.",
            "How many brokers at the most; 20 by default.",
            "How many pairs of each at the most; 10 by default.",
        ),
    }[lang]

    @click.option("--by", default="type", metavar="G", help=said[0])
    @click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help=said[1])
    @click.option("--pairs", type=click.IntRange(min=0), default=10, metavar="N", help=said[2])
    @projecting(lang)
    @click.pass_context
    def brokers(ctx: click.Context, by: str, limit: int, pairs: int, **asked: Unpack[Asked]) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import groups

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            say_area(graph, asked["area"])
            answer = graph.brokers(by, limit=limit, pairs=pairs, **asked)
        write(answer, lambda: groups.brokers(answer, settings.lang), settings)

    text = {
        "zh": "谁连接着彼此没有合作的各方，如企业与院校。写明以何种角色，连接哪些双方。",
        "en": "Who connects those that do not partner with each other. In which role, and which pairs, such as "
        "enterprises and colleges.",
    }
    example = "skillgraph brokers --by type"
    command = click.command("brokers", cls=Command, help=text[lang], lang=lang, example=example)(brokers)
    return shared(lang)(command)


def compare(lang: str) -> click.Command:
    """Make the command `compare` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """

    @click.argument("a")
    @click.argument("b")
    @click.pass_context
    def compare(ctx: click.Context, a: str, b: str) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import groups

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            for name in (a, b):
                say_how(graph, name)
            answer = graph.compare(a, b)
        write(answer, lambda: groups.compare(answer, settings.lang), settings)

    text = {
        "zh": "两个实体并列对照：合作方、合作形式、名次。并列出共同的合作方和两者的距离。",
        "en": "Two entities side by side: partners, forms, ranks. With shared partners, and how far apart they are.",
    }
    example = "skillgraph compare 昆明技师学院 官渡职中"
    command = click.command("compare", cls=Command, help=text[lang], lang=lang, example=example)(compare)
    return shared(lang)(command)
