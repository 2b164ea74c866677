"""Workbooks: what a sheet shows becomes paragraphs and tables that name sheet and cell."""

import re
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from ingest import sheets
from ingest.document import Document, Paragraph, Table
from ingest.issue import UnreadableFile
from ingest.read import read
from ingest.sheets_model import cell_name, cell_place
from tests.ingest.compound_file import compound_file

HEADER = ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
FIRST = [1, "จัดทำคู่มือ", "๑. ประชุม\n๒. แจ้งเวียน", "ต.ค. ๖๗", "สำนักปลัด"]
SECOND = [2, "เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์", "พ.ย. ๖๗", "กองคลัง"]
THIN = Side(style="thin")


def workbook(fill: Callable[[Worksheet], None], title: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    fill(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def rows_from(sheet: Worksheet, first: int, *rows: list[object]) -> None:
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)


def document_of(data: bytes) -> Document:
    return sheets.read(Path("แผน.xlsx"), data)


def outline(document: Document) -> list[object]:
    """Paragraphs as texts, tables as rows of texts."""
    out: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            out.append(block.text)
        else:
            grid: dict[int, list[str]] = {}
            for cell in block.cells:
                grid.setdefault(cell.row, []).append(cell.text)
            out.append(list(grid.values()))
    return out


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_titles_table_and_notes_with_the_names_of_their_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "แผนส่งเสริมคุณธรรม ประจำปี ๒๕๖๘"
        sheet.merge_cells("A1:E1")
        sheet["A2"] = "เทศบาลตำบลทดสอบ"
        rows_from(sheet, 4, HEADER, FIRST, SECOND)
        sheet["A8"] = "หมายเหตุ ปรับแผนได้ตามงบประมาณ"

    document = document_of(workbook(fill, "ปี 2568"))
    assert [block.block for block in document.blocks] == ["s1", "s1.A1", "s1.A2", "t0", "s1.A8"]
    assert document.blocks[0] == Paragraph("s1", "ปี 2568", level=1)
    (table,) = tables(document)
    assert (table.rows, table.columns) == (3, 5)
    by_block = {cell.block: cell for cell in table.cells}
    assert by_block["s1.C5"].text == "๑. ประชุม\n๒. แจ้งเวียน"
    assert (by_block["s1.C5"].row, by_block["s1.C5"].column) == (1, 2)
    assert (document.media_type, document.pages, document.text_source) == (sheets.XLSX, None, "native")


@pytest.mark.parametrize("name", ["Sheet1", "แผ่นงาน2", "Sheet 1 (2)", "1", "ชีต3"])
def test_a_name_that_says_nothing_is_no_heading(name: str) -> None:
    document = document_of(workbook(lambda sheet: rows_from(sheet, 1, HEADER, FIRST), name))
    assert [block.block for block in document.blocks] == ["t0"]


@pytest.mark.parametrize("name", ["2567", "อบต.ทดสอบ", "แผน ITA"])
def test_a_name_that_says_something_is_a_heading(name: str) -> None:
    document = document_of(workbook(lambda sheet: rows_from(sheet, 1, HEADER, FIRST), name))
    assert document.blocks[0] == Paragraph("s1", name, level=1)


def test_merged_ranges_are_spans() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ตัวชี้วัด", "คะแนน", None, "ผล"], [None, 2566, 2567, None], ["การปฏิบัติหน้าที่", 91.5, 95.25, "ดี"])
        for merged in ("A1:A2", "B1:C1", "D1:D2"):
            sheet.merge_cells(merged)

    (table,) = tables(document_of(workbook(fill)))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.row == 0}
    assert spans == {"ตัวชี้วัด": (2, 1), "คะแนน": (1, 2), "ผล": (2, 1)}
    assert [cell.text for cell in table.cells if cell.row == 1] == ["2566", "2567"]


def test_a_row_merged_inside_the_table_is_a_group_row() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, HEADER, ["ด้านการเปิดเผยข้อมูล"], FIRST, ["ด้านงบประมาณ"], SECOND)
        sheet.merge_cells("A2:E2")
        sheet.merge_cells("A4:E4")

    (table,) = tables(document_of(workbook(fill)))
    groups = [cell for cell in table.cells if cell.column_span == 5]
    assert [(cell.text, cell.row) for cell in groups] == [("ด้านการเปิดเผยข้อมูล", 1), ("ด้านงบประมาณ", 3)]


