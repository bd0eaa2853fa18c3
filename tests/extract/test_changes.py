"""Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Date, PersonnelChange, Span

Told = tuple[str, str, str | None]  # person, kind, post


def changes(text: str, published: Date | None = None) -> list[tuple[PersonnelChange, Told]]:
    """The changes that a text tells of, each beside who, what and which post it says."""
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),), published=published))
    people = {person.key: person.name for person in facts.persons}
    bodies = {body.key: body.name for body in facts.bodies}
    posts = {post.key: f"{post.title} {bodies.get(post.body or '', '')}".strip() for post in facts.posts}
    return [(one, (people[one.person], one.kind, posts[one.post] if one.post else None)) for one in facts.changes]


def told(text: str) -> set[Told]:
    return {said for _, said in changes(text)}


A, B, C, D = "Nguyễn Văn Thí", "Trần Thị Dụ", "Lê Quang Mẫu", "Phạm Hữu Nghiệm"


HEALTH, DISTRICT = "Giám đốc Sở Y tế tỉnh Bình Định", "Chủ tịch UBND huyện Bát Xát"
MEMBER, DEPUTY = "Ban Chấp hành Đảng bộ tỉnh Bình Định", "Phó Chủ tịch UBND tỉnh Bình Định"


@pytest.mark.parametrize(
    ("text", "kind", "post"),
    [
        (f"Ông {A} được bổ nhiệm giữ chức {HEALTH}.", "appointed", HEALTH),
        (f"Ông {A} được Tỉnh ủy Lào Cai chỉ định giữ chức vụ {HEALTH}.", "appointed", HEALTH),
        (f"UBND tỉnh Bình Định bổ nhiệm ông {A} làm {HEALTH}.", "appointed", HEALTH),
        (f"Ông {A} giữ quyền Chủ tịch nước từ ngày 2/3/2021.", "appointed", "Chủ tịch nước"),
        (f"Ông {A} trúng cử {MEMBER}.", "elected", f"Uỷ viên {MEMBER}"),
        (f"Ông {A} được điều động về công tác tại Sở Y tế.", "transferred", None),
        (f"HĐND tỉnh Bình Định miễn nhiệm chức vụ {DEPUTY} đối với ông {A}.", "relieved", DEPUTY),
        (f"Ông {A} nghỉ hưu từ ngày 1/3/2020.", "relieved", None),
        (f"Ông {A} có đơn xin thôi giữ chức {DISTRICT}.", "resigned", DISTRICT),
        (f"UBND huyện Bát Xát đã tạm đình chỉ công tác ông {A}.", "suspended", None),
        (f"Ông {A} được giới thiệu để HĐND huyện bầu giữ chức {DISTRICT}.", "nominated", DISTRICT),
    ],
)
def test_kinds_of_change(text: str, kind: str, post: str | None) -> None:
    assert told(text) == {(A, kind, post)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"Ủy ban Kiểm tra Tỉnh ủy kỷ luật cảnh cáo bà {B}, ông {A} và ông {C}.", {A, B, C}),
        (f"Ủy ban Kiểm tra đã thi hành kỷ luật bằng hình thức khiển trách đối với ông {A}.", {A}),
        (f"Ông {A}, Giám đốc Sở Y tế, bị kỷ luật cảnh cáo vì buông lỏng quản lý.", {A}),
        (f"Hình thức kỷ luật ông {A} phải nhận là khiển trách.", {A}),
        (f"Ba người bị khiển trách gồm: Giám đốc {A}, Phó Giám đốc {B}; ông {C}.", {A, B, C}),
        (f"Ủy ban Kiểm tra quyết định thi hành kỷ luật ông {A} bằng hình thức cảnh cáo.", {A}),
        ("Ủy ban Kiểm tra đã kỷ luật cảnh cáo 2 đảng viên và khiển trách 10 đảng viên.", set()),
    ],
)
def test_discipline_in_all_its_shapes(text: str, people: set[str]) -> None:
    found = told(text)
    assert {person for person, _, _ in found} == people
    assert {kind for _, kind, _ in found} <= {"disciplined"}


def test_each_clause_has_its_measure() -> None:
    found = told(f"Ủy ban Kiểm tra quyết định cảnh cáo đối với ông {A}; khai trừ Đảng đối với bà {B} và ông {C}.")
    assert found == {(A, "disciplined", None), (B, "dismissed", None), (C, "dismissed", None)}


@pytest.mark.parametrize(
    "text",
    [
        f"Ban Thường vụ đề nghị Thủ tướng miễn nhiệm chức danh Thứ trưởng Bộ Y tế đối với ông {A}.",
        f"Ủy ban Kiểm tra đề nghị Ban Bí thư xem xét, thi hành kỷ luật ông {A} bằng hình thức cách chức.",
        f"HĐND tỉnh chưa họp để quyết định đình chỉ tư cách đại biểu HĐND tỉnh của ông {A}.",
        f"Ông {A} không được bổ nhiệm làm Giám đốc Sở Y tế.",
        f"Sắp tới, ông {A} sẽ được bầu làm Chủ tịch UBND tỉnh.",
        f"Giám đốc {A} nói về quy trình bổ nhiệm cán bộ của Sở Y tế.",
        f"Ông {A} trình bày dự thảo Nghị quyết bầu Chủ tịch nước.",
    ],
)
def test_what_is_proposed_denied_or_general_is_no_change(text: str) -> None:
    assert told(text) == set()


def test_a_measure_that_was_considered_and_decided_is_one() -> None:
    text = f"Ban Chấp hành đã xem xét, quyết định thi hành kỷ luật cảnh cáo đối với ông {A}."
    assert told(text) == {(A, "disciplined", None)}


def test_posts_given_together_and_the_committees_that_the_last_completes() -> None:
    found = told(
        f"Ban Bí thư điều động ông {A} tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Phó Bí thư Tỉnh ủy Lào Cai."
    )
    assert found == {
        (A, "appointed", "Uỷ viên Ban Chấp hành Đảng bộ tỉnh Lào Cai"),
        (A, "appointed", "Uỷ viên Ban Thường vụ Tỉnh ủy Lào Cai"),
        (A, "transferred", "Phó Bí thư Tỉnh ủy Lào Cai"),
    }


def test_posts_and_people_in_the_same_order() -> None:
    found = told(f"Quyết định cách chức bí thư và phó bí thư Đảng ủy xã Mường Mẫu đối với ông {A} và ông {B}.")
    assert {(person, (post or "").split()[0]) for person, _, post in found} == {(A, "Bí"), (B, "Phó")}


def test_a_list_behind_a_colon() -> None:
    found = told(
        "Hội nghị đã bầu các chức danh:\n"
        f"Ông {A} giữ chức vụ Trưởng ban Thanh tra nhân dân xã Mường Mẫu.\n"
        f"Bà {B} giữ chức vụ Phó Trưởng ban Thanh tra nhân dân xã Mường Mẫu."
    )
    assert {(person, kind) for person, kind, _ in found} == {(A, "elected"), (B, "elected")}


def test_one_verb_for_several_people_and_posts() -> None:
    found = told(
        f"Ông {D} ký bổ nhiệm bà {B} làm Phó Chi cục trưởng Chi cục Thú y; "
        f"ông {C}, Trạm trưởng, lên làm Phó Chi cục trưởng Chi cục Thủy lợi."
    )
    assert {(person, post) for person, _, post in found} == {
        (B, "Phó Chi cục trưởng Chi cục Thú y"),
        (C, "Phó Chi cục trưởng Chi cục Thủy lợi"),
    }


def test_the_speaker_is_not_the_one_moved() -> None:
    found = told(
        f"Ông {A}, Chủ tịch UBND tỉnh Lào Cai, công bố nghị quyết miễn nhiệm chức danh Giám đốc Sở Y tế "
        f"đối với ông {C}."
    )
    assert {person for person, _, _ in found} == {C}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Ngày 3/4/2019, ông {A} bị khiển trách.", Date(2019, 4, 3)),
        (f"Ông {A} được bổ nhiệm Giám đốc Sở Y tế tỉnh Lào Cai vào tháng 5-2014.", Date(2014, 5)),
        (f"Năm 2012, ông {A} bị khiển trách.", Date(2012)),
        (f"Ông {A} bị khiển trách (Quyết định số 12-QĐ/HU, ngày 5-6-2020).", Date(2020, 6, 5)),
        (f"Theo đề nghị của Sở Nội vụ ngày 1/2/2020, ông {A} bị khiển trách.", None),
        (f"Ngày 3/4/2019, bà {B} cho biết ông {A} đã bị khiển trách.", None),
    ],
)
def test_dates(text: str, date: Date | None) -> None:
    assert [one.date for one, (person, _, _) in changes(text) if person == A] == [date]


def test_the_day_of_the_sentence_before() -> None:
    text = f"Ngày 3/4/2019, Ban Thường vụ Huyện ủy Bát Xát họp. Theo đó, ông {A} bị khiển trách."
    assert [one.date for one, _ in changes(text)] == [Date(2019, 4, 3)]


def test_what_is_told_twice_is_one_change() -> None:
    found = changes(
        f"Ông {A} làm Giám đốc Sở Y tế. Ngày 3/4/2019, ông {A} được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Lào Cai. "
        f"Việc bổ nhiệm ông {A} được nhiều người biết."
    )
    assert [(said, one.date, len(one.evidence)) for one, said in found] == [
        ((A, "appointed", "Giám đốc Sở Y tế tỉnh Lào Cai"), Date(2019, 4, 3), 2)
    ]


def test_who_decided_and_by_which_document() -> None:
    text = f"Huyện ủy Bát Xát đã khiển trách ông {A} (Quyết định số 12-QĐ/HU, ngày 5-6-2020)."
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),)))
    (change,) = facts.changes
    assert {body.key: body.name for body in facts.bodies}[change.decided_by or ""] == "Huyện ủy Bát Xát"
    assert {one.key: one.number for one in facts.instruments}[change.decided_in or ""] == "12-QĐ/HU"
    assert change.measure == "khiển trách"


SCHOOL = "Hiệu trưởng Trường THCS Mường Mẫu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Bổ nhiệm lại ông {A}, {SCHOOL}.", {(A, "appointed", SCHOOL)}),
        (f"HĐQT chấp thuận đơn từ nhiệm của ông {A}, {HEALTH}.", {(A, "resigned", HEALTH)}),
        (f"Ông {A}, {DISTRICT} nhận quyết định giữ chức {DEPUTY}.", {(A, "appointed", DEPUTY)}),
        (
            f"Ông {A} được giao phụ trách Sở Y tế tỉnh Bình Định.",
            {(A, "appointed", "Phụ trách Sở Y tế tỉnh Bình Định")},
        ),
        (f"Trước khi được bổ nhiệm làm {HEALTH}, ông {A} là bác sĩ.", {(A, "appointed", HEALTH)}),
        (f"Ông {A} đã chuyển sang làm {HEALTH}.", {(A, "transferred", HEALTH)}),
        (
            f"Hội nghị giới thiệu ông {A} ứng cử HĐND tỉnh Bình Định.",
            {(A, "nominated", "Đại biểu HĐND tỉnh Bình Định")},
        ),
    ],
)
def test_further_constructions(text: str, expected: set[Told]) -> None:
    assert told(text) == expected


def test_what_is_given_for_what_is_left() -> None:
    found = told(
        f"Ban Thường vụ điều động ông {A} thôi giữ chức {HEALTH}, "
        "tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Huyện ủy Bát Xát."
    )
    assert found == {
        (A, "relieved", HEALTH),
        (A, "appointed", "Uỷ viên Ban Chấp hành Đảng bộ huyện Bát Xát"),
        (A, "appointed", "Uỷ viên Ban Thường vụ Huyện ủy Bát Xát"),
        (A, "transferred", "Bí thư Huyện ủy Bát Xát"),
    }


def test_several_people_of_one_list() -> None:
    found = told(
        f"Đại hội bầu ông {A} làm Chủ tịch, bà {B} và ông {C} làm Phó Chủ tịch Hội Nông dân huyện Bát Xát; "
        f"ông {D} giữ chức Phó Chủ tịch."
    )
    chair, deputy = "Chủ tịch Hội Nông dân huyện Bát Xát", "Phó Chủ tịch Hội Nông dân huyện Bát Xát"
    assert found == {
        (A, "elected", chair),
        (B, "elected", deputy),
        (C, "elected", deputy),
        (D, "elected", deputy),
    }


def test_names_in_a_row_before_one_verb() -> None:
    found = told(f"Ông {A} (Bí thư); ông {C} (Phó Bí thư); bà {B} (Ủy viên) bị khiển trách.")
    assert found == {(person, "disciplined", None) for person in (A, B, C)}


def test_boards_are_those_of_the_company_that_elects() -> None:
    found = told(f"Công ty cổ phần Cao su Mường Mẫu đã bầu ông {A} vào Hội đồng quản trị.")
    assert found == {(A, "elected", "Thành viên Hội đồng quản trị Công ty cổ phần Cao su Mường Mẫu")}


def test_a_bracket_tells_of_the_name_before_it() -> None:
    found = told(f"Ông {A} được bổ nhiệm làm {HEALTH} thay ông {C} (được điều động làm {DEPUTY}).")
    assert found == {(A, "appointed", HEALTH), (C, "transferred", DEPUTY)}


def test_where_somebody_is_sent_and_what_is_founded() -> None:
    sent = (
        f"Điều động bà {B}, {SCHOOL} đến công tác tại Phòng Nội vụ huyện Bát Xát và bổ nhiệm giữ chức Phó Trưởng phòng."
    )
    assert told(sent) == {(B, "transferred", "Phó Trưởng phòng Phòng Nội vụ huyện Bát Xát")}
    founded = (
        f"Bệnh viện quyết định thành lập Khoa Thần kinh tách từ Khoa Nội tổng hợp; bổ nhiệm bà {B} làm Trưởng khoa."
    )
    assert [post for _, _, post in told(founded)] == ["Trưởng khoa Khoa Thần kinh"]


def test_a_post_pointed_back_at() -> None:
    found = told(f"HĐND huyện miễn nhiệm chức danh {DISTRICT} đối với ông {A} và bầu ông {C} giữ chức vụ này.")
    assert found == {(A, "relieved", DISTRICT), (C, "elected", DISTRICT)}


@pytest.mark.parametrize(
    "text",
    [
        f"Một số tài khoản mạng xã hội nói ông {A} đã bị cách chức; thông tin này không đúng.",
        f"Ông {A} xin rút đơn từ chức {DISTRICT}.",
        f"Ông {A} từ chối nhận quyết định điều động về Sở Y tế.",
        f"Ông {A} xin rút khỏi danh sách đạt chuẩn phó giáo sư.",
        f"Ông {A} xin chuyển công tác.",
        f"Ông {A} nói, trúng cử đại biểu Quốc hội là vinh dự lớn.",
        f"Ông {A} được phân công làm trưởng đoàn đi tham quan.",
        f"Nếu được bổ nhiệm làm {HEALTH}, ông {A} sẽ về quê.",
        f"Không thấy ông {A} có quyết định bổ nhiệm.",
        f"Ông {A} phủ nhận việc ông bị cách chức.",
        f"Em trai bầu Tứ là ông {A} mà có tới sáu Phó Giám đốc mất ghế.",
        f"Theo ông {A}, lãnh đạo yếu kém thì nên điều chuyển sang vị trí khác.",
        f"Ông {A} cũng được phép bổ nhiệm các trợ lý.",
    ],
)
def test_rumours_refusals_and_wishes_are_no_changes(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"Kỳ họp miễn nhiệm chức danh {DISTRICT} đối với ông {A} do chuyển công tác.",
        f"HĐND bầu ông {C} làm {HEALTH} thay người tiền nhiệm nghỉ hưu.",
    ],
)
def test_reasons_and_predecessors_are_no_further_changes(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Ngày 2/2/2023, Ban Tuyên giáo chia tay ông {A} nghỉ hưu theo chế độ từ ngày 1/3/2023.", Date(2023, 3, 1)),
        (f"Ông {A} được bổ nhiệm làm {HEALTH}, kể từ ngày 1/9/2019 đến ngày 31/8/2024.", Date(2019, 9, 1)),
        (f"Theo Quyết định số 5/QĐ-UBND ngày 3/5/2021, ông {A} được bổ nhiệm làm {HEALTH}.", Date(2021, 5, 3)),
        (f"Bà {B} công bố Quyết định số 5/QĐ-UBND ngày 3/5/2021. Theo đó, ông {A} bị khiển trách.", Date(2021, 5, 3)),
        (f"Ông {A} được Quốc hội bầu làm Thủ tướng năm 1997.", Date(1997)),
    ],
)
def test_days_of_decisions_and_from_which_they_hold(text: str, date: Date) -> None:
    assert [one.date for one, (person, _, _) in changes(text) if person == A] == [date]
