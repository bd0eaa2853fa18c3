"""Article or page: furniture, title, byline, date. All texts and people are invented."""

from __future__ import annotations

import pytest

from kg.model import Article, Date
from kg.read import Record, article

LEAD = "Sáng 4/1, Hội Nông dân huyện Tân Mộc tổ chức hội nghị tổng kết công tác hội và phong trào nông dân năm cũ."
END = (
    "Phát biểu tại hội nghị, đồng chí Hà Văn Mươi đề nghị các cơ sở hội tiếp tục vận động hội viên tham gia các mô "
    "hình kinh tế tập thể, gắn với chương trình xây dựng nông thôn mới ở địa phương trong năm tới."
)
TITLE = "Hội Nông dân huyện Tân Mộc tổng kết công tác năm"


def of(*lines: str, titled: bool = False, date: str | None = None) -> Article:
    text = "\n".join(lines)
    return article(Record("a", text, "a.txt", len(lines[0]) if titled else 0, date))


def slices(found: Article, name: str) -> list[str]:
    return [found.text[slice(*span)] for span in getattr(found, name)]


def body(found: Article) -> str:
    return "\n".join(slices(found, "body"))


HEADS = [
    "Thứ ba, 28/05/2024",
    "Hôm nay: Thứ Sáu, ngày 3 tháng 10 năm 2025",
    "28/5/2024 - 08:15",
    "Trang chủ | Giới thiệu | Tin tức | Văn bản",
    "Trang chủ » Tin tức » Hoạt động",
    "Đăng nhập",
    "- Toàn Đảng bộ thi đua lập thành tích! - Nhiệt liệt chào mừng ngày thành lập Hội!",
    "null " + TITLE,
    "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN MỘC",
    "Xuất bản thông tin",
    "Chi tiết bài viết Tin tức",
    "Tin hoạt động",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_page_above_the_title(head: str) -> None:
    found = of(head, "", TITLE, "", LEAD, END)
    assert found.text[slice(*found.title)] == TITLE  # type: ignore[misc]
    assert body(found) == f"{TITLE}\n\n{LEAD}\n{END}"
    assert found.published is None


BARS = [
    "Đang online: 2",
    "  • Hôm nay: 1.116",
    "Tổng lượt truy cập: 3.091.877",
    "1 2 3 4 5 ... »",
    "Chia sẻ Facebook Zalo",
    "In bài viết | Gửi email",
    "Lượt xem: 231 | In trang | Về đầu trang",
    "Xem thêm: Hội viên xã Đồi Mới góp vốn nuôi cá lồng",
    ">>> Hội viên xã Đồi Mới góp vốn nuôi cá lồng",
    "Tags: nông dân, hội nghị",
    "#TanMoc #HoiNongDan",
    "Nguồn: tanmoc.example.vn",
    "Theo TTXVN",
]


@pytest.mark.parametrize("bar", BARS)
def test_bars_in_the_text(bar: str) -> None:
    assert body(of(TITLE, LEAD, bar, END)).split("\n") == [TITLE, LEAD, END]


KEPT = [
    "Quang cảnh hội nghị",
    "Hội nghị có ba nội dung:",
    "- Bầu Ban Chấp hành;",
    "Thẻ hội viên được cấp lại cho 120 người.",
    "Chịu trách nhiệm việc này là Phó Chủ tịch Hội và hai trưởng ban.",
    "Theo lời Chủ tịch Hội, vốn vay đã tăng.",
    "Ngày 28/5, huyện sẽ sơ kết.",
    "Cảm ơn bà con!",
]


@pytest.mark.parametrize("line", KEPT)
def test_short_lines_of_the_article_stay(line: str) -> None:
    assert line in body(of(TITLE, LEAD, line, END)).split("\n")


FEET = [
    ["Tin khác", "Ông Lê Văn Tạm được bầu làm Chủ tịch xã (05/05/2022)", "1 2 3"],
    ["Các tin mới hơn:", "Đại hội Chi hội thôn Đồi (03/02/2023)"],
    ["Bài viết mới nhất:"],
    ["BÌNH LUẬN", "Bài viết rất hay"],
    ["Thống kê truy cập", "Đang truy cập: 9"],
    ["Bản quyền © 2023 Hội Nông dân", "Địa chỉ: khu 2", "Trưởng Ban biên tập: Ông Hà Văn Mươi"],
    ["Tin liên quan", "Tập huấn trồng bưởi", "Thống kê truy cập", "Hôm qua: 7", "Người đại biểu"],
]


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot[0])
def test_the_page_below_the_article(foot: list[str]) -> None:
    found = of(TITLE, LEAD, END, "Tin, ảnh: Bùi Nhưn", "", *foot)
    assert body(found) == f"{TITLE}\n{LEAD}\n{END}"
    assert slices(found, "bylines") == ["Bùi Nhưn"]


