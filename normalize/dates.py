"""Dates in running text, in every way that Thai officials write them (Buddhist or Common Era).

๒๔ ม.ค.๒๕๖๖ · ๒๕ ม.ค.๖๖ · ๑พฤศจิกายน๒๕๖๕ · ๓-๕ มกราคม ๒๕๖๖ · ๑/๑๐/๒๕๖๗ · 01-10-2024 · 2024-10-01 · มกราคม ๒๕๖๖
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Literal, NamedTuple

from normalize.bad_value import BadValue
from normalize.months import MONTH, month_of
from normalize.numbers import DIGIT

BE_MINUS_CE = 543
_SHORT_YEARS = range(56, 76)  # a year of two digits is 2556 to 2575
_BE_YEARS = range(2470, 2601)
_CE_YEARS = range(1950, 2058)


class DateFound(NamedTuple):
    """A date in a text: code points `start` to `end` (exclusive). A month without a day is dated to its first day."""

    start: int
    end: int
    date: date
    precision: Literal["day", "month"]


class DatePart(NamedTuple):
    """A date as written: the year (CE) or the day may be missing. Code points `start` to `end` (exclusive)."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None

    def on(self, year: int) -> date:
        """The date in `year` (CE), the month's first day if no day is written. Raises BadValue: 31 February."""
        try:
            return date(year, self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            name = f"{self.day}/{self.month}/{year + BE_MINUS_CE}"
            last = date(year, self.month, monthrange(year, self.month)[1]).isoformat()
            raise BadValue("bad_value", f"there is no day {name}", f"ไม่มีวันที่ {name}", [last]) from error


_ERA = r"พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?"
COUNTED = r"(?:คน|ครั้ง(?!ที่)|ราย(?!งาน|ละเอียด|การ)|บาท|ชั่วโมง|นาที|วัน(?!ที่)|แห่ง|ชุด|ตัวชี้วัด)"
"""A regular expression of what a number of two digits may count, which is then no year."""
# A narrow column breaks a year: "๒๕ ๖๘", "๒๕๖ ๘", "๖ ๘".
YEAR = rf"(?:[2๒]\s?[5๕]\s?{DIGIT}\s?{DIGIT}|{DIGIT}{{4}}|{DIGIT}\s?{DIGIT}(?!\s?{COUNTED}))"
"""A regular expression, without groups, of a year in four or two digits."""
_YEAR = rf"(?:\s{{0,3}}(?:ปี\s?)?(?P<era>{_ERA})?\s{{0,3}}(?P<year>{YEAR})(?!{DIGIT}|[.,]{DIGIT}))?"
SEPARATOR = r"(?:-|–|—|−|~|จนถึง|ถึง|และ|,|ๆ)"
# A narrow column breaks a day, too: "๓ ๐ ก.ย."; a digit behind a dash and one before the month are one day.
_DAY = rf"(?:[1-3๑-๓]\s[0๐]|(?<=[-–—])[1-3๑-๓]\s{DIGIT}|{DIGIT}{{1,2}})"
_DAYS = rf"(?:(?P<days>(?<!{DIGIT})(?:{DIGIT}{{1,2}}\s?{SEPARATOR}\s?){{0,6}}{_DAY})\s{{0,3}}(?:เดือน\s?)?)?"
_NUMERIC = (
    rf"(?<![{DIGIT[1:-1]}./-])(?:(?P<d>{DIGIT}{{1,2}})(?P<mark>\s?[/.-]\s?)(?P<m>{DIGIT}{{1,2}})(?P=mark)"
    rf"(?P<y>{DIGIT}{{4}}|{DIGIT}{{2}})|(?P<iso>{DIGIT}{{4}}-{DIGIT}{{2}}-{DIGIT}{{2}}))(?!{DIGIT}|[/.-]{DIGIT})"
)
_PART = re.compile(rf"{_DAYS}(?P<month>{MONTH}){_YEAR}|{_NUMERIC}")
# A month's name that no pattern knows, between a day and a year of four digits.
_DAMAGED = re.compile(
    rf"(?<!{DIGIT})(?P<days>{DIGIT}{{1,2}})\s{{0,3}}(?P<month>[ก-ฺเ-๎][ก-ฺเ-๎ .]{{3,13}}[ก-ฺเ-๎.])"
    rf"\s{{0,3}}(?P<era>{_ERA})?\s{{0,3}}(?P<year>{DIGIT}{{4}})(?!{DIGIT})"
)
_SHORTEST_DAMAGED = 10  # letters: a day, a name of five, a year of four digits
_ONE_DAY = re.compile(rf"{DIGIT}(?:\s?{DIGIT})?")


def ce_year(digits: str, era: str | None = None) -> int | None:
    """The year in the Common Era: พ.ศ. and ค.ศ. decide, else the number does. None where it is no year of our time.

    A line break may have left spaces inside.

    >>> ce_year("๒๕๖๘"), ce_year("๖๘"), ce_year("2024"), ce_year("12")
    (2025, 2025, 2024, None)
    """
    digits = "".join(digits.split())
    year = int(digits)
    if len(digits) == 2:
        return 2500 + year - BE_MINUS_CE if year in _SHORT_YEARS else None
    christian = era is not None and era.startswith("ค")
    if year in _BE_YEARS and not christian:
        return year - BE_MINUS_CE
    return year if year in _CE_YEARS and (christian or era is None) else None


def date_parts(text: str) -> list[DatePart]:
    """Every date and month written in `text`, in order, as written. Days of one month (๓-๕ มกราคม) are parts each."""
    parts: list[DatePart] = []
    for match in _PART.finditer(text):
        if match["month"]:
            _read_named(match, parts)
        else:
            _read_numeric(match, parts)
    if len(text) - sum(part.end - part.start for part in parts) >= _SHORTEST_DAMAGED:
        taken = {part.start for part in parts}
        damaged = [part for part in _damaged(text) if part.start not in taken]
        parts = sorted([*parts, *damaged], key=itemgetter(0)) if damaged else parts
    return parts


def _read_named(match: re.Match[str], parts: list[DatePart]) -> None:
    days, form, era, year_digits = match.group("days", "month", "era", "year")
    month = month_of(form)
    assert month is not None, form
    year = ce_year(year_digits, era) if year_digits else None
    # A number that is no year does not belong to the date: "ก.ย. ๑๕ คน".
    end = match.end() if year else match.end("month")
    if days is None:
        parts.append(DatePart(match.start("month"), end, None, month, year))
        return
    start = match.start("days")
    if len(days) > 2:
        numbers = list(_ONE_DAY.finditer(days))
        parts += [DatePart(start + day.start(), start + day.end(), int(day[0]), month, year) for day in numbers[:-1]]
        start, days = start + numbers[-1].start(), numbers[-1][0]
    parts.append(DatePart(start, end, int("".join(days.split())), month, year))


def _read_numeric(match: re.Match[str], parts: list[DatePart]) -> None:
    day, mark, month, year_digits, iso = match.group("d", "mark", "m", "y", "iso")
    if iso:
        year_digits, month, day = iso.split("-")
    year = ce_year(year_digits)
    # ๑.๑๐.๖๗ and ๑-๑๐-๖๗ may number a paragraph or a file.
    short = len(year_digits) == 2 and "/" not in mark
    if year and not short and 1 <= int(month) <= 12:
        parts.append(DatePart(match.start(), match.end(), int(day), int(month), year))


def _damaged(text: str) -> Iterator[DatePart]:
    for match in _DAMAGED.finditer(text):
        month = month_of(match["month"])
        if month is not None:
            year = ce_year(match["year"], match["era"])
            yield DatePart(match.start(), match.end(), int(match["days"]), month, year)


def carry_years(parts: list[DatePart]) -> list[DatePart]:
    """The parts with the missing years filled from their neighbours, in the order of time: ต.ค. - มี.ค. ๖๘.

    Backward first (a year stands mostly at the end), then forward. Parts of no year stay so.
    """
    filled = list(parts)
    for index in range(len(filled) - 2, -1, -1):
        later = filled[index + 1]
        if filled[index].year is None and later.year is not None:
            filled[index] = filled[index]._replace(year=later.year - (filled[index].month > later.month))
    for index in range(1, len(filled)):
        earlier = filled[index - 1]
        if filled[index].year is None and earlier.year is not None:
            filled[index] = filled[index]._replace(year=earlier.year + (filled[index].month < earlier.month))
    return filled


def find_dates(text: str) -> list[DateFound]:
    """The dates of a running text, in order; days that do not exist and dates without any year are left out.

    A range gives its two ends; "๓๐ มกราคม - ๒ กุมภาพันธ์ ๒๕๖๖" takes its first year from the second.

    >>> [found.date.isoformat() for found in find_dates("ประชุมเมื่อวันที่ ๓ และ ๕ ม.ค.๖๖")]
    ['2023-01-03', '2023-01-05']
    """
    found = []
    for part in _carry_over_ranges(text, date_parts(text)):
        if part.year is None:
            continue
        try:
            day = date(part.year, part.month, 1 if part.day is None else part.day)
        except ValueError:
            continue
        found.append(DateFound(part.start, part.end, day, "month" if part.day is None else "day"))
    return found


_RANGE = re.compile(rf"\s*{SEPARATOR}\s*(?:วันที่\s*)?")


def _carry_over_ranges(text: str, parts: list[DatePart]) -> list[DatePart]:
    """In prose, only a date joined to the next by a separator takes that date's year."""
    if len(parts) < 2:
        return parts
    filled = list(parts)
    for index in range(len(filled) - 2, -1, -1):
        later = filled[index + 1]
        if filled[index].year is None and _RANGE.fullmatch(text, filled[index].end, later.start):
            filled[index : index + 2] = carry_years([filled[index], later])
    return filled
