"""Scores in tables, whichever way the table is turned."""

from extract.raw import RawScore
from tests.extract.built import Merged, Rows, record

Said = tuple[str, int | None, int | None, str]


def scores(*parts: str | Rows) -> list[RawScore]:
    return [score for score in record(*parts).scores if score.in_table]


def said(found: list[RawScore]) -> list[Said]:
    """What was scored, year, part and value of each score."""
    return [(score.subject[0].text, score.fiscal_year, score.part, score.value.text) for score in found]


def test_years_as_columns_with_a_difference() -> None:
    table = [
        ["ตัวชี้วัด", "คะแนน ปี ๒๕๖๖", "คะแนน ปี ๒๕๖๗", "ผลต่าง"],
        ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "๙๐.๑๒", "๙๕.๐๐", "+๔.๘๘"],
        ["ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "๘๘.๐๐", "๘๗.๕๐", "-๐.๕๐"],
    ]
    found = scores(table)
    assert said(found) == [
        ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", 2566, None, "๙๐.๑๒"),
        ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", 2567, None, "๙๕.๐๐"),
        ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", 2566, None, "๘๘.๐๐"),
        ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", 2567, None, "๘๗.๕๐"),
    ]
    assert {score.level for score in found} == {"indicator"}
    assert [score.change.text if score.change else None for score in found] == [None, "+๔.๘๘", None, "-๐.๕๐"]


def test_years_under_a_merged_header() -> None:
    table: Rows = [
        [Merged("ข้อ", rows=2), Merged("ผลคะแนน", columns=3)],
        ["ปี ๒๕๖๕", "ปี ๒๕๖๖", "ปี ๒๕๖๗"],
        ["i๑", "๘๐.๐๐", "๙๐.๐๐", "๑๐๐"],
        ["i๒", "๘๑.๐๐", "๙๑.๐๐", "๙๕.๕"],
    ]
    assert said(scores(table)) == [
        (item, year, None, value)
        for item, values in (("i๑", ("๘๐.๐๐", "๙๐.๐๐", "๑๐๐")), ("i๒", ("๘๑.๐๐", "๙๑.๐๐", "๙๕.๕")))
        for year, value in zip((2565, 2566, 2567), values, strict=True)
    ]


def test_years_as_rows_with_a_row_of_differences() -> None:
    table = [
        ["ปีงบประมาณ", "IIT", "EIT", "OIT", "คะแนนภาพรวม"],
        ["๒๕๖๖", "๙๐.๐๐", "๘๘.๐๐", "๙๗.๐๐", "๙๒.๐๐"],
        ["๒๕๖๗", "๙๒.๐๐", "๘๙.๐๐", "๙๘.๐๐", "๙๔.๐๐"],
        ["ผลต่าง", "+๒.๐๐", "+๑.๐๐", "+๑.๐๐", "+๒.๐๐"],
    ]
    found = scores(table)
    assert [(score.level, score.fiscal_year, score.value.text) for score in found[:4]] == [
        ("instrument", 2566, "๙๐.๐๐"),
        ("instrument", 2566, "๘๘.๐๐"),
        ("instrument", 2566, "๙๗.๐๐"),
        ("overall", 2566, "๙๒.๐๐"),
    ]
    assert [score.change.text for score in found if score.change] == ["+๒.๐๐", "+๑.๐๐", "+๑.๐๐", "+๒.๐๐"]
    assert {score.fiscal_year for score in found if score.change} == {2567}


def test_the_two_parts_of_the_external_survey() -> None:
    table: Rows = [
        [Merged("ข้อคำถาม", rows=2), Merged("คะแนน EIT", columns=2)],
        ["ส่วนที่ ๑", "ส่วนที่ ๒"],
        ["e๑ เจ้าหน้าที่ให้บริการตามขั้นตอน", "๙๐.๐๐", "๙๙.๐๐"],
        ["e๒ เจ้าหน้าที่ให้บริการเท่าเทียมกัน", "๙๑.๐๐", "๙๘.๐๐"],
    ]
    assert [(score.part, score.value.text) for score in scores(table)] == [
        (1, "๙๐.๐๐"),
        (2, "๙๙.๐๐"),
        (1, "๙๑.๐๐"),
        (2, "๙๘.๐๐"),
    ]


