"""What a document says of itself: kind, title, agencies, years and the months of a report."""

import pytest

from extract.raw import RawProfile
from tests.extract.built import Rows, record

PLAN: Rows = [
    ["ที่", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ"],
    ["๑", "จัดทำคู่มือการให้บริการ", "ร่างและเผยแพร่", "ต.ค. ๒๕๖๗", "กองคลัง"],
]
RESULTS: Rows = [
    ["ที่", "มาตรการ", "ผลการดำเนินการ"],
    ["๑", "จัดทำคู่มือการให้บริการ", "ได้จัดทำคู่มือและเผยแพร่เรียบร้อยแล้ว"],
    ["๒", "จัดอบรมพนักงาน", "ได้จัดอบรมพนักงานเรียบร้อยแล้ว"],
]
AGENCY = "องค์การบริหารส่วนตำบลตัวอย่าง อำเภอสมมุติ จังหวัดเชียงใหม่"


def profile(*parts: str | Rows) -> RawProfile:
    return record(*parts).profile


@pytest.mark.parametrize(
    ("title", "table", "kind"),
    [
        ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", PLAN, "measures"),
        ("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส", RESULTS, "report"),
        ("การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (รายงานรอบ ๖ เดือน)", PLAN, "report"),
        ("เอกสารแนบ", PLAN, "measures"),
        ("เอกสารแนบ", RESULTS, "report"),
        ("ประกาศรายชื่อผู้มีสิทธิ์สอบ", [["ที่", "ชื่อ"], ["๑", "นายตัวอย่าง สมมุติ"]], "other"),
    ],
)
def test_the_kind(title: str, table: Rows, kind: str) -> None:
    assert profile(title, table).kind == kind


def test_the_title_goes_over_its_lines() -> None:
    found = profile("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", AGENCY, PLAN)
    assert found.title is not None
    assert found.title.text.startswith("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")
    assert len(found.title.spans) >= 2


def test_the_years() -> None:
    found = profile(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ของหน่วยงาน จึงกำหนดมาตรการดังนี้",
        PLAN,
    )
    assert found.fiscal_year is not None
    assert found.fiscal_year.text == "๒๕๖๘"
    assert found.assessed_fiscal_year is not None
    assert found.assessed_fiscal_year.text == "๒๕๖๗"


@pytest.mark.parametrize(
    "line", ["ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (คะแนนปี ๒๕๖๗ : ๙๐.๑๕)", "คะแนนตัวชี้วัดย่อยแบบวัด OIT ปีงบประมาณ พ.ศ. ๒๕๖๗"]
)
def test_scores_of_a_year_tell_the_assessed_year(line: str) -> None:
    found = profile("แผนยกระดับคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", line, PLAN)
    assert found.assessed_fiscal_year is not None
    assert found.assessed_fiscal_year.text == "๒๕๖๗"


def test_the_year_of_the_measures_is_not_that_of_the_result() -> None:
    line = "ตามที่ได้ประกาศผลการประเมิน ITA ปี พ.ศ. ๒๕๖๗ แล้วนั้น ได้วิเคราะห์ผลการประเมินและกำหนดมาตรการสำหรับปี พ.ศ. ๒๕๖๘"
    found = profile("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", line, PLAN)
    assert found.assessed_fiscal_year is not None
    assert found.assessed_fiscal_year.text == "๒๕๖๗"


def test_a_calendar_of_the_assessment_does_not_tell_the_assessed_year() -> None:
    found = profile(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "คำนำ",
        "มาตรการนี้จัดทำขึ้นจากการวิเคราะห์ผลการประเมิน ITA ปี ๒๕๖๖ ของหน่วยงาน " + "เพื่อใช้เป็นแนวทางปฏิบัติของทุกกอง " * 4,
        "ปฏิทินการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        PLAN,
    )
    assert found.assessed_fiscal_year is not None
    assert found.assessed_fiscal_year.text == "๒๕๖๖"


def test_years_that_are_not_stated_are_none() -> None:
    found = profile("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", PLAN)
    assert found.fiscal_year is None
    assert found.assessed_fiscal_year is None


def test_agencies_with_their_places() -> None:
    found = profile("มาตรการส่งเสริมคุณธรรม", AGENCY, PLAN)
    assert [quote.text for quote in found.agencies] == [AGENCY]
    assert AGENCY in [quote.text for quote in found.titled]


def test_a_place_on_the_next_line_belongs_to_the_agency() -> None:
    found = profile("เทศบาลตำบลตัวอย่าง", "อำเภอสมมุติ จังหวัดเชียงใหม่", PLAN)
    assert [quote.text for quote in found.agencies] == ["เทศบาลตำบลตัวอย่าง อำเภอสมมุติ จังหวัดเชียงใหม่"]


@pytest.mark.parametrize(("words", "months"), [("รอบ ๖ เดือน", "๖"), ("รอบ 12 เดือน", "12")])
def test_the_months_of_a_report(words: str, months: str) -> None:
    title = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม {words} ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    found = profile(title, RESULTS)
    assert found.reporting_months is not None
    assert found.reporting_months.text == months


def test_a_plan_has_no_months() -> None:
    assert profile("มาตรการส่งเสริมคุณธรรม ติดตามผลทุก ๖ เดือน", PLAN).reporting_months is None
