"""What names are made of and what stands before them: runs of capitals, words of address, words that bar a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.people.foreign import foreign, goes_on
from kg.extract.text.lexicon import Classes, lexicon
from kg.extract.text.reading import NOTHING, Reading
from kg.vi import fold, table


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


class _Words:
    def __init__(self) -> None:
        data = table("people")
        self.surnames = _folded(data["surnames"].split())
        self.weak = _folded(data["weak_surnames"].split())
        self.openers = _folded(data["openers"])
        self.barring_ends: dict[str, list[list[str]]] = {}  # last word → phrases, the longest first
        for phrase in sorted((fold(words).split() for words in data["not_before"]), key=len, reverse=True):
            self.barring_ends.setdefault(phrase[-1], []).append(phrase)
        self.level_words = _folded(data["level_words"])
        self.areas = _folded(data["areas"])
        self.levels_before = tuple(f" {level}" for level in self.areas)
        self.media = _folded(data["media"])
        self.revered = _folded(data["revered"])
        self.namesakes = _folded(data["namesakes"])
        self.male, self.female = _folded(data["male"]), _folded(data["female"])
        self.clause = _folded(data["clause"])
        self.firm_words = _folded(data["firm_words"])
        self.also_called = frozenset(tuple(fold(phrase).split()) for phrase in data["also_called"]) | {()}
        self.firm_endings = tuple(data["firm_endings"])
        self.collective = _folded(data["collective"])
        self.honorifics = _folded(data["honorifics"])


@cache
def words_of_people() -> _Words:
    return _Words()


_KNOWN = frozenset(("province", "place", "country", "wide", "body", "field"))


# What a sentence does cannot stand between a title and its holder: "Thủ tướng yêu cầu Bộ X báo cáo về dự án Lê Trực".
_VERBS = frozenset(("role", "change", "is", "passive", "by", "denied", "assigned", "proposed", "future", "happens"))


def is_name_word(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word[1].isdigit()) and word[-1] != "."


def shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def run_end(reading: Reading, begin: int, end: int) -> int:
    """Where the run of capitalised words that starts at ``begin`` ends.

    A word that opens a lower-case phrase ("Chủ tịch") is no part of it, nor is an abbreviation beside common capitals.
    """
    words, norms, lex = reading.words, reading.norms, lexicon()
    loud = shouted(words[begin])
    at = begin
    while at < end and is_name_word(words[at]) and (at == begin or shouted(words[at]) == loud or len(words[at]) == 1):
        entry = lex.longest(norms, at, end) if at > begin else None
        if entry and entry[0] > 1 and not words[at + 1][0].isupper() and "province" not in entry[1]:
            break
        at += 1
    behind = _behind_initials(words, at, end) if begin < at < end and words[at][-1] == "." else 0
    if behind and len(norms[at - 1]) > 2 and foreign(norms[at - 1]):
        return run_end(reading, behind, end)  # "George H.W. Bush"
    if at < end - 1 and at - begin >= 2 and len(words[at - 1]) == 1 < len(words[begin]) and words[at] == ".":
        if (words[at + 1][0].islower() or words[at + 1] in "(-–,") and norms[begin] not in words_of_people().honorifics:
            return at + 1  # "Trần Văn M. quê ở …"
        first = begin + (norms[begin] in words_of_people().honorifics)
        if norms[first] not in words_of_people().surnames:
            return run_end(reading, at + 1, end)  # "Laura J. Richardson"
    if at < end - 1 and at - begin >= 2 and words[at][-1] == "." and len(words[at]) == 2 and words[at][0].isupper():
        at += 1  # "Phạm Minh X."
    further = goes_on(reading, begin, at, end) if at < end and at > begin and not loud else at
    if further == at:
        return at
    return further if words[further - 1][0].islower() and words[at] in "-–" else run_end(reading, further, end)


def _behind_initials(words: list[str], at: int, end: int) -> int:
    """The token of a name behind one initial or more that end with points; 0 where none follows."""
    stop = at
    while stop < end - 1:
        if len(words[stop]) == 2 and words[stop][0].isupper() and words[stop][1] == ".":
            stop += 1
        elif len(words[stop]) == 1 and words[stop].isupper() and words[stop + 1] == ".":
            stop += 2
        else:
            break
    return stop if at < stop < end and len(words[stop]) > 2 and words[stop].istitle() else 0


def place_at(reading: Reading, begin: int, end: int) -> int:
    """Tokens of the place name that stands at ``begin``; 0 where none does."""
    entry = lexicon().longest(reading.norms, begin, end)
    return entry[0] if entry and entry[1].keys() & {"province", "place", "country"} else 0


def phrase_before(reading: Reading, at: int, start: int) -> tuple[str, Classes]:
    """First word and classes of the longest phrase of address that ends at token ``at``."""
    entry = lexicon().before(reading.norms, start, at)
    return ("", NOTHING) if entry is None else (reading.norms[at - entry[0]], entry[1])


_ADDRESS = frozenset(("honorific", "rank", "occupation", "title", "before"))


def addressed_by(reading: Reading, at: int, start: int) -> tuple[bool, str | None]:
    """Whether a word of address stands before token ``at``, and the gender that it says."""
    if at == start or reading.words[at - 1] in "\"“'‘(":
        return False, None
    first, classes = phrase_before(reading, at, start)
    if _ADDRESS.isdisjoint(classes):
        return False, None
    data = words_of_people()
    if any(" ".join(reading.norms[at : at + size]) in data.media for size in (2, 3)):
        return False, None  # "PV Người Đưa Tin"
    if "occupation" in classes and _collective(reading, at):
        return False, None  # "người dân Thủ Thiêm"
    return True, "male" if first in data.male else "female" if first in data.female else None


def _collective(reading: Reading, at: int) -> bool:
    """Whether a word for many stands before what begins like no name: the area where they live."""
    if reading.norms[at] in words_of_people().surnames or foreign(reading.norms[at]):
        return False
    return any(" ".join(reading.norms[at - size : at]) in words_of_people().collective for size in (2, 3))


def barring_word(reading: Reading, at: int, start: int) -> str:
    """The word for a street, a school, a number that stands before token ``at``; "" where none does."""
    norms, number = reading.norms, at
    if (
        number - 1 > start
        and norms[number - 1].isalpha()
        and len(norms[number - 1]) == 1
        and norms[number - 2].isdigit()
    ):
        number -= 1  # "8B Lê Trực"
    if number > start and norms[number - 1][-1].isdigit():
        if "hạng" in norms[max(start, number - 4) : number - 1]:
            return ""  # "thương binh hạng 1/4 Trần Văn A"
        level = norms[number - 2] if number - 1 > start else ""
        return level if level in words_of_people().level_words else norms[number - 1]
    for phrase in words_of_people().barring_ends.get(norms[at - 1], ()) if at > start else ():
        if _ends_field(reading, at, start, len(phrase)):
            continue  # "Thứ trưởng Tài nguyên Môi trường Cao Văn A": no school
        if at - len(phrase) >= start and norms[at - len(phrase) : at] == phrase:
            return " ".join(phrase)
    return ""


def _ends_field(reading: Reading, at: int, start: int, size: int) -> bool:
    """Whether the ``size`` tokens before ``at`` are the end of the word for a field of work: "nông thôn"."""
    entry = lexicon().before(reading.norms, start, at)
    return entry is not None and entry[0] > size and "field" in entry[1]


def title_goes_on(reading: Reading, at: int, start: int) -> int:
    """Tokens behind ``at`` that belong to the title before: "Ủy viên Trung ương" before "Đảng Trần Văn A"."""
    for size in range(lexicon().ends.get(reading.norms[at - 1], 0), 0, -1):
        if at - size >= start:
            entry = lexicon().longest(reading.norms, at - size, len(reading.norms))
            if entry is not None and entry[0] > size and "title" in entry[1]:
                return entry[0] - size
    return 0


def title_over(reading: Reading, at: int, start: int) -> bool:
    """Whether a title opens the phrase that leads up to ``at``: "Giám đốc Sở Y tế Kim Vui"."""
    end = at
    if at > start and reading.words[at - 1] == ")":  # "Thứ trưởng Bộ Thông tin và Truyền thông (TT&TT) Lâm Văn A"
        end = next((back for back in range(at - 2, max(start, at - 7), -1) if reading.words[back] == "("), at)
    for back in range(end - 1, max(start, end - 16) - 1, -1):
        if reading.words[back] in ",;:()":
            return False
        entry = lexicon().longest(reading.norms, back, at)
        if entry and "title" in entry[1]:
            return not _acts(reading, back + entry[0], end)
    return False


def _acts(reading: Reading, begin: int, end: int) -> bool:
    """Whether a verb stands among the tokens, which could be no part of a body's name."""
    at = begin
    while at < end:
        entry = lexicon().longest(reading.norms, at, end)
        if entry and entry[1].keys() & _VERBS and not entry[1].keys() & {"field", "body", "title", "behind"}:
            return True
        if reading.norms[at] in words_of_people().clause:
            return True
        at += entry[0] if entry else 1
    return False


