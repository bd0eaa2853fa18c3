"""One event, several mentions: what is named twice is one, and a bare noun means an event named elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.events.happenings import EventMention, Happening, clash
from kg.extract.events.same import of_other_places, one_event
from kg.extract.events.words import event_words
from kg.model import Date
from kg.vi import fold


def gather(mentions: list[EventMention]) -> list[Happening]:
    """Joins the mentions of one event, in order of the text.

    Named mentions first; a bare noun then means the nearest event before it that it may mean, else the nearest behind
    it ("Phát biểu chỉ đạo Đại hội, …" above the sentence that names the congress), else an event of its own.
    """
    found: list[Happening] = []
    _carry_days(mentions)
    beside = _beside(mentions)
    for mention in mentions:
        if id(mention) in beside:
            continue
        if not mention.bare and not mention.weak and not _handing(mention):
            _join(found, mention, _same(found, mention))
    for mention in mentions:
        if _handing(mention) and id(mention) not in beside:
            _join(found, mention, _ceremony(found, mention))
    named = any(happening.kind == "conference" for happening in found)
    for mention in mentions:
        if (mention.bare or mention.weak) and id(mention) not in beside:
            _join(found, mention, _meant(found, mention) or (None if named else _meeting(found, mention)))
    for mention in mentions:
        if other := beside.get(id(mention)):
            mention.date = None  # a part of it may be of another day
            _join(found, mention, next((h for h in found if any(m is other for m in h.mentions)), None))
    _complete(found)
    found.sort(key=lambda happening: min(mention.begin for mention in happening.mentions))
    for number, happening in enumerate(found, 1):
        happening.key = f"e{number}"
        happening.mentions.sort(key=lambda mention: mention.begin)
    return found


def _beside(mentions: list[EventMention]) -> dict[int, EventMention]:
    """By id: mentions that are of the event that their own sentence names.

    A decision handed over "tại hội nghị", the sitting in which "kỳ họp đã nghe" reports.
    """
    found: dict[int, EventMention] = {}
    for one, two in pairwise(mentions):
        if one.row is not two.row:
            continue
        located = one.at > 0 and one.row.chunks[one.at - 1].norm == "tại" and not one.verbal
        between = two.row.code[one.at : two.at]
        if _handing(two) and located and "N" in between and "s" not in between:
            found[id(two)] = one
        elif one.noun == "phiên làm việc" and one.bare and two.bare and not two.verbal:
            found[id(one)] = two
    return found


def _same(found: list[Happening], mention: EventMention) -> Happening | None:
    """The event of this name; events that it shows to be one become one."""
    same = [
        happening
        for happening in found
        if any(one_event(other, mention) for other in happening.mentions)
        and not any(of_other_places(other, mention) for other in happening.mentions)
        and (mention.ordinal is None or _numbers(happening) <= {mention.ordinal})
    ]
    if not same:
        return None
    last = same.pop()
    for other in same:
        if not clash(other.date, last.date) and not _numbers(other) - _numbers(last) - {mention.ordinal}:
            last.mentions.extend(other.mentions)
            found.remove(other)
    return last


def _numbers(happening: Happening) -> set[int]:
    return {mention.ordinal for mention in happening.mentions if mention.ordinal is not None}


def _carry_days(mentions: list[EventMention]) -> None:
    """ "Chiều cùng ngày": the day of the last event before that has one."""
    day = None
    for mention in mentions:
        if (mention.same_day or mention.aside) and mention.date is None:
            mention.date = day
        elif mention.date is not None and mention.date.day:
            day = mention.date


def _complete(found: list[Happening]) -> None:
    """Names that say only a part of an event: "lễ viếng" of somebody's funeral, "phiên chất vấn" of a session."""
    funeral = next((h.named for h in found if h.named.noun in event_words().funerals and not h.named.bare), None)
    days = [h.date for h in found if h.named.noun in event_words().funerals and h.date is not None]
    if funeral is not None and funeral.noun in ("lễ tang", "tang lễ") and funeral.date is None and days:
        funeral.date = min(
            days, key=lambda day: (day.month or 0, day.day or 0)
        )  # a funeral begins with its first ceremony
    for happening in found:
        named = happening.named
        if funeral is not None and named.bare and named.noun in event_words().funerals:
            named.label = f"{named.label}{funeral.label[len(funeral.noun) :]}"
            named.bare = False
        elif named.bare and named.noun in ("lễ khai mạc", "lễ bế mạc") and (festival := _festival(found)):
            named.label, named.bare = f"{named.label} {festival.label}", False
        elif named.noun.startswith("phiên") and named.noun not in ("phiên họp", "phiên toà") and not named.bodies:
            whole = _whole(found, named)
            if whole and fold(named.label).endswith(f"tại {whole.noun}"):
                named.label = f"{named.label[: -len(whole.noun)]}{_short(whole)}"
            elif whole and not any(whole.noun in fold(m.label) for m in happening.mentions):
                named.label = f"{named.label} tại {_short(whole)}"


