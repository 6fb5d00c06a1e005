"""Which language to speak: the one asked for, else the system's."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence


def choose(arguments: Sequence[str]) -> str:
    """Choose the language of all that is said, before anything is parsed.

    Parameters
    ----------
    arguments
        The command line.

    Returns
    -------
    str
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> choose(["partners", "昆明技师学院", "--lang=zh"])
    'zh'
    """
    asked = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        # Said twice, the later counts, as with every option.
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in {"zh", "en"} else of_system()


def of_system() -> str:
    """Give the language of the system: of Windows' pages there, else of the locale.

    Returns
    -------
    str
        ``"zh"`` where it is Chinese, else ``"en"``.
    """
    if sys.platform == "win32":
        import ctypes

        chinese = 0x04  # the primary language of a LANGID stands in its lowest ten bits
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == chinese else "en"
    return of_locale(os.environ)


def of_locale(environment: Mapping[str, str]) -> str:
    """Give the language of the locale that an environment names.

    Parameters
    ----------
    environment
        Its variables; the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty counts.

    Returns
    -------
    str
        ``"zh"`` where it is Chinese, else ``"en"``.

    Examples
    --------
    >>> of_locale({"LANG": "zh_CN.UTF-8"}), of_locale({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    ('zh', 'en')
    """
    names = (environment.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return "zh" if locale.lower().startswith("zh") else "en"
