"""From content to printed lines and cells, and to the truth of exactly those lines."""

import random
from functools import cache

from tests.documents.blocks import Cell, Line, text_cell
from tests.documents.framework import indicator_names, instrument_of, rows_of
from tests.documents.model import Content, Listed, Measure, Owners
from tests.documents.part import Fact
from tests.documents.style import MARKERS, Style, marker_of, numbered


def listed_lines(listed: Listed, style: Style) -> tuple[Line, ...]:
    """The lines of a list: the lead-in, then each item with the items nested in it."""
    lines = [Line(listed.lead)] if listed.lead else []
    for place, point in enumerate(listed.points):
        no = listed.number(place)
        marker, gap = marker_of(listed.marker, no, style.digits) if listed.marker else ("", "")
        lines.append(Line(point.text, marker, auto=listed.marker.startswith("auto"), gap=gap))
        for below, text in enumerate(point.below, 1):
            sub, sub_gap = marker_of(listed.below, below, style.digits)
            lines.append(Line(text, sub, level=1, gap=sub_gap))
    return tuple(lines)


def listed_truth(listed: Listed, style: Style, *, dates: bool = False) -> list[Fact]:
    """The items of a list as records: number and words; nested items stay in their parent."""
    out: list[Fact] = [{"no": None, "text": listed.lead}] if listed.lead else []
    for place, point in enumerate(listed.points):
        no = listed.number(place)
        nested = []
        for below, text in enumerate(point.below, 1):
            marker, gap = marker_of(listed.below, below, style.digits)
            nested.append(f"{marker}{gap}{text}")
        has_no = bool(listed.marker) and numbered(listed.marker)
        fact: Fact = {"no": no if has_no else None, "text": " ".join([point.text, *nested])}
        if dates:
            fact["dates"] = [day.isoformat() for day in point.dates]
        out.append(fact)
    if dates and listed.lead:
        out[0]["dates"] = []
    return out


def listed_cell(listed: Listed, style: Style) -> Cell:
    """A cell that holds a list."""
    return Cell(listed_lines(listed, style), inline=listed.inline)


def owners_cell(owners: Owners, style: Style) -> Cell:
    """The cell of the responsible units."""
    if owners.join in MARKERS:
        lines = []
        for no, owner in enumerate(owners.owners, 1):
            marker, gap = marker_of(owners.join, no, style.digits)
            lines.append(Line(owner.raw, marker, auto=owners.join.startswith("auto"), gap=gap))
        return Cell(tuple(lines))
    return text_cell(owners.join.join(owner.raw for owner in owners.owners))


def owners_truth(owners: Owners) -> list[Fact]:
    """The responsible units as records."""
    return [{"raw": owner.raw, "unit": owner.unit} for owner in owners.owners]


def period_truth(measure: Measure) -> Fact:
    """The period as a record."""
    period = measure.period
    return {
        "raw": period.raw,
        "start": period.start and period.start.isoformat(),
        "end": period.end and period.end.isoformat(),
        "precision": period.precision,
    }


def indicator_text(no: int, form: int, style: Style, rng: random.Random) -> str:
    """An indicator as a document names it; `form` is the document's habit."""
    name, number = indicator_names()[no], style.numerals(str(no), rng)
    return (
        f"ตัวชี้วัดที่ {number} {name}",
        f"{number}. {name}",
        name,
        f"ตัวชี้วัดที่ {number}\n{name}",
        f"{number}. {name} ({instrument_of(no)})",
        f"ตัวชี้วัด {number} : {name}",
        f"ตัวชี้วัดที่ {number} : {name}",
        f"ด้าน{name}",
    )[form]


INDICATOR_FORMS = (0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7)


@cache
def _headers() -> dict[str, tuple[tuple[str, bool], ...]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in rows_of("headers"):
        found.setdefault(row["role"], []).append((row["header"], row["familiar"] == "1"))
    return {role: tuple(headers) for role, headers in found.items()}


def header_text(role: str, content: Content, rng: random.Random, *, unseen: float = 0.15) -> str:
    """A header of a column's role; with the chance `unseen` one that no document showed before."""
    familiar = rng.random() >= unseen
    headers = [(text, known) for text, known in _headers()[role] if content.says_assessed or "{py}" not in text]
    text = rng.choice([text for text, known in headers if known == familiar] or [text for text, _ in headers])
    return content.style.numerals(text.replace("{py}", str(content.assessed)), rng)