def test_a_group_header_above_columns_is_no_title() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ผลการประเมิน"], [None, "คะแนน"], ["ตัวชี้วัด", 2566, 2567], ["การใช้อำนาจ", 91, 92])
        sheet.merge_cells("B2:C2")

    assert outline(document_of(workbook(fill))) == [
        "ผลการประเมิน",
        [["", "คะแนน"], ["ตัวชี้วัด", "2566", "2567"], ["การใช้อำนาจ", "91", "92"]],
    ]


def test_labels_with_values_above_a_table_are_paragraphs() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["หน่วยงาน", "เทศบาลตำบลทดสอบ"], ["ปีงบประมาณ", 2568], [], HEADER, FIRST, SECOND)

    document = document_of(workbook(fill))
    assert outline(document)[:2] == ["หน่วยงาน เทศบาลตำบลทดสอบ", "ปีงบประมาณ 2568"]
    assert [block.block for block in document.blocks] == ["s1.A1", "s1.A2", "t0"]


def test_a_form_of_labels_and_values_is_a_table() -> None:
    document = document_of(workbook(lambda sheet: rows_from(sheet, 1, ["มาตรการ", "จัดทำคู่มือ"], ["ผู้รับผิดชอบ", "กองช่าง"])))
    assert outline(document) == [[["มาตรการ", "จัดทำคู่มือ"], ["ผู้รับผิดชอบ", "กองช่าง"]]]


def test_free_rows_inside_a_table_do_not_end_it() -> None:
    document = document_of(workbook(lambda sheet: rows_from(sheet, 1, HEADER, [], FIRST, [], ["ด้านงบประมาณ"], SECOND)))
    (table,) = tables(document)
    assert [cell.text for cell in table.cells if cell.column == 0] == ["ที่", "1", "ด้านงบประมาณ", "2"]


def test_a_new_header_after_a_free_row_starts_a_new_table() -> None:
    other = ["ตัวชี้วัด", "คะแนน"]
    document = document_of(
        workbook(
            lambda sheet: rows_from(
                sheet, 1, HEADER, FIRST, [], ["ผลคะแนน"], other, ["การใช้อำนาจ", 91.2], ["งบประมาณ", 88]
            )
        )
    )
    assert [(table.rows, table.columns) for table in tables(document)] == [(2, 5), (3, 2)]
    assert outline(document)[1] == "ผลคะแนน"


def test_tables_side_by_side() -> None:
    def fill(sheet: Worksheet) -> None:
        left, right = ["ตัวชี้วัด", "คะแนน"], [None, "ตัวชี้วัด", "คะแนน"]
        rows_from(sheet, 1, left + right, ["ก", 91, None, "ก", 95], ["ข", 92, None, "ข", 96])

    assert outline(document_of(workbook(fill))) == [
        [["ตัวชี้วัด", "คะแนน"], ["ก", "91"], ["ข", "92"]],
        [["ตัวชี้วัด", "คะแนน"], ["ก", "95"], ["ข", "96"]],
    ]


def test_a_free_column_inside_a_table_is_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ที่", "มาตรการ", None, "งบประมาณ", "ผล"], [1, "ก", None, 500, "ดี"])

    assert outline(document_of(workbook(fill))) == [[["ที่", "มาตรการ", "งบประมาณ", "ผล"], ["1", "ก", "500", "ดี"]]]


def test_borders_tell_the_table_from_the_text_around_it() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(
            sheet,
            1,
            ["แบบรายงาน", None, "หน้า 1"],
            HEADER,
            FIRST,
            [None, None, "บรรทัดต่อ"],
            SECOND,
            ["ผู้รายงาน", "", "ผู้ตรวจ"],
        )
        for row in sheet["A2:E5"]:
            for cell in row:
                cell.border = Border(left=THIN, right=THIN)

    assert [block if isinstance(block, str) else len(block) for block in outline(document_of(workbook(fill)))] == [
        "แบบรายงาน หน้า 1",
        3,
        "ผู้รายงาน ผู้ตรวจ",
    ]


def boxed(sheet: Worksheet, cells: str, ends: set[int]) -> None:
    """Draws vertical lines everywhere, horizontal ones below the rows of `ends` and above the first."""
    rows = list(sheet[cells])
    for number, row in enumerate(rows):
        for cell in row:
            top, bottom = (THIN if number == 0 else None), (THIN if cell.row in ends else None)
            cell.border = Border(left=THIN, right=THIN, top=top, bottom=bottom)


