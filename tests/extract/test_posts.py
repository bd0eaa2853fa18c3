"""Titles, what stands before and behind them, and whose they are. Sentences are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract.bodies.scopes import posts_of
from kg.extract.pipeline import read
from kg.model import Article

Post = tuple[str, str | None, str]


def posts(text: str) -> list[Post]:
    """(title, body, status) of the posts of a text."""
    found = posts_of(read(Article(id="a", text=text))._.rows)
    return [(post.title, post.body.name if post.body else None, post.status) for post in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bộ trưởng Y tế đến.", [("Bộ trưởng", "Bộ Y tế", "current")]),
        ("Bộ trưởng giao thông đến.", [("Bộ trưởng", "Bộ giao thông", "current")]),
        ("Nguyên Phó Bí thư Thường trực Tỉnh ủy Cà Mau.", [("Phó Bí thư Thường trực", "Tỉnh ủy Cà Mau", "former")]),
        ("Quyền Chủ tịch UBND xã Tân Dụ đến.", [("Chủ tịch", "UBND xã Tân Dụ", "acting")]),
        ("Chủ tịch huyện Cư Jút đến.", [("Chủ tịch", "UBND huyện Cư Jút", "current")]),
        ("Bí thư thị xã Buôn Hồ đến.", [("Bí thư", "Thị ủy Buôn Hồ", "current")]),
        ("Huyện ủy viên đến.", [("Ủy viên", "Ban Chấp hành Đảng bộ huyện", "current")]),
        ("Tỉnh ủy viên tỉnh Cà Mau đến.", [("Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Cà Mau", "current")]),
        ("Ủy viên dự khuyết Trung ương đến.", [("Ủy viên dự khuyết", "Ban Chấp hành Trung ương Đảng", "current")]),
        ("Đại biểu HĐND tỉnh Cà Mau đến.", [("Đại biểu", "HĐND tỉnh Cà Mau", "current")]),
        ("Đại biểu Quốc hội tỉnh Cà Mau đến.", [("Đại biểu Quốc hội", None, "current")]),
        ("Thủ tướng Chính phủ đến.", [("Thủ tướng", None, "current")]),
        ("Cố Thủ tướng đến.", [("Thủ tướng", None, "former")]),
        ("Thủ tướng Nhật Bản đến.", [("Thủ tướng", "Nhật Bản", "current")]),
        ("Tổng giám đốc Velmora đến.", [("Tổng giám đốc", "Velmora", "current")]),
        ("Phó Giám đốc phụ trách vùng trồng rau.", [("Phó Giám đốc", None, "current")]),
        ("Thầy chủ nhiệm lớp 9A đến.", []),
        ("Trưởng Ban Quản lý Cảng Hòn La đến.", [("Trưởng Ban", "Ban Quản lý Cảng Hòn La", "current")]),
        ("Bí thư Chi đoàn thôn Tân Dụ đến.", [("Bí thư", "Chi đoàn thôn Tân Dụ", "current")]),
        ("Vụ trưởng Tổ chức cán bộ đến.", [("Vụ trưởng", "Vụ Tổ chức cán bộ", "current")]),
        ("Đại sứ Pháp tại Hà Nội đến.", [("Đại sứ", "Pháp tại Hà Nội", "current")]),
        ("Thứ trưởng của Bộ Lao động đến.", [("Thứ trưởng", "Bộ Lao động", "current")]),
        ("Bộ trưởng Công an đến.", [("Bộ trưởng", "Bộ Công an", "current")]),
        ("Bộ trưởng Quốc phòng Nga Velmont đến.", [("Bộ trưởng", "Bộ Quốc phòng Nga", "current")]),
        ("Người phát ngôn Nhà Trắng nói.", [("Người phát ngôn", "Nhà Trắng", "current")]),
        ("Thành viên không chuyên trách HĐTV Velmora.", [("Thành viên không chuyên trách", "HĐTV Velmora", "current")]),
        ("Giáo viên Trường THCS Tân Dụ đến.", [("Giáo viên", "Trường THCS Tân Dụ", "current")]),
        (
            "Chủ tịch Hội đồng quản trị Tập đoàn Dầu khí Velmora rồi Bộ trưởng Y tế.",
            [
                ("Chủ tịch", "Hội đồng quản trị Tập đoàn Dầu khí Velmora", "current"),
                ("Bộ trưởng", "Bộ Y tế", "current"),
            ],
        ),
        ("Phó Chủ tịch phụ trách nội chính đến.", [("Phó Chủ tịch", None, "current")]),
        ("Phó trưởng phòng Nội vụ huyện Cư Jút.", [("Phó trưởng phòng", "Phòng Nội vụ huyện Cư Jút", "current")]),
    ],
)
def test_posts_read(text: str, found: list[Post]) -> None:
    assert posts(text) == found


MINISTRIES = (
    "Quốc phòng",
    "Công an",
    "Ngoại giao",
    "Nội vụ",
    "Tư pháp",
    "Kế hoạch và Đầu tư",
    "Kế hoạch Đầu tư",
    "Tài chính",
    "Công Thương",
    "Công thương",
    "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và Môi trường",
    "Giao thông Vận tải",
    "Giao thông vận tải",
    "Xây dựng",
    "Tài nguyên và Môi trường",
    "Tài nguyên Môi trường",
    "Thông tin và Truyền thông",
    "Thông tin - Truyền thông",
    "Lao động - Thương binh và Xã hội",
    "Lao động, Thương binh và Xã hội",
    "Lao động Thương binh và Xã hội",
    "Văn hóa, Thể thao và Du lịch",
    "Văn hoá Thể thao và Du lịch",
    "Khoa học và Công nghệ",
    "Khoa học & Công nghệ",
    "Giáo dục và Đào tạo",
    "giáo dục và đào tạo",
    "Y tế",
    "Dân tộc và Tôn giáo",
)


@pytest.mark.parametrize("ministry", MINISTRIES)
@pytest.mark.parametrize("title", ["Bộ trưởng", "Thứ trưởng Bộ", "Nguyên Thứ trưởng"])
def test_ministries_at_full_length(ministry: str, title: str) -> None:
    (post,) = posts(f"{title} {ministry} Chu Văn Thí đến.")
    assert post[1] == f"Bộ {ministry}"
