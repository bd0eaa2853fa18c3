"""Names from abroad: given names that need no title before them, hyphens and small words inside a name.

"Sarah Sanders", "Moon Jae-in", "Jean-Claude Juncker", "Ursula von der Leyen", "Mohammed bin Salman".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract.text.reading import Reading
from kg.vi import fold, plain, table

# What a Vietnamese syllable may be, tones and circumflexes taken off (after the spelling rules of quốc ngữ).
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$")
_HYPHENS = frozenset(("-", "–", "‑"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, table("people")[name].split()))


@cache
def links() -> frozenset[str]:
    """What may stand between two words of one name."""
    return _HYPHENS | _words("particles")


@lru_cache(maxsize=50_000)
def foreign(norm: str) -> bool:
    """Whether a fold is no syllable of Vietnamese."""
    return _SYLLABLE.match(plain(norm)) is None


def goes_on(reading: Reading, begin: int, at: int, end: int) -> int:
    """Where the name that stands in ``begin`` to ``at`` goes on behind a hyphen or small words; ``at``: nowhere."""
    words, norms = reading.words, reading.norms
    if at + 1 >= end:
        return at
    if words[at] in _HYPHENS:
        tight = reading.begins[at + 1] == reading.begins[at - 1] + len(words[at - 1]) + 1
        if words[at + 1][0].islower():
            korean = norms[at + 1] in _words("second_syllables")
            known = at - begin > 1 and (tight or norms[at - 2] in _words("korean_surnames"))
            abroad = foreign(norms[at + 1]) and any(map(foreign, norms[begin:at]))  # "Chan-ocha"
            return at + 2 if korean and known or abroad else at
        if norms[at + 1] in _words("second_syllables") and norms[begin] in _words("korean_surnames"):
            return at + 1  # "Yun Dong-Se"
        given = _words("foreign_given")
        joined = (
            foreign(norms[at - 1]) or foreign(norms[at + 1])
            if tight
            else not given.isdisjoint(norms[begin:at])
            and (norms[at + 1] in given or foreign(norms[at - 1]) and foreign(norms[at + 1]))
        )
        return at + 1 if joined and words[at + 1].istitle() and words[at - 1].istitle() else at
    stop = at
    while stop < end - 1 and stop - at < 2 and norms[stop] in _words("particles") and words[stop].islower():
        stop += 1
    known = stop > at and words[stop].istitle() and foreign(norms[stop])
    return stop if known and (foreign(norms[at - 1]) or norms[at - 1] in _words("foreign_given")) else at


def is_name(reading: Reading, at: int, stop: int) -> bool:
    """Whether the run of words is by itself a name from abroad."""
    norms = reading.norms
    if reading.words[stop - 1].islower():
        return True  # behind a hyphen
    if norms[at] not in _words("foreign_given") or stop - at > 5 or not reading.words[at].istitle():
        return False
    return foreign(norms[at]) or foreign(norms[at + 1])
