"""Contradictions that real documents contain, put into content on purpose: what validation has to find.

Each changes what is printed; the truth records it as printed. Which of them a finished document shows is for
`visible.py` to say, since a layout may not print what contradicts.
"""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.documents import framework
from tests.documents.model import Content, Measure, Period, Point, YearScores

CONTRADICTIONS = {
    "wrong difference": "score_arithmetic",
    "wrong mean": "score_arithmetic",
    "wrong overall": "score_arithmetic",
    "wrong grade": "rating_mismatch",
    "period outside year": "period_outside_fiscal_year",
    "wrong count": "count_mismatch",
    "agency variant": "agency_name_conflict",
    "skipped number": "numbering",
    "duplicate project": "duplicate_text",
}
"""The kinds, each with the code of the issue that has to report it."""
GRADES = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง")
LETTERS = ("AA", "A", "B", "C")


def _last_year(content: Content, **changes: object) -> Content:
    years = (*content.years[:-1], replace(content.years[-1], **changes))  # type: ignore[arg-type]
    return replace(content, years=years)


def _shifted(value: Decimal) -> Decimal:
    """A score that is plainly another one, still between 0 and 100."""
    return value - Decimal("7.31") if value > 50 else value + Decimal("7.31")


def _wrong_grade(year: YearScores, rng: random.Random) -> str:
    words = GRADES if year.year > 2565 else LETTERS
    return rng.choice([word for word in words if word != year.rating])


def _measures(content: Content, at: int, measure: Measure) -> Content:
    return replace(content, measures=(*content.measures[:at], measure, *content.measures[at + 1 :]))


def contradict(content: Content, kinds: tuple[str, ...], rng: random.Random) -> Content:
    """The content with contradictions of these kinds. Raises ValueError for an unknown kind."""
    for kind in kinds:
        year = content.years[-1]
        at = rng.randrange(len(content.measures))
        measure = content.measures[at]
        if kind == "wrong mean":
            no = rng.randint(1, 10)
            content = _last_year(content, indicators=year.indicators | {no: _shifted(year.indicators[no])})
        elif kind == "wrong overall":
            content = _last_year(content, overall=_shifted(year.overall))
        elif kind == "wrong grade":
            content = _last_year(content, rating=_wrong_grade(year, rng))
        elif kind == "period outside year":
            begin = content.fiscal_year - 545
            months = "ม.ค. - มี.ค." if content.style.short_months else "มกราคม - มีนาคม"
            raw = content.style.numerals(f"{months} {begin + 543}", rng)
            period = Period(raw, date(begin, 1, 1), date(begin, 3, 31), "month")
            content = _measures(content, at, replace(measure, period=period))
        elif kind == "skipped number":
            points = measure.steps.points
            while len(points) < 3:
                points = (*points, Point(f"รายงานผลครั้งที่ {len(points)} ต่อผู้บังคับบัญชาตามลำดับชั้น"))
            steps = replace(measure.steps, points=points, marker="{}.", below="-", skip=len(points))
            content = _measures(content, at, replace(measure, steps=steps))
        elif kind == "duplicate project":
            other = next(n for n in range(1, 11) if (n,) not in {m.indicators for m in content.measures})
            copy = replace(measure, indicators=(other,), items=(), topic=_topic(other))
            content = replace(content, measures=(*content.measures, copy))
        elif kind in ("wrong difference", "wrong count", "agency variant"):
            content = replace(content, faults=content.faults | {kind})
        else:
            raise ValueError(f"unknown contradiction {kind!r}; known: {', '.join(CONTRADICTIONS)}")
    return content


def _topic(indicator: int) -> str:
    return next(row["topic"] for row in framework.rows_of("topics") if int(row["indicator"]) == indicator)


def variant_name(name: str) -> str:
    """An agency's name as it is often misspelt."""
    if "องค์การบริหาร" in name:
        return name.replace("องค์การบริหาร", "องค์กรบริหาร")
    return name[:-1] if name[-1] not in "์่้" else name[:-2]
