"""People: names of any of the country's peoples, and the short forms that stand for them later.

A name is a run of capitalised syllables that opens with a family name, or any such run behind a word of address.
Runs behind a word for a street, a school or a prize are names of those; a run that is a place is a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.people.firms import doubtful, is_firm, led_by_organisation, of_body, of_committee, of_company, of_firm
from kg.extract.people.foreign import foreign, is_name, links
from kg.extract.people.names import (
    addressed_by,
    barring_word,
    country_at,
    is_area,
    is_name_word,
    known_at,
    lexical,
    place_at,
    run_end,
    shouted,
    title_goes_on,
    title_over,
    words_of_people,
)
from kg.extract.people.persons import PersonMention, Someone, gather
from kg.extract.text.lexicon import lexicon
from kg.extract.text.reading import Reading, Sentence

__all__ = ["PersonMention", "Someone", "find", "gather"]

LONGEST = 5  # syllables of a name


def find(reading: Reading, sentence: Sentence) -> list[PersonMention]:
    """Mentions of people in one sentence, left to right."""
    found: list[PersonMention] = []
    at, end = sentence.begin, sentence.end
    capitals, capital, norms, addresses = reading.capitals, reading.capital, reading.norms, lexicon().addresses
    for first in capitals[bisect_left(capitals, at) : bisect_left(capitals, end)]:
        if first < at:
            continue
        single = first + 1 == end or not capital[first + 1] and norms[first + 1] not in links()
        if single and (first == sentence.begin or norms[first - 1] not in addresses):
            continue  # one capital that no word of address stands before
        stop = run_end(reading, first, end)
        at = _find_in_run(reading, sentence, first, stop, found) if stop > first else first + 1
    return found


def _find_in_run(reading: Reading, sentence: Sentence, begin: int, stop: int, found: list[PersonMention]) -> int:
    """Looks for one name in a run of capitalised words; gives the token where to go on."""
    if (
        stop - begin > 1
        and reading.norms[begin] in words_of_people().honorifics
        and (not place_at(reading, begin, sentence.end) or reading.norms[begin] == "anh")
    ):
        begin += 1  # "Ông Hải nói": the word of address opens the sentence
    if reading.norms[begin - 1 : begin] == ["châu"] and begin > sentence.begin:
        begin += 1  # "Ủy ban châu Âu Romano …"
    addressed, gender = addressed_by(reading, begin, sentence.begin)
    if addressed and gender is None and stop - begin > 2:
        begin += min(title_goes_on(reading, begin, sentence.begin), stop - begin - 1)
    if stop - begin < 2 and not addressed:
        return stop
    barring = "" if addressed else barring_word(reading, begin, sentence.begin)
    if barring and barring not in words_of_people().level_words and not barring[0].isdigit():
        reading.found.setdefault("barred", set()).add(" ".join(reading.norms[begin:stop]))
        return stop
    if addressed and country_at(reading, begin) and stop - begin > place_at(reading, begin, stop):
        begin += place_at(reading, begin, stop)  # "Thủ tướng Nhật Bản Shinzo Abe"
    if not gender and led_by_organisation(reading, begin, stop):
        begin += 1
    elif (
        addressed
        and not lexical(reading, begin, stop, named=gender is not None)
        and (gender or not is_area(reading, begin, stop))
    ):
        if stop - begin <= LONGEST + 1:
            found.extend(_addressed(reading, sentence, begin, stop, gender))
        return stop
    return _find_bare(reading, sentence, begin, stop, found)


def _addressed(
    reading: Reading, sentence: Sentence, begin: int, stop: int, gender: str | None
) -> Iterator[PersonMention]:
    """The name behind a word of address, be it one syllable; no letters, no firm."""
    short = stop - begin == 1
    letters = stop - begin == 2 and len(reading.words[begin]) == len(reading.words[begin + 1]) == 1
    if not letters and not is_firm(reading, begin, stop) and (not short or not shouted(reading.words[begin])):
        unsure = doubtful(reading, begin, stop, sentence.begin)
        yield PersonMention(begin, stop, reading.phrase(begin, stop), True, short=short, gender=gender, doubtful=unsure)


def _find_bare(reading: Reading, sentence: Sentence, begin: int, stop: int, found: list[PersonMention]) -> int:
    """Looks for a name that no word of address introduces, behind places and words of bodies in the run."""
    at, placed = begin, -1
    while at < stop:
        size = known_at(reading, at, stop)
        revered = _revered(reading, at, stop, sentence.begin) if stop - at > 2 else None
        if revered is not None:
            found.append(revered)
            return revered.end
        named = (
            size == stop - at - 1 == 2 and reading.norms[at] in words_of_people().surnames - words_of_people().weak
        )  # "Vũ Quang Hải"
        if size > 1 and not named or size == 1 and stop - at > 2 and country_at(reading, at):
            at = placed = at + size
            continue
        if (
            2 <= stop - at <= LONGEST
            and reading.begins[stop - 1] + len(reading.words[stop - 1]) - reading.begins[at] > 4
            and _opens_name(reading, sentence, at, stop, begin, found)
        ):
            if at == placed or _found_here(reading, sentence, at, stop, at > begin):
                found.append(PersonMention(at, stop, reading.phrase(at, stop), title_over(reading, at, sentence.begin)))
            return stop
        at += 1
    return stop


def _found_here(reading: Reading, sentence: Sentence, at: int, stop: int, inside: bool) -> bool:
    """Whether nothing before a run that looks like a name makes it the name of something else."""
    data = words_of_people()
    barring = barring_word(reading, at, sentence.begin)
    titled = bool(inside or barring) and title_over(reading, at, sentence.begin)
    weak = reading.norms[at] in data.weak
    if len(barring) == 4 and barring.isdigit() and titled and not weak and stop - at > 2:
        return True  # "Chủ tịch nhiệm kỳ 2011-2016 Trần Văn A"
    if not barring or titled and stop - at > 2 and barring in (data.areas if weak else data.level_words):
        return True
    reading.found.setdefault("barred", set()).add(" ".join(reading.norms[at:stop]))
    return False


def _revered(reading: Reading, at: int, stop: int, start: int) -> PersonMention | None:
    """ "Chủ tịch Hồ Chí Minh": the title is of honour and states no post; behind "Lăng", "tư tưởng" he is not meant."""
    if stop - at < 3 or " ".join(reading.norms[at : at + 3]) not in words_of_people().namesakes:
        return None
    for title in words_of_people().revered:
        first = at - len(title.split())
        if first >= start and " ".join(reading.norms[first:at]) == title:
            return (
                None
                if barring_word(reading, first, start)
                else PersonMention(first, at + 3, reading.phrase(at, at + 3), True)
            )
    return None


def _opens_name(
    reading: Reading, sentence: Sentence, at: int, stop: int, begin: int, found: list[PersonMention]
) -> bool:
    """Whether a name opens at token ``at`` of a run from ``begin``, by itself or with a title or a list around it."""
    data, norms, inside = words_of_people(), reading.norms, at > begin
    first = norms[at]
    if "'" in first and is_name_word(reading.words[at]) or is_name(reading, at, stop):
        return True
    if of_company(reading, at, sentence.begin) and (
        first in data.weak or first not in data.surnames or stop - at < 3 or norms[at - 1] not in data.level_words
    ):
        return False
    if inside and first in data.weak and stop - at == 2 and norms[begin - 1] in data.areas:
        return False  # "xã Tân Kim Sơn"
    if inside and first in data.weak and of_company(reading, begin, sentence.begin) and norms[at + 1] != "thị":
        return False
    if first in data.weak and stop - at == 2 and not inside and of_committee(reading, at, sentence.begin):
        return False  # "UBND Đông Minh"
    if first in data.weak and stop - at == 2 and not inside and of_firm(reading, at, sentence.begin):
        return False
    if first in data.weak and stop - at == 5 and norms[at + 2] in data.surnames - data.weak:
        return False  # "khu kinh tế Chu Lai Đỗ Văn A"
    if first not in data.surnames:
        return _opens_foreign(reading, sentence, at, stop, begin, found)
    if shouted(reading.words[at]) or " ".join(norms[at:stop]) in data.namesakes:
        return False
    if first == "phó" and lexicon().longest(norms, at + 1, stop) is not None:
        return False  # "…, Phó Trưởng Ban"
    if stop - at > 3 and "province" in lexicon().classes(" ".join(norms[stop - 2 : stop])):
        return _before_title(reading, stop)  # but "cổ phiếu Hoàng Anh Gia Lai"
    if first in data.weak and "body" in lexicon().classes(" ".join(norms[at + 1 : stop])):
        return False  # "Truyền Thông Nhà Trắng"
    if first == "đoàn" and stop - at == 2 and "body" in lexicon().classes(norms[at + 1]):
        return False  # "Bí thư Đoàn Trường THPT X"
    if first == "đoàn" and country_at(reading, at + 1):
        return False  # "đoàn Trung Quốc"
    if first == "đoàn" and norms[at + 1] in data.surnames and stop - at > 2:
        return False
    if first not in data.weak or norms[at + 1] in ("thị", "văn") or _in_list(reading, sentence, at, stop):
        return True
    if stop - at > 2 and _follows(reading, at, found):
        return True
    before = reading.words[at - 1] if at > sentence.begin else ""
    follows = before[:1].isalpha() or before == ")" and stop - at > 2
    return (inside or follows) and _titled(reading, at, begin, sentence.begin)


def _before_title(reading: Reading, stop: int) -> bool:
    """Whether a title stands behind a run and a comma: "Trần Văn Ninh Bình, Phó Bí thư …"."""
    if stop + 1 >= len(reading.words) or reading.words[stop] not in ",-–:(":
        return False
    entry = lexicon().longest(reading.norms, stop + 1, len(reading.norms))
    return entry is not None and not {"title", "before"}.isdisjoint(entry[1])


def _opens_foreign(
    reading: Reading, sentence: Sentence, at: int, stop: int, begin: int, found: list[PersonMention]
) -> bool:
    """Whether a run that opens with no family name of the country is a name, by the title or the list it stands in."""
    first = reading.norms[at]
    if of_body(reading, at, sentence.begin) or country_at(reading, stop - 1):
        return False
    behind = at > begin and country_at(reading, begin) and any(map(foreign, reading.norms[at:stop]))
    if not (foreign(first) or behind) or len(first) < 3 or shouted(reading.words[at]) or stop - at > 4:
        return False
    if _follows(reading, at, found) and foreign(reading.norms[found[-1].begin]):
        return True
    return (at > max(begin, sentence.begin) or at > sentence.begin and reading.words[at - 1][0].isalpha()) and _titled(
        reading, at, begin, sentence.begin
    )


def _titled(reading: Reading, at: int, begin: int, start: int) -> bool:
    """Whether a title leads up to a name, over an embassy's host too: "Đại sứ Nga tại Việt Nam Ivan …"."""
    if title_over(reading, at, start):
        return True
    norms = reading.norms
    if at == begin or begin - 1 <= start or not _is_place(reading, begin, at):
        return False
    if norms[begin - 2 : begin] == ["lãnh", "đạo"]:
        return country_at(reading, begin)
    return norms[begin - 1] in ("tại", "ở") and title_over(reading, begin - 1, start)


def _is_place(reading: Reading, begin: int, end: int) -> bool:
    entry = lexicon().longest(reading.norms, begin, end)
    return entry is not None and entry[0] == end - begin and not entry[1].keys().isdisjoint(("country", "wide"))


def _follows(reading: Reading, at: int, found: list[PersonMention]) -> bool:
    """Whether the run comes next in a list behind a name: "các Phó thủ tướng Trần Văn A, Vương Đình B"."""
    if not found or found[-1].short:
        return False
    gap = reading.norms[found[-1].end : at]
    return gap in ([","], ["và"], [",", "và"])


def _in_list(reading: Reading, sentence: Sentence, at: int, stop: int) -> bool:
    """Whether the run opens an item of a list of people: "…; Lữ Phước A - Trưởng ban B"."""
    words = reading.words
    if (
        at > sentence.begin
        and words[at - 1] not in ((";", ":") if stop - at < 3 else (";", ":", ","))
        and not (at - 1 == sentence.begin and words[at - 1] in ("-", "–"))
        or stop + 1 >= sentence.end
    ):
        return False
    return stop - at > 1 and _before_title(reading, stop)
