from decimal import Decimal

import pytest

from normalize.framework import YEARS
from normalize.ratings import expected_rating, find_ratings, grades

ALL_GRADES = {grade for year in YEARS for grade in grades(year)}


@pytest.mark.parametrize("grade", sorted(ALL_GRADES))
@pytest.mark.parametrize("form", ["{}", "๙๗.๘๖ ({})", "อยู่ในระดับ{}", "ระดับ {} ", "ระดับ “{}”", "๙๗.๘๖\n{}"])
def test_every_grade_in_every_form(grade: str, form: str) -> None:
    text = form.format(grade)
    (found,) = find_ratings(text)
    assert (text[found.start : found.end], found.rating) == (grade, grade)


@pytest.mark.parametrize(
    ("text", "ratings"),
    [
        ("ผ่าน ดีเยี่ยม", ["ผ่านดีเยี่ยม"]),
        ("ต้องปรับปรุงอย่างเร่งด่วน", ["ต้องปรับปรุงโดยด่วน"]),
        ("ปี ๒๕๖๗ ผ่านดี ปี ๒๕๖๘ ผ่านดีเยี่ยม", ["ผ่านดี", "ผ่านดีเยี่ยม"]),
        ("91.07 A", ["A"]),
        ("ประชาสัมพันธ์ผ่านเว็บไซต์", []),
        ("ไม่ผ่าน", []),
        ("จุดที่ต้องปรับปรุงในปีถัดไป", []),
        ("แบบวัด EIT และ ITA", []),
        ("", []),
    ],
)
def test_grades_in_text(text: str, ratings: list[str]) -> None:
    assert [found.rating for found in find_ratings(text)] == ratings


@pytest.mark.parametrize(
    ("year", "overall", "instruments", "rating"),
    [
        (2564, "95.62", [], "AA"),
        (2562, "91.07", [], "A"),
        (2565, "84.99", [], "B"),
        (2563, "49.99", [], "F"),
        (2568, "97.86", ["96.78", "93.26", "98.89", "100"], "ผ่านดี"),
        (2568, "97.86", ["96.78", "95.00", "98.89", "100"], "ผ่านดีเยี่ยม"),
        (2567, "91.54", ["97.27", "86.14", "91.78", "89.17"], "ผ่านดี"),
        (2566, "86.78", ["84.99", "90", "88"], "ผ่าน"),
        (2568, "84.99", ["99", "99"], "ต้องปรับปรุง"),
        (2568, "69.99", [], "ต้องปรับปรุงโดยด่วน"),
        (2568, "97.86", [], None),
        (2570, "97.86", [], None),
    ],
)
def test_the_grade_that_scores_earn(year: int, overall: str, instruments: list[str], rating: str | None) -> None:
    scores = {str(index): Decimal(score) for index, score in enumerate(instruments)}
    assert expected_rating(year, Decimal(overall), scores) == rating


@pytest.mark.parametrize("year", YEARS)
def test_every_score_has_a_grade_and_grades_fall_with_it(year: int) -> None:
    order = [
        grades(year).index(str(expected_rating(year, Decimal(n) / 4, {"OIT": Decimal(n) / 4}))) for n in range(401)
    ]
    assert order == sorted(order, reverse=True)
