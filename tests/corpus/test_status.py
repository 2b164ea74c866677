"""What `status` counts."""

from pathlib import Path

from corpus.status import status
from corpus.store import reading
from tests.corpus.stores import import_here, write_documents


def test_counts(tmp_path: Path) -> None:
    write_documents(tmp_path / "d", 8)
    (tmp_path / "d/bad.txt").write_text("unreadable")
    (tmp_path / "d/copy.txt").write_bytes((tmp_path / "d/d0000.txt").read_bytes())
    (tmp_path / "d/nowhere").symlink_to("missing")
    import_here(tmp_path / "s", tmp_path / "d")
    with reading(tmp_path / "s") as store:
        found = status(store)
    assert dict(found.totals) == {
        "files": 11,
        "documents": 8,
        "failed": 1,
        "unopened": 1,
        "agencies": 2,
        "entries": 16,
        "measures": 32,
        "steps": 48,
        "results": 16,
        "scores": 16,
        "findings": 24,
    }
    assert found.years == [(2565, 2, 0, 0), (2566, 0, 2, 0), (2567, 2, 0, 0), (2568, 0, 2, 0)]
    assert found.agencies == [
        ("องค์การบริหารส่วนตำบลตัวอย่างลพบุรี", 4, 2565, 2566),
        ("องค์การบริหารส่วนตำบลตัวอย่างลำปาง", 4, 2567, 2568),
    ]
    assert found.formats == [("text/plain", 8)]
    assert found.issues == [("unknown_owner", "info", 8, 8), ("unreadable_file", "error", 1, 1)]
    assert [path for path, _, _ in found.failures] == ["d/bad.txt", "d/nowhere"]


def test_an_empty_store(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    import_here(tmp_path / "s", tmp_path / "d")
    with reading(tmp_path / "s") as store:
        found = status(store)
    assert {count for _, count in found.totals} == {0}
    assert found.years == found.agencies == found.failures == []
