"""Decisions, resolutions, directives and laws that a text names by number, or by date.

    find_instruments(text, begin=0, end=None, dates=None) -> list[InstrumentMention]

``dates`` are the mentions of :func:`kg.extract.dates.find_dates`, best with their years filled in
(:func:`kg.extract.years.resolve_dates`); without them they are looked for. One instrument named several times is one
mention: ``span`` is its first, ``others`` the rest. Plain strings with offsets in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.dates import DateMention, find_dates
from kg.model import Date, Span
from kg.vi import fold, table


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """``kind`` is as the graph writes it, ``number`` as printed, ``name`` that of a law ("Luật Đất đai")."""

    span: Span
    kind: str
    number: str | None = None
    date: Date | None = None
    issuer: Span | None = None  # as the text names it, after "của" or before the verb
    name: str | None = None
    law: bool = False
    others: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """ "Quyết định số 900-QĐ/ĐUK", "Luật Đất đai 2013", "Quyết định"."""
        if self.law:
            return " ".join(filter(None, (self.name or self.kind, self.date and self.date.lexical)))
        if not self.number:
            return self.kind
        return f"{self.kind} số {self.number}" if self.number[0].isdigit() else f"{self.kind} {self.number}"


_WORDS = table("instruments")
_PLAIN = {fold(kind): kind for kind in _WORDS["plain_number"]}
_CAREFUL = {fold(kind): kind for kind in _WORDS["careful_number"]}
_KIND = {**_PLAIN, **_CAREFUL, **{fold(kind): kind for kind in _WORDS["letters_only"]}}
_LOOSE = frozenset(map(fold, _WORDS["never_bare"]))
_CODE = dict(_WORDS["code"])
_NO_LAW = frozenset(map(fold, _WORDS["not_in_law"]))
_UNIT = frozenset(map(fold, _WORDS["unit"]))
_FOLLOW = frozenset(map(fold, _WORDS["after_number"]))
_STOP = frozenset(map(fold, _WORDS["after_issuer"]))
_ISSUER = tuple(sorted((fold(word) for word in _WORDS["issuer"]), key=len, reverse=True))


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# "900-QĐ/ĐUK", "12/2018/NĐ-CP", "19 - KL / TW", "35". From digit to digit, as in kg.extract.dates.
_NUMBER = re.compile(
    r"[0-9][0-9]{0,4}[a-z]?(?![0-9])"
    r"(?:(?:\s?/\s?(?:19|20)[0-9][0-9])?((?:\s?[-–/]\s?[A-ZĐƯ&]{1,10}(?:[a-z]{1,2}[A-ZĐ]{0,3})?[0-9]{0,2}){1,4})(?!\w))?"
)
_SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZĐÀ-Ỹ\"“])|\n")
_KIND_BEFORE = re.compile(rf"(?<!\w)({_any([*_KIND])})\s(?:(?:này|trên)\s)?$")
_KIND_SOMEWHERE = re.compile(rf"(?<!\w)({_any([*_KIND])})(?!\w)")
_PLENUM = re.compile(r"(nghị quyết)\s(?:của\s)?(?:hội nghị\s)?(?=trung ương|tw|t\.ư)(\S+(?:\sương)?)\s$")
_PLENUM_TERM = re.compile(r",?\s\(?kho[áa]\s[IVX0-9]+\)?|,?\s\(?khóa\s[IVX0-9]+\)?")
_LAW = re.compile(
    r"(?<![kK]ỷ )(?<!\w)((?:Bộ l|L|l)uật)\s((?!Sư|Gia|luật|Luật)[A-ZĐÀ-Ỹ][^,.;:()\n\"“”]{1,60}?)[\s(]+(?:năm\s)?$"
)
_CONSTITUTION = re.compile(r"[Hh]iến pháp[\s(]+(?:năm\s)?$")
_BEFORE_DATE = re.compile(r"[,(\s]{1,2}(?:(?:được )?(?:ban hành|ký|kí)(?: vào)? ?)?(?:hồi |vào |ngay )?")
_OF = re.compile(r",?\s(?:của|do)\s")
_JUST = r"(?:(?:đã|vừa|mới|cũng|tiếp tục)\s)*"
_ISSUE = re.compile(rf"{_JUST}({_any(_WORDS['issue'])})(?:\s(?:các|một|bản))?\s$")
_LIST = re.compile(r"(?:,| và|, và)\s(?:số\s)?")
_SIGNED = re.compile(rf"{_JUST}({_any(_WORDS['sign'])})\s({_any([*_PLAIN, *_CAREFUL])})(?!\w)(?!\s(?:số\s)?\d)")
_AMOUNT = re.compile(r"\s?[/%.,-]\s?\d")
_LOOK_BACK = 90


def find_instruments(
    text: str, begin: int = 0, end: int | None = None, dates: Sequence[DateMention] | None = None
) -> list[InstrumentMention]:
    """The instruments of ``text[begin:end]`` in the order of their first mention, each once."""
    stop = len(text) if end is None else end
    dates = find_dates(text, begin, stop) if dates is None else dates
    found = [*_numbered(text, begin, stop, dates), *_signed(text, begin, stop, dates)]
    return _united(sorted(found, key=lambda mention: mention.span))


def _numbered(text: str, floor: int, stop: int, dates: Sequence[DateMention]) -> Iterator[InstrumentMention]:
    last: InstrumentMention | None = None
    for match in _NUMBER.finditer(text, floor, stop):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or before in tuple(".,/-"):
            continue
        mention = _law(text, match, floor) or _plenum(text, match, floor) or _document(text, match, floor, last)
        if mention:
            last = _completed(text, mention, match.end(), floor, stop, dates)
            yield last


def _before(text: str, at: int, floor: int, size: int = _LOOK_BACK) -> str:
    """The sentence up to ``at``, or the end of it; keeps offsets from its right end."""
    piece = text[max(floor, at - size) : at]
    for match in _SENTENCE.finditer(piece):
        start = match.end()
        piece = " " * start + piece[start:]
    return piece


def _law(text: str, match: re.Match[str], floor: int) -> InstrumentMention | None:
    if match[1] or not 1945 <= int(match[0]) <= 2099 if match[0].isdigit() else True:
        return None
    piece = _before(text, match.start(), floor)
    date = Date(int(match[0]))
    if found := _LAW.search(piece):
        name = found[2].strip()
        if "uật " not in name and not _NO_LAW.intersection(fold(name).split()):
            kind = "Bộ luật" if fold(found[1]) == "bộ luật" else "Luật"
            span = Span(match.start() - len(piece) + found.start(), match.end())
            return InstrumentMention(span, kind, date=date, name=f"{kind} {name}", law=True)
    if found := _CONSTITUTION.search(piece):
        span = Span(match.start() - len(piece) + found.start(), match.end())
        return InstrumentMention(span, "Hiến pháp", date=date, name="Hiến pháp", law=True)
    return None


def _plenum(text: str, match: re.Match[str], floor: int) -> InstrumentMention | None:
    """ "Nghị quyết Trung ương 4 khoá XII" is known by its plenum."""
    piece = fold(_before(text, match.start(), floor, 40))
    found = None if match[1] else _PLENUM.search(piece)
    if not found:
        return None
    term = _PLENUM_TERM.match(text, match.end())
    end = term.end() if term else match.end()
    number = text[match.start() - len(piece) + found.start(2) : end]
    return InstrumentMention(Span(match.start() - len(piece) + found.start(), end), "Nghị quyết", number)


def _document(text: str, match: re.Match[str], floor: int, last: InstrumentMention | None) -> InstrumentMention | None:
    begin, end = match.span()
    piece = fold(_before(text, begin, floor))
    said = piece.endswith((" số ", "(số ", " số: "))
    rest = piece[: piece.rindex("số")] if said else piece
    letters = [part for part in re.split(r"[\s/.–-]+", match[1] or "") if part]
    if letters:
        kind, start = _kind_by_letters(rest, letters)
        if not kind:
            return None
        return InstrumentMention(Span(begin - len(piece) + start if start >= 0 else begin, end), kind, match[0])
    found = _KIND_BEFORE.search(rest)
    if not found:
        again = last and last.number and last.span.end <= begin and _LIST.fullmatch(text, last.span.end, begin)
        plural = last and fold(text[max(floor, last.span.begin - 4) : last.span.begin]).endswith("các ")
        return InstrumentMention(Span(*match.span()), last.kind, match[0]) if last and again and plural else None
    if not _bare_number_stands(text, match, found[1], said):
        return None
    return InstrumentMention(Span(begin - len(piece) + found.start(), end), _KIND[found[1]], match[0])


def _kind_by_letters(before: str, letters: list[str]) -> tuple[str | None, int]:
    """The kind and where its word begins; -1 where only the number's letters name it."""
    found = next(iter(reversed(list(_KIND_SOMEWHERE.finditer(before)))), None)
    code = next((_CODE[part] for part in letters if part in _CODE), None)
    if found and (not code or found.end() >= len(before.rstrip()) or _KIND[found[1]].split()[0] == code.split()[0]):
        return _KIND[found[1]], found.start()
    return code, -1


