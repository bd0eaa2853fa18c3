"""The spaCy pipeline: components over one Doc, each declaring what it reads and what it sets.

facts = extract(article)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

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


def _kept(name: str) -> Callable[[Doc], Any]:
    return lambda doc: getattr(doc._.reading, name)


Doc.set_extension("article", default=None, force=True)
Doc.set_extension("facts_alone", default=False, force=True)  # no rows are wanted that no fact can come of
for _name in (
    "sentences",
    "people",
    "dates",
    "terms",
    "instruments",
    "rows",
    "areas",
    "tenures",
    "changes",
    "events",
    "roles",
    "told",
    "body_changes",
):
    # Kept in the reading, since each look at an extension costs as much as a small component.
    Doc.set_extension(_name, getter=_kept(_name), force=True)


@Language.component("kg_sentences", requires=["doc._.article"], assigns=["doc._.reading", "doc._.sentences"])
def read_sentences(doc: Doc) -> Doc:
    doc._.reading = reading = Reading.of(doc, doc._.article)
    reading.sentences = sentences.split(reading)
    return doc


@Language.component("kg_people", requires=["doc._.sentences"], assigns=["doc._.people"])
def read_people(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    mentions = [people.find(reading, sentence) for sentence in reading.sentences]
    reading.people = people.gather(reading, [mention for row in mentions for mention in row])
    for sentence, found in zip(reading.sentences, mentions, strict=True):
        units.cut(reading, sentence, found)
    return doc


@Language.component("kg_dates", requires=["doc._.reading"], assigns=["doc._.dates", "doc._.terms", "doc._.instruments"])
def read_dates(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    text, article = reading.text, reading.article
    passages = article.body or (Span(0, len(text)),)
    found = [mention for begin, end in passages for mention in find_dates(text, begin, end)]
    reading.dates = resolve_dates(found, text, article.published, passages)
    reading.terms = [mention for begin, end in passages for mention in find_terms(text, begin, end)]
    reading.instruments = united(
        [mention for begin, end in passages for mention in find_instruments(text, begin, end, reading.dates)]
    )
    return doc


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
    """Whether a fact may come of the rows: all but of events and of bodies are of people."""
    if reading.people or reading.instruments:
        return True
    told = any(unit.classes.tells for sentence in reading.sentences for unit in sentence.units)
    return told or body_changes.tells(reading.text)


@Language.component(
    "kg_chunks", requires=["doc._.people", "doc._.dates", "doc._.terms"], assigns=["doc._.rows", "doc._.areas"]
)
def read_chunks(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    if doc._.facts_alone and not _may_tell(reading):
        reading.areas = scopes.Areas()
        return doc
    fixed = _fixed(reading)
    topic = topics.Topic.of(reading)
    reading.rows = [chunks.row(reading, sentence, fixed, topic) for sentence in reading.sentences]
    reading.areas = areas = scopes.collect(reading, reading.rows)
    for row in reading.rows:
        chains.complete_row(areas, row)
    return doc


@Language.component("kg_tenures", requires=["doc._.rows"], assigns=["doc._.tenures"])
def read_tenures(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    found = list(tenures.read(reading, reading.rows))
    misprints.correct(found, reading.rows, reading.people)
    ministry = reading.areas.ministry if reading.areas is not None else None
    reading.tenures = holdings.complete(found, scopes.posts_of(reading.rows), ministry)
    return doc


@Language.component("kg_events", requires=["doc._.rows"], assigns=["doc._.events"])
def read_events(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
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
    return doc


@Language.component(
    "kg_roles", requires=["doc._.rows", "doc._.events", "doc._.tenures"], assigns=["doc._.roles", "doc._.told"]
)
def read_roles(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
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
    return doc


@Language.component("kg_changes", requires=["doc._.rows"], assigns=["doc._.changes"])
def read_changes(doc: Doc) -> Doc:
    """Before the events, whose names ("trao quyết định bổ nhiệm …") take in the words that tell of a change."""
    reading: Reading = doc._.reading
    finder = changes.Finder(reading, [found for _, found in reading.tenures])
    for row in reading.rows:
        finder.read(row)
    reading.changes = finder.finished(scopes.posts_of(reading.rows))
    return doc


@Language.component("kg_body_changes", requires=["doc._.rows"], assigns=["doc._.body_changes"])
def read_body_changes(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    reading.body_changes = body_changes.find_all(reading, reading.rows)
    return doc


@Language.component(
    "kg_places_of_changes", requires=["doc._.changes", "doc._.events", "doc._.told"], assigns=["doc._.changes"]
)
def place_changes(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    of = {id(mention): happening for happening in reading.events for mention in happening.mentions}
    changes.place_at_events(reading.changes, reading.told, of)
    return doc


COMPONENTS = (
    "kg_sentences",
    "kg_people",
    "kg_dates",
    "kg_chunks",
    "kg_tenures",
    "kg_changes",
    "kg_body_changes",
    "kg_events",
    "kg_roles",
    "kg_places_of_changes",
)


@cache
def pipeline() -> Language:
    """The pipeline of this process. Its tokenizer takes texts of any length."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = SyllableTokenizer(nlp.vocab)
    nlp.max_length = 2**31
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def read(article: Article, *, facts_alone: bool = False) -> Doc:
    """The Doc of an article with everything that the components found in it, or what facts come of alone."""
    nlp = pipeline()
    doc: Any = nlp.make_doc(article.text)
    doc._.article, doc._.facts_alone = article, facts_alone
    return nlp(doc)


def extract(article: Article) -> Facts:
    """What one article says."""
    return add_context(facts_of(read(article, facts_alone=True)), article)
