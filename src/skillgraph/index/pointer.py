"""The quick look that finds an index: where it is kept, what it was made of, and whether that looks the same.

A small pointer file for each workspace says which index is its own and what the files looked like when that was
found out, so that a look at sizes, times and inodes is enough as long as nothing changed. Every command waits for
this look: it loads neither pathlib nor a parser.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache

from skillgraph import resources, workspace

READ_MODEL = "read.sqlite"
STORE = "store"
INDEXES = "indexes"
POINTERS = "pointers"

# A file changed this shortly before it was looked at may change again within the same tick of the clock.
SETTLED_NS = 2_000_000_000

# For each file its size, times of change in nanoseconds, inode and path.
Signature = list[tuple[int, int, int, int, str]]

_ROOMS = ("index", "names", "shapes")
_CODE = (
    *("text.py", "triples.py", "vocabulary.py", "watching.py"),
    *(os.path.join("workspace", name) for name in ("folder.py", "quotes.py")),
)
_DERIVING = (".py", ".sql", ".ttl", ".rq")


def trusted(folder: str) -> str | None:
    """Find the index of a workspace by looking at its files, without reading them.

    Parameters
    ----------
    folder
        The workspace.

    Returns
    -------
    str or None
        The folder of its index; None where only the files' content can tell.

    Raises
    ------
    NotAWorkspace
        When the folder is none.
    """
    name, looked_at, then, built = read(pointer(folder))
    try:
        # A nation has thousands of texts, each in a folder of its own. Those the index was made with are looked at;
        # a further one means nothing until a record names it, and then a file of records has changed.
        seen = signature(files(folder, _texts(folder, then) if name else None))
    except OSError:
        return None
    if not name or then != _written(seen) or not _settled(seen, looked_at):
        return None
    index = os.path.join(home(), INDEXES, name)
    return index if built and built == _written(look(index)) else None


def point(folder: str, index: str, seen: Signature) -> None:
    """Remember which index belongs to a workspace.

    Parameters
    ----------
    folder
        The workspace.
    index
        The folder of its index.
    seen
        What all it was made of looked like before its content was read.
    """
    file = pointer(folder)
    parts = (os.path.basename(index), str(time.time_ns()), _written(seen), _written(look(index)))
    draft = f"{file}.{os.getpid()}.tmp"
    # Without a pointer the next command hashes the files again, and is right all the same.
    with suppress(OSError):
        os.makedirs(os.path.dirname(file), exist_ok=True)
        try:
            with open(draft, "wb") as out:
                out.write(os.fsencode("\n\0\n".join(parts)))
            os.replace(draft, file)
        except OSError:
            os.unlink(draft)


def read(file: str) -> tuple[str, int, str, str]:
    """Read a pointer file.

    Parameters
    ----------
    file
        Its path.

    Returns
    -------
    tuple
        The name of the index, when it was looked at, what all it was made of looked like, and what the index itself
        looked like; empty where the file is missing or broken.
    """
    try:
        with open(file, "rb") as held:
            name, looked_at, seen, built = os.fsdecode(held.read()).split("\n\0\n")
        return name, int(looked_at), seen, built
    except (OSError, ValueError):
        return "", 0, "", ""


def pointer(folder: str) -> str:
    """Give the place of a workspace's pointer file.

    Parameters
    ----------
    folder
        The workspace.

    Returns
    -------
    str
        A file in the cache folder.
    """
    from binascii import crc32

    # The same workspace read by two installations has an index for each. A clash of names costs time and no
    # more, since a pointer says in full what it was made of; loading hashlib would cost more, every time.
    marks = [crc32(os.fsencode(place)) for place in (folder, resources.PACKAGE)]
    return os.path.join(home(), POINTERS, f"{marks[0]:08x}-{marks[1]:08x}")


def files(folder: str, texts: Iterable[str] | None = None) -> list[str]:
    """List all that an index is made of: the workspace, the ontology, and the code that derives it.

    Parameters
    ----------
    folder
        The workspace.
    texts
        The texts of its sources, where they are known.

    Returns
    -------
    list of str
        Paths of files, in a fixed order.

    Raises
    ------
    NotAWorkspace
        When the folder is none.
    """
    package = resources.PACKAGE
    places = (*(os.path.join(package, room) for room in _ROOMS), resources.place("ontology"))
    derived = sorted(file for place in places for file in _below(place) if file.endswith(_DERIVING))
    return [*workspace.files(folder, texts), *derived, *(os.path.join(package, name) for name in _CODE)]


def signature(paths: Iterable[str]) -> Signature:
    """Tell what files look like from outside, without reading them.

    Parameters
    ----------
    paths
        Files that exist.

    Returns
    -------
    list
        For each file its size, times of change in nanoseconds, inode and path.

    Examples
    --------
    >>> from skillgraph import resources
    >>> len(signature([resources.place("ontology")])[0])
    5
    """
    rows: Signature = []
    for path in paths:
        info = os.stat(path)
        rows.append((info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino, str(path)))
    return rows


def look(index: str) -> Signature:
    """Tell what an index looks like from outside.

    Parameters
    ----------
    index
        Its folder.

    Returns
    -------
    list
        The signature of its files; empty where there are none.
    """
    try:
        return signature(sorted(_below(index)))
    except OSError:
        return []


def _below(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(place, name)


def _texts(folder: str, then: str) -> list[str]:
    """The texts of the sources among the files that an index was made of."""
    inside = f" {os.path.join(folder, 'sources')}{os.sep}"
    return [row.split(" ", 4)[4] for row in then.split("\0") if inside in row]


def _written(rows: Signature) -> str:
    return "\0".join(f"{size} {changed} {altered} {inode} {path}" for size, changed, altered, inode, path in rows)


def _settled(seen: Signature, looked_at: int) -> bool:
    """Whether every file had rested when it was looked at, so that an unchanged look means unchanged content."""
    return all(max(row[1], row[2]) < looked_at - SETTLED_NS for row in seen)


@cache
def home() -> str:
    """Give the folder that indexes are kept in.

    Returns
    -------
    str
        What ``SKILLGRAPH_CACHE`` names, else the system's place for what can be made again.
    """
    chosen = os.environ.get("SKILLGRAPH_CACHE")
    return os.path.abspath(chosen or _of_the_user())


def _of_the_user() -> str:
    """Finding this with a library would cost every command time."""
    own = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(
            os.environ.get("LOCALAPPDATA") or os.path.join(own, "AppData", "Local"), "skillgraph", "Cache"
        )
    if sys.platform == "darwin":
        return os.path.join(own, "Library", "Caches", "skillgraph")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(own, ".cache"), "skillgraph")
