"""What click says of wrong usage and in its help, in both languages."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

_ZH = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Example": "示例",
}

# What stands for something that a user gives: whole words in capitals.
_PLACEHOLDERS = {
    "COPY": "副本", "DIR": "文件夹", "FILE": "文件", "KEY": "键", "MAP": "映射", "NAME": "名称", "QUESTION": "问题",
    "RECORD": "记录", "TEXT": "文字", "TOPIC": "主题", "VALUE": "值", "WORDS": "词语",
}  # fmt: skip

_PLAIN_MESSAGES = (
    (r"^No such command '(.*?)'", "没有命令 {0}。"),
    (r"^Got unexpected extra arguments? \((.*)\)", "多出的参数：{0}。名称中有空格时请加引号。"),
    (r"^Missing command", "缺少命令。"),
)


def said(text: str, lang: str) -> str:
    """Give a heading of the help in a language.

    Parameters
    ----------
    text
        The English heading, such as ``Options``.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The heading; the English one where there is no other.

    Examples
    --------
    >>> said("Options", "zh")
    '选项'
    """
    return _ZH.get(text, text) if lang == "zh" else text


def placeholders(text: str, lang: str) -> str:
    """Give what stands for a user's own words in a language.

    Parameters
    ----------
    text
        Options or arguments as click writes them.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The same, with its placeholders in Chinese where that is asked for.

    Examples
    --------
    >>> placeholders("-w, --workspace DIR", "zh"), placeholders("[RECORD]...", "zh"), placeholders("FILE", "en")
    ('-w, --workspace 文件夹', '[记录]...', 'FILE')
    """
    if lang != "zh":
        return text
    return re.sub("[A-Z]+", lambda word: _PLACEHOLDERS.get(word[0], word[0]), text)


def usage_sentence(error: click.ClickException, lang: str) -> str:
    """Say what is wrong with a command line, and where to read on.

    Parameters
    ----------
    error
        What click raised.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> usage_sentence(click.UsageError("No such command 'x'."), "zh")
    '没有命令 x。请看：skillgraph --help'
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "skillgraph"
    if lang == "zh":
        return f"{_in_chinese(error)}请看：{path} --help"
    message = error.format_message().rstrip()
    stop = "" if message.endswith((".", "?", "?)")) else "."
    return f"{message}{stop} See: {path} --help"


def _in_chinese(error: click.ClickException) -> str:
    match error:
        case click.exceptions.NoSuchOption():
            similar = f"相近的选项：{'、'.join(error.possibilities)}。" if error.possibilities else ""
            return f"没有选项 {error.option_name}。{similar}"
        case click.exceptions.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            if isinstance(error.param, click.Option):
                name = error.param.opts[-1]
            return f"缺少参数 {placeholders(name or '', 'zh')}。"
        case click.exceptions.BadParameter():
            name = error.param.opts[-1] if error.param else ""
            return f"{name} 的值不合适：{_value_in_chinese(error)}。"
        case click.exceptions.BadOptionUsage():
            lacks = "requires" in error.format_message()
            return f"选项 {error.option_name} {'缺少值' if lacks else '不带值'}。"
    # click has no class of its own for these, or had none in earlier releases: its English words tell them apart.
    message = error.format_message()
    for words, sentence in _PLAIN_MESSAGES:
        if found := re.search(words, message, re.DOTALL):
            return sentence.format(*found.groups())
    return "命令行有误。"


