"""From a question to its possible readings: a kind, the words in its slots, a time, how its rows are to be taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from kg.ask import times
from kg.ask.grammar import Captures, Matcher, bare_words, parse, split
from kg.ask.times import Window
from kg.vi import fold, plain, table

_ENGLISH = frozenset(
    "who whom whose what when where which how did was were is are the of list show name tell does has have by and to "
    "at in "
    "held many last first most between".split()
)
_VIETNAMESE = frozenset(
    "ai nao gi dau khi bao nhung cac da duoc boi la cua o tai cho biet may ke liet lam giu chuc gio ngay nam thang tu "
    "den ong "
    "ba dong chi hoi nghi dai chu tri du truoc sau".split()
)


_SLOTS = frozenset(
    "agent body by doc event home into issuer person person1 person2 post post2 scope topic".split()
)  # what names a thing of the graph; any other name in a pattern is that of a word class


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question."""

    kind: str
    slots: Mapping[str, str]  # slot → its words
    words: Mapping[str, str]  # name of a word class → the phrase that stood there, without diacritics
    window: Window | None
    mode: str = ""  # count, first, last, most
    rank: int = 0  # place of the pattern: the lower the better
    kept: tuple[str, ...] = field(default=())  # times that were left in the words as parts of a name


def language(question: str) -> str:
    """ "en" where its small words are English, else "vi"."""
    bares = bare_words(question)
    english = sum(word in _ENGLISH for word in bares)
    vietnamese = sum(word in _VIETNAMESE for word in bares)
    if english == vietnamese:
        return "vi" if any(plain(char) != fold(char) for char in question) or not english else "en"
    return "en" if english > vietnamese else "vi"


def readings(question: str, today: Day) -> Iterator[Reading]:
    """The readings of a question, those without its times in its names first."""
    text = fold(unicodedata.normalize("NFC", question))
    found = times.find(text, today)
    for dropped in _choices(found):
        window = Window()
        for time in dropped:
            window = window & time.window
        kept = tuple(time.window.text for time in found if time not in dropped)
        yield from _of_words(split(_cut(text, dropped)), window if dropped else None, kept)


def _choices(found: Sequence[times.Found]) -> list[list[times.Found]]:
    """All times apart from the words; then each alone; then none: "tổng kết năm 2023" may be a name."""
    every = list(found)
    singles = [[time] for time in found] if len(found) > 1 else []
    return [every, *singles, []] if found else [[]]


def _cut(text: str, dropped: Sequence[times.Found]) -> str:
    for time in sorted(dropped, key=lambda time: -time.begin):
        text = f"{text[: time.begin]} {text[time.end :]}"
    return text


def _of_words(tokens: list[str], window: Window | None, kept: tuple[str, ...]) -> Iterator[Reading]:
    tokens = _trimmed(tokens)
    for mode, form in _rewritten(tokens):
        matcher = Matcher([bare_words(token)[0] for token in form])
        mistaken = _mistaken(form)
        for rank, (kind, pattern) in enumerate(_patterns()):
            if kind in mistaken:
                continue
            for captures in matcher.full(parse(pattern)):
                yield _reading(kind, rank, captures, form, matcher, window, mode, kept)


def _mistaken(tokens: list[str]) -> frozenset[str]:
    """The kinds of question of which a word is only like one of the asked words without its marks."""
    asked, printed = " ".join(bare_words(" ".join(tokens))), fold(" ".join(tokens))
    return frozenset(
        kind
        for kind, exact in table("questions")["exact"].items()
        if any(" ".join(bare_words(words)) in asked and fold(words) not in printed for words in exact)
    )


def _patterns() -> list[tuple[str, str]]:
    return [(entry["kind"], pattern) for entry in table("questions")["question"] for pattern in entry["patterns"]]


def _reading(
    kind: str,
    rank: int,
    captures: Captures,
    form: list[str],
    matcher: Matcher,
    window: Window | None,
    mode: str,
    kept: tuple[str, ...],
) -> Reading:
    slots, phrases = {}, {}
    for name, begin, end in captures:
        if name in _SLOTS:
            slots[name] = " ".join(form[begin:end])
        else:
            phrases[name] = " ".join(matcher.words[begin:end])
    return Reading(kind, slots, phrases, window, mode, rank, kept)


def _trimmed(tokens: list[str]) -> list[str]:
    """Without the fillers around the question."""
    again = True
    while again and len(tokens) > 2:
        begin, end = _filler(tokens, "before"), _filler(tokens, "after")
        again = begin > 0 or end < len(tokens)
        tokens = tokens[begin:] if begin else tokens[:end]
    return tokens


def _filler(tokens: list[str], side: str) -> int:
    """Where the question begins, or ends, once its outermost filler is off; at least two words stay."""
    fillers = table("questions")["fillers"]
    found: list[int] = []
    for marked in (False, True):
        if marked and not any(plain(token) != fold(token) for token in tokens):
            continue
        matcher = Matcher([fold(token) if marked else bare_words(token)[0] for token in tokens])
        for text in fillers[f"{side}_marked" if marked else side]:
            pattern = parse(text, marked)
            if side == "before":
                found += [end for end, _ in matcher.match(pattern, 0) if end <= len(tokens) - 2]
            else:
                last = range(max(2, len(tokens) - 5), len(tokens))
                found += [at for at in last if any(end == len(tokens) for end, _ in matcher.match(pattern, at))]
    return max(found, default=0) if side == "before" else min(found, default=len(tokens))


def _rewritten(tokens: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The question without its "how many", "first", "most"; then, where it has one, as it stands."""
    matcher = Matcher([bare_words(token)[0] for token in tokens])
    for rule in table("questions")["rewrite"]:
        for pattern in rule["from"]:
            for at in range(len(tokens)):
                for end, captures in matcher.match(parse(pattern), at):
                    if end > at:
                        middle = rule["to"].split()
                        if rule["to"] == "@keep":
                            middle = tokens[captures[0][1] : captures[0][2]]
                        yield rule["sets"], _trimmed([*tokens[:at], *middle, *tokens[end:]])
                        break
    yield "", tokens
