"""Errors of a model on lines it never saw: text from a folder of the caller's, in families of two groups.

    python -m training.evaluate WORK TEXTS MODEL.onnx [MODEL.onnx …] [--tesseract TESSDATA]

TEXTS is a folder of .txt files; every cell or line of them is cut into lines. They are set in the families that were
held out, and in those of office documents, which were trained on. The lines are degraded lightly and heavily as in
training, and by other means: "scan" is page noise, shade, blur and JPEG, "fax" a coarse copy in two tones.
"""

import argparse
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from pythainlp.tokenize import word_tokenize

from ingest.ocr import ctc, recogniser
from ingest.ocr.charset import DIGITS, canonical, encode
from ingest.ocr.second import tesseract_reader
from training import fonts
from training.lines import LinePictures
from training.score import Errors, errors
from training.words import load_words

LINES = 500
"""Lines of each kind; every second one holds a digit where the text has enough of them."""

OFFICE = frozenset({"THSarabunNew", "Sarabun", "Norasi", "Garuda", "Loma", "Waree", "Laksaman"})
"""Families of official documents, and of those that office programs make on Linux."""

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99)

EMS = (33, 36, 44, 44, 50, 67, 67)
"""12 to 18 points at 200 and 300 dpi."""

Picture = NDArray[np.uint8]


class TestLine(NamedTuple):
    """What stands on a line, and its picture in full resolution."""

    text: str
    picture: Picture


def test_lines(work: Path, texts: Path, families: frozenset[str]) -> dict[str, list[TestLine]]:
    """The test lines by kind; the same for the same fonts and texts."""
    source = LinePictures(work, load_words(), seed=7)
    source.set_in(families)
    lines = cut(texts, source.rng)
    numbers = [line for line in lines if DIGITS.intersection(line)]
    kinds: dict[str, Callable[[str], Picture | None]] = {
        "light": lambda text: source.picture(text, 0.15, source.rng.choice(EMS)),
        "heavy": lambda text: source.picture(text, 0.8, source.rng.choice(EMS)),
        "scan": lambda text: _scanned(source.picture(text, 0.0, source.rng.choice(EMS)), source.noise),
        "fax": lambda text: _faxed(source.picture(text, 0.0, source.rng.choice(EMS)), source.noise),
    }
    made: dict[str, list[TestLine]] = {}
    for kind, draw in kinds.items():
        made[kind] = []
        while len(made[kind]) < LINES:
            text = source.rng.choice(numbers if len(made[kind]) % 2 and numbers else lines)
            picture = draw(text)
            if picture is not None:
                made[kind].append(TestLine(text, picture))
    return made


def cut(texts: Path, rng: random.Random) -> list[str]:
    """The cells and lines of the .txt files of a folder as lines of 14 to 80 characters."""
    found: dict[str, None] = {}
    for path in sorted(texts.glob("*.txt")):
        for cell in re.split("[\t\n]", path.read_text(encoding="utf-8")):
            width, line = rng.choice((14, 22, 30, 45, 60, 80)), ""
            for word in [*word_tokenize(canonical(re.sub("<[^>]+>", " ", cell))), "\n"]:
                if line and (word == "\n" or len(line) + len(word) > width):
                    found[canonical(line)] = None
                    line = ""
                line += word
    return [line for line in found if len(line) > 1 and encode(line) is not None]


def _scanned(picture: Picture | None, noise: np.random.Generator) -> Picture | None:
    if picture is None:
        return None
    height, width = picture.shape
    light = cv2.GaussianBlur(picture, (0, 0), 0.8).astype(np.float32)
    light = light * (0.82 + 0.15 * np.linspace(0, 1, width)) + 15 + noise.normal(0, 7, (height, width))
    speck = noise.random((height, width))
    light[speck < 0.0008], light[speck > 0.9992] = 0, 255
    packed = cv2.imencode(".jpg", np.clip(light, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 55])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _faxed(picture: Picture | None, noise: np.random.Generator) -> Picture | None:
    """Two tones at three quarters of the resolution, edges eaten by noise."""
    if picture is None:
        return None
    height, width = picture.shape
    small = (max(8, width * 3 // 4), max(8, height * 3 // 4))
    coarse = cv2.GaussianBlur(cv2.resize(picture, small, interpolation=cv2.INTER_AREA), (0, 0), 0.5).astype(np.float32)
    return np.where(coarse + noise.normal(0, 12, coarse.shape) < 160, 0, 255).astype(np.uint8)


def model_reader(path: Path) -> Callable[[Picture], ctc.Reading]:
    """Reads one line with an ONNX model as the package does."""
    session = recogniser.session(path.read_bytes())
    return lambda picture: recogniser.read_lines([picture], session)[0]


def digit_confidence(lines: Sequence[TestLine], read: Callable[[Picture], ctc.Reading]) -> list[tuple[float, bool]]:
    """The probability of every digit read, and whether it is right."""
    from rapidfuzz.distance import Levenshtein

    found = []
    for line in lines:
        reading = read(line.picture)
        for step in Levenshtein.opcodes(line.text, reading.text):
            for place in range(step.dest_start, step.dest_end):
                if reading.text[place] in DIGITS:
                    found.append((reading.confidence[place], step.tag == "equal"))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("models", type=Path, nargs="*")
    parser.add_argument("--tesseract", type=Path, metavar="TESSDATA", help="read them with Tesseract, too")
    arguments = parser.parse_args()
    tesseract = tesseract_reader(arguments.tesseract) if arguments.tesseract else None
    for group, families in (("held out", fonts.HELD_OUT), ("office", OFFICE)):
        made = test_lines(arguments.work, arguments.texts, families)
        for model in arguments.models:
            read = model_reader(model)
            for kind, lines in made.items():
                total = sum((errors(line.text, read(line.picture).text) for line in lines), Errors())
                print(f"{model.name}, {group}, {kind}: {total}", flush=True)
            digits = [digit for lines in made.values() for digit in digit_confidence(lines, read)]
            for threshold in THRESHOLDS:
                kept = [right for sure, right in digits if sure >= threshold]
                print(
                    f"{model.name}, {group}, digits with p >= {threshold}: {100 * len(kept) / len(digits):.1f} % kept, "
                    f"{100 * kept.count(False) / len(kept):.2f} % of them wrong"
                )
        if tesseract is not None:
            for kind, lines in made.items():
                total = sum((errors(line.text, tesseract(line.picture)) for line in lines), Errors())
                print(f"tesseract, {group}, {kind}: {total}", flush=True)
