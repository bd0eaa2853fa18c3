"""Lexical units, over which the grammar of a sentence is written: names of people, phrases of the lexicon, tokens."""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.people.finder import PersonMention
from kg.extract.text.lexicon import Classes, lexicon
from kg.extract.text.reading import NOTHING, Reading, Sentence, Unit

Phrase = tuple[int, int, Classes]  # tokens

_SIGNS = {
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": '"',
    "’": '"',
    "'": '"',
    "[": "(",
    "]": ")",
    "...": ".",
    "…": ".",
    "!": ".",
    "?": ".",
}
WORDS = {
    "của": "o",
    "thuộc": "o",
    "trực thuộc": "o",
    "tại": "t",
    "ở": "t",
    "trong": "t",
    "và": "v",
    "cùng": "v",
    "cùng với": "v",
}


LIMIT = 50_000  # letters to remember: numbers and typing errors would fill the memory of a long run


class _Letters(dict[str, str]):
    """Folded token → the letter of one that is in no class of the lexicon (see chunks.py); a space for a space."""

    def __missing__(self, norm: str) -> str:
        if len(self) > LIMIT:
            self.clear()
        if norm[0].isalnum():
            letter = WORDS.get(norm) or ("#" if norm[0].isdigit() else "w")
        else:
            letter = " " if norm.isspace() else _SIGNS.get(norm, norm[0])
        self[norm] = letter
        return letter


letters = _Letters()


def cut(reading: Reading, sentence: Sentence, people: list[PersonMention]) -> None:
    """Sets whether a sentence matters, of whose people the mentions are in order, and the units of one that does."""
    units = sentence.units
    begin = sentence.begin
    for name in people:
        if name.person:
            units += _units(reading, begin, name.begin, _phrases(reading, begin, name.begin))
            units.append(Unit("N", name.begin, name.end, name.person, name.name, NOTHING, True, name.person))
            begin = name.end
    phrases = _phrases(reading, begin, sentence.end)
    sentence.matters = bool(people) or _matters(reading, phrases)
    if sentence.matters:
        units += _units(reading, begin, sentence.end, phrases)


def without_people(reading: Reading, sentence: Sentence) -> list[Unit]:
    """The units of a sentence that names nobody, whether it matters or not."""
    begin, end = sentence.begin, sentence.end
    return sentence.units or _units(reading, begin, end, _phrases(reading, begin, end))


def _phrases(reading: Reading, begin: int, end: int) -> list[Phrase]:
    """The phrases of the lexicon among tokens, left to right."""
    found: list[Phrase] = []
    starts, norms, longest = reading.starts, reading.norms, lexicon().longest
    for at in starts[bisect_left(starts, begin) : bisect_left(starts, end)]:
        if at >= begin:
            entry = longest(norms, at, end)
            if entry is not None:
                begin = at + entry[0]
                found.append((at, begin, entry[1]))
    return found


def _matters(reading: Reading, phrases: list[Phrase]) -> bool:
    capital = reading.capital
    return any(classes.weight > (not capital[begin]) for begin, _, classes in phrases)


def _units(reading: Reading, begin: int, end: int, phrases: list[Phrase]) -> list[Unit]:
    """The phrases, and between them tokens that are no white space."""
    units: list[Unit] = []
    norms, capital = reading.norms, reading.capital
    for first, stop, classes in (*phrases, (end, end, NOTHING)):
        for at in range(begin, first):
            norm = norms[at]
            letter = letters[norm]
            if letter != " ":
                units.append(Unit(letter, at, at + 1, NOTHING, norm, NOTHING, capital[at]))
        if first < end:
            norm = norms[first] if stop - first == 1 else " ".join(norms[first:stop])
            units.append(Unit("", first, stop, classes, norm, classes, capital[first]))
        begin = stop
    return units
