"""A change as one sentence tells it, and the event at which it happened."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.bodies import BodyMention
from kg.extract.chunks import Row
from kg.extract.documents import InstrumentMention
from kg.extract.events import Happening
from kg.extract.posts import PostMention
from kg.model import Date
from kg.vi import fold


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
    earlier: bool = False  # than what the sentence is about
    instrument: InstrumentMention | None = None


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
        if change.event is not None and change.date is None and not change.earlier and _dated_by_event(change):
            change.date = _day(change.event) or _day_of_story(change, current)


def _day_of_story(change: ChangeMention, current: Happening | None) -> Date | None:
    """The day of the congress at whose first session somebody was elected."""
    return _day(current) if current is not None and current.kind in _WHERE.get(change.kind, ()) else None


def _dated_by_event(change: ChangeMention) -> bool:
    """Whether the event's day is the change's: of those who retire or are punished it seldom is."""
    if change.kind == "dismissed":
        return fold(change.measure or "") == "bãi nhiệm"
    return change.kind in _WHERE and (change.kind != "relieved" or change.post is not None)


def _day(event: Happening) -> Date | None:
    """The event's day; of one that went on for days, the month."""
    if event.date is None or event.until is None or event.until == event.date:
        return event.date
    return Date(event.date.year, event.date.month) if event.date[:2] == event.until[:2] else None


_HANDED = ("ceremony", "other")
_WHERE = {
    "elected": ("congress", "conference", "session"),
    "relieved": ("session",),
    "dismissed": ("session",),
    "appointed": _HANDED,
    "transferred": _HANDED,
}
