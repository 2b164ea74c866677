"""The killable runner: each document is read by a limited worker process, and a bad one takes nobody with it.

pdfium aborts at the memory limit, fonts and archives inflate without bound, and LibreOffice starts children:
so a whole document is read in one worker, which has limits on memory and processor time, and which leads a
process group of its own that is killed with it. Readers must not start a session or process group themselves:
what leaves the group outlives the kill.
"""

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path
from types import FrameType
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from corpus.failure import Failure, Limits, died, fault, over_memory, over_time, unreadable
from ingest.issue import UnreadableFile

Result = TypeVar("Result")

QUEUED_PER_WORKER = 4
"""Documents handed out ahead of the results that the caller has taken: bounds the memory of results that wait."""

START_SECONDS = 60
"""Until a worker has to answer; it imports the program first, which takes a second."""

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent ends."""

PR_SET_CHILD_SUBREAPER = 36
"""prctl(2): descendants that lose their parent become children of this process."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What the work made of one document."""

    path: Path
    result: Result


def prepare(*modules: str) -> None:
    """Start to import `modules` in the process from which workers are forked, while the caller does other things.

    Workers then share that memory and start at once, also those that replace a killed one.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(modules))
    forkserver.ensure_running()


def run(
    work: Callable[[Path], Result],
    paths: Iterable[Path],
    *,
    limits: Limits = Limits(),
    workers: int = 1,
    ordered: bool = True,
) -> Iterator[Done[Result] | Failure]:
    """Do `work` for each path in one of `workers` processes, and yield what came of each in the order of `paths`.

    With `ordered=False` they come as they are done, so that one that hangs holds up only its own worker.

    `work` must be picklable, a module's function or a partial of one. Any end of its worker (exception, crash,
    limit) is a `Failure` of that path alone. Memory is bounded: `paths` may be a generator without end. It is asked
    again after each outcome, also where it had ended: an iterator may go on when outcomes give it more.

    Raises RuntimeError where workers cannot start: each loads the caller's main module first.
    """
    queue: _Queue[Result] = _Queue(work, limits, workers)
    waiting = iter(paths)
    try:
        queue.start()
        while True:
            for path in islice(waiting, workers * QUEUED_PER_WORKER - len(queue.tasks)):
                queue.put(path)
            if not queue.tasks:
                return
            outcome = queue.take(ordered=ordered)
            if outcome is not None:
                yield outcome
    finally:
        queue.stop()


@dataclass(slots=True)
class _Task(Generic[Result]):
    path: Path
    future: "ProcessFuture[Done[Result] | Failure]"
    repeated: bool = False


class _Queue(Generic[Result]):
    """Documents that workers are reading or will read next."""

    def __init__(self, work: Callable[[Path], Result], limits: Limits, workers: int) -> None:
        self.work, self.limits, self.workers = work, limits, workers
        self.tasks: deque[_Task[Result]] = deque()
        self.pool = self._new_pool()

    def start(self) -> None:
        """Wait until a worker answers. Raises RuntimeError where none starts."""
        try:
            self.pool.schedule(os.getpid).result(START_SECONDS)
        except (TimeoutError, BrokenProcessPool):
            raise RuntimeError(
                "no worker process starts: a script that reads documents must be a file, "
                'and do its work below `if __name__ == "__main__":`'
            ) from None

    def put(self, path: Path) -> None:
        """Hand out a document."""
        try:
            future = self._schedule(path)
        except RuntimeError:  # pebble gives up where a worker is killed from outside between two documents
            self._restart()
            future = self._schedule(path)
        self.tasks.append(_Task(path, future))

    def take(self, *, ordered: bool) -> Done[Result] | Failure | None:
        """Wait for the first document, or for any; None where it has to be read once more."""
        if not ordered:
            done = wait([task.future for task in self.tasks], return_when=FIRST_COMPLETED).done
            self.tasks.rotate(-next(at for at, task in enumerate(self.tasks) if task.future in done))
        task = self.tasks[0]
        try:
            outcome = _outcome(task.path, task.future, self.limits)
        except BrokenProcessPool:
            if not task.repeated:
                self._restart()
                return None
            outcome = died(task.path, None, self.limits)
        self.tasks.popleft()
        return outcome

    def stop(self) -> None:
        """Kill the workers, whatever they do."""
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.workers,
            initializer=_limit_worker,
            initargs=(self.limits.memory_bytes,),
            context=multiprocessing.get_context("forkserver"),
        )

    def _schedule(self, path: Path) -> "ProcessFuture[Done[Result] | Failure]":
        return self.pool.schedule(_attempt, (self.work, path, self.limits), timeout=self.limits.wall_seconds)

    def _restart(self) -> None:
        """Take new workers, and hand out again what the old ones had not finished."""
        self.stop()
        self.pool = self._new_pool()
        for task in self.tasks:
            if not task.future.done() or isinstance(task.future.exception(), BrokenProcessPool):
                task.future, task.repeated = self._schedule(task.path), True


def _outcome(path: Path, future: "ProcessFuture[Done[Result] | Failure]", limits: Limits) -> Done[Result] | Failure:
    try:
        return future.result()
    except TimeoutError:
        return over_time(path, limits)
    except ProcessExpired as expired:
        with suppress(ProcessLookupError):  # what the worker had started, where it died without its handler
            os.killpg(expired.pid, signal.SIGKILL)
        return died(path, expired.exitcode, limits)


def _attempt(work: Callable[[Path], Result], path: Path, limits: Limits) -> Done[Result] | Failure:
    """In the worker: do the work, and turn every exception into the failure of this document."""
    _limit_processor_time(limits.cpu_seconds)
    try:
        return Done(path, work(path))
    except UnreadableFile as error:
        return unreadable(path, error)
    except MemoryError:
        return over_memory(path, limits)
    except Exception as error:
        return fault(path, error, traceback.format_exc())
    finally:
        _end_children()


def _end_children() -> None:
    """Kill what a document has started and left running."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    while children := [int(child) for child in listed.read_text().split()]:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _limit_worker(memory_bytes: int) -> None:
    """In the worker, once: a process group of its own, the memory limit, and an end together with its children.

    What was loaded ahead stays for good: the garbage collector need not look at it after every document.
    """
    gc.freeze()
    os.setsid()
    signal.signal(signal.SIGTERM, _kill_group)
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (own + memory_bytes, resource.RLIM_INFINITY))


def _kill_group(_signal: int, _frame: FrameType | None) -> None:
    os.killpg(0, signal.SIGKILL)


def _limit_processor_time(seconds: int) -> None:
    """Count from now: the kernel's limit is on the whole life of the process, which reads many documents."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
