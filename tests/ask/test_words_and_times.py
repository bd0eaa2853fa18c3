"""The parts that asking is made of: words, times, names, patterns."""

from __future__ import annotations

from datetime import date as Day

import pytest

from kg.ask import ask
from kg.ask.answer import Source
from kg.ask.english import event_types, renderings
from kg.ask.grammar import Matcher, bare_words, parse, word_class
from kg.ask.index import Entry, Names
from kg.ask.match import person_fits, same, slip
from kg.ask.plan import templates
from kg.ask.reading import readings
from kg.ask.things import from_store, from_tables
from kg.ask.times import find
from kg.ask.words import Word, bare, words
from kg.vi import table
from tests.ask.graphs import gold_graph

TODAY = Day(2026, 7, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hội nghị lần thứ VII, khóa IV, nhiệm kỳ 2020 - 2025", "hoi nghi 7 khoa4 nhiem ky 2020-2025"),
        ("UBND TP. HCM", "uy ban nhan dan thanh pho ho chi minh"),
        ("kỳ họp thứ tư", "ky hop 4"),
        ("Lí Văn Quí", "ly van quy"),
        ("Vi Thị Lài", "vi thi lai"),
    ],
)
def test_words_of_a_name(text: str, said: str) -> None:
    assert bare(text) == said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("năm 2020", "2020-01-01", "2020-12-31"),
        ("quý I/2022", "2022-01-01", "2022-03-31"),
        ("the first quarter of 2022", "2022-01-01", "2022-03-31"),
        ("trước tháng 6/2021", None, "2021-05-31"),
        ("sau ngày 1/2/2021", "2021-02-02", None),
        ("since June 2021", "2021-06-01", None),
        ("last year", "2025-01-01", "2025-12-31"),
        ("tháng trước", "2026-06-01", "2026-06-30"),
        ("from May to July 2020", "2020-05-01", "2020-07-31"),
        ("từ 19 đến 21/8/2020", "2020-08-19", "2020-08-21"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("on 18 May 2020", "2020-05-18", "2020-05-18"),
        ("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30"),
        ("từ năm 2020 đến nay", "2020-01-01", None),
    ],
)
def test_times_as_people_say_them(text: str, first: str | None, last: str | None) -> None:
    (time,) = find(text, TODAY)
    assert (time.begin, time.end) == (0, len(text))
    assert time.window.first == (first and Day.fromisoformat(first))
    assert time.window.last == (last and Day.fromisoformat(last))


def test_times_without_a_year_and_terms() -> None:
    assert (find("ngày 17/3", TODAY)[0].window.month, find("ngày 17/3", TODAY)[0].window.day) == (3, 17)
    assert find("nhiệm kỳ 2020-2025", TODAY)[0].window.term == "2020-2025"
    assert find("khóa XII", TODAY)[0].window.term == "khoa12"


@pytest.mark.parametrize("text", ["what may happen", "Việt Nam", "tình hình kinh tế xã hội", "31/2/2020", "quỹ II"])
def test_what_is_no_time(text: str) -> None:
    assert find(text, TODAY) == []


def test_missing_marks_are_the_same_word_and_other_marks_are_not() -> None:
    known = words("Việt")[0]
    assert same(words("Viet")[0], known) and same(words("Viêt")[0], known)
    assert not same(words("Hưng")[0], words("Hùng")[0])
    assert not same(Word("de", "de"), Word("zed", "zed"))


def test_only_what_is_no_syllable_is_a_slip() -> None:
    assert slip("thogn", "thong")
    assert not slip("lan", "loan") and not slip("zed", "de") and not slip("hung", "huong")


def test_english_names_are_put_into_vietnamese() -> None:
    said = [" ".join(word.marked for word in form) for form in renderings("Front office of Dak Nong")]
    assert any(form.startswith("văn phòng uỷ ban mặt trận tổ quốc") for form in said)
    classes, own, rest = event_types("the export promotion conference")
    assert (classes, own, rest) == ({"Conference"}, ["hội", "nghị"], "the export promotion")


def test_every_pattern_parses_and_every_kind_has_its_query() -> None:
    special = {"refused", "links", "before", "after"}  # answered without a template of their own
    for entry in table("questions")["question"]:
        assert entry["kind"] in special or entry["kind"] in templates()
        for pattern in entry["patterns"]:
            parse(pattern)
    for name in table("questions")["words"]:
        group = word_class(name)
        assert group.phrases or group.patterns


def test_a_group_that_does_not_close_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"close|unbalanced"):
        parse("(a b")


def test_a_pattern_takes_its_slots() -> None:
    matcher = Matcher(bare_words("ai chủ trì hội nghị cà phê"))
    (captures,) = matcher.full(parse("{WHO} {role:CHAIR} @event"))
    assert captures == (("role", 1, 3), ("event", 3, 7))


def test_a_link_scrolls_to_the_sentence() -> None:
    source = Source("Hội nghị do bà A - chủ trì", "x", url="https://example.org/tin#top")
    assert source.link.startswith("https://example.org/tin#:~:text=H%E1%BB%99i%20ngh%E1%BB%8B")
    assert "%2D" in source.link and Source("q", "x").link == ""


def test_pick_takes_another_of_the_name() -> None:
    store = gold_graph("data")
    answer = ask(store, "ông Nhạn giữ chức vụ gì?")
    assert answer.linked and answer.language == "vi"
    if answer.others:
        assert ask(store, "ông Nhạn giữ chức vụ gì?", pick=2).linked[0].iri == answer.others[0].iri


def test_a_name_that_only_looks_alike_gets_no_answer() -> None:
    answer = ask(gold_graph("data"), "Quàng Văn Pẳn giữ chức gì?")
    assert answer.answers == () and "Quàng Văn Pản" in answer.near


def test_the_tables_give_the_names_that_the_store_gives(built: object) -> None:
    from pathlib import Path

    import kg

    folder = Path(str(built))
    store, tables = from_store(kg.open(folder).store), from_tables(folder)
    assert tables is not None
    for kind in ("person", "body", "post", "event", "document", "place", "term"):
        assert list(store(kind)) == list(tables(kind))


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("Ai là thủ trưởng Bộ Y tế?", True),
        ("Ai là Thứ trưởng Bộ Y tế?", False),
        ("ai la thu truong bo y te", False),
        ("Ai đứng đầu Bộ Y tế?", True),
    ],
)
def test_a_deputy_minister_is_no_head(question: str, heads: bool) -> None:
    assert any(reading.kind == "heads" for reading in readings(question, TODAY)) == heads


@pytest.mark.parametrize(("asked", "fits"), [("Lê La Thí", ["Lê La Thí"]), ("le la thi", ["Lê La Thí", "Lê Là Thí"])])
def test_a_name_with_its_marks_is_that_name_alone(asked: str, fits: list[str]) -> None:
    names = Names([Entry(name, name, (tuple(words(name)),)) for name in ("Lê Là Thí", "Lê La Thí")])
    assert sorted(fit.entry.label for fit in person_fits(names, words(asked))) == fits