def test_lines_of_a_cell_typed_into_rows_of_one_box_are_one_cell() -> None:
    def fill(sheet: Worksheet) -> None:
        first = [1, "จัดทำคู่มือการปฏิบัติงาน", "1. ประชุมเพื่อ", "ต.ค. 67 -"]
        rows = [first, [None, "ของเจ้าหน้าที่", "กำหนดแนวทาง", "ก.ย. 68"], [None, None, "2. เผยแพร่"], [2, "ข", "ค", "ง"]]
        rows_from(sheet, 1, HEADER[:4], *rows)
        boxed(sheet, "A1:D5", {1, 4, 5})

    document = document_of(workbook(fill))
    assert outline(document) == [
        [
            HEADER[:4],
            ["1", "จัดทำคู่มือการปฏิบัติงานของเจ้าหน้าที่", "1. ประชุมเพื่อกำหนดแนวทาง\n2. เผยแพร่", "ต.ค. 67 - ก.ย. 68"],
            ["2", "ข", "ค", "ง"],
        ]
    ]
    assert [cell.block for cell in tables(document)[0].cells if cell.row == 2] == ["s1.A5", "s1.B5", "s1.C5", "s1.D5"]


def test_rows_of_one_box_with_keys_or_values_of_their_own_stay_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(
            sheet, 1, ["ยุทธศาสตร์", "จำนวน", "บาท"], ["ก", 24, 500], ["ข", 4, 100], [None, 3, 90], [], [None, "หน่วย"]
        )
        boxed(sheet, "A1:C6", {1, 6})

    (rows,) = outline(document_of(workbook(fill)))
    assert isinstance(rows, list)
    assert rows[1:] == [["ก", "24", "500"], ["ข", "4", "100"], ["", "3", "90"], ["", "หน่วย", ""]]


def test_hidden_rows_columns_and_sheets_are_left_out_and_said_so() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, HEADER, FIRST, SECOND)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True

    book = openpyxl.load_workbook(BytesIO(workbook(fill)))
    for name, state in (("ร่าง", "hidden"), ("ลับ", "veryHidden")):
        extra = book.create_sheet(name)
        extra["A1"] = "ไม่ควรเห็น"
        extra.sheet_state = state
    book.create_sheet("คะแนน")["A1"] = "เห็น"
    document = document_of(saved(book))
    assert outline(document) == [
        [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["2", "เปิดเผยข้อมูล", "ปรับปรุงเว็บไซต์", "กองคลัง"]],
        "คะแนน",
        "เห็น",
    ]
    assert document.blocks[-1].block == "s4.A1"
    (issue,) = document.issues
    assert (issue.code, issue.message) == (
        "left_out",
        "Hidden content was left out: 2 sheets (ร่าง, ลับ), 1 rows, 1 columns.",
    )


def test_a_merged_cell_whose_first_row_is_hidden_shows_in_the_next() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, HEADER, FIRST, SECOND)
        sheet.merge_cells("E2:E3")
        sheet.row_dimensions[2].hidden = True

    (table,) = tables(document_of(workbook(fill)))
    assert [cell.text for cell in table.cells if cell.row == 1][-1] == "สำนักปลัด"


def test_values_show_their_number_formats() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ตัวชี้วัด", "คะแนน", "วันที่"], ["ก", 95.2, 45299], ["ข", True, "ข้อความ"])
        sheet["B2"].number_format = "[$-D00041E]0.00"
        sheet["C2"].number_format = "[$-107041E]d mmm yyyy"

    assert outline(document_of(workbook(fill))) == [
        [["ตัวชี้วัด", "คะแนน", "วันที่"], ["ก", "๙๕.๒๐", "8 ม.ค. 2567"], ["ข", "TRUE", "ข้อความ"]]
    ]


def with_sheet_xml(cells: str, after: str = "") -> bytes:
    """A workbook whose only sheet has these rows, as XML, and this after them."""
    source = zipfile.ZipFile(BytesIO(workbook(lambda sheet: None)))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = re.sub(
                    rb"<sheetData.*?(/>|</sheetData>)", f"<sheetData>{cells}</sheetData>{after}".encode(), text
                )
            archive.writestr(name, text)
    return file.getvalue()


