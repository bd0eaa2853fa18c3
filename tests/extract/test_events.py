"""Events: what they are called, when they are, what is one and what is none. Sentences and people are invented."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Facts, Span

Told = tuple[str, str, str | None]  # kind, label, date


def facts_of(text: str) -> Facts:
    return extract(Article(id="a", text=text, body=(Span(0, len(text)),)))


def told(text: str) -> list[Told]:
    facts = facts_of(text)
    return [(event.kind, event.label, event.date.lexical if event.date else None) for event in facts.events]


NAMES = [
    (
        "Ngày 28/2/2022, Sở Y tế công bố quyết định giao ông Vừ A Thí giữ chức Trưởng phòng Tổ chức kể từ "
        "ngày 1/3/2022.",
        ("other", "công bố quyết định giao ông Vừ A Thí giữ chức Trưởng phòng Tổ chức", "2022-02-28"),
    ),
    (
        "Ngày 12/6/2022, Ủy ban Kiểm tra Huyện ủy Mỏ Vàng họp kỳ 63 để xem xét một số nội dung.",
        ("session", "Ủy ban Kiểm tra Huyện ủy Mỏ Vàng họp kỳ 63", "2022-06-12"),
    ),
    (
        "Chiều 24/11/2022, kỳ họp thứ 4 với gần 94% đại biểu dự đã bế mạc.",
        ("session", "kỳ họp thứ 4", "2022-11-24"),
    ),
    (
        "Ngày 24/6/2022, UBND huyện Mỏ Vàng tổ chức lễ khai trương hệ thống họp trực tuyến.",
        ("ceremony", "lễ khai trương hệ thống họp trực tuyến", "2022-06-24"),
    ),
    (
        "Ngày 3/4/2022, UBND huyện Mỏ Vàng (Hà Giang) tổ chức họp báo về dự án hồ chứa Nà Thí.",
        ("meeting", "họp báo về dự án hồ chứa Nà Thí", "2022-04-03"),
    ),
    (
        "Ngày 3/4/2022, UBND huyện Mỏ Vàng (Hà Giang) tổ chức họp báo.",
        ("meeting", "họp báo", "2022-04-03"),
    ),
    (
        "Ngày 3/4/2022, Sở Y tế tổ chức lễ trao quyết định phân công ông Vừ A Thí làm Trưởng phòng Tổ chức.",
        ("ceremony", "lễ trao quyết định phân công ông Vừ A Thí làm Trưởng phòng Tổ chức", "2022-04-03"),
    ),
    (
        "Ngày 8/4/2022, Ủy ban Kiểm tra Tỉnh ủy Hà Giang ra thông cáo về kỳ họp 34, diễn ra trong hai ngày "
        "6 và 7/4/2022.",
        ("session", "kỳ họp 34 Ủy ban Kiểm tra Tỉnh ủy Hà Giang", "2022-04-06"),
    ),
    (
        "Sáng 8/7/2022, kỳ họp thứ 9 - HĐND huyện Mỏ Vàng khóa XV khai mạc.",
        ("session", "kỳ họp thứ 9 - HĐND huyện Mỏ Vàng khóa XV", "2022-07-08"),
    ),
    (
        "Ngày 12/6/2022, Huyện ủy Mỏ Vàng họp phiên thường kỳ.",
        ("session", "Huyện ủy Mỏ Vàng họp phiên thường kỳ", "2022-06-12"),
    ),
    # a noun with its number, term, body, aim
    (
        "Sáng 12/5/2021, tại kỳ họp thứ 3, HĐND huyện Mỏ Vàng khóa IX, các đại biểu thảo luận.",
        ("session", "kỳ họp thứ 3, HĐND huyện Mỏ Vàng khóa IX", "2021-05-12"),
    ),
    (
        "Ngày 3/4/2022, Sở Y tế tổ chức Hội nghị tổng kết công tác dân số năm 2021.",
        ("conference", "Hội nghị tổng kết công tác dân số năm 2021", "2022-04-03"),
    ),
    (
        "Ngày 3/4/2022, Sở Y tế tổ chức hội thảo “Nước sạch cho vùng cao” tại Hà Giang.",
        ("conference", "hội thảo “Nước sạch cho vùng cao”", "2022-04-03"),
    ),
    (
        "Ngày 5/1/2020, UBND huyện Mỏ Vàng tổ chức hội nghị triển khai sắp xếp đơn vị hành chính.",
        ("conference", "hội nghị triển khai sắp xếp đơn vị hành chính", "2020-01-05"),
    ),
    (
        "Trước đó, tại Đại hội Đảng bộ huyện Mỏ Vàng lần thứ XII cuối tháng 1, ông Lý Văn Tài trúng cử.",
        ("congress", "Đại hội Đảng bộ huyện Mỏ Vàng lần thứ XII", "--01"),
    ),
    (
        "Ngày 20/9, Sở Y tế tổ chức Hội thảo liên kết vùng trồng chè năm 2023.",
        ("conference", "Hội thảo liên kết vùng trồng chè năm 2023", "2023-09-20"),
    ),
    (
        "Tại cuộc làm việc của Phó thủ tướng Trần Văn Thí với tỉnh Lai Châu sáng 2/3/2020, tỉnh nêu khó khăn.",
        ("working_session", "cuộc làm việc của Phó thủ tướng Trần Văn Thí với tỉnh Lai Châu", "2020-03-02"),
    ),
    # what the gathering does is not what it is called
    (
        "Ngày 2/3/2020, Đại hội Chi bộ thôn Nà Lộc lần thứ II nghe báo cáo.",
        ("congress", "Đại hội Chi bộ thôn Nà Lộc lần thứ II", "2020-03-02"),
    ),
    (
        "Tại hội nghị thượng đỉnh Nga - Nhật ngày 2/3/2020, hai bên ký văn kiện.",
        ("conference", "hội nghị thượng đỉnh Nga - Nhật", "2020-03-02"),
    ),
    # verbs
    ("Ngày 2/3/2020, UBND xã Nà Lộc họp khẩn.", ("meeting", "UBND xã Nà Lộc họp khẩn", "2020-03-02")),
    (
        "Ngày 2/3/2020, UBND xã Nà Lộc tổ chức họp báo về vụ cháy chợ.",
        ("meeting", "họp báo về vụ cháy chợ", "2020-03-02"),
    ),
    (
        "Chiều 2/3/2020, TAND tỉnh Lai Châu tuyên phạt bị cáo Lý A Tẩn 5 năm tù.",
        ("trial", "TAND tỉnh Lai Châu xét xử bị cáo Lý A Tẩn", "2020-03-02"),
    ),
    # an assembly by what it does on a day
    (
        "Sáng 2/3/2020, HĐND tỉnh Lai Châu thảo luận về giá đất.",
        ("session", "HĐND tỉnh Lai Châu thảo luận về giá đất", "2020-03-02"),
    ),
    # inspections and visits
    (
        "Ngày 2/3/2020, Phó Chủ tịch UBND tỉnh Lai Châu Trần Văn Thí kiểm tra công trường cầu Nà Lộc.",
        ("working_session", "kiểm tra công trường cầu Nà Lộc", "2020-03-02"),
    ),
    # brackets
    (
        "Ngày 2/3/2020, tại Hội nghị Huyện ủy lần thứ 7 (khóa XII), huyện bàn việc trồng chè.",
        ("conference", "Hội nghị Huyện ủy lần thứ 7 (khóa XII)", "2020-03-02"),
    ),
    # the name goes on behind its day
    (
        "Tại buổi làm việc ngày 3/7/2020 giữa Sở Y tế Lai Châu với UBND huyện Mỏ Vàng về phòng dịch, có văn bản.",
        ("working_session", "buổi làm việc giữa Sở Y tế Lai Châu với UBND huyện Mỏ Vàng về phòng dịch", "2020-07-03"),
    ),
    # a place with a number; an aim is no plan; a round of awards is no day
    (
        "Ngày 2/3/2020, ông Trần Văn Thí tiếp xúc cử tri tại quận 3.",
        ("meeting", "tiếp xúc cử tri tại quận 3", "2020-03-02"),
    ),
    (
        "Ngày 5/1/2020, Đảng ủy phường Nà Lộc tổ chức lễ trao tặng Huy hiệu Đảng đợt 3/2.",
        ("ceremony", "lễ trao tặng Huy hiệu Đảng đợt 3/2", "2020-01-05"),
    ),
    (
        "Ngày 9/3/2020, có báo cáo, nhưng do bận họp Hội nghị Huyện ủy Mỏ Vàng lần thứ 7 nên chưa trả lời.",
        ("conference", "Hội nghị Huyện ủy Mỏ Vàng lần thứ 7", None),
    ),
    # deadlines, the day of the telling, the same day
    (
        "Ngày 9/3/2020, Sở Nội vụ cho biết đã tổ chức hội nghị hiệp thương lần thứ ba.",
        ("conference", "hội nghị hiệp thương lần thứ ba Sở Nội vụ", None),
    ),
    (
        "Tại kỳ họp thứ 4, HĐND huyện Mỏ Vàng yêu cầu xong trước ngày 30/9/2020.",
        ("session", "kỳ họp thứ 4", None),
    ),
]


@pytest.mark.parametrize(("text", "event"), NAMES, ids=[name[1][1] for name in NAMES])
def test_name_kind_and_date(text: str, event: Told) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Trong dịp nghỉ lễ 2-9, đường vào thị xã kẹt cứng.",
        "Khu công nghiệp Lễ Môn cần thêm nước sạch.",
        "Đám cưới ấy như một hội nghị với sự tham dự của nhiều nhà văn.",
        "Các cuộc họp kéo dài khiến cán bộ mệt mỏi.",
        "Cuộc thi năm nào cũng vui.",
        "Chuẩn bị đại hội đảng bộ các cấp, huyện họp nhiều lần.",
        "Ông Lý A Tẩn ở một cuộc họp.",
    ],
)
def test_no_event(text: str) -> None:
    assert told(text) == []


ONE = [
    # what a congress does
    "Ngày 2/3/2020, Đại hội Đảng bộ huyện Mỏ Vàng khai mạc. Chiều 2/3/2020, Đại hội nghỉ sớm vì mưa.",
    # a bare noun
    "Ngày 2/3/2020, Sở Y tế tổ chức Hội nghị sơ kết công tác dân số. Hội nghị kết thúc lúc trưa.",
    # a kind of gathering
    "Ngày 2/3/2020, HĐND tỉnh Lai Châu khai mạc kỳ họp thứ 8. Kỳ họp bất thường kéo dài nửa ngày.",
    # told by a verb and named
    "Ngày 2/3/2020, UBND xã Nà Lộc họp khẩn. Phiên họp của UBND xã Nà Lộc bàn việc sơ tán.",
    # number here, body there
    "Sáng 2/3/2020 khai mạc kỳ họp Quốc hội. Tại kỳ họp thứ 3, các đại biểu thảo luận.",
    # press conferences
    "Ngày 2/3/2020, UBND tỉnh tổ chức họp báo về vụ cháy chợ. Tại cuộc họp báo, tỉnh nhận lỗi.",
    # congresses by number
    "Ngày 2/3/2020, xã Nà Lộc tổ chức Đại hội lần thứ II, nhiệm kỳ 2020 - 2025. "
    "Đại hội Hội Nông dân xã Nà Lộc lần thứ II có 90 đại biểu.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_event_under_two_names(text: str) -> None:
    assert len(told(text)) == 1


def test_numbered_session_takes_its_body() -> None:
    text = "Sáng 2/3/2020 khai mạc kỳ họp Quốc hội. Tại kỳ họp thứ 3, các đại biểu thảo luận."
    assert told(text) == [("session", "kỳ họp thứ 3 Quốc hội", "2020-03-02")]


def test_part_is_named_by_the_whole() -> None:
    text = (
        "Sáng 2/3/2020, HĐND tỉnh Lai Châu khai mạc kỳ họp thứ 8. "
        "Tại phiên chất vấn chiều cùng ngày, ông Lý A Tẩn trả lời về giá chè."
    )
    assert told(text)[1:] == [("session", "phiên chất vấn tại kỳ họp thứ 8", "2020-03-02")]


def test_ceremonies_of_a_funeral() -> None:
    text = (
        "Tang lễ nguyên Chủ tịch tỉnh Trần Văn Thí do tỉnh tổ chức. "
        "Lễ viếng từ 7h ngày 6/10/2020; lễ truy điệu lúc 9h ngày 7/10/2020."
    )
    assert told(text) == [
        ("ceremony", "Tang lễ nguyên Chủ tịch tỉnh Trần Văn Thí", "2020-10-06"),
        ("ceremony", "Lễ viếng nguyên Chủ tịch tỉnh Trần Văn Thí", "2020-10-06"),
        ("ceremony", "lễ truy điệu nguyên Chủ tịch tỉnh Trần Văn Thí", "2020-10-07"),
    ]


def test_each_event_has_its_own_month() -> None:
    text = "Hội nghị sơ kết 6 tháng đầu năm 2019 bầu đoàn đi dự Đại hội Hội Luật gia tỉnh Hà Giang vào tháng 9/2019."
    assert told(text) == [
        ("conference", "Hội nghị sơ kết 6 tháng đầu năm 2019", "2019"),
        ("congress", "Đại hội Hội Luật gia tỉnh Hà Giang", "2019-09"),
    ]


def test_conferences_of_two_cities_are_two() -> None:
    text = (
        "Chiều 17/3/2021, hội nghị hiệp thương lần hai của TP Hà Nội chốt danh sách. "
        "Chiều 17/3/2021, hội nghị hiệp thương lần hai của TP Đà Nẵng cũng kết thúc."
    )
    assert len(told(text)) == 2


def test_organizer_and_place() -> None:
    facts = facts_of("Ngày 3/4/2022, tại thành phố Hà Giang, Sở Y tế tỉnh Hà Giang tổ chức Hội nghị sơ kết phòng dịch.")
    (event,) = facts.events
    bodies = {body.key: body.name for body in facts.bodies}
    assert [bodies[key] for key in event.organizers] == ["Sở Y tế tỉnh Hà Giang"]
    assert event.place == "thành phố Hà Giang"
