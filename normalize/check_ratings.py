"""Ratings (ระดับผลการประเมิน) that the year's rules do not give for the printed scores."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.framework import framework
from normalize.ratings import grades, possible_ratings
from normalize.record import Score
from normalize.score_sums import by_key, exact, sums_of


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
            yield _issue(score, grades(year), (score,))
            continue
        instruments = [
            known.get((year, "instrument", code, 1 if part == 1 else 2 if part == 2 else None))
            for code, part in of_year.weights
        ]
        printed = [each for each in instruments if each is not None]
        values = {f"{each.code}{each.part or ''}": exact(each) for each in printed}
        complete = len(printed) == len(instruments)
        computed = [each.computed for each in sums_of(known, year) if each.kind == "weights"]
        allowed = {
            rating
            for overall in (exact(score), *computed)
            for rating in possible_ratings(year, overall, values, complete)
        }
        if allowed and score.rating not in allowed:
            yield _issue(score, possible_ratings(year, exact(score), values, complete), (score, *printed))


def _issue(score: Score, fitting: Sequence[str], shown: Sequence[Score]) -> Issue:
    value = f"{exact(score):.2f}"
    lowest = min((each for each in shown if each is not score), key=exact, default=None)
    least = f", the lowest instrument {lowest.raw}" if lowest else ""
    least_th = f" เครื่องมือที่ต่ำสุดได้ {lowest.raw}" if lowest else ""
    right, right_th = " or ".join(fitting), " หรือ ".join(fitting)
    return Issue(
        "rating_mismatch",
        f"“{score.rating}” is printed for {value} in {score.fiscal_year}{least}; the rules of that year give {right}",
        f"ระบุระดับ “{score.rating}” ของคะแนน {value} ปี {score.fiscal_year}{least_th} แต่ตามเกณฑ์ของปีนั้นเป็น {right_th}",
        "scores.rating",
        tuple(fitting),
        spans_of(*(each.sources for each in shown)),
    )
