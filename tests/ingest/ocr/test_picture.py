import numpy as np
import pytest

from ingest.ocr.picture import PAPER, even_light, skew
from ingest.ocr.straight import straight
from tests.ingest.ocr.paper import Sheet, specked, turned

TEXT = "แผนปฏิบัติการของเทศบาลตำบลในด้านการบริการประชาชน"


def page() -> Sheet:
    sheet = Sheet(1654, 1100)
    for row in range(10):
        sheet.write(150, 120 + 85 * row, TEXT)
    return sheet


@pytest.mark.parametrize("degrees", [-4.0, -1.3, -0.2, 0.0, 0.45, 3.0])
def test_skew_is_measured_to_a_tenth_of_a_degree(degrees: float) -> None:
    assert skew(turned(page().grey(), degrees)) == pytest.approx(-degrees, abs=0.1)


def test_light_is_evened() -> None:
    shaded = (page().grey() * np.linspace(0.5, 1.0, 1654)).astype(np.uint8)
    lit = even_light(shaded)
    paper = lit[20:80]
    assert abs(float(paper.mean()) - PAPER) < 8
    assert float(paper.std()) < 6


def test_ink_is_told_from_paper_and_shade() -> None:
    clean = straight(page().grey()).ink
    rough = straight(specked(page().grey())).ink
    assert 0.9 < rough.sum() / clean.sum() < 1.15
    assert (rough & clean).sum() > 0.9 * clean.sum()


def test_an_empty_page_has_no_ink() -> None:
    assert straight(specked(Sheet(800, 600).grey())).ink.mean() < 0.01
