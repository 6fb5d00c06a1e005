"""A workspace → an index: the store for SPARQL, and the read model.

What is small is read whole and held against its forms thoroughly. What is large is read file by file, by several
processes, each looking in passing; where that is not plainly well, all is read whole after all, so that what is
wrong is told in the same words, and nothing else enters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Store, Triple

from skillgraph import resources, shapes
from skillgraph.index import edges, loading, pointer, registry, shard, sources, worker
from skillgraph.index.crew import Crew, Failed, processors
from skillgraph.index.readmodel import Asking, ReadModel
from skillgraph.index.shard import Ground, Nodes
from skillgraph.index.worker import Named, NameRow
from skillgraph.shapes.fitting import Fitting
from skillgraph.vocabulary import GRAPH, RDF, SG
from skillgraph.workspace import Workspace

# Files of more than this many bytes are worth processes of their own.
_LARGE = 16_000_000
# What a process reads at a time, in bytes.
_PIECE = 1_500_000


def build(folder: Path, index: Path, large: int = _LARGE) -> None:
    """Build the index of a workspace.

    Parameters
    ----------
    folder
        The workspace.
    index
        An empty folder to write it in.
    large
        From how many bytes on it is read side by side.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace is not as it should be; what was written is then worth nothing.
    CannotWrite
        When the disk is full.
    """
    space = Workspace(folder)
    files = list(sources.turtle_files(space))
    if sum(file.stat().st_size for file in files) < large or not _side_by_side(space, files, index):
        _whole(space, index)
    edges.write(index)


def fill(store: Store, ontology: shapes.Ontology, quads: list[Quad]) -> None:
    """Put into a store the ontology, a workspace, and what the rules derive.

    Parameters
    ----------
    store
        An empty store.
    ontology
        What the workspace's records fit.
    quads
        The workspace.
    """
    store.bulk_extend(sources.placed(triple, NamedNode(GRAPH.ontology)) for triple in ontology.triples)
    store.bulk_extend(quads)
    _infer(store, resources.ontology() / "rules")


def _whole(space: Workspace, index: Path) -> None:
    """Read all at once."""
    ground = Ground(str(space.folder))
    ontology = ground.meaning.ontology
    quads = sources.read(space, ontology)
    nodes = shapes.group(quad.triple for quad in quads)
    ground.entities = registry.number(nodes, ground.meaning)
    store = Store(str(index / pointer.STORE))
    fill(store, ontology, quads)
    asking = Asking(store, resources.ontology() / "read-model")
    ground.terms = asking.rows("term")
    with ReadModel(index / pointer.READ_MODEL, ground.entities) as model:
        model.add(ground.deriving.rows(nodes))
        model.name(ground.entities, _named)
        model.index()
        _end(model, asking, ground)
    store.flush()


def _named(parts: Iterator[list[Named]]) -> Iterator[tuple[list[NameRow], list[str]]]:
    return map(worker.named, parts)


def _end(model: ReadModel, asking: Asking, ground: Ground) -> None:
    """Add what the rules derived, and what is asked in SPARQL."""
    nodes = _inferred(asking.store)
    others = registry.number(nodes, ground.meaning)
    model.add(ground.deriving.rows(nodes, inferred=True, wordings=model.wordings(nodes)))
    model.ask(asking, ground.terms)
    model.name(others, _named)
    space = ground.space
    model.finish({"title_zh": space.title("zh"), "title_en": space.title("en"), "base": space.base})


def _inferred(store: Store) -> Nodes:
    """The nodes that rules derived, and the evidence they rest on."""
    nodes: Nodes = {}
    _gather(nodes, store.quads_for_pattern(None, None, None, NamedNode(GRAPH.inferred)))
    # What an area is called stands in the ontology; the rules only say that it is one.
    evidence = {value.value for node in nodes.values() for value in node.get(SG.evidence, ())}
    for iri in sorted({*nodes, *evidence}):
        _gather(nodes, store.quads_for_pattern(NamedNode(iri), None, None))
    return nodes


def _gather(nodes: Nodes, quads: Iterable[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            values = nodes.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            if quad.object not in values:
                values.append(quad.object)


def _side_by_side(space: Workspace, files: list[Path], index: Path) -> bool:
    """Read file by file in several processes; False where something is not plainly well."""
    store = index / pointer.STORE
    bare = Ground(str(space.folder))
    with Crew(bare, 1) as loader:
        loaded = loader.do("load", str(store), [str(file) for file in files])
        ground = _registered(bare, files)
        done = ground is not None and _derived(ground, files, index, loaded)
    if not done:
        rmtree(store, ignore_errors=True)
        (index / pointer.READ_MODEL).unlink(missing_ok=True)
    return done


def _registered(ground: Ground, files: Iterable[Path]) -> Ground | None:
    """Read the registry and the decisions; None where they are not plainly well."""
    nodes: Nodes = {}
    for file in files:
        if file.parent == ground.space.folder:
            part = shard.nodes_of(file, ground.space)
            if part is None or not nodes.keys().isdisjoint(part):
                return None
            nodes |= part
    known: dict[str, tuple[str, ...]] = {
        iri: tuple(value.value for value in node.get(RDF.type, ())) for iri, node in nodes.items()
    }
    look = Fitting(ground.meaning.ontology, lambda iri: known.get(iri) or ground.meaning.classes.get(iri))
    plain = all(
        look.fits(node) and (registry.entity_code(node, ground.meaning) is not None or SG.Decision in known[iri])
        for iri, node in nodes.items()
    )
    if not plain or look.unknown:
        return None
    replaced = sources.merged({iri: node for iri, node in nodes.items() if SG.Decision in known[iri]})
    nodes = _with_merged(nodes, replaced)
    ontology = Store()
    ontology.extend(sources.placed(triple, NamedNode(GRAPH.ontology)) for triple in ground.meaning.ontology.triples)
    return replace(
        ground,
        entities=registry.number(nodes, ground.meaning),
        replaced=replaced,
        terms=Asking(ontology, resources.ontology() / "read-model").rows("term"),
    )


def _with_merged(nodes: Nodes, replaced: Mapping[str, str]) -> Nodes:
    if not replaced:
        return nodes
    triples = (
        Triple(NamedNode(iri), NamedNode(path), value)
        for iri, node in nodes.items()
        for path, values in node.items()
        for value in values
    )
    kept = (sources.canonical(triple, replaced, nodes) for triple in triples)
    return shapes.group(triple for triple in kept if triple is not None)


def _derived(ground: Ground, files: Iterable[Path], index: Path, loaded: Future[object]) -> bool:
    """Derive the read model while the store is loaded."""
    unknown: dict[str, set[frozenset[str]]] = {}
    records = [file for file in files if file.parent != ground.space.folder]
    with Crew(ground, processors()) as crew, ReadModel(index / pointer.READ_MODEL, ground.entities) as model:
        for part in crew.each("shard", ((piece,) for piece in _pieces(records))):
            if not isinstance(part, shard.Shard) or part.rows is None:
                return False
            model.add(part.rows)
            for iri, allowed in part.unknown:
                unknown.setdefault(iri, set()).add(allowed)
        model.name(ground.entities, lambda parts: crew.each("named", ((part,) for part in parts)))
        model.index()
        try:
            loaded.result()
        except Failed:
            return False
        store = Store(str(index / pointer.STORE))
        if not _are_told(unknown, store):
            return False
        loading.merge(store, ground.replaced)
        fill(store, ground.meaning.ontology, [])
        _end(model, Asking(store, resources.ontology() / "read-model"), ground)
        store.flush()
    return True


def _pieces(files: Iterable[Path]) -> Iterator[list[str]]:
    piece: list[str] = []
    size = 0
    for file in files:
        piece.append(str(file))
        size += file.stat().st_size
        if size >= _PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _are_told(unknown: Mapping[str, Iterable[frozenset[str]]], store: Store) -> bool:
    """Whether what one file names is told of in another, and of the right class."""
    for iri, wanted in unknown.items():
        found = store.quads_for_pattern(NamedNode(iri), NamedNode(RDF.type), None)
        classes = {quad.object.value for quad in found if isinstance(quad.object, NamedNode)}
        if any(allowed.isdisjoint(classes) for allowed in wanted):
            return False
    return True


def _infer(store: Store, rules: Path) -> None:
    """Run the rules, in the order of their names, until none derives anything new."""
    queries = [file.read_text(encoding="utf-8") for file in sorted(rules.glob("*.rq"))]
    graph = NamedNode(GRAPH.inferred)
    grown = True
    while grown:
        before = len(store)
        for query in queries:
            derived = store.query(query, use_default_graph_as_union=True)
            if not isinstance(derived, QueryTriples):
                raise TypeError("a rule is a CONSTRUCT query")
            store.extend([sources.placed(triple, graph) for triple in derived])
        grown = len(store) > before
