"""Commands whose help is in both languages."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from skillgraph.cli.layout import Formatter
from skillgraph.cli.words import placeholders, said


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
