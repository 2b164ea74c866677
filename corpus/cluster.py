"""Reading on more than one machine: the killable runner inside tasks of dask.distributed.

Workers need no shared folder: a task carries the file's bytes. Each task runs its document in a process of its own
under the limits, because dask has none per task; so workers must be allowed to have children (docs/cluster.md).
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from distributed import Client, Future, KilledWorker, as_completed

from corpus.failure import Failure, Limits, died
from corpus.pipeline import ROOMS
from corpus.read_document import ReadDocument
from corpus.runner import Done, prepare, run
from corpus.store_error import StoreError

CONNECT_SECONDS = 15
DOCUMENTS_PER_TASK = 8
"""Starting the limited process takes a quarter of a second, which so many documents share."""
TASKS_AHEAD_PER_THREAD = 2
"""Tasks handed out ahead of the results that were taken: bounds the bytes that wait on the scheduler."""

Outcome = Done[ReadDocument] | Failure


class OtherVersion(RuntimeError):
    """A worker has another version of ita-corpus than the client, and its records would be another program's."""


def read_on_cluster(
    address: str, work: Callable[[Path], ReadDocument], limits: Limits, paths: Iterator[Path]
) -> Iterator[Outcome]:
    """Do `work` for each path on the workers of the scheduler at `address`; yields what came of each, as it comes.

    A task whose worker dies is done by another. Raises StoreError where the cluster cannot be used.
    """
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{address}: there is no dask scheduler to be reached; start one with: dask scheduler",
            f"{address}: ติดต่อ dask scheduler ไม่ได้ ให้เริ่มด้วยคำสั่ง dask scheduler",
        ) from error
    with client:
        yield from _read(client, work, limits, paths)


def _read(
    client: Client, work: Callable[[Path], ReadDocument], limits: Limits, paths: Iterator[Path]
) -> Iterator[Outcome]:
    ours = version("ita-corpus")
    ahead = TASKS_AHEAD_PER_THREAD * max(2, sum(client.nthreads().values()))
    running: dict[Future[list[Outcome]], list[Path]] = {}
    finished = as_completed(loop=client.loop)

    def hand_out(count: int) -> None:
        for _ in range(count):
            if documents := list(islice(paths, DOCUMENTS_PER_TASK)):
                contents = [(path.name, path.read_bytes()) for path in documents]
                task = client.submit(read_contents, contents, work, limits, ours, pure=False)
                running[task] = documents
                finished.add(task)

    hand_out(ahead)
    for task in finished:
        yield from _outcomes(task, running.pop(task), limits)
        hand_out(1)


def _outcomes(task: Future[list[Outcome]], paths: list[Path], limits: Limits) -> Iterator[Outcome]:
    try:
        outcomes = task.result()
    except KilledWorker:  # several workers died of this task
        yield from (died(path, None, limits) for path in paths)
    except OtherVersion as error:
        raise StoreError(
            f"a worker of the cluster has ita-corpus {error}; install {version('ita-corpus')} there",
            f"เครื่องในคลัสเตอร์มี ita-corpus รุ่น {error} ให้ติดตั้งรุ่น {version('ita-corpus')}",
        ) from error
    else:
        yield from (replace(outcome, path=path) for path, outcome in zip(paths, outcomes, strict=True))


def read_contents(
    contents: Sequence[tuple[str, bytes]],
    work: Callable[[Path], ReadDocument],
    limits: Limits,
    expected_version: str,
) -> list[Outcome]:
    """On a worker: read some documents (file name, bytes), each under the limits. Raises OtherVersion."""
    if version("ita-corpus") != expected_version:
        raise OtherVersion(version("ita-corpus"))
    prepare(*ROOMS, "corpus.read_document")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, content) in enumerate(contents):
            path = Path(folder, str(number), name)
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        return list(run(work, paths, limits=limits))
