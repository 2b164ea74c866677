"""What the tables of a PDF should hold, from the HTML or DOCX that it was made from, and how close a reader came.

Texts are compared without white space, column by column over all the pieces of a table, so that a row that a page
cuts is compared whole. Repeated header rows are left out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import docx
from lxml import html
from rapidfuzz.distance import Levenshtein


class Placed(NamedTuple):
    """A cell: row, column and text without white space."""

    row: int
    column: int
    text: str


@dataclass
class Score:
    """Edits and characters of the cells' text, cells without an edit, and body rows."""

    characters: int = 0
    edits: int = 0
    cells: int = 0
    exact: int = 0
    truth_rows: int = 0
    rows: int = 0
    pieces: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def error_rate(self) -> float:
        return self.edits / max(1, self.characters)


def bare(text: str) -> str:
    return "".join(text.split())


def truth_tables(path: Path) -> list[tuple[int, list[Placed]]]:
    """The tables of an HTML or DOCX file: number of header rows, and cells."""
    return _html_tables(path) if path.suffix == ".html" else _docx_tables(path)


def _html_tables(path: Path) -> list[tuple[int, list[Placed]]]:
    tables = []
    root = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
    for table in root.iter("table"):
        cells, taken, headers = [], set(), 0
        for row, line in enumerate(table.iter("tr")):
            column = 0
            headers += all(cell.tag == "th" for cell in line)
            for cell in line:
                while (row, column) in taken:
                    column += 1
                down, across = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
                taken |= {(row + i, column + j) for i in range(down) for j in range(across)}
                cells.append(Placed(row, column, bare("".join(cell.itertext()))))
        tables.append((headers, cells))
    return tables


def _docx_tables(path: Path) -> list[tuple[int, list[Placed]]]:
    tables = []
    for table in docx.Document(str(path)).tables:
        cells, seen, headers = [], set(), 0
        for row, line in enumerate(table.rows):
            properties = line._tr.trPr
            headers += properties is not None and any(child.tag.endswith("}tblHeader") for child in properties)
            for column, cell in enumerate(line.cells):
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    cells.append(Placed(row, column, bare(cell.text)))
        tables.append((headers, cells))
    return tables


def score(truth: Sequence[tuple[int, list[Placed]]], pieces: Iterable[list[Placed]]) -> Score:
    """How close the pieces of tables, in reading order, come to the truth."""
    result = Score()
    columns: dict[str, dict[int, list[str]]] = {}
    found: dict[str, dict[int, str]] = {}
    heads: dict[str, set[str]] = {}
    for headers, cells in truth:
        key = "|".join(cell.text for cell in cells if cell.row < headers)
        heads[key] = {cell.text for cell in cells if cell.row < headers}
        for cell in cells:
            if cell.row >= headers and cell.text:
                columns.setdefault(key, {}).setdefault(cell.column, []).append(cell.text)
        result.truth_rows += len({cell.row for cell in cells if cell.row >= headers})
    key = next(iter(heads), "")
    for piece in pieces:
        result.pieces += 1
        key = _best(piece, heads, key, found)
        texts = found.setdefault(key, {})
        by_row: dict[int, list[str]] = {}
        for cell in piece:
            if cell.text:
                by_row.setdefault(cell.row, []).append(cell.text)
        body = {row for row, given in by_row.items() if _share(given, heads[key]) <= 0.5}
        result.rows += len(body)
        for cell in piece:
            if cell.row in body:
                texts[cell.column] = texts.get(cell.column, "") + cell.text
    for key, by_column in columns.items():
        for column, expected in by_column.items():
            _compare(expected, found.get(key, {}).pop(column, ""), result)
    result.edits += sum(len(text) for by_column in found.values() for text in by_column.values())
    return result


def _best(piece: list[Placed], heads: dict[str, set[str]], last: str, found: Collection[str]) -> str:
    """The table whose header the piece's first rows are; the last one's, where it has no header."""
    top = [cell.text for cell in piece if cell.row < 2 and cell.text]
    first = [cell.text for cell in piece if cell.row == 0 and cell.text]
    if not any(_share(first, texts) > 0.5 for texts in heads.values()):
        return last
    order = {known: (known != last, known in found) for known in heads}
    return min(heads, key=lambda known: (-_share(sorted(heads[known]), set(top)), order[known]))


def _share(texts: Sequence[str], known: set[str]) -> float:
    """The share of the texts that are among the known ones, but for an edit in ten characters."""
    alike = sum(any(Levenshtein.normalized_distance(text, other) <= 0.1 for other in known) for text in texts)
    return alike / max(1, len(texts))


def _compare(expected: list[str], got: str, result: Score) -> None:
    whole = "".join(expected)
    result.characters += len(whole)
    result.cells += len(expected)
    edits = [op for op in Levenshtein.opcodes(whole, got) if op.tag != "equal"]
    result.edits += sum(max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in edits)
    result.wrong += [
        (whole[max(0, op.src_start - 8) : op.src_end + 8], got[max(0, op.dest_start - 8) : op.dest_end + 8])
        for op in edits
    ]
    start = 0
    for text in expected:
        end = start + len(text)
        result.exact += not any(
            (op.src_start < end and op.src_end > start) or (op.src_start == op.src_end and start <= op.src_start < end)
            for op in edits
        )
        start = end
