"""The commands that tell who has nobody, and whom to introduce to whom."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how
from skillgraph.cli.usage import Command


def gaps(lang: str) -> click.Command:
    """Make the command `gaps` in a language.

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
            "只列某类，如 企业、重点产业；可重复。",
            "每种缺口至多列出几个；默认 20。说明中给出总数。",
            "改为统计具名的合作，如 --matrix type form：type kind area form year status 中的两项。",
        ),
        "en": (
            "Only those of a type, such as enterprise or key-industry; may be repeated.",
            "How many of each sort of gap at the most; 20 by default. The notes count all.",
            "Count named partnerships instead, as in --matrix type form: two of type, kind, area, form, year, status.",
        ),
    }[lang]

    @click.option("--type", "types", multiple=True, metavar="T", help=said[0])
    @click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help=said[1])
    @click.option("--matrix", nargs=2, metavar="A B", help=said[2])
    @click.pass_context
    def gaps(ctx: click.Context, types: tuple[str, ...], limit: int, matrix: tuple[str, str] | None) -> None:
        from skillgraph.cli.output import write
        from skillgraph.present import meeting

        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            if matrix is not None:
                counted = graph.matrix(*matrix, types=types)
                write(counted, lambda: meeting.matrix(counted, settings.lang), settings)
            else:
                answer = graph.gaps(types, limit)
                write(answer, lambda: meeting.gaps(answer, settings.lang), settings)

    text = {
        "zh": "谁没有具名的合作方，哪些产业和职业没有基地。区分“来源未说明”“有而未具名”和“没有”。",
        "en": "Who has no named partner, and which industries no base. Not said, unnamed and none are kept apart.",
    }
    example = "skillgraph gaps --type enterprise"
    command = click.command("gaps", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang)(command(gaps))


def suggest(lang: str) -> click.Command:
    """Make the command `suggest` in a language.

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
            "至多列出几个；默认 10。",
            "不建议，而是检验：隐去一部分已知的合作，看能找回多少。",
            "检验时随机选择的种子；默认 0。",
            "检验时隐去的比例；默认 0.2。",
        ),
        "en": (
            "How many at the most; 10 by default.",
            "Suggest nobody, but test it: hide a share of the known partnerships and see how many are found again.",
            "For the test: the seed of the choice; 0 by default.",
            "For the test: the share to hide; 0.2 by default.",
        ),
    }[lang]
    share = click.FloatRange(0, 1, min_open=True, max_open=True)

    @click.argument("name", required=False)
    @click.option("--limit", type=click.IntRange(min=1), default=10, metavar="N", help=said[0])
    @click.option("--backtest", is_flag=True, help=said[1])
    @click.option("--seed", type=click.IntRange(min=0), default=0, metavar="S", help=said[2])
    @click.option("--share", type=share, default=0.2, metavar="P", help=said[3])
    @click.pass_context
    def suggest(ctx: click.Context, name: str | None, limit: int, backtest: bool, seed: int, share: float) -> None:
        from skillgraph.cli.output import write
        from skillgraph.cli.progress import bar
        from skillgraph.present import meeting

        if name is None and not backtest:
            raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0], param_hint="NAME")
        if name is not None and backtest:
            raise click.UsageError(f"Got unexpected extra argument ({name})", ctx)
        settings: Settings = ctx.find_root().obj["settings"]
        with settings.graph() as graph:
            if name is None:
                doing = bar("正在检验" if settings.lang == "zh" else "Testing")
                tested = graph.backtest(seed=seed, share=share, progress=doing)
                write(tested, lambda: meeting.backtest(tested, settings.lang), settings)
            else:
                say_how(graph, name)
                answer = graph.suggest(name, limit=limit)
                write(answer, lambda: meeting.suggest(answer, settings.lang), settings)

    text = {
        "zh": "建议某单位可以接触的合作方，列出每项依据。只是建议，不是事实，也不存入图谱。",
        "en": "Whom an organisation might meet, with what speaks for each. Suggestions, not facts, and never stored.",
    }
    example = "skillgraph suggest 云南技师学院"
    command = click.command("suggest", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang)(command(suggest))
