"""Kill an import at random moments, go on, and compare the store with that of an undisturbed import.

    python -m benchmarks.kill_resume --rounds 100 [--documents 40] [--seed 1]

Each round starts an import of generated documents into a new store, kills it with SIGKILL at random moments, three
times, checks SQLite's integrity after each kill, then lets it finish and compares every row of every table.
"""

import argparse
import multiprocessing
import random
import signal
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.import_bench import import_all, make_documents
from corpus.store import FILE
from tests.corpus.stores import content

KILLS = 3


def start(folder: Path, store: Path) -> multiprocessing.Process:
    """An import in a process of its own."""
    process = multiprocessing.get_context("spawn").Process(target=import_all, args=(folder, store, 2))
    process.start()
    return process  # type: ignore[return-value]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    killed = unequal = 0
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp, "d")
        make_documents(folder, args.documents, ["txt", "html", "docx"])
        began = time.perf_counter()
        start(folder, Path(tmp, "undisturbed")).join()
        whole = time.perf_counter() - began
        reference = content(Path(tmp, "undisturbed"))
        for number in range(args.rounds):
            store = Path(tmp, f"s{number}")
            for _ in range(KILLS):
                process = start(folder, store)
                time.sleep(rng.uniform(0, whole))
                killed += process.is_alive()
                if process.pid is not None and process.is_alive():
                    process.kill()
                process.join()
                if (store / FILE).exists():
                    with closing(sqlite3.connect(store / FILE)) as connection:
                        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            last = start(folder, store)
            last.join()
            same = content(store) == reference and last.exitcode == 0
            unequal += not same
            if not same or number % 10 == 9:
                print(f"round {number + 1}: {killed} kills so far, {unequal} stores unequal", flush=True)
    print(f"{args.rounds} rounds, {killed} kills with {signal.SIGKILL.name}: {unequal} stores unequal")


if __name__ == "__main__":
    main()
