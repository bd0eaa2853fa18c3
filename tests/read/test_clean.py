"""The clean-up gate: one form of text behind it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.clean import clean

CASES = {
    "composed": (unicodedata.normalize("NFD", "Huyện ủy Tân Lạc"), "Huyện ủy Tân Lạc"),
    "windows line ends": ("một\r\nhai\rba", "một\nhai\nba"),
    "other line ends": ("một\u2028hai\u2029ba\x85bốn\x0bnăm\x0csáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
    "byte-order mark": ("\ufeffĐại hội", "Đại hội"),
    "zero width": ("Bí\u200b thư\u200d\u2060", "Bí thư"),
    "zero width between a letter and its accent": ("a\u200b\u0301", "á"),
    "soft hyphen": ("nông\xad thôn", "nông thôn"),
    "other blanks": ("Bí\xa0thư\u3000Chi\u202fbộ\ttỉnh", "Bí thư Chi bộ tỉnh"),
    "controls": ("Chủ\x00 tịch\x07", "Chủ tịch"),
    "direction marks": ("\u200eông\u202a Nam\u202c", "ông Nam"),
    "lone surrogate": ("ông \ud800Nam", "ông Nam"),
    "emoji stay": ("🌸🇻🇳 Đại hội", "🌸🇻🇳 Đại hội"),
    "plain ASCII": ("a\tb\x01c", "a bc"),
}


@pytest.mark.parametrize(("dirty", "expected"), CASES.values(), ids=CASES)
def test_clean(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {char for char in once if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")} - {"\n"}
