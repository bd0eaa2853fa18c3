"""GEXF 1.3: valid, read back by networkx, with times that Gephi takes."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from kg.api import Graph
from kg.graph.export import export
from kg.graph.formats import gexf
from kg.graph.formats.look import COLOURS
from kg.graph.when import Spell

VIEWS = ["all", "people", "people-bodies", "bodies", "events"]
NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
_OPEN = ("0001-01-01", "9999-12-31")


Written = tuple[etree._ElementTree, "nx.Graph[str]", Path]


@pytest.fixture(params=[(view, flat) for view in VIEWS for flat in (False, True)], ids=str)
def written(request: pytest.FixtureRequest, graph: Graph, tmp_path: Path) -> Written:
    view, flat = request.param
    path = tmp_path / "graph.gexf"
    export(graph, path, view=view, flat=flat)
    return etree.parse(path), graph.networkx(view), path


def test_the_file_is_valid_once_viz_stands_where_the_schema_has_it(written: Written, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "schema" / "gexf-1.3" / "gexf.xsd"))
    moved = copy.deepcopy(written[0])
    for element in moved.iter("{http://gexf.net/1.3/viz}*"):
        element.tag = f"{{http://gexf.net/1.3}}{etree.QName(element).localname}"
    schema.assertValid(moved)


def test_networkx_reads_what_was_written(written: Written) -> None:
    _, want, path = written
    got = nx.read_gexf(path)
    assert (got.number_of_nodes(), got.number_of_edges()) == (want.number_of_nodes(), want.number_of_edges())
    for node, data in got.nodes(data=True):
        scalars = {name: value for name, value in want.nodes[node].items() if isinstance(value, int | str)}
        scalars["label"] = scalars["label"].replace("\x07", "")
        assert {name: data[name] for name in scalars} == scalars
        colour = data["viz"]["color"]
        assert (colour["r"], colour["g"], colour["b"]) == COLOURS[data["kind"]]
    assert Counter(data["kind"] for *_, data in got.edges(data=True)) == Counter(
        data["kind"] for *_, data in want.edges(data=True)
    )


def test_edges_are_unique_by_their_ends_and_kind_and_weigh_something(written: Written) -> None:
    edges = written[0].findall(".//g:edge", NS)
    assert max(Counter((e.get("source"), e.get("target"), e.get("kind")) for e in edges).values()) == 1
    assert all(float(edge.get("weight")) > 0 and edge.get("kind") for edge in edges)


def test_an_edge_is_there_only_while_its_nodes_are(written: Written) -> None:
    nodes = {node.get("id"): _bounds(node) for node in written[0].findall(".//g:node", NS)}
    for edge in written[0].findall(".//g:edge", NS):
        start, end = _bounds(edge)
        for node in (edge.get("source"), edge.get("target")):
            assert nodes[node][0] <= start <= end <= nodes[node][1], etree.tostring(edge)


def test_spells_are_in_order_and_do_not_overlap(written: Written) -> None:
    for spells in written[0].findall(".//g:spells", NS):
        bounds = [_bounds(one) for one in spells]
        assert len(bounds) > 1
        assert all(before[1] < after[0] for before, after in pairwise(bounds))


def _bounds(element: etree._Element) -> tuple[str, str]:
    spells = element.findall("g:spells/g:spell", NS) or [element]
    starts, ends = (
        [one.get(side, other) for one in spells] for side, other in zip(("start", "end"), _OPEN, strict=True)
    )
    return min(starts), max(ends)


def test_the_timeline_is_said_to_be_one_and_the_flat_file_has_none(graph: Graph, tmp_path: Path) -> None:
    export(graph, tmp_path / "a.gexf")
    export(graph, tmp_path / "b.gexf", flat=True)
    dynamic, flat = (etree.parse(tmp_path / name) for name in ("a.gexf", "b.gexf"))
    about = dynamic.find("g:graph", NS).attrib
    assert (about["mode"], about["timeformat"], about["timerepresentation"]) == ("dynamic", "date", "interval")
    assert dynamic.find("g:meta", NS).get("lastmodifieddate") == "2022-04-30"
    assert "layout: force-directed" in dynamic.findtext("g:meta/g:description", namespaces=NS)
    assert len(dynamic.findall(".//g:edge/g:spells", NS)) == 1
    assert flat.find("g:graph", NS).get("mode") == "static"
    assert not flat.xpath("//*[@start or @end]") and not flat.findall(".//g:spell", NS)


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("a.gexf", "b.gexf"):
        export(graph, tmp_path / name, since="2019")
    assert (tmp_path / "a.gexf").read_bytes() == (tmp_path / "b.gexf").read_bytes()


def test_a_single_term_is_open_where_nobody_says_its_end(graph: Graph, tmp_path: Path) -> None:
    export(graph, tmp_path / "a.gexf", view="people-bodies")
    found = {(edge.get("start"), edge.get("end")) for edge in etree.parse(tmp_path / "a.gexf").findall(".//g:edge", NS)}
    assert ("2020-05-18", None) in found


def _gexf(made: nx.Graph[str], path: Path) -> etree._ElementTree:
    with path.open("w", encoding="utf-8") as file:
        gexf.write(made, file)
    return etree.parse(path)


@pytest.mark.parametrize(
    "name",
    [
        "Ông “A” & 'B' <C>",
        "👩‍👩‍👧 đồng chí 🇻🇳",
        "a\x00b\x08c\x1fd\x7fe\ufffef\ud800g",
        "dòng\nmới\ttab",
        "]]>",
        "&#10;",
    ],
)
def test_any_name_survives_but_for_what_xml_cannot_hold(name: str, tmp_path: Path) -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("n", label=name, kind="person", note=name, aliases=[name])
    node = _gexf(made, tmp_path / "a.gexf").find(".//g:node", NS)
    kept = "".join(char for char in name if char not in "\x00\x08\x1f\x7f\ufffe\ud800")
    assert node.get("label") == kept
    assert kept in {value.get("value") for value in node.iter("{*}attvalue")}


def test_attributes_are_typed_by_all_their_values(tmp_path: Path) -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("a", label="a", mixed=1, number=1, flag=True, big=2**40, names=["x"])
    made.add_node("b", label="b", mixed="one", number=2.5, flag=False, names=["y, z"])
    tree = _gexf(made, tmp_path / "a.gexf")
    types = {
        one.get("title"): one.get("type") for one in tree.findall(".//g:attributes[@class='node']/g:attribute", NS)
    }
    assert types == {
        "mixed": "string",
        "number": "double",
        "flag": "boolean",
        "big": "long",
        "names": "liststring",
    }
    assert {value.get("value") for value in tree.iter("{*}attvalue")} >= {"true", "false", "2.5", "[x]", '["y, z"]'}


def test_two_events_never_there_together_are_left_without_time(tmp_path: Path) -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, year in (("a", 2010), ("b", 2020)):
        made.add_node(name, label=name, kind="event", spells=(Spell(date(year, 1, 1), date(year, 1, 2)),))
    made.add_edge("a", "b", key="part_of", kind="part_of", weight=1)
    assert not _gexf(made, tmp_path / "a.gexf").xpath("//*[@start or @end]")
