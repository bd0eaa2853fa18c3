"""What a question's time asks of a query: dates inside a window, people in a post now, then or ever.

Each EXISTS here holds one triple pattern that begins at something bound outside of it; see queries.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from typing import Any

from kg.ask.reading import Reading
from kg.ask.times import Window
from kg.vi import table

YEARS_IN_OFFICE = 5  # how long a post counts as held after an election or appointment that names no term
_SAID_FORMER = "EXISTS { ?fact kg:evidence ?saying FILTER EXISTS { ?saying kg:status kg:former } }"


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
        return f"  FILTER({_of_term(timed, terms)}{dated})"
    return f"  FILTER({tests[0]})"


def _of_term(timed: str, terms: list[str]) -> str:
    among = ", ".join(f"<{iri}>" for iri in terms)
    return f"EXISTS {{ ?{timed} kg:term ?asked FILTER(?asked IN ({among})) }}"


def _in_office(reading: Reading, terms: list[str]) -> list[str]:
    """Whether a tenure, or an election or appointment, puts somebody in the post at the time that is asked about."""
    post, holder = ("answer", "person") if reading.kind == "person_posts" else ("post", "answer")
    if reading.window:
        return [_at(reading.window, post, holder, terms)]
    acting = (
        [
            "  FILTER(?status = kg:acting || EXISTS { ?fact kg:acting true } || (!BOUND(?status) && "
            "EXISTS { ?fact kg:evidence ?saying FILTER EXISTS { ?saying kg:status kg:acting } }))"
        ]
        if "acting" in reading.words
        else []
    )
    asked = _asked_time(reading)
    if asked == "former":
        gone = " || ".join(f"EXISTS {{ {way} }}" for way in _left(post, holder))
        return [f"  FILTER(?status = kg:former || (!BOUND(?status) && {_SAID_FORMER}) || {gone})"]
    return acting if asked == "ever" else [*acting, *_still(post, holder)]


def _still(post: str, holder: str) -> list[str]:
    """Nothing says that they left, but what is older than something that has them in the post."""
    since_left = "FILTER NOT EXISTS { ?leaving kg:earliest ?gone FILTER " + _told("> ?gone", "?first > ?gone") + " }"
    unless = _told(">= ?began", "(!BOUND(?first) || ?first >= ?began)")
    followed = _followed(post, holder, f"?later kg:earliest ?began FILTER NOT {unless}")
    return [
        f"  FILTER(BOUND(?status) && ?status != kg:former || !BOUND(?status) && NOT {_SAID_FORMER})",
        f"  FILTER NOT EXISTS {{ ?over kg:post ?{post} FILTER EXISTS {{ ?over kg:holder ?{holder} }} "
        "FILTER EXISTS { ?over kg:status kg:former } }",
        *(f"  FILTER NOT EXISTS {{ {way} {since_left} }}" for way in _left(post, holder)),
        f"  FILTER(EXISTS {{ {_shared(post)} }} || NOT EXISTS {{ {followed} }})",
    ]


def _told(late: str, otherwise: str) -> str:
    """A mention from a day that is ``late``; of mentions without a day, what is ``otherwise`` known of the fact."""
    return (
        f"EXISTS {{ ?fact kg:evidence ?saying FILTER(EXISTS {{ ?saying kg:earliest ?told FILTER(?told {late}) }} "
        f"|| (NOT EXISTS {{ ?saying kg:earliest ?any }} && {otherwise})) }}"
    )


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


def _left(post: str, holder: str) -> list[str]:
    """The two ways to leave a post: to be relieved of it, and to be moved from it to another."""
    exits = "?exit IN (kg:relieved, kg:dismissed, kg:resigned)"
    return [
        f"?leaving kg:person ?{holder} FILTER EXISTS {{ ?leaving kg:post ?{post} }} "
        f"FILTER EXISTS {{ ?leaving kg:change ?exit FILTER({exits}) }}",
        f"?leaving kg:person ?{holder} FILTER EXISTS {{ ?leaving kg:previousPost ?{post} }}",
    ]


def _shared(post: str) -> str:
    """A post that several hold at a time."""
    many = "|".join(table("lexicon")["titles"]["many"])
    return f'?{post} kg:title ?seat FILTER(REGEX(LCASE(?seat), "^({many}|ủy viên)"))'


def _followed(post: str, holder: str, when: str) -> str:
    """By another who came to the post; ``when``: at a day ?began."""
    return (
        f"?later kg:post ?{post} FILTER EXISTS {{ ?later kg:person ?next FILTER(?next != ?{holder}) }} "
        "FILTER EXISTS { ?later kg:change ?entry FILTER(?entry IN (kg:elected, kg:appointed, kg:transferred)) } "
        f"FILTER EXISTS {{ {when} }}"
    )


def _at(window: Window, post: str, holder: str, terms: list[str]) -> str:
    begin, end = _day(window.first or Day(1, 1, 1)), _day(window.last or Day(9999, 12, 31))
    tests = [
        f"(!BOUND(?change) && (BOUND(?first) || BOUND(?last)) && (!BOUND(?first) || ?first <= {end}) "
        f"&& (!BOUND(?last) || ?last >= {begin}))",
        f"({_said('earliest', f'<= {end}')} && {_said('latest', f'>= {begin}')})",
        _came(window, post, holder),
    ]
    if window.term:
        asked = _of_term("fact", terms)
        if not window.first:
            return f"  FILTER({asked})"
        return f"  FILTER({asked} || (!BOUND(?term) && ({' || '.join(tests)})))"
    spans = (
        f"(!BOUND(?change) && EXISTS {{ ?fact kg:term ?office "
        f"FILTER EXISTS {{ ?office kg:earliest ?opens FILTER(?opens <= {end}) }} "
        f"FILTER EXISTS {{ ?office kg:latest ?closes FILTER(?closes >= {begin}) }} }})"
    )
    return "  FILTER(" + "\n    || ".join([*tests, spans]) + ")"


def _said(bound: str, when: str) -> str:
    """A mention has them in the post, at a time."""
    return (
        f"EXISTS {{ ?fact kg:evidence ?saying FILTER EXISTS {{ ?saying kg:{bound} ?told FILTER(?told {when}) }} "
        "FILTER EXISTS { ?saying kg:status ?said FILTER(?said != kg:former) } }"
    )


def _came(window: Window, post: str, holder: str) -> str:
    """They came to the post in the window or some years before it, and had not left it, nor another come."""
    first, last = window.first or Day(1, 1, 1), window.last or Day(9999, 12, 31)
    since, begin = _day(Day(max(1, first.year - YEARS_IN_OFFICE), 1, 1)), _day(first)
    gone = f"FILTER EXISTS {{ ?leaving kg:earliest ?gone FILTER(?gone < {begin} && ?gone >= ?first) }}"
    stayed = "".join(f" && NOT EXISTS {{ {way} {gone} }}" for way in _left(post, holder))
    next_one = _followed(post, holder, f"?later kg:earliest ?began FILTER(?began > ?first && ?began < {begin})")
    return (
        f"(BOUND(?change) && ?first <= {_day(last)} && ?first >= {since}{stayed} "
        f"&& (EXISTS {{ {_shared(post)} }} || NOT EXISTS {{ {next_one} }}))"
    )


def _day(day: Day | None) -> str:
    assert day is not None
    return f'"{day.isoformat()}"^^xsd:date'
