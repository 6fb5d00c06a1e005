"""The ids of sources and the numbers of their versions: a file is known again by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from skillgraph.adding import sources
from skillgraph.workspace import Workspace

LETTERS = frozenset({".txt", ".md", ".markdown"})
TABLES = frozenset({".csv", ".tsv", ".xlsx", ".json"})


class Ids:
    """The ids of a workspace.

    Parameters
    ----------
    space
        The workspace.
    writes
        The files that would be written, by their paths in it.

    Examples
    --------
    >>> from skillgraph import resources
    >>> ids = Ids(Workspace(resources.example()), {})
    >>> ids.of(Path("kunming-2023-letter.md")), ids.of(Path("kunming-2023-letter.csv"))
    ('kunming-2023-letter', 'kunming-2023-letter-table')
    """

    def __init__(self, space: Workspace, writes: Mapping[str, bytes]) -> None:
        self._space = space
        self._writes = writes

    def of(self, file: Path) -> str:
        """Give the id of the source that a file becomes.

        Parameters
        ----------
        file
            The file.

        Returns
        -------
        str
            Made of its name; where a source of another kind has that id, it tells the kind as well.
        """
        key, kind = sources.id_of(file), _kind(file.suffix)
        there = {_kind(name.suffix) for name in self._versions(key)}
        return key if kind in there or not there else f"{key}-{kind}"

    def _versions(self, key: str) -> Iterator[PurePath]:
        """The files that became a source, or become it now; what is quoted of a table is a text made of it."""
        rooms = (f"sources/{key}", f"tables/{key}")
        names = [each for room in rooms for each in (self._space.folder / room).glob("*.*")]
        names += [Path(name) for name in self._writes if name.rpartition("/")[0] in rooms]
        return (name for name in names if name.stem.isdecimal() and name.suffix != ".txt")

    def version(self, key: str, content: bytes, suffix: str, room: str = "sources") -> str:
        """Give the number of the version that has some content, else the next.

        Parameters
        ----------
        key
            The source's id.
        content, suffix
            The file.
        room
            The folder that keeps its versions.

        Returns
        -------
        str
            From ``"1"``.
        """
        folder = self._space.folder / room / key
        numbers = sorted(int(each.stem) for each in folder.glob(f"*{suffix}") if each.stem.isdigit())
        for number in numbers:
            if (folder / f"{number}{suffix}").read_bytes() == content:
                return str(number)
        texts = (self._space.folder / "sources" / key).glob("*.*")
        return str(max([*numbers, *(int(each.stem) for each in texts if each.stem.isdigit())], default=0) + 1)

    def prefixes(self, key: str | None = None) -> dict[str, str]:
        """Give the prefixes of a file of the workspace.

        Parameters
        ----------
        key
            The id of the source whose records it holds; None for the registry.

        Returns
        -------
        dict
            Prefix to IRI.
        """
        base = self._space.base
        rooms = {room: f"{base}{room}/" for room in ("org", "person", "award", "work", "policy", "programme")}
        return rooms if key is None else {**rooms, "rec": f"{base}src/{key}/", "src": f"{base}src/"}


def _kind(suffix: str) -> str:
    suffix = suffix.lower()
    return "letter" if suffix in LETTERS else "table" if suffix in TABLES else "rdf"
