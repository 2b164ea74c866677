"""A document as its file gives it: blocks of repaired text in reading order, with their places.

Readers make it, the extraction reads it. Every text in it has passed `ingest.repair` once; nothing after
the readers changes a character, so offsets hold to the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.issue import Issue
from ingest.span import Box

TextSource = Literal["text_layer", "ocr", "mixed", "native"]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a block's text that stands on one line of the page, or is one paragraph of a cell.

    `level` is the depth of a list item in its list (0: not nested), where the format tells; `box` is where
    the line stands, where the format has geometry.
    """

    start: int
    end: int
    level: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading outside of tables.

    Automatic list numbers and bullets stand in the text as the page shows them ("๑. ", "• "). `level` is the
    heading level (1 is the highest), None for body text. `raw` is the text before repair, where it differs.
    `continues`: it is the rest of the paragraph before it, which the page end cut.
    """

    block: str
    text: str
    page: int | None = None
    level: int | None = None
    lines: tuple[Line, ...] = ()
    raw: str | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. Rows and columns count from 0; spans are at least 1.

    Paragraphs and hard line breaks inside the cell are "\\n" in `text`; lines that only the width of the
    column broke are joined. A cell that is merged over rows or columns appears once, at its top left.
    """

    block: str
    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    page: int | None = None
    lines: tuple[Line, ...] = ()
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the piece of one that stands on one page. A grid position without a cell is missing, not empty."""

    block: str
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    page: int | None = None
    box: Box | None = None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content. `document_id` is the first 16 hex digits of the file's SHA-256."""

    document_id: str
    sha256: str
    paths: tuple[str, ...]
    media_type: str
    pages: int | None
    text_source: TextSource
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()

    def texts(self) -> Iterator[Paragraph | Cell]:
        """Every paragraph and cell, in reading order."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from block.cells
            else:
                yield block
