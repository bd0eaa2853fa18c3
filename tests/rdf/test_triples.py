"""What the model's values look like in the graph, against Turtle written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.errors import InputError, UsageError
from kg.model import Article, Body, Date, Evidence, Fact, Knowledge, Person, Span, Tenure
from kg.rdf import BASE, KG, PREFIXES, write_ntriples
from kg.rdf.terms import article_key, date, decimal, text
from kg.rdf.triples import lines, tenure_status
from tests.rdf.small import FIRST, KNOWLEDGE, SECOND

PROLOGUE = (
    "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()) + f"@base <{BASE}> .\n"
)
MENTION = f"<{BASE}mention/"


def described(*subjects: str) -> Graph:
    """What the small graph says of some nodes, their evidence aside (its identifiers are hashes)."""
    found = [
        line for line in lines(KNOWLEDGE, BASE) if line.split(" ")[0] in {f"<{BASE}{subject}>" for subject in subjects}
    ]
    return Graph().parse(data="\n".join(line for line in found if MENTION not in line), format="nt")


def same(graph: Graph, turtle: str) -> None:
    expected = Graph().parse(data=PROLOGUE + turtle, format="turtle")
    assert (set(expected - graph), set(graph - expected)) == (set(), set())  # what is missing, what is too much
    assert isomorphic(graph, expected)


def test_person_body_and_post() -> None:
    same(
        described("person/1", "person/2", "body/1", "body/2", "post/1"),
        r"""
        <person/1> a kg:Person ; rdfs:label "Lò Thị Én" ; skos:altLabel "bà Én" ; kg:gender "female" ;
            kg:birthYear "1970"^^xsd:gYear ; kg:confidence 1.0 .
        <person/2> a kg:Person ; rdfs:label "Sùng A Páo" ; kg:confidence 0.5 .
        <body/1> a kg:Body ; rdfs:label "Chi bộ \"A\"" ; kg:bodyType "party_organisation" ; kg:place <place/1> ;
            kg:confidence 1.0 .
        <body/2> a kg:Body ; rdfs:label "Đảng bộ B\\C" ; kg:bodyType "body" ; kg:confidence 1.0 .
        <post/1> a kg:Post ; kg:title "Bí thư" ; org:postIn <body/1> .
        """.replace("1.0", '"1"^^xsd:decimal'),
    )


def test_tenure_takes_its_status_from_the_latest_attestation() -> None:
    """The later article says former, so there is no kg:holds; a tenure that has only begun has no kg:latest."""
    same(
        described("tenure/1"),
        """
        <tenure/1> a kg:Tenure ; kg:holder <person/1> ; kg:post <post/1> ; kg:term <term/1> ; kg:status kg:former ;
            kg:from "2020-05"^^xsd:gYearMonth ; kg:earliest "2020-05-01"^^xsd:date ; kg:confidence "1"^^xsd:decimal .
        """,
    )


def test_change_and_merger() -> None:
    same(
        described("change/1", "merger/1"),
        """
        <change/1> a kg:PersonnelChange ; kg:person <person/1> ; kg:change kg:elected ; kg:post <post/1> ;
            kg:term <term/1> ;
            kg:date "2020-05-18"^^xsd:date ; kg:earliest "2020-05-18"^^xsd:date ; kg:latest "2020-05-18"^^xsd:date ;
            kg:atEvent <event/1> ; kg:decidedBy <body/1> ; kg:decidedIn <instrument/1> ;
            kg:confidence "1"^^xsd:decimal .
        <merger/1> a kg:BodyChange ; kg:change kg:merged ; org:originalOrganization <body/2> ;
            org:resultingOrganization <body/1> ;
            kg:date "2019"^^xsd:gYear ; kg:earliest "2019-01-01"^^xsd:date ; kg:latest "2019-12-31"^^xsd:date ;
            kg:confidence "1"^^xsd:decimal .
        """,
    )


def test_event_with_a_disputed_date_and_its_shortcuts() -> None:
    same(
        described("event/1", "event/2", "role/1"),
        r"""
        <event/1> a kg:Event, kg:Congress ; rdfs:label "Đại hội Chi bộ \"A\"" ; kg:organizer <body/1> ;
            kg:place <place/1> ;
            kg:ordinal 4 ; kg:term <term/1> ; kg:chairedBy <person/1> ; kg:disputed kg:date ;
            kg:date "2020-05-18"^^xsd:date, "2020-05"^^xsd:gYearMonth ;
            kg:earliest "2020-05-01"^^xsd:date ; kg:latest "2020-05-31"^^xsd:date ; kg:confidence "1"^^xsd:decimal .
        <event/2> a kg:Event, kg:OtherEvent ; rdfs:label "Lễ" ; kg:date "--09-02"^^xsd:gMonthDay ; kg:planned true ;
            kg:attendedBy <person/1> ; kg:confidence "1"^^xsd:decimal .
        <role/1> a kg:Participation ; kg:event <event/1> ; kg:agent <person/1> ; kg:role kg:chair ;
            kg:confidence "1"^^xsd:decimal .
        """,
    )


def test_law_place_and_term() -> None:
    same(
        described("instrument/1", "place/1", "place/2", "term/1"),
        """
        <instrument/1> a kg:Instrument, kg:LegalInstrument ; rdfs:label "Luật Cây xanh" ; kg:instrumentKind "Luật" ;
            kg:date "2019"^^xsd:gYear ; kg:earliest "2019-01-01"^^xsd:date ; kg:latest "2019-12-31"^^xsd:date ;
            kg:issuer <body/1> ; kg:confidence "1"^^xsd:decimal .
        <place/1> a kg:Place, kg:AdministrativeArea ; rdfs:label "xã Én" ; kg:level "commune" ; kg:partOf <place/2> .
        <place/2> a kg:Place ; rdfs:label "Nà Páo" ; schema:sameAs <http://www.wikidata.org/entity/Q1> .
        <term/1> a kg:Term ; rdfs:label "2020-2025" ; kg:termOf <body/1> ; kg:from "2020"^^xsd:gYear ;
            kg:until "2025"^^xsd:gYear ;
            kg:earliest "2020-01-01"^^xsd:date ; kg:latest "2025-12-31"^^xsd:date .
        """,
    )


def test_article_and_mention(tmp_path: Path) -> None:
    write_ntriples(KNOWLEDGE, lambda: iter([FIRST, SECOND]), tmp_path / "graph.nt")
    graph = Graph().parse(tmp_path / "graph.nt", format="nt")
    articles = (URIRef(f"{BASE}article/bai-1"), URIRef(f"{BASE}article/tin/b%C3%A0i%202"))
    found = Graph()
    for triple in (triple for article in articles for triple in graph.triples((article, None, None))):
        found.add(triple)
    for mention in graph.subjects(KG.supports, KG.change):
        for _, predicate, value in graph.triples((mention, None, None)):
            found.add((URIRef(f"{BASE}m"), predicate, value))  # its own identifier is a hash
    same(
        found,
        r"""
        <article/bai-1> a kg:Article ; dct:identifier "bai-1" ; dct:title "Đại hội Chi bộ \"A\"" ; dct:language "vi" ;
            dct:source "bai.jsonl" ; dct:creator <person/2> ; schema:url "https://example.org/bai 1"^^xsd:anyURI ;
            kg:published "2020-05-20"^^xsd:date ; kg:earliest "2020-05-20"^^xsd:date ;
            kg:latest "2020-05-20"^^xsd:date .
        <article/tin/b%C3%A0i%202> a kg:Article ; dct:identifier "tin/bài 2" ; dct:language "vi" ; dct:source "tin" .
        <m> a kg:Mention ; kg:article <article/bai-1> ; kg:begin 65 ; kg:end 87 ; kg:quote "bà được bầu làm Bí thư" ;
            kg:supports kg:person, kg:change, kg:date .
        """,
    )


@pytest.mark.parametrize(
    ("known", "written"),
    [
        (Date(2020, 5, 18), '"2020-05-18"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (Date(2020, 5), '"2020-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        (Date(987), '"0987"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        (Date(None, 5, 18), '"--05-18"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>'),
        (Date(None, 5), '"--05"^^<http://www.w3.org/2001/XMLSchema#gMonth>'),
    ],
)
def test_dates_say_what_is_known(known: Date, written: str) -> None:
    assert date(known) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('"Ánh"', r'"\"Ánh\""'),
        ("a\\b", r'"a\\b"'),
        ("dòng\r\ndòng\tcột", r'"dòng\r\ndòng\tcột"'),
        ("😀 ​", '"😀 ​"'),
        ("\x00\x7f\uffff", r'"\u0000\u007F\uFFFF"'),
    ],
)
def test_strings_survive(value: str, written: str) -> None:
    assert text(value) == written
    graph = Graph().parse(data=f"<http://e/s> <http://e/p> {written} .", format="nt")
    assert [str(each) for each in graph.objects()] == [value]


def test_numbers_have_one_form() -> None:
    assert [decimal(value).split("^")[0] for value in (1.0, 0.9, 0.123456, 0.0)] == ['"1"', '"0.9"', '"0.1235"', '"0"']


def test_articles_of_different_ids_have_different_keys() -> None:
    identifiers = ["a b", "a%20b", "a/b", "a%2Fb", "ấ"]
    assert len({article_key(identifier) for identifier in identifiers}) == len(identifiers)


def attested(*said: tuple[str, Date | None]) -> Tenure:
    evidence = tuple(Evidence("a", Span(i, i + 1), status=status, as_of=day) for i, (status, day) in enumerate(said))
    return Tenure(key="t", person="p", post="s", status="current", evidence=evidence)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([("current", Date(2020)), ("former", Date(2021))], "former"),
        ([("former", Date(2021, 3)), ("current", Date(2021, 2, 28))], "former"),
        ([("former", None), ("acting", Date(1999))], "acting"),
        ([("former", Date(None, 5)), ("former", None)], "former"),
        ([("former", None), ("current", None)], None),
        ([("former", Date(2020)), ("current", Date(2020))], None),
        ([], "current"),
    ],
)
def test_status_of_a_tenure(said: list[tuple[str, Date | None]], status: str | None) -> None:
    assert tenure_status(attested(*said)) == status


@pytest.mark.parametrize("status", ["current", "acting"])
def test_whoever_has_a_post_now_holds_it(status: str) -> None:
    written = list(lines(Knowledge(tenures=(attested((status, Date(2020))),)), BASE))
    assert f"<{BASE}p> <https://w3id.org/vnkg/ontology#holds> <{BASE}s> ." in written


def test_no_blank_nodes_and_every_term_is_closed(tmp_path: Path) -> None:
    write_ntriples(KNOWLEDGE, [FIRST, SECOND], tmp_path / "graph.nt")
    assert "_:" not in {word[:2] for word in (tmp_path / "graph.nt").read_text("utf-8").split(" ")}
    with pytest.raises(ValueError, match=r"person/9 names a property .*'colour'"):
        list(lines(Knowledge(persons=(Person(key="person/9", name="Y Bê", disputed={"colour": ("x",)}),)), BASE))


@pytest.mark.parametrize("base", ["id/", "https://example.org/id", "https://example.org/a b/", ""])
def test_a_base_is_an_iri_that_ends_where_names_begin(base: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a base"):
        write_ntriples(KNOWLEDGE, [FIRST, SECOND], tmp_path / "graph.nt", base=base)


def test_another_base_moves_every_node(tmp_path: Path) -> None:
    write_ntriples(KNOWLEDGE, [FIRST, SECOND], tmp_path / "graph.nt", base="http://localhost/kg#")
    written = (tmp_path / "graph.nt").read_text("utf-8")
    assert BASE not in written
    assert "<http://localhost/kg#person/1>" in written


@pytest.mark.parametrize(
    ("evidence", "complaint"),
    [
        (Evidence("bai-9", Span(0, 1)), "bai-9"),
        (Evidence("bai-1", Span(5, 900)), "5-900"),
        (Evidence("bai-1", Span(3, 3)), "3-3"),
    ],
)
def test_evidence_outside_the_articles_is_an_error(evidence: Evidence, complaint: str, tmp_path: Path) -> None:
    facts: tuple[Fact, ...] = (Body(key="body/9", name="Tổ 9", evidence=(evidence,)),)
    with pytest.raises(InputError, match=complaint):
        write_ntriples(Knowledge(bodies=facts), [FIRST], tmp_path / "graph.nt")  # type: ignore[arg-type]


def test_an_article_without_facts_is_in_the_graph(tmp_path: Path) -> None:
    assert write_ntriples(Knowledge(), [Article(id="x", text="Trời đẹp.")], tmp_path / "graph.nt") == 3
