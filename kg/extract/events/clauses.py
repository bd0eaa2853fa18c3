"""How far a clause goes that tells of an event by its verb: over its aim, its parties, whom a decision moves."""

from __future__ import annotations

import re

from kg.extract.events.labels import LONGEST, names_event
from kg.extract.events.words import event_words
from kg.extract.text.chunks import Chunk, Row


def clause_end(row: Row, at: int) -> int:
    """Behind what a verb tells of an event: its aim and partner; of a decision handed over, whom it moves and where."""
    ends = ".;:Dcsu" if "quyết định" in row.chunks[at].norm else '.;:DcsuN"'
    visited = re.match(r"[HP]*N", row.code[at + 1 :]) if row.chunks[at].value.get("happens") == "visit" else None
    return _clause_end(row, at, at + 1 + (visited.end() if visited else 0), ends)


def day_inside(row: Row, at: int) -> int:
    """The end of a name that goes on behind its day, else 0: "buổi làm việc ngày 3/7 giữa Bộ X với tỉnh Y"."""
    if row.code[at + 1 : at + 2] != "D" or at + 3 >= len(row.chunks):
        return 0
    goes_on = row.chunks[at + 2].norm in event_words().behind_day
    return _clause_end(row, at, at + 3, ".;:Dcsu") if goes_on else 0


def aim_end(row: Row, at: int, stop: int, *, sits: bool) -> int:
    """Behind the aim that stands behind the chair: "Ban Bí thư họp dưới sự chủ trì của N, xem xét …"; else ``stop``.

    ``sits``: the verb is what an assembly does, and the name holds all of it.
    """
    if sits:
        return _clause_end(row, at, stop, ".;:Dcu,")
    chaired = re.match(r"uH*P?H*N,", row.code[stop:])
    begin = stop + chaired.end() if chaired else len(row.chunks)
    if begin >= len(row.chunks) or row.chunks[begin].norm not in event_words().aims:
        return stop
    return _clause_end(row, at, begin + 1, ".;:Dcsu")


def _clause_end(row: Row, at: int, stop: int, ends: str) -> int:
    chunks = row.chunks
    words = event_words()
    while stop < len(chunks) and chunks[stop].end - chunks[at].begin <= LONGEST:
        norm, left = chunks[stop].norm, chunks[stop - 1]
        if (
            chunks[stop].symbol in ends
            and norm not in words.aims
            or norm in words.ends_clause
            or norm in words.next_to
            or chunks[stop].symbol == "f"
            and norm not in words.aims
            or norm == "để"
            and "quyết định" in chunks[at].norm
            or names_event(chunks, stop)
            and (left.norm == "có" or left.norm in words.organises)
        ):
            break
        aims = stop + 1 < len(chunks) and chunks[stop + 1].norm in words.aims
        meets = chunks[at].norm == "họp" and left.symbol in "wBP"
        if chunks[stop].symbol == "," and not (aims and (meets or left is chunks[at])) and not _lists(chunks, at, stop):
            break
        stop += 1
    while stop > at + 1 and (chunks[stop - 1].symbol in ",-vtH(" or chunks[stop - 1].norm in words.trailing):
        stop -= 1
    return stop


def _lists(chunks: list[Chunk], at: int, stop: int) -> bool:
    """Whether a comma goes on within what a verb tells: between bodies, places in a line, whom a decision moves."""
    if "quyết định" in chunks[at].norm or "nghị quyết" in chunks[at].norm:
        return True
    behind = chunks[stop + 1].symbol if stop + 1 < len(chunks) else ""
    return "họp" not in chunks[at].norm and (behind == "B" or chunks[stop - 1].symbol == "B")
