"""Who spoke or presented, and where; decisions handed over."""

from __future__ import annotations

import re

from kg.extract.agents import subject_of, subordinate
from kg.extract.chunks import Row
from kg.extract.happenings import EventMention, Happening
from kg.extract.role_book import Book, RoleMention
from kg.extract.role_words import role_words
from kg.extract.stories import Places, Story


def read_speech(row: Row, at: int, events: Places, story: Story, book: Book) -> None:
    role = "speak" if row.code[at] == "s" else "present"
    subject = subject_of(row, at)
    if subject and row.code[subject[0]] == "B":  # a body reports; that it "says" something is its spokesman's matter
        role = "present"
    if (
        role == "speak"
        and not subject
        and at == 0
        or row.code[:at].strip("wv,") == ""
        and row.chunks[at].norm.startswith("phát biểu")
    ):
        after = re.match(r"(?:w{0,3}t?E|w{0,3})[,w]{0,2}[HP]*(N)", row.code[at + 1 :])
        subject = [at + 1 + after.start(1)] if after else subject
    if not subject:
        return
    if row.chunks[at].norm in role_words().opening and re.search(r"[NP][,-]?w?$", row.code[:at]) is None:
        return  # "trước giờ khai mạc", "đánh trống khai mạc"
    subject = [
        index
        for index in subject
        if not subordinate(row, index) and (row.code[index] != "B" or _presents(row, index, at))
    ]
    if not subject:
        return
    event, strong = story.venue(row, at, events)
    if event is None or not strong and not story.asserts(row, at, subject, event, book.found):
        return
    if (
        role == "present"
        and not strong
        and not row.chunks[at].norm.startswith(("trình bày", "báo cáo", "công bố", "quán triệt", "trao", "đọc"))
    ):
        return
    book.add(role, event, row, subject, at, f"{role}_{'here' if strong else 'context'}")


def _presents(row: Row, index: int, at: int) -> bool:
    """Whether a body opens the sentence and reports: "Tại hội nghị, Sở X đã báo cáo …"."""
    return (
        row.chunks[at].norm in role_words().body_presents
        and re.fullmatch(r"[wtEDTv,]{0,8}", row.code[:index]) is not None
    )


def read_handing(row: Row, at: int, event: Happening, book: Book) -> None:
    """A decision handed over: who hands it presents, whom it is for attends."""
    mention: EventMention = row.chunks[at].value
    giver = [index for index in subject_of(row, at) if row.code[index] != "P"]
    book.add("present", event, row, giver, at, "present_here")
    receiver = next(
        (unit for unit in row.sentence.units if unit.person and mention.begin <= unit.begin < mention.end), None
    )
    if receiver is not None and "quyết định" in mention.noun:
        book.found.append(
            RoleMention(event, receiver.person, None, "attend", row, mention.begin, mention.end, "attend_handed")
        )
