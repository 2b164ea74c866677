"""Reads a file of any format: `read(path)`."""

from pathlib import Path
from typing import Protocol

from ingest.document import Document
from ingest.issue import UnreadableFile

MAX_BYTES = 100_000_000
"""Largest file that is read."""


class Reader(Protocol):
    """What every reader module offers."""

    def matches(self, head: bytes, path: Path, /) -> bool:
        """Whether the bytes are of this format; `path` gives the name, nothing is read from it."""

    def read(self, path: Path, data: bytes, /) -> Document:
        """The document of these bytes. Raises UnreadableFile."""


def _readers() -> tuple[Reader, ...]:
    """Every reader, the surest signs first; `text` takes what is left. Imported late: each brings its library."""
    from ingest import delimited, docx, html, image, office, pdf, sheets, text

    return pdf, image, sheets, office, docx, html, delimited, text


def read(path: str | Path, *, max_bytes: int = MAX_BYTES, conversions: Path | None = None) -> Document:
    """The document in a file, whose format is told by its content, not by its name.

    An old Word file that `office.convert_many` has converted into the folder `conversions` is read from there.

    Raises UnreadableFile where there is nothing to read, or nothing that can be read.
    """
    path = Path(path)
    data = _bytes(path, max_bytes)
    reader = next(reader for reader in _readers() if reader.matches(data, path))
    if conversions is not None:
        from ingest import office

        if (made := office.conversion(path, conversions)).exists():
            return office.read_converted(path, data, made)
    return reader.read(path, data)


def _bytes(path: Path, max_bytes: int) -> bytes:
    name = path.name
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise UnreadableFile(
                f"{name} has {size / 1e6:.0f} MB, more than the limit of {max_bytes / 1e6:.0f} MB. Split the document.",
                f"{name} มีขนาด {size / 1e6:.0f} MB เกินขีดจำกัด {max_bytes / 1e6:.0f} MB โปรดแบ่งเอกสารเป็นส่วน",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(
            f"{name}: there is no such file. Check the path.", f"ไม่พบไฟล์ {name} โปรดตรวจสอบชื่อ"
        ) from None
    except PermissionError:
        raise UnreadableFile(
            f"{name} may not be read. Change its permissions.", f"ไม่มีสิทธิ์อ่านไฟล์ {name} โปรดแก้ไขสิทธิ์การเข้าถึง"
        ) from None
    except IsADirectoryError:
        raise UnreadableFile(
            f"{name} is a folder. Give the files in it.", f"{name} เป็นโฟลเดอร์ โปรดระบุไฟล์ที่อยู่ภายใน"
        ) from None
    except OSError as error:
        raise UnreadableFile(
            f"{name} cannot be read: {error.strerror}.", f"อ่านไฟล์ {name} ไม่ได้: {error.strerror}"
        ) from None
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableFile(f"{name} is empty. Get the file again.", f"{name} เป็นไฟล์ว่าง โปรดขอรับไฟล์ใหม่")
    return data
