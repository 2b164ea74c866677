"""Precision, recall and F1 of extracted records against truth, row by row.

The definitions are those of the project's acceptance: texts compare without whitespace and with Arabic digits, two
match at an indel similarity of 0.95; entries pair by their texts, whatever their order; facts count as often as they
stand.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

Record = dict[str, Any]
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LISTS = ("measures", "steps", "results", "outcomes")
SAME = 95.0


def squeeze(text: str | None) -> str:
    """The text as it is compared."""
    return re.sub(r"\s+", "", text or "").translate(ARABIC)


@dataclass(slots=True)
class Tally:
    """Counts of true positives, false positives and false negatives per row, with a note on each miss."""

    hit: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def facts(self, row: str, gold: Iterable[Hashable], got: Iterable[Hashable], where: str) -> None:
        """Count two bags of facts."""
        wanted, found = Counter(gold), Counter(got)
        self.hit[row] += (wanted & found).total()
        self.missed[row] += (wanted - found).total()
        self.extra[row] += (found - wanted).total()
        self.notes += [f"{row} {where} missing: {fact}" for fact in (wanted - found).elements()]
        self.notes += [f"{row} {where} extra: {fact}" for fact in (found - wanted).elements()]

    def texts(self, row: str, gold: list[str], got: list[str], where: str) -> list[tuple[int, int]]:
        """Match two lists of texts one to one, the most similar first; the pairs of indices that matched."""
        a, b = [squeeze(text) for text in gold], [squeeze(text) for text in got]
        ranked = sorted(((fuzz.ratio(x, y), -abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)))
        left, right, pairs = set(range(len(a))), set(range(len(b))), []
        for ratio, _, i, j in reversed(ranked):
            if ratio >= SAME and i in left and j in right:
                left.discard(i)
                right.discard(j)
                pairs.append((i, j))
                alike = (len(a[i]) + len(b[j]) - Indel.distance(a[i], b[j])) // 2
                self.hit["characters"] += alike
                self.missed["characters"] += len(a[i]) - alike
                self.extra["characters"] += len(b[j]) - alike
        self.hit[row] += len(pairs)
        self.missed[row] += len(left)
        self.extra[row] += len(right)
        self.notes += [f"{row} {where} missing: {gold[i][:90]}" for i in sorted(left)]
        self.notes += [f"{row} {where} extra: {got[j][:90]}" for j in sorted(right)]
        return sorted(pairs)

    def rows(self) -> dict[str, float]:
        """F1 per row."""
        names = sorted({*self.hit, *self.extra, *self.missed})
        return {
            row: 2 * self.hit[row] / total
            for row in names
            if (total := 2 * self.hit[row] + self.extra[row] + self.missed[row])
        }

    def micro(self) -> float:
        """F1 of all facts but the characters together."""
        hit, extra, missed = (
            sum(count for row, count in counts.items() if row != "characters")
            for counts in (self.hit, self.extra, self.missed)
        )
        return 2 * hit / max(1, 2 * hit + extra + missed)


def _said(value: Any) -> str:
    return value if isinstance(value, str) else value.get("text") or ""


def _entry_text(entry: Record) -> str:
    return squeeze(" ".join(_said(x) for key in (*LISTS, "findings") for x in entry.get(key) or []))


def _pairs(gold: list[Record], got: list[Record]) -> list[tuple[int, int]]:
    """The entries of truth and extraction that belong together."""
    a, b = [_entry_text(entry) for entry in gold], [_entry_text(entry) for entry in got]
    ranked = sorted(
        (fuzz.ratio(x, y) + (5 if gold[i].get("indicators") == got[j].get("indicators") else 0), -abs(i - j), i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
    )
    left, right, pairs = set(range(len(a))), set(range(len(b))), []
    for ratio, _, i, j in reversed(ranked):
        if ratio >= 40 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return sorted(pairs)


def _optional(value: Hashable) -> list[Hashable]:
    return [] if value is None else [value]


def _edges(entry: Record) -> list[str]:
    period = entry.get("period") or {}
    return [f"{edge} {period[edge]}" for edge in ("start", "end") if period.get(edge)]


def _raws(entry: Record) -> list[str]:
    said = (*(entry.get("owners") or []), entry.get("period"), entry.get("budget"))
    return [squeeze(value["raw"]) for value in said if value and value.get("raw")]


FACTS: dict[str, Callable[[Record], list[Any]]] = {
    "entry kinds": lambda entry: _optional(entry.get("kind")),
    "indicators": lambda entry: entry.get("indicators") or [],
    "items": lambda entry: entry.get("items") or [],
    "periods": _edges,
    "owners": lambda entry: [owner["unit"] for owner in entry.get("owners") or []],
    "budgets": lambda entry: _optional((entry.get("budget") or {}).get("amount")),
    "raw": _raws,
}
"""The facts of an entry, by row."""


def _score_entry(tally: Tally, gold: Record, got: Record, where: str) -> None:
    for row, pick in FACTS.items():
        tally.facts(row, pick(gold), pick(got), where)
    topics = [[entry["topic"]] if entry.get("topic") else [] for entry in (gold, got)]
    tally.texts("topics", topics[0], topics[1], where)
    findings = [[_said(text) for text in entry.get("findings") or []] for entry in (gold, got)]
    tally.texts("findings", findings[0], findings[1], where)
    for row in LISTS:
        a, b = gold.get(row) or [], got.get(row) or []
        pairs = tally.texts(row, [_said(x) for x in a], [_said(x) for x in b], where)
        for i, j in pairs:
            tally.facts("numbering", _optional(a[i]["no"]), _optional(b[j].get("no")), where)
            if row == "results":
                tally.facts("result dates", a[i]["dates"], b[j].get("dates") or [], where)
        for (_, first), (_, second) in pairwise(pairs):
            (tally.hit if first < second else tally.missed)["order"] += 1


def _place(score: Record) -> tuple[Hashable, ...]:
    return score.get("fiscal_year"), score.get("level"), str(score.get("code")), score.get("part")


def _stated(scores: list[Record], key: str) -> list[tuple[Hashable, ...]]:
    return [
        (*_place(s), round(float(s[key]), 2) if isinstance(s[key], float) else s[key])
        for s in scores
        if s.get(key) is not None
    ]


def _links(finding: Record) -> list[Hashable]:
    named = [f"indicator {no}" for no in finding.get("indicators") or []]
    return [finding.get("kind"), f"part {finding.get('part')}", *named, *(finding.get("items") or [])]


def score(gold: Record, got: Record, tally: Tally, name: str) -> None:
    """Count one document into the tally."""
    about, found = gold["document"], got.get("document") or {}
    for row, fields, a, b in (
        ("document", ("kind", "fiscal_year", "assessed_fiscal_year", "reporting_months"), about, found),
        ("agency", ("name", "type", "province", "district"), about["agency"], found.get("agency") or {}),
    ):
        said = [[f"{key} {side[key]}" for key in fields if side.get(key)] for side in (a, b)]
        tally.facts(row, said[0], said[1], name)
    for row, key in (("scores", "score"), ("score changes", "stated_change"), ("ratings", "rating")):
        tally.facts(row, _stated(gold["scores"], key), _stated(got.get("scores") or [], key), name)

    entries = got.get("entries") or []
    pairs = _pairs(gold["entries"], entries)
    left = sorted(set(range(len(gold["entries"]))) - {i for i, _ in pairs})
    right = sorted(set(range(len(entries))) - {j for _, j in pairs})
    tally.hit["entries"] += len(pairs)
    tally.missed["entries"] += len(left)
    tally.extra["entries"] += len(right)
    for i, j in pairs:
        _score_entry(tally, gold["entries"][i], entries[j], f"{name}[{i}]")
    for i in left:
        _score_entry(tally, gold["entries"][i], {}, f"{name}[{i}]")
    for j in right:
        _score_entry(tally, {}, entries[j], f"{name}[+{j}]")

    texts = [[finding.get("text") or "" for finding in side.get("findings") or []] for side in (gold, got)]
    for i, j in tally.texts("other findings", texts[0], texts[1], name):
        tally.facts("finding links", _links(gold["findings"][i]), _links(got["findings"][j]), name)
