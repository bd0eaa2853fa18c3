"""A spaCy tokenizer for Vietnamese news: one token per syllable, number, or sign.

Vietnamese words are of one or several syllables; names, posts and bodies are read from syllables, since word
segmenters swallow a name's last syllable, or the verb behind it. Abbreviations with a point ("TP.", "T.Ư") stay whole.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from spacy.attrs import NORM
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.vi import fold, table

if TYPE_CHECKING:
    from collections.abc import Iterable


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# Names of the central highlands: "H'Linh", "K’Brông", "R'Tíh" are one token.
_ELIDED = r"(?<!\w)[A-ZĐ][h]?['’ʼ][^\W\d_]+"

# Letters that Vietnamese adds to the Latin ones: a list of them is searched faster than "any letter".
_LETTERS = "".join(
    letter
    for vowel in "aăâeêioôơuưyđ"
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    for letter in (normalize("NFC", vowel + tone), normalize("NFC", vowel + tone).upper())
    if len(letter) == 1 and not letter.isascii()
)


def _pattern() -> re.Pattern[str]:
    """A token and the single space behind it; most are letters with a space, for which nothing else is tried."""
    pointed = _alternatives(table("abbreviations")["pointed"])
    plain_word = r"[^\W\d_]+(?=[\s,;:)])"
    token = rf"{plain_word}|(?<!\w)(?:{pointed})|{_ELIDED}|\d+(?:[.,]\d+)*|[^\W\d_]+\d*|\w+|\.\.\.|[^\w\s]|\s+"
    return re.compile(rf"[a-zA-Z{_LETTERS}]+ |(?:{token}) ?")


@cache
def _finder() -> re.Pattern[str]:
    return _pattern()


def syllables(text: str) -> list[str]:
    """The tokens of a short text, white space left out: what the lexicon is keyed by."""
    return [printed.rstrip(" ") for printed in _finder().findall(text) if not printed.isspace()]


class Token(NamedTuple):
    """What is known of a token wherever it stands."""

    word: str
    norm: str  # its fold
    capital: bool  # begins with a capital letter
    stops: bool  # a sentence may end here: a stop or a line break
    size: int  # code points, the space behind it included
    spaced: bool  # a single space stands behind it


SIGNS = frozenset((".", "!", "?", "...", "…"))  # with which sentences end
WORD, NORM_OF, CAPITAL, STOPS, SIZE, _SPACED = map(itemgetter, range(6))


LIMIT = 200_000  # tokens to remember: numbers and typing errors would fill the memory of a long run


class _Known(dict[str, Token]):
    """Tokens by what is printed, the space behind them included: nearly all have stood in an earlier text."""

    def __missing__(self, printed: str) -> Token:
        if len(self) > LIMIT:
            self.clear()
        spaced = printed[-1] == " " and not printed.isspace()
        word = printed[:-1] if spaced else printed
        stops = word in SIGNS or "\n" in word
        self[printed] = token = Token(word, fold(word), word[0].isupper(), stops, len(printed), spaced)
        return token


_known = _Known()


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, white space among them: every character is in one."""
    return list(map(_known.__getitem__, _finder().findall(text)))


class SyllableTokenizer:
    """``text -> Doc``. The tokens' NORM is their fold, so that "Uỷ" and "ủy" match one another."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        # The other attributes (shape, "like a URL" …) of a new word cost more than all else that is done for it.
        vocab.lex_attr_getters = {NORM: fold}  # type: ignore[attr-defined]  # missing from its stub

    def __call__(self, text: str) -> Doc:
        tokens = tokenize(text)
        return Doc(self.vocab, words=list(map(WORD, tokens)), spaces=list(map(_SPACED, tokens)))

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> SyllableTokenizer:
        return self
