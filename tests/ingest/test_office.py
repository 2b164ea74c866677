"""Old Word files, RTF and OpenDocument text, by way of LibreOffice."""

import os
import shutil
import subprocess
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from ingest import office, soffice
from ingest.doc_ending import with_closing_paragraph
from ingest.document import Paragraph, Table
from ingest.issue import UnreadableFile
from ingest.read import read
from tests.ingest.compound_file import compound_file

TARGETS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf"}
MEDIA_TYPES = {"doc": office.DOC, "odt": office.ODT, "rtf": office.RTF}


def plan() -> python_docx.document.Document:
    """A plan with header and footer that ends in its table, with merged cells and a list in a cell."""
    document = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "เทศบาลตำบลทดสอบ"
    document.sections[0].footer.paragraphs[0].text = "หน้า ๑"
    document.add_paragraph("แผนส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๘")
    document.add_paragraph("ประชุมคณะทำงาน", style="List Number")
    document.add_paragraph("แจ้งเวียนหนังสือ", style="List Number")
    table = document.add_table(4, 3)
    table.style = "Table Grid"
    rows = [["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"], ["การเปิดเผยข้อมูล", "๑. จัดทำคู่มือ\n๒. เผยแพร่", "สำนักปลัด"]]
    rows += [["", "ปรับปรุงเว็บไซต์", "กองคลัง"], ["รวมสองมาตรการ", "", ""]]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "การเปิดเผยข้อมูล"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "รวมสองมาตรการ"
    return document


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The plan as DOCX, and as LibreOffice saves it in each older format."""
    folder = tmp_path_factory.mktemp("plans")
    out = {"docx": folder / "plan.docx"}
    plan().save(str(out["docx"]))
    for suffix, target in TARGETS.items():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder), str(out["docx"])]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        out[suffix] = folder / f"plan.{suffix}"
    return out


@pytest.mark.parametrize("suffix", TARGETS)
def test_gives_the_document_that_its_docx_gives(files: dict[str, Path], suffix: str) -> None:
    expected, document = read(files["docx"]), read(files[suffix])
    assert document.blocks == expected.blocks
    assert any(isinstance(block, Table) and (block.rows, block.columns) == (4, 3) for block in document.blocks)
    assert document.media_type == MEDIA_TYPES[suffix]
    assert document.document_id != expected.document_id
    assert document.paths == (str(files[suffix]),)


@pytest.mark.parametrize("suffix", TARGETS)
def test_formats_are_told_by_content(files: dict[str, Path], suffix: str) -> None:
    data = files[suffix].read_bytes()
    assert office.matches(data, Path("แผน.bin"))
    assert office.media_type(data) == MEDIA_TYPES[suffix]
    assert not office.matches(files["docx"].read_bytes(), Path("plan.doc"))


def test_many_files_by_few_processes(files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    run = soffice._run

    def counted(command: list[str], sources: list[Path]) -> None:
        runs.append(len(sources))
        run(command, sources)

    monkeypatch.setattr(soffice, "_run", counted)
    sources = []
    for number in range(4):  # the same name in several folders
        (tmp_path / str(number)).mkdir()
        sources.append(tmp_path / str(number) / "--plan แผน.doc")
        shutil.copyfile(files["doc"], sources[-1])
    broken = tmp_path / "broken.odt"
    broken.write_bytes(files["odt"].read_bytes()[:2000])
    sources.insert(2, broken)
    out = tmp_path / "out"
    out.mkdir()
    made = office.convert_many(sources, out)
    assert runs == [5]
    assert sorted(made) == sorted(path for path in sources if path != broken)
    assert len(set(made.values())) == 4
    assert office.read_converted(sources[0], sources[0].read_bytes(), made[sources[0]]) == read(sources[0])


def odt_with_password(path: Path) -> bytes:
    source = zipfile.ZipFile(path)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in source.namelist():
            manifest = name == "META-INF/manifest.xml"
            archive.writestr(name, b"<manifest:encryption-data/>" if manifest else source.read(name))
    return file.getvalue()


@pytest.mark.parametrize("kind", ["doc", "odt", "package"])
def test_a_file_with_a_password_is_named_so(files: dict[str, Path], tmp_path: Path, kind: str) -> None:
    data = {
        "doc": compound_file({"WordDocument": b"\xec\xa5\xc1\0" + b"\0" * 6 + b"\0\x01"}),
        "odt": odt_with_password(files["odt"]),
        "package": compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
    }[kind]
    path = tmp_path / "ลับ.doc"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="password") as raised:
        read(path)
    assert "ลับ.doc" in raised.value.issue.message_th


@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_a_damaged_file_gives_one_clear_message(files: dict[str, Path], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"cut.{suffix}"
    path.write_bytes(files[suffix].read_bytes()[:3000])
    with pytest.raises(UnreadableFile, match=rf"cut\.{suffix}"):
        read(path)


# What antiword 0.37 prints for a paragraph and a table (`-x db`), shortened.
DOCBOOK = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN" "http://www.oasis-open.org/docbook/xml/4.1.2/docbookx.dtd">
<book lang='en_US'><bookinfo><date>2024-01-01</date></bookinfo><chapter><title/>
<para><emphasis role='bold'>แผนส่งเสริมคุณธรรม</emphasis></para>
<para><informaltable><tgroup cols='2'><tbody><row><entry>
มาตรการ
</entry><entry>ปรับปรุงเว็บไซต์</entry></row></tbody></tgroup></informaltable></para></chapter></book>
"""


