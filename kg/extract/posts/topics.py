"""Whom a sentence means without naming them: "ông", "bà", "đồng chí", and what "đại biểu" before a name is."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.extract.bodies.finder import BodyMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.reading import Reading, Unit
from kg.vi import fold, table


class Topic:
    """Whom "ông", "bà", "đồng chí" without a name mean.

    The person last named of that gender, the first of a sentence before its others.
    """

    def __init__(self, genders: dict[str, str | None], *, assembly: bool = False, council: bool = False) -> None:
        self.genders = genders
        self.assembly = assembly  # the article tells of the National Assembly rather than of a people's council
        self.council = council  # it tells of a session of a people's council
        self.recent: list[str] = []  # latest last
        self.here: list[str] = []

    @classmethod
    def of(cls, reading: Reading) -> Topic:
        """The topic at the beginning of an article."""
        text = reading.text
        nation = text.count("Quốc hội") + text.count("ĐBQH")
        areas = text.count("HĐND") + text.count("Hội đồng nhân dân")
        sits = text.count("kỳ họp") + text.count("Kỳ họp") > 1
        genders = {key: someone.gender for key, someone in reading.people.items()}
        return cls(genders, assembly=nation > areas, council=sits and areas > max(1, 2 * nation))

    def named(self, person: str) -> None:
        self.here.append(person)

    def close(self) -> None:
        """At the end of a sentence: its first person is the likeliest topic."""
        if self.here:
            for person in (*self.here[1:], *self.here[:1]):
                if person in self.recent:
                    self.recent.remove(person)
                self.recent.append(person)
            self.here = []

    def meant(self, norm: str, following: Unit | None) -> str | None:
        data = _pronouns()
        if (
            norm not in data
            or following is None
            or following.cap
            or following.person
            or "title" in following.classes
            or following.norm in data[""]
        ):
            return None
        gender, here = data[norm], self.here[:1]
        if gender and here and self.genders.get(here[0]) != gender:  # "A gửi thư cho bà B, khi bà đắc cử"
            here = [one for one in reversed(self.here) if self.genders.get(one) == gender][:1] or here
        named = (*here, *reversed(self.recent))
        return next((one for one in named if not gender or self.genders.get(one) in (None, gender)), None)


@cache
def _pronouns() -> dict[str, Any]:
    data = table("people")["pronouns"]
    found: dict[str, Any] = {fold(word): gender for gender in ("male", "female") for word in data[gender]}
    found.update((fold(word), "") for word in data["either"])
    found[""] = frozenset(map(fold, data["never_before"]))
    return found


def deputy(units: list[Unit], at: int, topic: Topic) -> PostMention | None:
    """ "Đại biểu" before a name, in an article that tells of the National Assembly, or of a council in session."""
    unit = units[at]
    if unit.norm not in ("đại biểu", "đb") or at + 1 >= len(units) or not units[at + 1].person:
        return None
    if topic.council:
        body = BodyMention(unit.begin, unit.end, "HĐND", "peoples_council", bare=True)
        return PostMention(unit.begin, unit.end, "Đại biểu", body)
    if not topic.assembly:
        return None
    return PostMention(unit.begin, unit.end, "Đại biểu Quốc hội", None, national=True)