def test_a_box_of_other_articles_does_not_end_the_article() -> None:
    found = of(TITLE, LEAD, "Tin liên quan", "Ông Lê Văn Tạm được bầu làm Chủ tịch xã", "Tập huấn trồng bưởi", END)
    assert body(found) == f"{TITLE}\n{LEAD}\n{END}"


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    assert of(LEAD, END).title is None


def test_a_record_says_its_title_itself() -> None:
    found = of("Thứ ba, 28/05/2024", LEAD, titled=True)
    assert found.title == (0, 18)
    assert body(found).startswith("Thứ ba")


BYLINES = {
    "name alone, indented": (["                Bùi Văn Nhưn"], ["Bùi Văn Nhưn"]),
    "two names": (["Bùi Nhưn - Hà Thoa"], ["Bùi Nhưn", "Hà Thoa"]),
    "two lines": (["Bùi Nhưn", "Hà Thoa"], ["Bùi Nhưn", "Hà Thoa"]),
    "with role": (["Tin, ảnh: Bùi Nhưn"], ["Bùi Nhưn"]),
    "role without colon": (["Tin, ảnh Bùi Nhưn"], ["Bùi Nhưn"]),
    "role and office": (["Bài và ảnh: Bùi Nhưn – Chi bộ Hội Nông dân huyện"], ["Bùi Nhưn"]),
    "role and province": (["Tin, ảnh: Bùi Nhưn, Hà Nam"], ["Bùi Nhưn"]),
    "compiled": (["Bùi Nhưn (Tổng hợp)"], ["Bùi Nhưn"]),
    "after an agency": (["Bùi Nhưn (Theo Reuters)"], ["Bùi Nhưn"]),
    "captions below": (["Bùi Nhưn", "", "", "Ông Hà Văn Mươi phát biểu."], ["Bùi Nhưn"]),
    "photo credit": (["Ông Mươi phát biểu tại hội nghị - Ảnh: BÙI NHƯN."], ["BÙI NHƯN"]),
    "photo credit in brackets": (["Ông Mươi phát biểu (Ảnh: Bùi Nhưn)."], ["Bùi Nhưn"]),
    "writer and photographer": (["Hà Thoa", "Ảnh: Bùi Nhưn"], ["Hà Thoa", "Bùi Nhưn"]),
    "agency and photographer": (["Ông Mươi phát biểu. Ảnh: VGP/Bùi Nhưn"], ["Bùi Nhưn"]),
    "initials": (["M.P"], []),
    "initials of a photographer": (["Ông Mươi phát biểu - Ảnh: H.T."], []),
    "agency": (["Theo TTXVN"], []),
    "paper": (["Ông Mươi phát biểu - Ảnh: Dân Trí"], []),
    "foreign agency": (["Tàu rời cảng - Ảnh: REUTERS"], []),
    "a caption that is a name": (["Ông Hà Văn Mươi"], []),
    "a caption that ends with a point": (["Hà Văn Mươi."], []),
    "a place broken off": (["Hội đóng tại TP.", "Hà Nội."], []),
    "a province": (["Hà Nam"], []),
    "an office": (["Ban Biên Tập"], []),
    "what a film shows": (["Video: Đại biểu Hà Văn Mươi phát biểu tại hội trường"], []),
    "a list of names": (["Bùi Nhưn", "Hà Thoa", "Lò Xuân", "Cầm Biên"], []),
}


