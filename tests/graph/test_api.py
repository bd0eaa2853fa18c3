"""What ``kg.open`` gives: queries, tables, cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import kg
from kg.api import Graph
from kg.errors import InputError, UsageError
from tests.graph import sample

ID = "https://w3id.org/vnkg/id/"


def test_query_gives_python_values_and_knows_the_prefixes(graph: Graph) -> None:
    found = graph.query(
        "SELECT ?what ?when WHERE { ?e kg:chairedBy/rdfs:label 'Trần Văn Gương' ; rdfs:label ?what ; kg:date ?when }"
    )
    assert found.columns == ("what", "when")
    assert found.rows == [{"what": "Đại hội Đảng bộ huyện Sông Mơ lần thứ X", "when": date(2020, 5, 18)}]
    assert list(found.frame()["what"]) == [found.rows[0]["what"]]
    assert "<th>what</th>" in found._repr_html_()


def test_ask_and_construct(graph: Graph) -> None:
    assert graph.query("ASK { ?e a kg:Congress }")
    assert not graph.query("ASK { ?e a kg:Trial }")
    triples = graph.query("CONSTRUCT { ?b kg:partOf ?a } WHERE { ?b org:subOrganizationOf ?a }")
    assert {row["subject"] for row in triples} == {f"{ID}body/2", f"{ID}body/5"}


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "ASK { service?x{} }",
        "SELECT * { FILTER(?a<?b) SERVICE SILENT ?s { ?x ?y ?z } FILTER(?z>3) }",
        "SELECT * { ?s ?p 'it\\'s' # '\n SERVICE <http://localhost:1/> {?s ?p ?o} }",
    ],
)
def test_service_is_refused(graph: Graph, sparql: str) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        graph.query(sparql)


def test_the_word_service_elsewhere_is_no_service(graph: Graph) -> None:
    assert (
        len(
            graph.query("SELECT ?service { ?service a kg:Congress FILTER(?service != <x:SERVICE> && 'SERVICE' != '') }")
        )
        == 1
    )


def test_a_query_that_does_not_parse_is_a_usage_error(graph: Graph) -> None:
    with pytest.raises(UsageError, match="does not parse"):
        graph.query("SELECT ?x {")


def test_rdflib_sees_the_same_triples(graph: Graph) -> None:
    seen = graph.rdflib()
    assert len(seen) == len(graph.store)
    assert {str(row.l) for row in seen.query("SELECT ?l { ?x a kg:Congress ; rdfs:label ?l }")} == {
        "Đại hội Đảng bộ huyện Sông Mơ lần thứ X"
    }


def test_frame_has_dates_as_dates_and_labels_beside_iris(graph: Graph) -> None:
    tenures = graph.frame("tenures").set_index("iri")
    first = tenures.loc[f"{ID}tenure/1"]
    assert first["from"] == pd.Timestamp("2010-01-01") and first["from_text"] == "2010"
    assert first["until"] == pd.Timestamp("2015-08-31") and first["until_text"] == "2015-08"
    assert (first["post"], first["post_label"]) == (f"{ID}post/1", "Bí thư, Huyện ủy Sông Mơ")
    assert first["last_attested"] == pd.Timestamp("2022-04-30")
    assert pd.isna(tenures.loc[f"{ID}tenure/4"]["from"])
    assert tenures["from"].dtype.kind == "M"


def test_a_date_without_year_keeps_its_lexical_form(graph: Graph) -> None:
    opening = graph.frame("events").set_index("label").loc["Lễ khai mạc"]
    assert opening["date_text"] == "--05-18" and pd.isna(opening["date"])
    assert opening["type"] == "Ceremony"


def test_every_table_opens(graph: Graph) -> None:
    from kg.graph.tables import TABLES

    sizes = {name: len(graph.frame(name)) for name in TABLES}
    assert sizes["persons"] == 4 and sizes["articles"] == 3 and all(sizes.values())
    with pytest.raises(UsageError, match="no table 'people'; there are articles, persons"):
        graph.frame("people")


@pytest.mark.parametrize(
    "name", ["Trần Văn Gương", "tran van guong", "ông Gương", f"{ID}person/1", "person/1", "trần văn gươg"]
)
def test_a_person_is_found_as_people_type(graph: Graph, name: str) -> None:
    assert graph.person(name).iri == f"{ID}person/1"


def test_a_card_tells_the_facts_in_order_with_their_sentences(graph: Graph) -> None:
    card = graph.person("Trần Văn Gương")
    assert [(line.group, line.when, line.what) for line in card.facts] == [
        ("posts", "2010 – 2015-08", "Bí thư, Huyện ủy Sông Mơ (former)"),
        ("posts", "2016-01-01 – 2020-05", "Bí thư, Huyện ủy Sông Mơ (former)"),
        ("changes", "2021", "disciplined (cảnh cáo), by Ban Thường vụ Huyện ủy Sông Mơ"),
        ("events", "2020-05-18 – 2020-05-19", "chair: Đại hội Đảng bộ huyện Sông Mơ lần thứ X"),
        ("events", "2022-04-08", "attend: Hội nghị quý I"),
    ]
    quote = card.facts[3].quotes[0]
    assert quote.quote == sample.TEXTS[quote.article][quote.begin : quote.end] == "Ông Trần Văn Gương chủ trì"
    assert quote.quote in card._repr_html_() and card.to_dict()["facts"][3]["quotes"][0]["article"] == "dai-hoi-2020"


def test_a_body_shows_its_people_through_its_posts(graph: Graph) -> None:
    lines = graph.body("huyen uy song mo").facts
    assert [line.what for line in lines if line.group == "people"] == [
        "Trần Văn Gương: Bí thư, Huyện ủy Sông Mơ (former)",
        "Trần Văn Gương: Bí thư, Huyện ủy Sông Mơ (former)",
        "Lý Thị Thoa: Bí thư, Huyện ủy Sông Mơ (2020-2025)",
    ]


def test_markup_in_a_name_is_escaped(graph: Graph) -> None:
    shown = graph.card(f"{ID}body/3")._repr_html_()
    assert "&lt;😀&gt;" in shown and "<😀>" not in shown


def test_one_name_of_two_people_is_said_so(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"2 of kind person go by 'Lý Thị Thoa'.*person/2>; .*person/4>"):
        graph.person("Lý Thị Thoa")
    assert [card.iri for card in graph.find("Lý Thị Thoa")] == [f"{ID}person/2", f"{ID}person/4"]


def test_nobody_is_said_so(graph: Graph) -> None:
    assert graph.find("Hoàng Không Có") == []
    with pytest.raises(UsageError, match="no person goes by"):
        graph.person("Hoàng Không Có")
    with pytest.raises(UsageError, match="no person, body or event"):
        graph.card(f"{ID}post/1")


def test_events_by_time_and_type(graph: Graph) -> None:
    labels = ["Đại hội Đảng bộ huyện Sông Mơ lần thứ X", "Hội nghị quý I", "Lễ khai mạc"]
    assert [card.label for card in graph.events()] == labels
    assert [card.label for card in graph.events(since="2020-05-19", until="2021")] == labels[:1]
    assert [card.label for card in graph.events("hoi nghi")] == labels[1:2]
    assert [card.label for card in graph.events(type="Congress")] == labels[:1]


def test_no_graph_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph in this folder"):
        kg.open(tmp_path)


def test_a_file_of_triples_opens_too(folder: Path, graph: Graph) -> None:
    assert len(kg.open(folder / "graph.nt").store) == len(graph.store)
