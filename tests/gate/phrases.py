"""Phrases compared as bags of words, posts by head and rank, dates by their parts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from kg.vi import fold

# Written forms that count as one: every word of a phrase is replaced before it is compared.
SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "đbqh": "đại biểu quốc hội",
    "ubtvqh": "ủy ban thường vụ quốc hội",
    "qh": "quốc hội",
    "ubkt": "ủy ban kiểm tra",
    "bch": "ban chấp hành",
    "btv": "ban thường vụ",
    "tw": "trung ương",
    "tp": "thành phố",
    "tphcm": "thành phố hồ chí minh",
    "hcm": "hồ chí minh",
    "vp": "văn phòng",
    "vpcp": "văn phòng chính phủ",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "cqđt": "cơ quan điều tra",
    "lđlđ": "liên đoàn lao động",
    "tncs": "thanh niên cộng sản",
    "ccq": "các cơ quan",
    "dn": "doanh nghiệp",
    "vn": "việt nam",
    "kt": "kinh tế",
    "xh": "xã hội",
    "gd": "giáo dục",
    "đt": "đào tạo",
    "gdđt": "giáo dục đào tạo",
    "ct": "chủ tịch",
}
EMPTY = {*fold("các và của tại ở là về cho với do có một những khóa").split(), fold("khóa")}
RANKS = tuple(fold(rank) for rank in ("phó", "quyền", "dự khuyết"))
STANDING = fold("thường trực")
RANK_WORDS = {*fold("phó quyền thường trực dự khuyết").split()}
CENTRE = re.compile(r"\b(?:TƯ|[Tt]\.\s?[Ưư])(?!\w)\.?")  # never the "tư" of "Bộ Tư pháp"
DATE = re.compile(r"(\d{4}|-)(?:-(\d{2}))?(?:-(\d{2}))?")

Post = tuple[str, str | None]
Parts = tuple[str | None, str | None, str | None]


def spelled(text: str | None) -> list[str]:
    """Words of a phrase, spelling folded."""
    return re.findall(r"[^\W_]+", fold(CENTRE.sub(" trung ương ", unicodedata.normalize("NFC", text or ""))))


class Words:
    """Bags of words in which the usual abbreviations, and those that an article defines, are spelled out."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        table = SHORT | {" ".join(spelled(short)): full for short, full in abbreviations.items()}
        self.table = {fold(short): spelled(full) for short, full in table.items()}

    def bag(self, *phrases: str | None) -> Counter[str]:
        words = (word for phrase in phrases for short in spelled(phrase) for word in self.table.get(short, [short]))
        return Counter(word for word in words if word not in EMPTY)

    def likeness(self, one: str | None, other: str | None) -> float:
        """F1 of the words of two phrases."""
        return _f1(self.bag(one), self.bag(other))

    def contained(self, one: str | None, other: str | None) -> float:
        """F1 of the words where at most one phrase has words of its own, else 0."""
        return _one_sided(self.bag(one), self.bag(other))

    def post_likeness(self, one: Post, other: Post) -> float:
        """F1 of the words of two posts of one head and rank where at most one has words of its own, else 0."""
        if _rank(*one) != _rank(*other) or _head(one[0]) != _head(other[0]):
            return 0.0
        likeness = _one_sided(self.bag(*one), self.bag(*other))
        return likeness if likeness >= 0.75 else 0.0


def parts(date: str | None) -> Parts:
    """Year, month and day of a lexical date, None where it does not say."""
    match = DATE.match(date or "")
    if match is None:
        return (None, None, None)
    return (None if match[1] == "-" else match[1], match[2], match[3])


def agree(gold: str | None, found: str | None) -> bool:
    """Whether every part that the gold gives was found."""
    return all(g is None or g == f for g, f in zip(parts(gold), parts(found), strict=True))


def contradict(gold: str | None, found: str | None) -> bool:
    """Whether a part that both give differs."""
    return any(g and f and g != f for g, f in zip(parts(gold), parts(found), strict=True))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _one_sided(one: Counter[str], other: Counter[str]) -> float:
    return 0.0 if set(one) - set(other) and set(other) - set(one) else _f1(one, other)


def _head(title: str) -> str:
    return next((word for word in spelled(title) if word not in RANK_WORDS), "")


def _rank(title: str, body: str | None) -> set[str]:
    said, whole = (f" {' '.join(spelled(text))} " for text in (title, f"{title} {body or ''}"))
    standing = {STANDING} if f" {STANDING} " in whole else set()
    return standing | {rank for rank in RANKS if f" {rank} " in said}
