"""A small Knowledge made by hand, with its articles, and the folder that a build would make of it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.model import (
    Article,
    Body,
    BodyChange,
    Date,
    Event,
    Evidence,
    Instrument,
    Knowledge,
    Participation,
    Person,
    PersonnelChange,
    Place,
    Post,
    Span,
    Tenure,
    Term,
)
from kg.rdf import load_store, write_ntriples

_TEXT = 'Đại hội Chi bộ "A"\nNgày 18/5/2020, bà Lò Thị Én chủ trì đại hội; bà được bầu làm Bí thư. 🙂\nSùng A Páo'
FIRST = Article(
    id="bai-1",
    title=Span(0, _TEXT.index("\n")),
    text=_TEXT,
    bylines=(Span(_TEXT.index("Sùng"), len(_TEXT)),),
    published=Date(2020, 5, 20),
    url="https://example.org/bai 1",
    source="bai.jsonl",
)
SECOND = Article(id="tin/bài 2", text="Năm 2021, nguyên Bí thư Lò Thị Én dự lễ.", source="tin")


def _at(article: Article, words: str, **said: object) -> Evidence:
    begin = article.text.index(words)
    return Evidence(article.id, Span(begin, begin + len(words)), **said)  # type: ignore[arg-type]


ELECTED = _at(FIRST, "bà được bầu làm Bí thư", supports=("person", "change", "date"))
KNOWLEDGE = Knowledge(
    persons=(
        Person(
            key="person/1",
            name="Lò Thị Én",
            aliases=("bà Én",),
            gender="female",
            birth_year=1970,
            evidence=(_at(FIRST, "bà Lò Thị Én"), _at(SECOND, "Lò Thị Én")),
        ),
        Person(key="person/2", name="Sùng A Páo", evidence=(_at(FIRST, "Sùng A Páo"),), confidence=0.5),
    ),
    bodies=(
        Body(
            key="body/1",
            name='Chi bộ "A"',
            kind="party_organisation",
            place="place/1",
            evidence=(_at(FIRST, 'Chi bộ "A"'),),
        ),
        Body(key="body/2", name="Đảng bộ B\\C", evidence=(_at(FIRST, "Đại hội"),)),
    ),
    posts=(Post(key="post/1", title="Bí thư", body="body/1"),),
    tenures=(
        Tenure(
            key="tenure/1",
            person="person/1",
            post="post/1",
            term="term/1",
            start=Date(2020, 5),
            evidence=(
                _at(FIRST, "bà Lò Thị Én", status="current", as_of=Date(2020, 5, 20)),
                _at(SECOND, "nguyên Bí thư", status="former", as_of=Date(2021)),
            ),
        ),
    ),
    changes=(
        PersonnelChange(
            key="change/1",
            person="person/1",
            kind="elected",
            post="post/1",
            date=Date(2020, 5, 18),
            at_event="event/1",
            decided_by="body/1",
            decided_in="instrument/1",
            term="term/1",
            evidence=(ELECTED,),
        ),
    ),
    events=(
        Event(
            key="event/1",
            kind="congress",
            label='Đại hội Chi bộ "A"',
            date=Date(2020, 5, 18),
            organizers=("body/1",),
            place="place/1",
            ordinal=4,
            term="term/1",
            disputed={"date": (Date(2020, 5),)},
            evidence=(_at(FIRST, "Đại hội"),),
        ),
        Event(
            key="event/2", kind="other", label="Lễ", date=Date(None, 9, 2), planned=True, evidence=(_at(SECOND, "lễ"),)
        ),
    ),
    participations=(
        Participation(key="role/1", event="event/1", agent="person/1", role="chair", evidence=(_at(FIRST, "chủ trì"),)),
        Participation(key="role/2", event="event/2", agent="person/1", role="attend", evidence=(_at(SECOND, "dự"),)),
    ),
    body_changes=(
        BodyChange(
            key="merger/1",
            kind="merged",
            originals=("body/2",),
            results=("body/1",),
            date=Date(2019),
            evidence=(_at(FIRST, "Chi bộ"),),
        ),
    ),
    instruments=(
        Instrument(
            key="instrument/1",
            kind="Luật",
            label="Luật Cây xanh",
            law=True,
            date=Date(2019),
            issuer="body/1",
            evidence=(_at(FIRST, "đại hội"),),
        ),
    ),
    places=(
        Place(key="place/1", name="xã Én", level="commune", parent="place/2"),
        Place(key="place/2", name="Nà Páo", wikidata="Q1"),
    ),
    terms=(Term(key="term/1", label="2020-2025", body="body/1", start=Date(2020), end=Date(2025)),),
)


def build(folder: Path, knowledge: Knowledge = KNOWLEDGE) -> Path:
    """graph.nt, store/ and tables/articles.parquet, as a build leaves them."""
    (folder / "tables").mkdir(parents=True)
    write_ntriples(knowledge, [FIRST, SECOND], folder / "graph.nt")
    load_store(folder / "graph.nt", folder / "store")
    texts = {"id": [FIRST.id, SECOND.id], "text": [FIRST.text, SECOND.text]}
    pq.write_table(pa.table(texts), folder / "tables/articles.parquet")
    return folder
