"""English names of Vietnamese things, put into the Vietnamese that articles print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, product

from kg.ask.grammar import bare_words, split
from kg.ask.words import Word, words
from kg.vi import plain, table

_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_TERMS = re.compile(
    r"\b(thứ \d+) (quốc hội|nhiệm kỳ|khóa)(?! \d)"
)  # "the 15th National Assembly" is "Quốc hội khóa XV"


def renderings(text: str, limit: int = 24) -> list[list[Word]]:
    """The words of a name as asked, then, where it holds English, the ways to say it in Vietnamese."""
    asked = words(text)
    found = [asked]
    for phrases in islice(product(*_pieces(split(text))), limit):
        rendered = words(_TERMS.sub(r"\2 khóa \1", " ".join(phrases)))
        if rendered not in found:
            found.append(rendered)
    return found


def event_types(text: str) -> tuple[frozenset[str], list[str], str]:
    """The kinds of event that a phrase asks for, its name in Vietnamese, and the rest of the phrase.

    Vietnamese puts the kind first, English wherever its modifiers let it.
    """
    tokens, bares = split(text), bare_words(text)
    for at in range(len(bares)):
        for length in range(min(4, len(bares) - at), 0, -1):
            entry = _types().get(tuple(bares[at : at + length]))
            if entry and (at == 0 or entry[2]):
                rest = tokens[:at] + tokens[at + length :] if entry[2] else tokens[at + length :]
                return entry[0], entry[1].split(), " ".join(rest)
    return frozenset(), [], text


@cache
def _types() -> dict[tuple[str, ...], tuple[frozenset[str], str, bool]]:
    """Phrase → its classes, its Vietnamese, whether it is English."""
    found: dict[tuple[str, ...], tuple[frozenset[str], str, bool]] = {}
    for kinds, phrases in table("lexicon")["events"].items():
        classes = frozenset(map(class_of, kinds.split()))
        for phrase in phrases:
            english = plain(phrase) == phrase
            own = phrases[0] if english else phrase
            found[tuple(bare_words(phrase))] = (classes, own if len(classes) == 1 else "", english)
    return found


def class_of(kind: str) -> str:
    """working_session → WorkingSession, the ontology's class."""
    return "OtherEvent" if kind == "other" else "".join(part.capitalize() for part in kind.split("_"))


@cache
def _phrases() -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for section in ("posts", "bodies", "fields"):
        for phrase, own in table("english")[section].items():
            found.setdefault(tuple(bare_words(phrase)), []).extend(own)
    for number, word in enumerate(table("english")["ordinals"]["words"], 1):
        found[(word,)] = [f"thứ {number}"]
    for phrase, (_, own, english) in _types().items():
        if english and own:
            found.setdefault(phrase, [own])
    return found


def _pieces(tokens: Sequence[str]) -> list[list[str]]:
    bares = [plain(token) for token in tokens]
    pieces: list[list[str]] = []
    at = 0
    while at < len(tokens):
        for length in range(min(6, len(tokens) - at), 0, -1):
            own = _phrase(tuple(bares[at : at + length])) if tokens[at].isascii() else None
            if own:
                pieces.append(own)
                break
        else:
            length = 1
            numbered = _NUMBERED.fullmatch(bares[at])
            pieces.append([f"thứ {numbered[1]}" if numbered else tokens[at]])
        at += length
    return pieces


def _phrase(tokens: tuple[str, ...]) -> list[str] | None:
    *head, last = tokens
    singular = [last] + [last[: -len(end)] for end in ("s", "es") if last.endswith(end)]
    if last.endswith("ies"):
        singular.append(last[:-3] + "y")
    return next((own for form in singular if (own := _phrases().get((*head, form)))), None)
