"""Which classes and properties are in use, as a query."""

from __future__ import annotations

from importlib.resources import files


def schema_query(workspace: bool) -> str:
    """Give the query that lists the classes and properties in use, each with its number and an example.

    Parameters
    ----------
    workspace
        Whether a workspace is asked, whose ontology is not part of what is in use.

    Returns
    -------
    str
        SPARQL; its columns are ``kind``, ``term``, ``count`` and ``example``.

    Examples
    --------
    >>> "graph:ontology" in schema_query(True), "graph:ontology" in schema_query(False)
    (True, False)
    """
    text = files("skillgraph.sparql").joinpath("schema.rq").read_text(encoding="utf-8")
    return text if workspace else text.replace("FILTER(?graph != graph:ontology)", "")
