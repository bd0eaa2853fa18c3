import json
from pathlib import Path

from goldfacts import date, gold_facts

from kg.model import Date

TEXT = """Chi bộ Văn phòng Sở X họp

Sáng 3/4/2021, Chi bộ Văn phòng Sở X tổ chức hội nghị. Ông Lò Văn Thử chủ trì. Bà Hà Thị Mẫu được bầu làm Bí thư.
"""
GOLD = {
    "doc": "x-001",
    "persons": [{"id": "p1", "name": "Lò Văn Thử", "aliases": []}, {"id": "p2", "name": "Hà Thị Mẫu", "aliases": []}],
    "tenures": [{"person": "p1", "title": "Giám đốc", "body": "Sở X", "status": "former", "term": None}],
    "changes": [
        {"person": "p2", "kind": "elected", "title": "Bí thư", "body": "Chi bộ Văn phòng Sở X", "date": "2021-04-03"}
        | {"by": "Hội nghị Chi bộ Văn phòng Sở X", "term": None}
    ],
    "events": [
        {"id": "e1", "type": "conference", "label": "hội nghị Chi bộ Văn phòng Sở X", "date": "2021-04-03"}
        | {"end": None, "place": None, "organizers": ["Chi bộ Văn phòng Sở X"]}
    ],
    "roles": [{"event": "e1", "agent": "p1", "role": "chair"}, {"event": "e1", "agent": "Sở X", "role": "attend"}],
    "body_changes": [],
    "instruments": [{"kind": "Quyết định", "number": "1-QĐ", "date": None, "issuer": "Giám đốc Sở X"}],
}


def test_gold_becomes_facts_whose_keys_all_exist(tmp_path: Path) -> None:
    path = tmp_path / "x-001.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    facts = gold_facts(path, TEXT)
    bodies = {body.key: body.name for body in facts.bodies}
    posts = {post.key: (post.title, bodies.get(post.body or "")) for post in facts.posts}
    change, tenure = facts.changes[0], facts.tenures[0]
    assert posts[change.post or ""] == ("Bí thư", "Chi bộ Văn phòng Sở X")
    assert change.at_event == "e1"
    assert posts[tenure.post] == ("Giám đốc", "Sở X")
    assert [bodies.get(role.agent, role.agent) for role in facts.participations] == ["p1", "Sở X"]
    assert posts[facts.instruments[0].issuer or ""] == ("Giám đốc", "Sở X")
    assert [TEXT[slice(*fact.evidence[0].span)].strip() for fact in (facts.persons[0], change)] == [
        "Ông Lò Văn Thử chủ trì.",
        "Bà Hà Thị Mẫu được bầu làm Bí thư.",
    ]


def test_dates_keep_what_is_open() -> None:
    printed = ["2018-09-28", "2018-09", "2018", "--09-28", "--09", None]
    expected = [Date(2018, 9, 28), Date(2018, 9), Date(2018), Date(None, 9, 28), Date(None, 9), None]
    assert [date(value) for value in printed] == expected
