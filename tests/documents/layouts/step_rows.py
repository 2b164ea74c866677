"""A table with a row per step: the measure's cell spans the rows of its steps, each with its own period and owner.

By the rule that a merged or printed-once cell applies to all rows that it spans, every row is an entry: the measure
with that step, period and owner.
"""

import random
from dataclasses import replace

from tests.documents.blocks import Cell, Table, text_cell
from tests.documents.layouts.headers import header_rows
from tests.documents.layouts.measures import printed_cell, row_truth
from tests.documents.model import Content, Listed, Measure
from tests.documents.part import Part
from tests.documents.printing import INDICATOR_FORMS, indicator_text
from tests.documents.values import make_owners, make_period


def _step_rows(measure: Measure, content: Content, rng: random.Random) -> list[Measure]:
    """The measure once per step, each with a period and owners of its own."""
    marker = rng.choice(("{}.", "", "{})"))
    points = measure.steps.points
    return [
        replace(
            measure,
            steps=Listed((point,), marker, first=no, below="-"),
            period=make_period(rng, content.style, content.fiscal_year),
            owners=make_owners(rng, content.agency),
        )
        for no, point in enumerate(points, 1)
    ]


def step_table(content: Content, rng: random.Random) -> Part:
    """All measures, a row for each step."""
    key = rng.choice(("indicator", ""))
    columns = [*([key] if key else []), "measure", "steps", *rng.sample(["period", "owners"], 2)]
    columns += ["results"] if content.kind == "report" else []
    merged, form, part = rng.random() < 0.7, rng.choice(INDICATOR_FORMS), Part()
    body: list[tuple[Cell, ...]] = []
    for measure in content.measures:
        rows = _step_rows(measure, content, rng)
        for place, step in enumerate(rows):
            row: list[Cell] = []
            for role in columns:
                shared = role in (key, "measure", "results")
                if shared and place:
                    row += [] if merged else [Cell()]
                    continue
                if role == "indicator":
                    names = [indicator_text(no, form, content.style, rng) for no in step.indicators]
                    cell = text_cell("\n".join(names))
                else:
                    cell = printed_cell(role, step, content, form, 0, rng)
                row.append(replace(cell, rows=len(rows)) if shared and merged else cell)
            body.append(tuple(row))
            part.entries.append(row_truth(step, columns, content, step.indicators))
    head = header_rows(columns, content, rng, whole=False)
    part.blocks.append(Table((*head, *body), len(columns), len(head), widths=(20,) * len(columns)))
    return part
