"""Digital PDF -> Document: the characters that the file holds, and the tables that its rules draw.

Only ever called inside the limited worker process: pdfium aborts, uncatchably, when memory ends.
"""

from pathlib import Path

import pypdfium2 as pdfium

from ingest.blocks import DocumentBuilder, TableCell, TextLine
from ingest.document import Document
from ingest.issue import UnreadableFile
from ingest.pdf_layout import Layout, LineGroups, PlacedText, layout
from ingest.pdf_page import read_page
from ingest.pdf_paragraphs import paragraphs

MEDIA_TYPE = "application/pdf"


def matches(data: bytes, path: Path) -> bool:
    """Whether the file begins as a PDF: the header may follow up to 1,024 bytes of other matter."""
    return b"%PDF-" in data[:1024]


def read(path: Path, data: bytes) -> Document:
    """The document. Raises UnreadableFile for a file that is no readable PDF."""
    pdf = _open(path, data)
    try:
        layouts = [layout(read_page(pdf, index)) for index in range(len(pdf))]
    finally:
        pdf.close()
    builder = DocumentBuilder()
    for page in layouts:
        _add(builder, page)
    return builder.document(path, data, MEDIA_TYPE, text_source="text_layer", pages=len(layouts))


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


def _add(builder: DocumentBuilder, page: Layout) -> None:
    for item in page.items:
        if isinstance(item, PlacedText):
            for group in paragraphs(item.lines, item.left, item.right):
                builder.paragraph(_content([group]), page=page.number)
        else:
            cells = [
                TableCell(_content(groups), cell.row, cell.column, cell.row_span, cell.column_span)
                for cell, groups in zip(item.grid.cells, item.texts, strict=True)
            ]
            builder.table(cells, page=page.number, box=item.grid.box)


def _content(groups: LineGroups) -> list[TextLine]:
    """Paragraphs of lines as the builder takes them."""
    return [TextLine(line.text, box=line.box, joins=index > 0) for group in groups for index, line in enumerate(group)]
