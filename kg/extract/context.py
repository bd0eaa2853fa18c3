"""What stands around people in an article: words that tell two bearers of one name apart, or show one in two stories.

Names and words alone, folded, in order of letters; nothing here is a fact of its own, and nothing goes into the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.model import Article, Facts, Person, Span
from kg.vi import fold, plain

NEAR = 60  # characters on either side of a name whose words are taken as said of the person
LONGEST = 4  # words of a name
_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper() and chr(code).lower() != chr(code))
# The look behind comes second, so that the search runs from capital to capital.
_RUN = re.compile(rf"[{_UPPER}](?<!\w.)\w*(?:(?: | ?[-–] ?)[{_UPPER}]\w*)*")
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[ -][^\W\d_]")
_OPENS = re.compile(r"(?:^|[.!?;:…\n\"“”(])[\s\"“(]*$")
_CLAUSE = re.compile(r"[.!?;:…\n\"“”()]")
_SYLLABLE = re.compile(r"(?:ngh?|gh|gi|[ckpt]h|nh|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?")
_BORN = re.compile(
    r"\s*(?:[-–,(]\s*)*(?:sinh ngày [\d/.-]*|sinh năm|sinh|SN)\s*(?:\d\d?[/.-]\d\d?[/.-])?((?:19|20)\d\d)\b"
)
_AGED = re.compile(r"\s*[,(]\s*(\d\d)\s*tuổi\b")


def add_context(facts: Facts, article: Article) -> Facts:
    """The facts with ``context`` of the article and of each person, and years of birth where the text gives them."""
    names = {fold(person.name) for person in facts.persons}
    passages = article.body or (Span(0, len(article.text)),)
    runs = {run for begin, end in passages for run in _runs(article.text, begin, end)}
    persons = tuple(_person(person, article) for person in facts.persons)
    return replace(facts, persons=persons, context=tuple(sorted(runs - names)))


def _runs(text: str, begin: int, end: int) -> Iterator[str]:
    """Runs of capitalised words that are names: not "Công" of "Công an", nor a word that opens a sentence."""
    for match in _RUN.finditer(text, begin, end):
        words = _folded(match[0])
        size = len(words)
        if size == 1:
            if _is_syllable(words[0]) and _GOES_ON.match(text, match.end()) or _opens(text, begin, match.start()):
                continue
        elif size > 2 and _is_syllable(words[0]) and _opens(text, begin, match.start()):
            yield " ".join(words[1:])
        if size <= LONGEST and len(words[0]) > 1:
            yield " ".join(words)


def _opens(text: str, begin: int, at: int) -> bool:
    """Whether a sentence opens at a character; the commonest neighbour, a word, is looked at first."""
    if at - begin > 1 and text[at - 1] == " " and text[at - 2].isalnum():
        return False
    return _OPENS.search(text, max(begin, at - 4), at) is not None


@lru_cache(maxsize=50_000)
def _folded(run: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(run)))


@lru_cache(maxsize=50_000)
def _is_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(plain(word)) is not None


def _person(person: Person, article: Article) -> Person:
    near: set[str] = set()
    born: list[int] = []
    spans = [_occurrence(person.name, article.text, one.span) for one in person.evidence]
    for span in filter(None, spans):
        near |= _near(article.text, span)
        year = _BORN.match(article.text, span.end)
        age = _AGED.match(article.text, span.end)
        if year:
            born.append(int(year[1]))
        elif age and article.published and article.published.year:
            born.append(article.published.year - int(age[1]))
    return replace(person, context=tuple(sorted(near)), birth_year=person.birth_year or (born[0] if born else None))


def _occurrence(name: str, text: str, within: Span) -> Span | None:
    begin = text.find(name, *within)
    return Span(begin, begin + len(name)) if begin >= 0 else None


def _near(text: str, name: Span) -> set[str]:
    """Neighbouring words, two by two, and names, near a name and in its clause, whole words only."""
    before = _CLAUSE.split(text[max(0, name.begin - NEAR) : name.begin])[-1]
    behind = text[name.end : name.end + NEAR]
    before = before.partition(" ")[2] if len(before) == NEAR else before
    # What stands in brackets behind a name tells of the person: "(23 tuổi, trú phường X)".
    behind = _CLAUSE.split(behind.removeprefix(" ").removeprefix("("))[0]
    behind = behind.rpartition(" ")[0] if len(behind) >= NEAR - 2 else behind
    found: set[str] = set()
    for side in (before, behind):
        found.update(f"{one} {other}" for one, other in pairwise(_folded(side)))
        found.update(_runs(side, 0, len(side)))
    return found
