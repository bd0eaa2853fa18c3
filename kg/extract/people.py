"""People: names of any of the country's peoples, and the short forms that stand for them later.

A name is a run of capitalised syllables that opens with a family name, or any such run behind a word of address.
Runs behind a word for a street, a school or a prize are names of those; a run that is a place is a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.extract.lexicon import Classes, lexicon
from kg.extract.reading import NOTHING, Reading, Sentence
from kg.vi import fold, plain, table


@dataclass(slots=True)
class PersonMention:
    begin: int  # tokens
    end: int
    name: str
    addressed: bool  # a word of address, a rank or a title stands before it
    short: bool = False  # "ông Thống"
    person: str | None = None  # key, once known
    gender: str | None = None


@dataclass(slots=True)
class Someone:
    """A person of this article: every mention of one name and its short forms."""

    key: str
    name: str
    mentions: list[PersonMention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    gender: str | None = None
    byline: bool = False


class _Words:
    def __init__(self) -> None:
        data = table("people")
        folded = lambda words: frozenset(fold(word) for word in words)  # noqa: E731
        self.surnames = folded(data["surnames"].split())
        self.weak = folded(data["weak_surnames"].split())
        self.openers = folded(data["openers"])
        self.barring_ends: dict[str, list[list[str]]] = {}  # last word → phrases, the longest first
        for phrase in sorted((fold(words).split() for words in data["not_before"]), key=len, reverse=True):
            self.barring_ends.setdefault(phrase[-1], []).append(phrase)
        self.level_words = folded(data["level_words"])
        self.areas = folded(data["areas"])
        self.media = folded(data["media"])
        self.revered = folded(data["revered"])
        self.namesakes = folded(data["namesakes"])
        self.male, self.female = folded(data["male"]), folded(data["female"])
        self.honorifics = folded(data["honorifics"])


@cache
def _words() -> _Words:
    return _Words()


LONGEST = 5  # syllables of a name
_KNOWN = frozenset(("province", "place", "country", "body", "field"))
_APART = frozenset(("title", "level", "honorific", "rank", "occupation", "before"))
# What a sentence does cannot stand between a title and its holder: "Thủ tướng yêu cầu Bộ X báo cáo về dự án Lê Trực".
_VERBS = frozenset(("role", "change", "is", "passive", "by", "denied", "assigned", "proposed", "future", "happens"))

# What a Vietnamese syllable may be, tones and circumflexes taken off (after the spelling rules of quốc ngữ).
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$")


def foreign(norm: str) -> bool:
    return _SYLLABLE.match(plain(norm)) is None


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word[1].isdigit()) and word[-1] != "."


def _shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _run_end(reading: Reading, begin: int, end: int) -> int:
    """Where the run of capitalised words that starts at ``begin`` ends.

    A word that opens a lower-case phrase ("Chủ tịch") is no part of it, nor is an abbreviation beside common capitals.
    """
    words, norms, lex = reading.words, reading.norms, lexicon()
    shouted = _shouted(words[begin])
    at = begin
    while (
        at < end and _is_name_word(words[at]) and (at == begin or _shouted(words[at]) == shouted or len(words[at]) == 1)
    ):
        entry = lex.longest(norms, at, end)
        if at > begin and entry and entry[0] > 1 and not words[at + 1][0].isupper() and "province" not in entry[1]:
            break
        at += 1
    if (
        at < end - 1
        and len(words[at - 1]) == 1
        and words[at] == "."
        and words[at + 1][0].isupper()
        and len(words[begin]) > 1
        and norms[begin] not in _words().surnames
    ):
        return _run_end(reading, at + 1, end)  # "Laura J. Richardson"
    if at < end - 1 and at - begin >= 2 and words[at][-1] == "." and len(words[at]) == 2 and words[at][0].isupper():
        at += 1  # "Phạm Minh X."
    return at


def _place_at(reading: Reading, begin: int, end: int) -> int:
    """Tokens of the place name that stands at ``begin``; 0 where none does."""
    entry = lexicon().longest(reading.norms, begin, end)
    return entry[0] if entry and entry[1].keys() & {"province", "place", "country"} else 0


def _phrase_before(reading: Reading, at: int, start: int) -> tuple[str, Classes]:
    """First word and classes of the longest phrase of address that ends at token ``at``."""
    for size in range(lexicon().ends.get(reading.norms[at - 1], 0), 0, -1):
        if at - size >= start:
            entry = lexicon().longest(reading.norms, at - size, at)
            if entry is not None and entry[0] == size:
                return reading.norms[at - size], entry[1]
    return "", NOTHING


_ADDRESS = ("honorific", "rank", "occupation", "title", "before")


def _addressed(reading: Reading, at: int, start: int) -> tuple[bool, str | None]:
    """Whether a word of address stands before token ``at``, and the gender that it says."""
    if at == start or reading.words[at - 1] in "\"“'‘(":
        return False, None
    first, classes = _phrase_before(reading, at, start)
    if not any(name in classes for name in _ADDRESS):
        return False, None
    data = _words()
    if any(" ".join(reading.norms[at : at + size]) in data.media for size in (2, 3)):
        return False, None  # "PV Người Đưa Tin"
    return True, "male" if first in data.male else "female" if first in data.female else None


def _barring(reading: Reading, at: int, start: int) -> str:
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
        level = norms[number - 2] if number - 1 > start else ""
        return level if level in _words().level_words else norms[number - 1]
    for phrase in _words().barring_ends.get(norms[at - 1], ()) if at > start else ():
        if at - len(phrase) >= start and norms[at - len(phrase) : at] == phrase:
            return " ".join(phrase)
    return ""


def _title_over(reading: Reading, at: int, start: int) -> bool:
    """Whether a title opens the phrase that leads up to ``at``: "Giám đốc Sở Y tế Kim Vui"."""
    for back in range(at - 1, max(start, at - 16) - 1, -1):
        if reading.words[back] in ",;:()":
            return False
        entry = lexicon().longest(reading.norms, back, at)
        if entry and "title" in entry[1]:
            return not _acts(reading, back + entry[0], at)
    return False


def _acts(reading: Reading, begin: int, end: int) -> bool:
    """Whether a verb stands among the tokens, which could be no part of a body's name."""
    at = begin
    while at < end:
        entry = lexicon().longest(reading.norms, at, end)
        if entry and entry[1].keys() & _VERBS and not entry[1].keys() & {"field", "body", "title", "behind"}:
            return True
        at += entry[0] if entry else 1
    return False


