"""Where indexes are kept, and how one is found, trusted, built once, and thrown away.

An index lies in a folder named by the content hash of all it was built from. A small pointer file
for each workspace says which index is its own and what the files looked like when that was found out, so
that a look at sizes, times and inodes is enough as long as nothing changed; a content hash decides otherwise.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from skillgraph import resources, workspace
from skillgraph.errors import DamagedIndex

READ_MODEL = "read.sqlite"
STORE = "store"
MANIFEST = "manifest.json"

# A file changed this shortly before it was looked at may change again within the same tick of the clock.
_SETTLED_NS = 2_000_000_000
# An index that no pointer names may still be read by a command that began before; it stays a day.
_KEEP_SECONDS = 86_400

Signature = list[list[str | int]]


def locate(folder: Path, build: Callable[[Path, Path], None]) -> Path:
    """Find the index of a workspace as it is now, building it if there is none.

    Parameters
    ----------
    folder
        The workspace.
    build
        Given the workspace and an empty folder, it writes the index there.

    Returns
    -------
    Path
        The folder of the index; it is complete and will not change.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace cannot be built.
    """
    files = _files(folder)
    seen = signature(files)
    pointer = _pointer(folder)
    known = _read_json(pointer)
    if known.get("seen") == seen and _settled(seen, known.get("at")):
        index = _home() / "indexes" / str(known.get("index"))
        looks = _index_signature(index)
        if (looks is not None and looks == known.get("built")) or _whole(index):
            return index
    index = _by_content(folder, files, build)
    _point(pointer, index, seen)
    return index


def discard(index: Path) -> None:
    """Throw an index away, at once as far as readers see.

    Parameters
    ----------
    index
        The folder of the index; it is no error if it is gone.
    """
    trash = index.with_name(f"trash-{os.getpid()}-{time.monotonic_ns()}")
    try:
        # A folder with a file that Windows holds open cannot be renamed, and so stays whole.
        index.rename(trash)
    except OSError:
        return
    _remove(trash)


def signature(files: Iterable[Path]) -> Signature:
    """Tell what files look like from outside, without reading them.

    Parameters
    ----------
    files
        Files that exist.

    Returns
    -------
    list
        For each file its path, size, times of change in nanoseconds and inode.

    Examples
    --------
    >>> from skillgraph import resources
    >>> len(signature([resources.ontology() / "core.ttl"])[0])
    5
    """
    rows: Signature = []
    for file in files:
        info = os.stat(file)
        rows.append([str(file), info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino])
    return rows


def _files(folder: Path) -> list[Path]:
    """All that an index is made of: the workspace, the ontology, and the code that derives it."""
    package = resources.PACKAGE
    code = [package / name for name in ("shapes.py", "text.py", "triples.py", "vocabulary.py", "workspace.py")]
    derived = sorted(
        file
        for place in (package / "index", package / "names", resources.ontology())
        for file in _below(place)
        if file.suffix in {".py", ".sql", ".ttl", ".rq"}
    )
    return [*workspace.files(folder), *derived, *code]


def _below(folder: Path) -> list[Path]:
    return [Path(place) / name for place, _, names in os.walk(folder) for name in names]


def _settled(seen: Signature, looked_at: object) -> bool:
    """Whether every file had rested when it was looked at, so that an unchanged look means unchanged content."""
    if not isinstance(looked_at, int):
        return False
    return all(isinstance(moment, int) and moment < looked_at - _SETTLED_NS for row in seen for moment in row[2:4])


def _by_content(folder: Path, files: list[Path], build: Callable[[Path, Path], None]) -> Path:
    while True:
        content = _content_hash(folder, files)
        index = _home() / "indexes" / content
        if not _whole(index):
            if not _writable(_home()):
                index = _passing_home() / "indexes" / content
            _build_once(folder, index, build)
        # Had a file changed while it was read, the index would bear a name that is not its own.
        if _content_hash(folder, files := _files(folder)) == content:
            return index


def _build_once(folder: Path, index: Path, build: Callable[[Path, Path], None]) -> None:
    from filelock import FileLock

    for room in ("indexes", "locks", "building"):
        (index.parents[1] / room).mkdir(parents=True, exist_ok=True)
    with FileLock(index.parents[1] / "locks" / f"{index.name}.lock"):
        if _whole(index):
            return
        discard(index)
        draft = index.parents[1] / "building" / index.name
        # Only a killed build leaves this behind, since the lock is ours.
        _remove(draft)
        draft.mkdir()
        try:
            build(folder, draft)
            _write_manifest(draft)
            draft.rename(index)
        finally:
            _remove(draft)
        _tidy(index)


def _content_hash(folder: Path, files: Iterable[Path]) -> str:
    from hashlib import blake2b

    total = blake2b(digest_size=16)
    for file in files:
        name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else f"skillgraph:{file.name}"
        content = blake2b(file.read_bytes(), digest_size=16).hexdigest()
        total.update(os.fsencode(f"{name}\n{content}\n"))
    return total.hexdigest()


def _write_manifest(index: Path) -> None:
    from hashlib import blake2b

    entries = {
        file.relative_to(index).as_posix(): blake2b(file.read_bytes(), digest_size=16).hexdigest()
        for file in sorted(_below(index))
    }
    (index / MANIFEST).write_text(json.dumps(entries, indent=1), encoding="utf-8")


def _whole(index: Path) -> bool:
    """Whether an index is complete and to the byte as it was built."""
    from hashlib import blake2b

    entries = _read_json(index / MANIFEST)
    try:
        return bool(entries) and all(
            blake2b((index / name).read_bytes(), digest_size=16).hexdigest() == mark for name, mark in entries.items()
        )
    except OSError:
        return False


def _index_signature(index: Path) -> Signature | None:
    try:
        return signature(sorted(_below(index))) or None
    except OSError:
        return None


def _read_json(file: Path) -> dict[str, object]:
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _pointer(folder: Path) -> Path:
    from zlib import crc32

    # The same workspace read by two installations has an index for each. A clash of names costs time and no
    # more, since a pointer says in full what it was made of; loading hashlib would cost more, every time.
    marks = [crc32(os.fsencode(place)) for place in (folder, resources.PACKAGE)]
    return _home() / "pointers" / f"{marks[0]:08x}-{marks[1]:08x}.json"


def _point(pointer: Path, index: Path, seen: Signature) -> None:
    content = {"index": index.name, "at": time.time_ns(), "seen": seen, "built": _index_signature(index)}
    draft = pointer.with_name(f"{pointer.stem}-{os.getpid()}.tmp")
    # Without a pointer the next command hashes the files again, and is right all the same.
    with suppress(OSError):
        pointer.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_text(json.dumps(content), encoding="utf-8")
            draft.replace(pointer)
        except OSError:
            draft.unlink()


def _tidy(newest: Path) -> None:
    """Throw away indexes that nobody needs any more, and what killed builds left behind."""
    home = newest.parents[1]
    needed = {_read_json(file).get("index") for file in (home / "pointers").glob("*.json") if _lives(file)}
    needed.add(newest.name)
    for index in (home / "indexes").iterdir():
        if index.name not in needed and _idle(index) > _KEEP_SECONDS:
            discard(index)
    for draft in (home / "building").iterdir():
        if _idle(draft) > _KEEP_SECONDS:
            _remove(draft)


def _lives(pointer: Path) -> bool:
    """Whether the workspace that a pointer speaks of is still there."""
    match _read_json(pointer).get("seen"):
        case [[str() as first, *_], *_]:
            return Path(first).exists()
        case _:
            return False


def _idle(folder: Path) -> float:
    """For how many seconds nothing was put into a folder; a folder that is gone needs nothing done."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0


@cache
def _home() -> Path:
    chosen = os.environ.get("SKILLGRAPH_CACHE")
    return Path(os.path.abspath(chosen)) if chosen else _user_cache()


def _writable(home: Path) -> bool:
    probe = home / f"probe-{os.getpid()}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _user_cache() -> Path:
    """The system's place for what can be made again; finding it with a library would cost every command time."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "skillgraph" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "skillgraph"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "skillgraph"


def _remove(folder: Path) -> None:
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)


@cache
def _passing_home() -> Path:
    """A folder for this process alone, for those whose cache folder cannot be written."""
    import atexit
    import tempfile

    home = Path(tempfile.mkdtemp(prefix="skillgraph-"))
    atexit.register(_remove, home)
    return home


def damaged(index: Path) -> DamagedIndex:
    """Make the error that says an index is damaged.

    Parameters
    ----------
    index
        Its folder.

    Returns
    -------
    DamagedIndex
        To be raised.
    """
    return DamagedIndex(folder=str(index))
