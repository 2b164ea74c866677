"""Forms: labels with values beside them, one small table for each measure."""

from dataclasses import replace

import pytest

from extract.forms import fields_of
from extract.raw import RawEntry
from extract.tables import logical_tables
from tests.extract.built import Merged, Rows, record, table, texts

FINDING = "พบว่าประชาชนบางส่วนยังไม่ทราบช่องทางการติดต่อราชการ"


def form(measure: str, owner: str) -> Rows:
    return [
        ["มาตรการ", measure],
        ["ขั้นตอนการดำเนินการ", "๑. วางแผน\n๒. ดำเนินการ"],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"],
        ["ผู้รับผิดชอบ", owner],
        ["งบประมาณ", "ไม่ใช้งบประมาณ"],
    ]


def measures(entries: tuple[RawEntry, ...]) -> list[list[tuple[int | None, str]]]:
    return [[(item.no, item.quote.text) for item in entry.measures] for entry in entries]


def test_each_form_is_an_entry() -> None:
    found = record("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", form("จัดทำคู่มือ", "กองคลัง"), form("จัดอบรม", "กองช่าง")).entries
    assert measures(found) == [[(None, "จัดทำคู่มือ")], [(None, "จัดอบรม")]]
    assert [texts(entry.owners) for entry in found] == [["กองคลัง"], ["กองช่าง"]]
    assert [(item.no, item.quote.text) for item in found[0].steps] == [(1, "วางแผน"), (2, "ดำเนินการ")]
    assert found[0].period is not None
    assert found[0].budget is not None
    assert [entry.block for entry in found] == ["t0.r0.c0", "t1.r0.c0"]


def test_a_numbered_title_row_gives_the_measure_its_number() -> None:
    title: Rows = [[Merged("มาตรการที่ ๓", columns=2)], *form("จัดทำคู่มือ", "กองคลัง")]
    assert measures(record(title).entries) == [[(3, "จัดทำคู่มือ")]]


def test_a_numbered_heading_above_a_form_gives_the_measure_its_number() -> None:
    assert measures(record("# มาตรการที่ ๔", form("จัดทำคู่มือ", "กองคลัง")).entries) == [[(4, "จัดทำคู่มือ")]]


def test_two_labelled_values_in_one_row() -> None:
    rows: Rows = [
        ["มาตรการ", Merged("จัดทำคู่มือการให้บริการ", columns=3)],
        ["ขั้นตอน", Merged("๑. วางแผน ๒. เผยแพร่", columns=3)],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗", "ผู้รับผิดชอบ", "กองคลัง"],
    ]
    (entry,) = record(rows).entries
    assert texts(entry.owners) == ["กองคลัง"]
    assert entry.period is not None
    assert entry.period.text == "ต.ค. ๒๕๖๗"


def test_a_short_form_with_its_owner_beside_its_period() -> None:
    rows: Rows = [
        ["มาตรการที่ ๑", "", "", ""],
        ["อ้างถึง:", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "", ""],
        ["ชื่อมาตรการ:", "จัดทำคู่มือ", "", ""],
        ["ระยะเวลา:", "ม.ค. ๒๕๖๘", "ผู้รับผิดชอบ:", "กองคลัง"],
    ]
    (one,) = record("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", rows).entries
    assert [item.quote.text for item in one.measures] == ["จัดทำคู่มือ"]
    assert texts(one.owners) == ["กองคลัง"]


def test_a_label_with_a_colon_and_an_unknown_label_whose_values_tell() -> None:
    rows: Rows = [
        ["ชื่อมาตรการ :", "จัดทำคู่มือการให้บริการ"],
        ["ขั้นตอน :", "วางแผนแล้วเผยแพร่"],
        ["เริ่มและสิ้นสุด :", "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"],
        ["ผู้รับผิดชอบ :", "กองคลัง"],
    ]
    (entry,) = record(rows).entries
    assert entry.period is not None
    assert entry.period.text == "ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"


