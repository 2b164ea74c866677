"""A page of a PDF as a picture."""

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.ocr.colour import grey_of
from ingest.ocr.page import ScannedPage, read_page
from ingest.ocr.picture import Grey

LOWEST, USUAL, HIGHEST = 150.0, 200.0, 300.0
"""Dots per inch at which a page is drawn: those of its scan within the bounds, else the usual ones."""

GREY_BITS = 8
"""Bits of a pixel of a picture without colours."""

MAX_PIXELS = 40_000_000
"""A page is drawn at fewer dots per inch where it would have more pixels: A2 at 300."""


def read_pdf_page(pdf: pdfium.PdfDocument, index: int) -> ScannedPage:
    """Page `index` (from 0) of a PDF, read from its picture. Raises pypdfium2.PdfiumError."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        resolution, coloured = _scan_of(page)
        dpi = min(resolution, 72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=dpi / 72, grayscale=not coloured, rev_byteorder=True, may_draw_forms=True)
        try:
            picture = np.array(bitmap.to_numpy(), np.uint8)
            grey: Grey = grey_of(picture, dpi) if coloured else picture.reshape(bitmap.height, bitmap.width)
        finally:
            bitmap.close()
    finally:
        page.close()
    return read_page(grey, index + 1, dpi)


def _scan_of(page: pdfium.PdfPage) -> tuple[float, bool]:
    """The dots per inch of the largest picture that covers a good part of the page, and whether it is in colour."""
    width, height = page.get_size()
    best, coloured, largest = USUAL, False, 0.3 * width * height
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        area = (right - left) * (top - bottom)
        if area > largest:
            across, down = item.get_px_size()
            best, largest = 72 * (across * down / area) ** 0.5, area
            coloured = item.get_metadata().bits_per_pixel > GREY_BITS
    return min(max(best, LOWEST), HIGHEST), coloured
