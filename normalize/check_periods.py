"""Periods and dates outside the fiscal year (1 October to 30 September) of which the document tells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ingest.document import Cell, Paragraph
from ingest.issue import Issue
from ingest.span import Span
from normalize.citing import spans_of
from normalize.dates import BE_MINUS_CE, ce_year, find_dates
from normalize.numbers import DIGIT
from normalize.record import Entry, Period
from normalize.years import fiscal_year_of

_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MOST = 0.5  # of the periods: more of them outside say that the document's year, and not the periods, is in question
# An order's words: "คำสั่ง… ที่ ๑๒/๒๕๖๖ … ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ลงวันที่ …".
_ORDER = re.compile(
    rf"คำ\s?สั่ง[^\n]{{0,250}}?ปี\s?งบ\s?ประมาณ\s?(?:พ\s?\.\s?ศ\s?\.\s?)?(?P<year>{DIGIT}{{4}})[^\n]{{0,60}}?ลง\s?วันที่\s?"
)
_OF_ANOTHER_PAPER = re.compile(r"ลง\s?วันที่\s?$|พ\s?\.\s?ศ\s?\.\s?$|ประกาศ[^\n]{0,40}$|คำสั่ง[^\n]{0,40}$")
_PAPER_REACH = 60  # code points before a date in which the paper that bears it is named
_DATE_REACH = 40  # code points after ลงวันที่ in which its date ends


def check_periods(entries: Iterable[Entry], fiscal_year: int | None) -> Iterator[Issue]:
    """An issue for each period that leaves the fiscal year (BE) of the measures; one for all if most of them do.

    Analyses have none. A period of several whole fiscal years that holds the year is right.
    """
    if fiscal_year is None:
        return
    periods = {spans_of(entry.period.sources): entry.period for entry in entries if entry.period is not None}
    dated = [period for period in periods.values() if period.start is not None or period.end is not None]
    outside = [period for period in dated if not _inside(period, fiscal_year)]
    if len(outside) > 2 and len(outside) > _MOST * len(dated):
        yield _most_outside(outside, len(dated), fiscal_year)
        return
    for period in outside:
        yield Issue(
            "period_outside_fiscal_year",
            f"the period “{period.raw}” ({period.start} to {period.end}) is not in fiscal year "
            f"{fiscal_year}, {_span(fiscal_year)}",
            f"ระยะเวลา “{period.raw}” ({_range(period)}) ไม่อยู่ในปีงบประมาณ {fiscal_year} ({_year(fiscal_year)})",
            "entries.period",
            (),
            spans_of(period.sources),
        )


def _inside(period: Period, fiscal_year: int) -> bool:
    first, last = first_day(fiscal_year), last_day(fiscal_year)
    start, end = period.start or period.end, period.end or period.start
    assert start is not None
    assert end is not None
    several_years = period.precision == "fiscal_year" and start <= first and last <= end
    return several_years or first <= start <= end <= last


def first_day(fiscal_year: int) -> date:
    """1 October of the year before, for a fiscal year (BE)."""
    return date(fiscal_year - BE_MINUS_CE - 1, 10, 1)


def last_day(fiscal_year: int) -> date:
    """30 September of a fiscal year (BE)."""
    return date(fiscal_year - BE_MINUS_CE, 9, 30)


def _most_outside(outside: Sequence[Period], count: int, fiscal_year: int) -> Issue:
    years = Counter(fiscal_year_of(day.year, day.month) for each in outside if (day := each.end or each.start))
    common = years.most_common(1)[0][0]
    return Issue(
        "period_outside_fiscal_year",
        f"{len(outside)} of {count} periods are not in fiscal year {fiscal_year}, most end in {common}",
        f"ระยะเวลา {len(outside)} จาก {count} ช่วง ไม่อยู่ในปีงบประมาณ {fiscal_year} ส่วนใหญ่สิ้นสุดในปีงบประมาณ {common}",
        "document.fiscal_year",
        (str(common),),
        spans_of(*(period.sources for period in outside)),
    )


def check_result_dates(entries: Iterable[Entry], fiscal_year: int | None) -> Iterator[Issue]:
    """An issue for each result whose dates lie outside the reported fiscal year (BE).

    The date of a paper that a result names (ลงวันที่) is not the day of what was done.
    """
    if fiscal_year is None:
        return
    first, last = first_day(fiscal_year), last_day(fiscal_year)
    for entry in entries:
        for result in entry.results if entry.kind == "result" else ():
            days = [
                found
                for found in find_dates(result.text)
                if found.precision == "day"
                and not _OF_ANOTHER_PAPER.search(result.text[max(0, found.start - _PAPER_REACH) : found.start])
            ]
            outside = [found for found in days if not first <= found.date <= last]
            if outside:
                printed = ", ".join(result.text[found.start : found.end] for found in outside)
                yield Issue(
                    "period_outside_fiscal_year",
                    f"{printed} is not in the reported fiscal year {fiscal_year}, {_span(fiscal_year)}",
                    f"วันที่ {printed} ไม่อยู่ในปีงบประมาณที่รายงาน {fiscal_year} ({_year(fiscal_year)})",
                    "entries.results.dates",
                    (),
                    spans_of(result.sources),
                )


def check_orders(texts: Iterable[Paragraph | Cell]) -> Iterator[Issue]:
    """An issue for each order (คำสั่ง) that is dated after the fiscal year in its title, or over a year before it."""
    for block in texts:
        for match in _ORDER.finditer(block.text) if "คำ" in block.text else ():
            titled = ce_year(match["year"])
            dates = find_dates(block.text[match.end() : match.end() + _DATE_REACH])
            if titled is None or not dates or dates[0].start > 2:
                continue
            fiscal_year = titled + BE_MINUS_CE
            dated = fiscal_year_of(dates[0].date.year, dates[0].date.month)
            if dated not in (fiscal_year - 1, fiscal_year):
                end = match.end() + dates[0].end
                printed = block.text[match.end() : end]
                yield Issue(
                    "period_outside_fiscal_year",
                    f"an order of fiscal year {fiscal_year} is dated {printed}, which is in fiscal year {dated}",
                    f"คำสั่งของปีงบประมาณ {fiscal_year} ลงวันที่ {printed} ซึ่งอยู่ในปีงบประมาณ {dated}",
                    None,
                    (str(fiscal_year), str(dated)),
                    (Span(block.block, match.start("year"), end),),
                )


def _range(period: Period) -> str:
    return " – ".join(_day(day) for day in (period.start, period.end) if day is not None)


def _span(fiscal_year: int) -> str:
    return f"{first_day(fiscal_year)} to {last_day(fiscal_year)}"


def _year(fiscal_year: int) -> str:
    return f"{_day(first_day(fiscal_year))} – {_day(last_day(fiscal_year))}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year + BE_MINUS_CE}"
