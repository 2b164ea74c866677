"""Periods, owners and budgets of measures, each with its meaning."""

import calendar
import random
from datetime import date, timedelta

from tests.documents import framework
from tests.documents.model import Agency, Money, Owner, Owners, Period
from tests.documents.style import MONTHS, SHORT_MONTHS, Style

STRANGERS = ("คณะทำงานขับเคลื่อนการประเมิน ITA", "ผู้บริหารท้องถิ่น", "คณะกรรมการ ITA")
NO_BUDGET = ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ", "ไม่ใช้ งบประมาณ", "ไม่มีการใช้งบประมาณ", "ไม่ได้ใช้งบประมาณ", "-")
JOINS = ("{}.", "{}.", "-", " ", "/", ", ", "\n", " และ", "{} .", "{})", "•", "auto.", " / ")
QUARTERS = ((10, 12), (1, 3), (4, 6), (7, 9))


def make_owners(rng: random.Random, agency: Agency) -> Owners:
    """The responsible units of a measure: units that such an agency has, seldom all of them or somebody else."""
    kind = "เทศบาล" if agency.type.startswith("เทศบาล") else agency.type
    units = [r for r in framework.rows_of("units") if r["types"] in ("all", kind) and r["unit"] != "all_units"]
    if rng.random() < 0.15:
        everyone = [r for r in framework.rows_of("units") if r["unit"] == "all_units"]
        return Owners((Owner(rng.choice(everyone)["name"], "all_units"),), " ")
    if rng.random() < 0.03:
        return Owners((Owner(rng.choice(STRANGERS), None),), " ")
    chosen: list[Owner] = []
    for row in rng.sample(units, len(units)):
        if all(row["unit"] != owner.unit for owner in chosen):
            chosen.append(Owner(row["name"], row["unit"]))
    chosen = chosen[: rng.choice((1, 1, 2, 2, 3, 4))]
    return Owners(tuple(chosen), rng.choice(JOINS))


def _last_day(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def _month_of_year(first: date, place: int) -> date:
    """The first day of the month at a place (from 0) of the fiscal year that begins at `first`."""
    return date(first.year + (first.month + place - 1) // 12, (first.month + place - 1) % 12 + 1, 1)


def _year_period(rng: random.Random, style: Style, year: int, first: date, last: date) -> Period:
    form = rng.choice(("ปีงบประมาณ พ.ศ. {}", "ตลอดปีงบประมาณ พ.ศ. {}", "ปีงบประมาณ {}", "ประจำปีงบประมาณ พ.ศ. {}"))
    return Period(style.numerals(form.format(year), rng), first, last, "fiscal_year")


def _quarters(rng: random.Random, style: Style, year: int, first: date) -> Period:
    begin = rng.randint(1, 4)
    end = rng.choice((begin, begin, rng.randint(begin, 4)))
    start = date(first.year + (begin > 1), QUARTERS[begin - 1][0], 1)
    stop = _last_day(date(first.year + (end > 1), QUARTERS[end - 1][1], 1))
    said = f"{begin}" if begin == end else f"{begin} - {end}"
    return Period(style.numerals(f"ไตรมาสที่ {said} ปีงบประมาณ พ.ศ. {year}", rng), start, stop, "month")


def make_period(rng: random.Random, style: Style, year: int) -> Period:
    """A period inside the fiscal year."""
    first, last = date(year - 544, 10, 1), date(year - 543, 9, 30)
    form = rng.choice(
        ("days", "days", "long days", "months", "months", "months", "year", "month", "shared year", "quarter", "words")
    )
    if form == "days":
        return Period(style.day(first, rng) + style.dash + style.day(last, rng), first, last, "day")
    if form == "long days":
        names = MONTHS if not style.short_months else SHORT_MONTHS
        ends = [f"{day.day} {names[day.month - 1]} พ.ศ. {day.year + 543}" for day in (first, last)]
        return Period(style.numerals(style.dash.join(ends), rng), first, last, "day")
    if form == "year":
        return _year_period(rng, style, year, first, last)
    if form == "quarter":
        return _quarters(rng, style, year, first)
    begin = rng.choice((0, 0, 0, 3, 5))
    start = _month_of_year(first, begin)
    stop = _last_day(_month_of_year(first, rng.choice((11, 11, 5, 8)) if begin < 5 else 11))
    if form == "month":
        return Period(style.numerals(style.month(stop), rng), stop.replace(day=1), stop, "month")
    if form == "words":
        raw = f"ตั้งแต่เดือน{MONTHS[start.month - 1]} {start.year + 543} ถึงเดือน{MONTHS[stop.month - 1]} {stop.year + 543}"
        return Period(style.numerals(raw, rng), start, stop, "month")
    if form == "shared year" and start.year == stop.year:
        head = SHORT_MONTHS[start.month - 1] if style.short_months else MONTHS[start.month - 1]
        return Period(style.numerals(head + style.dash + style.month(stop), rng), start, stop, "month")
    return Period(style.numerals(style.month(start) + style.dash + style.month(stop), rng), start, stop, "month")


def make_money(rng: random.Random, style: Style) -> Money:
    """A budget: half of the measures use none."""
    if rng.random() < 0.5:
        raw = rng.choice(NO_BUDGET)
        return Money(raw, None if raw == "-" else 0.0)
    amount = rng.choice((5000, 10000, 20000, 30000, 50000, 75500, 100000, 250000, 1200000))
    form = rng.choice(("{:,}", "{:,}", "{:,} บาท", "{:,}.-", "{:,}.00", "{:,}.00 บาท", "จำนวน {:,} บาท", "{:,} บ."))
    return Money(style.numerals(form.format(amount), rng), float(amount))


def working_day(rng: random.Random, year: int, months: int | None) -> date:
    """A working day of the fiscal year, inside the reported half where it is one."""
    when = date(year - 544, 10, 3) + timedelta(days=rng.randrange(170 if months == 6 else 340))
    return when - timedelta(days=max(0, when.weekday() - 4))
