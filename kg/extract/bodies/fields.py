"""What bodies are for: the words of a field that make up most of a body's name ("Tài nguyên và Môi trường").

Field words follow one another, or are tied by "và", dashes and commas. The same words in lower case may be what the
body does ("Sở Nội vụ tổ chức …"), so they count behind the head itself or behind a field that takes an object.
"""

from __future__ import annotations

from functools import cache, partial

from kg.extract.text.reading import Unit
from kg.vi import fold, table, word_set

_stops = partial(word_set, "bodies", "lower_case", "stops")
_never = partial(word_set, "bodies", "tails", "never")

_NEEDY = ("department", "ministry", "institute", "board", "school", "hospital", "force")
_CLOSED = frozenset((".", ";", ":"))


@cache
def _words(name: str) -> frozenset[str]:
    data = table("bodies")
    return frozenset(map(fold, data["between"]["words"] if name == "between" else data["predicates"][name]))


def behind(units: list[Unit], at: int, kind: str, *, started: bool, first: bool) -> int:
    """Behind the field words that begin at ``at``; ``at`` where there are none.

    ``started``: the head of the body stands before; ``first``: it stands right before.
    """
    if "field" in units[at].classes and not (units[at].classes.get("body") and not started):
        if _predicate(units, at, kind, first=first):
            return at
        at += 1
    elif not (started and _joins(units, at, kind)):
        return at
    while at < len(units):
        if (
            "field" in units[at].classes
            and not _head_of_own(units, at)
            and not _predicate(units, at, kind, first=False)
        ):
            at += 1
        elif _joins(units, at, kind):
            at += 2
        elif bridged := _bridges(units, at, kind):
            at = bridged
        else:
            break
    return at


def open_object(units: list[Unit], at: int, kind: str) -> int:
    """Behind the lower-case words that complete a field, or a word cut at a syllable: "Quản lý dịch hại cây trồng"."""
    before = units[at - 1]
    single = before.cap and not before.classes and before.end - before.begin == 1 and before.norm.isalpha()
    open_ended = (
        kind == "association"
        and "body" in before.classes
        or kind in ("department", "institute")
        and (single or before.norm in _words("open"))
    )
    if not open_ended or units[at].norm in _stops():
        return at
    stop = at
    while (
        stop < len(units)
        and stop - at < 5
        and not units[stop].classes
        and not units[stop].cap
        and units[stop].norm.isalpha()
    ):
        stop += 1
    return (
        stop
        if stop < len(units) and not units[stop].person and (units[stop].classes or not units[stop].norm.isalpha())
        else at
    )


_CLAUSE = frozenset(
    """role change is passive by denied proposed future happens holds title before level honorific rank event province
    place country wide assigned""".split()
)
_QUOTES = frozenset("\"'“”‘’")
_CLOSES = frozenset((",", ".", ";", ")", "(", "-", "–", ":"))


def open_tail(units: list[Unit], at: int) -> int:
    """Behind the unlisted lower-case words that lead on to an area or a sign: "Hội nghệ sĩ múa xoè, …"; else ``at``.

    Only for posts in apposition: there no verb can follow the body's name.
    """
    if _ties(units, at):  # "Cơ sở đảng - đảng viên"
        return at + 2
    if units[at].cap or not units[at].norm[0].isalpha() or units[at].norm.split()[0] in _never():
        return at
    stop = at
    while stop < len(units) and stop - at < 10:
        unit = units[stop]
        if unit.norm in _CLOSES:
            if unit.norm not in ("-", "–") or _sets_off(units, stop):
                return stop
        elif unit.norm in _QUOTES:
            return at
        elif unit.person or unit.cap and unit.classes.keys() & {"level", "province", "place", "country", "wide"}:
            return at if unit.person else stop
        elif "level" in unit.classes and stop + 1 < len(units) and units[stop + 1].cap:
            return stop
        elif unit.classes.keys() & _CLAUSE or unit.norm in _stops() and unit.norm != "và":
            return at
        elif unit.classes.get("body") and unit.cap:
            return stop
        stop += 1
    return stop if stop == len(units) else at


def _ties(units: list[Unit], at: int) -> bool:
    """Whether a dash behind a field in lower case leads on to unlisted words that a comma closes."""
    if units[at].norm not in ("-", "–") or at + 2 >= len(units) or not at or "field" not in units[at - 1].classes:
        return False
    following = units[at + 1]
    return not following.cap and following.norm[0].isalpha() and units[at + 2].norm == "," and not _sets_off(units, at)


