"""What changes leave to other words of the text: who succeeded whom, who is meant, on which day. All is invented."""

from __future__ import annotations

import pytest

from kg.model import Date
from tests.extract.test_changes import DEPUTY, DISTRICT, HEALTH, A, B, C, D, Told, changes, told

HEAD, DEPUTY_HEAD = "Bí thư Huyện ủy Bát Xát", "Phó Bí thư Huyện ủy Bát Xát"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Thủ tướng phê chuẩn kết quả bầu chức vụ {DEPUTY} đối với ông {A}.",
            {(A, "appointed", DEPUTY), (A, "elected", DEPUTY)},
        ),
        (
            f"Ông {A} nhận quyết định phê chuẩn kết quả bầu {DEPUTY}.",
            {(A, "appointed", DEPUTY), (A, "elected", DEPUTY)},
        ),
        (f"HĐND tỉnh Bình Định phê chuẩn kết quả bầu ông {A} làm {DEPUTY}.", {(A, "elected", DEPUTY)}),
        (f"Thủ tướng phê chuẩn kết quả miễn nhiệm {DEPUTY} đối với ông {A}.", {(A, "relieved", DEPUTY)}),
        (f"HĐND sẽ nghe tờ trình về phê chuẩn việc miễn nhiệm {DEPUTY} đối với ông {A}.", set()),
    ],
)
def test_elections_that_are_confirmed(text: str, expected: set[Told]) -> None:
    assert told(text) == expected


def test_who_confirms_did_not_elect() -> None:
    found = changes(f"Ngày 4/5/2021, Thủ tướng phê chuẩn kết quả bầu chức vụ {DEPUTY} đối với ông {A}.")
    assert {kind: one.date for one, (_, kind, _) in found} == {"appointed": Date(2021, 5, 4), "elected": None}
    assert [kind for one, (_, kind, _) in found if one.decided_by is not None] == ["appointed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Ông {A} được bầu giữ chức {DISTRICT} nhiệm kỳ 2016-2021, thay ông {C} nghỉ hưu.",
            {(A, "elected", DISTRICT), (C, "relieved", DISTRICT)},
        ),
        (f"Ông {A} giữ chức {DISTRICT} thay ông {C}.", {(A, "appointed", DISTRICT)}),
        (f"Ông {A} thay ông {C} giữ chức {DISTRICT}.", {(A, "appointed", DISTRICT)}),
        (f"Ông {A} sẽ giữ chức {DISTRICT} thay ông {C}.", set()),
        (
            f"Ông {A} giữ chức {DISTRICT} thay ông {C}. Ông {A} được bầu làm {DISTRICT}.",
            {(A, "elected", DISTRICT)},
        ),
        (f"Ông {A}, {DISTRICT}, thôi giữ chức vụ từ ngày 1/9/2024.", {(A, "relieved", DISTRICT)}),
        (f"Huyện ủy Bát Xát cho thôi chức đối với ông {A}, {DISTRICT}.", {(A, "relieved", DISTRICT)}),
    ],
)
def test_those_who_come_for_those_who_leave(text: str, expected: set[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"HĐND miễn nhiệm chức {DISTRICT} đối với ông {A} và chức {DEPUTY} đối với ông {C}.",
            {(A, "relieved", DISTRICT), (C, "relieved", DEPUTY)},
        ),
        (f"Người được giới thiệu làm {DISTRICT} là ông {A}, 51 tuổi.", {(A, "nominated", DISTRICT)}),
        (
            f"HĐND huyện bầu {DISTRICT}. Hai người được giới thiệu là ông {A} và ông {C}.",
            {(A, "nominated", DISTRICT), (C, "nominated", DISTRICT)},
        ),
        (
            f"Các ông {A} (Giám đốc Sở Y tế); {C} (Giám đốc Sở Tài chính) được giới thiệu vào vị trí {DISTRICT}.",
            {(A, "nominated", DISTRICT), (C, "nominated", DISTRICT)},
        ),
        (
            f"Các đồng chí {A}, {C} được chỉ định giữ chức {DISTRICT}.",
            {(A, "appointed", DISTRICT), (C, "appointed", DISTRICT)},
        ),
        (f"Ông {A} dùng bằng giả để học lớp trung cấp, từ đó được bầu làm {DISTRICT}.", {(A, "elected", DISTRICT)}),
        (f"Tháng 10/2015, ông {A} được đại hội Đảng bộ huyện lần thứ 21 bầu làm {HEAD}.", {(A, "elected", HEAD)}),
        (f"Ông {A} gửi thư chúc mừng bà {B}, khi bà đắc cử chức {DISTRICT}.", {(B, "elected", DISTRICT)}),
        (f"Ông {C} vừa có quyết định bổ nhiệm chức vụ {DISTRICT} đối với ông {A}.", {(A, "appointed", DISTRICT)}),
        (f"Ông {A} bị kỷ luật, khai trừ ra khỏi Đảng.", {(A, "dismissed", None)}),
        (
            f"Ông {A} được chỉ định giữ chức {HEAD}; ông {C} được chỉ định giữ chức Phó Bí thư Thường trực.",
            {(A, "appointed", HEAD), (C, "appointed", "Phó Bí thư Thường trực Huyện ủy Bát Xát")},
        ),
        (
            f"Huyện ủy cảnh cáo ông {A}. Cùng mức kỷ luật còn có bà {B}, Phó Giám đốc.",
            {(A, "disciplined", None), (B, "disciplined", None)},
        ),
        (f"Ông {A} chúc mừng các cán bộ vừa được bổ nhiệm.", set()),
        (f"Hai phó chủ tịch về hưu, huyện đã bổ sung ông {A} làm {DISTRICT}.", {(A, "appointed", DISTRICT)}),
        (
            f"Thủ tướng phê chuẩn kết quả bầu {DISTRICT}, đồng thời miễn nhiệm {DISTRICT} đối với ông {A}.",
            {(A, "relieved", DISTRICT)},
        ),
        (f"Ông {A} bày tỏ nguyện vọng được thôi giữ chức {DISTRICT}.", set()),
        (f"Theo nguyện vọng cá nhân, ông {A} thôi giữ chức {DISTRICT}.", {(A, "relieved", DISTRICT)}),
        (f"Ông {A} đã quá thời hạn được bổ nhiệm.", set()),
    ],
)
def test_who_is_meant(text: str, expected: set[Told]) -> None:
    assert told(text) == expected


