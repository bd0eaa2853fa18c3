"""Lexical units: names of people, phrases of the lexicon, single tokens; what the grammar of a sentence is written over."""

from __future__ import annotations

from kg.extract.lexicon import lexicon
from kg.extract.people import PersonMention
from kg.extract.reading import NOTHING, Reading, Sentence, Unit


def cut(reading: Reading, sentence: Sentence, people: list[PersonMention]) -> list[Unit]:
    """The units of one sentence, left to right; ``people`` are its mentions in order."""
    units: list[Unit] = []
    words, norms, longest = reading.words, reading.norms, lexicon().longest
    at, end = sentence.begin, sentence.end
    names = iter([mention for mention in people if mention.person])
    name = next(names, None)
    while at < end:
        if name is not None and at == name.begin:
            units.append(Unit(at, name.end, name.name, NOTHING, True, name.person))
            at, name = name.end, next(names, None)
            continue
        word = words[at]
        if word.isspace():
            at += 1
            continue
        limit = name.begin if name is not None else end
        entry = longest(norms, at, limit)
        if entry is None:
            units.append(Unit(at, at + 1, norms[at], NOTHING, word[0].isupper()))
            at += 1
        else:
            stop = at + entry[0]
            norm = norms[at] if entry[0] == 1 else " ".join(norms[at:stop])
            units.append(Unit(at, stop, norm, entry[1], word[0].isupper()))
            at = stop
    return units
