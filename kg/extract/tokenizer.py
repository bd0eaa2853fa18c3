"""A spaCy tokenizer for Vietnamese news: one token per syllable, number, or sign.

Vietnamese words are of one or several syllables; names, posts and bodies are read from syllables, since word
segmenters swallow a name's last syllable, or the verb behind it. Abbreviations with a point ("TP.", "T.Ư") stay whole.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from spacy.attrs import NORM
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.vi import fold, table

if TYPE_CHECKING:
    from collections.abc import Iterable

# Columns beside the tokens, since reading them from token objects costs more than the tokenizer itself.
Doc.set_extension("words", default=(), force=True)
Doc.set_extension("begins", default=(), force=True)  # code point where each token begins


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Names of the central highlands: "H'Linh", "K’Brông", "R'Tíh" are one token.
_ELIDED = r"(?<!\w)[A-ZĐ][h]?['’ʼ][^\W\d_]+"


def _pattern() -> re.Pattern[str]:
    pointed = _alternatives(table("abbreviations")["pointed"])
    plain_word = r"[^\W\d_]+(?=[\s,;:)])"  # most tokens: the other forms are not tried for them
    token = rf"{plain_word}|(?<!\w)(?:{pointed})|{_ELIDED}|\d+(?:[.,]\d+)*|[^\W\d_]+\d*|\w+|\.\.\.|[^\w\s]|\s+"
    return re.compile(rf"({token})( ?)")


@cache
def _finder() -> re.Pattern[str]:
    return _pattern()


def syllables(text: str) -> list[str]:
    """The tokens of a short text, white space left out: what the lexicon is keyed by."""
    return [word for word, _ in _finder().findall(text) if not word.isspace()]


class SyllableTokenizer:
    """``text -> Doc``. The tokens' NORM is their fold, so that "Uỷ" and "ủy" match one another."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]  # missing from its stub
        self._find = _finder().findall

    def __call__(self, text: str) -> Doc:
        pairs = self._find(text)  # every character is in one: a token and the single space behind it
        words = [word for word, _ in pairs]
        spaces = [bool(space) for _, space in pairs]
        begins = list(accumulate((len(word) + len(space) for word, space in pairs), initial=0))
        begins.pop()
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.words, doc._.begins = words, begins
        return doc

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> SyllableTokenizer:
        return self
