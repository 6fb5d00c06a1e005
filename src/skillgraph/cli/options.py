"""The options that every command shares, before or after its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

import click

from skillgraph.cli.telling import tell

if TYPE_CHECKING:
    from skillgraph.graph import Graph

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "tsv", "md")


class Settings:
    """What the shared options say.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Attributes
    ----------
    workspace
        The folder named, if one was.
    format
        The format named, if one was.
    output
        The file to write, if one was named.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.workspace: str | None = None
        self.format: str | None = None
        self.output: str | None = None

    def graph(self) -> Graph:
        """Open the workspace: the one named, else the one around this folder, else the example that ships.

        Returns
        -------
        Graph
            Ready to be asked.

        Raises
        ------
        NotAWorkspace
            When the folder named is none.
        """
        from skillgraph.cli.waiting import Waiting
        from skillgraph.graph import Graph

        with closing(Waiting(self.lang)) as waiting:
            return Graph(self.folder(), lang=self.lang, watch=waiting)

    def folder(self) -> str:
        """Give the workspace's folder: the one named, else the one around this folder, else the example that ships.

        Returns
        -------
        str
            Its path; that it is a workspace is not looked at.
        """
        from skillgraph import resources, workspace

        if self.workspace is not None:
            return path(self.workspace)
        around = workspace.find(os.getcwd())
        if around is None:
            note = {
                "zh": "未指定工作区，以下答案取自随附的昆明示例；可用 -w 指定自己的工作区。",
                "en": "No workspace was named: this answer is from the Kunming example that ships; name yours with -w.",
            }
            tell(note[self.lang])
        return around or resources.place(*resources.EXAMPLE)


def path(typed: str) -> str:
    """Give the path that was typed, as this system names its files.

    Parameters
    ----------
    typed
        A path as it is shown.

    Returns
    -------
    str
        The same path; where the locale's encoding cannot name it, by its bytes in UTF-8.

    Examples
    --------
    >>> path("结果.csv")
    '结果.csv'
    """
    try:
        os.fsencode(typed)
    except UnicodeEncodeError:
        return os.fsdecode(typed.encode("utf-8", "replace"))
    return typed


_HELP = {
    "workspace": {
        "zh": "工作区文件夹；默认为当前或上级含 skillgraph.toml 的文件夹，否则为随附的昆明示例。",
        "en": "The workspace; by default this folder or one above it with skillgraph.toml, else the Kunming example.",
    },
    "lang": {"zh": "语言；默认为系统语言。", "en": "The language; by default the system's."},
    "format": {"zh": "输出格式。", "en": "How to write the answer."},
    "output": {
        "zh": "写入文件；格式随后缀：.xlsx .csv .tsv .json .md .txt。",
        "en": "Write to a file; the suffix says how: .xlsx .csv .tsv .json .md .txt.",
    },
    "page": {"zh": "写入文件：.html；默认为 map.html。", "en": "Write to a file: .html; by default map.html."},
    "report": {
        "zh": "写入文件：.html 或 .docx；默认为 report.html。",
        "en": "Write to a file: .html or .docx; by default report.html.",
    },
    "template": {
        "zh": "写入文件：.xlsx，或一种记录的 .csv；默认为 template.xlsx。",
        "en": "Write to a file: .xlsx, or .csv for one kind of record; by default template.xlsx.",
    },
    "debug": {"zh": "出错时显示内部细节。", "en": "Show the inner details of an error."},
}


def shared(lang: str, *, formats: bool = True, file: str = "page") -> Callable[[F], F]:
    """Give a command the options that every command shares.

    Parameters
    ----------
    lang
        The language of their help.
    formats
        Whether the answer can be written in several formats; else it is a file of its own kind.
    file
        Which kind, ``"page"``, ``"report"`` or ``"template"``; ``"none"`` where no file is written.

    Returns
    -------
    callable
        A decorator of the command's function.
    """

    def said(name: str) -> str:
        return _HELP[name][lang]

    options = [
        _option(("-w", "--workspace"), "workspace", said("workspace"), click.STRING, "DIR"),
        _option(("--lang",), "lang", said("lang"), click.Choice(("zh", "en"))),
        click.option("--debug", is_flag=True, expose_value=False, help=said("debug")),
    ]
    if formats or file != "none":
        options.insert(
            2, _option(("-o", "--output"), "output", said("output" if formats else file), click.STRING, "FILE")
        )
    if formats:
        options.insert(2, _option(("--format",), "format", said("format"), click.Choice(FORMATS)))

    def decorate(function: F) -> F:
        # A command made already has its own parameters, to which these are added in the order they come.
        for option in options if isinstance(function, click.Command) else reversed(options):
            function = option(function)
        return function

    return decorate


def _option(
    flags: tuple[str, ...], name: str, said: str, kind: click.ParamType[Any], metavar: str | None = None
) -> Callable[[F], F]:
    def keep(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        # Said before the command and not after it, or the other way round: what was said counts.
        if value is not None:
            setattr(ctx.ensure_object(dict)["settings"], name, value)

    return click.option(
        *flags, name, type=kind, metavar=metavar, help=said, expose_value=False, callback=keep, is_eager=True
    )
