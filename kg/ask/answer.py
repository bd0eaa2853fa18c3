"""What asking gives: rows with their evidence, the query, what was linked, and what to say where nothing answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that states a fact, and its article."""

    quote: str
    article: str  # its identifier
    title: str = ""
    url: str = ""
    begin: int = 0
    end: int = 0

    @property
    def link(self) -> str:
        """The article's address with a text fragment that browsers scroll to; "" without an address.

        Long quotes are given by their first and last words, as https://wicg.github.io/scroll-to-text-fragment/ allows.
        """
        if not self.url:
            return ""
        words = self.quote.split()
        ends = [words] if len(words) <= 12 else [words[:5], words[-5:]]
        fragment = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
        return f"{self.url.partition('#')[0]}#:~:text={fragment}"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. ``answer`` is a label, a date (ISO) or a number as text; ``cells`` are what else the row shows."""

    answer: str
    iri: str = ""
    shown: str = ""  # the answer in the asker's language, dates written out
    cells: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    sources: Sequence[Source] = ()  # read from the graph when first looked into
    disputed: bool = False
    unit: str = ""  # what "most" counts


@dataclass(frozen=True, slots=True)
class Linked:
    """What a phrase of the question was taken for."""

    text: str
    label: str
    kind: str
    iri: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question. ``rows`` is empty where nothing in the graph answers: ``message`` then says why."""

    question: str
    language: str  # vi or en
    kind: str = ""  # of kg/ask/queries.toml; "" where the question was not understood
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    count: int | None = None  # of "how many"
    sparql: str = ""
    linked: tuple[Linked, ...] = ()
    others: tuple[Linked, ...] = ()  # what else fits, in the order of ``pick``, from 2 on
    times: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # names that look like one that is not in the graph
    message: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers alone, each once, in order; the number, where a number was asked for."""
        if self.count is not None:
            return (str(self.count),)
        return tuple(dict.fromkeys(row.answer for row in self.rows))

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; sources carry their links."""
        plain = asdict(replace(self, rows=tuple(replace(row, sources=()) for row in self.rows)))
        for row, data in zip(self.rows, plain["rows"], strict=True):
            data["sources"] = [asdict(source) | {"link": source.link} for source in row.sources]
        return {"answers": list(self.answers), **plain}
