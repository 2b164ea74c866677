"""Text, Markdown and OCR dumps."""

from pathlib import Path

from ingest import text
from ingest.document import Document, Paragraph, Table


def read(source: str, name: str = "sample.txt") -> Document:
    return text.read(Path(name), source.encode())


def grid(table: object) -> list[list[str]]:
    """The table's texts by row; a missing cell is left out, an empty one is ""."""
    assert isinstance(table, Table)
    return [[cell.text for cell in table.cells if cell.row == y] for y in range(table.rows)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_tab_rows_are_a_table_until_an_empty_line() -> None:
    document = read(
        "แผนของเทศบาลตัวอย่าง\n\nประเด็น\tมาตรการ\t\n\tก่อน\tหลัง\n๑\tเผยแพร่ข้อมูล\n\nประเด็น\tมาตรการ\n๒\tอบรม\nท้ายตาราง"
    )
    assert [block.block for block in document.blocks] == ["p0", "t0", "t1", "p1"]
    assert grid(document.blocks[1]) == [["ประเด็น", "มาตรการ", ""], ["", "ก่อน", "หลัง"], ["๑", "เผยแพร่ข้อมูล"]]
    assert grid(document.blocks[2]) == [["ประเด็น", "มาตรการ"], ["๒", "อบรม"]]


def test_a_line_between_rows_is_a_row_of_one_cell() -> None:
    document = read("ข้อ\tคะแนน\nตัวชี้วัดที่ ๑\ni๑\t๙๘\n")
    assert grid(document.blocks[0]) == [["ข้อ", "คะแนน"], ["ตัวชี้วัดที่ ๑"], ["i๑", "๙๘"]]


def test_rows_with_empty_outer_cells_stay_in_the_table() -> None:
    document = read("หัวข้อ\t\t\nก\tข\tค\n\t\tง\nจ\t\t\n")
    assert grid(document.blocks[0]) == [["หัวข้อ", "", ""], ["ก", "ข", "ค"], ["", "", "ง"], ["จ", "", ""]]


def test_a_tab_after_a_list_marker_or_before_a_paragraph_is_no_table() -> None:
    document = read("๑.\tจัดทำแผน\n๒.\tติดตามแผน\n\n\tย่อหน้าที่เยื้อง\n")
    assert paragraphs(document) == ["๑.\tจัดทำแผน", "๒.\tติดตามแผน", "ย่อหน้าที่เยื้อง"]


def test_html_in_cells_becomes_lines() -> None:
    document = read(
        "มาตรการ\tขั้นตอน\n"
        "<p>- ประชาสัมพันธ์</p> <p>- จัดอบรม</p>\t<ul><li>วางแผน<li>ติดตาม</ul>\n"
        "<ol><li>หนึ่ง</li><li>สอง</li></ol>\tบรรทัดแรก<br>บรรทัดสอง &amp; สาม\n"
        '<ul style="list-style-type: none"> - เปิดรับ\t<ul><li>- ขีดอยู่แล้ว</li></ul>\n'
    )
    assert grid(document.blocks[0])[1:] == [
        ["- ประชาสัมพันธ์\n- จัดอบรม", "• วางแผน\n• ติดตาม"],
        ["1. หนึ่ง\n2. สอง", "บรรทัดแรก\nบรรทัดสอง & สาม"],
        ["- เปิดรับ", "- ขีดอยู่แล้ว"],
    ]


def test_cells_of_nothing_but_markup_are_empty() -> None:
    document = read("ก\tข\n<p></p>\t<ul></ul>\n<br>\t****\n")
    assert grid(document.blocks[0]) == [["ก", "ข"], ["", ""], ["", "****"]]


def test_quoted_cells_may_run_over_lines() -> None:
    document = read('หัวข้อ\tรายละเอียด\n๑\t"บรรทัดแรก\nมี ""คำพูด"" ด้วย"\n๒\tปกติ\n')
    assert grid(document.blocks[0])[1:] == [["๑", 'บรรทัดแรก\nมี "คำพูด" ด้วย'], ["๒", "ปกติ"]]


def test_a_lone_quotation_mark_costs_nothing() -> None:
    document = read('หัวข้อ\tรายละเอียด\n๑\t"ไม่ปิด\n๒\tปกติ\n')
    assert grid(document.blocks[0])[1:] == [["๑", '"ไม่ปิด'], ["๒", "ปกติ"]]


def test_pipe_table_with_header() -> None:
    document = read("# แผน\n| ประเด็น | **มาตรการ** |\n|:---|---:|\n| ๑ | ก<br>ข |\n| ๒ \\| ๓ | |\n\nจบ", "sample.md")
    assert document.media_type == "text/markdown"
    table = document.blocks[1]
    assert grid(table) == [["ประเด็น", "มาตรการ"], ["๑", "ก\nข"], ["๒ | ๓", ""]]
    assert isinstance(table, Table)
    assert [cell.header for cell in table.cells] == [True, True, False, False, False, False]


def test_pipe_table_without_outer_pipes_or_without_rule() -> None:
    document = read("ก | ข\n--- | ---\n๑ | ๒\n\n| ค | ง |\n| ๓ | ๔ |\n\nจ | ฉ | ช\n๕ | ๖ | ๗\n")
    assert [grid(block) for block in document.blocks] == [
        [["ก", "ข"], ["๑", "๒"]],
        [["ค", "ง"], ["๓", "๔"]],
        [["จ", "ฉ", "ช"], ["๕", "๖", "๗"]],
    ]


def test_a_pipe_in_a_sentence_is_no_table() -> None:
    assert paragraphs(read("โทร ๐๕๓ | โทรสาร ๐๕๔\nเว็บไซต์ของเทศบาล\n")) == ["โทร ๐๕๓ | โทรสาร ๐๕๔", "เว็บไซต์ของเทศบาล"]


def test_fill_in_lines_stay() -> None:
    assert paragraphs(read("ลงชื่อ____________ผู้รับ__________พยาน")) == ["ลงชื่อ____________ผู้รับ__________พยาน"]


def test_grid_table() -> None:
    document = read("+---+-----+\n| ก | ข   |\n+===+=====+\n| ๑ | สอง |\n|   | สาม |\n+---+-----+\n")
    assert grid(document.blocks[0]) == [["ก", "ข"], ["๑", "สอง\nสาม"]]
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.header for cell in table.cells] == [True, True, False, False]


