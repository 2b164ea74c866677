"""Plans and reports as one table with a row per measure, in any column order."""

import random
from collections.abc import Sequence
from dataclasses import replace

from tests.documents import framework
from tests.documents.blocks import Break, Cell, Line, Table, text_cell
from tests.documents.layouts.headers import header_rows
from tests.documents.layouts.pages import page_edge
from tests.documents.model import Content, Measure
from tests.documents.part import Fact, Part, entry, finding
from tests.documents.printing import (
    INDICATOR_FORMS,
    indicator_text,
    listed_cell,
    listed_truth,
    owners_cell,
    owners_truth,
    period_truth,
)

WIDTHS = {"no": 5, "period": 10, "owners": 12, "budget": 9, "topic": 14, "indicator": 13, "remark": 9, "goal": 10}
KEYS = ("no", "topic", "indicator", "item", "finding")
KIND_OF = {"problem": "limitation", "recommendation": "recommendation"}


def columns_of(content: Content, rng: random.Random) -> list[str]:
    """The roles of the columns, in a plausible order."""
    odds = rng.random
    if content.kind == "measures":
        key = rng.choice(("topic", "indicator", "indicator", "topic", ""))
        head = [key] if key else []
        head += ["item"] * (odds() < 0.45) + ["finding"] * (odds() < (0.6 if key else 0.9))
        tail = ["period"] * (odds() < 0.92) + ["owners"] * (odds() < 0.95) + ["budget"] * (odds() < 0.35)
        body = ["measure"] + ["steps"] * (odds() < 0.9)
        extra = ["goal"] * (odds() < 0.15) + ["expected"] * (odds() < 0.2) + ["remark"] * (odds() < 0.15)
    else:
        key = rng.choice(("topic", "indicator", "", ""))
        head = [key] if key else []
        body = ["measure"] + ["steps"] * (odds() < 0.6)
        tail = ["owners"] * (odds() < 0.7) + ["period"] * (odds() < 0.6) + ["budget"] * (odds() < 0.25)
        extra = ["results"] + ["outcomes"] * (odds() < 0.55) + ["problem"] * (odds() < 0.35)
        extra += ["recommendation"] * (odds() < 0.35) + ["evidence"] * (odds() < 0.2) + ["remark"] * (odds() < 0.1)
    rng.shuffle(tail)
    order = [*head, *body, *tail, *extra]
    turn = odds()
    if turn < 0.12 and head:  # the measure first, then what it answers
        order = [*body, *head, *tail, *extra]
    elif turn < 0.25:
        order = [*head, *body, *extra, *tail]
    elif turn < 0.32:
        order = [*head, *tail, *body, *extra]
    if odds() < 0.4:
        order = ["no", *order]
    return order


def _topic_text(group: int, measure: Measure, form: int, content: Content, rng: random.Random) -> str:
    number = content.style.numerals(str(group), rng)
    return (f"({number}) ", f"{number}. ", "", "")[form] + measure.topic


def _item_lines(measure: Measure, form: int, content: Content, rng: random.Random) -> tuple[Line, ...]:
    listed = framework.items(content.assessed)
    lines = []
    for code in measure.items:
        printed, title = content.style.item(code, rng), content.style.numerals(listed[code].title, rng)
        lines.append(Line((f"{printed} {title}", printed, f"{printed} : {title}", f"{title} ({printed})")[form]))
    return tuple(lines)


def _cell(role: str, measure: Measure, content: Content) -> Cell:
    """The cell of a column that every measure row fills itself."""
    style = content.style
    if role in ("measure", "steps", "results", "outcomes"):
        return listed_cell(getattr(measure, role), style)
    if role == "expected":
        return listed_cell(measure.outcomes, style)
    if role == "owners":
        return owners_cell(measure.owners, style)
    if role == "period":
        return text_cell(measure.period.raw)
    if role == "budget":
        return text_cell(measure.budget.raw)
    return text_cell(str(getattr(measure, role)))


def row_truth(measure: Measure, printed: Sequence[str], content: Content, indicators: tuple[int, ...]) -> Fact:
    """What the printed columns of a measure's row say."""
    style, facts = content.style, {}
    none: list[str] = []
    lists = {"measure": "measures", "steps": "steps", "outcomes": "outcomes", "expected": "outcomes"}
    for role in printed:
        if role in lists:
            source = measure.outcomes if role == "expected" else getattr(measure, role)
            facts[lists[role]] = listed_truth(source, style)
        elif role == "results":
            facts["results"] = listed_truth(measure.results, style, dates=True)
        elif role == "owners":
            facts["owners"] = owners_truth(measure.owners)
        elif role == "period":
            facts["period"] = period_truth(measure)
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
        elif role in KIND_OF and getattr(measure, role) in ("-", "ไม่มี"):
            none.append(role)
        elif role in ("remark", "evidence", "goal") and getattr(measure, role):
            facts.setdefault("other", []).append({"text": getattr(measure, role)})  # type: ignore[union-attr, attr-defined]
    named = list(indicators) if "indicator" in printed else []
    if not named and "item" in printed:
        listed = framework.items(content.assessed)
        named = sorted({listed[code].indicator for code in measure.items})
    kind = "plan" if content.kind == "measures" else "result"
    return entry(kind, **facts, indicators=named, stated_none=none)