def test_without_libreoffice_antiword_gives_the_text_of_a_doc(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.xml").write_text(DOCBOOK, encoding="utf-8")
    program = tmp_path / "antiword"
    program.write_text(f'#!/bin/sh\nwhile read -r line; do echo "$line"; done < {tmp_path}/text.xml\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read(files["doc"])
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "แผนส่งเสริมคุณธรรม",
        "มาตรการ",
        "ปรับปรุงเว็บไซต์",
    ]
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert [(issue.code, issue.severity) for issue in document.issues] == [("tables_lost", "warning")]
    assert document.media_type == office.DOC


@pytest.mark.parametrize("suffix", TARGETS)
def test_without_any_program_the_package_is_named(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="libreoffice-writer-nogui") as raised:
        read(files[suffix])
    assert "libreoffice-writer-nogui" in raised.value.issue.message_th
    assert office.convert_many([files[suffix]], tmp_path) == {}


def test_a_hanging_conversion_is_killed_with_its_children(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "soffice"
    fake.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {tmp_path}/child\nwait\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(soffice, "SECONDS_TO_START", 1.0)
    monkeypatch.setattr(soffice, "SECONDS_PER_FILE", 0.0)
    start = time.monotonic()
    with pytest.raises(UnreadableFile, match="cannot be converted"):
        read(files["rtf"])
    assert time.monotonic() - start < 20
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


def test_nothing_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    names = {"office": "office:1.0", "text": "text:1.0", "draw": "drawing:1.0", "svg": "svg-compatible:1.0"}
    spaces = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}"' for k, v in names.items())
    path = tmp_path / "links.fodt"
    path.write_text(
        f'<?xml version="1.0"?><office:document {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.3" office:mimetype="{office.ODT}"><office:body><office:text><text:p>ก'
        '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{url}/picture.png" xlink:type="simple"/></draw:frame></text:p>'
        f'<text:section text:name="S"><text:section-source xlink:href="{url}/part.odt"/><text:p>ข</text:p>'
        "</text:section></office:text></office:body></office:document>",
        encoding="utf-8",
    )
    try:
        assert [text.text for text in read(path).texts()] == ["ก", "ข"]
    finally:
        server.shutdown()
    assert asked == []


def test_a_doc_that_ends_in_a_table_gets_its_last_paragraph_once(files: dict[str, Path]) -> None:
    data = files["doc"].read_bytes()
    mended = with_closing_paragraph(data)
    assert mended != data
    assert len(mended) == len(data)
    assert with_closing_paragraph(mended) == mended


@pytest.mark.parametrize("data", [b"", b"PK", compound_file({"WordDocument": b"\xec\xa5", "1Table": b"\xff" * 100})])
def test_what_is_no_such_doc_stays_as_it_is(data: bytes) -> None:
    assert with_closing_paragraph(data) == data
