"""How well and how fast scans are read: pages of digital PDFs, made into pictures, against their own text layer.

    python -m benchmarks.ocr FILE.pdf … [--dpi 200 300] [--kinds clean copier fax faint telephone] [--pages 6]

For every kind of picture: cells with the same place and spans as in the digital PDF, character errors and wrong
digits in them and in the paragraphs, how many digits are kept (no issue low_ocr_confidence points at them) and how many
of those are wrong, seconds of processor time for a page (one thread), peak memory.
"""

import argparse
import io
import resource
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.scans import KINDS, scanned
from ingest import image, pdf
from ingest.document import Document, Table
from ingest.ocr.charset import DIGITS, canonical


@dataclass
class Score:
    """Counts over the pages read."""

    cells: int = 0
    found: int = 0
    characters: int = 0
    edits: int = 0
    digits: int = 0
    wrong_digits: int = 0
    read_digits: int = 0
    kept_digits: int = 0
    wrong_kept: int = 0
    pages: int = 0
    seconds: float = 0.0

    def compare(self, truth: str, reading: str) -> None:
        truth, reading = _bare(truth), _bare(reading)
        self.characters += len(truth)
        self.digits += sum(sign in DIGITS for sign in truth)
        for step in Levenshtein.opcodes(truth, reading):
            if step.tag != "equal":
                lost = truth[step.src_start : step.src_end]
                self.edits += max(len(lost), step.dest_end - step.dest_start)
                self.wrong_digits += sum(sign in DIGITS for sign in lost)

    def compare_digits(self, truth: str, reading: str, doubted: set[int]) -> None:
        """`doubted` are the places in the reading that an issue points at."""
        for step in Levenshtein.opcodes(truth, reading):
            for place in range(step.dest_start, step.dest_end):
                if reading[place] in DIGITS:
                    self.read_digits += 1
                    self.kept_digits += place not in doubted
                    self.wrong_kept += place not in doubted and step.tag != "equal"

    def __str__(self) -> str:
        return (
            f"cells {self.found}/{self.cells} ({100 * self.found / max(1, self.cells):.1f} %), "
            f"CER {100 * self.edits / max(1, self.characters):.2f} % of {self.characters}, "
            f"digits {100 * self.wrong_digits / max(1, self.digits):.2f} % of {self.digits}, "
            f"{100 * self.kept_digits / max(1, self.read_digits):.1f} % kept and {self.wrong_kept} of those wrong, "
            f"{self.seconds / max(1, self.pages):.2f} s/page"
        )


def measure(paths: list[Path], kind: str, dpi: int, most: int) -> Score:
    """The score over the first `most` pages of each file."""
    score = Score()
    for path in paths:
        truth = pdf.read(path, path.read_bytes())
        data, pages = _tiff(path, kind, dpi, most)
        began = time.process_time()
        reading = image.read(path.with_suffix(".tif"), data)
        score.seconds += time.process_time() - began
        score.pages += pages
        for number in range(1, pages + 1):
            _compare(score, truth, reading, number)
    return score


def _tiff(path: Path, kind: str, dpi: int, most: int) -> tuple[bytes, int]:
    frames = scanned(path, kind, dpi, most)
    file = io.BytesIO()
    frames[0].save(file, "TIFF", save_all=True, append_images=frames[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return file.getvalue(), len(frames)


def _compare(score: Score, truth: Document, reading: Document, page: int) -> None:
    ours, theirs = ([b for b in d.blocks if b.page == page] for d in (reading, truth))
    tables = [b for b in ours if isinstance(b, Table)]
    doubted = defaultdict[str, set[int]](set)
    for issue in reading.issues:
        for span in issue.spans if issue.code == "low_ocr_confidence" else ():
            doubted[span.block].update(range(span.start, span.end))
    for number, table in enumerate(b for b in theirs if isinstance(b, Table)):
        cells = tables[number].cells if number < len(tables) else ()
        places = {(c.row, c.column, c.row_span, c.column_span): c for c in cells}
        for cell in table.cells:
            score.cells += 1
            read = places.get((cell.row, cell.column, cell.row_span, cell.column_span))
            if read is not None:
                score.found += 1
                score.compare(cell.text, read.text)
                score.compare_digits(cell.text, read.text, doubted[read.block])
    true, lines = ([b for b in blocks if not isinstance(b, Table)] for blocks in (theirs, ours))
    paragraphs = ["".join(b.text for b in blocks) for blocks in (true, lines)]
    ends = accumulate(len(b.text) for b in lines)
    score.compare(*paragraphs)
    unsure = {end - len(b.text) + n for end, b in zip(ends, lines, strict=True) for n in doubted[b.block]}
    score.compare_digits(*paragraphs, unsure)


def _bare(text: str) -> str:
    return "".join(canonical(text).split())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--dpi", type=int, nargs="*", default=[200, 300])
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=list(KINDS))
    parser.add_argument("--pages", type=int, default=6)
    arguments = parser.parse_args()
    for dots in arguments.dpi:
        for name in arguments.kinds:
            print(f"{dots} dpi {name}: {measure(arguments.files, name, dots, arguments.pages)}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
