"""Decisions, resolutions, directives and laws that a text names by number, or by date.

    find_instruments(text, begin=0, end=None, dates=None) -> list[InstrumentMention]
    united(mentions) -> list[InstrumentMention]    # for the passages of one article, read one by one

``dates`` are the mentions of :func:`kg.extract.times.dates.find_dates`, best with their years filled in
(:func:`kg.extract.times.years.resolve_dates`); without them they are looked for. One instrument named several times is
one mention: ``span`` is its first, ``others`` the rest. Plain strings with offsets in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.instruments.documents import (
    CAREFUL,
    KIND,
    PLAIN,
    TAIL,
    InstrumentMention,
    any_of,
    sentence_before,
    united,
)
from kg.extract.instruments.issuers import aligned, issuer_after, issuer_before
from kg.extract.instruments.laws import law
from kg.extract.instruments.signed import signed
from kg.extract.times.dates import DateMention, find_dates
from kg.model import Date, Span
from kg.vi import fold, table

__all__ = ["InstrumentMention", "find_instruments", "united"]


_WORDS = table("instruments")
_TAIL = TAIL | {"số", "(số", "số:", "ương", "tw", "này", "trên"}
_LOOSE = frozenset(map(fold, _WORDS["never_bare"]))
_CODE: dict[str, str] = _WORDS["code"]
_UNIT = frozenset(map(fold, _WORDS["unit"]))
_FOLLOW = frozenset(map(fold, _WORDS["after_number"]))


# "900-QĐ/ĐUK", "12/2018/NĐ-CP", "19 - KL / TW", "91/2015", "35". From digit to digit, as in kg.extract.times.dates.
_LETTERS = r"\s?[-–/]\s?[A-ZĐƯ&]{1,10}(?:[a-z]{1,2}[A-ZĐ]{0,3})?[0-9]{0,2}"
_NUMBER = re.compile(
    r"[0-9][0-9]{0,4}[a-z]?(?![0-9])(\s?/\s?(?:19|20)[0-9][0-9](?![0-9])|\s?-\s?(?:19|20)[0-9][0-9](?=\s?[/-]\s?[A-ZĐ]))?"
    rf"(?:((?:{_LETTERS}){{1,4}})(?!\w))?"
)
_KIND_BEFORE = re.compile(rf"(?<!\w)({any_of(KIND)})\s(?:(?:này|trên)\s)?$")
_KIND_SOMEWHERE = re.compile(rf"(?<!\w)({any_of(KIND)})(?!\w)")
_PLENUM = re.compile(r"(nghị quyết)\s(?:của\s)?(?:hội nghị\s)?((?:lần thứ\s)?(?:trung ương|tw|t\.ư)\s)$")
_PLENUM_TERM = re.compile(r",?\s\(?(?:khóa|khoá)\s[IVX0-9]+\)?")
_BEFORE_DATE = re.compile(r"[,(\s]{1,2}(?:(?:được )?(?:ban hành|ký|kí)(?: vào)? ?)?(?:hồi |vào |ngay )?")
_JUST = r"(?:(?:đã|vừa|mới|cũng|tiếp tục)\s)*"
_ISSUE = re.compile(rf"{_JUST}({any_of(_WORDS['issue'])})(?:\s(?:các|một|bản))?\s$")
_LIST = re.compile(r"(?:,| và|, và)\s(?:số\s)?")
_CLOSE = 40  # code points between "quyết định" and "số"
_DAY_OF = ("ngày", "tháng", "năm", "đầu", "giữa", "cuối")  # not "sáng 21/9": that is when somebody spoke of it
_AMOUNT = re.compile(r"\s?[/%.,-]\s?\d")


def find_instruments(
    text: str, begin: int = 0, end: int | None = None, dates: Sequence[DateMention] | None = None
) -> list[InstrumentMention]:
    """The instruments of ``text[begin:end]`` in the order of their first mention, each once."""
    stop = len(text) if end is None else end
    dates = find_dates(text, begin, stop) if dates is None else dates
    found = list(_numbered(text, begin, stop, dates))
    taken = {mention.span.begin for mention in found}
    found += [mention for mention in signed(text, begin, stop, dates) if mention.span.begin not in taken]
    return united(sorted(found, key=lambda mention: mention.span))


def _numbered(text: str, floor: int, stop: int, dates: Sequence[DateMention]) -> Iterator[InstrumentMention]:
    last: InstrumentMention | None = None
    for match in _NUMBER.finditer(text, floor, stop):
        if _promising(text, match, floor, last):
            mention = _law(text, match, floor) or _plenum(text, match, floor) or _document(text, match, floor, last)
            if mention:
                last = mention if mention.law else _completed(text, mention, match.end(), floor, stop, dates)
                yield last


def _promising(text: str, match: re.Match[str], floor: int, last: InstrumentMention | None) -> bool:
    """A cheap look at the word before a number, for nearly all numbers are no instruments'."""
    begin = match.start()
    before = text[max(floor, begin - 12) : begin]
    if before and (before[-1].isalnum() or before[-1] in ".,/-"):
        return False
    if match[2] or (before.strip() and before.split()[-1].lower() in _TAIL):
        return True
    if len(match[0]) == 4:
        context = text[max(floor, begin - 80) : begin]
        return "uật" in context or "iến pháp" in context
    return last is not None and begin - last.span.end < 10


def _law(text: str, match: re.Match[str], floor: int) -> InstrumentMention | None:
    of_assembly = match[1] and match[2] and "QH" in match[2]
    if not of_assembly and (match[1] or match[2] or not match[0].isdecimal()):
        return None
    year = int(match[1].strip(" /-")) if of_assembly else int(match[0])
    piece = sentence_before(text, match.start(), floor)
    found = law(piece) if 1945 <= year <= 2099 else None
    if not found:
        return None
    span = Span(match.start() - len(piece) + found[0], match.end())
    return InstrumentMention(span, found[1], date=Date(year), name=found[2], law=True)


