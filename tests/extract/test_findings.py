"""Findings outside of tables: recommendations, limitations and analyses, and what is none of them."""

from extract.raw import RawFinding
from tests.extract.built import Rows, record

ADVICE = "ควรเผยแพร่ข้อมูลผ่านช่องทางที่ประชาชนเข้าถึงได้ง่ายและเป็นปัจจุบัน"
CONCLUSION = "จากผลการประเมินพบว่า ผู้รับบริการบางส่วนยังไม่ทราบขั้นตอนและระยะเวลาการให้บริการของหน่วยงาน จึงเป็นจุดอ่อนที่ควรพัฒนา"


def findings(*parts: str | Rows) -> tuple[RawFinding, ...]:
    return record(*parts).findings


def test_recommendations_item_by_item() -> None:
    found = findings("# ข้อเสนอแนะของผู้ตรวจประเมิน", f"i๓ {ADVICE}", f"ข้อ O๑๒ หน่วยงาน{ADVICE}")
    assert [(one.kind, one.quote.text, [item.text for item in one.items]) for one in found] == [
        ("recommendation", ADVICE, ["i๓"]),
        ("recommendation", f"หน่วยงาน{ADVICE}", ["O๑๒"]),
    ]


def test_a_recommendation_under_an_indicator_carries_it() -> None:
    found = findings("# ข้อเสนอแนะ", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", f"e๔ {ADVICE}")
    assert [[quote.text for quote in one.indicators] for one in found] == [["ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"]]


def test_the_part_of_the_survey_stands_with_its_recommendations() -> None:
    found = findings("# ข้อเสนอแนะ EIT ส่วนที่ ๑", f"e๔ {ADVICE}", "# ข้อเสนอแนะ EIT ส่วนที่ ๒", f"e๕ {ADVICE}")
    assert [one.part for one in found] == [1, 2]


def test_a_numbered_list_of_limitations() -> None:
    found = findings(
        "# ข้อจำกัดของหน่วยงาน", "๑. งบประมาณมีจำกัดไม่เพียงพอต่อภารกิจ ๒. บุคลากรโอนย้ายบ่อยครั้ง", "# บทสรุป", CONCLUSION
    )
    assert [(one.kind, one.quote.text) for one in found] == [
        ("limitation", "งบประมาณมีจำกัดไม่เพียงพอต่อภารกิจ"),
        ("limitation", "บุคลากรโอนย้ายบ่อยครั้ง"),
    ]


def test_an_issue_below_a_problem_is_no_limitation_and_a_section_of_them_may_follow_one() -> None:
    found = findings(
        "ปัญหา/อุปสรรค/ข้อจำกัด : พัสดุเก่าจำนวนมากไม่มีรหัสครุภัณฑ์",
        "๔. ด้านการแก้ไขเรื่องร้องเรียนการทุจริต",
        "แนวทางที่ ๒ โครงการฝึกอบรมพนักงาน",
        "ปัญหา/อุปสรรค/ข้อจำกัด -",
        "ข้อจำกัดของหน่วยงาน",
        "๑. เจ้าหน้าที่ผู้รับผิดชอบมีเพียง ๑ คน และต้องปฏิบัติงานอื่น",
    )
    texts = [one.quote.text for one in found]
    assert texts[-1] == "เจ้าหน้าที่ผู้รับผิดชอบมีเพียง ๑ คน และต้องปฏิบัติงานอื่น"
    assert not any("ด้านการแก้ไข" in text for text in texts)


def test_a_table_of_contents_labels_no_finding() -> None:
    contents = [["เรื่อง", "หน้า"], ["คำนำ", "๑"], ["การวิเคราะห์ผลการประเมิน", "๗"], ["มาตรการส่งเสริมคุณธรรม", "๙"]]
    lines = ["หน่วยงานได้ติดตามการดำเนินงานตามมาตรการ โดยมีรายละเอียดดังนี้", "กิจกรรมที่ ๑ จัดทำคู่มือ"]
    found = record(contents, *lines, "ระยะเวลา : ต.ค. ๒๕๖๗", "ผู้รับผิดชอบ : กองคลัง")
    assert [entry.findings for entry in found.entries] == [()]
    assert found.findings == ()


def test_limitations_that_are_stated_to_be_none() -> None:
    assert findings("# ปัญหา/อุปสรรค", "- ไม่มี", "ไม่มี") == ()


def test_an_analysis_that_concludes() -> None:
    found = findings("# การวิเคราะห์ผลการประเมิน", CONCLUSION)
    assert [(one.kind, one.quote.text) for one in found] == [("analysis", CONCLUSION)]


def test_forewords_criteria_and_closing_words_are_no_findings() -> None:
    assert findings("# คำนำ", CONCLUSION) == ()
    assert findings("# เกณฑ์การประเมิน", CONCLUSION) == ()
    assert findings("# ข้อเสนอแนะ", "จึงเรียนมาเพื่อโปรดพิจารณา", "(ลงชื่อ) นายตัวอย่าง สมมุติ") == ()
    assert findings(CONCLUSION) == ()


def test_what_an_entry_holds_is_not_found_again() -> None:
    plan = [
        ["ที่", "ข้อค้นพบ", "มาตรการ", "ผู้รับผิดชอบ"],
        ["๑", CONCLUSION, "จัดทำคู่มือการให้บริการ", "กองคลัง"],
    ]
    found = record("# การวิเคราะห์ผลการประเมิน", plan)
    assert len(found.entries) == 1
    assert found.findings == ()
