"""Ratings (ระดับผลการประเมิน): the grade words of each fiscal year, and the grade that scores earn."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from normalize.reference import rows


class RatingFound(NamedTuple):
    """A grade in a text: code points `start` to `end` (exclusive), and its official word."""

    start: int
    end: int
    rating: str


# ผ่าน is an everyday word (ผ่านเว็บไซต์), and letters stand in every abbreviation: they count only as a level.
_LEVEL = r"(?:ระดับ|เกรด|ผล(?:การ)?ประเมิน|ถือว่า)\s?(?:ผลการประเมิน\s?)?[“\"(]?\s?"
_WORDS = re.compile(
    rf"(?P<urgent>ต้อง\s?ปรับปรุง\s?(?:โดย|อย่าง)\s?(?:เร่ง)?ด่วน)|(?P<excellent>ผ่าน\s?ดี\s?เยี่ยม)|(?P<good>ผ่าน\s?ดี(?!\s?ขึ้น))"
    rf"|(?P<improve>(?:(?<=ระดับ)|(?<=ระดับ )|(?<=[(\[“\"])|^)\s?ต้อง\s?ปรับปรุง(?=[\s)\]”\"]|$))"
    rf"|(?P<passed>(?:(?<=ระดับ)|(?<=ระดับ )|(?<=[(\[“\"])|^)\s?ผ่าน(?=[\s)\]”\"]|$))"
    rf"|(?:{_LEVEL}|(?<=[(\[“\"])|(?<=[0-9๐-๙] )|^)(?P<letter>AA|[A-F])(?=[\s)\]”\"]|$)",
    re.MULTILINE,
)
_OFFICIAL = {
    "urgent": "ต้องปรับปรุงโดยด่วน",
    "excellent": "ผ่านดีเยี่ยม",
    "good": "ผ่านดี",
    "improve": "ต้องปรับปรุง",
    "passed": "ผ่าน",
}


def find_ratings(text: str) -> list[RatingFound]:
    """The grades that `text` states, in order.

    >>> find_ratings("๙๗.๘๖ (ผ่านดี)")
    [RatingFound(start=7, end=13, rating='ผ่านดี')]
    """
    found = []
    for match in _WORDS.finditer(text):
        kind = match.lastgroup
        if kind is None:
            continue
        start = match.start(kind) + len(match[kind]) - len(match[kind].lstrip())
        found.append(RatingFound(start, match.end(kind), _OFFICIAL.get(kind, match[kind])))
    return found


@cache
def _bands(year: int) -> tuple[tuple[str, Decimal, Decimal | None], ...]:
    return tuple(
        (row["grade"], Decimal(row["min"]), Decimal(row["instrument_min"]) if row["instrument_min"] else None)
        for row in rows("grades")
        if int(row["first_year"]) <= year <= int(row["last_year"])
    )


def grades(year: int) -> tuple[str, ...]:
    """The grades of a fiscal year (BE), best first; () for years outside 2562 to 2569."""
    return tuple(grade for grade, _, _ in _bands(year))


def expected_rating(year: int, overall: Decimal, instruments: Mapping[str, Decimal]) -> str | None:
    """The grade that a fiscal year's rules give, None where the year is not known.

    `instruments` are the scores of IIT, EIT (or its parts) and OIT, under any keys; where none are given, a grade
    that asks for a minimum of each is not decided, and the answer is None.
    """
    for grade, least, instrument_least in _bands(year):
        if overall < least:
            continue
        if instrument_least is None:
            return grade
        if not instruments:
            return None
        if min(instruments.values()) >= instrument_least:
            return grade
    return None


def possible_ratings(
    year: int, overall: Decimal, instruments: Mapping[str, Decimal], complete: bool
) -> tuple[str, ...]:
    """The grades that a fiscal year's rules allow, best first; () where the year is not known.

    `instruments` are those of IIT, EIT (or its parts) and OIT that are known; `complete` says that all are.
    """
    possible: list[str] = []
    for grade, least, instrument_least in _bands(year):
        if overall < least:
            continue
        if instrument_least is None:
            return (*possible, grade)
        if all(score >= instrument_least for score in instruments.values()):
            possible.append(grade)
            if complete:
                break
    return tuple(possible)
