"""Every entry of the data files can be matched through the tokenizer."""

from __future__ import annotations

import pytest

from kg.extract.text.lexicon import lexicon
from kg.extract.text.tokenizer import syllables
from kg.vi import fold, table, word_list, word_set


def entries() -> list[tuple[str, str]]:
    """(phrase, class) of what the grammar of tenures reads."""
    people, bodies, posts, scopes = (table(name) for name in ("people", "bodies", "posts", "scopes"))
    found = [(word, "honorific") for word in (*people["honorifics"], *people["plural_honorifics"])]
    found += [(word, "rank") for word in people["ranks"]]
    found += [(word, "occupation") for word in people["occupations"]]
    found += [(word, "body") for head in bodies["heads"].values() for word in head["words"]]
    found += [
        (word.strip(), "field") for word in bodies["fields"]["words"].replace("\n", " ").split("·") if word.strip()
    ]
    found += [(word, "title") for name in ("plain", "national", "naming", "whole") for word in posts[name]]
    found += [(word, cls) for cls in ("before", "behind") for word in posts[cls]]
    found += [(word, "level") for word in scopes["levels"]]
    found += [
        (word, cls)
        for cls, name in (("province", "provinces"), ("country", "countries"))
        for word in scopes[name]["names"]
    ]
    return found


@pytest.mark.parametrize(("phrase", "cls"), entries())
def test_entry_is_found_whole(phrase: str, cls: str) -> None:
    norms = [fold(token) for token in syllables(f"{phrase} ,")]
    entry = lexicon().longest(norms, 0, len(norms))
    assert entry is not None
    size, classes = entry
    assert (size, cls in classes) == (len(norms) - 1, True)


def test_longest_phrase_wins() -> None:
    norms = [fold(token) for token in syllables("Phó Chủ tịch UBND tỉnh")]
    assert lexicon().longest(norms, 3, 5) is not None
    assert lexicon().longest([fold(token) for token in syllables("Ban Tổ chức Tỉnh ủy")], 0, 5)[0] == 3  # type: ignore[index]


def test_heads_that_other_tables_name_are_heads() -> None:
    scopes = table("scopes")
    for name in ("provincial", "inner", "party_groups"):
        for head in scopes[name]["heads"]:
            assert "body" in lexicon().classes(head), head


def test_surnames_open_names_and_are_folded_once() -> None:
    data = table("people")
    surnames = {fold(word) for word in data["surnames"].split()}
    assert {fold(word) for word in data["weak_surnames"].split()} - surnames <= {
        "an",
        "thủy",
        "thuỷ",
        "nam",
        "bình",
        "hải",
        "đông",
        "đức",
        "đại",
        "trung",
        "tân",
        "tây",
    }


def test_a_list_of_a_data_file_comes_folded_and_in_its_order() -> None:
    told = word_list("changes", "grammar", "told_decisions")
    assert told == tuple(map(fold, table("changes")["grammar"]["told_decisions"]))
    assert word_set("changes", "grammar", "told_decisions") == set(told)
    with pytest.raises(KeyError, match="unheard"):
        word_list("changes", "grammar", "unheard")
