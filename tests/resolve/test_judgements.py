from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Date, Knowledge
from kg.resolve import resolve
from kg.resolve.judgements import append, contradictions, load, parse, take_back, warnings
from kg.resolve.review import questions
from tests.resolve.said import Said, on, people

THU = "Lò Văn Thử"
NEAR = {THU: ("nhiếp ảnh", "ảnh gia", "lũng pô", "chụp ảnh")}
AROUND = ("chợ mường xa", "hợp tác xã hoa ban")


def clusters(known: Knowledge) -> set[tuple[str, ...]]:
    return {tuple(one.article for one in person.evidence) for person in known.persons if person.name == THU}


def test_same_and_different_win_over_every_score() -> None:
    alike = [people(id, THU, "Hà Thị Mẫu Đơn", near=NEAR, context=AROUND) for id in ("a", "b")]
    assert clusters(resolve([*alike, people("c", THU)])) == {("a", "b"), ("c",)}
    judged = parse(f"different | {THU} @ a | {THU} @ b\nsame | {THU} @ a | {THU} @ c")
    assert clusters(resolve([*alike, people("c", THU)], judged)) == {("a", "c"), ("b",)}


def test_different_wins_over_a_post_in_common() -> None:
    told = [Said(id).held(THU, "Bí thư", "Tỉnh ủy Lào Cai").facts() for id in ("a", "b")]
    assert clusters(resolve(told, parse(f"different | {THU} @ b | {THU} @ a"))) == {("a",), ("b",)}


def test_same_joins_two_names() -> None:
    told = [people("a", "Y Thanh Mẫu Niê Kđăm"), people("b", "Y Thanh Mẫu")]
    known = resolve(told, parse("same | Y Thanh Mẫu Niê Kđăm @ a | Y Thanh Mẫu @ b"))
    (person,) = known.persons
    assert (person.name, person.aliases) == ("Y Thanh Mẫu Niê Kđăm", ("Y Thanh Mẫu",))


def test_unsure_changes_nothing_and_asks_no_more() -> None:
    told = [
        people("a", THU, near={THU: ("ảnh gia", "chụp ảnh")}),
        people("b", THU, near={THU: ("ảnh gia", "chụp ảnh")}),
    ]
    asked = questions(told, parse(""))
    assert [question.line("unsure") for question in asked] == [f"unsure | {THU} @ a | {THU} @ b"]
    judged = parse(asked[0].line("unsure"))
    assert questions(told, judged) == []
    assert resolve(told, judged) == resolve(told)


def test_a_forgotten_person_leaves_with_all_that_is_said_of_them() -> None:
    post = ("Bí thư", "Tỉnh ủy Lào Cai")
    told = [Said(id).held(THU, *post).event("session", "Kỳ họp", None, (THU, "chair")).facts() for id in ("a", "b")]
    known = resolve(told, parse(f"forget | {THU} @ b"))
    assert (known.persons, known.tenures, known.participations) == ((), (), ())
    assert len(known.events) == 2


def test_reject_and_correct_find_a_fact_by_its_words() -> None:
    told = (
        Said("a", date=on(2020))
        .held(THU, "Bí thư", "Huyện ủy Bát Xát")
        .held(THU, "Giám đốc", "Sở Y tế Lào Cai")
        .event("meeting", "Cuộc họp", "UBND tỉnh Lào Cai", date=on(2020, 1, 2))
        .facts()
    )
    judged = parse(
        f"reject | tenure @ a | {THU} | bí thư   # read wrongly\n"
        "correct | event @ a | Cuộc họp | date = 2020-02-01\ncorrect | event @ a | Cuộc họp | kind = session"
    )
    known = resolve([told], judged)
    assert [post.title for post in known.posts if post.key in {one.post for one in known.tenures}] == ["Giám đốc"]
    assert [(event.date, event.kind) for event in known.events] == [(Date(2020, 2, 1), "session")]


@pytest.mark.parametrize(
    "line",
    [
        "sam | A B @ a | A B @ b",
        "same | A B @ a",
        "same | A B | A B @ b",
        "forget | @ a",
        "reject | tenure | X",
        "correct | event @ a | Cuộc họp | date 2020",
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"pairs\.txt, line 2: "):
        parse(f"# judged in May\n{line}\n", "pairs.txt")


@pytest.mark.parametrize("value", ["date = 2020-2", "date = soon", "person = x", "ordinal = fourth", "date = 2020-13"])
def test_what_cannot_be_corrected_is_an_error(value: str) -> None:
    told = Said("a").event("meeting", "Cuộc họp", None).facts()
    with pytest.raises(InputError):
        resolve([told], parse(f"correct | event @ a | Cuộc họp | {value}"))


def test_a_chain_of_same_whose_ends_differ_is_an_alarm() -> None:
    judged = parse("same | A B @ 1 | A B @ 3\nsame | A B @ 2 | A B @ 3\ndifferent | A B @ 1 | A B @ 2")
    assert [[who.article for who in chain] for chain in contradictions(judged)] == [["1", "3", "2"]]
    assert "a b @ 1 = a b @ 3 = a b @ 2" in warnings(judged)[0]
    assert not warnings(parse("same | A B @ 1 | A B @ 3\ndifferent | A B @ 1 | A B @ 2"))


def test_judgements_are_added_once_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "judgements.txt"
    file.write_text("# ours", encoding="utf-8")
    line = f"same | {THU} @ a | {THU} @ b"
    append(file, [line, line])
    append(file, [line, f"forget | {THU} @ c"])
    assert file.read_text(encoding="utf-8").splitlines() == ["# ours", line, f"forget | {THU} @ c"]
    assert take_back(file, [f"different | {THU} @ b | {THU} @ a"]) == 1
    assert file.read_text(encoding="utf-8").splitlines() == ["# ours", f"forget | {THU} @ c"]
    assert not load(file).pairs
    with pytest.raises(InputError):
        append(file, ["same | nobody"])


def test_the_last_line_on_a_pair_counts() -> None:
    judged = parse("same | A B @ 1 | A B @ 2\ndifferent | A B @ 2 | A B @ 1")
    assert not judged.having("same")
    assert len(judged.having("different")) == 1
