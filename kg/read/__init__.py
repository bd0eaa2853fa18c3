"""Reading: files, folders and streams → articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Article
from kg.read.page import article
from kg.read.record import Record, records
from kg.read.report import Problem, Report

__all__ = ["Problem", "Record", "Report", "article", "read", "records"]


def read(sources: Iterable[str | Path], *, report: Report | None = None, strict: bool = False) -> Iterator[Article]:
    """Articles of files, folders (recursively) and "-" (standard input), one at a time.

    ``.txt`` files hold an article each; ``.jsonl`` files one a line with ``id``, ``text`` and optional ``title``,
    ``date``, ``url``; both may be packed (``.gz``, ``.zst``). What cannot be read is noted in ``report`` and passed
    over; with ``strict`` it raises InputError. Raises InputError for a missing source, and for one id with two
    different texts.
    """
    noted = report if report is not None else Report()
    noted.strict = noted.strict or strict
    return map(article, records(sources, noted))
