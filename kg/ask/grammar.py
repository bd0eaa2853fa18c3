"""The pattern language of kg/vi/questions.toml: read once, matched word by word against a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.ask.words import same_i
from kg.vi import fold, plain, table

Captures = tuple[tuple[str, int, int], ...]  # name, first word, word after the last
_LEXEME = re.compile(
    r"\{(?P<name>[a-z0-9]*)(?P<maybe>[:~]?)(?P<class>[A-Z]+)\}|@(?P<slot>[a-z0-9]+)|(?P<sign>[()|?*+])|(?P<any>\.\.\.)|[^\s(){}|?*+@']+"
)


_SIGNS = re.compile(r"[?!,;:\"“”()…\[\]«»]+|(?<!\w)['‘]|['’]|\.+(?=\s|$)|(?<=\s)[-–—](?=\s)")


def split(text: str) -> list[str]:
    """A question's words as they stand, signs left out, the English 's a word s."""
    return _SIGNS.sub(" ", re.sub("['’]s\\b", " s", text)).split()


def bare_words(text: str) -> list[str]:
    """The same, as patterns compare them."""
    return [same_i(plain(word)) for word in split(text)]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A word class: plain phrases, and patterns that hold other classes."""

    phrases: frozenset[tuple[str, ...]]
    longest: int
    patterns: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a pattern; ``kind`` is word, class, slot, any, all (in order), one (of), maybe or many."""

    kind: str
    text: str = ""
    name: str = ""
    parts: tuple[Node, ...] = ()


@dataclass(slots=True)
class Matcher:
    """Matches patterns against the words of one question; what a class gives at a word is worked out once."""

    words: Sequence[str]
    _seen: dict[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    _stands: dict[str, bool] = field(default_factory=dict)

    def full(self, node: Node, limit: int = 24) -> list[Captures]:
        """Each way in which all the words fit, at most ``limit``."""
        found: dict[Captures, None] = {}
        if not self._may(node):
            return []
        for end, captures in self.match(node, 0):
            if end == len(self.words):
                found[captures] = None
                if len(found) == limit:
                    break
        return list(found)

    def _may(self, node: Node) -> bool:
        """Whether all that the pattern cannot do without stands somewhere in the question."""
        match node.kind:
            case "word":
                return node.text in self.words
            case "class":
                if node.text not in self._stands:
                    self._stands[node.text] = any(self._ends(node.text, at) for at in range(len(self.words)))
                return self._stands[node.text]
            case "one":
                return any(self._may(part) for part in node.parts)
            case "all":
                return all(self._may(part) for part in node.parts)
            case _:
                return True

    def match(self, node: Node, at: int) -> Iterator[tuple[int, Captures]]:
        """The ends of what ``node`` can take from the word ``at`` on, each with the slots and names in it."""
        match node.kind:
            case "word":
                if at < len(self.words) and self.words[at] == node.text:
                    yield at + 1, ()
            case "class":
                for end in self._ends(node.text, at):
                    yield end, ((node.name, at, end),) if node.name else ()
            case "slot":
                for end in range(at + 1, len(self.words) + 1):
                    yield end, ((node.name, at, end),)
            case "any":
                for end in range(at, len(self.words) + 1):
                    yield end, ()
            case "one":
                for part in node.parts:
                    yield from self.match(part, at)
            case "maybe":
                yield from self.match(node.parts[0], at)
                yield at, ()
            case "many":
                for middle, head in self.match(node.parts[0], at):
                    if middle > at:
                        for end, tail in self.match(node, middle):
                            yield end, head + tail
                yield at, ()
            case _:
                yield from self._all(node.parts, at)

    def _all(self, parts: tuple[Node, ...], at: int) -> Iterator[tuple[int, Captures]]:
        if not parts:
            yield at, ()
            return
        for middle, head in self.match(parts[0], at):
            for end, tail in self._all(parts[1:], middle):
                yield end, head + tail

    def _ends(self, name: str, at: int) -> tuple[int, ...]:
        key = (name, at)
        if key not in self._seen:
            group = word_class(name)
            ends = {
                at + length
                for length in range(1, min(group.longest, len(self.words) - at) + 1)
                if tuple(self.words[at : at + length]) in group.phrases
            }
            for pattern in group.patterns:
                ends |= {end for end, _ in self.match(pattern, at) if end > at}
            self._seen[key] = tuple(sorted(ends, reverse=True))
        return self._seen[key]


@cache
def word_class(name: str) -> Phrases:
    """The phrases of a class of questions.toml; EVENTS and DOCUMENTS are those of lexicon.toml."""
    entries = table("questions")["words"][name]
    if isinstance(entries, str):
        kinds = table("lexicon")[name.lower()]
        entries = [phrase for phrases in kinds.values() for phrase in phrases]
    plainly = [tuple(bare_words(entry)) for entry in entries if not re.search(r"[{(]", entry)]
    patterns = tuple(parse(entry) for entry in entries if re.search(r"[{(]", entry))
    return Phrases(frozenset(plainly), max(map(len, plainly), default=0), patterns)


@cache
def parse(pattern: str, marked: bool = False) -> Node:
    """The pattern as a tree; ``marked``: its words with their diacritics, to be matched against folded words.

    Raises ValueError where a group does not close.
    """
    node, rest = _choice(list(_LEXEME.finditer(pattern.replace("'s", " s "))))
    if rest:
        raise ValueError(f"unbalanced pattern: {pattern}")
    return node if marked else _bared(node)


def _bared(node: Node) -> Node:
    text = bare_words(node.text)[0] if node.kind == "word" else node.text
    return Node(node.kind, text, node.name, tuple(_bared(part) for part in node.parts))


def _choice(lexemes: list[re.Match[str]]) -> tuple[Node, list[re.Match[str]]]:
    branches: list[Node] = []
    while True:
        branch, lexemes = _sequence(lexemes)
        branches.append(branch)
        if not lexemes or lexemes[0][0] != "|":
            return (branches[0] if len(branches) == 1 else Node("one", parts=tuple(branches))), lexemes
        lexemes = lexemes[1:]


def _sequence(lexemes: list[re.Match[str]]) -> tuple[Node, list[re.Match[str]]]:
    parts: list[Node] = []
    while lexemes and lexemes[0][0] not in ("|", ")"):
        sign = lexemes[0][0]
        if sign == "(":
            inner, lexemes = _choice(lexemes[1:])
            if not lexemes or lexemes[0][0] != ")":
                raise ValueError("a group does not close")
            parts.append(inner)
        elif sign in "?*+":
            parts.append(_repeated(sign, parts.pop()))
        else:
            parts.append(_leaf(lexemes[0]))
        lexemes = lexemes[1:]
    return Node("all", parts=tuple(parts)), lexemes


def _repeated(sign: str, node: Node) -> Node:
    if sign == "?":
        return Node("maybe", parts=(node,))
    many = Node("many", parts=(node,))
    return many if sign == "*" else Node("all", parts=(node, many))


def _leaf(lexeme: re.Match[str]) -> Node:
    if lexeme["slot"]:
        return Node("slot", name=lexeme["slot"])
    if lexeme["any"]:
        return Node("any")
    if lexeme["class"]:
        node = Node("class", text=lexeme["class"], name=lexeme["name"])
        return Node("maybe", parts=(node,)) if lexeme["maybe"] == "~" else node
    return Node("word", text=fold(lexeme[0]))
