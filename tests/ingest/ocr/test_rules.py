import cv2
import numpy as np
import pytest

from ingest.ocr.lines import components, letter_height
from ingest.ocr.rules import PageRules, Stroke, find_rules, without_rules
from ingest.ocr.straight import straight
from tests.ingest.ocr.paper import Picture, Sheet, specked, turned

XS, YS = [120, 400, 900, 1300], [200, 290, 380, 700]
TEXTS = {(0, 0): "ลำดับ", (0, 1): "ผลการวิเคราะห์", (1, 1): "กองช่าง", (1, 2): "การติดตาม", (2, 1): "การรายงาน\nภารกิจ"}


def table() -> Picture:
    sheet = Sheet(1500, 900)
    sheet.table(XS, YS, TEXTS, {(0, 1): 2})
    return sheet.grey()


def found(picture: Picture) -> PageRules:
    seen = straight(picture)
    parts = components(seen.ink)
    letter = letter_height(parts, np.arange(1, len(parts.area)))
    assert letter is not None
    return find_rules(seen.grey, seen.ink, letter)


def places(strokes: list[Stroke]) -> list[float]:
    return sorted({round(stroke.at / 10) * 10.0 for stroke in strokes})


@pytest.mark.parametrize("worsen", [lambda page: page, specked], ids=["clean", "noisy"])
def test_the_rules_of_a_table_and_nothing_of_its_text(worsen: object) -> None:
    assert callable(worsen)
    rules = found(worsen(table()))
    assert places(rules.horizontal) == pytest.approx(YS, abs=4)
    assert places(rules.vertical) == pytest.approx(XS, abs=4)


def test_a_rule_inside_a_merged_cell_stops_at_it() -> None:
    inner = [stroke for stroke in found(table()).vertical if abs(stroke.at - XS[2]) < 5]
    assert [(round(stroke.start, -1), round(stroke.end, -1)) for stroke in inner] == [(YS[1], YS[3])]


def test_broken_rules_are_closed() -> None:
    picture = table()
    for x in range(150, 1300, 90):
        picture[YS[1] - 4 : YS[1] + 8, x : x + 9] = 255
    for y in range(210, 700, 80):
        picture[y : y + 9, XS[1] - 4 : XS[1] + 8] = 255
    rules = found(picture)
    assert places(rules.horizontal) == pytest.approx(YS, abs=4)
    assert places(rules.vertical) == pytest.approx(XS, abs=4)


def test_two_tables_close_together_stay_two() -> None:
    sheet = Sheet(1500, 900)
    sheet.table(XS, [200, 290, 380], TEXTS, {})
    sheet.table([XS[0], 300, 700, XS[3]], [396, 500, 600], TEXTS, {})
    edges = [stroke for stroke in found(sheet.grey()).vertical if abs(stroke.at - XS[0]) < 5]
    assert [(round(stroke.start, -1), round(stroke.end, -1)) for stroke in edges] == [(200, 380), (400, 600)]


def test_an_arrow_over_the_months_is_no_rule() -> None:
    sheet = Sheet(1500, 900)
    xs = [120, *range(500, 1301, 80)]
    sheet.table(xs, YS, {(1, 0): "อบรมพนักงาน", (2, 0): "จัดทำแผน"}, {})
    picture = sheet.grey()
    for tip, inward in ((520, 1), (1030, -1)):
        for side in (-12, 12):
            cv2.line(picture, (tip, 335), (tip + 16 * inward, 335 + side), 0, 4)
    cv2.line(picture, (520, 335), (1030, 335), 0, 4)
    rules = found(picture)
    assert places(rules.horizontal) == pytest.approx(YS, abs=4)
    assert [(round(arrow.at, -1), round(arrow.start, -1), round(arrow.end, -1)) for arrow in rules.arrows] == [
        (340, 520, 1040)
    ]


def test_a_table_laid_askew() -> None:
    rules = found(turned(table(), 1.7))
    assert len(places(rules.horizontal)) == len(YS)
    assert len(places(rules.vertical)) == len(XS)


def test_level_roofs_of_letters_are_no_rule() -> None:
    sheet = Sheet(1500, 500)
    for row, name in enumerate(("Laksaman-Bold", "Loma-Bold", "Garuda-Bold", "Norasi-Bold")):
        sheet.write(60, 40 + 110 * row, "การรายงานภารกิจการพาณิชย์และการบริการการกรรมการ", name, 18)
    rules = found(sheet.grey())
    assert (rules.horizontal, rules.vertical) == ([], [])


def test_rules_are_painted_over_and_text_stays() -> None:
    seen = straight(table())
    rules = find_rules(seen.grey, seen.ink, 20.0)
    _, ink = without_rules(seen.grey, seen.ink, rules)
    assert not ink[YS[2] - 3 : YS[2] + 4].any()
    text_only = Sheet(1500, 900)
    text_only.table(XS, YS, TEXTS, {(0, 1): 2})
    inside = np.zeros_like(ink)
    cv2.rectangle(inside, (XS[1] + 8, YS[1] + 8), (XS[2] - 8, YS[2] - 8), 1, -1)
    assert (ink & inside).sum() == (seen.ink & inside).sum() > 500


def test_a_row_of_one_line_that_the_page_cut() -> None:
    sheet = Sheet(1500, 400)
    sheet.table([100, 400, 800, 1100, 1400], [60, 130], {(0, 0): "๑๕", (0, 1): "การติดตาม", (0, 3): "กองช่าง"}, {})
    picture = sheet.grey()
    picture[56:66] = 255
    rules = found(picture)
    assert len(rules.vertical) == 5
    assert places(rules.horizontal) == pytest.approx([130], abs=4)
