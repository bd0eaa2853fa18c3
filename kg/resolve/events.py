"""Events: the same congress told by several articles is one, the yearly conference of two years is two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Date, Event, Participation
from kg.resolve.bodies import scopes_of
from kg.resolve.evidence import agreed_date, best, commonest, compatible, count, merged
from kg.resolve.groups import Groups
from kg.resolve.ids import identifier
from kg.vi import fold
from kg.vi.words import tokens

# Gatherings of a body that it has but one of at a time; two meetings or visits of one day may be two.
_FORMAL = frozenset({"congress", "conference", "session"})
_NATIONAL = re.compile(r"toàn quốc|của đảng|quốc hội|trung ương")
# Numbers of congresses and terms, compared by themselves.
_NUMBER = re.compile(
    r"[\s,]+(?:(?i:khóa|khoá|nhiệm kỳ|lần thứ|lần)\s+)?(?:(?i:thứ)\s+)?(?:[IVXL]+|\d+)(?:\s*[-–]\s*\d+)?\b"
)
_SAME_WORDS = 0.6  # share of the words of two labels that makes two informal gatherings of one day and body one


@dataclass(frozen=True, slots=True)
class Told:
    """One article's event, its keys those that hold everywhere but for the event's own."""

    article: str
    local: str  # key within the article
    event: Event
    hosts: frozenset[str]  # organizers that are known beyond the article
    words: tuple[str, ...]


def told(article: str, event: Event, hosts: Iterable[str]) -> Told:
    words = (token.word for token in tokens(_NUMBER.sub(" ", event.label)))
    return Told(article, event.key, event, frozenset(hosts), tuple(words))


def clusters(events: Sequence[Told]) -> list[list[int]]:
    """Positions of the tellings of one event each."""
    groups = Groups([one.article for one in events])
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, one in enumerate(events):
        for block in _blocks(one):
            blocks[one.event.kind, block].append(position)
    for _, members in sorted(blocks.items()):
        for i, first in enumerate(members):
            for second in members[i + 1 :]:
                if same(events[first], events[second]):
                    groups.join(first, second)
    return groups.groups()


def _blocks(one: Told) -> Iterator[str]:
    """What two tellings must share: a day or a number, with a host or a label that can be but one thing."""
    date, ordinal = one.event.date, one.event.ordinal
    when = [date.lexical] if date and date.year and date.day else []
    which = [*when, *([f"number {ordinal}"] if ordinal is not None else [])]
    label = " ".join(one.words)
    hosts = [*one.hosts, *([label] if _names_its_body(one) else [])]
    yield from (f"{part} {host}" for part in which for host in hosts)


def _names_its_body(one: Told) -> bool:
    return bool(_NATIONAL.search(one.event.label.lower())) or any(scope.name for scope in scopes_of(one.event.label))


def same(one: Told, other: Told) -> bool:
    """Whether two articles tell of one event."""
    first, second = one.event, other.event
    if one.article == other.article or not compatible(first.date, second.date):
        return False
    if first.ordinal is not None and second.ordinal is not None and first.ordinal != second.ordinal:
        return False
    if first.term and second.term and first.term != second.term:
        return False
    numbered = first.ordinal is not None and first.ordinal == second.ordinal
    dated = first.date == second.date and first.date is not None and first.date.year is not None
    if numbered and (first.kind == "congress" or (first.term and first.term == second.term)):
        return True
    if not dated:
        return False
    return first.kind in _FORMAL or _overlap(one.words, other.words) >= _SAME_WORDS


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    either = set(one) | set(other)
    return len(set(one) & set(other)) / len(either) if either else 0.0


def key(cluster: Sequence[Told]) -> str:
    """Identifier of an event, by its first telling."""
    first = min(cluster, key=lambda one: (one.article, one.local))
    date = first.event.date.lexical if first.event.date else None
    ordinal = str(first.event.ordinal) if first.event.ordinal else None
    return identifier("event", first.article, first.event.kind, fold(first.event.label), ordinal, date)


def event(key: str, cluster: Sequence[Told], place: str | None, parent: str | None) -> Event:
    """The node of the tellings of one event."""
    ordered = sorted(cluster, key=lambda one: (one.article, one.local))
    date, dates = agreed_date([one.event.date for one in ordered])
    end, ends = agreed_date([one.event.end for one in ordered])
    labels: dict[str, int] = {}
    for one in ordered:
        count(labels, one.event.label)
    label = best(labels) or key
    aliases = {alias for one in ordered for alias in (one.event.label, *one.event.aliases)} - {label}
    disputed: dict[str, tuple[str | int | Date, ...]] = {}
    if dates:
        disputed["date"] = dates
    if ends:
        disputed["endDate"] = ends
    return replace(
        ordered[0].event,
        key=key,
        label=label,
        aliases=tuple(sorted(aliases)),
        date=date,
        end=end,
        place=place,
        organizers=tuple(sorted({organizer for one in ordered for organizer in one.event.organizers})),
        ordinal=commonest(one.event.ordinal for one in ordered),
        term=commonest(one.event.term for one in ordered),
        parent=parent,
        planned=all(one.event.planned for one in ordered),
        evidence=merged(evidence for one in ordered for evidence in one.event.evidence),
        confidence=max(one.event.confidence for one in ordered),
        disputed=disputed,
    )


def participations(found: Iterable[Participation]) -> tuple[Participation, ...]:
    """One node for what one agent did at one event; keys are those that hold everywhere."""
    alike: dict[tuple[str, str, str], list[Participation]] = defaultdict(list)
    for one in found:
        alike[one.event, one.agent, one.role].append(one)
    nodes = (
        Participation(
            key=identifier("participation", *parts),
            event=parts[0],
            agent=parts[1],
            role=parts[2],
            evidence=merged(evidence for one in group for evidence in one.evidence),
            confidence=max(one.confidence for one in group),
        )
        for parts, group in alike.items()
    )
    return tuple(sorted(nodes, key=lambda node: node.key))
