"""kg ask as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_an_answer_with_its_sentence(kg: Callable[..., Any], built: Path) -> None:
    done = kg("ask", built, "Ai là Bí thư Huyện ủy Krông Búk?", "--sparql")
    assert done.returncode == 0, done.stderr
    assert "Đoàn Thế Nhượng" in done.stdout and "[1]" in done.stdout and "VALUES ?post" in done.stdout


def test_json_holds_rows_query_and_evidence(kg: Callable[..., Any], built: Path) -> None:
    done = kg("ask", built, "who is the secretary of the Krong Buk district party committee?", "--json")
    answer = json.loads(done.stdout)
    assert answer["language"] == "en" and answer["answers"] == ["Đoàn Thế Nhượng"]
    assert answer["rows"][0]["sources"][0]["quote"] and answer["sparql"].startswith("PREFIX")


def test_nothing_answers_and_it_says_so(kg: Callable[..., Any], built: Path) -> None:
    done = kg("ask", built, "Nguyễn Văn Zed giữ chức vụ gì?")
    assert done.returncode == 0 and "Không có gì trong đồ thị" in done.stdout


def test_a_wrong_day_is_a_usage_error(kg: Callable[..., Any], built: Path) -> None:
    assert kg("ask", built, "ai chủ trì hội nghị?", "--today", "hôm nay").returncode == 2
