from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bad_value import BadValue
from normalize.numbers import find_numbers, number

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
values = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@given(values, st.booleans(), st.lists(st.booleans(), min_size=20, max_size=20), st.sampled_from("-−–—"))
def test_every_value_comes_back_from_every_way_of_writing(
    value: Decimal, grouped: bool, thai: list[bool], minus: str
) -> None:
    written = f"{abs(value):,.2f}" if grouped else f"{abs(value):.2f}"
    written = "".join(c.translate(THAI) if thai[i % 20] else c for i, c in enumerate(written))
    assert number(f"{minus if value < 0 else ''}{written}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๙๗.๘๖", "97.86"),
        ("+๗.๑๒", "7.12"),
        ("1๔", "14"),
        (" ๙๗. ๘๖ ", "97.86"),
        ("๘๕%", "85"),
        ("ร้อยละ ๘๕.๕", "85.5"),
        ("๙๑.๙๘ คะแนน", "91.98"),
        ("(๑๐๐)", "100"),
        ("๑,๒๓๔,๕๖๗.๐๕", "1234567.05"),
        (".5", "0.5"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "-", "ไม่มี", "๙๗ ๘๖ คน", "1,2345", "1,23,456", "1.2.3", "๙๕ - ๑๐๐", "O๒๕"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="not one number"):
        number(text)


def test_a_comma_that_may_be_a_point_is_left_to_a_person() -> None:
    with pytest.raises(BadValue) as raised:
        number("๙๗,๘๖")
    assert raised.value.candidates == ("97.86", "9786")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("๙๗.๘๔ ๙๘.๒๑ +๐.๓๗", ["97.84", "98.21", "0.37"]),
        ("ลดลง (-๐.๔๙)", ["-0.49"]),
        ("๘๕-๙๕ และ ๙๕ - ๑๐๐", ["85", "95", "95", "100"]),
        ("ข้อ O๒๕ และ i1 ได้ ๑๐๐", ["100"]),
        ("๓.๑.๒ แผนงาน ๑,๐๐๐ คน", ["1000"]),
        ("๑,๒,๓", ["1", "2", "3"]),
        ("ไม่มีตัวเลข", []),
    ],
)
def test_numbers_in_running_text(text: str, values: list[str]) -> None:
    assert [found.value for found in find_numbers(text)] == [Decimal(value) for value in values]


@given(st.text(alphabet="๐๑๙0195.,+-− กคO(", max_size=40))
def test_found_numbers_stand_where_they_say(text: str) -> None:
    for found in find_numbers(text):
        assert number(text[found.start : found.end]) == found.value
