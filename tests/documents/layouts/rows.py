"""Plans and reports as tables with a row per measure: one table in any column order, or one per indicator."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.documents.blocks import Break, Cell, Heading, Table, paragraph, text_cell
from tests.documents.layouts.headers import header_rows
from tests.documents.layouts.measures import printed_cell, row_findings, row_truth
from tests.documents.layouts.pages import page_edge
from tests.documents.model import Content, Measure
from tests.documents.part import Part
from tests.documents.printing import INDICATOR_FORMS, indicator_text

WIDTHS = {
    "no": 5,
    "topic": 14,
    "indicator": 13,
    "period": 10,
    "start": 8,
    "end": 8,
    "owners": 12,
    "budget": 12,
    "goal": 10,
    "remark": 9,
}
"""Widths of narrow columns; the others have 20."""
SHARED = ("topic", "indicator", "item", "finding")
"""Columns whose cell all measures of a group share."""
SPANNING = ("merged", "group row", "sections")
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one document sets its table.

    `mode` is how measures share their key cells: "merged", "once" (printed once), "repeat", "group row" (a row over
    the whole width) or "sections" (a table per group, under a heading).
    """

    columns: list[str]
    mode: str
    stacked: bool
    indicator_form: int
    topic_form: int
    item_form: int
    own_heading: str  # the key that a group row or a section's heading prints instead of a column

    @property
    def printed(self) -> list[str]:
        """The roles that have a column."""
        return [role for role in self.columns if role != self.own_heading]


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
    if "period" in tail and odds() < 0.08:
        at = tail.index("period")
        tail[at : at + 1] = ["start", "end"]
    order = [*head, *body, *tail, *extra]
    turn = odds()
    if turn < 0.12 and head:  # the measure first, then what it answers
        order = [*body, *head, *tail, *extra]
    elif turn < 0.25:
        order = [*head, *body, *extra, *tail]
    elif turn < 0.32:
        order = [*head, *tail, *body, *extra]
    return ["no", *order] if odds() < 0.4 else order


def _plan(content: Content, rng: random.Random) -> Plan:
    columns = columns_of(content, rng)
    mode = rng.choice(("merged", "merged", "once", "repeat", "group row", "sections"))
    stacked = "indicator" in columns and "item" not in columns and "finding" not in columns and rng.random() < 0.4
    if stacked:
        mode = rng.choice(("merged", "once"))
    key = next((role for role in ("indicator", "topic") if role in columns), "")
    if (mode == "group row" and key != "indicator") or not key:
        mode = "merged" if mode in ("group row", "sections") else mode
    own = key if mode in ("group row", "sections") else ""
    form = rng.choice((0, 0, 1, 6)) if mode == "sections" else rng.choice(INDICATOR_FORMS)
    return Plan(columns, mode, stacked, form, rng.randrange(4), rng.randrange(5), own)


def _topic_text(group: int, measure: Measure, form: int, content: Content, rng: random.Random) -> str:
    number = content.style.numerals(str(group), rng)
    return (f"({number}) ", f"{number}. ", "", "")[form] + measure.topic


def _groups(content: Content, rng: random.Random, stacked: bool) -> list[list[Measure]]:
    """The measures that share their key cells; `stacked`: some groups hold several indicators."""
    groups: list[list[Measure]] = []
    for measure in content.measures:
        same = bool(groups) and groups[-1][-1].indicators == measure.indicators
        joins = stacked and bool(groups) and len(_about(groups[-1])) < 3 and rng.random() < 0.5
        if same or joins:
            groups[-1].append(measure)
        else:
            groups.append([measure])
    return [_renumbered(group) for group in groups] if stacked else groups


def _renumbered(group: list[Measure]) -> list[Measure]:
    """A stacked group with its measures numbered through, where they carry running numbers."""
    if any(measure.measure.marker != "{}." or len(measure.measure.points) > 1 for measure in group):
        return group
    return [replace(measure, measure=replace(measure.measure, first=no)) for no, measure in enumerate(group, 1)]


def _about(group: list[Measure]) -> tuple[int, ...]:
    """The indicators of a group."""
    return tuple(dict.fromkeys(no for measure in group for no in measure.indicators))


