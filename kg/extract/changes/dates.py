"""When a change was decided: the date of its clause, or of the document named with it."""

from __future__ import annotations

import re
from functools import partial

from kg.extract.changes.frame import APPOSED, Frame
from kg.extract.changes.lines import HANDING, Line
from kg.extract.instruments.documents import InstrumentMention
from kg.extract.posts.finder import PostMention
from kg.extract.text.chunks import Row
from kg.extract.times.mentions import DateMention
from kg.model import Date
from kg.vi import fold, word_list, word_set

_phrases = partial(word_list, "changes", "grammar")
_words = partial(word_set, "changes", "grammar")


def retiring(frame: Frame) -> bool:
    """Whether the verb is one of retiring."""
    return frame.line.chunks[frame.begin].norm in _words("retiring")


def date_of(frame: Frame) -> Date | None:
    """The date of a frame's clause: before the verb, of its document, or right behind its posts and people."""
    told = None if of_papers(frame) or frame.then else _before(frame.line, frame.begin)
    frame.announced = told is not None and _handed(frame)
    if told is None or retiring(frame) or frame.announced:  # what is told on a day is farewell alone
        effective = _effective(frame)
        told, frame.announced = effective or told, frame.announced and effective is None
    return told or _of_document(frame) or _after(frame)


def _handed(frame: Frame) -> bool:
    """Whether what is told on the day is that a decision was handed over."""
    line = frame.line
    return any(line.code[at] == "s" and line.chunks[at].norm.startswith(HANDING) for at in range(frame.begin))


# "miễn nhiệm ông A, P, kể từ ngày D"; without the comma, the day is that of his post.
_PAST_POST = re.compile(rf"{APPOSED}(?<=P),w?(D)")


def told_as_earlier(frame: Frame) -> bool:
    """Whether a change is told as one before the day that its sentence, or the event, is about."""
    line = frame.line
    opening = " ".join(chunk.norm for chunk in line.chunks[: frame.begin])
    behind = " ".join(chunk.norm for chunk in line.chunks[frame.behind : frame.behind + 4])
    if frame.earlier or of_papers(frame) or any(word in behind for word in _words("ago")):
        return True
    if re.search(r"d[wz]?b?$", line.code[: frame.begin]):
        return True  # "miễn nhiệm ông A do được điều động"
    if frame.of is not None:
        return frame.of.past
    return "y" in line.code[: frame.begin] or any(word in opening for word in _words("earlier"))


def of_papers(frame: Frame) -> bool:
    """ "hồ sơ bổ nhiệm ông A bị thất lạc": what is told on the day is the fate of papers."""
    return any(chunk.norm in _words("papers") for chunk in frame.line.chunks[max(0, frame.begin - 2) : frame.begin])


def _effective(frame: Frame) -> Date | None:
    """The day from which it holds: "nghỉ hưu theo chế độ từ ngày 1/3/2023", "kể từ ngày 1/7/2023"."""
    line = frame.line
    match = re.compile(r"(?:i[wzti]{0,5}Bw?|[^NXDBP]{0,12})(D)").match(line.code, frame.behind)
    match = match or _PAST_POST.match(line.code, frame.behind)
    if match is None or line.chunks[match.start(1) - 1].norm not in ("từ", "kể từ"):
        return None
    mention: DateMention = line.chunks[match.start(1)].value
    return mention.start if mention.kind in ("day", "range") and mention.start.day else None


def instrument_of(frame: Frame) -> InstrumentMention | None:
    """The numbered document that says so: "(Quyết định số 5-QĐ/HU ngày 3-5-2021)"."""
    line = frame.line
    near = re.compile(r"[^NXDq]{0,2}(q)").match(line.code, frame.behind, len(line.code))
    spots = [near.start(1)] if near else []
    before = re.search(r"(q)[^NXs;]{0,12}$", line.code[: frame.begin])
    if before:
        spots.append(before.start(1))
    for at in spots:
        value = line.chunks[at].value
        if isinstance(value, InstrumentMention) and value.number:
            return value
    return None


def _of_document(frame: Frame) -> Date | None:
    document = instrument_of(frame)
    return document.date if document is not None else None


