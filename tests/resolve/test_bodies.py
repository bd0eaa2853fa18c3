import pytest

from kg.resolve.bodies import Bodies
from kg.resolve.places import Scope, gazetteer
from kg.vi import table
from kg.vi.words import tokens
from tests.resolve.said import Said


def key(name: str, article: str = "a", **about: str) -> str:
    said = Said(article, **about)
    said.body(name)
    return Bodies().identities(said.facts())[0]["b1"].key


SAME = [
    ("UBND tỉnh Trà Vinh", "Ủy ban nhân dân tỉnh Trà Vinh"),
    ("Đảng uỷ Khối CCQ&DN tỉnh Đắk Nông", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Đăk Nông"),
    (
        "Ban Chấp hành Đảng bộ Khối các cơ quan và doanh nghiệp (CCQ&DN) tỉnh Đắk Nông",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Đắk Nông",
    ),
    ("Tỉnh ủy Lào Cai", "Ban Chấp hành Đảng bộ tỉnh Lào Cai"),
    ("UBND TP. HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
    ("Sở GD-ĐT Hà Nội", "Sở Giáo dục và Đào tạo TP Hà Nội"),
    ("Sở NN&PTNT tỉnh BR-VT", "Sở Nông nghiệp và Phát triển nông thôn Bà Rịa - Vũng Tàu"),
    ("Ủy ban Kinh tế của Quốc hội", "Ủy ban Kinh tế Quốc hội"),
    ("Trung ương Đảng", "Ban Chấp hành T.Ư Đảng khóa XII"),
    ("Đảng ủy Quân khu 1", "Đảng uỷ Quân khu 1"),
    ("Công an TX Thuận An, tỉnh Bình Dương", "Công an thành phố Thuận An (Bình Dương)"),
]
DIFFERENT = [
    (
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Trà Vinh",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Đắk Nông",
    ),
    ("HĐND tỉnh Trà Vinh", "UBND tỉnh Trà Vinh"),
    ("UBND huyện Châu Thành, tỉnh Tiền Giang", "UBND huyện Châu Thành, tỉnh Trà Vinh"),
    ("Thành ủy Cao Lãnh", "Huyện ủy Cao Lãnh"),
    ("UBND tỉnh Vĩnh Long", "UBND thành phố Vĩnh Long"),
    ("Sở Tư pháp tỉnh Lào Cai", "Sở Tài chính tỉnh Lào Cai"),
    ("Bộ Nội vụ", "Sở Nội vụ"),
    ("Quân khu 1", "Quân khu 7"),
    ("Đảng bộ tỉnh Lào Cai", "Đảng ủy tỉnh Lào Cai"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_body_under_two_names(one: str, other: str) -> None:
    assert key(one, "a") == key(other, "b")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_bodies(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("name", ["Học viện Chính trị quốc gia Hồ Chí Minh", "Quân khu 1", "Tổng công ty Xây dựng 1"])
def test_a_number_and_the_name_of_a_person_are_no_areas(name: str) -> None:
    said = Said("a")
    said.body(name)
    assert Bodies().identities(said.facts())[0]["b1"].area is None


@pytest.mark.parametrize(
    "name", ["Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Sở Y tế", "UBND huyện Châu Thành", "Quân khu"]
)
def test_a_body_whose_area_is_open_stays_with_its_article(name: str) -> None:
    assert key(name, "a") != key(name, "b")


def test_the_article_says_which_province_a_bare_word_means() -> None:
    said = Said("a")
    for name in ("UBND tỉnh Trà Vinh", "Đảng ủy Khối các cơ quan tỉnh", "Sở Y tế", "UBND huyện Châu Thành"):
        said.body(name)
    found, _ = Bodies().identities(said.facts())
    assert found["b2"].label == "Đảng ủy Khối các cơ quan tỉnh Trà Vinh"
    assert found["b2"].key == key("Đảng ủy Khối các cơ quan tỉnh Trà Vinh")
    assert found["b3"].key == key("Sở Y tế Trà Vinh")
    assert found["b4"].key == key("UBND huyện Châu Thành, tỉnh Trà Vinh")


def test_two_provinces_leave_a_bare_word_open() -> None:
    said = Said("a")
    for name in ("UBND tỉnh Trà Vinh", "UBND tỉnh Lào Cai", "Sở Y tế"):
        said.body(name)
    assert not Bodies().identities(said.facts())[0]["b3"].own


def test_what_the_article_is_about_completes_too() -> None:
    assert key("Tỉnh ủy", place="tỉnh Lào Cai") == key("Tỉnh ủy Lào Cai")


PARENTS = [
    ("Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh Trà Vinh", "Đảng ủy Khối các cơ quan tỉnh Trà Vinh"),
    ("Ban Tuyên giáo Tỉnh ủy Lào Cai", "Tỉnh ủy Lào Cai"),
    ("Vụ Đào tạo bồi dưỡng cán bộ, Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"),
    ("Phòng Cảnh sát hình sự Công an tỉnh Lào Cai", "Công an tỉnh Lào Cai"),
    ("Đảng bộ Chi cục Thuế Quận 4", None),
    ("Chi bộ Văn phòng Đoàn ĐBQH và HĐND tỉnh Trà Vinh", None),
    ("Ban Chỉ đạo Tây Nam Bộ", None),
    ("Bộ Công an", None),
]


@pytest.mark.parametrize(("name", "parent"), PARENTS)
def test_what_a_body_is_part_of(name: str, parent: str | None) -> None:
    said = Said("a")
    said.body(name)
    found = Bodies().identities(said.facts())[0]["b1"].parent
    assert (found.key if found else None) == (key(parent) if parent else None)


def test_sixty_three_provinces_became_thirty_four() -> None:
    rows = table("places")["province"]
    names = {row["name"] for row in rows}
    assert len(rows) == 63
    assert sum("into" not in row for row in rows) == 34
    assert {row["into"] for row in rows if "into" in row} <= names


@pytest.mark.parametrize(
    ("word", "name", "within", "found"),
    [
        ("tỉnh", "BR-VT", None, "Bà Rịa - Vũng Tàu"),
        ("thành phố", "HCM", None, "Hồ Chí Minh"),
        ("thành phố", "Vinh", None, "thành phố Vinh"),
        ("quận", "4", None, "Quận 4"),
        ("huyện", "Châu Thành", None, None),
        ("huyện", "Châu Thành", "Trà Vinh", "huyện Châu Thành"),
        ("huyện", "Krông Pắk", None, "huyện Krông Pắc"),
        ("huyện", "Nowhere", None, None),
    ],
)
def test_areas_by_name(word: str, name: str, within: str | None, found: str | None) -> None:
    book = gazetteer()
    near = [book.find(Scope("tỉnh", within)).province] if within else []  # type: ignore[union-attr]
    area = book.find(Scope(word, name), near)  # type: ignore[arg-type]
    assert (area.label if area else None) == found


@pytest.mark.parametrize("entry", sorted(table("canonical")["expand"]) + sorted(table("canonical")["heads"]))
def test_the_words_of_the_data_are_tokens(entry: str) -> None:
    assert tokens(entry.upper()) or not table("canonical")["expand"][entry]
