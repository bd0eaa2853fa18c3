"""The facts of all articles as one knowledge: local keys become identifiers, and what is one thing becomes one node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import (
    Body,
    BodyChange,
    Event,
    Evidence,
    Instrument,
    Knowledge,
    Participation,
    Person,
    PersonnelChange,
    Post,
)
from kg.resolve import changes, events, instruments, tenures
from kg.resolve.articles import Local
from kg.resolve.bodies import Bodies, Identity
from kg.resolve.evidence import best, commonest, count, merged
from kg.resolve.ids import identifier
from kg.resolve.mentions import Mention
from kg.resolve.register import Register
from kg.resolve.spots import Spots
from kg.resolve.terms import Terms


class Weaver:
    """Makes the nodes. ``locals_`` are all articles by identifier; ``people`` the mentions of each person."""

    def __init__(self, locals_: Sequence[Local], bodies: Bodies, people: Sequence[Sequence[Mention]]) -> None:
        self.articles = locals_
        self.terms = Terms()
        self.spots = Spots(bodies)
        self.register = Register()
        by_article = {local.facts.article: local for local in locals_}
        self.persons: list[Person] = []
        for cluster in people:
            person = _person(cluster)
            self.persons.append(person)
            for mention in cluster:
                by_article[mention.article].persons[mention.key] = person.key

    def knowledge(self) -> Knowledge:
        for local in self.articles:
            for body in local.facts.bodies:
                self.register.add(body, local.bodies[body.key])
            local.instruments = {one.key: self._instrument_key(local, one) for one in local.facts.instruments}
        happened = self._events()
        posts = self._posts()
        moves = changes.personnel(change for local in self.articles for change in self._changes(local))
        held = [statement for local in self.articles for statement in self._statements(local)]
        tenure_nodes = tenures.tenures(held, moves, self.terms.found)
        body_nodes = tuple(self.register.bodies())
        used = [*(body.place for body in body_nodes), *(event.place for event in happened)]
        return Knowledge(
            persons=tuple(sorted(self.persons, key=lambda person: person.key)),
            bodies=body_nodes,
            posts=posts,
            tenures=tenure_nodes,
            changes=moves,
            events=happened,
            participations=events.participations(one for local in self.articles for one in _participations(local)),
            body_changes=changes.of_bodies(one for local in self.articles for one in _body_changes(local)),
            instruments=instruments.instruments(one for local in self.articles for one in _instruments(local)),
            places=self.spots.places(used),
            terms=self.terms.terms(),
        )

    def _events(self) -> tuple[Event, ...]:
        told: list[events.Told] = []
        for local in self.articles:
            for event in local.facts.events:
                hosts = [local.bodies[key] for key in event.organizers if key in local.bodies]
                body = hosts[0].key if hosts else None
                mapped = replace(
                    event,
                    organizers=tuple(host.key for host in hosts),
                    term=self.terms.add(event.term, body, local.facts.article),
                    place=self.spots.key(event.place, local.context, local.facts.article),
                )
                told.append(events.told(local.facts.article, mapped, (host.key for host in hosts if host.own)))
        locals_ = {local.facts.article: local for local in self.articles}
        clusters = [[told[position] for position in cluster] for cluster in events.clusters(told)]
        for cluster in clusters:
            key = events.key(cluster)
            for one in cluster:
                locals_[one.article].events[one.local] = key
        return _by_key(self._event(cluster, locals_) for cluster in clusters)

    def _event(self, cluster: Sequence[events.Told], locals_: dict[str, Local]) -> Event:
        key = events.key(cluster)
        parents = (locals_[one.article].events.get(one.event.parent or "") for one in cluster)
        place = commonest(one.event.place for one in cluster)
        return events.event(key, cluster, place, commonest(parent for parent in parents if parent != key))

    def _posts(self) -> tuple[Post, ...]:
        titles: dict[str, dict[str, int]] = defaultdict(dict)
        bodies: dict[str, str | None] = {}
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for local in self.articles:
            for post in local.facts.posts:
                seat = local.seats[post.key]
                count(titles[seat.key], seat.title)
                bodies[seat.key] = (
                    bodies.get(seat.key) or seat.body
                )  # one post, where some name its body and some do not
                evidence[seat.key] += post.evidence
            self._bodies_of_titles(local)
        nodes = (
            Post(key=key, title=best(titles[key]) or "", body=bodies[key], evidence=merged(evidence[key]))
            for key in titles
        )
        return tuple(sorted(nodes, key=lambda post: post.key))

    def _bodies_of_titles(self, local: Local) -> None:
        """The bodies that only a title names: the National Assembly of "Chủ tịch Quốc hội"."""
        named = {identity.key for identity in local.bodies.values()}
        for post in local.facts.posts:
            seat = local.seats[post.key]
            if seat.body is None or seat.body in named or seat.body_name is None:
                continue
            facts = local.facts
            said = [tenure.evidence for tenure in facts.tenures if tenure.post == post.key]
            said += [change.evidence for change in facts.changes if change.post == post.key]
            evidence = tuple(one for passages in said for one in passages) or post.evidence
            if evidence:
                body = Body(
                    key=seat.body, name=seat.body_name, evidence=tuple(replace(one, supports=()) for one in evidence)
                )
                self.register.add(body, Identity(seat.body, seat.body_name, None, None, True))

    def _statements(self, local: Local) -> Iterator[tenures.Statement]:
        said = local.facts.date
        for tenure in local.facts.tenures:
            seat = local.seats[tenure.post]
            evidence = tuple(
                replace(one, status=one.status or tenure.status, as_of=one.as_of or said) for one in tenure.evidence
            )
            mapped = replace(
                tenure,
                person=local.persons[tenure.person],
                post=seat.key,
                term=self.terms.add(tenure.term, seat.body, local.facts.article),
                evidence=evidence,
            )
            yield tenures.Statement(mapped, said)

    def _changes(self, local: Local) -> Iterator[PersonnelChange]:
        for change in local.facts.changes:
            if change.person not in local.persons:
                continue
            seat = local.seats.get(change.post or "")
            before = local.seats.get(change.previous_post or "")
            yield replace(
                change,
                person=local.persons[change.person],
                post=seat.key if seat else None,
                previous_post=before.key if before else None,
                decided_by=local.agent(change.decided_by),
                at_event=local.events.get(change.at_event or ""),
                decided_in=local.instruments.get(change.decided_in or ""),
                term=self.terms.add(change.term, seat.body if seat else None, local.facts.article),
            )

    def _instrument_key(self, local: Local, instrument: Instrument) -> str:
        issuer = local.bodies.get(instrument.issuer or "")
        return instruments.key(instrument, issuer.key if issuer and issuer.own else None, local.facts.article)


def _by_key(nodes: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(nodes, key=lambda node: node.key))


def _person(cluster: Sequence[Mention]) -> Person:
    """One node of a person's mentions; its identifier is that of the first article that names the person."""
    first = min(cluster, key=lambda mention: (mention.article, mention.key))
    names: dict[str, int] = {}
    for mention in cluster:
        count(names, mention.person.name)
    name = best(names) or first.person.name
    known = {alias for mention in cluster for alias in (mention.person.name, *mention.person.aliases)}
    born: dict[str, int] = {}
    for mention in cluster:
        if mention.person.birth_year:
            count(born, str(mention.person.birth_year))
    year = best(born)
    others = tuple(int(value) for value in sorted(born) if value != year)
    return Person(
        key=identifier("person", first.name, first.article, first.rank),
        name=name,
        aliases=tuple(sorted(known - {name})),
        byline=all(mention.person.byline for mention in cluster),
        birth_year=int(year) if year else None,
        gender=commonest(mention.person.gender for mention in cluster),
        evidence=merged(one for mention in cluster for one in mention.person.evidence),
        confidence=max(mention.person.confidence for mention in cluster),
        disputed={"birthYear": others} if others else {},
    )


def _participations(local: Local) -> Iterator[Participation]:
    for one in local.facts.participations:
        agent, event = local.agent(one.agent), local.events.get(one.event)
        if agent and event:
            yield replace(one, agent=agent, event=event)


def _body_changes(local: Local) -> Iterator[BodyChange]:
    for one in local.facts.body_changes:
        yield replace(
            one,
            originals=tuple(sorted({local.bodies[key].key for key in one.originals})),
            results=tuple(sorted({local.bodies[key].key for key in one.results})),
            decided_in=local.instruments.get(one.decided_in or ""),
        )


def _instruments(local: Local) -> Iterator[Instrument]:
    for one in local.facts.instruments:
        yield replace(one, key=local.instruments[one.key], issuer=local.agent(one.issuer))
