"""Who spoke, presented or instructed, and where; decisions handed over."""

from __future__ import annotations

import re

from kg.extract.events.happenings import EventMention, Happening
from kg.extract.events.words import event_words
from kg.extract.roles.agents import inside_quotes, reported, subject_of, subordinate
from kg.extract.roles.book import Book, RoleMention
from kg.extract.roles.stories import Places, Story
from kg.extract.roles.words import role_words
from kg.extract.text.chunks import Row


def read_speech(row: Row, at: int, events: Places, story: Story, book: Book) -> None:
    """A verb of saying, of presenting or of urging at chunk ``at``."""
    verb = row.chunks[at].norm
    role = _role(row.code[at], verb)
    if role is None:
        return
    spoken = _spoken_by(row, at)
    subject = _heard(row, at) or spoken or _speakers(row, at)
    if subject and row.code[subject[0]] == "B":
        role = "present"  # a body reports; that it "says" something is its spokesman's matter
    subject = [i for i in subject if _may_speak(row, i, at, spoken)]
    if not subject or role == "speak" and re.match(r"w{0,2}r[tED,w]*,[HP,]*$", row.code[: subject[0]]):
        return  # "Phát biểu chỉ đạo, đồng chí A ghi nhận …": A directs
    if role == "direct" and re.search(r"[NP]w{0,2}s", row.code[: subject[0]]):
        return  # "Ông A cho biết Thủ tướng đã chỉ đạo …": elsewhere
    people = [person for person, _, _ in book.agents(row, subject, at) if person]
    event, strong = story.venue(row, at, events, people)
    if (
        event is None
        or not strong
        and (verb in role_words().tasks or not story.asserts(row, at, subject, event, people, book.found))
    ):
        event, strong = story.on_its_day(row, at, people), False
    if event is None:
        return
    if verb in role_words().courtesies and row.chunks[0].norm not in role_words().on_behalf:
        role = "attend"
    elif role == "present" and not strong and not verb.startswith(role_words().formal_presents):
        return
    elif verb.startswith("thông báo") and not people and not strong:
        return  # what a body lets know, it does not say at the meeting
    if strong:
        story.spoke(people, event)
    rule = "attend_scene" if role == "attend" else f"{role}_{'here' if strong else 'context'}"
    book.add(role, event, row, subject, at, rule)
    if verb.startswith("trao quyết định") and (event.named.verbal or event.kind == "ceremony"):
        receivers = [i for i in _behind_for(row, at) if i not in subject]
        book.add("attend", event, row, receivers, at, "attend_handed")
    asked = re.match(r"[HP]*(N)", row.code[at + 1 :])
    if verb == "chất vấn" and asked and event.kind == "session":
        book.add("attend", event, row, [at + 1 + asked.start(1)], at, "attend_asked")


def _behind_for(row: Row, at: int) -> list[int]:
    """People behind "cho": "trao quyết định cho bà A và ông B"."""
    start = next((i for i in range(at + 1, len(row.chunks)) if row.chunks[i].norm == "cho"), None)
    if start is None:
        return []
    match = re.match(r"(?:[HP]*N(?:\([^()]*\))?(?:,|v)?)+", row.code[start + 1 :])
    return [start + 1 + i for i, symbol in enumerate(match[0]) if symbol == "N"] if match else []


def _role(symbol: str, verb: str) -> str | None:
    if symbol in "sp":
        return "speak" if symbol == "s" else "present"
    if verb.startswith(role_words().urges) or verb in role_words().tasks:
        return "speak"
    return "direct" if verb in role_words().instructs else None


def _speakers(row: Row, at: int) -> list[int]:
    """Whose deed a verb is; of "Phát biểu tại hội nghị, đồng chí N …" the person behind it."""
    subject = subject_of(row, at)
    verb = row.chunks[at].norm
    heads = row.code[:at].strip("wv,") == "" and verb.startswith("phát biểu")
    heads = heads or at == 0 and not subject and verb.startswith(("trao", "công bố"))
    led = re.fullmatch(r"(?:ww,|w{0,2}tE,|[wD,]{0,5}tw)?", row.code[:at])
    if row.code[at] in "sp" and (heads or not subject and led):
        between = r"(?:w{0,3}t?E|w{0,3})[,w]{0,2}" if heads else r"[^N.;:\"]{0,30},w?"
        after = re.match(rf"{between}[HP]*(N)", row.code[at + 1 :])
        subject = [at + 1 + after.start(1)] if after else subject
    if verb in role_words().opening and re.search(r"[NP][,-]?w?$", row.code[:at]) is None:
        return []  # "trước giờ khai mạc", "đánh trống khai mạc"
    if verb == "kể" and at + 1 < len(row.chunks) and row.chunks[at + 1].norm == "từ":
        return []  # "kể từ ngày"
    return subject


