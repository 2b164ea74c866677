"""The lines of running paragraphs, across page ends."""

import re
from collections.abc import Iterator, Sequence

from extract.evidence import is_indicator
from extract.labels import LineLabels, begins_field, inner_fields
from extract.passage import Passage, resume
from ingest.digits import fold_digits
from ingest.document import Paragraph

CLOSING = re.compile(
    r"^\(?(?:ลงชื่อ|ลงนาม|จึงเรียน|จึงประกาศ|ประกาศ ณ|ผู้รายงาน|ผู้จัดทำ|ผู้อนุมัติ|ตำแหน่ง|ขอแสดงความนับถือ|โทร|เว็บไซต์|www|https?)"
    r"|^\(?\s*(?:นาย|นาง|นางสาว|ว่าที่|จ่าเอก|พันจ่า|สิบเอก)\S|^(?:นายก|ปลัด)(?:องค์การ|เทศ|เมือง)\S*$|^(?:\.{4,}|…{2,})"
)
"""How the closing lines of a paper begin: signatures, names, addresses."""
_ITEM_START = re.compile(r"^\s*(?:[-•]|\(?\d{1,2}[.)]|(?:ข้อ\s*)?[ieoIEO]\s?\d|[^\s:]{3,40}\s?:)")


def lines_of(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, Passage]]:
    """The lines of the paragraphs, each with the paragraph it is of.

    A line of the page that begins with a label begins a line of its own, though the layout may not show it: a full
    line before it looks like one that goes on.
    """
    labels = LineLabels.of([paragraph.text for paragraph in paragraphs if paragraph.text])
    held: tuple[Paragraph, Passage] | None = None
    last: Paragraph | None = None  # which the held line goes as far as
    for paragraph in paragraphs:
        whole = Passage.of(paragraph)
        starts = {match.end() for match in re.finditer(r"\n", paragraph.text)}
        shown = [(line.start, paragraph.text[line.start : line.end]) for line in paragraph.lines[1:]]
        starts.update(at for at, text in shown if begins_field(text) or labels.begin(text))
        cuts = sorted({*((start, start) for start in starts), *inner_fields(paragraph.text)})
        ends, begins = [end for end, _ in cuts], [start for _, start in cuts]
        for start, end in zip([0, *begins], [*ends, len(paragraph.text)], strict=True):
            line = whole.slice(start, end).strip() if start < end else None
            if not line:
                continue
            if start == 0 and held is not None and last is not None and _goes_over_page(last, paragraph, labels):
                held, last = (held[0], resume(held[1], line)), paragraph
                continue
            if held is not None:
                yield held
            held, last = (paragraph, line), paragraph
    if held is not None:
        yield held


def _goes_over_page(before: Paragraph, after: Paragraph, labels: LineLabels) -> bool:
    """Whether a paragraph is the second half of one that the page has cut: its last line is full, no item begins."""
    if begins_field(after.text) or labels.begin(after.text):
        return False
    if after.continues:
        return True
    if before.page is None or after.page != before.page + 1 or before.level is not None or after.level is not None:
        return False
    boxes = [line.box for line in before.lines if line.box is not None]
    if len(boxes) < 2 or boxes[-1].x1 < 0.93 * max(box.x1 for box in boxes):
        return False
    text = fold_digits(after.text)
    return not _ITEM_START.match(text) and not is_indicator(text)
