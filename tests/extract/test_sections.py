"""Measures in headings and paragraphs, without a table."""

import pytest

from extract.extract import extract
from extract.raw import RawEntry
from ingest.document import Document, Line, Paragraph
from tests.extract.built import record, texts

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
FIRST = (
    "มาตรการที่ ๑ จัดทำคู่มือการให้บริการ",
    "ขั้นตอนการดำเนินการ : ๑. ยกร่างคู่มือ ๒. เผยแพร่คู่มือ",
    "ระยะเวลา : ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘",
    "ผู้รับผิดชอบ : กองคลัง",
)
SECOND = (
    "มาตรการที่ ๒ จัดอบรมพนักงาน",
    "ขั้นตอนการดำเนินการ : เชิญวิทยากรแล้วจัดอบรม",
    "ระยะเวลา : ม.ค. ๒๕๖๘",
    "ผู้รับผิดชอบ : สำนักปลัด",
)


def entries(*lines: str) -> tuple[RawEntry, ...]:
    return record(*lines).entries


def measures(found: tuple[RawEntry, ...]) -> list[list[tuple[int | None, str]]]:
    return [[(item.no, item.quote.text) for item in entry.measures] for entry in found]


BOTH = [[(1, "จัดทำคู่มือการให้บริการ")], [(2, "จัดอบรมพนักงาน")]]


def test_labelled_lines_under_numbered_measures() -> None:
    one, two = entries(TITLE, *FIRST, *SECOND)
    assert measures((one, two)) == BOTH
    assert [(item.no, item.quote.text) for item in one.steps] == [(1, "ยกร่างคู่มือ"), (2, "เผยแพร่คู่มือ")]
    assert one.period is not None
    assert one.period.text == "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"
    assert texts(two.owners) == ["สำนักปลัด"]


@pytest.mark.parametrize("separator", [" : ", ": ", " :", "  "])
def test_labels_end_with_a_colon_or_a_space(separator: str) -> None:
    lines = [line.replace(" : ", separator) for line in (*FIRST, *SECOND)]
    found = entries(TITLE, *lines)
    assert measures(found) == BOTH
    assert [texts(entry.owners) for entry in found] == [["กองคลัง"], ["สำนักปลัด"]]


def test_a_label_with_no_room_behind_it_that_other_lines_have() -> None:
    first, second = (list(lines) for lines in (FIRST, SECOND))
    lines = [line.replace(" : ", "  ") for line in (*first, *second)]
    glued = [line.replace("ผู้รับผิดชอบ  สำนักปลัด", "ผู้รับผิดชอบสำนักปลัด") for line in lines]
    assert glued != lines
    assert [texts(entry.owners) for entry in entries(TITLE, *glued, "ผู้รับผิดชอบ  กองช่าง")][1][:1] == ["สำนักปลัด"]


def test_headings_and_values_on_lines_of_their_own() -> None:
    found = entries(
        f"# {TITLE}",
        "# มาตรการที่ ๑ จัดทำคู่มือการให้บริการ",
        "ขั้นตอนการดำเนินการ",
        "๑. ยกร่างคู่มือ",
        "๒. เผยแพร่คู่มือ",
        "ผู้รับผิดชอบ",
        "กองคลัง",
        "# มาตรการที่ ๒ จัดอบรมพนักงาน",
        "ขั้นตอนการดำเนินการ",
        "เชิญวิทยากรแล้วจัดอบรม",
        "ผู้รับผิดชอบ",
        "สำนักปลัด",
    )
    assert measures(found) == BOTH
    assert [item.quote.text for item in found[0].steps] == ["ยกร่างคู่มือ", "เผยแพร่คู่มือ"]
    assert [texts(entry.owners) for entry in found] == [["กองคลัง"], ["สำนักปลัด"]]


def test_an_indicator_heading_holds_for_the_measures_below() -> None:
    found = entries(TITLE, "# ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", *FIRST, "# ตัวชี้วัดที่ ๓ การใช้อำนาจ", *SECOND)
    assert [texts(entry.indicators) for entry in found] == [
        ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่"],
        ["ตัวชี้วัดที่ ๓ การใช้อำนาจ"],
    ]


def test_closing_words_and_signatures_are_in_no_entry() -> None:
    found = entries(TITLE, *FIRST, *SECOND, "จึงประกาศให้ทราบโดยทั่วกัน", "(ลงชื่อ) นายตัวอย่าง สมมุติ", "นายกเทศมนตรี")
    assert measures(found) == BOTH
    assert texts(found[1].owners) == ["สำนักปลัด"]


def test_results_in_prose_make_a_report() -> None:
    results = [line for part in (FIRST, SECOND) for line in (*part, "ผลการดำเนินการ : ได้ดำเนินการเรียบร้อยแล้ว")]
    found = record(TITLE, *results)
    assert {entry.kind for entry in found.entries} == {"result"}
    assert found.profile.kind == "report"


def test_sentences_without_labels_are_no_plan() -> None:
    assert entries("มาตรการที่ดีต้องมีส่วนร่วมของทุกฝ่าย", "ผู้รับผิดชอบควรติดตามผลอย่างต่อเนื่อง") == ()


