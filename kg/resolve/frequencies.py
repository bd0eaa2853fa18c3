"""How common words and names are in Vietnamese news: what two mentions share counts for more the rarer it is.

The counts stand in ``data/frequencies.tsv``: kind, word, count, a line each; kinds are those of :data:`KINDS`. The line
``total`` of a kind has the number of persons or articles counted, that of a name part the number of distinct names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

# near: words near a person's name, by persons; around: names in an article, by articles; beside: people named in an
# article, by articles; first, middle, last: the parts of names, by distinct names; given: the last two syllables
# together, for "Trung Kiên" is commoner than "Trung" and "Kiên" let expect.
KINDS = ("near", "around", "beside", "first", "middle", "last", "given")
SEEN_AT_LEAST = {"near": 20, "around": 20, "beside": 20, "first": 3, "middle": 3, "last": 3, "given": 3}
TOTAL = "total"
_INITIAL = re.compile(r"(?:\w{1,2}\.)+\w{0,2}|[b-df-hj-np-tvxđ]")  # no name is one consonant


@dataclass(frozen=True, slots=True)
class Frequencies:
    counts: Mapping[str, Mapping[str, int]]

    def weight(self, kind: str, word: str) -> int:
        """Inverse document frequency, natural logarithm, rounded; of a word not listed that of half the least count."""
        counts = self.counts[kind]
        return round(log(counts[TOTAL] / counts.get(word, SEEN_AT_LEAST[kind] // 2)))

    def of_name(self, name: str) -> float:
        """Share of people so named, as if the parts of names were chosen each by itself; initials may be any name."""
        syllables = name.split()
        share = self._share("first", syllables[0])
        for syllable in syllables[1:-2]:
            share *= self._share("middle", syllable)
        if len(syllables) > 2:
            apart = self._share("middle", syllables[-2]) * self._share("last", syllables[-1])
            return share * max(apart, self._share("given", " ".join(syllables[-2:]), unseen=0))
        return share * (self._share("last", syllables[-1]) if len(syllables) > 1 else 1.0)

    def _share(self, part: str, syllables: str, unseen: int = 1) -> float:
        counts = self.counts[part]
        return 1.0 if _INITIAL.fullmatch(syllables) else counts.get(syllables, unseen) / counts[TOTAL]


@cache
def frequencies() -> Frequencies:
    """Those of the package."""
    counts: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    for line in files("kg.resolve").joinpath("data/frequencies.tsv").read_text(encoding="utf-8").splitlines():
        kind, word, count = line.split("\t")
        counts[kind][word] = int(count)
    return Frequencies(counts)


def text(counted: Mapping[str, Counter[str]], totals: Mapping[str, int]) -> str:
    """The file of counts: what is common enough, in order of kind, count and word."""
    lines: list[str] = []
    for kind in KINDS:
        lines.append(f"{kind}\t{TOTAL}\t{totals[kind]}")
        common = [(word, count) for word, count in counted[kind].items() if count >= SEEN_AT_LEAST[kind]]
        lines += [f"{kind}\t{word}\t{count}" for word, count in sorted(common, key=lambda item: (-item[1], item[0]))]
    return "\n".join(lines) + "\n"


def name_parts(names: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each syllable is the first, a middle one, the last of distinct names, and each pair the last two."""
    parts: dict[str, Counter[str]] = {"first": Counter(), "middle": Counter(), "last": Counter(), "given": Counter()}
    for name in sorted(set(names)):
        syllables = name.split()
        parts["first"][syllables[0]] += 1
        parts["last"][syllables[-1]] += 1
        parts["middle"].update(syllables[1:-1])
        parts["given"].update([" ".join(syllables[-2:])] if len(syllables) > 2 else [])
    return parts
