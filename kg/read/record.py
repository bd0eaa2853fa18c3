"""Files → records: the cleaned text of each article with what its source says of it; nobody has looked into it yet."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec
import zstandard

from kg.errors import InputError
from kg.read.clean import clean
from kg.read.files import File, files, opened
from kg.read.report import Report

__all__ = ["Record", "records"]

LINE_LIMIT = 64 * 2**20  # bytes of one line of JSON: more is no article, and would not fit into a small memory
_UNREADABLE = (OSError, EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its source gives it. ``text`` is the stored text, its first ``titled`` characters the title."""

    id: str
    text: str
    source: str
    titled: int = 0
    date: str | None = None
    url: str | None = None

    @property
    def fingerprint(self) -> str:
        """Hex digest of everything but the source. Parts are encoded with their borders: none runs into another."""
        parts = msgspec.msgpack.encode((self.id, self.text, self.titled, self.date, self.url))
        return hashlib.blake2b(parts, digest_size=16).hexdigest()


class _Line(msgspec.Struct):
    id: str | int
    text: str
    title: str | None = None
    date: str | int | None = None
    url: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def records(sources: Iterable[str | Path], report: Report) -> Iterator[Record]:
    """All records of all sources, one at a time. What cannot be read is noted in the report and passed over.

    Memory grows with the number of ids, not with the texts. Raises InputError for a missing source, and for one id with
    two different texts.
    """
    seen: dict[str, tuple[bytes, str]] = {}
    listed = list(files(sources, report))  # first of all, so that a missing source is said before any work is done
    report.size = 0 if any(file.path == "-" for file in listed) else sum(file.size for file in listed)
    for file in listed:
        for record in _of_file(file, report):
            mark = hashlib.blake2b(record.text.encode(), digest_size=16).digest()
            if record.id not in seen:
                seen[record.id] = mark, file.path
                report.articles += 1
                yield record
            elif seen[record.id][0] == mark:
                report.duplicates += 1
            else:
                first = seen[record.id][1]
                raise InputError(f"id {record.id!r} has two different texts: one in {first}, one in {file.path}")


def _of_file(file: File, report: Report) -> Iterator[Record]:
    before = report.done
    try:
        with opened(file) as (stream, raw):
            for record in _of_stream(stream, file, report):
                if report.size:
                    report.done = before + raw.tell()
                yield record
    except _UNREADABLE as error:
        report.skip(file.path, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    report.done = before + file.size


def _of_stream(stream: BinaryIO, file: File, report: Report) -> Iterator[Record]:
    if file.format == "txt":
        return _of_text(stream.read(), file, report)
    if file.format == "jsonl":
        return _of_lines(stream, b"", file, report)
    return _of_either(stream, file, report)


def _of_either(stream: BinaryIO, file: File, report: Report) -> Iterator[Record]:
    """Standard input: records if its first line is a JSON object, else one text."""
    first = stream.readline(LINE_LIMIT)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _of_lines(stream, first, file, report)
    else:
        yield from _of_text(first + stream.read(), file, report)


def _of_text(data: bytes, file: File, report: Report) -> Iterator[Record]:
    try:
        text = clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        report.skip(file.path, f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}")
        return
    yield from _unless_empty(Record(file.id, text, file.path), report)


def _of_lines(stream: BinaryIO, first: bytes, file: File, report: Report) -> Iterator[Record]:
    lines = chain([first] if first else [], iter(lambda: stream.readline(LINE_LIMIT), b""))
    whole = True  # whether the line before was read to its end
    number = 0
    for line in lines:
        number += whole
        rest, whole = not whole, line.endswith(b"\n")
        if rest:
            continue
        if not whole and len(line) == LINE_LIMIT:
            report.skip(file.path, f"a line of more than {LINE_LIMIT // 2**20} MB", number)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from _of_line(line, number, file, report)


def _of_line(line: bytes, number: int, file: File, report: Report) -> Iterator[Record]:
    try:
        row = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        report.skip(file.path, f"broken JSON line: {error}", number)
        return
    title, text = clean(row.title or ""), clean(row.text)
    stored = f"{title}\n{text}" if title.strip() else text
    titled = len(title) if title.strip() else 0
    date = None if row.date is None else str(row.date)
    record = Record(clean(str(row.id)).strip(), stored, file.path, titled, date, row.url)
    yield from _unless_empty(record, report, number)


def _unless_empty(record: Record, report: Report, line: int | None = None) -> Iterator[Record]:
    if not record.id:
        report.skip(record.source, "an article without an id", line)
    elif not any(char.isalnum() for char in record.text):
        report.skip(record.source, "an empty article", line)
    else:
        yield record
