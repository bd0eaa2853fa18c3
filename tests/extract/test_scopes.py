"""Bare bodies completed from the rest of an article. Articles are invented, as are the people in them."""

from __future__ import annotations

import pytest

from kg.extract.bodies.aliases import Aliases, initials, letters
from kg.extract.bodies.areas import prevailing, with_area
from kg.extract.bodies.finder import BodyMention
from kg.extract.bodies.scopes import bodies_of
from kg.extract.pipeline import read
from kg.model import Article


def last_body(text: str) -> str:
    """The name of the last body of a text, completed."""
    return [body.name for row in read(Article(id="a", text=text))._.rows for body in bodies_of(row)][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỉnh Cà Mau họp. UBND tỉnh nhất trí.", "UBND tỉnh Cà Mau"),
        ("Huyện Cư Jút họp. Bí thư Huyện ủy nhất trí.", "Huyện ủy Cư Jút"),
        ("Tỉnh Cà Mau họp. Giám đốc Sở Y tế nhất trí.", "Sở Y tế tỉnh Cà Mau"),
        ("Tỉnh Cà Mau, tỉnh Bạc Liêu họp. Giám đốc Sở Y tế nhất trí.", "Sở Y tế"),
        ("Ông A, Bí thư Ban cán sự đảng, Bộ trưởng Y tế.", "Bộ Y tế"),
        ("Ngân hàng Xuân Dụ (Xudubank) họp. Giám đốc Xudubank Chi nhánh Vinh.", "Ngân hàng Xuân Dụ Chi nhánh Vinh"),
        ("Chi cục Thuế Quận 9 họp. Chi cục trưởng CCTQ9 nói.", "Chi cục Thuế Quận 9"),
        ("Hội Luật gia (HLG) tỉnh Cà Mau họp. Chủ tịch HLG tỉnh Cà Mau nói.", "Hội Luật gia tỉnh Cà Mau"),
        ("Viện Cây trồng Hòa Dụ họp. Viện trưởng nói.", "Viện Cây trồng Hòa Dụ"),
        ("Trường Tiểu học Xuân Dụ họp. Hiệu trưởng nhà trường nói.", "Trường Tiểu học Xuân Dụ"),
        ("Huyện Cư Jút họp. UBND huyện nghe Trưởng phòng Nội vụ.", "Phòng Nội vụ huyện Cư Jút"),
        ("Ông Trần Văn Mẫu, Đảng ủy viên, Phó tư lệnh Quân khu 9.", "Quân khu 9"),
        ("ĐẢNG BỘ PHƯỜNG XUÂN DỤ TỔ CHỨC HỘI NGHỊ\n\nBí thư Đảng ủy phường nói.", "Đảng ủy phường Xuân Dụ"),
        ("Công ty Cổ phần Xuân Dụ họp. Công ty CP Xuân Dụ lãi. Giám đốc Công ty nói.", "Công ty CP Xuân Dụ"),
        ("HĐND TP. HCM họp. Chủ tịch HĐND nói.", "HĐND TP. HCM"),
    ],
)
def test_completed(text: str, name: str) -> None:
    assert last_body(text) == name


def test_party_groups_take_the_body_beside_them() -> None:
    rows = read(Article(id="a", text="Ông Trần Văn Mẫu, Bí thư Ban cán sự đảng, Chủ tịch UBND tỉnh Cà Mau."))._.rows
    assert [body.name for body in bodies_of(rows[0])] == ["Ban cán sự đảng UBND tỉnh Cà Mau", "UBND tỉnh Cà Mau"]


@pytest.mark.parametrize(
    ("posts", "name"),
    [
        ("UVBTV, Chánh Văn phòng Đảng ủy xã Tân Dụ", "Ban Thường vụ Đảng ủy xã Tân Dụ"),
        ("UVBTV ĐU, Chủ nhiệm UBKT Đảng ủy phường Tân Dụ", "Ban Thường vụ Đảng ủy phường Tân Dụ"),
        ("Uỷ viên Ban Thường vụ Đảng uỷ, Phó Giám đốc Sở Y tế", "Ban Thường vụ Đảng uỷ Sở Y tế"),
        ("Phó Bí thư Đảng uỷ, Chủ nhiệm UBKT Đảng uỷ, Phó Giám đốc Sở Y tế", "Đảng uỷ Sở Y tế"),
    ],
)
def test_committees_take_the_party_beside_them(posts: str, name: str) -> None:
    rows = read(Article(id="a", text=f"Ông Trần Văn Mẫu, {posts}, nói."))._.rows
    assert bodies_of(rows[0])[0].name == name


def test_party_members_committee_is_that_of_the_force_beside_it() -> None:
    rows = read(Article(id="a", text="Ông Trần Văn Mẫu, Đảng ủy viên, Phó tư lệnh Quân khu 9."))._.rows
    assert bodies_of(rows[0])[0].name == "Đảng ủy Quân khu 9"


def test_abbreviations_behind_a_head_stand_for_the_rest() -> None:
    aliases = Aliases()
    aliases.define(BodyMention(0, 0, "Đài Phát thanh - Truyền hình", "media", alias="PT - TH"))
    assert aliases.expand("Đài PT-TH") == "Đài Phát thanh - Truyền hình"
    assert aliases.expand("Đài PT-TH Cà Mau") == "Đài Phát thanh - Truyền hình Cà Mau"
    assert aliases.expand("Sở Y tế") == "Sở Y tế"


def test_letters_and_initials() -> None:
    assert letters("GD - ĐT") == letters("GD&ĐT") == "gdđt"
    assert initials("Chi cục Thuế Quận 9".split()) == "cctq9"


def test_the_name_that_prevails() -> None:
    assert prevailing(["Trường A", "Trường A Hai", "Trường B"]) == "Trường A Hai"
    assert prevailing(["Trường A", "Trường B"]) is None
    assert prevailing([]) is None


def test_a_level_is_said_once() -> None:
    assert with_area("UBND TP", None, "TP. Vinh") == "UBND TP. Vinh"
    assert with_area("UBND", "tỉnh", "Cà Mau") == "UBND tỉnh Cà Mau"
