"""The floor of a measure: a process that imports the engine, reads the index's arrays, computes and prints.

    python benchmarks/floor_network.py PAIRS degree|core|pagerank|communities

PAIRS is the file `pairs.bin` of an index: six columns of 32-bit integers, one after the other, of which the first two
are the partners; one row for each pair and partnership. Prints twenty numbers of nodes and their scores, or how many
groups there are; no names, no reasons.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

COLUMNS = 6
LIMIT = 20
# Of the Leiden method, as `skillgraph communities` has them: ten runs, or three where pairs are many.
RUNS, FEW, MANY_PAIRS, ROUNDS = 10, 3, 50_000, 2

Array = np.ndarray[Any, np.dtype[Any]]


class Net(NamedTuple):
    """An undirected network in compressed rows, each pair in the row of both; weights are numbers of partnerships."""

    start: Array
    near: Array
    weight: Array


def read(file: str) -> Net:
    """Read the pairs, and make rows of them.

    Parameters
    ----------
    file
        `pairs.bin`.

    Returns
    -------
    Net
        One node for each entity that has a partner, in their order.
    """
    a, b = np.fromfile(file, dtype="<i4").reshape(COLUMNS, -1)[:2]
    nodes, place = np.unique(np.concatenate((a, b)), return_inverse=True)
    size = len(nodes)
    pairs, number = np.unique(place[: len(a)] * size + place[len(a) :], return_counts=True)
    one, other = np.divmod(pairs, size)
    rows, near = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.argsort(rows, kind="stable")
    start = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=size))))
    return Net(start, near[order], np.concatenate((number, number))[order].astype(float))


def degree(net: Net) -> Array:
    """Count neighbours."""
    return np.diff(net.start)


def core(net: Net) -> Array:
    """Peel off who has fewest neighbours left (Batagelj and Zaversnik 2003), a whole layer at a time."""
    left, there = np.diff(net.start), np.ones(len(net.start) - 1, dtype=bool)
    cores = np.zeros(len(left), dtype=int)
    k = 0
    remain = np.arange(len(left))
    while len(remain):
        k = max(k, int(left[remain].min()))
        going = remain[left[remain] <= k]
        while len(going):
            cores[going], there[going] = k, False
            met = _next_to(net, going)
            met = met[there[met]]
            np.subtract.at(left, met, 1)
            going = np.unique(met[left[met] <= k])
        remain = remain[there[remain]]
    return cores


def _next_to(net: Net, nodes: Array) -> Array:
    """The rows of several nodes, one after the other."""
    first = net.start[nodes]
    number = net.start[nodes + 1] - first
    ends = np.cumsum(number)
    rows: Array = net.near[np.arange(ends[-1]) + np.repeat(first - (ends - number), number)]
    return rows


def pagerank(net: Net) -> Array:
    """Walk along ties with damping 0.85 until the shares change by less than 1e-8 for each node (Page et al. 1999)."""
    size = len(net.start) - 1
    strength = np.add.reduceat(net.weight, net.start[:-1])
    share: Array = np.full(size, 1 / size)
    while True:
        given = (share / strength)[net.near] * net.weight
        last, share = share, 0.85 * np.add.reduceat(given, net.start[:-1]) + 0.15 / size
        if np.abs(share - last).sum() < size * 1e-8:
            return share


def communities(net: Net) -> int:
    """Divide into groups by the Leiden method, the best of a few seeds; its compiled engine is Microsoft's, MIT."""
    leiden_csr = import_module("graspologic_native").leiden_csr
    nodes, near = len(net.start) - 1, net.near.astype(np.int32)
    number = RUNS if len(near) // 2 <= MANY_PAIRS else FEW
    runs = [leiden_csr(net.start, near, net.weight, nodes, iterations=ROUNDS, seed=seed) for seed in range(number)]
    return len(set(max(runs, key=lambda run: float(run[0]))[1].values()))


def main() -> None:
    """Read the command line, compute, print."""
    parser = argparse.ArgumentParser(description="Compute a measure from an index's arrays.")
    parser.add_argument("pairs")
    parser.add_argument("measure", choices=("degree", "core", "pagerank", "communities"))
    given = parser.parse_args()
    net = read(given.pairs)
    if given.measure == "communities":
        print(communities(net))
        return
    scores = {"degree": degree, "core": core, "pagerank": pagerank}[given.measure](net)
    for node in np.argsort(-scores, kind="stable")[:LIMIT]:
        print(node, scores[node])


if __name__ == "__main__":
    main()
