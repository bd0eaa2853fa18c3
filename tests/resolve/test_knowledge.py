import random

from kg.model import Date, Knowledge
from kg.resolve import Memory, resolve
from kg.resolve.ids import identifier
from tests.resolve.said import Said, on, people

THU = "Lò Văn Thử"


def named(known: Knowledge, name: str) -> list[str]:
    return [person.key for person in known.persons if person.name == name]


def test_a_separator_stands_between_the_parts_of_an_identifier() -> None:
    assert identifier("x", "ab", "c") != identifier("x", "a", "bc")
    assert identifier("x", None) != identifier("x", "")


def test_one_name_in_one_post_is_one_person_with_the_evidence_of_both_articles() -> None:
    one = Said("a").held(THU, "Bí thư", "Tỉnh ủy Lào Cai").facts()
    two = Said("b").held(THU, "Bí thư", "Ban Chấp hành Đảng bộ tỉnh Lào Cai").facts()
    known = resolve([one, two])
    (tenure,) = known.tenures
    assert len(named(known, THU)) == 1
    assert [one.article for one in tenure.evidence] == ["a", "b"]


def test_like_posts_in_two_provinces_are_two_persons() -> None:
    one = Said("a").held(THU, "Giám đốc", "Sở Y tế tỉnh Lào Cai").facts()
    two = Said("b").held(THU, "Giám đốc", "Sở Y tế tỉnh Trà Vinh").facts()
    assert len(named(resolve([one, two]), THU)) == 2


def test_a_name_alone_makes_nobody_one() -> None:
    rare = "Y Thanh Mẫu Niê Kđăm"
    assert len(named(resolve([people("a", rare), people("b", rare)]), rare)) == 2


def test_what_two_articles_tell_besides_the_name_makes_one_person_of_two() -> None:
    around = ("chợ mường xa", "lũng pô mẫu", "hợp tác xã hoa ban")
    near = {THU: ("nhiếp ảnh", "ảnh gia", "lũng pô", "chụp ảnh")}
    told = [people(id, THU, "Hà Thị Mẫu Đơn", near=near, context=around) for id in ("a", "b")]
    other = people("c", THU, near={THU: ("bị cáo", "lái xe")}, context=("bến xe trà mẫu",))
    known = resolve([*told, other])
    assert len(named(known, THU)) == 2
    assert {tuple(e.article for e in p.evidence) for p in known.persons if p.name == THU} == {("a", "b"), ("c",)}


def test_two_of_one_name_in_one_article_are_two() -> None:
    said = Said("a")
    said.person(THU)
    facts = said.facts()
    twice = Said("a")
    twice.persons = {
        "x": facts.persons[0],
        "y": type(facts.persons[0])(key="p2", name=THU, evidence=facts.persons[0].evidence),
    }
    assert len(named(resolve([twice.facts()]), THU)) == 2


def test_the_nations_single_posts_are_one_and_other_posts_without_a_body_stay_apart() -> None:
    one = Said("a").held(THU, "Thủ tướng", None).held("Hà Văn Mẫu", "Giám đốc", None).facts()
    two = Said("b").held("Vàng A Thí", "Thủ tướng Chính phủ", None).held("Cù Thị Tạm", "Giám đốc", None).facts()
    known = resolve([one, two])
    assert sorted(post.title for post in known.posts) == ["Giám đốc", "Giám đốc", "Thủ tướng"]


def test_a_second_term_is_a_second_tenure_and_a_term_belongs_to_its_body() -> None:
    body = "Tỉnh ủy Lào Cai"
    first = Said("a", date=on(2016)).held(THU, "Bí thư", body, term="2015-2020").facts()
    second = Said("b", date=on(2021)).held(THU, "Bí thư", body, term="2020-2025").facts()
    bare = Said("c", date=on(2022, 5)).held(THU, "Bí thư", body).facts()
    known = resolve([first, second, bare])
    assert sorted((t.start, [e.article for e in t.evidence]) for t in known.tenures) == [
        (Date(2015), ["a"]),
        (Date(2020), ["b", "c"]),
    ]
    congress = (
        Said("d").held(THU, "Ủy viên", "Quốc hội", term="khóa XI").held(THU, "Ủy viên", "Bộ Chính trị", term="khóa XI")
    )
    assert len(resolve([congress.facts()]).terms) == 2


def test_changes_give_a_tenure_its_begin_and_end() -> None:
    post = ("Chủ tịch", "UBND tỉnh Lào Cai")
    told = (
        Said("a", date=on(2019, 1, 1))
        .held(THU, *post)
        .changed(THU, "elected", *post, date=on(2018, 3, 2))
        .changed(THU, "relieved", *post, date=on(2020, 7))
    )
    (tenure,) = resolve([told.facts()]).tenures
    assert (tenure.start, tenure.end) == (Date(2018, 3, 2), Date(2020, 7))


def test_articles_that_disagree_on_a_day_tell_of_one_change_and_both_days_stay() -> None:
    post = ("Chủ tịch", "UBND tỉnh Lào Cai")
    told = [
        Said(id).changed(THU, "appointed", *post, date=on(2018, 3, day)).facts()
        for id, day in (("a", 2), ("b", 2), ("c", 5))
    ]
    (change,) = resolve(told).changes
    assert change.date == Date(2018, 3, 2)
    assert change.disputed == {"date": (Date(2018, 3, 5),)}


