"""Terms of office and ordinals. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times.terms import find_terms, ordinal, roman

TERMS = [
    ("Bí thư nhiệm kỳ 2020 - 2025 của xã", "nhiệm kỳ 2020 - 2025", "2020-2025", None, "term"),
    ("NHIỆM KỲ 2025 – 2030", "NHIỆM KỲ 2025 – 2030", "2025-2030", None, "term"),
    ("khóa IV, nhiệm kỳ 2020-2025. Đảng ủy", "khóa IV, nhiệm kỳ 2020-2025", "2020-2025", 4, "term"),
    ("khoá 17 (nhiệm kỳ 2016-2021) của tỉnh", "khoá 17 (nhiệm kỳ 2016-2021)", "2016-2021", 17, "term"),
    ("đại biểu Quốc hội khoá XIV", "khoá XIV", "khóa XIV", 14, "term"),
    ("ủy viên các khoá II, IV và IX, rồi", "khoá II, IV và IX", "khóa II, IV và IX", None, "term"),
    ("giai đoạn 2011-2016", "giai đoạn 2011-2016", "2011-2016", None, "period"),
    ("nguyên Chủ tịch (2006-2011)", "2006-2011", "2006-2011", None, "period"),
]

ORDINALS = [
    ("Đại hội lần thứ IV, nhiệm kỳ 2020-2025", 4),
    ("Hội nghị lần thứ 7", 7),
    ("Đại hội lần thứ nhất", 1),
    ("Đại hội lần II", 2),
    ("Kỳ họp thứ mười lăm", 15),
    ("lần thứ hai mươi", 20),
    ("Đại hội XIII", 13),
    ("Hội nghị Trung ương 8", 8),
    ("Đại hội lần đầu tiên", 1),
    ("Đại hội đảng bộ xã", None),
]


@pytest.mark.parametrize(("text", "printed", "label", "number", "kind"), TERMS)
def test_terms(text: str, printed: str, label: str, number: int | None, kind: str) -> None:
    (mention,) = find_terms(text)
    assert (text[slice(*mention.span)], mention.label) == (printed, label)
    assert (mention.ordinal, mention.kind) == (number, kind)


@pytest.mark.parametrize("text", ["khóa họp mới", "năm 2025-2020", "số 1020-2025", "khoá cửa 2 lần"])
def test_no_terms(text: str) -> None:
    assert find_terms(text) == []


@pytest.mark.parametrize(("text", "number"), ORDINALS)
def test_ordinals(text: str, number: int | None) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "value"), [("iv", 4), ("XIX", 19), ("XL", 40), ("CCC", 300), ("IIII", None), ("IVX", None)]
)
def test_roman_numerals(text: str, value: int | None) -> None:
    assert roman(text) == value


WORDS = "khóa khoá nhiệm kỳ II X 2020 2025 - – ( ) , và thứ lần năm mươi"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=20))
def test_any_text_is_read_and_spans_lie_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for mention in find_terms(text):
        assert 0 <= mention.span.begin < mention.span.end <= len(text)
    ordinal(text)
