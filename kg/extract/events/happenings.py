"""Events as they are found: a mention in a sentence, and what the article tells of one event in all."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.bodies.finder import BodyMention
from kg.extract.text.chunks import Row
from kg.model import Date


@dataclass(slots=True)
class EventMention:
    row: Row
    at: int  # chunk
    begin: int  # tokens
    end: int
    kind: str
    noun: str  # folded
    label: str
    bare: bool  # the noun alone: means an event named elsewhere
    bodies: list[BodyMention] = field(default_factory=list)
    date: Date | None = None
    until: Date | None = None
    place: str | None = None
    ordinal: int | None = None
    term: str | None = None
    organizers: list[BodyMention] = field(default_factory=list)
    planned: bool = False
    awaited: bool = False  # named only as the destination of delegates
    verbal: bool = False
    dated: bool = False  # a noun alone that its date makes an event of its own: "cuộc họp ngày 2/3"
    source: bool = False  # named only as the source of a document: "Nghị quyết Đại hội …"
    held: bool = False  # named where it is held: "tổ chức họp báo …"
    same_day: bool = False  # "cùng ngày": on the day of the event told before
    weak: bool = False  # a noun with a word that says what kind of gathering: "kỳ họp bất thường"
    people: list[str] = field(default_factory=list)  # those who meet, as its name says: "buổi làm việc với ông N"
    sat: Date | None = None  # the day of a part of it, where that is all that the sentence dates
    opens: bool = False  # its opening alone: the day on which it begins
    inner: Date | None = None  # a month or year that closes the name itself: "kỳ họp HĐND tháng 12/2015"

    @property
    def aside(self) -> bool:
        """Whether it is what is said beside another event: "trao đổi với báo chí bên lề kỳ họp"."""
        return self.verbal and self.noun.endswith(("bên lề", "bên hành lang"))


@dataclass(slots=True)
class Happening:
    """An event of this article: its mentions, and the fullest of what they say."""

    key: str
    mentions: list[EventMention] = field(default_factory=list)

    @property
    def named(self) -> EventMention:
        return max(self.mentions, key=_fullness) if len(self.mentions) > 1 else self.mentions[0]

    @property
    def kind(self) -> str:
        return self.named.kind

    @property
    def label(self) -> str:
        """The fullest name; of a numbered session also whose it is, where another mention says so."""
        named = self.named
        told = [m.label for m in self.mentions if m.verbal and m.kind == "meeting" == named.kind and m.noun == "họp"]
        if told and named.noun.endswith("họp"):  # "cuộc họp Bộ Chính trị" and "họp Bộ Chính trị, cho ý kiến về …"
            return max((named.label, *told), key=lambda label: len(label.split()))
        if not _numbered(named) or named.bodies:
            return named.label
        bodies = (body for m in self.mentions for body in m.bodies if m.kind == "session")
        body = next(bodies, None)
        return f"{named.label} {body.name}" if body else named.label

    @property
    def date(self) -> Date | None:
        opened = [m.date for m in self.mentions if m.date and m.opens]
        dates = opened or [m.date for m in self.mentions if m.date]
        return max(dates, key=lambda date: sum(part is not None for part in date)) if dates else None

    @property
    def sat(self) -> Date | None:
        """The day of a part of it that was told of."""
        return next((m.sat for m in self.mentions if m.sat), None)

    @property
    def until(self) -> Date | None:
        return next((m.until for m in self.mentions if m.until), None)


def _fullness(mention: EventMention) -> tuple[bool, bool, bool, bool, bool, int]:
    """How full a name is: an own name, its number, said where the event is held, its length."""
    words = min(len(mention.label.split()), 30)
    return not mention.bare, not mention.verbal, not mention.weak, _numbered(mention), mention.held, words


def _numbered(mention: EventMention) -> bool:
    return mention.kind == "session" and mention.ordinal is not None


def clash(one: Date | None, two: Date | None) -> bool:
    return bool(one and two and any(a and b and a != b for a, b in zip(one, two, strict=True)))
