"""Work that misbehaves as documents do; the file's name says how."""

import os
import signal
import subprocess
import time
from pathlib import Path

from ingest.issue import UnreadableFile


def work(path: Path) -> str:
    """Do what the name asks for; any other name is returned."""
    match path.name:
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "hungry":
            bytearray(1 << 40)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "abort":
            os.abort()
        case "fault":
            raise KeyError("ours")
        case "unreadable":
            raise UnreadableFile("is broken; scan it again", "เสียหาย ให้สแกนใหม่")
        case "leftover":  # done, but what it has started goes on
            subprocess.run(["sh", "-c", f"sleep 600 & echo $! > {path.parent / 'pid'}"])
        case "grandchild":  # LibreOffice starts more than one process; this one outlives its parent
            subprocess.run(["sh", "-c", f"sleep 600 & echo $! > {path.parent / 'pid'}; sleep 600"])
        case "orphan":  # as before, but the worker dies first, without any handler
            subprocess.Popen(["sh", "-c", f"sleep 600 & echo $! > {path.parent / 'pid'}; wait"])
            while not (path.parent / "pid").exists() or not (path.parent / "pid").read_text():
                time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def process_id(path: Path) -> int:
    """Who works."""
    return os.getpid()


def processor_time(path: Path) -> str:
    """Use 0.4 s of the processor."""
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass
    return path.name
