"""How bodies come to be, come together and end: established, merged, split, renamed, dissolved.

"Chi bộ C được thành lập trên cơ sở sáp nhập Chi bộ A và Chi bộ B theo Quyết định số 1-QĐ/ĐU": merged, from A and B to
C, decided in that document. What is planned, denied, or an anniversary is none. Data: kg/vi/body_changes.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from kg.extract.bodies.finder import BodyMention
from kg.extract.instruments.documents import InstrumentMention
from kg.extract.text.chunks import Chunk, Row
from kg.extract.text.reading import Reading
from kg.model import Date
from kg.vi import fold, table


@dataclass(slots=True)
class BodyChangeMention:
    kind: str
    row: Row
    begin: int  # tokens
    end: int
    originals: list[BodyMention] = field(default_factory=list)
    results: list[BodyMention] = field(default_factory=list)
    date: Date | None = None
    instrument: InstrumentMention | None = None


@cache
def _words() -> dict[str, str]:
    """Folded phrase → letter."""
    return {fold(phrase): letter for letter, phrases in table("body_changes")["verbs"].items() for phrase in phrases}


@cache
def _verbs() -> tuple[str, ...]:
    """The verbs as they stand in texts, but for those that others are part of."""
    verbs = [
        phrase.lower()
        for letter, phrases in table("body_changes")["verbs"].items()
        if letter in "EMSRYQ"
        for phrase in phrases
    ]
    return tuple(verb for verb in verbs if not any(other in verb for other in verbs if other != verb))


def tells(text: str) -> bool:
    """Whether any of the verbs stands in a text: one without is not read. Faster than a pattern of them all."""
    lower = text.lower()
    return any(verb in lower for verb in _verbs())


_LIST = r"B(?:(?:,v|,|v|m)w?B)*"
# kind, pattern; group "o" the originals, group "r" the results
_PATTERNS = (
    ("merged", re.compile(rf"(?P<r>B)[wb(),]{{0,6}}E[w]{{0,2}}u?[w]{{0,3}}M[w]{{0,2}}(?P<o>{_LIST})")),
    ("merged", re.compile(rf"E[w#]{{0,2}}(?P<r>B)[w(),]{{0,6}}u[w]{{0,3}}M[w]{{0,2}}(?P<o>{_LIST})")),
    ("merged", re.compile(rf"M[w#]{{0,3}}(?P<o>{_LIST})[w,]{{0,4}}h[w]{{0,2}}(?P<r>B)")),
    ("merged", re.compile(rf"M[w#]{{0,3}}(?P<o>{_LIST})[w,]{{0,3}}E[w]{{0,2}}(?P<r>B)")),
    ("merged", re.compile(rf"(?P<o>{_LIST})[wb,]{{0,4}}M[w,]{{0,2}}h[w]{{0,2}}(?P<r>B)")),
    ("split", re.compile(rf"S[w]{{0,2}}(?P<o>B)[w,]{{0,3}}h[w#]{{0,3}}(?P<r>{_LIST})")),
    ("split", re.compile(rf"(?P<o>B)[wb,]{{0,3}}S[w,]{{0,2}}h[w#]{{0,3}}(?P<r>{_LIST})")),
    ("renamed", re.compile(r"(?P<o>B)[wb]{0,3}R[w]{0,2}h[w]{0,2}(?P<r>B)")),
    ("renamed", re.compile(r"R[w]{0,2}(?P<o>B)[w,]{0,2}h[w]{0,2}(?P<r>B)")),
    ("renamed", re.compile(r"(?P<o>[BP]),?\(?Y(?P<r>B)")),
    ("dissolved", re.compile(r"(?P<o>B)w?b?Q(?!w{0,2}B)")),
    ("dissolved", re.compile(rf"Q[w]{{0,2}}(?P<o>{_LIST})")),
    ("established", re.compile(r"(?P<r>B)w{0,2}bE(?!w{0,2}B)")),
    ("established", re.compile(r"(?P<r>B),?E(?=w{0,2}D)")),
    ("established", re.compile(r"E(?P<r>B)")),
)


def find_all(reading: Reading, rows: list[Row]) -> list[BodyChangeMention]:
    """The changes of bodies that an article tells of."""
    named = [row for row in rows if "B" in row.code]
    told = [row for row in named if tells(reading.slice(row.sentence.begin, row.sentence.end))]
    return [found for row in told for found in find(reading, row)]


def find(reading: Reading, row: Row) -> list[BodyChangeMention]:
    """The changes of bodies that one sentence tells of."""
    chunks = _joined(row)
    code = "".join(_letter(chunk) for chunk in chunks)
    found: list[BodyChangeMention] = []
    taken: set[int] = set()
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(code):
            verb = next(at for at in range(*match.span()) if code[at] in "EMSRYQ")
            if verb in taken or _unreal(code, verb):
                continue
            taken.update(at for at in range(*match.span()) if code[at] in "EMSRYQ")
            mention = _mention(reading, row, chunks, code, kind, match)
            if mention is not None:
                found.append(mention)
    return found


def _joined(row: Row) -> list[Chunk]:
    """The chunks, the words of one verb as one."""
    chunks: list[Chunk] = []
    at = 0
    while at < len(row.chunks):
        for size in (4, 3, 2):
            run = row.chunks[at : at + size]
            norm = " ".join(chunk.norm for chunk in run)
            if norm in _words() and all(chunk.symbol not in "BPN" for chunk in run):
                chunks.append(Chunk("w", run[0].begin, run[-1].end, None, norm))
                at += len(run)
                break
        else:
            chunks.append(row.chunks[at])
            at += 1
    return chunks


def _letter(chunk: Chunk) -> str:
    if chunk.symbol == "P":
        return "P" if chunk.value.body is not None else "w"
    if chunk.symbol in "BIDN.;:,()":
        return chunk.symbol
    known = _words().get(chunk.norm)
    if known:
        return known
    if chunk.norm in ("với", "cùng với"):
        return "m"
    return chunk.symbol if chunk.symbol in "vbfn#" else "w"


def _unreal(code: str, verb: int) -> bool:
    """Whether the verb is denied or planned, or only counts the years since."""
    return re.search(r"n[wb]{0,2}$", code[:verb]) is not None or re.search(r"f[^.;]{0,10}$", code[:verb]) is not None


def _mention(
    reading: Reading, row: Row, chunks: list[Chunk], code: str, kind: str, match: re.Match[str]
) -> BodyChangeMention | None:
    groups = match.groupdict()
    results = _bodies(chunks, code, match, "r") if groups.get("r") else []
    names = {fold(body.name) for body in results}
    originals = [_own(reading, body, names) for body in _bodies(chunks, code, match, "o")] if groups.get("o") else []
    if (
        any(_general(reading, body) for body in (*originals, *results))
        or kind == "merged"
        and len(originals) + len(results) < 2
    ):
        return None
    if {fold(body.name) for body in originals} & names:
        return None
    begin, end = chunks[match.start()].begin, chunks[match.end() - 1].end
    document = next(
        (chunks[at].value for at in range(match.end(), min(match.end() + 5, len(code))) if code[at] == "I"), None
    )
    date = _date(chunks, code, match) if "Y" not in match[0] else None
    return BodyChangeMention(kind, row, begin, end, originals, results, date, document)


def _bodies(chunks: list[Chunk], code: str, match: re.Match[str], group: str) -> list[BodyMention]:
    return [
        chunks[at].value if code[at] == "B" else chunks[at].value.body
        for at in range(*match.span(group))
        if code[at] in "BP"
    ]


def _own(reading: Reading, body: BodyMention, results: set[str]) -> BodyMention:
    """An original by the name that stands in the text, where completing it has made it the result."""
    if fold(body.name) not in results:
        return body
    return replace(body, name=reading.phrase(body.begin, body.end), parts=[])


def _general(reading: Reading, body: BodyMention) -> bool:
    """Whether a body has no name of its own: "thành lập đoàn kiểm tra", "Hội đồng tuyển chọn cán bộ"."""
    printed = reading.phrase(body.begin, body.end)
    return not any(word[0].isupper() for word in printed.split()[1:])


def _date(chunks: list[Chunk], code: str, match: re.Match[str]) -> Date | None:
    """The date before the verb's clause, or right behind it."""
    after = re.compile(r"[wh,(]{0,3}(D)").match(code, match.end())
    before = re.search(r"(?:^|[,;.])[w]{0,3}(D)[^;.D]{0,12}$", code[: match.start()]) if match.start() else None
    for at in (after.start(1) if after else None, before.start(1) if before else None):
        if at is not None and chunks[at].value.kind in ("day", "month", "year"):
            start: Date = chunks[at].value.start
            return start
    return None