def _bare_number_stands(text: str, match: re.Match[str], kind: str, said: bool) -> bool:
    """That a number without letters is a document's, not an amount: "Chỉ thị 35", but "kế hoạch 5 năm"."""
    if said:
        return kind in _PLAIN or kind in _CAREFUL
    following = text[match.end() : match.end() + 12]
    if not match[0].isdigit() or 1900 <= int(match[0]) <= 2099 or _AMOUNT.match(following):
        return False
    word = fold(following.lstrip().split(" ")[0].strip(',.;:)”"')) if following.strip() else ""
    closed = not following or following[0] in ',.;:)\n”"' or following.startswith((" (", " -", " –"))
    if kind in _PLAIN:
        return closed or word not in _UNIT
    return kind in _CAREFUL and (word in _FOLLOW or (closed and kind not in _LOOSE))


def _completed(
    text: str, mention: InstrumentMention, end: int, floor: int, stop: int, dates: Sequence[DateMention]
) -> InstrumentMention:
    """With the date and the issuer that stand after the number, or before the verb that issues it."""
    if mention.law:
        return mention
    end = max(end, mention.span.end)
    date = _date_at(text, end, dates)
    issuer = _issuer_after(text, date.span.end if date else end, stop)
    if issuer and not date:
        date = _date_at(text, issuer.end, dates)
    piece = _before(text, mention.span.begin, floor, 200)
    verb = _ISSUE.search(fold(piece))
    if verb:
        start = mention.span.begin - len(piece)
        issuer = issuer or _issuer_before(text, start, start + verb.start())
        date = date or _opening_date(piece, start, dates)
    last = max(mention.span.end, date.span.end if date and date.span.begin >= end else 0)
    return replace(mention, date=date.start if date else None, issuer=issuer, span=Span(mention.span.begin, last))


