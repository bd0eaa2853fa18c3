"""Whom, when and from what a change is, sentence by sentence. Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.model import Date
from tests.extract.test_changes import DEPUTY, DISTRICT, HEALTH, A, B, C, D, Told, changes, told

INSPECTORS = "Ủy ban Kiểm tra Tỉnh ủy Lào Cai"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"Con trai ông {A} trúng cử {DISTRICT}.", set()),
        (f"Con trai {A} nhậm chức {DISTRICT}.", set()),
        (f"Bà {B}, phu nhân Phó Thủ tướng {C}, được phê chuẩn làm {HEALTH}.", {B}),
        (f"Bà {B}, vợ của Bí thư Tỉnh ủy {C}, được bổ nhiệm làm {HEALTH}.", {B}),
        (f"Em {A} được bầu làm Bí thư Huyện đoàn Bát Xát.", {A}),
        (f"Ông {A} nhận quyết định bổ nhiệm từ Thứ trưởng Y tế {C}.", {A}),
        (f"Trưởng Ban Tổ chức {C} đã trao quyết định nghỉ hưu theo chế độ cho người tiền nhiệm.", set()),
        (f"Nhưng theo ông {A}, việc có tiếp tục giới thiệu Tổng Bí thư ứng cử Chủ tịch nước hay không còn tùy.", set()),
        (f"Ông {C} quyết định từ chức {DISTRICT} sau khi bất đồng với Bí thư {A}.", {C}),
        (f"Vệ sĩ của ông {A}, chỉ bị đình chỉ công tác 15 ngày.", set()),
        (f"Thành ủy đình chỉ công tác Giám đốc công ty và yêu cầu kiểm điểm đối với Bí thư {A}.", set()),
        (f"Thủ tướng đã phân công Phó Thủ tướng {A} thay mặt trả lời chất vấn.", set()),
        (f"Chủ tịch UBND tỉnh đã thu hồi quyết định nghỉ hưu đối với ông {A}.", set()),
        (f"Theo ông {A} - {DISTRICT}: cả hai ông này bị kỷ luật.", set()),
        (f"Bảy học sinh đã bị ông {A}, Hiệu trưởng trường này ký quyết định đuổi học, cảnh cáo.", set()),
        (f"Huyện ủy đình chỉ công tác các ông {A}; {C}, {D}.", {A, C, D}),
        (f"Đại hội bầu Ban Chấp hành, trong đó bà {B} được bầu làm Chủ tịch Công đoàn.", {B}),
        (f"Theo thạc sĩ {A} - trưởng phòng Công tác sinh viên, hầu hết các trường hợp này bị kỷ luật.", set()),
        (f"Ông {A} làm {DISTRICT} trước khi được bầu làm {HEALTH}.", {A}),
        (f"Trước khi được điều chuyển làm {HEALTH} ngày 10/6/2016, ông {A} là bác sĩ.", {A}),
    ],
)
def test_who_it_is_told_of(text: str, people: set[str]) -> None:
    assert {person for person, _, _ in told(text)} == people


@pytest.mark.parametrize(
    "text",
    [
        f"Nếu vi phạm, ông {A} sẽ bị khiển trách; lần sau bị cảnh cáo.",
        f"Nhiều người cảnh báo việc sa thải ông {A} sẽ gây hỗn loạn.",
        f"Thời gian tới, ông {A} rất có thể sẽ được bổ nhiệm làm {HEALTH}.",
        f"Ban Bí thư tiến hành quy trình xử lý kỷ luật ông {A}.",
        f"Sau khi kết luận về ông {A}, các cơ quan thực hiện nhiệm vụ được giao đã xem xét chức danh Chủ tịch.",
        f"Bà {B}, người đã nghỉ hưu và sống ở Lào Cai, nói.",
        f"Ủy ban Kiểm tra đang phối hợp với Đảng ủy xã Bản Vược tiến hành xử lý kỷ luật bà {B}.",
        f"Ông {C} xác nhận việc tạm dừng bầu chức danh {DEPUTY} với ông {A}.",
        f"Tổng thống dường như đang có ý định sa thải Bộ trưởng Thương mại {A}.",
    ],
)
def test_what_is_supposed_or_under_way_is_no_change(text: str) -> None:
    assert told(text) == set()


def test_acts_in_general_are_of_nobody() -> None:
    text = f"Ông {A} bị cách chức {DISTRICT} do ưu ái trong việc quy hoạch, luân chuyển, điều động cán bộ."
    assert told(text) == {(A, "dismissed", DISTRICT)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Quốc hội miễn nhiệm Phó Chủ tịch nước {B}, Bộ trưởng Y tế {A} và Thứ trưởng Tài chính {C}.",
            {
                (B, "relieved", "Phó Chủ tịch nước"),
                (A, "relieved", "Bộ trưởng Bộ Y tế"),
                (C, "relieved", "Thứ trưởng Bộ Tài chính"),
            },
        ),
        (f"Quốc hội đã phê chuẩn bổ nhiệm Bộ trưởng Y tế {A}.", {(A, "appointed", "Bộ trưởng Bộ Y tế")}),
        (f"HĐND huyện bầu Phó Bí thư, {DISTRICT} {A} giữ chức {HEALTH}.", {(A, "elected", HEALTH)}),
        (f"UBND tỉnh miễn nhiệm ông {A}, {HEALTH}.", {(A, "relieved", HEALTH)}),
        (f"Ông {A}, {DISTRICT}, bị khai trừ Đảng.", {(A, "dismissed", None)}),
        (
            f"Ông {A}, {DISTRICT}, bị cách chức. Huyện ủy cách chức Phó Bí thư Huyện ủy Bát Xát đối với ông {A}.",
            {(A, "dismissed", "Phó Bí thư Huyện ủy Bát Xát")},
        ),
        (
            f"Ông {A} được luân chuyển ba chức vụ ở Bộ Y tế trước khi giữ chức {DEPUTY}.",
            {(A, "transferred", None)},
        ),
        (
            f"Ông {A} bị cách chức do nâng đỡ cấp dưới khi đang giữ chức {HEALTH}.",
            {(A, "dismissed", None)},
        ),
        (f"Quyết định bổ nhiệm ông {A} làm {HEALTH} bị thu hồi.", {(A, "relieved", HEALTH)}),
        (f"UBND tỉnh thu hồi ba quyết định bổ nhiệm ông {A} làm {HEALTH}.", {(A, "relieved", HEALTH)}),
        (
            f"Ông {A}, Phó trưởng Ban Pháp chế HĐND tỉnh Lào Cai được bầu giữ chức Trưởng ban.",
            {(A, "elected", "Trưởng ban Ban Pháp chế HĐND tỉnh Lào Cai")},
        ),
        (
            f"Bộ Chính trị phân công ông {A} thôi giữ chức {HEALTH} để nhận nhiệm vụ Bí thư Huyện ủy Bát Xát.",
            {(A, "relieved", HEALTH), (A, "appointed", "Bí thư Huyện ủy Bát Xát")},
        ),
        (
            f"Ban Bí thư chỉ định ông {A} tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy Bình Định.",
            {
                (A, "appointed", "Uỷ viên Ban Chấp hành Đảng bộ tỉnh Bình Định"),
                (A, "appointed", "Uỷ viên Ban Thường vụ Tỉnh ủy Bình Định"),
            },
        ),
        (f"Ông {A} được cử làm phái viên thay mặt cố Chủ tịch lên tặng quà.", set()),
        (
            f"HĐND đã tiến hành thủ tục miễn nhiệm chức danh {DISTRICT} và cho thôi làm nhiệm vụ đại biểu HĐND huyện "
            f"Bát Xát với ông {A}.",
            {(A, "relieved", DISTRICT), (A, "relieved", "Đại biểu HĐND huyện Bát Xát")},
        ),
        (
            f"Ông {A} thôi chức {DISTRICT} để đảm nhiệm chức {HEALTH}, thay bà {B}.",
            {(A, "relieved", DISTRICT), (A, "appointed", HEALTH)},
        ),
        (
            f"Huyện ủy cách chức Đảng ủy viên, Ủy viên Ban Thường vụ, Phó Bí thư Đảng ủy xã Bản Vược với ông {A}.",
            {
                (A, "dismissed", "Ủy viên Đảng ủy xã Bản Vược"),
                (A, "dismissed", "Ủy viên Ban Thường vụ Đảng ủy xã Bản Vược"),
                (A, "dismissed", "Phó Bí thư Đảng ủy xã Bản Vược"),
            },
        ),
    ],
)
def test_which_posts(text: str, expected: set[Told]) -> None:
    assert told(text) == expected


def test_lists_go_on_to_their_end() -> None:
    punished = (
        f"{INSPECTORS} khiển trách các ông {A} - bí thư chi bộ; {C} - phó bí thư chi bộ; "
        f"{D} - phó chủ tịch UBND xã Bản Vược, huyện Bát Xát."
    )
    assert told(punished) == {(person, "disciplined", None) for person in (A, C, D)}
    member = "Uỷ viên Ban Thường vụ Tỉnh ủy Lào Cai"
    entered = (
        f"Tỉnh ủy Lào Cai bầu bổ sung ông {A} - {DISTRICT}; bà {B} - Bí thư Huyện ủy Bát Xát "
        "vào Ban Thường vụ Tỉnh ủy Lào Cai."
    )
    assert told(entered) == {(A, "elected", member), (B, "elected", member)}
    committee = "Ban Chấp hành khóa mới đã bầu Ban Thường vụ gồm 5 đồng chí. "
    officers = f"Đồng chí {A} tiếp tục giữ chức Bí thư Đoàn xã Bản Vược; bà {B} giữ chức Phó Bí thư Đoàn xã Bản Vược."
    assert told(committee + officers) == {
        (A, "elected", "Bí thư Đoàn xã Bản Vược"),
        (B, "elected", "Phó Bí thư Đoàn xã Bản Vược"),
    }
    held = f"Ông {A} được bầu giữ chức Bí thư Chi bộ, bà {B} giữ chức Phó Bí thư Chi bộ."
    assert told(held) == {(A, "elected", "Bí thư Chi bộ"), (B, "elected", "Phó Bí thư Chi bộ")}
    moved = f"Tỉnh ủy điều động ông {A} giữ chức {DISTRICT}. Ông {C} - Trưởng phòng Tư pháp về giữ chức {HEALTH}."
    assert told(moved) == {(A, "transferred", DISTRICT), (C, "appointed", HEALTH)}


def test_what_goes_on_behind_a_semicolon_has_the_day_and_the_decider() -> None:
    found = changes(f"Ngày 5/3/2020, {INSPECTORS} quyết định khai trừ ông {A}; cảnh cáo đối với ông {C}.")
    assert {person: change.date for change, (person, _, _) in found} == {A: Date(2020, 3, 5), C: Date(2020, 3, 5)}
    assert len({change.decided_by for change, _ in found}) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"UBND tỉnh bổ nhiệm ông {A} làm {HEALTH}. Quyết định có hiệu lực từ ngày 5/8/2020.", Date(2020, 8, 5)),
        (
            f"UBND tỉnh bổ nhiệm ông {A} làm {HEALTH}. Ông {A} quê ở Bát Xát. "
            "Quyết định trên được đưa ra tại cuộc họp ngày 5/8/2020.",
            Date(2020, 8, 5),
        ),
        (
            f"UBND tỉnh bổ nhiệm ông {A} làm {HEALTH}. Thời hạn bổ nhiệm là 5 năm, từ 1/9/2019 đến 31/8/2024.",
            Date(2019, 9, 1),
        ),
        (f"UBND tỉnh miễn nhiệm đối với ông {A} - {HEALTH}, kể từ ngày 11/10/2018.", Date(2018, 10, 11)),
        (f"Chiều 3/4/2017, Quốc hội họp vì ông {A} đã bị thi hành kỷ luật khiển trách.", None),
        (f"Hồi tháng 8, Bộ Nội vụ cho hay hồ sơ bổ nhiệm ông {A} làm {HEALTH} bị thất lạc.", None),
        (f"Bà {A} vào ngành tháng 8/2015, rồi nhanh chóng được bổ nhiệm {HEALTH}.", None),
        (f"Ngày 2/5, liên quan việc ông {A} bị kỷ luật khiển trách, huyện Bát Xát họp báo.", None),
        (f"Ngày 11/11/2016, Bộ trưởng {C} trả lời báo chí. Bộ bổ nhiệm ông {A} làm {HEALTH}.", None),
        (
            f"Sáng 9/8/2016, tỉnh họp công bố và trao quyết định. Theo đó, ông {A} được bổ nhiệm làm {HEALTH}.",
            Date(2016, 8, 9),
        ),
        (f"\nSáng 17/8/2020, tỉnh họp. Ông {A} được bổ nhiệm làm {HEALTH} từ tháng trước.", Date(2020, 7)),
        (f"Năm 2007, ông {A} được bổ nhiệm làm {DEPUTY}, rồi làm {HEALTH} từ năm 2011.", Date(2011)),
    ],
)
def test_when_it_was_decided(text: str, date: Date | None) -> None:
    assert [one.date for one, (person, _, post) in changes(text) if person == A and post != DEPUTY] == [date]


def test_nominated_by_one_body_and_then_by_another() -> None:
    text = (
        f"Ngày 3/4/2018, Chủ tịch {C} trình bày tờ trình. Theo đó, Ban Thường trực giới thiệu ông {A}, đã được "
        f"{INSPECTORS} giới thiệu để HĐND bầu giữ chức {DISTRICT}."
    )
    assert [(one.date, said) for one, said in changes(text)] == [
        (Date(2018, 4, 3), (A, "nominated", DISTRICT)),
        (None, (A, "nominated", DISTRICT)),
    ]


def test_one_change_in_two_spellings_of_a_body() -> None:
    text = (
        f"Kỳ họp miễn nhiệm chức danh Phó Chủ tịch UBND TP Đà Nẵng với ông {A}. "
        f"Ông {C} được bầu giữ chức Phó Chủ tịch UBND thành phố Đà Nẵng thay ông {A} nghỉ hưu."
    )
    assert [kind for _, (person, kind, _) in changes(text) if person == A] == ["relieved"]


def test_committees_of_the_area_that_decides() -> None:
    text = (
        f"Đại hội Đảng bộ tỉnh Quảng Bình bầu ông {A} giữ chức Bí thư Tỉnh ủy Quảng Bình.\n"
        f"Ban Chấp hành Đảng bộ thành phố Hải Phòng bầu ông {C} giữ chức Bí thư Thành ủy.\n"
        f"Ban Chấp hành Đảng bộ tỉnh Quảng Ngãi bầu ông {D} giữ chức Bí thư Tỉnh ủy."
    )
    assert {post for _, _, post in told(text)} == {
        "Bí thư Tỉnh ủy Quảng Bình",
        "Bí thư Thành ủy Hải Phòng",
        "Bí thư Tỉnh ủy Quảng Ngãi",
    }


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            f"Thành ủy thi hành kỷ luật bà {B} (Phó trưởng Ban Nội chính); ông {A} (Chánh Thanh tra tỉnh) "
            f"và ông {C} (Trưởng phòng Tổng hợp) bằng hình thức khiển trách.",
            {(B, "disciplined"), (A, "disciplined"), (C, "disciplined")},
        ),
        (
            f"{INSPECTORS} quyết định khai trừ ra khỏi Đảng đối với ông {A} - công chức địa chính phường Nam Cường "
            f"và ông {C} - Phó Chủ tịch UBND phường Nam Cường.",
            {(A, "dismissed"), (C, "dismissed")},
        ),
        (f"Thành ủy quyết định kỷ luật bà {B}, kỷ luật ông {A} bằng hình thức cảnh cáo.", {(A, "disciplined")}),
    ],
)
def test_all_who_are_punished_together(text: str, people: set[tuple[str, str]]) -> None:
    assert {(person, kind) for person, kind, _ in told(text)} == people


def test_offices_of_one_who_is_named_behind_them() -> None:
    text = (
        "Ban Bí thư quyết định cách chức Ủy viên Ban Thường vụ Tỉnh ủy Lào Cai nhiệm kỳ 2010-2015, bao gồm cả các chức "
        f"vụ Phó Bí thư Tỉnh ủy Lào Cai, Bí thư Ban cán sự đảng UBND tỉnh Lào Cai của ông {A}."
    )
    assert {(person, kind) for person, kind, _ in told(text)} == {(A, "dismissed")}
    assert len(told(text)) == 3


def test_whom_a_sentence_puts_first() -> None:
    text = (
        f"Riêng ông {A}, Ban Chấp hành Trung ương Đảng kỷ luật bằng hình thức: Cách chức Bí thư Thành ủy Đà Nẵng; "
        "thôi giữ chức Ủy viên Ban Chấp hành Trung ương Đảng khóa XII."
    )
    assert {(person, kind) for person, kind, _ in told(text)} == {(A, "dismissed"), (A, "relieved")}


def test_posts_held_by_order_of_a_body() -> None:
    text = f"Theo phân công của Ban Bí thư, Thiếu tướng {A} - {DISTRICT}, giữ chức {HEALTH} từ tháng 7/2018."
    ((one, said),) = changes(text)
    assert (said, one.date) == ((A, "appointed", HEALTH), Date(2018, 7))


def test_what_somebody_leaves_a_post_for() -> None:
    text = (
        f"Ông {C} công bố quyết định ông {A} thôi giữ chức Bí thư Tỉnh ủy Tây Ninh nhiệm kỳ 2015-2020, để tham gia "
        "Ban Chấp hành, Ban Thường vụ và giữ nhiệm vụ Phó Bí thư Thành ủy Đà Nẵng."
    )
    assert [kind for _, kind, _ in sorted(told(text), key=str)].count("appointed") == 3
    assert (A, "relieved", "Bí thư Tỉnh ủy Tây Ninh") in told(text)


def test_a_decision_signed_one_day_and_valid_from_another() -> None:
    text = (
        f"Trưa 18/3/2019, Thành ủy Đà Nẵng tổ chức lễ trao quyết định phân công ông {A} làm Trưởng ban Ban Tổ chức "
        f"Thành ủy Đà Nẵng. Quyết định do Bí thư Thành ủy {C} ký, có hiệu lực từ ngày 15/3/2019."
    )
    assert [one.date for one, (person, _, _) in changes(text) if person == A] == [Date(2019, 3, 15)]


def test_what_is_being_arranged_is_no_change() -> None:
    assert told(f"Tỉnh cho biết đang làm thủ tục thôi giữ chức {DISTRICT} đối với ông {A}.") == set()


def test_nobody_retires_twice() -> None:
    text = (
        f"Sáng 14/1/2019, Thành ủy trao quyết định nghỉ hưu đối với bà {B}, {DISTRICT}. "
        f"Theo quyết định, bà {B} chính thức nghỉ hưu từ ngày 1/1/2019."
    )
    assert {(one.date, kind) for one, (_, kind, post) in changes(text) if post is None} == {
        (Date(2019, 1, 1), "relieved")
    }


def test_what_was_given_for_years_was_not_given_at_the_event_told_before() -> None:
    text = (
        f"Ngày 28/2/2019, Bộ Y tế công bố quyết định giao ông {A} giữ chức {HEALTH}. "
        f"Bà {B} được bổ nhiệm làm {DISTRICT} từ 2007 - 2012, {DEPUTY} nhiệm kỳ 2012 - 2017."
    )
    assert {one.date for one, (person, _, _) in changes(text) if person == B} == {None}


def test_penalties_of_a_session_that_the_sentence_before_dates() -> None:
    text = (
        f"{INSPECTORS} công bố kết luận tại kỳ họp lần thứ 20 (diễn ra hôm 29/1/2019). "
        f"Theo đó, cơ quan này thi hành kỷ luật ông {A} bằng hình thức khiển trách."
    )
    assert [one.date for one, _ in changes(text)] == [Date(2019, 1, 29)]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            f"Tỉnh ra quyết định đình chỉ công tác đối với ông {A} - {DISTRICT}, người vừa bị bắt.",
            (A, "suspended", DISTRICT),
        ),
        (
            f"Thủ tướng phê chuẩn kết quả miễn nhiệm với ông {A}, {DEPUTY} nhiệm kỳ 2016-2021 để nhận nhiệm vụ mới.",
            (A, "relieved", DEPUTY),
        ),
        (f"Các đại biểu bầu ông {A} tiếp tục kiêm nhiệm chức {DISTRICT}.", (A, "elected", DISTRICT)),
        (
            f"Ông {A} được Ban Chấp hành Trung ương Đảng khóa XII bầu vào Bộ Chính trị.",
            (A, "elected", "Ủy viên Bộ Chính trị"),
        ),
    ],
)
def test_posts_that_stand_beside_the_name(text: str, change: Told) -> None:
    assert {(person, kind, (post or "").replace("Uỷ", "Ủy")) for person, kind, post in told(text)} == {change}


def test_what_is_given_at_the_event_for_years_to_come() -> None:
    text = (
        f"Ngày 28/2/2021, Bộ Y tế tổ chức lễ trao quyết định bổ nhiệm. Bà {B} được bổ nhiệm làm {HEALTH} giai đoạn "
        "2021-2026."
    )
    assert [one.date for one, _ in changes(text)] == [Date(2021, 2, 28)]


def test_the_day_of_one_decision_is_not_that_of_another() -> None:
    text = (
        f"Ngày 5/3/2020, Sở công bố quyết định bổ nhiệm bà {B} làm {HEALTH}; ngày 1/2/2020, ông {A} bị cách chức "
        f"{DISTRICT}. Quyết định bổ nhiệm có hiệu lực từ ngày 10/3/2020."
    )
    assert [one.date for one, (person, _, _) in changes(text) if person == A] == [Date(2020, 2, 1)]


def test_who_only_tells_of_it_decides_nothing() -> None:
    text = f"Sở Y tế Cà Mau cho biết tình hình; bổ nhiệm ông {A} làm Phó Giám đốc Bệnh viện Cà Mau."
    assert [one.decided_by for one, _ in changes(text)] == [None]
