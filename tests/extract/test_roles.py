"""Who did what at an event. Sentences and people are invented."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Span

Role = tuple[str, str]  # role, agent

A, B, C = "Nguyễn Văn Thí", "Trần Thị Dụ", "Lê Quang Mẫu"
EVENT = "Ngày 3/4/2022, Sở Y tế tỉnh Hà Giang tổ chức Hội nghị sơ kết phòng dịch. "


def roles(text: str) -> set[Role]:
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),)))
    names = {one.key: one.name for one in (*facts.persons, *facts.bodies)}
    return {(one.role, names[one.agent]) for one in facts.participations}


def at_events(text: str) -> set[tuple[str, str, str]]:
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),)))
    names = {one.key: one.name for one in (*facts.persons, *facts.bodies)}
    labels = {event.key: event.label for event in facts.events}
    return {(one.role, names[one.agent], labels[one.event]) for one in facts.participations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who chaired
        (f"Ông {A}, Giám đốc Sở Y tế, chủ trì hội nghị.", {("chair", A)}),
        (f"Ông {A} và bà {B} đồng chủ trì hội nghị.", {("chair", A), ("chair", B)}),
        (f"Hội nghị do ông {A} chủ trì.", {("chair", A)}),
        (f"Hội nghị diễn ra dưới sự chủ trì của bà {B}.", {("chair", B)}),
        (f"Điều hành hội nghị là bà {B}.", {("chair", B)}),
        (f"Sở trân trọng mời ông {A} dự và phát biểu chỉ đạo hội nghị.", set()),
        (f"Ông {A} chủ trì và có bài phát biểu chỉ đạo hội nghị.", {("chair", A), ("direct", A)}),
        (f"Bà {B} chủ trì hội nghị và công bố quyết định khen thưởng.", {("chair", B), ("present", B)}),
        (f"Tại hội nghị, ông {A} giao Sở Tài chính chủ trì, phối hợp với các huyện.", {("speak", A)}),
        (f"Chủ trì hội nghị ngày 3/4 tại Hà Giang, ông {A} cho biết dịch đã lui.", {("chair", A), ("speak", A)}),
        (
            f"Giám đốc Sở, Trưởng ban {A} và Phó Giám đốc Sở, Phó ban {B} sáng nay chủ trì hội nghị.",
            {("chair", A), ("chair", B)},
        ),
        (
            f"Các đồng chí: {A}, Giám đốc Sở; {B}, Phó Giám đốc Sở chủ trì hội nghị.",
            {("chair", A), ("chair", B)},
        ),
        # who directed
        (f"Phát biểu chỉ đạo, ông {A} ghi nhận nỗ lực của các huyện.", {("direct", A)}),
        (f"👉 Phát biểu chỉ đạo, ông {A} ghi nhận nỗ lực của các huyện.", {("direct", A)}),
        (f"Dự và chỉ đạo hội nghị có các đồng chí: {A}, {B}.", {("direct", A), ("direct", B)}),
        (f"Đó là chỉ đạo của ông {A} tại hội nghị.", {("direct", A)}),
        # who spoke
        (f"Phát biểu tại hội nghị, bà {B} cảm ơn các y sĩ.", {("speak", B)}),
        (f"Bà {B} yêu cầu các huyện trực đủ quân số.", {("speak", B)}),
        (f"Theo bà {B}, dịch đã lui.", {("speak", B)}),
        (f"Sau khi ông {A} phát biểu khai mạc, các đại biểu thảo luận.", {("speak", A)}),
        (f"Bà {B}, ngụ tại phường Nà Lộc, thành phố Hà Giang, nói: “Tôi mừng lắm”.", {("speak", B)}),
        (f"Bà {B} cho biết ông {A} đã lưu ý việc này.", {("speak", B)}),
        (f"“Con số ông {A} nêu là đúng”, bà {B} khẳng định.", {("speak", B)}),
        (f"Bà {B} cảm ơn sự đón tiếp nồng hậu của UBND tỉnh Hà Giang.", {("speak", B)}),
        (f"Bà {B}, nông dân xã Nà Lộc hỏi: “Bao giờ có thuốc?”.", {("speak", B)}),
        (f"Các đại biểu {A} - y sĩ, {B} - y sĩ đã tham luận.", {("speak", A), ("speak", B)}),
        (f"Hội nghị nghe 7 ý kiến, nổi bật là tham luận của bà {B}.", {("speak", B)}),
        (f"Các ý kiến được ông {A}, Giám đốc Sở Y tế giải trình.", {("speak", A)}),
        (f"Hội nghị đã nghe các ông {A}, {C} phát biểu.", {("speak", A), ("speak", C)}),
        (f"Bà {B} giao các huyện xong việc trong tháng.", set()),
        # who presented
        (f"Bà {B} thông qua dự thảo quy chế.", {("present", B)}),
        (f"Bà {B} trình bày báo cáo tóm tắt.", {("present", B)}),
        ("Hội nghị nghe Bệnh viện Nhi trung ương báo cáo.", {("present", "Bệnh viện Nhi trung ương")}),
        # who was there
        (f"Dự hội nghị có ông {A}; bà {B}.", {("attend", A), ("attend", B)}),
        (f"Ông {A} (trái) và bà {B} tại hội nghị", {("attend", A), ("attend", B)}),
        (f"Ông {C} tặng hoa chúc mừng.", {("attend", C)}),
        (f"Cùng dự có ông {A}; bà {B}.", {("attend", A), ("attend", B)}),
        (f"Ông {A} không dự hội nghị.", set()),
    ],
)
def test_role(text: str, expected: set[Role]) -> None:
    assert roles(EVENT + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Trao đổi với phóng viên, ông {A} nói mùa hè sẽ nóng.",
        f"Ngày 9/4/2022, ông {A} cho biết mùa hè sẽ nóng.",
        f"Ông {A} được nhiều người đánh giá là tận tụy.",
        f"Ông {A} nghỉ hưu kể từ ngày 1/1/2023.",
    ],
)
def test_said_elsewhere(text: str) -> None:
    assert roles(EVENT + text) == set()


def test_who_spoke_to_the_press_goes_on_there() -> None:
    text = f"Trao đổi với phóng viên, ông {A} nói mùa hè sẽ nóng. Ông {A} khẳng định thuốc đã đủ."
    assert roles(EVENT + text) == set()


def test_speaker_stays_at_the_event_where_he_spoke() -> None:
    text = (
        EVENT + f"Trước đó, tại cuộc họp của UBND tỉnh Hà Giang ngày 1/4/2022, ông {A} đề nghị thêm kinh phí. "
        f"“Thiếu tiền thì khó”, ông {A} nói. Kết luận hội nghị, bà {B} ghi nhận."
    )
    facts = extract(Article(id="a", text=text, body=(Span(0, len(text)),)))
    people = {one.key: one.name for one in facts.persons}
    events = {one.key: one.kind for one in facts.events}
    spoke = {(people[one.agent], events[one.event]) for one in facts.participations if one.role == "speak"}
    assert spoke == {(A, "meeting"), (B, "conference")}


def test_decision_handed_over() -> None:
    text = f"Sáng 3/4/2022, ông {A} trao quyết định bổ nhiệm bà {B} làm Giám đốc Sở Y tế tỉnh Hà Giang."
    assert roles(text) == {("present", A), ("attend", B)}


def test_those_who_meet() -> None:
    text = f"Tại buổi làm việc với ông {A} ngày 3/4/2022, đoàn kiểm tra ghi biên bản."
    assert roles(text) == {("attend", A)}


def test_questions_in_a_session() -> None:
    text = (
        "Ngày 3/4/2022, tại phiên chất vấn của HĐND tỉnh Hà Giang, không khí rất nóng. "
        f"Đại biểu {A} chất vấn ông {B} về giá chè."
    )
    assert roles(text) == {("speak", A), ("attend", B)}


def test_people_of_a_trial() -> None:
    text = (
        f"Chiều 2/3/2020, TAND tỉnh Hà Giang tuyên phạt bị cáo {A} 5 năm tù. "
        f"Thẩm phán {B} làm chủ tọa phiên tòa. Luật sư {C} đề nghị giảm án."
    )
    assert roles(text) == {("attend", A), ("chair", B), ("speak", C)}


def test_nothing_without_an_event() -> None:
    assert roles(f"Ông {A} cho biết chè đã ra búp. Bà {B} khẳng định giá tăng.") == set()


def test_story_goes_on_to_the_next_event_of_the_day() -> None:
    text = (
        f"Sáng 3/4/2022, ông {A} tiếp xúc cử tri huyện Mỏ Vàng. Ông {A} nhận định đường xuống cấp. "
        f"Chiều cùng ngày, ông {C} cùng tổ đại biểu tiếp xúc cử tri tại phường 3. Ông {C} cho biết đã có vốn."
    )
    assert at_events(text) == {
        ("speak", A, "tiếp xúc cử tri huyện Mỏ Vàng"),
        ("speak", C, "tiếp xúc cử tri tại phường 3"),
    }


def test_detail_of_what_was_told_opens_no_story() -> None:
    text = (
        f"Ngày 3/4/2022, huyện Mỏ Vàng tổ chức họp báo về Lễ hội Hoa Ban. Ông {A} chủ trì họp báo. "
        f"Trong đó, Lễ khai mạc tổ chức ngày 9/5/2022. Phát biểu kết luận, ông {A} đề nghị các báo đưa tin."
    )
    assert ("speak", A, "họp báo về Lễ hội Hoa Ban") in at_events(text)


def test_event_named_by_the_way_is_not_the_one_told_of() -> None:
    text = (
        "Huyện ủy bàn nhân sự của Đại hội Đảng bộ huyện Mỏ Vàng lần thứ XII. "
        f"Sáng 3/4/2022, Hội nghị Huyện ủy Mỏ Vàng lần thứ 14 khai mạc. Phát biểu khai mạc, ông {A} nói việc đã xong."
    )
    assert at_events(text) == {("speak", A, "Hội nghị Huyện ủy Mỏ Vàng lần thứ 14")}


def test_post_before_the_verb_means_its_holder() -> None:
    text = (
        EVENT
        + f"Dự hội nghị có ông {A}, Chủ tịch UBND tỉnh Hà Giang. Chủ tịch UBND tỉnh đề nghị các huyện sớm báo cáo."
    )
    assert roles(text) == {("speak", A)}


def test_prize_handed_over_at_a_ceremony() -> None:
    text = (
        "Ngày 3/2/2022, Đảng ủy phường Nà Lộc tổ chức lễ trao tặng Huy hiệu Đảng. "
        f"Ông {A} và bà {B}, Bí thư Đảng ủy phường trao Huy hiệu cho các đảng viên."
    )
    assert roles(text) == {("present", A), ("present", B)}
