"""The program and its commands; each parses, calls one function of the graph, and prints."""

from __future__ import annotations

from importlib import import_module

import click

from skillgraph import __version__
from skillgraph.cli.options import Settings, shared
from skillgraph.cli.telling import tell
from skillgraph.cli.usage import Group

# By name, in the order of the help: the module that makes it, and the function there. Only the command that is called
# is made; the help of the program makes them all.
COMMANDS = {
    "partners": ("entities", "partners"),
    "show": ("entities", "show"),
    "find": ("entities", "find"),
    "path": ("routes", "path"),
    "rank": ("network", "rank"),
    "communities": ("network_groups", "communities"),
    "brokers": ("network_groups", "brokers"),
    "compare": ("network_groups", "compare"),
    "gaps": ("network_meeting", "gaps"),
    "suggest": ("network_meeting", "suggest"),
    "stats": ("figures", "stats"),
    "ask": ("asking", "ask"),
    "validate": ("checking", "validate"),
    "query": ("querying", "query"),
    "export": ("exporting", "export"),
    "map": ("drawing", "draw_map"),
    "report": ("reporting", "report"),
    "init": ("beginning", "init"),
    "template": ("beginning", "template"),
}


def program(lang: str) -> click.Group:
    """Make the program in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Group
        With all its commands, each made when it is asked for.
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
        names=tuple(COMMANDS),
        make=lambda name: _made(name, lang),
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
    return group


def _made(name: str, lang: str) -> click.Command:
    module, function = COMMANDS[name]
    command: click.Command = getattr(import_module(f"skillgraph.cli.{module}"), function)(lang)
    return command


def _version(lang: str) -> click.Option:
    """As click's own option; that one would have its help looked up in a catalogue of translations first."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(f"skillgraph {__version__}")
            ctx.exit()

    text = "显示版本。" if lang == "zh" else "Show the version."
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)
