"""What the steps know of one article while it is read: tokens in columns, sentences, lexical units.

Steps work on plain lists, a tenth of the cost of token objects; a Doc carries them as ``doc._.reading``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Any

import msgspec

from kg.extract.text.lexicon import NOTHING, Classes, lexicon
from kg.extract.text.tokenizer import CAPITAL, NORM_OF, SIZE, STOPS, WORD, tokenize
from kg.model import Article, Span

if TYPE_CHECKING:
    from kg.extract.bodies.areas import Areas
    from kg.extract.bodies.changes import BodyChangeMention
    from kg.extract.changes.mention import ChangeMention
    from kg.extract.events.happenings import Happening
    from kg.extract.instruments.documents import InstrumentMention
    from kg.extract.people.persons import Someone
    from kg.extract.posts.tenures import TenureMention
    from kg.extract.roles.book import RoleMention
    from kg.extract.text.chunks import Row
    from kg.extract.times.mentions import DateMention
    from kg.extract.times.terms import TermMention

__all__ = ["NOTHING", "Chunk", "Reading", "Sentence", "Unit"]


class Chunk(msgspec.Struct):
    """Tokens that are one thing to the grammar; kg.extract.text.chunks says which letter stands for what."""

    symbol: str
    begin: int  # tokens
    end: int
    value: Any = None
    norm: str = ""


class Unit(Chunk):
    """Adjacent tokens that mean one thing: a phrase of the lexicon, a person's name, or a single token.

    A chunk as well, for most units are chunks by themselves.
    """

    classes: Classes = msgspec.field(default_factory=Classes)
    cap: bool = False  # begins with a capital letter
    person: str | None = None  # key of the person whose name it is


@dataclass(slots=True)
class Sentence:
    begin: int  # first token
    end: int
    units: list[Unit] = field(default_factory=list)  # none where nothing matters
    matters: bool = True  # holds a word that a fact may hang on; the others are not looked at closely


@dataclass(slots=True)
class Reading:
    """Columns over tokens, and what the steps have found so far."""

    article: Article
    text: str
    facts_alone: bool
    words: list[str]
    norms: list[str]
    capital: list[bool]  # whether a token begins with a capital letter
    begins: list[int]
    capitals: list[int]  # the tokens that do
    stops: list[int]  # the tokens where a sentence may end
    starts: list[int]  # the tokens with which phrases of the lexicon may begin
    found: dict[str, Any] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)
    # What the steps find, each for those behind it.
    people: dict[str, Someone] = field(default_factory=dict)  # by key
    dates: list[DateMention] = field(default_factory=list)
    terms: list[TermMention] = field(default_factory=list)
    instruments: list[InstrumentMention] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)  # one a sentence
    areas: Areas = field(init=False)
    tenures: list[tuple[Row, TenureMention]] = field(default_factory=list)
    changes: list[ChangeMention] = field(default_factory=list)
    body_changes: list[BodyChangeMention] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    told: dict[int, Happening] = field(default_factory=dict)  # id of a row → what the article is telling of there

    @classmethod
    def of(cls, article: Article, *, facts_alone: bool = False) -> Reading:
        """The reading of an article at its beginning. ``facts_alone``: no rows are wanted that no fact can come of."""
        tokens = tokenize(article.text)
        words, norms, capital = (list(map(column, tokens)) for column in (WORD, NORM_OF, CAPITAL))
        begins = list(accumulate(map(SIZE, tokens), initial=0))
        begins.pop()
        every = range(len(tokens))
        capitals, stops = list(compress(every, capital)), list(compress(every, map(STOPS, tokens)))
        starts = lexicon().starts(norms)
        return cls(article, article.text, facts_alone, words, norms, capital, begins, capitals, stops, starts)

    def release(self) -> None:
        """Breaks the rings of references (an event stands in the row that it knows), so that memory is free at once."""
        for row in self.rows:
            row.chunks = []

    @property
    def folded(self) -> str:
        """All tokens by their folds, a space between any two."""
        known: str | None = self.found.get("folded")
        if known is None:
            known = self.found["folded"] = " ".join(self.norms)
        return known

    @property
    def vocabulary(self) -> frozenset[str]:
        """The folds of the article: what has a word outside them is not in it."""
        known: frozenset[str] | None = self.found.get("vocabulary")
        if known is None:
            known = self.found["vocabulary"] = frozenset(self.norms)
        return known

    def span(self, begin: int, end: int) -> Span:
        """Code points of tokens ``begin`` to ``end``, exclusive."""
        last = end - 1
        return Span(self.begins[begin], self.begins[last] + len(self.words[last]))

    def slice(self, begin: int, end: int) -> str:
        """The text of tokens, as it stands."""
        if begin >= end:
            return ""
        span = self.span(begin, end)
        return self.text[span.begin : span.end]

    def phrase(self, begin: int, end: int) -> str:
        """The text of tokens with single spaces."""
        return " ".join(self.slice(begin, end).split())
