from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bad_value import BadValue
from normalize.dates import DatePart, ce_year, date_parts, find_dates
from tests.documents.style import MONTHS, SHORT_MONTHS, THAI

# {d} day, {dd} with zero, {m} {mm} month, {f} {s} its names, {y} {yy} Buddhist year, {c} Common Era.
FORMS = (
    "{d} {f} {y}",
    "{d}{f}{y}",
    "{d} {f} พ.ศ. {y}",
    "{d} เดือน{f} พ.ศ.{y}",
    "{d} {s} {y}",
    "{d} {s}{yy}",
    "{d} {s} {yy}",
    "{d}{s}{y}",
    "{d}/{m}/{y}",
    "{dd}/{mm}/{y}",
    "{dd}/{mm}/{yy}",
    "{dd}-{mm}-{y}",
    "{d}.{m}.{y}",
    "{dd}/{mm}/{c}",
    "{d} {f} ค.ศ. {c}",
    "{c}-{mm}-{dd}",
)


def written(form: str, day: date) -> str:
    be = day.year + 543
    return form.format(
        d=day.day,
        dd=f"{day.day:02}",
        m=day.month,
        mm=f"{day.month:02}",
        f=MONTHS[day.month - 1],
        s=SHORT_MONTHS[day.month - 1],
        y=be,
        yy=be % 100,
        c=day.year,
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_day_of_2560_to_2575(form: str) -> None:
    first = date(2560 - 543, 1, 1)
    wrong = []
    for offset in range((date(2575 - 543, 12, 31) - first).days + 1):
        day = first + timedelta(offset)
        text = written(form, day)
        text = text.translate(THAI) if offset % 2 else text
        if find_dates(text) != [(0, len(text), day, "day")]:
            wrong.append(text)
    assert wrong == []


@given(
    st.dates(date(2560 - 543, 1, 1), date(2575 - 543, 12, 31)),
    st.sampled_from([form for form in FORMS if "{c}-" not in form]),
    st.sampled_from(["เมื่อวันที่ ", "วันที่", "ลงวันที่ ", "ในการประชุม (", "\n"]),
    st.sampled_from(
        ["", " จำนวน ๑ ครั้ง", ")", "\n๒. ประชาสัมพันธ์", " เวลา ๑๐.๓๐ น.", " เรื่อง แนวทาง", " ข้อมูล", " รายงานผล"]
    ),
)
def test_a_date_is_found_inside_running_text(day: date, form: str, before: str, after: str) -> None:
    text = before + written(form, day) + after
    assert [(text[f.start : f.end], f.date) for f in find_dates(text)] == [(written(form, day), day)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("วันที่ 3-5 มกราคม 2566", ["2023-01-03", "2023-01-05"]),
        ("วันที่ ๓, ๕ และ ๗ ม.ค. ๖๖", ["2023-01-03", "2023-01-05", "2023-01-07"]),
        ("๓๐ มกราคม - ๒ กุมภาพันธ์ ๒๕๖๖", ["2023-01-30", "2023-02-02"]),
        ("๓๐ ธ.ค. ถึง ๒ ม.ค. ๖๖", ["2022-12-30", "2023-01-02"]),
        ("อบรมเมื่อ ๙ กันายน ๒๕๖๖", ["2023-09-09"]),
        ("1 Oct 2024 และ 2 October 2024", ["2024-10-01", "2024-10-02"]),
        ("๑ ต.ค. ๖๗ และ ๓ พ.ย. ๖๗", ["2024-10-01", "2024-11-03"]),
        ("๒๙ ก.พ. ๒๕๖๗", ["2024-02-29"]),
    ],
)
def test_several_dates(text: str, days: list[str]) -> None:
    assert [found.date.isoformat() for found in find_dates(text)] == days


def test_a_month_without_a_day_keeps_its_precision() -> None:
    assert find_dates("เผยแพร่ มกราคม ๒๕๖๖") == [(8, 19, date(2023, 1, 1), "month")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "คำสั่งที่ ๗๐๗ / ๒๕๖๕",
        "พระราชบัญญัติ พ.ศ. ๒๕๔๐",
        "๓๑ ก.พ. ๒๕๖๖",
        "๐ มกราคม ๒๕๖๖",
        "๓๒/๑/๒๕๖๖",
        "๑/๑๓/๒๕๖๖",
        "๑๒ มกราคม",
        "ข้อ ๑.๒.๖๖",
        "ก.ค.ศ. ๒๕๖๖",
        "๒๕ คน ๒๕๖๖",
        "โทร ๐๕๔-๒๖๑-๒๓๔๕",
        "ปี ๒๕๖๖ มีผู้เข้าร่วม ๑๕ คน",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(("digits", "year"), [(f"{be % 100}", be - 543) for be in range(2556, 2576)])
def test_years_of_two_digits(digits: str, year: int) -> None:
    assert ce_year(digits) == year


@pytest.mark.parametrize("digits", ["00", "24", "55", "76", "99", "1899", "2300", "2700"])
def test_years_of_no_document(digits: str) -> None:
    assert ce_year(digits) is None


def test_the_era_decides_where_it_is_written() -> None:
    assert ce_year("2024", "ค.ศ.") == 2024
    assert ce_year("2024", "พ.ศ.") is None
    assert ce_year("2567", "ค.ศ.") is None


def test_a_count_after_a_month_is_no_year() -> None:
    assert date_parts("มี.ค. ๖๐ คน") == [DatePart(0, 5, None, 3, None)]


def test_a_day_that_does_not_exist_names_the_last_that_does() -> None:
    with pytest.raises(BadValue, match="31/9/2568") as raised:
        date_parts("๓๑ กันยายน ๒๕๖๘")[0].on(2025)
    assert raised.value.candidates == ("2025-09-30",)


@given(st.text(alphabet="๐๑๒๓0123 ./-มกคตพ.ศเษายนวันที่", max_size=60))
def test_any_text_gives_places_inside_it_in_order(text: str) -> None:
    found = find_dates(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


def test_an_ordinal_behind_a_short_year_counts_nothing() -> None:
    text = "ครั้งที่ 1 วันที่ 12 พ.ย. 67 ครั้งที่ 2 วันที่ 13 มิ.ย. 68"
    assert [found.date for found in find_dates(text)] == [date(2024, 11, 12), date(2025, 6, 13)]
    assert find_dates("ประชุมในเดือน พ.ย. 67 ครั้ง") == []
