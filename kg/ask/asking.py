"""A question, read in every way that its words allow, linked to the graph, asked of it, answered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.ask import paths, seats
from kg.ask.answer import Answer, Linked, Row
from kg.ask.index import Index
from kg.ask.linker import Link, Linker, Option
from kg.ask.plan import Plan, fulfils, plan
from kg.ask.read import Queries
from kg.ask.reading import Reading, language, readings
from kg.ask.rows import rows, taken
from kg.ask.things import from_tables
from kg.engine.folder import manifest
from kg.vi import table

_OPEN = 4  # graphs whose names are kept in memory
LARGE = 10_000_000  # triples, from which on a query without a name in it may take more than a second
SECONDS = 5.0  # that a question may take once the graph's names are gathered
_linkers: OrderedDict[int, tuple[Store, Linker]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class _Linked:
    """A reading whose every name was found."""

    reading: Reading
    links: tuple[Link, ...]
    value: float


def ask(
    graph: Any, question: str, *, lang: str | None = None, today: Day | None = None, pick: int | None = None
) -> Answer:
    """Answers a question from the graph, or says that nothing in it answers.

    ``graph`` is what :func:`kg.open` gives, or a pyoxigraph store. ``lang``: "vi" or "en", the question's own by
    default. ``today``: what "last year" counts from. ``pick``: which of the things that fit a name to take, from 1.
    A question that is too broad is answered by what is found in some seconds, and its message says so.
    """
    lang = lang or language(question)
    linker = _linker(graph)
    read = [
        reading for reading in readings(question, today or Day.today()) if reading.kind == "refused" or fulfils(reading)
    ]
    linked = sorted(_linked(linker, read), key=lambda found: (-found.value, found.reading.rank))
    queries = Queries(linker.index.store, _large(graph), SECONDS)
    best: Answer | None = None
    for found in linked[:4]:
        answer = _answer(queries, linker, found, question, lang, pick)
        if answer.rows or answer.count or queries.cut:
            return _cut(answer, found.reading) if queries.cut else answer
        best = best or answer
    return best or _unanswered(linker, read, question, lang)


def prepare(graph: Any) -> None:
    """Gathers the names of a graph, so that the first question is answered as soon as the others."""
    linker = _linker(graph)
    linker.prepare()
    for reading in readings("Ai là chủ tịch Ủy ban nhân dân tỉnh?", Day(2000, 1, 1)):  # reads every pattern
        _links(linker, reading)


def _linker(graph: Any) -> Linker:
    store: Store = graph if isinstance(graph, Store) else graph.store
    folder: Path | None = getattr(graph, "path", None)
    if id(store) not in _linkers:
        things = from_tables(folder) if folder else None
        _linkers[id(store)] = (store, Linker(Index(store, things)))
    _linkers.move_to_end(id(store))
    while len(_linkers) > _OPEN:
        _linkers.popitem(last=False)
    return _linkers[id(store)][1]


def _linked(linker: Linker, read: Iterable[Reading]) -> Iterator[_Linked]:
    seen = set()
    for reading in read:
        key = (reading.kind, tuple(reading.slots.items()), tuple(reading.words.items()), reading.window, reading.mode)
        if reading.kind == "refused" or key in seen:
            continue
        seen.add(key)
        links = _links(linker, reading)
        if links is not None and _sensible(reading, links):
            yield _Linked(reading, links, _value(reading, links))


def _links(linker: Linker, reading: Reading) -> tuple[Link, ...] | None:
    links = []
    for slot, text in reading.slots.items():
        window = reading.window if slot in ("event", "scope", "topic") else None
        link = linker.link(slot, text, window)
        if link is None:
            return None
        links.append(link)
    return tuple(links)


def _sensible(reading: Reading, links: Sequence[Link]) -> bool:
    """No reading that asks for everything there is, or leaves a time in words that are no name."""
    if reading.kept and not any(link.options and link.slot in ("event", "scope", "topic", "doc") for link in links):
        return False
    if reading.kind == "links" or reading.kind == "together":
        first, second = (link.options[0].iris for link in links[:2])
        return first != second
    if reading.kind in ("changes", "doc_issuer", "body_changes"):
        return bool(links) or bool(reading.window) or bool(reading.mode) or reading.kind != "doc_issuer"
    return True


def _value(reading: Reading, links: Sequence[Link]) -> float:
    """How good a reading is: how well its names fit, how little of it is names, how early its pattern stands."""
    scores = [link.score for link in links] or [0.7]
    loose = sum(len(text.split()) for text in reading.slots.values())
    return sum(scores) / len(scores) - 0.02 * loose - 0.0005 * reading.rank + (0.05 if reading.mode else 0)


def _answer(queries: Queries, linker: Linker, found: _Linked, question: str, lang: str, pick: int | None) -> Answer:
    """The answer with the option that was picked, else with the first of the equally good ones that gives rows."""
    open_links = [link for link in found.links if len(link.options) > 1]
    choices = len(open_links[0].options) if open_links else 1
    numbers = [min(pick, choices) - 1] if pick else range(choices)
    first: Answer | None = None
    for number in numbers:
        chosen = {
            link.slot: link.options[number if open_links and link is open_links[0] else 0]
            for link in found.links
            if link.options
        }
        answer = _with(queries, linker, found, chosen, question, lang)
        if answer.rows:
            return answer
        first = first or answer
    assert first is not None
    return first


def _with(
    queries: Queries, linker: Linker, found: _Linked, chosen: Mapping[str, Option], question: str, lang: str
) -> Answer:
    reading = found.reading
    answer = Answer(
        question=question,
        language=lang,
        kind=reading.kind,
        linked=tuple(_told(link, chosen[link.slot], linker.index) for link in found.links if link.options),
        others=tuple(
            _told(link, option, linker.index)
            for link in found.links
            for option in link.options
            if option is not chosen[link.slot]
        ),
        times=(reading.window.text,) if reading.window else (),
    )
    if reading.kind == "links":
        made, sparql = paths.links(queries, linker.index.label, chosen["person1"].iris[0], chosen["person2"].iris[0])
        return _told_rows(replace(answer, sparql=sparql), made, ("steps",), reading.mode)
    if reading.kind in ("before", "after"):
        made, query = seats.neighbours(queries, linker.index, reading.kind, chosen, lang)
        return _told_rows(replace(answer, sparql=query.sparql), made, query.columns, reading.mode)
    terms = linker.terms(reading.window.term) if reading.window and reading.window.term else ()
    query = plan(reading, found.links, chosen, terms)
    query = _most(queries, query)
    made = rows(linker.index, query, queries.solutions(query.sparql, broad=query.broad), lang)
    answer = _told_rows(replace(answer, sparql=query.sparql), taken(made, reading.mode), query.columns, reading.mode)
    if not answer.rows and reading.kind == "holders" and not reading.window:
        return _formerly(queries, linker, found, chosen, answer)
    return answer


def _most(queries: Queries, query: Plan) -> Plan:
    """A query for the most, narrowed to the answers that have it, so that it looks up what to show for these alone."""
    if not query.tally:
        return query
    times = {
        found["answer"].value: int(found["times"].value)
        for found in queries.solutions(query.tally, broad=query.broad)
        if isinstance(found.get("answer"), NamedNode)
    }
    top = max(times.values(), default=0)
    return query.among(sorted(iri for iri, count in times.items() if count == top)) if times else query


def _told_rows(answer: Answer, made: Sequence[Row], columns: Sequence[str], mode: str) -> Answer:
    count = len({row.iri or row.answer for row in made}) if mode == "count" else None
    columns = (*(("count",) if mode == "most" else ()), *columns)
    used = tuple(column for column in columns if any(row.cells.get(column) for row in made))
    message = "" if made else message_of("nothing", answer.language)
    return replace(answer, rows=tuple(made), columns=used, count=count or None, message=message)


def _large(graph: Any) -> Path | None:
    """The folder of a graph in which a query may have to look at so much that it is run where it can be ended."""
    folder: Path | None = getattr(graph, "path", None)
    if folder is None or not folder.is_dir():
        return None
    return folder if manifest(folder)["triples"] > LARGE else None


def _cut(answer: Answer, reading: Reading) -> Answer:
    """The answer to a question whose time is up: what was found, but no number and nothing first, last or most."""
    message = message_of("cut", answer.language, f"{SECONDS:g}")
    partial = replace(answer, rows=(), count=None) if reading.mode else answer
    return replace(partial, message=message)


def _formerly(queries: Queries, linker: Linker, found: _Linked, chosen: Mapping[str, Option], answer: Answer) -> Answer:
    """Says who held a post that nobody holds now."""
    ever = replace(found.reading, words={**found.reading.words, "ever": "ever"})
    ever = replace(ever, words={name: phrase for name, phrase in ever.words.items() if not name.startswith("now")})
    query = plan(ever, found.links, chosen, ())
    names = dict.fromkeys(
        row.answer for row in rows(linker.index, query, queries.solutions(query.sparql), answer.language)
    )
    return replace(answer, message=message_of("formerly", answer.language, ", ".join(names))) if names else answer


def _told(link: Link, option: Option, index: Index) -> Linked:
    """What a name was taken for; where another thing has that name, with what tells them apart."""
    label = option.label if len(option.iris) == 1 else f"{option.label} (×{len(option.iris)})"
    if sum(other.label == option.label for other in link.options) > 1:
        label = f"{label} ({index.hint(option.iris[0])})"
    return Linked(link.text, label, option.kind, option.iris[0])


def _unanswered(linker: Linker, read: Sequence[Reading], question: str, lang: str) -> Answer:
    """Says which name is not in the graph, or that no pattern fits."""
    if any(reading.kind == "refused" for reading in read):
        return Answer(question, lang, message=message_of("refused", lang))
    for reading in sorted(read, key=lambda r: (sum(len(text.split()) for text in r.slots.values()), r.rank)):
        for slot, text in reading.slots.items():
            if linker.link(slot, text) is None:
                near = tuple(linker.near(slot, text))
                said = message_of("missing", lang, text)
                return Answer(question, lang, kind=reading.kind, near=near, message=said)
    key = "nothing" if read else "unknown"
    return Answer(question, lang, message=message_of(key, lang))


def message_of(key: str, lang: str, *parts: str) -> str:
    """A message of kg/vi/answers.toml."""
    said: str = table("answers")["messages"][key][lang == "en"]
    return said.format(*parts)
