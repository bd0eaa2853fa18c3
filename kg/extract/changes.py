"""How people come to posts and leave them: elected, appointed, transferred, relieved, disciplined …

Read around a verb: whom it moves (its object, or the subject of "được", "bị"), to or from which post, when, by whom. What is
only proposed ("đề nghị kỷ luật") or denied is no change. Data: kg/vi/changes.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Row
from kg.extract.events import Happening
from kg.extract.posts import PostMention
from kg.extract.reading import Reading
from kg.model import Date
from kg.vi import fold, table


@dataclass(slots=True)
class ChangeMention:
    person: str  # key
    kind: str
    post: PostMention | None
    row: Row
    begin: int  # tokens
    end: int
    rule: str
    date: Date | None = None
    by: BodyMention | None = None
    acting: bool = False
    measure: str | None = None
    term: str | None = None
    event: Happening | None = None  # where it happened


class _Words:
    def __init__(self) -> None:
        data = table("changes")
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.needs_post = frozenset(data["grammar"]["needs_post"])
        self.intransitive = folded(data["grammar"]["intransitive"])
        self.measures = folded(data["grammar"]["measures"])
        self.rank = {kind: place for place, kind in enumerate(data["grammar"]["strongest_first"])}


@cache
def _words() -> _Words:
    return _Words()


def find(reading: Reading, row: Row) -> list[ChangeMention]:
    """The changes that one sentence tells of."""
    code = row.code
    if "X" not in code or "N" not in code:
        return []
    found: list[ChangeMention] = []
    for begin, end, kind in _verbs(row):
        if _unreal(row, begin, kind):
            continue
        people, rule = _people(row, begin, end)
        posts = _posts(row, begin, end, people)
        if not people or kind in _words().needs_post and not posts:
            continue
        found.extend(_changes(reading, row, begin, end, kind, people, posts, rule))
    return found


def _verbs(row: Row) -> list[tuple[int, int, str]]:
    """Runs of verbs of change: (first chunk, behind the last, kind); "điều động, bổ nhiệm" is one."""
    found = []
    for match in re.finditer(r"X(?:[,v]?X)*", row.code):
        kinds = [row.chunks[i].value["change"] for i in range(*match.span()) if row.code[i] == "X"]
        kind = min(kinds, key=_words().rank.__getitem__)
        if "disciplined" in kinds and "relieved" in kinds:  # "cảnh cáo và cho thôi giữ chức": two measures
            found.append((match.start(), match.end(), "disciplined"))
            kind = "relieved"
        found.append((match.start(), match.end(), kind))
    return found


def _unreal(row: Row, begin: int, kind: str) -> bool:
    """Whether the verb is denied, proposed, or yet to come."""
    left = row.code[max(0, begin - 5) : begin]
    clause = re.split(r"[.;:]", left)[-1]
    if "n" in clause[-3:]:
        return True
    return kind != "nominated" and "f" in clause and not re.search(r"f[^f]*[BN]?b$", clause) or kind != "nominated" and clause.endswith("f")


def _people(row: Row, begin: int, end: int) -> tuple[list[int], str]:
    """Chunks of the people whom the verb moves."""
    code = row.code
    passive = re.search(r"[bk]w{0,3}$", code[max(0, begin - 4) : begin]) is not None
    alone = all(row.chunks[i].norm in _words().intransitive for i in range(begin, end) if code[i] == "X")
    if passive or alone:
        subject = _subject(row, begin)
        if subject:
            return subject, "change_passive"
    listed = _object(row, end)
    if listed:
        return listed, "change_active"
    subject = _subject(row, begin)
    if subject and not re.search(r"[BP]w{0,3}$", code[:begin]):
        return subject, "change_subject"
    return [], ""


def _subject(row: Row, begin: int) -> list[int]:
    left = re.split(r"[.;:]", row.code[:begin])[-1]
    offset = begin - len(left)
    match = re.search(r"(?:N(?:\([^()]*\)|[,wvHP-])*?(?:,|v)H*)*N(?=[^N]*$)", left)
    if not match:
        return []
    names = [i for i in range(match.start(), match.end()) if left[i] == "N"]
    gap = re.sub(r"\([^()]*\)|[,-]H*P(?:[,v-]P)*", "", left[names[-1] + 1 :])
    if len(gap) > 12 or "X" in gap:
        return []
    joined = [name for name in names if re.fullmatch(r"(?:\([^()]*\)|[,wvHPN-])*", left[name : names[-1]])]
    return [offset + name for name in (joined if "v" in left[names[0] : names[-1]] else names[-1:])]


def _object(row: Row, end: int) -> list[int]:
    match = re.match(r"[^N.;]{0,14}?(N)", row.code[end:])
    if not match or "X" in match[0]:
        return []
    first = end + match.start(1)
    found = [first]
    more = re.compile(r"(?:\([^()]*\)|[-,]P(?:,P)*[-,]?)?(?:,|v|,v)H*N")
    at = first
    while step := more.match(row.code, at + 1):
        at = step.end() - 1
        found.append(at)
    return found


def _posts(row: Row, begin: int, end: int, people: list[int]) -> list[int]:
    """Chunks of the posts that are given or taken: behind the verb, or behind the person it moves."""
    code = row.code
    stop = next((i for i in range(end, len(code)) if code[i] in ".;" or code[i] == "X"), len(code))
    direct = re.match(r"[wkgHv]{0,4}(P(?:(?:,|v|-|,v|k)P)*)", code[end:stop])
    if direct:
        return [end + i for i in range(*direct.span(1)) if code[end + i] == "P"]
    after = max((at for at in people if at >= end), default=None)
    if after is not None:
        target = re.search(r"[kgw]{1,3}[w]{0,3}(P(?:(?:,|v|-|,v|k)P)*)", code[after + 1 : stop])
        if target and "N" not in code[after + 1 : after + 1 + target.start()]:
            base = after + 1
            return [base + i for i in range(*target.span(1)) if code[base + i] == "P"]
    return []


def _changes(reading: Reading, row: Row, begin: int, end: int, kind: str, people: list[int], posts: list[int], rule: str) -> list[ChangeMention]:
    date = _date(row, begin)
    by = _decider(row, begin)
    measure = next((reading.phrase(c.begin, c.end) for c in row.chunks[begin:end] if c.norm in _words().measures), None)
    found = []
    disciplined = kind in ("disciplined",) or kind == "dismissed" and not posts
    for at in people:
        for index in posts if posts and not disciplined else [None]:
            spots = [begin, end - 1, at, *([index] if index is not None else [])]
            post = row.chunks[index].value if index is not None else None
            term = next((row.chunks[i].value.label for i in range(index, min(index + 4, len(row.chunks))) if row.code[i] == "T"), None) if index is not None else None
            found.append(
                ChangeMention(
                    row.chunks[at].value, kind, post, row, row.chunks[min(spots)].begin, row.chunks[max(spots)].end, rule, date, by,
                    post is not None and post.status == "acting", measure, term,
                )  # fmt: skip
            )
    return found


def place_at_events(changes: list[ChangeMention], story: dict[int, Happening], of: dict[int, Happening]) -> None:
    """Gives changes the event at which they happened, and its date where they have none of their own.

    ``story``: by id of a row, the event that the article is telling of there; ``of``: by id of a mention, its event.
    """
    for change in changes:
        here = [of[id(chunk.value)] for chunk in change.row.chunks if chunk.symbol == "E" and id(chunk.value) in of]
        current = story.get(id(change.row))
        if here:
            change.event = current if current in here else here[0]
        elif current is not None and current.kind in _WHERE.get(change.kind, ()):
            change.event = current
        if change.event is not None and change.date is None and change.kind in _WHERE:
            change.date = change.event.date


_HANDED = ("ceremony", "other", "conference", "meeting")
_WHERE = {"elected": ("congress", "conference", "session"), "relieved": ("session",), "dismissed": ("session",), "appointed": _HANDED, "transferred": _HANDED}


def _date(row: Row, at: int) -> Date | None:
    """The date of the sentence nearest to the verb."""
    spots = [(abs(index - at), index) for index, symbol in enumerate(row.code) if symbol == "D" and ";" not in row.code[min(at, index) : max(at, index)]]
    for _, index in sorted(spots):
        value = row.chunks[index].value
        if value.kind in ("day", "range", "month") or value.kind == "year" and abs(index - at) <= 3 or value.kind == "relative" and value.start.year:
            return value.start
    return None


def _decider(row: Row, begin: int) -> BodyMention | None:
    match = re.search(r"B([^B.;]{0,10})$", row.code[:begin])
    if match and "N" not in match[1]:
        body: BodyMention = row.chunks[begin - len(match[0])].value
        return body
    return None
