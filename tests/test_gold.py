"""The documents with gold annotations beside the checkout, where they are: what is read of them is what they say."""

import json
from pathlib import Path

import pytest

from corpus.pipeline import record_of
from corpus.record_json import record_json
from tests.documents.scorer import Tally, score

LEAST = 0.99


@pytest.mark.parametrize("rendering", ["txt", "docx", "html"])
def test_gold_documents_are_read(rendering: str, shared: Path) -> None:
    tally = Tally()
    golds = sorted((shared / "gold").glob("*.json"))
    assert golds
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        got = json.loads(record_json(record_of(shared / "seeds" / f"{path.stem}.{rendering}")))
        score(gold, got, tally, path.stem)
    rows = {row: f1 for row, f1 in tally.rows().items() if tally.hit[row] + tally.missed[row]}
    assert sum(rows.values()) / len(rows) >= LEAST, "\n".join(tally.notes)
