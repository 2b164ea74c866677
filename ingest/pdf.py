"""Digital PDF -> Document: the characters that the file holds, and the tables that its rules draw.

Only ever called inside the limited worker process: pdfium aborts, uncatchably, when memory ends.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from ingest.document import Block, Cell, Document, Line, Paragraph, Table
from ingest.issue import Issue, UnreadableFile
from ingest.joining import join_lines
from ingest.pdf_layout import Layout, LineGroups, PlacedTable, PlacedText, layout
from ingest.pdf_page import read_page
from ingest.pdf_paragraphs import paragraphs
from ingest.repair import repair

MEDIA_TYPE = "application/pdf"


def matches(head: bytes, path: Path) -> bool:
    """Whether the file begins as a PDF: the header may follow up to 1,024 bytes of other matter."""
    return b"%PDF-" in head[:1024]


def read(path: Path, data: bytes) -> Document:
    """The document. Raises UnreadableFile for a file that is no readable PDF."""
    pdf = _open(path, data)
    try:
        layouts = [layout(read_page(pdf, index)) for index in range(len(pdf))]
    finally:
        pdf.close()
    sha256 = hashlib.sha256(data).hexdigest()
    blocks, counts = _blocks(layouts)
    issues = []
    if counts:
        what = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        issues.append(Issue("text_repaired", f"text repaired: {what}", f"ซ่อมแซมข้อความ: {what}"))
    return Document(sha256[:16], sha256, (str(path),), MEDIA_TYPE, len(layouts), "text_layer", blocks, tuple(issues))


def _open(path: Path, data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(
                f"{path.name}: the PDF needs a password; save it without one and try again",
                f"{path.name}: ไฟล์ PDF ต้องใช้รหัสผ่าน โปรดบันทึกใหม่โดยไม่ใช้รหัสผ่าน",
            ) from error
        raise UnreadableFile(
            f"{path.name}: the PDF is damaged or cut off ({error}); get the file again from its source",
            f"{path.name}: ไฟล์ PDF เสียหายหรือไม่สมบูรณ์ โปรดขอไฟล์ใหม่จากต้นทาง",
        ) from error
    if not len(pdf):
        pdf.close()
        raise UnreadableFile(f"{path.name}: the PDF has no pages", f"{path.name}: ไฟล์ PDF ไม่มีหน้า")
    return pdf


def _blocks(layouts: list[Layout]) -> tuple[tuple[Block, ...], dict[str, int]]:
    blocks: list[Block] = []
    counts: dict[str, int] = {}
    number = {"p": 0, "t": 0}

    def name(kind: str) -> str:
        number[kind] += 1
        return f"{kind}{number[kind] - 1}"

    for page in layouts:
        for item in page.items:
            if isinstance(item, PlacedTable):
                blocks.append(_table(name("t"), page.number, item, counts))
            else:
                for group in paragraphs(item.lines, item.left, item.right):
                    text, where = _text([group], counts)
                    blocks.append(Paragraph(name("p"), text, page.number, None, where))
    return tuple(blocks), counts


def _table(block: str, page: int, placed: PlacedTable, counts: dict[str, int]) -> Table:
    cells = []
    for cell, groups in zip(placed.grid.cells, placed.texts, strict=True):
        text, where = _text(groups, counts)
        cells.append(
            Cell(
                f"{block}.r{cell.row}.c{cell.column}",
                text,
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                page=page,
                lines=where,
            )
        )
    grid = placed.grid
    return Table(block, tuple(cells), len(grid.ys) - 1, len(grid.xs) - 1, page, grid.box)


def _text(groups: LineGroups, counts: dict[str, int]) -> tuple[str, tuple[Line, ...]]:
    """The repaired text of paragraphs of lines, and where each line stands in it and on the page."""
    texts: list[str] = []
    where: list[Line] = []
    offset = 0
    for group in groups:
        fixed = []
        for line in group:
            repaired = repair(line.text)
            for rule, count in repaired.counts.items():
                counts[rule] = counts.get(rule, 0) + count
            fixed.append(repaired.text)
        joined = join_lines(fixed)
        where.extend(
            Line(offset + start, offset + end, box=line.box)
            for (start, end), line in zip(joined.ranges, group, strict=True)
        )
        texts.append(joined.text)
        offset += len(joined.text) + 1
    return "\n".join(texts), tuple(where)
