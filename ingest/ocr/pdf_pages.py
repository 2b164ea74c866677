"""A page of a PDF as a picture."""

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.ocr.page import ScannedPage, read_page
from ingest.ocr.picture import Grey

LOWEST, USUAL, HIGHEST = 150.0, 200.0, 300.0
"""Dots per inch at which a page is drawn: those of its scan within the bounds, else the usual ones."""

MAX_PIXELS = 40_000_000
"""A page is drawn at fewer dots per inch where it would have more pixels: A2 at 300."""


def read_pdf_page(pdf: pdfium.PdfDocument, index: int) -> ScannedPage:
    """Page `index` (from 0) of a PDF, read from its picture. Raises pypdfium2.PdfiumError."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        dpi = min(_resolution(page), 72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
        try:
            grey: Grey = np.array(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, bitmap.width)
        finally:
            bitmap.close()
    finally:
        page.close()
    return read_page(grey, index + 1, dpi)


def _resolution(page: pdfium.PdfPage) -> float:
    """The dots per inch of the largest picture that covers a good part of the page."""
    width, height = page.get_size()
    best, largest = USUAL, 0.3 * width * height
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        area = (right - left) * (top - bottom)
        if area > largest:
            across, down = item.get_px_size()
            best, largest = 72 * (across * down / area) ** 0.5, area
    return min(max(best, LOWEST), HIGHEST)
