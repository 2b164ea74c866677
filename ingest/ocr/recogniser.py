"""Reads pictures of lines with the model `data/lines.onnx` (see MODEL_CARD.md)."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ingest.ocr import ctc
from ingest.ocr.lexicon import in_words
from ingest.ocr.line_image import HEIGHT, STRIDE, contrast, resize
from ingest.ocr.picture import Grey

BATCH = 16
WIDEST = 4000
"""A line wider than so many columns (a hundred times its height) is no line of text."""

SURE, WIDER = 0.9, (1.05, 1.1)
"""A line with a character under this probability, or with a stray mark, is read again in these widths: errors fall by
8 to 18 % on test lines, digits included."""

FRAMES = 2
"""Frames of CTC for each step."""


def read_lines(pictures: Sequence[Grey], model: onnxruntime.InferenceSession | None = None) -> list[ctc.Reading]:
    """The readings of line pictures, in their order: a line with an unsure character is looked at again, a little
    wider, and the surest reading counts; what letters are unsure the dictionary settles. `model` is that of the
    package where none is given."""
    model = model or _shipped()
    readings = _read(model, [contrast(resize(picture)[:, :WIDEST]) for picture in pictures])
    unsure = [index for index, reading in enumerate(readings) if _unsure(reading)]
    looks = [
        _read(model, [contrast(resize(pictures[index], wider)[:, :WIDEST]) for index in unsure]) for wider in WIDER
    ]
    for index, *others in zip(unsure, *looks, strict=True):
        readings[index] = ctc.surest([readings[index], *others])
    return [in_words(reading) for reading in readings]


def _unsure(reading: ctc.Reading) -> bool:
    return min(reading.confidence, default=1.0) < SURE or ctc.has_stray_mark(reading.text)


def _read(model: onnxruntime.InferenceSession, inputs: list[NDArray[np.float32]]) -> list[ctc.Reading]:
    """The readings of lines as the model takes them, in their order."""
    order = sorted(range(len(inputs)), key=lambda index: inputs[index].shape[1])
    readings: dict[int, ctc.Reading] = {}
    for _, group in groupby(enumerate(order), key=lambda item: item[0] // BATCH):
        batch = [index for _, index in group]
        scores = model.run(None, {"x": _padded([inputs[index] for index in batch])})[0]
        for row, index in zip(scores, batch, strict=True):
            steps = -(-inputs[index].shape[1] // STRIDE)
            readings[index] = ctc.decode(row[: FRAMES * steps])
    return [readings[index] for index in range(len(inputs))]


def _padded(lines: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    width = -(-max(line.shape[1] for line in lines) // 8) * 8
    batch = np.zeros((len(lines), 1, HEIGHT, width), np.float32)
    for number, line in enumerate(lines):
        batch[number, 0, :, : line.shape[1]] = line
    return batch


def session(model: bytes) -> onnxruntime.InferenceSession:
    """A model ready to run, on one thread: documents are read side by side, a process each."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def _shipped() -> onnxruntime.InferenceSession:
    """The model of the package, loaded once."""
    return session(files("ingest.ocr").joinpath("data", "lines.onnx").read_bytes())
