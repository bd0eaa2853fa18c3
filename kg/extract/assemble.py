"""What the components found → the facts of one article, with keys and evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from kg.extract import assemble_changes
from kg.extract import holdings
from kg.extract.bodies import BodyMention
from kg.extract.events import Happening
from kg.extract.instruments import InstrumentMention
from kg.extract.people import Someone
from kg.extract.posts import PostMention
from kg.extract.reading import Reading, Sentence
from kg.extract.roles import RoleMention
from kg.extract.scopes import bodies_of
from kg.extract.tenures import TenureMention
from kg.model import Body, BodyChange, Event, Evidence, Facts, Instrument, Participation, Person, PersonnelChange, Post, Span, Tenure
from kg.vi import fold, table

LONGEST_QUOTE = 600  # code points; of a longer sentence the clause is quoted


class Assembler:
    """Gives keys, joins what is said twice, keeps where it was said."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.reading: Reading = doc._.reading
        self.persons: dict[str, Person] = {}
        self.bodies: dict[str, Body] = {}
        self.posts: dict[tuple[str, str | None], Post] = {}
        self.tenures: dict[tuple[str, str, str, str | None], Tenure] = {}
        self.changes: list[PersonnelChange] = []
        self.body_changes: list[BodyChange] = []
        self.events: dict[str, Event] = {}
        self.roles: dict[tuple[str, str, str], Participation] = {}
        self.instruments: dict[InstrumentMention, Instrument] = {}
        self.sure: dict[str, float] = table("confidence")["rules"]

    # -- evidence ------------------------------------------------------------------------------------------------------

    def quote(self, sentence: Sentence, begin: int, end: int) -> Span:
        """The sentence, or of a long one the clauses around the tokens."""
        reading = self.reading
        whole = reading.span(sentence.begin, sentence.end)
        if whole.end - whole.begin <= LONGEST_QUOTE:
            return whole
        while begin > sentence.begin and reading.words[begin - 1] not in ";:.\n":
            begin -= 1
        while end < sentence.end and reading.words[end] not in ";.\n":
            end += 1
        return reading.span(begin, end)

    def evidence(self, sentence: Sentence, begin: int, end: int, *supports: str, status: str | None = None) -> Evidence:
        span = self.quote(sentence, begin, end)
        return Evidence(self.reading.article.id, span, supports, status, self.reading.article.published if status else None)

    def sentence_at(self, token: int) -> Sentence:
        for sentence in self.reading.sentences:
            if sentence.begin <= token < sentence.end:
                return sentence
        raise LookupError(token)

    # -- things --------------------------------------------------------------------------------------------------------

    def add_people(self) -> None:
        for someone in self.doc._.people.values():
            self.persons[someone.key] = self._person(someone)
        self.add_bylines()

    def add_bylines(self) -> None:
        """Writers and photographers whom the article does not name otherwise."""
        known = {fold(name) for person in self.persons.values() for name in (person.name, *person.aliases)}
        for span in self.reading.article.bylines:
            name = self.reading.text[span.begin : span.end]
            if " " in name and fold(name) not in known:
                known.add(fold(name))
                key = f"p{len(self.persons) + 1}"
                evidence = (Evidence(self.reading.article.id, span, ("label",)),)
                shown = name.title() if name.isupper() else name
                self.persons[key] = Person(key=key, name=shown, byline=True, evidence=evidence, confidence=self.sure["person_bare"])

    def _person(self, someone: Someone) -> Person:
        seen: dict[Span, Evidence] = {}
        for mention in someone.mentions:
            if not mention.short:
                found = self.evidence(self.sentence_at(mention.begin), mention.begin, mention.end, "label")
                seen.setdefault(found.span, found)
        return Person(
            key=someone.key,
            name=someone.name,
            aliases=tuple(alias for alias in someone.aliases if len(alias.split()) > 1),
            evidence=tuple(seen.values()),
            gender=someone.gender,
            confidence=self.sure["person_addressed" if any(m.addressed for m in someone.mentions) else "person_bare"],
        )

    def body(self, mention: BodyMention, sentence: Sentence) -> str:
        """Key of a body; the mention becomes evidence of it."""
        return self.body_named(mention.name, mention.kind, sentence, mention.begin, mention.end, mention)

    def body_named(self, name: str, kind: str, sentence: Sentence, begin: int, end: int, mention: BodyMention | None = None) -> str:
        label = name[0].upper() + name[1:]
        known = self.bodies.get(fold(label))
        evidence = self.evidence(sentence, begin, end, "label")
        if known is None:
            parent = self.body(mention.parts[0], sentence) if mention and mention.parts else None
            place = f"{mention.level or ''} {mention.area}".strip() if mention and mention.area else None
            known = Body(key=f"b{len(self.bodies) + 1}", name=label, kind=kind, parent=parent, place=place, evidence=(evidence,))
        elif evidence not in known.evidence:
            known = replace(known, evidence=(*known.evidence, evidence))
        self.bodies[fold(label)] = known
        return known.key

    def post(self, mention: PostMention, sentence: Sentence) -> str:
        """Key of a post."""
        body = self.body(mention.body, sentence) if mention.body is not None else None
        title = mention.title[0].upper() + mention.title[1:]
        key = (fold(title), body)
        if key not in self.posts:
            evidence = self.evidence(sentence, mention.begin, mention.end, "title")
            self.posts[key] = Post(key=f"s{len(self.posts) + 1}", title=title, body=body, evidence=(evidence,))
        return self.posts[key].key

    def add_tenures(self) -> None:
        holdings.end(self.doc._.tenures, self.doc._.changes, self.reading)
        for row, mention in self.doc._.tenures:
            self._tenure(row.sentence, mention)

    def _tenure(self, sentence: Sentence, mention: TenureMention) -> None:
        post = self.post(mention.post, sentence)
        evidence = self.evidence(sentence, mention.begin, mention.end, "holder", "post", "status", status=mention.status)
        same = next((key for key in self.tenures if key[:2] == (mention.person, post) and (mention.term is None or key[3] in (None, mention.term))), None)
        if same is None:
            key = (mention.person, post, mention.status, mention.term)
            self.tenures[key] = Tenure(
                key=f"t{len(self.tenures) + 1}", person=mention.person, post=post, status=mention.status, term=mention.term,
                start=mention.start, end=mention.until, evidence=(evidence,), confidence=self.sure[f"tenure_{mention.rule}"],
            )  # fmt: skip
            return
        known = self.tenures[same]
        if evidence.span not in {one.span for one in known.evidence}:
            self.tenures[same] = replace(known, evidence=(*known.evidence, evidence))


    def add_changes(self) -> None:
        self.changes = assemble_changes.gather(self, self.doc._.changes)
        self.body_changes = assemble_changes.of_bodies(self, self.doc._.body_changes)

    def add_events(self) -> None:
        """Events that have something of their own, and who did what at them."""
        roles: dict[int, list[RoleMention]] = {}
        for mention in self.doc._.roles:
            roles.setdefault(id(mention.event), []).append(mention)
        for happening in self.doc._.events:
            if worth_telling(happening, roles.get(id(happening), [])):
                self._event(happening)
                for mention in roles.get(id(happening), []):
                    self._role(happening, mention)

    def _event(self, happening: Happening) -> None:
        evidence: dict[Span, Evidence] = {}
        organizers: dict[str, None] = {}
        for mention in happening.mentions:
            if mention.bare and mention is not happening.named and mention.date is None:
                continue
            found = self.evidence(mention.row.sentence, mention.begin, mention.end, "label", *(["date"] if mention.date else []))
            evidence.setdefault(found.span, found)
            for body in mention.organizers:
                organizers[self.body(body, mention.row.sentence)] = None
        named = happening.named
        first = lambda name: next((getattr(m, name) for m in (named, *happening.mentions) if getattr(m, name)), None)  # noqa: E731
        self.events[happening.key] = Event(
            key=happening.key, kind=happening.kind, label=self._full_label(happening, list(organizers)), date=happening.date, end=happening.until, place=first("place"),
            organizers=tuple(organizers), ordinal=first("ordinal"), term=first("term"), planned=all(m.planned for m in happening.mentions),
            evidence=tuple(evidence.values()), confidence=self.sure["event_named" if not named.bare else "event_bare"],
        )  # fmt: skip

    def _full_label(self, happening: Happening, organizers: list[str]) -> str:
        """The event's name; of a numbered session or congress that names no body, with the one body that holds it."""
        named, label = happening.named, happening.label
        if named.ordinal is None or named.bodies or len(organizers) != 1 or named.kind not in ("session", "congress", "conference"):
            return label
        names = {body.key: body.name for body in self.bodies.values()}
        return label if fold(names[organizers[0]]) in fold(label) else f"{label} {names[organizers[0]]}"

    def _role(self, happening: Happening, mention: RoleMention) -> None:
        agent = mention.person or self.body(mention.body, mention.row.sentence)
        key = (happening.key, agent, mention.role)
        evidence = self.evidence(mention.row.sentence, mention.begin, mention.end, "agent", "role")
        known = self.roles.get(key)
        if known is None:
            self.roles[key] = Participation(
                key=f"r{len(self.roles) + 1}", event=happening.key, agent=agent, role=mention.role, evidence=(evidence,), confidence=self.sure[mention.rule]
            )
        elif evidence.span not in {one.span for one in known.evidence}:
            self.roles[key] = replace(known, evidence=(*known.evidence, evidence))

    def participations(self) -> tuple[Participation, ...]:
        """Attendance is told only of those who do nothing else at the event."""
        busy = {(event, agent) for event, agent, role in self.roles if role != "attend"}
        return tuple(found for (event, agent, role), found in self.roles.items() if role != "attend" or (event, agent) not in busy)

    def add_instruments(self) -> None:
        for number, mention in enumerate(self.doc._.instruments, 1):
            first = bisect_right(self.reading.begins, mention.span.begin) - 1
            sentence = self.sentence_at(first)
            evidence = self.evidence(sentence, first, first + 1, "label")
            issuer = self._issuer(mention, sentence)
            self.instruments[mention] = Instrument(
                key=f"i{number}", kind=mention.kind, label=mention.label, number=mention.number, date=mention.date, issuer=issuer, law=mention.law,
                evidence=(evidence,), confidence=self.sure["instrument"],
            )  # fmt: skip

    def _issuer(self, mention: InstrumentMention, sentence: Sentence) -> str | None:
        if mention.issuer is None:
            return None
        begin, end = bisect_left(self.reading.begins, mention.issuer.begin), bisect_left(self.reading.begins, mention.issuer.end)
        for row in self.doc._.rows:
            if row.sentence.begin <= begin < row.sentence.end:
                for body in bodies_of(row):
                    if body.begin <= begin < body.end or begin <= body.begin < end:
                        return self.body(body, row.sentence)
        return None


