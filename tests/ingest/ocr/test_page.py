import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from ingest import image, pdf
from ingest.document import Document, Table
from ingest.ocr.charset import DIGITS
from ingest.span import Box
from tests.ingest.ocr.paper import A4, DPI, Picture, Sheet, font, leaning, specked, turned

XS, YS = [120, 360, 900, 1240, 1540], [420, 510, 600, 860, 1120]
MERGED = {(0, 1): 2}
TEXTS = {
    (0, 0): "ลำดับ",
    (0, 1): "มาตรการและวิธีดำเนินการ",
    (0, 3): "กำหนดเวลา",
    (1, 1): "มาตรการ",
    (1, 2): "ผู้รับผิดชอบ",
    (2, 0): "๑",
    (2, 1): "๑. จัดประชุมชี้แจงแนวทาง\n๒. รายงานผลทุกไตรมาส",
    (2, 2): "สำนักปลัด",
    (2, 3): "ต.ค. ๖๗",
    (3, 0): "๒",
    (3, 1): "ปรับปรุงคู่มือการให้บริการ\nประชาชนและเผยแพร่",
    (3, 2): "กองคลัง",
    (3, 3): "ม.ค. ๖๘",
}
END = "ทั้งนี้ ให้ทุกกองถือปฏิบัติโดยเคร่งครัด"
JOINED = {(3, 1): "ปรับปรุงคู่มือการให้บริการประชาชนและเผยแพร่"}
"""What a cell's lines give that only its width broke."""

TITLE = "แผนการป้องกันการทุจริต ประจำปี ๒๕๖๘"


def page() -> Picture:
    sheet = Sheet()
    sheet.write(360, 200, TITLE, "Laksaman-Bold", 20)
    sheet.table(XS, YS, TEXTS, MERGED)
    sheet.write(120, 1300, END)
    return sheet.grey()


def read(picture: Picture, kind: str = "PNG") -> Document:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, kind, dpi=(DPI, DPI))
    return image.read(Path(f"page.{kind.lower()}"), file.getvalue())


def table_of(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def texts(document: Document) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in table_of(document).cells if cell.text}


