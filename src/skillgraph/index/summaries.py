"""One sentence for each record, in both languages, from the sentence its shape gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from skillgraph.shapes import Ontology
from skillgraph.text import listed
from skillgraph.vocabulary import SG, SKOS, local_name

Values = Mapping[str, Sequence[NamedNode | Literal]]
NameOf = Callable[[str], "tuple[str, str] | None"]
# In zh and in en.
Pair = tuple[str, str]
# A sentence in parts: text, the name of a field, or parts that are left out together where one says nothing.
Part = str | tuple[str] | list["Part"]

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
    name_of
        Gives the name of an entity in zh and en by its IRI; None where it is none.
    terms
        Rows of IRI, scheme, code, name in zh, name in en, broader code.

    Attributes
    ----------
    words
        IRI of a term to its names in zh and en.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> known = {"x:u": ("甲办", "A"), "x:p": ("甲", "B")}
    >>> words = Summaries(shapes.read(resources.ontology()), known.get, [])
    >>> fields = {SG.unit: [NamedNode("x:u")], SG.parent: [NamedNode("x:p")]}
    >>> words.both("affiliation", fields, [])
    ('甲办隶属于甲', 'A belongs to B')
    """

    def __init__(self, ontology: Ontology, name_of: NameOf, terms: Iterable[tuple[str | None, ...]]) -> None:
        self._name_of = name_of
        self._sentences = {
            _code(form.type, ontology): {lang: _parts(text) for lang, text in form.summary.items()}
            for form in ontology.forms.values()
            if form.summary
        }
        self.words: dict[str, tuple[str, str]] = {}
        self.codes: dict[str, str] = {}
        for iri, _, code, zh, en, _ in terms:
            self.words[str(iri)] = (str(zh), str(en))
            self.codes[str(iri)] = str(code)

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
        said: dict[str, Pair] = {}

        def words(name: str) -> Pair:
            if name not in said:
                said[name] = self._words(name, fields, members)
            return said[name]

        sentence = self._sentences.get(kind, {})
        zh, en = (_said(sentence.get(lang, ()), words, place) for place, lang in enumerate(("zh", "en")))
        return zh, en

    def _words(self, name: str, fields: Values, members: Sequence[tuple[str, str]]) -> Pair:
        if name == "participation":
            return self._members(members, "zh"), self._members(members, "en")
        if name in {"value", "headcount"}:
            return self._quantity(name, fields, "zh"), self._quantity(name, fields, "en")
        if name == "openList":
            flags = fields.get(SG.openList, ())
            is_open = any(flag.value in {"true", "1"} for flag in flags)
            return ("来源的列举未尽", "the source’s list is open") if is_open else ("", "")
        values = _of(fields, name)
        if len(values) == 1:
            return self._word(values[0], "zh"), self._word(values[0], "en")
        zh, en = ([self._word(value, lang) for value in values] for lang in ("zh", "en"))
        return listed(filter(None, zh), "zh"), listed(filter(None, en), "en")

    def _word(self, value: NamedNode | Literal, lang: str) -> str:
        if isinstance(value, NamedNode):
            names = self._name_of(value.value) or self.words.get(value.value) or (value.value, value.value)
            return names[lang == "en"]
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
        amounts = _of(fields, name)
        if not amounts:
            return ""
        hedge = next((self.codes.get(value.value, "exact") for value in fields.get(SG.hedge, ())), "exact")
        unit = "".join(self._word(value, lang) for value in fields.get(SG.measureUnit, ()))
        return quantity(Decimal(amounts[0].value), hedge, unit, lang)


def _of(fields: Values, name: str) -> Sequence[NamedNode | Literal]:
    """What a record says in a field, by the field's local name: a profile may have fields of its own."""
    return next((values for path, values in fields.items() if local_name(path) == name), ())


def _said(parts: Sequence[Part], words: Callable[[str], Pair], place: int) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part, tuple):
            said.append(words(part[0])[place])
        # What stands in brackets is said whole or not at all.
        elif all(words(inner[0])[place] for inner in part if isinstance(inner, tuple)):
            said.append(_said(part, words, place))
    return "".join(said)


def _parts(sentence: str) -> list[Part]:
    """Read a sentence: a field stands in braces, what is left out together in brackets."""
    parts: list[Part] = []
    for text in re.split(r"(\[[^\[\]]*\]|\{\w+\})", sentence):
        if text.startswith("[") and text.endswith("]"):
            parts.append(_parts(text[1:-1]))
        elif text.startswith("{") and text.endswith("}"):
            parts.append((text[1:-1],))
        elif text:
            parts.append(text)
    return parts


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
