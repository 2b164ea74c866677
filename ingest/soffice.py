"""Conversion by LibreOffice, headless: own throw-away profile, no macros, no links followed, killed when it hangs."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

SECONDS_TO_START = 60.0
SECONDS_PER_FILE = 10.0
FILES_PER_PROCESS = 25  # a file that hangs takes the rest of its process with it

_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}

# Level 3 runs only macros of trusted places, of which the profile has none. A link of 0 (Writer) and 2 (Calc) means
# never; "referers" are the documents that name pictures, templates or tables elsewhere.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(
    paths: Sequence[Path], out_dir: Path, target: str, mend: Callable[[bytes], bytes] = bytes
) -> list[Path | None]:
    """Converts files to `target` ("docx" or "xlsx"), many by one process. `mend` is applied to each file's bytes.

    Gives for each path, in order, the new file in `out_dir` (named by its position), None where there came none:
    the file is broken or protected, or took too long, or another of its process did. Raises FileNotFoundError where
    there is no LibreOffice.
    """
    soffice = program()
    if soffice is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory(prefix="ita-office-") as folder:
        work = Path(folder)
        profile = work / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (work / "in").mkdir()
        # Own names: files of one name in several folders, and names that look like options, do no harm.
        copies = [work / "in" / f"{number}{path.suffix.lower()}" for number, path in enumerate(paths)]
        for path, copy in zip(paths, copies, strict=True):
            copy.write_bytes(mend(path.read_bytes()))
        made = [out_dir / f"{copy.stem}.{target}" for copy in copies]
        command = [soffice, "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
        command += [f"-env:UserInstallation={profile.as_uri()}", "--convert-to", _FILTERS[target]]
        command += ["--outdir", str(out_dir)]
        for start in range(0, len(copies), FILES_PER_PROCESS):
            _run(command, copies[start : start + FILES_PER_PROCESS])
    return [new if new.exists() else None for new in made]


def _run(command: Sequence[str], files: Sequence[Path]) -> None:
    """One run of LibreOffice, which ends in time.

    It stays in the caller's process group, so that whoever kills that group (`corpus.runner`) kills it too.
    """
    process = subprocess.Popen(
        [*command, *map(str, files)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(SECONDS_TO_START + SECONDS_PER_FILE * len(files))
    except subprocess.TimeoutExpired:
        pass
    finally:
        if process.poll() is None:
            for pid in [process.pid, *_descendants(process.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()


def _descendants(pid: int) -> list[int]:
    """The children of a process and their children (soffice starts oosplash, that starts soffice.bin)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *_descendants(child)]
    return found
