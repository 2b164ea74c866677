from pathlib import Path

from ingest.blocks import DocumentBuilder, TableCell, TextLine
from ingest.document import Document, Line, Table
from ingest.span import Box


def build(builder: DocumentBuilder) -> Document:
    return builder.document(Path("sample.txt"), b"sample", "text/plain")


def test_numbers_blocks_in_reading_order() -> None:
    builder = DocumentBuilder()
    builder.paragraph("แผน", level=1)
    builder.paragraph(" \n ")
    builder.table([TableCell("ก", 0, 0, header=True), TableCell("ข", 1, 0, 1, 2)])
    builder.table([TableCell("", 0, 0)])
    builder.paragraph("ท้าย")
    builder.table([TableCell("ค", 2, 1)])
    document = build(builder)
    assert [block.block for block in document.blocks] == ["p0", "t0", "p1", "t1"]
    assert [text.block for text in document.texts()] == ["p0", "t0.r0.c0", "t0.r1.c0", "p1", "t1.r2.c1"]
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert (table.rows, table.columns) == (2, 2)


def test_identifies_the_file() -> None:
    document = build(DocumentBuilder())
    assert document.sha256 == "af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf"
    assert document.document_id == document.sha256[:16]
    assert [issue.code for issue in document.issues] == ["no_text"]


def test_repairs_once_and_says_so() -> None:
    builder = DocumentBuilder()
    builder.paragraph("การดําเนินงาน")
    builder.table([TableCell("เเผน\nนํา", 0, 0), TableCell("สะอาด", 0, 1)])
    document = build(builder)
    assert [text.text for text in document.texts()] == ["การดำเนินงาน", "แผน\nนำ", "สะอาด"]
    assert [text.raw for text in document.texts()] == ["การดําเนินงาน", "เเผน\nนํา", None]
    (issue,) = document.issues
    assert issue.code == "text_repaired"
    assert "sara_am 2" in issue.message
    assert "สระอำ 2 แห่ง" in issue.message_th


def test_joins_lines_that_layout_broke_and_keeps_their_places() -> None:
    boxes = [Box(0, y, 10, y + 5) for y in (0, 6, 12)]
    builder = DocumentBuilder()
    builder.paragraph(
        [
            TextLine("๑. เผยแพร่ประชาสัม", box=boxes[0]),
            TextLine("พันธ์แผนที", box=boxes[1], joins=True),
            TextLine("่ดี", box=boxes[2], joins=True),
            TextLine("๒. ติดตาม", level=1),
        ]
    )
    (paragraph,) = build(builder).texts()
    assert paragraph.text == "๑. เผยแพร่ประชาสัมพันธ์แผนที่ดี\n๒. ติดตาม"
    assert [paragraph.text[line.start : line.end] for line in paragraph.lines] == [
        "๑. เผยแพร่ประชาสัม",
        "พันธ์แผนที่",
        "ดี",
        "๒. ติดตาม",
    ]
    assert [line.box for line in paragraph.lines] == [*boxes, None]
    assert paragraph.lines[-1] == Line(32, 41, 1)
