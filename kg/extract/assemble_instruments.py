"""Decisions, resolutions, laws that an article names, with who issued them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.extract.bodies.scopes import bodies_of
from kg.extract.instruments.finder import InstrumentMention
from kg.model import Instrument

if TYPE_CHECKING:
    from kg.extract.assemble import Assembler


def gather(assembler: Assembler, mentions: list[InstrumentMention]) -> dict[InstrumentMention, Instrument]:
    """The instruments by mention: changes that were decided in one look it up."""
    return {mention: _instrument(assembler, mention, f"i{number}") for number, mention in enumerate(mentions, 1)}


def _instrument(assembler: Assembler, mention: InstrumentMention, key: str) -> Instrument:
    first = bisect_right(assembler.reading.begins, mention.span.begin) - 1
    evidence = assembler.evidence(assembler.sentence_at(first), first, first + 1, "label")
    return Instrument(
        key=key,
        kind=mention.kind,
        label=mention.label,
        number=mention.number,
        date=mention.date,
        issuer=_issuer(assembler, mention),
        law=mention.law,
        evidence=(evidence,),
        confidence=assembler.sure["instrument"],
    )


def _issuer(assembler: Assembler, mention: InstrumentMention) -> str | None:
    """Key of the body that the words for the issuer name."""
    if mention.issuer is None:
        return None
    begins = assembler.reading.begins
    begin, end = bisect_left(begins, mention.issuer.begin), bisect_left(begins, mention.issuer.end)
    row = next((row for row in assembler.reading.rows if row.sentence.begin <= begin < row.sentence.end), None)
    if row is None:
        return None
    for body in bodies_of(row):
        if body.begin <= begin < body.end or begin <= body.begin < end:
            return assembler.body(body, row.sentence)
    return None
