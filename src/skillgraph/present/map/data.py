"""What a map shows, as plain values: entries, the relations between them, and the words they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Words = Mapping[str, str]
"""One text in each language, by its code: ``{"zh": "企业", "en": "enterprise"}``."""

Belonging = tuple[tuple[str, Words], ...]
"""What an entry belongs to, such as areas: the code and the words of each."""

Status = Literal["asserted", "inferred", "suggested"]
"""Who says so: a source, a named rule, an algorithm."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source that a relation rests on.

    Parameters
    ----------
    source
        The name of the source.
    section
        Where in the source, such as ``二（三）``; may be empty.
    text
        The exact words.
    """

    source: Words
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a record says of one entry alone: a count, a figure, a name a source uses.

    Parameters
    ----------
    name
        What kind of record it is.
    phrase
        One sentence saying what it says.
    status
        Who says so.
    quotes
        The words it rests on.
    year
        The year it holds for; None where the source does not say.
    """

    name: Words
    phrase: Words
    status: Status
    quotes: tuple[Quote, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of the map: an organisation, a person, a studio.

    Parameters
    ----------
    id
        Its IRI.
    name
        Its name in each language.
    kind
        A stable code; entries of one kind share colour and shape.
    kind_name
        What the kind is called.
    names
        What else the search finds it by: aliases, pinyin, initials.
    facts
        What is known of it alone.
    aliases
        Its other names, as the details show them.
    areas, industries
        What it belongs to.

    Examples
    --------
    >>> Node("https://example.org/org/a", {"zh": "昆明技师学院"}, "vocational-college", {"zh": "院校"}).names
    ()
    """

    id: str
    name: Words
    kind: str
    kind_name: Words
    names: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    aliases: tuple[str, ...] = ()
    areas: Belonging = ()
    industries: Belonging = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two entries, with its evidence.

    Parameters
    ----------
    source, target
        The ids of the two entries.
    relation
        A stable code.
    relation_name
        What the relation is called.
    phrase
        One sentence that says what the record says.
    status
        Whether a source states it, a rule derives it or an algorithm suggests it.
    directed
        Whether it leads from `source` to `target` rather than holding both ways.
    quotes
        The words it rests on.
    year
        The year it began; None where the source does not say.
    """

    source: str
    target: str
    relation: str
    relation_name: Words
    phrase: Words
    status: Status = "asserted"
    directed: bool = False
    quotes: tuple[Quote, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure that the size or the colour of the marks tells.

    Parameters
    ----------
    name
        What the measure is called.
    scores
        The id of an entry to its score; an entry without one keeps a neutral look.

    Examples
    --------
    >>> Scale({"en": "partners"}, {"https://example.org/org/a": 2.0}).scores["https://example.org/org/a"]
    2.0
    """

    name: Words
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups that the colour of the marks tells.

    Parameters
    ----------
    name
        What they are groups of.
    names
        What each group is called, the largest first.
    of
        The id of an entry to the place of its group in `names`; an entry without one keeps a neutral look.
    leaders
        Who each group is called after, where it is called after one.

    Examples
    --------
    >>> Groups({"en": "communities"}, ({"en": "around Yunnei"},), {"https://example.org/org/a": 0}).names[0]["en"]
    'around Yunnei'
    """

    name: Words
    names: tuple[Words, ...]
    of: Mapping[str, int]
    leaders: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class MapData:
    """All that one map shows.

    Parameters
    ----------
    title
        The heading of the page.
    nodes
        The entries, each with an id of its own.
    edges
        The relations, in the order in which a list should give them.
    notes
        What the reader must know beside the map: what sources count but do not name, what is left out.
    size
        What the size of the marks tells; by default to how many others each is related.
    color
        What their colour tells; by default of which kind each is.
    communities
        The groups whose ground the reader can ask for, and by which a large map is drawn.
    hulls
        Whether that ground is drawn when the page opens.
    shown
        The statuses of the relations that are drawn when the page opens.

    Raises
    ------
    ValueError
        When two entries share an id, or a relation names an entry that is not there.

    Examples
    --------
    >>> MapData({"en": "Empty"}).nodes
    ()
    """

    title: Words
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    notes: tuple[Words, ...] = field(default=())
    size: Scale | None = None
    color: Scale | Groups | None = None
    communities: Groups | None = None
    hulls: bool = False
    shown: frozenset[Status] = frozenset({"asserted", "inferred"})

    def __post_init__(self) -> None:
        known: set[str] = set()
        for node in self.nodes:
            if node.id in known:
                raise ValueError(f"two entries of the map share the id {node.id}")
            known.add(node.id)
        for edge in self.edges:
            for end in (edge.source, edge.target):
                if end not in known:
                    raise ValueError(f"a relation of the map names {end}, which is no entry of it")
