"""The right margin of a document's text."""

import pypdfium2

from ingest.document import Paragraph
from ingest.pdf import read
from tests.ingest.made_pdf import PdfPage, made

LONG = "ตามที่องค์การบริหารส่วนตำบลได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงาน"


def test_short_lines_of_a_page_are_not_joined_as_if_they_were_full(tmp_path) -> None:  # type: ignore[no-untyped-def]
    first, second = PdfPage(), PdfPage()
    first.text(60, 100, LONG)
    first.text(60, 118, LONG)
    for number, line in enumerate(("๑.๒ เผยแพร่แผนทางเว็บไซต์", "ผู้รับผิดชอบ กองคลัง", "ระยะเวลา ตุลาคม ๒๕๖๗")):
        second.text(60, 100 + 18 * number, line)
    path = tmp_path / "plan.pdf"
    path.write_bytes(made(first, second))
    with pypdfium2.PdfDocument(path) as file:
        assert len(file) == 2
    document = read(path, path.read_bytes())
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.page == 2]
    assert texts == ["๑.๒ เผยแพร่แผนทางเว็บไซต์", "ผู้รับผิดชอบ กองคลัง", "ระยะเวลา ตุลาคม ๒๕๖๗"]
