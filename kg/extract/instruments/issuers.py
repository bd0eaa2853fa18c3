"""Who issued a document: the name after "của", or the subject of "ban hành".

    issuer_after(text, at, stop) -> Span | None
    issuer_before(text, floor, at) -> Span | None
    aligned(text) -> str

Names are taken by their first word and by the words that cannot belong to them; the grammar of bodies
(:mod:`kg.extract`) completes what is printed short.
"""

from __future__ import annotations

import re

from kg.model import Span
from kg.vi import fold, table

_WORDS = table("instruments")
_STOP = frozenset(map(fold, _WORDS["after_issuer"]))
_KINDS = tuple(fold(kind) for key in ("plain_number", "careful_number") for kind in _WORDS[key])
_FIRST = tuple(sorted((fold(word) for word in _WORDS["issuer"]), key=len, reverse=True))
_OF = re.compile(r",?\s(?:của|do|được)\s")
_WORD = re.compile(r"[^\s,.;:()“”\"]+(?:\.(?=\w))?[^\s,;:()“”\"]*")
_LONGEST = 90


def aligned(text: str) -> str:
    """Folded with every code point in its place; text for which folding moves them comes back as it is."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text


def issuer_after(text: str, at: int, stop: int) -> Span | None:
    """The name after "của" or "do" that stands at ``at``."""
    of = _OF.match(text, at, stop)
    if not of:
        return None
    begin = end = of.end()
    for match in _WORD.finditer(text, begin, min(stop, begin + _LONGEST)):
        word = match[0].rstrip(".")
        apart = end > begin and text[end : match.start()] != " "
        if apart or _ends(word, fold(text[match.end() : match.end() + 24])):
            break
        end = match.start() + len(word)
        if word != match[0]:
            break
    return Span(begin, end) if fold(text[begin:end]).startswith(_FIRST) else None


def _ends(word: str, following: str) -> bool:
    """That a name ends before ``word``: "ban" only in "ban hành", "và" only before another document."""
    folded = fold(word)
    if folded == "và":
        return following.lstrip().startswith(_KINDS)
    return folded in _STOP or (folded == "ban" and following.startswith(" hành"))


def issuer_before(text: str, floor: int, at: int) -> Span | None:
    """What stands between the last comma and ``at``, where it begins like an issuer and no verb stands in it."""
    return _before(text, floor, at, ",-(:") or _before(text, floor, at, ",(:")


def _before(text: str, floor: int, at: int, marks: str) -> Span | None:
    piece = text[max(0, floor) : at]
    start = max(piece.rfind(mark) for mark in marks) + 1
    name = piece[start:].strip()
    begin = at - len(piece) + piece.index(name, start) if name else at
    words = fold(name).split()
    fits = 0 < len(name) < _LONGEST and fold(name).startswith(_FIRST) and not _STOP.intersection(words)
    return Span(begin, begin + len(name)) if fits else None