def test_ratings_stand_with_their_score() -> None:
    table = [
        ["เครื่องมือ", "คะแนน", "ระดับ"],
        ["IIT", "๙๐.๐๐", "ผ่านดี"],
        ["EIT", "๘๐.๐๐", "ผ่าน"],
        ["คะแนนรวม", "๘๕.๐๐", "ผ่าน"],
    ]
    assert [(s.level, s.value.text, s.rating.text if s.rating else None) for s in scores(table)] == [
        ("instrument", "๙๐.๐๐", "ผ่านดี"),
        ("instrument", "๘๐.๐๐", "ผ่าน"),
        ("overall", "๘๕.๐๐", "ผ่าน"),
    ]


def test_two_items_in_one_row() -> None:
    table = [
        ["ข้อ", "คะแนน", "ข้อ", "คะแนน"],
        ["i๑", "๙๖.๐๐", "i๔", "๘๐.๑๐"],
        ["i๒", "๙๗.๐๐", "i๕", "๘๑.๑๐"],
        ["i๓", "๙๘.๐๐", "i๖", "๘๒.๑๐"],
    ]
    assert [(s.subject[0].text, s.value.text) for s in scores(table)] == [
        ("i๑", "๙๖.๐๐"),
        ("i๔", "๘๐.๑๐"),
        ("i๒", "๙๗.๐๐"),
        ("i๕", "๘๑.๑๐"),
        ("i๓", "๙๘.๐๐"),
        ("i๖", "๘๒.๑๐"),
    ]


def test_codes_and_scores_listed_in_one_cell_each() -> None:
    table = [
        ["ตัวชี้วัด", "ข้อ", "คะแนน", "ผลการวิเคราะห์", "แนวทางการปรับปรุง"],
        [
            "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่",
            "i๑\ni๒\ni๓",
            "๙๖.๐๐\n๙๗.๐๐\n๙๘.๐๐",
            "พบว่าคะแนนอยู่ในระดับดี แต่บางส่วนยังไม่ทราบขั้นตอน",
            "จัดทำคู่มือการให้บริการ",
        ],
        [
            "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
            "i๔\ni๕\ni๖",
            "๘๖.๐๐\n๘๗.๐๐\n๘๘.๐๐",
            "พบว่าบุคลากรบางส่วนยังไม่ทราบแผนการใช้จ่าย",
            "เผยแพร่แผนการใช้จ่าย",
        ],
    ]
    assert [(s.subject[0].text, s.value.text, s.level) for s in scores(table)][:3] == [
        ("i๑", "๙๖.๐๐", "item"),
        ("i๒", "๙๗.๐๐", "item"),
        ("i๓", "๙๘.๐๐", "item"),
    ]


def test_a_question_without_a_code_is_the_subject() -> None:
    table = [
        ["ข้อคำถาม", "คะแนน"],
        ["หน่วยงานของท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด", "๙๖.๐๐"],
        ["ท่านเคยถูกผู้บังคับบัญชาสั่งให้ทำธุระส่วนตัว บ่อยครั้งมากน้อยเพียงใด", "๙๗.๐๐"],
    ]
    assert [score.value.text for score in scores(table)] == ["๙๖.๐๐", "๙๗.๐๐"]


def test_sub_indicators() -> None:
    table = [["ตัวชี้วัดย่อย", "คะแนน"], ["๙.๑ ข้อมูลพื้นฐาน", "๙๖.๐๐"], ["๑๐.๒ มาตรการภายใน", "๙๗.๐๐"]]
    assert [(score.level, score.value.text) for score in scores(table)] == [
        ("sub_indicator", "๙๖.๐๐"),
        ("sub_indicator", "๙๗.๐๐"),
    ]