def _festival(found: list[Happening]) -> EventMention | None:
    """The one event with an opening or a closing ceremony: a festival, a contest."""
    fits = [h.named for h in found if h.kind in ("other", "congress") and not h.named.bare and not h.named.verbal]
    return fits[0] if len(fits) == 1 else None


def _whole(found: list[Happening], part: EventMention) -> EventMention | None:
    """The session, congress or conference that a part belongs to: the last named before it."""
    kinds = ("congress", "conference", "session")
    fits = [h.named for h in found if h.kind in kinds and not h.named.bare and not h.named.noun.startswith("phiên")]
    before = [named for named in fits if named.begin < part.begin]
    return before[-1] if before else fits[0] if len(fits) == 1 else None


def _short(whole: EventMention) -> str:
    """The noun of an event with its number: "Kỳ họp thứ 6"."""
    words = whole.label.split()
    number = re.match(r"(?:\S+ ){1,4}?(?:lần )?thứ \S+", whole.label)
    return number[0].rstrip(",") if number else " ".join(words[: len(whole.noun.split())])


def _handing(mention: EventMention) -> bool:
    return mention.verbal and any(word in mention.noun for word in event_words().decisions)


def _ceremony(found: list[Happening], mention: EventMention) -> Happening | None:
    """The ceremony at which a decision is handed over, or the same handing told before; on another day another act."""
    fits = [
        h
        for h in found
        if not clash(h.date, mention.date)
        and (
            h.kind == "ceremony"
            or "quyết định" in h.label.lower()
            or any(one_event(other, mention) for other in h.mentions)
        )
    ]
    return fits[0] if fits else None


def _join(found: list[Happening], mention: EventMention, happening: Happening | None) -> None:
    if happening is None:
        happening = Happening("")
        found.append(happening)
    happening.mentions.append(mention)


def _meant(found: list[Happening], mention: EventMention) -> Happening | None:
    """What a bare noun means: the nearest event before it, one with a date or an organizer first; else behind it."""
    fits = [
        happening
        for happening in found
        if _may_mean(happening, mention) and not all(m.source for m in happening.mentions)
    ]
    before = [
        (_weight(h, mention), max(m.begin for m in h.mentions if m.begin < mention.begin), h)
        for h in fits
        if any(m.begin < mention.begin for m in h.mentions)
    ]
    if before:
        return max(before, key=lambda item: item[:2])[2]
    if mention.date is not None:  # a day of its own tells it from what is told behind
        fits = [happening for happening in fits if happening.kind == mention.kind]
    after = [(-_weight(h, mention), min(m.begin for m in h.mentions), h) for h in fits if not h.named.planned]
    return min(after, key=lambda item: item[:2])[2] if after else None


def _meeting(found: list[Happening], mention: EventMention) -> Happening | None:
    """The one meeting that "hội nghị" means in an article without a conference: "họp Bộ Chính trị"."""
    fits = [h for h in found if h.kind in ("meeting", "session") and not clash(h.date, mention.date)]
    return fits[0] if mention.noun == "hội nghị" and len(fits) == 1 and fits[0].date is not None else None


def _weight(happening: Happening, mention: EventMention) -> int:
    """How much an event is one that the article tells of, rather than names."""
    if mention.kind == "ceremony" != happening.kind:
        return -1
    if happening.named.verbal:
        return 0
    return 2 if any(m.date or m.organizers for m in happening.mentions) else 1


def _may_mean(happening: Happening, mention: EventMention) -> bool:
    """Whether the bare noun of a mention may mean this event: the same last word of the noun, or the same kind."""
    if mention.noun in event_words().funerals:
        return not clash(happening.date, mention.date) and any(m.noun == mention.noun for m in happening.mentions)
    wholes = happening.kind in ("session", "conference", "congress") and not happening.named.noun.startswith("phiên")
    if mention.noun in event_words().openings and wholes:
        return (
            happening.date is None
            or mention.date is None
            or not mention.date.day
            or _soon(mention.date, happening.date)
        )
    if clash(happening.date, mention.date) or mention.weak and happening.kind != mention.kind:
        return False
    head = mention.noun.split()[-1]
    for other in happening.mentions:
        if head in other.noun.split() and (other.kind == mention.kind or head in ("họp", "nghị", "hội")):
            return True
        if len(mention.noun.split()) > 2 and " ".join(mention.noun.split()[-2:]) in fold(other.label):
            return True  # "buổi đối thoại" and "hội nghị đối thoại với nông dân"
        if mention.noun in event_words().any_meeting and other.kind in ("conference", "meeting"):
            return True
    if mention.kind == "ceremony":  # "buổi lễ", "buổi trao quyết định" of a decision handed over
        decides = happening.kind == "conference" and "quyết định" in fold(happening.label)
        return (happening.kind in ("ceremony", "other") or decides) and mention.noun in event_words().any_ceremony
    return happening.kind == mention.kind and mention.kind in ("congress", "conference", "trial")


def _soon(day: Date, later: Date) -> bool:
    """Whether a day is that of an event or the one on which it began, in the days before."""
    if day.month != later.month or not (day.day and later.day):
        return day[:2] == later[:2]
    return later.day - 31 < day.day <= later.day
