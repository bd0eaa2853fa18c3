"""One word, several spellings: folds that make them equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Where the tone mark of an open oa, oe, uy stands: "hòa", "hoà"; "ủy", "uỷ". Both are in use; the fold takes the
# second, which leaves "quý" and "quỷ" as they are.
_TONES = {
    old: new
    for olds, news in (
        ("òa óa ỏa õa ọa", "oà oá oả oã oạ"),
        ("òe óe ỏe õe ọe", "oè oé oẻ oẽ oẹ"),
        ("ùy úy ủy ũy ụy", "uỳ uý uỷ uỹ uỵ"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
# Two sets of letters, which are searched faster than a list of pairs; the few other pairs stay as they are.
_TONE = re.compile("[{}][{}](?!\\w)".format(*("".join(sorted(set(letters))) for letters in zip(*_TONES, strict=True))))


def fold(text: str) -> str:
    """Lower case, NFC, one place for the tone mark, one apostrophe: "Ủy ban" and "Uỷ Ban" give the same string.

    Keeps the number of code points for text that is NFC already.
    """
    return _fold_name(text) if len(text) <= 80 else _fold(text)  # names recur, texts do not


def _fold(text: str) -> str:
    lower = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return _TONE.sub(lambda match: _TONES.get(match[0], match[0]), lower)


_fold_name = lru_cache(maxsize=100_000)(_fold)


def folded(words: Iterable[str]) -> frozenset[str]:
    """The folds of words, for looking words up by theirs."""
    return frozenset(fold(word) for word in words)


def plain(text: str) -> str:
    """Folded and without diacritics: "Đảng ủy" gives "dang uy". For what users type without them."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))
