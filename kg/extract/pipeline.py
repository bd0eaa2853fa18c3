"""The spaCy pipeline: components over one Doc, each declaring what it reads and what it sets.

facts = extract(article)
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract import (
    body_changes,
    chains,
    changes,
    chunks,
    events,
    holdings,
    people,
    roles,
    scopes,
    sentences,
    tenures,
    units,
)
from kg.extract.assemble import facts_of
from kg.extract.chunks import Chunk
from kg.extract.context import add_context
from kg.extract.dates import find_dates
from kg.extract.instruments import find_instruments, united
from kg.extract.reading import Reading
from kg.extract.terms import find_terms
from kg.extract.tokenizer import SyllableTokenizer
from kg.extract.years import resolve_dates
from kg.model import Article, Facts, Span

for _name in (
    "article",
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
    Doc.set_extension(_name, default=None, force=True)


@Language.component("kg_sentences", requires=["doc._.article"], assigns=["doc._.reading", "doc._.sentences"])
def read_sentences(doc: Doc) -> Doc:
    reading = Reading.of(doc, doc._.article)
    doc._.reading = reading
    doc._.sentences = reading.sentences = sentences.split(reading)
    return doc


@Language.component("kg_people", requires=["doc._.sentences"], assigns=["doc._.people"])
def read_people(doc: Doc) -> Doc:
    reading = doc._.reading
    mentions = [people.find(reading, sentence) for sentence in reading.sentences]
    doc._.people = people.gather(reading, [mention for row in mentions for mention in row])
    for sentence, found in zip(reading.sentences, mentions, strict=True):
        units.cut(reading, sentence, found)
    return doc


@Language.component("kg_dates", requires=["doc._.reading"], assigns=["doc._.dates", "doc._.terms", "doc._.instruments"])
def read_dates(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    text, article = reading.text, reading.article
    passages = article.body or (Span(0, len(text)),)
    found = [mention for begin, end in passages for mention in find_dates(text, begin, end)]
    doc._.dates = resolve_dates(found, text, article.published, passages)
    doc._.terms = [mention for begin, end in passages for mention in find_terms(text, begin, end)]
    doc._.instruments = united(
        [mention for begin, end in passages for mention in find_instruments(text, begin, end, doc._.dates)]
    )
    return doc


def _fixed(doc: Doc) -> dict[int, Chunk]:
    """Chunks that were found on the text itself, by their first token; a date inside a term is part of the term."""
    begins, norms = doc._.reading.begins, doc._.reading.norms
    found: dict[int, Chunk] = {}
    for symbol, mentions in (("D", doc._.dates), ("T", doc._.terms), ("I", doc._.instruments)):
        for mention in mentions:
            first, behind = bisect_left(begins, mention.span.begin), bisect_left(begins, mention.span.end)
            if norms[first - 1 : first] == ["lần"]:
                continue  # "lần thứ hai" is no weekday
            if first < len(begins) and begins[first] == mention.span.begin:
                found[first] = Chunk(symbol, first, behind, mention)
    return found


@Language.component(
    "kg_chunks", requires=["doc._.people", "doc._.dates", "doc._.terms"], assigns=["doc._.rows", "doc._.areas"]
)
def read_chunks(doc: Doc) -> Doc:
    reading = doc._.reading
    fixed = _fixed(doc)
    text = reading.text
    assembly = text.count("Quốc hội") + text.count("ĐBQH") > text.count("HĐND") + text.count("Hội đồng nhân dân")
    topic = chunks.Topic({key: someone.gender for key, someone in doc._.people.items()}, assembly=assembly)
    doc._.rows = [chunks.row(reading, sentence, fixed, topic) for sentence in reading.sentences]
    doc._.areas = scopes.collect(reading, doc._.rows)
    for row in doc._.rows:
        chains.complete_row(doc._.areas, row)
    return doc


@Language.component("kg_tenures", requires=["doc._.rows"], assigns=["doc._.tenures"])
def read_tenures(doc: Doc) -> Doc:
    found = list(tenures.read(doc._.reading, doc._.rows))
    holdings.correct(found, doc._.rows, doc._.people)
    doc._.tenures = holdings.complete(found, scopes.posts_of(doc._.rows), doc._.areas.ministry)
    return doc


@Language.component("kg_events", requires=["doc._.rows"], assigns=["doc._.events"])
def read_events(doc: Doc) -> Doc:
    mentions = [found for row in doc._.rows for found in events.find(doc._.reading, row)]
    doc._.events = events.gather(mentions)
    return doc


@Language.component(
    "kg_roles", requires=["doc._.rows", "doc._.events", "doc._.tenures"], assigns=["doc._.roles", "doc._.told"]
)
def read_roles(doc: Doc) -> Doc:
    holders = tenures.holders(found for _, found in doc._.tenures)
    years = [
        mention.start.year
        for mention in doc._.dates
        if mention.start.year and mention.kind in ("day", "month", "range")
    ]
    finder = roles.Finder(doc._.reading, doc._.events, holders, max(years, default=None))
    for row in doc._.rows:
        finder.read(row)
    doc._.roles = finder.found
    doc._.told = finder.told
    return doc


@Language.component("kg_changes", requires=["doc._.rows"], assigns=["doc._.changes"])
def read_changes(doc: Doc) -> Doc:
    """Before the events, whose names ("trao quyết định bổ nhiệm …") take in the words that tell of a change."""
    finder = changes.Finder(doc._.reading, [found for _, found in doc._.tenures])
    for row in doc._.rows:
        finder.read(row)
    doc._.changes = finder.finished(scopes.posts_of(doc._.rows))
    return doc


@Language.component("kg_body_changes", requires=["doc._.rows"], assigns=["doc._.body_changes"])
def read_body_changes(doc: Doc) -> Doc:
    doc._.body_changes = body_changes.find_all(doc._.reading, doc._.rows)
    return doc


@Language.component(
    "kg_places_of_changes", requires=["doc._.changes", "doc._.events", "doc._.told"], assigns=["doc._.changes"]
)
def place_changes(doc: Doc) -> Doc:
    of = {id(mention): happening for happening in doc._.events for mention in happening.mentions}
    changes.place_at_events(doc._.changes, doc._.told, of)
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


def read(article: Article) -> Doc:
    """The Doc of an article with everything that the components found in it."""
    nlp = pipeline()
    doc: Any = nlp.make_doc(article.text)
    doc._.article = article
    return nlp(doc)


def extract(article: Article) -> Facts:
    """What one article says."""
    return add_context(facts_of(read(article)), article)
