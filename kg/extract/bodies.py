"""Bodies: where a name of a body begins, how far it goes, and what it is part of.

A name is a head ("Sở", "Đảng ủy", "Công ty") and what that head takes: words of a field, capitalised words, a place,
another body. Data: kg/vi/bodies.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.extract import fields
from kg.extract.reading import Reading, Unit
from kg.vi import fold, table


@dataclass(slots=True)
class BodyMention:
    """A body as named at one place of the text."""

    begin: int  # tokens
    end: int
    name: str
    kind: str
    level: str | None = None  # of the area that it names last: "tỉnh", "xã" …
    area: str | None = None  # the name of that area; None where the level stands alone
    bare: bool = False  # nothing says whose: "Đảng ủy", "UBND", "UBND tỉnh"
    parts: list[BodyMention] = field(default_factory=list)  # the body that this one is part of
    alias: str | None = None  # an abbreviation defined behind it
    alias_of: str | None = None  # the part of the name that stands before the abbreviation


class _Words:
    def __init__(self) -> None:
        data = table("bodies")
        self.of = frozenset(map(fold, data["joiners"]["of"]))
        self.own_level = {fold(word): level for word, level in data["own_level"].items()}
        self.stops = frozenset(map(fold, data["lower_case"]["stops"]))
        self.seldom = frozenset(map(fold, data["seldom_alone"]["words"]))


@cache
def _words() -> _Words:
    return _Words()


def _whole(body: BodyMention) -> Iterator[BodyMention]:
    yield body
    for part in body.parts:
        yield from _whole(part)


class Parser:
    """Reads bodies from the units of one sentence."""

    def __init__(self, reading: Reading, units: list[Unit]) -> None:
        self.reading = reading
        self.units = units

    def at(self, index: int, *, in_post: bool = False) -> tuple[int, BodyMention] | None:
        """The body that begins at unit ``index``, and the unit behind it; None where there is none."""
        if index >= len(self.units):
            return None
        unit = self.units[index]
        head = unit.classes.get("body")
        if head is None or unit.person:
            return None
        if not unit.cap and not in_post and not self._stands_small(unit, index):
            return None
        if not unit.cap and "opaque" in unit.classes and unit.norm not in _words().seldom and not in_post:
            return None
        if unit.norm == "cơ quan":  # "thủ quỹ cơ quan Ban chỉ đạo …": the body is what follows
            inner = self.at(index + 1, in_post=in_post)
            if inner:
                return inner
        return self._complete(index, index + 1, head[0], head[1], unit.norm, in_post=in_post)

    def from_head(self, first: int, at: int, kind: str, takes: str) -> tuple[int, BodyMention] | None:
        """A body whose head begins at token ``first``, inside another unit, and whose further units begin at ``at``."""
        head = " ".join(self.reading.norms[first : self.units[at].begin])
        found = self._complete(at, at, kind, takes, head, in_post=True, first=first)
        if found is None:
            return None
        return found

    def after(self, index: int, head: str) -> tuple[int, BodyMention] | None:
        """A body whose head word a title has said: "Tuyên giáo Tỉnh ủy" behind "Trưởng Ban"."""
        found = self._complete(index, index, "department", "fsnb", fold(head), in_post=True)
        if found is None or found[0] == index:
            return None
        stop, body = found
        if not (body.name.isupper() and " " not in body.name):  # "Chi cục trưởng CCT": the letters are the whole name
            body.name = f"{head} {body.name}"
        return stop, body

    def _shouted(self) -> bool:
        """Whether the sentence is a heading in capitals."""
        words = self.reading.words[self.units[0].begin : self.units[-1].end]
        capitals = [word.isupper() for word in words if len(word) > 1 and word.isalpha()]
        return len(capitals) > 7 and sum(capitals) > 0.9 * len(capitals)

    def _stands_small(self, unit: Unit, index: int) -> bool:
        """Whether a body in lower case may stand here: "tỉnh ủy", "công an huyện", "bộ Công an"."""
        if unit.norm in _words().seldom:
            following = self.units[index + 1] if index + 1 < len(self.units) else None
            return (
                following is not None
                and following.cap
                and ("field" in following.classes or "province" in following.classes)
            )
        return True

    def _complete(
        self, begin: int, at: int, kind: str, takes: str, head: str, *, in_post: bool, first: int | None = None
    ) -> tuple[int, BodyMention] | None:
        units = self.units
        body = BodyMention(units[begin].begin if begin < len(units) else 0, 0, "", kind)
        if first is not None:
            body.begin = first
        tail = ""  # separates the part of, when it stood in brackets
        seen_area = False
        last = at
        while at < len(units):
            unit = units[at]
            if unit.person:
                break
            stop = at
            if "f" in takes:
                stop = fields.behind(
                    units,
                    at,
                    kind,
                    started=at > begin or in_post,
                    first=at == last and not seen_area and not body.alias and at <= begin + 1,
                )
            if stop == at and not seen_area:
                stop = self._name(at, takes, head, last)
            if stop == at:
                stop = self._area(at, takes, body, head)
                seen_area = seen_area or stop > at
            if stop == at:
                stop = self._alias(at, body)
                if stop > at:
                    at = stop
                    continue
            if stop == at and "f" in takes and at and at == last and not seen_area:
                stop = fields.open_object(units, at, kind)
            if stop == at and kind == "board":
                stop = self._year(at)
            if (
                stop == at
                and kind in ("standing", "party_centre", "party_committee")
                and at == last
                and self._initials(at)
            ):
                stop = at + 1  # "Ban Chấp hành HLG Việt Nam"
            if (
                stop == at
                and kind == "court"
                and unit.norm in ("tại", "ở")
                and at + 1 < len(units)
                and units[at + 1].cap
                and "province" in units[at + 1].classes
            ):
                stop = at + 2  # "Viện KSND cấp cao tại Đà Nẵng"
            if stop == at:
                nested = self._nested(at, takes, kind, in_post=in_post)
                if nested:
                    last, tail = nested[0], nested[2]
                    body.parts.append(nested[1])
                break
            at = last = stop
        if last == begin and at == begin and first is None:
            return None
        end_unit = last
        body.end = units[end_unit - 1].end
        body.name = self._text(body.begin, end_unit, body, tail)
        self._judge(body, head)
        return end_unit, body

    def _text(self, begin: int, end: int, body: BodyMention, tail: str) -> str:
        text = self.reading.phrase(begin, self.units[end - 1].end)
        for alias in (one.alias for one in _whole(body) if one.alias):
            text = " ".join(text.replace(f"({alias})", " ").split()).replace(" ,", ",")
        if tail == "(" and body.parts:
            own = self.reading.phrase(begin, body.parts[0].begin).rstrip("( ")
            text = f"{own}, {body.parts[0].name}"
        return text

    def _year(self, at: int) -> int:
        """Behind "năm 2016", which tells one examination board from another."""
        units = self.units
        number = units[at + 1].norm if at + 1 < len(units) else ""
        if (
            units[at].norm == "cấp"
            and at + 1 < len(units)
            and "level" in units[at + 1].classes
            and not units[at + 1].cap
        ):
            return at + 2  # "công chức cấp xã"
        if units[at].norm != "năm" or not (number.isdigit() and len(number) == 4):
            return at
        return at + 4 if at + 3 < len(units) and units[at + 2].norm == "-" and units[at + 3].norm.isdigit() else at + 2

    def _initials(self, at: int) -> bool:
        """Whether an unknown abbreviation stands at unit ``at``."""
        word = self.reading.words[self.units[at].begin]
        return not self.units[at].classes and not self.units[at].person and len(word) > 2 and word.isupper()

    def _judge(self, body: BodyMention, head: str) -> None:
        own = _words().own_level.get(head)
        if body.level is None and own is not None:
            body.level = own
            rest = fold(body.name)[len(head) :].strip()
            body.area = body.name[len(head) :].strip() or None if rest else None
        if body.parts:
            part = body.parts[-1]
            body.level, body.area = body.level or part.level, body.area or part.area
            body.bare = part.bare
        else:
            alone = fold(body.name) == head
            local = body.kind in (
                "peoples_committee",
                "peoples_council",
                "party_committee_of_area",
                "party_committee",
                "party_organisation",
                "standing",
                "party_block",
            )
            body.bare = body.area is None and (
                local or body.level is not None or alone and body.kind not in ("national", "party_centre", "ministry")
            )

    def _name(self, at: int, takes: str, head: str, last: int) -> int:
        """Behind a capitalised word or number of a name; ``at`` where there is none."""
        unit = self.units[at]
        if "n" not in takes:
            return at
        word = self.reading.words[unit.begin]
        if word[0].isdigit() and at == last and unit.end == unit.begin + 1 and len(word) <= 4:
            return at + 1
        if not unit.cap:
            return at + 1 if "l" in takes and self._goes_on(at) else at
        if (
            "before" in unit.classes
            and unit.norm == "nguyên"
            and self.units[at - 1].cap
            and not self.units[at - 1].classes
        ):
            return at + 1  # "Cao Nguyên Xanh"
        if (
            any(name in unit.classes for name in ("title", "level", "honorific", "before"))
            or "event" in unit.classes
            and "l" not in takes
        ):
            return at
        if (
            unit.classes.get("body")
            and not ("l" in takes or "p" in takes)
            or "province" in unit.classes
            or "wide" in unit.classes
        ):
            return at
        if (
            unit.classes.get("body")
            and unit.end - unit.begin > 1
            and not (at == last and unit.classes["body"][0] == ("company" if "l" in takes else "school"))
        ):
            return at
        if len(word) > 1 and word.isupper() and self._shouted():
            return at  # in a heading of capitals nothing shows where the name ends
        return at + 1

    def _goes_on(self, at: int) -> bool:
        """Whether lower-case words of a company's name lead on to a capitalised one: "Công ty cổ phần sản xuất chương trình An Viên"."""
        for ahead in range(at, min(at + 6, len(self.units))):
            unit = self.units[ahead]
            if (
                self.reading.norms[unit.begin] in _words().stops
                or unit.norm in _words().stops
                or unit.person
                or unit.norm in ',.;:()"“'
                or "title" in unit.classes
                or any(
                    name in unit.classes for name in ("role", "change", "is", "passive", "by", "denied", "future", "of")
                )
            ):
                return False
            if unit.cap:
                return "honorific" not in unit.classes and "level" not in unit.classes
        return False

    def _area(self, at: int, takes: str, body: BodyMention, head: str) -> int:
        """Behind the area that begins at ``at``; sets the body's level and area."""
        if "s" not in takes and "f" not in takes:
            return at
        units = self.units
        unit = units[at]
        classes = unit.classes
        if (
            "province" in classes
            or "place" in classes
            or "country" in classes
            and body.kind in ("union", "party_organisation", "party_centre", "association")
        ):
            if not unit.cap:
                return at
            body.area = self.reading.phrase(unit.begin, unit.end)
            return at + 1
        if "wide" in classes:
            return at + 1
        if "s" in takes and "level" in classes:
            stop, area = self._named_area(at + 1)
            body.level, body.area = classes["level"], area
            return stop
        if (
            "s" in takes
            and unit.cap
            and (head in _words().own_level or body.kind in ("peoples_committee", "peoples_council", "force", "court"))
            and not body.area
        ):
            stop, area = self._named_area(at)
            if area:
                body.area = area
            return stop
        return at

    def _named_area(self, at: int) -> tuple[int, str | None]:
        """The name of an area that begins at ``at``: capitalised words or a number."""
        units, words = self.units, self.reading.words
        begin = at
        while at < len(units) and at - begin < 4:
            unit = units[at]
            word = words[unit.begin]
            if unit.person or any(name in unit.classes for name in ("title", "honorific", "event", "level")):
                break
            if "before" in unit.classes and not (
                unit.cap and at + 1 < len(units) and units[at + 1].cap and not units[at + 1].classes
            ):
                break  # but "xã Tân Mai"
            if "province" in unit.classes or "place" in unit.classes:
                at += 1
                break
            if word[0].isdigit():
                at += at == begin
                break
            if not unit.cap or unit.classes.get("body") and at > begin:
                break
            at += 1
        return (at, self.reading.phrase(units[begin].begin, units[at - 1].end)) if at > begin else (at, None)

    def _alias(self, at: int, body: BodyMention) -> int:
        """Behind an abbreviation in brackets that begins at ``at``: "(UBKT)", "(Agribank)"."""
        units = self.units
        if units[at].norm != "(" or at + 2 >= len(units):
            return at
        close = next((i for i in range(at + 1, min(at + 8, len(units))) if units[i].norm == ")"), None)
        if close is None:
            return at
        text = self.reading.slice(units[at + 1].begin, units[close].begin)
        if (
            not text
            or " " in text
            and not text.replace(" ", "").replace("&", "").replace("-", "").isupper()
            or not text[0].isupper()
            or "level" in units[at + 1].classes
            or "province" in units[at + 1].classes
        ):
            return at
        if sum(char.isupper() for char in text) < 2 and " " not in text and not text.isalpha():
            return at
        if units[at + 1].classes.get("body") and close > at + 2:
            return at
        body.alias = text
        body.alias_of = self.reading.phrase(body.begin, units[at].begin)
        return close + 1

    def _nested(self, at: int, takes: str, kind: str, *, in_post: bool) -> tuple[int, BodyMention, str] | None:
        """The body that this one is part of, named at ``at``: directly, behind "của" or "thuộc", in brackets, or behind a comma."""
        units = self.units
        sign = ""
        start = at
        if units[at].norm in _words().of:
            if kind in ("institute", "school", "hospital") and units[at].norm != "của":
                return None  # "Viện X thuộc Bộ Y" has a name of its own
            start, sign = at + 1, units[at].norm
        elif units[at].norm == "(" and in_post:
            start, sign = at + 1, "("
        elif units[at].norm == "," and in_post and kind in ("department", "institute"):
            start, sign = at + 1, ","
        elif "b" not in takes:
            return None
        if start >= len(units) or (sign == "," and not self._may_own(start)):
            return None
        found = self.at(
            start, in_post=in_post and (sign != "(") and (sign != "," or units[start].norm in ("bộ", "tổng cục"))
        )
        if found is None:
            return None
        stop, part = found
        if sign == "(":
            if (
                stop >= len(units)
                or units[stop].norm != ")"
                or part.kind not in ("department", "ministry", "association", "company", "force")
            ):
                return None
            stop += 1
        return stop, part, sign

    def _may_own(self, at: int) -> bool:
        """Whether the body behind a comma is the one that a section before it belongs to, not the next of a list."""
        unit = self.units[at]
        head = unit.classes.get("body")
        return bool(unit.cap and head and (unit.norm in table("bodies")["owners"]["words"] or head[0] == "front"))
