"""Entries from rows: keys printed once, merged cells, rows cut by a page, stacked indicators, group rows."""

import pytest

from extract.raw import ListItem, Quote, RawEntry
from tests.extract.built import Merged, Rows, record, texts

HEADER = ["ตัวชี้วัด", "ข้อค้นพบ", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
DUTY, BUDGET, POWER = "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "ตัวชี้วัดที่ ๓ การใช้อำนาจ"
FOUND = "พบว่าประชาชนบางส่วนยังไม่ทราบขั้นตอนการให้บริการเท่าที่ควร"
FOUND_TOO = "พบว่าพนักงานบางส่วนยังไม่ทราบแผนการใช้จ่ายงบประมาณ"
STEPS = "๑. ประชุมชี้แจง ๒. จัดทำเอกสาร ๓. เผยแพร่ทางเว็บไซต์"


def entries(*parts: str | Rows) -> tuple[RawEntry, ...]:
    return record(*parts).entries


def said(items: tuple[ListItem, ...]) -> list[tuple[int | None, str]]:
    return [(item.no, item.quote.text) for item in items]


def words(quote: Quote | None) -> str | None:
    return quote.text if quote else None


def measures(found: tuple[RawEntry, ...]) -> list[str]:
    return [item.quote.text for entry in found for item in entry.measures]


def row(indicator: str, finding: str, measure: str, period: str = "ต.ค. ๒๕๖๗", owner: str = "กองคลัง") -> list[str]:
    return [indicator, finding, measure, STEPS, period, owner]


def test_a_row_is_an_entry() -> None:
    one, two = entries([HEADER, row(DUTY, FOUND, "จัดทำคู่มือ"), row(BUDGET, FOUND_TOO, "เผยแพร่แผน")])
    assert one.block == "t0.r1.c0"
    assert one.kind == "plan"
    assert texts(one.indicators) == [DUTY]
    assert texts(one.findings) == [FOUND]
    assert said(one.measures) == [(None, "จัดทำคู่มือ")]
    assert said(one.steps) == [(1, "ประชุมชี้แจง"), (2, "จัดทำเอกสาร"), (3, "เผยแพร่ทางเว็บไซต์")]
    assert words(one.period) == "ต.ค. ๒๕๖๗"
    assert texts(one.owners) == ["กองคลัง"]
    assert texts(two.indicators) == [BUDGET]


def test_merged_keys_hold_for_the_rows_that_they_span() -> None:
    table: Rows = [
        HEADER,
        [Merged(DUTY, rows=2), Merged(FOUND, rows=2), "จัดทำคู่มือ", STEPS, "ต.ค. ๒๕๖๗", "กองคลัง"],
        ["ติดป้ายประชาสัมพันธ์", STEPS, "พ.ย. ๒๕๖๗", "กองช่าง"],
        row(BUDGET, FOUND_TOO, "เผยแพร่แผน"),
    ]
    found = entries(table)
    assert measures(found) == ["จัดทำคู่มือ", "ติดป้ายประชาสัมพันธ์", "เผยแพร่แผน"]
    assert [texts(entry.indicators) for entry in found] == [[DUTY], [DUTY], [BUDGET]]
    assert [texts(entry.findings) for entry in found] == [[FOUND], [FOUND], [FOUND_TOO]]
    assert found[1].block == "t0.r2.c2"


def test_keys_printed_once_hold_for_the_rows_below() -> None:
    found = entries([HEADER, row(DUTY, FOUND, "จัดทำคู่มือ"), row("", "", "ติดป้าย"), row(BUDGET, FOUND_TOO, "เผยแพร่แผน")])
    assert [texts(entry.indicators) for entry in found] == [[DUTY], [DUTY], [BUDGET]]
    assert [texts(entry.findings) for entry in found] == [[FOUND], [FOUND], [FOUND_TOO]]


def test_a_new_indicator_ends_the_finding_of_the_one_before() -> None:
    found = entries([HEADER, row(DUTY, FOUND, "จัดทำคู่มือ"), row(BUDGET, "", "เผยแพร่แผน"), row("", "", "จัดประชุม")])
    assert [texts(entry.findings) for entry in found] == [[FOUND], [], []]


def test_a_merged_owner_and_period_hold_for_the_rows_that_they_span() -> None:
    table: Rows = [
        HEADER,
        [DUTY, FOUND, "จัดทำคู่มือ", STEPS, Merged("ต.ค. ๒๕๖๗", rows=2), Merged("กองคลัง", rows=2)],
        [BUDGET, FOUND_TOO, "เผยแพร่แผน", STEPS],
    ]
    found = entries(table)
    assert [words(entry.period) for entry in found] == ["ต.ค. ๒๕๖๗"] * 2
    assert [texts(entry.owners) for entry in found] == [["กองคลัง"]] * 2


def test_a_measure_over_several_steps_of_their_own_owners_is_that_of_each() -> None:
    table: Rows = [
        HEADER,
        [Merged(DUTY, rows=2), Merged(FOUND, rows=2), Merged("จัดทำคู่มือ", rows=2), "ยกร่าง", "ต.ค. ๒๕๖๗", "กองคลัง"],
        ["เผยแพร่", "พ.ย. ๒๕๖๗", "กองช่าง"],
    ]
    found = entries(table)
    assert measures(found) == ["จัดทำคู่มือ", "จัดทำคู่มือ"]
    assert [said(entry.steps) for entry in found] == [[(None, "ยกร่าง")], [(None, "เผยแพร่")]]
    assert len({entry.block for entry in found}) == 2


@pytest.mark.parametrize("text", [POWER, "ตัวชี้วัดที่ ๓"])
def test_a_row_over_the_whole_width_names_the_indicator_of_the_rows_below(text: str) -> None:
    header = ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"]
    table: Rows = [
        header,
        [Merged(DUTY, columns=5)],
        ["๑", "จัดทำคู่มือ", STEPS, "ต.ค. ๒๕๖๗", "กองคลัง"],
        [Merged(text, columns=5)],
        ["๑", "มอบหมายงานเป็นลายลักษณ์อักษร", STEPS, "พ.ย. ๒๕๖๗", "กองช่าง"],
        ["๒", "จัดประชุม", STEPS, "ธ.ค. ๒๕๖๗", "กองช่าง"],
    ]
    assert [texts(entry.indicators) for entry in entries(table)] == [[DUTY], [text], [text]]


def test_the_name_of_an_issue_over_the_whole_width_is_the_topic() -> None:
    table: Rows = [
        ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"],
        [Merged("๑. กระบวนการปฏิบัติงานที่โปร่งใส", columns=5)],
        ["๑", "จัดทำคู่มือ", STEPS, "ต.ค. ๒๕๖๗", "กองคลัง"],
    ]
    (entry,) = entries(table)
    assert words(entry.topic) == "กระบวนการปฏิบัติงานที่โปร่งใส"


def test_a_list_goes_on_in_the_next_row() -> None:
    table = [HEADER, row(DUTY, FOUND, "จัดทำคู่มือ"), ["", "", "", "๔. ติดตามผล", "", ""], row(BUDGET, FOUND_TOO, "อบรม")]
    first, _ = entries(table)
    assert said(first.steps)[2:] == [(3, "เผยแพร่ทางเว็บไซต์"), (4, "ติดตามผล")]


def test_sums_and_column_numbers_are_no_entries() -> None:
    header = [*HEADER, "งบประมาณ"]
    table = [
        header,
        ["(๑)", "(๒)", "(๓)", "(๔)", "(๕)", "(๖)", "(๗)"],
        [*row(DUTY, FOUND, "จัดทำคู่มือ"), "๑๐,๐๐๐ บาท"],
        ["รวมทั้งสิ้น", "", "", "", "", "", "๑๐,๐๐๐ บาท"],
    ]
    (entry,) = entries(table)
    assert words(entry.budget) == "๑๐,๐๐๐ บาท"


def test_stated_none_names_the_fields_of_the_contract() -> None:
    header = ["มาตรการ", "ผลการดำเนินการ", "ปัญหา/อุปสรรค", "ข้อเสนอแนะ"]
    rows = [
        ["จัดทำคู่มือ", "ได้จัดทำคู่มือแล้วเสร็จและแจกจ่ายให้ทุกกอง", "-", "ไม่มี"],
        ["อบรมพนักงาน", "ได้อบรมพนักงานเรียบร้อยแล้ว ๒๐ คน", "ขาดวิทยากรในพื้นที่", "ควรจัดอบรมทุกปี"],
    ]
    found = record([header, *rows])
    assert [entry.stated_none for entry in found.entries] == [("limitation", "recommendation"), ()]
    assert [(finding.kind, finding.quote.text, finding.entry) for finding in found.findings] == [
        ("limitation", "ขาดวิทยากรในพื้นที่", 1),
        ("recommendation", "ควรจัดอบรมทุกปี", 1),
    ]


def test_several_indicators_stacked_beside_one_numbered_list_are_those_of_each_measure() -> None:
    table = [
        ["ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"],
        [DUTY, "๑. จัดทำคู่มือ", STEPS, "ต.ค. ๒๕๖๗", "กองคลัง"],
        [BUDGET, "", "", "", ""],
        [POWER, "๒. จัดอบรม", STEPS, "พ.ย. ๒๕๖๗", "กองช่าง"],
    ]
    assert [texts(entry.indicators) for entry in entries(table)] == [[DUTY, BUDGET, POWER]] * 2


def test_columns_of_another_role_are_kept_under_their_header() -> None:
    table = [
        [*HEADER, "หมายเหตุ"],
        [*row(DUTY, FOUND, "จัดทำคู่มือ"), "ใช้ร่วมกับแผนอื่น"],
        [*row(BUDGET, FOUND_TOO, "อบรม"), ""],
    ]
    one, two = entries(table)
    assert [(header, quote.text) for header, quote in one.other] == [("หมายเหตุ", "ใช้ร่วมกับแผนอื่น")]
    assert two.other == ()
