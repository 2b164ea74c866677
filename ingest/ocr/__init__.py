"""Scanned pages and images: the picture of a page in, the page as the PDF reader knows it out.

    scan = read_pdf_page(pdf, index)          # or page.read_page(grey, number, dpi)
    … scan.page goes through `pdf_layout.layout` like any other page …
    document = finished(document, [scan])     # places on the page as shown; issues

Needs the extra `ocr` (OpenCV, onnxruntime); this module itself does not: ask `available` first.
"""

from importlib.util import find_spec

INSTALL = "pip install 'ita-corpus[ocr]'"
"""What installs what is missing where `available` is false."""


def available() -> bool:
    """Whether scans can be read here."""
    return all(find_spec(name) is not None for name in ("cv2", "onnxruntime"))
