import os

import pytest

from ingest.encoding import decode
from ingest.issue import UnreadableFile

TEXT = "มาตรการ\tความโปร่งใส ๑๐๐\nE-Service\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "tis-620"])
def test_reads_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_reads_cp874_punctuation() -> None:
    assert decode("“แผน” – ๑…".encode("cp874"), "a.txt") == "“แผน” – ๑…"


def test_leaves_control_characters_out() -> None:
    text = "หน้าที่ของเทศบาล" * 20
    assert decode(f"{text}\x00\x1b\ufffe ประชา\x02\n\tสัมพันธ์".encode(), "a.txt") == f"{text} ประชา\xad\n\tสัมพันธ์"


def test_follows_a_declared_encoding() -> None:
    assert decode("Café à la carte".encode("latin-1"), "a.html", "iso-8859-1") == "Café à la carte"
    assert decode(TEXT.encode("cp874"), "a.html", "no-such-encoding") == TEXT


def test_tolerates_single_damaged_bytes() -> None:
    data = TEXT.encode() * 20
    assert decode(data[:5] + data[6:], "a.txt").count("\ufffd") <= 2


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02" * 100, b"\x89PNG\r\n\x1a\n" + bytes(500)])
def test_refuses_binary(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt"):
        decode(data, "a.txt")


def test_refuses_noise() -> None:
    with pytest.raises(UnreadableFile):
        decode(os.urandom(5000), "a.txt")
