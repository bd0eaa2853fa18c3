"""A change as one sentence tells it, and the event at which it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from kg.extract.bodies.finder import BodyMention
from kg.extract.events.finder import Happening
from kg.extract.events.words import inspects
from kg.extract.instruments.documents import InstrumentMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Row
from kg.model import Date
from kg.vi import fold, word_list

_words = partial(word_list, "changes", "grammar")


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
    by: BodyMention | PostMention | str | None = None  # str: a person's key
    acting: bool = False
    measure: str | None = None
    term: str | None = None
    event: Happening | None = None  # where it happened
    elsewhere: bool = False  # a body follows the post that is not read
    meant: bool = False  # the post is the person's title, for none is said to be given or taken
    placed: bool = False  # its date is that of the event alone
    retires: bool = False  # of age, at no event
    earlier: bool = False  # than what the sentence is about
    instrument: InstrumentMention | None = None


def confirmed(change: ChangeMention, verbs: set[str]) -> list[ChangeMention]:
    """ "phê chuẩn kết quả bầu P đối với ông A": elected some day, and thereby appointed; an assembly elects alone."""
    if change.post is None or verbs.isdisjoint(_words("confirming")):
        return [change]
    elected = replace(change, kind="elected")
    if isinstance(change.by, BodyMention) and fold(change.by.name).startswith(_words("electing")):
        return [elected]
    elected.date = elected.by = elected.instrument = None
    elected.earlier = True
    return [change, elected]


def place_at_events(changes: list[ChangeMention], story: dict[int, Happening], of: dict[int, Happening]) -> None:
    """Gives changes the event at which they happened, and its date where they have none of their own.

    ``story``: by id of a row, the event that the article is telling of there; ``of``: by id of a mention, its event.
    """
    congresses = {id(one): one for one in of.values() if one.kind == "congress" and one.date is not None}
    for change in changes:
        named = [chunk for chunk in change.row.chunks if chunk.symbol == "E" and id(chunk.value) in of]
        before = [chunk for chunk in named if chunk.end <= change.begin] or named
        here = [of[id(chunk.value)] for chunk in before]
        current = story.get(id(change.row))
        if change.kind == "elected" and current is not None and _elects_nobody(current) and len(congresses) == 1:
            current = next(iter(congresses.values()))
        if here:
            change.event = current if current in here else here[0]
        elif current is not None and _happens_at(change, current):
            change.event = current
        done = not change.earlier or _done_by_event(change)
        if change.event is not None and change.date is None and done and _dated_by_event(change, change.event):
            change.date, change.placed = _day(change.event), True
            if change.event.kind == "session" and change.kind == "elected" and len(congresses) == 1:
                change.date = change.date or _day(*congresses.values())  # its committee meets for the first time


def _happens_at(change: ChangeMention, event: Happening) -> bool:
    """Whether an event that a change is told after may be where it happened; what is told to the press is older."""
    if (
        change.kind == "nominated"
        and not _sits(change, event)
        or event.kind == "session"
        and isinstance(change.by, PostMention)
    ):
        return False  # an assembly has no part in what the prime minister decides
    if _sits(change, event):
        return True
    if event.kind == "session" and isinstance(change.by, BodyMention) and change.by.kind in _PARTY:
        return False  # nor in what a committee of the Party decides
    if event.kind in _HANDED and _over_before(change, event):
        return False
    if event.kind in ("conference", "meeting") and "ceremony" in _WHERE.get(change.kind, ()):
        return any(word in fold(event.label) for word in ("công bố", "trao quyết định"))
    if event.kind not in _WHERE.get(change.kind, ()):
        return False
    return event.kind != "other" or fold(event.label).startswith(_words("handing"))


def _over_before(change: ChangeMention, event: Happening) -> bool:
    """Whether years behind a change ended before an event: "được bổ nhiệm P từ 2007 - 2012, P2 nhiệm kỳ …"."""
    year = event.date.year if event.date is not None else None
    for chunk in change.row.chunks:
        value = chunk.value
        if chunk.symbol in "DT" and chunk.begin >= change.begin and value.end is not None:
            end = value.end.year if isinstance(value.end, Date) else value.end
            if end is not None and (end < year if year else value.kind in ("range", "period")):
                return True
    return False


_PARTY = ("party_centre", "party_committee", "party_committee_of_area", "standing")


def _sits(change: ChangeMention, event: Happening) -> bool:
    """Whether at an event the very body sits that decides the change."""
    by = change.by
    if any(chunk.symbol == "D" and chunk.begin < change.end for chunk in change.row.chunks):
        return False  # it has a time of its own
    if event.kind not in ("session", "meeting") or not isinstance(by, BodyMention):
        return False
    bodies = {fold(body.name) for mention in event.mentions for body in (*mention.organizers, *mention.bodies)}
    return fold(by.name) in bodies


def _elects_nobody(event: Happening) -> bool:
    """Whether an event is held to learn of a congress's decisions, or is a congress that delegates are sent to."""
    informs = event.kind == "conference" and any(word in fold(event.label) for word in _words("informing"))
    return informs or event.kind == "congress" and event.date is None


def _done_by_event(change: ChangeMention) -> bool:
    """ "Trước khi bầu, kỳ họp đã miễn nhiệm …": the event itself does it, whatever it did afterwards."""
    clause = list(takewhile(lambda chunk: chunk.begin < change.begin, change.row.chunks))
    opens = max((at + 1 for at, chunk in enumerate(clause) if chunk.symbol == ","), default=0)
    return not any(chunk.norm.startswith("thay") for chunk in clause) and any(
        chunk.symbol == "E" for chunk in clause[opens : opens + 1]
    )


def _dated_by_event(change: ChangeMention, event: Happening) -> bool:
    """Whether the event's day is the change's: of those who retire or are punished it seldom is."""
    if change.kind in ("disciplined", "dismissed"):
        if change.kind == "dismissed" and fold(change.measure or "") == "bãi nhiệm":
            return True
        goes_on = change.by is None and _goes_on(change.row)
        sits = _inspects(change.by) or goes_on and any(map(_inspects, event.named.bodies))
        return sits and fold(event.label).startswith("kỳ họp")
    return (change.kind in _WHERE or _sits(change, event)) and not change.retires


def _goes_on(row: Row) -> bool:
    """Whether a sentence says in full what the one before announced."""
    return " ".join(one.norm for one in row.chunks[:2]).rstrip(" ,") in _words("goes_on")


def _inspects(by: BodyMention | PostMention | str | None) -> bool:
    """Whether it is a body that punishes at its own sessions."""
    return isinstance(by, BodyMention) and inspects(by)


def _day(event: Happening) -> Date | None:
    """The event's day, or that of the part of it that is told of; of one that went on for days, the month."""
    if event.sat is not None and event.date is not None and event.date.day is None:
        return event.sat
    if event.date is None or event.until is None or event.until == event.date:
        return event.date
    return Date(event.date.year, event.date.month) if event.date[:2] == event.until[:2] else None


_HANDED = ("ceremony", "other")
_WHERE = {
    "elected": ("congress", "conference", "session"),
    "nominated": ("congress", "conference", "session"),
    "relieved": ("session", *_HANDED),
    "dismissed": ("session",),
    "disciplined": ("session",),
    "appointed": _HANDED,
    "transferred": _HANDED,
}