def test_html_table_in_text() -> None:
    document = read("ก่อน\n<table><tr><th rowspan=2>ก</th><th>**ข**</th></tr>\n<tr><td>ค</td></tr></table>\nหลัง")
    assert paragraphs(document) == ["ก่อน", "หลัง"]
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(c.text, c.row, c.column, c.row_span, c.header) for c in table.cells] == [
        ("ก", 0, 0, 2, True),
        ("ข", 0, 1, 1, True),
        ("ค", 1, 1, 1, False),
    ]


def test_html_table_in_a_cell_is_text() -> None:
    document = read("หัวข้อ\tรายการ\n๑\t<table><tr><td>ก<td>ข<tr><td>ค</table>\n")
    assert grid(document.blocks[0]) == [["หัวข้อ", "รายการ"], ["๑", "ก ข\nค"]]


def test_headings() -> None:
    document = read("# หนึ่ง\n## สอง ##\nเนื้อความ\n\nสาม\n====\n\n**หัวข้อหนา**\n\n**หัวข้อ  \nสองบรรทัด**\n")
    found = [(block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)]
    assert found == [
        ("หนึ่ง", 1),
        ("สอง", 2),
        ("เนื้อความ", None),
        ("สาม", 1),
        ("หัวข้อหนา", 2),
        ("หัวข้อ\nสองบรรทัด", 2),
    ]


def test_markup_goes_and_words_stay() -> None:
    document = read(
        "ได้ **คะแนน** *สูง* และ ~~เดิม~~ `รหัส`\n\n> คำพูด\n\n[เว็บไซต์](https://example.go.th/a_b_c) ![รูป](a.png)\n\n"
        "1\\. ข้อหนึ่ง 5 * 6 * 7 snake_case_name\n\n<!-- หมายเหตุ -->\n\n***\n\n```\nโค้ด\n```\n"
    )
    assert paragraphs(document) == [
        "ได้ คะแนน สูง และ เดิม รหัส",
        "คำพูด",
        "เว็บไซต์",
        "1. ข้อหนึ่ง 5 * 6 * 7 snake_case_name",
        "โค้ด",
    ]


def test_a_line_is_a_paragraph_where_the_text_was_not_wrapped() -> None:
    source = "แผนปฏิบัติการ\nเทศบาลตัวอย่าง\n" + "ข้อความยาวมากของย่อหน้านี้ " * 20 + "\nย่อหน้าถัดไป"
    assert len(paragraphs(read(source))) == 4


def test_the_lines_of_a_title_stay_apart() -> None:
    title = [
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม",
        "และความโปร่งใสภายในหน่วยงาน",
        "เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "รอบ ๑๒ เดือน",
    ]
    assert paragraphs(read("\n".join(title) + "\n\nประเด็น\tมาตรการ\n๑\tเผยแพร่\n")) == title


def test_wrapped_lines_are_joined() -> None:
    source = """เทศบาลตัวอย่างได้จัดทำมาตรการส่งเสริมความโปร่งใสภายในหน่วยงานขึ้นเพื่อ
ใช้เป็นแนวทางในการปฏิบัติงานของบุคลากรทุกส่วนราชการ และเผยแพร่ให้ประ
ชาชนทราบโดยทั่วกัน

๑. จัดทำคู่มือการให้บริการประชาชนให้ครบทุกงานบริการของเทศบาลตัวอย่าง
แล้วเผยแพร่ทางเว็บไซต์
๒. สำรวจความพึงพอใจของผู้มาใช้บริการทุกเดือน แล้วรายงานให้ผู้บริหารทราบ
เพื่อปรับปรุงงาน
"""
    found = paragraphs(read(source))
    assert len(found) == 3
    assert "ให้ประชาชนทราบโดยทั่วกัน" in found[0]
    assert found[1].startswith("๑. จัดทำคู่มือ")
    assert found[2].endswith("ผู้บริหารทราบเพื่อปรับปรุงงาน")


def test_page_marks_are_left_out() -> None:
    document = read("ก\n--- Page 1 ---\nข\n\fค\nหน้า ๒\nง\n- 3 -\nจ\nหน้าที่ของคณะทำงาน")
    assert paragraphs(document) == ["ก", "ข", "ค", "ง", "จ", "หน้าที่ของคณะทำงาน"]


def test_items_set_in_have_a_level() -> None:
    document = read("- หนึ่ง\n  - สอง\n      - สาม\n")
    levels = [[line.level for line in block.lines] for block in document.blocks if isinstance(block, Paragraph)]
    assert levels == [[], [1], [2]]


def test_line_endings_of_every_system() -> None:
    assert paragraphs(read("ก\r\nข\rค\nง")) == ["ก", "ข", "ค", "ง"]
