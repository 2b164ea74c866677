"""Counts in sentences that the printed scores contradict: "คะแนนลดลง ๙ ข้อ", "ต่ำกว่า ๙๕ คะแนน จำนวน ๘ ข้อ"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from ingest.digits import fold_digits
from ingest.document import Cell, Paragraph
from ingest.issue import Issue
from ingest.span import Span
from normalize.framework import Framework, framework
from normalize.indicators import read_indicators
from normalize.instruments import find_instruments
from normalize.record import Score, ScoreLevel
from normalize.score_sums import INDICATORS_OF, Key, Part, by_key, exact

Relation = Literal["rises", "falls", "stays", "least", "less", "more"]

ITEMS_OR_INDICATORS = r"(?P<unit>ตัว\s?ชี้\s?วัด|ข้อ(?:\s?คำถาม)?(?!มูล|เสนอ|สังเกต|ค้นพบ|ตกลง|กำหนด|บังคับ|จำกัด|ร้อง|ความ|ห้าม))"
"""A regular expression of what is counted: indicators (ตัวชี้วัด) or items (ข้อ, ข้อคำถาม)."""

_COUNT = rf"(?<![\d.,/])(?P<count>\d{{1,2}})\s?{ITEMS_OR_INDICATORS}"
_CHANGES = r"(?P<rises>เพิ่ม\s?ขึ้น|สูง\s?ขึ้น)|(?P<falls>ลดลง|ต่ำ\s?ลง)|(?P<stays>เท่า\s?เดิม|คงที่)"
# "ลดลงจากปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๓ ตัวชี้วัด": no other number, and no other direction, comes between.
_CHANGED = re.compile(rf"(?:{_CHANGES})(?:(?!ขึ้น|ลง|เดิม|คงที่)(?:25\d\d|[^\d\n])){{0,60}}?{_COUNT}")
_RELATIONS = r"(?P<least>ไม่ต่ำกว่า|ไม่น้อยกว่า|ตั้งแต่)|(?<!ไม่)(?P<less>ไม่ถึง|ต่ำกว่า|น้อยกว่า)|(?<!ไม่)(?P<more>มากกว่า|สูงกว่า|เกิน)"
_REACHED = re.compile(
    rf"(?:{_RELATIONS})\s?(?:ค่า\s?เป้าหมาย\s?)?(?:ที่\s?)?(?:ร้อยละ\s?)?(?P<level>\d{{2,3}}(?:\.\d+)?)\s?(?:คะแนน)?"
    rf"(?P<up>\s?ขึ้นไป)?\s?(?:มี|ถึง|รวม)?\s?(?:จำนวน\s?)?{_COUNT}"
)
_CHANGE: tuple[Relation, ...] = ("rises", "falls", "stays")
_RELATION: tuple[Relation, ...] = (*_CHANGE, "least", "less", "more")


@dataclass(frozen=True, slots=True)
class Scope:
    """Scores that a sentence may count: the year's, and each one's of the year before; None where not printed."""

    now: tuple[Decimal | None, ...]
    before: tuple[Decimal | None, ...]

    def is_printed(self, of_change: bool) -> bool:
        """Whether any score is, and of a change any of the year before."""
        return {*self.now} != {None} and (not of_change or {*self.before} != {None}) and self.now != ()

    def count(self, relation: Relation, level: Decimal) -> int | None:
        """How many rise, fall or stay, or lie not below, below or above a level; None where one is not printed."""
        total = 0
        for now, before in zip(self.now, self.before, strict=True):
            other = before if relation in _CHANGE else level
            if now is None or other is None:
                return None
            holds = {"least": now >= other, "less": now < other, "falls": now < other, "stays": now == other}
            total += holds.get(relation, now > other)
        return total


def check_counts(texts: Iterable[Paragraph | Cell], scores: Iterable[Score]) -> Iterator[Issue]:
    """An issue for each count of items or indicators that no reading of the printed scores gives.

    A sentence that names one instrument counts that one's; another may count those of any. In a table's cell, and
    where a sentence names an indicator, the items of one indicator may be meant. Scores that are partly printed
    decide nothing.
    """
    known = by_key(scores)
    for block in texts:
        text = fold_digits(block.text)
        if "ข้อ" not in text and "วัด" not in text:
            continue
        claims = [match for pattern in (_CHANGED, _REACHED) for match in pattern.finditer(text)]
        if claims:
            context = _context(text, known, isinstance(block, Cell))
            for match in claims:
                yield from _judged(block, match, known, context)


@dataclass(frozen=True, slots=True)
class Context:
    """What a text may count: scores of which instruments and years, and items of which single indicators."""

    instruments: tuple[str, ...]
    years: tuple[int, ...]
    indicators: tuple[int, ...]


def _context(text: str, known: Mapping[Key, Score], in_cell: bool) -> Context:
    """What the text names; every instrument unless it names one, every year unless it names some."""
    instruments = {found.code for found in find_instruments(text)}
    years = {key[0] for key in known if key[0] is not None}
    return Context(
        tuple(sorted(instruments if len(instruments) == 1 else INDICATORS_OF)),
        tuple(sorted({year for year in years if str(year) in text} or years, reverse=True)),
        tuple(range(1, 11)) if in_cell else tuple(found.no for found in read_indicators(text)),
    )


def _judged(
    block: Paragraph | Cell, match: re.Match[str], known: Mapping[Key, Score], context: Context
) -> Iterator[Issue]:
    groups = match.groupdict()
    relation = next(name for name in _RELATION if groups.get(name))
    if relation == "more" and groups.get("up"):
        relation = "least"
    level = Decimal(groups.get("level") or 0)
    scopes = _scopes(known, match["unit"], context, relation in _CHANGE)
    found = [scope.count(relation, level) for scope in scopes]
    counts = [count for count in found if count is not None]
    if counts and len(counts) == len(found) and int(match["count"]) not in counts:
        printed = block.text[match.start() : match.end()]
        likely = max(zip(scopes, counts, strict=True), key=lambda each: len(each[0].now))[1]
        yield Issue(
            "count_mismatch",
            f"“{printed}”: the printed scores give {likely}",
            f"“{printed}” แต่คะแนนที่พิมพ์ไว้นับได้ {likely}",
            None,
            (match["count"], str(likely)),
            (Span(block.block, match.start(), match.end()),),
        )


def _scopes(known: Mapping[Key, Score], unit: str, context: Context, of_change: bool) -> list[Scope]:
    """What the sentence may count, of what is printed at all: each instrument's, several together, one indicator's."""
    level: ScoreLevel = "indicator" if unit.startswith("ตัว") else "item"
    parts: tuple[Part, ...] = (None, 1, 2)
    scopes = []
    for year in context.years:
        of_year = framework(year)
        if of_year is None:
            continue
        lists = [_codes(of_year, level, instrument) for instrument in context.instruments]
        single = [list(of_year.items_of(number)) for number in context.indicators] if level == "item" else []
        for part in parts:
            whole = [_scope(known, year, level, part, codes) for codes in lists]
            printed = [scope for scope in whole if scope.is_printed(of_change)]
            scopes += [joined(some) for size in (1, 2, 3) for some in combinations(printed, size)]
            scopes += [_scope(known, year, level, part, codes) for codes in single]
    return [scope for scope in scopes if scope.is_printed(of_change)]


def _scope(known: Mapping[Key, Score], year: int, level: ScoreLevel, part: Part, codes: Sequence[str]) -> Scope:
    """The scores of `codes` in a year, and in the year before."""
    years = [[known.get((of, level, code, part)) for code in codes] for of in (year, year - 1)]
    now, before = (tuple(None if score is None else exact(score) for score in scores) for scores in years)
    return Scope(now, before)


def joined(scopes: Sequence[Scope]) -> Scope:
    """Several scopes as one."""
    return Scope(
        tuple(score for scope in scopes for score in scope.now),
        tuple(score for scope in scopes for score in scope.before),
    )


def _codes(of_year: Framework, level: ScoreLevel, instrument: str) -> list[str]:
    """The codes of an instrument's indicators or items."""
    if level == "indicator":
        return [str(number) for number in INDICATORS_OF[instrument]]
    return list(of_year.codes(instrument[0].lower()))
