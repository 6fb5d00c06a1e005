"""The index before, with the records of a few changed files put in the place of the old."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, rmtree
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from skillgraph import resources
from skillgraph.errors import SkillGraphError
from skillgraph.index import cache, finishing, loading, pointer, shard, sources
from skillgraph.index.inferring import infer
from skillgraph.index.readmodel import Asking
from skillgraph.index.registry import Known
from skillgraph.index.renewing import Renewing
from skillgraph.index.shard import Ground
from skillgraph.vocabulary import GRAPH, RDF, SKOS
from skillgraph.workspace import Workspace

MARKS = "marks.json"
# Where more than this share of the records has changed, all is read anew.
_FEW = 0.25


class Changed(NamedTuple):
    """Which files of records are to be read, and which are gone or read anew, by their paths in the workspace."""

    read: list[str]
    gone: list[str]


def renewed(space: Workspace, marks: Mapping[str, str], before: Path, index: Path) -> bool:
    """Make an index of the one before.

    Parameters
    ----------
    space
        The workspace.
    marks
        File to the hash of its content.
    before
        The index before.
    index
        An empty folder to write it in.

    Returns
    -------
    bool
        False where too much has changed for that, or something is not plainly well; then the folder is empty.
    """
    try:
        old = json.loads((before / MARKS).read_bytes())
    except (OSError, ValueError):
        return False
    if _fixed(old) != _fixed(marks) or not cache.is_whole(before):
        return False
    copyfile(before / pointer.READ_MODEL, index / pointer.READ_MODEL)
    with Renewing(index / pointer.READ_MODEL) as model:
        changed = _changed(old, marks, model.files(), space.folder)
        done = changed is not None and _replaced(space, changed, model, before / pointer.STORE, index / pointer.STORE)
    if not done:
        (index / pointer.READ_MODEL).unlink()
        rmtree(index / pointer.STORE, ignore_errors=True)
    return done


def _fixed(marks: Mapping[str, str]) -> dict[str, str]:
    """All that has to be as it was: the ontology, the code, the settings, the registry and the decisions."""
    return {name: mark for name, mark in marks.items() if not name.startswith(("records/", "sources/"))}


def _changed(
    old: Mapping[str, str], new: Mapping[str, str], files: Mapping[str, tuple[str, ...]], folder: Path
) -> Changed | None:
    """Tell which files of records have changed, or the texts they rest on; None where they are too many."""
    if not files:
        return None
    other = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    told = {name for name in new if name.startswith("records/") and name.endswith(".ttl")}
    touched = {name for name, texts in files.items() if not other.isdisjoint({name, *map("sources/{}".format, texts)})}
    added = {name for name in other & told if name not in files}
    read = sorted((touched & told) | added)
    # Numbers grow in the order of the files, and there is room behind the last.
    if added and min(added) < max(files):
        return None
    size = {name: (folder / name).stat().st_size for name in told}
    if sum(size[name] for name in read) > _FEW * sum(size.values()):
        return None
    return Changed(read, sorted(touched))


def _replaced(space: Workspace, changed: Changed, model: Renewing, before: Path, place: Path) -> bool:
    decisions = shard.nodes_of(space.folder / "decisions.ttl", space) if _decides(space) else {}
    if decisions is None:
        return False
    Store.read_only(str(before)).backup(str(place))
    store = Store(str(place))
    kept = _Kept(model, store)
    try:
        replaced, terms = sources.merged(decisions), model.terms()
        ground = replace(Ground(str(space.folder)), entities=kept, replaced=replaced, terms=terms)
        return _put(ground, changed, model, store)
    finally:
        # Who holds the store keeps it open, and an open store may still be writing.
        kept.release()


def _put(ground: Ground, changed: Changed, model: Renewing, store: Store) -> bool:
    space = ground.space
    told = shard.read(ground, [str(space.folder / name) for name in changed.read])
    if told is None or any(each.unknown for each in told):
        return False
    for name in changed.gone:
        store.remove_graph(sources.graph_of(space.folder / name, space))
    store.remove_graph(NamedNode(GRAPH.inferred))
    try:
        loading.load(store, (Path(each.file) for each in told), space)
    except (SyntaxError, SkillGraphError):
        # Turtle of a kind that is not ours: it is read whole.
        return False
    loading.merge(store, ground.replaced)
    infer(store)
    model.begin(changed.gone)
    for name in changed.gone:
        if name not in changed.read:
            model.drop(name)
    for each in told:
        if not model.put(Path(each.file).relative_to(space.folder).as_posix(), each.texts, each.rows):
            return False
    model.rename(ground.entities)
    model.forget_derived()
    finishing.end(model, Asking(store, resources.ontology() / "read-model"), ground)
    store.flush()
    return True


def _decides(space: Workspace) -> bool:
    return (space.folder / "decisions.ttl").is_file()


class _Kept(dict[str, Known]):
    """The entities of the index before, each read when it is asked for."""

    def __init__(self, model: Renewing, store: Store) -> None:
        super().__init__()
        self._model = model
        self._store = store

    def release(self) -> None:
        """Let the store go; what was read of it stays."""
        self._store = Store()

    def __contains__(self, iri: object) -> bool:
        return self.get(str(iri)) is not None

    def __getitem__(self, iri: str) -> Known:
        known = self.get(iri)
        if known is None:
            raise KeyError(iri)
        return known

    def __len__(self) -> int:
        return self._model.registered

    def get(self, iri: str, default: Known | None = None) -> Known | None:  # type: ignore[override]
        if not super().__contains__(iri):
            row = self._model.kept(iri)
            if row is None:
                return default
            self[iri] = row._replace(others=tuple(self._labels(iri)), classes=tuple(self._classes(iri)))
        return super().__getitem__(iri)

    def _labels(self, iri: str) -> Iterator[tuple[str, str, bool]]:
        for path in (SKOS.prefLabel, SKOS.altLabel):
            for quad in self._store.quads_for_pattern(NamedNode(iri), NamedNode(path), None):
                if isinstance(quad.object, Literal):
                    yield quad.object.value, quad.object.language or "", path == SKOS.prefLabel

    def _classes(self, iri: str) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(NamedNode(iri), NamedNode(RDF.type), None):
            if isinstance(quad.object, NamedNode):
                yield quad.object.value
