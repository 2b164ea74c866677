"""A checkpoint as the int8 ONNX model of the package.

    python -m training.export WORK CHECKPOINT.pt OUT.onnx

Convolutions are quantized statically (ranges from `CALIBRATION` training lines, which are not degraded beyond what
the recogniser meets), the LSTM and the head dynamically: 2 MB for 7.7, two and a half times as fast.
"""

import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

from ingest.ocr.line_image import HEIGHT, contrast
from training.lines import LinePictures
from training.model import load
from training.words import load_words

CALIBRATION = 200
SEED = 5


class Lines(CalibrationDataReader):  # type: ignore[misc]
    """Training lines, one at a time, as onnxruntime asks for them."""

    def __init__(self, work: Path) -> None:
        pictures = islice(LinePictures(work, load_words(), SEED), CALIBRATION)
        self._left = iter([contrast(picture)[None, None] for _, picture in pictures])

    def get_next(self) -> dict[str, np.ndarray[Any, Any]] | None:
        """The next line's picture; None after the last."""
        line = next(self._left, None)
        return None if line is None else {"x": line}


def export(work: Path, checkpoint: Path, out: Path) -> None:
    """Write the quantized model of a checkpoint."""
    net = load(str(checkpoint)).eval()
    with tempfile.TemporaryDirectory() as folder:
        plain, ready, half = (str(Path(folder) / name) for name in ("plain.onnx", "ready.onnx", "half.onnx"))
        torch.onnx.export(
            net,
            (torch.zeros(1, 1, HEIGHT, 320),),
            plain,
            input_names=["x"],
            output_names=["y"],
            dynamic_axes={"x": {0: "batch", 3: "width"}, "y": {0: "batch", 1: "frames"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_static(
            ready,
            half,
            Lines(work),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "MaxPool", "Add", "Relu"],
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
        )
        quantize_dynamic(half, str(out), weight_type=QuantType.QInt8, op_types_to_quantize=["LSTM", "MatMul"])
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    export(*map(Path, sys.argv[1:4]))
