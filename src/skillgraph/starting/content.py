"""What a new workspace holds, as paths and bytes; nothing is written here."""

from __future__ import annotations

import json
import re
from pathlib import Path

from skillgraph import names, resources
from skillgraph.errors import NoBase
from skillgraph.starting.texts import ABOUT_BASE, ATTRIBUTES, COPIED, IGNORED, README, REGISTRY, SETTINGS
from skillgraph.text import one_line
from skillgraph.workspace import MARK

Files = dict[str, bytes]

# Where the example came from and who has which rights; in a copy README.md is for its keepers.
_EXAMPLE_README = "ORIGIN.md"


def contents(title: str, base: str | None, forms: bytes) -> Files:
    """Give the files of an empty workspace.

    Parameters
    ----------
    title
        What it is called.
    base
        What its identifiers begin with; without one an example's address is made of the title.
    forms
        The empty workbook.

    Returns
    -------
    dict of str to bytes
        Path in the workspace, with slashes, to what stands there.

    Raises
    ------
    NoBase
        When the base is no whole IRI.

    Examples
    --------
    >>> sorted(contents("昆明", None, b""))[:4]
    ['.gitattributes', '.gitignore', 'README.md', 'entities.ttl']
    """
    title = one_line(title).strip()
    made = {
        MARK: _settings(title, base),
        "entities.ttl": REGISTRY,
        "records/.gitkeep": "",
        "sources/.gitkeep": "",
    }
    return _encoded(made) | _beside(title, forms)


def copied(title: str | None, forms: bytes) -> Files:
    """Give the files of a workspace that starts as a copy of the example.

    Parameters
    ----------
    title
        What it is called; without one as the example is.
    forms
        The empty workbook.

    Returns
    -------
    dict of str to bytes
        Path in the workspace, with slashes, to what stands there.

    Examples
    --------
    >>> "records/kunming-2023-letter.ttl" in copied(None, b"")
    True
    """
    folder = resources.example()
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    files[_EXAMPLE_README] = files.pop("README.md")
    if title is not None:
        settings = files[MARK].decode("utf-8")
        files[MARK] = re.sub(r"(?m)^title = .*$", lambda _: _title(title), settings).encode("utf-8")
    return files | _beside(title or "Kunming, 2023 · 昆明市，2023年", forms, COPIED)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _beside(title: str, forms: bytes, more: str = "") -> Files:
    """What keepers and git need, whatever the data."""
    readme = README.format(title=one_line(title), more=more)
    texts = {"README.md": readme, ".gitattributes": ATTRIBUTES, ".gitignore": IGNORED}
    return {**_encoded(texts), "forms/forms.xlsx": forms}


def _encoded(texts: dict[str, str]) -> Files:
    return {path: text.encode("utf-8") for path, text in texts.items()}


def _settings(title: str, base: str | None) -> str:
    own = _example_base(title) if base is None else _checked(base)
    about = ABOUT_BASE if base is None else ""
    return SETTINGS.format(title=_title(title), about=about, base=_quoted(own))


def _title(title: str) -> str:
    words = _quoted(one_line(title).strip())
    return f"title = {{ zh = {words}, en = {words} }}"


def _quoted(text: str) -> str:
    """As TOML quotes a text; JSON does the same for all that `one_line` leaves."""
    return json.dumps(text, ensure_ascii=False)


def _example_base(title: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", names.pinyin(title).lower()).strip("-")[:60]
    return f"https://example.org/{slug or 'my-city'}/"


def _checked(base: str) -> str:
    from pyoxigraph import NamedNode

    try:
        NamedNode(base)
    except ValueError as error:
        raise NoBase(base=base) from error
    # Without these the IRIs made of it would not be of one place, or would end in its query.
    if not re.match(r"[a-z][a-z0-9+.-]*:\S", base) or re.search(r"[?#]", base):
        raise NoBase(base=base)
    return base.rstrip("/") + "/"
