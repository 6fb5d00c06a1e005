"""A workspace's files → quads, checked: nothing enters the graph that does not fit its form or its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from skillgraph import shapes, triples
from skillgraph.errors import BrokenFile
from skillgraph.vocabulary import DECISION, GRAPH, OA, RDF, SG
from skillgraph.workspace import Workspace, check_quote, read_text


def read(space: Workspace, ontology: shapes.Ontology) -> list[Quad]:
    """Read a whole workspace as quads, each in the graph of where it comes from, with decisions applied.

    Parameters
    ----------
    space
        The workspace.
    ontology
        What its records must fit.

    Returns
    -------
    list of Quad
        The registry, the decisions and the records of each source.

    Raises
    ------
    BrokenFile
        When a file is not Turtle, or a node does not fit its form.
    QuoteNotInSource
        When a quote does not stand where it is said to.
    """
    by_file = {file: list(_parse(file, space)) for file in _turtle_files(space)}
    everything = shapes.group([*ontology.triples, *(triple for part in by_file.values() for triple in part)])
    for file, part in by_file.items():
        _check_forms(file.relative_to(space.folder).as_posix(), part, everything, ontology)
    for file, part in by_file.items():
        if file.parent.name == "records":
            _check_quotes(file.relative_to(space.folder).as_posix(), part, everything, space)
    replaced = _merged(everything)
    return [
        placed(triple if file.name == "decisions.ttl" else _canonical(triple, replaced), _graph(file, space))
        for file, part in by_file.items()
        for triple in part
    ]


def _turtle_files(space: Workspace) -> Iterator[Path]:
    for name in ("entities.ttl", "decisions.ttl"):
        if (space.folder / name).is_file():
            yield space.folder / name
    yield from sorted((space.folder / "records").glob("*.ttl"))


def _graph(file: Path, space: Workspace) -> NamedNode:
    fixed = {"entities.ttl": GRAPH.editorial, "decisions.ttl": GRAPH.decisions}
    if file.parent == space.folder:
        return NamedNode(fixed[file.name])
    return NamedNode(space.source_iri(file.stem))


def _parse(file: Path, space: Workspace) -> Iterator[Triple]:
    name = file.relative_to(space.folder).as_posix()
    text = read_text(file, space.folder)
    try:
        for quad in parse(text, format=RdfFormat.TURTLE, base_iri=space.base):
            if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, (NamedNode, Literal)):
                raise BrokenFile(
                    file=name,
                    detail_zh="有空白节点；每个节点都须有 IRI",
                    detail_en="there is a blank node; every node needs an IRI",
                )
            yield quad.triple
    except SyntaxError as error:
        detail = str(error.msg).split(": ", 1)[-1]
        raise BrokenFile(
            file=name,
            line=error.lineno,
            detail_zh=f"不是有效的 Turtle（{detail}）",
            detail_en=f"this is not Turtle ({detail})",
        ) from error


def _check_forms(
    name: str, part: Iterable[Triple], everything: Mapping[str, shapes.Properties], ontology: shapes.Ontology
) -> None:
    own = {triple.subject.value for triple in part if isinstance(triple.subject, NamedNode)}
    nodes = {node: everything[node] for node in sorted(own)}
    for problem in shapes.check(ontology, nodes, everything):
        raise BrokenFile(
            file=name, detail_zh=f"{problem.node}：{problem.zh}", detail_en=f"{problem.node}: {problem.en}"
        )


def _check_quotes(
    name: str, part: Iterable[Triple], everything: Mapping[str, shapes.Properties], space: Workspace
) -> None:
    texts: dict[str, str] = {}
    for node in dict.fromkeys(triple.subject.value for triple in part if isinstance(triple.subject, NamedNode)):
        properties = everything[node]
        if OA.exact not in properties:
            continue
        source = properties[SG.source][0].value
        if source not in texts:
            texts[source] = space.text(_text_file(everything[source][SG.textFile], triples.version_of(node)))
        start, end = int(properties[OA.start][0].value), int(properties[OA.end][0].value)
        quote = properties[OA.exact][0].value
        if node != f"{source}/{triples.version_of(node)}#char={start},{end}":
            raise BrokenFile(
                file=name,
                detail_zh=f"{node}：依据的 IRI 与它的来源、起点和终点不一致",
                detail_en=f"{node}: the IRI of this evidence does not agree with its source, start and end",
            )
        check_quote(texts[source], quote, start, end, file=name, source=source)


def _text_file(files: list[NamedNode | Literal], version: str) -> str:
    """The file of a version is named by it: `letter/1.md` for version 1."""
    return next((file.value for file in files if Path(file.value).stem == version), files[0].value)


def _merged(nodes: Mapping[str, shapes.Properties]) -> dict[str, str]:
    """Which entity stands for which, by the decisions that two are the same."""
    replaced = {
        properties[SG.other][0].value: properties[SG.keeps][0].value
        for properties in nodes.values()
        if NamedNode(SG.Decision) in properties.get(RDF.type, []) and properties[SG.decides][0].value == DECISION.same
    }
    return {other: _last(kept, replaced) for other, kept in replaced.items()}


def _last(entity: str, replaced: dict[str, str]) -> str:
    passed = set()
    while entity in replaced and entity not in passed:
        passed.add(entity)
        entity = replaced[entity]
    return entity


def placed(triple: Triple, graph: NamedNode) -> Quad:
    """Put a triple into a graph.

    Parameters
    ----------
    triple
        A triple.
    graph
        The graph's IRI.

    Returns
    -------
    Quad
        The triple in the graph.
    """
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _canonical(triple: Triple, replaced: dict[str, str]) -> Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, NamedNode) and subject.value in replaced:
        subject = NamedNode(replaced[subject.value])
    if isinstance(value, NamedNode) and value.value in replaced:
        value = NamedNode(replaced[value.value])
    return Triple(subject, triple.predicate, value)
