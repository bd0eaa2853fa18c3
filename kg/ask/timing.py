"""What a question's time asks of a query: dates inside a window, people in a post now, then or ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import Any

from kg.ask.reading import Reading
from kg.ask.times import Window
from kg.vi import table

YEARS_IN_OFFICE = 5  # how long a post counts as held after an election or appointment that names no term


def conditions(reading: Reading, template: Mapping[str, Any], terms: list[str]) -> list[str]:
    """The dates of what is ``timed``, as far as known, and the filters on them; ``terms``: IRIs of the asked term."""
    timed = template.get("timed", "")
    parts = []
    if timed:
        parts.append(
            f"  OPTIONAL {{ ?{timed} kg:date ?date }} "
            f"OPTIONAL {{ ?{timed} kg:earliest ?first }} OPTIONAL {{ ?{timed} kg:latest ?last }}"
        )
        parts.append(f"  OPTIONAL {{ ?{timed} kg:term ?term }}")
    if "decision" in template["columns"]:
        parts.append("  OPTIONAL { ?fact kg:decidedIn ?decision }")
    if template.get("tenure"):
        parts += _in_office(reading, terms)
    elif reading.window and timed:
        parts.append(_within(reading.window, timed, terms))
    return parts


def _within(window: Window, timed: str, terms: list[str]) -> str:
    """A filter on the dates of a thing; by the day, a range of days may reach over the edge."""
    if window.month:
        day = f"-{window.day:02d}" if window.day else ""
        return f'  FILTER(REGEX(STR(?date), "^([0-9]{{4}}|-)-{window.month:02d}{day}(-|$)"))'
    tests = []
    if window.first or window.last:
        inside = [
            f"?first >= {_day(window.first)}" if window.first else "",
            f"?last <= {_day(window.last)}" if window.last else "",
        ]
        over = [
            f"?last >= {_day(window.first)}" if window.first else "",
            f"?first <= {_day(window.last)}" if window.last else "",
        ]
        by_day = " && ".join(["DATATYPE(?date) = xsd:date", *filter(None, over)])
        tests.append(f"({' && '.join(filter(None, inside))}) || ({by_day})")
    if window.term:
        dated = f" || (!BOUND(?term) && ({tests[0]}))" if tests else ""
        among = f"EXISTS {{ ?{timed} kg:term ?asked . VALUES ?asked {{ {' '.join(f'<{iri}>' for iri in terms)} }} }}"
        return f"  FILTER({among}{dated})"
    return f"  FILTER({tests[0]})"


def _in_office(reading: Reading, terms: list[str]) -> list[str]:
    """Whether a tenure, or an election or appointment, puts somebody in the post at the time that is asked about."""
    post, holder = ("answer", "person") if reading.kind == "person_posts" else ("post", "answer")
    if reading.window:
        return [_at(reading.window, post, holder, terms)]
    acting = ["  FILTER(?status = kg:acting || EXISTS { ?fact kg:acting true })"] if "acting" in reading.words else []
    asked = _asked_time(reading)
    if asked == "former":
        gone = " || ".join(f"EXISTS {{ {way} }}" for way in _left(post, holder, ""))
        return [f"  FILTER((BOUND(?status) && ?status = kg:former) || {gone})"]
    if asked == "ever":
        return acting
    told = "  OPTIONAL { ?mention kg:earliest ?told } BIND(COALESCE(?told, ?first) AS ?since)"
    left = _left(post, holder, "FILTER(!BOUND(?since) || !BOUND(?gone) || ?gone >= ?since)")
    followed = _followed(post, holder, "FILTER(BOUND(?since) && ?began > ?since)")
    over = f"?over kg:holder ?{holder} ; kg:post ?{post} ; kg:status kg:former"
    current = (
        "  FILTER(!BOUND(?status) || ?status != kg:former) "
        "FILTER(BOUND(?own) || NOT EXISTS { ?fact kg:evidence/kg:status kg:former })"
        f" FILTER NOT EXISTS {{ {over} }}"
    )
    return [
        *acting,
        told,
        current,
        *(f"  FILTER NOT EXISTS {{ {way} }}" for way in left),
        f"  FILTER NOT EXISTS {{ {followed} }}",
    ]


def _asked_time(reading: Reading) -> str:
    """ "now", "ever" or "former", as the words of the question have it."""
    words = reading.words
    if "former" in words:
        return "former"
    if any(name.startswith("now") and phrase != "the" for name, phrase in words.items()):
        return "now"
    tenses = table("questions")["tenses"]
    past = any(set(words.get(name, "").split()) & set(tenses["past"]) for name in ("past", "verb"))
    if past or "ever" in words or reading.kind == "person_posts":
        return "ever"
    return "ever" if reading.mode in ("first", "last", "count", "most") else "now"


def _left(post: str, holder: str, when: str) -> list[str]:
    """The two ways to leave a post: to be relieved of it, and to be moved from it to another."""
    gone = f"OPTIONAL {{ ?leaving kg:earliest ?gone }} {when}" if when else ""
    return [
        f"?leaving kg:person ?{holder} ; kg:post ?{post} ; kg:change ?exit "
        f"FILTER(?exit IN (kg:relieved, kg:dismissed, kg:resigned)) {gone}",
        f"?leaving kg:person ?{holder} ; kg:previousPost ?{post} . {gone}",
    ]


def _followed(post: str, holder: str, when: str) -> str:
    """By another holder of a post that one person holds at a time."""
    many = "|".join(table("lexicon")["titles"]["many"])
    return (
        f'?{post} kg:title ?seat . FILTER(!REGEX(LCASE(?seat), "^({many}|ủy viên)")) '
        f"?later kg:post ?{post} ; kg:person ?next ; kg:change ?entry ; kg:earliest ?began . "
        f"FILTER(?next != ?{holder} && ?entry IN (kg:elected, kg:appointed, kg:transferred)) {when}"
    )


def _at(window: Window, post: str, holder: str, terms: list[str]) -> str:
    begin, end = window.first or Day(1, 1, 1), window.last or Day(9999, 12, 31)
    since = Day(max(1, begin.year - YEARS_IN_OFFICE), 1, 1)
    left = _left(post, holder, f"FILTER(BOUND(?gone) && ?gone < {_day(begin)} && ?gone >= ?first)")
    stayed = " ".join(f"&& NOT EXISTS {{ {way} }}" for way in left)
    tests = [
        f"(!BOUND(?change) && (BOUND(?first) || BOUND(?last)) && (!BOUND(?first) || ?first <= {_day(end)}) "
        f"&& (!BOUND(?last) || ?last >= {_day(begin)}))",
        f"EXISTS {{ ?fact kg:evidence ?a, ?z . ?a kg:status ?sa ; kg:earliest ?ta . ?z kg:status ?sz ; kg:latest ?tz . "
        f"FILTER(?sa != kg:former && ?sz != kg:former && ?ta <= {_day(end)} && ?tz >= {_day(begin)}) }}",
        f"(BOUND(?change) && ?first <= {_day(end)} && ?first >= {_day(since)} "
        f"{stayed} "
        f"&& NOT EXISTS {{ {_followed(post, holder, f'FILTER(?began > ?first && ?began < {_day(begin)})')} }})",
    ]
    if window.term:
        asked = f"EXISTS {{ ?fact kg:term ?asked . VALUES ?asked {{ {' '.join(f'<{iri}>' for iri in terms)} }} }}"
        if not window.first:
            return f"  FILTER({asked})"
        return f"  FILTER({asked} || (!BOUND(?term) && ({' || '.join(tests)})))"
    spans = (
        f"EXISTS {{ ?fact kg:term ?office . ?office kg:earliest ?opens ; kg:latest ?closes . "
        f"FILTER(!BOUND(?change) && ?opens <= {_day(end)} && ?closes >= {_day(begin)}) }}"
    )
    return "  FILTER(" + "\n    || ".join([*tests, spans]) + ")"


def _day(day: Day | None) -> str:
    assert day is not None
    return f'"{day.isoformat()}"^^xsd:date'
