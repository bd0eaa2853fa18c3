"""Dates as printed, and what the rest of a text adds to them. All sentences and people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.times.dates import find_dates
from kg.extract.times.years import article_year, resolve_dates
from kg.model import Date, Span

PRINTED = [
    ("Sáng ngày 8/4, chi bộ họp.", "Sáng ngày 8/4", "--04-08", None),
    ("Tại buổi họp chiều 10-11, ông Lò nói.", "chiều 10-11", "--11-10", None),
    ("Hội nghị mở sáng nay 18-12.", "sáng nay 18-12", "--12-18", None),
    ("Trả lời trưa 31/8, bà Hoa cho biết", "trưa 31/8", "--08-31", None),
    ("Ngày 18/5/2020, chi bộ họp", "Ngày 18/5/2020", "2020-05-18", None),
    ("họp ngày 06 tháng 7 năm 2021 tại xã", "ngày 06 tháng 7 năm 2021", "2021-07-06", None),
    ("diễn ra từ ngày 2 đến 6-10.", "ngày 2 đến 6-10", "--10-02", "--10-06"),
    ("diễn ra từ ngày 19-21/8/2020, với", "ngày 19-21/8/2020", "2020-08-19", "2020-08-21"),
    ("trong hai ngày 19 và 20/8, đại hội", "ngày 19 và 20/8", "--08-19", "--08-20"),
    ("các ngày 20, 21 và 22/8 vừa qua", "ngày 20, 21 và 22/8", "--08-20", "--08-22"),
    ("từ 19 đến 21/8/2020", "19 đến 21/8/2020", "2020-08-19", "2020-08-21"),
    ("ngày 1 và 2 tháng 3, đoàn đi", "ngày 1 và 2 tháng 3", "--03-01", "--03-02"),
    ("Tính từ ngày 1/7 đến 31/3/2020, có bốn người nghỉ", "ngày 1/7 đến 31/3/2020", "2019-07-01", "2020-03-31"),
    ("từ tháng 8/2017 đến tháng 2/2018, sở", "tháng 8/2017 đến tháng 2/2018", "2017-08", "2018-02"),
    ("vào tháng 7-2018, đoàn kiểm tra", "tháng 7-2018", "2018-07", None),
    ("tại Hội nghị (10/2017), ông được bầu", "10/2017", "2017-10", None),
    ("Cuối tháng 3, xã", "Cuối tháng 3", "--03", None),
    ("nhiệm vụ quý II năm 2022", "quý II năm 2022", "2022-04", "2022-06"),
    ("kết quả quý 2-2019 của tỉnh", "quý 2-2019", "2019-04", "2019-06"),
    ("Đầu năm 2011, ông về huyện", "Đầu năm 2011", "2011", None),
    ("Từ năm 2007 – 2011, ông giữ chức", "năm 2007 – 2011", "2007", "2011"),
    ("Thứ Ba (12/3), đoàn đến", "Thứ Ba (12/3)", "--03-12", None),
    ("lúc 8h ngày 5/6 tại xã", "8h ngày 5/6", "--06-05", None),
    ("Sáng 19.5, đoàn viên dự lễ", "Sáng 19.5", "--05-19", None),
    ("bế mạc đến 6-10-2018", "6-10-2018", "2018-10-06", None),
    ("Ngày mai (27/9/2025), phiên hai", "Ngày mai (27/9/2025)", "2025-09-27", None),
    ("vào thứ sáu tuần trước (7-12), bà", "(7-12", "--12-07", None),
]

NONE = [
    "Có 23/23 đảng viên dự họp",
    "đạt và vượt 8/8 chỉ tiêu, 07/07 chỉ tiêu",
    "với 44/44 phiếu hợp lệ, đội thắng tỷ số 2-1",
    "điện thoại 0912.345.678 hoặc 024-3-8-2",
    "Quyết định số 900-QĐ/ĐUK và Nghị định 12/2018/NĐ-CP",
    "bị phạt từ 2-5 năm tù, tăng 7-8 điểm",
    "giá tăng từ 1.700 lên 2.500 đồng, khoảng 1/3 dân số",
    "mít tinh mừng lễ 30/4 trên đường 3/2",
    "nhiệm kỳ 2020-2025, giai đoạn 2011-2016",
    "ngày nay người dân xã đã khác, sau 18 năm 4 tháng 10 ngày",
]


@pytest.mark.parametrize(("text", "printed", "start", "end"), PRINTED)
def test_a_date_has_its_words_and_its_parts(text: str, printed: str, start: str, end: str | None) -> None:
    mention = find_dates(text)[0]
    begin, stop = mention.span
    assert text[begin:stop].strip("()") == printed.strip("()")
    assert (mention.start.lexical, mention.end and mention.end.lexical) == (start, end)


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_the_same_day_of_two_years_is_an_anniversary() -> None:
    (mention,) = find_dates("Kỷ niệm ngày thành lập (26/3/1931 – 26/3/2024)")
    assert (mention.kind, mention.start.year, mention.end and mention.end.year) == ("anniversary", 1931, 2024)


def test_relative_days_and_years() -> None:
    found = [(m.kind, m.offset) for m in find_dates("Hôm qua, sáng mai và năm ngoái; xã đã thông qua.")]
    assert found == [("relative", -1), ("relative", 1), ("relative_year", -1)]


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "Ngày 1/2, xã họp. Ngày 3/4, huyện họp."
    assert [text[slice(*m.span)] for m in find_dates(text, 10)] == ["Ngày 3/4"]
    assert [text[slice(*m.span)] for m in find_dates(text, 0, 10)] == ["Ngày 1/2"]


YEARS = [
    ("Ngày 28-9, bà Lan báo tin. Kỳ họp mở từ 2 đến 6-10. Kỳ họp từ ngày 2 đến 6-10-2018.", "2018-09-28", "near"),
    ("Chiều 3/7, hội nghị mở. Kỳ họp ngày 3/7/2019 nói trên.", "2019-07-03", "same day"),
    ("Sáng ngày 8/4, đảng ủy họp về nhiệm vụ quý II năm 2022.", "2022-04-08", "period"),
    ("Sáng 5/7, hội tổng kết 6 tháng đầu năm 2019.", "2019-07-05", "period"),
    ("Ngày 26/8, hội đồng bàn về năm học 2015-2016.", "2015-08-26", "period"),
    ("Ngày 24/3, xã mít tinh (26/3/1931 – 26/3/2024).", "2024-03-24", "period"),
    ("Ông mất ngày 1/10 (tức ngày 22/8 năm Mậu Tuất).", "2018-10-01", "period"),
    ("Sáng 16/3, Hội báo toàn quốc 2018 khai mạc.", "2018-03-16", "sentence"),
    ("Chiều 12/12, Đại hội Đoàn tỉnh lần thứ 11, nhiệm kỳ 2017-2022 bế mạc.", "2017-12-12", "congress"),
    ("Ngày 15/5, tỉnh họp. Năm 1998, ông về tỉnh.", "--05-15", None),
    ("Chiều 16-3, quận có bí thư mới. Ông làm bí thư từ tháng 4-2014.", "--03-16", None),
    ("Sáng 22/10, Quốc hội họp theo Điều 74 Hiến pháp năm 2013.", "--10-22", None),
    ("Ngày 26/11, hội nghị bàn xử lý rác đến năm 2025.", "--11-26", None),
    ("Sáng 19-11, ông Tú nhận quyết định. Ông sinh ngày 16-11-1978.", "--11-19", None),
    ("Chiều 25/9, xã triển khai Nghị quyết Đại hội huyện, nhiệm kỳ 2020-2025.", "--09-25", None),
    ("Ngày 9/1, tỉnh họp báo về tình hình năm 2018.", "--01-09", None),
    ("Ngày 12/8, tỉnh họp. Ông hứa hoàn thành trong quý I/2017.", "--08-12", None),
    ("Ngày 29/3, tỉnh họp. Chương trình bắt đầu ngày 1/4/2019, kết thúc vào ngày 31/3/2020.", "2019-03-29", "near"),
]


@pytest.mark.parametrize(("text", "date", "basis"), YEARS)
def test_a_year_is_filled_in_where_the_text_fixes_it(text: str, date: str, basis: str | None) -> None:
    first = resolve_dates(find_dates(text), text)[0]
    assert (first.start.lexical, first.basis) == (date, basis)


def test_other_open_dates_follow_the_one_that_is_fixed() -> None:
    text = "Ngày 23-7, tỉnh họp báo quý 2-2019. Ngày 18-7, hội đồng họp kỳ thứ 9."
    assert [m.start.lexical for m in resolve_dates(find_dates(text), text) if m.kind == "day"] == [
        "2019-07-23",
        "2019-07-18",
    ]


def test_the_own_date_of_an_article_wins() -> None:
    text = "Ngày 30/12, xã họp. Ngày 2/1, huyện họp."
    resolved = resolve_dates(find_dates(text), text, Date(2024, 1, 3))
    assert [m.start.lexical for m in resolved] == ["2023-12-30", "2024-01-02"]


def test_page_furniture_fixes_nothing() -> None:
    text = "Thứ ba, 28/05/2024\nSáng 21/5, chi bộ họp."
    body = (Span(text.index("Sáng"), len(text)),)
    assert resolve_dates(find_dates(text), text)[1].start.year == 2024
    assert resolve_dates(find_dates(text), text, spans=body)[1].start.year is None
    assert article_year(text, spans=body) is None


def test_today_is_the_day_that_the_text_prints() -> None:
    text = "Hôm nay (12/7), ủy ban họp. Hôm qua, ông Vũ đến xã. Năm ngoái, xã được khen."
    assert [m.start.lexical for m in resolve_dates(find_dates(text), text)] == ["--07-12", "--07-11", ""]
    resolved = resolve_dates(find_dates(text), text, Date(2018, 7, 12))
    assert [m.start.lexical for m in resolved] == ["2018-07-12", "2018-07-11", "2017"]


def test_yesterday_is_not_counted_from_a_day_that_is_only_told_of() -> None:
    text = "Chiều 12/7, ủy ban họp. Tại cuộc họp hôm nay, ông Vũ nói. Hôm qua, ông Vũ đến xã."
    assert [m.start.lexical for m in resolve_dates(find_dates(text), text)] == ["--07-12", "--07-12", ""]


def test_a_morning_that_opens_a_paragraph_is_today() -> None:
    text = "Huyện có bí thư mới\n\nSáng 26/4, ủy ban họp. Hôm qua, ông Vũ nhận quyết định."
    assert [m.start.lexical for m in resolve_dates(find_dates(text), text)] == ["--04-26", "--04-25"]


def test_a_leap_day_takes_no_other_year() -> None:
    text = "Ngày 29/2, xã họp."
    assert resolve_dates(find_dates(text), text, Date(2019, 3, 1))[0].start == Date(None, 2, 29)


def test_the_year_of_an_article() -> None:
    assert article_year("Sáng ngày 8/4, đảng ủy họp về quý II năm 2022.") == 2022
    assert article_year("Chi bộ họp.", Date(2020, 5)) == 2020
    assert article_year("Sáng ngày 8/4, đảng ủy họp.") is None


WORDS = (
    "ngày sáng Thứ ba chủ nhật tháng năm quý I II 2018 2025 31/12 30-2 5.6 19-21/8/2020 (12/3) đến và , - – / 0/0 29/2 "
    "hôm qua nay nhiệm kỳ khóa XII tức 8h\n . İ \u0301 Mậu Tuất đầu 6"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join)


@given(st.one_of(PIECES, st.text(max_size=80)))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    mentions = find_dates(text)
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.span.begin < mention.span.end <= len(text)
        ends.append(mention.span.end)
    resolved = resolve_dates(mentions, text, Date(2020, 2, 29))
    assert [mention.span for mention in resolved] == [mention.span for mention in mentions]
    article_year(text)


def test_the_end_of_a_term_fixes_no_year() -> None:
    text = "Sáng 31/8, tỉnh họp. Bổ nhiệm từ ngày 1/9/2019 đến ngày 31/8/2024."
    assert resolve_dates(find_dates(text), text)[0].start.year != 2024


def test_months_counted_from_this_one() -> None:
    text = "Bà được điều động từ tháng trước."
    assert [m.start.lexical for m in resolve_dates(find_dates(text), text, Date(2020, 1, 12))] == ["2019-12"]
    assert find_dates("Hai tháng trước, bà được điều động.") == []


def test_a_year_at_the_end_of_a_line() -> None:
    assert [m.start.lexical for m in find_dates("Ông làm Chủ tịch từ 2011\nTháng 4/2016, ông thôi.")] == [
        "2011",
        "2016-04",
    ]
