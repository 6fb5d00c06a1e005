"""The checks of ontology/checks/: each a query whose rows are what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store

from skillgraph.shapes import Problem
from skillgraph.text import one_line
from skillgraph.vocabulary import RDFS, SKOS, local_name


def check(store: Store, folder: Path) -> Iterator[Problem]:
    """Run every check.

    Parameters
    ----------
    store
        The ontology, the workspace and what the rules derive.
    folder
        Where the checks are: files ``NAME-violation.rq`` that begin with the message in zh and in en.

    Yields
    ------
    Problem
        One for each row.

    Raises
    ------
    TypeError
        When a check is no SELECT query.
    """
    for file in sorted(folder.glob("*-violation.rq")):
        text = file.read_text(encoding="utf-8")
        rows = store.query(text, use_default_graph_as_union=True)
        # A check that asks for graphs by name sees them beside the union.
        if not isinstance(rows, QuerySolutions):
            raise TypeError(f"{file.name} is no SELECT query")
        names = [variable.value for variable in rows.variables]
        for row in rows:
            yield _problem(store, row, names, text)


def messages(text: str) -> dict[str, str]:
    r"""Read the messages from the head of a check.

    Parameters
    ----------
    text
        The query.

    Returns
    -------
    dict
        ``zh`` and ``en`` to a sentence with variables in braces.

    Examples
    --------
    >>> messages("# message zh: 有误\n# message en: wrong\nSELECT …")["en"]
    'wrong'
    """
    return dict(re.findall(r"^# message (zh|en): (.+)$", text, re.MULTILINE))


def _problem(store: Store, row: QuerySolution, names: list[str], text: str) -> Problem:
    said = {
        lang: template.format(**{name: _shown(store, row[name], lang) for name in names})
        for lang, template in messages(text).items()
    }
    record = row["record"]
    return Problem(record.value if isinstance(record, NamedNode) else "", said["zh"], said["en"])


def _shown(store: Store, term: object, lang: str) -> str:
    if isinstance(term, Literal):
        return one_line(term.value)
    if not isinstance(term, NamedNode):
        return ""
    for name in (SKOS.prefLabel, RDFS.label):
        labels = [quad.object for quad in store.quads_for_pattern(term, NamedNode(name), None, None)]
        texts = [label for label in labels if isinstance(label, Literal)]
        if texts:
            return min(texts, key=lambda label: (label.language != lang, label.value)).value
    return local_name(term.value)
