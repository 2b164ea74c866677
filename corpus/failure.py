"""A document that could not be read, and why, in English and Thai."""

import signal
from dataclasses import dataclass
from pathlib import Path

from ingest.issue import SEVERITY, UnreadableFile


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds on the clock and of the processor, bytes beside the program's own."""

    wall_seconds: float = 180
    cpu_seconds: int = 120
    memory_bytes: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no record. `code` is an issue code; `trace` is there for faults of this program only."""

    path: Path
    code: str
    message: str
    message_th: str
    trace: str = ""

    def __post_init__(self) -> None:
        if self.code not in SEVERITY:
            raise ValueError(f"unknown issue code {self.code!r}")


def unreadable(path: Path, error: UnreadableFile) -> Failure:
    """The reader's own words for what is wrong with the file."""
    return Failure(path, error.issue.code, error.issue.message, error.issue.message_th)


def over_time(path: Path, limits: Limits) -> Failure:
    """The document took longer than it may."""
    return Failure(
        path,
        "time_limit",
        f"stopped after {limits.wall_seconds:g} s ({limits.cpu_seconds} s of the processor); "
        "the file may be damaged, or split it or raise --time-limit",
        f"หยุดอ่านเมื่อครบ {limits.wall_seconds:g} วินาที (หน่วยประมวลผล {limits.cpu_seconds} วินาที) "
        "ไฟล์อาจเสียหาย หรือให้แบ่งไฟล์ หรือเพิ่ม --time-limit",
    )


def over_memory(path: Path, limits: Limits) -> Failure:
    """The document needed more memory than it may."""
    megabytes = limits.memory_bytes >> 20
    return Failure(
        path,
        "memory_limit",
        f"stopped because it needs more than {megabytes} MB of memory; "
        "the file may be damaged, or split it or raise --memory-limit",
        f"หยุดอ่านเพราะต้องใช้หน่วยความจำเกิน {megabytes} MB ไฟล์อาจเสียหาย หรือให้แบ่งไฟล์ หรือเพิ่ม --memory-limit",
    )


def died(path: Path, exit_code: int | None, limits: Limits) -> Failure:
    """The worker process ended by itself: a signal, or a limit that cannot be caught; None where that is unknown."""
    if exit_code == -signal.SIGXCPU:
        return over_time(path, limits)
    if exit_code is None:
        reason = "killed"
    else:
        reason = signal.Signals(-exit_code).name if exit_code < 0 else f"exit status {exit_code}"
    return Failure(
        path,
        "crash",
        f"reading it crashed ({reason}); the file is damaged, or needs more than the memory limit "
        f"of {limits.memory_bytes >> 20} MB",
        f"การอ่านไฟล์ล้มเหลว ({reason}) ไฟล์เสียหาย หรือต้องใช้หน่วยความจำเกิน {limits.memory_bytes >> 20} MB",
    )


def fault(path: Path, error: Exception, trace: str) -> Failure:
    """An exception that nobody expected: a fault of this program, not of the file."""
    name = f"{type(error).__name__}: {error}"
    return Failure(
        path,
        "internal_error",
        f"fault in ita-corpus ({name}); please report it with the file",
        f"เกิดข้อผิดพลาดใน ita-corpus ({name}) โปรดแจ้งพร้อมแนบไฟล์",
        trace,
    )