@pytest.mark.parametrize(("foot", "expected"), BYLINES.values(), ids=BYLINES)
def test_bylines(foot: list[str], expected: list[str]) -> None:
    found = of(TITLE, LEAD, END, *foot)
    assert slices(found, "bylines") == expected
    assert not any(name in body(found) for name in expected)


def test_a_name_over_a_paragraph_is_a_heading() -> None:
    assert of(TITLE, LEAD, END, "Hà Thoa", LEAD, END).bylines == ()


def test_the_caption_stays_when_its_credit_goes() -> None:
    found = of(TITLE, LEAD, END, "Ông Mươi phát biểu tại hội nghị - Ảnh: BÙI NHƯN")
    assert body(found).endswith("Ông Mươi phát biểu tại hội nghị")


DATELINES = {
    "date and time": ("Ngày 12/3/2021 08:15", Date(2021, 3, 12)),
    "updated": ("Cập nhật lúc 08:15, 12/03/2021", Date(2021, 3, 12)),
    "posted, with a counter": ("Ngày đăng: 05/01/2023 - 14:20 | Lượt xem: 233", Date(2023, 1, 5)),
    "weekday": ("Thứ Năm, ngày 12 tháng 3 năm 2021", Date(2021, 3, 12)),
    "time zone": ("Thứ năm, 12/3/2021, 20:03 (GMT+7)", Date(2021, 3, 12)),
    "an agency's opening": ("(Đắk Nông, 12/3) " + LEAD, Date(None, 3, 12)),
    "an opening with its year": ("(Cao Bằng, ngày 12/3/2021) - " + LEAD, Date(2021, 3, 12)),
    "no year": ("Ngày 12/3", None),
    "no such day": ("31/02/2021 08:15", None),
    "a sentence": ("Ngày 12/3/2021, huyện Tân Mộc tổ chức hội nghị.", None),
    "a birth": ("(Sinh ngày 12/3/2001) " + LEAD, None),
}


@pytest.mark.parametrize(("line", "expected"), DATELINES.values(), ids=DATELINES)
def test_the_articles_own_date(line: str, expected: Date | None) -> None:
    assert of(TITLE, line, LEAD, END).published == expected


def test_a_dateline_is_none_of_the_articles_sentences_and_may_name_the_writer() -> None:
    found = of(TITLE, "Bùi Nhưn • Chủ nhật, 17/03/2024-09:11", LEAD, END)
    assert (found.published, slices(found, "bylines")) == (Date(2024, 3, 17), ["Bùi Nhưn"])
    assert body(found) == f"{TITLE}\n{LEAD}\n{END}"
    assert slices(of(TITLE, "Bùi Nhưn", "17/03/2024 09:11", LEAD, END), "bylines") == ["Bùi Nhưn"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-03-12", Date(2021, 3, 12)),
        ("2021-03-12T08:15:00+07:00", Date(2021, 3, 12)),
        ("12/03/2021 08:15", Date(2021, 3, 12)),
        ("sometime", None),
        ("2021-13-40", None),
    ],
)
def test_the_date_of_a_record(date: str, expected: Date | None) -> None:
    assert of(TITLE, LEAD, END, titled=True, date=date).published == expected


def test_real_bylines(shared) -> None:  # type: ignore[no-untyped-def]
    """Every byline that annotators saw is found, and at most one in fifty is found where they saw none."""
    import json

    from kg.read import read
    from kg.vi import fold

    right = missed = wrong = 0
    for part in ("seeds", "local", "dev"):
        for found in read([shared / "corpus" / part]):
            persons = json.loads((shared / "eval/gold" / part / f"{found.id}.json").read_text("utf-8"))["persons"]
            gold = {fold(person["name"]) for person in persons if person.get("byline")}
            got = {fold(name) for name in slices(found, "bylines")}
            right, missed, wrong = right + len(gold & got), missed + len(gold - got), wrong + len(got - gold)
    assert right >= 60
    assert missed / (right + missed) <= 0.02
    assert wrong / (right + wrong) <= 0.02
