"""Import over a real dask scheduler and two workers, one of which is killed in the middle."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from corpus import cluster
from corpus.importer import Counts, Import
from corpus.inputs import starts_of
from corpus.read_document import read_document
from corpus.store import writing
from corpus.store_error import StoreError
from tests.corpus.fake_reading import read_fake
from tests.corpus.stores import LIMITS, ORIGIN, Watching, content, import_here, write_documents


@dataclass(frozen=True)
class Running:
    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def dask(tmp_path: Path, root: Path) -> Iterator[Running]:
    """The two commands of docs/cluster.md, on loopback."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
        "DASK_TEMPORARY_DIRECTORY": str(tmp_path),
    }
    program = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    start = partial(subprocess.Popen, env=environment, cwd=tmp_path, start_new_session=True, stderr=subprocess.DEVNULL)
    file = tmp_path / "scheduler.json"
    quiet = "--no-dashboard"
    processes = [start([*program, "--host", "127.0.0.1", "--port", "0", quiet, "--scheduler-file", str(file)])]
    try:
        for _ in range(300):
            if file.exists():
                break
            time.sleep(0.1)
        program = [sys.executable, "-m", "distributed.cli.dask_worker"]
        common = ["--scheduler-file", str(file), "--nthreads", "1", quiet]
        processes += [start([*program, *common]) for _ in range(2)]
        yield Running(json.loads(file.read_text())["address"], processes[1:])
    finally:
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def read_on(address: str, store: Path, documents: Path, watcher: Watching) -> Counts:
    work = partial(read_document, read=read_fake, program_version=ORIGIN.program_version)
    with writing(store) as opened:
        readers = partial(cluster.read_on_cluster, address, work, LIMITS)
        return Import(opened, ORIGIN, watcher).run(starts_of([str(documents)]), readers)


def test_a_worker_killed_in_the_middle_loses_nothing(dask: Running, tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 60)
    for word in ("unreadable", "crash", "hang"):
        (tmp_path / f"d/{word}.txt").write_text(word)
    killed = []

    class Killing(Watching):
        def done(self, counts: Counts) -> None:
            if counts.files == 10:
                os.killpg(dask.workers[0].pid, signal.SIGKILL)
                killed.append(counts.files)

    watcher = Killing()
    assert read_on(dask.address, tmp_path / "s", tmp_path / "d", watcher) == Counts(read=60, failed=3)
    assert killed == [10]
    assert watcher.failures.keys() == {f"d/{word}.txt" for word in ("unreadable", "crash", "hang")}
    for word in watcher.failures:
        (tmp_path / word).unlink()
    import_here(tmp_path / "reference", tmp_path / "d")
    reference = content(tmp_path / "reference")
    found = content(tmp_path / "s")
    assert found["entries"] == reference["entries"]
    assert found["sources"] == reference["sources"]


def test_a_worker_of_another_version_stops_the_import(
    dask: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_documents(tmp_path / "d", 3)
    monkeypatch.setattr(cluster, "version", lambda name: "99.0")
    with pytest.raises(StoreError, match=r"install 99\.0 there"):
        read_on(dask.address, tmp_path / "s", tmp_path / "d", Watching())


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    write_documents(tmp_path / "d", 1)
    with pytest.raises(StoreError, match=r"127\.0\.0\.1:9: there is no dask scheduler"):
        read_on("tcp://127.0.0.1:9", tmp_path / "s", tmp_path / "d", Watching())
