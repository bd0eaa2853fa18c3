"""Spells, windows, and who held a post when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.errors import UsageError
from kg.graph.holdings import holdings
from kg.graph.when import ALWAYS, Spell, Window, hull, merged, spell
from kg.model import Date

D = date.fromisoformat


def S(start: str | None, end: str | None) -> Spell:
    return Spell(start and D(start), end and D(end))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], ()),
        ([ALWAYS, S("2020-01-01", None)], ()),
        (
            [S("2021-01-01", None), S("2010-01-01", "2012-01-01")],
            (S("2010-01-01", "2012-01-01"), S("2021-01-01", None)),
        ),
        ([S("2020-01-01", "2020-05-05"), S("2020-05-05", "2020-06-01")], (S("2020-01-01", "2020-06-01"),)),
        ([S(None, "2015-01-01"), S("2014-01-01", "2014-02-01")], (S(None, "2015-01-01"),)),
        ([S(None, "2015-01-01"), S("2014-01-01", None)], ()),
        (
            [S("2020-01-01", "2020-01-31"), S("2020-02-01", None)],
            (S("2020-01-01", "2020-01-31"), S("2020-02-01", None)),
        ),
    ],
)
def test_merged_spells_do_not_overlap(spells: list[Spell], expected: tuple[Spell, ...]) -> None:
    assert merged(spells) == expected


def test_a_spell_takes_dates_as_wide_as_they_are() -> None:
    assert spell(Date(2020), Date(2021, 2)) == S("2020-01-01", "2021-02-28")
    assert spell(Date(None, 5, 18), None) == ALWAYS
    assert spell(Date(2022), Date(2020)) == S("2022-01-01", None)


def test_hull_is_open_where_a_part_is() -> None:
    assert hull([S("2020-01-01", "2021-01-01"), S("2019-01-01", None)]) == S("2019-01-01", None)
    assert hull([]) == ALWAYS


def test_clipping() -> None:
    assert S("2020-01-01", None).clipped(S(None, "2020-06-01")) == S("2020-01-01", "2020-06-01")
    assert S("2021-01-01", None).clipped(S(None, "2020-06-01")) is None


@pytest.mark.parametrize(
    ("since", "until", "start", "end", "inside"),
    [
        ("2020", "2020", "2020-12-31", None, True),
        ("2020", "2020", "2021-01-01", None, False),
        ("2020-05", None, None, "2020-05-01", True),
        (None, "2019-12-31", "2020-01-01", "2020-01-01", False),
        ("2020", None, None, None, False),
        (None, None, None, None, True),
    ],
)
def test_windows_take_their_bounds_whole(
    since: str | None, until: str | None, start: str | None, end: str | None, inside: bool
) -> None:
    assert Window.of(since, until).holds(*S(start, end)) is inside


@pytest.mark.parametrize("bound", ["hôm qua", "2020-13", "--05-18", "20", "2021-02-30"])
def test_a_bound_that_is_no_date_is_said_so(bound: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        Window.of(bound, None)


def test_a_window_that_ends_before_it_starts_is_said_so() -> None:
    with pytest.raises(UsageError, match="before it starts"):
        Window.of("2021", "2020")


def tenure(start: Date | None = None, until: Date | None = None, **more: Any) -> dict[str, Any]:
    row = {"person": "p", "post": "t", "status": "current", "term": None, "from": start, "until": until}
    return row | {"first_attested": None, "last_attested": None} | more


def change(kind: str, when: Date | None, **more: Any) -> dict[str, Any]:
    return {"person": "p", "post": "t", "previous_post": None, "change": kind, "date": when, "term": None} | more


@pytest.mark.parametrize(
    ("tenures", "changes", "expected"),
    [
        pytest.param([tenure(Date(2010), Date(2015, 8))], [], (S("2010-01-01", "2015-08-31"),), id="as stated"),
        pytest.param([tenure()], [], (), id="no time known"),
        pytest.param([tenure(first_attested=D("2022-04-01"))], [], (S("2022-04-01", None),), id="attested"),
        pytest.param(
            [tenure(first_attested=D("2022-04-01"), status="former")], [], (S(None, "2022-04-01"),), id="over by then"
        ),
        pytest.param([], [change("elected", Date(2020, 5, 18))], (S("2020-05-18", None),), id="given, not yet taken"),
        pytest.param(
            [],
            [change("appointed", Date(2018)), change("dismissed", Date(2020, 3))],
            (S("2018-01-01", "2020-03-31"),),
            id="given and taken",
        ),
        pytest.param(
            [],
            [change("elected", Date(2010)), change("relieved", Date(2012)), change("elected", Date(2020))],
            (S("2010-01-01", "2012-12-31"), S("2020-01-01", None)),
            id="two terms",
        ),
        pytest.param(
            [tenure(first_attested=D("2019-01-01"))],
            [change("resigned", Date(2020, 1, 5))],
            (S("2019-01-01", "2020-01-05"),),
            id="attested, then given up",
        ),
        pytest.param(
            [], [change("relieved", Date(2020, 1, 5))], (S(None, "2020-01-05"),), id="taken, never seen given"
        ),
        pytest.param([], [change("elected", None)], (), id="a change without a date"),
    ],
)
def test_holdings(tenures: list[Any], changes: list[Any], expected: tuple[Spell, ...]) -> None:
    (found,) = holdings(dict(enumerate(tenures)), dict(enumerate(changes)))  # type: ignore[arg-type]
    assert (found.person, found.post, found.spells) == ("p", "t", expected)


def test_a_proposal_or_a_reprimand_gives_no_post() -> None:
    changes = {"1": change("nominated", Date(2020)), "2": change("disciplined", Date(2020))}
    assert holdings({}, changes) == []


def test_a_transfer_ends_the_post_before() -> None:
    changes = {"1": change("transferred", Date(2020, 1, 5), previous_post="s")}
    assert {one.post: one.spells for one in holdings({}, changes)} == {
        "s": (S(None, "2020-01-05"),),
        "t": (S("2020-01-05", None),),
    }
