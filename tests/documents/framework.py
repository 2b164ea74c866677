"""The ITA framework of a fiscal year as the generator needs it: items, indicators, weights and grades.

It is written apart from the package's own reference data on purpose, so that a mistake in either shows.
"""

import csv
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
INSTRUMENTS = ("IIT", "EIT", "OIT")


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the generator's data files."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Item:
    """One question (IIT, EIT) or disclosure item (OIT) of a year's list."""

    code: str
    indicator: int
    title: str


@cache
def items(year: int) -> dict[str, Item]:
    """The items of a fiscal year by code (i1, e1, o1), in the order of the list."""
    found = {
        row["code"]: Item(row["code"], int(row["indicator"]), row["title"])
        for row in rows_of("items")
        if int(row["year_from"]) <= year <= int(row["year_to"])
    }
    return dict(sorted(found.items(), key=lambda pair: ("ieo".index(pair[0][0]), int(pair[0][1:]))))


@cache
def indicator_names() -> dict[int, str]:
    """The ten indicators (ตัวชี้วัด) by number."""
    return {int(row["no"]): row["name"] for row in rows_of("indicators")}


@cache
def instrument_of(indicator: int) -> str:
    """The instrument (แบบวัด) that an indicator belongs to."""
    return next(row["instrument"] for row in rows_of("indicators") if int(row["no"]) == indicator)


def agreed_items(*years: int) -> dict[str, Item]:
    """The items whose code belongs to the same indicator in all of the years."""
    first, *others = (items(year) for year in years)
    return {
        code: item
        for code, item in first.items()
        if all(code in other and other[code].indicator == item.indicator for other in others)
    }


def rounded(value: Decimal) -> Decimal:
    """Half up to two decimals."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def mean(values: list[Decimal]) -> Decimal:
    """The mean, half up to two decimals."""
    return rounded(sum(values, Decimal(0)) / len(values))


def two_part(year: int) -> bool:
    """Whether the EIT of a year is scored in two parts (from 2567)."""
    return year >= 2567


def overall(year: int, iit: Decimal, eit: tuple[Decimal, ...], oit: Decimal) -> Decimal:
    """The weighted score: 30/15/15/40 from 2567, 30/30/40 before."""
    return rounded(Decimal("0.3") * iit + Decimal("0.3") * sum(eit, Decimal(0)) / len(eit) + Decimal("0.4") * oit)


def grade(year: int, score: Decimal, instruments: list[Decimal]) -> str:
    """The grade word or letter of an overall score under the bands of its year."""
    if year <= 2565:
        bands = (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0))
        return next(name for name, low in bands if score >= low)
    for name, low in (("ผ่านดีเยี่ยม", 95), ("ผ่านดี", 85)):
        if score >= low and min(instruments) >= low:
            return name
    if score >= 85:
        return "ผ่าน"
    return "ต้องปรับปรุง" if score >= 70 else "ต้องปรับปรุงโดยด่วน"
