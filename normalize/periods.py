"""Periods (ระยะเวลาดำเนินการ): days, months, quarters, halves and fiscal years (1 October to 30 September)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from normalize.bad_value import BadValue
from normalize.dates import BE_MINUS_CE, YEAR, DatePart, carry_years, ce_year, date_parts
from normalize.numbers import DIGIT
from normalize.record import Precision


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A stretch of days, both ends in it. An open end is None; both are None never.

    `inferred` says that the text gives no year, and the document's fiscal year gave it.
    """

    start: date | None
    end: date | None
    precision: Precision
    inferred: bool = False


_TO = r"\s?(?:-|–|—|−|~|ถึง|และ|,|/)\s?"
_ERA = r"(?:\s?พ\s?\.?\s?ศ\s?\.?\s?)?"
_YEAR = rf"({YEAR})(?!{DIGIT})"
_YEAR_WORD = r"(?:ปี\s?งบ\s?ประมาณ|ประจำปี|ปี|พ\s?\.\s?ศ\s?\.)"
_FISCAL_YEARS = re.compile(
    rf"{_YEAR_WORD}\s?(?:รายจ่าย\s?)?(?:ประจำปี\s?)?{_ERA}\s?{_YEAR}(?:{_TO}(?:{_YEAR_WORD}\s?)?{_ERA}{_YEAR})?"
)
_ONLY_YEARS = re.compile(rf"\s*({DIGIT}{{4}})(?:{_TO}({DIGIT}{{4}}))?\s*")
_QUARTER_YEAR = re.compile(rf"ไตรมาส[^/]{{0,12}}/\s?{_YEAR}")
_QUARTERS = re.compile(
    rf"(?:ไตรมาส|\bQ)\s?(?:ที่\s?)?([1-4๑-๔](?:(?:{_TO}|\s+(?=ไตรมาส))(?:(?:ไตรมาส|Q)\s?(?:ที่\s?)?)?[1-4๑-๔])*)(?!{DIGIT})"
)
_QUARTER = re.compile("[1-4๑-๔]")
_HALF = re.compile(
    r"รอบ\s?(?:ที่\s?(?P<round>[1๑2๒])\s?)?\(?\s?[6๖]\s?เดือน\s?(?P<part>แรก|หลัง)?"
    rf"|(?<!{DIGIT})[6๖]\s?เดือน\s?(?P<six>แรก|หลัง)|ครึ่งปี\s?(?:งบประมาณ\s?)?(?P<half>แรก|หลัง)"
)
_WHOLE_ROUND = re.compile(r"รอบ.{0,20}(?:1\s?2|๑\s?๒)\s?เดือน")
_FULL_YEAR = re.compile(
    r"ตลอด\s?(?:ทั้ง\s?)?(?:ระยะเวลา\s?)?ปี|ทั้ง\s?ปี|ภายใน\s?ปี\s?งบ\s?ประมาณ|ปี\s?งบ\s?ประมาณ(?:\s?นี้)?\s*$"
)
_FROM = re.compile(r"เป็นต้น\s?ไป|^\s*(?:ตั้งแต่|เริ่ม)")
_BY = re.compile(r"(?:ภายใน|ไม่เกิน|ก่อน)\s?(?:วันที่\s?)?$")


def period(text: str, fiscal_year: int | None) -> PeriodValue:
    """The period that `text` names. `fiscal_year` (BE) is that of the document's measures: it gives missing years.

    Months run from their first day to the last, several separate ones from the first to the last. Raises BadValue
    where there is no period (เดือนละ ๑ ครั้ง), no year to be had, or an end before its start.

    >>> period("ต.ค. - มี.ค. ๖๘", None)
    PeriodValue(start=datetime.date(2024, 10, 1), end=datetime.date(2025, 3, 31), precision='month', inferred=False)
    """
    return _period(text, fiscal_year)


@lru_cache(maxsize=4096)
def _period(text: str, fiscal_year: int | None) -> PeriodValue:
    parts = date_parts(text)
    if parts:
        return _of_dates(text, parts, fiscal_year)
    return _of_fiscal_year(text, fiscal_year)


