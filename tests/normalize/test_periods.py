from calendar import monthrange
from datetime import date
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bad_value import BadValue
from normalize.periods import PeriodValue, period
from tests.documents.style import MONTHS as FULL_MONTHS
from tests.documents.style import SHORT_MONTHS, THAI

FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)  # of a fiscal year


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@pytest.mark.parametrize("fiscal_year", [2562, 2568, 2571])
@pytest.mark.parametrize("names", [FULL_MONTHS, SHORT_MONTHS])
@pytest.mark.parametrize(
    "form", ["{} {} - {} {}", "{}{} – {}{}", "เดือน{} {} ถึงเดือน{} {}", "{} {}-{} {}", "{} พ.ศ. {} จนถึง {} พ.ศ. {}"]
)
def test_every_pair_of_months_of_a_fiscal_year(fiscal_year: int, names: tuple[str, ...], form: str) -> None:
    for first, last in combinations_with_replacement(FISCAL_MONTHS, 2):
        years = [fiscal_year - (month >= 10) for month in (first, last)]
        expected = PeriodValue(date(years[0] - 543, first, 1), last_day(years[1] - 543, last), "month")
        for shown in (years, [year % 100 for year in years]):
            if shown != years and "พ.ศ." in form:
                continue
            text = form.format(names[first - 1], shown[0], names[last - 1], shown[1])
            assert period(text.translate(THAI), None) == expected, text


@pytest.mark.parametrize(
    ("text", "last"),
    [("๑ ต.ค.พ.ศ. ๒๕๖๔-๓ ๐ ก.ย.พ.ศ. ๒๕๖๕", (9, 30)), ("1 ต.ค. 2564 –3 1 มี.ค. 2565", (3, 31))],
)
def test_a_day_that_a_narrow_column_broke(text: str, last: tuple[int, int]) -> None:
    assert period(text, None) == PeriodValue(date(2021, 10, 1), date(2022, *last), "day")


@pytest.mark.parametrize("names", [FULL_MONTHS, SHORT_MONTHS])
def test_every_pair_of_months_with_the_year_at_the_end_or_nowhere(names: tuple[str, ...]) -> None:
    for first, last in combinations_with_replacement(FISCAL_MONTHS, 2):
        start, end = date(2568 - 543 - (first >= 10), first, 1), last_day(2568 - 543 - (last >= 10), last)
        text = f"{names[first - 1]} - {names[last - 1]}"
        assert period(f"{text} {end.year + 543}", None) == PeriodValue(start, end, "month"), text
        assert period(text, 2568) == PeriodValue(start, end, "month", inferred=True), text


@given(st.dates(date(2017, 1, 1), date(2031, 12, 31)), st.integers(0, 400), st.booleans())
def test_a_range_of_days(start: date, length: int, short: bool) -> None:
    end = date.fromordinal(start.toordinal() + length)
    names = SHORT_MONTHS if short else FULL_MONTHS
    first, last = (f"{day.day} {names[day.month - 1]} {day.year + 543}" for day in (start, end))
    assert period(f"{first} ถึง {last}", None) == PeriodValue(start, end, "day")


QUARTERS = {
    1: ("2024-10-01", "2024-12-31"),
    2: ("2025-01-01", "2025-03-31"),
    3: ("2025-04-01", "2025-06-30"),
    4: ("2025-07-01", "2025-09-30"),
}


