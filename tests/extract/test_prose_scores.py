"""Scores stated in sentences, and numbers in sentences that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.prose_scores import scores_of_lines, scores_of_prose
from tests.extract.built import passage


def said(text: str) -> list[tuple[str, str, str, int | None, int | None, str | None]]:
    """Level, subject, value, year, part and rating of each score."""
    return [
        (
            score.level or "",
            score.subject[0].text,
            score.value.text,
            score.fiscal_year,
            score.part,
            score.rating.text if score.rating else None,
        )
        for score in scores_of_prose(passage(text))
    ]


def test_an_overall_score_with_its_rating_and_year() -> None:
    text = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ มีคะแนนในภาพรวม ๙๗.๘๖ คะแนน อยู่ในระดับผ่านดี"
    assert said(text) == [("overall", "ภาพรวม", "๙๗.๘๖", 2567, None, "ผ่านดี")]


def test_the_score_of_an_item_an_indicator_and_an_instrument() -> None:
    assert said("ข้อ i๓ ได้คะแนน ๙๑.๙๘ คะแนน")[0][:3] == ("item", "i๓", "๙๑.๙๘")
    assert said("ตัวชี้วัดที่ ๗ ได้คะแนนร้อยละ 85.00")[0][:3] == ("indicator", "ตัวชี้วัดที่ ๗", "85.00")
    assert said("แบบวัด OIT ได้รับคะแนน ๑๐๐ คะแนน")[0][:3] == ("instrument", "OIT", "๑๐๐")


def test_the_part_of_the_external_survey() -> None:
    assert said("แบบวัด EIT ส่วนที่ ๒ ได้คะแนน ๘๘.๔๐ คะแนน")[0][4] == 2
    assert said("หัวข้อ e๔ EIT Public ได้คะแนน ๘๘.๔๐ คะแนน")[0][4] == 1


def test_several_scores_in_one_sentence() -> None:
    text = "ตัวชี้วัดที่ ๑ ได้คะแนน ๙๐.๑๐ คะแนน และตัวชี้วัดที่ ๒ ได้คะแนน ๘๐.๒๐ คะแนน"
    assert [(subject, value) for _, subject, value, *_ in said(text)] == [
        ("ตัวชี้วัดที่ ๑", "๙๐.๑๐"),
        ("ตัวชี้วัดที่ ๒", "๘๐.๒๐"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "คะแนนภาพรวมลดลง ๒.๐๒ คะแนน จากปีก่อน",
        "คะแนนในภาพรวมเพิ่มขึ้น ๓.๑๕ คะแนน",
        "ต้องได้คะแนนภาพรวมไม่น้อยกว่า ๘๕.๐๐ คะแนน",
        "หน่วยงานที่มีคะแนนภาพรวมตั้งแต่ ๙๕.๐๐ คะแนน",
        "หน่วยงานมีคะแนนรวม ๘๕.๐๐ คะแนนขึ้นไป",
        "เป้าหมายคะแนนภาพรวม: ร้อยละ ๙๐ ของหน่วยงาน",
        "แบบวัด IIT คะแนนเต็ม ๑๐๐ คะแนน",
        "ผลการประเมิน ITA มีคะแนนเกณฑ์ ๘๕ คะแนน",
        "ได้คะแนน ๙๐.๑๐ คะแนน",
        "ตัวชี้วัดที่ ๑ มีคะแนนในข้อคำถาม ๑๒ ข้อ",
        "ภาพรวมของโครงการใช้งบประมาณ ๙๐.๑๐ บาท",
        "ผลการประเมิน ITA ระหว่าง ๘๕.๐๐ - ๙๔.๙๙ คะแนน",
        "น้ำหนักคะแนน IIT = ๓๐.๐๐, EIT = ๓๐.๐๐, OIT = ๔๐.๐๐",
        "เป้าหมายคะแนน IIT = ๙๕.๐๐",
    ],
)
def test_what_is_no_score(text: str) -> None:
    assert said(text) == []


def test_a_list_takes_the_year_of_the_sentence_that_leads_to_it() -> None:
    lines = [
        "ผลคะแนนรายตัวชี้วัด ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ มีดังนี้",
        "๑. ตัวชี้วัดที่ ๑ ได้คะแนน ๙๐.๑๐ คะแนน",
        "๒. ตัวชี้วัดที่ ๒ ได้คะแนน ๘๐.๒๐ คะแนน",
        "ในปีนี้ ตัวชี้วัดที่ ๓ ได้คะแนน ๗๐.๓๐ คะแนน",
    ]
    found = scores_of_lines(passage(line, f"p{n}") for n, line in enumerate(lines))
    assert [(score.value.text, score.fiscal_year) for score in found] == [
        ("๙๐.๑๐", 2566),
        ("๘๐.๒๐", 2566),
        ("๗๐.๓๐", None),
    ]
    assert found[0].year is not None
    assert found[0].year.spans[0].block == "p0"


def years(*lines: str) -> list[tuple[str, int | None]]:
    """The scores that lines state, with their years."""
    found = scores_of_lines(passage(line, f"p{n}") for n, line in enumerate(lines))
    return [(score.value.text, score.fiscal_year) for score in found]


def test_instruments_listed_with_signs() -> None:
    text = "คะแนนรายแบบวัด : IIT = 94.20, EIT ส่วนที่ 1 = 88.50, EIT (ส่วนที่ 2) = 91.00, OIT = 95.60"
    assert [(level, value, part) for level, _, value, _, part, _ in said(text)] == [
        ("instrument", "94.20", None),
        ("instrument", "88.50", 1),
        ("instrument", "91.00", 2),
        ("instrument", "95.60", None),
    ]


def test_scores_take_the_year_of_the_heading_above() -> None:
    assert years(
        "๑. ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๗",
        "ผลการประเมินในภาพรวม ๘๙.๑๔ คะแนน อยู่ในระดับผ่าน แบ่งเป็นรายเครื่องมือ ดังนี้",
        "๑.๑ แบบวัด IIT ได้คะแนน ๘๗.๐๐",
        "แบบวัด EIT ปีที่ผ่านมาได้คะแนน ๘๑.๐๐",
        "จุดอ่อน : ตัวชี้วัดที่ ๒ ได้คะแนน ๘๐.๐๐ คะแนน",
        "๒. มาตรการส่งเสริมคุณธรรม",
        "แบบวัด OIT ได้คะแนน ๙๔.๕๐",
    ) == [("๘๙.๑๔", 2567), ("๘๗.๐๐", 2567), ("๘๑.๐๐", None), ("๘๐.๐๐", 2567), ("๙๔.๕๐", None)]


@pytest.mark.parametrize(
    "heading",
    [
        "ผลการประเมิน ITA ปี ๒๕๖๖ และปี ๒๕๖๗",
        "การวิเคราะห์ผลการประเมินเพื่อกำหนดมาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๘",
        "มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    ],
)
def test_a_heading_that_names_no_one_year_of_results_gives_none(heading: str) -> None:
    assert years(heading, "แบบวัด IIT ได้คะแนน ๘๗.๐๐") == [("๘๗.๐๐", None)]


def test_a_paragraph_of_results_opens_a_section() -> None:
    assert years(
        "ผลการประเมิน ITA ปีงบประมาณ ๒๕๖๗ คะแนนเฉลี่ย ๘๗.๗๗ ระดับผ่าน โดยแบบวัด OIT ได้ ๘๘.๗๕ คะแนน",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ได้คะแนนร้อยละ ๙๐.๒๐",
    )[-2:] == [("๘๘.๗๕", 2567), ("๙๐.๒๐", 2567)]


def test_a_year_to_compare_with_holds_for_its_number_alone() -> None:
    assert years(
        "ผลการประเมิน ITA ปี 2567 มีผลคะแนนรวม 94.02 คะแนน เพิ่มขึ้นจากปี 2566 ที่ได้ 90.02 คะแนน "
        "โดยตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (85.66 คะแนน) และตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน (84.20 คะแนน)"
    ) == [("94.02", 2567), ("90.02", 2566), ("85.66", 2567), ("84.20", 2567)]
    assert years("จากผลการประเมินปี 2567 ตัวชี้วัดที่ 9 ได้ 97.50 คะแนน และตัวชี้วัดที่ 8 ได้ 78.25 คะแนน") == [
        ("97.50", 2567),
        ("78.25", 2567),
    ]


def test_a_change_behind_the_year_before_is_that_of_the_later_year() -> None:
    lines = [
        "1. ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568",
        "คะแนนภาพรวม 93.40 ระดับ ผ่านดี (ปี 2567 คะแนน 90.15 เพิ่มขึ้น 3.25)",
    ]
    found = scores_of_lines(passage(line, f"p{n}") for n, line in enumerate(lines))
    assert [(s.fiscal_year, s.value.text, s.change.text if s.change else None) for s in found] == [
        (2568, "93.40", "เพิ่มขึ้น 3.25"),
        (2567, "90.15", None),
    ]


PARTS = st.sampled_from(
    [
        "ได้คะแนน ",
        "ภาพรวม ",
        "๙๐.๑๒ ",
        "คะแนน ",
        "ข้อ i๑ ",
        "ปี ๒๕๖๗ ",
        "ลดลง ",
        "(ผ่านดี) ",
        "\n",
        "๑๐๐ ",
        "IIT = ",
        "จากปี ๒๕๖๖ ",
    ]
)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_a_score_stands_where_it_says(text: str) -> None:
    for score in scores_of_prose(passage(text)):
        for quote in (*score.subject, score.value, score.year, score.rating):
            if quote is not None:
                assert " ".join(quote.text.split()) == " ".join(
                    " ".join(text[span.start : span.end] for span in quote.spans).split()
                )
        assert score.value.text in {"๙๐.๑๒", "๑๐๐"}