def test_an_analysis_beside_the_scores_gives_entries_and_scores() -> None:
    table: Rows = [
        ["ข้อ", "คะแนน", "ผลการวิเคราะห์", "แนวทางการพัฒนา"],
        ["i๑", "๙๖.๐๐", Merged("พบว่าบุคลากรบางส่วนยังไม่ทราบขั้นตอนการให้บริการ", rows=2), Merged("จัดทำคู่มือการให้บริการ", rows=2)],
        ["i๒", "๙๗.๐๐"],
        ["i๓", "๙๘.๐๐", "พบว่าคะแนนลดลงจากปีก่อนและยังไม่เป็นไปตามเป้าหมาย", "กำชับเจ้าหน้าที่ให้ปฏิบัติตามระเบียบ"],
    ]
    found = record(table)
    assert [entry.kind for entry in found.entries] == ["analysis", "analysis"]
    assert [[item.text for item in entry.items] for entry in found.entries] == [["i๑", "i๒"], ["i๓"]]
    assert [score.value.text for score in found.scores] == ["๙๖.๐๐", "๙๗.๐๐", "๙๘.๐๐"]


def test_weights_page_numbers_and_grades_are_no_scores() -> None:
    weights = [["เครื่องมือ", "น้ำหนัก"], ["IIT", "๓๐"], ["EIT", "๓๐"], ["OIT", "๔๐"]]
    contents = [["เรื่อง", "หน้า"], ["คำนำ", "๑"], ["มาตรการส่งเสริมคุณธรรม", "๒"], ["ภาคผนวก", "๑๐"]]
    bands = [["คะแนน", "ระดับ"], ["๙๕.๐๐ - ๑๐๐", "AA"], ["๘๕.๐๐ - ๙๔.๙๙", "A"], ["๗๕.๐๐ - ๘๔.๙๙", "B"]]
    assert scores(weights) == []
    assert scores(contents) == []
    assert scores(bands) == []


def test_a_plan_with_amounts_has_no_scores() -> None:
    plan = [
        ["ที่", "มาตรการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"],
        ["๑", "จัดทำคู่มือการให้บริการ", "๕,๐๐๐", "กองคลัง"],
        ["๒", "จัดอบรมพนักงาน", "๑๐,๐๐๐", "กองช่าง"],
    ]
    assert scores(plan) == []


def test_a_score_merged_over_the_items_is_the_indicator_s_but_not_one_merged_with_its_item() -> None:
    table: Rows = [
        ["ตัวชี้วัด", "ข้อ", "คะแนน ปี ๒๕๖๗", "ผลการวิเคราะห์"],
        [Merged("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", rows=2), "i๑", Merged("๙๑.๐๐", rows=2), "คะแนนลดลงจากปีที่ผ่านมา"],
        ["i๒", "ประชาชนเห็นว่ายังไม่เท่าเทียม"],
        [Merged("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", rows=3), "i๔", "๙๒.๐๐", "บุคลากรยังไม่ทราบแผนการใช้จ่าย"],
        [Merged("i๕", rows=2), Merged("๙๓.๐๐", rows=2), "ผลเป็นที่น่าพอใจ"],
        ["และควรรักษาระดับไว้"],
    ]
    found = scores(table)
    assert [(score.level, score.subject[0].text, score.value.text) for score in found] == [
        ("indicator", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "๙๑.๐๐"),
        ("item", "i๔", "๙๒.๐๐"),
        ("item", "i๕", "๙๓.๐๐"),
    ]


def test_a_score_beside_a_problem_that_names_an_item_is_the_items() -> None:
    table = [
        ["ผู้รับผิดชอบ", "ระยะเวลา", "ปัญหาที่พบ", "มาตรการ", "คะแนน ITA ปี 2568"],
        ["สำนักปลัด", "ต.ค. 68 - ก.ย. 69", "e6 เจ้าหน้าที่ตอบข้อซักถามไม่ชัดเจน", "จัดทำชุดคำถามคำตอบ", "88.30"],
        ["กองคลัง", "พ.ย. 68 - ม.ค. 69", "i5 เบิกจ่ายค่าล่วงเวลาไม่ถูกต้อง", "ใช้ระบบสแกนนิ้วประกอบการเบิก", "90.75"],
    ]
    found = scores(table)
    assert said(found) == [("e6", 2568, None, "88.30"), ("i5", 2568, None, "90.75")]
    assert {score.level for score in found} == {"item"}
