"""The sample articles and their gold facts: well-formed, self-consistent, and about what the texts say."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
STEMS = sorted(path.stem for path in (DATA / "gold").glob("*.json"))
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|--(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
TERM = re.compile(r"\d{4}-\d{4}|khó?[aá] [IVXL\d, và]+|[\d/]+-[\d/]+|\d+ năm")

TEXT, DAY, LIST, FLAG = "text", "date", "list", "flag"
STATUSES = {"current", "former", "acting"}
CHANGES = {
    "elected",
    "appointed",
    "transferred",
    "nominated",
    "relieved",
    "dismissed",
    "disciplined",
    "resigned",
    "suspended",
}
EVENTS = {"congress", "conference", "session", "meeting", "ceremony", "working_session", "visit", "trial", "other"}
ROLES = {"chair", "direct", "speak", "present", "attend"}
BODY_CHANGES = {"established", "merged", "split", "renamed", "dissolved"}
# key → field → (kind of value, whether it may be missing or null)
SCHEMA: dict[str, dict[str, tuple[object, bool]]] = {
    "persons": {"id": (TEXT, False), "name": (TEXT, False), "aliases": (LIST, False), "byline": (FLAG, True)},
    "tenures": {
        "person": (TEXT, False),
        "title": (TEXT, False),
        "body": (TEXT, True),
        "status": (STATUSES, False),
        "term": (TEXT, True),
    },
    "changes": {
        "person": (TEXT, False),
        "kind": (CHANGES, False),
        "title": (TEXT, True),
        "body": (TEXT, True),
        "date": (DAY, True),
        "by": (TEXT, True),
        "term": (TEXT, True),
        "acting": (FLAG, True),
    },
    "events": {
        "id": (TEXT, False),
        "type": (EVENTS, False),
        "label": (TEXT, False),
        "date": (DAY, True),
        "end": (DAY, True),
        "place": (TEXT, True),
        "organizers": (LIST, False),
        "mentioned": (FLAG, True),
    },
    "roles": {
        "event": (TEXT, False),
        "agent": (TEXT, False),
        "role": (ROLES, False),
    },
    "body_changes": {
        "kind": (BODY_CHANGES, False),
        "body": (TEXT, False),
        "from": (LIST, False),
        "date": (DAY, True),
    },
    "instruments": {
        "kind": (TEXT, False),
        "number": (TEXT, True),
        "date": (DAY, True),
        "issuer": (TEXT, True),
        "name": (TEXT, True),
    },
}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())


# Words that the guidelines add to a body's name: "Tỉnh ủy viên" sits in the "Ban Chấp hành Đảng bộ tỉnh".
ADDED = {*words("ban chấp hành đảng bộ chi ủy uỷ phòng thường vụ thành sở trường bệnh viện tỉnh huyện xã")}


def article(stem: str) -> str:
    return (DATA / "articles" / f"{stem}.txt").read_text(encoding="utf-8")


def gold(stem: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    return loaded


def well_formed(value: object, kind: object) -> bool:
    if isinstance(kind, set):
        return value in kind
    if kind == LIST:
        return isinstance(value, list) and all(isinstance(x, str) and x.strip() == x != "" for x in value)
    if kind == FLAG:
        return value is True
    return isinstance(value, str) and value.strip() == value != "" and (kind == TEXT or bool(DATE.fullmatch(value)))


def test_articles_and_gold_come_in_pairs() -> None:
    assert sorted(path.stem for path in (DATA / "articles").glob("*.txt")) == STEMS
    assert len(STEMS) >= 30


@pytest.mark.parametrize("stem", STEMS)
def test_schema(stem: str) -> None:
    facts = gold(stem)
    assert facts["doc"] == stem
    assert set(facts) - {"doc", "abbreviations"} == set(SCHEMA)
    for key, fields in SCHEMA.items():
        for row in facts[key]:
            assert set(row) <= set(fields), (key, row)
            for name, (kind, optional) in fields.items():
                value = row.get(name)
                assert optional if value is None else well_formed(value, kind), (key, name, row)
    for short, full in facts.get("abbreviations", {}).items():
        assert well_formed(short, TEXT) and well_formed(full, TEXT)


@pytest.mark.parametrize("stem", STEMS)
def test_references_hold(stem: str) -> None:
    facts = gold(stem)
    persons, events = ([row["id"] for row in facts[key]] for key in ("persons", "events"))
    assert persons == [f"p{n}" for n in range(1, len(persons) + 1)]
    assert events == [f"e{n}" for n in range(1, len(events) + 1)]
    assert {row["person"] for key in ("tenures", "changes") for row in facts[key]} <= set(persons)
    assert {row["event"] for row in facts["roles"]} <= set(events)
    loose = {row["agent"] for row in facts["roles"]} - set(persons)
    assert not [agent for agent in loose if re.fullmatch(r"p\d+", agent)]


@pytest.mark.parametrize("stem", STEMS)
def test_what_gold_names_stands_in_the_text(stem: str) -> None:
    text, facts = article(stem), gold(stem)
    spoken = f" {' '.join(words(text))} "
    for person in facts["persons"]:
        for name in (person["name"], *person["aliases"]):
            assert f" {' '.join(words(name))} " in spoken, name
    for row in facts["instruments"]:
        assert row["number"] is None or row["number"] in text, row
    vocabulary = set(spoken.split()) | ADDED
    named = [row["body"] for key in ("tenures", "changes", "body_changes") for row in facts[key] if row["body"]]
    named += [body for row in facts["body_changes"] for body in row["from"]]
    named += [body for row in facts["events"] for body in row["organizers"]]
    for body in named:
        assert not set(words(body)) - vocabulary, body
    for short in facts.get("abbreviations", {}):
        assert short in text


@pytest.mark.parametrize("stem", STEMS)
def test_a_fact_stands_once(stem: str) -> None:
    facts = gold(stem)
    for key in SCHEMA:
        rows = Counter(json.dumps({k: v for k, v in row.items() if k != "id"}, sort_keys=True) for row in facts[key])
        assert max(rows.values(), default=1) == 1, key


@pytest.mark.parametrize("stem", STEMS)
def test_dates_run_forward_and_are_written(stem: str) -> None:
    text, facts = article(stem), gold(stem)
    for row in facts["events"]:
        if row["date"] and row["end"]:
            assert row["date"] < row["end"], row
    dates = [row["date"] for key in ("changes", "events", "body_changes", "instruments") for row in facts[key]]
    years = {date[:4] for date in dates if date and not date.startswith("--")}
    assert {year for year in years if year not in text} == set()


@pytest.mark.parametrize("stem", STEMS)
def test_terms(stem: str) -> None:
    facts = gold(stem)
    for row in (*facts["tenures"], *facts["changes"]):
        assert row["term"] is None or TERM.fullmatch(row["term"]), row


@pytest.mark.parametrize("stem", STEMS)
def test_text_is_clean(stem: str) -> None:
    text = article(stem)
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n") and "\r" not in text and "\t" not in text and "\ufeff" not in text


def test_no_article_repeats_another() -> None:
    """Two articles may tell of one event, but not in the same sentences."""
    sentences = {stem: {line for line in article(stem).splitlines() if len(words(line)) > 12} for stem in STEMS}
    for one, other in combinations(STEMS, 2):
        assert not sentences[one] & sentences[other], (one, other)


def test_every_kind_of_fact_is_there() -> None:
    """The sample leaves no kind untried."""
    facts = [gold(stem) for stem in STEMS]
    for key, name, kinds in (
        ("tenures", "status", STATUSES),
        ("changes", "kind", CHANGES),
        ("events", "type", EVENTS),
        ("roles", "role", ROLES),
        ("body_changes", "kind", BODY_CHANGES),
    ):
        assert {row[name] for one in facts for row in one[key]} == kinds
    assert sum(role["role"] == "chair" for one in facts for role in one["roles"]) >= 30


def test_people_come_back() -> None:
    """What resolution has to work on: one person in several articles, and one name for several people."""
    named = Counter(person["name"] for stem in STEMS for person in gold(stem)["persons"])
    assert sum(count >= 2 for count in named.values()) >= 12
    assert named["Y Thanh Niê"] >= 6 and named["Trần Văn Nhạn"] == 4
