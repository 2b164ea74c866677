"""A second look at unsure lines, by Tesseract where it is installed: a letter that it denies counts as less sure.

It needs the Python binding (the extra `second-reader`) and Tesseract's Thai and English models. What was read stays as
it is, and digits keep their confidence: Tesseract's Thai models do not know ๔ ๖ ๗ ๘ ๙.
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ingest.ocr.charset import DIGITS, canonical
from ingest.ocr.ctc import Reading
from ingest.ocr.picture import Grey

UNSURE, DENIED = 0.95, 0.5
"""Letters under this probability are compared; of those that Tesseract denies half are wrong on test lines, of those
it confirms 0.2 % in office faces and 4 % in faces that the recogniser never saw."""

LANGUAGES = ("tha", "eng")

DEBIAN = Path("/usr/share/tesseract-ocr")
"""Below it Debian and Ubuntu put the models, by version; the binding looks only where TESSDATA_PREFIX says."""


def doubted(pictures: Sequence[Grey], readings: Sequence[Reading]) -> list[Reading]:
    """The readings of line pictures, with less confidence in the unsure letters that Tesseract denies; as they are
    where there is no Tesseract."""
    read = _reader() if any(map(_unsure, readings)) else None
    if read is None:
        return list(readings)
    return [
        denied(reading, read(picture)) if _unsure(reading) else reading
        for picture, reading in zip(pictures, readings, strict=True)
    ]


def denied(reading: Reading, other: str) -> Reading:
    """The reading with less confidence in the unsure letters that `other`, the same line read by another, has not."""
    confidence = np.array(reading.confidence)
    unsure = _unsure_letters(reading)
    for step in Levenshtein.opcodes(canonical(other), reading.text):
        if step.tag != "equal":
            place = slice(step.dest_start, step.dest_end)
            confidence[place] = np.where(unsure[place], confidence[place] * DENIED, confidence[place])
    return reading._replace(confidence=tuple(confidence.tolist()))


def _unsure(reading: Reading) -> bool:
    return bool(_unsure_letters(reading).any())


def _unsure_letters(reading: Reading) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    letters = np.array([not (sign.isspace() or sign in DIGITS) for sign in reading.text], bool)
    return letters & (np.array(reading.confidence) < UNSURE)


@cache
def _reader() -> Callable[[Grey], str] | None:
    """Reads a line picture with Tesseract; None where something of it is missing."""
    folder = _models()
    if folder is None or find_spec("tesserocr") is None:
        return None
    return tesseract_reader(folder)


def tesseract_reader(folder: Path) -> Callable[[Grey], str]:
    """Reads a line picture with Tesseract and the models in the folder. Raises ImportError without the binding."""
    # two threads of it starve each other as soon as another process takes a core
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr
    from PIL import Image

    tesseract = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang="+".join(LANGUAGES), psm=tesserocr.PSM.SINGLE_LINE)

    def read(picture: Grey) -> str:
        # of the settings tried, a soft picture with room around it is read best
        edge, paper = max(8, picture.shape[0] // 3), int(np.percentile(picture, 90))
        soft = cv2.GaussianBlur(picture, (0, 0), max(0.6, picture.shape[0] / 45))
        tesseract.SetImage(Image.fromarray(np.pad(soft, edge, constant_values=paper)))
        return str(tesseract.GetUTF8Text()).strip()

    return read


def _models() -> Path | None:
    """The folder of Tesseract's models, where the languages needed are in it."""
    told = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(told)] if told else sorted(DEBIAN.glob("*/tessdata"), reverse=True)
    wanted = [f"{language}.traineddata" for language in LANGUAGES]
    return next((folder for folder in folders if all((folder / name).is_file() for name in wanted)), None)
