"""Which characters a file's bytes mean: UTF-8, UTF-16, or the Thai single-byte sets TIS-620 and cp874."""

import codecs
import re

from ingest.issue import UnreadableFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE = 200_000
_TOLERATED = 0.01  # damaged characters per character
_THAI = re.compile("[ก-๛“”‘’–—…•\xa0]")  # and the signs that cp874 adds to TIS-620


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a file. `declared` is the encoding that the file itself names, tried after UTF-8.

    Control characters are left out, but for white space; U+0002, PDF tools' hyphen at a line's end, becomes the soft
    hyphen that it is. Raises UnreadableFile for bytes that are no text.
    """
    return _CONTROL.sub("", _decoded(data, name, declared).replace("\x02", "\xad"))


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(encoding, "replace"), name)
    wide = _utf16(data)
    if wide is not None:
        return _checked(data.decode(wide, "replace"), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    for codec in (_codec(declared), "cp874"):
        if codec is not None:
            text = data.decode(codec, "replace")
            if _damage(text) <= _TOLERATED and (codec != "cp874" or _is_thai(text)):
                return text
    return _checked(data.decode("utf-8", "replace"), name)


def _checked(text: str, name: str) -> str:
    if _damage(text) > _TOLERATED:
        raise UnreadableFile(
            f"{name} is not a text file, nor a format that can be read. Give the original document.",
            f"{name} ไม่ใช่ไฟล์ข้อความ และไม่ใช่รูปแบบที่อ่านได้ โปรดใช้ไฟล์ต้นฉบับ",
        )
    return text


def _damage(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_NOT_TEXT.findall(sample)) / max(1, len(sample))


def _is_thai(text: str) -> bool:
    sample = text[:_SAMPLE]
    high = sum(1 for c in sample if c > "\x7f")
    return len(_THAI.findall(sample)) >= 0.9 * high


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0 (Latin) or 0E (Thai)."""
    head = data[:1000]
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if high and sum(high.count(byte) for byte in (b"\0", b"\x0e")) >= 0.9 * len(high):
            return encoding
    return None


def _codec(declared: str | None) -> str | None:
    """The codec of a declared name; TIS-620 and ISO-8859-11 as their superset cp874, None for an unknown one."""
    if declared is None:
        return None
    if declared.strip().lower() in ("tis-620", "tis620", "iso-8859-11", "windows-874", "x-windows-874", "cp874"):
        return "cp874"
    try:
        return codecs.lookup(declared.strip()).name
    except LookupError:
        return None
