"""Measures without tables: headings, labelled paragraphs and lists."""

import random
from dataclasses import dataclass
from itertools import groupby

from tests.documents.blocks import Block, Cell, Heading, Line, Paragraph, paragraph
from tests.documents.layouts.measures import printed_cell, row_findings, row_truth
from tests.documents.model import Content, Measure
from tests.documents.part import Part
from tests.documents.printing import header_text, indicator_text

MEASURE_WORDS = ("มาตรการที่ {}", "มาตรการที่ {} :", "แนวทางที่ {}", "โครงการที่ {}", "กิจกรรมที่ {}")


@dataclass(frozen=True, slots=True)
class Habits:
    """How one document sets its measures."""

    key: str  # topic, indicator or ""
    roles: tuple[str, ...]
    labels: dict[str, str]
    colon: str
    word: str
    headed: bool  # measures as headings rather than bold paragraphs
    label_lines: bool  # a label before a list stands on a line of its own


def _habits(content: Content, rng: random.Random) -> Habits:
    odds = rng.random
    roles = ["steps"] * (odds() < 0.92) + rng.sample(["owners", "period"], 2) + ["budget"] * (odds() < 0.5)
    if content.kind == "measures":
        roles += ["expected"] * (odds() < 0.3)
    else:
        roles += ["results"] + ["outcomes"] * (odds() < 0.5)
        roles += ["problem"] * (odds() < 0.4) + ["recommendation"] * (odds() < 0.4)
    finding = ["finding"] * (odds() < 0.6) if content.kind == "measures" else []
    labels = {role: header_text(role, content, rng, unseen=0.05) for role in [*roles, *finding]}
    key = rng.choice(("topic", "indicator", "indicator", ""))
    form = (" : ", ": ", " ", " : ", "\t")
    return Habits(
        key, (*finding, *roles), labels, rng.choice(form), rng.choice(MEASURE_WORDS), odds() < 0.6, odds() < 0.7
    )


def _labelled(habits: Habits, role: str, cell: Cell) -> list[Block]:
    """A label with its value: on one line, or the label alone before the lines of a list."""
    label = habits.labels[role]
    lines = cell.lines
    if cell.inline or len(lines) == 1:
        return [paragraph(label + habits.colon + cell.printed())]
    if habits.label_lines:
        return [paragraph(label + habits.colon.rstrip(" \t"), bold=True), *(Paragraph(line) for line in lines)]
    first, *rest = lines
    if first.marker:
        return [paragraph(label + habits.colon.rstrip(" \t")), *(Paragraph(line) for line in lines)]
    return [Paragraph(Line(label + habits.colon + first.text)), *(Paragraph(line) for line in rest)]


def measure_headings(content: Content, rng: random.Random) -> Part:
    """All measures, each under a heading of its own."""
    habits, part, no = _habits(content, rng), Part(), 0
    indicator_form = rng.choice((0, 0, 1, 6))
    running = rng.random() < 0.5
    for group_no, (_, members) in enumerate(groupby(content.measures, key=lambda m: m.indicators), 1):
        group: list[Measure] = list(members)
        about = group[0].indicators
        number = content.style.numerals(str(group_no), rng)
        if habits.key == "topic":
            form = rng.choice(("({}) ", "{}. ", "ประเด็นที่ {} "))
            part.blocks.append(Heading(form.format(number) + group[0].topic, 2))
        elif habits.key == "indicator":
            part.blocks.append(Heading(indicator_text(about[0], indicator_form, content.style, rng), 2))
        if not running:
            no = 0
        for place, measure in enumerate(group):
            no += 1
            text = measure.measure.points[0].text
            word = habits.word.format(content.style.numerals(str(no), rng))
            roles = [role for role in habits.roles if role != "finding"]
            said = "finding" in habits.roles
            found = _labelled(habits, "finding", printed_cell("finding", measure, content, 0, 0, rng)) if said else []
            if habits.key and not place:  # stands under the heading of the group and applies to all of its measures
                part.blocks += found
            head = f"{word} {text}"
            part.blocks.append(Heading(head, 3) if habits.headed else paragraph(head, bold=True))
            if not habits.key:
                part.blocks += found
            for role in roles:
                part.blocks += _labelled(habits, role, printed_cell(role, measure, content, 0, 0, rng))
            printed = [habits.key, *habits.roles] if habits.key else list(habits.roles)
            fact = row_truth(measure, printed, content, about)
            fact["measures"] = [{"no": no, "text": text}]
            part.entries.append(fact)
            part.findings += row_findings(measure, printed, fact)
    return part
