"""The folder of plain files that is the truth: find it, list its files, read it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from skillgraph.errors import BrokenFile, NotAWorkspace, reason
from skillgraph.workspace.places import settled

if TYPE_CHECKING:
    from pathlib import Path

MARK = "skillgraph.toml"


def find(start: str) -> str | None:
    """Find the workspace a folder is in.

    Parameters
    ----------
    start
        A folder.

    Returns
    -------
    str or None
        It or the nearest folder above that holds ``skillgraph.toml``; None where there is none.

    Examples
    --------
    >>> from skillgraph import resources
    >>> find(os.path.join(resources.example(), "records")) == str(resources.example())
    True
    """
    folder = os.path.abspath(start)
    while not os.path.isfile(os.path.join(folder, MARK)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def files(folder: str, texts: Iterable[str] | None = None) -> Iterator[str]:
    """List the files that make a workspace what it is.

    Parameters
    ----------
    folder
        The workspace.
    texts
        What is in sources/, where it is known; else it is looked for.

    Yields
    ------
    str
        Its settings, registry and decisions, and all in sources/, records/ and tables/, in a fixed order.

    Raises
    ------
    NotAWorkspace
        When it has no settings.
    HalfChanged, WorkspaceHeld
        When a change is half in place.

    Examples
    --------
    >>> from skillgraph import resources
    >>> [os.path.basename(file) for file in files(str(resources.example()))][:3]
    ['skillgraph.toml', 'entities.ttl', 'decisions.ttl']
    """
    settled(folder)
    if not os.path.isfile(os.path.join(folder, MARK)):
        raise NotAWorkspace(folder=folder)
    for name in (MARK, "entities.ttl", "decisions.ttl"):
        if os.path.isfile(os.path.join(folder, name)):
            yield os.path.join(folder, name)
    for name in ("records", "sources", "tables"):
        yield from _below(os.path.join(folder, name)) if texts is None or name != "sources" else texts


def _below(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # A link to a folder is not followed: it may lead round in a circle.
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        elif entry.is_file():
            yield entry.path


class Workspace:
    """A workspace, read only as far as it is asked.

    Parameters
    ----------
    folder
        Where it is.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.
    HalfChanged, WorkspaceHeld
        When a change is half in place.

    Examples
    --------
    >>> from skillgraph import resources
    >>> Workspace(resources.example()).base
    'https://w3id.org/skillgraph/kunming-2023/'
    """

    def __init__(self, folder: Path) -> None:
        settled(str(folder))
        if not (folder / MARK).is_file():
            raise NotAWorkspace(folder=str(folder))
        self.folder = folder

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """What ``skillgraph.toml`` says: title, languages, base, area, licence."""
        import tomllib

        from pyoxigraph import NamedNode

        file = self.folder / MARK
        try:
            settings = tomllib.loads(read_text(file, self.folder))
        except tomllib.TOMLDecodeError as error:
            raise BrokenFile(
                file=MARK, detail_zh=f"不是有效的 TOML（{error}）", detail_en=f"this is not TOML ({error})"
            ) from error
        base = settings.get("base")
        if not isinstance(base, str):
            raise BrokenFile(
                file=MARK,
                detail_zh='缺少 base，例如 base = "https://example.org/my-city/"',
                detail_en='it lacks base, such as base = "https://example.org/my-city/"',
            )
        try:
            NamedNode(base)
        except ValueError as error:
            raise BrokenFile(
                file=MARK,
                detail_zh=f'base 应为完整的 IRI，如 "https://example.org/my-city/"，现为“{base}”',
                detail_en=f'base should be a whole IRI, such as "https://example.org/my-city/", and is “{base}”',
            ) from error
        return settings

    @property
    def base(self) -> str:
        """What the IRIs of its entities and sources begin with; ends in a slash."""
        return str(self.settings["base"]).rstrip("/") + "/"

    def title(self, lang: str) -> str:
        """Give its title.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            The title in that language, else in the other, else the folder's name.
        """
        titles = self.settings.get("title")
        if isinstance(titles, str):
            return titles
        words = titles if isinstance(titles, dict) else {}
        return str(words.get(lang) or next(iter(words.values()), self.folder.name))

    def source_iri(self, source: str) -> str:
        """Give the IRI of a source, which is also that of its graph.

        Parameters
        ----------
        source
            Its identifier, the name of its records' file.

        Returns
        -------
        str
            ``{base}src/{source}``.
        """
        return f"{self.base}src/{source}"

    def text(self, relative: str) -> str:
        """Read the kept text of a source.

        Parameters
        ----------
        relative
            The file's path in the folder sources.

        Returns
        -------
        str
            Its text with LF line ends.

        Raises
        ------
        BrokenFile
            When the file is missing, hidden, outside the folder, or not UTF-8.
        """
        sources = (self.folder / "sources").resolve()
        from pathlib import Path

        # What is written elsewhere is not even looked at: on Windows a look can be a call to another machine.
        inside = Path(relative)
        plain = not inside.anchor and "\0" not in relative and not any(part.startswith(".") for part in inside.parts)
        file = (sources / relative).resolve() if plain else sources
        if not file.is_relative_to(sources) or not file.is_file():
            raise BrokenFile(
                file=f"sources/{relative}",
                detail_zh="来源的原文文件不在 sources 文件夹中",
                detail_en="the text of this source is not in the folder sources",
            )
        return read_text(file, self.folder)


def read_text(file: Path, folder: Path) -> str:
    """Read a text file as UTF-8 with LF line ends.

    Parameters
    ----------
    file
        The file.
    folder
        What its name is told relative to.

    Returns
    -------
    str
        Its text; a byte order mark is dropped.

    Raises
    ------
    BrokenFile
        When it is not UTF-8 (with the line), or cannot be read.

    Examples
    --------
    >>> from skillgraph import resources
    >>> read_text(resources.example() / "skillgraph.toml", resources.example())[:5]
    'title'
    """
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    try:
        data = file.read_bytes()
    except OSError as error:
        why = {lang: reason(error, lang) for lang in ("zh", "en")}
        raise BrokenFile(
            file=name, detail_zh=f"无法读取（{why['zh']}）", detail_en=f"cannot be read ({why['en']})"
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenFile(
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
            detail_zh="不是 UTF-8 编码，请另存为 UTF-8",
            detail_en="this is not UTF-8; save the file as UTF-8",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
