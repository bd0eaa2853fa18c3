"""kg stats and kg check as a user calls them."""

import json
import shutil
from pathlib import Path

from conftest import Kg


def test_stats_count_what_the_graph_holds(kg: Kg, graph: Path) -> None:
    found = json.loads(kg("stats", graph, "--json").stdout)
    assert found["classes"]["Person"] == 3
    assert found["classes"]["Event"] == 2
    assert found["classes"]["BodyChange"] == 0
    assert (found["first_day"], found["last_day"]) == ("2019-01-01", "2020-05-18")
    assert found["chairs"] == [["Lò Thị Mẫu", 1], ["Vừ A Thử", 1]]
    assert found["bodies"] == [["Ủy ban nhân dân xã Nà Mẫu", 2]]
    said = kg("stats", graph).stdout
    assert "Events from 2019-01-01 to 2020-05-18" in said and "Ủy ban nhân dân xã Nà Mẫu" in said


def test_there_must_be_a_graph(kg: Kg, tmp_path: Path) -> None:
    for command in ("stats", "check"):
        done = kg(command, tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("kg: ") and "Traceback" not in done.stderr


def test_a_graph_of_another_format_is_said_to_be_so(kg: Kg, graph: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(graph, old)
    (old / "build.json").write_text('{"format": 0}')
    done = kg("stats", old)
    assert done.returncode == 3
    assert "format 0" in done.stderr and "build it again" in done.stderr


def test_check_passes_what_was_built_and_fails_one_broken_triple(kg: Kg, built: Path, tmp_path: Path) -> None:
    done = kg("check", built)
    assert (done.returncode, done.stderr) == (0, "")
    assert "is valid" in done.stdout
    broken = tmp_path / "broken"
    shutil.copytree(built, broken)
    lines = (broken / "graph.nt").read_text(encoding="utf-8").splitlines(keepends=True)
    labels = [line for line in lines if "#label>" in line]
    lines.remove(labels[0])
    (broken / "graph.nt").write_text("".join(lines), encoding="utf-8")
    done = kg("check", broken)
    assert done.returncode == 4
    assert labels[0].split("> ")[0].lstrip("<") in done.stderr


def test_check_has_two_engines_that_agree(kg: Kg, built: Path) -> None:
    said = [kg("check", built, "--engine", engine) for engine in ("pyshacl", "sparql")]
    assert [done.returncode for done in said] == [0, 0]
    assert kg("check", built, "--engine", "magic").returncode == 2
