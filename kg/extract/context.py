"""What stands around people in an article: the words that tell two bearers of one name apart, or show one in two stories.

Names and words alone, folded, in order of letters; nothing here is a fact of its own, and nothing of it goes into the graph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.model import Article, Facts, Person, Span
from kg.vi import fold

NEAR = 10  # words on either side of a name that are taken as said of the person
LONGEST = 4  # words of a name
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDS = re.compile(r"[.!?;:…\n\"“”()]")
_BORN = re.compile(r"\s*(?:[-–,(]\s*)*(?:sinh ngày [\d/.-]*|sinh năm|sinh|SN)\s*(?:\d\d?[/.-]\d\d?[/.-])?((?:19|20)\d\d)\b")
_AGED = re.compile(r"\s*[,(]\s*(\d\d)\s*tuổi\b")


class _Word(NamedTuple):
    form: str  # folded
    capital: bool
    opens: bool  # first of its sentence or clause
    joined: bool  # nothing but a space or a hyphen before it
    span: Span


def add_context(facts: Facts, article: Article) -> Facts:
    """The facts with ``context`` of the article and of each person, and years of birth where the text gives them."""
    words = [word for span in article.body or (Span(0, len(article.text)),) for word in _words(article.text, span)]
    names = {person.key: fold(person.name) for person in facts.persons}
    runs = {run for run, _ in _runs(words)} - set(names.values())
    persons = tuple(_person(person, article, words) for person in facts.persons)
    return replace(facts, persons=persons, context=tuple(sorted(runs)))


@lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    return fold(word)


def _words(text: str, passage: Span) -> Iterator[_Word]:
    behind = passage.begin
    opens = True
    for match in _WORD.finditer(text, passage.begin, passage.end):
        gap = text[behind : match.start()]
        opens = opens or bool(_ENDS.search(gap))
        joined = not opens and gap.strip(" \u00a0-–") == ""
        yield _Word(_fold(match[0]), match[0][0].isupper(), opens, joined, Span(match.start(), match.end()))
        behind, opens = match.end(), False


def _runs(words: list[_Word]) -> Iterator[tuple[str, int]]:
    """Runs of capitalised words, with the position of the first. A word that opens a sentence is none by itself."""
    lower = {word.form for word in words if not word.capital}
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and words[end].capital and (end == start or words[end].joined):
            end += 1
        first = start + (end > start and words[start].opens and words[start].form in lower)
        single = end - first == 1 and (words[first].opens or len(words[first].form) < 2)
        if first < end and not single and end - first <= LONGEST:
            yield " ".join(word.form for word in words[first:end]), first
        start = max(end, start + 1)


def _person(person: Person, article: Article, words: list[_Word]) -> Person:
    near: set[str] = set()
    born: list[int] = []
    spans = [_occurrence(person.name, article.text, one.span) for one in person.evidence]
    for span in filter(None, spans):
        near |= _near(words, span)
        after = article.text[span.end : span.end + 60]
        year = _BORN.match(after)
        age = _AGED.match(after)
        if year:
            born.append(int(year[1]))
        elif age and article.published and article.published.year:
            born.append(article.published.year - int(age[1]))
    return replace(person, context=tuple(sorted(near)), birth_year=person.birth_year or (born[0] if born else None))


def _occurrence(name: str, text: str, within: Span) -> Span | None:
    begin = text.find(name, *within)
    return Span(begin, begin + len(name)) if begin >= 0 else None


def _near(words: list[_Word], name: Span) -> set[str]:
    """Pairs of neighbouring words, and runs of capitalised ones, in the sentence and near the name."""
    low = bisect_right(words, name.begin, key=lambda word: word.span.end)
    high = bisect_left(words, name.end, key=lambda word: word.span.begin)
    before = words[max(0, low - NEAR) : low]
    behind = words[high : high + NEAR]
    pairs = {
        f"{one.form} {other.form}"
        for side in (before, behind)
        for one, other in pairwise(side)
        if other.joined and not (one.capital and other.capital)
    }
    return pairs | {run for side in (before, behind) for run, _ in _runs(side)}
