"""Header rows of measure tables: wordings, merged two-level headers, and headers that are missing or wrong."""

import random

from tests.documents.blocks import Cell, text_cell
from tests.documents.model import Content
from tests.documents.printing import header_text

UNIONS = {
    ("item", "finding"): ("วิเคราะห์ผลการประเมิน", "ผลการวิเคราะห์การประเมิน ITA"),
    ("measure", "steps"): ("การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "แนวทางการดำเนินงาน"),
    ("measure", "steps", "period", "owners"): ("การกำหนดมาตรการ", "แผนการดำเนินงาน"),
    ("measure", "steps", "owners", "period"): ("การกำหนดมาตรการ", "แผนการดำเนินงาน"),
    ("steps", "period", "owners"): ("แผนการดำเนินงาน",),
    ("start", "end"): ("ระยะเวลาดำเนินการ", "ช่วงเวลา"),
    ("period", "owners"): ("การดำเนินการ",),
    ("owners", "period"): ("การดำเนินการ",),
    ("results", "outcomes"): ("ผลการดำเนินการตามมาตรการ",),
    ("results", "outcomes", "problem"): ("การรายงานผล",),
    ("results", "problem", "recommendation"): ("การรายงานผล", "การติดตามผล"),
    ("problem", "recommendation"): ("การติดตามประเมินผล",),
}
"""Titles over neighbouring columns."""


def _misspelt(text: str, rng: random.Random) -> str:
    """One character doubled or lost."""
    at = rng.randrange(1, len(text) - 1)
    return text[:at] + (text[at] + text[at] if rng.random() < 0.5 else "") + text[at + 1 :]


def _number_row(roles: list[str], content: Content, rng: random.Random) -> tuple[Cell, ...]:
    """The columns' numbers, as some official forms print them below the header."""
    form = rng.choice(("({})", "{}", "({})"))
    return tuple(
        text_cell(content.style.numerals(form.format(no), rng), header=True) for no in range(1, len(roles) + 1)
    )


def header_rows(
    roles: list[str], content: Content, rng: random.Random, *, whole: bool = True
) -> list[tuple[Cell, ...]]:
    """None to three header rows for columns of these roles; without `whole` they are never missing."""
    fault = rng.choices(("", "missing", "misspelt", "unseen", "swapped"), (70, 5, 10, 12, 3))[0]
    texts = {role: header_text(role, content, rng, unseen=0.7 if fault == "unseen" else 0.08) for role in roles}
    if fault == "missing" and whole:
        return []
    if fault == "misspelt":
        role = rng.choice([role for role in roles if len(texts[role]) > 5])
        texts[role] = _misspelt(texts[role], rng)
    if fault == "swapped" and {"owners", "period"} <= set(roles):
        texts["owners"], texts["period"] = texts["period"], texts["owners"]
    if rng.random() < 0.2:
        texts = {role: text.replace("ดำเนินการ", " ดำเนินการ").strip() for role, text in texts.items()}
    rows = _merged(roles, texts, rng)
    if rng.random() < 0.05:
        rows.append(_number_row(roles, content, rng))
    return rows


def _merged(roles: list[str], texts: dict[str, str], rng: random.Random) -> list[tuple[Cell, ...]]:
    """One header row, or two with titles over neighbouring columns."""
    fitting = [run for run in UNIONS if any(tuple(roles[at : at + len(run)]) == run for at in range(len(roles)))]
    if not fitting or rng.random() < 0.6:
        return [tuple(text_cell(texts[role], header=True) for role in roles)]
    chosen = rng.sample(fitting, min(len(fitting), rng.choice((1, 1, 2))))
    top, low, at = list[Cell](), list[Cell](), 0
    while at < len(roles):
        run = next((run for run in chosen if tuple(roles[at : at + len(run)]) == run), None)
        if run:
            top.append(text_cell(rng.choice(UNIONS[run]), header=True, columns=len(run)))
            low += [text_cell(texts[name], header=True) for name in run]
            at += len(run)
        else:
            top.append(text_cell(texts[roles[at]], header=True, rows=2))
            at += 1
    return [tuple(top), tuple(low)]
