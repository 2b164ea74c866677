"""Why scores of one code may not be comparable with those of the year before.

The lists of questions and published items were changed several times: the same number is another question then. What is
known of a year's list stands in `normalize/data`.
"""

from functools import cache

from rapidfuzz import fuzz

from normalize.check_differences import question
from normalize.framework import YEARS, Framework, framework, indicator_names
from normalize.plain import plain

LIST_CHANGED = "list_changed"
WORDING_CHANGED = "wording_changed"
WORDING_UNKNOWN = "wording_unknown"
ITEMS_CHANGED = "items_changed"
PARTS_CHANGED = "parts_changed"
PARTS_MIXED = "parts_mixed"

CAVEATS = {
    LIST_CHANGED: (
        "the year's list has another number of items: the same code is not the same item, no change is given",
        "รายการข้อของปีนี้มีจำนวนข้อต่างจากปีก่อน ข้อเลขเดียวกันไม่ใช่ข้อเดียวกัน จึงไม่แสดงผลต่าง",
    ),
    WORDING_CHANGED: (
        "the item asks another question than the year before, no change is given",
        "ข้อนี้ถามคนละเรื่องกับปีก่อน จึงไม่แสดงผลต่าง",
    ),
    WORDING_UNKNOWN: (
        "the wording of one of the two years is not confirmed: read the change with care",
        "ยังไม่ยืนยันถ้อยคำของข้อในปีใดปีหนึ่ง ควรใช้ผลต่างด้วยความระมัดระวัง",
    ),
    ITEMS_CHANGED: (
        "the score is made of another number of items than the year before",
        "คะแนนประกอบด้วยจำนวนข้อต่างจากปีก่อน",
    ),
    PARTS_CHANGED: (
        "the EIT is divided into two parts in one of the two years only",
        "ปีใดปีหนึ่งแบ่ง EIT เป็นสองส่วน อีกปีไม่แบ่ง",
    ),
    PARTS_MIXED: (
        "some documents state this score by EIT part and others undivided: they are kept apart",
        "บางเอกสารแสดงคะแนนแยกส่วน EIT บางเอกสารแสดงรวม จึงแยกแสดงไม่นำมาปนกัน",
    ),
}
"""Every caveat with its meaning in English and Thai."""

UNCOMPARABLE = (LIST_CHANGED, WORDING_CHANGED)
"""Caveats under which no change is computed."""

ALIKE = 60.0
"""Likeness (0 to 100) of two wordings below which a question is another one, as in validation."""

EIT_INDICATORS = (6, 7, 8)


@cache
def caveats(year: int, code: str) -> tuple[str, ...]:
    """The caveats of comparing a score of `year` (BE) with that of the year before."""
    before, now = framework(year - 1), framework(year)
    if before is None or now is None:
        return (WORDING_UNKNOWN,)
    if code[0] in "ieo" and code[1:].isdigit():
        return _of_item(code, year, before, now)
    found = []
    if _number_of_items(code, before) != _number_of_items(code, now):
        found.append(ITEMS_CHANGED)
    if _is_of_eit(code) and _has_parts(before) != _has_parts(now):
        found.append(PARTS_CHANGED)
    return tuple(found)


def _of_item(code: str, year: int, before: Framework, now: Framework) -> tuple[str, ...]:
    if len(before.codes(code[0])) != len(now.codes(code[0])):
        return (LIST_CHANGED,)
    old, new = question(code, year - 1), question(code, year)
    changed = old and new and fuzz.ratio(plain(old), plain(new)) < ALIKE
    found = [WORDING_CHANGED] if changed else [] if old and new else [WORDING_UNKNOWN]
    if code.startswith("e") and _has_parts(before) != _has_parts(now):
        found.append(PARTS_CHANGED)
    return tuple(found)


def _number_of_items(code: str, of_year: Framework) -> int:
    if code in ("IIT", "EIT", "OIT"):
        return len(of_year.codes(code[0].lower()))
    if code == "overall":
        return len(of_year.items)
    indicator, _, _sub = code.partition(".")
    return len(of_year.items_of(int(indicator)))


def _is_of_eit(code: str) -> bool:
    return code in ("overall", "EIT") or (code.isdigit() and int(code) in EIT_INDICATORS)


def _has_parts(of_year: Framework) -> bool:
    return any(part is not None for _instrument, part in of_year.weights)


def is_comparable(year: int, code: str) -> bool:
    """Whether the score of a year compares with that of the year before."""
    return not set(caveats(year, code)) & set(UNCOMPARABLE)


@cache
def years_of_question(year: int, code: str) -> frozenset[int]:
    """The years around `year` (BE) in which an item of this code asks the same."""
    found = {year}
    for way in (1, -1):
        at = year
        # the caveats of a year tell of the step to it from the year before
        while at + way in YEARS and is_comparable(at + max(way, 0), code):
            at += way
            found.add(at)
    return frozenset(found)


def level_of(code: str) -> str:
    """The level of a score's code: overall, instrument, indicator, sub_indicator or item."""
    if code == "overall":
        return "overall"
    if code.isupper():
        return "instrument"
    if code.isdigit():
        return "indicator"
    return "sub_indicator" if "." in code else "item"


def order_of(code: str) -> tuple[int, int, float]:
    """For sorting: the overall score, instruments, indicators, sub-indicators, then items as in their lists."""
    level = level_of(code)
    if level == "overall":
        return (0, 0, 0)
    if level == "instrument":
        return (1, ("IIT", "EIT", "OIT").index(code), 0)
    if level == "item":
        return (4, "ieo".index(code[0]), int(code[1:]))
    return (2 if level == "indicator" else 3, 0, float(code))


def indicator_of(code: str, year: int) -> int | None:
    """The indicator that a score is of; None for the overall score, instruments and unknown items."""
    level = level_of(code)
    if level in ("indicator", "sub_indicator"):
        return int(code.partition(".")[0])
    of_year = framework(year)
    return of_year.indicator_of(code) if of_year and level == "item" else None


def title_of(code: str, year: int) -> str:
    """The Thai name of what is scored; an item's wording in the list of that year; "" where it is not known."""
    level = level_of(code)
    if level == "overall":
        return "คะแนนรวม"
    if level == "instrument":
        return code
    if level == "indicator":
        return indicator_names().get(int(code), "")
    of_year = framework(year)
    if of_year is None:
        return ""
    if level == "sub_indicator":
        return of_year.sub_indicators.get(code, "")
    return of_year.items[code].title if code in of_year.items else ""
