"""Evaluation: figures by hand, and the same as the reference program's on the shared gold."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluate import compare
from corpus.evaluate_html import evaluation_page
from corpus.language import Language
from corpus.record_json import record_json
from corpus.tally import Figures, Tally, pair
from tests.corpus.fake_reading import fake_record

Json = dict[str, Any]


@pytest.fixture
def record() -> Json:
    found: Json = json.loads(record_json(fake_record(b"x", "report", 2568, "ลพบุรี", 2)))
    for number, entry in enumerate(found["entries"]):
        entry["measures"][0]["text"] = ("จัดทำคู่มือการให้บริการประชาชน", "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี")[number]
    return found


def test_a_record_equals_itself(record: Json) -> None:
    tally = compare(record, record, "x")
    assert {row.f1 for row in tally.rows().values()} == {1.0}
    assert (tally.total(), tally.micro(), tally.differences) == (1.0, 1.0, [])


def test_nothing_against_something(record: Json) -> None:
    tally = compare(record, {}, "x")
    assert {row.recall for row in tally.rows().values()} == {0.0}
    assert (tally.total(), tally.micro()) == (0.0, 0.0)
    assert {one.kind for one in tally.differences} == {"missing"}


def test_facts_are_counted_by_hand(record: Json) -> None:
    got = copy.deepcopy(record)
    got["document"]["fiscal_year"] = 2567
    got["entries"][0]["owners"][0]["unit"] = "finance"
    got["entries"][0]["steps"][1]["text"] = "อย่างอื่นทั้งหมด"
    got["entries"][1]["items"] = ["o12", "o13"]
    got["entries"].reverse()
    rows = compare(record, got, "x").rows()
    assert rows["document"] == Figures(4, 0.75, 0.75, 0.75)
    assert rows["owners"] == Figures(4, 0.75, 0.75, 0.75)
    assert rows["steps"] == Figures(6, 5 / 6, 5 / 6, 5 / 6)
    assert rows["items"] == Figures(2, 2 / 3, 1.0, 0.8)
    assert rows["entries"] == Figures(2, 1.0, 1.0, 1.0)


def test_thai_digits_and_spaces_do_not_count(record: Json) -> None:
    got = copy.deepcopy(record)
    record["entries"][0]["steps"][0]["text"] = "ประชุม ๑๒ ครั้ง"
    got["entries"][0]["steps"][0]["text"] = "ประชุม 12ครั้ง"
    assert compare(record, got, "x").rows()["steps"].f1 == 1.0


def test_the_order_within_a_list_counts(record: Json) -> None:
    got = copy.deepcopy(record)
    got["entries"][0]["steps"].reverse()
    rows = compare(record, got, "x").rows()
    assert rows["steps"].f1 == 1.0
    # per entry: two pairs of steps and one of measures in gold; both of the steps are the wrong way round
    assert rows["order"] == Figures(6, 1.0, 4 / 6, 2 * 4 / (2 * 4 + 2))


@given(st.lists(st.tuples(st.sampled_from((0.5, 0.9, 1.0)), st.integers(0, 4), st.integers(0, 4)), max_size=20))
def test_pairing_takes_each_thing_once_and_the_most_alike_first(found: list[tuple[float, int, int]]) -> None:
    candidates = [(ratio, -abs(i - j), i, j) for ratio, i, j in found]
    pairs, left, right = pair(candidates, 5, 5)
    assert sorted([i for i, _ in pairs] + left) == list(range(5))
    assert sorted([j for _, j in pairs] + right) == list(range(5))
    best = max(candidates, default=None)
    assert best is None or (best[2], best[3]) in pairs
    assert not any(i in left and j in right for _, _, i, j in candidates)


def damaged(record: Json, seed: int) -> Json:
    """The record with things changed, dropped, doubled and swapped."""
    rng = random.Random(seed)
    got = copy.deepcopy(record)
    for entry in got["entries"]:
        for key in ("measures", "steps", "results", "outcomes", "findings", "owners", "items", "indicators"):
            values = entry[key]
            if values and rng.random() < 0.3:
                values.pop(rng.randrange(len(values)))
            if values and rng.random() < 0.2:
                values.append(copy.deepcopy(rng.choice(values)))
            if rng.random() < 0.2:
                rng.shuffle(values)
            for value in values:
                if isinstance(value, dict) and value.get("text") and rng.random() < 0.3:
                    cut = rng.randrange(len(value["text"]))
                    value["text"] = value["text"][:cut] + rng.choice(("", "ก", " ", "คำอื่น")) + value["text"][cut + 2 :]
        for key in ("period", "budget", "topic"):
            if rng.random() < 0.1:
                entry[key] = None
    rng.shuffle(got["entries"])
    got["entries"] = got["entries"][rng.randrange(3) :]
    for score in got["scores"]:
        if rng.random() < 0.2:
            score["score"] += 1.5
    got["findings"] = got["findings"][::-1][1:]
    return got


@pytest.mark.parametrize("seed", range(3))
def test_the_reference_program_gives_the_same_figures(shared: Path, tmp_path: Path, seed: int) -> None:
    overall = Tally()
    pairs: list[str] = []
    for gold in sorted((shared / "gold").glob("*.json")):
        record = json.loads(gold.read_text())
        got = damaged(record, seed) if seed else record
        (tmp_path / gold.name).write_text(json.dumps(got, ensure_ascii=False))
        overall.add(compare(record, got, gold.stem))
        pairs += [str(gold), str(tmp_path / gold.name)]
    command = [sys.executable, str(shared / "tools/score.py"), *pairs, "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rows = overall.rows()
    assert rows.keys() == reference["rows"].keys()
    for name, figures in reference["rows"].items():
        assert {key: getattr(rows[name], key) for key in figures} == pytest.approx(figures, abs=1e-9), name
    assert (overall.total(), overall.micro()) == pytest.approx((reference["total"], reference["micro"]), abs=1e-9)
    assert (overall.total() == 1) == (seed == 0)


def test_the_page_lists_what_differs_and_needs_no_network(record: Json) -> None:
    got = copy.deepcopy(record)
    got["entries"][0]["steps"][0]["text"] = "<b>คำที่ต้องไม่เป็นแท็ก</b>"
    tally = compare(record, got, "a & b.txt")
    page = evaluation_page(tally, {"a & b.txt": tally}, Language.th)
    assert "&lt;b&gt;คำที่ต้องไม่เป็นแท็ก&lt;/b&gt;" in page
    assert "<summary>a &amp; b.txt</summary>" in page
    assert "http" not in page
    assert "<script" not in page
    assert '<html lang="th">' in page
    assert "จุดที่ต่างกัน" in page
