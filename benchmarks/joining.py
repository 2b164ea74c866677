"""How well joined lines get their spaces back: clean text is broken as a narrow column breaks it, and joined again.

    python -m benchmarks.joining [FILE…]

Without files the text is benchmarks/data/joining.txt, written for this purpose. Every column is cut twice: anywhere
between two letters, and between words, as typesetters do. A break at a space loses it. Printed for each: the
seams, the share that is right, precision and recall of the spaces, the same for seams between two Thai letters, and
seams per second.
"""

import random
import re
import sys
import time
from itertools import pairwise
from pathlib import Path

from ingest.joining import join_lines
from ingest.words import words

_COLUMN = 30
_ROUNDS = 20
_THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")
_CLUSTER = re.compile(r"[^ะ-ฺๅ็-๎][ะ-ฺๅ็-๎]*")


def broken(pieces: list[str], width: int, shift: int) -> tuple[list[str], list[bool]]:
    """Pieces put into lines of `width`, the first shorter by `shift`; for each seam whether it hid a space."""
    lines: list[str] = []
    spaces: list[bool] = []
    line, room = "", width - shift
    for piece in pieces:
        if line.strip() and len(line) + len(piece.rstrip()) > room:
            spaces.append(line.endswith(" ") or piece.startswith(" "))
            lines.append(line.strip())
            line, room = "", width
        line += piece
    if line.strip():
        lines.append(line.strip())
    else:
        spaces.pop()
    return lines, spaces


def measure(paragraphs: list[str], split: str) -> str:
    """A line of figures for one way to break lines."""
    generator = random.Random(1)
    counts = {"all": [0, 0, 0, 0], "thai": [0, 0, 0, 0]}  # right, wrong space, missed space, found space
    seconds = 0.0
    for paragraph in paragraphs * _ROUNDS:
        pieces = _CLUSTER.findall(paragraph) if split == "anywhere" else words(paragraph)
        lines, spaces = broken(pieces, _COLUMN, generator.randrange(_COLUMN - 8))
        started = time.process_time()
        text, ranges = join_lines(lines)
        seconds += time.process_time() - started
        for hidden, (left, right) in zip(spaces, pairwise(ranges), strict=True):
            found = left[1] < right[0]
            sort = 3 if found and hidden else 1 if found else 2 if hidden else 0
            counts["all"][sort] += 1
            if _THAI.match(text[left[1] - 1]) and _THAI.match(text[right[0]]):
                counts["thai"][sort] += 1
    seams = sum(counts["all"])
    return f"{split:12}" + "".join(_figures(*count) for count in counts.values()) + f"{seams / seconds:12,.0f}"


def _figures(right: int, wrong: int, missed: int, found: int) -> str:
    seams = right + wrong + missed + found
    precision = found / max(1, found + wrong)
    recall = found / max(1, found + missed)
    return f"{seams:8,}{(right + found) / max(1, seams):8.3f}{precision:8.3f}{recall:8.3f}"


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or [Path(__file__).parent / "data" / "joining.txt"]
    texts = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    paragraphs = [re.sub(r"\s+", " ", text) for text in texts if len(text) > 2 * _COLUMN]
    words("ก")  # the dictionary is loaded once, not per seam
    head = f"{'seams':>8}{'right':>8}{'prec.':>8}{'recall':>8}"
    print(f"{'':12}{'all':>32}{'between Thai letters':>32}")
    print(f"{'broken':12}{head}{head}{'seams/s':>12}")
    for split in ("anywhere", "at words"):
        print(measure(paragraphs, split))


if __name__ == "__main__":
    main()
