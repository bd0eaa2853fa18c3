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


def made_up(articles: int, chance: random.Random) -> Knowledge:
    """Things at random with the links that real ones have."""

    def some(kind: str, per_article: float) -> str:
        return f"{kind}/{chance.randrange(int(articles * per_article))}"

    def said() -> tuple[Evidence, ...]:
        return (Evidence(f"a{chance.randrange(articles)}", Span(0, len(TEXT)), ("date",), "current", day()),)

    def day() -> Date:
        return Date(chance.randint(2010, 2025), chance.randint(1, 12), chance.randint(1, 28))

    def count(per_article: float) -> range:
        return range(int(articles * per_article))

    return Knowledge(
        persons=tuple(Person(key=f"person/{i}", name=f"Nguyễn Văn {i}", evidence=said()) for i in count(PERSONS)),
        bodies=tuple(
            Body(key=f"body/{i}", name=f"UBND xã số {i}", parent=f"body/{i // 10}" if i else None, evidence=said())
            for i in count(BODIES)
        ),
        posts=tuple(Post(key=f"post/{i}", title="Chủ tịch", body=some("body", BODIES)) for i in count(POSTS)),
        tenures=tuple(
            Tenure(
                key=f"tenure/{i}",
                person=some("person", PERSONS),
                post=some("post", POSTS),
                start=day(),
                evidence=said(),
            )
            for i in count(TENURES)
        ),
        changes=tuple(
            PersonnelChange(
                key=f"change/{i}",
                person=some("person", PERSONS),
                kind="appointed",
                post=some("post", POSTS),
                date=day(),
                decided_by=some("body", BODIES),
                evidence=said(),
            )
            for i in count(CHANGES)
        ),
        events=tuple(
            Event(
                key=f"event/{i}",
                kind="conference",
                label=f"Hội nghị tổng kết công tác năm, lần thứ {i}",
                date=day(),
                organizers=(some("body", BODIES),),
                evidence=said(),
            )
            for i in count(EVENTS)
        ),
        participations=tuple(
            Participation(
                key=f"participation/{i}",
                event=some("event", EVENTS),
                agent=some("person", PERSONS),
                role=chance.choice(("chair", "speak", "attend")),
                evidence=said(),
            )
            for i in count(ROLES)
        ),
    )


def build(folder: Path, articles: int) -> None:
    texts = (Article(id=f"a{i}", text=TEXT, published=Date(2025, 1, 1)) for i in range(articles))
    triples = write_ntriples(made_up(articles, random.Random(7)), texts, folder / "graph.nt")
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
    return f"{seconds:6.1f} s  {float(cpu):6.1f} s of CPU  {peak:6.0f} MB peak  {size:6.1f} MB written  {out.name} {' '.join(options)}"


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
