"""DOCX."""

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from ingest import docx
from ingest.document import Document, Paragraph, Table
from ingest.issue import UnreadableFile
from ingest.reference import rows
from tests.ingest.docx_parts import RELATION, abstract, item, level, num, p, package, r, start_at, tc, tr


def read(body: str, **parts: str) -> Document:
    return docx.read(Path("sample.docx"), package(body, **parts))


def texts(document: Document) -> list[str]:
    return [text.text for text in document.texts()]


def test_a_file_of_python_docx_in_body_order() -> None:
    made = python_docx.Document()
    made.add_heading("แผนปฏิบัติการ", 1)
    made.add_paragraph("บทนำ")
    table = made.add_table(rows=3, cols=3)
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row.cells):
            cell.text = f"{y}{x}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    made.add_paragraph("หนึ่ง", style="List Number")
    made.add_paragraph("สอง", style="List Number")
    made.add_paragraph("จุด", style="List Bullet")
    file = io.BytesIO()
    made.save(file)
    document = docx.read(Path("a.docx"), file.getvalue())
    assert [block.block for block in document.blocks] == ["p0", "p1", "t0", "p2", "p3", "p4"]
    heading, _, found, *items = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(found, Table)
    assert heading.level == 1
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        ("00\n01", 0, 0, 1, 2),
        ("02", 0, 2, 1, 1),
        ("10", 1, 0, 1, 1),
        ("11", 1, 1, 1, 1),
        ("12\n22", 1, 2, 2, 1),
        ("20", 2, 0, 1, 1),
        ("21", 2, 1, 1, 1),
    ]
    assert [item.text for item in items if isinstance(item, Paragraph)] == ["1. หนึ่ง", "2. สอง", "• จุด"]


@pytest.mark.parametrize(
    ("style", "text", "labels"),
    [
        ("decimal", "%1.", ["1. ก", "2. ข", "3. ค"]),
        ("thaiNumbers", "%1)", ["๑) ก", "๒) ข", "๓) ค"]),
        ("thaiLetters", "(%1)", ["(ก) ก", "(ข) ข", "(ค) ค"]),
        ("thaiCounting", "%1", ["หนึ่ง ก", "สอง ข", "สาม ค"]),
        ("lowerLetter", "%1.", ["a. ก", "b. ข", "c. ค"]),
        ("upperRoman", "ข้อ %1", ["ข้อ I ก", "ข้อ II ข", "ข้อ III ค"]),
        ("bullet", "\uf0b7", ["• ก", "• ข", "• ค"]),
        ("bullet", "-", ["- ก", "- ข", "- ค"]),
        ("none", "", ["ก", "ข", "ค"]),
    ],
)
def test_automatic_numbers(style: str, text: str, labels: list[str]) -> None:
    numbering = abstract(0, level(0, style, text)) + num(1, 0)
    assert texts(read("".join(item(t, 1) for t in "กขค"), numbering=numbering)) == labels


def test_levels_count_and_restart() -> None:
    levels = [level(0, "thaiNumbers", "%1."), level(1, "thaiNumbers", "%1.%2"), level(2, "bullet", "o")]
    numbering = abstract(0, *levels) + num(1, 0)
    body = [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1), ("g", 2), ("h", 1)]
    document = read("".join(item(t, 1, i) for t, i in body), numbering=numbering)
    assert texts(document) == ["๑. a", "๑.๑ b", "๑.๒ c", "• d", "๒. e", "๒.๑ f", "• g", "๒.๒ h"]
    assert [b.lines[0].level if b.lines else 0 for b in document.texts()] == [i for _, i in body]


def test_lists_of_one_kind_count_on_unless_they_start_anew() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, start_at(0, 1))
    body = item("a", 1) + item("b", 1) + item("c", 2) + item("d", 3) + item("e", 3) + item("f", 1)
    assert texts(read(body, numbering=numbering)) == ["1. a", "2. b", "3. c", "1. d", "2. e", "3. f"]


