"""Digital PDFs: speed, memory and correctness of this reader beside a bare text pass, pdfplumber and tablers.

    python -m benchmarks.pdf FOLDER [--passes 5] [--table]

FOLDER holds NAME.libreoffice.pdf with the NAME.docx it was made from, and NAME.chromium.pdf with NAME.html: the truth.
Every tool runs in a process of its own, after one pass to warm up: seconds are the best of the passes (of the
processor, so that other work on the machine does not count), peak memory is that above the program's own at start.
`ratio` is to the bare pypdfium2 text pass of the same process. tablers is left out where it is not installed.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.pdf_truth import Placed, Score, bare, score, truth_tables

Pieces = list[list[Placed]]
"""The tables of a file, a piece per page, as cells."""

SOURCES = {"libreoffice": ".docx", "chromium": ".html"}
"""What each kind of PDF was made from."""


def text_pass(path: Path) -> Pieces:
    """The text of every page, and no more: the least that a reader needs."""
    file = pdfium.PdfDocument(path)
    for index in range(len(file)):
        page = file[index]
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    file.close()
    return []


def ours(path: Path) -> Pieces:
    """This reader alone."""
    from ingest import pdf
    from ingest.document import Table

    document = pdf.read(path, path.read_bytes())
    return [
        [Placed(cell.row, cell.column, bare(cell.text)) for cell in block.cells]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def whole_extract(path: Path) -> Pieces:
    """From the file to its record, as the command `extract` does it."""
    from corpus.pipeline import record_of

    record_of(path)
    return []


def plumber(path: Path) -> Pieces:
    """pdfplumber as it comes."""
    import pdfplumber

    with pdfplumber.open(path) as file:
        return [_grid(table) for page in file.pages for table in page.extract_tables()]


def tablers(path: Path) -> Pieces:
    """tablers with the settings that suit Thai."""
    import tablers as library

    file = library.Document(path)
    settings = {"text_use_text_flow": True, "text_keep_blank_chars": True, "close_unclosed_boundaries": True}
    pieces = []
    for page in file.pages():
        for table in library.find_tables(page, extract_text=True, **settings):
            xs = sorted({round(cell.bbox[0]) for cell in table.cells})
            ys = sorted({round(cell.bbox[1]) for cell in table.cells})
            pieces.append(
                [
                    Placed(ys.index(round(cell.bbox[1])), xs.index(round(cell.bbox[0])), bare(cell.text or ""))
                    for cell in table.cells
                ]
            )
    file.close()
    return pieces


def _grid(rows: list[list[str | None]]) -> list[Placed]:
    return [
        Placed(row, column, bare(text))
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
        if text is not None
    ]


TOOLS: dict[str, Callable[[Path], Pieces]] = {
    "pypdfium2 text pass": text_pass,
    "ingest (this reader)": ours,
    "extract (whole)": whole_extract,
    "pdfplumber": plumber,
    "tablers, tuned": tablers,
}


def measure(name: str, files: list[Path], passes: int) -> dict[str, object]:
    """One tool in this process: seconds, peak memory, and the score per kind of PDF."""
    work = TOOLS[name]
    before = _peak()
    first = time.process_time()
    found = {path: work(path) for path in files}
    first = time.process_time() - first
    peak = _peak() - before
    seconds = bare_seconds = float("inf")
    for _ in range(passes):
        start = time.process_time()
        for path in files:
            text_pass(path)
        middle = time.process_time()
        for path in files:
            work(path)
        bare_seconds = min(bare_seconds, middle - start)
        seconds = min(seconds, time.process_time() - middle)
    row: dict[str, object] = {
        "tool": name,
        "first": first,
        "seconds": seconds,
        "ratio": seconds / bare_seconds,
        "peak": peak,
    }
    if any(found.values()):
        for kind in SOURCES:
            row[kind] = _scored(kind, found)
    return row


def _scored(kind: str, found: dict[Path, Pieces]) -> dict[str, float]:
    scores: list[Score] = []
    for path, pieces in found.items():
        name, _, made_by = path.stem.rpartition(".")
        if made_by == kind:
            scores.append(score(truth_tables(path.with_name(name + SOURCES[kind])), pieces))
    characters = sum(s.characters for s in scores)
    cells = sum(s.cells for s in scores)
    return {
        "pieces": sum(s.pieces for s in scores),
        "rows": sum(s.rows for s in scores),
        "truth_rows": sum(s.truth_rows for s in scores),
        "error": sum(s.edits for s in scores) / max(1, characters),
        "exact": sum(s.exact for s in scores) / max(1, cells),
    }


def _peak() -> float:
    """Peak memory of this process, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_process(name: str, files: list[Path], passes: int, pipe: "multiprocessing.connection.Connection") -> None:
    pipe.send(json.dumps(measure(name, files, passes)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passes", type=int, default=5)
    args = parser.parse_args()
    files = sorted(path for kind in SOURCES for path in args.folder.glob(f"*.{kind}.pdf"))
    if not files:
        print(f"{args.folder}: no NAME.libreoffice.pdf or NAME.chromium.pdf", file=sys.stderr)
        return 2
    pages = sum(len(pdfium.PdfDocument(path)) for path in files)
    print(f"{len(files)} files, {pages} pages\n")
    print("| tool | first pass, s | s | ratio | peak, MB | ", end="")
    print(" | ".join(f"{kind}: pieces, rows (of), character errors, exact cells" for kind in SOURCES) + " |")
    print("| --- " * (5 + len(SOURCES)) + "|")
    context = multiprocessing.get_context("spawn")
    for name in TOOLS:
        if name.startswith("tablers") and find_spec("tablers") is None:
            print(f"{name}: not installed (pip install tablers)", file=sys.stderr)
            continue
        receive, send = context.Pipe(duplex=False)
        process = context.Process(target=_in_process, args=(name, files, args.passes, send))
        process.start()
        send.close()
        row = json.loads(receive.recv())
        process.join()
        print(_line(row))
    return 0


def _line(row: dict[str, object]) -> str:
    found = []
    for kind in SOURCES:
        s = row.get(kind)
        if isinstance(s, dict):
            rows = f"{s['rows']:.0f} ({s['truth_rows']:.0f})"
            found.append(f"{s['pieces']:.0f}, {rows}, {s['error']:.2%}, {s['exact']:.1%}")
        else:
            found.append("")
    numbers = f"{row['first']:.2f} | {row['seconds']:.2f} | {row['ratio']:.1f} | {row['peak']:.0f}"
    return f"| {row['tool']} | {numbers} | {' | '.join(found)} |"


if __name__ == "__main__":
    sys.exit(main())
