"""Rows that a page cuts: the second half is joined to the first, and a whole row is not."""

import pytest

from extract.raw import RawEntry
from tests.extract.built import Rows, record, texts

HEADER = ["ที่", "ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
DUTY, BUDGET = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ"
WHOLE: Rows = [
    ["๑", DUTY, "จัดทำคู่มือการให้บริการ", "๑. ร่างคู่มือ ๒. เผยแพร่", "ต.ค. ๒๕๖๗", "กองคลัง"],
    ["๒", DUTY, "ติดป้ายประชาสัมพันธ์", "๑. ออกแบบ ๒. ติดตั้ง", "พ.ย. ๒๕๖๗", "กองช่าง"],
]
LAST = ["๔", BUDGET, "อบรมพนักงาน", "๑. เชิญวิทยากร ๒. จัดอบรม", "ม.ค. ๒๕๖๘", "สำนักปลัด"]


def cut(first: list[str], second: list[str], *, header: bool) -> tuple[RawEntry, ...]:
    """The entries of a table whose third row is cut by a page."""
    found = record([HEADER, *WHOLE, first], [*([HEADER] if header else []), second, LAST])
    return found.entries


HALVES = {
    "a list goes on": (
        ["๓", BUDGET, "เผยแพร่แผนการใช้จ่าย", "๑. รวบรวมข้อมูล ๒. เสนอผู้บริหาร", "ธ.ค. ๒๕๖๗", "กองคลัง"],
        ["", "", "", "๓. เผยแพร่ทางเว็บไซต์ ๔. แจ้งเวียน", "", ""],
    ),
    "a sentence goes on": (
        ["๓", BUDGET, "เผยแพร่แผนการใช้จ่าย", "๑. รวบรวมข้อมูล ๒. เสนอผู้บริหาร ๓. เผยแพร่ทางเว็บ", "ธ.ค. ๒๕๖๗", "กองคลัง"],
        ["", "", "", "ไซต์ ๔. แจ้งเวียน", "", ""],
    ),
    "the measure goes on too": (
        ["๓", BUDGET, "เผยแพร่แผนการ", "๑. รวบรวมข้อมูล ๒. เสนอผู้บริหาร", "ธ.ค. ๒๕๖๗", "กองคลัง"],
        ["", "", "ใช้จ่าย", "๓. เผยแพร่ทางเว็บไซต์ ๔. แจ้งเวียน", "", ""],
    ),
    "every cell goes on": (
        ["๓", "ตัวชี้วัดที่ ๒ การใช้งบ", "เผยแพร่แผนการ", "๑. รวบรวมข้อมูล ๒. เสนอผู้บริหาร ๓. เผยแพร่ทางเว็บ", "ธ.ค.", "กอง"],
        ["", "ประมาณ", "ใช้จ่าย", "ไซต์ ๔. แจ้งเวียน", "๒๕๖๗", "คลัง"],
    ),
}


@pytest.mark.parametrize("header", [True, False], ids=["repeated header", "no header"])
@pytest.mark.parametrize("halves", HALVES.values(), ids=HALVES)
def test_the_second_half_belongs_to_the_row_before(halves: tuple[list[str], list[str]], header: bool) -> None:
    found = cut(*halves, header=header)
    assert [[item.quote.text for item in entry.measures] for entry in found] == [
        ["จัดทำคู่มือการให้บริการ"],
        ["ติดป้ายประชาสัมพันธ์"],
        ["เผยแพร่แผนการใช้จ่าย"],
        ["อบรมพนักงาน"],
    ]
    assert [(item.no, item.quote.text) for item in found[2].steps] == [
        (1, "รวบรวมข้อมูล"),
        (2, "เสนอผู้บริหาร"),
        (3, "เผยแพร่ทางเว็บไซต์"),
        (4, "แจ้งเวียน"),
    ]
    assert texts(found[2].indicators) == [BUDGET]
    assert texts(found[2].owners) == ["กองคลัง"]
    assert found[2].period is not None
    assert found[2].period.text == "ธ.ค. ๒๕๖๗"


@pytest.mark.parametrize("header", [True, False], ids=["repeated header", "no header"])
def test_a_whole_row_at_the_top_of_a_page_is_a_row(header: bool) -> None:
    third = ["๓", BUDGET, "เผยแพร่แผนการใช้จ่าย", "๑. รวบรวมข้อมูล ๒. เผยแพร่", "ธ.ค. ๒๕๖๗", "กองคลัง"]
    found = record([HEADER, *WHOLE], [*([HEADER] if header else []), third, LAST]).entries
    assert [entry.block for entry in found] == ["t0.r1.c0", "t0.r2.c0", f"t1.r{int(header)}.c0", f"t1.r{1 + header}.c0"]


def test_a_row_whose_key_was_printed_on_the_page_before_is_a_row() -> None:
    header = ["ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
    first: Rows = [
        header,
        [DUTY, "จัดทำคู่มือ", "๑. ร่าง ๒. เผยแพร่", "ต.ค. ๒๕๖๗", "กองคลัง"],
        ["", "ติดป้าย", "๑. ออกแบบ ๒. ติดตั้ง", "พ.ย. ๒๕๖๗", "กองช่าง"],
    ]
    second: Rows = [["", "อบรมพนักงาน", "๑. เชิญวิทยากร ๒. จัดอบรม", "ม.ค. ๒๕๖๘", "สำนักปลัด"]]
    found = record(first, second).entries
    assert [[item.quote.text for item in entry.measures] for entry in found] == [["จัดทำคู่มือ"], ["ติดป้าย"], ["อบรมพนักงาน"]]
    assert [texts(entry.indicators) for entry in found] == [[DUTY]] * 3


@pytest.mark.parametrize(
    "halves",
    [
        (
            ["ตัวชี้วัดที่ ๒", "- เผยแพร่แผนการ", "- รวบรวมข้อมูลและเสนอผู้", "ธ.ค. -", "กองคลัง"],
            ["การใช้งบประมาณ", "ใช้จ่าย", "บริหาร", "มี.ค. ๒๕๖๘", ""],
        ),
        (
            [
                "i๗ หน่วยงานเปิดโอกาสให้ท่านมีส่วนร่วมในการตรวจสอบการใช้",
                "- เผยแพร่แผนการ",
                "- รวบรวมข้อมูล",
                "ธ.ค. ๒๕๖๗",
                "กองคลัง",
            ],
            ["จ่ายงบประมาณหรือไม่\ni๘ การใช้งบประมาณโปร่งใสหรือไม่", "ใช้จ่าย", "และเสนอผู้บริหาร", "", ""],
        ),
    ],
    ids=["half a period", "half a question"],
)
def test_a_row_cut_through_every_cell(halves: tuple[list[str], list[str]]) -> None:
    header = ["ตัวชี้วัด" if "ตัวชี้วัด" in halves[0][0] else "ข้อคำถาม", *HEADER[2:]]
    key = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่" if "ตัวชี้วัด" in halves[0][0] else "i๑ เจ้าหน้าที่ปฏิบัติงานตามขั้นตอนหรือไม่"
    first = [key, "- จัดทำคู่มือ", "- ร่างคู่มือแล้วเสนอ", "ต.ค. ๒๕๖๗", "กองคลัง"]
    found = record([header, first, halves[0]], [halves[1]]).entries
    assert [[item.quote.text for item in entry.measures] for entry in found] == [["จัดทำคู่มือ"], ["เผยแพร่แผนการใช้จ่าย"]]


def test_the_rest_of_an_item_and_the_next_number_continue_a_row() -> None:
    header = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    first = ["จัดทำคู่มือ", "๑. ร่าง\n๒. เผย", "๑) กองคลัง\n๒) กอง"]
    found = record(
        [header, ["ติดป้าย", "๑. ออกแบบ\n๒. ติดตั้ง", "กองช่าง"], first], [["", "แพร่\n๓. แจ้งเวียน", "ช่าง\n๓) สำนักปลัด"]]
    )
    assert [[item.quote.text for item in entry.steps] for entry in found.entries] == [
        ["ออกแบบ", "ติดตั้ง"],
        ["ร่าง", "เผยแพร่", "แจ้งเวียน"],
    ]
    assert texts(found.entries[1].owners) == ["๑) กองคลัง ๒) กองช่าง ๓) สำนักปลัด"]


def test_a_measure_with_the_next_number_and_an_amount_of_its_own_is_a_row() -> None:
    header = ["มาตรการ", "งบประมาณ (บาท)", "ผลการดำเนินการ"]
    first = ["๑. จัดทำคู่มือ", "ไม่ใช้งบประมาณ", "(๑) ได้ร่างคู่มือ (๒) ได้เผยแพร่แล้ว"]
    second = ["๒. จัดอบรมพนักงาน", "๒๐,๐๐๐ บาท", "(๑) ได้เชิญวิทยากร (๒) ได้จัดอบรมแล้ว"]
    found = record([header, first], [second]).entries
    assert [[item.quote.text for item in entry.measures] for entry in found] == [["จัดทำคู่มือ"], ["จัดอบรมพนักงาน"]]


def test_the_rest_of_a_finding_over_several_questions_begins_no_entry() -> None:
    header = ["ตัวชี้วัด", "ข้อ", "คะแนน", "ผลการวิเคราะห์", "แนวทางการพัฒนา"]
    rows: Rows = [
        header,
        [DUTY, "i๑", "๙๕.๐๐", "ผู้รับบริการพึงพอใจต่อการให้บริการ", "รักษามาตรฐานการให้บริการ"],
        ["ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", "i๑๙", "๘๗.๐๐", "บุคลากรนำทรัพย์สินไปใช้โดยไม่ได้ลงทะเบียนเท่า", "จัดทำทะเบียนการยืม"],
        ["", "i๒๐", "๘๘.๐๐", "", ""],
    ]
    found = record(rows, [["", "i๒๑", "๘๕.๐๐", "ที่ควร", ""], ["", "i๒๒", "๘๙.๐๐", "", ""]]).entries
    assert [[item.quote.text for item in entry.measures] for entry in found] == [
        ["รักษามาตรฐานการให้บริการ"],
        ["จัดทำทะเบียนการยืม"],
    ]


def test_the_rest_of_a_finding_beside_more_steps_and_owners_is_a_second_half() -> None:
    header = ["ข้อค้นพบ", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "งบประมาณ", "ผู้รับผิดชอบ"]
    first = ["ขั้นตอนการขอยืมพัสดุและครุภัณฑ์ยังไม่", "ควบคุมการใช้รถ", "- ติดรหัสครุภัณฑ์", "ม.ค. ๒๕๖๖", "-", "- กองช่าง"]
    second = ["ชัดเจน ทำให้มีการนำไปใช้โดยไม่ได้ลงทะเบียน", "", "- ตรวจนับพัสดุ", "", "", "- กองการเจ้าหน้าที่"]
    last = ["ประชาชนไม่ทราบช่องทางร้องเรียน", "ติดป้าย", "- ทำป้าย", "มี.ค. ๒๕๖๖", "๕,๐๐๐", "กองคลัง"]
    one, _ = record([header, first], [second, last]).entries
    assert texts(one.findings) == [first[0] + second[0]]
    assert [step.quote.text for step in one.steps] == ["ติดรหัสครุภัณฑ์", "ตรวจนับพัสดุ"]
    assert [owner.text for owner in one.owners] == ["- กองช่าง - กองการเจ้าหน้าที่"]


def test_a_lone_rest_of_a_finding_belongs_to_the_row_before() -> None:
    header = ["ข้อค้นพบ", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    first = ["มีเจ้าหน้าที่เพียง ๑ คน และบางภารกิจ", "จัดทำคู่มือ", "กองคลัง", "ก.ย. ๒๕๖๗"]
    second = ["", "อบรมพนักงาน", "กองช่าง", "ต.ค. ๒๕๖๗"]
    one, two = record([header, first], [header, ["ไม่มีผู้ปฏิบัติงานแทน", "", "", ""], second]).entries
    whole = first[0] + "ไม่มีผู้ปฏิบัติงานแทน"
    assert [texts(entry.findings) for entry in (one, two)] == [[whole], [whole]]


def test_an_amount_cut_within_its_thousands_is_a_second_half() -> None:
    header = ["มาตรการ", "ผลการดำเนินการ", "ผู้รับผิดชอบ", "งบประมาณ"]
    first = ["จัดทำคู่มือประชาชนฉบับ", "ได้จัดทำเมื่อวันที่ ๘ มี.ค. ๒๕๖๗", "๑. สำนักช่าง", "จำนวน 50,00"]
    second = ["ภาพประกอบจำนวน ๖ เรื่อง", "", "", "0 บาท"]
    last = ["อบรมพนักงาน", "ได้อบรมแล้ว", "กองคลัง", "5,000 บาท"]
    one, _ = record([header, first], [second, last]).entries
    assert [item.quote.text for item in one.measures] == ["จัดทำคู่มือประชาชนฉบับภาพประกอบจำนวน ๖ เรื่อง"]
    assert one.budget is not None
    assert one.budget.text == "จำนวน 50,000 บาท"


@pytest.mark.parametrize(("period", "rest"), [("๑ ต.ค. ๒๕๖๗-๓ ๐", "กันยายน ๒๕๖๘"), ("๑ ต.ค. ๒๕๖๗-๓๐ กันยาย", "น ๒๕๖๘")])
def test_the_rest_of_a_period_beside_the_next_item_continues_a_row(period: str, rest: str) -> None:
    header = ["ข้อ", "มาตรการ", "ขั้นตอน", "ระยะเวลา"]
    first = ["O๑๔ รายการการจัดซื้อจัดจ้าง", "เผยแพร่ข้อมูล", "๑. จัดทำบัญชีรายการข้อมูล", period]
    second = ["O๑๖ ความก้าวหน้าการจัดซื้อจัดจ้าง", "", "ที่ต้องเปิดเผย", rest]
    last = ["O๒๐ ผลการปฏิบัติงาน", "อบรมพนักงาน", "๑. เชิญวิทยากร", "ม.ค. ๒๕๖๘"]
    one, _ = record([header, first], [second, last]).entries
    assert [item.text for item in one.items] == [first[0], second[0]]
    assert one.period is not None
    assert one.period.text.endswith("๒๕๖๘")


def test_a_numbering_that_goes_on_beside_more_indicators_continues_a_row() -> None:
    header = ["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
    first = [DUTY, "จัดทำคู่มือ", "กองคลัง", "(๑) ได้ร่างคู่มือ"]
    second = ["ตัวชี้วัดที่ ๘ การปรับปรุงระบบการทำงาน", "", "", "(๒) ได้เผยแพร่คู่มือแล้ว"]
    last = [BUDGET, "อบรมพนักงาน", "สำนักปลัด", "(๑) ได้อบรมแล้ว"]
    one, _ = record([header, first], [second, last]).entries
    assert [item.no for item in one.results] == [1, 2]


def test_an_indicator_whose_first_half_looks_like_an_issue() -> None:
    header = ["ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]
    first = ["ด้านการแก้ไขปัญหา", "จัดกิจกรรมประกาศเจตจำนง", "- ผู้บริหารและบุคลากรร่วมลง", "กองยุทธศาสต"]
    second = ["การทุจริต", "สุจริตร่วมกัน", "นามประกาศเจตนารมณ์", "ร์และงบประมาณ"]
    last = ["ด้านการใช้งบประมาณ", "อบรมพนักงาน", "- เชิญวิทยากร", "กองคลัง"]
    one, _ = record([header, first], [second, last]).entries
    assert texts(one.indicators) == ["ด้านการแก้ไขปัญหาการทุจริต"]
    assert one.topic is None


def test_an_issue_cut_by_a_page_beside_a_new_measure_is_one() -> None:
    header = ["ประเด็น", "ผลการวิเคราะห์", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ"]
    first = ["ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูล", "ประชาชนไม่ทราบข่าว", "- ทำสื่อ", "ต.ค. ๒๕๖๗", "กองคลัง"]
    found = record([header, first], [["ข่าวสารภาครัฐ", "", "- จัดตั้งศูนย์ข้อมูล", "ม.ค. ๒๕๖๘", "กองช่าง"]]).entries
    assert [[item.quote.text for item in entry.measures] for entry in found] == [["ทำสื่อ"], ["จัดตั้งศูนย์ข้อมูล"]]
    assert [entry.topic.text if entry.topic else None for entry in found] == [first[0] + "ข่าวสารภาครัฐ"] * 2


def test_a_whole_question_with_a_measure_is_a_row() -> None:
    header = ["ข้อคำถาม", "มาตรการ", "วิธีการดำเนินการ", "หมายเหตุ", "ผู้รับผิดชอบ"]
    steps = "• สำรวจบริการที่ประชาชนต้องการให้เปิดเป็นระบบออนไลน์ • สรุปข้อเสนอแนะเสนอผู้บริหารเพื่อสั่งการทุกสิ้นไตรมาส"
    first: Rows = [
        ["หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด (I ๔)", "เผยแพร่แผนการใช้จ่าย", steps, "", "กองคลัง"],
        ["", "๑. อบรมพนักงาน ๒. ออกหน่วยเคลื่อนที่", steps, "", "กองคลัง/สำนักปลัด"],
    ]
    second = [
        "หน่วยงานมีการปรับปรุงการดำเนินงานให้ตอบสนองต่อประชาชน (E ๘)",
        "จัดเวทีรับฟังความคิดเห็น",
        steps,
        "",
        "๑ . สำนักปลัด ๒ . กองช่าง",
    ]
    found = record([header, *first], [second]).entries
    assert [entry.measures[-1].quote.text for entry in found] == [
        "เผยแพร่แผนการใช้จ่าย",
        "ออกหน่วยเคลื่อนที่",
        "จัดเวทีรับฟังความคิดเห็น",
    ]
