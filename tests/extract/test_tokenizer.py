"""One token a syllable, and the columns beside the tokens."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.text.tokenizer import SyllableTokenizer, syllables, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ủy ban nhân dân", ["Ủy", "ban", "nhân", "dân"]),
        ("H'Lý Niê và K’Tới", ["H'Lý", "Niê", "và", "K’Tới"]),
        ("xã Đắk R'Moan", ["xã", "Đắk", "R'Moan"]),
        ("TP.HCM, TP. Vinh", ["TP.HCM", ",", "TP.", "Vinh"]),
        ("1.250 tỉ, 3,5%", ["1.250", "tỉ", ",", "3,5", "%"]),
        ("15/NQ-HĐND", ["15", "/", "NQ", "-", "HĐND"]),
        ("khóa XII...", ["khóa", "XII", "..."]),
        ("'Ông Thí' nói", ["'", "Ông", "Thí", "'", "nói"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert syllables(text) == tokens


def test_columns_give_the_text_back() -> None:
    text = "Bí thư  Huyện ủy\nông Thí (48 tuổi)."
    doc = SyllableTokenizer(spacy.blank("xx").vocab)(text)
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token.text)] for token in doc] == [token.word for token in tokenize(text)]
    assert [token.norm_ for token in doc][:2] == ["bí", "thư"]
