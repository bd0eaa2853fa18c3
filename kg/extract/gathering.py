"""One event, several mentions: what is named twice is one, and a bare noun means an event named elsewhere."""

from __future__ import annotations

from kg.extract.event_words import event_words
from kg.extract.happenings import EventMention, Happening, clash
from kg.vi import fold


def gather(mentions: list[EventMention]) -> list[Happening]:
    """Joins the mentions of one event, in order of the text.

    Named mentions first; a bare noun then means the nearest event before it that it may mean, else the nearest behind
    it ("Phát biểu chỉ đạo Đại hội, …" above the sentence that names the congress), else an event of its own.
    """
    found: list[Happening] = []
    for mention in mentions:
        if not mention.bare and not _handing(mention):
            _join(
                found,
                mention,
                next((h for h in reversed(found) if any(_one(other, mention) for other in h.mentions)), None),
            )
    for mention in mentions:
        if _handing(mention):
            _join(found, mention, _ceremony(found, mention))
    for mention in mentions:
        if mention.bare:
            _join(found, mention, _meant(found, mention))
    found.sort(key=lambda happening: min(mention.begin for mention in happening.mentions))
    for number, happening in enumerate(found, 1):
        happening.key = f"e{number}"
        happening.mentions.sort(key=lambda mention: mention.begin)
    return found


def _handing(mention: EventMention) -> bool:
    return mention.verbal and "quyết định" in mention.noun


def _ceremony(found: list[Happening], mention: EventMention) -> Happening | None:
    """The ceremony at which a decision is handed over, or the same handing told before; on another day another act."""
    fits = [
        h
        for h in found
        if not clash(h.date, mention.date)
        and (
            h.kind == "ceremony" or "quyết định" in h.label.lower() or any(_one(other, mention) for other in h.mentions)
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
        (_weight(h), max(m.begin for m in h.mentions if m.begin < mention.begin), h)
        for h in fits
        if any(m.begin < mention.begin for m in h.mentions)
    ]
    if before:
        return max(before, key=lambda item: item[:2])[2]
    after = [(-_weight(h), min(m.begin for m in h.mentions), h) for h in fits if not h.named.planned]
    return min(after, key=lambda item: item[:2])[2] if after else None


def _weight(happening: Happening) -> int:
    """How much an event is one that the article tells of, rather than names."""
    if happening.named.verbal:
        return 0
    return 2 if any(m.date or m.organizers for m in happening.mentions) else 1


def _may_mean(happening: Happening, mention: EventMention) -> bool:
    """Whether the bare noun of a mention may mean this event: the same last word of the noun, or the same kind."""
    if clash(happening.date, mention.date):
        return False
    head = mention.noun.split()[-1]
    for other in happening.mentions:
        if head in other.noun.split() and (other.kind == mention.kind or head in ("họp", "nghị", "hội")):
            return True
        if mention.noun in event_words().any_meeting and other.kind in ("conference", "meeting"):
            return True
    if mention.kind == "ceremony":  # "buổi lễ", "buổi trao quyết định" of a decision handed over
        return happening.kind in ("ceremony", "other") and mention.noun in event_words().any_ceremony
    return happening.kind == mention.kind and mention.kind in ("congress", "conference", "trial")


def _one(one: EventMention, two: EventMention) -> bool:
    if one.bare or two.bare or one.kind != two.kind or clash(one.date, two.date):
        return False
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return False
    mine, other = ({word for word in fold(m.label).split() if word not in ("buổi", "cuộc")} for m in (one, two))
    common = len(mine & other)
    small = min(len(mine), len(other))
    if one.ordinal and one.ordinal == two.ordinal and common / small >= 0.6:
        return True
    return common / small >= 0.8 and (small > 3 or common == small == 3 or common / max(len(mine), len(other)) > 0.6)
