"""One document that crashes, hangs or eats memory fails, and no other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.failure import Failure, Limits
from corpus.runner import Done, run
from tests.corpus.bad_work import process_id, processor_time, work

SHORT = Limits(wall_seconds=2, cpu_seconds=30, memory_bytes=512 << 20)


def alive(process: int) -> bool:
    """Whether the process runs; one that has ended but was not waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_dead(process: int) -> bool:
    end = time.monotonic() + 5
    while alive(process) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(process)


def test_exactly_the_bad_documents_fail_and_the_order_is_kept() -> None:
    names = ["a", "hang", "b", "hungry", "c", "segfault", "d", "abort", "fault", "e", "unreadable", "f"]
    outcomes = list(run(work, map(Path, names), limits=SHORT, workers=2))
    assert [outcome.path.name for outcome in outcomes] == names
    assert {outcome.path.name: outcome.code for outcome in outcomes if isinstance(outcome, Failure)} == {
        "hang": "time_limit",
        "hungry": "memory_limit",
        "segfault": "crash",
        "abort": "crash",
        "fault": "internal_error",
        "unreadable": "unreadable_file",
    }
    assert [outcome.result for outcome in outcomes if isinstance(outcome, Done)] == ["a", "b", "c", "d", "e", "f"]


def test_messages_say_what_to_do_in_both_languages_and_faults_keep_their_trace() -> None:
    unreadable, fault = run(work, map(Path, ("unreadable", "fault")), limits=SHORT)
    assert isinstance(unreadable, Failure)
    assert (unreadable.message, unreadable.message_th) == ("is broken; scan it again", "เสียหาย ให้สแกนใหม่")
    assert unreadable.trace == ""
    assert isinstance(fault, Failure)
    assert "KeyError: 'ours'" in fault.message
    assert "bad_work.py" in fault.trace


def test_processor_time_is_limited_for_each_document_not_for_the_worker() -> None:
    limits = Limits(wall_seconds=60, cpu_seconds=1)
    outcomes = list(run(processor_time, map(Path, "abcdefgh"), limits=limits))
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True] * 8
    (spinning,) = run(work, [Path("spin")], limits=limits)
    assert isinstance(spinning, Failure)
    assert spinning.code == "time_limit"


@pytest.mark.parametrize(("name", "code"), [("grandchild", "time_limit"), ("orphan", "crash")])
def test_no_grandchild_outlives_its_document(tmp_path: Path, name: str, code: str) -> None:
    (outcome,) = run(work, [tmp_path / name], limits=SHORT)
    assert isinstance(outcome, Failure)
    assert outcome.code == code
    assert wait_until_dead(int((tmp_path / "pid").read_text()))


def test_what_a_document_leaves_running_ends_with_it(tmp_path: Path) -> None:
    for outcome in run(work, [tmp_path / "leftover", *[tmp_path / "hang"] * 2], limits=SHORT):
        assert isinstance(outcome, Done)
        assert wait_until_dead(int((tmp_path / "pid").read_text()))
        break


def test_a_caller_that_stops_leaves_nothing_behind(tmp_path: Path) -> None:
    outcomes = run(process_id, [Path("a"), *[tmp_path / "b"] * 20], limits=SHORT)
    first = next(outcomes)
    assert isinstance(first, Done)
    outcomes.close()  # type: ignore[attr-defined]
    assert wait_until_dead(first.result)


def test_without_order_a_document_that_hangs_holds_nobody_up() -> None:
    names = ["hang", *"abcdefghijklmnop"]
    outcomes = list(run(work, map(Path, names), limits=SHORT, workers=2, ordered=False))
    assert outcomes[-1].path.name == "hang"
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names)


def test_a_worker_killed_between_two_documents_is_replaced() -> None:
    seen: list[int] = []

    def paths() -> Iterator[Path]:
        yield from map(Path, "abcd")
        os.kill(seen[-1], signal.SIGKILL)
        wait_until_dead(seen[-1])
        time.sleep(0.3)
        yield from map(Path, "ef")

    for outcome in run(process_id, paths(), limits=SHORT):
        assert isinstance(outcome, Done)
        seen.append(outcome.result)
        time.sleep(0.05)
    assert len(seen) == 6
    assert len(set(seen)) == 2


def test_a_script_that_workers_cannot_load_is_told_so(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from corpus import runner; runner.START_SECONDS = 1\n"
        "list(runner.run(str, [Path('a')]))"
    )
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert "must be a file" in done.stderr.splitlines()[-1]


def test_results_that_wait_are_bounded() -> None:
    handed_out = 0

    def paths() -> Iterator[Path]:
        nonlocal handed_out
        for handed_out in range(1, 101):  # noqa: B007
            yield Path("a")

    outcomes = run(work, paths(), limits=SHORT)
    next(outcomes)
    time.sleep(0.2)
    assert handed_out < 10
    assert sum(1 for _ in outcomes) == 99
