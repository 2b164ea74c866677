"""How well scans of generated documents are read: F1 per row of facts, by kind of scan.

    python -m benchmarks.generated_scans --seeds 0-59 [--layout rows] [--kinds clean,copier,fax] [--keep DIR]

Each document is printed by Chromium or LibreOffice by turns and made into a PDF of pictures, as one of the kinds of
`benchmarks.scans` at 200 or 300 dpi by turns. Texts match at a similarity of 0.85, as the score of scans has it.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.generated import extracted, line, table
from benchmarks.scans import KINDS, scanned
from corpus.evaluate import compare
from corpus.tally import Tally
from tests.documents import LAYOUTS, Sample, generate, write_all
from tests.documents.__main__ import names_of, seeds_of

PRINTERS = ("chromium.pdf", "libreoffice.pdf")
DPI = (200, 300)
THRESHOLD = 0.85


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds_of, default=seeds_of("0-59"))
    parser.add_argument("--layout", choices=sorted(LAYOUTS))
    parser.add_argument("--kinds", type=names_of, default=tuple(KINDS), help=f"of {','.join(KINDS)}")
    parser.add_argument("--details", action="store_true", help="print every fact that is missing or extra")
    parser.add_argument("--weakest", type=int, default=6)
    parser.add_argument("--keep", type=Path, help="write the prints, scans, truths and records here")
    args = parser.parse_args()
    jobs = [
        (generate(seed, layout=args.layout), args.kinds[turn % len(args.kinds)], DPI[turn // len(args.kinds) % 2])
        for turn, seed in enumerate(args.seeds)
    ]
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        prints = [folder / f"{sample.layout}_{sample.seed:04d}.{PRINTERS[sample.seed % 2]}" for sample, _, _ in jobs]
        for printer in PRINTERS:
            batch = [(job[0], path) for job, path in zip(jobs, prints, strict=True) if path.name.endswith(printer)]
            write_all(batch, printer)
        whole, by_kind = Tally(), defaultdict[str, Tally](Tally)
        for (sample, kind, dpi), path in zip(jobs, prints, strict=True):
            tally = _score(sample, path, kind, dpi)
            for one in (whole, by_kind[kind]):
                one.add(tally)
    for kind, tally in sorted(by_kind.items()):
        print(line(kind, tally, args.weakest))
    print(line("all", whole, args.weakest))
    if args.details:
        for difference in whole.differences:
            print(f"{difference.row} {difference.place} {difference.kind}: {difference.fact}")
    print(table({"scans": whole}))


def _score(sample: Sample, print_: Path, kind: str, dpi: int) -> Tally:
    target = print_.with_suffix(f".{kind}{dpi}.pdf")
    frames = [frame.convert("1") if kind == "fax" else frame for frame in scanned(print_, kind, dpi)]
    frames[0].save(target, "PDF", save_all=True, append_images=frames[1:], resolution=dpi)
    pages = len(frames)
    began = time.process_time()
    record = extracted(target)
    seconds = time.process_time() - began
    target.with_name(target.name + ".record.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
    truth = json.dumps(sample.truth, ensure_ascii=False, indent=1)
    print_.with_name(f"{sample.layout}_{sample.seed:04d}.gold.json").write_text(truth)
    tally = compare(sample.truth, record, target.name, THRESHOLD)
    print(line(target.name, tally, 4) + f"  ({pages} pages, {seconds / pages:.2f} s each)", flush=True)
    return tally


if __name__ == "__main__":
    main()