def _heard(row: Row, at: int) -> list[int]:
    """The people of a row who are heard: "Đại hội đã nghe các đồng chí A – …, B – … phát biểu"."""
    start = next((i for i in range(at - 1, max(0, at - 24), -1) if row.chunks[i].norm in ("nghe", "lắng nghe")), None)
    if start is None or row.code[at] not in "sp" or set('.;:"sp') & set(row.code[start + 1 : at]):
        return []
    return [index for index in range(start + 1, at) if row.code[index] == "N"]


def _spoken_by(row: Row, at: int) -> list[int]:
    """The person behind a noun of speech, or before a verb in the passive.

    "nổi bật là tham luận của đồng chí A", "các ý kiến được bà B, Trưởng phòng …, giải trình".
    """
    of = re.match(r"o[HP]*(N)", row.code[at + 1 :]) if row.chunks[at].norm in role_words().speeches_of else None
    if of:
        return [at + 1 + of.start(1)]
    by = re.search(r"b[HP]*(N)(?:,H*P(?:[,v-]P)*,?|\([^()]*\))?w{0,2}$", row.code[:at])
    return [by.start(1)] if by and row.chunks[at].norm in role_words().answers else []


def _may_speak(row: Row, index: int, at: int, spoken: list[int]) -> bool:
    """Whether the one at chunk ``index`` says it here, rather than in a clause or a quotation of another's words.

    ``spoken``: whose words the sentence says they are.
    """
    if row.code[index] == "B":
        return _presents(row, index, at)
    if inside_quotes(row, index, at) or "b" in row.code[index:at]:
        return False
    return index in spoken or not subordinate(row, index, row.chunks[at].norm)


def _presents(row: Row, index: int, at: int) -> bool:
    """Whether a body opens the sentence and reports: "Tại hội nghị, Sở X đã báo cáo …"."""
    head = re.fullmatch(r"[wtEDTv,]{0,8}|[wtDv,]*tE[wtDB,-]{0,12}|[w]*nghe?", row.code[:index])
    if (
        index
        and row.chunks[index - 1].norm in ("nghe", "đại diện", "lãnh đạo", ",", "và")
        and "nghe" in [c.norm for c in row.chunks[:index]]
    ):
        return True
    return row.chunks[at].norm in role_words().body_presents and head is not None


def read_sources(row: Row, events: Places, story: Story, book: Book) -> None:
    """Whose words a report follows: "Theo ông N, …"."""
    for index in reported(row):
        people = [row.chunks[index].value]
        event, strong = story.venue(row, index, events, people)
        if event is not None and (strong or story.asserts(row, index, [index], event, people, book.found)):
            book.add("speak", event, row, [index], index, f"speak_{'here' if strong else 'context'}")


def read_handing(row: Row, at: int, event: Happening, book: Book) -> None:
    """A decision handed over: who hands it presents, whom it is for attends; who receives one attends."""
    mention: EventMention = row.chunks[at].value
    actors = [index for index in subject_of(row, at) if row.code[index] != "P"]
    if at and row.chunks[at - 1].norm in event_words().organises:
        actors = []  # who holds the ceremony
    if actors and "t" in row.code[actors[-1] : at]:  # "ông N (trái) tại buổi trao quyết định …"
        book.add("attend", event, row, actors, at, "attend_scene")
        return
    if mention.noun.startswith("nhận"):
        book.add("attend", event, row, actors, at, "attend_handed")
        return
    book.add("present", event, row, actors, at, "present_here")
    if "trao" not in mention.noun:
        return  # what is only made known needs nobody to receive it
    before = ""
    for unit in row.sentence.units:
        if unit.person and mention.begin <= unit.begin < mention.end and before not in ("thay", "thay cho"):
            found = RoleMention(event, unit.person, None, "attend", row, mention.begin, mention.end, "attend_handed")
            book.found.append(found)
            return
        if "honorific" not in unit.classes:
            before = unit.norm
