from decimal import Decimal

import pytest

from normalize.framework import YEARS, Framework, framework, indicator_by_name, indicator_names, instrument_of
from normalize.reference import rows

# Items per list: IIT and EIT questions, published items.
COUNTS = {
    2562: (30, 15, 48),
    2563: (30, 15, 43),
    2564: (30, 15, 43),
    2565: (30, 15, 43),
    2566: (30, 15, 43),
    2567: (15, 9, 35),
    2568: (15, 9, 28),
    2569: (15, 9, 26),
}


def of(year: int) -> Framework:
    found = framework(year)
    assert found is not None
    return found


@pytest.mark.parametrize("year", YEARS)
def test_the_lists_of_a_year_are_whole(year: int) -> None:
    for letter, count in zip("ieo", COUNTS[year], strict=True):
        assert of(year).codes(letter) == tuple(f"{letter}{no}" for no in range(1, count + 1))


@pytest.mark.parametrize("year", YEARS)
def test_items_stand_under_the_indicators_of_their_instrument_in_order(year: int) -> None:
    for letter, instrument in (("i", "IIT"), ("e", "EIT"), ("o", "OIT")):
        numbers = [of(year).items[code].indicator for code in of(year).codes(letter)]
        assert numbers == sorted(numbers)
        assert set(numbers) == {no for no in range(1, 11) if instrument_of(no) == instrument}


@pytest.mark.parametrize("year", YEARS)
def test_weights_make_a_whole(year: int) -> None:
    assert sum(of(year).weights.values()) == Decimal(100)


@pytest.mark.parametrize("year", YEARS)
def test_document_items_are_items_of_their_year(year: int) -> None:
    assert of(year).document_items("measures")
    for kind in ("measures", "report"):
        assert set(of(year).document_items(kind)) <= set(of(year).codes("o"))


def test_facts_that_documents_print() -> None:
    assert of(2568).indicator_of("i10") == 4
    assert of(2566).indicator_of("i10") == 2
    assert of(2568).items_of(8) == ("e7", "e8", "e9")
    assert of(2568).document_items("measures") == ("o27",)
    assert of(2568).items["o28"].title.startswith("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม")
    assert of(2567).items["e9"].title != of(2568).items["e9"].title
    assert of(2568).indicator_of("o29") is None
    assert of(2568).weights == {("IIT", None): 30, ("EIT", 1): 15, ("EIT", 2): 15, ("OIT", None): 40}
    assert len(of(2568).topics) == 7
    assert of(2569).topics == ()
    assert [element.name for element in of(2569).elements("measures")] == [
        "coverage",
        "measures",
        "analysis",
        "steps",
        "period",
        "owners",
    ]
    assert of(2566).sub_indicators["9.5"] == "การส่งเสริมความโปร่งใส"


def test_other_years_have_no_framework() -> None:
    assert framework(None) is None
    assert framework(2561) is None
    assert framework(2570) is None


def test_no_row_of_one_year_repeats_another() -> None:
    for name, key in (("items", "code"), ("grades", "grade"), ("sub_indicators", "code"), ("topics", "no")):
        for year in YEARS:
            keys = [row[key] for row in rows(name) if int(row["first_year"]) <= year <= int(row["last_year"])]
            assert len(keys) == len(set(keys)), (name, year)


INDICATORS = rows("indicators")


@pytest.mark.parametrize("row", INDICATORS, ids=lambda row: row["form"])
def test_every_name_is_its_indicator(row: dict[str, str]) -> None:
    assert indicator_by_name(row["form"]) == int(row["no"])
    assert indicator_by_name(f" {row['form'][:6]} {row['form'][6:]} ") == int(row["no"])
    assert instrument_of(int(row["no"])) == row["instrument"]


def test_ten_official_names() -> None:
    assert sorted(indicator_names()) == list(range(1, 11))


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("การใช้ทรัพย์สินของทางราชกา", 4),
        ("การแก้ปัญหาการทุจริต", 5),
        ("ประสิทธิภาพการสือสาร", 7),
        ("การใช้รถยนต์", None),
        ("การใช้", None),
        ("การทุจริต", None),
        ("", None),
    ],
)
def test_damaged_names(text: str, no: int | None) -> None:
    assert indicator_by_name(text) == no


def test_an_indicator_outside_the_ten_is_refused() -> None:
    with pytest.raises(KeyError):
        instrument_of(11)
