"""What every layout of measures shares: the cell of a role, and what a printed row says."""

import random
from collections.abc import Sequence
from typing import Any

from tests.documents import framework
from tests.documents.blocks import Cell, Line, text_cell
from tests.documents.model import Content, Measure
from tests.documents.part import Fact, entry, finding
from tests.documents.printing import (
    indicator_text,
    listed_cell,
    listed_truth,
    owners_cell,
    owners_truth,
    period_truth,
)

KIND_OF = {"problem": "limitation", "recommendation": "recommendation"}
OTHER = ("remark", "evidence", "goal")
NOTHING = ("-", "ไม่มี")
LISTS = {"measure": "measures", "steps": "steps", "outcomes": "outcomes", "expected": "outcomes"}


def kind_of(content: Content) -> str:
    """The kind of a document's entries."""
    return "plan" if content.kind == "measures" else "result"


def item_lines(measure: Measure, form: int, content: Content, rng: random.Random) -> tuple[Line, ...]:
    """The items of a measure: code and question, only the code, or a range of codes."""
    listed, style = framework.items(content.assessed), content.style
    codes = measure.items
    if form == 4:
        printed = [style.item(code, rng) for code in codes]
        run = len(codes) == 3 and int(codes[2][1:]) - int(codes[0][1:]) == 2
        if run:
            return (Line(f"{printed[0]} {rng.choice(('-', '–', 'ถึง'))} {printed[2].removeprefix('ข้อ ')}"),)
        return (Line(rng.choice((", ", " และ ", " ")).join(printed)),)
    lines = []
    for code in codes:
        name, title = style.item(code, rng), style.numerals(listed[code].title, rng)
        lines.append(Line((f"{name} {title}", name, f"{name} : {title}", f"{title} ({name})")[form]))
    return tuple(lines)


def edges(measure: Measure, content: Content) -> tuple[str, str]:
    """First and last day or month of a measure, where they have a column each."""
    period, style, rng = measure.period, content.style, random.Random(measure.period.raw)
    assert period.start is not None
    assert period.end is not None
    if period.precision == "day":
        return style.day(period.start, rng), style.day(period.end, rng)
    return style.numerals(style.month(period.start), rng), style.numerals(style.month(period.end), rng)


def printed_cell(
    role: str, measure: Measure, content: Content, indicator_form: int, item_form: int, rng: random.Random
) -> Cell:
    """The cell of a role of one measure."""
    style = content.style
    if role in ("measure", "steps", "results", "outcomes"):
        return listed_cell(getattr(measure, role), style)
    if role == "expected":
        return listed_cell(measure.outcomes, style)
    if role == "owners":
        return owners_cell(measure.owners, style)
    if role == "period":
        return text_cell(measure.period.raw)
    if role in ("start", "end"):
        return text_cell(edges(measure, content)[role == "end"])
    if role == "budget":
        return text_cell(measure.budget.raw)
    if role == "indicator":
        return text_cell("\n".join(indicator_text(no, indicator_form, style, rng) for no in measure.indicators))
    if role == "item":
        return Cell(item_lines(measure, item_form, content, rng))
    return text_cell(str(getattr(measure, role)))


def row_truth(measure: Measure, printed: Sequence[str], content: Content, indicators: tuple[int, ...]) -> Fact:
    """What the printed roles of a measure say; `indicators` are those that an indicator cell names."""
    style, facts, none = content.style, dict[str, Any](), list[str]()
    for role in printed:
        value = getattr(measure, role, None)
        if role in LISTS:
            facts[LISTS[role]] = listed_truth(measure.outcomes if role == "expected" else getattr(measure, role), style)
        elif role == "results":
            facts["results"] = listed_truth(measure.results, style, dates=True)
        elif role == "owners":
            facts["owners"] = owners_truth(measure.owners)
        elif role == "period":
            facts["period"] = period_truth(measure)
        elif role == "start":
            facts["period"] = period_truth(measure) | {"raw": " ".join(edges(measure, content))}
        elif role == "topic":
            facts["topic"] = measure.topic
        elif role == "item":
            facts["items"] = list(measure.items)
        elif role == "finding":
            facts["findings"] = [measure.finding]
        elif role == "budget" and measure.budget.amount is None:
            none.append("budget")
        elif role == "budget":
            facts["budget"] = {"raw": measure.budget.raw, "amount": measure.budget.amount}
        elif role in KIND_OF and value in NOTHING:
            none.append(role)
        elif role in OTHER and value:
            facts.setdefault("other", []).append({"text": value})
    named = list(indicators) if "indicator" in printed else []
    if not named and "item" in printed:
        listed = framework.items(content.assessed)
        named = sorted({listed[code].indicator for code in measure.items})
    return entry(kind_of(content), **facts, indicators=named, stated_none=none)


def row_findings(measure: Measure, printed: Sequence[str], fact: Fact) -> list[Fact]:
    """The problem and recommendation cells of a row: findings about what the row is about."""
    return [
        finding(KIND_OF[role], str(getattr(measure, role)), indicators=fact["indicators"], items=fact["items"])
        for role in printed
        if role in KIND_OF and getattr(measure, role) not in NOTHING
    ]
