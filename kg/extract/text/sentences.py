"""Sentences: what ends at a line, or at a stop that belongs to no abbreviation. Furniture has none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.text.reading import Reading, Sentence
from kg.extract.text.tokenizer import SIGNS

_BULLETS = frozenset("+*•●▪►➢➤✓👉")
_CLOSERS = frozenset("\"'”’)]")


def _bounds(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token ranges of the article's own passages."""
    for begin, end in reading.article.body or ((0, len(reading.text)),):
        yield bisect_left(reading.begins, begin), bisect_left(reading.begins, end)


def _ends_at_line(reading: Reading, at: int, begin: int, end: int) -> bool:
    """Whether the line break at token ``at`` ends the sentence: not behind "TP." before a lower-case line."""
    if reading.words[at].count("\n") > 1 or at + 1 >= end or at == begin:
        return True
    before, after = reading.words[at - 1], reading.words[at + 1]
    if before.endswith(".") and before not in SIGNS:
        return not after[0].islower()
    return not (after[0].islower() and before[-1].isalnum() and reading.words[at] == "\n" and before.islower())


def _ends_at_stop(reading: Reading, at: int, end: int) -> bool:
    """Whether the stop at token ``at`` ends the sentence: initials ("Y. B") and lower-case sequels do not."""
    if at + 1 >= end:
        return True
    words = reading.words
    if len(words[at - 1]) == 1 and words[at - 1].isupper() and words[at] == ".":
        return False
    gap = reading.begins[at + 1] > reading.begins[at] + len(words[at])
    after = words[at + 1]
    if after[0].islower():
        return False
    return (
        gap
        or after.isspace()
        or len(after) > 1
        and after[0].isupper()
        and not after.isupper()
        and (words[at - 1] == ")" or words[at - 1].islower())
    )


def split(reading: Reading) -> list[Sentence]:
    """Sentences as token ranges, white space at their ends left out."""
    found: list[Sentence] = []
    words, stops = reading.words, reading.stops
    for begin, end in _bounds(reading):
        start = begin
        for at in stops[bisect_left(stops, begin) : bisect_left(stops, end)]:
            if "\n" in words[at]:
                if _ends_at_line(reading, at, start, end):
                    _add(reading, found, start, at)
                    start = at + 1
            elif at > start and _ends_at_stop(reading, at, end):
                stop = at + 1
                while stop < end and words[stop] in _CLOSERS:
                    stop += 1
                _add(reading, found, start, stop)
                start = stop
        _add(reading, found, start, end)
    return found


def _add(reading: Reading, found: list[Sentence], begin: int, end: int) -> None:
    while begin < end and (reading.words[begin].isspace() or reading.words[begin] in _BULLETS):
        begin += 1
    while end > begin and reading.words[end - 1].isspace():
        end -= 1
    if begin < end and (not found or begin >= found[-1].end):
        found.append(Sentence(begin, end))