def _of_body(reading: Reading, at: int, start: int) -> bool:
    """Whether the head of a body, or letters behind one, stand right before: "Uỷ ban Olympic …", "công ty PT Nikko …"."""
    return (
        "body" in _phrase_before(reading, at, start)[1]
        or at - 1 > start
        and reading.words[at - 1].isupper()
        and "body" in _phrase_before(reading, at - 1, start)[1]
    )


def _of_company(reading: Reading, at: int, start: int) -> bool:
    """Whether the words right before token ``at`` say a form of company, whose name is still to come."""
    entry = _phrase_before(reading, at, start)[1].get("body")
    return entry is not None and entry[0] == "company"


def find(reading: Reading, sentence: Sentence) -> list[PersonMention]:
    """Mentions of people in one sentence, left to right."""
    found: list[PersonMention] = []
    at = sentence.begin
    words = reading.words
    while at < sentence.end:
        if not words[at][0].isupper():
            at += 1
            continue
        stop = _run_end(reading, at, sentence.end)
        at = _find_in_run(reading, sentence, at, stop, found) if stop > at else at + 1
    return found


def _find_in_run(reading: Reading, sentence: Sentence, begin: int, stop: int, found: list[PersonMention]) -> int:
    """Looks for one name in a run of capitalised words; gives the token where to go on."""
    if (
        stop - begin > 1
        and reading.norms[begin] in _words().honorifics
        and (not _place_at(reading, begin, sentence.end) or reading.norms[begin] == "anh")
    ):
        begin += 1  # "Ông Hải nói": the word of address opens the sentence
    addressed, gender = _addressed(reading, begin, sentence.begin)
    if stop - begin < 2 and not addressed:
        return stop
    barring = "" if addressed else _barring(reading, begin, sentence.begin)
    if barring and barring not in _words().level_words and not barring[0].isdigit():
        reading.found.setdefault("barred", set()).add(" ".join(reading.norms[begin:stop]))
        return stop
    if addressed and _country(reading, begin) and stop - begin > _place_at(reading, begin, stop):
        begin += _place_at(reading, begin, stop)  # "Thủ tướng Nhật Bản Shinzo Abe"
    if not gender and _led_by_organisation(reading, begin, stop):
        begin += 1
    elif (
        addressed
        and not _lexical(reading, begin, stop, named=gender is not None)
        and (gender or not _is_area(reading, begin, stop))
    ):
        if stop - begin <= LONGEST + 1:
            short = stop - begin == 1
            if not short or not _shouted(reading.words[begin]):
                found.append(PersonMention(begin, stop, reading.phrase(begin, stop), True, short=short, gender=gender))
        return stop
    at, placed = begin, -1
    while at < stop:
        size = _known(reading, at, stop)
        revered = _revered(reading, at, stop, sentence.begin) if stop - at > 2 else None
        if revered is not None:
            found.append(revered)
            return revered.end
        named = size == stop - at - 1 == 2 and reading.norms[at] in _words().surnames - _words().weak  # "Vũ Quang Hải"
        if size > 1 and not named or size == 1 and stop - at > 2 and _country(reading, at):
            at = placed = at + size
            continue
        if 2 <= stop - at <= LONGEST and _opens_name(reading, sentence, at, stop, at > begin):
            if at == placed or _found_here(reading, sentence, at, stop, at > begin):
                found.append(
                    PersonMention(at, stop, reading.phrase(at, stop), _title_over(reading, at, sentence.begin))
                )
            return stop
        at += 1
    return stop


