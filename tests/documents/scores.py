"""Scores that agree with each other: items first, everything above them computed by the framework."""

import random
from decimal import Decimal

from tests.documents import framework
from tests.documents.model import YearScores


def _item_score(rng: random.Random, low: float) -> Decimal:
    return Decimal(str(round(rng.uniform(low, 100), 2))) if rng.random() > 0.08 else Decimal(100)


def make_year(year: int, rng: random.Random) -> YearScores:
    """The scores of a fiscal year."""
    low = rng.choice((70.0, 80.0, 88.0, 93.0))
    listed = framework.items(year)
    items = {code: _item_score(rng, low) for code in listed if code[0] == "i"}
    survey = [code for code in listed if code[0] == "e"]
    parts = None
    if framework.two_part(year):
        parts = ({c: _item_score(rng, low) for c in survey}, {c: _item_score(rng, low) for c in survey})
        items |= {code: framework.mean([parts[0][code], parts[1][code]]) for code in survey}
    else:
        items |= {code: _item_score(rng, low) for code in survey}
    miss = rng.choice((0.0, 0.05, 0.2))
    items |= {c: Decimal(rng.choice((0, 50)) if rng.random() < miss else 100) for c in listed if c[0] == "o"}

    def of_indicator(scores: dict[str, Decimal], no: int) -> Decimal:
        return framework.mean([score for code, score in scores.items() if listed[code].indicator == no])

    indicators = {}
    for no in framework.indicator_names():
        if parts and framework.instrument_of(no) == "EIT":
            indicators[no] = framework.mean([of_indicator(part, no) for part in parts])
        else:
            indicators[no] = of_indicator(items, no)
    instruments: dict[tuple[str, int | None], Decimal] = {
        ("IIT", None): framework.mean([indicators[n] for n in range(1, 6)]),
        ("OIT", None): framework.mean([indicators[9], indicators[10]]),
    }
    if parts:
        eit = tuple(framework.mean([of_indicator(part, n) for n in (6, 7, 8)]) for part in parts)
        instruments |= {("EIT", 1): eit[0], ("EIT", 2): eit[1]}
    else:
        eit = (framework.mean([indicators[n] for n in (6, 7, 8)]),)
        instruments[("EIT", None)] = eit[0]
    total = framework.overall(year, instruments[("IIT", None)], eit, instruments[("OIT", None)])
    rating = framework.grade(year, total, [*instruments.values()])
    return YearScores(year, items, parts, indicators, instruments, total, rating)
