"""At which events people speak, and captions, which show who was there."""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention, Happening
from kg.extract.events.words import event_words
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row
from kg.model import Date


def formally(row: Row, at: int, index: int) -> bool:
    """Whether a formal speech has the event as its object: "kết luận hội nghị", "khai mạc kỳ họp"."""
    return index - 1 == at and row.chunks[at].norm.startswith(role_words().formal_speech)


def earlier(one: Date | None, two: Date | None) -> bool:
    """Whether a day is before another, of the same year as far as known."""
    if one is None or two is None or not (one.day and two.day and one.month and two.month):
        return False
    if one.year and two.year and one.year != two.year:
        return one.year < two.year
    return (one.month, one.day) < (two.month, two.day)


def hears(event: Happening, *, formal: bool) -> bool:
    """Whether people speak at such an event, so that a speaker without a place may be taken to speak there.

    ``formal``: whoever holds a speech holds it at an event of any kind.
    """
    if event.kind == "trial" or any(
        mention.planned and mention.date and mention.date.month for mention in event.mentions
    ):
        return False
    loose = event.kind == "other" and not event.named.verbal or event.named.noun in event_words().sittings
    if loose and not formal:
        return False
    return any(mention.date or mention.organizers or located(mention) for mention in event.mentions)


def located(mention: EventMention) -> bool:
    """Whether the sentence tells what was done at the event or by whom it was led: "tại E", "chủ trì E"."""
    at, row = mention.at, mention.row
    return at > 0 and (row.chunks[at - 1].norm in role_words().before_event or row.code[at - 1] in "crsa")


def is_scene(row: Row) -> bool:
    """Whether a sentence is a caption: "Ông A (trái) và bà B tại kỳ họp", "Từ phải qua: ông A, bà B trước giờ …"."""
    if row.code.find(":") in (3, 4) and row.chunks[0].norm == "từ" and row.chunks[1].norm in ("trái", "phải"):
        return True
    return (
        re.fullmatch(r"[wfHPNv(:,)-]*N(?:\(w*\))?(?:[-,]H*P(?:[,v-]P)*)*w{0,3}(?:tE[D,.w()t]*|wE[D.]*)", row.code)
        is not None
    )
