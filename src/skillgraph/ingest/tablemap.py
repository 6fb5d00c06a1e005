"""The map of a foreign table: which column is which field, and how rows become records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from skillgraph.errors import BrokenMap, CannotRead, NotToml, NotUtf8, reason
from skillgraph.ingest.columns import Column, Kind, columns
from skillgraph.ingest.values.concepts import Scheme, concept, schemes
from skillgraph.ingest.values.misread import Misread
from skillgraph.names import fold
from skillgraph.shapes import Form, Ontology
from skillgraph.text import listed
from skillgraph.vocabulary import SG, SKOS

# What the columns of a table with shared identifiers hold beside fields.
IDENTIFIER, PARTICIPANT, ROLE_OF = "identifier", "participant", "role"
_SPECIAL = (IDENTIFIER, PARTICIPANT, ROLE_OF)
_KEYS = ("record", "rows", "split", "columns", "constants", "roles", "classes", "values")
_ROWS = ("shared", "pairs", "each")
_ROLES = "https://w3id.org/skillgraph/scheme/role"
_MOST = 1_000_000  # bytes; a map is a page


@dataclass(frozen=True, slots=True)
class TableMap:
    """What a map file says, with its words looked up.

    Parameters
    ----------
    form
        The form of the records.
    shared
        Whether rows with one identifier are one record; else each row is one.
    columns
        Heading, folded, to the column of the form.
    special
        ``"identifier"``, ``"participant"`` and ``"role"`` to the heading, folded.
    constants
        What every record says: column of the form and text.
    roles
        What stands in the column of roles, folded, to the role's IRI.
    role
        The role of all, where there is one.
    classes
        Role to the class of an organisation in it that is new.
    values
        Key of a column to what its cells say, folded, and what is meant.
    headings
        All headings as the file writes them, by their folded form.
    content
        The file itself.
    split
        Whether a cell of names may hold several.

    Examples
    --------
    >>> TableMap(Form(SG.Partnership, {}, {}, ()), True).role is None
    True
    """

    form: Form
    shared: bool
    columns: Mapping[str, Column] = field(default_factory=dict)
    special: Mapping[str, str] = field(default_factory=dict)
    constants: tuple[tuple[Column, str], ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    role: str | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    split: bool = False

    def meant(self, key: str, text: str) -> str:
        """Give what a cell means: what the map says of it, else itself."""
        known = self.values.get(key)
        return known.get(fold(text), text) if known and text else text


def read_map(file: Path, ontology: Ontology) -> TableMap:
    r"""Read a map file.

    Parameters
    ----------
    file
        A TOML file.
    ontology
        The forms and what they are called.

    Returns
    -------
    TableMap
        What it says.

    Raises
    ------
    Unreadable
        When it is no such file: it says the key and what was expected.

    Examples
    --------
    >>> import tempfile
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.vocabulary import ROLE
    >>> text = 'record = "partnership"\nrows = "shared"\n[constants]\nform = "订单班"\nrole = "企业方"\n'
    >>> text += '[columns]\nproject = "identifier"\nfirm = "participant"\n'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "map.toml")
    ...     _ = file.write_text(text, encoding="utf-8")
    ...     found = read_map(file, shapes.read(resources.ontology()))
    >>> found.special, found.role == ROLE["enterprise-side"]
    ({'identifier': 'project', 'participant': 'firm'}, True)
    """
    try:
        content = file.read_bytes()[: _MOST + 1]
    except OSError as error:
        raise CannotRead(file=str(file), why_zh=reason(error, "zh"), why_en=reason(error, "en")) from error
    if len(content) > _MOST:
        raise BrokenMap(file=str(file), key="", expected_zh="不超过 1 MB", expected_en="no more than 1 MB")
    try:
        told = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotUtf8(file=str(file), row=content[: error.start].count(b"\n") + 1) from error
    except (ValueError, RecursionError) as error:
        raise NotToml(file=str(file), error=error) from error
    return _Reading(file, told, ontology).map(content)


class _Reading:
    def __init__(self, file: Path, told: Mapping[str, Any], ontology: Ontology) -> None:
        self._file = file
        self._told = told
        self._ontology = ontology
        self._schemes = schemes(ontology)

    def map(self, content: bytes) -> TableMap:
        for key in self._told:
            if key not in _KEYS:
                self._wrong(key, _KEYS)
        form, shared = self._form(), self._shared()
        self._columns = {column.key: self._whole(column) for column in columns(form, self._ontology)}
        headings = self._texts("columns")
        special = {key: fold(heading) for heading, key in headings.items() if shared and key in _SPECIAL}
        known = {
            fold(heading): self._column(f"columns.{heading}", key, _SPECIAL if shared else ())
            for heading, key in headings.items()
            if key not in special
        }
        constants = self._texts("constants")
        role = self._role("constants.role", constants.pop(ROLE_OF)) if shared and ROLE_OF in constants else None
        found = TableMap(
            form, shared, known, special,
            tuple((self._column(f"constants.{key}", key), text) for key, text in constants.items()),
            {fold(said): self._role(f"roles.{said}", code) for said, code in self._texts("roles").items()},
            role,
            {self._class_key(key): self._class(f"classes.{key}", code) for key, code in self._texts("classes").items()},
            self._values(), {fold(heading): heading for heading in headings}, content, self._split(),
        )  # fmt: skip
        self._complete(found)
        return found

    def _wrong(self, key: str, choices: Iterable[str]) -> None:
        words = list(dict.fromkeys(choices))
        raise BrokenMap(
            file=str(self._file), key=key, expected_zh=listed(words, "zh"), expected_en=listed(words, "en")
        )  # fmt: skip

    def _form(self) -> Form:
        """The form by the code of its class, or its name in zh or en."""
        forms = {
            str(self._ontology.nodes[iri][SKOS.notation][0].value): form
            for iri, form in self._ontology.forms.items()
            if SG.Record in self._ontology.types([iri])
        }
        said = self._told.get("record")
        called = {fold(name): form for code, form in forms.items() for name in (code, *form.label.values())}
        if not isinstance(said, str) or fold(said) not in called:
            self._wrong("record", forms)
        return called[fold(str(said))]

    def _shared(self) -> bool:
        rows = self._told.get("rows", "each")
        if rows not in _ROWS:
            self._wrong("rows", _ROWS)
        return bool(rows == "shared")

    def _whole(self, column: Column) -> Column:
        """A foreign name may hold commas: a cell is one name, unless the map says that it is to be split."""
        return column if self._split() or column.kind is not Kind.ENTITY else replace(column, several=False)

    def _split(self) -> bool:
        split = self._told.get("split", False)
        if not isinstance(split, bool):
            self._wrong("split", ("true", "false"))
        return bool(split)

    def _texts(self, key: str) -> dict[str, str]:
        table = self._told.get(key, {})
        if not isinstance(table, dict):
            self._wrong(key, (f"[{key}]",))
        texts = {}
        for name, value in table.items():
            if not isinstance(value, str | int) or isinstance(value, bool):
                self._wrong(f"{key}.{name}", ('"…"',))
            texts[name] = str(value)
        return texts

    def _column(self, key: str, said: str, more: Iterable[str] = ()) -> Column:
        if said not in self._columns:
            self._wrong(key, (*more, *self._columns))
        return self._columns[said]

    def _role(self, key: str, said: str) -> str:
        found = concept(self._schemes[_ROLES], said)
        if isinstance(found, Misread):
            self._wrong(key, _codes(self._schemes[_ROLES], self._ontology))
        return str(found)

    def _class_key(self, said: str) -> str:
        """A role, or the key of a column of names."""
        column = self._columns.get(said)
        return (column.role or column.field.path) if column else self._role(f"classes.{said}", said)

    def _class(self, key: str, said: str) -> str:
        codes = {
            str(node[SKOS.notation][0].value): iri
            for iri, node in self._ontology.nodes.items()
            if SKOS.notation in node and iri in self._ontology.supers and SG.Entity in self._ontology.types([iri])
        }
        if said not in codes:
            self._wrong(key, codes)
        return codes[said]

    def _values(self) -> dict[str, dict[str, str]]:
        tables = self._told.get("values", {})
        if not isinstance(tables, dict):
            self._wrong("values", ("[values.form]",))
        found: dict[str, dict[str, str]] = {}
        for key, table in tables.items():
            self._column(f"values.{key}", key)
            if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
                self._wrong(f"values.{key}", ('"…" = "…"',))
            found[key] = {fold(said): meant for said, meant in table.items()}
        return found

    def _complete(self, found: TableMap) -> None:
        if not found.shared:
            sides = [column for column in found.columns.values() if column.role]
            if self._told.get("rows") == "pairs" and len(sides) < 2:
                self._wrong("columns", (key for key, column in self._columns.items() if column.role))
            return
        if found.form.type != SG.Partnership:
            self._wrong("record", ("partnership",))
        for column in (*found.columns.values(), *(column for column, _ in found.constants)):
            if column.kind in {Kind.SOURCE, Kind.QUOTE}:
                # The rows themselves are the source of what they tell together.
                self._wrong("columns", (key for key, each in self._columns.items() if each.kind is not column.kind))
        for key in (IDENTIFIER, PARTICIPANT):
            if key not in found.special:
                self._wrong("columns", (f'"…" = "{key}"',))
        if (ROLE_OF in found.special) == (found.role is not None):
            self._wrong("columns", ('"…" = "role"', "constants.role"))
        if ROLE_OF in found.special and not found.roles:
            self._wrong("roles", ('"…" = "college-side"', '"…" = "enterprise-side"'))


def _codes(scheme: Scheme, ontology: Ontology) -> list[str]:
    return [str(ontology.nodes[iri][SKOS.notation][0].value) for iri in scheme.labels]
