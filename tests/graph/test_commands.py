"""``kg show`` and ``kg export`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kg.cli import app


def kg(*words: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(app, [str(word) for word in words])


def test_show_prints_the_facts_with_their_sentences(folder: Path) -> None:
    done = kg("show", folder, "tran van guong")
    assert done.exit_code == 0, done.output
    assert "Trần Văn Gương  person" in done.stdout
    assert "2010 – 2015-08" in done.stdout and "Bí thư, Huyện ủy Sông Mơ (former)" in done.stdout
    assert "“Ông Trần Văn Gương chủ trì” — Đại hội Đảng bộ huyện Sông Mơ" in done.stdout


def test_show_lists_those_of_one_name(folder: Path) -> None:
    done = kg("show", folder, "Lý Thị Thoa")
    assert done.exit_code == 0 and done.stdout.startswith("2 go by this name")
    assert "id/person/2" in done.stdout and "id/person/4" in done.stdout


def test_show_prints_json(folder: Path) -> None:
    (found,) = json.loads(kg("show", folder, "event/1", "--json").stdout)
    assert found["label"] == "Đại hội Đảng bộ huyện Sông Mơ lần thứ X" and found["about"]["date"] == "2020-05-18"
    chair = next(fact for fact in found["facts"] if fact["what"] == "chair: Trần Văn Gương")
    assert chair["quotes"][0]["quote"] == "Ông Trần Văn Gương chủ trì"
    assert json.loads(kg("show", folder, "Hoàng Không Có", "--json").stdout) == []


def test_show_keeps_to_the_kind_that_is_asked_for(folder: Path) -> None:
    assert [one["kind"] for one in json.loads(kg("show", folder, "Sông Mơ", "--kind", "event", "--json").stdout)] == [
        "event"
    ]
    assert kg("show", folder, "Sông Mơ", "--kind", "place").exit_code == 2


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("show", "{folder}", "Hoàng Không Có"), 2, "goes by"),
        (("show", "{out}/none", "x"), 3, "no graph in this folder"),
        (("export", "{folder}", "{out}/a.xyz"), 2, "no format"),
        (("export", "{folder}", "{out}/a.gexf", "--from", "hôm qua"), 2, "is no date"),
        (("export", "{folder}", "{out}/a.gexf", "--view", "dreams"), 2, "no view"),
        (("export", "{folder}", "{out}/none/a.gexf"), 3, "cannot write"),
    ],
)
def test_what_goes_wrong_is_one_line_and_an_exit_code(
    folder: Path, tmp_path: Path, words: tuple[str, ...], code: int, error: str
) -> None:
    done = kg(*(word.format(folder=folder, out=tmp_path) for word in words))
    assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1) and error in done.stderr
    assert not list(tmp_path.iterdir())


def test_export_says_what_it_wrote(folder: Path, tmp_path: Path) -> None:
    done = kg(
        "export", folder, tmp_path / "people.gexf", "--view", "people", "--from", "2020", "--until", "2022-12", "--flat"
    )
    assert done.exit_code == 0 and done.stdout.strip() == str(tmp_path / "people.gexf")
    assert "view: people from 2020 to 2022-12" in (tmp_path / "people.gexf").read_text(encoding="utf-8")
    assert kg("export", folder, tmp_path / "all.csv").stdout.split() == [
        str(tmp_path / "all.nodes.csv"),
        str(tmp_path / "all.edges.csv"),
    ]
