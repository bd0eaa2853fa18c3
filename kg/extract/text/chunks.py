"""A sentence as a row of chunks, and as a string of one letter per chunk: what the grammar's patterns are written over.

    N a person            P a post            B a body          E an event
    D a date              T a term            I an instrument   H a word of address, a rank, an occupation
    k "là", "giữ chức"    b "được", "bị"      d "do"            u "dưới sự chủ trì của"
    c chair r direct s speak p present a attend                 X a verb of a change
    o "của", "thuộc"      t "tại", "ở"        v "và", "cùng"    n "không", "chưa"    f "sẽ", "đề nghị"
    g "giao", "yêu cầu"   # a number          w any other word  , ; : ( ) . - " signs

Patterns are regular expressions over this string (finite-state cascades: Hobbs et al., FASTUS, 1997).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.extract.bodies.finder import Parser
from kg.extract.bodies.shared_heads import further
from kg.extract.posts.finder import PostParser
from kg.extract.posts.topics import Topic, deputy
from kg.extract.text.lexicon import lexicon
from kg.extract.text.reading import NOTHING, Chunk, Reading, Sentence, Unit
from kg.extract.text.units import WORDS, letters
from kg.vi import word_set

__all__ = ["Chunk", "Row", "row"]

_adverbs = partial(word_set, "roles", "context", "adverbs")

_ROLES = {"chair": "c", "direct": "r", "speak": "s", "present": "p", "attend": "a"}
_CLASSES = (
    ("under", "u"),
    ("is", "k"),
    ("denied", "n"),
    ("assigned", "g"),
    ("proposed", "f"),
    ("future", "f"),
    ("passive", "b"),
    ("by", "d"),
    ("change", "X"),
)


@dataclass(slots=True)
class Row:
    """The chunks of one sentence; ``code`` has one letter for each."""

    sentence: Sentence
    chunks: list[Chunk]
    code: str
    tells: bool = False  # has a word that tells of events

    def people(self) -> list[str]:
        return [chunk.value for chunk in self.chunks if chunk.symbol == "N"]


def _symbol(unit: Unit) -> str:
    """The letter of a unit: a token's own, or that of a phrase, which is the same wherever the phrase stands."""
    classes = unit.classes
    if not classes:
        return unit.symbol
    if not classes.letter:
        classes.letter = _letter_of(unit)
    return classes.letter


def _letter_of(unit: Unit) -> str:
    classes = unit.classes
    for name, symbol in _CLASSES:
        if name in classes:
            return symbol
    if "role" in classes:
        return _ROLES[classes["role"]]
    if any(name in classes for name in ("honorific", "rank", "occupation")):
        return "H"
    return WORDS.get(unit.norm) or "w"


def _meant(units: list[Unit], at: int, topic: Topic, chunks: list[Chunk]) -> Chunk | None:
    """Whom or what a word of address means without a name: a deputy's post, the person told of before."""
    unit = units[at]
    member = deputy(units, at, topic)
    if member is not None:
        return Chunk("P", unit.begin, unit.end, member)
    if at > 0 and units[at - 1].norm[-1].isdigit() and chunks[-1].symbol != "D":
        return None  # "với 27 đồng chí"
    person = topic.meant(unit.norm, units[at + 1] if at + 1 < len(units) else None)
    return None if person is None else Chunk("N", unit.begin, unit.end, person, unit.norm)


def _inner(unit: Unit, fixed: dict[int, Chunk]) -> int | None:
    """The token within a unit at which a chunk found on the text itself begins."""
    return next((token for token in range(unit.begin + 1, unit.end) if token in fixed), None)


def _symbol_here(units: list[Unit], at: int, unit: Unit, chunks: list[Chunk]) -> str:
    """The letter of a unit by what stands around it: a word of address that addresses nobody is a word."""
    symbol = unit.classes.letter or _symbol(unit)
    if symbol == "H" and not _addresses(units, at):
        return "w"
    if symbol == "w" and "says" in unit.classes and _behind_speaker(chunks):
        return "s"
    return symbol


