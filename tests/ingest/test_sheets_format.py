"""Number formats: what a cell shows for its value."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sheets_codes import builtin_format
from ingest.sheets_format import general, shown


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (95.2, "General", "95.2"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567890123.0, "General", "1234567890123"),
        (95.2, "0.00", "95.20"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (95.0, "0.##", "95."),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (999.999, "#,##0.00", "1,000.00"),
        (12345678.0, "#,##0,", "12,346"),
        (0.9534, "0.00%", "95.34%"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (5.0, '0" เดือน"', "5 เดือน"),
        (812345678.0, "0##-###-####", "081-234-5678"),
        (1234567890123.0, "0-0000-00000-00-0", "1-2345-67890-12-3"),
        (1234.0, "[$฿-41E]#,##0.00", "฿1,234.00"),
        (3.0, ";;;", ""),
        (-7.0, "0.0;(0.0)", "(7.0)"),
        (0.0, '0;-0;"ไม่มี"', "ไม่มี"),
        (90.0, '[>=85]"ผ่าน";"ไม่ผ่าน"', "ผ่าน"),
        (50.0, '[>=85]"ผ่าน";"ไม่ผ่าน"', "ไม่ผ่าน"),
        (-8.0, '[Red]0;[Blue]"ลบ "0', "ลบ 8"),
        (95.2, "[$-D00041E]0.00", "๙๕.๒๐"),
        (1500.0, "t#,##0", "๑,๕๐๐"),
        (True, "General", "TRUE"),
        ("ข้อความ", "0.00", "ข้อความ"),
        ("สิบ", '0;0;0;@" บาท"', "สิบ บาท"),
    ],
)
def test_values_show_as_their_format_says(value: float | str | bool, code: str, expected: str) -> None:
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("serial", "code", "expected"),
    [
        (45299.0, "[$-107041E]d mmm yyyy", "8 ม.ค. 2567"),
        (45299.0, "[$-187041E]d mmmm yyyy;@", "8 มกราคม 2567"),
        (45299.0, "[$-D07041E]d mmmm yyyy", "๘ มกราคม ๒๕๖๗"),
        (45299.0, "d/m/bb", "8/1/67"),
        (45299.0, "yyyy-mm-dd", "2024-01-08"),
        (45299.0, "[$-409]d-mmm-yy", "8-Jan-24"),
        (45299.0, "dddd d mmmm bbbb", "จันทร์ 8 มกราคม 2567"),
        (45299.5, "d/m/yyyy h:mm", "8/1/2024 12:00"),
        (45299.123, "hh:mm:ss", "02:57:07"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (59.0, "d/m/yyyy", "28/2/1900"),
        (61.0, "d/m/yyyy", "1/3/1900"),
        (-1.0, "d/m/yyyy", "-1"),
    ],
)
def test_dates_are_buddhist_only_where_the_format_says_so(serial: float, code: str, expected: str) -> None:
    assert shown(serial, code) == expected


def test_dates_of_the_1904_system() -> None:
    assert shown(43837.0, "d/m/yyyy", epoch_1904=True) == "8/1/2024"


@pytest.mark.parametrize(("number", "expected"), [(2, "7.00"), (9, "700%"), (10, "700.00%"), (60, "๗.๐๐"), (163, "7")])
def test_builtin_formats(number: int, expected: str) -> None:
    assert shown(7.0, builtin_format(number)) == expected


@given(st.decimals(min_value=0, max_value=1_000_000, places=4))
def test_two_decimals_round_half_up(number: Decimal) -> None:
    expected = f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP):,f}"
    assert shown(float(number), "#,##0.00") == expected


@given(st.floats(-1e300, 1e300))
def test_general_gives_the_number_back(number: float) -> None:
    assert float(general(number)) == pytest.approx(number, rel=1e-9)


@given(st.text(alphabet='0#?.,%;@"\\_*[]$-<>=hmsdybtE+/ กGeneral', max_size=20), st.floats(-1e300, 1e300))
def test_any_code_shows_something_without_failing(code: str, number: float) -> None:
    assert isinstance(shown(number, code), str)
