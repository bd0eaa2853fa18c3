"""Solutions of a query as rows: one for each answer and fact, with its sentences, in the asker's language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.ask.answer import Row
from kg.ask.evidence import Evidence, Sources
from kg.ask.index import Index, kg
from kg.ask.plan import Plan
from kg.ask.read import Solution, objects
from kg.ask.things import KG
from kg.vi import table

Label = Callable[[str], str]  # IRI → what it is called
_DATE = re.compile(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?")
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(slots=True)
class _Group:
    """The solutions with one answer and one fact."""

    answer: Any
    name: str = ""
    cells: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    first: str = ""
    unit: str = ""


def rows(index: Index, plan: Plan, solutions: Iterable[Solution], lang: str) -> list[Row]:
    """The rows in order of time, undated ones last."""
    groups: dict[tuple[str, str], _Group] = {}
    for values in solutions:
        key = (values["answer"].value, values[plan.fact].value)
        _add(groups.setdefault(key, _Group(values["answer"])), values, plan, index.label)
    evidence = Evidence(index.store, plan.supports)
    made = [_row(index, plan, evidence, fact, group, lang) for (_, fact), group in groups.items()]
    return [row for _, row in sorted(made, key=lambda pair: (pair[0] or "9999", pair[1].answer, pair[1].iri))]


def _add(group: _Group, values: Solution, plan: Plan, label: Label) -> None:
    if "name" in values:
        group.name = values["name"].value
    if "what" in plan.columns and "post" in values and "what" not in values:
        group.cells["what"][label(values["post"].value)] = None
    for column in plan.columns:
        if column in values:
            group.cells[column][_shown_as(values[column], label)] = None
    if "first" in values:
        group.first = values["first"].value
    if plan.unit in values:
        group.unit = values[plan.unit].value


def _shown_as(value: Any, label: Label) -> str:
    text: str = value.value
    return label(text) if isinstance(value, NamedNode) and not text.startswith(KG) else text


def _row(index: Index, plan: Plan, evidence: Evidence, fact: str, group: _Group, lang: str) -> tuple[str, Row]:
    value = group.answer.value
    is_thing = isinstance(group.answer, NamedNode) and not value.startswith(KG)
    answer = group.name or index.label(value) if is_thing else word(value, lang)
    date = min(group.cells.get("date", ()), default="")
    if "status" in plan.columns and not group.cells["status"]:
        group.cells["status"] = _said_status(index, fact)
    cells = {name: " / ".join(shown(v, lang) for v in sorted(vs)) for name, vs in group.cells.items() if vs}
    row = Row(
        answer=answer,
        iri=value if is_thing else "",
        shown=shown(answer, lang),
        cells=cells,
        date=date or (value if isinstance(group.answer, Literal) and _DATE.fullmatch(value) else ""),
        sources=Sources(evidence, fact),
        disputed=fact in index.disputed,
        unit=group.unit,
    )
    return group.first or row.date.lstrip("-"), row


def _said_status(index: Index, fact: str) -> dict[str, None]:
    """What the mentions of a tenure say of it, where they do not agree on one status."""
    mentions = objects(index.store, fact, kg("evidence"))
    return dict.fromkeys(said for mention in mentions for said in objects(index.store, mention, kg("status")))


def word(value: str, lang: str) -> str:
    """The asker's word for a concept of the ontology; any other text as it is."""
    if not value.startswith(KG):
        return value
    local = value.removeprefix(KG)
    words: dict[str, list[str]] = table("answers")["words"]
    return words[local][lang == "en"] if local in words else local


def shown(value: str, lang: str) -> str:
    """A date written out, a concept in the asker's language, any other text as it is."""
    match = _DATE.fullmatch(value)
    if not match or value.isdigit() and len(value) != 4:
        return word(value, lang)
    year, month, day = match.groups()
    if lang == "en":
        return " ".join(part for part in (day and str(int(day)), month and _MONTHS[int(month) - 1], year) if part)
    return "/".join(str(int(part)) for part in (day, month, year) if part)


def taken(made: Sequence[Row], mode: str) -> list[Row]:
    """The rows that "first", "last" or "most" leave; all otherwise. Where no date is known, none is first."""
    if mode in ("first", "last"):
        dated = [row for row in made if row.date[:1].isdigit()]
        if not dated:
            return []
        pick = (min if mode == "first" else max)(row.date for row in dated)
        return [row for row in dated if row.date == pick]
    if mode == "most":
        counts = Counter(answer for answer, _ in {(row.iri or row.answer, row.unit) for row in made})
        top = max(counts.values(), default=0)
        return [
            replace(row, cells={"count": str(top), **row.cells}) for row in made if counts[row.iri or row.answer] == top
        ]
    return list(made)
