"""What did not change is taken from the graph that stands; all that is written is as if it were made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.engine import delta as delta_module
from kg.engine import parquet
from kg.engine.local import build
from kg.rdf import open_store
from kg.rdf.check import check
from tests.engine.conftest import digest

NEW = "Sáng 3/2/2021, ông Hà Văn Mươi, Chủ tịch UBND huyện Tân Mộc, chủ trì hội nghị triển khai kế hoạch năm 2021."


@pytest.fixture(autouse=True)
def patching(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles are a large share of so few, and would be begun anew."""
    monkeypatch.setattr(delta_module, "SHARE", 10.0)
    monkeypatch.setattr(parquet, "GROUP", 7)  # several row groups, the last of them short


@pytest.fixture
def patches(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each build, whether it took from what stood."""
    made: list[bool] = []
    between = delta_module.Delta.between

    def noted(*arguments: object) -> delta_module.Delta | None:
        found = between(*arguments)  # type: ignore[arg-type]
        made.append(found is not None)
        return found

    monkeypatch.setattr(delta_module.Delta, "between", noted)
    return made


def same(graph: Path, other: Path) -> None:
    """That two graphs are one in all their bytes but those of the store, and in its triples."""
    assert (graph / "graph.nt").read_bytes() == (other / "graph.nt").read_bytes()
    assert digest(graph / "tables") == digest(other / "tables")
    assert len(open_store(graph / "store")) == len((graph / "graph.nt").read_bytes().splitlines())
    assert check(graph).valid


def came(corpus: Path) -> None:
    (corpus / "00-new.txt").write_text(NEW, "utf-8")


def changed(corpus: Path) -> None:
    path = corpus / "01-dai-hoi-chi-bo.txt"
    path.write_text(path.read_text("utf-8").replace("2020", "2021") + f"\n{NEW}\n", "utf-8")


def went(corpus: Path) -> None:
    (corpus / "06-ky-luat-dang.txt").unlink()


def replaced(corpus: Path) -> None:
    (corpus / "04-sap-nhap-chi-bo.txt").write_text(NEW, "utf-8")


def moved(corpus: Path) -> None:
    below = corpus / "below"
    below.mkdir()
    (corpus / "05-ky-hop-hdnd-huyen.txt").rename(below / "05-ky-hop-hdnd-huyen.txt")


@pytest.mark.parametrize("change", [came, changed, went, replaced, moved])
def test_a_change(
    change: Callable[[Path], None], corpus: Path, graph: Path, tmp_path: Path, patches: list[bool]
) -> None:
    change(corpus)
    build([corpus], graph)
    build([corpus], tmp_path / "anew")
    assert patches == [True, False]
    same(graph, tmp_path / "anew")


def test_one_change_after_the_other(corpus: Path, graph: Path, tmp_path: Path, patches: list[bool]) -> None:
    for change in (came, changed, went, replaced, moved):
        change(corpus)
        build([corpus], graph)
    build([corpus], tmp_path / "anew")
    assert patches == [True] * 5 + [False]
    same(graph, tmp_path / "anew")


def test_options_that_only_choose_facts(corpus: Path, graph: Path, tmp_path: Path, patches: list[bool]) -> None:
    for options in ({"officials_only": True}, {"min_confidence": 0.95}, {}):
        build([corpus], graph, **options)
        other = tmp_path / f"anew{len(patches)}"
        build([corpus], other, **options)
        same(graph, other)
    assert patches == [True, False] * 3


def test_what_every_line_depends_on_begins_anew(
    corpus: Path, graph: Path, patches: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], graph, base="https://example.org/id/")
    came(corpus)
    with monkeypatch.context() as later:
        later.setattr(delta_module, "versions", lambda: {"pyoxigraph": "of tomorrow"})
        build([corpus], graph, base="https://example.org/id/")
    went(corpus)
    with (graph / "graph.nt").open("ab") as file:
        file.write(b"<x:a> <x:b> <x:c> .\n")
    build([corpus], graph, base="https://example.org/id/")
    assert patches == [False, False, False]
    assert b"<x:a>" not in (graph / "graph.nt").read_bytes()


def test_many_changes_begin_anew(
    corpus: Path, graph: Path, patches: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delta_module, "SHARE", 0.1)
    changed(corpus)
    build([corpus], graph)
    assert patches == [False]
