"""Instruments: a number is given anew each year or term, so a number alone stays with its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Instrument
from kg.resolve.evidence import agreed_date, best, commonest, count, merged
from kg.resolve.ids import identifier
from kg.vi import fold

_YEAR_WITHIN = re.compile(r"/(?:19|20)\d\d/")  # "39/2018/QH14": no other instrument has this number
_NATIONAL = re.compile(r"(?:ttg|cp|tw|qh\d*|ubtvqh\d*|bct|ctn)$")


def key(instrument: Instrument, issuer: str | None, article: str) -> str:
    """Identifier of one article's instrument; ``issuer`` is its identifier, where that holds beyond the article."""
    number = re.sub(r"\s+", "", fold(instrument.number or "")).replace("–", "-")
    year = str(instrument.date.year) if instrument.date and instrument.date.year else None
    if number and _YEAR_WITHIN.search(number):
        return identifier("instrument", number)
    if number and year and (issuer or _NATIONAL.search(number)):
        return identifier("instrument", number, year, None if _NATIONAL.search(number) else issuer)
    name = " ".join(fold(instrument.label).split())
    if instrument.law and year:
        return identifier("instrument", "law", name, year)
    return identifier("instrument", number or name, year, article)


def instruments(found: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """The nodes, by key; what is given is one article's each, with the keys that hold everywhere."""
    alike: dict[str, list[Instrument]] = defaultdict(list)
    for instrument in found:
        alike[instrument.key].append(instrument)
    return tuple(_node(alike[key]) for key in sorted(alike))


def _node(told: list[Instrument]) -> Instrument:
    date, others = agreed_date([one.date for one in told])
    labels: dict[str, int] = {}
    for one in told:
        count(labels, one.label)
    return replace(
        told[0],
        label=best(labels) or told[0].label,
        kind=commonest(one.kind for one in told) or told[0].kind,
        number=commonest(one.number for one in told),
        date=date,
        issuer=commonest(one.issuer for one in told),
        law=any(one.law for one in told),
        evidence=merged(evidence for one in told for evidence in one.evidence),
        confidence=max(one.confidence for one in told),
        disputed={"date": others} if others else {},
    )
