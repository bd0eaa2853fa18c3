"""What people have judged: same, different, unsure, forget, reject, correct. They win over every score.

A judgement is a line of a plain text file, its parts between vertical bars; what follows a # is a remark:

    same      | Trần Văn Gương @ bai-01 | Trần Văn Gương @ bai-07
    different | Lò Thị Mây @ bai-02 | Lò Thị Mây @ bai-09
    unsure    | Lò Thị Mây @ bai-02 | Lò Thị Mây @ bai-11
    forget    | Vàng A Thử @ bai-03
    reject    | tenure @ bai-04 | Trần Văn Gương | Phó Bí thư | Huyện ủy Suối Lạnh
    correct   | event @ bai-04 | Hội nghị lần thứ 7 | date = 2022-04-08

A person is named by name and an article that names the person; "#2" behind the article is the second of that name in
it. A fact is named by its article and its own words. So files stay true when articles come and go, and can be merged
line by line; a judgement is taken back by deleting its line. The last line on one pair counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.resolve.mentions import name_form

PAIRS = ("same", "different", "unsure")
VERBS = (*PAIRS, "forget", "reject", "correct")


class Who(NamedTuple):
    """A person as one article names them."""

    name: str  # folded
    article: str
    rank: str = ""  # "2" for the second of that name in the article

    @classmethod
    def parse(cls, text: str) -> Who:
        """Of "Name @ article" or "Name @ article#2". Raises ValueError."""
        name, at, article = text.partition("@")
        if not at or not name.strip() or not article.strip():
            raise ValueError(f"{text.strip()!r} is not of the form 'Name @ article'")
        article, _, rank = article.strip().partition("#")
        return cls(name_form(name), article.strip(), rank.strip())


class FactName(NamedTuple):
    """A fact as one article states it."""

    kind: str  # tenure, change, event, participation, body-change, instrument
    article: str
    words: tuple[str, ...]  # what it says, folded; see kg.resolve.corrections


class Correction(NamedTuple):
    field: str
    value: str


Pair = tuple[Who, Who]  # in order


@dataclass(slots=True)
class Judgements:
    pairs: dict[Pair, str] = field(default_factory=dict)  # → same, different or unsure
    forgotten: set[Who] = field(default_factory=set)
    rejected: set[FactName] = field(default_factory=set)
    corrected: dict[FactName, list[Correction]] = field(default_factory=lambda: defaultdict(list))

    def having(self, verb: str) -> list[Pair]:
        """The pairs judged so, in order."""
        return sorted(pair for pair, judged in self.pairs.items() if judged == verb)

    def __bool__(self) -> bool:
        return bool(self.pairs or self.forgotten or self.rejected or self.corrected)


def pair(one: Who, other: Who) -> Pair:
    return (one, other) if one <= other else (other, one)


def parse(text: str, source: str = "judgements") -> Judgements:
    """Judgements of a file's text. Raises InputError that names the line that cannot be read."""
    found = Judgements()
    for number, line in enumerate(text.splitlines(), 1):
        said = line.partition(" #")[0].strip()
        if said and not said.startswith("#"):
            try:
                _add(found, [part.strip() for part in said.split("|")])
            except ValueError as error:
                raise InputError(f"{source}, line {number}: {error}") from error
    return found


def _add(found: Judgements, parts: list[str]) -> None:
    verb, *rest = parts
    if verb in PAIRS and len(rest) == 2:
        found.pairs[pair(Who.parse(rest[0]), Who.parse(rest[1]))] = verb
    elif verb == "forget" and len(rest) == 1:
        found.forgotten.add(Who.parse(rest[0]))
    elif verb == "reject" and len(rest) >= 2:
        found.rejected.add(_fact(rest[0], rest[1:]))
    elif verb == "correct" and len(rest) >= 3 and "=" in rest[-1]:
        name, _, value = rest[-1].partition("=")
        found.corrected[_fact(rest[0], rest[1:-1])].append(Correction(name.strip(), value.strip()))
    elif verb not in VERBS:
        raise ValueError(f"{verb!r} is none of {', '.join(VERBS)}")
    else:
        raise ValueError(f"{verb} does not take {len(rest)} parts")


def _fact(head: str, words: Iterable[str]) -> FactName:
    kind, at, article = head.partition("@")
    if not at:
        raise ValueError(f"{head!r} is not of the form 'kind @ article'")
    return FactName(kind.strip(), article.strip(), tuple(map(name_form, words)))


def load(path: Path | None) -> Judgements:
    """Those of a file; none where there is no file. Raises InputError."""
    if path is None or not path.exists():
        return Judgements()
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8") from error


def append(path: Path, lines: Iterable[str]) -> None:
    """Add judgements to a file, each of which must be readable. A line that stands there already is not added again."""
    lines = list(lines)
    parse("\n".join(lines))
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    start = known if not known or known.endswith("\n") else f"{known}\n"
    standing = set(known.splitlines())
    added = "".join(f"{line}\n" for line in dict.fromkeys(lines) if line not in standing)
    if added:
        path.write_text(start + added, encoding="utf-8")


def take_back(path: Path, lines: Iterable[str]) -> int:
    """Remove the lines that judge the same things; returns how many there were."""
    wanted = {_about(line) for line in lines}
    known = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [line for line in known if _about(line) not in wanted]
    if len(kept) < len(known):
        path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return len(known) - len(kept)


def _about(line: str) -> tuple[object, ...]:
    """What a line judges, however it judges it; a line that judges nothing is about itself."""
    said = line.partition(" #")[0].strip()
    if not said or said.startswith("#"):
        return ("", line)
    judged = parse(said)
    return (
        *sorted(judged.pairs),
        *sorted(judged.forgotten),
        *sorted(judged.rejected),
        *((fact, tuple(correction.field for correction in made)) for fact, made in sorted(judged.corrected.items())),
    )


def contradictions(judgements: Judgements) -> Iterator[list[Who]]:
    """Chains A, …, B of persons judged same one after the other, whose ends are judged different."""
    beside: Mapping[Who, set[Who]] = defaultdict(set)
    for one, other in judgements.having("same"):
        beside[one].add(other)
        beside[other].add(one)
    for one, other in judgements.having("different"):
        chain = _chain(one, other, beside)
        if chain:
            yield chain


def _chain(start: Who, end: Who, beside: Mapping[Who, set[Who]]) -> list[Who] | None:
    """The shortest way from one to the other, None where there is none."""
    came: dict[Who, Who | None] = {start: None}
    pending = [start]
    for who in pending:
        for other in sorted(beside.get(who, ())):
            if other not in came:
                came[other] = who
                pending.append(other)
    if end not in came:
        return None
    way: list[Who] = []
    step: Who | None = end
    while step is not None:
        way.append(step)
        step = came[step]
    return way[::-1]


def warnings(judgements: Judgements) -> list[str]:
    """One line for each contradiction."""
    return [
        "judged the same one after the other, yet the first and the last are judged different: "
        + " = ".join(f"{who.name} @ {who.article}" for who in chain)
        for chain in contradictions(judgements)
    ]
