"""Cheap looks that spare the close ones: none may hide what the close look would find. Sentences are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.assemble import facts_of
from kg.extract.bodies import changes as body_changes
from kg.extract.changes.lines import _marks, _openings
from kg.extract.context import add_context
from kg.extract.people.finder import _find_in_run
from kg.extract.people.finder import find as find_people
from kg.extract.people.names import run_end
from kg.extract.people.persons import PersonMention
from kg.extract.pipeline import read
from kg.extract.text.lexicon import lexicon
from kg.extract.text.reading import Reading, Sentence
from kg.extract.text.tokenizer import syllables
from kg.model import Article, Span
from kg.read import read as read_articles
from kg.vi import fold, table

TEXTS = [
    "Sáng 12/3/2021, Huyện ủy Mường Mẫu họp phiên thường kỳ bàn về vụ xuân.",
    "Chi bộ Thôn Thí được thành lập ngày 3/2/2020 trên cơ sở chia tách Chi bộ Thôn Mẫu.",
    "Trời mưa to ở huyện Mường Mẫu. UBND tỉnh Mẫu Sơn cho biết.",
    "Quyết định số 12/QĐ-UBND ngày 3/5/2021 của UBND huyện Mường Mẫu có hiệu lực.",
    "Marie-Louise Dupontel, Bộ trưởng Ngoại giao, cho biết. Jean - Paul Marchettin đồng tình. Bà Lò Thị Mẫu nói.",
    "Ông Hải về. Thủ tướng Nhật Bản Kenzo Amamoto thăm Việt Nam. Anh Tẩn A Thí, chị Mẫu, PV Báo Thí Điểm.",
    "",
]


def reading_of(text: str) -> Reading:
    found: Reading = read(Article(id="a", text=text))._.reading
    return found


def sample() -> list[str]:
    folder = Path(__file__).parents[2] / "data" / "articles"
    return [*TEXTS, *(article.text for article in read_articles([folder]))]


@pytest.mark.parametrize("text", sample())
def test_facts_are_the_same_where_all_rows_are_read(text: str) -> None:
    article = Article(id="a", text=text, body=(Span(0, len(text)),))
    reading = read(article)._.reading
    assert extract(article) == add_context(facts_of(reading), reading)


@pytest.mark.parametrize("text", sample())
def test_phrases_begin_at_starts_alone(text: str) -> None:
    reading = reading_of(text)
    norms = reading.norms
    found = {at for at in range(len(norms)) if lexicon().longest(norms, at, len(norms)) is not None}
    assert found <= set(reading.starts)


@pytest.mark.parametrize("text", sample())
def test_phrases_of_address_are_the_same_backward(text: str) -> None:
    norms, lex = reading_of(text).norms, lexicon()
    for at in range(1, len(norms)):
        wanted = None
        for size in range(lex.ends.get(norms[at - 1], 0), 0, -1):
            entry = lex.longest(norms, at - size, at) if at >= size else None
            if entry is not None and entry[0] == size:
                wanted = entry
                break
        assert lex.before(norms, 0, at) == wanted


def people_of_every_run(reading: Reading, sentence: Sentence) -> list[PersonMention]:
    """The people of a sentence, no run of capitals passed over."""
    found: list[PersonMention] = []
    at = sentence.begin
    while at < sentence.end:
        stop = run_end(reading, at, sentence.end) if reading.words[at][0].isupper() else at
        at = _find_in_run(reading, sentence, at, stop, found) if stop > at else at + 1
    return found


@pytest.mark.parametrize("text", sample())
def test_a_single_capital_is_passed_over_where_it_is_no_name(text: str) -> None:
    reading = reading_of(text)
    for sentence in reading.sentences:
        found = [(one.begin, one.end) for one in find_people(reading, sentence)]
        assert found == [(one.begin, one.end) for one in people_of_every_run(reading, sentence)]


def test_sentences_in_which_nothing_matters_have_no_units() -> None:
    reading = reading_of("Trời mưa to. Ông Lò Văn Thí về. Đường trơn.")
    assert [(sentence.matters, bool(sentence.units)) for sentence in reading.sentences] == [
        (False, False),
        (True, True),
        (False, False),
    ]


def test_every_verb_of_a_body_is_seen() -> None:
    verbs = table("body_changes")["verbs"]
    for verb in (verb for letter in "EMSRYQ" for verb in verbs[letter]):
        assert body_changes.tells(f"Hôm qua, chi bộ {verb.upper()} rồi.")
    assert not body_changes.tells("Hôm qua, chi bộ họp.")


def test_marks_of_several_words_are_looked_for() -> None:
    for mark in _marks():
        words = mark.split()
        assert all(" ".join(words[:size]) in _openings() for size in range(1, len(words)))


def test_tokens_give_odd_texts_back() -> None:
    for text in ("a  b", " Ủy\u00a0ban ", "Đặng Ñuñez ß1_2", "ủy ban", "a\n\n  b.C", "1.5kg;x"):
        reading = reading_of(text)
        assert all(text.startswith(word, at) for word, at in zip(reading.words, reading.begins, strict=True))
        assert "".join(text.split()) == "".join("".join(reading.words).split())
        assert [word for word in reading.words if not word.isspace()] == syllables(text)
        assert reading.norms == [fold(word) for word in reading.words]
        assert reading.capitals == [at for at, word in enumerate(reading.words) if word[0].isupper()]
