"""The command that draws the graph."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import say_how, tell
from skillgraph.cli.usage import Command

_SAID = {
    "focus": ("以某一实体为中心。", "Only what is around one entity."),
    "hops": ("中心周围几步；默认 1。", "How many steps around the focus; 1 by default."),
    "types": ("只画某类实体，如 企业；可重复。", "Only entities of a type, such as enterprise; may be repeated."),
    "kind": (
        "只画某种关系，如 冠名班；可重复。",
        "Only relations of a kind, such as named-class; may be repeated.",
    ),
    "since": ("只画某年及以后开始的关系。", "Only relations that began in this year or later."),
    "status": (
        "只画某种依据的关系：asserted（来源写明）、inferred（由规则推断）、suggested（算法建议）；可重复。",
        "Only relations of a status: asserted, inferred or suggested; may be repeated.",
    ),
    "top": ("只画具名合作方最多的 N 个实体。", "Only the N entities with most named partners."),
    "size_by": (
        "大小表示的指标，如 degree，与 rank 的相同；默认按连线的多少。",
        "The measure that size tells, such as degree: those of rank; by default the number of lines.",
    ),
    "color_by": (
        "颜色表示什么：type（类别，默认）、community（群组）或一个指标。",
        "What colour tells: type (the default), community, or a measure.",
    ),
    "communities": ("打开时就画出群组底色。", "Draw the ground of communities from the beginning."),
    "opened": ("写好后用浏览器打开。", "Open it in the browser once it is written."),
}
_NO_FOCUS = {"zh": "--hops 要与 --focus 一起使用。", "en": "--hops is counted from --focus, which was not given."}
_HELP = {
    "zh": "把图谱画成一个可离线打开的网页；点击可见原文。默认写入 map.html。",
    "en": "Draw the graph as one HTML file that works offline. A click shows the quote. Writes map.html.",
}


def draw_map(lang: str) -> click.Command:
    """Make the command `map` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    said = {name: words[lang == "en"] for name, words in _SAID.items()}

    @click.option("--focus", metavar="NAME", help=said["focus"])
    @click.option("--hops", type=click.IntRange(min=1), metavar="N", help=said["hops"])
    @click.option("--type", "types", multiple=True, metavar="T", help=said["types"])
    @click.option("--kind", multiple=True, metavar="K", help=said["kind"])
    @click.option("--since", type=click.INT, metavar="Y", help=said["since"])
    @click.option("--status", multiple=True, metavar="S", help=said["status"])
    @click.option("--top", type=click.IntRange(min=1), metavar="N", help=said["top"])
    @click.option("--size-by", metavar="M", help=said["size_by"])
    @click.option("--color-by", metavar="C", help=said["color_by"])
    @click.option("--communities", is_flag=True, help=said["communities"])
    @click.option("--open", "opened", is_flag=True, help=said["opened"])
    @click.pass_context
    def draw(ctx: click.Context, /, opened: bool, focus: str | None, hops: int | None, **asked: object) -> None:
        if hops is not None and focus is None:
            raise click.UsageError(_NO_FOCUS[lang])
        _draw(ctx.find_root().obj["settings"], focus, hops or 1, asked, opened=opened)

    command = click.command("map", cls=Command, help=_HELP[lang], lang=lang, example="skillgraph map -o kunming.html")
    return shared(lang, formats=False)(command(draw))


def _draw(settings: Settings, focus: str | None, hops: int, asked: dict[str, object], *, opened: bool) -> None:
    from skillgraph.cli.output import write_page

    with settings.graph() as graph:
        if focus is not None:
            say_how(graph, focus)
        write_page(lambda: graph.map(focus, hops, **asked), "map.html", settings)  # type: ignore[arg-type]
    if opened:
        _open(str(settings.output), settings.lang)


def _open(file: str, lang: str) -> None:
    """Show a page in the reader's own browser."""
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(file).absolute().as_uri()):
        tell(f"没有找到浏览器，请自行打开 {file}。" if lang == "zh" else f"No browser was found; open {file} yourself.")