def worth_telling(happening: Happening, roles: list[RoleMention]) -> bool:
    """Whether an event has a date, an organizer, a place, people or a number of its own; one only named has not."""
    if roles:
        return True
    named = happening.named
    if named.bare:
        return any(mention.dated for mention in happening.mentions)
    if any(m.date or m.organizers or m.place for m in happening.mentions):
        return True
    if named.verbal or named.source or named.kind not in ("congress", "session", "conference") or "các cấp" in named.label:
        return False
    return named.ordinal is not None or named.term is not None and bool(named.bodies) and named.label[0].isupper()


def _all(things: dict[Any, Any]) -> tuple[Any, ...]:
    return tuple(things.values())


def _rows(doc: Doc) -> Iterator[Any]:
    yield from doc._.rows


def facts_of(doc: Doc) -> Facts:
    """The facts of a Doc that went through the pipeline."""
    assembler = Assembler(doc)
    assembler.add_people()
    assembler.add_tenures()
    assembler.add_events()
    assembler.add_instruments()
    assembler.add_changes()
    return Facts(
        article=doc._.article.id,
        date=doc._.article.published,
        persons=_all(assembler.persons),
        bodies=_all(assembler.bodies),
        posts=_all(assembler.posts),
        tenures=_all(assembler.tenures),
        changes=tuple(assembler.changes),
        events=_all(assembler.events),
        participations=assembler.participations(),
        body_changes=tuple(assembler.body_changes),
        instruments=_all(assembler.instruments),
    )
