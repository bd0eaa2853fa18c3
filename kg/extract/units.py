"""Lexical units, over which the grammar of a sentence is written: names of people, phrases of the lexicon, tokens."""

from __future__ import annotations

from kg.extract.lexicon import lexicon
from kg.extract.people import PersonMention
from kg.extract.reading import NOTHING, Reading, Sentence, Unit


def cut(reading: Reading, sentence: Sentence, people: list[PersonMention]) -> list[Unit]:
    """The units of one sentence, left to right, of whose people the mentions are in order. Sets whether it matters."""
    units: list[Unit] = []
    matters = bool(people)
    words, norms, longest, starts = reading.words, reading.norms, lexicon().longest, lexicon().starts
    at, end = sentence.begin, sentence.end
    names = iter([mention for mention in people if mention.person])
    name = next(names, None)
    while at < end:
        if name is not None and at == name.begin:
            units.append(Unit(at, name.end, name.name, NOTHING, True, name.person))
            at, name = name.end, next(names, None)
            continue
        word, norm = words[at], norms[at]
        if norm not in starts:
            if not norm.isspace():
                units.append(Unit(at, at + 1, norm, NOTHING, word[0].isupper()))
            at += 1
            continue
        entry = longest(norms, at, name.begin if name is not None else end)
        if entry is None:
            units.append(Unit(at, at + 1, norm, NOTHING, word[0].isupper()))
            at += 1
        else:
            stop = at + entry[0]
            if entry[0] > 1:
                norm = " ".join(norms[at:stop])
            cap = word[0].isupper()
            matters = matters or entry[1].get("", 0) > (not cap)
            units.append(Unit(at, stop, norm, entry[1], cap))
            at = stop
    sentence.matters = matters
    return units
