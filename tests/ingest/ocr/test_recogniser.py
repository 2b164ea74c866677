import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from ingest.ocr.charset import DIGITS
from ingest.ocr.recogniser import read_lines
from tests.ingest.ocr.paper import Picture, line, specked

LINES = (
    "๑. ประชุมชี้แจงเจ้าหน้าที่ทุกกอง",
    "ภายในวันที่ ๓๐ กันยายน ๒๕๖๘",
    "งบประมาณ ๔๗,๙๐๐ บาท (สี่หมื่นเจ็ดพันเก้าร้อย)",
    "คะแนนเฉลี่ย ๘๗.๖๕ เพิ่มขึ้น ๓.๙๒",
    "ตัวชี้วัดที่ ๗ การแก้ไขปัญหาการทุจริต",
    "เผยแพร่ทางเว็บไซต์ www.example.go.th",
    "สำนักปลัดเทศบาล / กองคลัง",
    "ผลการประเมิน ITA ปี 2567 ได้ 91.38",
    "ให้ผู้มีส่วนได้ส่วนเสียมีส่วนร่วมอย่างทั่วถึง",
    "ข้อ O12 และข้อ O34 ครบถ้วน",
)
FACES = ("Laksaman", "Loma", "Kinnari", "Waree", "Laksaman-Bold")


def errors(pictures: list[Picture]) -> tuple[float, int]:
    """Character errors per hundred, and digits lost or wrong."""
    edits = digits = 0
    for truth, reading in zip(LINES * len(FACES), read_lines(pictures), strict=True):
        for step in Levenshtein.opcodes(truth.replace(" ", ""), reading.text.replace(" ", "")):
            if step.tag != "equal":
                lost = truth.replace(" ", "")[step.src_start : step.src_end]
                edits += max(len(lost), step.dest_end - step.dest_start)
                digits += sum(sign in DIGITS for sign in lost)
    return 100 * edits / sum(len(truth.replace(" ", "")) for truth in LINES * len(FACES)), digits


def test_lines_in_five_faces_are_read() -> None:
    rate, digits = errors([line(text, face) for face in FACES for text in LINES])
    assert rate < 1.0
    assert digits <= 1


def test_noisy_lines_are_read() -> None:
    rate, digits = errors([specked(line(text, face)) for face in FACES for text in LINES])
    assert rate < 1.5
    assert digits <= 2


def test_the_order_of_lines_is_kept_whatever_their_width() -> None:
    texts = ["๙", "การปรับปรุงระบบการทำงานของหน่วยงาน", "๒๕๖๗", "กองช่าง"]
    assert [reading.text for reading in read_lines([line(text, "Laksaman") for text in texts])] == texts


def test_a_line_reads_the_same_alone_and_among_others() -> None:
    pictures = [line(text, "Loma") for text in LINES]
    together = [reading.text for reading in read_lines(pictures)]
    assert together == [read_lines([picture])[0].text for picture in pictures]


def test_no_lines() -> None:
    assert read_lines([]) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_scrawl_is_read_less_surely_than_print(seed: int) -> None:
    points = np.cumsum(np.random.default_rng(seed).normal(0, 4, (400, 2)), axis=0).astype(int)
    points -= points.min(0)
    scrawl = np.full((points[:, 0].max() + 6, points[:, 1].max() + 6), 255, np.uint8)
    for down in (0, 1, 2):
        scrawl[points[:, 0] + down, points[:, 1]] = 0
    reading, printed = read_lines([scrawl, line(LINES[0], "Loma")])
    assert np.mean(printed.confidence) > 0.97
    assert not reading.text.strip() or np.mean(reading.confidence) < 0.9