def test_a_missing_upper_level_and_legal_numbers() -> None:
    levels = [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    assert texts(read(item("a", 1, 1), numbering=abstract(0, *levels) + num(1, 0))) == ["1.1 a"]


def test_numbers_that_a_style_brings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Base"/></w:style>'
    )
    numbering = abstract(
        0, level(0, "decimal", "%1."), level(1, "thaiLetters", "%2)", '<w:pStyle w:val="Sub"/>')
    ) + num(1, 0)
    body = p("a", '<w:pStyle w:val="Base"/>') + p("b", '<w:pStyle w:val="Sub"/>')
    body += p("c", '<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(read(body, styles=styles, numbering=numbering)) == ["1. a", "ก) b", "c"]


def test_an_empty_numbered_paragraph_shows_in_a_cell_only() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = item("", 1) + f"<w:tbl>{tr(tc(item('', 1)), tc('ก'))}</w:tbl>"
    assert texts(read(body, numbering=numbering)) == ["2.", "ก"]


def test_table_header_rows_merges_and_gaps() -> None:
    header = "<w:tblHeader/>"
    body = (
        "<w:tbl>"
        + tr(tc("ก", '<w:vMerge w:val="restart"/>'), tc("ข", '<w:gridSpan w:val="2"/>'), properties=header)
        + tr(
            tc("", "<w:vMerge/>"), tc("ค"), f"<w:sdt><w:sdtContent>{tc('ง')}</w:sdtContent></w:sdt>", properties=header
        )
        + tr(tc("จ"), properties='<w:gridBefore w:val="2"/>')
        + tr(tc("ลบ"), properties='<w:del w:id="1" w:author="a"/>')
        + "</w:tbl>"
    )
    (found,) = read(body).blocks
    assert isinstance(found, Table)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.header) for c in found.cells] == [
        ("ก", 0, 0, 2, 1, True),
        ("ข", 0, 1, 1, 2, True),
        ("ค", 1, 1, 1, 1, True),
        ("ง", 1, 2, 1, 1, True),
        ("จ", 2, 2, 1, 1, False),
    ]


def test_tables_in_cells() -> None:
    inner = f"<w:tbl>{tr(tc('ก'), tc('๑'))}{tr(tc('ข'), tc('๒'))}</w:tbl>"
    small = f"<w:tbl>{tr(tc('เซลล์ที่มีข้อความยาวกว่าตาราง'), tc(p('ดังนี้') + inner))}</w:tbl>"
    (found,) = read(small).blocks
    assert isinstance(found, Table)
    assert [c.text for c in found.cells] == ["เซลล์ที่มีข้อความยาวกว่าตาราง", "ดังนี้\nก ๑\nข ๒"]
    layout = f"<w:tbl>{tr(tc(p('ก') + inner), tc(inner))}</w:tbl>"
    assert [block.block for block in read(layout).blocks] == ["p0", "t0", "t1"]


def test_tracked_changes_hidden_text_and_fields() -> None:
    body = (
        f"<w:p>{r('เดิม ')}<w:ins>{r('เพิ่ม')}</w:ins><w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('ย้าย')}</w:moveFrom>{r('ซ่อน', '<w:vanish/>')}"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
        f"<w:hyperlink>{r(' ลิงก์')}</w:hyperlink><w:sdt><w:sdtContent>{r(' ช่อง')}</w:sdtContent></w:sdt></w:p>"
    )
    assert texts(read(body)) == ["เดิม เพิ่ม ลิงก์ ช่อง"]


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    assert texts(read(p("ต้น", "<w:rPr><w:del/></w:rPr>") + p("ปลาย"))) == ["ต้นปลาย"]


def test_breaks_tabs_and_symbols() -> None:
    body = (
        "<w:p><w:r><w:t>ก</w:t><w:br/><w:t>ข</w:t><w:tab/><w:t>ค</w:t><w:br w:type='page'/><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Unknown" w:char="F0FC"/></w:r></w:p>'
    )
    assert texts(read(body)) == ["ก\nข\tค-\u2714\uf0fc"]


def test_symbol_table_maps_each_code_once() -> None:
    codes = [(row["font"], row["code"]) for row in rows("symbol_fonts")]
    assert len(codes) == len(set(codes))
    assert all(
        len(code) == 2 and int(row["character"], 16) > 0x7F
        for (_, code), row in zip(codes, rows("symbol_fonts"), strict=True)
    )
    assert all(row["source"] for row in rows("symbol_fonts"))


