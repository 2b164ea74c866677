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


PARTS = st.sampled_from(
    ["ได้คะแนน ", "ภาพรวม ", "๙๐.๑๒ ", "คะแนน ", "ข้อ i๑ ", "ปี ๒๕๖๗ ", "ลดลง ", "(ผ่านดี) ", "\n", "๑๐๐ "]
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
