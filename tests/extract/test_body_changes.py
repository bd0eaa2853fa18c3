"""Sentences are invented, as are the bodies in them."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Date, Facts, Span


def told(text: str) -> tuple[list[tuple[str, set[str], set[str], Date | None]], Facts]:
    """Kind, originals, results and date of each change of a body."""
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),)))
    names = {body.key: body.name for body in facts.bodies}
    named = lambda keys: {names[key] for key in keys}  # noqa: E731
    return [(one.kind, named(one.originals), named(one.results), one.date) for one in facts.body_changes], facts


CENTRE, SCHOOL, COLLEGE = "Trung tâm Y tế Mường Mẫu", "Trường Trung cấp Nghề Thí Điểm", "Trường Cao đẳng Mẫu Mực"
BUILDING, TRADE, BOTH = "Sở Xây dựng", "Sở Công Thương", "Sở Kinh tế Hạ tầng"


@pytest.mark.parametrize(
    ("text", "kind", "originals", "results", "date"),
    [
        (f"{CENTRE} được thành lập năm 2003.", "established", set(), {CENTRE}, Date(2003)),
        (f"Năm 2016, Bộ Nội vụ giải thể {SCHOOL}.", "dissolved", {SCHOOL}, set(), Date(2016)),
        ("Ông gọi Bộ Công nghiệp (nay là Bộ Công Thương).", "renamed", {"Bộ Công nghiệp"}, {"Bộ Công Thương"}, None),
        (f"{SCHOOL} đổi tên thành {COLLEGE}.", "renamed", {SCHOOL}, {COLLEGE}, None),
        (f"Tỉnh đã hợp nhất {BUILDING} với {TRADE} thành {BOTH}.", "merged", {BUILDING, TRADE}, {BOTH}, None),
    ],
)
def test_kinds(text: str, kind: str, originals: set[str], results: set[str], date: Date | None) -> None:
    assert told(text)[0] == [(kind, originals, results, date)]


def test_a_merger_by_a_decision() -> None:
    found, facts = told(
        "Chi bộ Văn phòng Một được thành lập trên cơ sở sáp nhập Chi bộ Phòng Hai và Chi bộ Phòng Ba "
        "theo Quyết định số 12-QĐ/ĐU ngày 03/4/2021 của Đảng ủy xã Mường Mẫu."
    )
    assert [(kind, len(originals), len(results)) for kind, originals, results, _ in found] == [("merged", 2, 1)]
    (document,) = facts.instruments
    assert facts.body_changes[0].decided_in == document.key
    assert document.date == Date(2021, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Nội vụ sẽ giải thể Trường Trung cấp Nghề Thí Điểm.",
        "Xã kỷ niệm 90 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh.",
        "Thủ tướng sẽ thành lập đoàn thanh tra.",
        "Chưa thể thành lập Trung tâm Y tế Mường Mẫu.",
    ],
)
def test_what_is_planned_denied_or_remembered_is_none(text: str) -> None:
    assert told(text)[0] == []
