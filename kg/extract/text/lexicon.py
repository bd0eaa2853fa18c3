"""Phrases of the data files, found among tokens by their folds: a trie, longest match first."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from kg.extract.text.tokenizer import syllables
from kg.vi import fold, table, word_set

_seldom = partial(word_set, "bodies", "seldom_alone", "words")


class Classes(dict[str, Any]):
    """Class of a phrase → what the class says of it, and what is asked of it so often that it is kept."""

    __slots__ = ("heads", "letter", "tells", "weight")

    def __init__(self) -> None:
        self.heads = False  # a post or a body may begin with it
        self.tells = False  # of an event
        self.weight = 0  # whether a sentence that has the phrase deserves a close look (_weight)
        self.letter = ""  # stands for the phrase in a row of chunks, once it was asked for


NOTHING = Classes()
Entry = tuple[int, Classes]  # number of tokens, classes


# What makes a sentence worth a close look, in any case and when it is capitalised.
_ALWAYS = frozenset(("title", "event", "happens", "change", "level"))
_TELLS = frozenset(("event", "happens"))
_HEADS = frozenset(("title", "before", "body"))
_BEFORE_NAMES = frozenset(("honorific", "rank", "occupation", "title", "before"))
_ADDRESS = _BEFORE_NAMES | {"body"}
_CAPITAL = frozenset(("body", "province", "place", "decided"))


def _weight(phrase: str, name: str) -> int:
    """2: a sentence with this phrase matters; 1: where the phrase is capitalised; 0: not for this phrase."""
    if name in _ALWAYS or name == "body" and fold(phrase) not in _seldom():
        return 2
    return int(name in _CAPITAL)


class Lexicon:
    """A trie over folded syllables. One phrase may be of several classes ("Đoàn": a body's head, a family name).

    The class "" is the phrase's weight: whether a sentence that has it deserves a close look (:func:`_weight`).
    """

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._heads: dict[str, set[str]] = {}  # first word → the second ones; none where it is a phrase by itself
        self._backward: dict[str, Any] = {}  # the same phrases from their last word to their first
        self.addresses: set[str] = set()  # folds that what stands before a name ends with
        self.ends: dict[str, int] = {}  # fold that a phrase of address ends with → the longest such phrase, in tokens

    def add(self, phrase: str, name: str, value: Any = True) -> None:
        node = self._root
        words = [fold(syllable) for syllable in syllables(phrase)]
        for word in words:
            node = node.setdefault(word, {})
        if name in _BEFORE_NAMES:
            self.addresses.add(words[-1])
        if name in _ADDRESS:
            self.ends[words[-1]] = max(self.ends.get(words[-1], 0), len(words))
        if len(words) == 1:
            self._heads[words[0]] = set()
        elif self._heads.setdefault(words[0], {words[1]}):
            self._heads[words[0]].add(words[1])
        classes = node.setdefault("", Classes())
        node = self._backward
        for word in reversed(words):
            node = node.setdefault(word, {})
        node[""] = classes
        classes[name] = value
        classes.tells = classes.tells or name in _TELLS
        classes.heads = classes.heads or name in _HEADS
        classes[""] = classes.weight = max(classes.weight, _weight(phrase, name))

    def starts(self, norms: list[str]) -> list[int]:
        """The tokens with which phrases may begin: the first two lead somewhere, or the first is a phrase."""
        heads, following = map(self._heads.get, norms), (*norms[1:], "")
        return [at for at, head in enumerate(heads) if head is not None and (not head or following[at] in head)]

    def longest(self, norms: list[str], begin: int, end: int) -> Entry | None:
        """The longest phrase that starts at ``begin`` and does not pass ``end``."""
        node = self._root.get(norms[begin])
        found: Entry | None = None
        at = begin + 1
        while node is not None:
            if "" in node:
                found = (at - begin, node[""])
            if at >= end:
                break
            node = node.get(norms[at])
            at += 1
        return found

    def before(self, norms: list[str], begin: int, end: int) -> Entry | None:
        """The longest phrase that ends at ``end``, of no more tokens than the longest one of address with its last."""
        begin = max(begin, end - self.ends.get(norms[end - 1], 0))
        node: dict[str, Any] | None = self._backward
        found, at = None, end
        while node is not None and at > begin:
            at -= 1
            node = node.get(norms[at])
            if node is not None and "" in node:
                found = (end - at, node[""])
        return found

    def classes(self, phrase: str) -> Classes:
        """Classes of exactly this phrase; empty where it is unknown."""
        node = self._root
        for syllable in syllables(phrase):
            node = node.get(fold(syllable), {})
        return node.get("", NOTHING) if node else NOTHING


def _words(text: str) -> list[str]:
    return text.replace("\n", " ").split()


def _people(lexicon: Lexicon) -> None:
    data = table("people")
    for name in ("honorifics", "plural_honorifics", "ranks", "occupations"):
        for phrase in data[name]:
            cls = {"plural_honorifics": "honorific"}.get(name, name.rstrip("s"))
            lexicon.add(phrase, cls, "plural" if name.startswith("plural") else "one")


def _bodies(lexicon: Lexicon) -> None:
    data = table("bodies")
    for kind, head in data["heads"].items():
        for phrase in head["words"]:
            lexicon.add(phrase, "body", (kind, head["takes"]))
    for field in data["fields"]["words"].replace("\n", " ").split("·"):
        if field.strip():
            lexicon.add(field.strip(), "field")
    for phrase in data["joiners"]["of"]:
        lexicon.add(phrase, "of")


def _posts(lexicon: Lexicon) -> None:
    data = table("posts")
    titles = dict.fromkeys(("plain", "national", "naming", "whole"), "title")
    for name, cls in {**titles, "before": "before", "behind": "behind"}.items():
        for phrase in data[name]:
            lexicon.add(phrase, cls)


def _scopes(lexicon: Lexicon) -> None:
    data = table("scopes")
    for word, level in data["levels"].items():
        lexicon.add(word, "level", level)
    for name in data["provinces"]["names"]:
        lexicon.add(name, "province")
    for name in data["countries"]["names"]:
        lexicon.add(name, "country")
    for name in data["wide"]["names"]:
        lexicon.add(name, "wide")
    gazetteer = table("places")
    for province in gazetteer["province"]:
        for name in (province["name"], *province.get("aliases", ())):
            lexicon.add(name, "province", province["kind"])
        for kind in ("cities", "urban", "towns", "districts"):
            for name in province.get(kind, ()):
                lexicon.add(name, "place")
    for name in gazetteer["spellings"]:
        lexicon.add(name, "place")


def _words_of_events(lexicon: Lexicon) -> None:
    data = table("events")
    for kind, nouns in data["nouns"].items():
        for noun in nouns:
            lexicon.add(noun, "event", kind)
    for kind, verbs in data["verbs"].items():
        for verb in verbs:
            lexicon.add(verb, "happens", kind)
    for verb in (*data["label"]["takes_place"], *data["label"]["organises"]):
        lexicon.add(verb, "holds")
    for word in data["label"]["stops"]:
        lexicon.add(word, "stop")
    for word in (*data["label"]["openers"], *data["label"]["goes_on"], *data["label"]["referred"]):
        lexicon.add(word, "aim")
    for cls, phrases in data["words"].items():
        for phrase in phrases:
            lexicon.add(phrase, cls)


def _verbs(lexicon: Lexicon) -> None:
    for file, prefix in (("roles", "role"), ("changes", "change")):
        for kind, phrases in table(file)["verbs"].items():
            for phrase in phrases:
                lexicon.add(phrase, prefix, kind)
    for phrase in table("roles")["context"]["says"]:
        lexicon.add(phrase, "says")
    for phrase in table("changes")["decided"]["words"]:
        lexicon.add(phrase, "decided")
    for cls, phrases in table("grammar")["words"].items():
        for phrase in phrases:
            lexicon.add(phrase, cls)


@cache
def lexicon() -> Lexicon:
    """The lexicon of all data files that the grammar reads."""
    built = Lexicon()
    for add in (_people, _bodies, _posts, _scopes, _words_of_events, _verbs):
        add(built)
    return built
