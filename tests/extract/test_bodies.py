"""Where names of bodies begin and end. Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract.bodies.scopes import bodies_of
from kg.extract.pipeline import read
from kg.model import Article


def bodies(text: str) -> list[str]:
    """Names of the bodies of a text, those of posts included."""
    return [body.name for row in read(Article(id="a", text=text))._.rows for body in bodies_of(row)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Tài nguyên và Môi trường tỉnh Cà Mau họp.", ["Sở Tài nguyên và Môi trường tỉnh Cà Mau"]),
        ("Sở Nội vụ tỉnh Cà Mau tổ chức hội thi.", ["Sở Nội vụ tỉnh Cà Mau"]),
        ("Bộ Xây dựng và các cơ quan nhận được đơn.", ["Bộ Xây dựng"]),
        ("Bộ Công an và Kiểm lâm tuần tra.", ["Bộ Công an"]),
        ("Bộ Kế hoạch và Đầu tư nhận được đơn.", ["Bộ Kế hoạch và Đầu tư"]),
        ("Giám đốc Sở Y tế thanh tra.", ["Sở Y tế"]),
        ("Chánh Văn phòng HĐND và UBND huyện Cư Jút đến dự.", ["HĐND và UBND huyện Cư Jút"]),
        ("Phó phòng Quản lý dịch hại cây trồng, ông Thí.", ["Phòng Quản lý dịch hại cây trồng"]),
        ("Trưởng khoa Thần kinh Bệnh viện Đại học Y Bắc Hà.", ["Khoa Thần kinh Bệnh viện Đại học Y Bắc Hà"]),
        ("Chủ tịch Hội đồng thi tuyển công chức cấp xã năm 2016.", ["Hội đồng thi tuyển công chức cấp xã năm 2016"]),
        ("Phó trưởng phòng Cảnh sát hình sự đến.", ["Phòng Cảnh sát hình sự"]),
        ("Bí thư Đảng ủy Công ty cổ phần Thủy lợi Cao Nguyên Dụ.", ["Đảng ủy Công ty cổ phần Thủy lợi Cao Nguyên Dụ"]),
        ("Chủ tịch Hiệp hội taxi thành phố Đà Nẵng họp.", ["Hiệp hội taxi thành phố Đà Nẵng"]),
        ("Viện trưởng Viện KSND cấp cao tại Đà Nẵng nói.", ["Viện KSND cấp cao tại Đà Nẵng"]),
        ("Phó ban Tuyên giáo, Uỷ ban MTTQ Việt Nam tỉnh Cà Mau.", ["Ban Tuyên giáo, Uỷ ban MTTQ Việt Nam tỉnh Cà Mau"]),
        ("Phó Chủ tịch UBND xã Tân Dụ đến.", ["UBND xã Tân Dụ"]),
        ("Bộ trưởng GTVT trả lời.", ["Bộ GTVT"]),
        ("Ông Thí là Chủ tịch Hội nghệ nhân thêu ren tỉnh Cà Mau.", ["Hội nghệ nhân thêu ren tỉnh Cà Mau"]),
        ("Ông Thí - Giám đốc chi nhánh kho vận nổi tỉnh Cà Mau.", ["chi nhánh kho vận nổi tỉnh Cà Mau"]),
        ("Ông Thí là Trưởng đoàn đi tham quan.", []),
        ("Ông Thí, Tổ trưởng tổ dân phố 9, nói.", ["tổ dân phố 9"]),
        ("Bí thư Chi bộ tổ dân phố số 9 nói.", ["Chi bộ tổ dân phố số 9"]),
        ("Ông Thí - Phó phòng Cơ sở đảng - đoàn viên, nói.", ["Phòng Cơ sở đảng - đoàn viên"]),
        (
            "Ông Thí, Phó Trưởng Ban Chỉ đạo Trung ương về phòng, chống thiên tai ký đơn.",
            ["Ban Chỉ đạo Trung ương về phòng, chống thiên tai"],
        ),
        ("Ông Thí là Uỷ viên tổ chấm thi - Ảnh: Dụ.", ["tổ chấm thi"]),
        ("Ông Thí là Giám đốc Tổng công ty Dược Tân Dụ TNHH MTV.", ["Tổng công ty Dược Tân Dụ TNHH MTV"]),
        ("Ông Thí là Giám đốc Công ty Gốm Dụ, Bộ Xây dựng.", ["Công ty Gốm Dụ, Bộ Xây dựng"]),
        ("Ông Thí là Bí thư Đảng ủy Sư đoàn 8, Quân khu 9.", ["Đảng ủy Sư đoàn 8, Quân khu 9"]),
        ("Chủ tịch UBND xã Thọ Trường cho biết.", ["UBND xã Thọ Trường"]),
        ("Chủ tịch Quốc hội Lào đến.", ["Quốc hội Lào"]),
        ("Bộ Y tế Pháp và Bộ Tài chính Liên bang Nga họp.", ["Bộ Y tế Pháp", "Bộ Tài chính Liên bang Nga"]),
        (
            "Ông Thí là Phó giám đốc Trung tâm xúc tiến thương mại, du lịch tỉnh Cà Mau.",
            ["Trung tâm xúc tiến thương mại, du lịch tỉnh Cà Mau"],
        ),
    ],
)
def test_names_of_bodies(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_a_heading_of_capitals_does_not_swallow_what_the_body_does() -> None:
    text = "ĐẢNG ỦY KHỐI TUYÊN DƯƠNG MƯỜI ĐIỂN HÌNH TIÊU BIỂU NĂM HỌC MỚI"
    assert all("ĐIỂN" not in name for name in bodies(text))
