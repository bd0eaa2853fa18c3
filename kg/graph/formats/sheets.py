"""Nodes and edges as CSV, for Gephi's spreadsheet import and for Excel.

UTF-8 with a byte order mark, by which Excel knows it; no cell starts a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import networkx as nx

from kg.graph.formats.values import clean, columns, joined
from kg.graph.when import Spell, hull

ENCODING = "utf-8-sig"
_FORMULA = frozenset("=+-@＝＋－＠")  # what a spreadsheet may take for a formula's first sign, full width too
_TIME = ("Start", "End", "Timeset")


def write_nodes(graph: nx.Graph[Any], file: TextIO) -> None:
    """Id, Label, the nodes' attributes, and their time."""
    types = columns(data for _, data in graph.nodes(data=True))
    rows = (
        [node, data.get("label", node), *_values(types, data), *_time(data)] for node, data in graph.nodes(data=True)
    )
    _write(file, ["Id", "Label", *_titles(types), *_TIME], rows)


def write_edges(graph: nx.Graph[Any], file: TextIO) -> None:
    """Source, Target, Type, Id, Label, Weight, the edges' attributes, and their time."""
    types = columns(data for *_, data in graph.edges(data=True))
    kind = "Directed" if graph.is_directed() else "Undirected"
    rows = (
        [source, target, kind, number, data.get("kind", ""), data.get("weight", 1), *_values(types, data), *_time(data)]
        for number, (source, target, data) in enumerate(graph.edges(data=True))
    )
    _write(file, ["Source", "Target", "Type", "Id", "Label", "Weight", *_titles(types), *_TIME], rows)


def safe(value: Any) -> str:
    """A cell as text; what would start a formula has an apostrophe before it."""
    text = joined(value) if value is not None else ""
    return f"'{text}" if text.lstrip()[:1] in _FORMULA and text.strip() else text


def _write(file: TextIO, head: list[str], rows: Iterable[list[Any]]) -> None:
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)


def _titles(types: Mapping[str, str]) -> list[str]:
    return [clean(name).capitalize() for name in types]


def _values(types: Mapping[str, str], data: Mapping[str, Any]) -> list[Any]:
    return [data.get(name) for name in types]


def _time(data: Mapping[str, Any]) -> list[Any]:
    """First day, last day, and Gephi's own notation for a set of intervals."""
    spells: tuple[Spell, ...] = data.get("spells", ())
    span = hull(spells)
    intervals = "; ".join(f"[{one.start or '-Infinity'}, {one.end or 'Infinity'}]" for one in spells)
    return [span.start, span.end, f"<{intervals}>" if spells else None]
