"""Killed or out of room: the old graph or the new one, never a half."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from kg.engine.local import build
from kg.rdf import open_store
from tests.engine import builder
from tests.engine.builder import CONTEXT
from tests.engine.conftest import digest

KILLS = 12


def whole(graph: Path) -> tuple[str, int]:
    """What identifies a graph that can be read in all its parts: its text's digest and its store's size."""
    lines = (graph / "graph.nt").read_text("utf-8").splitlines()
    assert (graph / "build.json").is_file()
    store = open_store(graph / "store")
    assert len(store) == len(lines)
    return digest(graph / "tables"), len(lines)


def test_sigkill_leaves_the_old_graph_or_the_new(corpus: Path, graph: Path, tmp_path: Path) -> None:
    old = whole(graph)
    (corpus / "new.txt").write_text("Sáng 3/2/2021, ông Hà Văn Mươi chủ trì hội nghị của huyện Tân Mộc.", "utf-8")
    began = time.monotonic()
    build([corpus], tmp_path / "other")
    took = time.monotonic() - began
    new = whole(tmp_path / "other")
    assert new != old
    points = random.Random(7)
    seen = set()
    for _ in range(KILLS):
        process = CONTEXT.Process(
            target=builder.build_all, args=(corpus, graph, points.choice((1, 2)), points.choice((0, 10)))
        )
        process.start()
        process.join(points.uniform(0, took))
        process.kill()
        process.join()
        found = whole(graph)
        assert found in (old, new)
        seen.add(found)
    assert old in seen  # else no kill came before the end
    build([corpus], graph)
    assert whole(graph) == new
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".graph")]


@pytest.mark.parametrize("step", ["_carry", "_to_disk", "_exchange"])
def test_sigkill_at_each_step_of_the_exchange(corpus: Path, graph: Path, step: str) -> None:
    old = whole(graph)
    (graph / "judgements.txt").write_text("# mine")
    (corpus / "06-ky-luat-dang.txt").unlink()
    process = CONTEXT.Process(target=builder.build_and_die, args=(corpus, graph, step))
    process.start()
    process.join()
    assert process.exitcode == -9
    assert (whole(graph) == old) == (step != "_exchange")
    assert (graph / "judgements.txt").read_text() == "# mine"


@pytest.mark.parametrize("limit", [4_000, 30_000, 100_000])
def test_a_full_disk_leaves_the_old_graph(corpus: Path, graph: Path, tmp_path: Path, limit: int) -> None:
    old = whole(graph)
    (corpus / "new.txt").write_text("Sáng 3/2/2021, ông Hà Văn Mươi chủ trì hội nghị của huyện Tân Mộc.", "utf-8")
    process = CONTEXT.Process(target=builder.build_in_little_room, args=(corpus, graph, limit))
    process.start()
    process.join()
    assert process.exitcode == builder.CANNOT_WRITE
    assert whole(graph) == old
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".graph.new")]


def test_reading_processes_end_with_the_build() -> None:
    receive, send = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=builder.pool_of_slow_readers, args=(send,))
    process.start()
    reader = Path(f"/proc/{receive.recv()}/status")
    process.kill()
    process.join()
    for _ in range(500):
        if not reader.exists() or "State:\tZ" in reader.read_text():
            return
        time.sleep(0.02)
    pytest.fail("the reading process lives on")
