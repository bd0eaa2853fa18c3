"""Who came before and after whom in a post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from kg.ask.answer import Row
from kg.ask.index import Index, kg
from kg.ask.linker import Option
from kg.ask.plan import Plan, plan
from kg.ask.read import Queries, objects, subjects
from kg.ask.reading import Reading
from kg.ask.rows import rows
from kg.vi import table


@dataclass(frozen=True, slots=True)
class _Stay:
    """A person in a post: the first day that something says so, whether they have left, and when."""

    first: str
    gone: bool
    left: str = ""


def neighbours(
    queries: Queries, index: Index, side: str, chosen: Mapping[str, Option], lang: str
) -> tuple[list[Row], Plan]:
    """The rows of who held the posts of a person next ``side`` ("before" or "after") that person, with the query.

    The query lists all holders of the posts; the order is made of elections, appointments and dated attestations, and
    where they are silent, of "former" against "current".
    """
    person, store = chosen["person"].iris[0], index.store
    posts = chosen["post"].iris if "post" in chosen else tuple(_posts(store, person))
    reading = Reading("seats", {"post": ""}, {}, None)
    query = plan(reading, (), {"post": Option(posts, "", "post", 1.0)}, ())
    held = rows(index, query, queries.solutions(query.sparql), lang) if posts else []
    found: list[Row] = []
    for post in posts:
        seat = [row for row in held if row.unit == post]
        beside = _next(store, person, post, {row.iri for row in seat}, side)
        found += [row for row in seat if row.iri in beside]
    return found, query


def _posts(store: Store, person: str) -> Iterable[str]:
    """The posts that the person held and that one person holds at a time."""
    many = tuple(table("lexicon")["titles"]["many"])
    facts = [fact for way in ("holder", "person") for fact in subjects(store, kg(way), person)]
    for post in sorted({post for fact in facts for post in objects(store, fact, kg("post"))}):
        titles = objects(store, post, kg("title"))
        if not any(title.lower().startswith((*many, "ủy viên")) for title in titles):
            yield post


def _next(store: Store, person: str, post: str, holders: set[str], side: str) -> set[str]:
    if person not in holders:
        return set()
    facts = _facts(store, post)
    stays = {holder: _stay(store, facts[holder]) for holder in holders}
    mine = stays.pop(person)
    if side == "after":
        later = {holder: stay for holder, stay in stays.items() if _precedes(mine, stay)}
        return {h for h, stay in later.items() if not any(_precedes(other, stay) for other in later.values())}
    earlier = {holder: stay for holder, stay in stays.items() if _precedes(stay, mine)}
    return {h for h, stay in earlier.items() if not any(_precedes(stay, other) for other in earlier.values())}


def _precedes(one: _Stay, other: _Stay) -> bool:
    if one.first and other.first and one.first != other.first:
        return one.first < other.first
    if one.left and other.first:
        return one.left <= other.first
    return one.gone and not other.gone


def _facts(store: Store, post: str) -> dict[str, list[str]]:
    """Holder → what says that they came to the post, held it or left it."""
    facts: dict[str, list[str]] = defaultdict(list)
    for fact in subjects(store, kg("post"), post):
        for holder in objects(store, fact, kg("holder")) + objects(store, fact, kg("person")):
            facts[holder].append(fact)
    return facts


def _stay(store: Store, facts: Iterable[str]) -> _Stay:
    days: list[str] = []
    leaving: list[str] = []
    gone = False
    for fact in facts:
        left = bool(_concepts(store, fact, "change") & {"relieved", "dismissed", "resigned"})
        gone = gone or left or "former" in _concepts(store, fact, "status")
        if left:
            leaving += objects(store, fact, kg("earliest"))
        else:
            days += objects(store, fact, kg("earliest")) or _told(store, fact)
    return _Stay(min(days, default=""), gone, max(leaving, default=""))


def _concepts(store: Store, fact: str, name: str) -> set[str]:
    return {value.rpartition("#")[2] for value in objects(store, fact, kg(name))}


def _told(store: Store, fact: str) -> list[str]:
    """The days of articles that have the person in the post; not those that have them as former."""
    return [
        day
        for mention in objects(store, fact, kg("evidence"))
        if "former" not in _concepts(store, mention, "status")
        for day in objects(store, mention, kg("earliest"))
    ]
