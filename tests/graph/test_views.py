"""networkx views and their windows, on the hand-made graph."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from kg.api import Graph
from kg.errors import UsageError
from kg.graph.layout import FORCE_LIMIT, positions
from kg.graph.when import Spell
from tests.graph import sample

ID = "https://w3id.org/vnkg/id/"


def edges(graph: nx.Graph[str]) -> set[tuple[str, str, str]]:
    return {(u.removeprefix(ID), v.removeprefix(ID), data["kind"]) for u, v, data in graph.edges(data=True)}


def test_the_whole_graph_holds_people_bodies_posts_and_events(graph: Graph) -> None:
    whole = graph.networkx()
    assert isinstance(whole, nx.MultiDiGraph)
    kinds = [data["kind"] for _, data in whole.nodes(data=True)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"person": 4, "body": 5, "post": 3, "event": 3}
    assert edges(whole) == {
        ("person/1", "post/1", "holds"),
        ("person/2", "post/1", "holds"),
        ("person/2", "post/2", "holds"),
        ("person/2", "post/1", "elected"),
        ("person/2", "event/1", "elected"),
        ("body/2", "person/1", "disciplined"),
        ("person/1", "event/1", "chair"),
        ("person/2", "event/1", "attend"),
        ("person/2", "event/2", "chair"),
        ("person/1", "event/2", "attend"),
        ("person/3", "event/2", "speak"),
        ("body/3", "event/2", "attend"),
        ("body/1", "event/1", "organizes"),
        ("body/1", "event/2", "organizes"),
        ("body/2", "event/2", "organizes"),
        ("post/1", "body/1", "post_in"),
        ("post/2", "body/2", "post_in"),
        ("event/3", "event/1", "part_of"),
        ("body/2", "body/1", "part_of"),
        ("body/5", "body/1", "part_of"),
        ("body/3", "body/5", "merged"),
        ("body/4", "body/5", "merged"),
    }


def test_two_terms_in_one_post_are_one_edge_of_two_spells(graph: Graph) -> None:
    edge = graph.networkx()[f"{ID}person/1"][f"{ID}post/1"]["holds"]
    assert edge["spells"] == (
        Spell(date(2010, 1, 1), date(2015, 8, 31)),
        Spell(date(2016, 1, 1), date(2020, 5, 31)),
    )
    assert edge["status"] == ["former"]


def test_nodes_say_what_they_are(graph: Graph) -> None:
    nodes = graph.networkx().nodes
    assert nodes[f"{ID}event/1"]["event_type"] == "Congress" and nodes[f"{ID}event/1"]["year"] == 2020
    assert nodes[f"{ID}post/1"]["title"] == "Bí thư" and nodes[f"{ID}post/1"]["body"] == "Huyện ủy Sông Mơ"
    assert nodes[f"{ID}body/3"]["label"] == sample.STRANGE
    assert "spells" not in nodes[f"{ID}event/3"] and nodes[f"{ID}event/3"]["date"] == "--05-18"


def test_people_are_joined_by_the_events_they_share(graph: Graph) -> None:
    people = graph.networkx("people")
    assert not people.is_directed() and not people.is_multigraph()
    weights = {(u.removeprefix(ID), v.removeprefix(ID)): data["weight"] for u, v, data in people.edges(data=True)}
    assert weights == {("person/1", "person/2"): 2, ("person/1", "person/3"): 1, ("person/2", "person/3"): 1}
    assert people.edges[f"{ID}person/1", f"{ID}person/3"]["events"] == ["Hội nghị quý I"]


def test_people_and_bodies_are_joined_by_the_title_of_the_post(graph: Graph) -> None:
    assert edges(graph.networkx("people-bodies")) == {
        ("person/1", "body/1", "Bí thư"),
        ("person/2", "body/1", "Bí thư"),
        ("person/2", "body/2", "Ủy viên"),
    }


def test_bodies_and_what_became_of_them(graph: Graph) -> None:
    assert edges(graph.networkx("bodies")) == {
        ("body/2", "body/1", "part_of"),
        ("body/5", "body/1", "part_of"),
        ("body/3", "body/5", "merged"),
        ("body/4", "body/5", "merged"),
    }


def test_a_window_keeps_what_falls_into_it(graph: Graph) -> None:
    assert edges(graph.networkx("events", since="2022")) == {
        ("person/2", "event/2", "chair"),
        ("person/1", "event/2", "attend"),
        ("person/3", "event/2", "speak"),
        ("body/3", "event/2", "attend"),
    }
    assert edges(graph.networkx("people", until="2020")) == {("person/1", "person/2", "met")}
    assert graph.networkx("people", until="2020").edges[f"{ID}person/1", f"{ID}person/2"]["weight"] == 1
    assert edges(graph.networkx("people-bodies", since="2012", until="2013")) == {("person/1", "body/1", "Bí thư")}
    assert graph.networkx(since="1990", until="1991").number_of_nodes() == 0


def test_the_hierarchy_in_a_window_is_that_of_the_bodies_that_acted_in_it(graph: Graph) -> None:
    assert edges(graph.networkx("bodies", since="2022-04-08", until="2022-04-08")) == {("body/2", "body/1", "part_of")}


def test_the_graph_is_dated_by_its_latest_article(graph: Graph) -> None:
    made = graph.networkx("people", since="2020")
    assert made.graph == {"view": "people", "since": "2020", "until": "", "modified": "2022-04-30"}


def test_an_unknown_view_is_said_so(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no view 'persons'; there are all, people"):
        graph.networkx("persons")


def test_a_layout_puts_every_node_in_a_place_of_its_own() -> None:
    small = nx.disjoint_union(nx.karate_club_graph(), nx.empty_graph(5))
    name, places = positions(small)
    assert name.startswith("force") and len(set(places.values())) == 39
    assert positions(small)[1] == places
    near = sum(_apart(places, u, v) for u, v in small.edges()) / small.number_of_edges()
    far = sum(_apart(places, u, v) for u in small for v in small if u < v) / (39 * 38 / 2)
    assert near < far / 2


def test_a_large_graph_is_laid_out_in_linear_time() -> None:
    large: nx.Graph[int] = nx.path_graph(FORCE_LIMIT + 1)
    name, places = positions(large)
    assert "spiral" in name and len(set(places.values())) == FORCE_LIMIT + 1
    assert positions(nx.Graph())[1] == {}


def _apart(places: dict[int, tuple[float, float]], one: int, other: int) -> float:
    return abs(complex(*places[one]) - complex(*places[other]))
