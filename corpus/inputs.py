"""What an import is given: files, folders and patterns, as single files with the names that the dataset shows."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.store import FoundFile


class NothingThere(ValueError):
    """A path or pattern that names no file. `message` and `message_th` say which."""

    def __init__(self, given: str) -> None:
        self.message = f"{given}: there is no such file or folder, and no file matches it as a pattern"
        self.message_th = f"{given}: ไม่พบไฟล์หรือโฟลเดอร์นี้ และไม่มีไฟล์ใดตรงกับรูปแบบนี้"
        super().__init__(self.message)


Start = tuple[str, Path]
"""A file or folder that is imported, and the folder to which the shown paths are relative."""


def starts_of(given: Iterable[str]) -> list[Start]:
    """The files and folders that paths and patterns name. Raises NothingThere."""
    return [start for path in given for start in _starts(path)]


def find_files(starts: Iterable[Start], without: Path) -> Iterator[tuple[FoundFile, Path]]:
    """Every file below the starts, each once, folders in the order of names. `without` is left out.

    Hidden files and the lock files of office programs (`~$`) are passed over. Links are followed, each folder is
    entered once.
    """
    seen: set[str] = set()
    entered = {_identity(without)}
    for base, start in starts:
        for path in _below(start, entered):
            location = os.path.abspath(path)
            if location not in seen:
                seen.add(location)
                yield FoundFile(printable(location), printable(os.path.relpath(location, base))), path


def _starts(given: str) -> list[Start]:
    path = Path(given)
    if os.path.lexists(path):
        return [(os.path.dirname(os.path.abspath(path)), path)]
    fixed = Path(given.split("*")[0].split("?")[0].split("[")[0] + "x").parent
    found = sorted(glob.glob(given, recursive=True))
    if not found:
        raise NothingThere(given)
    return [(os.path.dirname(os.path.abspath(fixed)), Path(match)) for match in found]


def _below(path: Path, entered: set[tuple[int, int] | None]) -> Iterator[Path]:
    """The files in a folder and its folders, or the file itself."""
    if not path.is_dir():
        yield path
        return
    identity = _identity(path)
    if identity in entered:
        return
    entered.add(identity)
    try:
        names = sorted(os.listdir(path))
    except OSError:
        yield path  # opening it will say why
        return
    for name in names:
        if not name.startswith((".", "~$")):
            yield from _below(path / name, entered)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_regular(path: Path) -> bool:
    """Whether it is a file with content: opening a pipe or device would wait for ever. Raises OSError."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        os.listdir(path)  # a folder comes here where this fails, and the error says why
    return stat.S_ISREG(mode)


def printable(path: str) -> str:
    """A path as text. Names that are no UTF-8 come from Windows, in cp874 (Thai)."""
    raw = os.fsencode(path)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp874", "backslashreplace")
