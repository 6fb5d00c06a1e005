"""What the measures of a network cost on arrays, beside networkx's from the same arrays.

    python benchmarks/network.py

For a synthetic city, province and nation (heavy-tailed, seeded, names there are none), each measure is computed by
SkillGraph's engine and by networkx, each in a process of its own; printed is the processor's time of the computing
alone, and how many times more networkx takes. networkx is stopped after `--patience` seconds. Where both give exact
values, the greatest difference is printed; where the engine estimates, its bound. Communities are one run of Leiden
beside one of Louvain, with the modularity that each finds. Nothing is judged.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from typing import Any, NamedTuple

import numpy as np

from skillgraph.analysis.engine import leiden
from skillgraph.analysis.engine.table import measured
from skillgraph.analysis.measures import MEASURES
from skillgraph.network.compact import Arcs, arcs

GROUPS = "communities"


class Size(NamedTuple):
    """How many colleges, enterprises and partnerships are drawn."""

    colleges: int
    enterprises: int
    partnerships: int


SIZES = {
    "city": Size(60, 600, 1_200),
    "province": Size(900, 9_600, 20_000),
    "nation": Size(11_000, 135_000, 307_000),
}


def drawn(size: Size, seed: int) -> Arcs:
    """Draw a synthetic network: few have most partners, and most partners are of one's own region.

    Parameters
    ----------
    size
        How large.
    seed
        Chooses it.

    Returns
    -------
    Arcs
        Those of it who have a partner.
    """
    random = np.random.default_rng(seed)
    weights = [1 / np.arange(1, number + 1) ** power for number, power in ((size[0], 0.8), (size[1], 0.35))]
    one, other = (random.choice(len(each), size.partnerships, p=each / each.sum()) for each in weights)
    regions = max(size.colleges // 36, 1)
    near = random.random(size.partnerships) < 0.7
    other[near] = np.minimum(other[near] // regions * regions + one[near] % regions, size.enterprises - 1)
    pairs, weight = np.unique(one * size.enterprises + other, return_counts=True)
    one, other = pairs // size.enterprises, pairs % size.enterprises + size.colleges
    met = np.unique(np.concatenate((one, other)))
    return arcs(len(met), np.searchsorted(met, one), np.searchsorted(met, other), weight)


def compute(engine: str, code: str, net: Arcs) -> dict[str, Any]:
    """Compute a measure, and tell how long it took.

    Parameters
    ----------
    engine
        ``ours`` or ``networkx``.
    code
        A measure, or ``communities``.
    net
        The network.

    Returns
    -------
    dict
        ``seconds`` of the processor, ``scores`` by node (of communities the modularity alone), ``error`` if estimated.
    """
    if engine == "ours":
        begun = time.process_time()
        if code == GROUPS:
            scores, bound = [leiden.modularity(net, leiden.one_run(net, 0))], None
        else:
            found = measured(code, net)
            scores, bound = found.scores.tolist(), found.bound
        return {"seconds": time.process_time() - begun, "scores": scores, "error": bound and (bound.error, bound.of)}
    import networkx as nx

    graph: Any = nx.Graph()
    one = np.repeat(np.arange(net.nodes), net.degree)
    graph.add_nodes_from(range(net.nodes))
    graph.add_weighted_edges_from(zip(one.tolist(), net.near.tolist(), net.weight.tolist(), strict=True))
    begun = time.process_time()
    if code == GROUPS:
        scores = [nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=0))]
    else:
        known: dict[Any, float] = MEASURES[code].function(graph)
        scores = [known.get(node, float("nan")) for node in graph]
    return {"seconds": time.process_time() - begun, "scores": scores, "error": None}


def apart(engine: str, code: str, size: str, seed: int, patience: float) -> dict[str, Any] | None:
    """Compute in a process of its own; None where it takes longer than one waits."""
    command = [sys.executable, __file__, "--one", engine, code, "--size", size, "--seed", str(seed)]
    with tempfile.TemporaryFile() as out:
        try:
            subprocess.run(command, stdout=out, check=True, timeout=patience)
        except subprocess.TimeoutExpired:
            return None
        out.seek(0)
        answer: dict[str, Any] = json.loads(out.read())
        return answer


def row(code: str, size: str, seed: int, patience: float) -> str:
    """Compute a measure both ways, and set the two side by side."""
    ours = apart("ours", code, size, seed, 3_600)
    theirs = apart("networkx", code, size, seed, patience)
    if ours is None:
        return f"{code:16} ended after an hour"
    told = f"{code:16} {ours['seconds']:9.3f} s"
    if theirs is None:
        told += f"   over {patience:6.0f} s   over {patience / ours['seconds']:7.0f} times"
    else:
        told += f" {theirs['seconds']:13.3f} s {theirs['seconds'] / max(ours['seconds'], 1e-4):12.1f} times"
    if ours["error"]:
        return f"{told}   estimated, off by {ours['error'][0]:.3g} {ours['error'][1]} at most (0.9)"
    if code == GROUPS:
        other = "" if theirs is None else f" and {theirs['scores'][0]:.4f}"
        return f"{told}   modularity {ours['scores'][0]:.4f}{other}"
    if theirs is None:
        return told
    return f"{told}   differs by {np.nanmax(np.abs(np.array(ours['scores']) - np.array(theirs['scores']))):.1g} at most"


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=list(SIZES), help="one size alone")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--patience", type=float, default=120.0, help="seconds that networkx may take")
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "MEASURE"), help="one measure, told as JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(compute(asked.one[0], asked.one[1], drawn(SIZES[asked.size], asked.seed))))
        return
    for size in [asked.size] if asked.size else SIZES:
        net = drawn(SIZES[size], asked.seed)
        print(
            f"synthetic {size}: {net.nodes:,} partners in {len(net.near) // 2:,} pairs, up to {net.degree.max():,} each"
        )
        print(f"{'':16} {'engine':>11} {'networkx':>15} {'ratio':>18}")
        for code in (*MEASURES, GROUPS):
            print(row(code, size, asked.seed, asked.patience), flush=True)
        print()
    print(f"peak memory of the children {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
