"""Who holds which post, in every construction. Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Date, Facts, Span

Held = tuple[str, str, str]  # person, post, status


def facts_of(text: str) -> Facts:
    return extract(Article(id="a", text=text, body=(Span(0, len(text)),)))


def held(text: str) -> set[Held]:
    facts = facts_of(text)
    people = {person.key: person.name for person in facts.persons}
    bodies = {body.key: body.name for body in facts.bodies}
    posts = {post.key: f"{post.title} {bodies.get(post.body or '', '')}".strip() for post in facts.posts}
    return {(people[one.person], posts[one.post], one.status) for one in facts.tenures}


A, B, C = "Nguyễn Văn Thí", "Trần Thị Dụ", "Lê Quang Mẫu"
HEALTH, CHAIR, DEPUTY = "Giám đốc Sở Y tế Cà Mau", "Chủ tịch UBND tỉnh Cà Mau", "Phó chủ tịch UBND tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        (f"{HEALTH} {A} phát biểu.", {(A, HEALTH, "current")}),
        (f"Ông {A}, {HEALTH}, phát biểu.", {(A, HEALTH, "current")}),
        (f"Ông {A} - {HEALTH} - phát biểu.", {(A, HEALTH, "current")}),
        (f"Ông {A} ({HEALTH}) phát biểu.", {(A, HEALTH, "current")}),
        (f"Ông {A} hiện là {HEALTH}.", {(A, HEALTH, "current")}),
        (f"{HEALTH} là ông {A}.", {(A, HEALTH, "current")}),
        (f"{HEALTH} lúc này là ông {A}.", {(A, HEALTH, "former")}),
        (f"Ông {A} - {HEALTH} và bà {B} - {CHAIR} cùng dự.", {(A, HEALTH, "current"), (B, CHAIR, "current")}),
        (f"Ông {A}, nguyên {HEALTH} (hiện là {DEPUTY}).", {(A, HEALTH, "former"), (A, DEPUTY, "current")}),
        (f"Ông {A} (con trai nguyên {HEALTH}) bị phạt.", set()),
        (f"Ông {A}, 50 tuổi, quê Vinh, hiện là {HEALTH}.", {(A, HEALTH, "current")}),
        (f"Ông {A} quê ở Vinh, là thạc sĩ, nguyên {HEALTH}.", {(A, HEALTH, "former")}),
        (f"Khi còn làm {HEALTH}, ông {A} nhận quà.", {(A, HEALTH, "former")}),
        (f"Từ tháng 3/2010 đến tháng 4/2013, ông {A} làm {HEALTH}.", {(A, HEALTH, "former")}),
        (f"Các Phó chủ tịch UBND tỉnh Cà Mau {A} và {B} cùng dự.", {(A, DEPUTY, "current"), (B, DEPUTY, "current")}),
        (
            f"Đại biểu Quốc hội {A} và {B} chất vấn.",
            {(A, "Đại biểu Quốc hội", "current"), (B, "Đại biểu Quốc hội", "current")},
        ),
        (
            f"Dự có các Uỷ viên Bộ Chính trị: Thủ tướng {A}; Đại tướng {B}, Bộ trưởng Quốc phòng.",
            {
                (A, "Ủy viên Bộ Chính trị", "current"),
                (B, "Ủy viên Bộ Chính trị", "current"),
                (A, "Thủ tướng", "current"),
                (B, "Bộ trưởng Bộ Quốc phòng", "current"),
            },
        ),
        (
            f"Hai chuyên viên Sở Y tế Cà Mau gồm: {A}, {B}.",
            {(A, "Chuyên viên Sở Y tế Cà Mau", "current"), (B, "Chuyên viên Sở Y tế Cà Mau", "current")},
        ),
        (
            f"Ông {A} từng kinh qua các chức vụ: Phó giám đốc, rồi Giám đốc Sở Y tế Cà Mau; {DEPUTY}.",
            {(A, "Phó giám đốc Sở Y tế Cà Mau", "former"), (A, HEALTH, "former"), (A, DEPUTY, "former")},
        ),
        (
            f"Bà {B} phát biểu. Bà trải qua các vị trí như {HEALTH}, {DEPUTY}.",
            {(B, HEALTH, "former"), (B, DEPUTY, "former")},
        ),
        (f"Bổ nhiệm ông {A} làm {HEALTH}.", set()),
        (f"Thủ tướng yêu cầu kỷ luật ông {A}.", set()),
        (f"Viện trưởng Viện Lập pháp thuộc Quốc hội {A} đến.", {(A, "Viện trưởng Viện Lập pháp", "current")}),
        (f"Xoá tư cách nguyên {HEALTH} của ông {A}.", {(A, HEALTH, "former")}),
        (f"Ông {A} từ chuyên viên Sở Y tế Cà Mau sang làm {DEPUTY}.", {(A, "Chuyên viên Sở Y tế Cà Mau", "former")}),
        (f"Nguyên {HEALTH} {A} đến. Ông {A}, {HEALTH}, nói.", {(A, HEALTH, "former")}),
        (f"{CHAIR} {A} từ trần.", {(A, CHAIR, "former")}),
        (f"Cách chức {HEALTH} đối với ông {A}. Ông {A}, {HEALTH}, nói.", {(A, HEALTH, "former")}),
        (f"Ông {A} giữ quyền Chủ tịch nước.", {(A, "Chủ tịch nước", "acting")}),
        (f"Bà {B} nói. Bố bà từng là {HEALTH}.", set()),
        (f"Hai nguyên {HEALTH} {A}, {B} cùng bị cáo {C} ra tòa.", {(A, HEALTH, "former"), (B, HEALTH, "former")}),
        (f"Theo ông {A}, Thủ tướng đã đồng ý.", set()),
        (f"Tiếp Thủ tướng Lào, {HEALTH} {A} nói.", {(A, HEALTH, "current")}),
        (f"Bổ nhiệm bà {B} làm {HEALTH} thay ông {A}.", {(A, HEALTH, "former")}),
        (f"HĐND tỉnh đã có {CHAIR} mới thay ông {A}.", {(A, CHAIR, "former")}),
        (f"Ông {A} (58 tuổi) {HEALTH} được khen.", {(A, HEALTH, "current")}),
        (f"Ông {A}, nguyên {HEALTH} (đương nhiệm {DEPUTY}).", {(A, HEALTH, "former"), (A, DEPUTY, "current")}),
        (
            f"Ông {A}, {DEPUTY}, trong thời gian giữ chức {HEALTH} đã nhận quà.",
            {(A, DEPUTY, "current"), (A, HEALTH, "former")},
        ),
        (f"Trước khi về tỉnh, ông {A} là {HEALTH}.", {(A, HEALTH, "former")}),
        (f"Ông {A} là {HEALTH} trước khi nghỉ.", {(A, HEALTH, "former")}),
        (f"Trong khi đó, {A}, {HEALTH}, nói khác.", {(A, HEALTH, "current")}),
        (f"Ông {A} làm {HEALTH} trong 7 năm.", {(A, HEALTH, "former")}),
        (f"Ông {A} làm {HEALTH} rồi {DEPUTY}.", {(A, HEALTH, "former"), (A, DEPUTY, "current")}),
        (f"Hai phó chủ tịch, ông {A} nói, sẽ chia việc.", set()),
        (f"Bản thân {HEALTH} {A}, {CHAIR} đã kiểm tra.", {(A, HEALTH, "current")}),
        (f"Theo lời Chủ tịch Quốc hội, Bộ trưởng Y tế {A} giải trình.", {(A, "Bộ trưởng Bộ Y tế", "current")}),
        (f"Báo cáo với Thủ tướng, ông {A} - {HEALTH} - nói.", {(A, HEALTH, "current")}),
        (f"Bổ nhiệm ông {A} - con trai {CHAIR} {C} - làm {HEALTH}.", {(C, CHAIR, "current")}),
        (
            f"Ngoại trưởng Pháp {A} gặp người đồng cấp Nga {B}.",
            {(A, "Ngoại trưởng Pháp", "current"), (B, "Ngoại trưởng Nga", "current")},
        ),
        (
            f"Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba {A} đến.",
            {
                (A, "Chủ tịch Hội đồng Nhà nước Cuba", "current"),
                (A, "Chủ tịch Hội đồng Bộ trưởng Cuba", "current"),
            },
        ),
        (
            f"UBND tỉnh Cà Mau hiện có Chủ tịch {A}; Phó chủ tịch {B}.",
            {(A, CHAIR, "current"), (B, DEPUTY, "current")},
        ),
        (
            f"Công ty cổ phần Velmora do ông {A} làm Chủ tịch HĐQT.",
            {(A, "Chủ tịch HĐQT Công ty cổ phần Velmora", "current")},
        ),
        (
            f"Ông {A} - Phó bí thư, Chủ nhiệm Uỷ ban Kiểm tra Tỉnh uỷ Cà Mau - nói.",
            {(A, "Phó bí thư Tỉnh uỷ Cà Mau", "current"), (A, "Chủ nhiệm Uỷ ban Kiểm tra Tỉnh uỷ Cà Mau", "current")},
        ),
        (
            f"Dự có: {CHAIR} {A}; nguyên {CHAIR} {B}; nguyên {HEALTH} {C}.",
            {(A, CHAIR, "current"), (B, CHAIR, "former"), (C, HEALTH, "former")},
        ),
        (
            f"Ông {A}, Phó Chủ tịch Thường trực UBND tỉnh Cà Mau, đến. Phó chủ tịch {A} nói.",
            {(A, "Phó Chủ tịch Thường trực UBND tỉnh Cà Mau", "current")},
        ),
        (
            f"Bộ Y tế họp. Bộ trưởng {A} nói, theo Bộ Y tế.",
            {(A, "Bộ trưởng Bộ Y tế", "current")},
        ),
        (
            f"Bộ Y tế và Bộ Xây dựng họp. Bộ trưởng {A} nói.",
            {(A, "Bộ trưởng", "current")},
        ),
        (
            f"Tổng thống Nga {A} gặp Tổng thống {B}.",
            {(A, "Tổng thống Nga", "current"), (B, "Tổng thống", "current")},
        ),
        (
            f"Công ty TNHH Velmora họp. Về phía Công ty có ông {A} - Bí thư Đảng ủy, Giám đốc; "
            f"bà {B}, Trưởng phòng Kỹ thuật.",
            {
                (A, "Bí thư Đảng ủy Công ty TNHH Velmora", "current"),
                (A, "Giám đốc Công ty TNHH Velmora", "current"),
                (B, "Trưởng phòng Phòng Kỹ thuật, Công ty TNHH Velmora", "current"),
            },
        ),
        (
            f"Dự có:\n+ {A}, TUV, Bí thư Huyện ủy Cư Jút;\n+ Cao Thị Nghiệm, UVBTV, Trưởng Ban Tổ chức Huyện ủy.",
            {
                (A, "Ủy viên Ban Chấp hành Đảng bộ tỉnh", "current"),
                (A, "Bí thư Huyện ủy Cư Jút", "current"),
                ("Cao Thị Nghiệm", "Ủy viên Ban Thường vụ Huyện ủy Cư Jút", "current"),
                ("Cao Thị Nghiệm", "Trưởng Ban Ban Tổ chức Huyện ủy Cư Jút", "current"),
            },
        ),
        (
            f"Các đại biểu HĐND tỉnh Cà Mau: {A}, {HEALTH}; {B}.",
            {
                (A, "Đại biểu HĐND tỉnh Cà Mau", "current"),
                (B, "Đại biểu HĐND tỉnh Cà Mau", "current"),
                (A, HEALTH, "current"),
            },
        ),
        (
            f"Kỳ họp thứ 5 HĐND tỉnh Cà Mau khai mạc. Tại kỳ họp của HĐND, đại biểu {A} chất vấn.",
            {(A, "Đại biểu HĐND tỉnh Cà Mau", "current")},
        ),
        (f"Ông {A} hiện là đại tá, {HEALTH}.", {(A, HEALTH, "current")}),
        (f"Ông {A} tự xưng là {HEALTH}.", set()),
        (f"Giúp việc cho {HEALTH} gồm các ông {A}, Lò Văn Mẫn và bà {B}.", set()),
        (
            f"Bộ Nội vụ có 5 Thứ trưởng gồm các ông {A}, Lò Văn Mẫn và bà {B}.",
            {
                (A, "Thứ trưởng Bộ Nội vụ", "current"),
                ("Lò Văn Mẫn", "Thứ trưởng Bộ Nội vụ", "current"),
                (B, "Thứ trưởng Bộ Nội vụ", "current"),
            },
        ),
        (
            f"Ông {A}, Chủ tịch kiêm Tổng giám đốc Tập đoàn Thép Mẫu Sơn, nói.",
            {(A, "Chủ tịch Tập đoàn Thép Mẫu Sơn", "current"), (A, "Tổng giám đốc Tập đoàn Thép Mẫu Sơn", "current")},
        ),
        (f"Theo {HEALTH}, ông {A} đã về quê.", set()),
        (f"Sau khi đến thăm ông {A}, {HEALTH} có ý kiến mới.", set()),
        (f"Khi có người giới thiệu {HEALTH} giữ chức {DEPUTY}, ông {A} nói cần nghĩ thêm.", set()),
        (f"Bí thư Hải Phòng {A} phát biểu.", {(A, "Bí thư Thành ủy Hải Phòng", "current")}),
        (f"Đoàn đến nhà ông {A}, bệnh binh 51% ở thôn 4, nguyên {HEALTH}.", {(A, HEALTH, "former")}),
        (f"Ông {A} làm {HEALTH} trong tháng 5/2018 thì bệnh.", {(A, HEALTH, "current")}),
        (
            f"Ngày 2/3/2018, kỷ luật ông {A} (Bí thư Tỉnh uỷ Cà Mau nhiệm kỳ 2010-2015).",
            {(A, "Bí thư Tỉnh uỷ Cà Mau", "former")},
        ),
    ],
)
def test_tenures_told(text: str, tenures: set[Held]) -> None:
    assert held(text) == tenures


def test_times_behind_a_post_of_a_career() -> None:
    text = f"Ông {A} từng giữ {HEALTH} từ tháng 6/2008 đến tháng 6/2011; Thủ tướng từ tháng 7/2011 đến tháng 8/2014."
    times = [(one.start, one.end) for one in facts_of(text).tenures]
    assert times == [(Date(2008, 6), Date(2011, 6)), (Date(2011, 7), Date(2014, 8))]


def test_lines_of_a_life_are_of_the_person_named_before() -> None:
    text = f"Ông {A} quê ở Vinh.\n- Từ 5/2010 đến 6/2013: {HEALTH}.\n- Từ tháng 7/2013 đến nay, {CHAIR}."
    assert held(text) == {(A, HEALTH, "former"), (A, CHAIR, "current")}
    times = [(one.start, one.end) for one in facts_of(text).tenures]
    assert times == [(Date(2010, 5), Date(2013, 6)), (Date(2013, 7), None)]


def test_terms_stand_on_tenures() -> None:
    (tenure,) = facts_of(f"Ông {A}, Bí thư Huyện ủy Cư Jút nhiệm kỳ 2015-2020, phát biểu.").tenures
    assert tenure.term == "2015-2020"


def test_every_tenure_has_its_sentence() -> None:
    text = f"Trời mưa. Ông {A}, {HEALTH}, phát biểu. Hết."
    (tenure,) = facts_of(text).tenures
    begin, end = tenure.evidence[0].span
    assert text[begin:end] == f"Ông {A}, {HEALTH}, phát biểu."
    assert tenure.evidence[0].status == "current"


def test_a_mistyped_family_name_makes_no_second_person() -> None:
    text = f"Kỷ luật {HEALTH} {A}. Ông {A} nhận lỗi. Ông Đỗ Văn Thí, {HEALTH}, xin nghỉ. Ông Thí nói."
    (person,) = facts_of(text).persons
    assert (person.name, person.aliases) == (A, ("Đỗ Văn Thí",))


def test_who_is_given_a_post_by_a_decision_is_a_change_of_each() -> None:
    facts = facts_of(f"Đại hội bầu ông {A} và bà {B} làm {DEPUTY}.")
    assert not facts.tenures
    assert [change.kind for change in facts.changes] == ["elected", "elected"]