def _led_by_organisation(reading: Reading, begin: int, stop: int) -> bool:
    """Whether an organisation's name, which is no Vietnamese syllable, leads the run: "Trusomed Trần Văn A"."""
    data, norms = _words(), reading.norms
    return (
        stop - begin > 3
        and norms[begin] not in data.surnames
        and foreign(norms[begin])
        and norms[begin + 1] in data.surnames - data.weak
    )


def _found_here(reading: Reading, sentence: Sentence, at: int, stop: int, inside: bool) -> bool:
    """Whether nothing before a run that looks like a name makes it the name of something else."""
    data = _words()
    barring = _barring(reading, at, sentence.begin)
    titled = bool(inside or barring) and _title_over(reading, at, sentence.begin)
    weak = reading.norms[at] in data.weak
    if not barring or titled and stop - at > 2 and barring in (data.areas if weak else data.level_words):
        return True
    reading.found.setdefault("barred", set()).add(" ".join(reading.norms[at:stop]))
    return False


def _revered(reading: Reading, at: int, stop: int, start: int) -> PersonMention | None:
    """ "Chủ tịch Hồ Chí Minh": the title is of honour and states no post; behind "Lăng", "tư tưởng" he is not meant."""
    if stop - at < 3 or " ".join(reading.norms[at : at + 3]) not in _words().namesakes:
        return None
    for title in _words().revered:
        first = at - len(title.split())
        if first >= start and " ".join(reading.norms[first:at]) == title:
            return (
                None
                if _barring(reading, first, start)
                else PersonMention(first, at + 3, reading.phrase(at, at + 3), True)
            )
    return None


def _is_area(reading: Reading, begin: int, stop: int) -> bool:
    """Whether the run is a place here or in another sentence: "Bí thư Bến Cát" where "thị xã Bến Cát" is told of."""
    norms = reading.norms
    if stop - begin > 1 and _place_at(reading, begin, stop) == stop - begin:
        return True
    if norms[begin] in _words().surnames and norms[begin] not in _words().weak:
        return False
    text = reading.found.get("text") or reading.found.setdefault("text", " ".join(norms))
    run = " ".join(norms[begin:stop])
    return any(f" {level} {run} " in text for level in _words().areas)


def _country(reading: Reading, at: int) -> bool:
    entry = lexicon().longest(reading.norms, at, min(at + 3, len(reading.norms)))
    return entry is not None and "country" in entry[1]


def _known(reading: Reading, begin: int, end: int) -> int:
    """Tokens of the place or the words of a body that stand at ``begin``; 0 where none do."""
    entry = lexicon().longest(reading.norms, begin, end)
    return entry[0] if entry and not _KNOWN.isdisjoint(entry[1]) else 0


