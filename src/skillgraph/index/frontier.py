"""What a walk reads of the read model: who is tied to whom and by which record, and nothing that is only told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from skillgraph.index.reading import Reading
from skillgraph.index.rows import PartnerRow

_BATCH = 500  # parameters of one question; a frontier may be larger


class Only(NamedTuple):
    """Which ties count.

    Parameters
    ----------
    forms
        Codes of the forms of cooperation of partnerships; None for all.
    relations
        Codes of the relations of links; None for all.
    asserted
        Whether only what a source states counts.

    Examples
    --------
    >>> Only().everything, Only(asserted=True).everything
    (True, False)
    """

    forms: frozenset[str] | None = None
    relations: frozenset[str] | None = None
    asserted: bool = False

    @property
    def everything(self) -> bool:
        """Whether every tie counts."""
        return self == EVERY


EVERY = Only()


class Strand(NamedTuple):
    """One tie, seen from one of its ends.

    Parameters
    ----------
    here, there
        The numbers of the two.
    record
        The number of its record.
    relation
        The code of its relation; empty for a partnership.
    onwards
        Whether it reads from here to there; a partnership reads both ways.

    Examples
    --------
    >>> Strand(1, 2, 3, "belongs-to", False).onwards
    False
    """

    here: int
    there: int
    record: int
    relation: str
    onwards: bool


def strands(view: Reading, frontier: Iterable[int], only: Only = EVERY) -> Iterator[Strand]:
    """Give the ties of some entities.

    Parameters
    ----------
    view
        What to read.
    frontier
        Numbers of entities.
    only
        Which ties count.

    Yields
    ------
    Strand
        From each of them, so that a tie between two of them comes twice.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> college = view.names("normal", "昆明技师学院")[0].entity
    >>> len(list(strands(view, [college]))), len(list(strands(view, [college], Only(frozenset()))))
    (2, 0)
    """
    wanted = list(frontier)
    for select, joined, where, codes in _tables(only):
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            asked = f"SELECT {select}{joined} IN ({_marks(batch)}){where}"
            yield from (Strand(*row) for row in view.rows(asked, [*batch, *codes]))


def breadth(view: Reading, frontier: Iterable[int]) -> int:
    """Count the ties of some entities, which costs little beside reading them.

    Parameters
    ----------
    view
        What to read.
    frontier
        Numbers of entities.

    Returns
    -------
    int
        As many as `strands` would give.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> college = view.names("normal", "昆明技师学院")[0].entity
    >>> breadth(view, [college])
    2
    """
    wanted, count = list(frontier), 0
    for _, joined, _, _ in _tables(EVERY):
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            count += view.rows(f"SELECT count(*){joined} IN ({_marks(batch)})", batch)[0][0]
    return count


def _tables(only: Only) -> Iterator[tuple[str, str, str, list[str]]]:
    """What to select of each table from each end, up to the numbers asked for, what else must hold, and its codes."""
    sides = (
        ("t.a, t.b, t.record, '', 1", "partner", "a", only.forms),
        ("t.source, t.target, t.record, t.relation, 1", "link", "source", only.relations),
        ("t.target, t.source, t.record, t.relation, 0", "link", "target", only.relations),
    )
    for select, table, end, among in sides:
        if among is not None and not among:
            continue
        join, where, codes = "", "", sorted(among or ())
        if codes and table == "partner":
            join, where = " JOIN partnership c ON c.record = t.record", f" AND c.form IN ({_marks(codes)})"
        elif codes:
            where = f" AND t.relation IN ({_marks(codes)})"
        if only.asserted:
            join, where = f"{join} JOIN record r ON r.id = t.record", f"{where} AND r.status = 'asserted'"
        yield select, f" FROM {table} t{join} WHERE t.{end}", where, codes


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def inferred(view: Reading, records: Iterable[int]) -> dict[int, bool]:
    """Tell which records are only inferred.

    Parameters
    ----------
    view
        What to read.
    records
        Their numbers.

    Returns
    -------
    dict
        Number to whether no source states it.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> row = next(row for row in view.partners() if row.status == "inferred")
    >>> inferred(view, [row.record]) == {row.record: True}
    True
    """
    wanted, found = list(records), {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        select = f"SELECT id, status = 'inferred' FROM record WHERE id IN ({_marks(batch)})"  # noqa: S608
        found.update({number: bool(is_so) for number, is_so in view.rows(select, batch)})
    return found


def of_types(view: Reading, entities: Iterable[int], types: Collection[str]) -> set[int]:
    """Tell which entities are of some types.

    Parameters
    ----------
    view
        What to read.
    entities
        Their numbers.
    types
        Codes.

    Returns
    -------
    set of int
        Some of them.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> college = view.names("normal", "昆明技师学院")[0].entity
    >>> of_types(view, [college], ["vocational-college"]) == {college}, of_types(view, [college], ["area"])
    (True, set())
    """
    wanted, found = list(entities), set()
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        select = f"SELECT id FROM entity WHERE id IN ({_marks(batch)}) AND type IN ({_marks(types)})"  # noqa: S608
        found |= {row[0] for row in view.rows(select, [*batch, *types])}
    return found


def partnership(view: Reading, a: int, b: int, record: int) -> PartnerRow:
    """Give one partnership between two partners.

    Parameters
    ----------
    view
        What to read.
    a, b
        The numbers of the two.
    record
        The number of its record.

    Returns
    -------
    PartnerRow
        As `skillgraph.index.view.View.partners` gives it; ``a`` is the first of the two.

    Examples
    --------
    >>> import skillgraph
    >>> view = skillgraph.open()._view
    >>> row = view.partners()[0]
    >>> partnership(view, row.a, row.b, row.record) == row
    True
    """
    select = (
        "SELECT p.a, p.b, p.record, r.iri, r.status, r.rule, s.form, s.since, s.headcount, s.hedge"
        " FROM partner p JOIN record r ON r.id = p.record JOIN partnership s ON s.record = p.record"
        " WHERE p.a = ? AND p.b = ? AND p.record = ?"
    )
    return PartnerRow(*view.rows(select, (a, b, record))[0])
