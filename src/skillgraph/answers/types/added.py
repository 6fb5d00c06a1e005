"""What adding files to a workspace changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from skillgraph.answers.types.evidence import Json


class AddedRow(NamedTuple):
    """One record that is new, changed or dropped.

    Parameters
    ----------
    change, change_name
        ``new``, ``changed`` or ``dropped``, and its name.
    record
        Its IRI.
    type_name
        What kind of record it is.
    section
        Where it rests: the row of a sheet, or the section of a text.
    told
        What was understood.
    said
        The words it rests on.

    Examples
    --------
    >>> AddedRow("new", "新增", "x:r", "合作", "名单!A3:B3", "院校方：甲；企业方：乙", "甲 | 乙").section
    '名单!A3:B3'
    """

    change: str
    change_name: str
    record: str
    type_name: str
    section: str
    told: str
    said: str


class Added(NamedTuple):
    """What adding files changed, or would change.

    Parameters
    ----------
    written
        Whether it was written.
    rows
        Records that are new, changed or dropped.
    violations
        What is wrong, as `validate` tells it.
    notes
        The counts, how files were read, and whom a person should look at.
    warnings
        What is taken and should be looked at once more, as `violations` are told.
    doubts
        New entities that may be known ones: name and IRI of both.

    Examples
    --------
    >>> Added(False, (), (), ("x",)).to_json()
    {'written': False, 'rows': [], 'violations': [], 'notes': ['x'], 'warnings': [], 'doubts': []}
    """

    written: bool
    rows: tuple[AddedRow, ...]
    violations: tuple[dict[str, Any], ...]
    notes: tuple[str, ...]
    warnings: tuple[dict[str, Any], ...] = ()
    doubts: tuple[dict[str, str], ...] = ()

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Whether it was written, records, what is wrong, notes, possible duplicates.
        """
        return {
            "written": self.written,
            "rows": [row._asdict() for row in self.rows],
            "violations": [dict(each) for each in self.violations],
            "notes": list(self.notes),
            "warnings": [dict(each) for each in self.warnings],
            "doubts": [dict(each) for each in self.doubts],
        }

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give it as rows of plain values: what is wrong where anything is, else the records."""
        return [dict(each) for each in self.violations] or [row._asdict() for row in self.rows]
