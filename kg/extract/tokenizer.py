"""A spaCy tokenizer for Vietnamese news: one token per syllable, number, or sign.

Vietnamese words are of one or several syllables; names, posts and bodies are read from syllables, since word
segmenters swallow a name's last syllable, or the verb behind it. Abbreviations with a point ("TP.", "T.Ư") stay whole.
"""

from __future__ import annotations

import re
from functools import cache
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
    return re.compile(rf"(?:(?<!\w)(?:{pointed})|{_ELIDED}|\d+(?:[.,]\d+)*|[^\W\d_]+\d*|\w+|\.\.\.|[^\w\s])|\s+")


@cache
def _finder() -> re.Pattern[str]:
    return _pattern()


def syllables(text: str) -> list[str]:
    """The tokens of a short text, white space left out: what the lexicon is keyed by."""
    return [match[0] for match in _finder().finditer(text) if not match[0].isspace()]


class SyllableTokenizer:
    """``text -> Doc``. The tokens' NORM is their fold, so that "Uỷ" and "ủy" match one another."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        vocab.lex_attr_getters[NORM] = fold
        self._find = _finder().finditer

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        begins: list[int] = []
        for match in self._find(text):
            word = match[0]
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(word)
            spaces.append(False)
            begins.append(match.start())
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.words, doc._.begins = words, begins
        return doc

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> SyllableTokenizer:
        return self