def test_formulas_count_by_their_stored_results() -> None:
    document = document_of(
        with_sheet_xml(
            '<row r="1"><c r="A1" t="str"><f>B9</f><v>รวม</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
            '<row r="2"><c r="A2" t="str"><f>""</f><v></v></c><c r="B2"><f>1/2</f></c><c r="C2"><v>5</v></c></row>'
            '<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3" t="b"><v>1</v></c></row>'
        )
    )
    assert outline(document) == [[["รวม", "2", ""], ["", "", "5"], ["#DIV/0!", "TRUE", ""]]]
    assert [(issue.code, "s1.B2" in issue.message) for issue in document.issues] == [("bad_value", True)]


def test_rich_text_escapes_and_cells_without_names() -> None:
    document = document_of(
        with_sheet_xml(
            '<row><c t="inlineStr"><is><r><t>มาตร</t></r><r><t>การ</t></r><rPh><t>x</t></rPh></is></c>'
            '<c t="inlineStr"><is><t>ก_x000D_\nข</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>'
        )
    )
    assert outline(document) == [[["มาตรการ", "ก\nข"], ["1", "2"]]]


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    document = document_of(
        with_sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
            '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>',
            '<mergeCells><mergeCell ref="A2000:XFD1048570"/></mergeCells>',
        )
    )
    assert outline(document) == [[["1", "2"], ["3", "4"]], "5"]
    assert document.blocks[-1].block == "s1.XFD1048576"


def test_a_sheet_of_scattered_cells_gives_only_the_filled_ones() -> None:
    def fill(sheet: Worksheet) -> None:
        for number in range(1, 1601):
            sheet.cell(number, number, "ก")
            sheet.cell(number, number + 1, "ข")

    document = document_of(workbook(fill))
    assert sum(1 for _ in document.texts()) == 3200


def header_rows(fill: Callable[[Worksheet], None]) -> int:
    (table,) = tables(document_of(workbook(fill)))
    return max((cell.row + 1 for cell in table.cells if cell.header), default=0)


def bold(sheet: Worksheet, cells: str) -> None:
    for row in sheet[cells]:
        for cell in row:
            cell.font = Font(bold=True)


def test_groups_of_columns_make_a_header_with_the_row_below_them() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ตัวชี้วัด", "คะแนน"], [None, 2566, 2567], ["การใช้อำนาจ", 91, 92])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    assert header_rows(fill) == 2


def test_a_header_wrapped_by_hand_over_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["ที่", "งบประมาณ"], [None, 2566, 2567], [None, "(บาท)", "(บาท)"], [1, "5,000.-", "-"])
        sheet.merge_cells("B1:C1")

    assert header_rows(fill) == 3


def test_a_bold_row_is_a_header() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, HEADER, FIRST, SECOND)
        bold(sheet, "A1:E1")

    assert header_rows(fill) == 1


def test_a_form_has_no_header() -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(sheet, 1, ["มาตรการ", "จัดทำคู่มือ"], ["ขั้นตอน", "ประชุม"], ["ระยะเวลา", "ต.ค.", "ผู้รับผิดชอบ", "กองช่าง"])
        bold(sheet, "A1:A3")
        sheet.merge_cells("B1:D1")
        sheet.merge_cells("B2:D2")

    assert header_rows(fill) == 0


def test_boxes_apart_are_tables_apart_even_without_headers() -> None:
    def fill(sheet: Worksheet) -> None:
        form = [["มาตรการ", "จัดทำคู่มือการปฏิบัติงานและคู่มือการให้บริการประชาชนให้ครบทุกกระบวนงานในปี"], ["ขั้นตอน", "ประชุม"]]
        rows_from(sheet, 1, *form, [], *form)
        for cells in ("A1:B2", "A4:B5"):
            for row in sheet[cells]:
                for cell in row:
                    cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)

    assert len(tables(document_of(workbook(fill)))) == 2


@pytest.mark.parametrize(("length", "level"), [(20, 2), (200, None)])
def test_a_short_bold_line_is_a_heading(length: int, level: int | None) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "ก" * length
        sheet["A1"].font = Font(bold=True)

    assert document_of(workbook(fill)).blocks[0] == Paragraph("s1.A1", "ก" * length, level=level)


