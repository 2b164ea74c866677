import io
from pathlib import Path

import pytest
from PIL import Image

from ingest import image, ocr
from ingest.issue import UnreadableFile
from tests.ingest.ocr.paper import DPI, Sheet

WORDS = "รายงานผลการดำเนินงาน ๒๕๖๘"


def page(words: str = WORDS) -> Image.Image:
    sheet = Sheet(1200, 700)
    sheet.write(100, 200, words)
    return sheet.image


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_a_picture_is_a_document(kind: str, media_type: str) -> None:
    data = saved(page(), kind, dpi=(DPI, DPI))
    assert image.matches(data, Path("x"))
    document = image.read(Path("x"), data)
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [WORDS]
    assert (document.media_type, document.pages, document.text_source) == (media_type, 1, "ocr")


def test_every_page_of_a_tiff() -> None:
    data = saved(page("หน้าแรก"), "TIFF", save_all=True, append_images=[page("หน้าสอง")], dpi=(DPI, DPI))
    document = image.read(Path("x.tif"), data)
    assert [(block.page, block.text) for block in document.blocks if hasattr(block, "text")] == [
        (1, "หน้าแรก"),
        (2, "หน้าสอง"),
    ]


@pytest.mark.parametrize("mode", ["1", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel(mode: str) -> None:
    picture = page()
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 256).convert("I;16")
    elif mode == "RGBA":
        picture = Image.composite(Image.new("RGBA", picture.size), Image.new("RGBA", picture.size, "black"), picture)
    else:
        picture = picture.convert(mode)
    document = image.read(Path("x.png"), saved(picture, "PNG"))
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [WORDS]


def test_a_picture_that_says_how_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to show
    data = saved(page().rotate(90, expand=True), "JPEG", exif=exif, dpi=(DPI, DPI))
    document = image.read(Path("x.jpg"), data)
    assert [block.text for block in document.blocks if hasattr(block, "text")] == [WORDS]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_cut_off_file_is_said_to_be_damaged(kind: str) -> None:
    data = saved(page(), kind)
    with pytest.raises(UnreadableFile, match=r"x\.img: the picture is damaged"):
        image.read(Path("x.img"), data[: len(data) // 2])


def test_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnreadableFile, match="pip install"):
        image.read(Path("x.png"), saved(page(), "PNG"))


def test_text_is_no_picture() -> None:
    assert not image.matches(b"%PDF-1.7", Path("x.png"))
