"""The checks on whole documents: generated ones with and without contradictions, and the shared ones."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.pipeline import record_of
from ingest.issue import SEVERITY
from normalize.record import Record, RecordIssue
from tests.documents import CONTRADICTIONS, generate, write

CLEAN = range(80_000, 80_012)
CONTRADICTED = range(81_000, 81_060)
KINDS = {
    "score_arithmetic": {"score_arithmetic"},
    "score_conflict": {"score_conflict", "score_arithmetic"},
    "item_code": {"item_code_repaired", "item_code_unresolved", "item_title_mismatch"},
    "numbering": {"numbering"},
    "period_outside_fiscal_year": {"period_outside_fiscal_year"},
    "agency_name_conflict": {"agency_name_conflict"},
    "count_mismatch": {"count_mismatch", "missing_element"},
}
"""The kinds of the shared annotations, and the codes that say so."""
FEW = 0.1  # of the clean documents may have a warning of one code: chance makes some texts alike
LOST = 0.2  # of the contradictions may stand in words that the extraction does not find


def read(seed: int, folder: Path, format: str = "txt", **how: object) -> Record:
    path = folder / f"{seed}.{format}"
    write(generate(seed, **how), format, path)  # type: ignore[arg-type]
    return record_of(path)


def test_a_score_that_prose_quotes_otherwise_than_the_table_is_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "scores.txt"
    path.write_text(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๙\n\n"
        "เครื่องมือ\tคะแนน ปี ๒๕๖๘\nIIT\t๙๒.๐๐\nOIT\t๙๘.๐๐\nคะแนนภาพรวม\t๙๔.๕๐\n\n"
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ได้คะแนนในภาพรวม ๙๕.๔๐ คะแนน\n"
    )
    record = record_of(path)
    (issue,) = [issue for issue in record.issues if issue.code == "score_conflict"]
    assert issue.candidates == ("95.40", "94.5")
    assert [record.blocks[each.block].text[each.start : each.end] for each in issue.sources] == ["๙๕.๔๐", "๙๔.๕๐"]


def test_every_kind_of_contradiction_has_its_code() -> None:
    assert set(CONTRADICTIONS.values()) <= set(SEVERITY)


@pytest.mark.parametrize("format", ["txt", "docx"])
def test_clean_documents_have_no_errors_and_few_contradictions(format: str, tmp_path: Path) -> None:
    warned: Counter[str] = Counter()
    for seed in CLEAN:
        record = read(seed, tmp_path, format)
        issues = record.issues
        assert all(issue.message and issue.message_th for issue in issues)
        places = [(each, record.blocks[each.block].text) for issue in issues for each in issue.sources]
        assert all(0 <= each.start < each.end <= len(text) for each, text in places)
        assert [issue.message for issue in issues if issue.severity == "error"] == []
        warned.update({issue.code for issue in issues} & set(CONTRADICTIONS.values()))
    assert {code: count for code, count in warned.items() if count > FEW * len(CLEAN)} == {}


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_contradictions_are_found(kind: str, tmp_path: Path) -> None:
    shown = missed = 0
    for seed in CONTRADICTED:
        if shown < 6 and kind in generate(seed, layout="book", contradictions=(kind,)).contradictions:
            shown += 1
            issues = read(seed, tmp_path, layout="book", contradictions=(kind,)).issues
            missed += CONTRADICTIONS[kind] not in {issue.code for issue in issues}
    assert shown >= 5
    assert missed <= LOST * shown


@cache
def shared_record(path: Path) -> Record:
    return record_of(path)


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_about(issue: RecordIssue, record: Record, quote: str) -> bool:
    """Whether a place of the issue overlaps the quoted words, which may go over several cells."""
    quoted = squeezed(quote)
    for each in issue.sources:
        text = record.blocks[each.block].text
        before, cited = squeezed(text[: each.start]), squeezed(text[each.start : each.end])
        at = squeezed(text).find(quoted)
        if at >= 0 and at < len(before) + len(cited) and len(before) < at + len(quoted):
            return True
        if len(cited) > 2 and cited in quoted:
            return True
    return False


@pytest.mark.parametrize("format", ["txt", "docx", "html"])
def test_the_contradictions_of_the_shared_documents_are_found(format: str, shared: Path) -> None:
    found, missed = 0, []
    for gold in sorted((shared / "gold").glob("*.json")):
        record = shared_record(shared / "seeds" / f"{gold.stem}.{format}")
        for anomaly in json.loads(gold.read_text())["anomalies"]:
            codes = KINDS.get(anomaly["kind"], set())
            said = [issue for issue in record.issues if issue.code in codes]
            if any(is_about(issue, record, anomaly["quote"]) for issue in said):
                found += 1
            elif codes:
                missed.append(anomaly["quote"])
    assert found >= 0.9 * (found + len(missed)), missed
