"""Text as comparable words: the same for what users type and for what the graph calls its things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.vi import fold, plain, table


class Word(NamedTuple):
    """A word twice: ``marked`` with its diacritics, ``bare`` without."""

    marked: str
    bare: str


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"l?x{0,3}(?:ix|iv|v?i{0,3})")
_COUNTED = {"thu", "khoa", "quy", "lan", "ky", "quarter", "term"}  # what a lone I, V, X after them counts
_TOKEN = re.compile(r"\d{4}\s*[-–—]\s*\d{4}(?!\d)|\w+")
_FINAL_I = re.compile(r"(?<=^[hklmst])i$|(?<=^qu)i$")


def same_i(word: str) -> str:
    """ "lí" and "lý", "kĩ" and "kỹ" are one word: the bare form ends in y."""
    return _FINAL_I.sub("y", word)


def words(text: str) -> list[Word]:
    """The words of a name or a question, abbreviations written out, numbers in one form.

    "Hội nghị lần thứ VII" and "hội nghị lần 7" give the same number; "khóa XI" is the one word "khoá11" and
    "2020 - 2025" the one word "2020-2025", so that neither is taken for a day or a year.
    """
    return list(_words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(_ordinals(_numbered(_written_out(fold(text)))))


def bare(text: str) -> str:
    """The words without diacritics, one blank between them."""
    return " ".join(word.bare for word in words(text))


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    longhand = {fold(short): fold(long) for short, long in table("lexicon")["abbreviations"].items()}
    choices = "|".join(re.escape(short) for short in sorted(longhand, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)"), longhand


def _written_out(text: str) -> str:
    pattern, longhand = _abbreviations()
    return pattern.sub(lambda match: longhand[match[0]], text)


def _numbered(text: str) -> Iterator[Word]:
    previous = ""
    for match in _TOKEN.finditer(text):
        token = re.sub(r"\s*[-–—]\s*", "-", match[0])
        base = plain(token)
        if base.isdigit():
            token = base = str(int(base))
        elif _is_roman(base, previous):
            token = base = str(_roman(base))
        else:
            base = same_i(base)
        previous = base
        yield Word(token, base)


def _ordinals(stream: Iterator[Word]) -> Iterator[Word]:
    """ "thứ tư" → 4; "khóa 11" → one word; "lần" and "thứ" before a number say nothing more."""
    spelled: dict[str, int] = table("lexicon")["ordinals"]
    held: list[Word] = []  # "lần", "thứ", "khóa" that wait for their number
    for word in stream:
        if held and held[-1].bare == "thu" and word.bare in spelled:
            word = Word(*[str(spelled[word.bare])] * 2)
        if word.bare in ("lan", "thu", "khoa"):
            held.append(word)
            continue
        if word.bare.isdigit() and held:
            number = word.bare
            word = Word(f"khoá{number}", f"khoa{number}") if held[0].bare == "khoa" else word
        else:
            yield from held
        held = []
        yield word
    yield from held


def _is_roman(token: str, previous: str) -> bool:
    if not token or not _ROMAN_FORM.fullmatch(token):
        return False
    return previous in _COUNTED or (len(token) > 1 and token not in ("vi", "xi", "li"))


def _roman(token: str) -> int:
    values = [_ROMAN[letter] for letter in token]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
