"""Scores: whose, of which year, one of each; what contradicts is reported."""

from typing import Any

import pytest

from extract.raw import Quote, RawScore
from ingest.document import Document, Paragraph
from ingest.span import Span
from normalize.citing import Citations
from normalize.problems import Problems
from normalize.record import Score
from normalize.scores import scores_of
from normalize.years import Years

YEARS = Years(2568, 2567, (), ())


def quote(text: str) -> Quote:
    return Quote(text, (Span("p0", 0, 1),))


def raw(value: str, *subject: str, **more: Any) -> RawScore:
    for key in ("rating", "change", "indicator"):
        if key in more:
            more[key] = quote(more[key])
    return RawScore(tuple(quote(text) for text in subject), quote(value), **more)


def scores(*found: RawScore) -> tuple[tuple[Score, ...], list[str]]:
    """The scores, and the codes of the issues."""
    document = Document("0" * 16, "0" * 64, (), "text/plain", None, "native", (Paragraph("p0", "ก"),))
    problems = Problems()
    out = scores_of(found, YEARS, Citations(document), problems)
    return out, [issue.code for issue in problems.issues]


@pytest.mark.parametrize(
    ("level", "subject", "code"),
    [
        ("overall", "คะแนนภาพรวม", "overall"),
        ("instrument", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "IIT"),
        ("instrument", "EIT ส่วนที่ ๑", "EIT"),
        ("instrument", "แบบวัดการเปิดเผยข้อมูลสาธารณะ", "OIT"),
        ("indicator", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", "7"),
        ("sub_indicator", "๙.๑ ข้อมูลพื้นฐาน", "9.1"),
        ("item", "O ๑๒", "o12"),
    ],
)
def test_levels_and_codes(level: str, subject: str, code: str) -> None:
    (score,), issues = scores(raw("๙๑.๒๕", subject, level=level))
    assert (score.level, score.code, score.score, score.raw, score.fiscal_year) == (level, code, 91.25, "๙๑.๒๕", 2567)
    assert issues == []


def test_the_stated_year_comes_before_that_of_the_document() -> None:
    (one, two), _ = scores(
        raw("๙๐", "คะแนนภาพรวม", level="overall", fiscal_year=2566), raw("๙๑", "คะแนนภาพรวม", level="overall")
    )
    assert (one.fiscal_year, two.fiscal_year) == (2566, 2567)


def test_a_sentence_without_a_year_has_none() -> None:
    (score,), _ = scores(raw("๙๐.๐๐", "i๑", level="item", in_table=False))
    assert score.fiscal_year is None


def test_tables_come_before_prose_and_what_differs_is_reported() -> None:
    prose = raw("๙๐.๑๐", "i๑", level="item", in_table=False, fiscal_year=2567)
    table = raw("๙๐.๐๐", "i๑", level="item")
    (score,), issues = scores(prose, table)
    assert score.score == 90.0
    assert issues == ["score_conflict"]
    assert scores(table, raw("๙๐.๐๐", "i๑", level="item", in_table=False)) == ((score,), [])


def test_the_parts_of_the_external_survey_are_scores_of_their_own_and_others_have_none() -> None:
    found, issues = scores(
        raw("๙๐", "EIT", level="instrument", part=1),
        raw("๙๕", "EIT", level="instrument", part=2),
        raw("๙๗", "IIT", level="instrument", part=1),
    )
    assert [(score.code, score.part, score.score) for score in found] == [
        ("EIT", 1, 90),
        ("EIT", 2, 95),
        ("IIT", None, 97),
    ]
    assert issues == []


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("+๒.๕๐", 2.5),
        ("-๑.๒๐", -1.2),
        ("ลดลง ๓.๑๐", -3.1),
        ("เพิ่มขึ้น 4.25", 4.25),
        ("▼ 0.50", -0.5),
        ("คงที่", 0),
        ("-", None),
    ],
)
def test_stated_changes(change: str, value: float | None) -> None:
    (score,), _ = scores(raw("๙๐", "IIT", level="instrument", change=change))
    assert score.stated_change == value


def test_a_rating_beside_or_in_the_score() -> None:
    assert scores(raw("๙๐.๐๐", "IIT", level="instrument", rating="ผ่านดี"))[0][0].rating == "ผ่านดี"
    assert scores(raw("๙๑.๐๗ (A)", "IIT", level="instrument"))[0][0].rating == "A"


def test_a_later_table_completes_a_score() -> None:
    (score,), issues = scores(
        raw("๙๐", "IIT", level="instrument"), raw("๙๐.๐๐", "IIT", level="instrument", rating="ผ่าน", change="+๑.๐๐")
    )
    assert (score.rating, score.stated_change) == ("ผ่าน", 1.0)
    assert issues == []


def test_what_is_no_score_is_reported() -> None:
    assert scores(raw("๑๐๐.๐๑", "IIT", level="instrument")) == ((), ["score_out_of_range"])
    assert scores(raw("ไม่มีคะแนน", "IIT", level="instrument")) == ((), ["bad_value"])


@pytest.mark.parametrize(("level", "subject"), [("instrument", "แบบวัด"), ("indicator", "ความพร้อม"), (None, "เรื่องอื่น")])
def test_a_score_of_nothing_that_is_known_is_reported(level: str | None, subject: str) -> None:
    assert scores(raw("๙๐.๐๐", subject, level=level)) == ((), ["unmapped_text"])


def test_a_question_without_a_code_is_found_by_its_wording() -> None:
    question = "หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด"
    (score,), _ = scores(raw("๙๐", question))
    assert (score.level, score.code) == ("item", "i4")
