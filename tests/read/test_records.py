"""Sources → records: formats, ids, and what is passed over."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard

from kg.errors import InputError
from kg.read import Record, Report, read, records


def got(*sources: Path | str, report: Report | None = None) -> list[Record]:
    return list(records(sources, report or Report()))


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


RECORD = line(id="a1", title="Hội nghị", text="Sáng 4/1, xã họp.", date="2023-01-04", url="https://vi.example/a1")


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.jsonl", bytes), ("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.compress)],
)
def test_records_from_jsonl(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(pack((RECORD + "\n" + line(id=7, text="Chiều 5/1, xã họp.")).encode()))
    first, second = got(path)
    assert first.text == "Hội nghị\nSáng 4/1, xã họp."
    assert first.text[: first.titled] == "Hội nghị"
    assert (first.id, first.date, first.url) == ("a1", "2023-01-04", "https://vi.example/a1")
    assert (second.id, second.text, second.titled) == ("7", "Chiều 5/1, xã họp.", 0)


@pytest.mark.parametrize(
    ("name", "pack"), [("b.txt", bytes), ("b.txt.gz", gzip.compress), ("b.txt.zst", zstandard.compress)]
)
def test_a_text_file_is_an_article_named_by_its_stem(tmp_path: Path, name: str, pack) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(pack("\ufeffHội nghị\r\nxã Nam Cang".encode()))
    (record,) = got(path)
    assert (record.id, record.text, record.source) == ("b", "Hội nghị\nxã Nam Cang", str(path))


def test_repeated_stems_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for name in ("x/tin.txt", "y/tin.txt", "y/z/bai.txt", ".hidden/no.txt", "y/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Tin của {name}", "utf-8")
    assert [record.id for record in got(tmp_path)] == ["x/tin", "y/tin", "bai"]


def stdin(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))


def test_standard_input_holds_records_or_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, RECORD + line(id="a2", text="Xã họp."))
    assert [record.id for record in got("-")] == ["a1", "a2"]
    stdin(monkeypatch, "Hội nghị\nXã họp.")
    assert [(record.id, record.text) for record in got("-")] == [("stdin", "Hội nghị\nXã họp.")]


BAD_LINES = {
    "broken": ('{"id": "b", "text": "x"', "broken JSON line"),
    "no text": ('{"id": "b"}', "text"),
    "text is a number": ('{"id": "b", "text": 5}', "text"),
    "a list": ("[1, 2]", "broken JSON line"),
    "empty article": ('{"id": "b", "text": " \\n "}', "empty article"),
    "empty id": ('{"id": " ", "text": "Xã họp."}', "without an id"),
}


@pytest.mark.parametrize(("bad", "why"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: str, why: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(RECORD + "\n" + bad + "\n" + line(id="c", text="Xã họp."), "utf-8")
    report = Report()
    assert [record.id for record in got(path, report=report)] == ["a1", "c"]
    (problem,) = report.problems
    assert str(problem).startswith(f"{path}:3: ")
    assert why in str(problem)


def test_bytes_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Hội nghị".encode("cp1258", "replace") + b"\xff")
    (tmp_path / "b.jsonl").write_bytes(b'{"id": "b", "text": "\xe1\xba"}\n' + RECORD.encode())
    report = Report()
    assert [record.id for record in got(tmp_path, report=report)] == ["a1"]
    assert ["a.txt: not UTF-8" in str(report.problems[0]), "b.jsonl:1: " in str(report.problems[1])] == [True, True]


def test_a_truncated_archive_gives_what_it_holds(tmp_path: Path) -> None:
    whole = gzip.compress("".join(line(id=n, text=f"Xã họp lần {n}. " * 50) for n in range(400)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.jsonl.zst").write_bytes(b"not zstandard")
    (tmp_path / "c.jsonl.gz").write_bytes(b"not gzip")
    report = Report()
    assert 0 < len(got(tmp_path, report=report)) < 400
    assert [Path(problem.source).name for problem in report.problems] == ["a.jsonl.gz", "b.jsonl.zst", "c.jsonl.gz"]


def test_strict_raises_at_the_first_problem(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{\n" + RECORD, "utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:1: broken JSON line"):
        list(read([tmp_path], strict=True))


@pytest.mark.parametrize("name", ["missing", "empty", "other.pdf"])
def test_sources_without_articles(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.pdf").touch()
    with pytest.raises(InputError, match=name):
        got(tmp_path / name)


def test_one_id_with_two_texts_names_both_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD, "utf-8")
    (tmp_path / "b.jsonl").write_text(line(id="a1", text="Tin khác hẳn."), "utf-8")
    with pytest.raises(InputError, match=r"'a1'.*a\.jsonl.*b\.jsonl"):
        got(tmp_path)


def test_one_id_with_one_text_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD + RECORD, "utf-8")
    report = Report()
    assert len(got(tmp_path, report=report)) == 1
    assert (report.articles, report.duplicates, report.problems) == (1, 1, [])


def test_a_line_without_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.record.LINE_LIMIT", 1000)
    path = tmp_path / "a.jsonl"
    path.write_text(line(id="long", text="x" * 5000) + RECORD, "utf-8")
    report = Report()
    assert [record.id for record in got(path, report=report)] == ["a1"]
    assert [problem.line for problem in report.problems] == [1]


def test_five_megabytes_on_one_line(tmp_path: Path) -> None:
    text = "Sáng 4/1, đồng chí Hà Văn Mươi chủ trì hội nghị của xã. " * 90_000
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (article,) = read([tmp_path])
    assert [article.text[slice(*span)] for span in article.body] == [text.strip()]


def test_fingerprints_tell_every_field_apart() -> None:
    records = [
        Record("a", "bc", "f"), Record("ab", "c", "f"), Record("a", "bc", "f", 1), Record("a", "bc", "f", 0, "2020"),
        Record("a", "bc", "f", 0, None, "2020"),
    ]  # fmt: skip
    assert len({record.fingerprint for record in records}) == len(records)
    assert Record("a", "bc", "elsewhere").fingerprint == records[0].fingerprint


def test_progress_by_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD, "utf-8")
    (tmp_path / "b.txt").write_text("Xã họp.", "utf-8")
    report = Report()
    shares = [report.share for _ in records([tmp_path], report)]
    assert shares == sorted(shares)
    assert report.share == 1
