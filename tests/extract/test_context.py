import pytest

from kg.extract.context import add_context
from kg.extract.text.reading import Reading
from kg.model import Article, Date, Evidence, Facts, Person, Span

NAME = "Lò Văn Thử"


def person(text: str, published: Date | None = None) -> tuple[Person, Facts]:
    """The person of an article that names one, and its facts."""
    article = Article(id="a", text=text, published=published)
    one = Person(key="p1", name=NAME, evidence=(Evidence("a", Span(0, len(text))),))
    facts = add_context(Facts(article="a", persons=(one,)), Reading.of(article))
    return facts.persons[0], facts


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"Ông {NAME} (sinh năm 1975) ở xã Mường Mẫu.", 1975),
        (f"Bắt {NAME} (SN 1992, trú tại bản Pá).", 1992),
        (f"{NAME}, sinh ngày 3/4/1980, là giáo viên.", 1980),
        (f"{NAME} (61 tuổi) nói.", 1958),
        (f"{NAME} nói năm 1975 là năm vui.", None),
    ],
)
def test_the_year_of_birth_where_the_text_gives_it(text: str, year: int | None) -> None:
    assert person(text, Date(2019, 5, 1))[0].birth_year == year


def test_an_age_says_no_year_in_an_article_without_one() -> None:
    assert person(f"{NAME} (61 tuổi) nói.")[0].birth_year is None


def test_words_near_the_name_stay_in_its_clause() -> None:
    near = person(f"Trời mưa to. Theo nhiếp ảnh gia {NAME} ở Lũng Pô. Chợ đông người.")[0].context
    assert {"nhiếp ảnh", "ảnh gia", "lũng pô"} <= set(near)
    assert not {"mưa to", "chợ đông"} & set(near)


def test_names_of_the_article_are_runs_of_capitals() -> None:
    context = person(f"Sáng nay, Công an huyện Mường Mẫu mời {NAME} đến chợ Lũng Pô gặp hãng Isuzz.")[1].context
    assert {"mường mẫu", "lũng pô", "isuzz"} <= set(context)
    assert not {"sáng", "công", NAME.lower()} & set(context)


def test_a_second_blank_opens_no_clause() -> None:
    context = person(f"Hôm qua  {NAME} gặp  Biden ở chợ.")[1].context
    assert "biden" in context


def test_a_lone_capital_before_small_letters_is_a_name_where_no_syllable_is_so_spelled() -> None:
    context = person(f"{NAME} tới phố Qaim hôm qua, rồi tới phố Quan hôm nay.")[1].context
    assert "qaim" in context
    assert "quan" not in context
