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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who chaired
        (f"Ông {A}, Giám đốc Sở Y tế, chủ trì hội nghị.", {("chair", A)}),
        (f"Ông {A} và bà {B} đồng chủ trì hội nghị.", {("chair", A), ("chair", B)}),
        (f"Hội nghị do ông {A} chủ trì.", {("chair", A)}),
        (f"Hội nghị diễn ra dưới sự chủ trì của bà {B}.", {("chair", B)}),
        (f"Điều hành hội nghị là bà {B}.", {("chair", B)}),
        (f"Bà {B} chủ trì hội nghị và công bố quyết định khen thưởng.", {("chair", B), ("present", B)}),
        (f"Tại hội nghị, ông {A} giao Sở Tài chính chủ trì, phối hợp với các huyện.", {("speak", A)}),
        # who directed
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
        # who presented
        (f"Bà {B} trình bày báo cáo tóm tắt.", {("present", B)}),
        ("Hội nghị nghe Bệnh viện Nhi trung ương báo cáo.", {("present", "Bệnh viện Nhi trung ương")}),
        # who was there
        (f"Dự hội nghị có ông {A}; bà {B}.", {("attend", A), ("attend", B)}),
        (f"Ông {A} (trái) và bà {B} tại hội nghị", {("attend", A), ("attend", B)}),
        (f"Ông {C} tặng hoa chúc mừng.", {("attend", C)}),
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
