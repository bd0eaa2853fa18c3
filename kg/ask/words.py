"""Text as comparable words: the same for what users type and for what the graph calls its things."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from kg.vi import fold, plain, table


class Word(NamedTuple):
    """A word twice: ``marked`` with its diacritics, ``bare`` without."""

    marked: str
    bare: str


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"l?x{0,3}(?:ix|iv|v?i{0,3})")
_COUNTED = {"thu", "khoa", "quy", "lan", "ky"}  # what a lone I, V, X after them counts
_TOKEN = re.compile(r"\d{4}\s*[-–—]\s*\d{4}(?!\d)|\w+")
_FINAL_I = re.compile(r"(?<=^[hklmst])i$|(?<=^qu)i$")
_known: dict[str, Word] = {}  # every spelling met, with its word; a graph has some ten thousand
_folded: dict[str, str] = {}  # every token met, folded


def same_i(word: str) -> str:
    """ "lí" and "lý", "kĩ" and "kỹ" are one word: the bare form ends in y."""
    return _FINAL_I.sub("y", word)


def words(text: str) -> list[Word]:
    """The words of a name or a question, abbreviations written out, numbers in one form.

    "Hội nghị lần thứ VII" and "hội nghị lần 7" give the same number; "khóa XI" is the one word "khoá11" and
    "2020 - 2025" the one word "2020-2025", so that neither is taken for a day or a year.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    if "." in lower or "&" in lower or "-" in lower:
        pattern, long = _pointed()
        lower = pattern.sub(lambda match: long[match[0]], fold(lower))
    short = _short()
    found: list[Word] = []
    for raw in _TOKEN.findall(lower):
        token = _folded.get(raw) or _folded.setdefault(raw, fold(raw))
        if token in short:
            found += short[token]
        else:
            _add(found, token)
    return found


def bare(text: str) -> str:
    """The words without diacritics, one blank between them."""
    return " ".join(word.bare for word in words(text))


def _add(found: list[Word], token: str) -> None:
    """One more word; a number takes the "lần", "thứ", "khóa" before it, which say no more than that it is one."""
    word = _known.get(token) or _known.setdefault(token, _word(token))
    before = found[-1].bare if found else ""
    if _ROMAN_FORM.fullmatch(token) and (before in _COUNTED or (len(token) > 1 and token not in ("vi", "xi", "li"))):
        word = Word(*[str(_roman(token))] * 2)
    elif before == "thu" and word.bare in _spelled():
        word = Word(*[str(_spelled()[word.bare])] * 2)
    if word.bare.isdigit() and before in ("thu", "lan", "khoa"):
        while found and found[-1].bare in ("thu", "lan"):
            found.pop()
        if found and found[-1].bare == "khoa":
            found.pop()
            word = Word(f"khoá{word.bare}", f"khoa{word.bare}")
    found.append(word)


def _word(token: str) -> Word:
    token = re.sub(r"\s*[-–—]\s*", "-", token)
    if token.isdigit():
        return Word(*[str(int(token))] * 2)
    return Word(token, same_i(plain(token)))


def _roman(token: str) -> int:
    values = [_ROMAN[letter] for letter in token]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


@cache
def _spelled() -> dict[str, int]:
    spelled: dict[str, int] = table("lexicon")["ordinals"]
    return spelled


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(short): fold(long) for short, long in table("lexicon")["abbreviations"].items()}


@cache
def _short() -> dict[str, list[Word]]:
    """The abbreviations that are one token."""
    return {
        short: [_word(token) for token in long.split()]
        for short, long in _abbreviations().items()
        if _TOKEN.fullmatch(short)
    }


@cache
def _pointed() -> tuple[re.Pattern[str], dict[str, str]]:
    """The abbreviations with signs in them."""
    longhand = {short: long for short, long in _abbreviations().items() if not _TOKEN.fullmatch(short)}
    choices = "|".join(re.escape(short) for short in sorted(longhand, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)"), longhand