def _plenum(text: str, match: re.Match[str], floor: int) -> InstrumentMention | None:
    """The resolution of a plenum has no number but the plenum's: "Nghị quyết Trung ương 4 khoá XII"."""
    piece = aligned(sentence_before(text, match.start(), floor, 40))
    found = None if match[1] or match[2] else _PLENUM.search(piece)
    if not found:
        return None
    term = _PLENUM_TERM.match(text, match.end())
    start, end = match.start() - len(piece), term.end() if term else match.end()
    return InstrumentMention(Span(start + found.start(), end), "Nghị quyết", text[start + found.start(2) : end])


def _document(text: str, match: re.Match[str], floor: int, last: InstrumentMention | None) -> InstrumentMention | None:
    begin, end = match.span()
    piece = aligned(sentence_before(text, begin, floor))
    said = piece.endswith((" số ", "(số ", " số: "))
    rest = piece[: piece.rindex("số")] if said else piece
    if match[2]:
        kind, start = _kind_by_letters(rest, re.findall(r"[^\W_]+", match[2]), said)
        span = Span(begin - len(piece) + start if start >= 0 else begin, end)
        return InstrumentMention(span, kind, match[0]) if kind else None
    found = _KIND_BEFORE.search(rest)
    if found and _bare_number_stands(text, match, found[1], said):
        return InstrumentMention(Span(begin - len(piece) + found.start(), end), KIND[found[1]], match[0])
    if last and last.number and last.span.end <= begin and _LIST.fullmatch(text, last.span.end, begin):
        plural = fold(text[max(floor, last.span.begin - 4) : last.span.begin]) == "các "
        return InstrumentMention(Span(begin, end), last.kind, match[0]) if plural else None
    return None


def _kind_by_letters(before: str, letters: list[str], said: bool) -> tuple[str | None, int]:
    """The kind and where its word begins; -1 where only the number's letters name it.

    Letters that name no kind ("6727/SKHĐT-ĐKDT", but also "RON 95-III") need the word of a kind close before them.
    """
    every = list(_KIND_SOMEWHERE.finditer(before))
    found = every[-1] if every else None
    code = next((_CODE[part] for part in letters if part in _CODE), None)
    if code == "Quyết định" and found and KIND[found[1]] == "Quy định":
        code = "Quy định"  # "QĐ" abbreviates both
    gap = len(before.rstrip(" (")) - found.end() if found else 0
    if found and (gap <= 0 or (KIND[found[1]].split()[0] == code.split()[0] if code else said and gap <= _CLOSE)):
        return KIND[found[1]], found.start()
    return code, -1


def _bare_number_stands(text: str, match: re.Match[str], kind: str, said: bool) -> bool:
    """That a number without letters is a document's, not an amount: "Chỉ thị 35", but "kế hoạch 5 năm"."""
    if said:
        return kind in PLAIN or kind in CAREFUL
    following = text[match.end() : match.end() + 12]
    leading = int(re.match(r"[0-9]+", match[0])[0])  # type: ignore[index]
    of_year = bool(match[1]) and kind in PLAIN and match[0][0] == "0"  # "Thông tư 08/2015"
    if 1900 <= leading <= 2099 or _AMOUNT.match(following) or (match[1] and leading <= 12 and not of_year):
        return False
    word = fold(following.lstrip().split(" ")[0].strip(',.;:)”"')) if following.strip() else ""
    closed = not following or following[0] in ',.;:)\n”"' or following.startswith((" (", " -", " –"))
    if kind in PLAIN:
        return closed or word not in _UNIT
    return kind in CAREFUL and (closed or word in _FOLLOW) and not (kind in _LOOSE and (closed or word == "năm"))


def _completed(
    text: str, mention: InstrumentMention, end: int, floor: int, stop: int, dates: Sequence[DateMention]
) -> InstrumentMention:
    """With the date and the issuer that stand after the number, or before the verb that issues it."""
    end = max(end, mention.span.end)
    date = _date_at(text, end, dates)
    issuer = issuer_after(text, date.span.end if date else end, stop)
    if issuer and not date:
        date = _date_at(text, issuer.end, dates)
    piece = sentence_before(text, mention.span.begin, floor, 200)
    verb = _ISSUE.search(aligned(piece))
    if verb:
        start = mention.span.begin - len(piece)
        issuer = issuer or issuer_before(text, start, start + verb.start())
        date = date or _opening_date(piece, start, dates)
    last = max(mention.span.end, date.span.end if date and date.span.begin >= end else 0)
    return replace(mention, date=date.start if date else None, issuer=issuer, span=Span(mention.span.begin, last))


def _date_at(text: str, at: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The date that begins right after ``at``: "ngày 06/7/2021", "(năm 2012)", "ban hành tháng 9-2008"."""
    for date in dates:
        if date.span.begin >= at:
            printed = fold(text[date.span.begin : date.span.end])
            own = date.kind in ("day", "month", "year") and (printed[0].isdigit() or printed.startswith(_DAY_OF))
            return date if own and _BEFORE_DATE.fullmatch(text, at, date.span.begin) else None
    return None


def _opening_date(piece: str, start: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The only date of the sentence before the verb: "Ngày 3/12/2020, UBND tỉnh ban hành …"."""
    inside = [date for date in dates if 0 <= date.span.begin - start < len(piece) and date.kind in ("day", "month")]
    inside = [date for date in inside if piece[date.span.begin - start].strip()]
    return inside[0] if len(inside) == 1 else None
