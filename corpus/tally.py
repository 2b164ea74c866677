"""Counting what was found and what was missed: facts, and texts that match one to one."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

ARABIC_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
CHARACTERS = "characters"
"""The row that counts characters, not facts."""
ROWS = (
    "document",
    "agency",
    "scores",
    "score changes",
    "ratings",
    "entries",
    "entry kinds",
    "indicators",
    "items",
    "topics",
    "findings",
    "measures",
    "steps",
    "results",
    "outcomes",
    "numbering",
    "order",
    "result dates",
    "periods",
    "owners",
    "budgets",
    "raw",
    "other findings",
    "finding links",
    CHARACTERS,
)
"""What is counted, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that only the gold has (missing) or only the record (extra); `place` is document and entry."""

    row: str
    place: str
    kind: Literal["missing", "extra"]
    fact: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of the result: how many facts the gold has, and how they were found."""

    gold: int
    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Tally:
    """Counts per row of what was found, found wrongly and missed."""

    hits: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another document's in."""
        self.hits.update(other.hits)
        self.extra.update(other.extra)
        self.missed.update(other.missed)
        self.differences += other.differences

    def rows(self) -> dict[str, Figures]:
        """The figures of every row that has facts, in the order of `ROWS`."""
        counts = {name: (self.hits[name], self.extra[name], self.missed[name]) for name in ROWS}
        return {
            name: Figures(hit + missed, hit / max(1, hit + extra), hit / max(1, hit + missed), f1(hit, extra, missed))
            for name, (hit, extra, missed) in counts.items()
            if hit + extra + missed
        }

    def total(self) -> float:
        """The mean F1 of the rows that have gold."""
        values = [row.f1 for row in self.rows().values() if row.gold]
        return sum(values) / max(1, len(values))

    def micro(self) -> float:
        """The F1 of all facts together."""
        pooled = [counts.total() - counts[CHARACTERS] for counts in (self.hits, self.extra, self.missed)]
        return f1(*pooled)

    def facts(self, row: str, gold: Iterable[Hashable], got: Iterable[Hashable], place: str) -> None:
        """Compare two bags of facts."""
        wanted, found = Counter(gold), Counter(got)
        missed, extra = wanted - found, found - wanted
        self.hits[row] += (wanted & found).total()
        self.missed[row] += missed.total()
        self.extra[row] += extra.total()
        self.differences += [Difference(row, place, "missing", fact) for fact in sorted(map(shown, missed.elements()))]
        self.differences += [Difference(row, place, "extra", fact) for fact in sorted(map(shown, extra.elements()))]

    def value(self, row: str, gold: Hashable, got: Hashable, place: str) -> None:
        """Compare two values that may be absent."""
        self.facts(row, [] if gold is None else [gold], [] if got is None else [got], place)

    def texts(
        self, row: str, gold: Sequence[str], got: Sequence[str], place: str, threshold: float
    ) -> list[tuple[int, int]]:
        """Match two lists of texts one to one, most similar first; returns the index pairs."""
        wanted, found = [squeezed(text) for text in gold], [squeezed(text) for text in got]
        pairs, missed, extra = pair(similarities(wanted, found, threshold), len(wanted), len(found))
        for i, j in pairs:
            self._characters(wanted[i], found[j])
        self.hits[row] += len(pairs)
        self.missed[row] += len(missed)
        self.extra[row] += len(extra)
        self.differences += [Difference(row, place, "missing", gold[i]) for i in missed]
        self.differences += [Difference(row, place, "extra", got[j]) for j in extra]
        return pairs

    def _characters(self, gold: str, got: str) -> None:
        same = (len(gold) + len(got) - Indel.distance(gold, got)) // 2
        self.hits[CHARACTERS] += same
        self.missed[CHARACTERS] += len(gold) - same
        self.extra[CHARACTERS] += len(got) - same


def f1(hits: int, extra: int, missed: int) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
    return 2 * hits / (2 * hits + extra + missed) if hits + extra + missed else 1.0


def shown(fact: Hashable) -> str:
    """A fact as one reads it."""
    return " ".join(str(part) for part in fact if part is not None) if isinstance(fact, tuple) else str(fact)


def squeezed(text: str | None) -> str:
    """A text as it is compared."""
    return re.sub(r"\s+", "", text or "").translate(ARABIC_DIGITS)


Candidate = tuple[float, int, int, int]
"""How alike two things are, how far apart they stand (negative), and their indices."""


def similarities(gold: Sequence[str], got: Sequence[str], threshold: float) -> Iterator[Candidate]:
    """Every two squeezed texts that are alike enough."""
    for i, wanted in enumerate(gold):
        for j, found in enumerate(got):
            ratio = fuzz.ratio(wanted, found) / 100
            if ratio >= threshold:
                yield ratio, -abs(i - j), i, j


def pair(candidates: Iterable[Candidate], gold: int, got: int) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair things one to one, most alike first: index pairs in order, then what is left on either side."""
    left, right = dict.fromkeys(range(gold)), dict.fromkeys(range(got))
    pairs = []
    for _ratio, _distance, i, j in sorted(candidates, reverse=True):
        if i in left and j in right:
            del left[i], right[j]
            pairs.append((i, j))
    return sorted(pairs), list(left), list(right)
