"""Bullets that the page draws as shapes become text; other small shapes do not."""

from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

import pytest

from ingest import pdf
from ingest.document import Document
from tests.ingest.made_pdf import PdfPage, cells, made

ITEMS = ("จัดทำบัญชีรายการข้อมูลที่ต้องเปิดเผย", "ทดสอบการเปิดลิงก์จากเครือข่าย", "ประชาสัมพันธ์ให้ประชาชนทราบ")


def disc(page: PdfPage, x: float, y: float, side: float = 4, paint: str = "f") -> None:
    """A circle of many straight sides around a place, as Skia draws it."""
    points = [(x + side / 2 * cos(i * pi / 12), page.height - y + side / 2 * sin(i * pi / 12)) for i in range(24)]
    path = " ".join(f"{a:.3f} {b:.3f} {'l' if at else 'm'}" for at, (a, b) in enumerate(points))
    page.parts.append(f"{path} h {paint}")


def square(page: PdfPage, x: float, y: float) -> None:
    page.area(x - 2, y - 2, x + 2, y + 2)


def read(page: PdfPage) -> Document:
    return pdf.read(Path("made.pdf"), made(page))


def texts(page: PdfPage) -> list[str]:
    return [text.text for text in read(page).texts()]


def circle(page: PdfPage, x: float, y: float) -> None:
    disc(page, x, y, paint="S")


@pytest.mark.parametrize("shape", [disc, circle, square])
def test_items_behind_a_drawn_bullet_begin_with_one(shape: Callable[[PdfPage, float, float], None]) -> None:
    page = PdfPage()
    for at, item in enumerate(ITEMS):
        shape(page, 68, 97 + 16 * at)
        page.text(80, 100 + 16 * at, item)
    page.text(80, 148, "และผู้มีส่วนได้ส่วนเสีย")
    assert texts(page) == [f"• {ITEMS[0]}", f"• {ITEMS[1]}", f"• {ITEMS[2]}และผู้มีส่วนได้ส่วนเสีย"]
    line = next(iter(read(page).texts())).lines[0]
    assert line.box is not None
    assert line.box.x0 == pytest.approx(66, abs=1.2)  # a pen draws on both sides of its path
    assert line.start == 0


def test_bullets_in_cells_stay_in_them() -> None:
    page = PdfPage()
    cells(page, (50, 250, 500), (100, 130), [("ขั้นตอน", "")])
    disc(page, 258, 110)
    page.text(266, 113, "กองคลัง")
    assert texts(page) == ["ขั้นตอน", "• กองคลัง"]


def test_small_shapes_that_are_no_bullets_stay_out_of_the_text() -> None:
    page = PdfPage()
    for x in range(60, 100, 8):  # a leader
        disc(page, x, 97, 2)
    page.text(102, 100, "๑๒")
    page.text(60, 140, "กองคลัง")
    disc(page, 106, 137)  # between two words
    page.text(112, 140, "กองช่าง")
    page.area(60, 172, 69, 181, stroke=True)  # a box to tick
    page.text(76, 180, "มี")
    disc(page, 56, 217)
    page.line(62, 200, 62, 230)  # a rule between
    page.text(66, 220, "ไม่มี")
    disc(page, 60, 280)  # beside no line
    assert "•" not in "".join(texts(page))
