"""Facts that people reject or correct: found in their article by their own words, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from kg.engine.select import without
from kg.errors import InputError
from kg.model import Date, Fact, Facts
from kg.resolve.judgements import Correction, FactName, Judgements
from kg.resolve.mentions import name_form

F = TypeVar("F", bound=Fact)

# Field of Facts → the kind of its facts in a judgement, and what may be corrected of them.
KINDS: Mapping[str, tuple[str, frozenset[str]]] = {
    "persons": ("person", frozenset({"name", "birth_year", "gender", "byline"})),
    "bodies": ("body", frozenset({"name", "kind", "place"})),
    "tenures": ("tenure", frozenset({"status", "term", "start", "end"})),
    "changes": ("change", frozenset({"kind", "date", "acting", "measure", "term"})),
    "events": ("event", frozenset({"kind", "label", "date", "end", "place", "ordinal", "term", "planned"})),
    "participations": ("participation", frozenset({"role"})),
    "body_changes": ("body-change", frozenset({"kind", "date"})),
    "instruments": ("instrument", frozenset({"kind", "label", "number", "date", "law"})),
}
_DATES, _NUMBERS, _FLAGS = {"date", "end", "start"}, {"ordinal", "birth_year"}, {"planned", "acting", "byline", "law"}


def apply(facts: Facts, judgements: Judgements) -> Facts:
    """The facts of an article without what is rejected, and with what is corrected. Raises InputError."""
    about = {name.article for name in (*judgements.rejected, *judgements.corrected)}
    if facts.article not in about:
        return facts
    named = list(names(facts))
    gone = {fact.key for _, fact, name in named if any(matches(wanted, name) for wanted in judgements.rejected)}
    changed: dict[str, dict[str, Fact]] = {}
    for kind, fact, name in named:
        for wanted, corrections in sorted(judgements.corrected.items()):
            if matches(wanted, name):
                known = changed.setdefault(kind, {}).get(fact.key, fact)
                changed[kind][fact.key] = corrected(known, corrections, KINDS[kind][1])
    for kind, by_key in changed.items():
        now = tuple(by_key.get(fact.key, fact) for fact in getattr(facts, kind))
        given: dict[str, Any] = {kind: now}
        facts = replace(facts, **given)
    return without(facts, gone)


def matches(wanted: FactName, name: FactName) -> bool:
    """Whether a judgement means a fact: its last words may be left out."""
    return wanted[:2] == name[:2] and name.words[: len(wanted.words)] == wanted.words


def names(facts: Facts) -> Iterator[tuple[str, Fact, FactName]]:
    """(field of Facts, fact, its name) of all that can be judged."""
    words = _Words(facts)
    for kind, (called, _) in KINDS.items():
        for fact in getattr(facts, kind):
            said = tuple(name_form(word) for word in words.of(fact))
            yield kind, fact, FactName(called, facts.article, said)


def printed(facts: Facts, fact: Fact, kind: str) -> str:
    """The fact as a judgement names it: "tenure @ bai-04 | Trần Văn Gương | Phó Bí thư | Huyện ủy Suối Lạnh"."""
    return " | ".join((f"{KINDS[kind][0]} @ {facts.article}", *_Words(facts).of(fact)))


class _Words:
    """What the keys of an article are called in it."""

    def __init__(self, facts: Facts) -> None:
        self.called: dict[str, str] = {person.key: person.name for person in facts.persons}
        self.called |= {body.key: body.name for body in facts.bodies}
        self.called |= {event.key: event.label for event in facts.events}
        self.posts = {post.key: (post.title, self.called.get(post.body or "", "")) for post in facts.posts}

    def of(self, fact: Any) -> tuple[str, ...]:
        title = self.posts.get(getattr(fact, "post", None) or "", ("", ""))
        match type(fact).__name__:
            case "Tenure":
                words: tuple[str, ...] = (self.called[fact.person], *title)
            case "PersonnelChange":
                words = (self.called[fact.person], fact.kind, *title)
            case "Event":
                words = (fact.label,)
            case "Participation":
                words = (self.called.get(fact.agent, ""), fact.role, self.called.get(fact.event, ""))
            case "BodyChange":
                words = (fact.kind, *(self.called.get(key, "") for key in (*fact.results, *fact.originals)))
            case "Instrument":
                words = (fact.kind, fact.number or fact.label)
            case _:
                words = (fact.name,)
        # A bar would end the word in the file of judgements.
        return tuple(word.replace("|", "/") for word in words)


def corrected(fact: F, corrections: list[Correction], allowed: frozenset[str]) -> F:
    """The fact with the values given. Raises InputError for a field or value that cannot be."""
    for name, value in corrections:
        if name not in allowed or name not in {field.name for field in fields(fact)}:
            raise InputError(
                f"{name!r} of a {type(fact).__name__} cannot be corrected; {', '.join(sorted(allowed))} can"
            )
        given: dict[str, Any] = {name: _value(name, value)}
        fact = replace(fact, **given)
    return fact


def _value(name: str, text: str) -> str | int | bool | Date | None:
    if not text:
        return None
    try:
        if name in _DATES:
            return read_date(text)
        if name in _NUMBERS:
            return int(text)
    except (ValueError, TypeError) as error:
        raise InputError(f"{text!r} is no {name}") from error
    if name in _FLAGS:
        return text.lower() in ("true", "yes", "1")
    return text


def read_date(text: str) -> Date:
    """Of 2020-05-18, 2020-05, 2020, --05-18 and --05. Raises ValueError."""
    open_year = text.startswith("--")
    parts = [int(part) for part in text.removeprefix("--").split("-")]
    found = Date(None, *parts) if open_year else Date(*parts)
    if found.lexical != text or not (found.month is None or 1 <= found.month <= 12) or not (found.day or 1) <= 31:
        raise ValueError(text)
    return found