def row(reading: Reading, sentence: Sentence, fixed: dict[int, Chunk], topic: Topic) -> Row:
    """Chunks of a sentence. ``fixed``: chunks found on the text itself (dates, terms …), by their first token.

    ``topic``: whom pronouns mean; kept up to date for the next sentence.
    """
    units = sentence.units
    if not sentence.matters:
        topic.close()
        return Row(sentence, [], "")
    fixed = {token: chunk for token, chunk in fixed.items() if sentence.begin <= token < sentence.end}
    bodies = Parser(reading, units)
    posts = PostParser(reading, units, bodies)
    chunks: list[Chunk] = []
    tells = False
    at, end = 0, len(units)
    while at < end:
        unit = units[at]
        if unit.begin in fixed:
            chunk = fixed[unit.begin]
            while at < len(units) and units[at].begin < chunk.end:
                at += 1
            chunks.append(chunk)
            continue
        if not unit.classes:
            chunks.append(unit)
            if unit.person:
                topic.named(unit.person)
            at += 1
            continue
        if "honorific" in unit.classes and (meant := _meant(units, at, topic, chunks)) is not None:
            chunks.append(meant)
            at += 1
            continue
        found = _parsed(posts, bodies, at, unit) if unit.classes.heads else None
        if found is not None and found[1].end > unit.begin:
            at, chunk = found
            chunks.append(chunk)
            if chunk.symbol == "B" and at < len(units):
                at, listed = further(bodies, units, at, chunk.value)
                for tie, body in listed:
                    chunks.append(Chunk(_symbol(tie), tie.begin, tie.end, NOTHING, tie.norm))
                    chunks.append(Chunk("B", body.begin, body.end, body))
            continue
        inner = _inner(unit, fixed) if fixed and unit.end - unit.begin > 1 else None
        if inner is not None:  # "công bố" + "Quyết định số 12/QĐ …": the document is one chunk
            unit = _cut(reading, unit, inner)
        tells = tells or unit.classes.tells
        unit.symbol = _symbol_here(units, at, unit, chunks)
        chunks.append(unit)
        at += 1
        if inner is not None:
            chunks.append(fixed[inner])
            while at < len(units) and units[at].begin < fixed[inner].end:
                at += 1
    topic.close()
    return Row(sentence, chunks, "".join([chunk.symbol for chunk in chunks]), tells)


def _cut(reading: Reading, unit: Unit, end: int) -> Unit:
    """The part of a unit before token ``end``, with the classes of that part alone."""
    norm = " ".join(reading.norms[unit.begin : end])
    classes = lexicon().classes(norm)
    return Unit(letters[norm], unit.begin, end, classes, norm, classes, unit.cap)


def _behind_speaker(chunks: list[Any]) -> bool:
    """Whether a name or a post stands right before, an adverb between at most: "ông N cũng nêu rõ"."""
    last = len(chunks) - 1
    if last > 0 and chunks[last].norm in _adverbs():
        last -= 1
    if last > 0 and chunks[last].symbol == ")":  # "cử tri N (phường A) mong muốn"
        last = next((i - 1 for i in range(last, max(0, last - 8), -1) if chunks[i].symbol == "("), last)
    return last >= 0 and chunks[last].symbol in "NP"


def _addresses(units: list[Unit], at: int) -> bool:
    """Whether an occupation stands before a name ("thẩm phán A") rather than alone ("công tác cán bộ")."""
    if units[at].classes.keys() & {"honorific", "rank"}:
        return True
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and (
        following.person is not None or bool(following.classes.keys() & {"honorific", "rank", "occupation"})
    )


def _parsed(posts: PostParser, bodies: Parser, at: int, unit: Unit) -> tuple[int, Chunk] | None:
    if "title" in unit.classes or "before" in unit.classes:
        found = posts.at(at)
        if found:
            return found[0], Chunk("P", found[1].begin, found[1].end, found[1])
    if "body" in unit.classes and "event" not in unit.classes:
        body = bodies.at(at)
        if body:
            return body[0], Chunk("B", body[1].begin, body[1].end, body[1])
    return None