def test_indicator_and_finding_of_a_form() -> None:
    rows = [["ตัวชี้วัด", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"], ["ข้อค้นพบ", FINDING], *form("จัดทำคู่มือ", "กองคลัง")]
    (entry,) = record(rows).entries
    assert texts(entry.indicators) == ["ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"]
    assert texts(entry.findings) == [FINDING]


def test_a_label_of_no_known_role_is_kept_with_its_words() -> None:
    rows = [*form("จัดทำคู่มือ", "กองคลัง"), ["หมายเหตุ", "ดำเนินการต่อเนื่องจากปีก่อน"]]
    (entry,) = record(rows).entries
    assert [(header, quote.text) for header, quote in entry.other] == [("หมายเหตุ", "ดำเนินการต่อเนื่องจากปีก่อน")]


def test_the_result_of_a_form_makes_it_a_report() -> None:
    rows = [*form("จัดทำคู่มือ", "กองคลัง"), ["ผลการดำเนินการ", "จัดทำคู่มือแล้วเสร็จเมื่อวันที่ ๕ มกราคม ๒๕๖๘"]]
    found = record(rows)
    assert [entry.kind for entry in found.entries] == ["result"]
    assert found.profile.kind == "report"


def cut_form(at: int, label: tuple[str, str], value: tuple[str, str]) -> tuple[RawEntry, ...]:
    """The entries of a form whose row `at` is cut by a page into two labels and two values; a form is above it."""
    whole = form("จัดอบรม", "กองช่าง")
    first, second = [*whole[:at], [label[0], value[0]]], [[label[1], value[1]], *whole[at + 1 :]]
    return record(form("จัดทำคู่มือ", "กองคลัง"), "มาตรการต่อไป", first, second).entries


@pytest.mark.parametrize(
    ("label", "value"),
    [
        (("ขั้นตอนการดำเนินการ", ""), ("๑. วาง", "แผน\n๒. ดำเนินการ")),
        (("ขั้นตอนการ", "ดำเนินการ"), ("๑. วาง", "แผน\n๒. ดำเนินการ")),
        (("ขั้นตอนการ", "ดำเนินการ"), ("๑. วางแผน\n๒. ดำเนินการ", "")),
    ],
    ids=["value", "label and value", "label"],
)
def test_a_row_of_a_form_that_a_page_cuts(label: tuple[str, str], value: tuple[str, str]) -> None:
    found = cut_form(1, label, value)
    assert measures(found) == [[(None, "จัดทำคู่มือ")], [(None, "จัดอบรม")]]
    assert [(item.no, item.quote.text) for item in found[1].steps] == [(1, "วางแผน"), (2, "ดำเนินการ")]
    assert texts(found[1].owners) == ["กองช่าง"]


def test_a_measure_at_the_top_of_a_page_is_no_rest_of_a_label() -> None:
    title: Rows = [[Merged("มาตรการที่ ๒ จัดอบรม", columns=2)], *form("จัดอบรม", "กองช่าง")[1:]]
    found = record([[Merged("มาตรการที่ ๑ จัดทำคู่มือ", columns=2)], *form("จัดทำคู่มือ", "กองคลัง")[1:]], title).entries
    assert measures(found) == [[(1, "จัดทำคู่มือ")], [(2, "จัดอบรม")]]


def test_the_first_rows_of_a_form_at_the_foot_of_a_page() -> None:
    wide: Rows = [
        ["ขั้นตอน", Merged("๑. วางแผน ๒. เผยแพร่", columns=3)],
        ["ระยะเวลา", "ต.ค. ๒๕๖๗", "ผู้รับผิดชอบ", "กองคลัง"],
        ["งบประมาณ", Merged("ไม่ใช้งบประมาณ", columns=3)],
    ]
    foot, top = table([["มาตรการ", "จัดทำคู่มือการให้บริการ"]], "t0"), table(wide, "t1")
    (whole,) = logical_tables([replace(foot, page=1), replace(top, page=2)])
    assert whole.form
    assert [field.role for field in fields_of(whole)] == ["measure", "step", "period", "owner", "budget"]


def test_a_row_with_a_label_of_its_own_is_no_rest() -> None:
    found = record([*form("จัดอบรม", "กองช่าง")[:2], ["ข้อมูลเพิ่มเติม", "ดูเอกสารแนบ"]], form("", "กองช่าง")[2:]).entries
    assert [texts(entry.owners) for entry in found] == [["กองช่าง"]]
    assert [entry.period.text for entry in found if entry.period] == ["ต.ค. ๒๕๖๗ - มี.ค. ๒๕๖๘"]
