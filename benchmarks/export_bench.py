"""Exports of a store with a million step rows: time and peak memory of each format.

    python -m benchmarks.export_bench [--steps 1000000] [--formats csv,xlsx] [--keep DIR]

The rows are made by the program itself from one generated plan, repeated under other ids until there are enough.
Each export runs in a process of its own, whose peak memory is the kernel's figure (ru_maxrss). The time of the
processor is the one to go by where the machine does other things as well.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
import zlib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import get_args

from corpus.export import Format, export
from corpus.read_document import ReadDocument
from corpus.record_json import record_json
from corpus.rows import rows_of
from corpus.store import FoundFile, Origin, Store, reading, writing
from normalize.record import Record
from tests.corpus.fake_reading import fake_record

ENTRIES = 100
TIMES = 4
STEPS_PER_ENTRY = 3 * TIMES


def numbered(record: Record, number: int) -> Record:
    """The same plan under another document id."""
    digest = sha256(str(number).encode()).hexdigest()
    document = replace(record.document, document_id=digest[:16], sha256=digest, fiscal_year=2560 + number % 10)
    entries = tuple(
        replace(
            entry,
            entry_id=f"{digest[:16]}:{entry.entry_id.partition(':')[2]}",
            steps=tuple(replace(step, text=f"{step.text} {digest}") for step in entry.steps * TIMES),
        )
        for entry in record.entries
    )
    return replace(record, document=document, entries=entries)


def fill(store: Store, steps: int) -> None:
    """Documents until there are so many steps."""
    record = fake_record(b"benchmark", "plan", 2568, "ลพบุรี", ENTRIES)
    for number in range(-(-steps // (ENTRIES * STEPS_PER_ENTRY))):
        one = numbered(record, number)
        key = one.document.document_id
        json = zlib.compress(record_json(one))
        document = ReadDocument(key, one.document.sha256, json, rows_of(one, "benchmark"))
        store.save(document, Origin("benchmark", "", ""), [FoundFile(str(number), f"{number}.txt")])


def _export(store: Path, form: Format, out: Path, answer) -> None:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    with reading(store) as opened:
        export(opened, form, out)
    seconds = time.perf_counter() - began
    answer.send((seconds, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))


def size(path: Path) -> int:
    """Bytes of a file or of a folder's files."""
    return sum(file.stat().st_size for file in path.rglob("*")) if path.is_dir() else path.stat().st_size


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--formats", default=",".join(get_args(Format)))
    parser.add_argument("--keep", type=Path, help="folder for the store and the exports")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        folder = args.keep or Path(tmp)
        began = time.perf_counter()
        with writing(folder / "store") as opened:
            fill(opened, args.steps)
        print(f"store: {time.perf_counter() - began:.0f} s, {size(folder / 'store') >> 20} MB")
        with reading(folder / "store") as opened:
            for table in ("documents", "entries", "steps", "sources"):
                print(f"{table}: {opened.connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} rows")
        for form in args.formats.split(","):
            out = folder / f"corpus.{form}"
            parent, child = multiprocessing.Pipe()
            target = (folder / "store", form, out, child)
            process = multiprocessing.get_context("spawn").Process(target=_export, args=target)
            process.start()
            child.close()
            seconds, processor, peak = parent.recv()
            process.join()
            times = f"{seconds:7.1f} s, {processor:6.1f} s of the processor"
            print(f"{form:8} {times}, peak {peak:4} MB, {size(out) >> 20:5} MB", flush=True)


if __name__ == "__main__":
    main()