def _sets_off(units: list[Unit], at: int) -> bool:
    """Whether a dash sets off what follows, rather than ties two lower-case words of one name."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following is None or following.cap or bool(following.person) or bool(following.classes.keys() & _CLAUSE)


def _predicate(units: list[Unit], at: int, kind: str, *, first: bool) -> bool:
    """Whether the field word at ``at`` is rather what the body does."""
    unit, before = units[at], units[at - 1] if at else None
    if unit.cap or unit.norm not in _words("hard" if kind == "company" else "all"):
        return False
    if first:
        return kind not in _NEEDY
    return (
        before is None
        or before.cap
        and before.norm not in _words("transitive")
        or "field" not in before.classes
        or unit.norm in _words("hard")
    )


def _joins(units: list[Unit], at: int, kind: str) -> bool:
    """Whether unit ``at`` ties field words: "và" before a field, a comma before a field that "và" or "&" closes."""
    if units[at].norm not in _words("between") or at + 1 >= len(units) or not at:
        return False
    before, following = units[at - 1], units[at + 1]
    if "field" not in following.classes or _head_of_own(units, at + 1) or "title" in following.classes:
        return False
    if kind in ("ministry", "department") and following.norm.startswith("các ") and units[at].norm != "các":
        return False
    if units[at].norm == ",":
        return _closes(units, at, following) or kind == "institute" and _enumerates(units, at)
    if units[at].norm in ("-", "–"):
        return _tight(units, at) or following.cap == before.cap
    if units[at].norm in ("và", "&"):
        if kind == "ministry":
            return _compound(units, at)
        return following.cap == before.cap or not following.cap or not before.cap
    return units[at].norm in ("các", "công tác", "ngành")


def _compound(units: list[Unit], at: int) -> bool:
    """Whether "và" stands inside a ministry's name: only some ministries have two fields."""
    fields = f" {units[at - 1].norm} và {units[at + 1].norm}"
    return any(fields.endswith(f" {two}") for two in _words("ministries"))


def _closes(units: list[Unit], at: int, following: Unit) -> bool:
    if " và " in following.norm:  # "Lao động, Thương binh và Xã hội"
        return f"{units[at - 1].norm}, {following.norm}" in _words("ministries")
    ahead = units[at + 1 : at + 6]
    closes = next((i for i, unit in enumerate(ahead) if unit.norm in ("và", "&")), None)
    stops = next((i for i, unit in enumerate(ahead) if unit.norm in _CLOSED or unit.person), 9)
    return (
        closes is not None
        and closes < stops
        and closes + 1 < len(ahead)
        and "field" in ahead[closes + 1].classes
        and following.cap == ahead[closes + 1].cap
    )


def _enumerates(units: list[Unit], at: int) -> bool:
    """Whether small fields go on until an area: "Xúc tiến đầu tư, thương mại, du lịch TP X"."""
    stop = at
    while (
        stop + 1 < len(units)
        and units[stop].norm == ","
        and "field" in units[stop + 1].classes
        and not units[stop + 1].cap
        and "body" not in units[stop + 1].classes
    ):
        stop += 2
    return stop > at and stop < len(units) and not units[stop].classes.keys().isdisjoint(("level", "province"))


def _bridges(units: list[Unit], at: int, kind: str) -> int:
    """Behind the field that unknown words tie to a lower-case field: "công trình nâng cấp đô thị"; 0: none."""
    before, stop = units[at - 1], at
    if kind not in ("department", "institute", "board") or before.cap or "field" not in before.classes:
        return 0
    while (
        stop < len(units)
        and stop < at + 2
        and not units[stop].classes
        and not units[stop].cap
        and units[stop].norm.isalpha()
    ):
        stop += 1
    if (
        stop == at
        or stop >= len(units)
        or units[stop].cap
        or "field" not in units[stop].classes
        or _head_of_own(units, stop)
    ):
        return 0
    return stop + 1


def _tight(units: list[Unit], at: int) -> bool:
    return units[at - 1].end == units[at].begin and units[at + 1].begin == units[at].end


def _head_of_own(units: list[Unit], at: int) -> bool:
    """Whether a field word here opens a body of its own: "Công an tỉnh", "Văn phòng Chính phủ"."""
    if "body" not in units[at].classes:
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and bool({"level", "province", "body", "wide"} & following.classes.keys())
