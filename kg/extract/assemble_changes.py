"""Personnel changes of an article: what is told twice is one change, with the fullest of what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as Day
from typing import TYPE_CHECKING

from kg.extract.bodies.changes import BodyChangeMention
from kg.extract.bodies.finder import BodyMention
from kg.extract.changes.finder import ChangeMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.reading import Sentence
from kg.model import BodyChange, Date, PersonnelChange
from kg.vi import fold
from kg.vi.words import tokens

if TYPE_CHECKING:
    from kg.extract.assemble import Assembler


def gather(assembler: Assembler, mentions: list[ChangeMention]) -> list[PersonnelChange]:
    """The changes, those with a post first: a telling without one is then known for what it is."""
    told: list[tuple[PersonnelChange, ChangeMention]] = []
    for mention in sorted(mentions, key=lambda one: (one.post is None, _generic(one))):
        change = _change(assembler, mention, f"c{len(told) + 1}")
        index = next((at for at, known in enumerate(told) if _same(known, mention)), None)
        if index is None:
            told.append((change, mention))
        else:
            told[index] = _joined(*told[index], change, mention)
    return [change for change, _ in told]


def _change(assembler: Assembler, mention: ChangeMention, key: str) -> PersonnelChange:
    sentence = mention.row.sentence
    post = assembler.post(mention.post, sentence) if mention.post is not None else None
    event = mention.event.key if mention.event is not None and mention.event.key in assembler.events else None
    document = assembler.instruments.get(mention.instrument) if mention.instrument is not None else None
    stated = ["person", "change", *(["post"] if post else []), *(["date"] if mention.date else [])]
    return PersonnelChange(
        key=key,
        person=mention.person,
        kind=mention.kind,
        post=post,
        acting=mention.acting,
        measure=mention.measure,
        date=mention.date,
        decided_by=_decider(assembler, mention, sentence),
        at_event=event,
        decided_in=document.key if document is not None else None,
        term=mention.term,
        evidence=(assembler.evidence(sentence, mention.begin, mention.end, *stated),),
        confidence=assembler.sure[mention.rule],
    )


def _decider(assembler: Assembler, mention: ChangeMention, sentence: Sentence) -> str | None:
    if mention.by is None or isinstance(mention.by, str):
        return mention.by if mention.by != mention.person else None
    if isinstance(mention.by, PostMention):
        return assembler.post(mention.by, sentence)
    return assembler.body(mention.by, sentence)


_MOVES = ("appointed", "transferred")
_PENALTIES = ("disciplined", "dismissed")


def _generic(mention: ChangeMention) -> bool:
    """ "bị kỷ luật": a measure that is not named, and may be told elsewhere."""
    return mention.kind == "disciplined" and mention.measure is None


def _same(known: tuple[PersonnelChange, ChangeMention], mention: ChangeMention) -> bool:
    """Whether a change is told again: the same person and kind, and nothing that contradicts."""
    change, first = known
    if change.person != mention.person:
        return False
    on_the_eve = first.post is not None and mention.post is not None and _days(change, mention) <= _EVE
    again = mention.placed and mention.post is None  # of what is told elsewhere with its post, and its day
    if first.post and mention.post and first.placed != mention.placed:
        again = _days(change, mention) < _HANDED  # one day is that on which the decision was handed over
    if not (agree(change.date, mention.date) or on_the_eve or again):
        return False
    if change.kind != mention.kind and not (
        change.kind in _MOVES and mention.kind in _MOVES or _generic(mention) and change.kind == "dismissed"
    ):
        return False
    if change.kind == "nominated" and _by(first) and _by(mention) and _by(first) != _by(mention):
        return False  # nominated by one body, and then by another
    if change.term and mention.term and change.term != mention.term:
        return False
    if (
        change.kind in _PENALTIES
        and change.measure
        and mention.measure
        and _stem(change.measure) != _stem(mention.measure)
    ):
        return False
    return same_post(first.post, mention.post)


_HANDED = 60  # days within which a decision is handed over
_EVE = 3  # days from a decision's handing over to when it holds


def _days(change: PersonnelChange, mention: ChangeMention) -> int:
    """How many days lie between two tellings that say the day."""
    one, other = (
        Day(date.year or 2000, date.month or 1, date.day) if date and date.day else None
        for date in (change.date, mention.date)
    )
    return abs((one - other).days) if one and other else _EVE + 1


def _by(mention: ChangeMention) -> str:
    return fold(mention.by.name) if isinstance(mention.by, BodyMention) else ""


def agree(one: Date | None, other: Date | None) -> bool:
    """Whether two dates may be one: what both say is the same."""
    return (
        one is None or other is None or all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
    )


def same_post(one: PostMention | None, other: PostMention | None) -> bool:
    """Whether two posts may be one: the same title, and one body at most, or one that is named in part."""
    if one is None or other is None:
        return True
    if _title(one) != _title(other):
        return False
    if one.body is None or other.body is None:
        return True
    if _standing(one) != _standing(other):
        return False
    first, second = ({token.word for token in tokens(body.name)} for body in (one.body, other.body))
    return first <= second or second <= first


def _standing(post: PostMention) -> bool:
    """Whether a post is in a standing committee, not in the whole that it stands for."""
    return post.body is not None and fold(post.body.name).startswith(
        ("ban thường vụ", "btv", "thường vụ", "đoàn chủ tịch")
    )


def _title(post: PostMention) -> str:
    """The title; "Phó Trưởng ban" and "Phó ban" are one."""
    return fold(post.title).replace("phó trưởng ", "phó ")


def _stem(measure: str) -> str:
    """The measure without "kỷ luật"; all ways of taking away posts are one."""
    words = fold(measure).removeprefix("kỷ luật ").split()
    return words[0] if words[0] == "cách" else " ".join(words[:2])


def _joined(
    known: PersonnelChange, first: ChangeMention, change: PersonnelChange, mention: ChangeMention
) -> tuple[PersonnelChange, ChangeMention]:
    spans = {one.span for one in known.evidence}
    fuller = (
        first
        if first.post is not None and (first.post.body is not None or mention.post is None or mention.post.body is None)
        else mention
    )
    return (
        replace(
            known,
            kind="transferred"
            if first.post and mention.post and "transferred" in (known.kind, change.kind)
            else known.kind,
            post=known.post if fuller is first else change.post,
            acting=known.acting or change.acting,
            measure=known.measure or change.measure,
            date=_fullest(known, first, change, mention),
            decided_by=known.decided_by or change.decided_by,
            at_event=known.at_event or change.at_event,
            decided_in=known.decided_in or change.decided_in,
            term=known.term or change.term,
            evidence=(*known.evidence, *(one for one in change.evidence if one.span not in spans)),
            confidence=max(known.confidence, change.confidence),
        ),
        fuller,
    )


def _fullest(
    known: PersonnelChange, first: ChangeMention, change: PersonnelChange, mention: ChangeMention
) -> Date | None:
    """The fuller of two dates that agree; a day that is told for the change, not that of its announcement."""
    if first.placed and not mention.placed and change.date is not None and not agree(known.date, change.date):
        first.placed = False
        return change.date
    return max(
        (date for date in (known.date, change.date) if date and agree(known.date, date)),
        key=lambda date: sum(part is not None for part in date),
        default=None,
    )


def of_bodies(assembler: Assembler, mentions: list[BodyChangeMention]) -> list[BodyChange]:
    """The changes of bodies, each told once."""
    told: dict[tuple[str, tuple[str, ...], tuple[str, ...]], BodyChange] = {}
    for mention in mentions:
        sentence = mention.row.sentence
        originals = tuple(assembler.body(body, sentence) for body in mention.originals)
        results = tuple(assembler.body(body, sentence) for body in mention.results)
        document = assembler.instruments.get(mention.instrument) if mention.instrument is not None else None
        known = told.get((mention.kind, originals, results))
        evidence = assembler.evidence(
            sentence, mention.begin, mention.end, "change", *(["date"] if mention.date else [])
        )
        told[mention.kind, originals, results] = BodyChange(
            key=known.key if known else f"m{len(told) + 1}",
            kind=mention.kind,
            originals=originals,
            results=results,
            date=(known.date if known else None) or mention.date,
            decided_in=(known.decided_in if known else None) or (document.key if document is not None else None),
            evidence=(*(known.evidence if known else ()), evidence),
            confidence=assembler.sure["body_change"],
        )
    return list(told.values())
