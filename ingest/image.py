"""Pictures of pages as documents: PNG, JPEG, TIFF with one page or many."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from ingest import ocr
from ingest.blocks import DocumentBuilder
from ingest.document import Document
from ingest.issue import UnreadableFile
from ingest.pdf import add_pages
from ingest.pdf_layout import layout

MEDIA_TYPES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
"""The first bytes of a file, and what it is."""

MAX_PAGES = 1000
MAX_PIXELS = 150_000_000
"""Largest picture of one page."""

PAGE_INCHES = (5.0, 24.0)
"""The longer side of a page. A resolution that says otherwise is a default of the device: the page is taken for A4."""

A4_INCHES = 11.69
WORKING_DPI = 150.0, 300.0
"""A picture is scaled into these bounds: letters of 7 to 30 pixels are read best."""


def matches(data: bytes, path: Path) -> bool:
    """Whether the file begins as a PNG, JPEG or TIFF picture."""
    return any(data.startswith(signature) for signature, _ in MEDIA_TYPES)


def read(path: Path, data: bytes) -> Document:
    """The document. Raises UnreadableFile for a damaged picture, or where what reads pictures is not installed."""
    if not ocr.available():
        raise UnreadableFile(
            f"{path.name} is a picture; reading it needs the extra ocr: {ocr.INSTALL}",
            f"{path.name} เป็นไฟล์ภาพ ต้องติดตั้งส่วนเสริม ocr ก่อน: {ocr.INSTALL}",
        )
    from ingest.ocr.findings import finished
    from ingest.ocr.page import read_page
    from ingest.ocr.styles import styled

    media_type = next(media_type for signature, media_type in MEDIA_TYPES if data.startswith(signature))
    scans = styled([read_page(grey, number, dpi) for number, (grey, dpi) in enumerate(_pages(path, data), start=1)])
    builder = DocumentBuilder()
    issues = add_pages(builder, [layout(scan.page) for scan in scans])
    document = builder.document(path, data, media_type, text_source="ocr", pages=len(scans), issues=issues)
    return finished(document, scans)


def _pages(path: Path, data: bytes) -> Iterator[tuple[np.ndarray[tuple[int, int], np.dtype[np.uint8]], float]]:
    """The pages in grey and their dots per inch."""
    from ingest.ocr.colour import grey_of

    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number == MAX_PAGES or frame.width * frame.height > MAX_PIXELS:
                    raise UnreadableFile(
                        f"{path.name} is too large: more than {MAX_PAGES} pages or {MAX_PIXELS // 10**6} megapixels",
                        f"{path.name} มีขนาดใหญ่เกินไป: เกิน {MAX_PAGES} หน้า หรือ {MAX_PIXELS // 10**6} ล้านจุดภาพ",
                    )
                dpi = _resolution(frame)
                page = _on_white(ImageOps.exif_transpose(frame))
                scale = min(max(dpi, WORKING_DPI[0]), WORKING_DPI[1]) / dpi
                if abs(scale - 1) > 0.01:
                    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
                    page = page.resize(size, Image.Resampling.LANCZOS)
                picture = np.asarray(page, np.uint8)
                yield (grey_of(picture, dpi * scale) if picture.ndim == 3 else picture), dpi * scale
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(
            f"{path.name}: the picture is damaged or cut off ({error}); get the file again from its source",
            f"{path.name}: ไฟล์ภาพเสียหายหรือไม่สมบูรณ์ โปรดขอไฟล์ใหม่จากต้นทาง",
        ) from error


def _resolution(frame: Image.Image) -> float:
    longer = max(frame.size)
    stated = frame.info.get("dpi", (0, 0))[0]
    dpi = float(stated) if stated else 0.0
    return dpi if dpi and PAGE_INCHES[0] <= longer / dpi <= PAGE_INCHES[1] else longer / A4_INCHES


def _on_white(frame: Image.Image) -> Image.Image:
    """The frame in grey, or in red, green and blue; what is transparent is paper."""
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layer = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    if frame.mode.startswith("I;16") or frame.mode == "I":
        values = np.asarray(frame, np.float64)
        return Image.fromarray((values / max(1.0, values.max()) * 255).astype(np.uint8))
    return frame.convert("L" if frame.mode in ("1", "L", "F") else "RGB")
