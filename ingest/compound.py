"""What a compound file (OLE2, [MS-CFB]) holds: the container of old Word and Excel files and of encrypted new ones."""

import struct
from typing import Literal

import olefile  # type: ignore[import-untyped]

CompoundKind = Literal["doc", "xls", "encrypted_doc", "encrypted_xls", "encrypted_package"]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of every compound file."""

_BROKEN = (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError, struct.error)
_FILEPASS = 0x2F  # [MS-XLS] 2.4.117


def compound_kind(data: bytes) -> CompoundKind | None:
    """The kind of document in a compound file, None for other files and other contents.

    An "encrypted_package" is a password-protected DOCX or XLSX; which of them cannot be told from outside.
    """
    if not data.startswith(COMPOUND):
        return None
    try:
        with olefile.OleFileIO(data) as container:
            if container.exists("EncryptedPackage"):
                return "encrypted_package"
            if container.exists("WordDocument"):
                # [MS-DOC] 2.5.2 FibBase: bit 8 of the flags at offset 10 is fEncrypted
                head = container.openstream("WordDocument").read(12)
                return "encrypted_doc" if len(head) == 12 and head[11] & 0x01 else "doc"
            for name in ("Workbook", "Book"):
                if container.exists(name):
                    return "encrypted_xls" if _has_filepass(container.openstream(name).read(4096)) else "xls"
    except _BROKEN:
        return _by_names(data)
    return None


def _has_filepass(stream: bytes) -> bool:
    """Whether a workbook stream begins with the record that says it is encrypted."""
    at = 0
    for _ in range(20):
        if at + 4 > len(stream):
            break
        record, length = struct.unpack_from("<HH", stream, at)
        if record == _FILEPASS:
            return True
        at += 4 + length
    return False


def _by_names(data: bytes) -> CompoundKind | None:
    """The kind of a damaged compound file, by the stream names that are still in it."""
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    return "xls" if "Workbook".encode("utf-16-le") in data else None