def is_area(reading: Reading, begin: int, stop: int) -> bool:
    """Whether the run is a place here or in another sentence: "Bí thư Bến Cát" where "thị xã Bến Cát" is told of."""
    norms = reading.norms
    if stop - begin > 1 and place_at(reading, begin, stop) == stop - begin:
        return True
    if norms[begin] in words_of_people().surnames and norms[begin] not in words_of_people().weak:
        return False
    text, run = reading.folded, f" {' '.join(norms[begin:stop])} "
    at = text.find(run)
    while at >= 0:
        if text.endswith(words_of_people().levels_before, 0, at):
            return True
        at = text.find(run, at + 1)
    return False


def country_at(reading: Reading, at: int) -> bool:
    entry = lexicon().longest(reading.norms, at, min(at + 3, len(reading.norms)))
    return entry is not None and "country" in entry[1]


def known_at(reading: Reading, begin: int, end: int) -> int:
    """Tokens of the place or the words of a body that stand at ``begin``; 0 where none do."""
    entry = lexicon().longest(reading.norms, begin, end)
    return entry[0] if entry and not _KNOWN.isdisjoint(entry[1]) else 0


def lexical(reading: Reading, at: int, stop: int, *, named: bool) -> bool:
    """Whether the run is a body, a place or a title rather than a name: "ông Chủ tịch", "đồng chí Bí thư"."""
    entry = lexicon().longest(reading.norms, at, len(reading.norms))
    if entry is None or entry[0] > 1 and reading.norms[at] == "nguyên" and reading.words[at - 1].islower():
        return False  # "ông Nguyên là …"
    size, classes = entry
    if size == stop - at > 1 and "country" in classes:
        return True  # "thầy giáo Ấn Độ"
    if any(name in classes for name in ("title", "level", "wide", "before", "honorific", "rank")) and not (
        size == 1 and stop - at > 1 and reading.norms[at] in words_of_people().surnames
    ):
        return True
    if size == 1:
        return not named and "body" in classes and reading.norms[at] not in words_of_people().surnames  # but "ông Khoa"
    return "body" in classes or "field" in classes or "province" in classes
