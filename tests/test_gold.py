"""The documents with gold annotations beside the checkout, where they are: what is read of them is what they say."""

import json
from pathlib import Path

import pytest

from corpus.evaluate import compare
from corpus.pipeline import record_of
from corpus.record_json import record_json
from corpus.tally import Tally

LEAST = 0.99


@pytest.mark.parametrize("rendering", ["txt", "docx", "html"])
def test_gold_documents_are_read(rendering: str, shared: Path) -> None:
    tally = Tally()
    golds = sorted((shared / "gold").glob("*.json"))
    assert golds
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        got = json.loads(record_json(record_of(shared / "seeds" / f"{path.stem}.{rendering}")))
        tally.add(compare(gold, got, path.stem))
    assert tally.total() >= LEAST, "\n".join(map(str, tally.differences))
