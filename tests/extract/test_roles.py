"""Column roles from header and content together: missing, misspelt, unknown and wrong headers lose no column."""

import pytest

from extract.roles import Roles, assign_roles
from tests.extract.built import Rows, logical

LABELS = {
    "no": "ที่",
    "indicator": "ตัวชี้วัด",
    "finding": "ข้อค้นพบ",
    "measure": "มาตรการ",
    "step": "ขั้นตอนการดำเนินการ",
    "period": "ระยะเวลา",
    "owner": "ผู้รับผิดชอบ",
    "budget": "งบประมาณ",
}
COLUMNS = {
    "no": ["๑", "๒", "๓"],
    "indicator": ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ"],
    "finding": [
        "พบว่าประชาชนบางส่วนยังไม่ทราบขั้นตอนและระยะเวลาการให้บริการของเทศบาลเท่าที่ควร",
        "บุคลากรบางส่วนยังขาดความรู้เรื่องแผนการใช้จ่ายงบประมาณประจำปีของหน่วยงาน",
        "ผู้ใต้บังคับบัญชาเห็นว่าการมอบหมายงานยังไม่ชัดเจนและไม่ทั่วถึงในบางกอง",
    ],
    "measure": [
        "โครงการพัฒนาคู่มือการให้บริการ",
        "กิจกรรมส่งเสริมความรู้เรื่องงบประมาณ",
        "มาตรการยกระดับการมอบหมายงาน",
    ],
    "step": [
        "๑. แต่งตั้งคณะทำงาน ๒. ประชุมยกร่าง ๓. เผยแพร่ทางเว็บไซต์ของเทศบาล",
        "๑. รวบรวมข้อมูล ๒. แจ้งเวียนให้ทุกกองทราบ ๓. รายงานผลต่อผู้บริหาร",
        "๑. ทบทวนคำสั่ง ๒. ชี้แจงในที่ประชุม ๓. ติดตามผลทุกไตรมาส",
    ],
    "period": ["ต.ค. ๒๕๖๗ - ธ.ค. ๒๕๖๗", "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", "ภายในเดือนมีนาคม ๒๕๖๘"],
    "owner": ["สำนักปลัดเทศบาล", "กองคลัง", "ทุกส่วนราชการ"],
    "budget": ["ไม่ใช้งบประมาณ", "๑๐,๐๐๐ บาท", "ไม่ใช้งบประมาณ"],
}


def rows(order: list[str], labels: dict[str, str]) -> Rows:
    body = [[COLUMNS[role][n] for role in order] for n in range(3)]
    return [[labels.get(role, "") for role in order], *body] if labels else body


def roles(table: Rows) -> Roles:
    (whole,) = logical(table)
    return assign_roles(whole)


