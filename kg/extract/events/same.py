"""Whether two names in one article are names of one event."""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention, clash
from kg.extract.events.words import event_words
from kg.vi import fold


def one_event(one: EventMention, two: EventMention) -> bool:
    """Whether two names are names of one event."""
    if one.bare or two.bare or clash(one.date, two.date):
        return False
    if one.kind != two.kind:
        return _told_and_named(one, two) or _told_and_named(two, one)
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return False
    if one.kind == "session" and one.verbal != two.verbal:
        return _of_one_body(one, two)
    if one.noun != two.noun and {one.noun, two.noun} <= event_words().funerals:
        return False
    if one.kind == "congress" and one.ordinal and one.ordinal == two.ordinal and not (one.bodies and two.bodies):
        return True
    if (
        "họp báo" in one.noun
        and "họp báo" in two.noun
        or _numbered_and_owned(one, two)
        or _numbered_and_owned(two, one)
    ):
        return True
    return not of_other_places(one, two) and _share_words(one, two)


def _of_one_body(one: EventMention, two: EventMention) -> bool:
    """ "HĐND X bầu …" and "kỳ họp HĐND X": the assembly sits once a day."""
    owners = [{fold(body.name) for body in (*m.bodies, *m.organizers)} for m in (one, two)]
    return bool(owners[0] & owners[1]) and not (one.ordinal or two.ordinal)


def _told_and_named(told: EventMention, named: EventMention) -> bool:
    """ "UBND X họp" and "phiên họp của UBND X"."""
    if not told.verbal or named.verbal or not told.noun.startswith("họp") or named.kind not in ("session", "meeting"):
        return False
    owners = {fold(body.name) for body in named.bodies}
    return any(fold(body.name) in owners for body in told.organizers)


def _numbered_and_owned(numbered: EventMention, owned: EventMention) -> bool:
    """ "kỳ họp thứ 3" and "kỳ họp Quốc hội"."""
    if not numbered.noun == owned.noun == "kỳ họp":
        return False
    return bool(numbered.ordinal and not numbered.bodies and owned.bodies and not owned.ordinal)


def of_other_places(one: EventMention, two: EventMention) -> bool:
    """Whether two names say that they are of different places: "hội nghị … của TP X", "hội nghị … của TP Y"."""
    owners = [set(fold(m.label).rpartition(" của ")[2].split()) for m in (one, two) if " của " in m.label]
    return len(owners) == 2 and one.kind == two.kind and not owners[0] & owners[1] - event_words().levels_of_places


def _content(label: str) -> set[str]:
    """The words of a name that tell it from others; its year does not, since the dates are compared."""
    words = re.findall(r"\w+", fold(label))
    return {word for word in words if word not in ("buổi", "cuộc", "năm") and not re.fullmatch(r"(?:19|20)\d\d", word)}


def _share_words(one: EventMention, two: EventMention) -> bool:
    mine, other = (_content(m.label) for m in (one, two))
    common = len(mine & other)
    small = min(len(mine), len(other))
    if one.ordinal and one.ordinal == two.ordinal and common / small >= 0.6:
        return True
    numbers = [word for word in mine ^ other if word.isdigit() and len(word) <= 2]
    if one.kind == "conference" and mine - other and other - mine and numbers:
        return False  # "Hội nghị Trung ương 5", "hội nghị Trung ương bàn về …"
    return common / small >= 0.8 and (small > 3 or common == small == 3 or common / max(len(mine), len(other)) > 0.6)
