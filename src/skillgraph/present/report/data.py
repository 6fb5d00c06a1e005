"""What a report tells of one entity, as plain values: rows, numbered passages, sources, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source, once in the report.

    Parameters
    ----------
    number
        What rows call it by.
    text
        The exact words, on one line.
    place
        The source's number or title, and the section.
    """

    number: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside the heading.

    Parameters
    ----------
    text
        The name.
    quotes
        The passages that call it so; none where it is the editors'.
    """

    text: str
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What one record says.

    Parameters
    ----------
    kind
        What kind of record it is.
    text
        Its sentence.
    status
        Who says so: ``"asserted"`` or ``"inferred"``.
    quotes
        The numbers of the passages it rests on.
    """

    kind: str
    text: str
    status: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One partner through one partnership.

    Parameters
    ----------
    partner, form
        Names.
    since, people
        As the answer `partners` writes them; empty where the source does not say.
    status
        Who says so: ``"asserted"`` or ``"inferred"``.
    quotes
        The numbers of the passages it rests on.
    """

    partner: str
    form: str
    since: str
    people: str
    status: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source that is quoted.

    Parameters
    ----------
    title
        Its title.
    number, issuer, issued
        Its document number, who issued it, and the day; empty where the workspace does not say.
    """

    title: str
    number: str
    issuer: str
    issued: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity one step away, as the small map shows it.

    Parameters
    ----------
    name
        Its name.
    kind, kind_name
        The code of its type, which gives the look, and the name.
    relations
        What joins the two, once each.
    stated
        Whether a source states one of these relations; else a rule infers them.
    arrow
        ``"out"`` where they lead from the entity in the middle, ``"in"`` where they lead to it, else empty.
    """

    name: str
    kind: str
    kind_name: str
    relations: tuple[str, ...]
    stated: bool = True
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One entity, ready to be set on a page.

    Parameters
    ----------
    lang
        The language, ``"zh"`` or ``"en"``.
    name, other_name
        Its name in this language and in the other; the second is empty where they are one.
    kind, kind_name
        The code of its type, and the names of its kinds.
    written, editorial
        Its names as sources write it, and as the editors add.
    facts, relations
        What records say of it alone, and what joins it to others beside partnerships.
    partners
        Who partners with it; None where its kind has no partners.
    no_partner
        The sentence that says that no partner is named.
    more
        How many rows are left out of ``facts``, ``partners``, ``relations`` and ``notes``.
    notes
        Sentences that belong to the rows.
    passages, sources
        What is quoted, and where it stands.
    neighbours, unseen
        Whom the small map shows, and how many it leaves out.
    ask
        What to call it on a command line.
    workspace, licence
        The title of the workspace, and under which licence its records are; empty where it does not say.
    """

    lang: str
    name: str
    other_name: str
    kind: str
    kind_name: str
    written: tuple[Name, ...] = ()
    editorial: tuple[Name, ...] = ()
    facts: tuple[Line, ...] = ()
    relations: tuple[Line, ...] = ()
    partners: tuple[PartnerLine, ...] | None = ()
    no_partner: str = ""
    more: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    sources: tuple[Source, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    unseen: int = 0
    ask: str = ""
    workspace: str = ""
    licence: str = ""