@pytest.mark.parametrize("no", QUARTERS)
def test_quarters(no: int) -> None:
    start, end = (date.fromisoformat(day) for day in QUARTERS[no])
    assert period(f"ไตรมาสที่ {no}".translate(THAI), 2568) == PeriodValue(start, end, "month", inferred=True)
    for text in (f"ไตรมาส {no}/2568", f"ไตรมาสที่ {no} ปีงบประมาณ พ.ศ. 2568", f"ไตรมาส{no} ปี 68"):
        assert period(text.translate(THAI), None) == PeriodValue(start, end, "month"), text
    for later in range(no, 5):
        end = date.fromisoformat(QUARTERS[later][1])
        assert period(f"ไตรมาส {no}-{later}".translate(THAI), 2568) == PeriodValue(start, end, "month", inferred=True)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ตลอดปีงบประมาณ พ.ศ.๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ปี 2568", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("๒๕๖๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ปีงบประมาณ ๒๕๖๖ - ๒๕๖๘", "2022-10-01", "2025-09-30", "fiscal_year"),
        ("รอบ ๖ เดือน (ต.ค. ๖๗ – มี.ค. ๖๘)", "2024-10-01", "2025-03-31", "month"),
        ("ต.ค. ๖๗ – มี.ค. ๖๘ (ไตรมาส ๑-๒)", "2024-10-01", "2025-03-31", "month"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๖ เดือนหลัง", "2025-04-01", "2025-09-30", "month"),
        ("ภายในเดือนธันวาคม ๒๕๖๗", "2024-12-01", "2024-12-31", "month"),
        ("มี.ค. ๖๘", "2025-03-01", "2025-03-31", "month"),
        ("ตุลาคม ๒๕๖๗ - กันยายน", "2024-10-01", "2025-09-30", "month"),
        ("ม.ค., เม.ย., ก.ค. ๖๘", "2025-01-01", "2025-07-31", "month"),
        ("พ.ย. - ธ.ค. ๖๗ และ ก.พ. ๖๘", "2024-11-01", "2025-02-28", "month"),
        ("ตค 67 - กย 68", "2024-10-01", "2025-09-30", "month"),
        ("๑ ต.ค. ๖๗ –\n๓๐ ก.ย. ๖๘", "2024-10-01", "2025-09-30", "day"),
        ("๑ ต.ค. ๒๕\n๖๗ - ๓๐ ก.ย. ๒๕๖\n๘", "2024-10-01", "2025-09-30", "day"),
        ("ต.ค. ๖ ๗ - ก.ย. ๖\n๘", "2024-10-01", "2025-09-30", "month"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖ ๘", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("๑-๓๑ มกราคม ๒๕๖๘", "2025-01-01", "2025-01-31", "day"),
        ("๑๕ พ.ย. ๖๗", "2024-11-15", "2024-11-15", "day"),
        ("ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", "2024-10-01", "2025-09-30", "month"),
        ("Oct 2024 - Sep 2025", "2024-10-01", "2025-09-30", "month"),
        ("๑ ตุลาคม ๒๕๖๗ เป็นต้นไป", "2024-10-01", None, "day"),
        ("ตั้งแต่เดือนตุลาคม ๒๕๖๗", "2024-10-01", None, "month"),
        ("ภายในวันที่ ๓๐ เมษายน ๒๕๖๘", None, "2025-04-30", "day"),
    ],
)
def test_periods_that_say_their_year(text: str, start: str | None, end: str | None, precision: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert period(text, None) == PeriodValue(days[0], days[1], precision)  # type: ignore[arg-type]
    assert period(text, 2560) == period(text, None)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("ตลอดปีงบประมาณ", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("ตลอดปี", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("รอบ ๑๒ เดือน", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("รอบ ๖ เดือน และ ๑๒ เดือน", "2024-10-01", "2025-09-30", "fiscal_year"),
        ("รอบ ๖ เดือน", "2024-10-01", "2025-03-31", "month"),
        ("ครึ่งปีหลัง", "2025-04-01", "2025-09-30", "month"),
        ("ธันวาคม", "2024-12-01", "2024-12-31", "month"),
        ("ภายในเดือนมีนาคม", "2025-03-01", "2025-03-31", "month"),
        ("๑ ต.ค. - ๓๑ มี.ค.", "2024-10-01", "2025-03-31", "day"),
    ],
)
def test_the_documents_fiscal_year_gives_a_missing_year(text: str, start: str, end: str, precision: str) -> None:
    expected = PeriodValue(date.fromisoformat(start), date.fromisoformat(end), precision, inferred=True)  # type: ignore[arg-type]
    assert period(text, 2568) == expected
    with pytest.raises(BadValue, match="year of"):
        period(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "เดือนละ ๑ ครั้ง",
        "ทุกเดือน",
        "ทุก ๖ เดือน",
        "ทุกไตรมาส",
        "ตลอดเวลา",
        "๓๐ วัน",
        "ปีละ ๒ ครั้ง",
        "๑ ปี ๖๐ วัน",
        "ต่อเนื่อง",
    ],
)
def test_how_often_is_not_when(text: str) -> None:
    with pytest.raises(BadValue, match="no period"):
        period(text, 2568)


@pytest.mark.parametrize("text", ["ก.ย. ๖๘ - ต.ค. ๖๗", "ไตรมาส ๓-๑", "๓๐ ก.ย. ๒๕๖๘ ถึง ๑ ต.ค. ๒๕๖๗"])
def test_an_end_before_the_start_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="ends before"):
        period(text, 2568)


def test_a_day_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadValue, match="31/9/2568") as raised:
        period("๑ ต.ค. ๖๗ - ๓๑ ก.ย. ๖๘", None)
    assert raised.value.candidates == ("2025-09-30",)
