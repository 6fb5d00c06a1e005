"""What click says of wrong usage, in both languages."""

from __future__ import annotations

import re

import click

from skillgraph.cli.words import placeholders

_PLAIN_MESSAGES = (
    (r"^No such command '(.*?)'", "没有命令 {0}。"),
    (r"^Got unexpected extra arguments? \((.*)\)", "多出的参数：{0}。名称中有空格时请加引号。"),
    (r"^Missing command", "缺少命令。"),
)


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