def test_text_boxes_once_and_notes_after_their_block() -> None:
    box = f"<w:txbxContent>{p('ในกล่อง')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    note = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    footnotes = f'<w:footnote w:id="5">{p("เชิงอรรถ")}</w:footnote><w:footnote w:id="6">{p("ไม่อ้างถึง")}</w:footnote>'
    body = (
        f"<w:p>{r('ย่อหน้า')}{drawing}{note}</w:p>"
        + p("ถัดไป")
        + f"<w:tbl>{tr(tc('<w:p>' + r('เซลล์') + drawing + note + '</w:p>'))}</w:tbl>"
    )
    assert texts(read(body, footnotes=footnotes)) == [
        "ย่อหน้า",
        "ในกล่อง",
        "เชิงอรรถ",
        "ถัดไป",
        "เซลล์\nในกล่อง",
        "เชิงอรรถ",
    ]


def test_heading_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H2"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    bold = "<w:b/><w:bCs/>"
    body = (
        p("หนึ่ง", '<w:pStyle w:val="T"/>')
        + p("สอง", '<w:pStyle w:val="H2"/>')
        + p("สาม", '<w:pStyle w:val="Own"/>')
        + p("สี่", '<w:outlineLvl w:val="3"/>')
        + p("กลาง", '<w:jc w:val="center"/>', bold)
        + p("กลางไม่หนา", '<w:jc w:val="center"/>')
        + p("กลาง " + "ยาว" * 100, '<w:jc w:val="center"/>', bold)
        + p("ชิดซ้าย", "", bold)
        + f"<w:p>{r('หนา', bold)}{r('ไม่หนา')}</w:p>"
        + p("ยกเลิก", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>', bold)
    )
    levels = [block.level for block in read(body, styles=styles).blocks if isinstance(block, Paragraph)]
    assert levels == [1, 2, 3, 4, 2, None, None, 3, None, None]


def changed(data: bytes, old: str, new: str) -> bytes:
    """The package with a text replaced in all its members."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).decode().replace(old, new))
    return file.getvalue()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a relationship to a member that is not there
        ("</Relationships>", f'<Relationship Id="x" Type="{RELATION}/image" Target="media/NULL"/></Relationships>'),
        # the strict format
        (RELATION, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        # a document with macros, and a template
        ("wordprocessingml.document.main", "ms-word.document.macroEnabled.main"),
        ("wordprocessingml.document.main", "wordprocessingml.template.main"),
    ],
)
def test_what_word_reads_is_read(old: str, new: str) -> None:
    data = package(item("เนื้อหา", 1), numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    damaged = changed(data, old, new)
    assert damaged != data
    assert texts(docx.read(Path("a.docx"), damaged)) == ["1. เนื้อหา"]


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "99999999999999999999", "๑"])
def test_nonsense_values_cost_nothing_but_themselves(nonsense: str) -> None:
    body = (
        p("ก", f'<w:numPr><w:ilvl w:val="{nonsense}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{nonsense}"/>')
        + p("ข", f'<w:numPr><w:numId w:val="{nonsense}"/></w:numPr><w:pStyle w:val="{nonsense}"/>')
        + "<w:tbl>"
        + tr(
            tc("ค", f'<w:gridSpan w:val="{nonsense}"/><w:vMerge w:val="{nonsense}"/>'),
            properties=f'<w:gridBefore w:val="{nonsense}"/>',
        )
        + "</w:tbl>"
    )
    odd = f'<w:start w:val="{nonsense}"/><w:lvlRestart w:val="{nonsense}"/>'
    numbering = abstract(0, level(0, nonsense, "%1.", odd)) + num(1, 0, start_at(0, 1).replace('"1"', f'"{nonsense}"'))
    assert [text[-1] for text in texts(read(body, numbering=numbering))] == ["ก", "ข", "ค"]


def test_tables_in_tables_lose_nothing() -> None:
    body = p("ลึก")
    for _ in range(40):
        body = f"<w:tbl>{tr(tc(body))}</w:tbl>"
    assert texts(read(body)) == ["ลึก"]


def test_refuses_elements_in_elements_without_end() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read("<w:sdt>" * 5000 + "</w:sdt>" * 5000)


@pytest.mark.parametrize("cut", [100, 1000])
def test_refuses_a_damaged_file(cut: int) -> None:
    data = package(p("เนื้อหา"))
    with pytest.raises(UnreadableFile, match=r"sample\.docx"):
        docx.read(Path("sample.docx"), data[:-cut])


def test_a_document_of_pictures_has_no_text() -> None:
    assert [issue.code for issue in read("<w:p/>").issues] == ["no_text"]
