"""Gives a DOC file that ends in a table the paragraph that must end it.

The last character of a document is a paragraph mark ([MS-DOC] 2.4.1). LibreOffice (7.4) leaves it out when it saves
a document as DOC that ends in a table, and when it opens such a file, it runs the table's cells into one paragraph.
"""

import struct
from io import BytesIO

import olefile  # type: ignore[import-untyped]

_PARAGRAPH, _CELL = "\r", "\x07"
_CCP_TEXT = 0x4C  # [MS-DOC] 2.5.4 FibRgLw97: characters of the main text
_DOP, _CLX = 31, 33  # 2.5.6 FibRgFcLcb97: the document properties, the text's pieces
_DOP97_BYTES = 500  # 2.7.2: what all readers know of the properties; later versions added the rest
_COMPRESSED = 0x40000000  # 2.4.1: the piece has one byte per character, and its offset is doubled

_Piece = tuple[int, int, bytes, int, bytes]  # first and end character, flags, offset field, rest


def with_closing_paragraph(data: bytes) -> bytes:
    """The file's bytes, mended where its text ends in a table cell; any other file as it is.

    The mark is not written: a piece is added that points at a mark which the text has outside its tables. Its entry
    takes the place of the newer document properties.
    """
    file = BytesIO(data)
    try:
        with olefile.OleFileIO(file, write_mode=True) as container:
            main = bytearray(container.openstream("WordDocument").read())
            name = "1Table" if main[11] & 0x02 else "0Table"
            table = bytearray(container.openstream(name).read())
            if not _mend(main, table):
                return data
            container.write_stream("WordDocument", bytes(main))
            container.write_stream(name, bytes(table))
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error):
        return data  # damaged in another way: the conversion tells
    return file.getvalue()


def _mend(main: bytearray, table: bytearray) -> bool:
    """Changes both streams; False, and nothing changed, where there is nothing to mend or no place for it."""
    length = struct.unpack_from("<i", main, _CCP_TEXT)[0]
    pieces = _pieces(main, table)
    text = "".join(_piece_text(main, piece) for piece in pieces)
    mark = _free_paragraph(text[:length])
    if text[length - 1 : length] != _CELL or mark is None:
        return False
    (source,) = _between(pieces, mark, mark + 1)
    added = (length, length + 1, *source[2:])
    after = [(p[0] + 1, p[1] + 1, *p[2:]) for p in _between(pieces, length, len(text))]
    entries = [*_between(pieces, 0, length), added, *after]
    plc = struct.pack(f"<{len(entries) + 1}i", 0, *(entry[1] for entry in entries))
    plc += b"".join(flags + struct.pack("<I", at) + rest for _, _, flags, at, rest in entries)
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    start, size = struct.unpack_from("<II", main, _field(_DOP))
    if size < _DOP97_BYTES + len(clx):
        return False
    struct.pack_into("<I", main, _field(_DOP) + 4, _DOP97_BYTES)
    table[start + _DOP97_BYTES : start + _DOP97_BYTES + len(clx)] = clx
    struct.pack_into("<II", main, _field(_CLX), start + _DOP97_BYTES, len(clx))
    struct.pack_into("<i", main, _CCP_TEXT, length + 1)
    return True


def _field(number: int) -> int:
    """Where the header has the offset and size of a structure."""
    return 0x9A + 8 * number


def _pieces(main: bytearray, table: bytearray) -> list[_Piece]:
    """The text's pieces ([MS-DOC] 2.8.35 PlcPcd, 2.9.177 Pcd)."""
    at, size = struct.unpack_from("<II", main, _field(_CLX))
    end = at + size
    while table[at] == 1:  # formatting, before the piece table
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    count = (end - at - 5 - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}i", table, at + 5)
    out = []
    for number in range(count):
        entry = at + 5 + 4 * (count + 1) + 8 * number
        offset = struct.unpack_from("<I", table, entry + 2)[0]
        flags, rest = bytes(table[entry : entry + 2]), bytes(table[entry + 6 : entry + 8])
        out.append((bounds[number], bounds[number + 1], flags, offset, rest))
    return out


def _piece_text(main: bytearray, piece: _Piece) -> str:
    start, end, _, offset, _ = piece
    if offset & _COMPRESSED:
        first = (offset & ~_COMPRESSED) // 2
        return main[first : first + end - start].decode("latin-1")
    return main[offset : offset + 2 * (end - start)].decode("utf-16-le", "replace").ljust(end - start)[: end - start]


def _between(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    """The pieces of a stretch of the text, the first and last cut to it."""
    out = []
    for first, last, flags, offset, rest in pieces:
        if first < end and last > start:
            skipped = max(start - first, 0)  # two bytes per character; of a compressed piece, the offset is doubled
            out.append((max(first, start), min(last, end), flags, offset + 2 * skipped, rest))
    return out


def _free_paragraph(text: str) -> int | None:
    """Where a paragraph mark stands that is in no table, as far as the text shows it."""
    first = text.find(_PARAGRAPH)
    if first >= 0 and _CELL not in text[:first]:
        return first
    after_row = text.find(_CELL + _CELL + _PARAGRAPH)
    return after_row + 2 if after_row >= 0 else None