def test_a_post_that_is_pointed_at_is_the_one_given_last() -> None:
    text = f"Kỳ họp bầu bổ sung chức vụ {DEPUTY} đối với ông {A} - {HEALTH}. Kết quả, ông {A} đã trúng cử chức vụ trên."
    assert told(text) == {(A, "elected", DEPUTY)}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"Quyết định kỷ luật ông {A} được Thủ tướng ký ngày 6/9/2019.", {A: Date(2019, 9, 6)}),
        (
            f"Trước đó ngày 27/12/2018, Ban Tổ chức công bố quyết định phân công ông {A} giữ chức {HEALTH}.",
            {A: Date(2018, 12, 27)},
        ),
        (
            f"Ngày 7/6/2017, Bộ Y tế công bố quyết định điều động ông {A} về Sở Y tế từ ngày 6/6/2017.",
            {A: Date(2017, 6, 6)},
        ),
        (
            f"Ngày 5/3/2020, Huyện ủy cảnh cáo ông {A}. Cùng nhận hình thức cảnh cáo còn có ông {C}.",
            {A: Date(2020, 3, 5), C: Date(2020, 3, 5)},
        ),
        (
            f"Ngày 5/3/2020, Tỉnh ủy khiển trách ông {A}; ông {C} bị cảnh cáo.",
            {A: Date(2020, 3, 5), C: Date(2020, 3, 5)},
        ),
        (
            f"Ngày 5/3/2020, HĐND miễn nhiệm chức vụ {DISTRICT} đối với ông {A} do được điều động giữ chức {HEALTH}.",
            {A: None},
        ),
        (
            f"Ngày 5/3/2021, Ban Thường vụ Huyện ủy Bát Xát họp phiên thường kỳ.\n"
            f"Ban Thường vụ Huyện ủy Bát Xát thống nhất giới thiệu ông {A} để HĐND bầu giữ chức {DISTRICT}.",
            {A: Date(2021, 3, 5)},
        ),
    ],
)
def test_days(text: str, dates: dict[str, Date | None]) -> None:
    assert {person: one.date for one, (person, _, _) in changes(text)} == dates


def test_a_body_decides_all_that_it_lists() -> None:
    text = (
        "Ngày 12 và 13/6/2023, Ủy ban Kiểm tra Huyện ủy Bát Xát tổ chức kỳ họp thứ 38.\n"
        "Ủy ban Kiểm tra Huyện ủy Bát Xát quyết định:\n"
        f"- Cảnh cáo đồng chí {A};\n- Khiển trách đồng chí {D}."
    )
    found = changes(text)
    assert {person: one.date for one, (person, _, _) in found} == {A: Date(2023, 6), D: Date(2023, 6)}
    assert all(one.decided_by for one, _ in found)
