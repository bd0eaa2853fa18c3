"""How fast extraction reads, beside tokenizers that do far less.

    python benchmarks/extract.py ARTICLES.jsonl[.gz] [--articles 2000] [--runs 5]

Each reader runs in a process of its own, over the same texts, once, results dropped; runs alternate. Shown are medians
of articles and MB a second, and the ratio to ``spacy.blank("xx").tokenizer``. Readers whose library is not installed
(pyvi, underthesea) are left out, and the compiled extraction where `make compiled` has not built it. ``--where`` says
which step takes which share of the extraction's time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from kg.model import Article
from kg.read import read


def _kg() -> Callable[[Article], object]:
    from kg.extract import extract

    return extract


def _spacy() -> Callable[[Article], object]:
    import spacy

    tokenize = spacy.blank("xx").tokenizer
    return lambda article: tokenize(article.text)


def _pyvi() -> Callable[[Article], object]:
    from pyvi import ViTokenizer

    return lambda article: ViTokenizer.tokenize(article.text)


def _underthesea() -> Callable[[Article], object]:
    from underthesea import ner

    return lambda article: ner(article.text)


COMPILED = Path(__file__).parents[1] / "build" / "compiled"  # by `make compiled`
READERS: dict[str, Callable[[], Callable[[Article], object]]] = {
    "kg extract": _kg, "kg extract, compiled": _kg, "spaCy xx tokenizer": _spacy, "pyvi tokenizer": _pyvi,
    "underthesea NER": _underthesea,
}  # fmt: skip
SAMPLE = {"underthesea NER": 50, "pyvi tokenizer": 500}  # slow readers read fewer articles


def run_one(name: str, path: str, articles: int) -> None:
    """In a fresh process: prints seconds, articles and bytes of one pass. Exits 3 where the library is missing."""
    try:
        reader = READERS[name]()
    except ImportError:
        sys.exit(3)
    texts = list(islice(read([path]), min(articles, SAMPLE.get(name, articles))))
    reader(texts[0])  # loads what is loaded once
    start = time.perf_counter()
    for article in texts:
        reader(article)
    print(time.perf_counter() - start, len(texts), sum(len(article.text.encode()) for article in texts))


def measure(name: str, path: str, articles: int) -> tuple[float, float] | None:
    """(articles a second, MB a second) of one fresh process; None where the library, or the build, is missing."""
    compiled = name.endswith("compiled")
    if compiled and not COMPILED.exists():
        return None
    command = [sys.executable, __file__, path, "--articles", str(articles), "--one", name]
    environment = {**os.environ, "PYTHONPATH": str(COMPILED)} if compiled else None
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if result.returncode == 3:
        return None
    if result.returncode:
        sys.exit(result.stderr)
    seconds, count, size = map(float, result.stdout.split())
    return count / seconds, size / 1e6 / seconds


def where(path: str, articles: int) -> None:
    """Prints each step's share of the extraction's time."""
    from kg.extract.assemble import facts_of
    from kg.extract.context import add_context
    from kg.extract.pipeline import STEPS
    from kg.extract.text.reading import Reading

    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, run: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = run()
        spent[name] += time.perf_counter() - start
        return result

    for article in islice(read([path]), articles):
        reading = timed("reading", lambda article=article: Reading.of(article, facts_alone=True))
        for name, run in STEPS.items():
            timed(name, lambda run=run, reading=reading: run(reading))
        facts = timed("facts", lambda reading=reading: facts_of(reading))
        timed("context", lambda facts=facts, reading=reading: add_context(facts, reading))
    total = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:24s}{seconds / total:7.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--where", action="store_true", help="shares of the steps instead")
    options = parser.parse_args()
    if not Path(options.path).exists():
        parser.error(f"{options.path}: no such file")
    if options.one:
        run_one(options.one, options.path, options.articles)
    elif options.where:
        where(options.path, options.articles)
    else:
        compare(options.path, options.articles, options.runs)


def compare(path: str, articles: int, runs: int) -> None:
    """Prints the table of medians; the readers take turns, so that a busy moment of the machine hits them alike."""
    speeds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(runs):
        for name in READERS:
            found = measure(name, path, articles)
            if found is not None:
                speeds[name].append(found)
    base = statistics.median(speed for speed, _ in speeds["spaCy xx tokenizer"])
    for name, found in speeds.items():
        speed, size = (statistics.median(values) for values in zip(*found, strict=True))
        print(f"{name:22s}{speed:9.1f} articles/s{size:8.2f} MB/s   {base / speed:7.2f} × the spaCy tokenizer's time")


if __name__ == "__main__":
    main()
