import pytest

from normalize.check_counts import check_counts
from normalize.record import Score
from tests.normalize.made_records import paragraph, score

# 2567 to 2568: indicators 1 to 3 fall, 4 stays, 5 to 10 rise; items i1 to i4 fall, the other eleven rise.
BEFORE = {str(number): "90.00" for number in range(1, 11)} | {f"i{number}": "85.00" for number in range(1, 16)}
AFTER = {
    **{str(number): "88.00" if number < 4 else "90.00" if number == 4 else "96.00" for number in range(1, 11)},
    **{f"i{number}": "80.00" if number < 5 else "97.00" for number in range(1, 16)},
}
SCORES = [score(2567, code, value) for code, value in BEFORE.items()] + [
    score(2568, code, value) for code, value in AFTER.items()
]


@pytest.mark.parametrize(
    "words",
    [
        "คะแนนลดลง ๓ ตัวชี้วัด และเพิ่มขึ้น ๖ ตัวชี้วัด เท่าเดิม 1 ตัวชี้วัด",
        "มีตัวชี้วัดที่ได้คะแนนลดลงจากปีงบประมาณ พ.ศ. ๒๕๖๗ จำนวน ๓ ตัวชี้วัด",
        "แบบวัด IIT ได้คะแนนเพิ่มขึ้นถึง ๑๑ ข้อคำถาม",
        "ได้คะแนนต่ำกว่า ๙๕ คะแนน จำนวน ๔ ตัวชี้วัด",
        "มีคะแนนตั้งแต่ 95 คะแนนขึ้นไป จำนวน 11 ข้อ",
        "ต้องเพิ่มขึ้นอีก ๕ คะแนน ตามข้อเสนอแนะ ๗ ข้อ",
        "ลดลง ๒ ข้อเสนอแนะ",
    ],
)
def test_counts_that_the_scores_give_and_numbers_that_count_something_else(words: str) -> None:
    assert list(check_counts([paragraph(words)], SCORES)) == []


@pytest.mark.parametrize(
    ("words", "quoted", "right"),
    [
        ("ได้คะแนนลดลงถึง ๒ ตัวชี้วัด", "ลดลงถึง ๒ ตัวชี้วัด", "3"),
        ("แบบวัด IIT เพิ่มขึ้น ๑๒ ข้อ", "เพิ่มขึ้น ๑๒ ข้อ", "11"),
        ("ไม่ถึงค่าเป้าหมายที่ ๙๕ คะแนน ถึง ๙ ข้อคำถาม", "ไม่ถึงค่าเป้าหมายที่ ๙๕ คะแนน ถึง ๙ ข้อคำถาม", "4"),
        ("ได้คะแนนมากกว่า 95 คะแนน จำนวน 7 ตัวชี้วัด", "มากกว่า 95 คะแนน จำนวน 7 ตัวชี้วัด", "6"),
    ],
)
def test_a_count_that_no_reading_gives_is_cited_with_the_right_one(words: str, quoted: str, right: str) -> None:
    block = paragraph(words)
    (issue,) = check_counts([block], SCORES)
    (span,) = issue.spans
    assert issue.code == "count_mismatch"
    assert block.text[span.start : span.end] == quoted
    assert issue.candidates[1] == right


def test_a_sentence_that_names_an_instrument_counts_its_own() -> None:
    # ๓ is right of all indicators, but the EIT has none that falls.
    words = "ตามแบบวัดของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) คะแนนลดลง ๓ ตัวชี้วัด"
    assert len(list(check_counts([paragraph(words)], SCORES))) == 1


def test_what_is_not_wholly_printed_decides_nothing() -> None:
    partly: list[Score] = [each for each in SCORES if each.code != "i7"]
    assert list(check_counts([paragraph("แบบวัด IIT คะแนนลดลง ๙ ข้อ")], partly)) == []
    assert list(check_counts([paragraph("คะแนนลดลง ๙ ข้อ")], ())) == []


def test_scores_of_nought_are_printed_scores() -> None:
    none = [score(year, str(number), "0.00") for year in (2567, 2568) for number in range(1, 11)]
    assert len(list(check_counts([paragraph("คะแนนลดลง ๒ ตัวชี้วัด")], none))) == 1
