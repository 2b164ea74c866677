"""Making the line recogniser: fonts and text in, `ingest/ocr/data/lines.onnx` out. Not part of the wheel."""
