"""DOCX -> Document."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from ingest.blocks import DocumentBuilder, TextLine
from ingest.document import Document
from ingest.docx_numbering import read_numbering
from ingest.docx_package import Parts, W, members, open_parts
from ingest.docx_styles import read_styles
from ingest.docx_table import row_cells, table_cells, table_rows
from ingest.docx_text import Passage, TextReader, block_elements

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_DEPTH = 20  # tables and text boxes inside each other; below, only their text counts


def matches(data: bytes, path: Path) -> bool:
    """Whether the file is a zip archive with a Word document in it, or calls itself one."""
    names = members(data)
    return any(name.startswith("word/") and name.endswith(".xml") for name in names) or (
        data.startswith(b"PK\x03\x04") and path.suffix.lower() in (".docx", ".docm", ".dotx")
    )


def read(path: Path, data: bytes) -> Document:
    """The document's paragraphs and tables in the order of its body. Raises UnreadableFile for a broken file.

    Page headers and footers, comments, hidden text and deleted text are left out. Notes follow the block that
    refers to them.
    """
    parts = open_parts(path, data)
    builder = DocumentBuilder()
    _Reader(builder, parts).add(parts.body, 0)
    return builder.document(path, data, MEDIA_TYPE)


class _Reader:
    """Adds a document's content to the builder."""

    def __init__(self, builder: DocumentBuilder, parts: Parts) -> None:
        styles, default = read_styles(parts.styles)
        self._builder = builder
        self._text = TextReader(styles, default, read_numbering(parts.numbering, styles))
        self._notes = {
            (kind, element.get(f"{W}id", "")): element
            for kind, root in (("footnote", parts.footnotes), ("endnote", parts.endnotes))
            if root is not None
            for element in root
        }

    def add(self, parent: etree._Element, depth: int) -> None:
        """Adds the blocks inside the element."""
        for element in block_elements(parent):
            if element.tag == f"{W}tbl":
                self._add_table(element, depth)
                continue
            passage = self._text.passage(element)
            if passage.has_text:
                self._builder.paragraph(_content(passage.labelled()), level=passage.level)
            for box in passage.boxes:
                if depth < _MAX_DEPTH:
                    self.add(box, depth + 1)
            self._add_notes(passage.notes)

    def _add_table(self, table: etree._Element, depth: int) -> None:
        """Adds a table; one that only places other tables on the page gives these."""
        if depth < _MAX_DEPTH and _is_layout(table):
            for row in table_rows(table):
                for cell in row_cells(row):
                    self.add(cell, depth + 1)
            return
        notes: list[tuple[str, str]] = []
        self._builder.table(table_cells(table, lambda cell: self._cell_lines(cell, notes, depth)))
        self._add_notes(notes)

    def _cell_lines(self, parent: etree._Element, notes: list[tuple[str, str]], depth: int) -> list[TextLine]:
        """The lines of a cell: its paragraphs and text boxes, and a line for each row of a table inside it."""
        if depth > _MAX_DEPTH:
            return [TextLine("".join(text.text or "" for text in parent.iter(f"{W}t")))]
        lines: list[TextLine] = []
        for element in block_elements(parent):
            if element.tag == f"{W}tbl":
                for row in table_rows(element):
                    cells = [self._cell_lines(cell, notes, depth + 1) for cell in row_cells(row)]
                    lines.append(TextLine(" ".join(line.text.strip() for cell in cells for line in cell)))
                continue
            passage = self._text.passage(element)
            lines += passage.labelled()
            notes += passage.notes
            for box in passage.boxes:
                lines += self._cell_lines(box, notes, depth + 1)
        return lines

    def _add_notes(self, references: Iterable[tuple[str, str]]) -> None:
        for reference in references:
            note = self._notes.get(reference)
            if note is not None:
                passages: list[Passage] = [self._text.passage(element) for element in note.iter(f"{W}p")]
                self._builder.paragraph([line for passage in passages for line in passage.labelled()])


def _content(lines: list[TextLine]) -> str | list[TextLine]:
    return "\n".join(line.text for line in lines) if all(line.level == 0 for line in lines) else lines


def _is_layout(table: etree._Element) -> bool:
    """Whether most of the table's text stands in tables inside it."""
    nested = [t for t in table.iterdescendants(f"{W}tbl") if next(t.iterancestors(f"{W}tbl")) is table]
    if not nested:
        return False
    return sum(map(_length, nested)) > 0.5 * _length(table)


def _length(element: etree._Element) -> int:
    return sum(len(text.text or "") for text in element.iter(f"{W}t"))
