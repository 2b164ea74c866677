"""Old Word files, RTF and OpenDocument text -> Document, by way of LibreOffice and the DOCX reader.

One file: `read`. Many files, by one LibreOffice: `convert_many`, then `read_converted` for each. Without
LibreOffice a .doc is read with antiword, which loses its tables.
"""

import dataclasses
import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from lxml import etree

from ingest import docx, soffice
from ingest.blocks import DocumentBuilder
from ingest.compound import COMPOUND, compound_kind
from ingest.doc_ending import with_closing_paragraph
from ingest.document import Document
from ingest.issue import Issue, UnreadableFile

DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"

_SUFFIX = {DOC: ".doc", RTF: ".rtf", ODT: ".odt"}
_ANTIWORD_SECONDS = 60
_HEAD = 4000
"""Bytes that tell RTF and OpenDocument; a compound file is told by its directory, which may lie anywhere."""


def matches(data: bytes, path: Path) -> bool:
    """Whether the bytes are a Word 6 to 2003 document, RTF, OpenDocument text, or an encrypted new document."""
    return media_type(data) is not None or compound_kind(data) == "encrypted_package"


def media_type(data: bytes) -> str | None:
    """The media type of a format that is read by way of DOCX, None for others."""
    if compound_kind(data) in ("doc", "encrypted_doc"):
        return DOC
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        return RTF
    head = data[:1000]
    if head.startswith(b"PK") and b"mimetype" + ODT.encode() in head:
        return ODT
    if b"office:mimetype=" in data[:_HEAD] and f'"{ODT}"'.encode() in data[:_HEAD]:
        return ODT
    return None


def read(path: Path, data: bytes) -> Document:
    """The document's paragraphs and tables.

    Raises UnreadableFile for a broken or password-protected file, and where no program is there that reads it.
    """
    kind = _checked_type(path, data)
    with tempfile.TemporaryDirectory(prefix="ita-office-") as folder:
        source = Path(folder) / f"document{_SUFFIX[kind]}"
        source.write_bytes(data)
        if soffice.program() is not None:
            (made,) = soffice.convert([source], Path(folder), "docx", with_closing_paragraph)
            if made is None:
                raise _broken(path)
            return read_converted(path, data, made)
        if kind == DOC and shutil.which("antiword"):
            return _read_with_antiword(path, data, source)
    raise _no_program(path, kind)


def is_convertible(path: Path) -> bool:
    """Whether the file is of a format that `convert_many` converts. Raises OSError."""
    with path.open("rb") as file:
        data = file.read(_HEAD)
        if data.startswith(COMPOUND):
            data += file.read()
    return media_type(data) is not None


def conversion(path: Path, folder: Path) -> Path:
    """Where in a folder of conversions that of `path` lies, if it has one."""
    return folder / f"{hashlib.sha256(os.fsencode(path.absolute())).hexdigest()}.docx"


def convert_many(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Converts files of this module's formats to DOCX with as few runs of LibreOffice as will do.

    Gives for each path its `conversion` in the folder; a path that is missing is of another format, or could not be
    converted: `read` says why. Gives nothing where there is no LibreOffice. Raises OSError.
    """
    ours = [path for path in paths if is_convertible(path)]
    if soffice.program() is None or not ours:
        return {}
    found = {}
    with tempfile.TemporaryDirectory(dir=folder) as made:
        for path, new in zip(ours, soffice.convert(ours, Path(made), "docx", with_closing_paragraph), strict=True):
            if new is not None:
                found[path] = new.replace(conversion(path, folder))
    return found


def read_converted(path: Path, data: bytes, converted: Path) -> Document:
    """The document of the file `path` with the bytes `data`, read from its conversion to DOCX."""
    document = docx.read(path, converted.read_bytes())
    sha256 = hashlib.sha256(data).hexdigest()
    return dataclasses.replace(document, document_id=sha256[:16], sha256=sha256, media_type=media_type(data) or DOC)


def _read_with_antiword(path: Path, data: bytes, source: Path) -> Document:
    """The document's text, a paragraph for each paragraph and cell. (As plain text, long Thai lines crash antiword.)"""
    try:
        done = subprocess.run(
            ["antiword", "-m", "UTF-8.txt", "-x", "db", str(source)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANTIWORD_SECONDS,
            check=True,
        )
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(done.stdout, parser)
    except (OSError, subprocess.SubprocessError, etree.XMLSyntaxError) as error:
        raise _broken(path) from error
    builder = DocumentBuilder()
    for element in root.iter("para", "entry", "title") if root is not None else ():
        if element.find(".//informaltable") is None:
            builder.paragraph("".join(map(str, element.itertext())))
    lost = Issue(
        "tables_lost",
        f"{path.name} was read with antiword: its tables were lost, and parts of their text may be missing. "
        "Install LibreOffice (Debian package libreoffice-writer-nogui) and read the file again.",
        f"อ่าน {path.name} ด้วย antiword ตารางจึงหายไป และข้อความบางส่วนอาจขาด "
        "โปรดติดตั้ง LibreOffice (แพ็กเกจ libreoffice-writer-nogui) แล้วอ่านใหม่",
    )
    return builder.document(path, data, DOC, issues=[lost])


def _checked_type(path: Path, data: bytes) -> str:
    """The media type; raises UnreadableFile for a file that a password protects."""
    kind = media_type(data)
    if kind is None or compound_kind(data) == "encrypted_doc" or (kind == ODT and _is_encrypted_odt(data)):
        raise UnreadableFile(
            f"{path.name} is protected by a password. Save it without one.",
            f"{path.name} มีรหัสผ่านป้องกันไว้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน",
        )
    return kind


def _is_encrypted_odt(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError):
        return False  # broken, or flat XML: the conversion tells


def _broken(path: Path) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} cannot be converted: it is damaged, or too complex. Open it in Word and save it as DOCX.",
        f"แปลงไฟล์ {path.name} ไม่ได้ ไฟล์เสียหายหรือซับซ้อนเกินไป โปรดเปิดด้วย Word แล้วบันทึกเป็น DOCX",
    )


def _no_program(path: Path, kind: str) -> UnreadableFile:
    antiword = " (or antiword, which loses the tables)" if kind == DOC else ""
    return UnreadableFile(
        f"{path.name} needs LibreOffice: install the Debian package libreoffice-writer-nogui{antiword}, "
        "or save the file as DOCX.",
        f"การอ่าน {path.name} ต้องใช้ LibreOffice โปรดติดตั้งแพ็กเกจ libreoffice-writer-nogui หรือบันทึกไฟล์เป็น DOCX",
    )
