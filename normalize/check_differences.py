"""Differences (ผลต่าง) that are not the later score less the earlier, and years that cannot be compared."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from extract.raw import Quote, RawScore
from ingest.issue import Issue
from ingest.span import Span
from normalize.citing import spans_of
from normalize.framework import framework
from normalize.plain import plain
from normalize.record import Score
from normalize.score_names import name, name_th
from normalize.score_sums import by_key, decimals, exact

_SAME_QUESTION = 60.0
"""Likeness (0 to 100) of two years' wordings below which a question is another one."""


def check_differences(scores: Iterable[Score], raw: Iterable[RawScore]) -> Iterator[Issue]:
    """An issue for each stated change that is not the difference of the two years' scores.

    Where no change of the document has a minus sign, the size alone counts: such columns print no signs.
    """
    known = by_key(scores)
    printed = changes_by_score(raw)
    signed = any(score.stated_change is not None and score.stated_change < 0 for score in known.values())
    for (year, level, code, part), later in known.items():
        earlier = known.get((year - 1, level, code, part)) if year is not None else None
        if later.stated_change is None or earlier is None:
            continue
        stated, difference = Decimal(str(later.stated_change)), exact(later) - exact(earlier)
        change = printed.get(spans_of(later.sources))
        rounding = max(decimals(change.text) if change else 2, 0)
        wrong = abs(difference - stated) >= Decimal(1).scaleb(-rounding) * Decimal("0.6")
        if wrong and not (not signed and abs(difference) == abs(stated)):
            yield _difference_issue(earlier, later, difference, change)


def changes_by_score(raw: Iterable[RawScore]) -> dict[tuple[Span, ...], Quote]:
    """Where the changes are printed, by the places of their scores."""
    return {score.value.spans: score.change for score in raw if score.change is not None}


def _difference_issue(earlier: Score, later: Score, difference: Decimal, change: Quote | None) -> Issue:
    stated = change.text if change else f"{later.stated_change:+.2f}"
    return Issue(
        "score_arithmetic",
        f"{name(later)}: {later.raw} ({later.fiscal_year}) less {earlier.raw} ({earlier.fiscal_year}) "
        f"is {difference:+.2f}, but {stated} is printed",
        f"{name_th(later)}: {later.raw} (ปี {later.fiscal_year}) ลบ {earlier.raw} (ปี {earlier.fiscal_year}) "
        f"ได้ {difference:+.2f} แต่พิมพ์ว่า {stated}",
        "scores.stated_change",
        (stated, f"{difference:+.2f}"),
        (*spans_of(earlier.sources, later.sources), *(change.spans if change else ())),
    )


def check_questions(scores: Iterable[Score]) -> Iterator[Issue]:
    """An issue where a change is stated between years in which the item, or its whole list, is another one."""
    known = by_key(scores)
    relisted: dict[tuple[int, str], list[Score]] = {}
    for (year, level, code, part), later in known.items():
        earlier = known.get((year - 1, level, code, part)) if year is not None else None
        if level != "item" or year is None or earlier is None or later.stated_change is None:
            continue
        if _list_length(code[0], year - 1) != _list_length(code[0], year):
            relisted.setdefault((year, code[0]), []).extend((earlier, later))
            continue
        before, now = question(code, year - 1), question(code, year)
        if before and now and fuzz.ratio(plain(before), plain(now)) < _SAME_QUESTION:
            yield Issue(
                "not_comparable",
                f"{code} asks another question in {year} (“{now}”) than in {year - 1} (“{before}”): "
                f"{earlier.raw} and {later.raw} do not compare",
                f"ข้อ {code} ปี {year} (“{now}”) ถามคนละเรื่องกับปี {year - 1} (“{before}”) "
                f"จึงเปรียบเทียบคะแนน {earlier.raw} กับ {later.raw} ไม่ได้",
                "scores.stated_change",
                (),
                spans_of(earlier.sources, later.sources),
            )
    for (year, letter), compared in relisted.items():
        yield Issue(
            "not_comparable",
            f"the lists of {year - 1} and {year} differ: the same number ({letter}1, {letter}2…) is not the same item",
            f"รายการข้อของปี {year - 1} และ {year} ต่างกัน ข้อเลขเดียวกัน ({letter}1, {letter}2…) จึงไม่ใช่ข้อเดียวกัน",
            "scores.stated_change",
            (),
            spans_of(*(score.sources for score in compared)),
        )


def _list_length(letter: str, year: int) -> int | None:
    """How many items a year's list has; None where it is not known."""
    of_year = framework(year)
    return len(of_year.codes(letter)) if of_year else None


def question(code: str, year: int) -> str | None:
    """The confirmed wording of an item in a year's list; None where only a recalled one is known."""
    of_year = framework(year)
    item = of_year.items.get(code) if of_year else None
    return item.title if item and item.title and item.confidence != "R" else None
