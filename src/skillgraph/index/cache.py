"""Where indexes are kept: each is found by the content it was made of, built once, and thrown away in the end.

An index lies in a folder named by the content hash of all it was built from. It is built in a folder aside, under a
lock, and renamed into place when it is complete; from then on nobody writes to it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from skillgraph.index import pointer

MANIFEST = "manifest.json"

# An index that no pointer names may still be read by a command that began before; it stays a day.
_KEEP_SECONDS = 86_400
# So many files are worth several readers.
_MANY = 64


class Sources(NamedTuple):
    """What an index is made of.

    Parameters
    ----------
    folder
        The workspace.
    marks
        File to the hash of its content; the files of the workspace by their path in it, those of the ontology and
        the code behind ``skillgraph:``.
    before
        The index that the workspace had before; None where it had none.
    """

    folder: Path
    marks: Mapping[str, str]
    before: Path | None


def locate(folder: Path, build: Callable[[Sources, Path], None]) -> Path:
    """Find the index of a workspace by its content, building it if there is none, and remember it.

    Parameters
    ----------
    folder
        The workspace.
    build
        Given what to make it of and an empty folder, it writes the index there.

    Returns
    -------
    Path
        The folder of the index; it is complete and will not change.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace cannot be built.
    CannotWrite
        When the disk is full.
    """
    while True:
        files = pointer.files(str(folder))
        seen = pointer.signature(files)
        marks = _marks(folder, files)
        content = _content_hash(marks)
        index = _home() / pointer.INDEXES / content
        if not is_whole(index):
            if not _writable(_home()):
                index = _passing_home() / pointer.INDEXES / content
            name = pointer.read(pointer.pointer(str(folder)))[0]
            sources = Sources(folder, marks, _home() / pointer.INDEXES / name if name else None)
            if not _build_once(sources, index, build, seen):
                continue
        elif _content_hash(_marks(folder, pointer.files(str(folder)))) != content:
            continue
        pointer.point(str(folder), str(index), seen)
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


def _build_once(sources: Sources, index: Path, build: Callable[[Sources, Path], None], seen: pointer.Signature) -> bool:
    """Build an index, if nobody has; False where a file changed meanwhile, so that it would bear another's name."""
    from filelock import FileLock

    for room in (pointer.INDEXES, "locks", "building"):
        (index.parents[1] / room).mkdir(parents=True, exist_ok=True)
    with FileLock(index.parents[1] / "locks" / f"{index.name}.lock"):
        if is_whole(index):
            return True
        discard(index)
        draft = index.parents[1] / "building" / index.name
        # Only a killed build leaves this behind, since the lock is ours.
        _remove(draft)
        draft.mkdir()
        try:
            build(sources, draft)
            if not _sealed(sources, draft, seen):
                return False
            draft.rename(index)
        finally:
            _remove(draft)
        _tidy(index)
    return True


def _sealed(sources: Sources, draft: Path, seen: pointer.Signature) -> bool:
    """Write what a new index is to the byte, if its sources are still what they were."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as other:
        written = other.submit(_write_manifest, draft)
        # A change that was taken back meanwhile leaves the content as it was, but not the look of the file.
        files = pointer.files(str(sources.folder))
        is_same = pointer.signature(files) == seen and _marks(sources.folder, files) == sources.marks
        written.result()
    return is_same


def _marks(folder: Path, files: Iterable[str]) -> dict[str, str]:
    inside, files = f"{folder}{os.sep}", list(files)
    names = (Path(file[len(inside) :]).as_posix() if file.startswith(inside) else _outside(file) for file in files)
    return dict(zip(names, _marked(files), strict=True))


def _outside(file: str) -> str:
    """A file of the product: the same in every place it may be installed in."""
    return f"skillgraph:{Path(file).parent.name}/{Path(file).name}"


def _content_hash(marks: Mapping[str, str]) -> str:
    from hashlib import blake2b

    total = blake2b(digest_size=16)
    for name, content in marks.items():
        total.update(os.fsencode(f"{name}\n{content}\n"))
    return total.hexdigest()


def _marked(files: Sequence[str | Path]) -> list[str]:
    """The hashes of files; of many, several are read at once."""
    if len(files) < _MANY:
        return [_mark(file) for file in files]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as readers:
        return list(readers.map(_mark, files))


def _mark(file: str | Path) -> str:
    """The hash of a file's content, which may be too large to be held at once."""
    from hashlib import blake2b

    total = blake2b(digest_size=16)
    with open(file, "rb") as held:
        while piece := held.read(1 << 20):
            total.update(piece)
    return total.hexdigest()


def _write_manifest(index: Path) -> None:
    files = sorted(path for path in index.rglob("*") if path.is_file())
    names = (file.relative_to(index).as_posix() for file in files)
    entries = dict(zip(names, _marked(files), strict=True))
    (index / MANIFEST).write_text(json.dumps(entries, indent=1), encoding="utf-8")


def is_whole(index: Path) -> bool:
    """Tell whether an index is complete and to the byte as it was built.

    Parameters
    ----------
    index
        Its folder.

    Returns
    -------
    bool
        False also where there is none.
    """
    try:
        entries = json.loads((index / MANIFEST).read_bytes())
        return bool(entries) and _marked([index / name for name in entries]) == list(entries.values())
    except (OSError, ValueError, AttributeError):
        return False


def _tidy(newest: Path) -> None:
    """Throw away indexes that nobody needs any more, and what killed builds left behind."""
    home = newest.parents[1]
    needed = {newest.name, *_pointed_at(home / pointer.POINTERS)}
    for index in (home / pointer.INDEXES).iterdir():
        if index.name not in needed and _idle(index) > _KEEP_SECONDS:
            discard(index)
    for draft in (home / "building").iterdir():
        if _idle(draft) > _KEEP_SECONDS:
            _remove(draft)


def _pointed_at(folder: Path) -> Iterator[str]:
    """The indexes of workspaces that are still there."""
    for file in folder.iterdir() if folder.is_dir() else ():
        name, _, seen, _ = pointer.read(str(file))
        first = seen.split("\0", 1)[0].split(" ", 4)
        if len(first) == 5 and os.path.exists(first[4]):
            yield name


def _idle(folder: Path) -> float:
    """For how many seconds nothing was put into a folder; a folder that is gone needs nothing done."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0


def _home() -> Path:
    return Path(pointer.home())


def _writable(home: Path) -> bool:
    probe = home / f"probe-{os.getpid()}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


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
