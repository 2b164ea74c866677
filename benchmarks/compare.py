"""Comparison of a large made store: time and memory of the tables, size of the page.

    python -m benchmarks.compare OUT_DIR --agencies 8000

Makes a store of four years of plans, and of reports for six in ten of them, in OUT_DIR where there is none yet.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

from corpus.api import open_store
from normalize.reference import rows
from tests.corpus.made_corpus import made_records, store_records

MEASURED = """
import resource, sys, time
from pathlib import Path
from corpus.compare import TABLES, compare
from corpus.compare_filters import Filters
from corpus.store import reading
names = [table.name for table in TABLES if not table.of_agencies]
with reading(Path(sys.argv[1])) as store:
    began = time.perf_counter()
    compared, _ = compare(store, Filters(), [])
    print(f"{'documents':12} {time.perf_counter() - began:6.2f} s")
    for name in names:
        start = time.perf_counter()
        next(table for table in TABLES if table.name == name).make(compared)
        print(f"{name:12} {time.perf_counter() - start:6.2f} s")
    print(f"all tables of groups {time.perf_counter() - began:6.2f} s")
print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
"""


def provinces() -> list[str]:
    """The 77 provinces."""
    return [row["name"] for row in rows("places") if len(row["code"]) == 2]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--agencies", type=int, default=8000)
    args = parser.parse_args()
    store = args.out / f"store_{args.agencies}"
    if not store.exists():
        began = time.perf_counter()
        store_records(store, made_records(agencies=args.agencies, provinces=provinces()))
        print(f"store made in {time.perf_counter() - began:.0f} s")
    print({name: len(open_store(store).table(name)) for name in ("documents", "entries")})
    subprocess.run([sys.executable, "-c", MEASURED, str(store)], check=True)
    page = args.out / "page.html"
    began = time.perf_counter()
    command = [sys.executable, "-m", "corpus", "compare", "--store", str(store), "--html", str(page)]
    subprocess.run(command, check=True)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"page: {page.stat().st_size / 1e6:.1f} MB in {time.perf_counter() - began:.1f} s, {memory:.0f} MB memory")


if __name__ == "__main__":
    main()
