"""Formats are told by content; what cannot be read gets one clear message."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import docx, html, text
from ingest.document import Table
from ingest.issue import UnreadableFile
from ingest.read import Reader, read
from tests.ingest.docx_parts import p, package, tc, tr


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("แผน.txt", "ก\tข\n๑\t๒".encode(), "text/plain"),
        ("แผน.md", "| ก |\n|---|\n| ข |".encode(), "text/markdown"),
        ("แผน.doc", "<html><body><p>หน้าเว็บที่บันทึกเป็น doc</p></body></html>".encode(), "text/html"),
        ("แผน.txt", package(p("เอกสารเวิร์ด")), docx.MEDIA_TYPE),
        ("แผน", "<table><tr><td>ก<td>ข</table>".encode("cp874"), "text/html"),
        ("แผน.html", "ข้อความล้วน ไม่มีแท็ก".encode(), "text/plain"),
    ],
)
def test_tells_the_format_by_content(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read(path)
    assert document.media_type == media_type
    assert document.paths == (str(path),)
    assert document.blocks


def _zip(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.pdf", b""),
        ("blank.txt", b" \r\n\t\n"),
        ("zeros.docx", bytes(1000)),
        ("rubbish.docx", os.urandom(3000)),
        ("rubbish.txt", os.urandom(3000)),
        ("archive.docx", _zip(readme="not a document")),
        ("archive.zip", _zip(readme="not a document")),
        ("program", b"\x7fELF" + bytes(range(256)) * 4),
        ("page.html", b"<html><body><script>1</script></body></html>"),
    ],
)
def test_refuses_with_the_name_and_advice(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    issue = caught.value.issue
    assert issue.code == "unreadable_file"
    assert name in issue.message
    assert name in issue.message_th
    assert re.search("[ก-ฮ]", issue.message_th)


def test_refuses_what_is_not_there_too_large_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile, match="folder"):
        read(tmp_path)
    (tmp_path / "large.txt").write_bytes(b"a" * 2001)
    with pytest.raises(UnreadableFile, match="limit"):
        read(tmp_path / "large.txt", max_bytes=2000)


def test_refuses_what_it_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("ก")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match="permissions"):
        read(path)


_SAMPLES: tuple[tuple[Reader, bytes], ...] = (
    (docx, package(p("ข้อความ") + f"<w:tbl>{tr(tc('ก'), tc('ข'))}</w:tbl>")),
    (html, "<html><body><ol><li>ก<li>ข</ol><table><tr><td rowspan=2>ค<td>ง</table></body></html>".encode()),
    (text, '# แผน\n\nก\tข\n<p>ค\t"ง\n\n| จ |\n|---|\n**ฉ** <table><tr><td>'.encode()),
)


@pytest.mark.parametrize(("reader", "sample"), _SAMPLES)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(reader: Reader, sample: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    try:
        document = reader.read(Path("damaged"), bytes(damaged[:cut]))
    except UnreadableFile:
        return
    assert all(text.text for text in document.texts() if text.block.startswith("p"))


def test_every_format_of_a_document_gives_the_same_cells(shared: Path) -> None:
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        cells = []
        for suffix in (".txt", ".docx", ".html"):
            document = read(path.with_suffix(suffix))
            tables = [block for block in document.blocks if isinstance(block, Table)]
            cells.append({re.sub(r"\s", "", cell.text) for table in tables for cell in table.cells} - {""})
        assert cells[0] == cells[1] == cells[2]
