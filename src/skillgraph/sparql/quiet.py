"""A Dataset of rdflib whose queries read what it holds, and fetch nothing."""

from __future__ import annotations

from typing import Any

from rdflib import Dataset, URIRef

from skillgraph.sparql.errors import UnknownGraph
from skillgraph.sparql.reading import read


class QuietDataset(Dataset):
    """A Dataset that refuses in its queries what rdflib would call out for: SERVICE, and graphs it does not hold."""

    def query(self, query_object: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as rdflib has it
        """Ask in SPARQL, as rdflib's Dataset does.

        Parameters
        ----------
        query_object
            The query, as text or prepared.
        *arguments, **named
            As rdflib has them.

        Returns
        -------
        rdflib.query.Result
            The answer.

        Raises
        ------
        QueryRefused, QuerySyntax, UnknownGraph
            When it would change something, call another server or fetch a file, or is no query.
        """
        if isinstance(query_object, str):
            prefixes = {prefix: str(iri) for prefix, iri in self.namespaces()} | {
                prefix: str(iri) for prefix, iri in (named.get("initNs") or {}).items()
            }
            known = {str(graph.identifier) for graph in self.graphs()}
            for iri in read(query_object, prefixes, named.get("base")).graphs:
                if URIRef(iri) not in {URIRef(each) for each in known}:
                    raise UnknownGraph(graph=iri, known=sorted(known)[:20])
        return super().query(query_object, *arguments, **named)
