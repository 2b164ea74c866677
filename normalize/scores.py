"""Scores: whose each one is, and of which year; one of each, the first printed, the others reported."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from extract.raw import Quote, RawScore
from normalize.bad_value import BadValue
from normalize.citing import Citations
from normalize.framework import indicator_by_name
from normalize.indicators import read_indicators
from normalize.item_titles import item_by_title
from normalize.items import read_items
from normalize.keys import checked_code
from normalize.numbers import find_numbers
from normalize.problems import Problems
from normalize.ratings import find_ratings
from normalize.record import Score, ScoreLevel
from normalize.years import Years

_INTERNAL = re.compile(r"IIT|ผู้มีส่วนได้ส่วนเสียภายใน|ผู้มีส่วนได้เสียภายใน", re.IGNORECASE)
_EXTERNAL = re.compile(r"EIT|ผู้มีส่วนได้ส่วนเสียภายนอก|ผู้มีส่วนได้เสียภายนอก", re.IGNORECASE)
_OPEN = re.compile(r"OIT|การเปิดเผยข้อมูลสาธารณะ", re.IGNORECASE)
_SUB = re.compile(r"(?:9|๙|10|๑๐)\.[1-9๑-๙]")
_FALLS = re.compile(r"ลดลง|ต่ำลง|▼|↓|^[-−–]")

_SHOWN = 80  # characters of a subject that a message quotes

_Key = tuple[int | None, ScoreLevel, str, int | None]


def scores_of(raw: Iterable[RawScore], years: Years, citations: Citations, problems: Problems) -> tuple[Score, ...]:
    """One score for each year, level, code and part: tables before prose, the earlier before the later."""
    kept: dict[_Key, tuple[Score, Quote]] = {}
    ordered = sorted(raw, key=lambda score: not score.in_table)
    for score in ordered:
        value = problems.attempt("scores", score.value, partial(_value, score.value))
        if value is None:
            continue
        if not 0 <= value <= 100:
            problems.report(
                "score_out_of_range",
                f"no score: {score.value.text}",
                f"ไม่ใช่คะแนน: {score.value.text}",
                "scores",
                score.value,
            )
            continue
        year = score.fiscal_year or (years.assessed if score.in_table else None)
        subjects = list(_subjects(score, year or years.of_items, problems))
        if not subjects and score.level != "item":  # an item code that cannot be resolved has said so
            _report_unknown(score, problems)
        for level, code in subjects:
            external = code == "EIT" or code.startswith("e") or level == "indicator"
            key: _Key = (year, level, code, score.part if external else None)
            same = _known(kept, key, in_prose=not score.in_table)
            if same is not None:
                if all(known.score != float(value) for known, _ in same):
                    _conflict(code, value, score.value, same[0], problems)
                elif key in kept:
                    kept[key] = (_completed(kept[key][0], score, problems), kept[key][1])
                continue
            kept[key] = (_score(score, key, value, citations, problems), score.value)
    return tuple(score for score, _ in kept.values())


def _known(kept: dict[_Key, tuple[Score, Quote]], key: _Key, in_prose: bool) -> list[tuple[Score, Quote]] | None:
    """The score that is already there. A sentence that names no year repeats one of any year."""
    if key in kept:
        return [kept[key]]
    if in_prose and key[0] is None:
        same = [known for other, known in kept.items() if other[1:] == key[1:]]
        return same or None
    return None


def _value(quote: Quote) -> Decimal:
    found = find_numbers(quote.text)
    if not found:
        raise BadValue("bad_value", f"no number: {quote.text}", f"ไม่มีตัวเลข: {quote.text}")
    return found[0].value


def _subjects(score: RawScore, year: int | None, problems: Problems) -> Iterator[tuple[ScoreLevel, str]]:
    text = " ".join(quote.text for quote in score.subject)
    if score.level == "overall":
        yield "overall", "overall"
    elif score.level == "instrument":
        code = _instrument(text)
        if code is not None:
            yield "instrument", code
    elif score.level == "sub_indicator":
        match = _SUB.search(text)
        if match is not None:
            yield "sub_indicator", match[0].translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    elif score.level == "indicator":
        for number in dict.fromkeys(mention.no for mention in read_indicators(text)):
            yield "indicator", str(number)
            break
    elif score.level == "item":
        yield from _items(score, text, year, problems)
    else:
        code = item_by_title(text, year)
        if code is not None:
            yield "item", code
        elif (named := indicator_by_name(text)) is not None:
            yield "indicator", str(named)


def _items(score: RawScore, text: str, year: int | None, problems: Problems) -> Iterator[tuple[ScoreLevel, str]]:
    indicators = [mention.no for mention in read_indicators(score.indicator.text)] if score.indicator else []
    reach = len(score.subject[0].text)
    found = [m for m in read_items(text, year, indicators, allow_bare=score.in_table) if m.start < reach]
    for mention in found:
        code = checked_code(mention, Quote(text, score.subject[0].spans), problems, "scores")
        if code is not None:
            yield "item", code
    if not found and (code := item_by_title(text, year)) is not None:
        yield "item", code


def _instrument(text: str) -> str | None:
    named = [code for code, pattern in (("IIT", _INTERNAL), ("EIT", _EXTERNAL), ("OIT", _OPEN)) if pattern.search(text)]
    return named[0] if len(named) == 1 else None


def _score(raw: RawScore, key: _Key, value: Decimal, citations: Citations, problems: Problems) -> Score:
    year, level, code, part = key
    return Score(
        fiscal_year=year,
        level=level,
        code=code,
        part=1 if part == 1 else 2 if part == 2 else None,
        score=float(value),
        raw=raw.value.text,
        rating=_rating(raw),
        stated_change=_stated_change(raw, problems),
        sources=citations.of(raw.value),
    )


def _completed(known: Score, again: RawScore, problems: Problems) -> Score:
    """A score with the rating and change that only a later table prints beside it."""
    rating = known.rating if known.rating is not None else _rating(again)
    change = known.stated_change if known.stated_change is not None else _stated_change(again, problems)
    return replace(known, rating=rating, stated_change=change)


def _rating(raw: RawScore) -> str | None:
    ratings = find_ratings(raw.rating.text if raw.rating else raw.value.text)
    return ratings[0].rating if ratings else None


def _stated_change(raw: RawScore, problems: Problems) -> float | None:
    if raw.change is None:
        return None
    change = problems.attempt("scores.stated_change", raw.change, partial(_change, raw.change))
    return None if change is None else float(change)


def _change(quote: Quote) -> Decimal | None:
    found = find_numbers(quote.text)
    if not found:
        if quote.text.strip() in {"คงที่", "เท่าเดิม"}:
            return Decimal(0)
        return None
    value = found[0].value
    return -abs(value) if _FALLS.search(quote.text) else value


def _report_unknown(score: RawScore, problems: Problems) -> None:
    subject = " ".join(quote.text for quote in score.subject)[:_SHOWN]
    problems.report(
        "unmapped_text",
        f"whose score {score.value.text} is cannot be told: {subject}",
        f"ไม่ทราบว่าคะแนน {score.value.text} เป็นของตัวชี้วัดหรือข้อใด: {subject}",
        "scores",
        *score.subject,
        score.value,
    )


def _conflict(code: str, value: Decimal, quote: Quote, known: tuple[Score, Quote], problems: Problems) -> None:
    other, place = known
    problems.report(
        "score_conflict",
        f"{code}: {value} here, {other.score:g} elsewhere",
        f"{code}: ที่นี่ {value} ที่อื่น {other.score:g}",
        "scores",
        quote,
        place,
        candidates=(str(value), f"{other.score:g}"),
    )
