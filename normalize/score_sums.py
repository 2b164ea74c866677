"""Scores that others give: an indicator is the mean of its items, an instrument that of its indicators, the overall
score a weighted sum. Which sums a document's printed scores allow, and how far each is off.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.digits import fold_digits
from normalize.framework import Framework, framework, instrument_of
from normalize.record import Score, ScoreLevel

Part = Literal[1, 2] | None
Key = tuple[int | None, ScoreLevel, str, Part]
Kind = Literal["items", "published items", "indicators", "parts", "weights"]

INDICATORS_OF = {"IIT": range(1, 6), "EIT": range(6, 9), "OIT": range(9, 11)}
"""The indicators of each instrument."""

# Indicators 9 and 10 are means of sub-indicators, whose items are not known: only equal items surely give them.
_WITH_SUB_INDICATORS = (9, 10)
_DECIMALS = re.compile(r"\.(\d+)")
_ROUNDING = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed score (`target`) and the printed scores that give it, each with its weight (0 to 1).

    `kind` says of what the target is made. `recalled`: the list or weights are no confirmed fact.
    """

    kind: Kind
    target: Score
    parts: tuple[tuple[Score, Decimal], ...]
    recalled: bool

    @property
    def figures(self) -> tuple[Score, ...]:
        """The target and its parts."""
        return (self.target, *(score for score, _ in self.parts))

    @property
    def computed(self) -> Decimal:
        """What the parts give."""
        return sum((exact(score) * weight for score, weight in self.parts), Decimal(0))

    @property
    def residual(self) -> Decimal:
        """The printed target less what its parts give."""
        return exact(self.target) - self.computed

    @property
    def tolerance(self) -> Decimal:
        """One unit of the last printed decimal: each figure was rounded, and so was the sum."""
        return Decimal(1).scaleb(-max(decimals(score.raw) for score in self.figures)) + _ROUNDING

    @property
    def holds(self) -> bool:
        """Whether the printed figures agree."""
        return abs(self.residual) <= self.tolerance

    def coefficient(self, figure: Score) -> Decimal:
        """By how much the residual grows with a figure; 0 for one that is not in the sum."""
        if figure is self.target:
            return Decimal(1)
        return -sum((weight for score, weight in self.parts if score is figure), Decimal(0))


def exact(score: Score) -> Decimal:
    """The printed value."""
    return Decimal(str(score.score))


def decimals(raw: str) -> int:
    """How many decimals are printed: 2 in "๙๗.๘๖", 0 in "๑๐๐"."""
    match = _DECIMALS.search(fold_digits(raw))
    return len(match[1]) if match else 0


def by_key(scores: Iterable[Score]) -> dict[Key, Score]:
    """The scores by year (BE), level, code and part of the EIT."""
    return {(score.fiscal_year, score.level, score.code, score.part): score for score in scores}


def sums_of(scores: Mapping[Key, Score], year: int) -> list[Sum]:
    """The sums of a fiscal year (BE) of which every figure is printed; [] for a year outside the framework's."""
    of_year = framework(year)
    if of_year is None:
        return []
    return [
        *_of_items(scores, of_year),
        *_of_indicators(scores, year),
        *_of_parts(scores, year),
        *_overall(scores, of_year),
    ]


def mean_of(kind: Kind, target: Score | None, parts: Sequence[Score | None], recalled: bool = False) -> Iterator[Sum]:
    """The sum that says that `target` is the mean of `parts`, if all are printed."""
    known = [part for part in parts if part is not None]
    if target is not None and known and len(known) == len(parts):
        yield Sum(kind, target, tuple((part, Decimal(1) / len(known)) for part in known), recalled)


def _of_items(scores: Mapping[Key, Score], of_year: Framework) -> Iterator[Sum]:
    year = of_year.year
    for number in range(1, 11):
        codes = of_year.items_of(number)
        recalled = any(of_year.items[code].confidence == "R" for code in codes)
        for part in _parts(instrument_of(number)):
            items = [scores.get((year, "item", code, part)) for code in codes]
            target = scores.get((year, "indicator", str(number), part))
            if number in _WITH_SUB_INDICATORS and len({item.score for item in items if item}) > 1:
                yield from mean_of("published items", target, items, recalled=True)
            else:
                yield from mean_of("items", target, items, recalled)
    for part in (1, 2):
        items = [scores.get((year, "item", code, part)) for code in of_year.codes("e")]
        recalled = any(of_year.items[code].confidence == "R" for code in of_year.codes("e"))
        yield from mean_of("items", scores.get((year, "instrument", "EIT", part)), items, recalled)


def _of_indicators(scores: Mapping[Key, Score], year: int) -> Iterator[Sum]:
    for code, numbers in INDICATORS_OF.items():
        for part in _parts(code):
            indicators = [scores.get((year, "indicator", str(number), part)) for number in numbers]
            yield from mean_of("indicators", scores.get((year, "instrument", code, part)), indicators)


def _of_parts(scores: Mapping[Key, Score], year: int) -> Iterator[Sum]:
    """What is printed of both parts of the EIT and undivided."""
    for (of_year, level, code, part), target in scores.items():
        if of_year == year and part is None:
            halves = [scores.get((year, level, code, 1)), scores.get((year, level, code, 2))]
            yield from mean_of("parts", target, halves)


def _overall(scores: Mapping[Key, Score], of_year: Framework) -> Iterator[Sum]:
    target = scores.get((of_year.year, "overall", "overall", None))
    weights: dict[str, Decimal] = {}
    for (code, _), weight in of_year.weights.items():
        weights[code] = weights.get(code, Decimal(0)) + weight / 100
    parts = [_weighted(scores, of_year.year, code, weight) for code, weight in weights.items()]
    if target is not None and parts and all(parts):
        yield Sum("weights", target, tuple(each for group in parts for each in group), recalled=False)


def _weighted(scores: Mapping[Key, Score], year: int, code: str, weight: Decimal) -> tuple[tuple[Score, Decimal], ...]:
    """What stands for an instrument in the overall score: itself, its two parts, or its indicators; () if none is
    printed. The parts of the EIT weigh the same, and so do the indicators of an instrument."""
    indicators: list[tuple[ScoreLevel, str, Part]] = [
        ("indicator", str(number), None) for number in INDICATORS_OF[code]
    ]
    halves: list[tuple[ScoreLevel, str, Part]] = [("instrument", code, 1), ("instrument", code, 2)]
    ways: tuple[list[tuple[ScoreLevel, str, Part]], ...] = (halves, [("instrument", code, None)], indicators)
    for keys in ways:
        printed = [scores.get((year, *key)) for key in keys]
        known = [score for score in printed if score is not None]
        if len(known) == len(keys):
            return tuple((score, weight / len(keys)) for score in known)
    return ()


def _parts(instrument: str) -> tuple[Part, ...]:
    return (None, 1, 2) if instrument == "EIT" else (None,)
