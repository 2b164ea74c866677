"""Labelled values from headings and paragraphs, where a document describes its measures without a table."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.evidence import evidence, is_indicator
from extract.forms import Field, numbered_field
from extract.headers import header_roles, header_year
from extract.passage import EMPTY, Passage, concatenate
from ingest.digits import fold_digits
from ingest.document import Paragraph

_NUMBER = re.compile(r"^\s*(?:[-•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\)?\s*)?")
_GAP = re.compile(r"[ \t]+")
_COMMON = frozenset({"โครงการ", "กิจกรรม", "มาตรการ", "แนวทาง", "ปัญหา", "ข้อเสนอแนะ", "หน่วยงาน", "คะแนน", "สรุปผล"})
"""Words that begin ordinary sentences too: no label without a colon."""
_COLON = re.compile(r"\s*[:：]\s*")
_MAX_LABEL = 60
_VALUE_ROLES = ("period", "owner", "budget")
_NO_LABEL = {"score", "year", "no", "maximum", "rating", "change", "instrument"}


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
    lines = list(lines_of(paragraphs))
    labels = _repeated_labels(line.text for _, line in lines)
    fields: list[Field] = []
    is_open = False
    for paragraph, line in lines:
        found = _field(line, paragraph) or _spaced_field(line, paragraph.block, labels)
        if found is not None:
            fields.append(found)
            is_open = found.role not in {"indicator", "topic"}
        elif paragraph.level is not None:
            is_open = False
        elif is_open:
            fields[-1] = fields[-1]._replace(value=concatenate((fields[-1].value, line)))
    return fields


def _repeated_labels(lines: Iterable[str]) -> frozenset[str]:
    """The labels that begin several lines with nothing but a space behind them (ขั้นตอน …)."""
    counts: Counter[str] = Counter()
    for line in lines:
        for label, _, _ in _prefixes(line):
            counts[label] += 1
    return frozenset(label for label, count in counts.items() if count > 1)


def _prefixes(line: str) -> Iterator[tuple[str, int, str]]:
    """The known labels that the words before the first spaces of a line are: label, its end, role."""
    start = match.end() if (match := _NUMBER.match(fold_digits(line))) else 0
    for gap in itertools.islice(_GAP.finditer(line, start, start + _MAX_LABEL), 3):
        label = line[start : gap.start()]
        if len(label) >= 6 and (role := _sure(label, 0.95)) is not None and label not in _COMMON:
            yield label, gap.end(), role


def _spaced_field(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A value behind its label and a space: the label begins several lines, or the value is of the label's type."""
    found = None
    for label, end, role in _prefixes(line.text):
        typed = role in _VALUE_ROLES and evidence(line.text[end:]).get(role, 0) >= 0.5
        if label in labels or typed:
            found = Field(role, label, line.slice(end, len(line.text)), block)
    return found


def heading_field(line: Passage, paragraph: Paragraph) -> Field | None:
    """The measure, issue or indicator that a heading names, None for any other line."""
    found = _field(line, paragraph)
    return found if found is not None and found.role in {"measure", "topic", "indicator"} else None


def _field(line: Passage, paragraph: Paragraph) -> Field | None:
    """What a line labels, None for a line that goes on with the value before it. The value may be empty."""
    text = fold_digits(line.text)
    heading = paragraph.level is not None
    if (numbered := numbered_field(line, paragraph.block)) is not None:
        return numbered
    match = _NUMBER.match(text)
    start = match.end() if match else 0
    rest = text[start:]
    colon = _COLON.search(rest, 0, _MAX_LABEL + 4)
    if colon is not None and colon.start():
        role = _sure(rest[: colon.start()], 0.7)
        if role is not None:
            value = line.slice(start + colon.end(), len(text))
            return Field(role, rest[: colon.start()], value, paragraph.block)
    if is_indicator(text) and len(text) <= 80:
        return Field("indicator", "", line, paragraph.block)
    if len(text) <= 110 and _is_issue(rest, heading):
        return Field("topic", "", line.slice(start, len(text)), paragraph.block)
    if (
        len(rest) <= _MAX_LABEL
        and header_year(rest) is None
        and (role := _sure(rest, 0.8 if heading else 0.9)) is not None
    ):
        return Field(role, rest, EMPTY, paragraph.block)
    return None


def _is_issue(text: str, heading: bool) -> bool:
    """Whether a line names an issue (ประเด็น) of the measures: กระบวนการ…, ด้าน…, กลไก…."""
    return bool(evidence(text).get("topic")) and (
        heading or text.startswith(("กระบวนการ", "ด้าน", "ช่องทางและ", "กลไก", "การให้บริการและ"))
    )


def _sure(label: str, least: float) -> str | None:
    if is_indicator(label):
        return None
    roles = header_roles(label.strip())
    return roles[0].role if roles and roles[0].fit >= least and roles[0].role not in _NO_LABEL else None


def describes_measures(fields: Sequence[Field]) -> bool:
    """Whether labelled paragraphs are a plan or report in prose: measures, with steps, owners, periods or results."""
    roles = {field.role for field in fields if field.value}
    return "measure" in roles and len(roles & {"step", "owner", "period", "result", "budget", "outcome"}) >= 2
