"""Accounting: what ends up in no record is said."""

from extract.raw import RawRecord
from ingest.document import Table
from tests.extract.built import Merged, Rows, record

PLAN: Rows = [
    ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ปัญหา/อุปสรรค"],
    ["๑", "จัดทำคู่มือการให้บริการ", "๑. ร่าง ๒. เผยแพร่", "ต.ค. ๒๕๖๗", "กองคลัง", "ไม่มี"],
    ["๒", "จัดอบรมพนักงาน", "๑. เชิญวิทยากร ๒. อบรม", "พ.ย. ๒๕๖๗", "กองช่าง", "-"],
]


def lost(found: RawRecord) -> list[list[str]]:
    """The texts of each `unmapped_text` issue."""
    blocks = {block.block: block.text for block in found.document.texts()}
    return [[blocks[span.block] for span in issue.spans] for issue in found.issues if issue.code == "unmapped_text"]


def test_a_table_that_was_read_whole_leaves_nothing() -> None:
    assert lost(record(PLAN)) == []


def test_a_table_of_something_else_is_listed_cell_by_cell() -> None:
    people: Rows = [["ชื่อ - สกุล", "ตำแหน่ง"], ["นายตัวอย่าง สมมุติ", "ประธาน"], ["นางสาวสมมุติ ตัวอย่าง", "เลขานุการ"]]
    (cells,) = lost(record(PLAN, "คณะทำงานประกอบด้วย", people))
    assert {"นายตัวอย่าง สมมุติ", "ประธาน", "นางสาวสมมุติ ตัวอย่าง", "เลขานุการ"} <= set(cells)


def test_the_message_quotes_the_first_words_and_counts_the_rest() -> None:
    found = record([["ก" * 100, "ข"], ["ค", "ง"]])
    (issue,) = [issue for issue in found.issues if issue.code == "unmapped_text"]
    assert issue.message == f"in no record: {'ก' * 60}… and 3 more cells"
    assert "อีก 3 ช่อง" in issue.message_th


def test_a_long_list_item_outside_of_tables_is_listed_and_a_short_heading_is_not() -> None:
    item = "๑. ทบทวนผลการประเมินที่ผ่านมาและศึกษากรอบแนวทางการประเมินของปีนี้ร่วมกับทุกส่วนราชการ"
    assert lost(record("มาตรการส่งเสริมคุณธรรม", PLAN, "๑. บทนำ", item)) == [[item]]


def test_labels_of_a_form_are_not_lost_and_a_row_without_a_use_is() -> None:
    form: Rows = [
        [Merged("มาตรการที่ ๑", columns=2)],
        ["มาตรการ", "จัดทำคู่มือการให้บริการ"],
        ["ขั้นตอน", "ร่างแล้วเผยแพร่"],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗"],
        ["ผู้รับผิดชอบ", "กองคลัง"],
        ["ปัญหา/อุปสรรค", "ไม่มี"],
    ]
    assert lost(record(form)) == []


def test_every_body_cell_is_recorded_or_listed() -> None:
    odd: Rows = [["อื่น ๆ", "สิ่งนี้", "สิ่งนั้น"], ["ก", "ข", "ค"], ["ง", "จ", "ฉ"]]
    found = record("มาตรการส่งเสริมคุณธรรม", PLAN, "ตารางอื่น", odd)
    listed = {span.block for issue in found.issues for span in issue.spans}
    (table,) = [block for block in found.document.blocks if isinstance(block, Table) and block.block == "t1"]
    assert {cell.block for cell in table.cells if cell.row} <= listed
