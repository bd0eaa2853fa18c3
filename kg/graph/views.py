"""Views of the graph as networkx graphs, each through a window of time.

"all"            people, bodies, posts and events, joined by all that is said of them; a MultiDiGraph
"people"         who met whom: an edge's weight is the number of events that two people share; a Graph
"people-bodies"  who held posts where and when: a MultiDiGraph whose edges are of the kind of the post's title
"bodies"         which body is part of which, and what became of which; a MultiDiGraph
"events"         who did what at which event: a MultiDiGraph whose edges are of the kind of the role

A node is an IRI with ``label``, ``kind`` (person, body, post, event) and what is known of it. An edge has ``kind``,
``weight`` and, where dated, ``spells``: :class:`kg.graph.when.Spell` in order, which do not overlap; a side that is
not known is open. A date of which only the year is known spans that year.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import UsageError
from kg.graph.holdings import holdings
from kg.graph.tables import Row
from kg.graph.weave import Weave
from kg.graph.when import Window, spell

if TYPE_CHECKING:
    from kg.api import Graph

_NO_DATE = "1970-01-01"  # of a graph that has no dated article: files are dated by what they hold, not by the clock


def view(graph: Graph, name: str = "all", *, since: str | None = None, until: str | None = None) -> nx.Graph[Any]:
    """A view through the window from ``since`` to ``until`` ("2020", "2020-05", "2020-05-18"), both taken whole.

    Within a window only what is dated counts. ``.graph`` says the view, its window and ``modified``: the day of the
    latest article. Raises UsageError for an unknown view or a bound that is no date.
    """
    if name not in VIEWS:
        raise UsageError(f"no view {name!r}; there are {', '.join(VIEWS)}")
    empty: nx.Graph[Any] = nx.Graph() if name == "people" else nx.MultiDiGraph()
    weave = Weave(graph, Window.of(since, until), empty)
    VIEWS[name](weave)
    made = weave.finished()
    if name != "all":  # what is joined to nothing has no place in a view of what joins
        made.remove_nodes_from(list(nx.isolates(made)))
    made.graph.update(view=name, since=since or "", until=until or "", modified=_modified(weave))
    return made


def _all(weave: Weave) -> None:
    for table in ("persons", "bodies", "posts"):
        for iri in weave.table(table):
            weave.add_node(iri)
    for iri in weave.table("events"):
        weave.add_node(iri, weave.event_spell(iri))
    _holdings(weave)
    _changes(weave)
    _roles(weave)
    _organizers(weave)
    for post, row in weave.table("posts").items():
        if row["body"] and post in weave.graph:
            weave.add_always(post, row["body"], "post_in")
    for event, row in weave.table("events").items():
        weave.add_timeless(event, row["parent"], "part_of")
    _hierarchy(weave)


def _people(weave: Weave) -> None:
    persons, labels = weave.table("persons"), weave.source.labels
    present: dict[str, set[str]] = {}
    for row in weave.table("participations").values():
        if row["agent"] in persons:
            present.setdefault(row["event"], set()).add(row["agent"])
    for event, people in sorted(present.items()):
        when = weave.event_spell(event)
        for one, other in combinations(sorted(people), 2):
            weave.add(one, other, "met", [when], events=[labels.get(event)])


def _people_bodies(weave: Weave) -> None:
    posts = weave.table("posts")
    for one in holdings(weave.table("tenures"), weave.table("changes")):
        post = posts.get(one.post)
        if post and post["body"]:
            weave.add(one.person, post["body"], post["title"], one.spells, **_notes(weave, one.statuses, one.terms))


def _bodies(weave: Weave) -> None:
    """The hierarchy has no time of its own: a window shows the bodies that did something in it, and those above."""
    bodies = weave.table("bodies")
    for body in sorted(_active(weave)):
        above: str | None = body
        while above in bodies and above not in weave.graph:
            weave.graph.add_node(above)
            above = bodies[above]["parent"]
    _hierarchy(weave)


def _active(weave: Weave) -> set[str]:
    """The bodies that the window shows: all without a bound, else those that met, or had somebody in a post, in it."""
    bodies = weave.table("bodies")
    if not weave.window.spell.dated:
        return set(bodies)
    acts = Weave(weave.source, weave.window, nx.MultiDiGraph())
    for part in (_people_bodies, _roles, _organizers, _body_changes):
        part(acts)
    return bodies.keys() & acts.graph.nodes


def _events(weave: Weave) -> None:
    _roles(weave)
    for event, row in weave.table("events").items():
        weave.add_timeless(event, row["parent"], "part_of")


def _holdings(weave: Weave) -> None:
    for one in holdings(weave.table("tenures"), weave.table("changes")):
        weave.add(one.person, one.post, "holds", one.spells, **_notes(weave, one.statuses, one.terms))


def _changes(weave: Weave) -> None:
    """A change joins its person to the post and to the event, and who decided it to the person."""
    for row in weave.table("changes").values():
        person, kind, when = row["person"], row["change"], [spell(row["date"], row["date"])]
        if not person or not kind:
            continue
        notes: dict[str, Any] = {"measure": [row["measure"]]}
        if row["post"]:
            weave.add(person, row["post"], kind, when, **notes)
        if row["event"]:
            weave.add(person, row["event"], kind, [weave.event_spell(row["event"])], **notes)
        if row["decided_by"]:
            weave.add(row["decided_by"], person, kind, when, **notes)


def _roles(weave: Weave) -> None:
    for row in weave.table("participations").values():
        if row["agent"] and row["event"] and row["role"]:
            weave.add(row["agent"], row["event"], row["role"], [weave.event_spell(row["event"])])


def _organizers(weave: Weave) -> None:
    for event, row in weave.table("events").items():
        for body in row["organizers"]:
            weave.add(body, event, "organizes", [weave.event_spell(event)])


def _hierarchy(weave: Weave) -> None:
    _body_changes(weave)
    _part_of(weave)


def _part_of(weave: Weave) -> None:
    for body, row in weave.table("bodies").items():
        weave.add_timeless(body, row["parent"], "part_of")


def _body_changes(weave: Weave) -> None:
    """What a body became; a body that was only established, or dissolved, has no edge."""
    for row in weave.table("body_changes").values():
        for old in row["originals"]:
            for new in row["results"]:
                weave.add(old, new, row["change"], [spell(row["date"], row["date"])])


def _notes(weave: Weave, statuses: set[str], terms: set[str]) -> dict[str, Any]:
    return {"status": statuses, "term": {weave.source.labels.get(term, term) for term in terms}}


def _modified(weave: Weave) -> str:
    days = [row["published"].latest for row in weave.table("articles").values() if _year(row)]
    return str(max(days)) if days else _NO_DATE


def _year(article: Row) -> bool:
    return bool(article["published"] and article["published"].year)


VIEWS: dict[str, Callable[[Weave], None]] = {
    "all": _all,
    "people": _people,
    "people-bodies": _people_bodies,
    "bodies": _bodies,
    "events": _events,
}
