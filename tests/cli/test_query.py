"""kg query as a user calls it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import Kg

from kg.ask import saved, sparql
from kg.errors import TimeLimit, UsageError

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s }"
CHAIRS = "SELECT ?event ?who { ?e kg:chairedBy/rdfs:label ?who ; rdfs:label ?event } ORDER BY ?event"


def test_a_table_is_for_the_eye(kg: Kg, graph: Path) -> None:
    done = kg("query", graph, CHAIRS)
    assert done.returncode == 0, done.stderr
    lines = [line.split("   ") for line in done.stdout.splitlines()]
    assert [cell.strip() for cell in lines[2]] == ["Hội nghị sơ kết", "Lò Thị Mẫu"]
    assert done.stdout.endswith("2 rows\n")


def test_the_standard_formats(kg: Kg, graph: Path) -> None:
    rows = list(csv.reader(io.StringIO(kg("query", graph, CHAIRS, "--format", "csv").stdout)))
    assert rows == [["event", "who"], ["Hội nghị sơ kết", "Lò Thị Mẫu"], ["Đại hội", "Vừ A Thử"]]
    assert kg("query", graph, CHAIRS, "-f", "tsv").stdout.splitlines()[1] == '"Hội nghị sơ kết"\t"Lò Thị Mẫu"'
    found = json.loads(kg("query", graph, CHAIRS, "-f", "json").stdout)
    assert found["head"]["vars"] == ["event", "who"]
    assert found["results"]["bindings"][1]["who"] == {"type": "literal", "value": "Vừ A Thử"}
    assert "<sparql" in kg("query", graph, CHAIRS, "-f", "xml").stdout


def test_the_query_may_stand_in_a_file_or_come_from_standard_input(kg: Kg, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "chairs.rq"
    file.write_text(CHAIRS, encoding="utf-8")
    said = kg("query", graph, CHAIRS).stdout
    assert "Vừ A Thử" in said
    assert kg("query", graph, file).stdout == kg("query", graph, "-", stdin=CHAIRS).stdout == said
    assert kg("query", graph, tmp_path / "none.rq").returncode == 3


def test_yes_or_no(kg: Kg, graph: Path) -> None:
    assert kg("query", graph, "ASK { ?x a kg:Person }").stdout == "yes\n"
    assert kg("query", graph, "ASK { ?x a kg:Trial }").stdout == "no\n"
    assert json.loads(kg("query", graph, "ASK { ?x a kg:Trial }", "-f", "json").stdout)["boolean"] is False


def test_a_graph_comes_as_turtle_or_as_asked(kg: Kg, graph: Path) -> None:
    build = "CONSTRUCT { ?p foaf:name ?n } WHERE { ?p a kg:Person ; rdfs:label ?n }"
    turtle = kg("query", graph, build).stdout
    assert "foaf:name" in turtle
    triples = kg("query", graph, build, "-f", "nt").stdout.splitlines()
    assert '<urn:p1> <http://xmlns.com/foaf/0.1/name> "Lò Thị Mẫu" .' in triples
    assert len(triples) == len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 3
    described = kg("query", graph, "DESCRIBE <urn:p2>", "-f", "jsonld").stdout
    assert json.loads(described)[0]["@id"] == "urn:p2"
    wrong = kg("query", graph, build, "-f", "csv")
    assert wrong.returncode == 2 and "ttl" in wrong.stderr


def test_parquet_keeps_types(kg: Kg, graph: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    file = tmp_path / "events.parquet"
    columns = "SELECT ?label ?day (STRLEN(?label) AS ?n) ?d"
    text = columns + " { ?e kg:earliest ?day ; rdfs:label ?label ; kg:date ?d } ORDER BY ?d"
    assert kg("query", graph, text, "-o", file).returncode == 0
    table = pq.read_table(file)
    assert table.column_names == ["label", "day", "n", "d"]
    assert table.to_pylist() == [
        {"label": "Đại hội", "day": date(2019, 1, 1), "n": 7, "d": "2019"},
        {"label": "Hội nghị sơ kết", "day": date(2020, 5, 18), "n": 15, "d": "2020-05-18"},
    ]


def test_xlsx_starts_no_formula(kg: Kg, graph: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "cells.xlsx"
    text = 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("=1+1" 5 "2020-05-18"^^xsd:date) ("ký tự \\u0008" 2.5 UNDEF) } }'
    assert kg("query", graph, text, "-o", file).returncode == 0
    sheet = load_workbook(file)["result"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == ["a", "b", "c"]
    assert cells[2][:2] == ["ký tự ", 2.5]
    assert (cells[1][0], sheet["A2"].data_type, cells[1][1]) == ("=1+1", "s", 5)
    assert cells[1][2].date() == date(2020, 5, 18)


def test_a_file_is_there_only_when_it_is_whole(kg: Kg, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("as it was")
    assert kg("query", graph, ENDLESS, "-o", file, "--timeout", "1").returncode == 5
    assert file.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]
    assert kg("query", graph, CHAIRS, "-o", tmp_path / "no" / "answer.csv").returncode == 3


def test_a_query_that_does_not_end_is_ended(kg: Kg, graph: Path) -> None:
    done = kg("query", graph, ENDLESS, "--timeout", "1")
    assert done.returncode == 5
    assert done.stderr.splitlines() == ["kg: the query was stopped after 1 seconds; --timeout gives it more"]


def test_the_process_of_an_ended_query_is_gone(graph: Path) -> None:
    with pytest.raises(TimeLimit):
        sparql.query(graph, ENDLESS, timeout=0.7)
    answer = sparql.query(graph, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert next(answer.rows())
    child = answer._process.pid
    answer.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and resource limits are those of POSIX")
def test_no_query_outlives_its_user_for_long(graph: Path) -> None:
    """Killed without a chance to clean up, kg leaves a child that the kernel ends by its limit of processor time."""
    code = (
        "import sys\nfrom kg.ask import sparql, sparql_child, timed_pipe\n"
        "sparql._GRACE = 0\n"
        "class Said(timed_pipe.TimedPipe):\n"
        "    def __init__(self, process, seconds):\n"
        "        print(process.pid, flush=True)\n"
        "        super().__init__(process, 600)\n"
        "sparql.TimedPipe = Said\n"
        "sparql.query(sys.argv[1], sys.argv[2], timeout=1)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(graph), ENDLESS], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    for _ in range(600):
        if not _runs(child):
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the query's process still runs")


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_rows_stream_while_the_query_runs(graph: Path) -> None:
    """The cross product has some 10^12 rows: the first ones come without the last."""
    with sparql.query(
        graph, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }"
    ) as answer:
        rows = answer.rows()
        assert len([next(rows) for _ in range(5000)]) == 5000


def test_time_that_the_reader_takes_does_not_count(graph: Path) -> None:
    with sparql.query(graph, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 4000", timeout=60) as answer:
        answer._pipe._left = 20
        rows = iter(answer.rows())
        next(rows)
        before = answer._pipe._left
        time.sleep(0.5)
        assert answer._pipe._left == before
        assert len(list(rows)) == 3999


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p ?o", "line 1, column 20"),
        ("SELECT *\n{ ?s rdfs:label 'Lò' FILTER(1<2 }", "syntax error in line 2, column 3"),
        ("SELECT * { ?s nope:x ?o }", "a prefix is used that the query does not declare"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "INSERT is refused"),
        ("SELECT * { SERVICE <http://x.example/> {} }", "SERVICE is refused"),
    ],
)
def test_a_wrong_query_is_told_where(kg: Kg, graph: Path, text: str, message: str) -> None:
    done = kg("query", graph, text)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr and "Traceback" not in done.stderr


def test_what_is_missing_is_said(kg: Kg, graph: Path, tmp_path: Path) -> None:
    assert kg("query", tmp_path, CHAIRS).returncode == 3
    assert kg("query", graph).returncode == 2
    assert kg("query", graph, CHAIRS, "--saved", "chairs").returncode == 2
    assert kg("query", graph, CHAIRS, "--set", "a=b").returncode == 2
    assert kg("query", graph, CHAIRS, "-f", "docx").returncode == 2
    assert kg("query", graph, CHAIRS, "-f", "parquet").returncode == 2
    assert kg("query", graph, CHAIRS, "--timeout", "0").returncode == 2
    assert "chairs" in kg("query", graph, "--saved", "nope").stderr


def test_a_reader_that_has_had_enough_is_no_error(graph: Path) -> None:
    code = "from kg.cli import main; main()"
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with subprocess.Popen(
        [sys.executable, "-c", code, "query", str(graph), text, "-f", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


class TestSaved:
    def test_run_by_name(self, kg: Kg, graph: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(kg("query", graph, "--saved", "chairs", "-f", "csv").stdout)))
        assert [(row["when"], row["who"], row["article"]) for row in rows] == [
            ("2019", "Vừ A Thử", "bai-1"),
            ("2020-05-18", "Lò Thị Mẫu", "bai-1"),
        ]

    @pytest.mark.parametrize("name", ["Lò Thị Mẫu", "lo thi mau", "bà Mẫu"])
    def test_a_person_by_any_of_her_names(self, kg: Kg, graph: Path, name: str) -> None:
        done = kg("query", graph, "--saved", "careers", "--set", f"person={name}", "-f", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert [(row["person"], row["title"], row["body"]) for row in rows] == [
            ("Lò Thị Mẫu", "Chủ tịch", "Ủy ban nhân dân xã Nà Mẫu")
        ]

    def test_a_name_of_two_people_is_not_guessed(self, kg: Kg, graph: Path) -> None:
        done = kg("query", graph, "--saved", "careers", "--set", "person=ông Thử")
        assert done.returncode == 2
        assert "Vũ A Thử; Vừ A Thử" in done.stderr

    def test_a_value_is_a_term_and_never_text(self, graph: Path) -> None:
        evil = '" } INSERT { ?s ?p ?o } #'
        stored = saved.load("careers")
        with pytest.raises(UsageError, match="no person named"):
            saved.bind(graph, stored, {"person": evil})
        with sparql.query(graph, stored.text, bind={"person": ox.Literal(evil)}) as answer:
            assert list(answer.rows()) == []

    def test_what_a_parameter_cannot_be(self, graph: Path, tmp_path: Path) -> None:
        file = tmp_path / "when.rq"
        file.write_text(
            "# title: t\n# param day (date, required): d\n# param n (integer): n\nSELECT ?day ?n {}", "utf-8"
        )
        stored = saved.parse(file)
        with pytest.raises(UsageError, match="needs --set day"):
            saved.bind(graph, stored, {})
        with pytest.raises(UsageError, match="a date such as"):
            saved.bind(graph, stored, {"day": "18/5/2020"})
        with pytest.raises(UsageError, match="no parameter who"):
            saved.bind(graph, stored, {"day": "2020-05-18", "who": "x"})
        terms = saved.bind(graph, stored, {"day": "2020-05-18", "n": "3"})
        assert terms["n"] == ox.Literal(3)
        assert terms["day"] == ox.Literal("2020-05-18", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))

    def test_all_are_listed_with_their_parameters(self, kg: Kg) -> None:
        said = kg("query", "--list").stdout
        for name in saved.names():
            assert f"{name}: {saved.load(name).title}" in said
        assert '--set person="…"  (person)' in said

    @pytest.mark.parametrize("name", saved.names())
    def test_each_runs_and_each_parameter_narrows_it(self, graph: Path, name: str) -> None:
        """A value that nothing in the graph has leaves no row: a parameter inside OPTIONAL alone would leave all."""
        stored = saved.load(name)
        needed = {p.name: ox.Literal("không có") for p in stored.parameters if p.required and p.type in saved.NAMED}
        if all(not p.required or p.name in needed for p in stored.parameters):
            with sparql.query(graph, stored.text, bind=needed) as answer:
                assert {p.name for p in stored.parameters} <= set(answer.variables)
                list(answer.rows())
        for parameter in stored.parameters:
            if parameter.type in saved.NAMED:
                with sparql.query(graph, stored.text, bind={parameter.name: ox.Literal("không có")}) as answer:
                    assert list(answer.rows()) == [], parameter.name
