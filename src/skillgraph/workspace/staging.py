"""A change while it is being written down, before it touches anything."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from typing import NamedTuple

from skillgraph.workspace import contents, entries, placing
from skillgraph.workspace.entries import Entry, Touched
from skillgraph.workspace.locking import me, now
from skillgraph.workspace.places import changes, pending


class _Staged(NamedTuple):
    slot: int
    after: str | None


class Change:
    """What is to be written to and removed from a workspace.

    Parameters
    ----------
    folder
        The workspace, held by this process.
    command
        The command that changes it.
    words
        What it does in a few words, by language.

    Attributes
    ----------
    words
        May be set until the end, when it has been counted.
    undoes
        The number of the change that this one takes back; None for others.
    entry
        When all is in place, what the log keeps; None before, and where nothing differed.

    Examples
    --------
    >>> Change("city", "add", {}).undoes is None
    True
    """

    def __init__(self, folder: str, command: str, words: Mapping[str, str]) -> None:
        self.folder = folder
        self.command = command
        self.words = words
        self.undoes: int | None = None
        self.entry: Entry | None = None
        self._staged: dict[str, _Staged] = {}
        self._slots = 0

    def write(self, relative: str, content: bytes) -> None:
        """Have a file written when all is well in the end.

        Parameters
        ----------
        relative
            Its path in the workspace, with slashes; folders are made as needed.
        content
            All of it.

        Raises
        ------
        NoPlace
            When that is no place in the workspace.
        CannotChange
            When the disk is full, and the like.
        """
        contents.inside(self.folder, relative)
        with contents.refusals_told(self.folder):
            slot = self._slot(relative, contents.digest(content))
            contents.store(pending(self.folder, "new", str(slot)), content)

    def remove(self, relative: str) -> None:
        """Have a file removed when all is well in the end; it is no error if there is none.

        Parameters
        ----------
        relative
            Its path in the workspace, with slashes.

        Raises
        ------
        NoPlace
            When that is no place in the workspace.
        CannotChange
            When the folder may not be written, and the like.
        """
        contents.inside(self.folder, relative)
        with contents.refusals_told(self.folder):
            self._slot(relative, None)

    def _slot(self, relative: str, after: str | None) -> int:
        """A slot for each writing: what is written twice is there as it was written last."""
        if not self._staged:
            placing.ready(self.folder)
        self._slots += 1
        self._staged[relative] = _Staged(self._slots, after)
        return self._slots

    def sealed(self) -> Entry | None:
        """Write down what is before, and the list of all.

        Returns
        -------
        Entry or None
            What is to be put in place; None where nothing differs from what is there.

        Raises
        ------
        OSError
            When the system refuses.
        """
        kept = [self._kept(relative, *staged) for relative, staged in sorted(self._staged.items())]
        touched = tuple(each for each in kept if each is not None)
        if not touched:
            return None
        entry = Entry(
            _next(self.folder), now(), *me(), self.command, dict(self.words), touched, self.undoes
        )  # fmt: skip
        contents.store(pending(self.folder, placing.DRAFT), entries.as_bytes(entry))
        inner = (pending(self.folder, "new"), pending(self.folder, "old"), pending(self.folder))
        for place in (*inner, os.path.dirname(inner[-1]), self.folder):
            contents.store_names(place)
        return entry

    def _kept(self, relative: str, slot: int, after: str | None) -> Touched | None:
        """What is before, kept; None where it is the same as after."""
        target, new = contents.inside(self.folder, relative), pending(self.folder, "new", str(slot))
        before = contents.mark(target)
        if before == after:
            return None
        if before is not None:
            contents.keep(target, pending(self.folder, "old", str(slot)))
            if after is not None:
                os.chmod(new, stat.S_IMODE(os.stat(target).st_mode))
        return Touched(relative, slot, before, after)


def _next(folder: str) -> int:
    """The number of the next change."""
    return max((int(name) for name in os.listdir(changes(folder)) if name.isdecimal()), default=0) + 1
