"""Opens a DOCX file and gives the XML of its parts."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zlib import error as ZlibError

from docx.opc.exceptions import OpcError
from docx.package import Package
from lxml import etree

from ingest.issue import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAX_XML = 400_000_000  # bytes of all parts unpacked: more is a zip bomb
_STRICT = (
    (b"//purl.oclc.org/ooxml/wordprocessingml/main", b"//schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"//purl.oclc.org/ooxml/officeDocument/relationships",
        b"//schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_BROKEN = (zipfile.BadZipFile, ZlibError, OpcError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError, OSError)


class Parts(NamedTuple):
    """The root elements of a document's parts; None for a part that it does not have."""

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


def members(data: bytes) -> frozenset[str]:
    """The names in a zip archive; none for what is no zip archive."""
    if not data.startswith(b"PK\x03\x04"):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return frozenset()


def open_parts(path: Path, data: bytes) -> Parts:
    """The parts of a DOCX file. Raises UnreadableFile for a broken one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_XML:
                raise _unreadable(path, "unpacked it is too large", "มีขนาดใหญ่เกินไปเมื่อคลายออก")
        try:
            main = Package.open(BytesIO(data)).main_document_part
        except KeyError:
            main = Package.open(BytesIO(_mended(data))).main_document_part
        roots = {
            rel.reltype.rpartition("/")[2]: etree.fromstring(rel.target_part.blob)
            for rel in main.rels.values()
            if not rel.is_external and rel.reltype.endswith(("/styles", "/numbering", "/footnotes", "/endnotes"))
        }
        body = etree.fromstring(main.blob, etree.XMLParser(resolve_entities=False)).find(f"{W}body")
    except _BROKEN as error:
        raise _unreadable(path, f"the file is damaged ({error})", "ไฟล์เสียหาย") from error
    if body is None:
        raise _unreadable(path, "it has no body", "ไม่มีเนื้อหา")
    return Parts(body, *(roots.get(name) for name in ("styles", "numbering", "footnotes", "endnotes")))


def _unreadable(path: Path, why: str, why_th: str) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} cannot be read as DOCX: {why}. Open it in Word and save it again.",
        f"อ่านไฟล์ {path.name} เป็น DOCX ไม่ได้: {why_th} โปรดเปิดใน Word แล้วบันทึกใหม่",
    )


def _mended(data: bytes) -> bytes:
    """The package as python-docx can read it: without relationships to members that it lacks, and with the names of
    the transitional format where it is in the strict one (ECMA-376 parts 1 and 4); Word reads both."""
    cleaned = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(cleaned, "w", zipfile.ZIP_DEFLATED) as new:
        names = set(old.namelist())
        for name in names:
            blob = old.read(name)
            for strict, transitional in _STRICT:
                blob = blob.replace(strict, transitional)
            if name.endswith(".rels"):
                folder = name.rpartition("_rels/")[0]
                root = etree.fromstring(blob)
                for rel in list(root):
                    if rel.get("TargetMode") != "External" and _member(folder, rel.get("Target", "")) not in names:
                        root.remove(rel)
                blob = etree.tostring(root)
            new.writestr(name, blob)
    return cleaned.getvalue()


def _member(folder: str, target: str) -> str:
    """The archive member that a relationship of this folder points to."""
    path = target.lstrip("/") if target.startswith("/") else folder + target
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
