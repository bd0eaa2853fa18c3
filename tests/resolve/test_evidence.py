"""What tells two bearers of one name apart, and what does not."""

import pytest

from kg.model import Facts
from kg.resolve.articles import localise
from kg.resolve.bodies import Bodies
from kg.resolve.frequencies import frequencies
from kg.resolve.mentions import Mention, mentions
from kg.resolve.scoring import weights
from tests.resolve.said import Said, people

THU = "Lò Văn Thử"


def only(id: str, *near: str, context: tuple[str, ...] = ()) -> Mention:
    (found,) = mentions(localise(people(id, THU, near={THU: near}, context=context), Bodies()))
    return found


@pytest.mark.parametrize("initials", ["nguyễn thị h.", "nguyễn thị h", "nguyễn thị h.t", "nguyễn thị th."])
def test_initials_stand_for_any_name(initials: str) -> None:
    counts = frequencies()
    assert counts.of_name(initials) > 10 * counts.of_name("nguyễn thị hà")
    assert counts.of_name(initials) <= 1.0


def test_a_name_of_initials_alone_is_no_rare_name() -> None:
    assert frequencies().of_name("n.v.h.") > frequencies().of_name("nguyễn văn hùng")


@pytest.mark.parametrize(("near", "age"), [(("45 tuổi",), 45), (("45 tuổi", "12 tuổi"), None), (("tuổi trẻ",), None)])
def test_an_age_is_read_where_there_is_one(near: tuple[str, ...], age: int | None) -> None:
    assert only("a", *near).age == age


def test_areas_count_as_areas_alone() -> None:
    one = only("a", "tỉnh lào", "lào cai", "nhiếp ảnh", context=("tp hà nội", "trà vinh", "tuổi trẻ"))
    assert one.near == ("nhiếp ảnh",)
    assert one.around == ("tuổi trẻ",)
    assert len(one.provinces) == 1


def weight(one: Facts, other: Facts) -> float:
    """Bits of evidence that the first people of two articles are one."""
    pair = [next(mentions(localise(facts, Bodies()))) for facts in (one, other)]
    ((_, _, bits),) = weights(pair)
    return bits


def test_ages_far_apart_speak_against_one_person() -> None:
    first, near, far = (people(age, THU, near={THU: (age,)}) for age in ("45 tuổi", "46 tuổi", "71 tuổi"))
    assert weight(first, near) > 0.0 > weight(near, far)


def test_a_post_of_one_wording_says_more_than_a_title_in_two_bodies() -> None:
    first, same, other = (
        Said(id).held(THU, "Chủ tịch", f"UBND xã {name}").facts()
        for id, name in (("a", "Suối Lạnh"), ("b", "Suối Lạnh"), ("c", "Đồi Mẫu"))
    )
    assert weight(first, same) > weight(first, other) + 5
