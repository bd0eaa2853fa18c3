"""Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Facts, Span


def facts_of(text: str, bylines: tuple[Span, ...] = ()) -> Facts:
    return extract(Article(id="a", text=text, body=(Span(0, len(text)),), bylines=bylines))


def names(text: str) -> set[str]:
    return {person.name for person in facts_of(text).persons}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ông Nguyễn Văn Thí phát biểu.", {"Nguyễn Văn Thí"}),
        ("Ông Thí phát biểu.", set()),
        ("Bà H'Lý Niê và ông K’Tới Brông cùng dự.", {"H'Lý Niê", "K’Tới Brông"}),
        ("Đồng chí Y Mẫu Êban chủ trì.", {"Y Mẫu Êban"}),
        ("Phó Chủ tịch UBND huyện Vừ A Dụ chủ trì.", {"Vừ A Dụ"}),
        ("Chủ tịch UBND quận 7 Trần Thị Mẫu cho biết.", {"Trần Thị Mẫu"}),
        ("Phó chủ tịch UBND thành phố Lê Quang Nghiệm kiểm tra.", {"Lê Quang Nghiệm"}),
        ("Giám đốc Bệnh viện Phạm Hữu Kiểm cho biết.", {"Phạm Hữu Kiểm"}),
        ("Đoàn xe đi qua phố Nguyễn Văn Thí.", set()),
        ("Dự án số 8B Nguyễn Thí bị dừng.", set()),
        ("Phố đi bộ Nguyễn Thí đông khách. Khách thích Nguyễn Thí.", set()),
        ("Trường Tiểu học Lê Quang Mẫu khai giảng.", set()),
        ("Bí thư Bến Nghé nói. Thị xã Bến Nghé họp.", set()),
        ("Tổng giám đốc Công ty cổ phần Mai Dụ họp báo.", set()),
        ("Kế toán trưởng Velmora Tạ Thị Mẫu cùng dự.", {"Tạ Thị Mẫu"}),
        ("Dự họp: Hà Thị Dụ, Bí thư Đảng ủy xã; Lữ Quang Mẫu, Chủ tịch UBND xã.", {"Hà Thị Dụ", "Lữ Quang Mẫu"}),
        ("Đoàn dâng hương Chủ tịch Hồ Chí Minh.", {"Hồ Chí Minh"}),
        ("Đoàn vào Lăng Chủ tịch Hồ Chí Minh.", set()),
        ("Học tập tư tưởng Hồ Chí Minh.", set()),
        ("Tổng thống Pháp Armand Velmont đến thăm.", {"Armand Velmont"}),
        ("Bà Laura J. Velmont phát biểu.", {"Laura J. Velmont"}),
        ("PV Người Đưa Tin có mặt.", set()),
        ("Cô giáo Hảng Thị Dụ nhận quà.", {"Hảng Thị Dụ"}),
        ("Thầy giáo Ấn Độ đến lớp. Anh Trung Quốc cười.", set()),
        ("Đoàn tặng quà thương binh hạng 1/4 Nguyễn Văn Thí.", {"Nguyễn Văn Thí"}),
        ("Cựu tổng thống Mỹ Armand H.W. Velmont nói.", {"Armand H.W. Velmont"}),
        ("- Cao Quang Mẫu, Chủ tịch UBND xã.", {"Cao Quang Mẫu"}),
        ("Bí thư Đoàn Trường THPT Xuân Dụ vắng.", set()),
        ("Ông NGUYỄN VĂN THÍ phát biểu.", {"Nguyễn Văn Thí"}),
        ("Nạn nhân là anh Trần Văn M. quê ở xã Tân Dụ.", {"Trần Văn M."}),
        ("Ủy viên Trung ương Đảng Trần Thị Mẫu đến dự.", {"Trần Thị Mẫu"}),
        ("Các Phó thủ tướng Nguyễn Văn Thí, Vương Đình Dụ cùng dự.", {"Nguyễn Văn Thí", "Vương Đình Dụ"}),
        ("Đại sứ Pháp tại Việt Nam Armand Velmont đến.", {"Armand Velmont"}),
        ("Hãng tin dẫn lời Sarah Velmont, người phát ngôn Nhà Trắng.", {"Sarah Velmont"}),
        ("Ngoại trưởng Triều Tiên Ri Dong-ho đến.", {"Ri Dong-ho"}),
        (
            "Ông Frank-Walter Velmont và bà Ursula von der Velmont gặp nhau.",
            {"Frank-Walter Velmont", "Ursula von der Velmont"},
        ),
        ("Ngoại trưởng Pháp Armand Velmont và Boris Krantz cùng đến.", {"Armand Velmont", "Boris Krantz"}),
        ("Cựu chủ tịch Ủy ban châu Âu Armand Velmont nói.", {"Armand Velmont"}),
        ("Người dân Thủ Dụ chờ đền bù.", set()),
        ("Chủ tịch Hoà Dụ, ông Trần Văn Mẫu, nói.", {"Trần Văn Mẫu"}),
        ("Giám đốc Trung Dụ Group vắng mặt.", set()),
        ("Giám đốc Velbank Bến Dụ vắng mặt.", set()),
        ("Trưởng ban quản lý khu kinh tế Chu Dụ Đỗ Xuân Mẫu nói.", {"Đỗ Xuân Mẫu"}),
        ("Tổng thống gọi điện, người phát ngôn Điện Kremlin nói.", set()),
        ("Người dân thăm Văn Miếu Quốc Tử Giám dịp giỗ tổ Hùng Vương.", set()),
        ("Ông Trần Văn Mẫu (còn gọi là Trần Dụ Mẫu) bị bắt.", {"Trần Văn Mẫu"}),
    ],
)
def test_people_named(text: str, people: set[str]) -> None:
    assert names(text) == people


def test_short_forms_are_of_the_person_named_before() -> None:
    (person,) = facts_of("Ông Nguyễn Văn Thí đến họp. Ông Văn Thí phát biểu, ông Thí nói.").persons
    assert person.name == "Nguyễn Văn Thí"
    assert person.aliases == ("Văn Thí",)
    assert person.gender == "male"


def test_a_given_name_may_be_a_body_s_head() -> None:
    (person,) = facts_of("Ông Lê Văn Khoa từ chức. Đơn của ông Khoa được chấp thuận.").persons
    assert person.name == "Lê Văn Khoa"


def test_bylines_are_people_named_as_writers() -> None:
    text = "Ông Nguyễn Văn Thí phát biểu.\n\nMẪU DỤ"
    found = {person.name: person.byline for person in facts_of(text, (Span(31, 37),)).persons}
    assert found == {"Nguyễn Văn Thí": False, "Mẫu Dụ": True}


def test_forms_of_one_name_are_one_person() -> None:
    texts = (
        "Ông Y Thí Êban nói. Ông Y ThíÊban nghỉ.",
        "Ông Armand J. Velmont nói. Ông Armand Velmont nghỉ.",
        "Ông Kim Dong-un nói. Ông Kim Dong - un nghỉ.",
        "Ông Trần Văn Mẫu nói. Ông Trần Văn mẫu nghỉ.",
    )
    assert [len(facts_of(text).persons) for text in texts] == [1] * len(texts)
