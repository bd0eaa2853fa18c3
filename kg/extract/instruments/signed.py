"""Documents without a number that a date and a verb make: "Ngày 9/10, Ban Bí thư đã ký quyết định …".

signed(text, floor, stop, dates) -> Iterator[InstrumentMention]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.instruments.documents import (
    CAREFUL,
    KIND,
    PLAIN,
    SENTENCE,
    TAIL,
    InstrumentMention,
    any_of,
    sentence_before,
)
from kg.extract.instruments.issuers import aligned, issuer_after, issuer_before
from kg.extract.times.mentions import DateMention
from kg.model import Span
from kg.vi import table

_DATES_IT = TAIL | {"ký", "kí", "hành", "vào", "hồi", "đi", "phát"}
_DATED = any_of([*PLAIN, *CAREFUL])
_SIGN = any_of(table("instruments")["sign"])
_NOT_HAD = frozenset(table("instruments")["not_had"])
_SIGNED = re.compile(rf"(?:(?:đã|vừa|mới|cũng|tiếp tục)\s)*({_SIGN})\s({_DATED})(?!\w)(?!\s(?:số\s)?\d)")
_SIGNED_BY = re.compile(
    rf"(?<!\w)({_DATED})(?!\w)[^;]*\s((?:do|được)\s[^,;]{{2,60}}?)\s(?:ký|kí|ban hành)(?:\s(?:vào|hồi))?\s$"
)
_ANNOUNCED = re.compile(
    rf"(?:(?:đã|vừa|mới)\s)*(?:{any_of(table('instruments')['announce'])})\s(kết luận)(?!\w)(?!\s(?:số\s)?\d)"
)
_AT_ONCE = re.compile(rf"\s?(?:(?:đã|vừa|mới)\s)*({_SIGN})\s({_DATED})(?!\w)(?!\s(?:số\s)?\d)")
_THIS = re.compile(r",?\s(?:tỉnh|thành phố|huyện|quận|xã|bộ|sở|cơ quan|đơn vị|công ty)\snày\s")
_REPORTED = re.compile(any_of(table("instruments")["reported"]))
_SENT_OUT = re.compile(rf"(?<!\w)({_DATED})(?:\sbáo chí)?(\scủa\s[^,;]{{2,60}}?)?\sphát(?: đi)?\s$")
_OF_DAY = re.compile(rf"(?<!\w)({_DATED})\s$")


def signed(text: str, floor: int, stop: int, dates: Sequence[DateMention]) -> Iterator[InstrumentMention]:
    """Documents without a number that a date and a verb make: "Ngày 9/10, Ban Bí thư đã ký quyết định …"."""
    for date in dates:
        if date.kind in ("day", "month") and floor <= date.span.begin < stop:
            mention = (
                _signed_by_subject(text, date, floor, stop)
                or _signed_on(text, date, floor, stop)
                or _dated(text, date, floor, stop)
            )
            if mention:
                yield mention


def _signed_on(text: str, date: DateMention, floor: int, stop: int) -> InstrumentMention | None:
    """The date opens the clause, then issuer, verb and kind."""
    at = date.span.end
    opening = sentence_before(text, date.span.begin, floor, 24).rstrip(" ")
    if (
        "(" in opening
        or text.startswith(" của ", at)
        or (len(opening.strip()) > 12 and not opening.endswith((",", ", vào")))
    ):
        return None
    piece = aligned(SENTENCE.split(text[at : min(stop, at + 160)], maxsplit=1)[0])
    found = _SIGNED.search(piece)
    announced = _ANNOUNCED.search(piece)
    if announced and (not found or announced.start() < found.start()):
        return _announced(text, date, at, announced)
    if found and (":" in piece[: found.start()] or _REPORTED.search(piece, 0, found.start())):
        return None
    issuer = issuer_before(text, at, at + found.start()) if found else None
    if not found or (found[1] == "có" and (not (issuer or _THIS.match(piece)) or KIND[found[2]] in _NOT_HAD)):
        return None
    span = Span(at + found.start(2), at + found.end(2))
    return InstrumentMention(span, KIND[found[2]], date=date.start, issuer=issuer)


def _announced(text: str, date: DateMention, at: int, found: re.Match[str]) -> InstrumentMention | None:
    """ "Ngày 2/6, Ủy ban Kiểm tra công bố kết luận …"."""
    issuer = issuer_before(text, at, at + found.start())
    span = Span(at + found.start(1), at + found.end(1))
    return InstrumentMention(span, KIND[found[1]], date=date.start, issuer=issuer) if issuer else None


def _signed_by_subject(text: str, date: DateMention, floor: int, stop: int) -> InstrumentMention | None:
    """The date stands between issuer and verb: "Ủy ban Kiểm tra Thành ủy chiều 11/1 ban hành quyết định …"."""
    at = date.span.end
    found = _AT_ONCE.match(aligned(text[at : min(stop, at + 60)]))
    if not found:
        return None
    piece = sentence_before(text, date.span.begin, floor, 120)
    issuer = issuer_before(text, date.span.begin - len(piece.lstrip()), date.span.begin)
    if not issuer or found[1] == "có" and KIND[found[2]] in _NOT_HAD:
        return None
    return InstrumentMention(
        Span(at + found.start(2), at + found.end(2)), KIND[found[2]], date=date.start, issuer=issuer
    )


def _dated(text: str, date: DateMention, floor: int, stop: int) -> InstrumentMention | None:
    """The date follows: "quyết định … do Chủ tịch nước ký ngày 7/10", "Thông báo ngày 18/9 của …"."""
    at = date.span.begin
    words = text[max(floor, at - 10) : at].split()
    if not words or words[-1].lower() not in _DATES_IT:
        return None
    piece = aligned(sentence_before(text, at, floor, 200))
    found = _SENT_OUT.search(piece)
    if found:
        begin = at - len(piece) + found.start(1)
        issuer = (
            issuer_after(text, at - len(piece) + found.start(2), at - len(piece) + found.end(2)) if found[2] else None
        )
        return InstrumentMention(Span(begin, begin + len(found[1])), KIND[found[1]], date=date.start, issuer=issuer)
    found = _SIGNED_BY.search(piece)
    if found:
        issuer = issuer_after(text, at - len(piece) + found.start(2) - 1, at)
    elif found := _OF_DAY.search(piece):
        issuer = issuer_after(text, date.span.end, stop)
    if not found or not issuer:
        return None
    begin = at - len(piece) + found.start(1)
    return InstrumentMention(Span(begin, begin + len(found[1])), KIND[found[1]], date=date.start, issuer=issuer)