def test_events() -> None:
    host, label = "Đảng ủy Khối các cơ quan tỉnh Trà Vinh", "Đại hội đại biểu lần thứ VIII"
    one = Said("a").event("congress", label, host, (THU, "chair"), date=on(2020, 8, 19), end=on(2020, 8, 21), ordinal=8)
    two = Said("b").event("congress", "Đại hội Đảng bộ Khối lần thứ VIII", host, date=on(2020, 8), ordinal=8)
    elsewhere = Said("c").event(
        "congress", label, "Đảng ủy Khối các cơ quan tỉnh Lào Cai", date=on(2020, 8, 19), ordinal=8
    )
    last_year = Said("d").event("conference", "Hội nghị tổng kết", host, date=on(2019, 12, 20))
    this_year = Said("e").event("conference", "Hội nghị tổng kết", host, date=on(2020, 12, 20))
    known = resolve([said.facts() for said in (one, two, elsewhere, last_year, this_year)])
    assert sorted([e.article for e in event.evidence] for event in known.events) == [["a", "b"], ["c"], ["d"], ["e"]]
    (joined,) = (event for event in known.events if len(event.evidence) == 2)
    assert joined.date == Date(2020, 8, 19)
    assert joined.aliases
    assert known.participations[0].event == joined.key


def test_national_congresses_of_one_number_are_two() -> None:
    party = Said("a").event("congress", "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", None, ordinal=13)
    women = Said("b").event("congress", "Đại hội đại biểu toàn quốc lần thứ XIII Hội Phụ nữ Việt Nam", None, ordinal=13)
    again = Said("c").event("congress", "Đại hội đại biểu toàn quốc lần thứ 13 của Đảng", None, ordinal=13)
    known = resolve([said.facts() for said in (party, women, again)])
    assert sorted([e.article for e in event.evidence] for event in known.events) == [["a", "c"], ["b"]]


def test_places_lie_in_places() -> None:
    known = resolve([Said("a").held(THU, "Bí thư", "Huyện ủy Châu Thành, tỉnh Trà Vinh").facts()])
    by_key = {place.key: place for place in known.places}
    (body,) = known.bodies
    district = by_key[body.place or ""]
    assert (district.name, by_key[district.parent or ""].name) == ("huyện Châu Thành", "Trà Vinh")


def some() -> list[Said]:
    return [
        Said("a", date=on(2018))
        .held(THU, "Bí thư", "Tỉnh ủy Lào Cai")
        .event("session", "Kỳ họp thứ 7", "Quốc hội", (THU, "attend")),
        Said("b").held(THU, "Phó Bí thư", "Tỉnh ủy").held(THU, "Đại biểu Quốc hội", None),
        Said("c")
        .held(THU, "Giám đốc", "Sở Y tế Lào Cai")
        .held("Hà Văn Mẫu", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
        Said("d")
        .held("Hà Văn Mẫu", "Ủy viên", "Bộ Chính trị")
        .changed("Hà Văn Mẫu", "elected", "Ủy viên", "Bộ Chính trị"),
    ]


def test_neither_order_nor_memory_changes_anything() -> None:
    facts = [said.facts() for said in some()]
    memory = Memory()
    first = resolve(facts, memory=memory)
    random.Random(3).shuffle(facts)
    assert resolve(iter(facts)) == first
    assert resolve(facts, memory=memory) == first


def test_memory_on_disk(tmp_path) -> None:  # type: ignore[no-untyped-def]
    facts = [said.facts() for said in some()]
    memory = Memory()
    known = resolve(facts, memory=memory)
    memory.write(tmp_path / "scores")
    assert resolve(facts, memory=Memory(tmp_path / "scores")) == known
    (tmp_path / "scores").write_bytes(b"cut short")
    assert resolve(facts, memory=Memory(tmp_path / "scores")) == known


def test_where_events_were_is_an_area_or_a_spot_of_the_article() -> None:
    told = Said("a").event("meeting", "Cuộc họp", None, place="TP. Vinh, tỉnh Nghệ An")
    told.event("meeting", "Buổi gặp", None, place="Hội trường tỉnh Nghệ An")
    known = resolve([told.facts()])
    by_key = {place.key: place for place in known.places}
    found = {event.label: by_key[event.place or ""] for event in known.events}
    assert (found["Cuộc họp"].name, found["Cuộc họp"].level) == ("thành phố Vinh", "district")
    assert (found["Buổi gặp"].name, found["Buổi gặp"].level) == ("Hội trường tỉnh Nghệ An", None)
    assert by_key[found["Buổi gặp"].parent or ""].name == "Nghệ An"


def test_conferences_of_two_numbers_in_one_article_are_two_events() -> None:
    told = Said("a").event("conference", "Hội nghị lần thứ 7", None, (THU, "speak"), ordinal=7)
    told.event("conference", "Hội nghị lần thứ 8", None, (THU, "speak"), ordinal=8)
    known = resolve([told.facts()])
    assert len({event.key for event in known.events}) == 2


def test_changes_of_one_day_that_differ_otherwise_have_keys_of_their_own() -> None:
    told = Said("a")
    told.changed(THU, "elected", "Ủy viên", "HĐND xã Bản Lang", date=on(2021, 5), term="2016-2021")
    told.changed(THU, "elected", "Ủy viên", "HĐND xã Bản Lang", date=on(2021, 5), term="2021-2026")
    known = resolve([told.facts()])
    assert len({change.key for change in known.changes}) == len(known.changes) == 2


def test_no_tenure_ends_before_it_begins() -> None:
    told = Said("a").held(THU, "Bí thư", "Tỉnh ủy Lào Cai", start=on(2016, 5, 22), end=on(2016, 5, 15))
    (tenure,) = resolve([told.facts()]).tenures
    assert (tenure.start, tenure.end) == (on(2016, 5, 22), None)
