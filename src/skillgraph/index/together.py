"""A large workspace, read file by file by several processes while another loads the store."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

from pyoxigraph import NamedNode, Store, Triple

from skillgraph import resources, shapes
from skillgraph.index import finishing, loading, pointer, registry, shard, sources
from skillgraph.index.crew import Crew, processors
from skillgraph.index.inferring import fill
from skillgraph.index.readmodel import Asking, ReadModel
from skillgraph.index.shard import Ground, Nodes
from skillgraph.index.worker import Called
from skillgraph.shapes.fitting import Fitting
from skillgraph.vocabulary import GRAPH, RDF, SG
from skillgraph.watching import SILENT, Watch
from skillgraph.workspace import Workspace

# What a process reads at a time, in bytes.
_PIECE = 1_500_000
# Each process holds all entities; more of them than this would wait for the store in any case.
HANDS = 4
# How far it is when the records are read, the names read aloud, the store loaded.
_TO_RECORDS, _TO_NAMES, _TO_STORE = 0.6, 0.8, 0.85


def build(space: Workspace, files: Sequence[Path], index: Path, watch: Watch = SILENT) -> bool:
    """Build an index.

    Parameters
    ----------
    space
        The workspace.
    files
        Its files of RDF.
    index
        An empty folder to write it in.
    watch
        Told how far it is.

    Returns
    -------
    bool
        False where something is not plainly well; then the folder is empty.
    """
    store = index / pointer.STORE
    bare = Ground(str(space.folder))
    with _without_collecting(), Crew(bare, 1) as loader:
        loaded = loader.do("load", str(store), [str(file) for file in files])
        ground = _registered(bare, files)
        done = ground is not None and _derived(ground, files, index, loaded, watch)
    if not done:
        rmtree(store, ignore_errors=True)
        (index / pointer.READ_MODEL).unlink(missing_ok=True)
    return done


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing here goes in circles, and looking for them among a million entities would take half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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


def _derived(ground: Ground, files: Iterable[Path], index: Path, loaded: Future[Any], watch: Watch) -> bool:
    """Derive the read model while the store is loaded."""
    unknown: dict[str, set[frozenset[str]]] = {}
    records = [file for file in files if file.parent != ground.space.folder]
    size, read = sum(file.stat().st_size for file in records), 0
    # The store takes longest: whoever derives rows leaves it the processor.
    with (
        Crew(ground, min(processors(), HANDS), patient=True) as crew,
        ReadModel(index / pointer.READ_MODEL, ground.entities) as model,
    ):
        for part in crew.each("shard", ((piece,) for piece in _pieces(records))):
            if part is None:
                return False
            for told in part:
                model.add_file(Path(told.file).relative_to(ground.space.folder).as_posix(), told.texts, told.rows)
                for iri, allowed in told.unknown:
                    unknown.setdefault(iri, set()).add(allowed)
                read += Path(told.file).stat().st_size
            watch.reach(_TO_RECORDS * read / size)
        if unknown:
            model.forbid_renewal()
        model.leave_room()
        try:
            model.name(ground.entities, lambda parts: _sure(crew.each("named", map(_in_short, parts))))
        except Lost:
            return False
        watch.reach(_TO_NAMES)
        model.index()
        if not loaded.result():
            return False
        watch.reach(_TO_STORE)
        store = Store(str(index / pointer.STORE))
        if not _are_told(unknown, store):
            return False
        loading.merge(store, ground.replaced)
        fill(store, ground.meaning.ontology, [])
        finishing.end(model, Asking(store, resources.ontology() / "read-model"), ground)
        store.flush()
    return True


class Lost(Exception):
    """A process ended before it answered."""


def _sure(answers: Iterable[Any]) -> Iterator[Any]:
    for answer in answers:
        if answer is None:
            raise Lost
        yield answer


def _in_short(part: list[Called]) -> tuple[int, int, dict[int, tuple[tuple[str, str], ...]]]:
    """Name entities that every process knows by their numbers, which are in order and without a gap."""
    called = {number: wordings for number, _, wordings in part if wordings}
    return part[0][0] - 1, part[-1][0], called


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
