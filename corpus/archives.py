"""Zip archives as folders of documents, nested once. Bombs and path tricks are refused by what the directory says.

Nothing is written under a member's own name, so no name can reach outside; names that try are refused all the
same, because nobody sends them by mistake. `zipfile` never reads more of a member than its directory states.
"""

import errno
import lzma
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MAX_MEMBERS = 20_000
"""Documents of one archive."""
MAX_MEMBER_BYTES = 1 << 29
"""One document, unpacked."""
MAX_BYTES = 1 << 33
"""One archive, unpacked, with the archives inside."""
MAX_RATIO = 200
"""Unpacked to packed size of one member: office text reaches 30, a bomb 1,000."""
RATIO_MATTERS = 1 << 24
"""Bytes below which a member cannot do harm, however well it was packed."""

MAX_NAME_BYTES = 240
UNNAMED = "document"

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for damaged or unusual archives, found by damaging some (tests)."""

SEPARATOR = "!/"
"""Between an archive's path and its member's name."""
OFFICE_MARKS = ("[Content_Types].xml", "mimetype")
"""Members of DOCX, XLSX (OPC) and ODT, ODS (OpenDocument) files, which are zip files too."""
SKIPPED = ("__MACOSX/",)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an archive or a member is not read, in English and Thai."""

    message: str
    message_th: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member: its name in the archive (after `!/` for one of an archive inside), and its unpacked copy."""

    name: str
    content: Path | Refusal


@dataclass(slots=True)
class Budget:
    """What is left to unpack of one archive, those inside included."""

    members: int = field(default_factory=lambda: MAX_MEMBERS)
    bytes: int = field(default_factory=lambda: MAX_BYTES)


DAMAGED = Refusal("the zip archive is damaged; pack it again", "ไฟล์ zip เสียหาย ให้บีบอัดใหม่")
ENCRYPTED = Refusal("is locked with a password; unpack it first", "มีรหัสผ่าน ให้แตกไฟล์ก่อนนำเข้า")
UNSAFE_NAME = Refusal("its name leads outside the archive", "ชื่อไฟล์ชี้ออกนอกไฟล์ zip")
TOO_DEEP = Refusal("an archive three levels deep; unpack it first", "ไฟล์ zip ซ้อนกันเกินสองชั้น ให้แตกไฟล์ก่อนนำเข้า")
TOO_LARGE = Refusal(f"unpacks to more than {MAX_MEMBER_BYTES >> 20} MB", f"เมื่อแตกแล้วใหญ่เกิน {MAX_MEMBER_BYTES >> 20} MB")
BOMB = Refusal("unpacks to far more than its size, like a zip bomb", "เมื่อแตกแล้วใหญ่ผิดปกติ คล้าย zip bomb")
OVER_BUDGET = Refusal(
    f"the archive holds more than {MAX_MEMBERS:,} files or {MAX_BYTES >> 30} GB; split it",
    f"ไฟล์ zip มีเกิน {MAX_MEMBERS:,} ไฟล์ หรือเกิน {MAX_BYTES >> 30} GB ให้แบ่งไฟล์",
)


def is_archive(path: Path) -> bool:
    """Whether the file is a zip archive, and no document in a zip's clothes. Raises OSError."""
    with path.open("rb") as file:
        if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
            return False
    try:
        with opened(path) as archive:
            return not any(mark in archive.NameToInfo for mark in OFFICE_MARKS)
    except Damaged:
        return False


class Damaged(Exception):
    """The archive, or the member, is not as it was packed."""


@contextmanager
def damage_told() -> Iterator[None]:
    """Raises Damaged for all that `zipfile` raises for damaged archives."""
    try:
        yield
    except BROKEN as error:
        raise Damaged(str(error)) from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # a seek to before the file
            raise Damaged(str(error)) from error
        raise


def opened(path: Path) -> zipfile.ZipFile:
    """The archive with its directory read. Raises Damaged, OSError."""
    with damage_told():
        return zipfile.ZipFile(path)


def members(archive: Path, folder: Path, budget: Budget | None = None, depth: int = 1) -> Iterator[Member]:
    """Unpack the documents of an archive into `folder`, one after the other; the caller removes each.

    Raises OSError where a copy cannot be written.
    """
    budget = budget or Budget()
    try:
        with opened(archive) as packed:
            twice: Counter[str] = Counter()
            for info in packed.infolist():
                name = member_name(info) or UNNAMED
                if name.endswith("/") or name.startswith(SKIPPED) or file_name(name).startswith((".", "~$")):
                    continue
                twice[name] += 1
                if twice[name] > 1:  # a zip may hold two files of one name
                    name = f"{name} ({twice[name]})"
                budget.members -= 1
                budget.bytes -= info.file_size
                if budget.members < 0 or budget.bytes < 0:
                    yield Member(name, OVER_BUDGET)
                    return
                content = refusal(info, name) or unpack(packed, info, folder)
                if isinstance(content, Path) and is_archive(content):
                    yield from _nested(name, content, folder, budget, depth)
                else:
                    yield Member(name, content)
    except Damaged:
        yield Member("", DAMAGED)


def _nested(name: str, content: Path, folder: Path, budget: Budget, depth: int) -> Iterator[Member]:
    try:
        if depth > 1:
            yield Member(name, TOO_DEEP)
            return
        for member in members(content, folder, budget, depth + 1):
            yield Member(f"{name}{SEPARATOR}{member.name}", member.content)
    finally:
        discard(content)


def refusal(info: zipfile.ZipInfo, name: str) -> Refusal | None:
    """Why the member must not be unpacked, or None."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if (
        name.startswith(("/", "\\"))
        or ".." in parts
        or ":" in "".join(parts[:1])
        or stat.S_ISLNK(info.external_attr >> 16)
    ):
        return UNSAFE_NAME
    if info.flag_bits & 1:
        return ENCRYPTED
    if info.file_size > MAX_MEMBER_BYTES:
        return TOO_LARGE
    if info.file_size > max(RATIO_MATTERS, info.compress_size * MAX_RATIO):
        return BOMB
    return None


def unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo, folder: Path) -> Path | Refusal:
    """The member's copy in a new folder of its own; readers name the file in their messages, so it keeps its name."""
    target = Path(tempfile.mkdtemp(dir=folder)) / file_name(member_name(info))
    try:
        with damage_told(), packed.open(info) as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
    except Damaged as error:
        discard(target)
        return Refusal(f"{DAMAGED.message} ({error})", DAMAGED.message_th)
    return target


def discard(copy: Path) -> None:
    """Remove an unpacked copy with its folder."""
    shutil.rmtree(copy.parent)


def file_name(name: str) -> str:
    """The last part of a member's name, as long as a file system allows."""
    base = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name
    if base in ("", ".", ".."):
        return UNNAMED
    if len(base.encode("utf-8", "replace")) > MAX_NAME_BYTES:
        suffix = PurePosixPath(base).suffix[:10]
        return base[: MAX_NAME_BYTES // 4] + suffix
    return base


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name. Windows writes Thai names in cp874 and says nothing; `zipfile` then reads cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
