"""From the words in a slot of a question to the things of the graph that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from rapidfuzz import fuzz, process

from kg.ask.english import event_types, renderings
from kg.ask.index import KINDS, Entry, Index, kg
from kg.ask.match import Fit, content, fits, person_fits, places_in, without_address
from kg.ask.read import subjects
from kg.ask.times import Window
from kg.ask.words import Word, bare, words
from kg.vi import table

_DATE = re.compile(r"(?:\d{4}|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
CLOSE = 0.1  # how much worse a fit may be and still be named as what else fits
MANY = 60  # fits that are weighed against each other
EVENT_COVER = 0.72  # share of an event's loosely given name that must be found


Weight = Callable[[str], int]  # of an IRI


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a name: the things it stands for together, and how well."""

    iris: tuple[str, ...]
    label: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """What a slot's words name: options, best first; or any event of some classes."""

    slot: str
    text: str
    options: tuple[Option, ...] = ()
    classes: frozenset[str] | None = None  # of an event that is named by its kind alone; empty: of any kind
    dated: bool = False  # the words were looked for among the things of the asked time

    @property
    def score(self) -> float:
        """How well the best option fits; a kind alone fits well, a name better."""
        return self.options[0].score if self.options else 0.75


class Linker:
    """Looks names up in one graph."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._seen: dict[tuple[str, str, Window | None], Link | None] = {}

    def prepare(self) -> None:
        """Gathers the names of all kinds of things now, not when they are first asked for."""
        for kind in KINDS:
            _ = self.index[kind]
        _ = self._titles

    def link(self, slot: str, text: str, window: Window | None = None) -> Link | None:
        """The link of a slot, None where nothing in the graph is called so. ``window``: when an event has to be."""
        key = (slot.rstrip("12"), text, window)
        if key not in self._seen:
            self._seen[key] = self._ways[key[0]](text, window)
        found = self._seen[key]
        return found and replace(found, slot=slot)

    def near(self, slot: str, text: str, count: int = 3) -> list[str]:
        """Names of the graph that look like the text: what the asker may have meant."""
        kinds = {"person": ["person"], "event": ["event"], "body": ["body"], "post": ["post"], "doc": ["document"]}
        found: list[tuple[str, float, int]] = []
        for kind in kinds.get(slot.rstrip("12"), ["person", "body"]):
            labels = {entry.label: bare(entry.label) for entry in self.index[kind].entries}
            asked = " ".join(word.bare for word in without_address(renderings(text)[-1]))
            scorer = fuzz.ratio if kind == "person" else fuzz.token_set_ratio
            for _, score, label in process.extract(asked, labels, scorer=scorer, limit=count, score_cutoff=62):
                found.append((label, score, 0))
        return [label for label, *_ in sorted(found, key=lambda hit: -hit[1])[:count]]

    def terms(self, term: str) -> list[str]:
        """The IRIs of the terms of office that a word such as "2020-2025" or "khoa12" names."""
        return [
            entry.iri for entry in self.index["term"].entries if any(w.bare == term for n in entry.names for w in n)
        ]

    @cached_property
    def _ways(self) -> dict[str, Callable[[str, Window | None], Link | None]]:
        return {
            "person": lambda text, _: self._first(text, self._person, self._holder),
            "agent": lambda text, _: self._first(text, self._person, self._body, self._holder),
            "body": lambda text, _: self._first(text, self._body),
            "into": lambda text, _: self._first(text, self._body),
            "home": lambda text, _: self._first(text, self._bodies),
            "by": lambda text, _: self._first(text, self._body, self._person, self._post),
            "issuer": lambda text, _: self._first(text, self._body, self._post, self._person),
            "post": lambda text, _: self._first(text, self._post),
            "doc": lambda text, _: self._first(text, self._document),
            "event": self._event,
            "scope": self._event_words,
            "topic": self._event_words,
        }

    def _first(self, text: str, *ways: Callable[[str], list[Option]]) -> Link | None:
        for way in ways:
            if options := way(text):
                return Link("", text, tuple(options))
        return None

    def _person(self, text: str) -> list[Option]:
        asked = words(text)
        names = self.index["person"]
        found = person_fits(names, asked) or person_fits(names, without_address(asked))
        if not found:  # "Chủ tịch UBND tỉnh Nguyễn Văn A": a title before a whole name
            for size in range(min(5, len(asked) - 1), 1, -1):
                found = [fit for fit in person_fits(names, asked[-size:]) if fit.score > 0.95]
                if found and self._titled(asked[:-size]):
                    found = [replace(fit, score=fit.score - 0.1) for fit in found]
                    break
                found = []
        if any(len(asked) == 1 and len(fit.entry.label.split()) > 1 for fit in found) and not text[:1].isalpha():
            return []
        return _options(found, "person", _alone, self.index.weight)

    def _titled(self, asked: Sequence[Word]) -> bool:
        """Whether the words are a title, or a post of the graph."""
        text = " ".join(word.marked for word in asked)
        titles = {_canonical(tuple(word.bare for word in form)) for form in renderings(text)}
        return any(title in self._titles for title in titles) or bool(self._post(text))

    def _holder(self, text: str) -> list[Option]:
        """The one person who holds the post that is named: "bí thư tỉnh ủy" for a person."""
        options = []
        for option in self._post(text):
            holders = {person for iri in option.iris for person in subjects(self.index.store, kg("holds"), iri)}
            if len(holders) == 1:
                (iri,) = holders
                options.append(Option((iri,), self.index.label(iri), "person", option.score - 0.1))
        return options

    def _body(self, text: str) -> list[Option]:
        names = self.index["body"]
        for forms in _attempts(text):
            found = [fit for form in forms for fit in fits(names, form, least=1)]
            if found:
                return _options(_best_each(found), "body", _alone, self.index.weight)
        return []

    def _bodies(self, text: str) -> list[Option]:
        """All bodies that have the words in their name or place: "in Lạng Sơn"."""
        found = _best_each([fit for form in renderings(text) for fit in fits(self.index["body"], form, least=1)])
        return [Option(tuple(fit.entry.iri for fit in found[:500]), text, "body", found[0].score)] if found else []

    @cached_property
    def _titles(self) -> dict[tuple[str, ...], list[Entry]]:
        groups: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.index["post"].entries:
            groups.setdefault(_canonical(entry.title), []).append(entry)
        return groups

    def _post(self, text: str) -> list[Option]:
        for forms in _attempts(text):
            found = [fit for form in forms for fit in self._post_fits(form, anywhere=form is not forms[0])]
            if found:
                best = _best_each(found)
                return _options(best, "post", partial(_same_seat, found=best), self.index.weight)
        return []

    def _post_fits(self, asked: list[Word], anywhere: bool) -> list[Fit]:
        """Posts whose title is a part of the words (their beginning, in Vietnamese) and whose body is the rest."""
        bares = tuple(word.bare for word in asked)
        for size in range(len(bares), 0, -1):
            for at in range(len(bares) - size + 1 if anywhere else 1):
                title = _canonical(bares[at : at + size])
                rest = asked[:at] + asked[at + size :]
                if found := self._seated(self._titles.get(title, []), rest) or self._seated(self._wider(title), rest):
                    return found
        return []

    def _wider(self, title: tuple[str, ...]) -> list[Entry]:
        """ "Phó Bí thư Thường trực" is a "Phó Bí thư", where nobody is the latter alone."""
        ends = (("thuong", "truc"), ("phu", "trach"))
        return [entry for end in ends for entry in self._titles.get((*title, *end), [])]

    def _seated(self, entries: list[Entry], rest: list[Word]) -> list[Fit]:
        if not entries:
            return []
        if not content(rest):
            return [Fit(entry, 1.0, 0.8) for entry in entries]
        seats = {id(entry) for entry in entries}
        return fits(self.index["post"], rest, least=1, allowed=lambda entry: id(entry) in seats)

    def _document(self, text: str) -> list[Option]:
        names = self.index["document"]
        forms = [form for form in renderings(text) if any(char.isdigit() for word in form for char in word.bare)]
        forms = forms or renderings(text)
        found = _best_each([fit for form in forms for fit in fits(names, form, least=1)])
        return _options(found, "document", _alone, self.index.weight)

    def _event(self, text: str, window: Window | None) -> Link | None:
        classes, own, rest = event_types(text)
        if own or rest != text:
            if not content(words(rest)):
                return Link("", text, classes=classes, dated=True)
        elif len(content(words(text))) < 2:
            return None
        return self._named_event(text, classes, own, rest, window)

    def _event_words(self, text: str, window: Window | None) -> Link | None:
        """Events that have to do with the words: their place, their organizer, their matter."""
        return self._named_event(text, frozenset(), [], text, window, one=False)

    def _named_event(
        self, text: str, classes: frozenset[str], own: list[str], rest: str, window: Window | None, one: bool = True
    ) -> Link | None:
        names = self.index["event"]
        head = tuple(bare(" ".join(own)).split())

        def right(entry: Entry) -> bool:
            return _is_kind(entry, classes, head) and (window is None or in_window(entry, window))

        found: list[Fit] = []
        for forms in ([words(text)], renderings(rest)):
            found = _best_each([fit for form in forms for fit in fits(names, form, least=EVENT_COVER, allowed=right)])
            if found and found[0].cover > 0.99:
                break
        if not found:
            return None
        best = max(fit.cover for fit in found)
        found = [fit for fit in found if fit.cover > best - 0.03]
        if one and found[0].score > 0.9:
            found = [fit for fit in found if fit.score > found[0].score - 0.06]
        iris = tuple(fit.entry.iri for fit in found[:200])
        label = found[0].entry.label if len(found) == 1 else text
        return Link("", text, (Option(iris, label, "event", found[0].score),), dated=window is not None)


def in_window(entry: Entry, window: Window) -> bool:
    """Whether a dated thing surely lies in the window; a date by the day may reach over its edge."""
    if window.term:
        return any(word.bare == window.term for name in (*entry.names, entry.around) for word in name) or (
            window.first is not None and in_window(entry, replace(window, term=None))
        )
    if window.month:
        known = _DATE.fullmatch(entry.date)
        if not known or int(known["month"] or 0) != window.month:
            return False
        return window.day is None or int(known["day"] or 0) == window.day
    if not entry.first:
        return False
    first = window.first.isoformat() if window.first else ""
    last = window.last.isoformat() if window.last else "9999"
    within = first <= entry.first and entry.last <= last
    return within or (len(entry.date) == 10 and entry.first <= last and first <= entry.last)


def _is_kind(entry: Entry, classes: frozenset[str], head: tuple[str, ...]) -> bool:
    if not classes or entry.kinds & (classes | {"OtherEvent"}):
        return True
    return bool(head) and any(tuple(word.bare for word in name[: len(head)]) == head for name in entry.names)


def _alone(fit: Fit) -> tuple[str, ...]:
    return (fit.entry.iri,)


def _best_each(found: Iterable[Fit]) -> list[Fit]:
    best: dict[str, Fit] = {}
    for fit in found:
        if fit.entry.iri not in best or fit.score > best[fit.entry.iri].score:
            best[fit.entry.iri] = fit
    return sorted(best.values(), key=lambda fit: (-fit.score, fit.entry.label, fit.entry.iri))


def _options(found: list[Fit], kind: str, iris: Callable[[Fit], tuple[str, ...]], weight: Weight) -> list[Option]:
    """What fits nearly as well as the best, at most nine; of equals the best known first."""
    close = [fit for fit in found[:MANY] if fit.score >= found[0].score - CLOSE]
    close.sort(key=lambda fit: (-round(fit.score, 2), -weight(fit.entry.iri), fit.entry.label, fit.entry.iri))
    options: dict[tuple[str, ...], Option] = {}
    for fit in close:
        group = iris(fit)
        options.setdefault(tuple(sorted(group)), Option(group, fit.entry.label, kind, fit.score))
    return list(options.values())[:9]


def _same_seat(fit: Fit, found: list[Fit]) -> tuple[str, ...]:
    """A post with the other spellings of its title in the same body; every such post where no body was asked for."""
    if fit.score == 0.8 and not content(fit.entry.names[0] if fit.entry.names and fit.entry.home else ()):
        return tuple(other.entry.iri for other in found if other.score == fit.score)
    if fit.score == 0.8:
        return tuple(other.entry.iri for other in found if other.score == 0.8)
    return tuple(o.entry.iri for o in found if o.entry.home == fit.entry.home)


def _canonical(title: tuple[str, ...]) -> tuple[str, ...]:
    return _same_titles().get(title, title)


@cache
def _same_titles() -> dict[tuple[str, ...], tuple[str, ...]]:
    groups = [[tuple(bare(form).split()) for form in group] for group in table("lexicon")["titles"]["same"]]
    return {form: group[0] for group in groups for form in group}


def _attempts(text: str) -> Iterable[list[list[Word]]]:
    """The words as asked and rendered; then with what people say instead: "bí thư tỉnh" for "bí thư tỉnh ủy"."""
    forms = renderings(text)
    yield forms
    lines = [" ".join(word.bare for word in form) for form in forms]
    for short, full in table("lexicon")["posts"].items():
        opening = bare(short)
        if hits := [line for line in lines if f"{line} ".startswith(f"{opening} ")]:
            yield [words(full + hit[len(opening) :]) for hit in hits]
    for one, other in table("lexicon")["bodies"]["instead"]:
        part = bare(one)
        if hits := [line for line in lines if f" {part} " in f" {line} "]:
            yield [words(f" {hit} ".replace(f" {part} ", f" {other} ", 1)) for hit in hits]


__all__ = ["Link", "Linker", "Option", "in_window", "places_in"]
