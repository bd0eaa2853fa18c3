"""The probability that two mentions of one name are one person: Splink's Fellegi-Sunter model on DuckDB.

The parameters stand in ``data/model.json``; ``python -m kg.resolve.estimate`` makes that file.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.blocking_rule_library import CustomRule
from splink.comparison_level_library import CustomLevel, ElseLevel
from splink.comparison_library import CustomComparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator

from kg.resolve.features import table
from kg.resolve.frequencies import Frequencies, frequencies
from kg.resolve.mentions import Mention

Level = tuple[str, str] | ComparisonLevelCreator  # (what it is, SQL), or made already

NAMES_AT_LEAST = 2e-6  # no name is taken to be rarer: a name alone never decides
BLOCKING = "l.name = r.name and l.article <> r.article"
DIGITS = 3  # of a match weight: rounded, so that the same input gives the same clusters on every machine


_SHARED = """
create macro shared(one, other) as
coalesce(list_sum(list_transform(list_intersect(one, other), lambda word: ascii(word) - 48)), 0)
"""


def database() -> DuckDBAPI:
    """A database in memory that knows ``shared``: the summed weight of the words that two rows have in common."""
    connection = duckdb.connect()
    connection.execute(_SHARED)
    return DuckDBAPI(connection)


def _overlap(column: str, steps: Sequence[int]) -> CustomComparison:
    levels = [CustomLevel(f"shared({column}_l, {column}_r) >= {step}", f"{column} share {step}") for step in steps]
    return CustomComparison(output_column_name=column, comparison_levels=[*levels, ElseLevel()])


def _agree(column: str) -> str:
    return f"len(list_intersect({column}_l, {column}_r)) > 0"


def comparisons() -> list[CustomComparison]:
    """What of two rows is compared, the strongest agreement first."""
    return [
        _levels("name", _name(), None),
        _levels(
            "office",
            ("a post in common", _agree("posts")),
            ("a body in common", _agree("bodies")),
            ("a post of one wording", _agree("offices")),
            ("one title in other bodies", f"{_both('offices')} and {_agree('titles')}"),
            ("other titles in other bodies", _both("offices")),
            ("one title", _agree("titles")),
            ("other titles", _both("titles")),
            ("neither has a post", "titles_l is null and titles_r is null"),
        ),
        _levels("province", _unknown("provinces"), ("an area in common", _agree("provinces"))),
        _levels("born", _unknown("born"), ("born in one year, or by age", _years("born", 1))),
        _levels("age", _unknown("age"), ("of one age", _years("age", 1)), ("a few years apart", _years("age", 5))),
        _levels("gender", _unknown("gender"), ("of one gender", "gender_l = gender_r")),
        _overlap("near", (32, 24, 16, 10, 5, 1)),
        _overlap("around", (40, 28, 20, 14, 8, 4, 1)),
        _overlap("beside", (24, 16, 8, 1)),
    ]


def _levels(column: str, *levels: Level | None) -> CustomComparison:
    made: list[ComparisonLevelCreator] = []
    for level in levels:
        if isinstance(level, tuple):
            made.append(CustomLevel(level[1], level[0]))
        elif level is not None:
            made.append(level)
    return CustomComparison(output_column_name=column, comparison_levels=[*made, ElseLevel()])


def _name() -> ComparisonLevelCreator:
    """Every pair agrees on the name; how much that says depends on how rare the name is."""
    return CustomLevel("name_l = name_r", "one name").configure(
        tf_adjustment_column="name", tf_minimum_u_value=NAMES_AT_LEAST, m_probability=0.99, u_probability=1e-4
    )


def _years(column: str, apart: int) -> str:
    return f"abs({column}_l - {column}_r) <= {apart}"


def _unknown(column: str) -> ComparisonLevelCreator:
    return CustomLevel(f"{column}_l is null or {column}_r is null", "not known").configure(is_null_level=True)


def _both(column: str) -> str:
    return f"{column}_l is not null and {column}_r is not null"


def settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*comparisons()],
        blocking_rules_to_generate_predictions=[CustomRule(BLOCKING)],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
        max_iterations=50,
    )


@cache
def model() -> dict[str, Any]:
    """The parameters of the package."""
    found: dict[str, Any] = json.loads(files("kg.resolve").joinpath("data/model.json").read_text(encoding="utf-8"))
    return found


def linker(
    mentions: Sequence[Mention], counts: Frequencies, parameters: SettingsCreator | dict[str, Any]
) -> tuple[Linker, duckdb.DuckDBPyConnection]:
    """Splink with a row for each mention and the frequencies of their names."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = database()
    rows = api.register(table([[mention] for mention in mentions], counts))
    made = Linker(rows, parameters, log_level=None, validate_settings=False)
    names = sorted({mention.name for mention in mentions})
    shares = pa.table({"name": names, "tf_name": [counts.of_name(name) for name in names]})
    made.table_management.register_term_frequency_lookup(api.register(shares), "name")
    return made, api.duckdb_con


def weights(mentions: Sequence[Mention]) -> Iterator[tuple[int, int, float]]:
    """(lower position, higher position, match weight in bits) of all mentions of one name in two articles, in order."""
    made, connection = linker(mentions, frequencies(), model())
    found = made.inference.predict(threshold_match_weight=-1000.0, warning_mode="never")
    columns = f"unique_id_l, unique_id_r, round(match_weight, {DIGITS})"
    yield from connection.execute(f"select {columns} from {found.physical_name} order by 1, 2").fetchall()