def _date_at(text: str, at: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The date that begins right after ``at``: "ngày 06/7/2021", "(năm 2012)", "ban hành tháng 9-2008"."""
    for date in dates:
        if date.span.begin >= at:
            near = date.kind in ("day", "month", "year") and _BEFORE_DATE.fullmatch(text, at, date.span.begin)
            return date if near else None
    return None


def _issuer_after(text: str, at: int, stop: int) -> Span | None:
    of = _OF.match(text, at, stop)
    if not of:
        return None
    begin = end = of.end()
    for match in re.compile(r"[^\s,.;:()“”\"\n]+(?:\.(?=\S))?\S*").finditer(text, begin, min(stop, begin + 90)):
        gap, word = text[end : match.start()], match[0].rstrip(',.;:)”"')
        if (end > begin and gap != " ") or _stops(fold(word), fold(text[match.end() : match.end() + 5])):
            break
        if fold(word) == "và" and text[match.end() + 1 : match.end() + 2].isupper():
            break
        end = match.start() + len(word)
        if word != match[0]:
            break
    return Span(begin, end) if fold(text[begin:end]).startswith(_ISSUER) else None


def _stops(word: str, following: str) -> bool:
    """That the name of an issuer ends before ``word``; "ban" only in "ban hành"."""
    return word in _STOP or (word == "ban" and following == " hành")


def _issuer_before(text: str, floor: int, at: int) -> Span | None:
    """The subject of the verb: what stands since the last comma, where it begins like an issuer."""
    piece = text[max(0, floor) : at]
    start = max(piece.rfind(","), piece.rfind("-"), piece.rfind("("), piece.rfind(":")) + 1
    name = piece[start:].strip()
    begin = at - len(piece) + start + (len(piece[start:]) - len(piece[start:].lstrip()))
    fits = len(name) < 60 and fold(name).startswith(_ISSUER) and not _STOP.intersection(fold(name).split())
    return Span(begin, begin + len(name)) if name and fits else None


def _opening_date(piece: str, start: int, dates: Sequence[DateMention]) -> DateMention | None:
    """ "Ngày 3/12/2020, UBND tỉnh ban hành …": the date that opens the sentence, or is the only one before the verb."""
    inside = [date for date in dates if start <= date.span.begin < start + len(piece) and date.kind in ("day", "month")]
    inside = [date for date in inside if piece[date.span.begin - start].strip()]
    return inside[0] if len(inside) == 1 else None


def _signed(text: str, floor: int, stop: int, dates: Sequence[DateMention]) -> Iterator[InstrumentMention]:
    """ "Ngày 9/10, Ban Bí thư đã ký quyết định …": no number, but a date that opens the clause and a verb."""
    for date in dates:
        if date.kind not in ("day", "month") or not floor <= date.span.begin < stop:
            continue
        opening = _before(text, date.span.begin, floor, 24).rstrip(" ")
        if opening.endswith("(") or (len(opening.strip()) > 12 and not opening.endswith(",")):
            continue
        piece = fold(_SENTENCE.split(text[date.span.end : min(stop, date.span.end + 160)], maxsplit=1)[0])
        found = _SIGNED.search(piece)
        issuer = _issuer_before(text, date.span.end, date.span.end + found.start()) if found else None
        if found and (issuer or found[1] != "có"):
            begin, kind = date.span.end + found.start(2), _KIND[found[2]]
            yield InstrumentMention(Span(begin, begin + len(found[2])), kind, date=date.start, issuer=issuer)


def _united(mentions: list[InstrumentMention]) -> list[InstrumentMention]:
    """Mentions of one instrument made one: the same number, or the same law and year."""
    united: dict[tuple[str, str], InstrumentMention] = {}
    for mention in mentions:
        number = re.sub(r"\W", "", fold(mention.number or ""))
        key = (mention.kind if not number or number.isdigit() else "", number or f"{mention.name}{mention.date}")
        first = united.get(key)
        if first:
            date, issuer = first.date or mention.date, first.issuer or mention.issuer
            mention = replace(first, others=(*first.others, mention.span), date=date, issuer=issuer)
        united[key] = mention
    return list(united.values())
