"""The scorer itself: gold against gold is perfect, known damage costs what it should, other scorers agree."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from goldfacts import gold_facts

from tests.gate.phrases import Words, agree, contradict, parts
from tests.gate.rows import as_gold
from tests.gate.scoring import TYPES, score

Document = dict[str, Any]
DATA = Path(__file__).parents[2] / "data"


def documents(folder: Path) -> list[Document]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


@pytest.fixture
def sample() -> list[Document]:
    return documents(DATA / "gold")


def test_gold_against_itself_is_perfect(sample: list[Document]) -> None:
    figures = score((d, d) for d in sample).figures()
    assert set(figures) > {*TYPES, "macro", "event dates", "change dates", "exact posts"}
    assert set(figures.values()) == {1.0}


def test_facts_go_through_the_model_and_back(sample: list[Document]) -> None:
    """What the gold says survives the values that extraction gives."""
    texts = [(DATA / "articles" / f"{d['doc']}.txt").read_text("utf-8") for d in sample]
    found = [as_gold(gold_facts(DATA / "gold" / f"{d['doc']}.json", t)) for d, t in zip(sample, texts, strict=True)]
    result = score(zip(sample, found, strict=True))
    assert {kind: count.f1 for kind, count in result.counts.items()} == dict.fromkeys(TYPES, 1.0)


def test_nothing_found_is_nothing_right(sample: list[Document]) -> None:
    empty = {kind: [] for kind in TYPES}
    result = score((d, empty) for d in sample)
    assert result.figures()["macro"] == 0.0
    assert result.counts["events"].missed == sum(not e.get("mentioned") for d in sample for e in d["events"])
    assert result.counts["persons"].missed == sum(not p.get("byline") for d in sample for p in d["persons"])


def one(**facts: list[Document]) -> Document:
    return {kind: facts.get(kind, []) for kind in TYPES} | {
        "persons": [{"id": "p1", "name": "Lò Văn Thử", "aliases": []}]
    }


def tenure(title: str, body: str | None, status: str = "current") -> Document:
    return {"person": "p1", "title": title, "body": body, "status": status, "term": None}


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (("Chủ tịch", "UBND huyện Yên Thử"), ("Chủ tịch", "Uỷ ban nhân dân huyện Yên Thử"), True),
        (("Chủ tịch", "UBND huyện Yên Thử tỉnh Mẫu"), ("Chủ tịch", "UBND huyện Yên Thử"), True),
        (("Chủ tịch", "UBND huyện Yên Thử"), ("Phó Chủ tịch", "UBND huyện Yên Thử"), False),
        (("Chủ tịch", "UBND huyện Yên Thử"), ("Chủ tịch", "HĐND huyện Yên Thử"), False),
        (("Chủ tịch", "UBND huyện Yên Thử"), ("Bí thư", "UBND huyện Yên Thử"), False),
        (("Giám đốc", "Sở Y tế tỉnh Mẫu"), ("Giám đốc", "Sở Y tế tỉnh Khác"), False),
        (("Phó Bí thư", "Huyện ủy Yên Thử"), ("Phó Bí thư Thường trực", "Huyện ủy Yên Thử"), False),
    ],
)
def test_posts(gold: tuple[str, str], found: tuple[str, str], right: bool) -> None:
    result = score([(one(tenures=[tenure(*gold)]), one(tenures=[tenure(*found)]))])
    count = result.counts["tenures"]
    assert (count.right, count.missed, count.invented) == ((1, 0, 0) if right else (0, 1, 1))


def test_a_post_that_a_change_gives_is_no_invention() -> None:
    change = {"person": "p1", "kind": "elected", "title": "Bí thư", "body": "Chi bộ Thử", "date": "2020-05"}
    found = one(changes=[change | {"date": "2020-05-18"}], tenures=[tenure("Bí thư", "Chi bộ Thử")])
    result = score([(one(changes=[change]), found)])
    assert result.counts["tenures"].invented == 0
    assert result.counts["changes"].right == 1
    assert result.figures()["change dates"] == 0.0


def test_dates() -> None:
    assert parts("--05-18") == (None, "05", "18")
    assert parts(None) == (None, None, None)
    assert agree("2020-05", "2020-05-18") and not agree("2020-05-18", "2020-05")
    assert contradict("--05-18", "2020-05-19") and not contradict("2020", "--05-18")


def test_words_of_a_phrase() -> None:
    words = Words({"Trusomed": "Tổng công ty Dược liệu"})
    assert words.bag("T.Ư Đoàn") == words.bag("Trung ương Đoàn")
    assert words.likeness("Bộ Tư pháp", "Bộ trung ương pháp") < 1.0
    assert words.likeness("HĐQT Trusomed", "HĐQT Tổng công ty dược liệu") == 1.0
    assert words.contained("Sở Y tế", "Sở Tài chính") == 0.0


def damaged(document: Document, chance: random.Random) -> Document:
    """Facts as a poor reader has them: some left out, some with another word, date, person or role."""
    bad = copy.deepcopy(document)
    for kind in TYPES:
        bad[kind] = [row for row in bad[kind] if chance.random() > 0.15]
    kept = [p["id"] for p in bad["persons"]]
    bad["tenures"] = [t for t in bad["tenures"] if t["person"] in kept]
    bad["changes"] = [c for c in bad["changes"] if c["person"] in kept]
    bad["roles"] = [r for r in bad["roles"] if r["agent"] in kept or not r["agent"].startswith("p")]
    for row in bad["tenures"] + bad["changes"]:
        if chance.random() < 0.3 and row["body"]:
            row["body"] = " ".join(row["body"].split()[: chance.randint(1, 6)])
        if chance.random() < 0.1:
            row["person"] = chance.choice(kept)
        if chance.random() < 0.1 and row["title"]:
            row["title"] = f"Phó {row['title']}"
    for row in bad["events"]:
        if chance.random() < 0.3:
            row["label"] = " ".join(row["label"].split()[: chance.randint(2, 9)])
        if chance.random() < 0.2:
            row["date"] = chance.choice([None, "2020", "2021-05-18", "--05-18"])
    for row in bad["roles"]:
        if chance.random() < 0.3:
            row["role"] = chance.choice(["chair", "speak", "attend"])
    for row in bad["instruments"]:
        if chance.random() < 0.3:
            row["number"] = chance.choice([None, "1/QĐ"])
    return bad


@pytest.mark.parametrize("name", ["seeds", "dev", "local"])
def test_agrees_with_the_other_scorer(name: str, shared: Path, tmp_path: Path) -> None:
    """Written apart from each other, the two scorers count alike on facts damaged at random (seeded)."""
    folder = shared / "eval" / "gold" / name
    gold = documents(folder)
    found = [damaged(d, random.Random(f"{name}{i}")) for i, d in enumerate(gold)]
    for document in found:
        (tmp_path / f"{document['doc']}.json").write_text(json.dumps(document), "utf-8")
    command = [sys.executable, shared / "eval" / "score.py", folder, "--facts", tmp_path, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = score(zip(gold, found, strict=True))
    for kind, count in ours.counts.items():
        assert count.right + count.missed == theirs[kind]["gold"], kind
        assert count.right + count.invented == theirs[kind]["predicted"], kind
        assert count.f1 == pytest.approx(theirs[kind]["f1"], abs=1e-4), kind
    assert 0.2 < ours.figures()["macro"] < 0.95
    for detail, key in (("event dates", "date"), ("exact posts", "post_exact"), ("tenure status", "status")):
        assert ours.figures()[detail] == pytest.approx(theirs[f"{key}_accuracy"], abs=1e-4)