def _before(line: Line, stop: int) -> Date | None:
    for at in range(stop - 1, -1, -1):
        letter = line.code[at]
        if letter == "s" and line.chunks[at].norm.startswith(HANDING):
            continue
        reason = letter == "d" and line.chunks[at].norm in _words("because") and "," not in line.code[at:stop]
        if letter in "sy" or reason or re.fullmatch(r"d[wz]?b?", line.code[at:stop]):
            return None
        if letter == "e" and line.chunks[at].norm.endswith("khi") and "," not in line.code[at:stop] and at > 3:
            return None  # "năm 2010 ông làm P, trước khi được bầu làm P2"
        norm = line.chunks[at].norm
        if (
            norm in _words("apart")
            or norm == "việc"
            and line.chunks[at - 1].norm in _words("about")
            and "," not in line.code[at:stop]
        ):
            return None
        if letter == "D" and not _of_request(line, at):
            found = _value(line, at, stop)
            if found is not None:
                return found
    return None


def _of_request(line: Line, at: int) -> bool:
    """ "theo đề nghị của B ngày D": the date of what was asked for."""
    opens = line.code.rfind(",", 0, at) + 1
    return "f" in line.code[opens:at] or any(
        chunk.norm.startswith(("đề nghị", "theo", "kiến nghị", "căn cứ")) for chunk in line.chunks[opens:at]
    )


def _value(line: Line, at: int, stop: int) -> Date | None:
    """What a date before the verb at ``stop`` says; a year counts where it opens its clause, before the subject."""
    mention: DateMention = line.chunks[at].value
    if mention.kind == "year":
        opens = at
        while opens and line.code[opens - 1] not in ",;.-" and line.chunks[opens - 1].norm in _words("temporal"):
            opens -= 1
        return mention.start if opens == 0 or line.code[opens - 1] in ",v" and "N" in line.code[at:stop] else None
    return _start(mention)


def _start(mention: DateMention) -> Date | None:
    if mention.kind in ("day", "month"):
        return mention.start
    if mention.kind in ("relative", "relative_month") and mention.start.month:
        return mention.start
    if (
        mention.kind == "range"
        and mention.end is not None
        and mention.start.month
        and mention.start[:2] == mention.end[:2]
    ):
        return Date(mention.start.year, mention.start.month)
    return None


def _lasting(post: PostMention) -> bool:
    """Whether a year behind a post is not of its body's name."""
    return post.body is None or not fold(post.body.name).startswith(
        ("ban ", "hội đồng thi", "tổ ", "tiểu ban", "đoàn ")
    )


_SIGNED = re.compile(r"b[BPNHw]{0,4}?w{1,2}(D)")  # "quyết định bổ nhiệm ông A được chủ tịch tỉnh ký ngày 5/3"


def _after(frame: Frame) -> Date | None:
    """A date right behind the arguments: "nghỉ hưu từ ngày 1/1/2019", "bổ nhiệm P vào tháng 5-2014"."""
    line = frame.line
    signed = _SIGNED.match(line.code, frame.behind)
    if signed and any(chunk.norm in _words("signing") for chunk in line.chunks[frame.behind : signed.start(1)]):
        return _start(line.chunks[signed.start(1)].value)
    match = re.compile(r"[^NXDBPs]{0,4}(D)").match(line.code, frame.behind)
    if match is None:
        return None
    between = line.chunks[frame.behind : match.start(1)]
    if any(chunk.symbol != "T" and chunk.norm not in _words("temporal") and chunk.norm != "," for chunk in between):
        return None
    mention: DateMention = line.chunks[match.start(1)].value
    if mention.kind == "year":
        return mention.start if not frame.posts or _lasting(frame.posts[-1]) else None  # "Ban Chỉ đạo thi … năm 2019"
    return _start(mention)


def holds_from(row: Row) -> DateMention | None:
    """The day from which the decision told before holds: "Quyết định do ông A ký, có hiệu lực từ ngày 15/3"."""
    if not _said(row, 0, 3).startswith(_phrases("told_decisions")):
        return None
    for at, chunk in enumerate(row.chunks):
        if chunk.symbol == "D" and _said(row, max(0, at - 4), at).endswith(_phrases("holding_from")):
            mention: DateMention = chunk.value
            return mention
    return None


def _said(row: Row, begin: int, end: int) -> str:
    return " ".join([chunk.norm for chunk in row.chunks[begin:end]])


def of_decision(row: Row, holds: DateMention | None) -> Date | None:
    """The day that a sentence gives to the decision told before it: from which it ``holds``, or "ký ngày 1/7"."""
    first = row.chunks[0].value
    if holds is None and (not isinstance(first, dict) or "decided" not in first):
        return None
    mention: DateMention | None = holds or next((chunk.value for chunk in row.chunks if chunk.symbol == "D"), None)
    if mention is None:
        return None
    lasting = mention.kind == "range" and mention.end is not None and mention.start[:2] != mention.end[:2]
    return mention.start if lasting and mention.start.day else _start(mention)  # of a term, where it begins
