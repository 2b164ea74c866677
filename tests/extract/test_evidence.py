"""What a cell's content says of its role, without a header."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.evidence import evidence, is_indicator, is_item_code, is_score, is_stated_none, names_indicator
from extract.headers import ROLES

CONTENTS = {
    "period": [
        "ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘",
        "ภายในเดือนมีนาคม 2568",
        "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ไตรมาสที่ ๒",
        "๑ ต.ค. ๖๗ – ๓๐ ก.ย. ๖๘",
        "01/10/2567 - 30/09/2568",
    ],
    "owner": ["สำนักปลัดเทศบาล", "กองคลัง", "ทุกส่วนราชการ", "๑. กองช่าง", "- กองสาธารณสุขและสิ่งแวดล้อม", "งานนิติการ"],
    "budget": ["ไม่ใช้งบประมาณ", "ไม่ได้ใช้งบประมาณ", "๑๐,๐๐๐ บาท", "25,000.00", "5000.-", "งบประมาณ ๓๐,๐๐๐ บาท"],
    "score": ["๙๕.๔๐", "100", "87.5 คะแนน", "๙๑.๐๗ (A)", "ร้อยละ 85.00"],
    "change": ["+๒.๕๐", "-1.20", "ลดลง ๓.๑๐", "เพิ่มขึ้น 4.25 คะแนน", "▲ 0.5", "คงที่"],
    "rating": ["ผ่านดี", "ผ่าน", "A", "AA", "ต้องปรับปรุง"],
    "item": ["i๑", "ข้อ O 12", "e3 หน่วยงานมีช่องทางรับฟัง", "E๑๐", "O๒๘ รายงานผล"],
    "indicator": ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "การใช้อำนาจ", "๓. การใช้อำนาจ", "ตัวชี้วัดย่อยที่ ๙"],
    "topic": ["กระบวนการปฏิบัติงานที่โปร่งใส", "ด้านการให้บริการ", "ประเด็นการสื่อสาร"],
    "instrument": ["IIT", "แบบวัด EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"],
    "other": ["https://www.example.go.th/o12.pdf", "รายงาน.pdf"],
}


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in CONTENTS.items() for text in texts])
def test_typed_content_shows_by_its_form(role: str, text: str) -> None:
    found = evidence(text)
    assert found.get(role, 0) >= 0.7
    assert found[role] == max(found.values())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("บุคลากรบางส่วนยังไม่ทราบหลักเกณฑ์ และยังขาดความเข้าใจเท่าที่ควร", "finding"),
        ("ได้จัดทำคู่มือและแจกจ่ายให้ทุกกองเรียบร้อยแล้ว", "result"),
        ("แต่งตั้งคณะทำงาน ประชุมชี้แจง และมอบหมายหน้าที่", "step"),
        ("เห็นควรจัดอบรมซ้ำในปีต่อไป", "recommendation"),
        ("ขาดบุคลากร เป็นอุปสรรคต่อการทำงาน", "problem"),
        ("ท่านเคยพบการเลือกปฏิบัติ มากน้อยเพียงใด", "item"),
    ],
)
def test_running_text_speaks_for_its_role_more_weakly(text: str, role: str) -> None:
    found = evidence(text)
    assert found[role] == max(found.values())
    assert 0 < found[role] <= 0.6


@pytest.mark.parametrize("text", ["-", "–", "ไม่มี", "ไม่ มี", "ไม่มี.", "ไม่มีปัญหา/อุปสรรค", "- "])
def test_a_cell_that_states_nothing_is_evidence_of_nothing(text: str) -> None:
    assert is_stated_none(text)
    assert evidence(text) == {}


def test_a_zero_or_a_missing_budget_is_a_statement() -> None:
    assert not is_stated_none("๐")
    assert not is_stated_none("ไม่มีงบประมาณ")


@pytest.mark.parametrize("text", ["๑๐๑", "2567", "๙๕.๔๐ - ๙๘.๐๐", "ข้อ ๓", "๙๕.๔๐ บาท", "1,000", "-๒.๐๐", ""])
def test_what_is_no_score(text: str) -> None:
    assert not is_score(text)


@pytest.mark.parametrize("text", ["i๑", "E ๗", "O๒๘", "๐๑", "ข้อ i3", "i5."])
def test_item_codes(text: str) -> None:
    assert is_item_code(text)


@pytest.mark.parametrize("text", ["", "๙๕", "ITA", "IIT ๙๕.๐๐", "i๑ และ i๒", "o123", "ข้อ ๕"])
def test_what_is_no_item_code(text: str) -> None:
    assert not is_item_code(text)


def test_sentences_that_only_mention_an_indicator_name_none() -> None:
    assert not is_indicator("จัดอบรมเรื่องการใช้อำนาจของผู้บังคับบัญชา")
    assert not is_indicator("การใช้งบประมาณของหน่วยงานเป็นไปตามแผน")
    assert not names_indicator("ทุกส่วนราชการ")
    assert names_indicator("๓")


def test_the_cues_are_clean() -> None:
    path = Path(__file__).parents[2] / "extract" / "data" / "cues.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["role"] for row in rows} <= set(ROLES)
    assert all(row["wording"] == row["wording"].strip() and 0 < float(row["weight"]) <= 6 for row in rows)
    assert len({(row["role"], row["wording"]) for row in rows}) == len(rows)
    assert all(row["source"] for row in rows)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_evidence_lies_between_nothing_and_certainty(text: str) -> None:
    assert all(role in ROLES and 0 < weight <= 1 for role, weight in evidence(text).items())
