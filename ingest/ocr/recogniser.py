"""Reads pictures of lines with the model `data/lines.onnx` (see MODEL_CARD.md)."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ingest.ocr import ctc
from ingest.ocr.line_image import HEIGHT, STRIDE, contrast, resize
from ingest.ocr.picture import Grey

BATCH = 16
WIDEST = 4000
"""A line wider than so many columns (a hundred times its height) is no line of text."""

FRAMES = 2
"""Frames of CTC for each step."""


def read_lines(pictures: Sequence[Grey]) -> list[ctc.Reading]:
    """The readings of line pictures, in their order."""
    session = _session()
    inputs = [contrast(resize(picture)[:, :WIDEST]) for picture in pictures]
    order = sorted(range(len(inputs)), key=lambda index: inputs[index].shape[1])
    readings: dict[int, ctc.Reading] = {}
    for _, group in groupby(enumerate(order), key=lambda item: item[0] // BATCH):
        batch = [index for _, index in group]
        scores = session.run(None, {"x": _padded([inputs[index] for index in batch])})[0]
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


@cache
def _session() -> onnxruntime.InferenceSession:
    """The model, loaded once, on one thread: documents are read side by side, a process each."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = files("ingest.ocr").joinpath("data", "lines.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
