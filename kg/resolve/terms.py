"""Terms of office: "2020-2025" of one body, "khóa XI" of the National Assembly and of the Party."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Date, Term
from kg.resolve.ids import identifier
from kg.vi import fold

_YEARS = re.compile(r"\b(\d{4})\s*[-–—]\s*(\d{4})\b")
_ORDINAL = re.compile(r"\b(?:khoá|lần thứ)\s+(?:thứ\s+)?([ivxl]+|\d+)\b")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Reading(NamedTuple):
    label: str
    ordinal: int | None
    start: int | None
    end: int | None


def read(printed: str) -> Reading:
    """Years and ordinal of a term as printed; a term known by both is labelled by its years."""
    years = _YEARS.search(printed)
    number = _ORDINAL.search(fold(printed))
    ordinal = _number(number[1]) if number else None
    if years:
        return Reading(f"{years[1]}-{years[2]}", ordinal, int(years[1]), int(years[2]))
    if ordinal:
        return Reading(f"khóa {_roman(ordinal)}", ordinal, None, None)
    return Reading(" ".join(printed.split()), None, None, None)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _roman(number: int) -> str:
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text += sign
            number -= value
    return text


class Terms:
    """All terms named so far."""

    def __init__(self) -> None:
        self.found: dict[str, Term] = {}

    def add(self, printed: str | None, body: str | None, article: str) -> str | None:
        """Identifier of the term; one whose body is unknown belongs to its article alone."""
        if not printed:
            return None
        reading = read(printed)
        key = identifier("term", reading.label, body, None if body else article)
        known = self.found.get(key)
        self.found[key] = Term(
            key=key,
            label=reading.label,
            ordinal=known.ordinal if known and known.ordinal else reading.ordinal,
            body=body,
            start=Date(reading.start) if reading.start else None,
            end=Date(reading.end) if reading.end else None,
        )
        return key

    def terms(self) -> tuple[Term, ...]:
        return tuple(self.found[key] for key in sorted(self.found))
