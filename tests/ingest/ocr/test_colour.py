"""Stamps and signatures in coloured ink over printed text."""

import numpy as np
from PIL import Image, ImageDraw

from ingest.ocr.colour import Colour, grey_of
from ingest.ocr.page import read_page
from ingest.pdf_glyphs import text_of
from tests.ingest.ocr.paper import DPI, Sheet, font

LINES = "สำนักปลัดเทศบาลตำบลหนองแวง\nเผยแพร่แผนการใช้จ่ายงบประมาณ ๒๕๖๘\nทุกไตรมาสผ่านเว็บไซต์ของหน่วยงาน"
RED, BLUE = (205, 40, 50), (40, 60, 190)


def page() -> Image.Image:
    sheet = Sheet(1300, 700)
    sheet.write(80, 120, LINES)
    return sheet.image.convert("RGB")


def colour(image: Image.Image) -> Colour:
    return np.asarray(image, np.uint8)


def text(picture: Colour) -> str:
    return text_of(read_page(grey_of(picture, DPI), 1, DPI).page.codes).replace(" ", "")


def stamped(image: Image.Image) -> Image.Image:
    """A seal of two rings with words in it, and a signature, both across the text."""
    over = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(over)
    for radius in (150, 110):
        pen.ellipse((420 - radius, 200 - radius, 420 + radius, 200 + radius), outline=RED, width=5)
    pen.text((350, 180), "เทศบาล", font=font("Loma-Bold", 14), fill=RED)
    points = [(700 + 6 * n, 240 + round(70 * np.sin(n / 3) * np.cos(n / 7))) for n in range(60)]
    pen.line(points, fill=BLUE, width=5)
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(over)))


def test_the_text_below_a_seal_and_a_signature_is_read() -> None:
    clean, under = page(), stamped(page())
    assert text(colour(clean)) == LINES.replace("\n", "").replace(" ", "")
    assert text(colour(under)) == text(colour(clean))


def test_words_in_colour_stay() -> None:
    sheet = Image.new("RGB", (1300, 500), "white")
    for number, fill in enumerate((RED, BLUE, (0, 110, 40))):
        ImageDraw.Draw(sheet).text((80, 60 + 110 * number), "กองคลัง ๒๕๖๘", font=font("Laksaman", 22), fill=fill)
    assert text(colour(sheet)) == "กองคลัง๒๕๖๘" * 3


def test_rules_in_colour_stay() -> None:
    sheet = Image.new("RGB", (1300, 500), "white")
    pen = ImageDraw.Draw(sheet)
    for box in ((100, 100, 500, 300), (500, 100, 900, 300)):
        pen.rectangle(box, outline=BLUE, width=4)
    assert np.abs(grey_of(colour(sheet), DPI).astype(int) - np.asarray(sheet.convert("L"))).max() <= 1


def test_a_grey_picture_keeps_its_greys() -> None:
    levels = np.arange(0, 256, dtype=np.uint8).reshape(16, 16)
    assert (grey_of(np.repeat(levels[:, :, None], 3, axis=2), DPI) == levels).all()
