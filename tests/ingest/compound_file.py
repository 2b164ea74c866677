"""Writes compound files (OLE2, [MS-CFB]) for tests: streams in a root folder, nothing else."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of at most three streams, each padded to the 4,096 bytes that need no short sectors."""
    chains: list[list[int]] = []
    sectors = b""
    directory = [_entry("Root Entry", 5, child=1)]
    start = 2  # after the directory and the allocation table
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(4096, b"\0")
        padded += b"\0" * (-len(padded) % _SECTOR)
        count = len(padded) // _SECTOR
        right = number + 1 if number < len(streams) else _NONE
        directory.append(_entry(name, 2, start, len(padded), right=right))
        chains.append(list(range(start, start + count)))
        sectors += padded
        start += count
    table = [_END, _FAT]
    for chain in chains:
        table += [*chain[1:], _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 1)
    header += b"\xff" * (_SECTOR - len(header))
    return header + b"".join(directory).ljust(_SECTOR, b"\0") + struct.pack("<128I", *table) + sectors


def _entry(name: str, kind: int, start: int = 0, size: int = 0, child: int = _NONE, right: int = _NONE) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    links = struct.pack("<III", _NONE, right, child)
    return head + links + b"\0" * 36 + struct.pack("<II", start if kind == 2 else _END, size) + b"\0" * 4
