"""Labelled values from headings and paragraphs, where a document describes its measures without a table."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.evidence import evidence, is_indicator
from extract.forms import Field, numbered_field
from extract.grid import label_role
from extract.headers import header_roles, header_year
from extract.headings import Section, section_of
from extract.passage import EMPTY, Passage, concatenate, resume
from ingest.digits import fold_digits
from ingest.document import Block, Cell, Paragraph, Table
from ingest.markers import Marker, marker

CLOSING = re.compile(
    r"^\(?(?:ลงชื่อ|ลงนาม|จึงเรียน|จึงประกาศ|ประกาศ ณ|ผู้รายงาน|ผู้จัดทำ|ผู้อนุมัติ|ตำแหน่ง|ขอแสดงความนับถือ|โทร|เว็บไซต์|www|https?)"
    r"|^\(?\s*(?:นาย|นาง|นางสาว|ว่าที่|จ่าเอก|พันจ่า|สิบเอก)\S|^(?:นายก|ปลัด)(?:องค์การ|เทศ|เมือง)\S*$|^(?:\.{4,}|…{2,})"
)
"""How the closing lines of a paper begin: signatures, names, addresses."""
_NUMBER = re.compile(r"^\s*(?:[-•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\)?\s*)?")
_ITEM_START = re.compile(r"^\s*(?:[-•]|\(?\d{1,2}[.)]|(?:ข้อ\s*)?[ieoIEO]\s?\d|[^\s:]{3,40}\s?:)")
_GAP = re.compile(r"[ \t]+")
_COMMON = frozenset({"โครงการ", "กิจกรรม", "มาตรการ", "แนวทาง", "ปัญหา", "ข้อเสนอแนะ", "หน่วยงาน", "คะแนน", "สรุปผล"})
"""Words that begin ordinary sentences too: no label without a colon."""
_COLON = re.compile(r"\s*[:：]\s*")
_MAX_LABEL = 60
_VALUE_ROLES = ("period", "owner", "budget")
_GROUP = {"step", "owner", "period", "budget", "result", "finding", "indicator", "item"}
_FINDING_SECTIONS: dict[str | None, Section] = {
    "problem": "limitation",
    "recommendation": "recommendation",
    "finding": "analysis",
}
_NO_LABEL = {"score", "year", "no", "maximum", "rating", "change", "instrument"}


def lines_of(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Passage]]:
    """The lines of the paragraphs, each with the paragraph it is of.

    A line of the page that begins with a label begins a line of its own, though the layout may not show it: a full
    line before it looks like one that goes on.
    """
    held: tuple[Paragraph, Passage] | None = None
    for paragraph in paragraphs:
        whole = Passage.of(paragraph)
        starts = {match.end() for match in re.finditer(r"\n", paragraph.text)}
        starts.update(
            line.start for line in paragraph.lines[1:] if _begins_field(paragraph.text[line.start : line.end])
        )
        for number, (start, end) in enumerate(itertools.pairwise([0, *sorted(starts), len(paragraph.text)])):
            line = whole.slice(start, end).strip()
            if not line:
                continue
            if number == 0 and held is not None and _goes_over_page(held[0], paragraph):
                held = (held[0], resume(held[1], line))
                continue
            if held is not None:
                yield held
            held = (paragraph, line)
    if held is not None:
        yield held


def _goes_over_page(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph is the second half of one that the page has cut: its last line is full, no item begins."""
    if after.continues:
        return True
    if before.page is None or after.page != before.page + 1 or before.level is not None or after.level is not None:
        return False
    boxes = [line.box for line in before.lines if line.box is not None]
    if len(boxes) < 2 or boxes[-1].x1 < 0.93 * max(box.x1 for box in boxes):
        return False
    text = fold_digits(after.text)
    return not _ITEM_START.match(text) and not is_indicator(text)


def _begins_field(text: str) -> bool:
    """Whether a line of the page begins a labelled value: มาตรการที่ ๑ …, ผู้รับผิดชอบ : …."""
    if numbered_field(Passage(text, ()), "") is not None:
        return True
    label = _before_colon(text)
    return label is not None and _sure(label, 0.7) is not None


def fields_of_blocks(blocks: Iterable[Block]) -> list[Field]:
    """The labelled values of running paragraphs; a value goes on until the next label or heading.

    Rows of tables of two columns are lines too: a tab behind the label makes one in a dump. Wider tables are no text.
    """
    lines: list[tuple[Paragraph, Passage]] = []
    preset: dict[int, Field] = {}
    for is_table, group in itertools.groupby(blocks, key=lambda block: isinstance(block, Table)):
        if not is_table:
            lines.extend(lines_of([block for block in group if isinstance(block, Paragraph)]))
            continue
        for table in group:
            for cells in _pairs(table) if isinstance(table, Table) else ():
                role = label_role(cells[0].text) if len(cells) > 1 else None
                passages = [Passage.of(cell) for cell in cells]
                if role is not None:
                    preset[len(lines)] = Field(role, cells[0].text, concatenate(passages[1:], " "), cells[0].block)
                lines.append((Paragraph(cells[0].block, cells[0].text), concatenate(passages, " ")))
    return _fields_of_lines(lines, preset)


