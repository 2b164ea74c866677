"""Column headers: which role a wording gives, also misspelt, in unknown company, with years and glosses."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.headers import ROLES, header_roles, header_year, is_label, squeeze_header

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


OF_TWO_ROLES = {"การดำเนินการ", "การรายงานผล"}
"""Wordings whose role only the content tells: a plan's steps or reporting duties, a report's results."""


def wordings() -> list[tuple[str, str, str]]:
    path = Path(__file__).parents[2] / "extract" / "data" / "headers.csv"
    with path.open(encoding="utf-8") as file:
        return [(row["role"], row["wording"], row["source"]) for row in csv.DictReader(file)]


def role(text: str) -> str | None:
    found = header_roles(text)
    return found[0].role if found else None


@pytest.mark.parametrize(("expected", "wording", "source"), wordings())
def test_every_wording_of_the_data_means_its_role(expected: str, wording: str, source: str) -> None:
    assert (expected, 1.0) in header_roles(wording)
    assert expected in ROLES
    assert source


def test_no_wording_has_two_roles_or_stands_twice() -> None:
    roles = defaultdict(set)
    for role_, wording, _ in wordings():
        roles[squeeze_header(wording)].add(role_)
    assert {wording for wording, found in roles.items() if len(found) > 1} <= OF_TWO_ROLES
    written = [(role_, wording) for role_, wording, _ in wordings()]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ระยะเวลาดำเนินกาา", "period"),
        ("ผู้รับผิดขอบ", "owner"),
        ("ขั้นตอน/วิธีการปฎิบัติ", "step"),
        ("งบประมาน", "budget"),
        ("ข้อเสนอเเนะ", "recommendation"),
        ("ปัญหาเเละอุปสรรค", "problem"),
        ("มาตราการ", "measure"),
        ("ผลการดำเนิงาน", "result"),
        ("หมายเหต", "other"),
    ],
)
def test_misspelt_headers_mean_the_same(text: str, expected: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรการ (กิจกรรมที่จะทำ)", "measure"),
        ("ผู้รับผิดชอบ (กอง/สำนัก)", "owner"),
        ("ระยะเวลาดำเนินการ (ปีงบประมาณ พ.ศ. ๒๕๖๘)", "period"),
        ("งบประมาณ (บาท)", "budget"),
        ("ขั้นตอนการดำเนินการของหน่วยงาน", "step"),
        ("ผู้รับผิดชอบตามคำสั่งของหน่วยงาน", "owner"),
    ],
)
def test_glosses_and_additions_do_not_hide_the_wording(text: str, expected: str) -> None:
    assert role(text) == expected


def test_a_header_of_two_wordings_means_either() -> None:
    found = [known.role for known in header_roles("ข้อค้นพบจากผลการประเมิน ITA ปี ๒๕๖๗")]
    assert set(found[:2]) == {"finding", "score"}


@pytest.mark.parametrize("year", ["2567", "๒๕๖๗"])
@pytest.mark.parametrize("form", ["{}", "ปี {}", "ปีงบประมาณ พ.ศ. {}", "คะแนน ปี {}", "ผลคะแนน ITA ปี พ.ศ. {}"])
def test_a_header_with_a_year_holds_scores_of_that_year(form: str, year: str) -> None:
    assert header_year(form.format(year)) == 2567
    assert role(form.format(year)) == "score"


@pytest.mark.parametrize("text", ["ปี 2566 - 2567", "เลขที่ 12567", "พ.ศ. ๒๔๙๖", "คะแนน"])
def test_no_year_or_two_years_are_no_year_of_a_column(text: str) -> None:
    assert header_year(text) is None


@pytest.mark.parametrize("space", ["", " ", "\n", "  "])
def test_white_space_digits_and_separators_do_not_matter(space: str) -> None:
    assert role(f"ขั้นตอน{space}/{space}วิธีการ{space}ปฏิบัติ") == "step"
    assert role(f"ขั้นตอน{space}หรือ{space}วิธีการ{space}ปฏิบัติ") == "step"
    assert squeeze_header(f"ส่วนที่{space}๑") == squeeze_header("ส่วนที่ 1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " : ",
        "ประชาชนในพื้นที่บางส่วนยังไม่ทราบช่องทางการติดต่อราชการ เนื่องจากมีการประชาสัมพันธ์ไม่ทั่วถึงเท่าที่ควรจึงต้องปรับปรุง",
        "จัดอบรมพนักงานเรื่องการให้บริการ",
        "กองช่าง",
        "๙๕.๔๐",
    ],
)
def test_what_cells_hold_is_no_label(text: str) -> None:
    assert not is_label(text)


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_a_header_or_not(text: str) -> None:
    found = header_roles(text)
    assert all(0 <= known.fit <= 1 and known.role in ROLES for known in found)
    assert [known.fit for known in found] == sorted((known.fit for known in found), reverse=True)
