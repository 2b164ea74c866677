"""Small documents for the tests of the extraction, written as lists."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.extract import extract
from extract.passage import Passage
from extract.raw import Quote, RawRecord
from extract.tables import LogicalTable, logical_tables
from ingest.document import Block, Cell, Document, Paragraph, Table


class Merged(NamedTuple):
    """A cell over several rows or columns."""

    text: str
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[str | Merged | None]]


def table(rows: Rows, block: str = "t0") -> Table:
    """A table. As in HTML, positions that a merged cell covers are not written; None is a missing cell."""
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for row, written in enumerate(rows):
        column = 0
        for part in written:
            while (row, column) in covered:
                column += 1
            if part is not None:
                text, down, across = part if isinstance(part, Merged) else (part, 1, 1)
                cells.append(Cell(f"{block}.r{row}.c{column}", text, row, column, down, across))
                covered.update((r, c) for r in range(row, row + down) for c in range(column, column + across))
            column += 1
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    return Table(block, tuple(cells), len(rows), width)


def blocks(*parts: str | Rows) -> tuple[Block, ...]:
    """Paragraphs and tables in order; a text that begins with "# " is a heading."""
    found: list[Block] = []
    tables = 0
    for part in parts:
        if isinstance(part, str):
            level = 1 if part.startswith("# ") else None
            found.append(Paragraph(f"p{len(found) - tables}", part.removeprefix("# "), level=level))
        else:
            found.append(table(part, f"t{tables}"))
            tables += 1
    return tuple(found)


def document(*parts: str | Rows) -> Document:
    """A document of paragraphs and tables."""
    return Document("0" * 16, "0" * 64, ("made.txt",), "text/plain", None, "native", blocks(*parts))


def record(*parts: str | Rows) -> RawRecord:
    """What is extracted from a document of paragraphs and tables."""
    return extract(document(*parts))


def logical(*parts: str | Rows) -> list[LogicalTable]:
    """The logical tables of a document of paragraphs and tables."""
    return logical_tables(blocks(*parts))


def passage(text: str, block: str = "p0") -> Passage:
    """A paragraph's whole text."""
    return Passage.of(Paragraph(block, text))


def texts(quotes: Sequence[Quote]) -> list[str]:
    """The words of quotes."""
    return [quote.text for quote in quotes]
