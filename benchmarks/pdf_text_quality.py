"""The quality of the text layers of PDFs, page by page: what the thresholds of ingest/pdf_quality.py are chosen from.

    python -m benchmarks.pdf_text_quality FILE.pdf ... [--pages]

For each file: pages, pages that are refused, and the range of each measure over the pages with letters enough.
"""

import argparse
from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf_faults import mended
from ingest.pdf_layout import layout
from ingest.pdf_page import read_page
from ingest.pdf_quality import Quality, quality
from ingest.pdf_trust import texts
from ingest.repair import repair


def qualities(path: Path) -> list[Quality]:
    """The quality of every page, faults of its fonts mended."""
    found = []
    with pdfium.PdfDocument(path) as file:
        for index in range(len(file)):
            page, _ = mended(read_page(file, index))
            found.append(quality(repair("\n".join(texts(layout(page)))).text))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pages", action="store_true", help="a line for every page")
    args = parser.parse_args()
    print("| file | pages | refused | Thai in words | impossible sequences | clean Latin tokens |")
    print("| --- | --- | --- | --- | --- | --- |")
    for path in args.files:
        try:
            found = qualities(path)
        except pdfium.PdfiumError as error:
            print(f"| {path.name} | {error} | | | | |")
            continue
        thai = [q for q in found if q.thai >= 40]
        latin = [q for q in found if q.latin >= 40]
        cells = [
            path.name,
            str(len(found)),
            str(sum(not q.good for q in found)),
            _range([q.in_words for q in thai]),
            _range([q.impossible / q.thai for q in thai], 4),
            _range([q.clean for q in latin]),
        ]
        print(f"| {' | '.join(cells)} |")
        if args.pages:
            for number, q in enumerate(found, 1):
                print(f"    {number}: {q}")


def _range(values: list[float], digits: int = 3) -> str:
    return f"{min(values):.{digits}f} to {max(values):.{digits}f}" if values else ""


if __name__ == "__main__":
    main()