def _group_rows(
    plan: Plan, group: list[Measure], group_no: int, first_no: int, content: Content, rng: random.Random
) -> list[Row]:
    """The rows of a group of measures that share their key cells."""
    rows: list[Row] = []
    for place, measure in enumerate(group):
        row: list[Cell] = []
        for role in plan.printed:
            if role in SHARED and place and plan.mode in SPANNING:
                continue
            if role in SHARED and place and plan.mode == "once":
                row.append(Cell())
                continue
            if role == "no":
                cell = text_cell(content.style.numerals(str(first_no + place), rng))
            elif role == "topic":
                cell = text_cell(_topic_text(group_no, measure, plan.topic_form, content, rng))
            elif role == "indicator":
                names = [indicator_text(no, plan.indicator_form, content.style, rng) for no in _about(group)]
                cell = text_cell("\n".join(names))
            else:
                cell = printed_cell(role, measure, content, plan.indicator_form, plan.item_form, rng)
            if role in SHARED and plan.mode in SPANNING:
                cell = replace(cell, rows=len(group))
            row.append(cell)
        rows.append(tuple(row))
    return rows


def _group_title(plan: Plan, group: list[Measure], group_no: int, content: Content, rng: random.Random) -> str:
    if plan.own_heading == "indicator":
        return indicator_text(_about(group)[0], plan.indicator_form, content.style, rng).replace("\n", " ")
    form = plan.topic_form if plan.topic_form < 2 else 1
    return _topic_text(group_no, group[0], form, content, rng)


def measure_table(content: Content, rng: random.Random) -> Part:
    """All measures, in one table or a table per group."""
    plan, part, body, row_no = _plan(content, rng), Part(), list[Row](), 1
    head = header_rows(plan.printed, content, rng, whole=plan.mode != "sections")
    groups = _groups(content, rng, plan.stacked)
    restart = rng.random() < 0.5
    for group_no, group in enumerate(groups, 1):
        rows = _group_rows(plan, group, group_no, row_no, content, rng)
        row_no += len(group)
        if plan.mode == "sections":
            title = _group_title(plan, group, group_no, content, rng)
            part.blocks.append(Heading(title, 3) if rng.random() < 0.7 else paragraph(title, bold=True))
            part.blocks.append(_table(plan, head, rows, (), rng))
            row_no = 1 if restart else row_no
        elif plan.mode == "group row":
            title = _group_title(plan, group, group_no, content, rng)
            body += [(text_cell(title, columns=len(plan.printed)),), *rows]
        else:
            body += rows
        for measure in group:
            fact = row_truth(measure, plan.columns, content, _about(group))
            part.entries.append(fact)
            part.findings += row_findings(measure, plan.columns, fact)
    if body:
        body += _total_row(plan, content, rng)
        part.blocks.append(_table(plan, head, body, _breaks(len(head), body, rng, content), rng))
    return part


def _table(plan: Plan, head: Sequence[Row], body: list[Row], breaks: tuple[Break, ...], rng: random.Random) -> Table:
    widths = tuple(WIDTHS.get(role, 20) for role in plan.printed)
    return Table((*head, *body), len(plan.printed), len(head), breaks, widths, dropped=rng.random() < 0.1)


def _total_row(plan: Plan, content: Content, rng: random.Random) -> list[Row]:
    """A last row with the sum of the budgets, in some tables that have them; it is no measure."""
    amounts = [measure.budget.amount or 0.0 for measure in content.measures]
    if "budget" not in plan.printed[1:] or rng.random() > 0.3 or not any(amounts):
        return []
    at = plan.printed.index("budget")
    total = content.style.numerals(f"{int(sum(amounts)):,}", rng)
    title = text_cell(rng.choice(("รวม", "รวมงบประมาณทั้งสิ้น", "รวมทั้งสิ้น")), columns=at)
    return [(title, text_cell(total), *(Cell() for _ in plan.printed[at + 1 :]))]


def _breaks(head: int, body: list[Row], rng: random.Random, content: Content) -> tuple[Break, ...]:
    """Page breaks: every few rows, some of them inside a row; never between a group row and its first measure."""
    out, page, repeat = [], 1, rng.random() < 0.75
    row = rng.randint(1, 4)
    while row < len(body):
        if len(body[row - 1]) > 1:
            page += 1
            cut, deep, flow = rng.random() < 0.3, rng.random() < 0.25, rng.random() < 0.2
            edge = page_edge(page, rng, content)
            out.append(Break(head + row, repeat and head > 0, cut, cut and deep, flow and not cut, edge))
        row += rng.randint(2, 5)
    return tuple(out)
