"""What stands behind a title: an area, a state, a constituency, a body that only its capitals show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.bodies.finder import BodyMention, Parser
from kg.extract.people.foreign import foreign
from kg.extract.text.reading import Reading, Unit
from kg.vi import fold, table


@dataclass(slots=True)
class PostMention:
    begin: int  # tokens
    end: int
    title: str
    body: BodyMention | None
    status: str = "current"
    national: bool = False  # needs no body
    open: bool = False  # words follow that may name a body nobody knows: "giám đốc khu sinh thái X"


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


class _Words:
    def __init__(self) -> None:
        data = table("posts")
        self.former, self.acting = _folded(data["former"]), _folded(data["acting"])
        self.behind = _folded(data["behind"])
        self.national = _folded(data["national"])
        self.plain = _folded(data["plain"])
        self.naming = {fold(title): head for title, head in data["naming"].items()}
        self.whole: dict[str, Any] = {fold(title): whole for title, whole in data["whole"].items()}
        self.committee = {fold(level): name for level, name in data["party_committee"].items()}
        self.stops = _folded(table("bodies")["lower_case"]["stops"])
        self.needs = {fold(title): _folded(heads) for title, heads in data["needs"].items()}


@cache
def words_of_posts() -> _Words:
    return _Words()


def joined(name: str, body: BodyMention) -> str:
    """ "Ban Chấp hành Đảng bộ tỉnh" + "Lào Cai", "Ban Thường vụ" + "Tỉnh ủy X"."""
    if body.kind != "area":
        return f"{name} {body.name}"
    words = name.split()
    levels = table("scopes")["levels"]
    size = 2 if levels.get(fold(" ".join(words[-2:]))) else 1
    if body.level and levels.get(fold(" ".join(words[-size:]))):
        return " ".join((*words[:-size], body.name))
    return f"{name} {body.area or body.name}"


class Pieces:
    """Reads what belongs to a post behind its title, from the units of one sentence."""

    def __init__(self, reading: Reading, units: list[Unit], bodies: Parser) -> None:
        self.reading = reading
        self.units = units
        self.bodies = bodies

    def _charge(self, stop: int) -> bool:
        """Whether the words behind "phụ trách" say a field of work rather than a body or a name."""
        unit = self.units[stop]
        return (
            not unit.cap
            and not unit.person
            and unit.norm.replace(" ", "").isalpha()
            and not (unit.classes.keys() - {"", "body", "field"} and "body" not in unit.classes)
            and self.bodies.at(stop) is None
        )

    @staticmethod
    def _said(name: str, post: PostMention) -> BodyMention:
        levels = table("scopes")["levels"]
        words = fold(name).split()
        level = levels.get(" ".join(words[-2:])) or levels.get(words[-1])
        whole = "trung ương" in fold(name) or fold(name) in ("bộ chính trị", "ban bí thư")
        kind = "party_centre" if whole else "party_committee" if name == "Đảng ủy" else "standing"
        return BodyMention(post.begin, post.end, name, kind, level, bare=not whole)

    def _country(self, at: int) -> BodyMention | None:
        """The state behind a title: "Thủ tướng Nhật Bản"."""
        unit = self.units[at] if at < len(self.units) else None
        if unit is None or not unit.cap or "country" not in unit.classes:
            return None
        return BodyMention(unit.begin, unit.end, self.reading.phrase(unit.begin, unit.end), "national")

    def _embassy(self, at: int) -> tuple[int, BodyMention] | None:
        """The state of an ambassador, and where: "Mỹ tại Liên Hợp Quốc"."""
        units, body = self.units, self._country(at)
        if body is None:
            return None
        stop = at + 1
        host = units[stop + 1] if stop + 1 < len(units) and units[stop].norm in ("tại", "ở") else None
        if host is not None and host.cap and not host.classes.keys().isdisjoint(("country", "wide", "province")):
            stop += 2
        body.end, body.kind = units[stop - 1].end, "embassy"
        body.name = self.reading.phrase(body.begin, body.end)
        return stop, body

    def _constituency(self, stop: int) -> int:
        """Behind "tỉnh Hoà Bình", "đoàn Hà Nội", "(đoàn TP.HCM)" that says where a deputy was elected."""
        units = self.units
        at = stop
        bracket = at < len(units) and units[at].norm == "("
        at += bracket
        if at < len(units) and (
            units[at].norm in ("đoàn", "đoàn đbqh", "đoàn đại biểu quốc hội", "tỉnh", "đơn vị")
            or "level" in units[at].classes
            or "province" in units[at].classes
        ):
            while (
                at < len(units)
                and (units[at].cap or "level" in units[at].classes or units[at].norm in ("đoàn", "-"))
                and not units[at].person
                and "title" not in units[at].classes
            ):
                at += 1
            if bracket:
                return at + 1 if at < len(units) and units[at].norm == ")" else stop
            return at
        return stop

    def _unknown(self, at: int) -> tuple[int, BodyMention] | None:
        """A body that only its capitals show: "tổng giám đốc Vinachem"."""
        units = self.units
        begin = at
        while at < len(units) and at - begin < 4 and units[at].cap and not units[at].person and not units[at].classes:
            at += 1
        if at == begin or len(units[begin].norm) < 3:
            return None
        if at < len(units) and units[at].person:  # "Tổng giám đốc ACV Trần Văn A"
            word = self.reading.words[units[begin].begin]
            if at - begin > 1 or not (word.isupper() or foreign(units[begin].norm)):
                return None
        if at < len(units) and (
            units[at].classes.keys() & {"body", "level", "province", "wide", "country"}
        ):  # "Agribank Chi nhánh X"
            return self.bodies.from_head(units[begin].begin, at, "company", "nsb")
        if at < len(units) and units[at].cap and not units[at].person:
            return None
        name = self.reading.phrase(units[begin].begin, units[at - 1].end)
        return at, BodyMention(units[begin].begin, units[at - 1].end, name, "body")

    def _area(self, at: int, norm: str) -> tuple[int, BodyMention] | None:
        """ "Chủ tịch huyện X", "Bí thư TP Y": the committee of that area; "Trưởng Công an xã" has its body so."""
        unit = self.units[at]
        if norm in ("trưởng công an", "chánh thanh tra", "chủ tịch", "bí thư"):
            level = unit.classes.get("level")
            if level is None and not ("province" in unit.classes and unit.cap):
                return None
            stop, body = self.at_area(at)
            if norm == "trưởng công an":
                body.name, body.kind = f"Công an {body.name}", "force"
            elif norm == "chánh thanh tra":
                body.name, body.kind = f"Thanh tra {body.name}", "department"
            elif norm == "chủ tịch":
                body.name, body.kind = f"UBND {body.name}", "peoples_committee"
            else:
                committee = words_of_posts().committee.get(level or unit.classes["province"], "Tỉnh ủy")
                place = body.area or ""
                if place.isdigit():
                    place = f"{level} {place}"
                body.name, body.kind = (
                    f"{committee} {place}".strip(),
                    "party_committee_of_area" if level in words_of_posts().committee else "party_committee",
                )
                if committee == "Đảng ủy":
                    body.name = f"Đảng ủy {self.reading.phrase(unit.begin, self.units[stop - 1].end)}"
            return stop, body
        return None

    def at_area(self, at: int) -> tuple[int, BodyMention]:
        """The area at unit ``at`` as if it were a body; the caller names what it is."""
        unit = self.units[at]
        body = BodyMention(unit.begin, unit.end, "", "area")
        if "level" in unit.classes:
            stop, area = self.bodies.named_area(at + 1)
            body.level, body.area = unit.classes["level"], area
        else:
            stop, body.area = at + 1, self.reading.phrase(unit.begin, unit.end)
        body.end = self.units[stop - 1].end
        body.name = self.reading.phrase(unit.begin, body.end)
        body.bare = body.area is None
        return stop, body

    def _area_or_body(self, at: int) -> tuple[int, BodyMention] | None:
        if at >= len(self.units):
            return None
        found = self.bodies.at(at, in_post=True)
        if found:
            return found
        unit = self.units[at]
        if "level" in unit.classes or "province" in unit.classes and unit.cap:
            return self.at_area(at)
        return None
