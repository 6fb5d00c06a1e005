"""What a change did, as a value and as the small file that lists it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from skillgraph.errors import BrokenFile

LIST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a change adds, changes or removes.

    Parameters
    ----------
    path
        Its path in the workspace, with slashes.
    slot
        The name of its contents in the folders of the change.
    before, after
        The hash of its content; None where it is not there.

    Examples
    --------
    >>> Touched("tables/a.csv", 0, None, "c0ffee").what
    'added'
    """

    path: str
    slot: int
    before: str | None
    after: str | None

    @property
    def what(self) -> str:
        """Whether it is ``"added"``, ``"changed"`` or ``"removed"``."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as the log keeps it.

    Parameters
    ----------
    number
        Its number, from 1.
    when
        When, in local time with its offset (ISO 8601).
    user, host
        Who, and on which machine.
    command
        The command that made it.
    words
        What it did in a few words, by language.
    files
        The files it touched, by path.
    undoes
        The number of the change that it takes back, if it does.

    Examples
    --------
    >>> entry = Entry(1, "2026-11-30T08:00:00+08:00", "li", "office", "add", {"zh": "3 条"}, ())
    >>> entry.undoes is None
    True
    """

    number: int
    when: str
    user: str
    host: str
    command: str
    words: Mapping[str, str]
    files: tuple[Touched, ...]
    undoes: int | None = None


def as_bytes(entry: Entry) -> bytes:
    """Write an entry as JSON.

    Parameters
    ----------
    entry
        What a change did.

    Returns
    -------
    bytes
        What `read` reads.

    Examples
    --------
    >>> json.loads(as_bytes(Entry(1, "", "li", "office", "add", {}, ())))["user"]
    'li'
    """
    # A name that is in no encoding is written so that it is read back the same.
    return (json.dumps(asdict(entry), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read(file: str) -> Entry:
    """Read an entry.

    Parameters
    ----------
    file
        Where `as_bytes` was written to.

    Returns
    -------
    Entry
        What the change did.

    Raises
    ------
    BrokenFile
        When the file says nothing of the kind.
    OSError
        When it cannot be read.
    """
    with open(file, "rb") as held:
        content = held.read()
    try:
        told = json.loads(content)
        return _whole(Entry(**{**told, "files": tuple(Touched(**each) for each in told["files"])}))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenFile(
            file="/".join(file.split(os.sep)[-4:]),
            detail_zh="这份变更记录已损坏；移走它所在的文件夹后，其余命令可照常使用",
            detail_en="this record of a change is damaged; once its folder is moved away, all else works as before",
        ) from error


def _whole(entry: Entry) -> Entry:
    """Numbers name files: what stands in their place in a folder from elsewhere must not lead out of it."""
    if not all(type(number) is int for number in (entry.number, *(each.slot for each in entry.files))):
        raise TypeError("a number is none")
    return entry
