"""The saved queries, each on a small graph of which every answer is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import kg
from kg.api import Graph
from kg.ask import saved
from kg.engine.folder import FORMAT
from kg.errors import UsageError
from kg.rdf import load_store

HERE = Path(__file__).parent
THOA, GUONG, BLO, LU = "Lý Thị Thoa", "Trần Văn Gương", "Y Blơ Niê", "Vàng A Lử"
UPPER, LOWER = "Huyện ủy Sông Mơ", "Ban Thường vụ Huyện ủy Sông Mơ"
CONGRESS, MEETING = "Đại hội Đảng bộ huyện Sông Mơ lần thứ X", "Hội nghị quý I"


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The hand-made graph and what more.ttl adds."""
    out = tmp_path_factory.mktemp("whole")
    more = ox.serialize((quad.triple for quad in ox.parse(path=str(HERE / "more.ttl"))), format=ox.RdfFormat.N_TRIPLES)
    lines = (folder / "graph.nt").read_bytes().splitlines() + (more or b"").splitlines()
    (out / "graph.nt").write_bytes(b"\n".join(sorted(lines)) + b"\n")
    load_store(out / "graph.nt", out / "store")
    (out / "build.json").write_text(json.dumps({"format": FORMAT}))
    return kg.open(out)


# name, parameters, columns to look at, rows
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[Any, ...]]]] = [
    (
        "succession",
        {"body": UPPER, "title": "Bí thư"},
        "person how from until",
        [
            (GUONG, "tenure", "2010", "2015-08"),
            (GUONG, "tenure", "2016-01-01", "2020-05"),
            (THOA, "elected", "2020-05-18", None),
            (THOA, "tenure", "2020-05-18", None),
        ],
    ),
    (
        "succession",
        {"title": "Phó Chủ tịch"},
        "body how from until",
        [("UBND tỉnh Nam", "appointed", "2010", None), ("UBND tỉnh Nam", "relieved", None, "2013-02-03")],
    ),
    ("held-on", {"day": "2012-06-01", "body": UPPER}, "person basis", [(GUONG, "within stated dates")]),
    ("held-on", {"day": "2021-06-01", "title": "Bí thư"}, "person basis", [(THOA, "begun, no end known")]),
    ("held-on", {"day": "2022-04-15", "title": "Ủy viên"}, "person basis", [(THOA, "attested on that day")]),
    (
        "held-on",
        {"day": "2016-06-01", "title": "Chủ tịch"},
        "person basis",
        [(LU, "attested before and after")],
    ),
    ("held-on", {"day": "2012-06-01", "title": "Phó Chủ tịch"}, "person from", [(LU, "2010")]),
    ("held-on", {"day": "2014-06-01", "title": "Phó Chủ tịch"}, "person", []),
    (
        "attendance",
        {"who": THOA},
        "role event when article",
        [("attend", CONGRESS, "2020-05-18", "dai-hoi-2020"), ("chair", MEETING, "2022-04-08", "hoi-nghi-2022")],
    ),
    ("attendance", {"who": THOA, "since": "2021-01-01"}, "event", [(MEETING,)]),
    ("attendance", {"who": GUONG, "until": "2021-01-01"}, "role event", [("chair", CONGRESS)]),
    (
        "met",
        {"person": THOA},
        "other times first last",
        [(GUONG, 2, "2020-05-18", "2022-04-08"), (BLO, 1, "2022-04-08", "2022-04-08")],
    ),
    (
        "gatherings",
        {"body": UPPER},
        "type event ordinal when until place chairs",
        [
            ("Congress", CONGRESS, 10, "2020-05-18", "2020-05-19", "Sông Mơ", GUONG),
            ("Conference", MEETING, None, "2022-04-08", None, None, THOA),
        ],
    ),
    ("gatherings", {"type": "Congress"}, "body", [(UPPER,)]),
    ("documents", {"body": UPPER}, "kind number date issuer", [("Quyết định", "12-QĐ/HU", "2021-07-06", UPPER)]),
    ("disciplined", {"year": "2021"}, "person how measure by", [(GUONG, "disciplined", "cảnh cáo", LOWER)]),
    ("disciplined", {"year": "2020"}, "person", []),
    ("disciplined", {}, "year person", [(2021, GUONG)]),
    ("provinces", {}, "person provinces", [(LU, 3)]),
    ("hierarchy", {"body": UPPER}, "part directly", [(LOWER, True), ("Phòng Mới", True)]),
    ("hierarchy", {"part": "Phòng Nội vụ huyện Đồi"}, "body", [("UBND huyện Đồi",)]),
    (
        "mergers",
        {"body": "Phòng Mới"},
        "what afters when decision",
        [("merged", "Phòng Mới", "2021-07-06", "Quyết định số 12-QĐ/HU")],
    ),
    ("mergers", {"body": "=1+1"}, "afters", [("Phòng Mới",)]),
    ("events-by-month", {"type": "Congress"}, "year month events", [(2020, "05", 1)]),
    ("events-by-month", {"year": "2022"}, "month type events", [("04", "Conference", 1)]),
    (
        "people",
        {"body": LOWER},
        "title person how",
        [("Ủy viên", THOA, "current")],
    ),
    (
        "people",
        {"body": UPPER},
        "person how from until",
        [
            (GUONG, "former", "2010", "2015-08"),
            (GUONG, "former", "2016-01-01", "2020-05"),
            (THOA, "current", "2020-05-18", None),
            (THOA, "elected", "2020-05-18", None),
        ],
    ),
    ("chairs-by-body", {"body": UPPER}, "chair times", [(THOA, 1), (GUONG, 1)]),
    ("unsupported", {"type": "Person"}, "label", [("Hà Không Chứng",)]),
    (
        "disputed",
        {},
        "property value sentence",
        [("date", "2019-01-01 | 2019-01-02", "ngày 1/1"), ("date", "2019-01-01 | 2019-01-02", "ngày 2/1")],
    ),
    ("largest", {"person": GUONG}, "articles names posts", [(1, "ông Gương", f"Bí thư, {UPPER}")]),
    (
        "article",
        {"article": "sap-nhap"},
        "type what",
        [
            ("Body", "=1+1"),
            ("Body", 'Phòng "A & B" <😀>\x07'),
            ("Body", "Phòng Mới"),
            ("BodyChange", "merged"),
            ("Instrument", "Quyết định số 12-QĐ/HU"),
            ("PersonnelChange", f"{GUONG} disciplined"),
        ],
    ),
    ("careers", {"person": GUONG}, "title from", [("Bí thư", "2010"), ("Bí thư", "2016-01-01")]),
    ("chairs", {"who": GUONG}, "event when", [(CONGRESS, "2020-05-18")]),
    ("elected", {"person": THOA}, "title body", [("Bí thư", UPPER)]),
]


@pytest.mark.parametrize(("name", "values", "columns", "rows"), ANSWERS)
def test_a_saved_query_answers(
    whole: Graph, name: str, values: dict[str, str], columns: str, rows: list[tuple[Any, ...]]
) -> None:
    found = whole.saved(name, **values)
    shown = [tuple(_plain(row[column]) for column in columns.split()) for row in found]
    assert shown == rows


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | str | None) else str(value)


def test_every_saved_query_is_asked_here() -> None:
    assert {name for name, *_ in ANSWERS} == set(saved.names()) and len(saved.names()) == 20


@pytest.mark.parametrize("name", saved.names())
def test_every_saved_query_is_described_and_runs_without_parameters(whole: Graph, name: str) -> None:
    query = saved.load(name)
    assert "vi" in query.titles and query.titles["vi"] != query.title
    needed = {"day": "2021-01-01", "article": "bai-1"}
    values = {one.name: needed[one.name] for one in query.parameters if one.required}
    assert {one.name for one in query.parameters} <= set(whole.saved(name, **values).columns)


def test_a_parameter_that_there_is_not_is_said_so(whole: Graph) -> None:
    with pytest.raises(UsageError, match="no parameter"):
        whole.saved("careers", who="x")