def row_findings(measure: Measure, printed: Sequence[str], fact: Fact) -> list[Fact]:
    """The problem and recommendation cells of a row: findings about what the row is about."""
    return [
        finding(KIND_OF[role], str(getattr(measure, role)), indicators=fact["indicators"], items=fact["items"])
        for role in printed
        if role in KIND_OF and getattr(measure, role) not in ("-", "ไม่มี")
    ]


def _groups(content: Content, rng: random.Random, stack: bool) -> list[list[Measure]]:
    """The measures that share their key cells; with `stack` some groups of several indicators."""
    groups: list[list[Measure]] = []
    for measure in content.measures:
        if groups and groups[-1][0].indicators == measure.indicators:
            groups[-1].append(measure)
        else:
            groups.append([measure])
    if not stack:
        return groups
    merged: list[list[Measure]] = []
    for group in groups:
        if merged and len({m.indicators for m in merged[-1]}) < 3 and rng.random() < 0.5:
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(group)
    return [_renumbered(group) for group in merged]


def _renumbered(group: list[Measure]) -> list[Measure]:
    """A stacked group with its measures numbered through, where they carry running numbers."""
    if any(measure.measure.marker != "{}." or len(measure.measure.points) > 1 for measure in group):
        return group
    return [replace(measure, measure=replace(measure.measure, first=no)) for no, measure in enumerate(group, 1)]


def measure_table(content: Content, rng: random.Random) -> Part:
    """The table of all measures."""
    columns = columns_of(content, rng)
    mode = rng.choice(("merged", "merged", "once", "repeat", "group row"))
    stack = "indicator" in columns and "item" not in columns and "finding" not in columns and rng.random() < 0.4
    if stack:
        mode = rng.choice(("merged", "once"))
    if mode == "group row" and "indicator" not in columns:
        mode = "merged"
    printed = [role for role in columns if not (mode == "group row" and role == "indicator")]
    indicator_form, topic_form, item_form = rng.choice(INDICATOR_FORMS), rng.randrange(4), rng.randrange(4)
    part, body, row_no = Part(), [], 0
    for group_no, group in enumerate(_groups(content, rng, stack), 1):
        about = tuple(dict.fromkeys(no for measure in group for no in measure.indicators))
        if mode == "group row":
            title = indicator_text(about[0], indicator_form, content.style, rng).replace("\n", " ")
            body.append((text_cell(title, columns=len(printed)),))
        for place, measure in enumerate(group):
            row_no += 1
            row = []
            for role in printed:
                shared = role in ("topic", "indicator", "item", "finding")
                if shared and place and mode in ("merged", "group row"):
                    continue
                if shared and place and mode == "once":
                    row.append(Cell())
                    continue
                span = len(group) if shared and mode in ("merged", "group row") else 1
                if role == "no":
                    cell = text_cell(content.style.numerals(f"{row_no}", rng))
                elif role == "topic":
                    cell = text_cell(_topic_text(group_no, measure, topic_form, content, rng), rows=span)
                elif role == "indicator":
                    names = [indicator_text(no, indicator_form, content.style, rng) for no in about]
                    cell = text_cell("\n".join(names), rows=span)
                elif role == "item":
                    cell = Cell(_item_lines(measure, item_form, content, rng), rows=span)
                elif role == "finding":
                    cell = text_cell(measure.finding, rows=span)
                else:
                    cell = _cell(role, measure, content)
                row.append(cell)
            body.append(tuple(row))
            fact = row_truth(measure, columns, content, about)
            part.entries.append(fact)
            part.findings += row_findings(measure, columns, fact)
    head = header_rows(printed, content, rng)
    part.blocks.append(
        Table(
            (*head, *body),
            len(printed),
            len(head),
            _breaks(len(head), body, rng, content),
            tuple(WIDTHS.get(role, 20) for role in printed),
            dropped=rng.random() < 0.1,
        )
    )
    return part


def _breaks(head: int, body: list[tuple[Cell, ...]], rng: random.Random, content: Content) -> tuple[Break, ...]:
    """Page breaks: every few rows, some of them inside a row; never between a group row and its first measure."""
    out, page, repeat = [], 1, rng.random() < 0.75
    row = rng.randint(1, 4)
    while row < len(body):
        if len(body[row - 1]) > 1:
            page += 1
            cut = rng.random() < 0.3
            out.append(Break(head + row, repeat and head > 0, cut, page_edge(page, rng, content)))
        row += rng.randint(2, 5)
    return tuple(out)
