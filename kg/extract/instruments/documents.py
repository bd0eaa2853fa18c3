"""What an instrument's mention is, the kinds of documents, and when two mentions are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Date, Span
from kg.vi import fold, table


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """``kind`` is as the graph writes it, ``number`` as printed, ``name`` that of a law ("Luật Đất đai")."""

    span: Span
    kind: str
    number: str | None = None
    date: Date | None = None
    issuer: Span | None = None  # as the text names it, after "của" or before the verb
    name: str | None = None
    law: bool = False
    others: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """ "Quyết định số 900-QĐ/ĐUK", "Luật Đất đai 2013", "Quyết định"."""
        if self.law:
            return " ".join(filter(None, (self.name or self.kind, self.date and self.date.lexical)))
        if not self.number:
            return self.kind
        return f"{self.kind} số {self.number}" if self.number[0].isdigit() else f"{self.kind} {self.number}"


_WORDS = table("instruments")
PLAIN = {fold(kind): kind for kind in _WORDS["plain_number"]}
CAREFUL = {fold(kind): kind for kind in _WORDS["careful_number"]} | _WORDS["respelled"]
KIND: dict[str, str] = {**PLAIN, **CAREFUL, **{fold(kind): kind for kind in _WORDS["letters_only"]}}
TAIL = frozenset(kind.split()[-1] for kind in (*PLAIN, *CAREFUL))  # the last syllables
SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZĐÀ-Ỹ\"“])|\n")


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def sentence_before(text: str, at: int, floor: int, size: int = 90) -> str:
    """The sentence up to ``at``, or the end of it; blank before it begins, so that offsets count from the right."""
    piece = text[max(floor, at - size) : at]
    ends = [match.end() for match in SENTENCE.finditer(piece)]
    return " " * ends[-1] + piece[ends[-1] :] if ends else piece


def united(mentions: Iterable[InstrumentMention]) -> list[InstrumentMention]:
    """Mentions of one instrument made one; "Chỉ thị 10" is "Chỉ thị số 10/CT-TTg" where only one has that number."""
    kept: list[InstrumentMention] = []
    for mention in mentions:
        place = next((place for place, first in enumerate(kept) if _same(first, mention)), None)
        if place is None:
            kept.append(mention)
        else:
            kept[place] = _merged(kept[place], mention)
    return kept


def _merged(first: InstrumentMention, more: InstrumentMention) -> InstrumentMention:
    return replace(
        first,
        number=max(first.number or "", more.number or "", key=len) or None,
        date=first.date or more.date,
        issuer=first.issuer or more.issuer,
        others=(*first.others, more.span, *more.others),
    )


def _same(one: InstrumentMention, two: InstrumentMention) -> bool:
    if not one.number or not two.number:
        return (one.kind, one.name, one.number, one.date) == (two.kind, two.name, two.number, two.date)
    short, long = sorted((re.sub(r"\W", " ", fold(number)).split() for number in (one.number, two.number)), key=len)
    return short == long or (len(short) == 1 and one.kind == two.kind and short[0] == long[0])
