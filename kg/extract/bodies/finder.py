"""Bodies: where a name of a body begins, how far it goes, and what it is part of.

A name is a head ("Sở", "Đảng ủy", "Công ty") and what that head takes: words of a field, capitalised words, a place,
another body. Data: kg/vi/bodies.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.bodies import fields
from kg.extract.bodies.mentions import BodyMention, words_of_bodies
from kg.extract.bodies.pieces import Pieces
from kg.vi import fold, table

__all__ = ["BodyMention", "Parser"]


def _whole(body: BodyMention) -> Iterator[BodyMention]:
    yield body
    for part in body.parts:
        yield from _whole(part)


# Kinds → heads of what owns them behind a comma, beside those that own departments.
_ABOVE = {
    "school": frozenset(("đại học",)),
    "company": frozenset(("bộ",)),
    "force": frozenset(("quân khu", "quân đoàn", "quân chủng", "binh chủng", "sư đoàn", "lữ đoàn")),
}


class Parser(Pieces):
    """Reads bodies from the units of one sentence."""

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
        if not unit.cap and "opaque" in unit.classes and unit.norm not in words_of_bodies().seldom and not in_post:
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
        kind = "ministry" if head == "Bộ" else "department"
        found = self._complete(index, index, kind, "fsnb", fold(head), in_post=True)
        if found is None or found[0] == index:
            return None
        stop, body = found
        said = self.units[index].norm.startswith(f"{fold(head)} ") and head != "Phòng"  # "tổ trưởng tổ dân phố 5"
        if not (
            body.name.isupper() and " " not in body.name or said
        ):  # "Chi cục trưởng CCT": the letters are the whole name
            body.name = f"{head} {body.name}"
        return stop, body

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
            if unit.person or self._captioned(at):
                break
            stop = at
            if "f" in takes and (not seen_area or unit.cap or not unit.classes.get("field")):
                stop = fields.behind(
                    units,
                    at,
                    kind,
                    started=at > begin or in_post,
                    first=at == last and not seen_area and not body.alias and at <= begin + 1,
                )
            if stop == at and not seen_area and not self._beyond(at, kind, begin):
                stop = self._name(at, takes, last)
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
                seen_area = seen_area or stop > at and unit.norm == "về"
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
            if stop == at and kind == "company":
                stop = self._suffix(at)
            if stop == at:
                nested = self._nested(at, takes, kind, in_post=in_post)
                if nested:
                    last, tail = nested[0], nested[2]
                    body.parts.append(nested[1])
                    break
                if self.apposed and not seen_area and kind in words_of_bodies().tails and not units[at].norm.isdigit():
                    stop = fields.open_tail(units, at)
                if stop == at:
                    break
            at = last = stop
        if last == begin and at == begin and first is None:
            return None
        end_unit = last
        body.end = units[end_unit - 1].end
        body.name = self._text(body.begin, end_unit, body, tail)
        self._judge(body, head)
        return end_unit, body

    def _beyond(self, at: int, kind: str, begin: int) -> bool:
        """Whether a capitalised word is no more of a ministry's name: its state, or the minister's own name."""
        unit = self.units[at]
        if kind not in ("ministry", "abroad", "force"):
            return False
        foreign = (
            kind == "ministry" and at > begin and not unit.classes and not self.reading.words[unit.begin].isupper()
        )
        return "country" in unit.classes or foreign

    def _text(self, begin: int, end: int, body: BodyMention, tail: str) -> str:
        text = self.reading.phrase(begin, self.units[end - 1].end)
        for letters, full in words_of_bodies().written_out.items():
            if letters in text:
                text = " ".join(full if word == letters else word for word in text.split())
        for alias in (one.alias for one in _whole(body) if one.alias):
            text = " ".join(text.replace(f"({alias})", " ").split()).replace(" ,", ",")
        if tail == "(" and body.parts:
            own = self.reading.phrase(begin, body.parts[0].begin).rstrip("( ")
            text = f"{own}, {body.parts[0].name}"
        return text

    def _judge(self, body: BodyMention, head: str) -> None:
        own = words_of_bodies().own_level.get(head)
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
            body.bare = (
                body.area is None
                and " trung ương" not in fold(body.name)
                and (
                    local
                    or body.level is not None
                    or alone
                    and body.kind not in ("national", "party_centre", "ministry")
                )
            )

    def _nested(self, at: int, takes: str, kind: str, *, in_post: bool) -> tuple[int, BodyMention, str] | None:
        """The body that this one is part of, named at ``at``: directly, behind "của", in brackets, behind a comma."""
        units = self.units
        sign = ""
        start = at
        if units[at].norm in words_of_bodies().of:
            if kind in ("institute", "school", "hospital") and units[at].norm != "của":
                return None  # "Viện X thuộc Bộ Y" has a name of its own
            start, sign = at + 1, units[at].norm
        elif units[at].norm == "(" and in_post:
            start, sign = at + 1, "("
        elif units[at].norm == "," and in_post and kind in ("department", "institute", "school", "company", "force"):
            start, sign = at + 1, ","
        elif "b" not in takes:
            return None
        if start >= len(units) or (sign == "," and not self._may_own(start, kind)):
            return None
        found = self.at(
            start, in_post=in_post and (sign != "(") and (sign != "," or units[start].norm in ("bộ", "tổng cục"))
        )
        if found is None:
            return None
        stop, part = found
        if sign == "(" and part.kind == kind == "ministry":
            return None  # its short name
        if not sign and stop == start + 1 and not units[start].cap and units[start].norm in words_of_bodies().seldom:
            return None  # "Sở Y tế thanh tra …"
        if sign == "(":
            if (
                stop >= len(units)
                or units[stop].norm != ")"
                or part.kind not in ("department", "ministry", "association", "company", "force")
            ):
                return None
            stop += 1
        return stop, part, sign

    def _may_own(self, at: int, kind: str) -> bool:
        """Whether the body behind a comma is the one that a section before it belongs to, not the next of a list."""
        unit = self.units[at]
        head = unit.classes.get("body")
        if kind in _ABOVE:
            return unit.cap and unit.norm in _ABOVE[kind]
        return bool(unit.cap and head and (unit.norm in table("bodies")["owners"]["words"] or head[0] == "front"))
