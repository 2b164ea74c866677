"""Labelled values, in forms or in running lines, and the entries that they make up."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from extract.draft import Draft
from extract.evidence import evidence, is_indicator
from extract.grid import Row, label_role
from extract.headers import best_fit, header_roles, squeeze_header
from extract.passage import EMPTY, Passage, concatenate, resume
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell
from ingest.joining import join_lines

_NUMBERED = re.compile(
    r"^\s*(?:(?:มาตรการ|โครงการ|กิจกรรม|แนวทาง)(?:/(?:มาตรการ|โครงการ|กิจกรรม|แนวทาง))*\s*(?:ที่|ข้อที่|ลำดับที่)"
    r"|(?P<topic>ประเด็น|ด้าน)\s*(?:ที่))\s*(?P<no>\d{1,2})(?!\d)\s*[.:)：]?\s*(?:[-–]\s+)?"
)
_ADVICE = re.compile(r"แก้ไข|ครั้งต่อไป|ปีต่อไป|ข้อเสนอ|ควร")
_KEYS = {"topic": 0, "indicator": 0, "item": 1, "finding": 2}
_UNUSED = {None, "other", "no", "score", "rating", "instrument", "maximum", "change", "year"}


class Field(NamedTuple):
    """A labelled value: `role` is None for a label of no known role; `no` is the printed number of a measure."""

    role: str | None
    label: str
    value: Passage
    block: str
    no: int | None = None


def numbered_field(line: Passage, block: str) -> Field | None:
    """ "มาตรการที่ ๑ …" or "ประเด็นที่ ๑ …": a measure or issue with its number; its words may follow elsewhere."""
    match = _NUMBERED.match(fold_digits(line.text))
    if match is None:
        return None
    value = line.slice(match.end(), len(line.text))
    if match["topic"]:
        return Field("topic", line.text[: match.end()], value, block) if value else None
    return Field("measure", line.text[: match.end()].strip() or line.text, value, block, int(match["no"]))


def fields_of(table: LogicalTable) -> list[Field]:
    """The labelled values of a form, in reading order; one column of values after the other where there are several."""
    if _is_transposed(table):
        return [field for column in range(1, table.columns) for field in _column_fields(table, column)]
    found: list[Field] = []
    above: list[Field] = []
    labels = {squeeze_header(row.text(0)) for row in table.rows}
    for row in table.rows:
        if row.cut and row.filled() and above and (whole := _resumed(above, row, labels)) is not None:
            found[-len(above) :] = above = whole
            continue
        above = list(_fields_of_row(row))
        found += above
    return found


def _fields_of_row(row: Row) -> Iterator[Field]:
    cells = [
        cell for cell, own in zip(row.cells, row.own, strict=True) if cell is not None and own and cell.text.strip()
    ]
    if not cells:
        return
    first = Passage.of(cells[0])
    if len(cells) == 1:
        numbered = numbered_field(first, cells[0].block)
        if numbered is None and not row.spans_all() and (label := label_role(cells[0].text)) is not None:
            yield Field(label, cells[0].text, EMPTY, cells[0].block)  # nothing is filled in
            return
        role = "indicator" if is_indicator(cells[0].text) else None
        yield numbered or Field(role, "", first, cells[0].block)
    elif len(cells) == 2 and (numbered := numbered_field(first, cells[0].block)) is not None and not numbered.value:
        yield numbered._replace(value=Passage.of(cells[1]))
    else:
        yield from _row_fields(cells)


def _resumed(fields: list[Field], row: Row, labels: Set[str]) -> list[Field] | None:
    """The fields of the row before, if a page cut it and this row has the rest of a value, or of a label and its value;
    None if not. `labels` are the form's, squeezed: the whole label may stand elsewhere."""
    filled = row.filled()
    at = 0 if filled[0] < 2 else len(fields) - 1
    before, label = fields[at], row.text(0)
    value = EMPTY
    if filled[1:] if label else filled:
        value = Passage.of(_cell(row, filled[-1]))
    if len(filled) > 1 + bool(label) or (label and numbered_field(Passage.of(_cell(row, 0)), before.block) is not None):
        return None
    if label:
        whole = join_lines((before.label, label)).text
        role = label_role(whole)
        known = squeeze_header(whole) in labels or best_fit(whole) == 1 > best_fit(before.label)
        if role is None or not (known or {before.role, label_role(label)} <= {role, None}):
            return None
        before = before._replace(label=whole, role=role)
    resumed = before._replace(value=resume(before.value, value))
    return [*fields[:at], resumed, *fields[at + 1 :]]


def _cell(row: Row, column: int) -> Cell:
    cell = row.cells[column]
    assert cell is not None
    return cell


def _is_transposed(table: LogicalTable) -> bool:
    """Whether each column behind the labels is a measure of its own."""
    rows = [row for row in table.rows if label_role(row.text(0)) is not None]
    if table.columns < 3 or len(rows) < 3:
        return False
    behind = [row.text(column) for row in rows for column in range(1, table.columns)]
    labels = sum(label_role(text) is not None for text in behind if text)
    return sum(map(bool, behind)) >= 0.7 * len(behind) and labels <= 0.2 * len(behind)