def test_an_entity_in_the_xml_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ความลับ", encoding="utf-8")
    source = zipfile.ZipFile(BytesIO(with_sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>ก</t></is></c></row>')))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace("ก".encode(), b"&x;")
                text = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + text
            archive.writestr(name, text)
    assert "ความลับ" not in str(document_of(file.getvalue()))


OLE_XLS = compound_file({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12 + b"\x2f\x00\x02\x00\0\0"})


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("cut.xlsx", workbook(lambda sheet: rows_from(sheet, 1, HEADER, FIRST))[:3000], "damaged"),
        ("protected.xlsx", compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "password"),
        ("protected.xls", OLE_XLS, "password"),
        ("broken.xls", compound_file({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 600}), "damaged"),
    ],
)
def test_broken_and_protected_files_give_one_clear_message(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=message) as raised:
        read(path)
    assert name in raised.value.issue.message
    assert name in raised.value.issue.message_th


def test_ods_and_xls_give_the_same_document_as_xlsx(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows_from(
            sheet,
            1,
            ["แผนของเทศบาลตำบลทดสอบ"],
            [],
            HEADER,
            FIRST,
            [None, *SECOND[1:]],
            [3, "ค", 95.2, "ธ.ค. ๖๗", "กองช่าง"],
        )
        sheet.merge_cells("A1:E1")
        sheet["A1"].font = Font(bold=True)
        sheet.merge_cells("A4:A5")
        sheet["C6"].number_format = "0.00"
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["F"].hidden = True
        rows_from(sheet, 7, ["ซ่อน"], [4, "ง", "จ", "ฉ", "ช", "ซ่อน"])
        for row in sheet["A3:E8"]:
            for cell in row:
                cell.border = Border(left=THIN, right=THIN, bottom=THIN)

    book = openpyxl.load_workbook(BytesIO(workbook(fill, "ปี 2568")))
    book.create_sheet("ซ่อน")["A1"] = "ซ่อน"
    book["ซ่อน"].sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    book.save(path)
    expected = read(path)
    for kind in ("ods", "xls", "fods"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        document = read(path.with_suffix(f".{kind}"))
        assert document.blocks == expected.blocks
        assert document.media_type != expected.media_type
        if kind != "fods":  # its conversion drops what is hidden
            assert document.issues == expected.issues


TEXTS = st.sampled_from(["", "", "ก", "มาตรการ", "95.20", "-", "ข้อ ๑\nข้อ ๒", "2567"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=7), max_size=12), st.data())
def test_every_visible_cell_is_in_the_document_once(grid: list[list[str]], data: st.DataObject) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows_from(sheet, 1, *[[text or None for text in row] for row in grid])
    top, left = data.draw(st.integers(1, 8)), data.draw(st.integers(1, 5))
    bottom, right = top + data.draw(st.integers(0, 3)), left + data.draw(st.integers(0, 3))
    sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    hidden = data.draw(st.integers(1, 12).filter(lambda row: not top <= row <= bottom))
    sheet.row_dimensions[hidden].hidden = True
    shown = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None and cell.row != hidden]
    expected = {cell.coordinate: str(cell.value) for cell in shown}
    document = document_of(saved(book))
    found: dict[str, str] = {}
    for text in document.texts():
        assert text.block not in found
        found[text.block] = text.text
    loose = [found[block.block] for block in document.blocks if isinstance(block, Paragraph)]
    in_tables = {cell.block for table in tables(document) for cell in table.cells}
    assert not any(re.fullmatch(rf"s1\.[A-Z]+{hidden}", block) for block in found)
    for name, text in expected.items():
        assert found.get(f"s1.{name}") == text or (
            f"s1.{name}" not in in_tables and any(text in line for line in loose)
        )
    for table in tables(document):
        taken = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert sorted(taken) == [(r, c) for r in range(table.rows) for c in range(table.columns)]


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_names_of_cells_lead_back_to_them(row: int, column: int) -> None:
    assert cell_place(cell_name(row, column)) == (row, column)


@pytest.mark.parametrize("name", ["", "A", "1", "A0", "XFE1", "ก1", "AAAA1", "A12345678"])
def test_what_is_no_name_of_a_cell_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cell"):
        cell_place(name)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]),
    st.data(),
)
def test_a_damaged_part_ends_in_a_document_or_a_clear_message(part: str, data: st.DataObject) -> None:
    source = zipfile.ZipFile(BytesIO(workbook(lambda sheet: rows_from(sheet, 1, HEADER, FIRST))))
    text = source.read(part)
    at, removed = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 60))
    text = text[:at] + data.draw(st.binary(max_size=8)) + text[at + removed :]
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, text if name == part else source.read(name))
    try:
        message = document_of(file.getvalue()).paths[0]
    except UnreadableFile as error:
        message = error.issue.message
    assert "แผน.xlsx" in message