def _pairs(table: Table) -> Iterator[list[Cell]]:
    """The rows of a table of two columns, each as its filled cells."""
    if table.columns != 2:
        return
    for _, row in itertools.groupby(table.cells, key=lambda cell: cell.row):
        if cells := [cell for cell in row if cell.text.strip()]:
            yield cells


def _fields_of_lines(lines: Sequence[tuple[Paragraph, Passage]], preset: dict[int, Field]) -> list[Field]:
    prefixes = [prefix[0] for _, line in lines if (prefix := _prefix(line.text)) is not None]
    spaced = _repeated([*prefixes, *(line.text for _, line in lines)])
    alone = _repeated(line.text for _, line in lines if 6 <= len(line.text) <= 40)
    typed = _typed_labels(line.text for _, line in lines)
    coloned = _repeated(label for _, line in lines if (label := _before_colon(line.text)) is not None)
    found = [
        preset.get(number)
        or _field(line, paragraph)
        or _coloned_field(line, paragraph.block, coloned)
        or _spaced_field(line, paragraph.block, spaced)
        or _typed_field(line, paragraph.block, typed)
        or _alone(line, paragraph.block, alone)
        for number, (paragraph, line) in enumerate(lines)
    ]
    if not any(field is not None and field.role == "measure" for field in found):
        _name_measures(lines, found)
    fields: list[Field] = []
    more: dict[int, list[Passage]] = {}  # the lines with which the value of a field goes on
    is_open = False
    item: Marker | None = None  # the last of the list within the open value
    for (paragraph, line), field in zip(lines, found, strict=True):
        mark = marker(line.text) if field is None and is_open and paragraph.level is None else None
        in_list = mark is not None and _is_item(mark, item, line.text)
        item = mark or (item if field is None else marker(field.value.text))
        if not in_list and _begins_section(line, paragraph, field, alone):
            fields.append(Field("section", line.text, EMPTY, paragraph.block))
            is_open = False
        elif field is not None:
            fields.append(field)
            is_open = field.role not in {"indicator", "topic"}
        elif paragraph.level is not None or CLOSING.match(fold_digits(line.text)):
            is_open = False
        elif is_open:
            more.setdefault(len(fields) - 1, []).append(line)
    for number, following in more.items():
        fields[number] = fields[number]._replace(value=concatenate((fields[number].value, *following)))
    return fields


def _is_item(mark: Marker, before: Marker | None, text: str) -> bool:
    """Whether a marked line is an item of the list in the value above it, though it may speak of a recommendation."""
    if mark.style in {"dash", "bullet", "letter)", "(letter)"}:
        return True
    goes_on = before is not None and mark.style == before.style and mark.number == (before.number or 0) + 1
    return (goes_on or mark.number == 1) and section_of(fold_digits(text[mark.end : mark.end + 12]), False) is None


def _name_measures(lines: Sequence[tuple[Paragraph, Passage]], found: list[Field | None]) -> None:
    """Where nothing is called a measure, the numbered line or heading over each group of labels names one."""
    if _name_by_number(lines, found):
        return
    heads = [_heads_group(*line) and field is None for line, field in zip(lines, found, strict=True)]
    after = Counter(
        field.role
        for field, head in zip(found[1:], heads, strict=False)
        if head and field is not None and field.role in _GROUP
    )
    starter, count = after.most_common(1)[0] if after else ("", 0)
    if count < 2:
        return
    for at, (head, field) in enumerate(zip(heads, found[1:], strict=False)):
        if head and field is not None and field.role == starter:
            paragraph, line = lines[at]
            mark = marker(line.text)
            found[at] = _named(line, paragraph, mark)


def _named(line: Passage, paragraph: Paragraph, mark: Marker | None) -> Field:
    start = mark.end if mark is not None else 0
    number = mark.number if mark is not None else None
    return Field("measure", line.text[:start], line.slice(start, len(line.text)), paragraph.block, number)


def _name_by_number(lines: Sequence[tuple[Paragraph, Passage]], found: list[Field | None]) -> bool:
    """Numbered paragraphs 1, 2, 3 … that have labels of their own below them are the measures; what stands between
    one and its first label are its steps. Returns whether there are any."""
    marked = [marker(line.text) if field is None else None for (_, line), field in zip(lines, found, strict=True)]
    for style in ("number.", "number)", "(number)"):
        heads = [(at, mark) for at, mark in enumerate(marked) if mark is not None and mark.style == style]
        if len(heads) < 2:
            continue
        ends = [*(at for at, _ in heads[1:]), len(lines)]
        labelled = [
            (at, mark)
            for (at, mark), end in zip(heads, ends, strict=True)
            if any(field is not None and field.role in _VALUE_ROLES for field in found[at + 1 : end])
        ]
        numbers = [mark.number or 0 for _, mark in labelled]
        if len(labelled) < 2 or len(labelled) < 0.7 * len(heads) or numbers != list(range(numbers[0], numbers[-1] + 1)):
            continue
        for at, mark in labelled:
            paragraph, line = lines[at]
            found[at] = _named(line, paragraph, mark)
            if found[at + 1] is None:
                found[at + 1] = Field("step", "", lines[at + 1][1], lines[at + 1][0].block)
        return True
    return False


