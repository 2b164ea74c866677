"""How well generated documents are read: F1 per row of facts, by format and by layout.

    python -m benchmarks.generated --seeds 0-49 --formats txt,html,docx [--layout rows] [--details] [--keep DIR]

The documents are those of `tests/documents`; each is written, read by the whole pipeline and held against its truth.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from corpus.evaluate import Json, compare
from corpus.pipeline import record_of
from corpus.record_json import record_json
from corpus.tally import Tally
from tests.documents import DAMAGES, FORMATS, LAYOUTS, Sample, generate, write_all
from tests.documents.__main__ import names_of, seeds_of


def extracted(path: Path) -> Json:
    """The record of a file, as its JSON says it; a document that fails counts as empty."""
    try:
        out: Json = json.loads(record_json(record_of(path)))
    except Exception as error:  # a benchmark goes on and shows what failed
        print(f"{path.name}: FAILED: {type(error).__name__}: {error}")
        return {}
    return out


def line(name: str, tally: Tally, weakest: int) -> str:
    """Mean and pooled F1 of a tally and its weakest rows."""
    rows = {row: figures.f1 for row, figures in tally.rows().items() if figures.gold}
    weak = sorted(rows.items(), key=lambda pair: pair[1])[:weakest]
    return f"{name:24} TOTAL {tally.total():.3f}  MICRO {tally.micro():.3f}  weakest: " + ", ".join(
        f"{r} {f:.2f}" for r, f in weak
    )


def table(tallies: dict[str, Tally]) -> str:
    """All rows of the formats beside each other."""
    columns = [{row: figures.f1 for row, figures in tally.rows().items()} for tally in tallies.values()]
    lines = [f"{'':16}" + "".join(f"{name:>10}" for name in tallies)]
    for row in sorted({row for column in columns for row in column}):
        lines.append(f"{row:16}" + "".join(f"{column.get(row, float('nan')):10.3f}" for column in columns))
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds_of, default=seeds_of("0-49"))
    parser.add_argument("--formats", default="txt,html,docx", help=f"of {','.join(FORMATS)}")
    parser.add_argument("--layout", choices=sorted(LAYOUTS))
    parser.add_argument("--damage", type=names_of, default=(), help=f"of {','.join(DAMAGES)}")
    parser.add_argument("--details", action="store_true", help="print every fact that is missing or extra")
    parser.add_argument("--weakest", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="write the documents, truths and records here")
    args = parser.parse_args()
    samples = [generate(seed, layout=args.layout, damage=args.damage) for seed in args.seeds]
    by_format: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for format in args.formats.split(","):
            began, whole, layouts = time.monotonic(), Tally(), defaultdict[str, Tally](Tally)
            write_all([(sample, _path(folder, sample, format)) for sample in samples], format)
            for sample in samples:
                _score(sample, format, folder, (whole, layouts[sample.layout]), keep=args.keep is not None)
            seconds = time.monotonic() - began
            by_format[format] = whole
            print(line(format, whole, args.weakest) + f"  ({seconds:.1f} s)")
            for layout, tally in sorted(layouts.items()):
                print(line(f"  {format} {layout}", tally, args.weakest))
            if args.details:
                for one in whole.differences:
                    print(f"{one.row} {one.place} {one.kind}: {one.fact}")
    print(table(by_format))


def _path(folder: Path, sample: Sample, format: str) -> Path:
    return folder / f"{sample.layout}_{sample.seed:04d}.{format}"


def _score(sample: Sample, format: str, folder: Path, tallies: tuple[Tally, ...], *, keep: bool) -> None:
    path = _path(folder, sample, format)
    record = extracted(path)
    if keep:
        path.with_name(path.name + ".record.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))
        truth = json.dumps(sample.truth, ensure_ascii=False, indent=1)
        path.with_name(f"{sample.layout}_{sample.seed:04d}.gold.json").write_text(truth)
    compared = compare(sample.truth, record, path.name)
    for tally in tallies:
        tally.add(compared)


if __name__ == "__main__":
    main()
