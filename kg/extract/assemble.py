"""What the components found → the facts of one article, with keys and evidence."""

from __future__ import annotations

from dataclasses import replace

from kg.extract import assemble_changes, assemble_events, assemble_instruments
from kg.extract.bodies.finder import BodyMention
from kg.extract.instruments.finder import InstrumentMention
from kg.extract.people.finder import Someone
from kg.extract.posts import holdings
from kg.extract.posts.finder import PostMention
from kg.extract.posts.tenures import TenureMention
from kg.extract.text.reading import Reading, Sentence
from kg.extract.times.years import year_told
from kg.model import (
    Article,
    Body,
    BodyChange,
    Date,
    Event,
    Evidence,
    Facts,
    Instrument,
    Participation,
    Person,
    PersonnelChange,
    Post,
    Span,
    Tenure,
)
from kg.vi import fold, table

LONGEST_QUOTE = 600  # code points; of a longer sentence the clause is quoted


class Assembler:
    """Gives keys, joins what is said twice, keeps where it was said."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.persons: dict[str, Person] = {}
        self.bodies: dict[str, Body] = {}
        self.posts: dict[tuple[str, str | None], Post] = {}
        self.tenures: dict[tuple[str, str, str, str | None], Tenure] = {}
        self.changes: list[PersonnelChange] = []
        self.body_changes: list[BodyChange] = []
        self.events: dict[str, Event] = {}
        self.roles: dict[tuple[str, str, str], Participation] = {}
        self.instruments: dict[InstrumentMention, Instrument] = {}
        self.as_of = as_of(self.reading)
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
        return Evidence(self.reading.article.id, span, supports, status, self.as_of if status else None)

    def sentence_at(self, token: int) -> Sentence:
        for sentence in self.reading.sentences:
            if sentence.begin <= token < sentence.end:
                return sentence
        raise LookupError(token)

    # -- things --------------------------------------------------------------------------------------------------------

    def add_people(self) -> None:
        for someone in self.reading.people.values():
            self.persons[someone.key] = self._person(someone)
        self.add_bylines()

    def add_bylines(self) -> None:
        """Writers and photographers whom the article does not name otherwise."""
        known = {fold(name) for person in self.persons.values() for name in (person.name, *person.aliases)}
        for span in self.reading.article.bylines:
            name = self.reading.text[span.begin : span.end]
            if " " in name and fold(name) not in known:
                known.add(fold(name))
                key = f"p{max((int(one[1:]) for one in self.persons), default=0) + 1}"
                evidence = (Evidence(self.reading.article.id, span, ("label",)),)
                shown = name.title() if name.isupper() else name
                self.persons[key] = Person(
                    key=key, name=shown, byline=True, evidence=evidence, confidence=self.sure["person_bare"]
                )

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

    def body_named(
        self, name: str, kind: str, sentence: Sentence, begin: int, end: int, mention: BodyMention | None = None
    ) -> str:
        label = name[0].upper() + name[1:]
        known = self.bodies.get(fold(label))
        evidence = self.evidence(sentence, begin, end, "label")
        if known is None:
            parent = self.body(mention.parts[0], sentence) if mention and mention.parts else None
            place = f"{mention.level or ''} {mention.area}".strip() if mention and mention.area else None
            known = Body(
                key=f"b{len(self.bodies) + 1}", name=label, kind=kind, parent=parent, place=place, evidence=(evidence,)
            )
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
        holdings.end(self.reading.tenures, self.reading.changes, self.reading)
        for row, mention in holdings.without_given(self.reading.tenures, self.reading.changes):
            self._tenure(row.sentence, mention)

    def _tenure(self, sentence: Sentence, mention: TenureMention) -> None:
        post = self.post(mention.post, sentence)
        evidence = self.evidence(
            sentence, mention.begin, mention.end, "holder", "post", "status", status=mention.status
        )
        same = next(
            (
                key
                for key in self.tenures
                if key[:2] == (mention.person, post) and (mention.term is None or key[3] in (None, mention.term))
            ),
            None,
        )
        if same is None:
            self.tenures[mention.person, post, mention.status, mention.term] = Tenure(
                key=f"t{len(self.tenures) + 1}",
                person=mention.person,
                post=post,
                status=mention.status,
                term=mention.term,
                start=mention.start,
                end=mention.until,
                evidence=(evidence,),
                confidence=self.sure[
                    f"tenure_{mention.rule}" if mention.post.body or mention.post.national else "tenure_bodiless"
                ],
            )
            return
        known = self.tenures[same]
        if evidence.span not in {one.span for one in known.evidence}:
            self.tenures[same] = replace(known, evidence=(*known.evidence, evidence))

    def add_changes(self) -> None:
        self.changes = assemble_changes.gather(self, self.reading.changes)
        self.body_changes = assemble_changes.of_bodies(self, self.reading.body_changes)

    def add_events(self) -> None:
        self.events = assemble_events.gather(self, self.reading.events, self.reading.roles)

    def add_instruments(self) -> None:
        self.instruments = assemble_instruments.gather(self, self.reading.instruments)


def as_of(reading: Reading) -> Date | None:
    """When an article speaks: its own date, else that of the latest event it tells of, else the year that it fixes.

    An event of an earlier year than the latest day that the article dates is background.
    """
    article: Article = reading.article
    if article.published is not None:
        return article.published
    days = [mention.start.year for mention in reading.dates if mention.start.day and mention.start.year]
    year = year_told(reading.dates, article.text, article.body or ()) or max(days, default=None)
    told = [happening.date for happening in reading.events if happening.date and not happening.named.planned]
    dated = max((date for date in told if date.day and date.month and year and date.year == year), default=None)
    return dated or (Date(year) if year else None)


def facts_of(reading: Reading) -> Facts:
    """The facts of an article that all steps of the pipeline have read."""
    assembler = Assembler(reading)
    assembler.add_people()
    assembler.add_tenures()
    assembler.add_events()
    assembler.add_instruments()
    assembler.add_changes()
    return Facts(
        article=assembler.reading.article.id,
        date=assembler.as_of,
        persons=tuple(assembler.persons.values()),
        bodies=tuple(assembler.bodies.values()),
        posts=tuple(assembler.posts.values()),
        tenures=tuple(assembler.tenures.values()),
        changes=tuple(assembler.changes),
        events=tuple(assembler.events.values()),
        participations=assemble_events.participations(assembler.roles),
        body_changes=tuple(assembler.body_changes),
        instruments=tuple(assembler.instruments.values()),
    )
