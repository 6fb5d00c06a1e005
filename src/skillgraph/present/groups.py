"""Groups, brokers and two entities side by side → tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skillgraph.analysis.brokering import ROLES, BrokerRow, Brokers
from skillgraph.analysis.communities import Communities
from skillgraph.analysis.comparing import Compared, Partner, Place, Side
from skillgraph.analysis.counting import ConceptCount, FormCount, KindCount
from skillgraph.analysis.grouping import GROUPINGS
from skillgraph.analysis.measures import MEASURES
from skillgraph.answers.tied import BACKWARDS, Tied
from skillgraph.present.answers import STATUS
from skillgraph.present.tables import Cell, Table
from skillgraph.text import listed, one_line

_MOST = 12  # names in a cell
_QUOTES = 3


def communities(answer: Communities, lang: str) -> Table:
    """Make a table of the groups of a network.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each group: number, size, leaders, members, kinds, forms.

    Examples
    --------
    >>> communities(Communities(None, None, (), ()), "en").headings[:6]
    ('Group', 'Size', 'Leading members', 'Other members', 'Kinds', 'Forms')
    """
    headings = (
        ("群组", "成员数", "主要成员", "其他成员", "类别", "合作形式", "地域", "产业和职业")
        if lang == "zh"
        else (
            "Group", "Size", "Leading members", "Other members", "Kinds", "Forms", "Areas",
            "Industries and occupations",
        )
    )  # fmt: skip
    keys = ("group", "size", "leaders", "members", "kinds", "forms", "areas", "fields")
    told = [[each.name for each in row.members if each not in row.leaders] for row in answer.rows]
    rows = tuple(
        (
            row.group,
            row.size,
            _some([each.name for each in row.leaders], lang),
            _of_so_many(others, row.size - len(row.leaders), lang),
            _counts(row.kinds, lang),
            _counts(row.forms, lang),
            _counts(row.areas, lang),
            _counts(row.fields, lang),
        )
        for row, others in zip(answer.rows, told, strict=True)
    )
    empty = "没有群组：没有符合条件的具名合作。" if lang == "zh" else "No groups: no named partnership fits."
    return Table("", tuple(zip(keys, headings, strict=True)), rows, answer.notes, empty)


def brokers(answer: Brokers, lang: str) -> Table:
    """Make a table of who connects others.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each broker: name, group, pairs by role, constraint, and whom it connects.

    Examples
    --------
    >>> brokers(Brokers("type", (), ()), "en").headings
    ('Name', 'Kind', 'Liaison', 'Gatekeeper', 'Itinerant', 'Coordinator', 'Constraint', 'Connects')
    """
    zh, way, burt = lang == "zh", GROUPINGS[answer.by], MEASURES["constraint"]
    headings = (
        ("名称", way.zh, *(names[0] for names in ROLES.values()), burt.zh, "所连双方")
        if zh
        else (
            "Name", way.en.capitalize(), *(names[1].capitalize() for names in ROLES.values()),
            burt.en.capitalize(), "Connects",
        )
    )  # fmt: skip
    keys = ("name", "group_name", *ROLES, "constraint", "pairs")
    rows = tuple(
        (
            row.broker.name,
            row.group_name,
            *(getattr(row.roles, role) for role in ROLES),
            round(row.constraint, 4),
            _connected(row, lang),
        )
        for row in answer.rows
    )
    empty = (
        "没有中间人：这里没有谁的两个合作方彼此没有合作。"
        if zh
        else "No brokers: nobody here has two partners that do not partner with each other."
    )
    return Table("", tuple(zip(keys, headings, strict=True)), rows, answer.notes, empty)


def compare(answer: Compared, lang: str) -> Table:
    """Make a table of two entities side by side.

    Parameters
    ----------
    answer
        The answer.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    Table
        One row for each attribute, with what it is for the one and for the other.
    """
    heading = "属性" if lang == "zh" else "Attribute"
    names = (("attribute", heading), ("a", answer.a.entity.name), ("b", answer.b.entity.name))
    one, other = (list(_attributes(side, lang)) for side in (answer.a, answer.b))
    apart = [(label, a, b) for (label, a), (_, b) in zip(one, other, strict=True)]
    both = _some([each.name for each in answer.shared], lang) or ("没有具名的" if lang == "zh" else "none is named")
    steps: Cell = answer.distance if answer.distance is not None else ("走不到" if lang == "zh" else "out of reach")
    ties = _some([_tie(tie) for tie in answer.shared_ties], lang) or ("来源未说明" if lang == "zh" else "not said")
    labels = (
        ("共同的合作方", "共同的其他联系", "两者的距离（合作步数）")
        if lang == "zh"
        else ("Shared partners", "Other ties in common", "Distance in partnerships")
    )
    together = [(label, said, said) for label, said in zip(labels, (both, ties, steps), strict=True)]
    *facts, quotes = apart
    return Table("", names, (*facts, *together, quotes), answer.notes)


def _attributes(side: Side, lang: str) -> Iterator[tuple[str, Cell]]:
    zh = lang == "zh"
    unsaid = "来源未说明" if zh else "not said"
    brackets = "{}（{}）" if zh else "{} ({})"
    kind = side.entity.type_name
    yield "类别" if zh else "Kind", brackets.format(kind, side.kind_name) if side.kind_name else kind
    yield "地域" if zh else "Area", listed((area.name for area in side.areas), lang) or unsaid
    partners = _some([_with_status(each, lang) for each in side.partners], lang)
    yield "具名的合作方" if zh else "Named partners", partners or unsaid
    yield "合作形式" if zh else "Forms", _counts(side.forms, lang) or unsaid
    unnamed = ("；" if zh else "; ").join(each.summary for each in side.unnamed)
    yield "来源只计数、未具名" if zh else "Counted, not named", unnamed or unsaid
    for code, place in side.places:
        measure = MEASURES[code]
        yield measure.zh if zh else measure.en.capitalize(), _place(place, lang)
    yield "其他联系" if zh else "Other ties", _some([_tie(tie) for tie in side.ties], lang) or unsaid
    yield "原文与出处" if zh else "Quotes", _quotes(side, lang) or unsaid


def _tie(tie: Tied) -> str:
    """The relation, an arrow and whom it leads to, or whom it comes from, an arrow and the relation."""
    relation = tie.relation_name.removeprefix(BACKWARDS)
    ends = (tie.name, relation) if tie.relation_name.startswith(BACKWARDS) else (relation, tie.name)
    return " → ".join(ends)


def _quotes(side: Side, lang: str) -> str:
    """The words that its partners and ties rest on, each once; what is counted is quoted in the notes."""
    passages = [*(each.evidence for each in side.partners), *(each.evidence for each in side.ties)]
    quotes = dict.fromkeys(passage for some in passages for passage in some)
    marks = "“{}”（{} {}）" if lang == "zh" else "“{}” ({} {})"
    told = [marks.format(one_line(each.quote), each.source, each.section) for each in quotes]
    more = len(told) - _QUOTES
    left = ([f"另有 {more} 处"] if lang == "zh" else [f"{more} more"]) if more > 0 else []
    return ("；" if lang == "zh" else "; ").join([*told[:_QUOTES], *left])


def _with_status(partner: Partner, lang: str) -> str:
    if partner.status == "asserted":
        return partner.partner.name
    brackets = "{}（{}）" if lang == "zh" else "{} ({})"
    return brackets.format(partner.partner.name, STATUS[partner.status][lang])


def _place(place: Place | None, lang: str) -> str:
    if place is None:
        return "没有具名的合作方，不参与排名" if lang == "zh" else "not ranked: no partner is named"
    score = f"{round(place.score, 4):g}"
    if lang == "zh":
        return f"{score}（{place.of} 个中第 {place.rank} 名）"
    return f"{score} (rank {place.rank} of {place.of})"


def _connected(row: BrokerRow, lang: str) -> str:
    told = [f"{pair.a_name} – {pair.b_name}" for pair in row.pairs]
    more = row.roles.total - len(told)
    told += [f"另有 {more} 对" if lang == "zh" else f"{more} more"] if more else []
    return ("；" if lang == "zh" else "; ").join(told)


def _counts(counts: Iterable[KindCount | FormCount | ConceptCount], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(f"{each[1]} {each.number}" for each in counts)


def _of_so_many(names: Sequence[str], many: int, lang: str) -> str:
    """The names that are told, and how many there are more."""
    more = many - len(names)
    return listed([*names, *([f"另有 {more} 个" if lang == "zh" else f"{more} more"] if more else [])], lang)


def _some(names: Sequence[str], lang: str) -> str:
    """The names, or the first of them."""
    return _of_so_many(names[:_MOST], len(names), lang)
