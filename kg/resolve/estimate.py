"""Estimate the parameters of who is who, and count words and names, over a collection of articles.

    kg build articles.jsonl.gz --out graph
    python -m kg.resolve.estimate graph

takes what the build has extracted, and writes ``frequencies.tsv`` and ``model.json`` into ``kg/resolve/data``; read the
changes before they are kept. Mentions of one name are sampled, eight of each, so that the few that every article names
do not stand for all. u-probabilities are those of random pairs; m-probabilities come from expectation maximisation
over pairs of one name.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.engine.spool import Spool
from kg.model import Facts
from kg.resolve import frequencies
from kg.resolve.articles import localise
from kg.resolve.bodies import Bodies
from kg.resolve.frequencies import Frequencies
from kg.resolve.mentions import Mention, mentions, name_form
from kg.resolve.scoring import BLOCKING, linker, settings

DATA = Path(__file__).parent / "data"
OF_ONE_NAME = 8  # mentions
FAMILY_NAMED = 20  # distinct names that begin alike make their first syllable a family name
RANDOM_PAIRS = 3e6
SEED = 1
# Errors of reading stand behind some disagreements, so none is allowed to decide alone.
LEAST_M = 0.01
PRIOR = 1e-4  # that two mentions of any two articles are one person; the frequency of the name is weighed against it


def count(articles: Sequence[Facts]) -> str:
    """The file of frequencies."""
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in frequencies.KINDS}
    for facts in articles:
        counted["around"].update(set(facts.context))
        counted["beside"].update({name_form(person.name) for person in facts.persons})
        for person in facts.persons:
            counted["near"].update(set(person.context))
    names = {name_form(person.name) for facts in articles for person in facts.persons}
    first = Counter(name.split()[0] for name in names if " " in name)
    names = {name for name in names if " " in name and first[name.split()[0]] >= FAMILY_NAMED}
    counted |= frequencies.name_parts(names)
    totals = dict.fromkeys(("first", "last", "given"), len(names)) | {"middle": counted["middle"].total()}
    totals |= {"around": len(articles), "beside": len(articles)}
    totals |= {"near": sum(len(facts.persons) for facts in articles)}
    return frequencies.text(counted, totals)


def sample(articles: Iterable[Facts], counts: Frequencies) -> list[Mention]:
    """Mentions of people with Vietnamese names of three syllables or more, a few of each name."""
    bodies = Bodies()
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for facts in sorted(articles, key=lambda facts: facts.article):
        for mention in mentions(localise(facts, bodies)):
            syllables = mention.name.split()
            if len(syllables) > 2 and syllables[0] in counts.counts["first"] and not mention.person.byline:
                by_name[mention.name].append(mention)
    by_chance = {name: sorted(found, key=_chance) for name, found in sorted(by_name.items())}
    return [mention for found in by_chance.values() for mention in found[:OF_ONE_NAME]]


def _chance(mention: Mention) -> str:
    """An order that says nothing of the article and is the same each time."""
    return hashlib.blake2b(mention.article.encode(), digest_size=8).hexdigest()


def parameters(mentions: Sequence[Mention], counts: Frequencies) -> dict[str, Any]:
    """The model, as Splink writes it, its numbers rounded."""
    made, _ = linker(mentions, counts, settings())
    made.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    made.training.estimate_parameters_using_expectation_maximisation(
        BLOCKING, estimate_without_term_frequencies=True, record_sample_proportion=1.0
    )
    model: dict[str, Any] = made.misc.save_model_to_json()
    model["probability_two_random_records_match"] = PRIOR
    model["linker_uid"] = "kg"
    for level in (level for comparison in model["comparisons"] for level in comparison["comparison_levels"]):
        for name, least in (("m_probability", LEAST_M), ("u_probability", 0.0)):
            if name in level:
                level[name] = float(f"{max(level[name], least):.4g}")
    return model


def main(graph: str) -> None:
    articles = list(Spool(Path(graph) / "tables" / "extracted.arrow").facts())
    (DATA / "frequencies.tsv").write_text(count(articles), encoding="utf-8")
    frequencies.frequencies.cache_clear()
    counts = frequencies.frequencies()
    model = parameters(sample(articles, counts), counts)
    (DATA / "model.json").write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
