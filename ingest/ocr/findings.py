"""What is left to do once the scanned pages are blocks: places on the page as it is shown, and issues.

An issue low_ocr_confidence points at the numbers in which a digit is unsure, and at lines that are so as a whole.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ingest.document import Block, Cell, Document, Line, Paragraph, Table
from ingest.issue import Issue
from ingest.ocr.charset import DIGITS
from ingest.ocr.page import ScannedPage
from ingest.span import Box, Span

SURE_DIGIT = 0.95
"""Probability below which a digit is reported. Chosen on held-out lines: MODEL_CARD.md."""

SURE_LINE = 0.85
"""Mean probability of a line's characters below which the line is reported."""

_NUMBER = re.compile("[0-9๐-๙]+(?:[.,/:-][0-9๐-๙]+)*")


def finished(document: Document, scans: Sequence[ScannedPage]) -> Document:
    """The document with the issues of its scanned pages, and its places as the pages are shown."""
    pages = {scan.page.number: scan for scan in scans}
    issues = [*_unsure(document, pages), *_left_out(scans)]
    blocks = tuple(_shown(block, pages[block.page]) if block.page in pages else block for block in document.blocks)
    return replace(document, blocks=blocks, issues=(*document.issues, *issues))


def _unsure(document: Document, pages: dict[int, ScannedPage]) -> Iterable[Issue]:
    lines: dict[int, list[tuple[Paragraph | Cell, Line]]] = defaultdict(list)
    for text in document.texts():
        if text.page in pages:
            lines[text.page].extend((text, line) for line in text.lines if line.box)
    for number, found in lines.items():
        codes, boxes, sure = pages[number].page.codes, pages[number].page.boxes, pages[number].confidence
        if not len(codes):
            continue
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        digit = np.isin(codes, [ord(sign) for sign in DIGITS])
        for text, line in found:
            box = line.box
            assert box is not None
            on_line = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
            if not on_line.any():
                continue
            if float(sure[on_line].mean()) < SURE_LINE:
                yield _issue(text, [(line.start, line.end)], float(sure[on_line].mean()))
                continue
            digits = np.flatnonzero(on_line & digit)
            doubtful = sure[digits[np.argsort(x[digits], kind="stable")]] < SURE_DIGIT
            if doubtful.any():
                yield _issue(text, _numbers(text.text, line, doubtful.tolist()), float(sure[digits].min()))


def _numbers(text: str, line: Line, doubtful: list[bool]) -> list[tuple[int, int]]:
    """The numbers on the line that hold a doubtful digit; the line where its digits are not those that were read."""
    places = [place for place in range(line.start, line.end) if text[place] in DIGITS]
    if len(places) != len(doubtful):
        return [(line.start, line.end)]
    unsure = {place for place, doubt in zip(places, doubtful, strict=True) if doubt}
    found = _NUMBER.finditer(text, line.start, line.end)
    return [match.span() for match in found if unsure.intersection(range(*match.span()))]


def _issue(text: Paragraph | Cell, ranges: list[tuple[int, int]], sure: float) -> Issue:
    words = ", ".join(text.text[start:end] for start, end in ranges)
    return Issue(
        "low_ocr_confidence",
        f"Read from a picture and not sure ({sure:.0%}): {words}. Compare it with the page.",
        f"อ่านจากภาพโดยไม่แน่ใจ ({sure:.0%}): {words} โปรดเทียบกับหน้าเอกสาร",
        spans=tuple(Span(text.block, start, end) for start, end in ranges),
    )


def _left_out(scans: Sequence[ScannedPage]) -> Iterable[Issue]:
    for scan in scans:
        if scan.left_out:
            number, count = scan.page.number, len(scan.left_out)
            yield Issue(
                "left_out",
                f"Page {number}: {count} marks that are no text (stamps, signatures, drawings, arrows) were left out",
                f"หน้า {number}: ไม่ได้นำเครื่องหมายที่ไม่ใช่ข้อความ (ตราประทับ ลายมือชื่อ ภาพ ลูกศร) {count} แห่งมาด้วย",
            )


def _shown(block: Block, scan: ScannedPage) -> Block:
    """The block with its places on the page as it is shown, not as it was straightened."""
    if isinstance(block, Paragraph):
        return replace(block, lines=_lines(block.lines, scan))
    cells = tuple(replace(cell, lines=_lines(cell.lines, scan)) for cell in block.cells)
    return Table(block.block, cells, block.rows, block.columns, block.page, block.box and _place(block.box, scan))


def _lines(lines: tuple[Line, ...], scan: ScannedPage) -> tuple[Line, ...]:
    return tuple(replace(line, box=line.box and _place(line.box, scan)) for line in lines)


def _place(box: Box, scan: ScannedPage) -> Box:
    """A box of the straight page where it stands in the picture: its centre bent and turned back."""
    width, height = scan.page.width, scan.page.height
    turn = math.radians(scan.angle)
    middle = np.array((box.x0 + box.x1) / 2), np.array((box.top + box.bottom) / 2)
    bent = scan.bend.offsets(*middle) if scan.bend else (0.0, 0.0)
    dx, dy = (float(at + offset - size / 2) for at, offset, size in zip(middle, bent, (width, height), strict=True))
    x = width / 2 + dx * math.cos(turn) - dy * math.sin(turn)
    y = height / 2 + dx * math.sin(turn) + dy * math.cos(turn)
    across, down = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
    for _ in range(scan.turns):  # a quarter turn anticlockwise undoes one clockwise
        x, y, width, height = y, width - x, height, width
        across, down = down, across
    return Box(x - across, y - down, x + across, y + down)
