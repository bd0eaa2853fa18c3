"""The values that pass between the rooms of the program.

One set of dataclasses serves twice. The extraction fills a :class:`Facts` per article, in which things are named by
keys of that article alone ("p1", "b3"). Resolution gives one :class:`Knowledge` for all articles, in which the same
dataclasses name things by identifiers that hold everywhere ("person/5c1f…") and gather the evidence of every article.

All dataclasses are frozen and msgspec-encodable; none has behaviour of any one stage.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from typing import NamedTuple


class Span(NamedTuple):
    """Unicode code points of an article's text, from 0, end exclusive."""

    begin: int
    end: int


class Date(NamedTuple):
    """What is known of a date: any of year, month, day may be missing, nothing is made up."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def lexical(self) -> str:
        """XSD lexical form: 2020-05-18, 2020-05, 2020, --05-18 or --05; "" when nothing is known."""
        year, month, day = self
        head = f"{year:04d}" if year else "-" if month else ""
        return head + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype of :attr:`lexical`."""
        if self.year:
            return "date" if self.month and self.day else "gYearMonth" if self.month else "gYear"
        return "gMonthDay" if self.day else "gMonth"

    @property
    def earliest(self) -> Day | None:
        """First day that the date may mean; None where the year is open."""
        return Day(self.year, self.month or 1, (self.month and self.day) or 1) if self.year else None

    @property
    def latest(self) -> Day | None:
        """Last day that the date may mean; None where the year is open."""
        if not self.year:
            return None
        month = self.month or 12
        return Day(self.year, month, (self.month and self.day) or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as read. ``text`` is what is stored: title, newline, text (for .txt the file), NFC, with furniture."""

    id: str
    text: str
    title: Span | None = None
    body: tuple[Span, ...] = ()  # the passages that are the article, in order: page furniture left out, title included
    bylines: tuple[Span, ...] = ()  # names at the foot, or after "Ảnh:", that say who wrote or photographed
    published: Date | None = None  # the article's own date; never that of a page's header
    url: str | None = None
    source: str = ""  # the file it was read from, as the user named it
    fingerprint: str = ""  # hex digest of everything above but source


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage of one article that states a fact: becomes a kg:Mention."""

    article: str
    span: Span  # the sentence, or the clause, that says so
    supports: tuple[str, ...] = ()  # local names of the properties it states: ("kg:date" → "date")
    status: str | None = None  # of a tenure, as this article has it: current, former, acting
    as_of: Date | None = None  # of a tenure: when this article says so


Evidences = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every extracted thing has. ``key`` is local to an article, or after resolution an identifier everywhere."""

    key: str
    evidence: Evidences = ()
    confidence: float = 1.0
    # Where articles disagree: property local name → the other values, beside the one that the field itself holds.
    disputed: Mapping[str, tuple[str | int | Date, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    name: str  # the fullest form, without honorific, rank or title
    aliases: tuple[str, ...] = ()
    byline: bool = False  # named only as the writer or photographer
    birth_year: int | None = None
    gender: str | None = None  # "male" or "female" where "ông", "bà" say so
    context: tuple[str, ...] = ()  # folded words near the name, for resolution alone; see kg.extract.context


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    name: str  # the full name that the article allows
    aliases: tuple[str, ...] = ()
    kind: str = "body"  # a concept of kg/vi/bodies.toml: party_committee, peoples_committee, ministry, company …
    parent: str | None = None  # key of the body that it is part of
    place: str | None = None  # its scope as named ("tỉnh Trà Vinh"); after resolution a place's key


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Fact):
    title: str  # the title alone, never with "quyền" or "nguyên"
    body: str | None = None  # key


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(Fact):
    person: str  # key
    post: str  # key
    status: str = "current"  # current, former, acting
    term: str | None = None  # as printed, normalised: "2020-2025", "khóa XI"; after resolution a term's key
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonnelChange(Fact):
    person: str  # key
    kind: str  # elected appointed transferred nominated relieved dismissed disciplined resigned suspended
    post: str | None = None  # key
    previous_post: str | None = None  # key
    acting: bool = False
    measure: str | None = None  # as printed: "khai trừ", "cảnh cáo"
    date: Date | None = None
    decided_by: str | None = None  # key of a body, a person or a post
    at_event: str | None = None  # key
    decided_in: str | None = None  # key of an instrument
    term: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    kind: str  # congress conference session meeting ceremony working_session visit trial other
    label: str  # the article's own name of the event, at its fullest
    aliases: tuple[str, ...] = ()
    date: Date | None = None
    end: Date | None = None
    place: str | None = None  # as named; after resolution a place's key
    organizers: tuple[str, ...] = ()  # keys of bodies
    ordinal: int | None = None
    term: str | None = None
    parent: str | None = None  # key of the event that it is part of
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Fact):
    event: str  # key
    agent: str  # key of a person or a body
    role: str  # chair direct speak present attend


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyChange(Fact):
    kind: str  # established merged split renamed dissolved
    originals: tuple[str, ...] = ()  # keys of bodies
    results: tuple[str, ...] = ()  # keys of bodies
    date: Date | None = None
    decided_in: str | None = None  # key of an instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Fact):
    kind: str  # as printed, first letter upper: Quyết định, Nghị quyết, Luật …
    label: str
    number: str | None = None
    date: Date | None = None
    issuer: str | None = None  # key of a body, a person or a post
    law: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """Made by resolution alone: a gazetteer's area, or a named spot."""

    name: str
    aliases: tuple[str, ...] = ()
    level: str | None = None  # province, district, commune; None for what is no administrative area
    parent: str | None = None  # key
    wikidata: str | None = None  # Q-number


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Fact):
    """Made by resolution alone: a term of office of one body."""

    label: str
    ordinal: int | None = None
    body: str | None = None  # key
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The facts of one article, or of all."""

    persons: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    changes: tuple[PersonnelChange, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    body_changes: tuple[BodyChange, ...] = ()
    instruments: tuple[Instrument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Things):
    """What one article says; keys hold within it. Every key that a fact refers to is there."""

    article: str  # its id
    date: Date | None = None  # the article's own date, or the year that fixes its dates: what "as of" means in it
    place: str | None = None  # the province or site that the article is about, where it says so
    context: tuple[str, ...] = ()  # folded names that the article uses, for resolution alone; see kg.extract.context


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge(Things):
    """What all articles say together; keys are stable identifiers such as "person/5c1f0a2b9e3d4f60"."""

    places: tuple[Place, ...] = ()
    terms: tuple[Term, ...] = ()
