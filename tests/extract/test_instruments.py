"""Documents by number, by date and by name. All sentences and people are invented, the documents' numbers too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.instruments.finder import InstrumentMention, find_instruments, united
from kg.extract.times.dates import find_dates
from kg.extract.times.years import resolve_dates
from kg.vi import fold

ONE = [
    (
        "theo Quyết định số 900-QĐ/ĐUK ngày 06/7/2021 của Đảng ủy Khối",
        "Quyết định",
        "900-QĐ/ĐUK",
        "2021-07-06",
        "Đảng ủy Khối",
    ),
    (
        "tinh thần Nghị quyết 18-NQ/TW của Ban Chấp hành Trung ương.",
        "Nghị quyết",
        "18-NQ/TW",
        None,
        "Ban Chấp hành Trung ương",
    ),
    (
        "thực hiện Kết luận số 19 - KL / TW của Ban Bí thư và Luật",
        "Kết luận",
        "19 - KL / TW",
        None,
        "Ban Bí thư và Luật",
    ),
    ("Nghị định 12/2018/NĐ-CP, người dân", "Nghị định", "12/2018/NĐ-CP", None, None),
    ("quy định số 102 của Bộ Chính trị về kỷ luật", "Quy định", "102", None, "Bộ Chính trị"),
    ("theo qui định số 41 của Tỉnh ủy", "Quy định", "41", None, "Tỉnh ủy"),
    ("học tập Chỉ thị 35 và các văn bản", "Chỉ thị", "35", None, None),
    ("theo kết luận 24 (năm 2012) về cán bộ", "Kết luận", "24", "2012", None),
    ("theo quyết định 59 của tỉnh Hòa An ban hành tháng 9-2008.", "Quyết định", "59", "2008-09", "tỉnh Hòa An"),
    (
        "bị cảnh cáo (Quyết định số 519-QĐ/UBKTTW, ngày 28-4-2022), xã",
        "Quyết định",
        "519-QĐ/UBKTTW",
        "2022-04-28",
        None,
    ),
    (
        "hướng dẫn số 05-HD/BTCQU ngay 24 tháng 05 năm 2022 của Ban Tổ chức",
        "Hướng dẫn",
        "05-HD/BTCQU",
        "2022-05-24",
        "Ban Tổ chức",
    ),
    ("Nghị quyết Trung ương 4 khoá XII", "Nghị quyết", "Trung ương 4 khoá XII", None, None),
    (
        "Ngày 3/12/2020, UBND tỉnh ban hành Kế hoạch số 694/KH-UBND về",
        "Kế hoạch",
        "694/KH-UBND",
        "2020-12-03",
        "UBND tỉnh",
    ),
    ("văn bản số 482/QĐ-UBND", "Văn bản", "482/QĐ-UBND", None, None),
    ("khen thưởng (số 482/QĐ-UBND)", "Quyết định", "482/QĐ-UBND", None, None),
    ("Nghị định số 91/2015 của Chính phủ", "Nghị định", "91/2015", None, "Chính phủ"),
    ("Ngày 9-10-2017, Ban Bí thư đã ký quyết định kỷ luật ông Tư.", "Quyết định", None, "2017-10-09", "Ban Bí thư"),
    (
        "quyết định tặng huân chương do Chủ tịch nước ký vào ngày 7-10-2016",
        "Quyết định",
        None,
        "2016-10-07",
        "Chủ tịch nước",
    ),
    ("Theo thông báo ngày 18/9 của Uỷ ban Kiểm tra, ông", "Thông báo", None, "--09-18", "Uỷ ban Kiểm tra"),
    ("Luật Đất đai năm 2013 có hiệu lực", "Luật", None, "2013", None),
    ("Bộ luật Hình sự 2015, tòa tuyên", "Luật", None, "2015", None),
    ("Điều 74 Hiến pháp năm 2013", "Hiến pháp", None, "2013", None),
    ("Luật Tổ chức Quốc hội số 57/2014/QH13", "Luật", None, "2014", None),
    ("từ khi luật Nhà ở được ban hành năm 2014, dân", "Luật", None, "2014", None),
    ("góp ý Nghị định 171 sáng 21/9 tại xã", "Nghị định", "171", None, None),
    ("Luật cán bộ, công chức năm 2008; xã", "Luật", None, "2008", None),
    ("Đạo luật Thuỷ sản 2019, được Thượng viện thông qua", "Luật", None, "2019", None),
    ("theo quy định xử lý đảng viên vi phạm (102 - QĐ / TW), có", "Quy định", "102 - QĐ / TW", None, None),
    ("quy định tại thông tư 08/1988, đã rất cũ", "Thông tư", "08/1988", None, None),
    ("Ngày 16-3, Công ty Gốm Dụ đã có quyết định đình chỉ ông Tư.", "Quyết định", None, "--03-16", "Công ty Gốm Dụ"),
    (
        "Trước đó, vào đầu tháng 4-2018, Huyện uỷ Dụ đã ban hành kế hoạch kiểm tra.",
        "Kế hoạch",
        None,
        "2018-04",
        "Huyện uỷ Dụ",
    ),
    ("Huyện uỷ Dụ chiều 11/1 ban hành quyết định kỷ luật ông Tư.", "Quyết định", None, "--01-11", "Huyện uỷ Dụ"),
    ("Ngày 2-6, Uỷ ban Kiểm tra đã công bố kết luận về vụ việc.", "Kết luận", None, "--06-02", "Uỷ ban Kiểm tra"),
    ("Quyết định kỷ luật ông Tư được Thủ tướng ký ngày 6/9, nêu", "Quyết định", None, "--09-06", "Thủ tướng"),
    (
        "Ngày 24-9, Bộ Văn hoá - thể thao đã có công điện gửi các tỉnh",
        "Công điện",
        None,
        "--09-24",
        "Bộ Văn hoá - thể thao",
    ),
    ("Trước đó tháng 3-2018, tỉnh này cũng đã có quyết định thu hồi", "Quyết định", None, "2018-03", None),
    ("Theo thông cáo báo chí của Tỉnh uỷ Dụ phát đi chiều 9-2, ông", "Thông cáo", None, "--02-09", "Tỉnh uỷ Dụ"),
]

NONE = [
    "UBND tỉnh quyết định 5 nội dung và có kế hoạch 5 năm 2016-2020",
    "Quốc hội thông qua 7 luật, 2 nghị quyết",
    "Nghị quyết Đại hội Chi bộ lần thứ X, nhiệm kỳ 2020 - 2025. Tham dự có 30 đảng viên",
    "bị kỷ luật Ban cán sự đảng nhiệm kỳ 2011-2016",
    "thành lập đội quản lý số 5, ông Tư làm đội trưởng",
    "Luật sư Hoà năm 2013 mở văn phòng; Hội Luật gia tỉnh 2019",
    "báo cáo 16 trang; thông báo số điện thoại",
    "thực hiện Nghị quyết của Đảng năm 2020",
    "Công ước Liên hợp quốc về Luật biển năm 1982",
    "liên bộ quyết định giảm giá xăng RON 95-III từ chiều nay",
    "Ngày 5/12, ông Tư đã phát lệnh khởi công dự án",
    "(từ 1/6) ông Tuấn đã ký quyết định bổ nhiệm ông Tư",
    "Sáng 29/3, nguồn tin từ Huyện uỷ cho biết: Ban Thường vụ vừa ban hành quyết định kỷ luật",
]


@pytest.mark.parametrize(("text", "kind", "number", "date", "issuer"), ONE)
def test_one_instrument(text: str, kind: str, number: str | None, date: str | None, issuer: str | None) -> None:
    (found,) = find_instruments(text)
    assert (found.kind, found.number, found.date and found.date.lexical) == (kind, number, date)
    assert (found.issuer and text[slice(*found.issuer)]) == issuer
    assert found.law == (kind in ("Luật", "Bộ luật", "Hiến pháp"))


@pytest.mark.parametrize("text", NONE)
def test_no_instrument(text: str) -> None:
    assert find_instruments(text) == []


def test_one_named_twice_is_one() -> None:
    text = "Chỉ thị số 10/CT-TTg ngày 19/4/2023 của Thủ tướng. Theo Chỉ thị 10, xã làm; Chỉ thị 10/CT-TTg nêu; "
    text += "Nghị định 10 khác."
    first, second = find_instruments(text)
    assert (first.number, len(first.others), second.kind) == ("10/CT-TTg", 2, "Nghị định")
    halves = [*find_instruments(text, 0, 52), *find_instruments(text, 52)]
    assert [m.number for m in united(halves)] == ["10/CT-TTg", "10"]


def test_a_list_shares_its_kind() -> None:
    found = find_instruments("quán triệt các Nghị quyết số 18, 19 của Trung ương")
    assert [(m.kind, m.number) for m in found] == [("Nghị quyết", "18"), ("Nghị quyết", "19")]


def test_labels() -> None:
    labels = [m.label for m in find_instruments("Luật Đất đai 2013; Chỉ thị 35; Nghị quyết Trung ương 4.")]
    assert labels == ["Luật Đất đai 2013", "Chỉ thị số 35", "Nghị quyết Trung ương 4"]


WORDS = (
    "Quyết định|nghị quyết|Luật|luật|số|18|900-QĐ/ĐUK|12/2018/NĐ-CP|2013|57/2014/QH13|ngày 6/7/2021|của|do|"
    "Bộ Chính trị|ký|ban hành|Trung ương|4|khoá XII|và|,|.|\n|(|)|các|này|İ|Hiến pháp|Ngày 3/4,|UBND tỉnh|có|thông báo"
)
PIECES = st.lists(st.sampled_from(WORDS.split("|")), max_size=25).map(" ".join)


@given(st.one_of(PIECES, st.text(max_size=80)))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for found in find_instruments(text):
        for span in (found.span, *found.others, *([found.issuer] if found.issuer else [])):
            assert 0 <= span.begin < span.end <= len(text)


def _bare(number: str | None) -> str:
    return re.sub(r"\W", "", fold(number or ""))


def _right(gold: dict[str, str | None], found: InstrumentMention) -> bool:
    if gold["number"] and found.number:
        return _bare(gold["number"]) == _bare(found.number)
    parts = gold["date"] and found.date and found.date.lexical.startswith(gold["date"])
    return bool(parts) and fold(gold["kind"] or "").split()[0] == fold(found.kind).split()[0]


def test_real_articles(shared: Path) -> None:
    right = said = wanted = 0
    for path in sorted((shared / "eval" / "gold").glob("*/*.json")):
        text = (shared / "corpus" / path.parent.name / f"{path.stem}.txt").read_text(encoding="utf-8")
        found = find_instruments(text, dates=resolve_dates(find_dates(text), text))
        gold = json.loads(path.read_text(encoding="utf-8"))["instruments"]
        right += sum(any(_right(fact, mention) for mention in found) for fact in gold)
        said, wanted = said + len(found), wanted + len(gold)
    assert 2 * right / (said + wanted) >= 0.85
