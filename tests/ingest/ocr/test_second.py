import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image, ImageFilter

from ingest.ocr import second
from ingest.ocr.ctc import Reading
from ingest.ocr.page import read_page
from ingest.ocr.second import DENIED, denied, doubted
from tests.ingest.ocr.paper import DPI, Sheet, line


def reading(text: str, sure: dict[int, float]) -> Reading:
    return Reading(text, tuple(sure.get(place, 1.0) for place in range(len(text))), tuple(0.0 for _ in text))


class Tesseract:
    """Stands in for the binding: `says` is what it reads, `seen` the pictures it was shown."""

    says = ""
    seen: list[Image.Image]
    arguments: dict[str, object]

    def __init__(self, **arguments: object) -> None:
        Tesseract.seen, Tesseract.arguments = [], arguments

    def SetImage(self, image: Image.Image) -> None:
        Tesseract.seen.append(image)

    def GetUTF8Text(self) -> str:
        return f"{Tesseract.says}\n"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Tesseract]]:
    """Tesseract and its models, as if they were installed."""
    for language in ("tha", "eng"):
        (tmp_path / f"{language}.traineddata").touch()
    module = SimpleNamespace(PyTessBaseAPI=Tesseract, PSM=SimpleNamespace(SINGLE_LINE=7), __spec__=object())
    monkeypatch.setitem(sys.modules, "tesserocr", module)
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    second._reader.cache_clear()
    yield Tesseract
    second._reader.cache_clear()


def test_an_unsure_letter_that_is_denied_is_less_sure() -> None:
    ours = reading("กองคสัง", {4: 0.8, 0: 0.8})
    assert denied(ours, "กองคลัง").confidence[4] == pytest.approx(0.8 * DENIED)
    assert denied(ours, "กองคลัง").confidence[0] == 0.8
    assert denied(ours, "กองคลัง").text == "กองคสัง"


def test_a_sure_letter_is_not_denied() -> None:
    assert denied(reading("กองคลัง", {}), "กองคสัง").confidence == (1.0,) * 7


def test_digits_are_never_denied() -> None:
    ours = reading("ปี ๒๕๖๗", {4: 0.6, 6: 0.6})
    assert denied(ours, "ปี ๒๕๒๓") == ours


def test_another_spelling_of_the_same_is_no_denial() -> None:
    ours = reading("ทำ", {1: 0.5})
    assert denied(ours, "ทํา") == ours


def test_only_unsure_lines_are_shown_to_tesseract(tesseract: type[Tesseract]) -> None:
    tesseract.says = "กองช่าง"
    pictures = [line(text, "Loma") for text in ("กองคลัง", "กองซ่าง")]
    sure, unsure = doubted(pictures, [reading("กองคลัง", {}), reading("กองซ่าง", {3: 0.7})])
    assert sure.confidence == (1.0,) * 7
    assert unsure.confidence[3] == pytest.approx(0.7 * DENIED)
    (seen,) = tesseract.seen
    assert seen.width > pictures[1].shape[1]
    assert tesseract.arguments["lang"] == "tha+eng"


def test_a_page_is_the_same_but_less_sure(tesseract: type[Tesseract]) -> None:
    sheet = Sheet()
    sheet.write(200, 200, "รายงานผลการดำเนินการ\nประจำปีงบประมาณ ๒๕๖๘", points=10)
    grey = np.asarray(Image.fromarray(sheet.grey()).filter(ImageFilter.GaussianBlur(2.2)))
    tesseract.says = "ฆฆฆฆ"
    doubted_page = read_page(grey, 1, DPI)
    second._reader.cache_clear()
    with pytest.MonkeyPatch.context() as without:
        without.setenv("TESSDATA_PREFIX", "/nowhere")
        page = read_page(grey, 1, DPI)
    assert doubted_page.page.codes.tolist() == page.page.codes.tolist()
    assert doubted_page.confidence.sum() < page.confidence.sum()


@pytest.mark.usefixtures("tesseract")
def test_without_thai_models_there_is_no_second_reader(tmp_path: Path) -> None:
    (tmp_path / "tha.traineddata").unlink()
    ours = reading("กอง", {0: 0.3})
    assert doubted([line("กอง", "Loma")], [ours]) == [ours]
