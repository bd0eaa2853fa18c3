"""The folder as a whole: one writer, one step from old to new."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.engine import folder
from kg.errors import InputError, UsageError
from tests.engine import builder
from tests.engine.builder import CONTEXT


def made(path: Path, what: str) -> Path:
    """A folder that passes for a graph."""
    path.mkdir()
    (path / "graph.nt").write_text(what)
    (path / "build.json").write_text("{}")
    return path


def test_the_first_graph_takes_its_place(tmp_path: Path) -> None:
    folder.replace(tmp_path / "g", made(tmp_path / "new", "new"))
    assert (tmp_path / "g" / "graph.nt").read_text() == "new"


@pytest.mark.parametrize("exchange", [True, False], ids=["exchanged", "renamed twice"])
def test_a_new_graph_takes_the_old_ones_place(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(folder, "_exchange", lambda *_: False)
    target = made(tmp_path / "g", "old")
    (target / "judgements.txt").write_text("mine")
    (target / "notes").mkdir()
    (target / "notes" / "a.txt").write_text("mine too")
    with folder.workshop(target) as new:
        (new / "graph.nt").write_text("new")
        (new / "build.json").write_text("{}")
        folder.replace(target, new)
    assert (target / "graph.nt").read_text() == "new"
    assert (target / "judgements.txt").read_text() == "mine"
    assert (target / "notes" / "a.txt").read_text() == "mine too"
    assert [path.name for path in tmp_path.iterdir()] == ["g"]


def test_a_kill_between_two_renames_is_mended(tmp_path: Path) -> None:
    made(tmp_path / ".g.old", "old")
    (tmp_path / "g2").mkdir()
    folder.settle(tmp_path / "g")
    assert (tmp_path / "g" / "graph.nt").read_text() == "old"
    folder.settle(tmp_path / "g2")
    assert list((tmp_path / "g2").iterdir()) == []


def test_what_killed_builds_left_is_removed(tmp_path: Path) -> None:
    made(tmp_path / ".g.new-abc", "half")
    made(tmp_path / ".other.new-abc", "somebody's")
    with folder.workshop(tmp_path / "g"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".other.new-abc"]


def test_a_second_builder_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with (
        folder.locked(tmp_path / "g"),
        pytest.raises(InputError, match=f"being built by process {os.getpid()}"),
        folder.locked(tmp_path / "g"),
    ):
        pass
    with folder.locked(tmp_path / "g"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    process = CONTEXT.Process(target=builder.hold_and_die, args=(tmp_path / "g",))
    process.start()
    process.join()
    assert process.exitcode == -9
    assert (tmp_path / ".g.lock").exists()
    with folder.locked(tmp_path / "g"):
        pass


def test_a_builder_that_waits_comes_next(tmp_path: Path) -> None:
    with folder.locked(tmp_path / "g"):
        process = CONTEXT.Process(target=builder.wait_and_write, args=(tmp_path / "g",))
        process.start()
        (tmp_path / "first").write_text("first")
    process.join()
    assert (tmp_path / "second").read_text() == "first second"


def test_a_mount_point_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda _: True)
    with pytest.raises(UsageError, match="mount point"):
        folder.check_target(tmp_path)


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kg build"):
        folder.manifest(tmp_path)
    (tmp_path / "build.json").write_text("{")
    with pytest.raises(InputError, match="cannot be read"):
        folder.manifest(tmp_path)
