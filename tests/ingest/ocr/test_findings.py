from dataclasses import replace

import numpy as np
import pytest

from ingest.document import Document, Line, Paragraph
from ingest.ocr.findings import SURE_DIGIT, finished
from ingest.ocr.page import ScannedPage
from ingest.pdf_page import Page
from ingest.pdf_paths import Rules
from ingest.span import Box, Span

TEXT = "รวม ๑,๒๕๐ บาท จาก ๗ กอง"


def scan(text: str, sure: dict[int, float], left_out: tuple[Box, ...] = ()) -> ScannedPage:
    """A page with one line, ten points for each character, and the probabilities that are not 0.99."""
    at = np.arange(len(text)) * 10.0 + 50
    boxes = np.stack([at, np.full(len(text), 100.0), at + 10, np.full(len(text), 120.0)], 1)
    codes = np.array([ord(sign) for sign in text], np.uint32)
    page = Page(1, 600.0, 800.0, codes, boxes, Rules([], [], []), 1.0, True)
    confidence = np.array([sure.get(place, 0.99) for place in range(len(text))])
    return ScannedPage(page, confidence, 0, 0.0, left_out)


def document(text: str) -> Document:
    line = Line(0, len(text), box=Box(50, 100, 50 + 10 * len(text), 120))
    return Document("0" * 16, "0" * 64, ("x.png",), "image/png", 1, "ocr", (Paragraph("p0", text, 1, None, (line,)),))


def test_a_sure_page_has_no_issue() -> None:
    assert finished(document(TEXT), [scan(TEXT, {})]).issues == ()


def test_an_unsure_digit_points_at_its_number() -> None:
    (issue,) = finished(document(TEXT), [scan(TEXT, {TEXT.index("๕"): SURE_DIGIT - 0.2})]).issues
    assert issue.code == "low_ocr_confidence"
    assert [TEXT[span.start : span.end] for span in issue.spans] == ["๑,๒๕๐"]
    assert "๑,๒๕๐" in issue.message


def test_an_unsure_letter_alone_is_no_issue() -> None:
    assert finished(document(TEXT), [scan(TEXT, {TEXT.index("บ"): 0.4})]).issues == ()


def test_a_line_that_is_unsure_as_a_whole() -> None:
    (issue,) = finished(document(TEXT), [scan(TEXT, dict.fromkeys(range(len(TEXT)), 0.7))]).issues
    assert issue.spans == (Span("p0", 0, len(TEXT)),)


def test_digits_that_were_joined_otherwise_cite_the_line() -> None:
    (issue,) = finished(document("รวม ๑ กอง"), [scan("รวม ๑๒ กอง", {4: 0.5})]).issues
    assert issue.spans == (Span("p0", 0, 9),)


def test_other_pages_are_left_alone() -> None:
    paragraph = document(TEXT).blocks[0]
    assert isinstance(paragraph, Paragraph)
    digital = replace(document(TEXT), blocks=(replace(paragraph, page=2),))
    askew = replace(scan(TEXT, {6: 0.1}), angle=3.0, turns=1)
    assert finished(digital, [askew]) == digital


def test_marks_that_were_left_out_are_counted() -> None:
    (issue,) = finished(document(TEXT), [scan(TEXT, {}, (Box(1, 1, 2, 2), Box(3, 3, 4, 4)))]).issues
    assert issue.code == "left_out"
    assert "2" in issue.message


@pytest.mark.parametrize(("turns", "expected"), [(0, (60, 110)), (1, (110, 540)), (2, (540, 690)), (3, (690, 60))])
def test_places_are_turned_back(turns: int, expected: tuple[float, float]) -> None:
    paragraph = finished(document("ก"), [replace(scan("ก", {}), turns=turns)]).blocks[0]
    assert isinstance(paragraph, Paragraph)
    box = paragraph.lines[0].box
    assert box is not None
    assert ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) == pytest.approx(expected, abs=6)
