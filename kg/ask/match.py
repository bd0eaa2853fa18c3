"""How well the words of a question fit a name of the graph. Strict where a wrong fit would give a wrong answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from kg.ask.index import Entry, Names
from kg.ask.words import Word, bare, words
from kg.vi import fold, table

# A well-formed Vietnamese syllable without marks. What is well formed is no slip: "Lan" is never taken for "Loan".
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu"
    r"|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:ch|c|m|ng|nh|n|p|t)?"
)


@lru_cache(maxsize=65536)
def same(asked: Word, known: Word) -> bool:
    """The same word, the asker's diacritics left out or not: "Viet" and "Viêt" are "Việt", "Hưng" is not "Hùng"."""
    if asked.bare != known.bare:
        return False
    if asked.marked in (asked.bare, known.marked) or len(asked.marked) != len(known.marked):
        return True
    return all(_marks(a) <= _marks(k) for a, k in zip(asked.marked, known.marked, strict=True))


@cache
def _marks(letter: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFD", letter.replace("đ", "d\u0335"))[1:])


def slip(asked: str, known: str) -> bool:
    """One letter too many, too few, or two swapped, in a word that is no Vietnamese syllable as typed."""
    return (
        len(asked) > 3 and not _SYLLABLE.fullmatch(asked) and len(asked) - len(known) in (-1, 0, 1)
        and OSA.distance(asked, known) == 1
        and (len(asked) != len(known) or sorted(asked) == sorted(known))
    )  # fmt: skip


@cache
def stop_words() -> frozenset[str]:
    """Words that carry nothing in a name."""
    return frozenset(word.marked for word in words(table("lexicon")["stop"]["words"]))


def content(asked: Iterable[Word]) -> list[Word]:
    """The words that carry something."""
    return [word for word in asked if word.marked not in stop_words()]


@cache
def _scopes() -> frozenset[str]:
    return frozenset(bare(table("lexicon")["scopes"]["words"]).split())


@cache
def place_words() -> frozenset[tuple[str, ...]]:
    """The names of provinces and districts, as bare words: what may never be passed over."""
    names = list(table("scopes")["provinces"]["names"])
    for province in table("places").get("province", ()):
        names.append(province["name"])
        names += [n for value in province.values() if isinstance(value, list) for n in value if isinstance(n, str)]
    return frozenset(tuple(bare(name).split()) for name in names)


def places_in(asked: Sequence[Word]) -> set[tuple[str, ...]]:
    """The gazetteer's names among the words, the longest at each place."""
    found: set[tuple[str, ...]] = set()
    at = 0
    while at < len(asked):
        for length in (4, 3, 2):
            run = tuple(word.bare for word in asked[at : at + length])
            if len(run) == length and run in place_words():
                found.add(run)
                at += length - 1
                break
        at += 1
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry with how well it fits: ``cover`` of the asked words, and ``score`` to rank by; both 0 to 1."""

    entry: Entry
    cover: float
    score: float


def fits(
    names: Names, asked: Sequence[Word], *, least: float, allowed: Callable[[Entry], bool] | None = None
) -> list[Fit]:
    """The entries whose name holds the asked words, best first.

    ``least`` is the share of the words, weighed by rarity, that must be found. Places, numbers and, where it is 1,
    every word but those for kinds of areas must be. ``allowed`` says which entries may come into question.
    """
    wanted = content(asked)
    if not wanted:
        return []
    spelled = {word: _spellings(names, word) for word in wanted}
    weights = {word: names.rarity(next(iter(spelled[word]), word.bare)) for word in wanted}
    among = names.holding({bare for word in _rarest(weights, least) for bare in spelled[word]})
    places = places_in(wanted)
    found = [
        fit
        for entry in among
        if (allowed is None or allowed(entry)) and (fit := _fit(names, entry, wanted, spelled, weights, places, least))
    ]
    return sorted(found, key=lambda fit: (-fit.score, fit.entry.label, fit.entry.iri))


def _spellings(names: Names, word: Word) -> frozenset[str]:
    if word.bare in names.by_word or len(word.bare) < 4 or _SYLLABLE.fullmatch(word.bare) or not word.bare.isalpha():
        return frozenset([word.bare])
    return frozenset(known for known in names.by_word if slip(word.bare, known))


def _rarest(weights: dict[Word, float], least: float) -> list[Word]:
    """So few of the words that whatever fits must hold one of them."""
    allowed = (1 - least) * sum(weights.values())
    chosen, total = [], 0.0
    for word in sorted(weights, key=lambda w: (w.bare in _scopes(), -weights[w])):
        chosen.append(word)
        total += weights[word]
        if total > allowed + 1e-9 and (least < 1 or word.bare not in _scopes()):
            break
    return chosen


def _fit(
    names: Names,
    entry: Entry,
    wanted: list[Word],
    spelled: dict[Word, frozenset[str]],
    weights: dict[Word, float],
    places: set[tuple[str, ...]],
    least: float,
) -> Fit | None:
    best: Fit | None = None
    for name in entry.names or ((),):
        near = (*name, *entry.around)
        hits = {word for word in wanted if any(_agree(word, known, spelled[word]) for known in near)}
        missed = [word for word in wanted if word not in hits]
        if not hits or not _may_miss(missed, places, near, least):
            continue
        total = sum(weights[word] for word in wanted)
        cover = sum(weights[word] for word in wanted if word in hits) / total
        if least < 1 and cover < least:
            continue
        score = 0.5 * cover + _closeness(names, name, wanted, spelled)
        if best is None or score > best.score:
            best = Fit(entry, cover, score)
    return best


def _agree(asked: Word, known: Word, spelled: frozenset[str]) -> bool:
    return known.bare in spelled and (asked.bare != known.bare or same(asked, known))


def _may_miss(missed: list[Word], places: set[tuple[str, ...]], near: Sequence[Word], least: float) -> bool:
    if least == 1 and any(word.bare not in _scopes() for word in missed):
        return False
    if any(char.isdigit() for word in missed for char in word.bare):
        return False
    line = " ".join(word.bare for word in near)
    return all(" ".join(place) in line for place in places)


def _closeness(names: Names, name: Sequence[Word], wanted: list[Word], spelled: dict[Word, frozenset[str]]) -> float:
    """How much of the name was asked for, in its order and from its beginning; 0 to 0.5."""
    own = content(name)
    if not own:
        return 0.0
    asked = frozenset(bare for word in wanted for bare in spelled[word])
    weight = sum(names.rarity(word.bare) for word in own)
    precision = sum(names.rarity(word.bare) for word in own if word.bare in asked) / weight
    pairs = {(a.bare, b.bare) for a, b in pairwise(own)}
    wanted_pairs = [(a.bare, b.bare) for a, b in pairwise(wanted)]
    order = sum(pair in pairs for pair in wanted_pairs) / len(wanted_pairs) if wanted_pairs else 1.0
    head = own[0].bare in spelled[wanted[0]]
    return 0.3 * precision + 0.12 * order + 0.08 * head


def person_fits(names: Names, asked: Sequence[Word]) -> list[Fit]:
    """People of that name: the whole name, or what people are called by, its last syllables. Best first.

    A slip of the keys is passed over only where the rest of a long name is right.
    """
    if not asked:
        return []
    known = [word.bare for word in asked]
    pool = list(names.holding([known[-1]]))
    found = [fit for entry in pool if (fit := _person_fit(entry, asked))]
    if not found and len(asked) > 2:
        found = [fit for entry in names.holding(known) if (fit := _slipped(entry, asked))]
    if any(fit.score == 1.0 for fit in found) and any(word.marked != word.bare for word in asked):
        found = [fit for fit in found if fit.score == 1.0 or fit.score < 0.9]  # "Lê La" with its marks is not "Lê Là"
    return sorted(found, key=lambda fit: (-fit.score, fit.entry.label, fit.entry.iri))


def _person_fit(entry: Entry, asked: Sequence[Word]) -> Fit | None:
    best = 0.0
    for name in entry.names:
        size = len(asked)
        if size > len(name) or not all(same(a, k) for a, k in zip(asked, name[-size:], strict=True)):
            continue
        exact = all(a.marked == k.marked for a, k in zip(asked, name[-size:], strict=True))
        best = max(best, (1.0 if size == len(name) else 0.6 + 0.05 * size) - (0 if exact else 0.02))
    return Fit(entry, 1.0, best) if best else None


def _slipped(entry: Entry, asked: Sequence[Word]) -> Fit | None:
    for name in entry.names:
        if len(name) != len(asked):
            continue
        wrong = [(a, k) for a, k in zip(asked, name, strict=True) if not same(a, k)]
        if len(wrong) == 1 and slip(wrong[0][0].bare, wrong[0][1].bare):
            return Fit(entry, 1.0, 0.8)
    return None


@cache
def addresses() -> tuple[tuple[str, ...], ...]:
    """Words of address, ranks and degrees, as bare words, the longest first."""
    people = table("people")
    phrases = [word.replace("_", " ") for word in table("lexicon")["address"]["words"].split()]
    phrases += people["honorifics"] + people["plural_honorifics"] + people["ranks"]
    found = {tuple(word.bare for word in words(fold(phrase))) for phrase in phrases}
    return tuple(sorted(found - {()}, key=lambda phrase: (-len(phrase), phrase)))


def without_address(asked: Sequence[Word]) -> list[Word]:
    """ "đồng chí Thống", "Mr Thong" → the name alone; a lone word stays what it is."""
    rest = list(asked)
    again = True
    while again and len(rest) > 1:
        again = False
        for phrase in addresses():
            if len(rest) > len(phrase) and tuple(word.bare for word in rest[: len(phrase)]) == phrase:
                rest, again = rest[len(phrase) :], True
                break
    return rest
