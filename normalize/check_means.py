"""Means and weighted sums that do not come out, and which figure is wrong where the others agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.framework import YEARS, framework
from normalize.record import Score
from normalize.score_names import name, name_th
from normalize.score_sums import Key, Part, Sum, by_key, exact, mean_of, sums_of

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Located:
    """A wrong figure: with `implied` in its place, the sums in `mended` hold and no other breaks."""

    figure: Score
    implied: Decimal
    mended: tuple[Sum, ...]


def check_means(scores: Iterable[Score]) -> Iterator[Issue]:
    """An issue for each wrong figure, and for each failing sum of which no figure can be told to be the wrong one."""
    known = by_key(scores)
    for year in YEARS:
        sums = sums_of(known, year)
        part = part_of_items(known, year)
        if part is not None:
            if any(_of_undivided_items(each) and not each.holds for each in sums):
                yield _basis_issue(known, year, part)
            sums = [each for each in sums if not _of_undivided_items(each)]
        sums = [each for each in sums if _trusted(each, sums)]
        failing = [each for each in sums if not each.holds]
        while (found := locate(failing, sums)) is not None:
            yield _located_issue(found)
            failing = [each for each in failing if each not in found.mended]
            sums = [each for each in sums if found.figure not in each.figures]
        yield from map(_sum_issue, failing)


def _trusted(each: Sum, sums: Sequence[Sum]) -> bool:
    """Whether a sum may be judged by. One that is no confirmed fact may where a sibling, another of its kind, holds."""
    letter = each.parts[0][0].code[0]
    siblings = (o for o in sums if o.recalled and o.kind == each.kind and o.parts[0][0].code[0] == letter)
    return not each.recalled or any(other.holds for other in siblings if other is not each)


def locate(failing: Sequence[Sum], sums: Sequence[Sum]) -> Located | None:
    """The one figure whose correction makes most of the failing sums hold and breaks none; None if several may be."""
    found = [
        Located(figure, exact(figure) - each.residual / each.coefficient(figure), mended)
        for each in failing
        for figure in each.figures
        if (mended := _mended_by(figure, each, sums))
    ]
    most = max((len(one.mended) for one in found), default=0)
    best = [one for one in found if len(one.mended) == most]
    if not best or any(one.figure is not best[0].figure for one in best):
        return None
    # The sum that has the figure as its target gives its value with the least rounding.
    return next((one for one in best if one.mended[0].target is one.figure), best[0])


def _mended_by(figure: Score, failing: Sum, sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """The failing sums that hold when `figure` takes the value that `failing` asks for; () if another breaks."""
    weight = failing.coefficient(figure)
    delta = -failing.residual / weight
    if not 0 <= exact(figure) + delta <= 100 + _HUNDREDTH:
        return ()
    mended = [failing]
    for each in sums:
        effect = each.coefficient(figure)
        if effect == 0 or each is failing:
            continue
        off = abs(each.residual + effect * delta)
        would_hold = off <= each.tolerance + abs(effect / weight) * failing.tolerance
        if each.holds and not would_hold:
            return ()
        if not each.holds and would_hold:
            mended.append(each)
    return tuple(mended)


def part_of_items(scores: Mapping[Key, Score], year: int) -> Part:
    """The part of the EIT that the year's undivided item scores are of; None where they are of both, or unknown.

    Some documents print the public's scores (part 1) one year and those of both parts the year before.
    """
    of_year = framework(year)
    if of_year is None or ("EIT", 1) not in of_year.weights:
        return None
    items = [scores.get((year, "item", code, None)) for code in of_year.codes("e")]
    parts: tuple[Part, ...] = (1, 2)
    halves = [scores.get((year, "instrument", "EIT", part)) for part in parts]
    known = [score for score in (*items, *halves) if score is not None]
    if len(known) < len(items) + 2 or known[-1].score == known[-2].score:
        return None
    fitting = [
        part for part, half in zip(parts, halves, strict=True) for each in mean_of("items", half, items) if each.holds
    ]
    return fitting[0] if len(fitting) == 1 else None


def _of_undivided_items(each: Sum) -> bool:
    first = each.parts[0][0]
    return each.kind == "items" and first.code.startswith("e") and first.part is None


def _basis_issue(scores: Mapping[Key, Score], year: int, part: Part) -> Issue:
    of_year = framework(year)
    assert of_year is not None
    items = [scores[(year, "item", code, None)] for code in of_year.codes("e")]
    indicators = [scores.get((year, "indicator", str(number), None)) for number in (6, 7, 8)]
    half = scores[(year, "instrument", "EIT", part)]
    cited = spans_of(half.sources, *(score.sources for score in (*indicators, *items) if score is not None))
    return Issue(
        "score_conflict",
        f"the EIT item scores of {year} are of part {part} alone (their mean is its {half.raw}), the indicators of "
        "both parts: neither each other nor a year whose items are of both parts compare with them",
        f"คะแนนรายข้อ EIT ปี {year} เป็นของส่วนที่ {part} เท่านั้น (เฉลี่ยได้ {half.raw}) แต่ตัวชี้วัดรวมทั้งสองส่วน "
        "จึงเปรียบเทียบกันไม่ได้ และเปรียบเทียบกับปีที่รายข้อรวมทั้งสองส่วนไม่ได้",
        "scores",
        (),
        cited,
    )


def _located_issue(found: Located) -> Issue:
    figure, first = found.figure, found.mended[0]
    value = found.implied.quantize(_HUNDREDTH, ROUND_HALF_UP)
    given, given_th = f"give {value}", f"ได้ {value}"
    if first.target is not figure:
        given = f"give {value}, with which {name(first.target)} {first.target.raw} comes out"
        given_th = f"ได้ {value} ซึ่งทำให้{name_th(first.target)} {first.target.raw} ถูกต้อง"
    others, others_th = _figures(first, figure)
    return Issue(
        "score_arithmetic",
        f"{name(figure)} {figure.fiscal_year}: {figure.raw} is printed, but {others} {given}",
        f"{name_th(figure)} ปี {figure.fiscal_year} พิมพ์ว่า {figure.raw} แต่คำนวณจาก {others_th} {given_th}",
        "scores",
        (figure.raw, str(value)),
        spans_of(*dict.fromkeys(score.sources for each in found.mended for score in (figure, *each.figures))),
    )


def _sum_issue(each: Sum) -> Issue:
    target = each.target
    others, others_th = _figures(each, target)
    year, value = target.fiscal_year, f"{each.computed:.2f}"
    how, how_th = ("weighted sum", "ผลรวมถ่วงน้ำหนัก") if each.kind == "weights" else ("mean", "ค่าเฉลี่ย")
    return Issue(
        "score_arithmetic",
        f"{name(target)} {year}: {target.raw} is printed, but the {how} of {others} is {value}",
        f"{name_th(target)} ปี {year} พิมพ์ว่า {target.raw} แต่{how_th}ของ {others_th} คือ {value}",
        "scores",
        (target.raw, value),
        spans_of(*(score.sources for score in each.figures)),
    )


def _figures(each: Sum, but: Score) -> tuple[str, str]:
    """The parts of a sum without one of them, in English and Thai."""
    parts = [score for score, _ in each.parts if score is not but]
    return ", ".join(f"{name(s)} {s.raw}" for s in parts), ", ".join(f"{name_th(s)} {s.raw}" for s in parts)
