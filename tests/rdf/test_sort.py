"""The writer: sorted, each line once, the same bytes whatever the order, the chunk and the process."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest

from kg.model import Knowledge
from kg.rdf import write_ntriples
from kg.rdf.sort import write_sorted
from tests.rdf.small import FIRST, KNOWLEDGE, SECOND


@pytest.mark.parametrize("chunk", [1, 50, 1 << 20])
def test_lines_are_sorted_by_code_point_and_unique(chunk: int, tmp_path: Path) -> None:
    lines = [f"{char}{number % 7}" for number in range(60) for char in "aéế😀\uffee"]
    random.Random(1).shuffle(lines)
    count = write_sorted(iter(lines), tmp_path / "out", chunk=chunk)
    written = (tmp_path / "out").read_text("utf-8").splitlines()
    assert written == sorted(set(lines))
    assert count == len(written)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]  # no temporary file is left


def test_nothing_gives_an_empty_file(tmp_path: Path) -> None:
    assert write_sorted([], tmp_path / "out") == 0
    assert (tmp_path / "out").read_bytes() == b""


def test_a_broken_stream_leaves_no_temporary_files(tmp_path: Path) -> None:
    def lines() -> object:
        yield "a"
        raise RuntimeError("the disk of articles is gone")

    with pytest.raises(RuntimeError):
        write_sorted(lines(), tmp_path / "out", chunk=1)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_the_order_of_facts_and_articles_changes_no_byte(tmp_path: Path) -> None:
    backwards = replace(KNOWLEDGE, **{field.name: getattr(KNOWLEDGE, field.name)[::-1] for field in fields(Knowledge)})
    first = write_ntriples(KNOWLEDGE, [FIRST, SECOND], tmp_path / "one.nt")
    second = write_ntriples(backwards, [SECOND, FIRST], tmp_path / "two.nt")
    assert first == second == len((tmp_path / "one.nt").read_bytes().splitlines())
    assert (tmp_path / "one.nt").read_bytes() == (tmp_path / "two.nt").read_bytes()
