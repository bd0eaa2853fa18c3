"""Builds, whole and in steps: always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from kg.engine import changes as changes_module
from kg.engine import pool
from kg.engine.local import build, plan
from kg.errors import InputError, UsageError
from kg.model import Article, Facts

Full = Callable[..., bytes]
NEW = "Sáng 3/2/2021, ông Hà Văn Mươi, Chủ tịch UBND huyện Tân Mộc, chủ trì hội nghị triển khai kế hoạch năm 2021."


def manifest(graph: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((graph / "build.json").read_text("utf-8"))
    return found


def counted(graph: Path) -> tuple[int, int, int]:
    articles = manifest(graph)["articles"]
    return articles["extracted"], articles["reused"], articles["removed"]


def test_processes_give_the_same_bytes(corpus: Path, graph: Path, full: Full, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "FEW", 0)  # so few articles would be read by no process but this
    monkeypatch.setattr(pool, "CHUNK", 1)
    assert full(corpus, jobs=2) == (graph / "graph.nt").read_bytes()


def test_order_of_sources_gives_the_same_bytes(corpus: Path, graph: Path, full: Full) -> None:
    assert full(*sorted(corpus.iterdir(), reverse=True)) == (graph / "graph.nt").read_bytes()


def test_an_article_that_came(corpus: Path, graph: Path, full: Full) -> None:
    (corpus / "new.txt").write_text(NEW, "utf-8")
    summary = build([corpus], graph, jobs=2)
    assert summary.changes.new == ["new"]
    assert counted(graph) == (1, 4, 0)
    assert (graph / "graph.nt").read_bytes() == full(corpus)


def test_an_article_that_changed(corpus: Path, graph: Path, full: Full) -> None:
    path = corpus / "01-dai-hoi-chi-bo.txt"
    path.write_text(NEW, "utf-8")
    summary = build([corpus], graph)
    assert summary.changes.changed == [path.stem]
    assert counted(graph) == (1, 3, 0)
    assert (graph / "graph.nt").read_bytes() == full(corpus)


def test_an_article_that_went_takes_along_what_it_alone_said(corpus: Path, graph: Path, full: Full) -> None:
    before = (graph / "graph.nt").read_text("utf-8")
    (corpus / "06-ky-luat-dang.txt").unlink()
    summary = build([corpus], graph)
    after = (graph / "graph.nt").read_bytes()
    assert summary.changes.removed == ["06-ky-luat-dang"]
    assert counted(graph) == (0, 3, 1)
    assert after == full(corpus)
    assert "06-ky-luat-dang" in before
    assert "06-ky-luat-dang" not in after.decode()


def test_an_article_found_elsewhere_is_not_read_again(corpus: Path, graph: Path, full: Full) -> None:
    moved = corpus.rename(corpus.with_name("moved"))
    build([moved], graph)
    assert counted(graph) == (0, 4, 0)
    assert (graph / "graph.nt").read_bytes() == full(moved)


def test_nothing_new_leaves_the_graph_alone(corpus: Path, graph: Path) -> None:
    before = (graph / "build.json").stat()
    assert build([corpus], graph).unchanged
    assert (graph / "build.json").stat() == before


def test_other_options_build_again_without_reading_again(corpus: Path, graph: Path, full: Full) -> None:
    summary = build([corpus], graph, base="https://example.org/id/")
    assert (summary.unchanged, summary.changes.reused) == (False, 4)
    assert (graph / "graph.nt").read_bytes() == full(corpus, base="https://example.org/id/")


def test_another_program_reads_everything_again(corpus: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_module, "code_fingerprint", lambda *_: "of tomorrow")
    assert build([corpus], graph).changes.again == 4


def test_a_plan_says_what_would_change_and_changes_nothing(corpus: Path, graph: Path) -> None:
    (corpus / "new.txt").write_text(NEW, "utf-8")
    (corpus / "01-dai-hoi-chi-bo.txt").write_text(NEW, "utf-8")
    (corpus / "06-ky-luat-dang.txt").unlink()
    before = (graph / "build.json").stat()
    found = plan([corpus], graph).changes
    assert (found.new, found.changed, found.removed, found.reused) == (
        ["new"], ["01-dai-hoi-chi-bo"], ["06-ky-luat-dang"], 2,
    )  # fmt: skip
    assert (graph / "build.json").stat() == before


def test_judgements_decide_too(corpus: Path, graph: Path, full: Full) -> None:
    file = graph / "judgements.txt"
    file.write_text("# none yet\n", "utf-8")
    summary = build([corpus], graph)
    assert (summary.unchanged, summary.changes.reused) == (False, 4)
    assert build([corpus], graph).unchanged
    assert (graph / "graph.nt").read_bytes() == full(corpus, judgements=file)
    with pytest.raises(InputError, match="no such file of judgements"):
        build([corpus], graph, judgements=graph / "missing.txt")


def test_min_confidence_leaves_facts_out(corpus: Path, full: Full) -> None:
    everything, sure = set(full(corpus).splitlines()), set(full(corpus, min_confidence=1.0).splitlines())
    assert len(sure) < len(everything)


def test_officials_only_leaves_persons_out(corpus: Path, tmp_path: Path, full: Full) -> None:
    build([corpus], tmp_path / "officials", officials_only=True)
    lines = (tmp_path / "officials" / "graph.nt").read_text("utf-8")
    person, holder = "ontology#Person> .", "ontology#holder> <"
    assert 0 < lines.count(person) < full(corpus).decode().count(person)
    assert holder in lines


def test_the_tables(corpus: Path, graph: Path) -> None:
    def rows(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = pq.read_table(graph / "tables" / f"{name}.parquet").to_pylist()
        return found

    texts = {row["id"]: row["text"] for row in rows("articles")}
    assert list(texts) == sorted(path.stem for path in corpus.iterdir())
    known = {row["key"] for row in rows("facts") + rows("entities")}
    for mention in rows("mentions"):
        assert mention["quote"] == texts[mention["article"]][mention["begin"] : mention["end"]]
        assert mention["fact"] in known


def test_progress_ends_with_everything_read(corpus: Path, tmp_path: Path) -> None:
    calls: list[tuple[str, int, int, float | None]] = []
    build([corpus], tmp_path / "g", progress=lambda *call: calls.append(call))
    reading = [call for call in calls if call[0] == "extract"]
    assert [call[1] for call in reading] == [1, 2, 3, 4]
    assert reading[-1][2] > 0
    assert reading[-1][3] == 1
    assert [call[0] for call in calls[4:]] == ["resolve", "rdf", "tables", "store"]


def test_a_folder_of_another_format_is_said_to_be_so(corpus: Path, graph: Path) -> None:
    path = graph / "build.json"
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 0'), "utf-8")
    with pytest.raises(InputError, match=r"format 0.*build it again"):
        build([corpus], graph)
    path.write_text(path.read_text("utf-8").replace('"format": 0', '"format": 99'), "utf-8")
    with pytest.raises(InputError, match=r"format 99.*update vnkg"):
        build([corpus], graph)


def test_no_article_leaves_the_graph_alone(corpus: Path, graph: Path) -> None:
    before = (graph / "graph.nt").read_bytes()
    for path in corpus.iterdir():
        path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="no article could be read"):
        build([corpus], graph)
    assert (graph / "graph.nt").read_bytes() == before


def test_a_folder_of_other_things_is_not_replaced(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no graph"):
        build([corpus], corpus)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is a file"):
        build([corpus], tmp_path / "file")


def test_an_error_in_an_article_names_it(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kg.extract.extract", fails)
    with pytest.raises(InputError, match=r"01-dai-hoi-chi-bo.*ZeroDivisionError"):
        build([corpus], tmp_path / "g")
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_an_article_that_extraction_breaks_on_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import extract as room

    real = room.extract

    def broken(article: Article) -> Facts:
        if article.id == "bad":
            raise IndexError("list index out of range")
        return real(article)

    monkeypatch.setattr(room, "extract", broken)
    source = tmp_path / "articles"
    source.mkdir()
    (source / "good.txt").write_text("Ông Lò Văn Thử, Giám đốc Sở Y tế, chủ trì hội nghị.", encoding="utf-8")
    (source / "bad.txt").write_text("Bà Lò Thị Thử, Giám đốc Sở Nội vụ, chủ trì hội nghị.", encoding="utf-8")
    summary = build([source], tmp_path / "out")
    assert [
        problem.message
        for problem in summary.report.problems
        if "'bad'" in problem.message and "IndexError" in problem.message
    ]
    assert summary.counts["persons"] == 1
