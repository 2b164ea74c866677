"""Labelled values from headings and paragraphs, where a document describes its measures without a table."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.forms import Field
from extract.grid import label_role
from extract.headings import section_of
from extract.labels import VALUE_ROLES, Labels
from extract.lines import CLOSING, lines_of
from extract.passage import EMPTY, Passage, concatenate
from ingest.digits import fold_digits
from ingest.document import Block, Cell, Paragraph, Table
from ingest.markers import Marker, marker

_GROUP = {"step", "owner", "period", "budget", "result", "finding", "indicator", "item"}


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
                page = fold_digits(cells[-1].text).strip(" .").isdecimal() and role not in VALUE_ROLES
                if role is not None and not page:  # a heading and its page in a table of contents
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
    labels = Labels.of([line.text for _, line in lines])
    found = [preset.get(number) or labels.field(line, paragraph) for number, (paragraph, line) in enumerate(lines)]
    if not any(field is not None and field.role == "measure" for field in found):
        _name_measures(lines, found)
    fields: list[Field] = []
    more: dict[int, list[Passage]] = {}  # the lines with which the value of a field goes on
    is_open = False
    item: Marker | None = None  # the last of the list within the open value
    for (paragraph, line), field in zip(lines, found, strict=True):
        mark = marker(line.text) if field is None and is_open and paragraph.level is None else None
        awaited = bool(fields) and not fields[-1].value and len(fields) - 1 not in more  # a label alone on its line
        in_list = mark is not None and ((awaited and mark.number == 1) or _is_item(mark, item, line.text))
        item = mark or (item if field is None else marker(field.value.text))
        if not in_list and _begins_section(line, paragraph, field, labels.alone):
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
            if any(field is not None and field.role in VALUE_ROLES for field in found[at + 1 : end])
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


def describes_measures(fields: Sequence[Field]) -> bool:
    """Whether labelled paragraphs are a plan or report in prose: measures, with steps, owners, periods or results."""
    roles = {field.role for field in fields if field.value}
    return "measure" in roles and len(roles & {"step", "owner", "period", "result", "budget", "outcome"}) >= 2
