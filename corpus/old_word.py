"""Reading many documents on this machine, where old Word files share the starts of LibreOffice.

LibreOffice takes seconds to start and a fraction of one for each file. So those of a bulk import are held back until
a batch is together, which a worker converts as if it were a document, under the same limits. Its files are read
afterwards like any others. What a batch could not convert is read by itself, and says there why not.
"""

import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from corpus.failure import Failure, Limits
from corpus.read_document import ReadDocument
from corpus.runner import Done, run
from ingest import soffice
from ingest.office import conversion, convert_many, is_convertible

BATCH = 25
"""Old Word files that one run of LibreOffice converts."""

SUFFIX = ".old-word"
"""Ending of the files that list a batch: its paths, parted by NUL."""

Outcome = Done[ReadDocument] | Failure


def read_all(
    work: Callable[[Path], ReadDocument], conversions: Path, limits: Limits, workers: int, paths: Iterator[Path]
) -> Iterator[Outcome]:
    """Do `work` for each path, and yield what came of each as it is done.

    `work` finds in `conversions`, a folder of the caller's, what has been converted (`ingest.read.read`).
    """
    with tempfile.TemporaryDirectory(prefix="batches-", dir=conversions) as lists:
        feed = _Feed(paths, Path(lists))
        task = partial(_read_or_convert, work, conversions)
        for outcome in run(task, feed, limits=limits, workers=workers, ordered=False):
            if outcome.path in feed.batches:
                feed.release(outcome.path)
                continue
            conversion(outcome.path, conversions).unlink(missing_ok=True)
            if isinstance(outcome, Failure):
                yield outcome
            elif outcome.result is not None:
                yield Done(outcome.path, outcome.result)


class _Feed:
    """The paths in their order, old Word files behind the batch that converts them.

    As an iterator it may end and go on later: when a batch is done, its files are there.
    """

    def __init__(self, paths: Iterator[Path], folder: Path) -> None:
        self.paths, self.folder = paths, folder
        self.batches: dict[Path, list[Path]] = {}
        self.held: list[Path] = []
        self.ready: deque[Path] = deque()
        self.count = 0

    def __iter__(self) -> Iterator[Path]:
        return self

    def __next__(self) -> Path:
        if self.ready:
            return self.ready.popleft()
        for path in self.paths:
            if not _is_old_word(path):
                return path
            self.held.append(path)
            if len(self.held) == BATCH:
                return self._batch()
        if len(self.held) == 1:
            return self.held.pop()
        if self.held:
            return self._batch()
        raise StopIteration

    def release(self, batch: Path) -> None:
        """The batch is done, well or badly: its files are next."""
        self.ready += self.batches.pop(batch)

    def _batch(self) -> Path:
        self.count += 1
        listed = self.folder / f"{self.count}{SUFFIX}"
        listed.write_bytes(b"\0".join(os.fsencode(path.absolute()) for path in self.held))
        self.batches[listed], self.held = self.held, []
        return listed


def _is_old_word(path: Path) -> bool:
    """Whether it is for LibreOffice to convert; a file that cannot be opened is not, its reading says why."""
    with suppress(OSError):
        return is_convertible(path) and soffice.program() is not None
    return False


def _read_or_convert(work: Callable[[Path], ReadDocument], conversions: Path, path: Path) -> ReadDocument | None:
    """In the worker: the document; None for a batch, whose conversions lie in the folder then."""
    if path.suffix != SUFFIX:
        return work(path)
    convert_many([Path(os.fsdecode(name)) for name in path.read_bytes().split(b"\0")], conversions)
    return None
