"""What links two people: the shortest ways from one to the other over events, posts, bodies and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from pyoxigraph import NamedNode, Store

from kg.ask.answer import Row, Source
from kg.ask.evidence import Evidence
from kg.ask.index import POST_IN, kg
from kg.ask.plan import PREFIXES
from kg.ask.read import Queries, objects

LONGEST = 6  # steps: person – event – person is two
MOST = 8  # ways that are shown
_WEIGHED = 5000  # ways of the same length that are put in order

# A fact joins the things that it names; what two facts share joins them.
_JOINS = ("agent", "event", "holder", "person", "post", "decidedBy", "atEvent", "organizer")
Step = tuple[str, str, str]  # from, fact, to
Around = Callable[[str], list[tuple[str, str]]]  # thing → (fact, thing) for each that a fact joins to it
_Reached = dict[str, list[Step]]


def links(queries: Queries, label: Callable[[str], str], one: str, other: str) -> tuple[list[Row], str]:
    """A row for each shortest way, at most ``MOST``, and the query that gives the sentences of its facts."""
    store = queries.store
    ways = list(islice(_shortest(queries, cache(lambda here: list(_around(store, here))), one, other), MOST))
    facts = sorted({fact for way in ways for _, fact, _ in way})
    sparql = (
        f"{PREFIXES}SELECT DISTINCT * WHERE {{\n  VALUES ?fact {{ {' '.join(f'<{fact}>' for fact in facts)} }}\n"
        "  ?fact kg:evidence ?mention . ?mention kg:quote ?quote ; kg:article ?article .\n}"
    )
    evidence = Evidence(store)
    told = {fact: evidence.one(fact) for fact in facts}
    return [_row(label, way, told) for way in ways], sparql


def _row(label: Callable[[str], str], way: list[Step], told: dict[str, Source | None]) -> Row:
    between = [to for _, _, to in way[:-1]]
    names = [label(iri) for iri in between]
    sources = dict.fromkeys(source for _, fact, _ in way if (source := told[fact]))
    ends = [label(way[0][0]), *names, label(way[-1][2])]
    return Row(
        " – ".join(names),
        between[0] if len(between) == 1 else "",
        " – ".join(names),
        {"steps": " → ".join(ends)},
        sources=tuple(sources),
    )


def _shortest(queries: Queries, around: Around, one: str, other: str) -> Iterator[list[Step]]:
    """All ways of the least length, in the order of their IRIs.

    Breadth first from both ends, always from the one with fewer things at its edge: what everybody is joined to, such
    as a large body, is met in the middle and not gone through.
    """
    sides: tuple[_Reached, _Reached] = ({one: []}, {other: []})
    edges = [[one], [other]]
    for _ in range(LONGEST):
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        found = _next(queries, around, sides[side], edges[side])
        sides[side].update(found)
        edges[side] = sorted(found)
        if met := sorted(found.keys() & sides[1 - side].keys()):
            ways = islice(_joined_ways(sides, met), _WEIGHED)
            yield from sorted(ways, key=lambda way: [here for here, _, _ in reversed(way)])
            return
        if not found or queries.cut:
            return


def _next(queries: Queries, around: Around, reached: _Reached, edge: list[str]) -> _Reached:
    found: _Reached = defaultdict(list)
    for here in edge:
        if queries.left <= 0:
            queries.cut = True
            break
        for fact, there in around(here):
            if there not in reached:
                found[there].append((here, fact, there))
    return found


def _joined_ways(sides: tuple[_Reached, _Reached], met: list[str]) -> Iterator[list[Step]]:
    """The ways over the things at which the two sides met."""
    for middle in met:
        for head in _back(sides[0], middle):
            for tail in _back(sides[1], middle):
                yield [*head, *((there, fact, here) for here, fact, there in reversed(tail))]


def _back(reached: _Reached, at: str) -> Iterator[list[Step]]:
    """The ways from where a side began to the thing."""
    if not reached[at]:
        yield []
        return
    seen = set()
    for step in sorted(reached[at]):
        if step[0] in seen:  # one fact is enough to say that two things belong together
            continue
        seen.add(step[0])
        for way in _back(reached, step[0]):
            yield [*way, step]


def _around(store: Store, here: str) -> Iterator[tuple[str, str]]:
    """(fact, thing) for each thing that a fact joins to this one. Events and bodies join with all their people."""
    node = NamedNode(here)
    for name in (*_JOINS, ""):
        predicate = kg(name) if name else POST_IN
        for quad in store.quads_for_pattern(None, predicate, node):
            fact = quad.subject
            if not isinstance(fact, NamedNode):
                continue
            if not name:  # a body: over its posts to those who hold them
                yield from _joined(store, fact, here)
                continue
            if name == "organizer":
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


__all__ = ["LONGEST", "MOST", "links"]
