"""Plans and reports as one table with a row per measure, in any column order."""

import random
from dataclasses import replace

from tests.documents.blocks import Break, Cell, Table, text_cell
from tests.documents.layouts.headers import header_rows
from tests.documents.layouts.measures import printed_cell, row_findings, row_truth
from tests.documents.layouts.pages import page_edge
from tests.documents.model import Content, Measure
from tests.documents.part import Part
from tests.documents.printing import INDICATOR_FORMS, indicator_text

WIDTHS = {"no": 5, "period": 10, "owners": 12, "budget": 12, "topic": 14, "indicator": 13, "remark": 9, "goal": 10}
SHARED = ("topic", "indicator", "item", "finding")
"""Columns whose cell all measures of a group share."""


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
                if role in SHARED and place and mode in ("merged", "group row"):
                    continue
                if role in SHARED and place and mode == "once":
                    row.append(Cell())
                    continue
                if role == "no":
                    cell = text_cell(content.style.numerals(f"{row_no}", rng))
                elif role == "topic":
                    cell = text_cell(_topic_text(group_no, measure, topic_form, content, rng))
                elif role == "indicator":
                    names = [indicator_text(no, indicator_form, content.style, rng) for no in about]
                    cell = text_cell("\n".join(names))
                else:
                    cell = printed_cell(role, measure, content, indicator_form, item_form, rng)
                if role in SHARED and mode in ("merged", "group row"):
                    cell = replace(cell, rows=len(group))
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
