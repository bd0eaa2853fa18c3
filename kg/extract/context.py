"""What stands around people in an article: words that tell two bearers of one name apart, or show one in two stories.

Names and words alone, folded, in order of letters; nothing here is a fact of its own, and nothing goes into the graph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.people.foreign import foreign
from kg.extract.text.reading import Reading
from kg.model import Facts, Person, Span
from kg.vi import fold

NEAR = 60  # characters on either side of a name whose words are taken as said of the person
LONGEST = 4  # words of a name
_DASHES = frozenset("-–")
_OPENERS = frozenset((*'.!?;:…"“”(', "..."))  # behind them a clause begins
_CLOSERS = _OPENERS | {")"}
_WORD = re.compile(r"\w+")
_BORN = re.compile(
    r"\s*(?:[-–,(]\s*)*(?:sinh ngày [\d/.-]*|sinh năm|sinh|SN)\s*(?:\d\d?[/.-]\d\d?[/.-])?((?:19|20)\d\d)\b"
)
_AGED = re.compile(r"\s*[,(]\s*(\d\d)\s*tuổi\b")


def add_context(facts: Facts, reading: Reading) -> Facts:
    """The facts with ``context`` of the article and of each person, and years of birth where the text gives them."""
    names = {_letters(fold(person.name)) for person in facts.persons}
    passages = reading.article.body or (Span(0, len(reading.text)),)
    bounds = [(bisect_left(reading.begins, begin), bisect_left(reading.begins, end)) for begin, end in passages]
    runs = {run for begin, end in bounds for run in _runs(reading, begin, end)}
    persons = tuple(_person(person, reading) for person in facts.persons)
    return replace(facts, persons=persons, context=tuple(sorted(runs - names)))


def _runs(reading: Reading, begin: int, end: int) -> Iterator[str]:
    """Runs of capitalised words among tokens that are names.

    Not "Công" of "Công an", nor a word that opens a sentence.
    """
    words, norms, capital, capitals = reading.words, reading.norms, reading.capital, reading.capitals
    stop = begin
    for at in capitals[bisect_left(capitals, begin) : bisect_left(capitals, end)]:
        if at < stop:
            continue
        stop = at + 1
        while stop < end and (capital[stop] or words[stop] in _DASHES and stop + 1 < end and capital[stop + 1]):
            stop += 1 if capital[stop] else 2
        run = [_letters(norm) for norm in norms[at:stop] if norm not in _DASHES]
        first = run[0]
        if len(run) == 1:
            if not foreign(first) and _goes_on(words, stop, end) or _opens(words, begin, at):
                continue
        elif len(run) > 2 and not foreign(first) and _opens(words, begin, at):
            yield " ".join(run[1:])
        if len(run) <= LONGEST and len(first) > 1:
            yield " ".join(run)


def _letters(word: str) -> str:
    """A word without its signs: "tp.hcm" and "TP HCM" are the same, whoever writes it."""
    return word if word.isalnum() else " ".join(_WORD.findall(word))


def _goes_on(words: list[str], at: int, end: int) -> bool:
    """Whether a word in small letters stands behind a run, or a dash and one."""
    at += at < end and words[at] in _DASHES
    return at < end and words[at][0].isalpha()


def _opens(words: list[str], begin: int, at: int) -> bool:
    """Whether a clause opens at a token: at the beginning, behind a sign or a line break, blanks left out."""
    while at > begin and words[at - 1].isspace() and "\n" not in words[at - 1]:
        at -= 1
    return at == begin or words[at - 1] in _OPENERS or "\n" in words[at - 1]


def _person(person: Person, reading: Reading) -> Person:
    near: set[str] = set()
    born: list[int] = []
    article, text = reading.article, reading.text
    for one in person.evidence:
        span = _occurrence(person.name, text, one.span)
        if span is None:
            continue
        near.update(_near(reading, span))
        year = _BORN.match(text, span.end)
        age = _AGED.match(text, span.end)
        if year:
            born.append(int(year[1]))
        elif age and article.published and article.published.year:
            born.append(article.published.year - int(age[1]))
    return replace(person, context=tuple(sorted(near)), birth_year=person.birth_year or (born[0] if born else None))


def _occurrence(name: str, text: str, within: Span) -> Span | None:
    begin = text.find(name, *within)
    return Span(begin, begin + len(name)) if begin >= 0 else None


def _near(reading: Reading, name: Span) -> Iterator[str]:
    """Neighbouring words, two by two, and names, near a name and in its clause."""
    begins, words, norms = reading.begins, reading.words, reading.norms
    first, behind = bisect_left(begins, name.begin), bisect_left(begins, name.end)
    begin = first
    while begin and begins[begin - 1] >= name.begin - NEAR and not _closes(words[begin - 1]):
        begin -= 1
    # What stands in brackets behind a name tells of the person: "(23 tuổi, trú phường X)".
    behind += behind < len(words) and words[behind] == "("
    end = behind
    while end < len(words) and begins[end] + len(words[end]) <= name.end + NEAR and not _closes(words[end]):
        end += 1
    for low, high in ((begin, first), (behind, end)):
        said = [_letters(norm) for norm in norms[low:high] if norm[0].isalnum()]
        yield from (f"{one} {other}" for one, other in pairwise(said))
        yield from _runs(reading, low, high)


def _closes(word: str) -> bool:
    """Whether a clause ends at a token."""
    return word in _CLOSERS or "\n" in word
