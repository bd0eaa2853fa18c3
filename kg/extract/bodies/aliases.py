"""Short names: "(Agribank)", "(GD-ĐT)" defined in brackets behind a name, and letters that are a name's initials.

An abbreviation may stand for a whole name or, behind a head ("Sở GD-ĐT"), for what follows the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.bodies.finder import BodyMention
from kg.extract.text.lexicon import lexicon
from kg.vi import fold

_SMALL = frozenset(("và", "các", "của", "về", "-", "–", "&", ","))
_NO_LETTERS = re.compile(r"[^\w]|và")
_LONGEST = 5  # words of an abbreviation: "TT - TT"


@lru_cache(maxsize=50_000)
def letters(text: str) -> str:
    """An abbreviation without spaces and signs: "GD - ĐT" gives "gdđt"."""
    return _NO_LETTERS.sub("", fold(text))


def initials(words: Iterable[str]) -> str:
    """First letters; numbers stay whole: "Chi cục Thuế Quận 4" gives "cctq4"."""
    return "".join(
        word if word.isdigit() else word[0] for word in map(fold, words) if word not in _SMALL and word[0].isalnum()
    )


@lru_cache(maxsize=10_000)
def _unknown(word: str) -> bool:
    """Whether a word is an abbreviation that the lexicon does not know."""
    return len(word) > 2 and word.isupper() and not lexicon().classes(word)


@dataclass(slots=True)
class Aliases:
    """What the article's abbreviations stand for."""

    whole: dict[str, str] = field(default_factory=dict)  # letters → name
    tails: dict[str, str] = field(default_factory=dict)  # letters → name without its head
    known: dict[str, set[str]] = field(default_factory=dict)  # initials → names of the article that have them

    def define(self, body: BodyMention) -> None:
        """Takes the abbreviation that stands behind a body, unless it is one that everybody knows."""
        if body.alias is None:
            return
        short, full = letters(body.alias), (body.alias_of or body.name).strip(" ,(")
        if len(short) < 2 or "body" in lexicon().classes(body.alias) or short == letters(full):
            return
        head, *rest = full.split()
        if rest and not initials([head, *rest]).startswith(short) and initials(rest).startswith(short):
            self.tails.setdefault(short, " ".join(rest))
        else:
            self.whole.setdefault(short, full)

    def learn(self, name: str) -> None:
        """Takes a full name for its initials."""
        words = name.split()
        if len(words) > 2:
            self.known.setdefault(initials(words), set()).add(name)

    def expand(self, name: str) -> str:
        """The name with its abbreviations written out; the name itself where it has none."""
        words = name.split()
        if not self.tails and not self.whole and not any(map(_unknown, words)):
            return name
        for size in range(min(_LONGEST, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                found = self._meaning(words, at, size)
                if found is not None and fold(found) != fold(name) and fold(name) not in fold(found):
                    return found
        return name

    def _meaning(self, words: list[str], at: int, size: int) -> str | None:
        short = letters(" ".join(words[at : at + size]))
        if (
            len(short) < 2
            or size > 1
            and not all(len(word) < 8 and (word.isupper() or not word[0].isalnum()) for word in words[at : at + size])
        ):
            return None
        head, tail = words[:at], words[at + size :]
        if at and short in self.tails:
            return _joined(head, self.tails[short], tail)
        full = self.whole.get(short)
        if full is None and size == 1 and _unknown(words[at]):
            names = self.known.get(short, set())
            full = next(iter(names)) if len({fold(one) for one in names}) == 1 else None
        if full is None:
            return None
        for size in (2, 1):  # "HĐQT Ngân hàng" + "Ngân hàng X"
            if len(head) >= size and fold(" ".join(head[-size:])) == fold(" ".join(full.split()[:size])):
                head = head[:-size]
                break
        return _joined(head, full, tail)


def _joined(head: list[str], full: str, tail: list[str]) -> str:
    """The name in one piece; what the full form ends with already is not said twice."""
    if tail and fold(full).endswith(f" {fold(' '.join(tail))}"):
        tail = []
    return " ".join((*head, full, *tail))
