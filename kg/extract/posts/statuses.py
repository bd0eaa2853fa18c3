"""When a post is or was held, by the words, dates and posts around it: "từng là", "từ 2008 đến 2010", "thay ông B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.text.chunks import Row
from kg.extract.text.reading import Reading
from kg.extract.times.mentions import DateMention
from kg.vi import fold, table


def told_as_past(reading: Reading, row: Row, match: re.Match[str]) -> bool:
    """Whether the sentence says the post as a thing of the past: "từng là", "trong thời gian giữ chức"."""
    begin = row.chunks[max(0, match.start() - 4)].begin
    end = row.chunks[match.start("p")].begin if match.start("p") > match.start("n") else row.chunks[match.end() - 1].end
    text = " ".join(reading.norms[begin:end]).replace("trong khi đó", "")
    return any(marker in text for marker in table("tenures")["past"])


def status_told(reading: Reading, row: Row, match: re.Match[str], name: str) -> str | None:
    """The status that the sentence gives all the posts of a match; None: each has its own."""
    if name == "before":
        return "former" if row.code[: match.start("p")].endswith("k") and _spanned(row, match) else None
    if (
        name == "from"
        or told_as_past(reading, row, match)
        or name in ("is", "list", "apart", "while")
        and (_spanned(row, match) or _earlier(reading, row, match))
    ):
        return "former"
    if name == "is" and [chunk.norm for chunk in row.chunks[match.end() : match.end() + 2]] == ["trước", "khi"]:
        return "former"  # "Ông làm Trưởng phòng A trước khi được bổ nhiệm …"
    before = row.chunks[match.start("p") - 1] if match.start("p") else None
    if before is not None and before.symbol == "k" and before.norm in table("tenures")["acting"]:
        return "acting"
    return None


def _earlier(reading: Reading, row: Row, match: re.Match[str]) -> bool:
    """Whether "Trước đó" opens the clause."""
    begin = max(row.code.rfind(";", 0, match.start()), row.code.rfind(".", 0, match.start())) + 1
    first = row.chunks[begin].begin
    opening = " ".join(reading.norms[first : first + 2])
    if opening == "trước khi":  # "Trước khi làm A, ông là B"
        return "," in row.code[begin : match.start("n")] and match.start("n") < match.start("p")
    return opening in ("trước đó", "trước đây") and match.start() - begin < 6


def _spanned(row: Row, match: re.Match[str]) -> bool:
    """Whether a span of time that is over opens the clause: "Từ 2008 đến 2010, ông A làm …"."""
    begin = min(match.start("n"), match.start("p"))
    clause = re.search(r"(?:^|[;.,v])[^;.NP]{0,6}?(D)(?:[w-](D))?,?k*H?$", row.code[:begin])
    if clause is None:
        return False
    first: DateMention = row.chunks[clause.start(1)].value
    return first.end is not None or bool(clause[2]) and row.chunks[clause.start(2) - 1].norm in ("đến", "-", "tới")


def past_board(row: Row, at: int, posts: Sequence[int]) -> bool:
    """Whether the post is in a board for an examination, of a year that it or its neighbours name: it is over."""
    names = [fold(row.chunks[index].value.body.name) if row.chunks[index].value.body else "" for index in (at, *posts)]
    return " thi" in names[0] and any(" thi" in name and re.search(r"\b20\d\d\b", name) for name in names)


def replaced(row: Row, begin: int) -> bool:
    """Whether the person named at token ``begin`` is the one whom somebody follows: "thay ông B, Bí thư …"."""
    before = [chunk for chunk in row.chunks if chunk.end <= begin and chunk.symbol != "H"]
    return bool(before) and before[-1].norm in ("thay", "thay thế", "thay cho", "kế nhiệm")


def bounded(row: Row, at: int) -> bool:
    """Whether "giai đoạn 2011-2016", "trong 7 năm" or "rồi" behind the post bounds it."""
    ahead = row.chunks[at + 1 : at + 4]
    if (
        [chunk.norm for chunk in ahead[:1]] in (["rồi"], ["rồi là"])
        or len(ahead) > 2
        and (ahead[0].norm == "trong" and ahead[1].norm[:1].isdigit() and ahead[2].norm == "năm")
    ):
        return True
    return any(chunk.symbol == "T" and getattr(chunk.value, "kind", "") == "period" for chunk in ahead[:1])


def term_end(row: Row, at: int, posts: Sequence[int]) -> int | None:
    """The year in which the term behind the post, or behind the next of its row, ends."""
    for post in (one for one in posts if one >= at):
        for chunk in row.chunks[post + 1 : post + 3]:
            if chunk.symbol == "T":
                end: int | None = chunk.value.end
                return end
            if chunk.symbol not in ",(":
                break
    return None
