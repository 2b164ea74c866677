"""PDF files in, documents out."""

import random
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from ingest import ocr, pdf
from ingest.document import Document, Paragraph, Table
from ingest.issue import UnreadableFile
from tests.ingest.made_pdf import ABOVE, PdfPage, cells, made

XS = (50, 170, 350, 500)
YS = (120, 150, 180)
TEXTS = (("ประเด็น", "วิธีการ", "ผู้รับผิดชอบ"), ("การใช้อำนาจ", "ประชุมชี้แจง", "กองคลัง"))
WORDS = "หน่วยงานจัดประชุมชี้แจงแนวทางการปฏิบัติงานให้แก่บุคลากรทุกคนทราบ"

OTHER = "รายงานผลการใช้จ่ายงบประมาณต่อผู้บริหารและประกาศให้ประชาชนทราบโดยทั่วกัน"


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs OCR is tested there; here it shows as an issue."""
    monkeypatch.setattr(ocr, "available", lambda: False)


def read(*pages: PdfPage) -> Document:
    return pdf.read(Path("made.pdf"), made(*pages))


def texts(document: Document) -> list[str]:
    return [text.text for text in document.texts()]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def codes(document: Document) -> list[str]:
    return [issue.code for issue in document.issues]


def test_a_page_becomes_paragraphs_and_tables_in_reading_order_with_their_places() -> None:
    page = PdfPage()
    cells(page, XS, YS, TEXTS)
    page.text(60, 100, "มาตรการป้องกันการทุจริต", 14)
    page.text(60, 220, WORDS)
    document = read(page)
    assert texts(document) == ["มาตรการป้องกันการทุจริต", *TEXTS[0], *TEXTS[1], WORDS]
    assert [block.block for block in document.blocks] == ["p0", "t0", "p1"]
    assert (document.pages, document.text_source, document.issues) == (1, "text_layer", ())
    (table,) = tables(document)
    assert table.box == pytest.approx((50, 120, 500, 180), abs=0.5)
    assert {cell.page for cell in table.cells} == {1}
    line = table.cells[5].lines[0]
    assert (line.start, line.end) == (0, len("กองคลัง"))
    assert line.box is not None
    assert line.box.x0 == pytest.approx(353, abs=0.5)
    assert 150 < line.box.top < line.box.bottom < 180


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_read_the_same(turn: int) -> None:
    page, straight = PdfPage(rotate=turn), PdfPage()
    for each in (page, straight):
        cells(each, XS, YS, TEXTS)
    turned, plain = read(page), read(straight)
    assert texts(turned) == texts(plain)
    box = tables(turned)[0].box
    shown = {90: (842 - 180, 50, 842 - 120, 500), 180: (95, 662, 545, 722), 270: (120, 95, 180, 545)}[turn]
    assert box == pytest.approx(shown, abs=1)


def test_a_page_whose_content_is_turned_is_read_upright() -> None:
    page = PdfPage()
    for number, line in enumerate(("บรรทัดแรกของหน้านี้", "บรรทัดที่สองของหน้านี้")):
        page.text(100 + 20 * number, 700, line, turn=3)
    assert texts(read(page)) == ["บรรทัดแรกของหน้านี้บรรทัดที่สองของหน้านี้"]


def test_upright_headers_of_narrow_columns_stay_in_their_cells() -> None:
    page = PdfPage()
    cells(page, XS, YS, (("", "วิธีการ", "ผู้รับผิดชอบ"), TEXTS[1]))
    page.text(100, 148, "ที่", turn=3)
    assert rows(tables(read(page))[0])[0] == ["ที่", "วิธีการ", "ผู้รับผิดชอบ"]


def test_places_count_from_the_corner_of_the_crop_box_and_text_beside_it_is_left_out() -> None:
    page = PdfPage(crop=(40, 100, 560, 800))
    cells(page, XS, YS, TEXTS)
    page.text(10, 20, "ข้อความนอกกรอบ")
    document = read(page)
    assert tables(document)[0].box == pytest.approx((10, 78, 460, 138), abs=0.5)
    assert texts(document) == [*TEXTS[0], *TEXTS[1]]


def test_what_a_form_draws_is_read() -> None:
    page = PdfPage()
    cells(page, XS, YS, TEXTS)
    page.into_form()
    assert rows(tables(read(page))[0]) == [list(row) for row in TEXTS]


def test_text_that_a_clip_hides_is_left_out() -> None:
    page = PdfPage()
    page.clip(0, 0, 595, 110)
    page.text(60, 100, "ข้อความที่เห็น")
    page.text(60, 130, "ข้อความที่ถูกตัด")
    page.unclip()
    assert texts(read(page)) == ["ข้อความที่เห็น"]


def test_thin_boxes_are_rules_and_shading_is_none() -> None:
    page = PdfPage()
    page.area(50, 120, 500, 150)
    for y in YS:
        page.area(50, y - 0.5, 500, y + 0.5)
    for x in XS:
        page.area(x - 0.5, 120, x + 0.5, 180)
    page.area(60, 155, 100, 165)
    for number, row in enumerate(TEXTS):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 3, YS[number] + 15, text)
    (table,) = tables(read(page))
    assert (table.rows, table.columns) == (2, 3)


def test_lines_of_a_cell_are_joined_and_paragraphs_are_not() -> None:
    page = PdfPage()
    page.grid((50, 130, 300), (100, 260))
    lines = ("จัดประชุมชี้แจง", "แนวทางการ", "1. ข้อแรก", "2. ข้อที่สอง", "จบ", "ย่อหน้าใหม่")
    for number, line in enumerate(lines):
        page.text(53, 115 + 20 * number, line)
    cell = tables(read(page))[0].cells[0]
    assert cell.text == "จัดประชุมชี้แจงแนวทางการ\n1. ข้อแรก\n2. ข้อที่สอง\nจบ\nย่อหน้าใหม่"
    assert [cell.text[line.start : line.end] for line in cell.lines] == list(lines)


def test_a_number_that_the_column_cuts_is_whole_and_numbers_under_each_other_are_not_one() -> None:
    page = PdfPage()
    page.grid((50, 86, 122), (100, 200))
    for number, (left, right) in enumerate((("๑๐,๐", "28.50"), ("๐๐", "19.25"))):
        page.text(53, 115 + 20 * number, left)
        page.text(89, 115 + 20 * number, right)
    first, second = tables(read(page))[0].cells
    assert first.text == "๑๐,๐๐๐"
    assert second.text.split() == ["28.50", "19.25"]


@pytest.mark.parametrize(("signs", "whole"), [("๑๘", "๑๘"), ("o๒๗", "o๒๗"), ("๑๐๕", "๑๐๕")])
def test_a_number_in_a_column_of_one_digit_is_whole(signs: str, whole: str) -> None:
    page = PdfPage()
    page.grid((50, 59, 122), (100, 200))
    for number, sign in enumerate(signs):
        page.text(52, 115 + 15 * number, sign)
    page.text(62, 115, "การจัดซื้อ")
    assert tables(read(page))[0].cells[0].text == whole


def test_a_word_that_overflows_its_cell_stays_in_it() -> None:
    page = PdfPage()
    cells(page, (50, 90, 300), (100, 130), (("รวมทั้งสิ้น", ""),))
    page.text(200, 113, "500")
    assert rows(tables(read(page))[0]) == [["รวมทั้งสิ้น", "500"]]


def test_a_merged_header_that_the_page_cuts_has_the_columns_of_its_second_half() -> None:
    first, second = PdfPage(height=300), PdfPage(height=300)
    for x in (50, 170, 500):
        first.line(x, 200, x, 280)
    for x in (50, 170, 350, 500):
        second.line(x, 20, x, 60)
        second.line(x, 60, x, 100)
    first.line(50, 200, 500, 200)
    second.line(50, 60, 500, 60)
    second.line(50, 100, 500, 100)
    for page, x, y, text in (
        (first, 60, 230, "มาตรการ"),
        (first, 180, 230, "การดำเนินการ"),
        (second, 180, 40, "ระยะเวลา"),
    ):
        page.text(x, y, text)
    second.text(360, 40, "ผู้รับผิดชอบ")
    upper, lower = tables(read(first, second))
    assert (upper.columns, lower.columns) == (3, 3)
    assert [(cell.text, cell.column, cell.column_span) for cell in upper.cells] == [
        ("มาตรการ", 0, 1),
        ("การดำเนินการ", 1, 2),
    ]


def test_a_row_that_the_page_cuts_is_two_pieces_with_its_empty_cells() -> None:
    first, second = PdfPage(height=300), PdfPage(height=300)
    cells(first, XS, (200, 230, 280), (*TEXTS, ()))
    cells(second, XS, (20, 60), (("", "ต่อจากหน้าก่อน", ""),))
    pieces = tables(read(first, second))
    assert [piece.page for piece in pieces] == [1, 2]
    assert rows(pieces[1]) == [["", "ต่อจากหน้าก่อน", ""]]


def test_a_table_without_rules_is_found_by_its_columns() -> None:
    page = PdfPage()
    page.text(60, 90, "ผลการประเมินรายตัวชี้วัด")
    found = [["ตัวชี้วัด", "ปี 2567", "ปี 2568"]]
    found += [[name, f"9{n}.50", f"8{n}.25"] for n, name in enumerate(("การใช้งบประมาณ", "การใช้อำนาจ", "คุณภาพงาน"))]
    for number, row in enumerate(found):
        for x, text in zip((60, 260, 360), row, strict=True):
            page.text(x, 120 + 18 * number, text)
    document = read(page)
    assert [rows(table) for table in tables(document)] == [found]
    assert [paragraph.text for paragraph in paragraphs(document)] == ["ผลการประเมินรายตัวชี้วัด"]


def test_a_table_ruled_only_between_its_rows_keeps_lines_of_a_row_together() -> None:
    page = PdfPage()
    for y in (100, 120, 160, 180):
        page.line(50, y, 500, y)
    for x, y, text in (
        (60, 113, "มาตรการ"), (300, 113, "ผู้รับผิดชอบ"),
        (60, 133, "จัดทำคู่มือการปฏิบัติงาน"), (300, 133, "สำนักปลัด"), (60, 150, "และเผยแพร่"),
        (60, 173, "อบรม"), (300, 173, "กองคลัง"),
    ):  # fmt: skip
        page.text(x, y, text)
    assert [[cell.replace("\n", "") for cell in row] for row in rows(tables(read(page))[0])] == [
        ["มาตรการ", "ผู้รับผิดชอบ"],
        ["จัดทำคู่มือการปฏิบัติงานและเผยแพร่", "สำนักปลัด"],
        ["อบรม", "กองคลัง"],
    ]


def test_a_list_and_a_table_of_contents_are_no_tables() -> None:
    page = PdfPage()
    for number in range(5):
        page.text(60, 100 + 18 * number, f"{number + 1})")
        page.text(100, 100 + 18 * number, WORDS[: 30 + number])
        page.text(60, 300 + 18 * number, WORDS[: 20 + number])
        page.text(400, 300 + 18 * number, str(number + 3))
    assert tables(read(page)) == []


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    page = PdfPage()
    halves = [WORDS[: 38 + n % 3] for n in range(6)], [OTHER[: 38 + n % 3] for n in range(6)]
    for x, half in zip((50, 320), halves, strict=True):
        for number, line in enumerate(half):
            page.text(x, 100 + 16 * number, line, 8)
    document = read(page)
    assert tables(document) == []
    assert "".join(texts(document)).replace(" ", "").startswith("".join(halves[0]))


def test_a_paragraph_that_the_page_cuts_goes_on() -> None:
    first, second = PdfPage(height=200), PdfPage(height=200)
    first.text(80, 100, WORDS)
    first.text(60, 120, OTHER[:-3])
    second.text(60, 60, "โดยทั่วกัน")
    second.text(80, 80, WORDS)
    assert [(p.text[:6], p.continues) for p in paragraphs(read(first, second))] == [
        (WORDS[:6], False),
        ("โดยทั่", True),
        (WORDS[:6], False),
    ]


def test_the_gap_between_paragraphs_begins_one_where_most_are_one_line_long() -> None:
    page = PdfPage()
    ys = (100, 115, 140, 165, 190, 215)  # lines are 15 apart, paragraphs 25
    lines = (WORDS, OTHER[:40], "๑. " + OTHER, WORDS[:60], WORDS[:58], OTHER[:50])
    for y, line in zip(ys, lines, strict=True):
        page.text(60, y, line)
    assert texts(read(page)) == [lines[0] + lines[1], *lines[2:]]


def test_a_page_without_a_full_line_takes_the_gaps_of_the_others() -> None:
    first, second = PdfPage(), PdfPage()
    for y, line in zip((100, 115, 140, 155), (WORDS, OTHER[:40], WORDS, OTHER[:50]), strict=True):
        first.text(60, y, line)
    for y, line in zip((100, 125, 150), ("- " + OTHER[:30], OTHER[:32], OTHER[:31]), strict=True):
        second.text(60, y, line)
    assert texts(read(first, second))[2:] == ["- " + OTHER[:30], OTHER[:32], OTHER[:31]]


def test_a_word_across_the_lines_ends_holds_a_paragraph_together() -> None:
    page = PdfPage()
    for y, line in zip(
        (100, 115, 130), (WORDS, "หน่วยงานจัดประชุมชี้แจงแนวทางการรักษาผลประโยชน์ส่วน", "รวม จำนวน ๕๐ คน"), strict=True
    ):
        page.text(60, y, line)
    assert not any(text.startswith("รวม") for text in texts(read(page)))


def test_the_closing_sentence_of_a_paper_begins_a_paragraph() -> None:
    page = PdfPage()
    page.text(60, 100, WORDS)
    page.text(60, 115, "จึงประกาศให้ทราบโดยทั่วกัน")
    assert texts(read(page)) == [WORDS, "จึงประกาศให้ทราบโดยทั่วกัน"]


def test_a_heading_that_breaks_within_a_bracket_is_one() -> None:
    page = PdfPage()
    for y, line in zip((100, 125, 165), ("วิเคราะห์ข้อจำกัดของหน่วยงาน (ปัญหา/", "อุปสรรค)", OTHER), strict=True):
        page.text(60, y, line)
    assert texts(read(page)) == ["วิเคราะห์ข้อจำกัดของหน่วยงาน (ปัญหา/อุปสรรค)", OTHER]


def test_a_line_in_another_weight_is_a_paragraph() -> None:
    page = PdfPage()
    page.text(60, 100, WORDS)
    page.text(60, 115, "ผลการดำเนินงาน", bold=True)
    page.text(60, 130, OTHER)
    assert texts(read(page)) == [WORDS, "ผลการดำเนินงาน", OTHER]


def test_headings_are_larger_or_bold() -> None:
    page = PdfPage()
    page.text(60, 80, "รายงานประจำปี", 16)
    page.text(60, 120, "บทนำ", 10, bold=True)
    page.text(60, 150, WORDS)
    page.text(60, 170, WORDS)
    assert [(p.text, p.level) for p in paragraphs(read(page))][:2] == [("รายงานประจำปี", 1), ("บทนำ", 2)]
    assert paragraphs(read(page))[-1].level is None


def test_running_lines_are_left_out_and_reported() -> None:
    pages = []
    for number in range(4):
        page = PdfPage()
        page.text(60, 40, f"เทศบาลตำบลสมมติ ฉบับที่ {number}")
        page.text(290, 820, f"- {number + 1} -")
        page.text(60, 200, WORDS[: 40 + 3 * number])
        pages.append(page)
    document = read(*pages)
    assert texts(document) == [WORDS[: 40 + 3 * number] for number in range(4)]
    assert codes(document) == ["left_out"]


def test_the_next_pages_first_words_at_the_foot_are_left_out() -> None:
    page = PdfPage()
    page.text(60, 100, WORDS)
    page.text(400, 800, "/๒. ให้หน่วยงาน...")
    assert texts(read(page)) == [WORDS]


def test_a_scan_without_text_is_reported_with_its_page() -> None:
    page = PdfPage()
    for number in range(150):
        page.area(50 + number, 100, 60 + number, 110)
    text = PdfPage()
    text.text(60, 100, WORDS)
    (issue,) = read(text, page).issues
    assert issue.code == "no_text"
    assert "only a picture on page 2;" in issue.message


def test_text_layers_that_are_no_thai_are_refused() -> None:
    """A wrong Unicode map: Thai letters, and no Thai; also on the page with too few letters to judge."""
    consonants = "กขคงจชซญณดตถทธนบปพภมยรลวศษสหอ"
    wrong = str.maketrans(consonants, consonants[7:] + consonants[:7])
    page, short = PdfPage(), PdfPage()
    for number in range(4):
        page.text(60, 100 + 20 * number, WORDS.translate(wrong))
    short.text(60, 100, "รวม".translate(wrong))
    document = read(page, short)
    assert document.blocks == ()
    assert "pages 1-2 " in document.issues[0].message
    assert document.issues[0].code == "no_text"


def test_a_damaged_or_locked_or_empty_file_has_a_clear_message() -> None:
    whole = made(PdfPage())
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + "41" * 32
        + "> /U <"
        + "42" * 32
        + "> >> /ID [<41> <41>] "
    )
    for data, words in (
        (whole[:300], "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (made(PdfPage(), trailer=lock), "password"),
        (made(), "without pages"),
    ):
        with pytest.raises(UnreadableFile, match=words) as caught:
            pdf.read(Path("letter.pdf"), data)
        assert "letter.pdf" in caught.value.issue.message_th


def test_told_by_its_first_bytes() -> None:
    assert pdf.matches(b"\xef\xbb\xbf%PDF-1.4", Path("x.doc"))
    assert not pdf.matches(b"PK\x03\x04", Path("x.pdf"))


def damaged(data: bytes, count: int) -> Iterator[bytes]:
    rng = random.Random(7)
    for number in range(count):
        broken = bytearray(data)
        if number % 3 == 0:
            broken = broken[: rng.randrange(20, len(broken))]
        for _ in range(rng.choice((1, 5, 40))):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        yield bytes(broken)


def test_broken_files_give_a_document_or_an_issue() -> None:
    """A sample; benchmarks/pdf_broken.py tries a thousand, each in a process of its own."""
    page = PdfPage()
    cells(page, XS, YS, TEXTS)
    for data in damaged(made(page, page), 60):
        try:
            document = pdf.read(Path("broken.pdf"), data)
        except UnreadableFile:
            continue
        assert document.pages is not None


def test_marks_in_this_file_are_what_the_reader_takes_for_marks() -> None:
    """Guards the tests' own font."""
    page = PdfPage()
    page.text(60, 100, "".join("ก" + mark for mark in ABOVE))
    with pypdfium2.PdfDocument(made(page)) as file:
        assert file[0].get_textpage().get_text_bounded() == "".join("ก" + mark for mark in ABOVE)
