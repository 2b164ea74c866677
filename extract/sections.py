"""Labelled values from headings and paragraphs, where a document describes its measures without a table."""

import re
from collections.abc import Iterator, Sequence

from extract.evidence import evidence, is_indicator
from extract.forms import Field
from extract.headers import header_roles
from extract.passage import EMPTY, Passage, concatenate
from ingest.digits import fold_digits
from ingest.document import Paragraph

_NUMBERED = re.compile(r"^\s*(?:[-•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\)?\s*)?")
_MEASURE = re.compile(
    r"^(?:มาตรการ|โครงการ|กิจกรรม|แนวทาง)(?:/(?:มาตรการ|โครงการ|กิจกรรม|แนวทาง))*\s*(?:ที่|ข้อที่)\s*(\d{1,2})\s*[.:)]?\s*"
)
_COLON = re.compile(r"\s*[:：]\s*[-–]?\s*")
_MAX_LABEL = 60
_VALUE_ROLES = ("period", "owner", "budget")


def lines_of(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Passage]]:
    """The lines of the paragraphs, each with the paragraph it is of."""
    for paragraph in paragraphs:
        whole = Passage.of(paragraph)
        at = 0
        for line in paragraph.text.split("\n"):
            if line.strip():
                yield paragraph, whole.slice(at, at + len(line)).strip()
            at += len(line) + 1


def fields_of_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Field]:
    """The labelled values of running paragraphs; a value goes on until the next label or heading."""
    fields: list[Field] = []
    open_field: Field | None = None
    for paragraph, line in lines_of(paragraphs):
        found = _label(line, paragraph.level is not None)
        if found is not None:
            if open_field is not None:
                fields.append(open_field)
            open_field = Field(found[0], found[1], found[2], paragraph.block)
        elif is_indicator(line.text) and len(line.text) <= 80:
            if open_field is not None:
                fields.append(open_field)
            fields.append(Field("indicator", "", line, paragraph.block))
            open_field = None
        elif paragraph.level is not None:
            if open_field is not None:
                fields.append(open_field)
            open_field = None
        elif open_field is not None:
            open_field = open_field._replace(value=concatenate((open_field.value, line)))
    if open_field is not None:
        fields.append(open_field)
    return fields


def _label(line: Passage, heading: bool) -> tuple[str, str, Passage] | None:
    """The role, label and value of a line that begins with a label; the value may be empty."""
    text = fold_digits(line.text)
    start = match.end() if (match := _NUMBERED.match(text)) else 0
    rest = text[start:]
    if (match := _MEASURE.match(rest)) is not None:
        value = line.slice(start + match.end(), len(text))
        if not value:
            return "measure", line.text, EMPTY
        return "measure", line.text[start : start + match.end()], value
    colon = _COLON.search(rest, 0, _MAX_LABEL + 4)
    if colon is not None and colon.start():
        label = rest[: colon.start()]
        if (role := _sure(label, 0.7)) is not None:
            return role, label, line.slice(start + colon.end(), len(text))
    if len(rest) <= _MAX_LABEL and (role := _sure(rest, 0.9 if not heading else 0.8)) is not None:
        return role, rest, EMPTY
    for gap in re.finditer(r"\s+", rest[:_MAX_LABEL]):
        role = _sure(rest[: gap.start()], 0.95)
        if role in _VALUE_ROLES and evidence(rest[gap.end() :]).get(role, 0) >= 0.5:
            return role, rest[: gap.start()], line.slice(start + gap.end(), len(text))
    return None


def _sure(label: str, least: float) -> str | None:
    if is_indicator(label):
        return None
    roles = header_roles(label.strip())
    return roles[0].role if roles and roles[0].fit >= least and roles[0].role not in {"score", "year", "no"} else None


def describes_measures(fields: Sequence[Field]) -> bool:
    """Whether labelled paragraphs are a plan or report in prose: measures, with steps, owners, periods or results."""
    roles = {field.role for field in fields if field.value}
    return "measure" in roles and len(roles & {"step", "owner", "period", "result", "budget", "outcome"}) >= 2