def outside(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def two_tones(picture: Picture) -> Picture:
    """The page as a copier in two tones gives greys: by dots."""
    return np.asarray(Image.fromarray(picture).convert("1"), np.uint8) * 255


def shaded_header(picture: Picture) -> Picture:
    """The page with grey behind the header of its table."""
    grey = picture.copy()
    header = grey[YS[0] : YS[2], XS[0] : XS[-1]]
    header[:] = np.minimum(header, 200)
    return grey


def drowned(picture: Picture) -> Picture:
    """The page under so much noise that a tenth of its paper is dark."""
    noise = np.random.default_rng(1).normal(0, 75, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


WORSE: dict[str, Callable[[], Picture]] = {
    "clean": page,
    "noisy": lambda: specked(page()),
    "askew": lambda: turned(page(), 1.4),
    "askew the other way, noisy": lambda: specked(turned(page(), -2.2)),
    "two tones": lambda: np.where(specked(page()) < 128, 0, 255).astype(np.uint8),
    "grey paper in two tones": lambda: two_tones(np.minimum(page(), 200)),
    "a grey header in two tones": lambda: two_tones(shaded_header(page())),
    "drowned in noise": lambda: drowned(page()),
    "seen from the side": lambda: leaning(page()),
    "on its side": lambda: np.ascontiguousarray(np.rot90(page())),
    "upside down": lambda: np.ascontiguousarray(np.rot90(page(), 2)),
    "on its other side": lambda: np.ascontiguousarray(np.rot90(page(), 3)),
}


def alike(truth: str, reading: str) -> bool:
    """Whether a reading has at most one error for every twenty characters, and no digit wrong."""
    truth, reading = truth.replace(" ", ""), reading.replace(" ", "")
    same_digits = [sign for sign in truth if sign in DIGITS] == [sign for sign in reading if sign in DIGITS]
    return same_digits and Levenshtein.distance(truth, reading) <= len(truth) / 20


@pytest.mark.parametrize("how", WORSE)
def test_a_table_is_read_cell_by_cell(how: str) -> None:
    document = read(WORSE[how]())
    table = table_of(document)
    assert (table.rows, table.columns) == (4, 4)
    assert {(c.row, c.column): c.column_span for c in table.cells if c.column_span > 1} == MERGED
    found = texts(document)
    assert found.keys() == TEXTS.keys()
    wrong = {place: found[place] for place, text in TEXTS.items() if not alike(JOINED.get(place, text), found[place])}
    assert not wrong
    assert len(outside(document)) == 2
    assert all(map(alike, (TITLE, END), outside(document)))
    assert document.text_source == "ocr"


@pytest.mark.parametrize("face", ["Loma", "Waree", "Garuda", "Laksaman"])
def test_superscripts_are_read_where_they_stand(face: str) -> None:
    sheet = Sheet()
    for row, (text, raised, rest) in enumerate(
        (("พื้นที่ ๒๕ ตร.ม.", "๒", "ของอาคาร"), ("จำนวน 40 m", "2", "“หลังเดิม” ทั้งหมด"), ("ข้อมูล", "3", "ที่เผยแพร่"))
    ):
        x, y = 200, 200 + 150 * row
        for part, points, lower in ((text, 16.0, 0), (raised, 10.0, 2), (rest, 16.0, 0)):
            sheet.write(x, y + lower, part, face, points)
            x += round(font(face, points).getlength(part, language="th")) + (8 if part == raised else 0)
    found = " ".join(outside(read(sheet.grey()))).replace(" ", "")
    assert "ตร.ม.๒ของอาคาร" in found
    assert "m2“หลังเดิม”ทั้งหมด" in found
    assert "ข้อมูล3ที่เผยแพร่" in found


def centre(box: Box | None) -> tuple[float, float]:
    assert box is not None
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


@pytest.mark.parametrize(("turns", "degrees"), [(0, 0.0), (0, 2.0), (1, 0.0), (2, 0.0), (3, 0.0)])
def test_places_are_those_of_the_page_as_it_lies(turns: int, degrees: float) -> None:
    document = read(np.ascontiguousarray(np.rot90(turned(page(), degrees), turns)))
    (cell,) = [cell for cell in table_of(document).cells if (cell.row, cell.column) == (2, 3)]
    x, y = centre(cell.lines[0].box)
    points = 72 / DPI
    angle = np.radians(degrees)
    dx, dy = 1310 - A4[0] / 2, 632 - A4[1] / 2  # about the middle of what stands in that cell
    true_x = A4[0] / 2 + dx * np.cos(angle) + dy * np.sin(angle)
    true_y = A4[1] / 2 - dx * np.sin(angle) + dy * np.cos(angle)
    width, height = float(A4[0]), float(A4[1])
    for _ in range(turns):
        true_x, true_y, width, height = true_y, width - true_x, height, width
    assert (x, y) == pytest.approx((true_x * points, true_y * points), abs=12)


def test_a_frame_that_the_page_cuts_is_closed() -> None:
    picture = page()
    picture[YS[-1] - 4 : YS[-1] + 6] = 255
    assert texts(read(picture))[(3, 2)] == "กองคลัง"


def test_a_scribble_is_left_out_and_reported() -> None:
    picture = page()
    steps = np.linspace(0, 12, 6000)
    x, y = 900 + 220 * np.sin(steps * 1.7) + 9 * steps, 1700 + 90 * np.cos(steps * 2.9)
    for shift in range(4):
        picture[(y + shift).astype(int), x.astype(int)] = 0
    document = read(picture)
    assert len(outside(document)) == 2
    assert all(map(alike, (TITLE, END), outside(document)))
    assert any(issue.code == "left_out" for issue in document.issues)


def test_a_pdf_of_pictures_is_read_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    first, second = Image.fromarray(page()), Image.fromarray(specked(page()))
    first.save(path, "PDF", resolution=DPI, save_all=True, append_images=[second])
    document = pdf.read(path, path.read_bytes())
    assert (document.text_source, document.pages) == ("ocr", 2)
    assert [table.page for table in document.blocks if isinstance(table, Table)] == [1, 2]
    assert {cell.text for cell in table_of(read(page())).cells} == {
        cell.text for block in document.blocks if isinstance(block, Table) and block.page == 2 for cell in block.cells
    }


def test_an_empty_page_gives_no_text() -> None:
    document = read(specked(Sheet().grey()))
    assert document.blocks == ()
    assert [issue.code for issue in document.issues if issue.severity == "error"] == ["no_text"]


def test_the_same_picture_gives_the_same_document() -> None:
    assert read(specked(page())) == read(specked(page()))
