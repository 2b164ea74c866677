from itertools import pairwise

import numpy as np
import pytest

from ingest.ocr.lines import components, drawings, letter_height, line_pieces
from ingest.ocr.straight import straight
from tests.ingest.ocr.paper import Picture, Sheet


def pieces(picture: Picture) -> list[tuple[int, int, int, int]]:
    seen = straight(picture)
    found = components(seen.ink)
    every = np.arange(1, len(found.area))
    letter = letter_height(found, every)
    assert letter is not None
    return [(p.left, p.top, p.right, p.bottom) for p in line_pieces(seen.grey, found, every, letter)]


def test_lines_with_marks_above_and_below() -> None:
    sheet = Sheet(1200, 600)
    sheet.write(80, 60, "ผู้ที่ปฏิบัติหน้าที่ชั้นต้น\nรู้ซึ้งถึงคุณค่าของชื่อ\nปู่ย่าญาติผู้ใหญ่ซื้อที่ดิน")
    found = pieces(sheet.grey())
    assert len(found) == 3
    assert all(above[3] <= below[3] and above[1] < below[1] for above, below in pairwise(found))


def test_a_wide_gap_parts_a_line() -> None:
    sheet = Sheet(1200, 300)
    sheet.write(60, 80, "จำนวนทั้งหมด")
    sheet.write(800, 80, "๒๕ ราย")
    left, right = pieces(sheet.grey())
    assert left[2] < 800 <= right[0] + 5


def test_a_lone_dash_keeps_its_size() -> None:
    sheet = Sheet(1200, 300)
    sheet.write(60, 40, "การจัดหา\n-")
    seen = straight(sheet.grey())
    found = components(seen.ink)
    every = np.arange(1, len(found.area))
    letter = letter_height(found, every)
    assert letter is not None
    dash = line_pieces(seen.grey, found, every, letter)[-1]
    assert dash.picture.shape[0] > letter
    assert dash.bottom - dash.top < 0.4 * letter


def test_dirt_is_no_line() -> None:
    sheet = Sheet(1200, 400)
    sheet.write(60, 60, "ประชุมคณะทำงาน")
    picture = sheet.grey()
    picture[300:302, 700:702] = 0
    assert len(pieces(picture)) == 1


def test_an_emblem_is_a_drawing() -> None:
    sheet = Sheet(1200, 900)
    sheet.write(60, 500, "ประกาศของหน่วยงาน")
    picture = sheet.grey()
    rows, columns = np.ogrid[:900, :1200]
    ring = np.hypot(rows - 230, columns - 600)
    picture[(ring > 150) & (ring < 158)] = 0
    seen = straight(picture)
    found = components(seen.ink)
    every = np.arange(1, len(found.area))
    assert drawings(found, every, 20.0).sum() == 1
    assert len(pieces(picture)) == 1


def test_the_letters_of_a_page_are_those_of_its_text_not_of_its_large_headings() -> None:
    sheet = Sheet(1654, 1200)
    sheet.write(100, 60, "ประกาศองค์การบริหารส่วนตำบล\nเรื่อง มาตรการป้องกันการทุจริต", "Laksaman-Bold", 30)
    sheet.write(100, 500, "ให้ทุกกองรายงานผลภายในวันที่ ๑๐ ต.ค. ๒๕๖๘ และ ๑๐ เม.ย. ๒๕๖๙ ต่อสำนักปลัด\n" * 3, points=11)
    seen = straight(sheet.grey())
    found = components(seen.ink)
    every = np.arange(1, len(found.area))
    alone = every[found.top[every] > 450]
    assert letter_height(found, every) == pytest.approx(letter_height(found, alone), abs=1)
