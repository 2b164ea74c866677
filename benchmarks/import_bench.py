"""Bulk import: is it as fast as its cores, linear in the number of documents, flat in memory, and exact about failures?

    python -m benchmarks.import_bench --documents 500,1000,2000 [--formats txt,html,docx,xlsx] [--jobs 2]

Documents are generated (`tests/documents`), one seed each; of a hundred, two are broken and one hangs or eats memory.
Printed for each size: seconds, documents per second, peak memory of the importing process, and whether exactly the bad
documents failed. Then the rate of one process that reads some of the documents without store or runner, measured before
and after, and what share of cores x that rate the import reaches on all documents of the last size that can be read.
"""

import argparse
import multiprocessing
import os
import resource
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from corpus.failure import Limits
from corpus.importer import INCOMING, Counts, Import
from corpus.inputs import starts_of
from corpus.old_word import read_all
from corpus.pipeline import ROOMS, record_of
from corpus.read_document import read_document
from corpus.runner import prepare
from corpus.store import Origin, reading, writing
from normalize.record import Record
from tests.documents import generate, write

LIMITS = Limits(wall_seconds=10, cpu_seconds=10, memory_bytes=1 << 30)
BAD = ("hang", "memory")
SINGLE = 400
"""Documents over which the rate of one process is measured."""


class Nobody:
    """Is told nothing."""

    def found(self, files: int) -> None: ...
    def done(self, counts: Counts) -> None: ...
    def failed(self, path: str, message: str, message_th: str) -> None: ...


def read(path: Path) -> Record:
    """Read a document; those named so misbehave, as bombs do."""
    if path.name.startswith("hang"):
        time.sleep(600)
    if path.name.startswith("memory"):
        hoard = []
        while True:
            hoard.append(bytearray(1 << 24))
    return record_of(path)


def make_documents(folder: Path, count: int, formats: list[str]) -> None:
    """The first `count` documents of the corpus; a hundred hold 97 good ones."""
    folder.mkdir()
    for number in range(count):
        place = number % 100
        if place == 50:
            (folder / f"{BAD[number // 100 % 2]}-{number}.txt").write_text(str(number))
        elif place in (20, 70):
            (folder / f"broken-{number}.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(200))
        else:
            form = formats[number % len(formats)]
            write(generate(number), form, folder / f"good-{number}.{form}")


def run_import(folder: Path, store: Path, jobs: int) -> tuple[float, Counts, int]:
    """Seconds, what was done, and the peak memory of the importing process in MB. In a process of its own."""
    parent, child = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_import, args=(folder, store, jobs, child))
    process.start()
    child.close()
    seconds, counts, peak = parent.recv()
    process.join()
    return seconds, counts, peak


def import_all(folder: Path, store: Path, jobs: int) -> Counts:
    """Import a folder with so many workers."""
    prepare(*ROOMS, "corpus.read_document")
    work = partial(read_document, read=read, program_version="benchmark")
    with writing(store) as opened:
        readers = partial(read_all, work, store / INCOMING, LIMITS, jobs)
        return Import(opened, Origin("benchmark", "", ""), Nobody()).run(starts_of([str(folder)]), readers)


def _import(folder: Path, store: Path, jobs: int, answer) -> None:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    counts = import_all(folder, store, jobs)
    answer.send((time.perf_counter() - began, counts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))


def failed(store: Path) -> set[str]:
    """The files that the store calls failed."""
    with reading(store) as opened:
        rows = opened.connection.execute(
            "SELECT path FROM paths JOIN documents USING (document_id) WHERE state = 'failed'"
        )
        return {Path(path).name for (path,) in rows}


def rate_of_one_process(files: list[Path]) -> float:
    """Documents per second that one process reads, when all it needs is loaded."""
    work = partial(read_document, read=record_of, program_version="benchmark")
    for path in files[:5]:
        work(path)
    began = time.perf_counter()
    for path in files:
        work(path)
    return len(files) / (time.perf_counter() - began)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", default="500,1000,2000")
    parser.add_argument("--formats", default="txt,html,docx,xlsx")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    args = parser.parse_args()
    sizes = [int(size) for size in args.documents.split(",")]
    with tempfile.TemporaryDirectory() as tmp:
        print(f"{'documents':>9} {'seconds':>8} {'per s':>6} {'parent MB':>9}  failed")
        for size in sizes:
            folder = Path(tmp, f"d{size}")
            make_documents(folder, size, args.formats.split(","))
            seconds, counts, peak = run_import(folder, Path(tmp, f"s{size}"), args.jobs)
            bad = {path.name for path in folder.iterdir() if not path.name.startswith("good")}
            wrong = failed(Path(tmp, f"s{size}")) ^ bad
            verdict = f"exactly the {len(bad)} bad ones" if not wrong else f"WRONG: {sorted(wrong)}"
            print(f"{size:9} {seconds:8.1f} {counts.files / seconds:6.1f} {peak:9}  {verdict}", flush=True)
            shutil.rmtree(Path(tmp, f"s{size}"))
        good = Path(tmp, "good")
        good.mkdir()
        for path in sorted(folder.glob("good-*")):
            shutil.copy(path, good / path.name)
        files = sorted(good.iterdir())
        some = files[:: max(1, len(files) // SINGLE)]
        before = rate_of_one_process(some)
        seconds, _, _ = run_import(good, Path(tmp, "sg"), args.jobs)
        single = (before + rate_of_one_process(some)) / 2
        share = len(files) / seconds / (single * args.jobs)
        print(
            f"one process: {single:.1f} documents/s; import with {args.jobs}: {len(files) / seconds:.1f}, {share:.0%}"
        )


if __name__ == "__main__":
    main()