def test_a_label_of_outcomes_right_before_their_words() -> None:
    lines = ["ผลการดำเนินงาน : ได้จัดทำคู่มือแล้ว", "ผลลัพธ์ประชาชนได้รับความสะดวกมากขึ้น"]
    one, two = entries(TITLE, *FIRST, *lines, *SECOND, *lines)
    assert [[item.quote.text for item in entry.outcomes] for entry in (one, two)] == [
        ["ประชาชนได้รับความสะดวกมากขึ้น"],
        ["ประชาชนได้รับความสะดวกมากขึ้น"],
    ]


def test_known_labels_need_no_room_before_a_value_of_their_kind() -> None:
    lines = [line.replace("ระยะเวลา : ต.ค.", "ห้วงเวลาดำเนินการต.ค.") for line in (*FIRST, *SECOND)]
    one, _ = entries(TITLE, *lines)
    assert one.period is not None
    assert one.period.text == "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"


def test_the_first_item_below_a_label_alone_is_no_heading() -> None:
    steps = ["ขั้นตอนการดำเนินการ :", "๑. วิเคราะห์กระบวนงานที่มีความเสี่ยง", "๒. จัดทำแผน"]
    _, two = entries(TITLE, *FIRST, SECOND[0], *steps, *SECOND[2:])
    assert [(item.no, item.quote.text) for item in two.steps] == [(1, "วิเคราะห์กระบวนงานที่มีความเสี่ยง"), (2, "จัดทำแผน")]
    assert texts(two.owners) == ["สำนักปลัด"]


def test_an_item_that_analyses_processes_in_a_list_is_no_heading() -> None:
    steps = ["ขั้นตอนการดำเนินการ :", "๑. จัดทำแผน", "๒. วิเคราะห์กระบวนงานที่มีความเสี่ยง", "๓. เผยแพร่แผน"]
    _, two = entries(TITLE, *FIRST, SECOND[0], *steps, *SECOND[2:])
    assert [item.no for item in two.steps] == [1, 2, 3]
    heading = ["๒. วิเคราะห์ผลการประเมิน", "ผลการประเมินอยู่ในระดับผ่าน"]
    _, two = entries(TITLE, *FIRST, SECOND[0], *steps[:2], *heading, *SECOND[2:])
    assert [item.no for item in two.steps] == [1]


def test_a_label_without_a_colon_begins_a_line_of_its_own_behind_a_full_line() -> None:
    label, title, step = "วิธีการดำเนินการ", "มาตรการที่ ๑ จัดทำคู่มือการให้บริการของทุกกอง", "๑.๑ ร่างคู่มือ"
    joined = title + label
    lines = (Line(0, len(title)), Line(len(title), len(joined)))
    when = "ระยะเวลา : ต.ค. ๒๕๖๗"
    second = [when, "มาตรการที่ ๒ อบรมพนักงาน", label, "๑.๑ เชิญวิทยากร", when]
    second += ["มาตรการที่ ๓ ติดตามผล", label, "๑.๑ รายงานผล", when]
    paragraphs = [Paragraph("p0", joined, 1, None, lines)]
    paragraphs += [Paragraph(f"p{n}", text) for n, text in enumerate([step, *second], 1)]
    document = Document("0" * 16, "0" * 64, ("a.pdf",), "application/pdf", 1, "text_layer", tuple(paragraphs))
    one, *_ = extract(document).entries
    assert [item.quote.text for item in one.measures] == ["จัดทำคู่มือการให้บริการของทุกกอง"]
    assert [item.quote.text for item in one.steps] == ["ร่างคู่มือ"]


def test_a_label_at_the_top_of_a_page_does_not_go_on_with_the_line_before() -> None:
    label, title = "ขั้นตอนการดำเนินการ", "มาตรการที่ ๑ จัดทำคู่มือการให้บริการของทุกกอง"
    when = "ระยะเวลา : ต.ค. ๒๕๖๗"
    texts = [title, f"{label} ร่างคู่มือ", when, "มาตรการที่ ๒ อบรมพนักงาน", f"{label} เชิญวิทยากร", when]
    paragraphs = [Paragraph(f"p{n}", text, 1 + bool(n), None, continues=n == 1) for n, text in enumerate(texts)]
    document = Document("0" * 16, "0" * 64, ("a.pdf",), "application/pdf", 2, "text_layer", tuple(paragraphs))
    one, _ = extract(document).entries
    assert [item.quote.text for item in one.measures] == ["จัดทำคู่มือการให้บริการของทุกกอง"]
    assert [item.quote.text for item in one.steps] == ["ร่างคู่มือ"]


def test_a_label_of_steps_that_begins_like_an_issue() -> None:
    steps = ["กระบวนการดำเนินงาน", "๑. ร่างคู่มือ", "๒. เผยแพร่"]
    one, _ = entries(TITLE, FIRST[0], *steps, *FIRST[2:], *SECOND)
    assert one.topic is None
    assert [item.no for item in one.steps] == [1, 2]
