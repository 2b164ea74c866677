"""Which files an import finds, and how they are named."""

import os
from pathlib import Path

import pytest

from corpus.inputs import NothingThere, find_files, printable, starts_of


def found(*given: str, without: Path = Path("/nowhere")) -> list[str]:
    return [file.path for file, _ in find_files(starts_of(given), without)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("2567/b.txt", "2567/a.txt", "2568/แผน ปี ๒๕๖๘.txt", "top.txt", "2568/.hidden", "~$top.docx", ".x/y"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("1")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def test_a_folder_gives_its_files_in_the_order_of_names(folder: Path) -> None:
    expected = ["docs/2567/a.txt", "docs/2567/b.txt", "docs/2568/แผน ปี ๒๕๖๘.txt", "docs/top.txt"]
    assert found("docs") == expected
    assert found(str(folder)) == expected
    assert found("./docs/") == expected


def test_a_file_is_named_by_its_name_and_the_current_folder_by_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found("docs/top.txt") == ["top.txt"]
    monkeypatch.chdir(folder / "2567")
    assert found(".") == ["2567/a.txt", "2567/b.txt"]


def test_patterns(folder: Path) -> None:
    assert found("docs/*/a.txt") == ["docs/2567/a.txt"]
    assert found("docs/**/*.txt") == ["docs/2567/a.txt", "docs/2567/b.txt", "docs/2568/แผน ปี ๒๕๖๘.txt", "docs/top.txt"]
    assert found("docs/256[78]") == ["docs/2567/a.txt", "docs/2567/b.txt", "docs/2568/แผน ปี ๒๕๖๘.txt"]
    (folder / "[1].txt").write_text("a name with the signs of a pattern")
    assert found("docs/[1].txt") == ["[1].txt"]


@pytest.mark.parametrize("given", ["nothing", "docs/*.pdf", "docs/top.txt/x"])
def test_what_is_not_there_is_named(folder: Path, given: str) -> None:
    with pytest.raises(NothingThere) as caught:
        found("docs", given)
    assert given in caught.value.message
    assert given in caught.value.message_th


def test_each_file_once_whatever_the_links(folder: Path) -> None:
    (folder / "2567/up").symlink_to(folder, target_is_directory=True)
    (folder / "2568/self").symlink_to(".", target_is_directory=True)
    assert found("docs", "docs/top.txt", "docs/2567") == [
        "docs/2567/a.txt",
        "docs/2567/b.txt",
        "docs/2568/แผน ปี ๒๕๖๘.txt",
        "docs/top.txt",
    ]


def test_a_linked_folder_is_entered(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder.parent / "elsewhere/z.txt").write_text("1")
    (folder / "link").symlink_to(folder.parent / "elsewhere")
    assert "docs/link/z.txt" in found("docs")


def test_the_store_is_left_out(folder: Path) -> None:
    assert found("docs", without=folder / "2567") == ["docs/2568/แผน ปี ๒๕๖๘.txt", "docs/top.txt"]


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert found(str(tmp_path)) == []


def test_names_of_windows_are_read_as_thai(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "มาตรการ".encode("cp874") + b".txt"
    with open(raw, "w") as file:
        file.write("1")
    ((file_, path),) = list(find_files(starts_of([str(tmp_path)]), Path("/nowhere")))
    assert file_.path == f"{tmp_path.name}/มาตรการ.txt"
    assert path.read_text() == "1"
    assert printable("\udcff\udcfe") == "\\xff\\xfe"
