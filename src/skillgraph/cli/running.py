"""Runs the command line: streams, errors as sentences, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from skillgraph.cli import language
from skillgraph.cli.commands import program
from skillgraph.cli.telling import ReaderLeft, tell
from skillgraph.errors import SkillGraphError, reason


def run(arguments: Sequence[str]) -> int:
    """Run a command.

    Parameters
    ----------
    arguments
        What stands behind ``skillgraph``.

    Returns
    -------
    int
        The exit code: 0 done, 1 the answer is a problem, 2 wrong usage.
    """
    _speak_utf8()
    lang = language.choose(arguments)
    debug = "--debug" in arguments
    try:
        result = program(lang).main(list(arguments), "skillgraph", standalone_mode=False)
    except SkillGraphError as error:
        return _say(error.sentence(lang), error.exit_code, debug)
    except click.ClickException as error:
        from skillgraph.cli.misuse import usage_sentence

        return _say(usage_sentence(error, lang), error.exit_code, debug)
    except (click.Abort, KeyboardInterrupt):
        return _say("已中断。" if lang == "zh" else "Stopped.", 1, debug)
    except ReaderLeft:
        return 0
    except OSError as error:
        return _say(_os_sentence(error, lang), 1, debug)
    except Exception as error:  # a fault of ours: it is told in a sentence as well, and --debug shows where it is
        return _say(_fault_sentence(error, lang), 1, debug)
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Results are UTF-8 whatever the system's code page is; line ends are ours."""
    # A stream that is closed is None: what is written to it is lost, and must not end up in another.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def _say(sentence: str, code: int, debug: bool) -> int:
    if debug and sys.exc_info()[0] is not None:
        import traceback

        tell(traceback.format_exc().rstrip())
    tell(sentence)
    return code


def _os_sentence(error: OSError, lang: str) -> str:
    what = reason(error, lang)
    where = (
        f"{error.filename}：" if error.filename and lang == "zh" else f"{error.filename}: " if error.filename else ""
    )
    return f"{where}{what}"


def _fault_sentence(error: Exception, lang: str) -> str:
    what = f"{type(error).__name__}: {error}"
    if lang == "zh":
        return f"程序内部出错（{what}）。请加上 --debug 再运行一次，并把显示的内容报告给开发者。"
    return f"SkillGraph itself failed ({what}). Run it again with --debug and report what it shows."