def _column_fields(table: LogicalTable, column: int) -> Iterator[Field]:
    for row in table.rows:
        cell = row.cells[column]
        if cell is None or not row.text(column):
            continue
        numbered = numbered_field(Passage.of(cell), cell.block)
        role = label_role(row.text(0))
        yield numbered or Field(role, row.text(0).rstrip(" :："), Passage.of(cell), cell.block)


def _row_fields(cells: list[Cell]) -> Iterator[Field]:
    label = cells[0]
    values: list[Passage] = []
    for cell in cells[1:]:
        if values and label_role(cell.text) is not None and len(cell.text) <= 40:
            yield Field(label_role(label.text), label.text, concatenate(values), label.block)
            label, values = cell, []
        else:
            values.append(Passage.of(cell))
    yield Field(label_role(label.text), label.text.rstrip(" :："), concatenate(values), label.block)


def drafts_of_fields(fields: Iterable[Field]) -> list[Draft]:
    """The entries of a sequence of labelled values.

    A measure begins an entry. Issues, indicators, questions and findings that stand before the first measure are
    headings of groups: they hold for the measures below until the next one; after a measure they are its own. Where
    nothing is called a measure, an entry begins where the first label comes again.
    """
    listed = _with_inferred_roles([field for field in fields if field.role not in _UNUSED or field.value])
    roles = [field.role for field in listed]
    first = roles.index("measure") if "measure" in roles else len(roles)
    grouping = _grouping_roles(listed)
    starter = "measure" if first < len(roles) else next((role for role in roles if role not in _UNUSED), None)
    group: dict[str, Passage] = {}
    drafts: list[Draft] = []
    for field in listed:
        if field.role == "section":
            group = {}
            continue
        if field.role in grouping:
            rank = _KEYS[str(field.role)]
            group = {role: words for role, words in group.items() if _KEYS[role] < rank or _KEYS[role] == rank == 2}
            group[str(field.role)] = field.value
            continue
        begins = field.role == starter and not (drafts and _awaits(drafts[-1], str(starter)))
        if begins and not (drafts and starter == "measure" and field.no is None and _ADVICE.search(field.label)):
            drafts.append(_opened(field, group))
        elif not drafts:
            continue
        _add(drafts[-1], field)
    return [draft for draft in drafts if not draft.is_empty()]


def _grouping_roles(fields: Sequence[Field]) -> set[str]:
    """The keys that mostly stand before their measure: only other keys lie between, and its number is not yet said."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    opened = False
    for at, field in enumerate(fields):
        if field.role in _KEYS:
            if at + 1 < len(fields) and fields[at + 1].role == field.role:
                continue  # a key of which nothing is said belongs to another list
            following = next((other for other in fields[at + 1 :] if other.role not in _KEYS), None)
            heads = following is not None and following.role == "measure" and not opened
            (before if heads else after)[str(field.role)] += 1
        else:
            opened = field.role == "measure" and not field.value
    return {role for role in before if before[role] > after[role]}


def _with_inferred_roles(fields: list[Field]) -> list[Field]:
    """Fields whose label is no known wording get the role that their values, or nearly their label, speak for."""
    known = {field.role for field in fields}
    values: dict[str, list[str]] = {}
    for field in fields:
        if field.role is None and field.label:
            values.setdefault(field.label, []).append(field.value.text)
    inferred = {
        label: role for label, texts in values.items() if (role := _inferred_role(label, texts, known)) is not None
    }
    done = {field.label for field in fields if field.role == "step" and _says_what_was_done(field.label, fields)}
    inferred.update(dict.fromkeys(done, "result"))
    return [
        field._replace(role=inferred.get(field.label)) if field.role is None or field.label in done else field
        for field in fields
    ]


def _says_what_was_done(label: str, fields: Sequence[Field]) -> bool:
    """Whether a label that may mean steps or results (การดำเนินการ) has results behind it."""
    if not any(found.role == "result" and found.fit == 1 for found in header_roles(label)):
        return False
    held = [evidence(field.value.text) for field in fields if field.label == label]
    return sum(found.get("result", 0) > found.get("step", 0) for found in held) > 0.5 * len(held)


def _inferred_role(label: str, values: list[str], known: set[str | None]) -> str | None:
    for role in ("period", "owner", "budget", "indicator", "topic"):
        if role not in known and sum(evidence(text).get(role, 0) >= 0.6 for text in values) >= 0.7 * len(values):
            return role
    nearest = [found.role for found in header_roles(label) if found.fit >= 0.5 and found.role not in known]
    return nearest[0] if nearest else None


def _awaits(draft: Draft, starter: str) -> bool:
    """Whether an entry was opened by its number, and its measure's words have not come yet."""
    return starter == "measure" and not draft.words.get("measure")


def _opened(field: Field, group: dict[str, Passage]) -> Draft:
    draft = Draft(field.block, number=field.no)
    for role, words in group.items():
        draft.put(role, words)
    return draft


def _add(draft: Draft, field: Field) -> None:
    if (
        field.role == "measure"
        and draft.words.get("measure")
        and _ADVICE.search(f"{field.label} {field.value.text[:8]}")
    ):
        field = field._replace(role="recommendation")  # what should be done next time, beside what was done
    if field.role in _UNUSED:
        if field.role != "no" and field.value:
            draft.other.append((field.label, field.value))
        return
    draft.put(str(field.role), field.value or EMPTY)