ORDERS = [
    list(COLUMNS),
    ["no", "measure", "step", "period", "owner", "budget", "indicator", "finding"],
    ["indicator", "finding", "measure", "step", "owner", "period", "budget", "no"],
    ["owner", "period", "budget", "no", "indicator", "finding", "measure", "step"],
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_the_columns_does_not_matter(order: list[str]) -> None:
    found = roles(rows(order, LABELS))
    assert list(found.by_column) == order
    assert not any(found.inferred)


def test_without_a_header_the_contents_and_their_order_tell() -> None:
    found = roles(rows(list(COLUMNS), {}))
    assert list(found.by_column) == list(COLUMNS)
    assert all(found.inferred)


def test_what_stands_under_an_unknown_label_and_fits_no_role_is_something_else() -> None:
    order = ["no", "indicator", "measure", "step", "period", "owner"]
    attached = ["https://www.example.go.th/ita/o27.pdf", "รายงานการประชุมคณะทำงาน", "คำสั่งแต่งตั้งคณะทำงาน"]
    header, *body = rows(order, LABELS)
    found = roles([[*header, "ดูภาคผนวก"], *([*row, what] for row, what in zip(body, attached, strict=True))])
    assert list(found.by_column) == [*order, "other"]


def test_a_last_column_of_notes_without_a_label_is_something_else() -> None:
    order = ["no", "indicator", "finding", "measure", "step", "period", "owner"]
    notes = ["ดูภาคผนวก ก", "ดูภาคผนวก ข", "ดูภาคผนวก ค"]
    found = roles([[*row, note] for row, note in zip(rows(order, {}), notes, strict=True)])
    assert list(found.by_column) == [*order, "other"]


def test_results_are_told_by_their_words_also_before_the_period() -> None:
    measures = ["กิจกรรมประกวดจุดบริการดีเด่น", "โครงการเสริมสร้างความรู้ด้านระเบียบพัสดุ", "กำหนดหลักเกณฑ์การเลื่อนขั้นเงินเดือน"]
    steps = [
        "๑) สรุปงบประมาณรายจ่ายจำแนกตามแผนงาน เป็นภาพอินโฟกราฟิก ๒) รายงานผลการเบิกจ่ายภายในวันที่ ๕ ของทุกเดือน",
        "๑) จัดทำแบบฟอร์มการยืม ๒) ติดตามทวงถามพัสดุที่ยืมเกินกำหนดภายใน ๗ วัน",
        "๑) เวียนแจ้งหลักเกณฑ์การคัดเลือกก่อนเปิดรับสมัคร ๒) แต่งตั้งคณะกรรมการกลั่นกรอง",
    ]
    results = [
        "๑. ได้สรุปงบประมาณเป็นภาพอินโฟกราฟิกแล้ว ๒. ได้รายงานผลการเบิกจ่ายแล้วเมื่อวันที่ ๙ ส.ค. ๖๕",
        "๑. มีการจัดทำแบบฟอร์มการยืม ๒. ติดตามทวงถามพัสดุที่ยืมเกินกำหนดภายใน ๗ วัน",
        "๑. เวียนแจ้งหลักเกณฑ์การคัดเลือกก่อนเปิดรับสมัคร ๒. มีการแต่งตั้งคณะกรรมการกลั่นกรอง เมื่อวันที่ ๔ ม.ค. ๖๕",
    ]
    periods = ["ต.ค. ๖๔ - มี.ค. ๖๕", "ม.ค. ๖๕", "ต.ค. ๖๔ - ก.ย. ๖๕"]
    found = roles([list(row) for row in zip(measures, steps, results, periods, strict=True)])
    assert list(found.by_column) == ["measure", "step", "result", "period"]


@pytest.mark.parametrize("role", ["indicator", "finding", "measure", "step", "period", "owner", "budget"])
def test_one_unknown_header_loses_no_column(role: str) -> None:
    found = roles(rows(list(COLUMNS), {**LABELS, role: "สิ่งนี้"}))
    assert list(found.by_column) == list(COLUMNS)
    assert [column for column, inferred in enumerate(found.inferred) if inferred] == [list(COLUMNS).index(role)]


@pytest.mark.parametrize("role", ["indicator", "finding", "measure", "step", "period", "owner", "budget"])
def test_one_empty_header_loses_no_column(role: str) -> None:
    assert list(roles(rows(list(COLUMNS), {**LABELS, role: ""})).by_column) == list(COLUMNS)


@pytest.mark.parametrize(
    ("role", "misspelt"),
    [
        ("period", "ระยะเวลส"),
        ("owner", "ผูัรับผิดชอบ"),
        ("step", "ขั้นตอนการดำเนินกาา"),
        ("budget", "งบประมาน"),
        ("measure", "มาตราการ"),
        ("finding", "ข้อคันพบ"),
    ],
)
def test_a_misspelt_header_is_understood(role: str, misspelt: str) -> None:
    found = roles(rows(list(COLUMNS), {**LABELS, role: misspelt}))
    assert list(found.by_column) == list(COLUMNS)
    assert not any(found.inferred)


def test_swapped_headers_of_typed_columns_are_overruled_by_what_they_hold() -> None:
    found = roles(rows(list(COLUMNS), {**LABELS, "period": "ผู้รับผิดชอบ", "owner": "ระยะเวลา"}))
    assert list(found.by_column) == list(COLUMNS)


def test_a_header_that_is_plainly_wrong_is_overruled() -> None:
    order = ["no", "measure", "step", "period", "owner"]
    found = roles(rows(order, {**LABELS, "period": "งบประมาณ"}))
    assert list(found.by_column) == order
    assert found.inferred[3]


def test_results_with_days_in_them_are_no_periods() -> None:
    done = ["จัดอบรมแล้วเมื่อวันที่ ๕ มกราคม ๒๕๖๘", "เผยแพร่แล้วเมื่อวันที่ ๖ มีนาคม ๒๕๖๘", "ส่งแล้วเมื่อ ๗ เมษายน ๒๕๖๘"]
    table = [["ที่", "มาตรการ", "ผลการดำเนินการ"], *zip(COLUMNS["no"], COLUMNS["measure"], done, strict=True)]
    assert roles(table).by_column == ("no", "measure", "result")


def test_scores_of_years_and_their_difference() -> None:
    table = [
        ["ตัวชี้วัด", "ปี ๒๕๖๖", "ปี ๒๕๖๗", "ผลต่าง", "ระดับ"],
        ["การปฏิบัติหน้าที่", "๙๐.๑๒", "๙๕.๐๐", "+๔.๘๘", "ผ่าน"],
        ["การใช้งบประมาณ", "๘๘.๐๐", "๘๗.๕๐", "-๐.๕๐", "ผ่าน"],
    ]
    assert roles(table).by_column == ("indicator", "score", "score", "change", "rating")


def test_an_empty_column_has_the_role_of_its_header() -> None:
    order = ["no", "measure", "step", "period", "owner"]
    table = [[*(LABELS[role] for role in order), "หมายเหตุ"]]
    table += [[*(COLUMNS[role][n] for role in order), ""] for n in range(3)]
    assert roles(table).by_column == (*order, "other")


def test_every_decision_has_its_reason() -> None:
    found = roles(rows(list(COLUMNS), {**LABELS, "step": "สิ่งนี้"}))
    assert len(found.reasons) == len(COLUMNS)
    assert found.reasons[4].startswith("column 4 'สิ่งนี้': step (header none; content step")
    assert found.column("step") == 4
    assert found.columns("rating") == []
    assert "owner" in found
