"""The words of a table row by the role of their columns, also where a column holds two roles or stands for a month."""

import re
from functools import lru_cache

from extract.evidence import MONTH, evidence, is_item_code, is_score, is_stated_none
from extract.grid import Row
from extract.headers import header_roles
from extract.passage import Passage, concatenate
from extract.roles import MONTH_COLUMN, Roles
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell

_COMBINABLE = {"owner", "period", "budget"}
_AND = re.compile(r"\s*(?:/|และ|,)\s*")
_INDICATOR_NUMBER = re.compile(r"\s*(?:[1-9]|10)\s*$")
_PERIOD_WORDS = re.compile(rf"(?:\d{{1,2}}\s*)?{MONTH}|ไตรมาส|ตลอดปี|ปีงบประมาณ|ภายใน")

Words = dict[str, list[Passage]]


def own_cell(row: Row, column: int) -> Cell:
    """The cell that begins in a row at a column where text begins."""
    cell = row.cells[column]
    assert cell is not None
    return cell


def words_of(row: Row, table: LogicalTable, roles: Roles) -> Words:
    """The text that begins in a row, by role. Codes and scores that slipped into another column keep their kind."""
    words: Words = {}
    for column in row.filled():
        role = roles.by_column[column]
        text = row.text(column)
        if role in {"instrument", "indicator", "topic", "item", "score", ""} and is_item_code(text):
            role = "item"
        elif role in {"indicator", "item", "topic", "instrument"} and is_score(text):
            role = "indicator" if role == "indicator" and _INDICATOR_NUMBER.match(fold_digits(text)) else "score"
        if role in {"", "other", MONTH_COLUMN}:
            continue
        passage = Passage.of(own_cell(row, column))
        combined = combined_roles(table.header(column))
        for part_role, part in _parts(passage, combined) if combined else [(role, passage)]:
            words.setdefault(part_role, []).append(part)
    if "period" not in words and (months := _marked_months(row, table, roles)) is not None:
        words["period"] = [months]
    return words


def covering_words(row: Row, roles: Roles) -> Words:
    """The merged cells from rows above that cover this row, by role."""
    words: Words = {}
    for column, cell in enumerate(row.cells):
        role = roles.by_column[column]
        hidden = role in {"", "other", "no", "score", MONTH_COLUMN}
        if cell is not None and not row.own[column] and cell.text.strip() and not hidden:
            words.setdefault(role, []).append(Passage.of(cell))
    return words


@lru_cache(maxsize=1024)
def combined_roles(header: str) -> tuple[str, ...]:
    """The roles of a header that names two of owner, period and budget (ผู้รับผิดชอบ/ระยะเวลา), else ()."""
    found = []
    for part in _AND.split(header):
        roles = header_roles(part)
        if not roles or roles[0].fit < 0.9 or roles[0].role not in _COMBINABLE:
            return ()
        found.append(roles[0].role)
    return tuple(found) if len(set(found)) > 1 else ()


def _parts(passage: Passage, roles: tuple[str, ...]) -> list[tuple[str, Passage]]:
    """A cell of two roles, line by line; a single line is cut where its period begins."""
    lines: list[Passage] = []
    at = 0
    for line in passage.text.split("\n"):
        lines.append(passage.slice(at, at + len(line)).strip())
        at += len(line) + 1
    lines = [line for line in lines if line]
    if len(lines) == 1 and (match := _PERIOD_WORDS.search(fold_digits(lines[0].text))) is not None and match.start():
        lines = [lines[0].slice(0, match.start()).strip(), lines[0].slice(match.start(), len(lines[0].text)).strip()]
    return [(max(roles, key=lambda role: evidence(line.text).get(role, 0.0)), line) for line in lines]


def _marked_months(row: Row, table: LogicalTable, roles: Roles) -> Passage | None:
    """The period of a row that marks months or quarters by signs (✓, ←→): its first and last header."""
    marked: list[int] = []
    for column in roles.columns(MONTH_COLUMN):
        cell = row.cells[column]
        if cell is not None and cell.text.strip() and not is_stated_none(cell.text):
            reach = min(column + cell.column_span, table.columns)
            marked.extend(c for c in range(column, reach) if roles.by_column[c] == MONTH_COLUMN)
    if not marked:
        return None
    ends = sorted({min(marked), max(marked)})
    return concatenate([label for column in ends for label in _labels(table, column)], " ") or None


def _labels(table: LogicalTable, column: int) -> list[Passage]:
    """The header cells of a month or quarter: the month before its year, the quarter before its number."""
    found = []
    path = table.paths[column]
    for label in path[-2:] if path[-1].strip().isdecimal() else reversed(path):
        cells = [cell for cell in table.headers if " ".join(cell.text.split()) == label and cell.column <= column]
        if cells and (re.search(rf"{MONTH}|ไตรมาส", label) or re.search(r"^\d$|\d{2}", fold_digits(label))):
            found.append(Passage.of(max(cells, key=lambda cell: cell.column)))
    return found
