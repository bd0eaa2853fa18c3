"""Family names mistyped: one who is named once and shares a post and a given name with another is that other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kg.extract.people.persons import Someone
from kg.extract.posts.holdings import Found, bare_words
from kg.extract.text.chunks import Row
from kg.vi import fold, word_list

_of_many = partial(word_list, "tenures", "of_many")


def misprints(found: Found, people: dict[str, Someone]) -> dict[str, str]:
    """Key of a person named once → key of the one whose post and given name they share: a family name mistyped."""
    posts: dict[tuple[str, str, str], list[str]] = {}
    for _, tenure in found:
        name = fold(people[tenure.person].name).split()
        if len(name) > 2 and tenure.post.body is not None and not fold(tenure.post.title).startswith(_of_many()):
            key = " ".join(name[1:]), fold(tenure.post.title), bare_words(tenure.post.body.name)[0]
            posts.setdefault(key, []).append(tenure.person)
    wrong: dict[str, str] = {}
    for holders in posts.values():
        named = {person: sum(not mention.short for mention in people[person].mentions) for person in holders}
        often = max(holders, key=lambda person: named[person])
        for person in holders:
            if person != often and named[person] == 1 < named[often]:
                wrong[person] = often
    return wrong


def correct(found: Found, rows: Iterable[Row], people: dict[str, Someone]) -> None:
    """Joins people whom a mistyped family name parts, in place."""
    wrong = misprints(found, people)
    for key, right in wrong.items():
        mistyped = people.pop(key)
        people[right].aliases.append(mistyped.name)
        people[right].mentions.extend(mistyped.mentions)
    if wrong:
        for row in rows:
            for chunk in row.chunks:
                if chunk.symbol == "N":
                    chunk.value = wrong.get(chunk.value, chunk.value)
        for _, tenure in found:
            tenure.person = wrong.get(tenure.person, tenure.person)
