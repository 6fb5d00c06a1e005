"""One sentence for each record, in both languages, from the sentence its shape gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from skillgraph.shapes import Ontology
from skillgraph.text import listed
from skillgraph.vocabulary import SG, SKOS, local_name

Values = Mapping[str, Sequence[NamedNode | Literal]]
Names = Mapping[str, tuple[str, str]]

_BEFORE = {
    # 以上 would have to follow the unit, which a sentence may say elsewhere.
    "zh": {"about": "约", "nearly": "近", "at-least": "至少"},
    "en": {"about": "about ", "nearly": "nearly ", "over": "over ", "at-least": "at least "},
}
_AFTER = {"zh": {"over": "余"}, "en": {}}


class Summaries:
    """Sums records up.

    Parameters
    ----------
    ontology
        The forms, with their sentences.
    entities
        The names of each entity in zh and en.
    terms
        Rows of IRI, scheme, code, name in zh, name in en, broader code.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> words = Summaries(shapes.read(resources.ontology()), {"x:u": ("甲办", "A"), "x:p": ("甲", "B")}, [])
    >>> fields = {SG.unit: [NamedNode("x:u")], SG.parent: [NamedNode("x:p")]}
    >>> words.both("affiliation", fields, [])
    ('甲办隶属于甲', 'A belongs to B')
    """

    def __init__(self, ontology: Ontology, entities: Names, terms: Iterable[tuple[str | None, ...]]) -> None:
        self.sentences = {_code(form.type, ontology): form.summary for form in ontology.forms.values() if form.summary}
        self.names = dict(entities)
        self.codes: dict[str, str] = {}
        for iri, _, code, zh, en, _ in terms:
            self.names[str(iri)] = (str(zh), str(en))
            self.codes[str(iri)] = str(code)
        self.roles = {code: self.names[iri] for iri, code in self.codes.items() if "/role/" in iri}

    def both(self, kind: str, fields: Values, members: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """Sum a record up in Chinese and in English.

        Parameters
        ----------
        kind
            The code of its class.
        fields
            Its values by property.
        members
            Who takes part, with the code of the role, if it is a partnership.

        Returns
        -------
        tuple of str
            The sentence in zh and in en.
        """
        sentence = self.sentences.get(kind, {})
        return self._fill(sentence.get("zh", ""), fields, members, "zh"), self._fill(
            sentence.get("en", ""), fields, members, "en"
        )

    def _fill(self, sentence: str, fields: Values, members: Sequence[tuple[str, str]], lang: str) -> str:
        def word(match: re.Match[str]) -> str:
            return self._words(match[1], fields, members, lang)

        def optional(match: re.Match[str]) -> str:
            gaps = [not self._words(name, fields, members, lang) for name in re.findall(r"\{(\w+)\}", match[1])]
            return "" if any(gaps) else match[1]

        return re.sub(r"\{(\w+)\}", word, re.sub(r"\[([^\[\]]*)\]", optional, sentence))

    def _words(self, name: str, fields: Values, members: Sequence[tuple[str, str]], lang: str) -> str:
        if name == "participation":
            return self._members(members, lang)
        if name in {"value", "headcount"}:
            return self._quantity(name, fields, lang)
        if name == "openList":
            flags = fields.get(SG.openList, ())
            open_list = {"zh": "来源的列举未尽", "en": "the source’s list is open"}[lang]
            return open_list if any(flag.value in {"true", "1"} for flag in flags) else ""
        values = fields.get(SG[name], ())
        spoken = [self._word(value, lang) for value in values]
        return listed((text for text in spoken if text), lang)

    def _word(self, value: NamedNode | Literal, lang: str) -> str:
        if isinstance(value, NamedNode):
            zh, en = self.names.get(value.value, (value.value, value.value))
            return zh if lang == "zh" else en
        if value.language and value.language != lang:
            return ""
        return value.value

    def _members(self, members: Sequence[tuple[str, str]], lang: str) -> str:
        sides: dict[str, list[str]] = {}
        for entity, role in members:
            sides.setdefault(role, []).append(self._word(NamedNode(entity), lang))
        if lang == "zh":
            return "与".join(listed(side, lang) for side in sides.values())
        return " with ".join(listed(side, lang) for side in sides.values())

    def _quantity(self, name: str, fields: Values, lang: str) -> str:
        amounts = fields.get(SG[name], ())
        if not amounts:
            return ""
        hedge = next((self.codes.get(value.value, "exact") for value in fields.get(SG.hedge, ())), "exact")
        unit = "".join(self._word(value, lang) for value in fields.get(SG.measureUnit, ()))
        return quantity(Decimal(amounts[0].value), hedge, unit, lang)


def _code(class_iri: str, ontology: Ontology) -> str:
    for triple in ontology.triples:
        if triple.predicate.value == SKOS.notation and triple.subject == NamedNode(class_iri):
            return triple.object.value if isinstance(triple.object, Literal) else ""
    return local_name(class_iri)


def quantity(value: Decimal, hedge: str, unit: str, lang: str) -> str:
    """Say a number with its hedge and its unit.

    Parameters
    ----------
    value
        In plain units.
    hedge
        The code of the hedge, such as ``over``.
    unit
        The unit's word in that language; may be empty.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        In zh the myriads of a whole number of them, the hedge where Chinese puts it; in en the thousands apart.

    Examples
    --------
    >>> quantity(Decimal(10000000), "exact", "元", "zh"), quantity(Decimal(150), "over", "家", "zh")
    ('1000万元', '150余家')
    >>> quantity(Decimal(65000), "over", "人", "zh"), quantity(Decimal(666000000), "about", "元", "zh")
    ('6.5万余人', '约6.66亿元')
    >>> quantity(Decimal(10000000), "exact", "yuan", "en"), quantity(Decimal(150), "over", "organisations", "en")
    ('10,000,000 yuan', 'over 150 organisations')
    """
    before, after = _BEFORE[lang].get(hedge, ""), _AFTER[lang].get(hedge, "")
    if lang == "en":
        return f"{before}{value.normalize():,f}{after} {unit}".rstrip()
    number = f"{value.normalize():f}"
    for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        # 1,247 stays as it is, and so does what would need many decimals: 50.34万, but 12345.
        if value >= size and (value / size * 100) % 1 == 0:
            number = f"{(value / size).normalize():f}{word}"
            break
    return f"{before}{number}{after}{unit}"
