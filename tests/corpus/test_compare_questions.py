"""Caveats of comparing a score with that of the year before."""

import pytest

from corpus.compare_questions import CAVEATS, caveats, indicator_of, level_of, order_of, title_of, years_of_question


@pytest.mark.parametrize(
    ("year", "code", "expected"),
    [
        (2567, "i1", ("list_changed",)),  # 30 questions became 15
        (2567, "e1", ("list_changed",)),
        (2568, "o1", ("list_changed",)),  # 35 published items became 28
        (2568, "i1", ()),
        (2566, "o12", ("wording_changed",)),
        (2565, "o12", ()),
        (2566, "i1", ("wording_unknown",)),
        (2567, "EIT", ("items_changed", "parts_changed")),
        (2567, "6", ("items_changed", "parts_changed")),
        (2567, "1", ("items_changed",)),
        (2568, "1", ()),
        (2568, "overall", ("items_changed",)),
        (2566, "9.1", ("items_changed",)),
        (2561, "overall", ("wording_unknown",)),
        (2600, "i1", ("wording_unknown",)),
    ],
)
def test_caveats(year: int, code: str, expected: tuple[str, ...]) -> None:
    assert caveats(year, code) == expected
    assert set(expected) <= CAVEATS.keys()


def test_years_that_ask_the_same() -> None:
    assert years_of_question(2568, "i1") == years_of_question(2567, "i1") == {2567, 2568, 2569}
    assert years_of_question(2566, "i1") == {2562, 2563, 2564, 2565, 2566}
    assert years_of_question(2568, "o1") == {2568}
    assert years_of_question(2566, "o12") == {2566}
    assert years_of_question(2600, "i1") == {2600}


def test_levels_and_order() -> None:
    codes = ["o2", "o10", "10", "2", "9.2", "EIT", "overall", "IIT", "i2", "e1"]
    assert sorted(codes, key=order_of) == ["overall", "IIT", "EIT", "2", "10", "9.2", "i2", "e1", "o2", "o10"]
    assert [level_of(code) for code in ("overall", "OIT", "3", "9.1", "e12")] == [
        *("overall", "instrument", "indicator", "sub_indicator", "item")
    ]


def test_indicators_and_titles_are_those_of_the_year() -> None:
    assert [indicator_of(code, 2566) for code in ("e4", "7", "9.1", "overall", "e99")] == [6, 7, 9, None, None]
    assert indicator_of("e4", 2568) == 7
    assert title_of("6", 2568) == "คุณภาพการดำเนินงาน"
    assert title_of("9.1", 2566) == "ข้อมูลพื้นฐาน"
    assert title_of("o1", 2568) != ""
    assert title_of("e99", 2568) == title_of("i1", 2600) == ""
