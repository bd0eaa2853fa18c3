"""A small graph with one of everything, made by hand: two congresses, a conference, a merger, invented people."""

from __future__ import annotations

from kg.model import (
    Article,
    Body,
    BodyChange,
    Date,
    Event,
    Evidence,
    Evidences,
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

TEXTS = {
    "dai-hoi-2020": (
        "Đại hội Đảng bộ huyện Sông Mơ\n"
        "Ngày 18/5/2020, Huyện ủy Sông Mơ tổ chức Đại hội Đảng bộ huyện lần thứ X. "
        "Ông Trần Văn Gương chủ trì. Bà Lý Thị Thoa được bầu làm Bí thư Huyện ủy."
    ),
    "hoi-nghi-2022": (
        "Hội nghị quý I\n"
        "Sáng 8/4/2022, bà Lý Thị Thoa, Bí thư Huyện ủy, chủ trì hội nghị; ông Trần Văn Gương, nguyên Bí thư, dự. "
        "Y Blơ Niê phát biểu."
    ),
    "sap-nhap": "Sáp nhập\nHai phòng được sáp nhập theo Quyết định số 12-QĐ/HU ngày 6/7/2021. Ông Gương bị kỷ luật.",
}
SOURCES = {"dai-hoi-2020": "https://example.org/dai-hoi?a=1&b=2"}
PUBLISHED = {"dai-hoi-2020": Date(2020, 5, 19), "hoi-nghi-2022": Date(2022, 4)}
STRANGE = 'Phòng "A & B" <😀>\x07'


def articles() -> list[Article]:
    return [
        Article(
            id=name,
            text=text,
            title=Span(0, text.index("\n")),
            source=f"{name}.txt",
            url=SOURCES.get(name),
            published=PUBLISHED.get(name),
        )
        for name, text in TEXTS.items()
    ]


def said(article: str, words: str, **more: object) -> Evidences:
    """The evidence of a passage of an article, found by its words."""
    begin = TEXTS[article].index(words)
    return (Evidence(article, Span(begin, begin + len(words)), **more),)  # type: ignore[arg-type]


_CONGRESS = said("dai-hoi-2020", "Đại hội Đảng bộ huyện lần thứ X")
_CHAIR = said("dai-hoi-2020", "Ông Trần Văn Gương chủ trì")
_ELECTED = said("dai-hoi-2020", "Bà Lý Thị Thoa được bầu làm Bí thư Huyện ủy")
_MEETING = said("hoi-nghi-2022", "chủ trì hội nghị")
_THOA = said("hoi-nghi-2022", "bà Lý Thị Thoa, Bí thư Huyện ủy", status="current", as_of=Date(2022, 4))
_GUONG = said("hoi-nghi-2022", "ông Trần Văn Gương, nguyên Bí thư", status="former", as_of=Date(2022, 4))
_MERGER = said("sap-nhap", "Hai phòng được sáp nhập theo Quyết định số 12-QĐ/HU ngày 6/7/2021")
_PUNISHED = said("sap-nhap", "Ông Gương bị kỷ luật")


def knowledge() -> Knowledge:
    return Knowledge(
        persons=(
            Person(key="person/1", name="Trần Văn Gương", aliases=("ông Gương",), evidence=_CHAIR, gender="male"),
            Person(key="person/2", name="Lý Thị Thoa", evidence=_ELECTED),
            Person(key="person/3", name="Y Blơ Niê", evidence=said("hoi-nghi-2022", "Y Blơ Niê phát biểu")),
            Person(key="person/4", name="Lý Thị Thoa", evidence=_THOA),
        ),
        bodies=(
            Body(
                key="body/1",
                name="Huyện ủy Sông Mơ",
                aliases=("Huyện ủy",),
                kind="party_committee",
                place="place/1",
                evidence=_CONGRESS,
            ),
            Body(key="body/2", name="Ban Thường vụ Huyện ủy Sông Mơ", parent="body/1", evidence=_MEETING),
            Body(key="body/3", name=STRANGE, evidence=_MERGER),
            Body(key="body/4", name="=1+1", evidence=_MERGER),
            Body(key="body/5", name="Phòng Mới", parent="body/1", evidence=_MERGER),
        ),
        posts=(
            Post(key="post/1", title="Bí thư", body="body/1"),
            Post(key="post/2", title="Ủy viên", body="body/2"),
            Post(key="post/3", title="Thủ tướng"),
        ),
        tenures=(
            Tenure(
                key="tenure/1",
                person="person/1",
                post="post/1",
                status="former",
                start=Date(2010),
                end=Date(2015, 8),
                evidence=_GUONG,
            ),
            Tenure(
                key="tenure/2",
                person="person/1",
                post="post/1",
                start=Date(2016, 1, 1),
                end=Date(2020, 5),
                evidence=_GUONG,
            ),
            Tenure(
                key="tenure/3", person="person/2", post="post/1", start=Date(2020, 5, 18), term="term/1", evidence=_THOA
            ),
            Tenure(key="tenure/4", person="person/2", post="post/2", evidence=_THOA),
        ),
        changes=(
            PersonnelChange(
                key="change/1",
                person="person/2",
                kind="elected",
                post="post/1",
                date=Date(2020, 5, 18),
                at_event="event/1",
                term="term/1",
                evidence=_ELECTED,
            ),
            PersonnelChange(
                key="change/2",
                person="person/1",
                kind="disciplined",
                measure="cảnh cáo",
                date=Date(2021),
                decided_by="body/2",
                decided_in="instrument/1",
                evidence=_PUNISHED,
            ),
        ),
        events=(
            Event(
                key="event/1",
                kind="congress",
                label="Đại hội Đảng bộ huyện Sông Mơ lần thứ X",
                date=Date(2020, 5, 18),
                end=Date(2020, 5, 19),
                place="place/1",
                organizers=("body/1",),
                ordinal=10,
                term="term/1",
                evidence=_CONGRESS,
            ),
            Event(
                key="event/2",
                kind="conference",
                label="Hội nghị quý I",
                date=Date(2022, 4, 8),
                organizers=("body/1", "body/2"),
                evidence=_MEETING,
            ),
            Event(
                key="event/3",
                kind="ceremony",
                label="Lễ khai mạc",
                parent="event/1",
                date=Date(None, 5, 18),
                evidence=_CONGRESS,
            ),
        ),
        participations=(
            Participation(key="part/1", event="event/1", agent="person/1", role="chair", evidence=_CHAIR),
            Participation(key="part/2", event="event/1", agent="person/2", role="attend", evidence=_ELECTED),
            Participation(key="part/3", event="event/2", agent="person/2", role="chair", evidence=_MEETING),
            Participation(key="part/4", event="event/2", agent="person/1", role="attend", evidence=_GUONG),
            Participation(key="part/5", event="event/2", agent="person/3", role="speak", evidence=_MEETING),
            Participation(key="part/6", event="event/2", agent="body/3", role="attend", evidence=_MEETING),
        ),
        body_changes=(
            BodyChange(
                key="bodychange/1",
                kind="merged",
                originals=("body/3", "body/4"),
                results=("body/5",),
                date=Date(2021, 7, 6),
                decided_in="instrument/1",
                evidence=_MERGER,
            ),
        ),
        instruments=(
            Instrument(
                key="instrument/1",
                kind="Quyết định",
                label="Quyết định số 12-QĐ/HU",
                number="12-QĐ/HU",
                date=Date(2021, 7, 6),
                issuer="body/1",
                evidence=_MERGER,
            ),
        ),
        places=(Place(key="place/1", name="Sông Mơ", level="district"),),
        terms=(Term(key="term/1", label="2020-2025", body="body/1", start=Date(2020), end=Date(2025)),),
    )
