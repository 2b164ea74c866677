"""Small stores for tests: folders of fake documents, imported without a worker process or with them."""

import contextlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from corpus.failure import Failure, Limits, unreadable
from corpus.importer import Counts, Import
from corpus.inputs import starts_of
from corpus.read_document import ReadDocument, read_document
from corpus.runner import Done, run
from corpus.store import FILE, Origin, writing
from ingest.issue import UnreadableFile
from tests.corpus.fake_reading import read_fake

ORIGIN = Origin("1.0", '{"agencies": null}', '{"seconds": 5}')
LIMITS = Limits(wall_seconds=3, cpu_seconds=3, memory_bytes=1 << 28)
DATASET = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name"


class Watching:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.total = 0
        self.seen: list[int] = []
        self.failures: dict[str, tuple[str, str]] = {}

    def found(self, files: int) -> None:
        self.total += files

    def done(self, counts: Counts) -> None:
        self.seen.append(counts.files)

    def failed(self, path: str, message: str, message_th: str) -> None:
        self.failures[path] = (message, message_th)


def write_documents(
    folder: Path, count: int, *, entries: int = 2, provinces: tuple[str, ...] = ("ลพบุรี", "ลำปาง")
) -> Path:
    """Fake documents of the years 2565 to 2568, plans and reports in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        word = ("plan", "report")[number % 2]
        province = provinces[number // 2 % len(provinces)]
        (folder / f"d{number:04}.txt").write_text(f"{word} {2565 + number % 4} {province} {entries} {number}")
    return folder


def read_here(paths: Iterator[Path], version: str = ORIGIN.program_version) -> Iterator[Done[ReadDocument] | Failure]:
    """Reads in this process, one after the other."""
    for path in paths:
        try:
            yield Done(path, read_document(path, read=read_fake, program_version=version))
        except UnreadableFile as error:
            yield unreadable(path, error)


def import_here(
    store: Path, *paths: Path | str, origin: Origin = ORIGIN, again: bool = False, watcher: Watching | None = None
) -> Counts:
    """Import in this process."""
    with writing(store) as opened:
        task = Import(opened, origin, watcher or Watching(), again)
        return task.run(starts_of(map(str, paths)), partial(read_here, version=origin.program_version))


def import_with_workers(store: Path, *paths: Path, watcher: Watching | None = None) -> Counts:
    """Import with two worker processes."""
    work = partial(read_document, read=read_fake, program_version=ORIGIN.program_version)
    with writing(store) as opened:
        task = Import(opened, ORIGIN, watcher or Watching())
        readers = partial(run, work, limits=LIMITS, workers=2, ordered=False)
        return task.run(starts_of(map(str, paths)), readers)


def content(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a store, in an order of its own."""
    import sqlite3

    with contextlib.closing(sqlite3.connect(store / FILE)) as connection:
        names: Iterable[tuple[str]] = connection.execute(DATASET).fetchall()
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for (name,) in names}
