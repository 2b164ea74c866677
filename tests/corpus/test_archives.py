"""Zip archives: what is unpacked, under which name, and what is refused."""

import io
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import archives
from corpus.archives import Refusal, file_name, is_archive, members


def packed(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def found(archive: Path, folder: Path) -> dict[str, bytes | str]:
    """Every member: its content, or why it is refused."""
    folder.mkdir(exist_ok=True)
    result: dict[str, bytes | str] = {}
    for member in members(archive, folder):
        if isinstance(member.content, Refusal):
            assert member.content.message_th
            result[member.name] = member.content.message
        else:
            result[member.name] = member.content.read_bytes()
            archives.discard(member.content)
    assert list(folder.iterdir()) == []
    return result


def test_documents_keep_their_names(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"แผน/ปี 2568.txt": b"1", "b.txt": b"2", "แผน/": b""})
    assert found(archive, tmp_path / "in") == {"แผน/ปี 2568.txt": b"1", "b.txt": b"2"}
    (member,) = list(members(packed(tmp_path / "b.zip", {"x/แผน.pdf": b"1"}), tmp_path / "in"))
    assert isinstance(member.content, Path)
    assert member.content.name == "แผน.pdf"


def test_names_written_by_windows_in_thai(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"XXXX.txt": b"1"})
    archive.write_bytes(archive.read_bytes().replace(b"XXXX", "แผนฯ".encode("cp874")))
    assert found(archive, tmp_path / "in") == {"แผนฯ.txt": b"1"}


def test_files_that_systems_add_are_passed_over(tmp_path: Path) -> None:
    files = {"__MACOSX/._a.txt": b"", "d/.DS_Store": b"", "~$plan.docx": b"", "plan.txt": b"1"}
    assert found(packed(tmp_path / "a.zip", files), tmp_path / "in") == {"plan.txt": b"1"}


def test_an_archive_inside_is_opened_and_one_inside_that_refused(tmp_path: Path) -> None:
    third = packed(tmp_path / "3.zip", {"deep.txt": b"3"}).read_bytes()
    second = packed(tmp_path / "2.zip", {"mid.txt": b"2", "3.zip": third}).read_bytes()
    assert found(packed(tmp_path / "1.zip", {"2.zip": second, "top.txt": b"1"}), tmp_path / "in") == {
        "2.zip!/mid.txt": b"2",
        "2.zip!/3.zip": archives.TOO_DEEP.message,
        "top.txt": b"1",
    }


@pytest.mark.parametrize("name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "..\\x.txt", "C:\\x.txt", "C:x.txt"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    result = found(packed(tmp_path / "a.zip", {name: b"1", "good.txt": b"2"}), tmp_path / "in")
    assert sorted(map(str, result.values())) == sorted([str(b"2"), archives.UNSAFE_NAME.message])


def test_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert found(tmp_path / "a.zip", tmp_path / "in") == {"link.txt": archives.UNSAFE_NAME.message}


def test_a_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(archives.RATIO_MATTERS + 1))
        archive.writestr("good.txt", b"1")
    assert found(tmp_path / "a.zip", tmp_path / "in") == {"bomb.txt": archives.BOMB.message, "good.txt": b"1"}


def test_a_directory_that_lies_about_sizes_unpacks_no_more_than_it_states(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"lies.txt": b"x" * 1000})
    data = bytearray(archive.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    archive.write_bytes(data)
    (message,) = found(archive, tmp_path / "in").values()
    assert "damaged" in str(message)


def test_too_many_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = packed(tmp_path / "a.zip", {f"{number}.txt": b"12345" for number in range(5)})
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    assert list(found(archive, tmp_path / "in").values()) == [b"12345"] * 3 + [archives.OVER_BUDGET.message]
    monkeypatch.setattr(archives, "MAX_MEMBERS", 100)
    monkeypatch.setattr(archives, "MAX_BYTES", 12)
    assert list(found(archive, tmp_path / "in").values()) == [b"12345"] * 2 + [archives.OVER_BUDGET.message]
    monkeypatch.setattr(archives, "MAX_BYTES", 100)
    monkeypatch.setattr(archives, "MAX_MEMBER_BYTES", 4)
    assert list(found(archive, tmp_path / "in").values()) == [archives.TOO_LARGE.message] * 5


def test_a_password_is_named(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"secret.txt": b"1"}, zipfile.ZIP_STORED)
    data = bytearray(archive.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    archive.write_bytes(data)
    assert found(archive, tmp_path / "in") == {"secret.txt": archives.ENCRYPTED.message}


def test_damage_concerns_its_member_only(tmp_path: Path) -> None:
    archive = packed(tmp_path / "a.zip", {"one.txt": b"A" * 50, "two.txt": b"B" * 50}, zipfile.ZIP_STORED)
    archive.write_bytes(archive.read_bytes().replace(b"A" * 50, b"A" * 49 + b"?"))
    result = found(archive, tmp_path / "in")
    assert "damaged" in str(result["one.txt"])
    assert result["two.txt"] == b"B" * 50


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"2")
    assert found(tmp_path / "a.zip", tmp_path / "in") == {"a.txt": b"1", "a.txt (2)": b"2"}


def test_a_name_longer_than_file_systems_allow(tmp_path: Path) -> None:
    name = "มาตรการ" * 30 + ".pdf"
    assert found(packed(tmp_path / "a.zip", {name: b"1"}), tmp_path / "in") == {name: b"1"}


def test_office_documents_are_no_archives(tmp_path: Path, root: Path) -> None:
    assert not is_archive(root / "samples/tuayangsuk_2568_plan.docx")
    assert not is_archive(root / "samples/sathit_2568_plan.xlsx")
    assert not is_archive(packed(tmp_path / "a.odt", {"mimetype": b"application/vnd.oasis.opendocument.text"}))
    assert is_archive(packed(tmp_path / "renamed.docx", {"plan.txt": b"1"}))


def test_what_only_begins_like_an_archive_is_a_document(tmp_path: Path) -> None:
    whole = packed(tmp_path / "a.zip", {"plan.txt": b"1" * 1000}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: len(whole) // 2])
    assert not is_archive(tmp_path / "cut.zip")
    (tmp_path / "behind.pdf").write_bytes(b"%PDF-1.4\n" + whole)
    assert not is_archive(tmp_path / "behind.pdf")
    assert is_archive(packed(tmp_path / "empty.zip", {}))
    (tmp_path / "nothing").write_bytes(b"")
    assert not is_archive(tmp_path / "nothing")


@given(st.text(min_size=1, max_size=40))
def test_no_name_reaches_outside_its_folder(name: str) -> None:
    base = file_name(name)
    assert "/" not in base
    assert "\\" not in base
    assert base not in ("", ".", "..")
    assert len(base.encode("utf-8", "replace")) <= 255


SOUND = io.BytesIO()
with zipfile.ZipFile(SOUND, "w", zipfile.ZIP_DEFLATED) as sound:
    sound.writestr("แผน.txt", "มาตรการ" * 20)
    sound.writestr("b/c.txt", b"1234")
    sound.writestr("d.txt", b"5678" * 50, zipfile.ZIP_LZMA)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(SOUND.getvalue()) - 1), st.integers(0, 255)), max_size=4))
def test_damage_anywhere_ends_in_members_and_refusals(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND.getvalue())
    for place, byte in changes:
        data[place] = byte
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "a.zip")
        archive.write_bytes(data)
        if is_archive(archive):
            for member in members(archive, Path(folder)):
                if isinstance(member.content, Path):
                    archives.discard(member.content)
        assert [path.name for path in Path(folder).iterdir()] == ["a.zip"]
