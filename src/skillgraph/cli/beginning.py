"""The commands that begin something of one's own: a workspace, and sheets to fill in."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, path, shared
from skillgraph.cli.telling import tell
from skillgraph.cli.usage import Command

_TITLE = {"zh": "工作区的标题；默认为文件夹的名称。", "en": "What it is called; by default as its folder."}
_BASE = {
    "zh": "各条目标识的开头，如 https://example.org/my-city/。",
    "en": "What its identifiers begin with, such as https://example.org/my-city/.",
}
_EXAMPLE = {"zh": "从昆明示例的副本开始。", "en": "Start from a copy of the Kunming example."}
_BEGUN = {
    "zh": "工作区已建好：{folder}。先看其中的 README.md，再填写 forms/forms.xlsx。",
    "en": "The workspace is ready: {folder}. Read its README.md, then fill in forms/forms.xlsx.",
}
_OWN_BASE = {
    "zh": "各条目的标识以 example.org 的地址开头；公开之前，请在 skillgraph.toml 中换成自己的地址。",
    "en": "Its identifiers begin with an address at example.org; put your own into skillgraph.toml before you publish.",
}


def init(lang: str) -> click.Command:
    """Make the command ``init``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """

    @click.argument("folder", metavar="DIR", required=False)
    @click.option("--title", metavar="T", help=_TITLE[lang])
    @click.option("--base", metavar="IRI", help=_BASE[lang])
    @click.option("--example", is_flag=True, help=_EXAMPLE[lang])
    @click.pass_context
    def command(ctx: click.Context, folder: str | None, title: str | None, base: str | None, example: bool) -> None:
        from skillgraph import graph

        settings: Settings = ctx.find_root().obj["settings"]
        where = folder or settings.workspace
        if where is None:
            raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
        graph.init(path(where), title, base, settings.lang, example=example)
        tell(_BEGUN[lang].format(folder=where))
        if base is None and not example:
            tell(_OWN_BASE[lang])

    text = {
        "zh": "新建工作区：设置、空白表格、名录和给维护者的说明。只写入新的或空的文件夹。",
        "en": "Begin a workspace: settings, empty sheets, registry, README. The folder must be new or empty.",
    }
    example = {"zh": "skillgraph init 我的城市", "en": "skillgraph init my-city"}[lang]
    made = click.command("init", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang, formats=False, file="none")(made(command))


def template(lang: str) -> click.Command:
    """Make the command ``template``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """

    @click.argument("records", metavar="[RECORD]...", nargs=-1)
    @click.pass_context
    def command(ctx: click.Context, records: tuple[str, ...]) -> None:
        from skillgraph import graph
        from skillgraph.cli.output import write_by_suffix

        settings: Settings = ctx.find_root().obj["settings"]
        makers = {
            ".xlsx": lambda: graph.template(*records, lang=settings.lang),
            ".csv": lambda: graph.template(*records, lang=settings.lang, format="csv"),
        }
        write_by_suffix(makers, "template.xlsx", settings, filled_in=True)

    text = {
        "zh": "写出供填写的空白表格。每种记录一张表，另有来源和单位两张；标题上有批注，选项有下拉列表。"
        "可写明记录的种类，如 合作、认定；默认全部。默认写入 template.xlsx。",
        "en": "Write empty sheets to fill in. One for each kind of record, and those of sources and organisations, "
        "with comments on the headings and drop-downs. Name kinds of record, such as partnership or designation; by "
        "default all. Writes template.xlsx.",
    }
    example = {"zh": "skillgraph template 合作 认定 -o 填写.xlsx", "en": "skillgraph template partnership -o form.csv"}[
        lang
    ]
    made = click.command("template", cls=Command, help=text[lang], lang=lang, example=example)
    return shared(lang, formats=False, file="template")(made(command))
