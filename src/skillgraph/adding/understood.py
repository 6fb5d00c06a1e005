"""What was understood of a row: a record in a few words, so that a person sees it before anything enters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import NamedNode

from skillgraph.records import Record, Value
from skillgraph.shapes import Ontology, Properties, words
from skillgraph.text import listed
from skillgraph.vocabulary import HEDGE, RDFS, SKOS, local_name


class Understood:
    """Tells records.

    Parameters
    ----------
    ontology
        What fields, roles and concepts are called.
    called
        Gives what an entity is called, by its IRI; None for what is none.
    lang
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.records import Participant
    >>> from skillgraph.vocabulary import FORM, ROLE, SG
    >>> form, member = (SG.form, NamedNode(FORM["order-class"])), Participant(ROLE["college-side"], "x:k")
    >>> told = Understood(shapes.read(resources.ontology()), {"x:k": "昆明技师学院"}.get, "zh")
    >>> told.of(Record("x:r", SG.Partnership, (form,), (member,), ()))
    '院校方：昆明技师学院；合作形式：订单班'
    """

    def __init__(self, ontology: Ontology, called: Callable[[str], str | None], lang: str) -> None:
        self._nodes: Mapping[str, Properties] = ontology.nodes
        self._forms = ontology.forms
        self._called, self._lang = called, lang
        self._names: dict[str, str] = {}

    def of(self, record: Record) -> str:
        """Tell a record.

        Parameters
        ----------
        record
            The record.

        Returns
        -------
        str
            Who takes part, and each field with what it says; an exact number is not said to be one.
        """
        said: dict[str, list[str]] = {}
        for member in record.participants:
            said.setdefault(self._name(member.role), []).append(self._name(member.entity))
        labels = {field.path: field.name for field in self._forms[record.type].fields}
        for path, value in record.fields:
            if value != _EXACT and path in labels:
                said.setdefault(labels[path].get(self._lang, local_name(path)), []).append(self._word(value))
        colon, stop = ("：", "；") if self._lang == "zh" else (": ", "; ")
        return stop.join(f"{label}{colon}{listed(texts, self._lang)}" for label, texts in said.items())

    def _word(self, value: Value) -> str:
        if isinstance(value, NamedNode):
            return self._name(value.value)
        return {"true": _YES, "false": _NO}.get(value.value, {}).get(self._lang, value.value)

    def _name(self, iri: str) -> str:
        if iri not in self._names:
            node = self._nodes.get(iri, {})
            label = words(node, SKOS.prefLabel) or words(node, RDFS.label)
            self._names[iri] = self._called(iri) or label.get(self._lang) or local_name(iri)
        return self._names[iri]


_EXACT = NamedNode(HEDGE["exact"])
_YES = {"zh": "是", "en": "yes"}
_NO = {"zh": "否", "en": "no"}
