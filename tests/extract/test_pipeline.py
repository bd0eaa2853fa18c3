"""The pipeline as a whole: its components fit one another, and its facts stand where they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest

from kg.extract import extract
from kg.extract.pipeline import pipeline
from kg.model import Article, Fact, Facts, Span

TEXT = """Huyện ủy Mường Tè họp phiên thường kỳ

Sáng 12/3/2021, tại trụ sở Huyện ủy, đồng chí Lò Văn Pánh, Bí thư Huyện ủy Mường Tè chủ trì hội nghị công tác quý I.
Dự hội nghị có đồng chí Giàng A Tủa, Phó Bí thư Thường trực Huyện ủy; bà Chu Thị Mùi, Chủ tịch UBND huyện.
Hội nghị đã bầu ông Tẩn Phù Sơn giữ chức Ủy viên Ban Thường vụ Huyện ủy theo Quyết định số 41-QĐ/TU ngày 10/3/2021.
"""


def article(text: str, **more: object) -> Article:
    return Article(id="a", text=text, body=(Span(0, len(text)),), **more)  # type: ignore[arg-type]


def facts(found: Facts) -> Iterator[Fact]:
    for field in fields(found):
        value = getattr(found, field.name)
        if isinstance(value, tuple):
            yield from (fact for fact in value if isinstance(fact, Fact))


def test_each_component_reads_what_one_before_it_sets() -> None:
    there = {"doc._.article"}
    for name, _ in pipeline().pipeline:
        meta = pipeline().get_pipe_meta(name)
        assert set(meta.requires) <= there, f"{name} reads what no component before it sets"
        assert meta.assigns, f"{name} sets nothing"
        there.update(meta.assigns)


def test_the_facts_of_an_article() -> None:
    found = extract(article(TEXT))
    names = {person.key: person.name for person in found.persons}
    assert set(names.values()) == {"Lò Văn Pánh", "Giàng A Tủa", "Chu Thị Mùi", "Tẩn Phù Sơn"}
    roles = {(names[role.agent], role.role) for role in found.participations}
    assert {("Lò Văn Pánh", "chair"), ("Giàng A Tủa", "attend"), ("Chu Thị Mùi", "attend")} <= roles
    (change,) = found.changes
    assert (names[change.person], change.kind) == ("Tẩn Phù Sơn", "elected")
    (document,) = found.instruments
    assert (document.number, document.date and document.date.lexical) == ("41-QĐ/TU", "2021-03-10")
    assert found.date is not None and found.date.lexical == "2021-03-12"


def test_every_fact_stands_where_it_says() -> None:
    found = extract(article(TEXT))
    for fact in facts(found):
        assert fact.evidence, f"{fact} has no evidence"
        for evidence in fact.evidence:
            quote = TEXT[evidence.span.begin : evidence.span.end]
            assert quote and quote == quote.strip()
            assert evidence.article == "a"
        assert 0 < fact.confidence <= 1


def test_every_key_that_a_fact_refers_to_is_there() -> None:
    found = extract(article(TEXT))
    keys = {fact.key for fact in facts(found)}
    assert len(keys) == sum(1 for _ in facts(found))
    for tenure in found.tenures:
        assert {tenure.person, tenure.post} <= keys
    for change in found.changes:
        assert {change.person, change.post, change.at_event, change.decided_in, change.decided_by} - {None} <= keys
    for event in found.events:
        assert set(event.organizers) <= keys
    for role in found.participations:
        assert {role.event, role.agent} <= keys
    for body in found.bodies:
        assert body.parent is None or body.parent in keys


def test_the_same_article_gives_the_same_facts() -> None:
    assert extract(article(TEXT)) == extract(article(TEXT))


def test_furniture_is_not_read() -> None:
    text = "Ông Lò Văn Pánh, Giám đốc Sở Y tế, phát biểu.\nTin khác: Bà Chu Thị Mùi, Giám đốc Sở Nội vụ"
    found = extract(Article(id="a", text=text, body=(Span(0, text.index("\n")),)))
    assert [person.name for person in found.persons] == ["Lò Văn Pánh"]


@pytest.mark.parametrize("text", ["", " \n ", "…", "1/2", "Ông", "Chủ tịch", "CHỦ TRÌ HỘI NGHỊ", "(((", "ngày 31/2"])
def test_texts_that_say_nothing_give_nothing(text: str) -> None:
    found = extract(article(text))
    assert not found.persons and not found.tenures and not found.changes and not found.participations