def _heads_group(paragraph: Paragraph, line: Passage) -> bool:
    """Whether a line may name a measure: a heading, or short and numbered."""
    if not 8 <= len(line.text) <= 180 or section_of(fold_digits(line.text), False) in {"limitation", "recommendation"}:
        return False
    return paragraph.level is not None or re.match(r"\s*\(?\d", fold_digits(line.text)) is not None


def _begins_section(line: Passage, paragraph: Paragraph, found: Field | None, alone: frozenset[str]) -> bool:
    """Whether a line heads a section of its own: recommendations, limitations, an analysis before the measures.

    A label such as ปัญหาและอุปสรรค that stands alone on its line, and once, is such a heading and no label.
    """
    text = fold_digits(line.text)
    if found is not None:
        return found.role in {"problem", "recommendation", "finding"} and not found.value and line.text not in alone
    return section_of(text, paragraph.level is not None) in {"recommendation", "limitation", "analysis"}


def _repeated(labels: Iterable[str]) -> frozenset[str]:
    """The labels that begin several lines."""
    return frozenset(label for label, count in Counter(labels).items() if count > 1)


def _before_colon(line: str) -> str | None:
    start = match.end() if (match := _NUMBER.match(fold_digits(line))) else 0
    colon = _COLON.search(line, start, start + _MAX_LABEL + 4)
    return line[start : colon.start()] if colon is not None and colon.start() > start + 2 else None


def labelled_finding(line: Passage) -> tuple[Section, Passage] | None:
    """The section and words of a line that labels a finding (ข้อเสนอแนะ : …, จุดอ่อน : …), None for any other line."""
    label = _before_colon(line.text)
    role = _sure(label, 0.9) if label is not None else None
    colon = _COLON.search(line.text)
    if role not in _FINDING_SECTIONS or colon is None or not (value := line.slice(colon.end(), len(line.text))):
        return None
    return _FINDING_SECTIONS[role], value.strip()


def _coloned_field(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A value behind a label of no known wording that begins several lines."""
    label = _before_colon(line.text)
    if label is None or label not in labels:
        return None
    colon = _COLON.search(line.text, len(label))
    return Field(None, label, line.slice(colon.end() if colon else 0, len(line.text)), block)


def _prefix(line: str) -> tuple[str, int, str] | None:
    """The label that the words before the first spaces of a line are, with its end and role."""
    start = match.end() if (match := _NUMBER.match(fold_digits(line))) else 0
    best: tuple[float, str, int, str] | None = None
    for gap in itertools.islice(_GAP.finditer(line, start, start + _MAX_LABEL), 3):
        label = line[start : gap.start()]
        if len(label) < 6 or label in _COMMON or is_indicator(label):
            continue
        roles = [found for found in header_roles(label) if found.role not in _NO_LABEL]
        if roles and roles[0].fit >= 0.7 and (best is None or roles[0].fit >= best[0]):
            best = (roles[0].fit, label, gap.end(), roles[0].role)
    return best[1:] if best else None


def _spaced_field(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A value behind its label and a space: the label begins several lines, or the value is of the label's type."""
    prefix = _prefix(line.text)
    if prefix is None:
        return None
    label, end, role = prefix
    if fold_digits(line.text[end:]).strip(" .").isdecimal() and role not in {"budget", "period"}:
        return None  # a heading and its page in a table of contents
    typed = role in _VALUE_ROLES and evidence(line.text[end:]).get(role, 0) >= 0.5
    return Field(role, label, line.slice(end, len(line.text)), block) if label in labels or typed else None


def _typed_labels(lines: Iterable[str]) -> dict[str, str]:
    """The first words of several lines behind which nearly always a period, owner or budget stands, with its role."""
    values: dict[str, list[str]] = {}
    for line in lines:
        label, _, value = line.partition(" ")
        if 6 <= len(label) <= 30 and value and not evidence(label):
            values.setdefault(label, []).append(value)
    return {
        label: role
        for label, texts in values.items()
        if len(texts) > 2
        for role in _VALUE_ROLES
        if sum(evidence(text).get(role, 0) >= 0.6 for text in texts) >= 0.8 * len(texts)
    }


def _typed_field(line: Passage, block: str, labels: dict[str, str]) -> Field | None:
    label, _, value = line.text.partition(" ")
    if label not in labels or not value:
        return None
    return Field(labels[label], label, line.slice(len(label) + 1, len(line.text)), block)


def _alone(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A label on a line of its own that is near a known wording, and stands so several times."""
    if line.text not in labels:
        return None
    role = _sure(line.text, 0.7)
    return Field(role, line.text, EMPTY, block) if role is not None else None


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
