"""Finds a font with Chinese characters where systems keep theirs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache

# The files by preference, and which face of a collection writes simplified Chinese.
FILES = {
    "msyh.ttc": 0,
    "Deng.ttf": 0,
    "PingFang.ttc": 0,
    "Hiragino Sans GB.ttc": 0,
    "STHeiti Light.ttc": 0,
    "STHeiti Medium.ttc": 0,
    "NotoSansCJK-Regular.ttc": 2,
    "NotoSansCJKsc-Regular.otf": 0,
    "NotoSansSC-Regular.otf": 0,
    "NotoSansSC-Regular.ttf": 0,
    "SourceHanSansSC-Regular.otf": 0,
    "SourceHanSansCN-Regular.otf": 0,
    "wqy-microhei.ttc": 0,
    "wqy-zenhei.ttc": 0,
    "simhei.ttf": 0,
    "simsun.ttc": 0,
    "DroidSansFallbackFull.ttf": 0,
    "DroidSansFallback.ttf": 0,
    "Arial Unicode.ttf": 0,
    "uming.ttc": 0,
}


def folders() -> tuple[str, ...]:
    """Give the folders in which Windows, macOS and Linux keep fonts.

    Returns
    -------
    tuple of str
        Paths; not all of them are there.

    Examples
    --------
    >>> "/usr/share/fonts" in folders()
    True
    """
    windows = os.environ.get("WINDIR", "C:\\Windows")
    own = os.environ.get("LOCALAPPDATA", "")
    return (
        os.path.join(windows, "Fonts"),
        *([os.path.join(own, "Microsoft", "Windows", "Fonts")] if own else []),
        "/System/Library/Fonts",
        "/Library/Fonts",
        os.path.expanduser("~/Library/Fonts"),
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        os.path.expanduser("~/.local/share/fonts"),
        os.path.expanduser("~/.fonts"),
    )


@cache
def chinese(places: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Find the fonts with Chinese characters.

    Parameters
    ----------
    places
        The folders to look in, and below.

    Returns
    -------
    tuple
        File and face, the one to be preferred first; none where there is none.

    Examples
    --------
    >>> chinese(())
    ()
    """
    ranks = {name.lower(): rank for rank, name in enumerate(FILES)}
    found = {ranks[name.lower()]: path for name, path in _files(places) if name.lower() in ranks}
    faces = list(FILES.values())
    return tuple((found[rank], faces[rank]) for rank in sorted(found))


def _files(places: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place in places:
        for folder, below, names in os.walk(place):
            below.sort()
            yield from ((name, os.path.join(folder, name)) for name in sorted(names))
