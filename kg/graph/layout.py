"""Positions for drawing: a force layout for graphs that a person can look at whole, a spiral for larger ones.

Both are deterministic: they start from the order of the nodes, and use no chance.
"""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

FORCE_LIMIT = 2_000  # nodes; the force layout's time grows with their square
_STEPS = 80
_GRAVITY = 0.5  # pulls the parts of a graph that nothing joins towards each other
_GOLDEN = np.pi * (3 - np.sqrt(5))
_SPACING = 20.0  # mean distance between neighbours, in the units of the file

Positions = dict[Any, tuple[float, float]]
Points = NDArray[np.float64]


def positions(graph: nx.Graph[Any]) -> tuple[str, Positions]:
    """The layout's name, and x and y of every node, centred on 0."""
    if not graph:
        return "none", {}
    order = _outward(graph)
    spiral = _sunflower(len(order))
    if len(order) <= FORCE_LIMIT:
        name, points = "force-directed (Fruchterman-Reingold)", _force(graph, order, spiral)
    else:
        name, points = "sunflower spiral, breadth-first from the centre of each component", spiral
    xy = np.round(points * _SPACING, 2) + 0.0  # no "-0.0"
    return name, {node: (float(x), float(y)) for node, (x, y) in zip(order, xy, strict=True)}


def _outward(graph: nx.Graph[Any]) -> list[Any]:
    """Nodes so that neighbours come near each other: components by size, each breadth first from its busiest node."""
    rank = {node: index for index, node in enumerate(sorted(graph, key=lambda node: (-graph.degree(node), str(node))))}
    near = {node: sorted({*nx.all_neighbors(graph, node)}, key=rank.__getitem__) for node in graph}
    seen: set[Any] = set()
    parts = [_reached(start, near, seen) for start in rank if start not in seen]
    return [node for part in sorted(parts, key=lambda part: (-len(part), rank[part[0]])) for node in part]


def _reached(start: Any, near: dict[Any, list[Any]], seen: set[Any]) -> list[Any]:
    seen.add(start)
    found = [start]
    for node in found:
        fresh = [other for other in near[node] if other not in seen]
        seen.update(fresh)
        found.extend(fresh)
    return found


def _sunflower(count: int) -> Points:
    """Points of even density on a disc, the first in its middle (Vogel's spiral, 1979)."""
    index = np.arange(count, dtype=np.float64)
    radius, angle = np.sqrt(index), index * _GOLDEN
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _force(graph: nx.Graph[Any], order: list[Any], points: Points) -> Points:
    """Fruchterman and Reingold (1991) with a pull to the centre; ideal distance 1, cooling linearly."""
    row = {node: index for index, node in enumerate(order)}
    ends = np.array([(row[u], row[v]) for u, v in graph.edges() if u != v], dtype=np.intp).reshape(-1, 2)
    for step in range(_STEPS):
        moved = _repulsion(points) - _GRAVITY * points
        along = points[ends[:, 1]] - points[ends[:, 0]]
        pull = along * np.sqrt((along**2).sum(axis=1))[:, None]
        np.add.at(moved, ends[:, 0], pull)
        np.add.at(moved, ends[:, 1], -pull)
        length = np.maximum(np.sqrt((moved**2).sum(axis=1)), 1e-9)
        heat = max(np.sqrt(len(order)) * 0.3 * (1 - step / _STEPS), 0.02)
        points = points + moved * (np.minimum(length, heat) / length)[:, None]
    centred: Points = points - points.mean(axis=0)
    return centred


def _repulsion(points: Points) -> Points:
    """What pushes each point from all others, at the inverse of the distance."""
    x, y = points.T.astype(np.float32)
    across, down = x[:, None] - x, y[:, None] - y
    push = across * across
    push += down * down
    np.maximum(push, 1e-4, out=push)
    np.reciprocal(push, out=push)
    across *= push
    down *= push
    return np.column_stack((across.sum(axis=1), down.sum(axis=1))).astype(np.float64)
