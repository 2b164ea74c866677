"""Digital PDF -> Document: the characters that the file holds, and the tables that its rules draw.

Only ever called inside the limited worker process: pdfium aborts, uncatchably, when memory ends.
"""

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest import ocr
from ingest.blocks import DocumentBuilder, TableCell, TextLine
from ingest.document import Document, TextSource
from ingest.issue import Issue, UnreadableFile
from ingest.pdf_faults import mended
from ingest.pdf_headings import Look, heading_levels, level_of
from ingest.pdf_layout import Layout, LineGroups, layout
from ingest.pdf_lines import PageLine
from ingest.pdf_margins import in_margins
from ingest.pdf_page import read_page
from ingest.pdf_paragraphs import Column, full_steps, goes_on, step_within, text_paragraphs
from ingest.pdf_running import other_lines, running_issues, running_lines
from ingest.pdf_seams import with_seams
from ingest.pdf_trust import JudgedPage, distrust, judge, trust_issues

if TYPE_CHECKING:
    from ingest.ocr.page import ScannedPage

MEDIA_TYPE = "application/pdf"

MAX_PAGES = 5000
"""Pages of the longest file that is read."""


def matches(data: bytes, path: Path) -> bool:
    """Whether the file begins as a PDF: the header may follow up to 1,024 bytes of other matter."""
    return b"%PDF-" in data[:1024]


def read(path: Path, data: bytes) -> Document:
    """The document: pages without text that can be used are read from their picture, where `ocr` is available.

    Raises UnreadableFile for a file that is no readable PDF.
    """
    pdf = _open(path, data)
    try:
        pages = [_read_page(pdf, index) for index in range(len(pdf))]
        distrust(pages)
        scans = _scanned(pdf, pages)
    except pdfium.PdfiumError as error:
        raise _damaged(path, error) from error
    finally:
        pdf.close()
    builder = DocumentBuilder()
    left_out = add_pages(builder, [page.layout for page in pages if page.layout is not None])
    issues = [*trust_issues(path.name, pages, bool(scans)), *left_out]
    source: TextSource = "text_layer" if not scans else "ocr" if len(scans) == len(pages) else "mixed"
    document = builder.document(path, data, MEDIA_TYPE, text_source=source, pages=len(pages), issues=issues)
    if not scans:
        return document
    from ingest.ocr.findings import finished

    return finished(document, scans)


def _scanned(pdf: pdfium.PdfDocument, pages: Sequence[JudgedPage]) -> "list[ScannedPage]":
    """The refused pages, read from their pictures where `ocr` is available. Their layout becomes that of the
    picture, or none."""
    refused = [(index, page) for index, page in enumerate(pages) if page.refused is not None]
    for _, page in refused:
        page.layout = None
    if not refused or not ocr.available():
        return []
    from ingest.ocr.pdf_pages import read_pdf_page
    from ingest.ocr.styles import styled

    scans = styled([read_pdf_page(pdf, index) for index, _ in refused])
    for (_, page), scan in zip(refused, scans, strict=True):
        page.layout = layout(scan.page)
    return scans


def _open(path: Path, data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = _load(data)
        count = len(pdf)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                f"{path.name}: the PDF needs a password; save it without one and try again",
                f"{path.name}: ไฟล์ PDF ต้องใช้รหัสผ่าน โปรดบันทึกใหม่โดยไม่ใช้รหัสผ่าน",
            ) from error
        raise _damaged(path, error) from error
    if count > MAX_PAGES:
        pdf.close()
        raise UnreadableFile(
            f"{path.name}: the PDF has {count} pages, more than {MAX_PAGES}; split the document",
            f"{path.name}: ไฟล์ PDF มี {count} หน้า เกิน {MAX_PAGES} หน้า โปรดแบ่งเอกสารเป็นส่วน",
        )
    return pdf


def _load(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        pass
    # for a file without pages pdfium reports the error of the file before: give it one that says nothing wrong
    with suppress(pdfium.PdfiumError):
        pdfium.PdfDocument(b"%PDF-")
    return pdfium.PdfDocument(data)


def _damaged(path: Path, error: pdfium.PdfiumError) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name}: the PDF is damaged, cut off or without pages ({error}); get it again from its source",
        f"{path.name}: ไฟล์ PDF เสียหาย ไม่สมบูรณ์ หรือไม่มีหน้า โปรดขอไฟล์ใหม่จากต้นทาง",
    )


def _read_page(pdf: pdfium.PdfDocument, index: int) -> JudgedPage:
    page, faults = mended(read_page(pdf, index))
    return judge(page, layout(page), faults)


def add_pages(builder: DocumentBuilder, pages: Sequence[Layout]) -> list[Issue]:
    """Adds what stands on the pages of a document, but for running heads and page numbers: the issues name those."""
    pages = with_seams(in_margins(pages))
    running = running_lines(pages)
    levels = heading_levels(other_lines(pages, running))
    by_page: dict[int, set[PageLine]] = {}
    for index, line in running:
        by_page.setdefault(index, set()).add(line)
    columns = ((item, page.at_spaces) for page in pages for item in page.items if isinstance(item, Column))
    within = step_within([step for column, at_spaces in columns for step in full_steps(column, at_spaces)])
    above: _Cut | None = None
    for index, page in enumerate(pages):
        above = _add_page(builder, page, levels, by_page.get(index, set()), above, within)
    return list(running_issues(running))


class _Cut(NamedTuple):
    """The last line of body text at the foot of a page, and its column."""

    line: PageLine
    column: Column
    at_spaces: bool


def _add_page(
    builder: DocumentBuilder,
    page: Layout,
    levels: Mapping[Look, int],
    left_out: Set[PageLine],
    above: _Cut | None,
    within: float | None,
) -> _Cut | None:
    """Adds what stands on a page to a document, but for some of its lines; `levels` are those of headings, `above`
    is what the page before ends with, `within` the step from line to line of the document's paragraphs. What this
    page ends with comes back."""
    for item in page.items:
        if isinstance(item, Column):
            kept = item._replace(lines=[line for line in item.lines if line not in left_out])
            for group in text_paragraphs(kept, page.at_spaces, within):
                level = level_of(group, levels)
                continues = (
                    above is not None
                    and level is None
                    and goes_on(above.line, above.column, group[0], kept, above.at_spaces)
                )
                builder.paragraph(_content([group], page), level=level, page=page.number, continues=continues)
                above = None
            if kept.lines and level is None:
                above = _Cut(kept.lines[-1], kept, page.at_spaces)
        else:
            above = None
            cells = [
                TableCell(_content(groups, page), cell.row, cell.column, cell.row_span, cell.column_span)
                for cell, groups in zip(item.grid.cells, item.texts, strict=True)
            ]
            builder.table(cells, page=page.number, box=page.shown(item.grid.box))
    return above


def _content(groups: LineGroups, page: Layout) -> list[TextLine]:
    """Paragraphs of lines as the builder takes them."""
    return [
        TextLine(line.text, box=page.shown(line.box), joins=index > 0)
        for group in groups
        for index, line in enumerate(group)
    ]
