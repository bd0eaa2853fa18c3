"""Articles and mentions as N-Triples lines. Articles stream: one text is held at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, RDF, SDO, URIRef

from kg.errors import InputError
from kg.model import Article, Date, Evidence, Fact, Person
from kg.rdf import terms
from kg.rdf.bounds import bounds
from kg.rdf.schema import property_named
from kg.rdf.vocab import KG, STATUSES
from kg.vi import fold

LANGUAGE = "vi"
Pair = tuple[URIRef, str]
Cited = dict[str, list[tuple[Fact, Evidence]]]  # article id → the facts found in it, and where


def mention_key(fact: str, evidence: Evidence) -> str:
    """One mention per fact, passage and statement: what two facts share is the sentence, not the mention."""
    said = (evidence.status or "", evidence.as_of.lexical if evidence.as_of else "")
    return terms.hashed_key("mention", evidence.article, *evidence.span, fact, *said)


def cited(facts: Iterable[Fact]) -> Cited:
    """The facts by the article that states them."""
    found: Cited = defaultdict(list)
    for fact in facts:
        for evidence in fact.evidence:
            found[evidence.article].append((fact, evidence))
    return found


def lines(facts: Iterable[Fact], articles: Iterable[Article], base: str) -> Iterator[str]:
    """The triples of every article and of every mention in it.

    Raises InputError where a fact cites an article that is not among ``articles``, or a passage outside its text.
    """
    found = cited(facts)
    for article in articles:
        here = found.pop(article.id, [])
        yield from article_lines(article, here, base)
        for fact, evidence in here:
            yield from mention_lines(fact, evidence, article, base)
    if found:
        raise InputError(f"facts cite articles that were not given: {', '.join(sorted(found)[:5])}")


def article_lines(article: Article, here: list[tuple[Fact, Evidence]], base: str) -> Iterator[str]:
    """The node of an article; ``here``: all that cites it."""
    return _node(terms.article_key(article.id), _article(article, here, base), base)


def mention_lines(fact: Fact, evidence: Evidence, article: Article, base: str) -> Iterator[str]:
    """The node of one mention. Raises InputError where the passage lies outside the article's text."""
    return _node(mention_key(fact.key, evidence), _mention(fact, evidence, article, base), base)


def _node(key: str, pairs: Iterable[Pair], base: str) -> Iterator[str]:
    return (f"<{base}{key}> <{predicate}> {value} ." for predicate, value in pairs)


def _article(article: Article, here: list[tuple[Fact, Evidence]], base: str) -> Iterator[Pair]:
    yield RDF.type, terms.iri(KG.Article)
    yield DCTERMS.identifier, terms.text(article.id)
    yield DCTERMS.language, terms.text(LANGUAGE)
    if article.title:
        yield DCTERMS.title, terms.text(article.text[slice(*article.title)])
    if article.source:
        yield DCTERMS.source, terms.text(article.source)
    if article.url:
        yield SDO.url, terms.any_uri(article.url)
    if article.published and article.published != Date():
        yield KG.published, terms.date(article.published)
        yield from bounds([article.published], [article.published])
    for person in _creators(article, here):
        yield DCTERMS.creator, f"<{base}{person}>"


def _creators(article: Article, here: list[tuple[Fact, Evidence]]) -> set[str]:
    """Keys of the people whom a byline of the article names by a name of two syllables or more."""
    bylines = [fold(article.text[slice(*span)]) for span in article.bylines]
    persons = {fact.key: fact for fact, _ in here if isinstance(fact, Person)}
    return {key for key, person in persons.items() if person.byline or _signed(person, bylines)}


def _signed(person: Person, bylines: list[str]) -> bool:
    names = [fold(name) for name in (person.name, *person.aliases) if " " in name]
    return any(name in byline for name in names for byline in bylines)


def _mention(fact: Fact, evidence: Evidence, article: Article, base: str) -> Iterator[Pair]:
    begin, end = evidence.span
    if not 0 <= begin < end <= len(article.text):
        raise InputError(
            f"{fact.key} cites {begin}-{end} of article {article.id}, which has {len(article.text)} characters"
        )
    yield RDF.type, terms.iri(KG.Mention)
    yield KG.article, f"<{base}{terms.article_key(article.id)}>"
    yield KG.begin, terms.integer(begin)
    yield KG.end, terms.integer(end)
    yield KG.quote, terms.text(article.text[begin:end])
    for name in evidence.supports:
        yield KG.supports, terms.iri(property_named(name, fact.key).predicate)
    if evidence.status:
        yield KG.status, terms.iri(STATUSES[evidence.status])
    if evidence.as_of and evidence.as_of != Date():
        yield KG.asOf, terms.date(evidence.as_of)
        yield from bounds([evidence.as_of], [evidence.as_of])