def _of_dates(text: str, parts: list[DatePart], fiscal_year: int | None) -> PeriodValue:
    filled = carry_years(parts)
    inferred = filled[0].year is None
    if inferred:
        filled = _in_fiscal_year(text, filled, fiscal_year)
    first, last = filled[0], filled[-1]
    start, end = _first_day(first), _last_day(last)
    if end < start:
        raise BadValue("bad_value", f"“{text}” ends before it starts", f"“{text}” สิ้นสุดก่อนวันเริ่มต้น")
    precision: Precision = "day" if first.day is not None and last.day is not None else "month"
    if len(filled) == 1 and _FROM.search(text):
        return PeriodValue(start, None, precision, inferred)
    if len(filled) == 1 and first.day is not None and _BY.search(text, 0, first.start):
        return PeriodValue(None, end, precision, inferred)
    return PeriodValue(start, end, precision, inferred)


def _in_fiscal_year(text: str, parts: list[DatePart], fiscal_year: int | None) -> list[DatePart]:
    """Parts without years, put into the fiscal year; a later month that would lie before the first is a year on."""
    if fiscal_year is None:
        raise _no_year(text)
    first = parts[0]
    filled = [first._replace(year=fiscal_year - BE_MINUS_CE - (first.month >= 10))]
    return carry_years([*filled, *parts[1:]])


def _first_day(part: DatePart) -> date:
    assert part.year is not None
    return part.on(part.year)


def _last_day(part: DatePart) -> date:
    assert part.year is not None
    if part.day is not None:
        return part.on(part.year)
    return date(part.year, part.month, monthrange(part.year, part.month)[1])


def _of_fiscal_year(text: str, fiscal_year: int | None) -> PeriodValue:
    first, last, inferred = _fiscal_years(text, fiscal_year)
    quarters = _quarters(text)
    if quarters:
        if first is None:
            raise _no_year(text)
        if quarters[1] < quarters[0]:
            raise BadValue("bad_value", f"“{text}” ends before it starts", f"“{text}” สิ้นสุดก่อนวันเริ่มต้น")
        return PeriodValue(_quarter_start(first, quarters[0]), _quarter_end(first, quarters[1]), "month", inferred)
    if inferred and not _FULL_YEAR.search(text) and not _WHOLE_ROUND.search(text):
        raise BadValue("bad_value", f"“{text}” names no period", f"“{text}” ไม่ได้ระบุช่วงเวลา")
    if first is None or last is None:
        raise _no_year(text)
    return PeriodValue(_quarter_start(first, 1), _quarter_end(last, 4), "fiscal_year", inferred)


def _fiscal_years(text: str, fiscal_year: int | None) -> tuple[int | None, int | None, bool]:
    """First and last fiscal year (CE) named in the text, or the document's; and whether it is the document's."""
    match = _FISCAL_YEARS.search(text) or _QUARTER_YEAR.search(text) or _ONLY_YEARS.fullmatch(text)
    if match:
        first = ce_year(match[1])
        last = ce_year(match[2]) if match.re is not _QUARTER_YEAR and match[2] else first
        if first and last and first <= last:
            return first, last, False
    document_year = fiscal_year - BE_MINUS_CE if fiscal_year is not None else None
    return document_year, document_year, True


def _quarters(text: str) -> tuple[int, int] | None:
    """First and last quarter that quarters or a half name; the whole year's rounds are no half."""
    named = _QUARTERS.search(text)
    if named:
        numbers = [int(number) for number in _QUARTER.findall(named[1])]
        return numbers[0], numbers[-1]
    half = _HALF.search(text)
    if half is None or _WHOLE_ROUND.search(text):
        return None
    second = "หลัง" in half[0] or (half["round"] is not None and int(half["round"]) == 2)
    return (3, 4) if second else (1, 2)


def _quarter_start(fiscal_year: int, quarter: int) -> date:
    return date(fiscal_year - 1, 10, 1) if quarter == 1 else date(fiscal_year, 3 * quarter - 5, 1)


def _quarter_end(fiscal_year: int, quarter: int) -> date:
    return (
        date(fiscal_year - 1, 12, 31),
        date(fiscal_year, 3, 31),
        date(fiscal_year, 6, 30),
        date(fiscal_year, 9, 30),
    )[quarter - 1]


def _no_year(text: str) -> BadValue:
    return BadValue("bad_value", f"the year of “{text}” is not known", f"ไม่ทราบปีของ “{text}”")
