"""Key/value forms: one small table per measure, or one long table with a title row before each measure."""

import random
from dataclasses import dataclass

from tests.documents.blocks import Block, Cell, Heading, Table, paragraph, text_cell
from tests.documents.layouts.measures import kind_of, printed_cell, row_findings, row_truth
from tests.documents.model import Content, Measure
from tests.documents.part import Part
from tests.documents.printing import INDICATOR_FORMS, header_text

NAMES = ("ชื่อมาตรการ", "ชื่อมาตรการ/โครงการ/กิจกรรม", "มาตรการ", "มาตรการ/แนวทาง", "โครงการ/กิจกรรม")


@dataclass(frozen=True, slots=True)
class Form:
    """The habits of one document's forms."""

    roles: tuple[str, ...]
    labels: dict[str, str]
    colon: str
    title: str  # how a measure is headed: "row" and "heading" with its number, "named row" with its text too, or ""
    paired: bool  # period and owners beside each other in a table of four columns
    indicator_form: int
    item_form: int


def _form(content: Content, rng: random.Random) -> Form:
    odds = rng.random
    key = rng.choice(("indicator", "topic", "indicator", ""))
    roles = [key] if key else []
    roles += ["item"] * (odds() < 0.3) + ["finding"] * (odds() < (0.6 if content.kind == "measures" else 0.1))
    tail = ["owners"] * (odds() < 0.95) + ["period"] * (odds() < 0.9) + ["budget"] * (odds() < 0.5)
    rng.shuffle(tail)
    if content.kind == "measures":
        tail += ["goal"] * (odds() < 0.25) + ["expected"] * (odds() < 0.35)
    else:
        tail += ["results"] + ["outcomes"] * (odds() < 0.6) + ["problem"] * (odds() < 0.5)
        tail += ["recommendation"] * (odds() < 0.5) + ["evidence"] * (odds() < 0.3)
    roles = ["measure", *roles] if odds() < 0.5 else [*roles, "measure"]
    roles += ["steps"] * (odds() < 0.9) + tail
    labels = {role: header_text(role, content, rng, unseen=0.1) for role in roles}
    labels["measure"] = rng.choice(NAMES)
    return Form(
        tuple(roles),
        labels,
        rng.choice(("", "", " :", ":")),
        rng.choice(("row", "heading", "named row", "named heading", "")),
        odds() < 0.3,
        rng.choice(INDICATOR_FORMS),
        rng.randrange(5),
    )


def _rows(form: Form, measure: Measure, content: Content, rng: random.Random) -> list[tuple[Cell, ...]]:
    """The label and value rows of one measure."""
    width = 4 if form.paired else 2
    roles = [role for role in form.roles if not (role == "measure" and form.title.startswith("named"))]
    rows: list[tuple[Cell, ...]] = []
    done: set[str] = set()
    for role in roles:
        if role in done:
            continue
        label = text_cell(form.labels[role] + form.colon)
        value = printed_cell(role, measure, content, form.indicator_form, form.item_form, rng)
        if form.paired and role in ("period", "owners") and {"period", "owners"} <= set(roles):
            other = "owners" if role == "period" else "period"
            done |= {role, other}
            beside = printed_cell(other, measure, content, form.indicator_form, form.item_form, rng)
            rows.append((label, value, text_cell(form.labels[other] + form.colon), beside))
            continue
        rows.append((label, Cell(value.lines, columns=width - 1, inline=value.inline)))
    return rows


def form_tables(content: Content, rng: random.Random) -> Part:
    """All measures as forms."""
    form, one_table, part = _form(content, rng), rng.random() < 0.25, Part()
    width = 4 if form.paired else 2
    widths = (18, 32, 18, 32) if form.paired else (25, 75)
    collected: list[tuple[Cell, ...]] = []
    for no, measure in enumerate(content.measures, 1):
        number = content.style.numerals(str(no), rng)
        named = form.title.startswith("named")
        fact = row_truth(measure, form.roles, content, measure.indicators)
        title = f"มาตรการที่ {number}"
        if named:
            text = measure.measure.points[0].text
            title = f"{title} {text}"
            fact["measures"] = [{"no": no, "text": text}]
        elif form.title and len(fact["measures"]) == 1 and fact["measures"][0]["no"] is None:
            fact["measures"][0]["no"] = no  # the title's number is that of the one measure below it
        rows = _rows(form, measure, content, rng)
        as_row = form.title.endswith("row") or (one_table and form.title)
        if as_row:
            rows.insert(0, (text_cell(title, columns=width),))
        elif form.title:
            head: Block = Heading(title, 3) if rng.random() < 0.7 else paragraph(title, bold=True)
            part.blocks.append(head)
        if one_table and form.title:
            collected += rows
        else:
            part.blocks.append(Table(tuple(rows), width, widths=widths))
        part.entries.append(fact)
        part.findings += row_findings(measure, form.roles, fact)
    if collected:
        part.blocks.append(Table(tuple(collected), width, widths=widths))
    assert all(fact["kind"] == kind_of(content) for fact in part.entries)
    return part
