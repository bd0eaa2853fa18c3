"""Posts: a title, what stands before and behind it, and the body that it is a post of.

"nguyên Phó Bí thư Thường trực Tỉnh ủy Hà Giang" is former, title "Phó Bí thư Thường trực", body "Tỉnh ủy Hà Giang".
Data: kg/vi/posts.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.bodies import BodyMention, Parser
from kg.extract.lexicon import lexicon
from kg.extract.names import foreign
from kg.extract.reading import Reading, Unit
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


class _Words:
    def __init__(self) -> None:
        data = table("posts")
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.former, self.acting = folded(data["former"]), folded(data["acting"])
        self.behind = folded(data["behind"])
        self.national = folded(data["national"])
        self.plain = folded(data["plain"])
        self.naming = {fold(title): head for title, head in data["naming"].items()}
        self.whole: dict[str, Any] = {fold(title): whole for title, whole in data["whole"].items()}
        self.committee = {fold(level): name for level, name in data["party_committee"].items()}
        self.stops = folded(table("bodies")["lower_case"]["stops"])
        self.needs = {fold(title): folded(heads) for title, heads in data["needs"].items()}


@cache
def _words() -> _Words:
    return _Words()


class PostParser:
    """Reads posts from the units of one sentence."""

    def __init__(self, reading: Reading, units: list[Unit], bodies: Parser) -> None:
        self.reading = reading
        self.units = units
        self.bodies = bodies

    def at(self, index: int) -> tuple[int, PostMention] | None:
        """The post that begins at unit ``index``, and the unit behind it; None where there is none."""
        start, status = self._status(index)
        at = start
        units = self.units
        while at < len(units) and units[at].norm == "phó":
            at += 1
        if at >= len(units) or "title" not in units[at].classes or units[at].person:
            return None
        if (
            not self._has_its_body(at)
            or units[at].norm == "chủ nhiệm"
            and at + 1 < len(units)
            and units[at + 1].norm == "lớp"
        ):
            return None
        return self._read(index, start, at, status)

    def _has_its_body(self, at: int) -> bool:
        """Whether a title that is a common word ("thường trực", "đại biểu") has the body that makes it a title."""
        needed = _words().needs.get(self.units[at].norm)
        if needed is None:
            return True
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if following is None or self.units[at].norm == "phụ trách" and not following.cap:
            return False
        return following.norm in needed or "*" in needed and "body" in following.classes

    def _status(self, index: int) -> tuple[int, str]:
        status = "current"
        units, words = self.units, _words()
        while index < len(units) and "before" in units[index].classes and units[index].norm != "phó":
            norm = units[index].norm
            if norm in words.former:
                status = "former"
            elif norm in words.acting and status == "current":
                status = "acting"
            index += 1
        return index, status

    def _read(self, begin: int, start: int, at: int, status: str) -> tuple[int, PostMention]:
        words, units = _words(), self.units
        norm = units[at].norm
        stop = at + 1
        while (
            stop < len(units)
            and units[stop].norm in words.behind
            and not (units[stop].norm == "nước" and norm != "chủ tịch")
        ):
            stop += 1
        if units[stop - 1].norm == "phụ trách" and stop - 1 > at and stop < len(units) and self._charge(stop):
            stop -= 1  # "phụ trách vùng trồng": what, not how
        title = self.reading.phrase(units[start].begin, units[stop - 1].end)
        post = PostMention(units[begin].begin, units[stop - 1].end, title, None, status)
        if norm in words.whole:
            return self._whole(post, norm, stop)
        if (
            norm in ("uỷ viên", "uv")
            and stop > at + 1
            and stop < len(units)
            and units[stop].norm in ("trung ương", "trung ương đảng", "tư đảng", "t.ư đảng", "tw đảng")
        ):
            body = BodyMention(
                units[stop].begin, units[stop].end, "Ban Chấp hành Trung ương Đảng", "party_centre"
            )  # "Ủy viên dự khuyết Trung ương"
            post.body, post.end = body, body.end
            return stop + 1, post
        if (
            norm == "bộ trưởng"
            and stop + 1 < len(units)
            and units[stop].norm == ","
            and units[stop + 1].norm in ("chủ nhiệm", "tổng thanh tra")
        ):
            post.national = True  # the rank of a minister
            return stop, post
        if norm in words.national or norm == "chủ tịch" and fold(title).endswith("nước"):
            post.national = True
            return self._national(post, stop)
        return self._with_body(post, norm, stop)

    def _charge(self, stop: int) -> bool:
        """Whether the words behind "phụ trách" say a field of work rather than a body or a name."""
        unit = self.units[stop]
        return (
            not unit.cap
            and not unit.person
            and unit.norm.isalpha()
            and not (unit.classes.keys() - {"body", "field"} and "body" not in unit.classes)
            and self.bodies.at(stop) is None
        )

    def _whole(self, post: PostMention, norm: str, stop: int) -> tuple[int, PostMention]:
        """A word that says post and body: "Tỉnh ủy viên" is "Ủy viên" of "Ban Chấp hành Đảng bộ tỉnh"."""
        title, name = _words().whole[norm]
        post.title = title + (" dự khuyết" if fold(post.title).endswith("dự khuyết") else "")
        post.national = not name
        found = self._area_or_body(stop)
        if found and name:
            stop, post.body = found
            post.body.name = joined(name, post.body)
            post.end = self.units[stop - 1].end
        elif name:
            post.body = self._said(name, post)
        return stop, post

    @staticmethod
    def _said(name: str, post: PostMention) -> BodyMention:
        levels = table("scopes")["levels"]
        words = fold(name).split()
        level = levels.get(" ".join(words[-2:])) or levels.get(words[-1])
        whole = "trung ương" in fold(name) or fold(name) in ("bộ chính trị", "ban bí thư")
        kind = "party_centre" if whole else "party_committee" if name == "Đảng ủy" else "standing"
        return BodyMention(post.begin, post.end, name, kind, level, bare=not whole)

    def _national(self, post: PostMention, stop: int) -> tuple[int, PostMention]:
        """Reads on over what closes a national title without being its body: "Thủ tướng Chính phủ", "ĐBQH tỉnh Y"."""
        units = self.units
        for suffix in ("chính phủ", "trung ương đảng", "việt nam"):
            if stop < len(units) and units[stop].norm == suffix:
                stop += 1
        country = self._country(stop)
        if country is not None:
            post.body, stop = country, stop + 1
        if "đại biểu" in fold(post.title) or "đbqh" in fold(post.title):
            stop = self._constituency(stop)
        if stop < len(units) and units[stop].norm.endswith(("hoà xã hội chủ nghĩa việt nam", "chxhcn việt nam")):
            found = self.bodies.at(stop, in_post=True)
            if found:
                stop, post.body = found
        post.end = units[stop - 1].end
        if fold(post.title).endswith(" chính phủ"):
            post.title = post.title[: -len(" chính phủ")]
        return stop, post

    def _country(self, at: int) -> BodyMention | None:
        """The state behind a title: "Thủ tướng Nhật Bản"."""
        unit = self.units[at] if at < len(self.units) else None
        if unit is None or not unit.cap or "country" not in unit.classes:
            return None
        return BodyMention(unit.begin, unit.end, self.reading.phrase(unit.begin, unit.end), "national")

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

    def _with_body(self, post: PostMention, norm: str, stop: int) -> tuple[int, PostMention]:
        units = self.units
        words = _words()
        head = words.naming.get(norm)
        found = None
        if stop < len(units):
            found = self._overlapping(stop, head) or self.bodies.at(stop, in_post=True)
            if found is None and head is not None:
                found = self.bodies.after(stop, head)
            if found is None:
                found = self._area(stop, norm)
            if found is None and units[stop].norm in ("của", "tại", "ở") and stop + 1 < len(units):
                found = self.bodies.at(stop + 1, in_post=True)
            if found is None and norm == "chủ tịch" and (country := self._country(stop)) is not None:
                found = stop + 1, country
            if found is None:
                found = self._unknown(stop)
            following = units[stop]
            post.open = (
                found is None
                and following.norm.isalpha()
                and not following.person
                and not (following.classes.keys() - {"field", "body"})
                and following.norm not in words.stops
            )
        if found:
            stop, post.body = found
            if (
                head is not None
                and post.body.name.isupper()
                and "field" in units[stop - 1].classes
                and " " not in post.body.name
            ):
                post.body.name = f"{head} {post.body.name}"  # "Bộ trưởng GTVT"
            if head is not None and fold(post.body.name.split()[0]) != fold(head).split()[0]:
                self._named_by_title(post, norm, head)
            post.end = units[stop - 1].end
        return stop, post

    def _overlapping(self, stop: int, head: str | None) -> tuple[int, BodyMention] | None:
        """The body whose head begins with the title's last word: "Phó Ban chỉ đạo Tây Nam Bộ"."""
        if head is None:
            return None
        first = self.units[stop - 1].end - 1
        entry = lexicon().longest(self.reading.norms, first, len(self.reading.norms))
        if entry is None or entry[0] == 1 or "body" not in entry[1] or fold(head) != self.reading.norms[first]:
            return None
        cut = next((i for i in range(stop, len(self.units)) if self.units[i].begin >= first + entry[0]), None)
        if cut is None or self.units[cut].begin != first + entry[0]:
            return None
        return self.bodies.from_head(first, cut, *entry[1]["body"])

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
        if at < len(units) and (units[at].classes.keys() & {"body", "level", "province"}):  # "Agribank Chi nhánh X"
            return self.bodies.from_head(units[begin].begin, at, "company", "nsb")
        if at < len(units) and units[at].cap:
            return None
        name = self.reading.phrase(units[begin].begin, units[at - 1].end)
        return at, BodyMention(units[begin].begin, units[at - 1].end, name, "body")

    def _named_by_title(self, post: PostMention, norm: str, head: str) -> None:
        """ "Trưởng Công an xã": the body is "Công an xã"; "Trưởng phòng Sở X" is a post of the department itself."""
        if norm == "tổng thanh tra" and post.body is not None:
            post.body.name = f"{head} {post.body.name}"

    def _area(self, at: int, norm: str) -> tuple[int, BodyMention] | None:
        """ "Chủ tịch huyện X", "Bí thư TP Y": the committee of that area is meant; "Trưởng Công an xã" has its body so."""
        unit = self.units[at]
        if norm == "trưởng công an" or norm in ("chủ tịch", "bí thư"):
            level = unit.classes.get("level")
            if level is None and not ("province" in unit.classes and unit.cap):
                return None
            stop, body = self.at_area(at)
            if norm == "trưởng công an":
                body.name, body.kind = f"Công an {body.name}", "force"
            elif norm == "chủ tịch":
                body.name, body.kind = f"UBND {body.name}", "peoples_committee"
            else:
                committee = _words().committee.get(level or "", "Tỉnh ủy")
                place = body.area or ""
                if place.isdigit():
                    place = f"{level} {place}"
                body.name, body.kind = (
                    f"{committee} {place}".strip(),
                    "party_committee_of_area" if level in _words().committee else "party_committee",
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
            stop, area = self.bodies._named_area(at + 1)
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