def _opens_name(reading: Reading, sentence: Sentence, at: int, stop: int, inside: bool) -> bool:
    """Whether a family name stands at token ``at``, by itself or with a middle name or a title that makes it one."""
    data, norms = _words(), reading.norms
    first = norms[at]
    if "'" in first and _is_name_word(reading.words[at]):
        return True
    if _of_company(reading, at, sentence.begin) and (
        first in data.weak or first not in data.surnames or stop - at < 3 or norms[at - 1] not in data.level_words
    ):
        return False
    if first not in data.surnames and (_of_body(reading, at, sentence.begin) or _country(reading, stop - 1)):
        return False
    if first not in data.surnames and foreign(first) and len(first) > 2 and not _shouted(reading.words[at]):
        return (
            (inside or at > sentence.begin and reading.words[at - 1][0].isalpha())
            and stop - at <= 4
            and _title_over(reading, at, sentence.begin)
        )
    if first not in data.surnames or _shouted(reading.words[at]) or " ".join(norms[at:stop]) in data.namesakes:
        return False
    if first == "đoàn" and norms[at + 1] in data.surnames and stop - at > 2:
        return False
    if first not in data.weak or norms[at + 1] in ("thị", "văn") or _in_list(reading, sentence, at, stop):
        return True
    return (inside or at > sentence.begin and reading.words[at - 1][0].isalpha()) and _title_over(
        reading, at, sentence.begin
    )


def _in_list(reading: Reading, sentence: Sentence, at: int, stop: int) -> bool:
    """Whether the run opens an item of a list of people: "…; Lữ Phước A - Trưởng ban B"."""
    words = reading.words
    if (
        at > sentence.begin
        and words[at - 1] not in (";", ":")
        or stop + 1 >= sentence.end
        or words[stop] not in (",", "-", "–")
    ):
        return False
    entry = lexicon().longest(reading.norms, stop + 1, sentence.end)
    return stop - at > 1 and entry is not None and ("title" in entry[1] or "before" in entry[1])


def _lexical(reading: Reading, at: int, stop: int, *, named: bool) -> bool:
    """Whether the run is a body, a place or a title rather than a name: "ông Chủ tịch", "đồng chí Bí thư"."""
    entry = lexicon().longest(reading.norms, at, len(reading.norms))
    if entry is None or entry[0] > 1 and reading.norms[at] == "nguyên" and reading.words[at - 1].islower():
        return False  # "ông Nguyên là …"
    size, classes = entry
    if any(name in classes for name in ("title", "level", "wide", "before", "honorific", "rank")) and not (
        size == 1 and stop - at > 1 and reading.norms[at] in _words().surnames
    ):
        return True
    if size == 1:
        return not named and "body" in classes and reading.norms[at] not in _words().surnames  # but "ông Khoa"
    return "body" in classes or "field" in classes or "province" in classes


def gather(reading: Reading, mentions: list[PersonMention]) -> dict[str, Someone]:
    """Joins mentions of one person: the same name, and short forms that one person alone can mean."""
    people: dict[str, Someone] = {}
    by_name: dict[str, str] = {}
    full = {fold(mention.name) for mention in mentions if not mention.short}
    told = {fold(mention.name) for mention in mentions if mention.addressed}
    barred = reading.found.get("barred", frozenset()) - told
    full -= barred
    for mention in mentions:
        name = fold(mention.name)
        mention.short = mention.short or any(_is_short_for(name, other) for other in full)
        if mention.short or name in barred:
            continue
        key = by_name.get(name)
        if key is None:
            key = by_name[name] = f"p{len(people) + 1}"
            people[key] = Someone(key, mention.name.title() if mention.name.isupper() else mention.name)
        _attach(people[key], mention)
    for mention in mentions:
        if mention.short:
            _attach_short(people, mention)
    return people


def _is_short_for(name: str, other: str) -> bool:
    """ "Hoàng Ba" for "Nguyễn Hoàng Ba", "Y Suôn" for "Y Suôn Byă"; a name as long as the other is its own."""
    if len(name) >= len(other):
        return False
    openers = _words().openers
    return other.endswith(f" {name}") or (name.split()[0] in openers and other.startswith(f"{name} "))


def _attach(someone: Someone, mention: PersonMention) -> None:
    mention.person = someone.key
    someone.mentions.append(mention)
    someone.gender = someone.gender or mention.gender
    if mention.name != someone.name and mention.name not in someone.aliases:
        someone.aliases.append(mention.name)


def _attach_short(people: dict[str, Someone], mention: PersonMention) -> None:
    """The nearest person before whose name it ends, and whose gender fits; else the one person who comes after."""
    name = fold(mention.name)
    fits = [
        someone
        for someone in people.values()
        if _is_short_for(name, fold(someone.name))
        and not (mention.gender and someone.gender and mention.gender != someone.gender)
    ]
    before = [
        (max(m.begin for m in one.mentions if m.begin < mention.begin), one)
        for one in fits
        if one.mentions[0].begin < mention.begin
    ]
    if before:
        _attach(max(before, key=lambda pair: pair[0])[1], mention)
    elif len(fits) == 1:
        _attach(fits[0], mention)
