import cv2
import numpy as np
import pytest

from ingest.ocr.bend import Bend, bend_of, flat
from tests.ingest.ocr.paper import Picture, Sheet, leaning, specked, view

TEXT = "แผนปฏิบัติการของเทศบาลตำบลในด้านการบริการประชาชน"


def page() -> Picture:
    sheet = Sheet(1500, 1500)
    xs, ys = [100, 500, 950, 1400], [120, 420, 740, 1060, 1400]
    texts = {(row, column): "รายงานการ\nดำเนินงาน" for row in range(4) for column in range(3)}
    sheet.table(xs, ys, texts, {})
    return sheet.grey()


def test_a_flat_page_is_not_touched() -> None:
    assert bend_of(page()) is None
    assert bend_of(specked(page())) is None
    assert bend_of(Sheet(800, 800).grey()) is None


@pytest.mark.parametrize("worsen", [lambda picture: picture, specked], ids=["clean", "noisy"])
def test_points_of_a_line_are_found_where_the_camera_saw_them(worsen: object) -> None:
    assert callable(worsen)
    bend = bend_of(worsen(leaning(page())))
    assert bend is not None
    xs, ys = np.meshgrid([100.0, 500, 950, 1400], [120.0, 740, 1400])
    seen = cv2.perspectiveTransform(np.stack([xs, ys], -1).reshape(1, -1, 2), view(page()))[0].reshape(3, 4, 2)
    dx, dy = bend.offsets(xs, ys)
    # what is left is a shift of whole lines and uprights: the camera's distance, which nobody can see
    assert np.ptp(ys + dy - seen[..., 1], axis=1).max() < 2
    assert np.ptp(xs + dx - seen[..., 0], axis=0).max() < 7
    assert np.ptp(ys - seen[..., 1], axis=1).max() > 8


def test_laid_flat_it_is_flat() -> None:
    picture = leaning(page())
    bend = bend_of(picture)
    assert bend is not None
    rest = bend_of(flat(picture, bend))
    assert rest is None or np.abs(rest.offsets(np.array(1400.0), np.array(1400.0))).max() < 5


def test_another_unit() -> None:
    bend = Bend(1000, 1400, (0.01, 0.002, -0.02), (0.0, 0.01, 0.003))
    pixels = bend.offsets(np.array(900.0), np.array(100.0))
    points = bend.scaled(0.36).offsets(np.array(900 * 0.36), np.array(36.0))
    assert points == pytest.approx([0.36 * float(offset) for offset in pixels])
