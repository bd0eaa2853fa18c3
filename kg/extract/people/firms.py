"""What is written like a person's name and is rather a company's, a body's or a place's: "Chủ tịch Hoà Phát"."""

from __future__ import annotations

from kg.extract.people.foreign import foreign
from kg.extract.people.names import phrase_before, shouted, words_of_people
from kg.extract.text.lexicon import lexicon
from kg.extract.text.reading import Reading


def is_firm(reading: Reading, at: int, stop: int) -> bool:
    """Whether the run is rather a company's or a body's: "Hoà Nam Group", "BHXH TP"."""
    norms, data = reading.norms, words_of_people()
    loud = stop - at > 1 and norms[at] not in data.surnames and all(map(shouted, reading.words[at:stop]))
    named = any(len(norm) > 5 and norm.endswith(data.firm_endings) for norm in norms[at:stop])
    return loud or named or not data.firm_words.isdisjoint(norms[at:stop])


def doubtful(reading: Reading, at: int, stop: int, start: int) -> bool:
    """Whether two syllables behind a title are rather a company's or a place's: "Chủ tịch Hoà Phát"."""
    norms = reading.norms
    if stop - at != 2 or norms[at] in words_of_people().surnames or foreign(norms[at]) or foreign(norms[at + 1]):
        return False
    classes = phrase_before(reading, at, start)[1]
    return "title" in classes and classes.keys().isdisjoint(("honorific", "rank", "occupation"))


def of_body(reading: Reading, at: int, start: int) -> bool:
    """Whether the head of a body, or letters behind one, stand right before: "Uỷ ban Olympic", "công ty PT Nikko"."""
    head = phrase_before(reading, at, start)[1].get("body")
    return (
        head is not None
        and "n" in head[1]
        or at - 1 > start
        and reading.words[at - 1].isupper()
        and "body" in phrase_before(reading, at - 1, start)[1]
    )


def of_committee(reading: Reading, at: int, start: int) -> bool:
    """Whether a committee's or a council's head, behind which an area's name comes, stands right before."""
    head = phrase_before(reading, at, start)[1].get("body")
    return head is not None and head[0] in ("peoples_committee", "peoples_council", "party_committee_of_area")


def of_company(reading: Reading, at: int, start: int) -> bool:
    """Whether the words right before token ``at`` say a form of company, whose name is still to come."""
    entry = phrase_before(reading, at, start)[1].get("body")
    return entry is not None and entry[0] == "company"


def of_firm(reading: Reading, at: int, start: int) -> bool:
    """Whether words of a field lead from a form of organisation up to token ``at``: "Công ty du lịch Hoà Đội"."""
    for back in range(at - 1, max(start, at - 7) - 1, -1):
        entry = lexicon().longest(reading.norms, back, at)
        head = entry[1].get("body") if entry else None
        if entry and head and head[0] in ("company", "school", "institute") and back + entry[0] < at:
            return True
        if not reading.words[back][0].isalpha() or back < at - 1 and reading.words[back + 1][0].isupper():
            return False
    return False


def led_by_organisation(reading: Reading, begin: int, stop: int) -> bool:
    """Whether an organisation's name, which is no Vietnamese syllable, leads the run: "Trusomed Trần Văn A"."""
    data, norms = words_of_people(), reading.norms
    return (
        stop - begin > 3
        and norms[begin] not in data.surnames
        and foreign(norms[begin])
        and norms[begin + 1] in data.surnames - data.weak
    )
