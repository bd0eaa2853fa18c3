"""How long an export takes, and how much memory: python benchmarks/export.py [DIR] [--articles 20000] [VIEW…]

Without DIR a graph of the size that 20,000 news articles give is made up first, in a folder that is removed afterwards.
Each export runs in a process of its own; what is said is its wall time, CPU time, peak memory and the size of its file.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from kg.engine.folder import FORMAT
from kg.model import (
    Article,
    Body,
    Date,
    Event,
    Evidence,
    Knowledge,
    Participation,
    Person,
    PersonnelChange,
    Post,
    Span,
    Tenure,
)
from kg.rdf import load_store, write_ntriples

TEXT = "Ông Nguyễn Văn Thử, Bí thư Huyện ủy Sông Mơ, chủ trì hội nghị."
# Things per article, half as many again as news has, twice and more the events and roles: other sites meet more often.
PERSONS, BODIES, POSTS, TENURES, CHANGES, EVENTS, ROLES = 3, 1.5, 1.5, 2, 0.6, 1, 1


class Maker:
    """Things at random, with the links that real ones have; the same number of articles gives the same things."""

    def __init__(self, articles: int) -> None:
        self.articles, self.chance = articles, random.Random(7)

    def count(self, per_article: float) -> range:
        return range(int(self.articles * per_article))

    def some(self, kind: str, per_article: float) -> str:
        return f"{kind}/{self.chance.choice(self.count(per_article))}"

    def day(self) -> Date:
        return Date(self.chance.randint(2010, 2025), self.chance.randint(1, 12), self.chance.randint(1, 28))

    def said(self) -> tuple[Evidence, ...]:
        article = f"a{self.chance.randrange(self.articles)}"
        return (Evidence(article, Span(0, len(TEXT)), ("date",), "current", self.day()),)

    def person(self) -> str:
        return self.some("person", PERSONS)

    def body(self, number: int) -> Body:
        above = f"body/{number // 10}" if number else None
        return Body(key=f"body/{number}", name=f"UBND xã số {number}", parent=above, evidence=self.said())

    def tenure(self, number: int) -> Tenure:
        held: dict[str, Any] = {"person": self.person(), "post": self.some("post", POSTS)}
        return Tenure(key=f"tenure/{number}", start=self.day(), evidence=self.said(), **held)

    def change(self, number: int) -> PersonnelChange:
        links: dict[str, Any] = {
            "person": self.person(),
            "post": self.some("post", POSTS),
            "decided_by": self.some("body", BODIES),
        }
        return PersonnelChange(key=f"change/{number}", kind="appointed", date=self.day(), evidence=self.said(), **links)

    def event(self, number: int) -> Event:
        label, hosts = f"Hội nghị tổng kết công tác năm, lần thứ {number}", (self.some("body", BODIES),)
        when, said = self.day(), self.said()
        return Event(key=f"event/{number}", kind="conference", label=label, date=when, organizers=hosts, evidence=said)

    def participation(self, number: int) -> Participation:
        links: dict[str, Any] = {"event": self.some("event", EVENTS), "agent": self.person()}
        role = self.chance.choice(("chair", "speak", "attend"))
        return Participation(key=f"participation/{number}", role=role, evidence=self.said(), **links)

    def knowledge(self) -> Knowledge:
        names = ((f"person/{i}", f"Nguyễn Văn {i}") for i in self.count(PERSONS))
        seats = ((f"post/{i}", self.some("body", BODIES)) for i in self.count(POSTS))
        return Knowledge(
            persons=tuple(Person(key=key, name=name, evidence=self.said()) for key, name in names),
            bodies=tuple(map(self.body, self.count(BODIES))),
            posts=tuple(Post(key=key, title="Chủ tịch", body=body) for key, body in seats),
            tenures=tuple(map(self.tenure, self.count(TENURES))),
            changes=tuple(map(self.change, self.count(CHANGES))),
            events=tuple(map(self.event, self.count(EVENTS))),
            participations=tuple(map(self.participation, self.count(ROLES))),
        )


def build(folder: Path, articles: int) -> None:
    texts = (Article(id=f"a{i}", text=TEXT, published=Date(2025, 1, 1)) for i in range(articles))
    triples = write_ntriples(Maker(articles).knowledge(), texts, folder / "graph.nt")
    load_store(folder / "graph.nt", folder / "store")
    (folder / "build.json").write_text(f'{{"format": {FORMAT}}}')
    print(f"a made-up graph of {articles:,} articles: {triples:,} triples")


def measured(folder: Path, out: Path, *options: str) -> str:
    """One export: seconds, seconds of CPU, peak MB of that process, size of the file."""
    # Linux and macOS count in KB and bytes; only the child knows its own peak.
    code = "import resource, sys; from kg.cli import app; app(standalone_mode=False)\n" + (
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, "export", str(folder), str(out), *options],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - began
    *_, cpu, most = done.stderr.split()
    peak = int(most) / (1024 if sys.platform == "linux" else 1024**2)
    files = [Path(line) for line in done.stdout.splitlines()]
    size = sum(path.stat().st_size for path in files) / 1e6
    used = f"{seconds:6.1f} s  {float(cpu):6.1f} s of CPU  {peak:6.0f} MB peak  {size:6.1f} MB written"
    return f"{used}  {out.name} {' '.join(options)}"


OTHERS = (
    ("graph.gexf", "--flat"),
    ("graph.graphml",),
    ("graph.json",),
    ("graph.csv",),
    ("graph.ttl",),
    ("graph.jsonld",),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--views", nargs="*", default=["all", "people", "people-bodies", "bodies", "events"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        if not given.folder:
            build(folder, given.articles)
        runs = [("graph.gexf", "--view", view) for view in given.views] + list(OTHERS)
        for name, *options in runs:
            print(measured(folder, Path(scratch) / name, *options), flush=True)


if __name__ == "__main__":
    main()
