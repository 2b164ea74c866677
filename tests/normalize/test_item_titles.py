import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.framework import YEARS, framework
from normalize.item_titles import item_by_title, likeness, nearest_title


def titles(year: int) -> dict[str, str]:
    list_of_year = framework(year)
    assert list_of_year
    return {code: item.title for code, item in list_of_year.items.items() if item.title}


@pytest.mark.parametrize("year", YEARS)
def test_every_title_is_its_item_or_open_where_two_share_it(year: int) -> None:
    wrong = {}
    for code, title in titles(year).items():
        found = item_by_title(title, year)
        if found != code:
            wrong[code] = found
    assert [code for code, found in wrong.items() if found is not None] == []
    assert len(wrong) <= 0.05 * len(titles(year))


@given(st.sampled_from(sorted(titles(2568).items())), st.integers(0, 10_000))
def test_a_damaged_title_is_its_item_or_open(named: tuple[str, str], seed: int) -> None:
    code, title = named
    rng = random.Random(seed)
    letters = list(title)
    for _ in range(3):
        letters[rng.randrange(len(letters))] = rng.choice(["", " ", "ก", "่"])
    assert item_by_title("".join(letters), 2568) in (code, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("E-Service", "o10"),
        ("รายงานผลการดำเนินงานประจำปี", "o7"),
        ("หน่วยงานของท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์มากน้อยเพียงใด", "i4"),
        ("เจ้าหน้าที่ที่สามารถสื่อสาร ตอบข้อซักถาม หรือให้คำอธิบายแก่ท่าน ได้อย่างชัดเจน", "e6"),
        ("โครงการอบรมคุณธรรมจริยธรรม", None),
        ("ปรับปรุงขั้นตอนการปฏิบัติงาน", None),
        ("", None),
    ],
)
def test_titles_of_2568(text: str, code: str | None) -> None:
    assert item_by_title(text, 2568) == code


def test_the_year_decides_which_list() -> None:
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert [item_by_title(title, year) for year in (2566, 2567, 2568, None, 2580)] == ["o42", "o34", "o27", None, None]


def test_likeness_of_a_paraphrase_is_nearer_than_of_another_question() -> None:
    said = "เรื่องการขอยืมหรือขอใช้ทรัพย์สินของหน่วยงาน"
    assert likeness(said, "i10", 2568) > likeness(said, "i2", 2568) + 12
    assert nearest_title(said, ["i2", "i10"], 2568, 45, 12) == "i10"


def test_too_few_words_are_like_nothing() -> None:
    assert likeness("การปฏิบัติหน้าที่", "i1", 2568) == 0
    assert likeness("การปฏิบัติงาน", "i99", 2568) == 0
