"""The steps by which an article is read, each declaring what it needs and what it finds.

facts = extract(article)     # the steps over a Reading alone
doc = read(article)          # the same steps as components of a spaCy pipeline, over a Doc

A Doc costs as much as a step; where the facts alone are wanted, none is made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.collector import collector_paused
from kg.extract.assemble import facts_of
from kg.extract.bodies import changes as body_changes
from kg.extract.bodies import scopes
from kg.extract.changes import finder as changes
from kg.extract.context import add_context
from kg.extract.events import finder as events
from kg.extract.instruments.finder import find_instruments, united
from kg.extract.people import finder as people
from kg.extract.people import misprints
from kg.extract.posts import chains, holdings, tenures, topics
from kg.extract.roles import finder as roles
from kg.extract.text import chunks, sentences, units
from kg.extract.text.chunks import Chunk
from kg.extract.text.reading import Reading
from kg.extract.text.tokenizer import SyllableTokenizer
from kg.extract.times.dates import find_dates
from kg.extract.times.terms import find_terms
from kg.extract.times.years import resolve_dates
from kg.model import Article, Facts, Span

Step = Callable[[Reading], None]
STEPS: dict[str, Step] = {}  # by the names of their components, in order

Doc.set_extension("article", default=None, force=True)
Doc.set_extension("reading", default=None, force=True)


@Language.component("kg_reading", requires=["doc._.article"], assigns=["doc._.reading"])
def begin(doc: Doc) -> Doc:
    """The component before all steps."""
    doc._.reading = Reading.of(doc._.article)
    return doc


def _kept(name: str) -> Callable[[Doc], Any]:
    return lambda doc: getattr(doc._.reading, name)


def step(name: str, *, requires: list[str], assigns: list[str]) -> Callable[[Step], Step]:
    """Makes a function over a reading the next step, and a component of spaCy as well.

    What it assigns are attributes of the reading, and of a Doc that carries one.
    """

    def register(run: Step) -> Step:
        def component(doc: Doc) -> Doc:
            run(doc._.reading)
            return doc

        for attribute in assigns:
            Doc.set_extension(attribute, getter=_kept(attribute), force=True)
        needed, found = ([f"doc._.{attribute}" for attribute in names] for names in (requires, assigns))
        Language.component(name, requires=needed, assigns=found, func=component)
        STEPS[name] = run
        return run

    return register


@step("kg_sentences", requires=["reading"], assigns=["sentences"])
def read_sentences(reading: Reading) -> None:
    reading.sentences = sentences.split(reading)


@step("kg_people", requires=["sentences"], assigns=["people"])
def read_people(reading: Reading) -> None:
    mentions = [people.find(reading, sentence) for sentence in reading.sentences]
    reading.people = people.gather(reading, [mention for row in mentions for mention in row])
    for sentence, found in zip(reading.sentences, mentions, strict=True):
        units.cut(reading, sentence, found)


@step("kg_dates", requires=["reading"], assigns=["dates", "terms", "instruments"])
def read_dates(reading: Reading) -> None:
    text, article = reading.text, reading.article
    passages = article.body or (Span(0, len(text)),)
    found = [mention for begin, end in passages for mention in find_dates(text, begin, end)]
    reading.dates = resolve_dates(found, text, article.published, passages)
    reading.terms = [mention for begin, end in passages for mention in find_terms(text, begin, end)]
    reading.instruments = united(
        [mention for begin, end in passages for mention in find_instruments(text, begin, end, reading.dates)]
    )


def _fixed(reading: Reading) -> dict[int, Chunk]:
    """Chunks that were found on the text itself, by their first token; a date inside a term is part of the term."""
    begins, norms = reading.begins, reading.norms
    found: dict[int, Chunk] = {}
    for symbol, mentions in (("D", reading.dates), ("T", reading.terms), ("I", reading.instruments)):
        for mention in mentions:
            first, behind = bisect_left(begins, mention.span.begin), bisect_left(begins, mention.span.end)
            if norms[first - 1 : first] == ["lần"]:
                continue  # "lần thứ hai" is no weekday
            if first < len(begins) and begins[first] == mention.span.begin:
                found[first] = Chunk(symbol, first, behind, mention)
    return found


def _may_tell(reading: Reading) -> bool:
    """Whether a fact may come of the rows: of people some post or penalty is told, or there is an event, or a body."""
    if reading.instruments or body_changes.tells(reading.text):
        return True
    classes = [unit.classes for sentence in reading.sentences for unit in sentence.units if unit.classes]
    if any(each.tells for each in classes):
        return True
    told = "luật" in reading.vocabulary or any("title" in each or "change" in each for each in classes)
    return told and bool(reading.people)


@step("kg_chunks", requires=["people", "dates", "terms"], assigns=["rows", "areas"])
def read_chunks(reading: Reading) -> None:
    if reading.facts_alone and not _may_tell(reading):
        reading.areas = scopes.Areas()
        return
    fixed = _fixed(reading)
    topic = topics.Topic.of(reading)
    reading.rows = [chunks.row(reading, sentence, fixed, topic) for sentence in reading.sentences]
    reading.areas = areas = scopes.collect(reading, reading.rows)
    for row in reading.rows:
        chains.complete_row(areas, row)


@step("kg_tenures", requires=["rows"], assigns=["tenures"])
def read_tenures(reading: Reading) -> None:
    found = list(tenures.read(reading, reading.rows))
    misprints.correct(found, reading.rows, reading.people)
    reading.tenures = holdings.complete(found, scopes.posts_of(reading.rows), reading.areas.ministry)


@step("kg_changes", requires=["rows"], assigns=["changes"])
def read_changes(reading: Reading) -> None:
    """Before the events, whose names ("trao quyết định bổ nhiệm …") take in the words that tell of a change."""
    finder = changes.Finder(reading, [found for _, found in reading.tenures])
    for row in reading.rows:
        finder.read(row)
    reading.changes = finder.finished(scopes.posts_of(reading.rows))


@step("kg_body_changes", requires=["rows"], assigns=["body_changes"])
def read_body_changes(reading: Reading) -> None:
    reading.body_changes = body_changes.find_all(reading, reading.rows)


@step("kg_events", requires=["rows"], assigns=["events"])
def read_events(reading: Reading) -> None:
    mentions: list[events.EventMention] = []
    before = None  # the day that the sentence before names
    for row in reading.rows:
        found = events.find(reading, row)
        for mention in found:
            if mention.same_day and mention.date is None and not any(m.date and m.date.day for m in mentions):
                mention.date = before
        mentions += found
        before = next((c.value.start for c in reversed(row.chunks) if c.symbol == "D" and c.value.start.day), None)
    reading.events = events.gather(mentions)


@step("kg_roles", requires=["rows", "events", "tenures"], assigns=["roles", "told"])
def read_roles(reading: Reading) -> None:
    if not reading.events:
        return
    holders = tenures.holders(found for _, found in reading.tenures)
    years = [
        mention.start.year
        for mention in reading.dates
        if mention.start.year and mention.kind in ("day", "month", "range")
    ]
    finder = roles.Finder(reading, reading.events, holders, max(years, default=None))
    for row in reading.rows:
        finder.read(row)
    reading.roles, reading.told = finder.found, finder.told


@step("kg_places_of_changes", requires=["changes", "events", "told"], assigns=["changes"])
def place_changes(reading: Reading) -> None:
    of = {id(mention): happening for happening in reading.events for mention in happening.mentions}
    changes.place_at_events(reading.changes, reading.told, of)


@cache
def pipeline() -> Language:
    """The pipeline of this process. Its tokenizer takes texts of any length."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    nlp.max_length = 2**31
    for name in ("kg_reading", *STEPS):
        nlp.add_pipe(name)
    return nlp


def read(article: Article) -> Doc:
    """The Doc of an article with everything that the steps found in it, as ``doc._.rows``, ``doc._.events`` …"""
    nlp = pipeline()
    doc: Any = nlp.make_doc(article.text)
    doc._.article = article
    return nlp(doc)


def extract(article: Article) -> Facts:
    """What one article says."""
    with collector_paused():
        return _extracted(article)  # the reading is gone before the collector looks


def _extracted(article: Article) -> Facts:
    reading = Reading.of(article, facts_alone=True)
    try:
        for run in STEPS.values():
            run(reading)
        return add_context(facts_of(reading), reading)
    finally:
        reading.release()
