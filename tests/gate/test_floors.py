"""The gate: what the program reads well today it reads well tomorrow."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.gate.figures import DETAILS, Corpus, Figures, corpora
from tests.gate.floors import FILE, Floor, Floors, load, save
from tests.gate.scoring import TYPES

FLOORS = load()


@cache
def figures(name: str) -> Figures:
    return corpora()[name].measure()


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    corpus = corpora().get(name)
    if corpus is None:
        pytest.skip(f"the articles of {name} and their gold facts are not part of the repository")
    if name != "sample" and corpus.fingerprint() != FLOORS[name].fingerprint:
        pytest.skip(f"the articles of {name} are others than those its floors were measured on")
    assert FLOORS[name].below(figures(name)) == {}


def test_floors_are_those_of_the_sample_articles() -> None:
    """A changed sample needs its floors measured anew: python -m tests.gate.update sample."""
    assert corpora()["sample"].fingerprint() == FLOORS["sample"].fingerprint


def test_every_set_and_figure_has_a_floor() -> None:
    assert list(FLOORS) == ["sample", "seeds", "dev", "local", "chairs"]
    for name in ("sample", "seeds", "dev", "local"):
        assert set(FLOORS[name].figures) == {*TYPES, "macro", *DETAILS.values()}
    assert set(FLOORS["chairs"].figures) == {"precision", "recall", "event", "date"}


@pytest.mark.parametrize("name", FLOORS)
def test_a_lowered_floor_says_why(name: str) -> None:
    for figure, one in FLOORS[name].figures.items():
        assert 0.0 <= one.floor <= one.high <= 1.0, figure
        assert (one.reason is not None and len(one.reason.split()) >= 4) == (one.floor < one.high), figure


def test_floors_rise_and_never_fall() -> None:
    floor = Floor(0.8, 0.9, "a rule invented too much")
    assert floor.raised(0.805) is floor and floor.raised(0.2) is floor
    assert floor.raised(0.8567) == Floor(0.846, 0.9, "a rule invented too much")
    assert floor.raised(1.0) == Floor(0.99, 0.99)
    old = Floors("a", {"persons": Floor(0.9, 0.9)})
    new = old.raised("b", {"persons": 0.5, "roles": 0.7})
    assert new == Floors("b", {"persons": Floor(0.9, 0.9), "roles": Floor(0.69, 0.69)})
    assert new.below({"persons": 0.5, "roles": 0.7}) == {"persons": 0.5}
    assert new.below({"persons": 0.95}) == {"roles": 0.0}


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    save(load(), tmp_path / "floors.json")
    assert (tmp_path / "floors.json").read_bytes() == FILE.read_bytes()


def test_a_fingerprint_is_of_the_contents(tmp_path: Path) -> None:
    corpus = Corpus("x", tmp_path / "articles", tmp_path / "gold")
    for folder in (corpus.articles, corpus.gold):
        folder.mkdir()
        (folder / "a.txt").write_text("một", "utf-8")
    before = corpus.fingerprint()
    assert corpus.fingerprint() == before
    (corpus.gold / "a.txt").write_text("hai", "utf-8")
    assert corpus.fingerprint() != before
