"""What links two people: the shortest ways from one to the other over events, posts, bodies and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from pyoxigraph import NamedNode, Store

from kg.ask.answer import Row, Source
from kg.ask.index import POST_IN, kg
from kg.ask.plan import ARTICLE, EVIDENCE, PREFIXES
from kg.ask.read import objects, solutions
from kg.ask.things import KG

LONGEST = 6  # steps: person – event – person is two
MOST = 8  # ways that are shown

# A fact joins the things that it names; what two facts share joins them.
_JOINS = ("agent", "event", "holder", "person", "post", "decidedBy", "atEvent", "organizer")
Step = tuple[str, str, str]  # from, fact, to


def links(store: Store, label: Callable[[str], str], one: str, other: str) -> tuple[list[Row], str]:
    """A row for each shortest way, at most ``MOST``, and the query that gives the sentences of its facts."""
    ways = list(islice(_shortest(store, one, other), MOST))
    facts = sorted({fact for way in ways for _, fact, _ in way})
    sparql = (
        PREFIXES
        + "SELECT DISTINCT * WHERE {\n  VALUES ?fact { "
        + " ".join(f"<{f}>" for f in facts)
        + " }"
        + EVIDENCE
        + "\n"
        + ARTICLE
        + "\n}"
    )
    sources: dict[str, dict[str, Source]] = defaultdict(dict)
    for found in solutions(store, sparql) if facts else ():
        values = {name: found[name].value for name in ("fact", "mention", "quote", "source", "begin", "end")}
        optional = {name: found[name].value if found[name] else "" for name in ("title", "url")}
        sources[values["fact"]][values["mention"]] = Source(
            values["quote"],
            values["source"],
            optional["title"],
            optional["url"],
            int(values["begin"]),
            int(values["end"]),
        )
    return [_row(label, way, sources) for way in ways], sparql


def _row(label: Callable[[str], str], way: list[Step], sources: dict[str, dict[str, Source]]) -> Row:
    between = [to for _, _, to in way[:-1]]
    names = [label(iri) for iri in between]
    told = dict.fromkeys(sources[fact][min(sources[fact])] for _, fact, _ in way if sources.get(fact))
    ends = [label(way[0][0]), *names, label(way[-1][2])]
    return Row(
        " – ".join(names),
        between[0] if len(between) == 1 else "",
        " – ".join(names),
        {"steps": " → ".join(ends)},
        sources=tuple(told),
    )


def _shortest(store: Store, one: str, other: str) -> Iterator[list[Step]]:
    """Breadth first; all ways of the least length, in the order of their IRIs."""
    reached: dict[str, list[Step]] = {one: []}
    edge = [one]
    for _ in range(LONGEST):
        found: dict[str, list[Step]] = defaultdict(list)
        for here in edge:
            for fact, there in _around(store, here):
                if there not in reached:
                    found[there].append((here, fact, there))
        reached.update(found)
        edge = sorted(found)
        if other in found or not edge:
            break
    yield from _back(reached, other, one) if other in reached else ()


def _back(reached: dict[str, list[Step]], at: str, start: str) -> Iterator[list[Step]]:
    if at == start:
        yield []
        return
    seen = set()
    for step in sorted(reached[at]):
        if step[0] in seen:  # one fact is enough to say that two things belong together
            continue
        seen.add(step[0])
        for way in _back(reached, step[0], start):
            yield [*way, step]


def _around(store: Store, here: str) -> Iterator[tuple[str, str]]:
    """(fact, thing) for each thing that a fact joins to this one. Events and bodies join with all their people."""
    node = NamedNode(here)
    for quad in store.quads_for_pattern(None, None, node):
        name = quad.predicate.value
        fact = quad.subject
        if not isinstance(fact, NamedNode):
            continue
        if name == POST_IN.value:  # a body: over its posts to those who hold them
            yield from _joined(store, fact, here)
        elif name.startswith(KG) and name.removeprefix(KG) in _JOINS:
            if name == kg("organizer").value:
                yield fact.value, fact.value
            yield from _others(store, fact, here)
    for quad in store.quads_for_pattern(node, kg("organizer"), None):
        if isinstance(quad.object, NamedNode):
            yield here, quad.object.value


def _joined(store: Store, post: NamedNode, here: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, kg("post"), post):
        if isinstance(quad.subject, NamedNode):
            for fact, there in _others(store, quad.subject, here):
                if there != post.value:
                    yield fact, there


def _others(store: Store, fact: NamedNode, here: str) -> Iterator[tuple[str, str]]:
    """What else the fact names; a post stands for its body, where it has one."""
    for name in _JOINS:
        for value in objects(store, fact.value, kg(name)):
            homes = objects(store, value, POST_IN) if name == "post" and value != here else []
            for there in homes or [value]:
                if here not in (there, value):
                    yield fact.value, there
