"""Leaving facts out leaves nothing dangling."""

from __future__ import annotations

from kg.engine.select import confident, officials, without
from kg.model import Body, Date, Event, Facts, Knowledge, Participation, Person, PersonnelChange, Post, Tenure

PERSONS = (
    Person(key="p1", name="Hà Văn Mươi"),
    Person(key="p2", name="Lò Thị Xuân"),
    Person(key="p3", name="Bùi Nhưn"),
)
FACTS = {
    "persons": PERSONS,
    "bodies": (Body(key="b1", name="Hội Nông dân huyện"), Body(key="b2", name="Chi hội", parent="b1")),
    "posts": (Post(key="o1", title="Chủ tịch", body="b1"),),
    "tenures": (Tenure(key="t1", person="p1", post="o1", confidence=0.9),),
    "changes": (
        PersonnelChange(key="c1", person="p2", kind="elected", post="o1", at_event="e1", confidence=0.8),
        PersonnelChange(key="c2", person="p3", kind="nominated", post="o1"),
    ),
    "events": (Event(key="e1", kind="congress", label="Đại hội", organizers=("b1", "b2"), confidence=0.5),),
    "participations": (Participation(key="r1", event="e1", agent="p1", role="chair"),),
}


def test_an_unsure_event_takes_its_roles_along_and_is_no_longer_named() -> None:
    found = confident(Facts(article="a", date=Date(2021), context=("huyện",), **FACTS), 0.6)
    assert (found.events, found.participations) == ((), ())
    assert [(change.key, change.at_event) for change in found.changes] == [("c1", None), ("c2", None)]
    assert (found.article, found.tenures, found.persons) == ("a", FACTS["tenures"], PERSONS)
    assert (found.date, found.context) == (Date(2021), ("huyện",))


def test_everything_sure_stays_the_same_object() -> None:
    facts = Facts(article="a", **FACTS)
    assert confident(facts, 0.5) is facts


def test_officials_hold_held_or_left_posts() -> None:
    found = officials(Knowledge(**FACTS))
    assert [person.key for person in found.persons] == ["p1", "p2"]
    assert [change.key for change in found.changes] == ["c1"]


def test_a_key_among_several_is_left_out_of_them() -> None:
    found = without(Facts(article="a", **FACTS), {"b1"})
    assert (found.events[0].organizers, found.posts[0].body, found.bodies[0].parent) == (("b2",), None, None)


def test_what_falls_takes_along_what_hangs_on_it() -> None:
    found = without(Facts(article="a", **FACTS), {"o1"})
    assert (found.tenures, found.changes[0].post) == ((), None)
