"""A workspace's files → quads, checked: nothing enters the graph that does not fit its form or its source."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from skillgraph import shapes, triples
from skillgraph.errors import BrokenFile, SkillGraphError
from skillgraph.vocabulary import DECISION, GRAPH, OA, RDF, SG, SKOS
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
    contents = Contents(space, ontology)
    for problem in contents.problems():
        raise problem
    return contents.quads()


class Contents:
    """What a workspace's files say, and all that is wrong with them.

    Parameters
    ----------
    space
        The workspace.
    ontology
        What its records must fit.

    Attributes
    ----------
    parts
        The triples of each file that could be read.
    unfit
        The nodes that do not fit their form; known when `problems` has run.
    """

    def __init__(self, space: Workspace, ontology: shapes.Ontology) -> None:
        self.space = space
        self.ontology = ontology
        self.parts: dict[Path, list[Triple]] = {}
        self.unfit: set[str] = set()
        self._nodes: dict[str, dict[str, list[NamedNode | Literal]]] | None = None

    def problems(self) -> Iterator[SkillGraphError]:
        """Read the files and tell what is wrong, in the order in which the build would meet it.

        Yields
        ------
        BrokenFile or QuoteNotInSource
            One for each problem. Where a file cannot be read, what it says is unknown, and no form is held against
            the others.
        """
        whole = True
        self._nodes = None
        for file in turtle_files(self.space):
            try:
                self.parts[file] = list(_parse(file, self.space))
            except BrokenFile as problem:
                whole = False
                yield problem
        if not whole:
            return
        everything = self.nodes()
        for file, part in self.parts.items():
            for misfit in _misfits(self._name(file), part, everything, self.ontology):
                self.unfit.add(str(misfit.data["node"]))
                yield misfit
        for file, part in self.parts.items():
            yield from false_quotes(self._name(file), _subjects(part), everything, self.space, self.unfit)
        for file in self.parts:
            try:
                graph_of(file, self.space)
            except BrokenFile as problem:
                yield problem

    def nodes(self) -> dict[str, dict[str, list[NamedNode | Literal]]]:
        """Give the nodes of the ontology and the files that could be read, each with its properties."""
        # Of a long list that takes seconds, and is asked for by one check after another.
        if self._nodes is None:
            of_files = (triple for part in self.parts.values() for triple in part)
            self._nodes = shapes.group([*self.ontology.triples, *of_files])
        return self._nodes

    def quads(self) -> list[Quad]:
        """Give what fits, each in the graph of where it comes from, with decisions applied."""
        everything = {node: properties for node, properties in self.nodes().items() if node not in self.unfit}
        replaced = merged(everything)
        graphs = {file: graph_of(file, self.space) for file in self.parts}
        return [
            placed(kept, graphs[file])
            for file, part in self.parts.items()
            for triple in part
            if isinstance(triple.subject, NamedNode)
            and triple.subject.value in everything
            and (kept := canonical(triple, replaced, everything)) is not None
        ]

    def _name(self, file: Path) -> str:
        return file.relative_to(self.space.folder).as_posix()


def turtle_files(space: Workspace) -> Iterator[Path]:
    """Give the files of a workspace that hold RDF: the registry, the decisions, and the records by name.

    Parameters
    ----------
    space
        The workspace.

    Yields
    ------
    Path
        Each file that is there.
    """
    for name in ("entities.ttl", "decisions.ttl"):
        if (space.folder / name).is_file():
            yield space.folder / name
    # Hidden files are an editor's or a system's own, and no part of the workspace.
    yield from sorted(
        file for file in (space.folder / "records").glob("*.ttl") if file.is_file() and not file.name.startswith(".")
    )


def graph_of(file: Path, space: Workspace) -> NamedNode:
    """Give the graph that a file's triples stand in.

    Parameters
    ----------
    file
        One of `turtle_files`.
    space
        The workspace.

    Returns
    -------
    NamedNode
        Of records that of their source.

    Raises
    ------
    BrokenFile
        When the file's name cannot be a part of an IRI.
    """
    fixed = {"entities.ttl": GRAPH.editorial, "decisions.ttl": GRAPH.decisions}
    if file.parent == space.folder:
        return NamedNode(fixed[file.name])
    try:
        return NamedNode(space.source_iri(file.stem))
    except ValueError as error:
        raise BrokenFile(
            file=file.relative_to(space.folder).as_posix(),
            detail_zh='文件名会成为 IRI 的一部分，不能含有空格或 < > " { } | \\ ^ ` 等符号，请改名',
            detail_en='its name becomes a part of an IRI: no space, and none of < > " { } | \\ ^ `; rename it',
        ) from error


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


def _misfits(
    name: str, part: Iterable[Triple], everything: Mapping[str, shapes.Properties], ontology: shapes.Ontology
) -> Iterator[BrokenFile]:
    own = {triple.subject.value for triple in part if isinstance(triple.subject, NamedNode)}
    nodes = {node: everything[node] for node in sorted(own)}
    for problem in shapes.check(ontology, nodes, everything):
        yield BrokenFile(
            file=name,
            node=problem.node,
            detail_zh=f"{problem.node}：{problem.zh}",
            detail_en=f"{problem.node}: {problem.en}",
        )


def _subjects(part: Iterable[Triple]) -> dict[str, None]:
    return dict.fromkeys(triple.subject.value for triple in part if isinstance(triple.subject, NamedNode))


def false_quotes(
    name: str,
    nodes: Iterable[str],
    everything: Mapping[str, shapes.Properties],
    space: Workspace,
    unfit: Container[str] = frozenset(),
) -> Iterator[SkillGraphError]:
    """Tell which quotes do not stand where they are said to.

    Parameters
    ----------
    name
        The file that holds the nodes.
    nodes
        IRIs; those that are no evidence are passed over.
    everything
        The nodes and the sources they name, each with its properties.
    space
        The workspace, for the texts of its sources.
    unfit
        Nodes that do not fit their form, and so cannot be asked.

    Yields
    ------
    SkillGraphError
        One for each that does not.
    """
    texts: dict[str, str] = {}
    for node in nodes:
        properties = everything[node]
        if OA.exact not in properties or node in unfit or properties[SG.source][0].value in unfit:
            continue
        try:
            _check_quote(name, node, everything, space, texts)
        except SkillGraphError as problem:
            problem.data["node"] = node
            yield problem


def _check_quote(
    name: str, node: str, everything: Mapping[str, shapes.Properties], space: Workspace, texts: dict[str, str]
) -> None:
    properties = everything[node]
    source, version = properties[SG.source][0].value, triples.version_of(node)
    start, end = int(properties[OA.start][0].value), int(properties[OA.end][0].value)
    if node != f"{source}/{version}#char={start},{end}":
        raise BrokenFile(
            file=name,
            detail_zh=f"{node}：依据的 IRI 与它的来源、起点和终点不一致",
            detail_en=f"{node}: the IRI of this evidence does not agree with its source, start and end",
        )
    kept = f"{source}/{version}"
    if kept not in texts:
        texts[kept] = _text(space, everything[source][SG.textFile], version, name, node)
    check_quote(texts[kept], properties[OA.exact][0].value, start, end, file=name, source=source)


def _text(space: Workspace, files: list[NamedNode | Literal], version: str, name: str, node: str) -> str:
    """The text of a version, in the file that is named by it: `letter/1.md` for version 1."""
    texts = {Path(file.value).stem: space.text(file.value) for file in files}
    if version not in texts:
        raise BrokenFile(
            file=name,
            detail_zh=f"{node}：来源没有保存版本“{version}”的原文",
            detail_en=f"{node}: the source keeps no text of version “{version}”",
        )
    return texts[version]


def merged(nodes: Mapping[str, shapes.Properties]) -> dict[str, str]:
    """Tell which entity stands for which, by the decisions that two are the same; what a later one keeps stays.

    Parameters
    ----------
    nodes
        Decisions among them.

    Returns
    -------
    dict
        IRI of an entity to that of the one that takes its place.
    """
    kept: dict[str, str] = {}
    same = [
        (properties[SG.decidedOn][0].value, node, properties)
        for node, properties in nodes.items()
        if _merges(properties)
    ]
    for _, _, properties in sorted(same, key=lambda decision: decision[:2]):
        stays, other = (_last(properties[field][0].value, kept) for field in (SG.keeps, SG.other))
        if stays != other:
            kept[other] = stays
    return {entity: _last(entity, kept) for entity in kept}


def _merges(properties: shapes.Properties) -> bool:
    return NamedNode(SG.Decision) in properties.get(RDF.type, []) and properties[SG.decides][0].value == DECISION.same


def _last(entity: str, kept: Mapping[str, str]) -> str:
    while entity in kept:
        entity = kept[entity]
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


def canonical(triple: Triple, replaced: Mapping[str, str], nodes: Mapping[str, shapes.Properties]) -> Triple | None:
    """Let the entity that stays take the place of the one merged into it.

    Parameters
    ----------
    triple
        A triple as a file says it.
    replaced
        As `merged` gives it.
    nodes
        The nodes as the files say them.

    Returns
    -------
    Triple or None
        None where nothing is left to say.
    """
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if not replaced or not isinstance(subject, NamedNode):
        return triple
    if subject.value in replaced:
        # Its own name and kind stay; those of the other are further names, and fill gaps.
        stays = replaced[subject.value]
        if predicate.value == SKOS.prefLabel:
            predicate = NamedNode(SKOS.altLabel)
        elif predicate.value != SKOS.altLabel and predicate.value in nodes.get(stays, {}):
            return None
        subject = NamedNode(stays)
    elif _merges(nodes[subject.value]):
        # What merges two goes on naming both.
        return triple
    if isinstance(value, NamedNode) and value.value in replaced:
        value = NamedNode(replaced[value.value])
    return Triple(subject, predicate, value)
