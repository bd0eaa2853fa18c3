"""kg build as users run it, on good input and bad."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app

GOOD = json.dumps({"id": "a1", "title": "Hội nghị", "text": "Sáng 4/1/2021, ông Hà Văn Mươi chủ trì hội nghị."}) + "\n"
EMPTY = json.dumps({"id": "a2", "text": "  "}) + "\n"


def kg(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "graph"


def test_build_says_what_it_did(corpus: Path, out: Path) -> None:
    result = kg("build", corpus, "--out", out)
    assert result.exit_code == 0, result.output
    assert "4 articles: 4 new" in result.stdout
    assert (out / "graph.nt").stat().st_size > 0
    assert "up to date" in kg("build", corpus, "--out", out).stdout


def test_quiet_says_nothing(corpus: Path, out: Path) -> None:
    result = kg("build", corpus, "--out", out, "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_dry_run(corpus: Path, out: Path) -> None:
    result = kg("build", corpus, "--out", out, "--dry-run")
    assert (result.exit_code, out.exists()) == (0, False)
    assert "+ 01-dai-hoi-chi-bo" in result.stdout
    assert "4 new, 0 changed, 0 removed, 0 as they were" in result.stdout


def test_standard_input(out: Path) -> None:
    assert kg("build", "-", "--out", out, stdin=GOOD).exit_code == 0
    assert "Hà Văn Mươi" in (out / "graph.nt").read_text("utf-8")


SKIPPED = {
    "broken line": ("a.jsonl", GOOD.encode() + b"{\n", "a.jsonl:2: broken JSON line"),
    "empty article": ("a.jsonl", (EMPTY + GOOD).encode(), "a.jsonl:1: an empty article"),
    "not UTF-8": ("b.txt", b"Xa h\xe1p", "b.txt: not UTF-8: byte 0xE1"),
}


@pytest.mark.parametrize(("name", "data", "why"), SKIPPED.values(), ids=SKIPPED)
def test_what_is_skipped_is_said_and_strict_forbids_it(
    tmp_path: Path, out: Path, name: str, data: bytes, why: str
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.jsonl").write_text(GOOD, "utf-8")
    (sources / name).write_bytes(data)
    result = kg("build", sources, "--out", out)
    assert result.exit_code == 0
    assert why in result.stderr
    assert "1 skipped" in result.stdout
    before = (out / "graph.nt").read_bytes()
    strict = kg("build", sources, "--out", out, "--strict")
    assert strict.exit_code == 3
    assert why in strict.stderr
    assert (out / "graph.nt").read_bytes() == before


REFUSED = {
    "missing folder": (["missing"], 3, "missing: no such file or folder"),
    "empty folder": (["empty"], 3, "empty: no article files"),
    "other file": (["notes.pdf"], 3, "notes.pdf: not a known kind of file"),
    "only empty articles": (["blank.jsonl"], 3, "no article could be read"),
    "two texts of one id": (["one.jsonl", "two.jsonl"], 3, "'a1' has two different texts"),
}


@pytest.mark.parametrize(("names", "code", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(tmp_path: Path, out: Path, names: list[str], code: int, why: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.pdf").touch()
    (tmp_path / "blank.jsonl").write_text(EMPTY, "utf-8")
    (tmp_path / "one.jsonl").write_text(GOOD, "utf-8")
    (tmp_path / "two.jsonl").write_text(GOOD.replace("4/1", "5/1"), "utf-8")
    result = kg("build", *(tmp_path / name for name in names), "--out", out)
    assert result.exit_code == code
    assert why in result.stderr
    assert len(result.stderr.strip().splitlines()) <= 2
    assert not out.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read every file")
def test_an_unreadable_file(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_text("Xã họp.", "utf-8")
    (tmp_path / "b.txt").chmod(0)
    result = kg("build", tmp_path / "a.jsonl", tmp_path / "b.txt", "--out", out)
    assert result.exit_code == 0
    assert "b.txt: cannot be read: Permission denied" in result.stderr


def test_a_folder_of_other_things_is_a_usage_error(corpus: Path) -> None:
    result = kg("build", corpus, "--out", corpus)
    assert (result.exit_code, "holds no graph" in result.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [["build"], ["build", "x"], ["build", "x", "--out", "y", "--jobs", "0"], ["no"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert kg(*arguments).exit_code == 2


def test_five_megabytes_on_one_line(tmp_path: Path, out: Path) -> None:
    sentence = "Sáng 4/1/2021, ông Hà Văn Mươi, Chủ tịch UBND huyện Tân Mộc, chủ trì hội nghị triển khai kế hoạch. "
    filler = "Bà con phấn khởi thu hoạch vụ mùa mới trên khắp các thôn. " * 66_000
    (tmp_path / "a.txt").write_text(sentence + filler, "utf-8")
    result = kg("build", tmp_path / "a.txt", "--out", out)
    assert result.exit_code == 0, result.output


def test_the_command_itself(corpus: Path, out: Path) -> None:
    """In a process of its own, reading with two more, as a user runs it."""
    command = [sys.executable, "-m", "kg", "build", str(corpus), "--out", str(out), "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 articles: 4 new" in done.stdout
    missing = subprocess.run([*command[:4], "missing", "--out", str(out)], capture_output=True, text=True, check=False)
    assert (missing.returncode, missing.stderr) == (3, "kg: missing: no such file or folder\n")
