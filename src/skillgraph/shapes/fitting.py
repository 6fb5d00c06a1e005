"""A quick look at whether a node fits its forms: what it passes fits, what it is not sure of `check` decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from skillgraph.shapes.forms import Field, Ontology
from skillgraph.shapes.misfits import LEXICAL
from skillgraph.shapes.nodes import Properties
from skillgraph.vocabulary import RDF, SG, XSD

Value = NamedNode | Literal
# The classes of a node by its IRI; None where it is not known here.
Classes = Callable[[str], Sequence[str] | None]

# Every day but the 29th of February, which needs a calendar.
_DAY = re.compile(
    r"(?!0000)\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))",
    re.ASCII,
)


class _Rule(NamedTuple):
    """What the fields of one property ask for together."""

    most: float
    one_each_language: bool
    tests: tuple[Callable[[Value], bool], ...]
    classes: tuple[frozenset[str], ...]


class _Plan(NamedTuple):
    rules: dict[str, _Rule]
    needed: tuple[tuple[str, int], ...]


class Fitting:
    """Looks at nodes in passing, for files too large to be held against their forms one by one.

    Parameters
    ----------
    ontology
        What the forms are.
    classes
        Gives the classes of a node that is a value.

    Attributes
    ----------
    unknown
        Values that should be of a class and are not known here, each with the classes that would do.

    Examples
    --------
    >>> from skillgraph import resources
    >>> from skillgraph.shapes import read
    >>> known = {"x:unit": [SG.IndustryCollege]}
    >>> look = Fitting(read(resources.ontology()), known.get)
    >>> node = {RDF.type: [NamedNode(SG.Establishment)], SG.unit: [NamedNode("x:unit")]}
    >>> look.fits(node)
    False
    >>> node |= {SG.founder: [NamedNode("x:founder")], SG.evidence: [NamedNode("x:evidence")]}
    >>> look.fits(node), [iri for iri, _ in look.unknown]
    (True, ['x:founder', 'x:evidence'])
    """

    def __init__(self, ontology: Ontology, classes: Classes) -> None:
        self.unknown: list[tuple[str, frozenset[str]]] = []
        self._ontology = ontology
        self._classes = classes
        self._plans: dict[tuple[str, ...], _Plan | None] = {}

    def fits(self, properties: Properties) -> bool:
        """Tell whether a node surely fits.

        Parameters
        ----------
        properties
            Predicate IRI to values.

        Returns
        -------
        bool
            False also where it is not sure; what of a value's class is not known is put down in `unknown`.
        """
        types = tuple(value.value for value in properties.get(RDF.type, ()))
        if types not in self._plans:
            self._plans[types] = self._plan(types)
        plan = self._plans[types]
        if plan is None:
            return False
        for path, least in plan.needed:
            if len(properties.get(path, ())) < least:
                return False
        for path, values in properties.items():
            rule = plan.rules.get(path)
            if rule is None:
                if path.startswith(SG.iri):
                    return False
            elif not self._passes(rule, values):
                return False
        return True

    def _passes(self, rule: _Rule, values: list[Value]) -> bool:
        if len(values) > rule.most:
            return False
        if rule.one_each_language and len(values) > 1 and len({_language(value) for value in values}) < len(values):
            return False
        for test in rule.tests:
            for value in values:
                if not test(value):
                    return False
        for allowed in rule.classes:
            for value in values:
                classes = self._classes(value.value)
                if classes is None:
                    self.unknown.append((value.value, allowed))
                elif allowed.isdisjoint(classes):
                    return False
        return True

    def _plan(self, types: Sequence[str]) -> _Plan | None:
        above = self._ontology.types(types)
        forms = [self._ontology.forms[name] for name in sorted(above) if name in self._ontology.forms]
        if not forms:
            return None
        fields: dict[str, list[Field]] = {}
        for form in forms:
            for entry in form.fields:
                fields.setdefault(entry.path, []).append(entry)
        needed = tuple((path, max(entry.min_count for entry in same)) for path, same in fields.items())
        return _Plan(
            {path: self._rule(same) for path, same in fields.items()},
            tuple((path, least) for path, least in needed if least),
        )

    def _rule(self, fields: list[Field]) -> _Rule:
        most = min((entry.max_count for entry in fields if entry.max_count is not None), default=float("inf"))
        tests: list[Callable[[Value], bool]] = []
        classes: list[frozenset[str]] = []
        for entry in fields:
            if entry.datatype:
                tests.append(_literal(entry))
            elif entry.scheme:
                tests.append(self._concept(entry.scheme))
            elif entry.value_class:
                classes.append(self._under(entry.value_class))
        return _Rule(most, any(entry.unique_lang for entry in fields), tuple(tests), tuple(classes))

    def _concept(self, scheme: str) -> Callable[[Value], bool]:
        concepts = frozenset(iri for iri, of in self._ontology.schemes.items() if of == scheme)
        return lambda value: type(value) is NamedNode and value.value in concepts

    def _under(self, wanted: str) -> frozenset[str]:
        below = {name for name, above in self._ontology.supers.items() if wanted in above}
        return frozenset({wanted, *below})


def _language(value: Value) -> str | None:
    return value.language if isinstance(value, Literal) else None


def _literal(entry: Field) -> Callable[[Value], bool]:
    datatype, shortest = entry.datatype, entry.min_length
    pattern = LEXICAL.get(datatype or "")
    # A calendar and a least number are for the thorough look.
    if entry.min_inclusive is not None and entry.min_inclusive not in (0, 1):
        return lambda _: False
    signless = re.compile(r"0*[1-9]\d*" if entry.min_inclusive == 1 else r"\d+", re.ASCII)
    tight = signless if entry.min_inclusive is not None else pattern
    wanted = _DAY if datatype == XSD.date else tight

    def test(value: Value) -> bool:
        if type(value) is not Literal or value.datatype.value != datatype:
            return False
        text = value.value
        return len(text) >= shortest and (wanted is None or wanted.fullmatch(text) is not None)

    return test
