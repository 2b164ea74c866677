"""Ratings (ระดับผลการประเมิน) that the year's rules do not give for the printed scores."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.framework import framework
from normalize.ratings import grades, possible_ratings
from normalize.record import Score
from normalize.score_sums import INDICATORS_OF, Key, Part, by_key, exact, sums_of


def check_ratings(scores: Iterable[Score]) -> Iterator[Issue]:
    """An issue for each rating of an overall score that neither it nor the score that the instruments give allows."""
    known = by_key(scores)
    for (year, level, _, _), score in known.items():
        if level != "overall" or score.rating is None or year is None:
            continue
        of_year = framework(year)
        if of_year is None:
            continue
        if score.rating not in grades(year):
            yield _issue(score, grades(year), None, ())
            continue
        instruments = instruments_of(known, year)
        complete = all(key in instruments for key in of_year.weights)
        values = {f"{code}{part or ''}": value for (code, part), value in instruments.items()}
        computed = [each.computed for each in sums_of(known, year) if each.kind == "weights"]
        allowed = {
            rating
            for overall in (exact(score), *computed)
            for rating in possible_ratings(year, overall, values, complete)
        }
        if allowed and score.rating not in allowed:
            printed = [each for key, each in known.items() if key[0] == year and key[1] == "instrument"]
            lowest = min(values.values(), default=None)
            yield _issue(score, possible_ratings(year, exact(score), values, complete), lowest, printed)


def instruments_of(scores: Mapping[Key, Score], year: int) -> dict[tuple[str, Part], Decimal]:
    """The year's instrument scores by code and part of the EIT: printed, else the mean of all its indicators."""
    found = {
        (code, part): exact(score)
        for (of_year, level, code, part), score in scores.items()
        if of_year == year and level == "instrument"
    }
    for code, numbers in INDICATORS_OF.items():
        indicators = [scores.get((year, "indicator", str(number), None)) for number in numbers]
        known = [exact(score) for score in indicators if score is not None]
        if (code, None) not in found and len(known) == len(numbers):
            found[code, None] = sum(known, Decimal(0)) / len(known)
    return found


def _issue(score: Score, fitting: Sequence[str], lowest: Decimal | None, shown: Sequence[Score]) -> Issue:
    value = f"{exact(score):.2f}"
    least = f", the lowest instrument {lowest:.2f}" if lowest is not None else ""
    least_th = f" เครื่องมือที่ต่ำสุดได้ {lowest:.2f}" if lowest is not None else ""
    right, right_th = " or ".join(fitting), " หรือ ".join(fitting)
    return Issue(
        "rating_mismatch",
        f"“{score.rating}” is printed for {value} in {score.fiscal_year}{least}; the rules of that year give {right}",
        f"ระบุระดับ “{score.rating}” ของคะแนน {value} ปี {score.fiscal_year}{least_th} แต่ตามเกณฑ์ของปีนั้นเป็น {right_th}",
        "scores.rating",
        tuple(fitting),
        spans_of(score.sources, *(each.sources for each in shown)),
    )
