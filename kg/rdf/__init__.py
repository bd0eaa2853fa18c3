"""Knowledge as RDF: sorted N-Triples, an Oxigraph store, and the check of both.

count = write_ntriples(knowledge, articles, Path("graph/graph.nt"))
load_store(Path("graph/graph.nt"), Path("graph/store"))
graph = open_graph(open_store(Path("graph/store")))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from kg.model import Article, Knowledge
from kg.rdf import mentions, triples
from kg.rdf.patch import Changed, Patch, patch_ntriples
from kg.rdf.sort import write_sorted
from kg.rdf.store import load_store, open_graph, open_store, patch_store
from kg.rdf.terms import checked_base
from kg.rdf.vocab import BASE, KG, PREFIXES

__all__ = [
    "BASE",
    "KG",
    "PREFIXES",
    "Changed",
    "Patch",
    "load_store",
    "open_graph",
    "open_store",
    "patch_ntriples",
    "patch_store",
    "write_ntriples",
]


def write_ntriples(
    knowledge: Knowledge,
    articles: Iterable[Article] | Callable[[], Iterable[Article]],
    path: Path,
    base: str = BASE,
) -> int:
    """Write the graph to ``path``, its lines sorted and each once; returns the number of triples.

    ``articles`` are read once, one text at a time; every article becomes a node, cited or not.
    Raises UsageError for a base that is no IRI, InputError where evidence points outside the articles.
    """
    base = checked_base(base)
    read = articles() if callable(articles) else articles
    facts = triples.facts(knowledge)
    return write_sorted(chain(triples.lines(knowledge, base), mentions.lines(facts, read, base)), path)
