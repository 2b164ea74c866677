from datetime import date

import pytest

from normalize.check_periods import check_orders, check_periods, check_result_dates
from tests.normalize.made_records import entry, paragraph, period, result

WHOLE = (date(2024, 10, 1), date(2025, 9, 30))


def test_a_period_inside_the_fiscal_year_is_right_and_one_outside_is_cited() -> None:
    inside = entry(period=period("ต.ค. ๖๗ - ก.ย. ๖๘", *WHOLE))
    outside = entry(period=period("มี.ค. - ก.ย. ๖๗", date(2024, 3, 1), date(2024, 9, 30)))
    (issue,) = check_periods([inside, outside], 2568)
    assert issue.code == "period_outside_fiscal_year"
    assert "2024-03-01 to 2024-09-30" in issue.message
    assert "1 ต.ค. 2567 – 30 ก.ย. 2568" in issue.message_th
    assert outside.period is not None
    assert [span.block for span in issue.spans] == [outside.period.sources[0].block]


@pytest.mark.parametrize(
    ("start", "end", "precision", "right"),
    [
        (date(2024, 12, 1), date(2025, 12, 31), "month", False),
        (date(2024, 9, 1), None, "month", False),
        (None, date(2025, 9, 30), "month", True),
        (date(2022, 10, 1), date(2027, 9, 30), "fiscal_year", True),
        (date(2022, 10, 1), date(2023, 9, 30), "fiscal_year", False),
        (None, None, "month", True),
    ],
)
def test_ends_that_reach_over_the_year_and_plans_of_several_years(
    start: date | None, end: date | None, precision: str, right: bool
) -> None:
    issues = list(check_periods([entry(period=period("ระยะเวลา", start, end, precision))], 2568))
    assert issues == [] if right else len(issues) == 1


def test_a_merged_period_is_said_once_and_a_document_of_another_year_once_for_all() -> None:
    merged = period("ปี ๖๖", date(2023, 1, 1), date(2023, 3, 31))
    good = entry(period=period("ต.ค. ๖๗ - ก.ย. ๖๘", *WHOLE))
    assert len(list(check_periods([entry(period=merged), entry(period=merged), good], 2568))) == 1
    late = [entry(period=period("ปีก่อน", date(2023, 1, 1), date(2023, 3, 31))) for _ in range(4)]
    (issue,) = check_periods([*late, good], 2568)
    assert issue.message.startswith("4 of 5 periods")
    assert issue.candidates == ("2566",)
    assert list(check_periods(late, None)) == []


def test_results_lie_in_the_reported_year_but_for_the_dates_of_papers() -> None:
    done = entry("result", results=[result("อบรมพนักงานเมื่อวันที่ ๕ มกราคม ๒๕๖๘")])
    paper = entry("result", results=[result("ตามประกาศ ลงวันที่ ๕ มกราคม ๒๕๖๐ ได้อบรมแล้ว")])
    assert list(check_result_dates([done, paper], 2568)) == []
    (issue,) = check_result_dates([done, paper], 2567)
    assert "๕ มกราคม ๒๕๖๘ is not in the reported fiscal year 2567" in issue.message
    assert list(check_result_dates([entry("plan", results=done.results)], 2567)) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("คำสั่งเทศบาลที่ ๑๒/๒๕๖๗ เรื่อง แต่งตั้งคณะทำงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ลงวันที่ ๒ ธันวาคม ๒๕๖๗", False),
        ("คำสั่งเทศบาลที่ ๑๒/๒๕๖๗ เรื่อง แต่งตั้งคณะทำงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ลงวันที่ ๒ กันยายน ๒๕๖๗", False),
        ("คำสั่งเทศบาลที่ ๑๒/๒๕๖๗ เรื่อง แต่งตั้งคณะทำงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ลงวันที่ ๒ ธันวาคม ๒๕๖๗", True),
        ("คำสั่งเทศบาลที่ ๑๒/๒๕๖๐ เรื่อง แต่งตั้งคณะทำงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ลงวันที่ ๒ มีนาคม ๒๕๖๐", True),
        ("ประกาศผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ลงวันที่ ๒ ธันวาคม ๒๕๖๗", False),
    ],
)
def test_an_order_is_dated_in_the_year_of_its_title_or_the_one_before(words: str, wrong: bool) -> None:
    issues = list(check_orders([paragraph(words)]))
    assert [issue.code for issue in issues] == (["period_outside_fiscal_year"] if wrong else [])
    if wrong:
        (span,) = issues[0].spans
        assert words[span.start : span.end].startswith("๒๕๖๗ ลงวันที่ ๒ ")
        assert words.endswith(words[span.start : span.end])