def _value_in_chinese(error: click.exceptions.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"应为 {'、'.join(map(str, kind.choices))} 之一"
    if isinstance(kind, click.IntRange):
        return f"应为不小于 {kind.min} 的整数" if kind.max is None else f"应为 {kind.min} 至 {kind.max} 的整数"
    if isinstance(kind, click.FloatRange):
        return f"应为大于 {kind.min:g} 且小于 {kind.max:g} 的数"
    if kind is click.INT:
        return "应为整数"
    return error.message.rstrip(".")


class Formatter(click.HelpFormatter):
    """Sets help as wide as a terminal shows it: a Chinese character takes two columns, and no word is broken.

    Examples
    --------
    >>> formatter = Formatter(width=24)
    >>> formatter.write_text("RDF 为 Turtle、JSON-LD、RDF/XML。")
    >>> print(formatter.getvalue(), end="")
    RDF 为 Turtle、JSON-LD、
    RDF/XML。
    """

    def write_text(self, text: str) -> None:
        r"""Write a text in lines.

        Parameters
        ----------
        text
            The text.

        Examples
        --------
        >>> formatter = Formatter(width=80)
        >>> formatter.write_text("两个实体如何相连。")
        >>> formatter.getvalue()
        '两个实体如何相连。\n'
        """
        lines = _lines(text, self.width - self.current_indent)
        self.write(textwrap.indent("\n".join(lines), " " * self.current_indent) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, each with its text beside it.

        Parameters
        ----------
        rows
            Term and text.
        col_max
            How wide the column of terms is at the most; the text of a wider one begins below it.
        col_spacing
            How many blanks are between the columns.

        Examples
        --------
        >>> formatter = Formatter(width=40)
        >>> formatter.write_dl([("-w, --workspace 文件夹", "工作区。"), ("--lang", "语言。")])
        >>> print(formatter.getvalue(), end="")
        -w, --workspace 文件夹  工作区。
        --lang                  语言。
        """
        from skillgraph.present.tables import width_of

        told = list(rows)
        wide = min(max((width_of(term) for term, _ in told), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, text in told:
            first, *others = _lines(text, max(self.width - wide - 2, 10))
            beside = width_of(term) <= wide - col_spacing
            gap = " " * (wide - width_of(term)) if beside else f"\n{margin}{' ' * wide}"
            self.write(f"{margin}{term}{gap}{first}\n")
            self.write("".join(f"{margin}{' ' * wide}{line}\n" for line in others))


def _lines(text: str, width: int) -> list[str]:
    from skillgraph.present.terminal import wrapped

    return wrapped(text, width)


class _Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is in one language and ends in an example that can be run.

    Parameters
    ----------
    *arguments, **options
        As `click.Command` takes them.
    lang
        ``"zh"`` or ``"en"``.
    example
        A command line; several where one needs what another made.

    Examples
    --------
    >>> command = Command("find", lang="zh", example="skillgraph find 昆明")
    >>> command.example
    'skillgraph find 昆明'
    """

    context_class = _Context

    def __init__(self, *arguments: Any, lang: str, example: str, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **options)
        self.lang = lang
        self.example = example

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage.

        Parameters
        ----------
        ctx
            The context of the call.
        formatter
            What collects the help; its text is ``formatter.getvalue()``.

        Examples
        --------
        >>> command = Command("find", lang="zh", example="skillgraph find 昆明")
        >>> command.get_usage(click.Context(command, info_name="find"))
        '用法：find [选项]'
        """
        _usage(ctx, formatter, self.collect_usage_pieces(ctx), self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the example below them.

        Parameters
        ----------
        ctx
            The context of the call.
        formatter
            What collects the help; its text is ``formatter.getvalue()``.

        Examples
        --------
        >>> command = Command("find", lang="zh", example="skillgraph find 昆明")
        >>> "示例：" in command.get_help(click.Context(command))
        True
        """
        _options(self, ctx, formatter, self.lang)
        with _section(formatter, "Example", self.lang):
            # A command line that is broken could not be copied.
            formatter.write(textwrap.indent(self.example, " " * formatter.current_indent) + "\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Give what the command answers: the first sentence of its help, whole.

        Parameters
        ----------
        limit
            Not looked at: the sentences are short.

        Returns
        -------
        str
            The sentence.

        Examples
        --------
        >>> Command("query", lang="en", example="", help="Ask in SPARQL 1.1. Nothing is changed.").get_short_help_str()
        'Ask in SPARQL 1.1.'
        """
        return re.split(r"(?<=。)|(?<=\.)\s", self.help or "", maxsplit=1)[0]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows this help, in the language.

        Parameters
        ----------
        ctx
            The context of the call.

        Returns
        -------
        click.Option
            The option ``--help``.

        Examples
        --------
        >>> command = Command("find", lang="zh", example="skillgraph find 昆明")
        >>> command.get_help_option(click.Context(command)).help
        '显示本帮助。'
        """
        return _help_option(ctx, self.lang)


class Group(click.Group):
    """The program itself, with help in one language.

    Parameters
    ----------
    *arguments, **options
        As `click.Group` takes them.
    lang
        ``"zh"`` or ``"en"``.
    names
        Its commands, in their order.
    make
        Makes one of them, when it is first asked for.

    Examples
    --------
    >>> group = Group("skillgraph", lang="zh", names=("find",), make=click.Command)
    >>> group.get_command(click.Context(group), "find")
    <Command find>
    """

    context_class = _Context

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - as click has it
        lang: str,
        names: Sequence[str] = (),
        make: Callable[[str], click.Command],
        **options: Any,  # noqa: ANN401 - as click has it
    ) -> None:
        super().__init__(*arguments, **options)
        self.lang = lang
        self._names = names
        self._make = make

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of its commands, made or not.

        Parameters
        ----------
        ctx
            The context of the call.

        Returns
        -------
        list of str
            In their order.

        Examples
        --------
        >>> group = Group("skillgraph", lang="zh", names=("find",), make=click.Command)
        >>> group.list_commands(click.Context(group))
        ['find']
        """
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give one of its commands.

        Parameters
        ----------
        ctx
            The context of the call.
        cmd_name
            Its name.

        Returns
        -------
        click.Command or None
            The command, made once; None where there is none of that name.

        Examples
        --------
        >>> group = Group("skillgraph", lang="zh", names=("find",), make=click.Command)
        >>> group.get_command(click.Context(group), "fnid") is None
        True
        """
        if cmd_name in self._names and cmd_name not in self.commands:
            self.commands[cmd_name] = self._make(cmd_name)
        return self.commands.get(cmd_name)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage.

        Parameters
        ----------
        ctx
            The context of the call.
        formatter
            What collects the help; its text is ``formatter.getvalue()``.

        Examples
        --------
        >>> group = Group("skillgraph", lang="zh", make=click.Command)
        >>> group.get_usage(click.Context(group, info_name="skillgraph"))
        '用法：skillgraph [选项] 命令 [参数]...'
        """
        _usage(ctx, formatter, self.collect_usage_pieces(ctx), self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands below them.

        Parameters
        ----------
        ctx
            The context of the call.
        formatter
            What collects the help; its text is ``formatter.getvalue()``.

        Examples
        --------
        >>> group = Group("skillgraph", lang="zh", names=("find",), make=click.Command)
        >>> "命令：" in group.get_help(click.Context(group))
        True
        """
        _options(self, ctx, formatter, self.lang)
        made = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str()) for name, command in made if command is not None]
        with _section(formatter, "Commands", self.lang):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows this help, in the language.

        Parameters
        ----------
        ctx
            The context of the call.

        Returns
        -------
        click.Option
            The option ``--help``.

        Examples
        --------
        >>> group = Group("skillgraph", lang="zh", make=click.Command)
        >>> group.get_help_option(click.Context(group)).help
        '显示本帮助。'
        """
        return _help_option(ctx, self.lang)


@contextmanager
def _section(formatter: click.HelpFormatter, heading: str, lang: str) -> Iterator[None]:
    """As click's own section, but with the colon that belongs to the language."""
    formatter.write_paragraph()
    formatter.write(f"{said(heading, lang)}{'：' if lang == 'zh' else ':'}\n")
    formatter.indent()
    try:
        yield
    finally:
        formatter.dedent()


def _usage(ctx: click.Context, formatter: click.HelpFormatter, pieces: Sequence[str], lang: str) -> None:
    translated = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."} if lang == "zh" else {}
    words = [translated.get(piece) or placeholders(piece, lang) for piece in pieces]
    formatter.write_usage(ctx.command_path, " ".join(words), prefix=said("Usage: ", lang))


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: str) -> None:
    options = [parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option)]
    records = [record for option in options if (record := option.get_help_record(ctx))]
    rows = [(placeholders(names, lang), text) for names, text in records]
    with _section(formatter, "Options", lang):
        formatter.write_dl(rows)


def _help_option(ctx: click.Context, lang: str) -> click.Option:
    """As click's own option; that one would have its help looked up in a catalogue of translations first."""

    def show(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return click.Option(
        ctx.help_option_names,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="显示本帮助。" if lang == "zh" else "Show this help.",
    )
