"""A workspace → an index: the store for SPARQL, and the read model.

What is small is read whole and held against its forms thoroughly. What is large is read file by file, by several
processes, each looking in passing; where that is not plainly well, all is read whole after all, so that what is
wrong is told in the same words, and nothing else enters. Where only a few files have changed since the last index,
that one is copied and the records of those files are put in the place of the old.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import Store

from skillgraph import resources, shapes
from skillgraph.errors import CannotWrite
from skillgraph.index import edges, finishing, pointer, registry, renewal, sources, together
from skillgraph.index.crew import processors
from skillgraph.index.inferring import fill
from skillgraph.index.readmodel import Asking, ReadModel
from skillgraph.index.shard import Ground
from skillgraph.watching import SILENT, Watch
from skillgraph.workspace import Workspace

# Files of more bytes than this are worth processes of their own.
_LARGE = 16_000_000
# How many bytes of RDF one processor indexes in a second, as far as one can say beforehand.
_PACE = 2_500_000


def build(
    folder: Path,
    index: Path,
    marks: Mapping[str, str] | None = None,
    before: Path | None = None,
    watch: Watch = SILENT,
    large: int | None = None,
) -> None:
    """Build the index of a workspace.

    Parameters
    ----------
    folder
        The workspace.
    index
        An empty folder to write it in.
    marks
        File to the hash of its content, for all that the index is made of.
    before
        The index it had before.
    watch
        Told how long it will take, and how far it is.
    large
        From how many bytes on it is read side by side; None for what is worth it.

    Raises
    ------
    NotAWorkspace, BrokenFile, QuoteNotInSource
        When the workspace is not as it should be; what was written is then worth nothing.
    CannotWrite
        When the disk is full.
    """
    try:
        _build(folder, index, marks, before, watch, large)
    except OSError as error:
        # Workspaces are read in sentences of their own: what is left is where the index is written.
        raise CannotWrite(file=str(index), error=_told(error)) from error


def _told(error: OSError) -> OSError:
    """The store's engine says in words alone that the disk is full."""
    if error.errno is None and "space left" in str(error):
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return error


def _build(
    folder: Path, index: Path, marks: Mapping[str, str] | None, before: Path | None, watch: Watch, large: int | None
) -> None:
    space = Workspace(folder)
    files = list(sources.turtle_files(space))
    size, large = _size(files), _LARGE if large is None else large
    if size < large:
        _whole(space, index)
    elif not (marks and before and renewal.renewed(space, marks, before, index)):
        watch.begin(size / _PACE / min(processors(), together.HANDS))
        if not together.build(space, files, index, watch):
            _whole(space, index)
    if marks and size >= large:
        (index / renewal.MARKS).write_text(json.dumps(marks), encoding="utf-8")
    edges.write(index)
    watch.reach(1.0)


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files)


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
        model.name(ground.entities, finishing.named)
        model.index()
        finishing.end(model, asking, ground)
    store.flush()
