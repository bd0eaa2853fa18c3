"""Draws the pictures of these pages, from the sample articles or a graph: python docs/draw.py [DIR]

network.png    the whole graph as Gephi opens it: positions, colours and sizes are those of the GEXF file
people.png     who meets whom, in groups
timeline.png   events by day, and posts over time
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import matplotlib
import networkx as nx

matplotlib.use("agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

import kg
from kg.api import Graph
from kg.engine.local import build
from kg.graph.formats.look import COLOURS, Look

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
GREY = "#c8c8c8"


def network(graph: Graph) -> None:
    """The largest component of the view "all"."""
    whole = graph.networkx()
    drawn = whole.subgraph(
        sorted(max(nx.connected_components(whole.to_undirected()), key=lambda part: (len(part), min(part))))
    )
    look = Look.of(drawn)
    fig, ax = plt.subplots(figsize=(11, 8))
    nx.draw_networkx_edges(nx.DiGraph(drawn), look.places, ax=ax, edge_color=GREY, arrowsize=6, width=0.8)
    _nodes(ax, drawn, look, [_rgb(drawn.nodes[node]["kind"]) for node in drawn])
    _labels(ax, drawn, look, 24)
    keys = [Line2D([], [], marker="o", ls="", color=_rgb(kind), label=kind) for kind in COLOURS]
    ax.legend(handles=keys, loc="lower left", frameon=False)
    _save(fig, ax, "network.png")


def people(graph: Graph) -> None:
    """The view "people", coloured by Louvain community; the colours of groups of two are left out."""
    met = graph.networkx("people")
    groups = sorted(nx.community.louvain_communities(met, weight="weight", seed=1), key=lambda g: (-len(g), min(g)))
    group_of = {person: number for number, group in enumerate(groups) for person in group if len(group) > 2}
    look = Look.of(met)
    fig, ax = plt.subplots(figsize=(11, 8))
    widths = [1.5 * edge["weight"] for *_, edge in met.edges(data=True)]
    nx.draw_networkx_edges(met, look.places, ax=ax, edge_color=GREY, width=widths)
    _nodes(ax, met, look, [plt.get_cmap("tab10")(group_of[n] % 10) if n in group_of else GREY for n in met])
    _labels(ax, met, look, 22)
    _save(fig, ax, "people.png")


def timeline(graph: Graph) -> None:
    """Events as dots by type, and below them the posts whose time is known."""
    events = graph.frame("events").dropna(subset=["date"])
    held = graph.networkx("people-bodies")
    names = held.nodes(data="label")
    spells = [
        (one, f"{names[person]}: {edge['kind']}, {names[body]}")
        for person, body, edge in held.edges(data=True)
        for one in edge.get("spells", ())
    ]
    spells = sorted(spells, key=lambda pair: (str(pair[0].start or pair[0].end), pair[1]))[:14]
    last = max([events["date"].max().date(), *(one.end for one, _ in spells if one.end)])
    fig, (above, below) = plt.subplots(2, figsize=(11, 8), sharex=True, height_ratios=(2, 3), layout="constrained")
    above.scatter(events["date"], events["type"], s=60, color=_rgb("event"), alpha=0.7)
    above.set_title("events by day", loc="left")
    for row, (one, _) in enumerate(spells):
        below.plot(
            [one.start or one.end, one.end or last], [row, row], lw=6, color=_rgb("person"), solid_capstyle="butt"
        )
        if not one.end:
            below.plot([last], [row], marker=">", color=_rgb("person"))
    below.set_yticks(range(len(spells)), [label for _, label in spells], fontsize=8)
    below.invert_yaxis()
    below.set_title("posts whose time is stated; an arrow where no end is", loc="left")
    for ax in (above, below):
        ax.spines[["top", "right"]].set_visible(False)
        ax.grid(axis="x", color="#eeeeee")
    fig.savefig(PICTURES / "timeline.png", dpi=100, metadata={"Software": None})


def _rgb(kind: str) -> tuple[float, float, float]:
    red, green, blue = COLOURS[kind]
    return red / 255, green / 255, blue / 255


def _nodes(ax: Axes, graph: nx.Graph[Any], look: Look, colours: list[Any]) -> None:
    sizes = [look.size(node) ** 2 for node in graph]
    nx.draw_networkx_nodes(graph, look.places, ax=ax, node_color=colours, node_size=sizes)


def _labels(ax: Axes, graph: nx.Graph[Any], look: Look, count: int) -> None:
    """Names of the best connected, each above its node, where no better connected one's name stands."""
    left, right = ax.get_xlim()
    letter, line = (right - left) / 150, (ax.get_ylim()[1] - ax.get_ylim()[0]) / 45
    taken: list[tuple[float, float, float]] = []
    for node in sorted(graph, key=lambda node: (-graph.degree(node), node)):
        (x, y), label = look.places[node], _shortened(graph.nodes[node]["label"])
        half, y = letter * len(label) / 2, y + 0.8 * line
        if len(taken) < count and all(abs(x - a) > half + b or abs(y - c) > line for a, b, c in taken):
            taken.append((x, half, y))
            ax.text(x, y, label, fontsize=8, ha="center", va="center")


def _shortened(label: str) -> str:
    return label if len(label) < 36 else f"{label[:34].rstrip()}…"


def _save(fig: Any, ax: Axes, name: str) -> None:
    ax.set_axis_off()
    fig.tight_layout()
    fig.savefig(PICTURES / name, dpi=100, metadata={"Software": None})
    plt.close(fig)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "graph"
        if len(sys.argv) < 2:
            build([HERE.parent / "data" / "articles"], folder)
        for draw in (network, people, timeline):
            draw(kg.open(folder))


if __name__ == "__main__":
    main()
