"""The pieces of a body's name: capitalised words, an area, a year, an abbreviation in brackets."""

from __future__ import annotations

from kg.extract.bodies import fields
from kg.extract.bodies.mentions import OF_STATES, BodyMention, words_of_bodies
from kg.extract.text.reading import Reading, Unit


class Pieces:
    """Reads single pieces of names from the units of one sentence; each method gives the unit behind what it read."""

    def __init__(self, reading: Reading, units: list[Unit]) -> None:
        self.reading = reading
        self.units = units
        self.apposed = False  # a post in apposition is read: no verb follows the name of its body

    def _shouted(self) -> bool:
        """Whether the sentence is a heading in capitals."""
        words = self.reading.words[self.units[0].begin : self.units[-1].end]
        capitals = [word.isupper() for word in words if len(word) > 1 and word.isalpha()]
        return len(capitals) > 7 and sum(capitals) > 0.9 * len(capitals)

    def _stands_small(self, unit: Unit, index: int) -> bool:
        """Whether a body in lower case may stand here: "tỉnh ủy", "công an huyện", "bộ Công an"."""
        if unit.norm in words_of_bodies().seldom:
            following = self.units[index + 1] if index + 1 < len(self.units) else None
            return (
                following is not None
                and following.cap
                and ("field" in following.classes or "province" in following.classes)
            )
        return True

    def _year(self, at: int) -> int:
        """Behind "năm 2016", which tells one examination board from another, or "về" and what a board is for."""
        units = self.units
        if units[at].norm == "về" and at + 1 < len(units):  # "Ban Chỉ đạo Trung ương về phòng, chống …"
            stop = fields.behind(units, at + 1, "board", started=True, first=False)
            return stop if stop > at + 1 else at
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

    def _name(self, at: int, takes: str, last: int) -> int:
        """Behind a capitalised word or number of a name; ``at`` where there is none."""
        unit = self.units[at]
        if "n" not in takes:
            return at
        word = self.reading.words[unit.begin]
        if word[0].isdigit() and at == last and unit.end == unit.begin + 1 and len(word) <= 4:
            return at + 1
        if not unit.cap:
            return at + 1 if "l" in takes and self._goes_on(at) else at
        if "before" in unit.classes and self._in_name(at):
            return at + 1  # "Cao Nguyên Xanh", "Trường THCS Tân Dụ"
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

    def _in_name(self, at: int) -> bool:
        """Whether "Nguyên", "Tân" … at ``at`` is a syllable of a name rather than what stands before a title."""
        before, following = self.units[at - 1], self.units[at + 1] if at + 1 < len(self.units) else None
        inside = self.units[at].norm == "nguyên" and before.cap and not before.classes
        opens = self.units[at].norm == "tân" and following is not None and following.cap and not following.person
        return inside or opens and following is not None and "title" not in following.classes

    def _goes_on(self, at: int) -> bool:
        """Whether lower-case words lead on to a capitalised one: "Công ty cổ phần sản xuất chương trình An Viên"."""
        for ahead in range(at, min(at + 6, len(self.units))):
            unit = self.units[ahead]
            if (
                self.reading.norms[unit.begin] in words_of_bodies().stops
                or unit.norm in words_of_bodies().stops
                or unit.person
                or unit.norm in ',.;:()"“–-'
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
        units = self.units
        unit = units[at]
        classes = unit.classes
        if "s" not in takes and "f" not in takes and not (body.kind == "national" and "country" in classes):
            return at
        if "province" in classes or "place" in classes or "country" in classes and body.kind in OF_STATES:
            if not unit.cap:
                return at
            body.area = self.reading.phrase(unit.begin, unit.end)
            return at + 1
        if "wide" in classes:
            return at + 1
        if "s" in takes and "level" in classes:
            stop, area = self.named_area(at + 1)
            body.level, body.area = classes["level"], area
            return stop
        if (
            "s" in takes
            and unit.cap
            and (
                head in words_of_bodies().own_level
                or body.kind in ("peoples_committee", "peoples_council", "force", "court")
            )
            and not body.area
        ):
            stop, area = self.named_area(at)
            if area:
                body.area = area
            return stop
        return at

    def named_area(self, at: int) -> tuple[int, str | None]:
        """The name of an area that begins at ``at``: capitalised words or a number."""
        units, words = self.units, self.reading.words
        begin = at
        if at + 1 < len(units) and units[at].norm == "số" and units[at + 1].norm.isdigit():
            return at + 2, self.reading.phrase(units[at].begin, units[at + 1].end)  # "tổ dân phố số 7"
        loud = (
            at < len(units) and len(words[units[at].begin]) > 1 and words[units[at].begin].isupper() and self._shouted()
        )
        while at < len(units) and at - begin < 4:
            unit = units[at]
            word = words[unit.begin]
            if loud and at > begin and " " in unit.norm and not unit.classes.keys() & {"province", "place"}:
                break  # "XÃ LONG MỸ TỔ CHỨC HỘI NGHỊ"
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
            if not unit.cap or unit.classes.get("body") and at > begin and not self._closes_area(at):
                break
            at += 1
        return (at, self.reading.phrase(units[begin].begin, units[at - 1].end)) if at > begin else (at, None)

    def _suffix(self, at: int) -> int:
        """Behind the form of a company that closes its name: "… TNHH MTV", "… - CTCP"."""
        units, words = self.units, words_of_bodies().suffixes
        if units[at].norm in ("-", "–") and at + 1 < len(units) and units[at + 1].norm in words:
            return at + 2
        return at + 1 if units[at].norm in words else at

    def _captioned(self, at: int) -> bool:
        """Whether a caption's source begins here: " - Ảnh: …"."""
        following = self.units[at + 1].norm if at + 1 < len(self.units) else ""
        return self.units[at].norm in ("-", "–") and following in ("ảnh", "video", "clip", "nguồn")

    def _closes_area(self, at: int) -> bool:
        """Whether a word that is a head elsewhere ends an area's name here: "xã Thọ Trường cho biết"."""
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        alone = self.units[at].norm in words_of_bodies().seldom and " " not in self.units[at].norm
        return alone and (following is None or not following.cap and "field" not in following.classes)

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
