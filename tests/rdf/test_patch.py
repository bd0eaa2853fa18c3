"""A graph brought up to date is the graph made anew: the same file, and the same triples in the store."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat

from kg.errors import InputError
from kg.model import Article, Fact, Knowledge
from kg.rdf import Changed, load_store, open_store, patch_ntriples, patch_store, write_ntriples
from kg.rdf.patch import _block
from tests.rdf.small import FIRST, KNOWLEDGE, SECOND

ARTICLES = {article.id: article for article in (FIRST, SECOND)}
NOTHING = Knowledge()


def without(knowledge: Knowledge, key: str) -> Knowledge:
    kinds = {field.name: getattr(knowledge, field.name) for field in fields(Knowledge)}
    return replace(
        knowledge, **{name: tuple(fact for fact in facts if fact.key != key) for name, facts in kinds.items()}
    )


def renamed(knowledge: Knowledge) -> Knowledge:
    person, *others = knowledge.persons
    return replace(knowledge, persons=(replace(person, name="Lò Thị Én Mai", aliases=()), *others))


def longer(article: Article) -> Article:
    """The passages stay where they are, but the words in them are others."""
    return replace(article, text=article.text.replace("Lò", "Là"), source="elsewhere", fingerprint="other")


def facts_of(knowledge: Knowledge) -> dict[str, Fact]:
    return {fact.key: fact for field in fields(Knowledge) for fact in getattr(knowledge, field.name)}


def changed(before: Knowledge, after: Knowledge, articles: tuple[str, ...] = ()) -> Changed:
    one, other = facts_of(before), facts_of(after)
    return Changed({key for key in one | other if one.get(key) != other.get(key)}, articles)


def patched(before: Knowledge, after: Knowledge, articles: dict[str, Article], ids: tuple[str, ...], at: Path) -> None:
    """Patches the file and the store of ``before`` and compares them with those of ``after``."""
    triples = write_ntriples(before, ARTICLES.values(), at / "old.nt")
    load_store(at / "old.nt", at / "old")
    mine = {path.name: path.read_bytes() for path in (at / "old").iterdir()}
    patch = patch_ntriples(after, articles, changed(before, after, ids), at / "old.nt", at / "new.nt")
    anew = write_ntriples(after, articles.values(), at / "anew.nt")
    assert (at / "new.nt").read_bytes() == (at / "anew.nt").read_bytes()
    assert triples + patch.growth == anew
    patch_store(at / "old", at / "new", patch)
    dumped = open_store(at / "new").dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""
    assert sorted(dumped.splitlines()) == (at / "new.nt").read_bytes().splitlines()
    assert {path.name: path.read_bytes() for path in (at / "old").iterdir()} == mine


@pytest.mark.parametrize("key", sorted(facts_of(KNOWLEDGE)))
def test_a_fact_that_went_or_came(key: str, tmp_path: Path) -> None:
    less = without(KNOWLEDGE, key)
    for name, before, after in (("went", KNOWLEDGE, less), ("came", less, KNOWLEDGE)):
        (tmp_path / name).mkdir()
        patched(before, after, ARTICLES, (), tmp_path / name)


def test_a_fact_that_changed(tmp_path: Path) -> None:
    patched(KNOWLEDGE, renamed(KNOWLEDGE), ARTICLES, (), tmp_path)


def test_an_article_that_changed(tmp_path: Path) -> None:
    patched(KNOWLEDGE, KNOWLEDGE, {**ARTICLES, FIRST.id: longer(FIRST)}, (FIRST.id,), tmp_path)


def test_articles_that_came_and_went(tmp_path: Path) -> None:
    other = replace(SECOND, id="tin/bài 3")
    patched(NOTHING, NOTHING, {FIRST.id: FIRST, other.id: other}, (SECOND.id, other.id), tmp_path)


def test_everything_from_nothing_and_back(tmp_path: Path) -> None:
    for name, before, after in (("all", NOTHING, KNOWLEDGE), ("none", KNOWLEDGE, NOTHING)):
        (tmp_path / name).mkdir()
        patched(before, after, ARTICLES, (), tmp_path / name)


def test_an_article_that_is_not_given(tmp_path: Path) -> None:
    write_ntriples(NOTHING, ARTICLES.values(), tmp_path / "old.nt")
    with pytest.raises(InputError, match="not given"):
        patch_ntriples(
            KNOWLEDGE, {FIRST.id: FIRST}, changed(NOTHING, KNOWLEDGE), tmp_path / "old.nt", tmp_path / "new.nt"
        )


def test_the_lines_of_a_node_are_found_by_halving() -> None:
    chance = random.Random(5)
    names = [f"<{'abé-'[chance.randrange(4)]}{chance.randrange(40)}>" for _ in range(60)]
    lines = sorted({f"{name} <p> {chance.randrange(9)} .\n".encode() for name in names})
    text = b"".join(lines)
    for name in {*names, "<>", "<a>", "<zz>", "<é>"}:
        begin, end = _block(text, name.encode())
        before = [line for line in lines if line < name.encode() + b" "]
        assert text[:begin] == b"".join(before)
        assert text[begin:end] == b"".join(line for line in lines if line.startswith(name.encode() + b" "))
