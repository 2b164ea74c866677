"""The promises of the contract, checked from the printed record alone: grounded, accounted for, the same every time."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.pipeline import record_of
from corpus.record_json import record_json
from extract.extract import extract
from extract.tables import logical_tables
from ingest.document import Cell, Document, Paragraph, Table
from ingest.read import read
from normalize.normalize import normalize
from tests.documents import generate, write_all

SEEDS = range(90_008, 90_024)
FORMATS = ("txt", "html", "docx")
LONGEST_LABEL = 60
NOTHING = re.compile(r"[\W\d_]*|ไม่มี(?:ปัญหา)?(?:[/และ]*อุปสรรค)?(?:[/และ]*ข้อเสนอแนะ)?")
TEXTS = ("findings", "measures", "steps", "results", "outcomes")

Record = dict[str, Any]
Value = tuple[str, str | None, list[Record]]


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Generated documents of each format."""
    folder = tmp_path_factory.mktemp("generated")
    samples = [generate(seed) for seed in SEEDS]
    found = {}
    for format in FORMATS:
        paths = [folder / f"{sample.layout}_{sample.seed}.{format}" for sample in samples]
        write_all(list(zip(samples, paths, strict=True)), format)
        found[format] = paths
    return found


def printed(path: Path) -> Record:
    """The record as `ita-corpus extract` prints it."""
    record: Record = json.loads(record_json(record_of(path)))
    return record


def values(record: Record) -> Iterator[Value]:
    """Every value that has sources: where, its text (None where the sources only say from what it comes), sources."""
    for field, sources in record["document"]["sources"].items():
        yield f"document.{field}", record["document"]["title"] if field == "title" else None, sources
    for n, score in enumerate(record["scores"]):
        yield f"scores[{n}]", score["raw"], score["sources"]
    for n, entry in enumerate(record["entries"]):
        for field in TEXTS:
            for m, text in enumerate(entry[field]):
                yield f"entries[{n}].{field}[{m}]", text["text"], text["sources"]
        for m, owner in enumerate(entry["owners"]):
            yield f"entries[{n}].owners[{m}]", owner["raw"], owner["sources"]
        for m, other in enumerate(entry["other"]):
            yield f"entries[{n}].other[{m}]", other["text"], other["sources"]
        for field in ("period", "budget"):
            if entry[field] is not None:
                yield f"entries[{n}].{field}", entry[field]["raw"], entry[field]["sources"]
        for field, sources in entry["sources"].items():
            yield f"entries[{n}].{field}", entry["topic"] if field == "topic" else None, sources
    for n, finding in enumerate(record["findings"]):
        yield f"findings[{n}]", finding["text"], finding["sources"]
    for n, issue in enumerate(record["issues"]):
        yield f"issues[{n}]", None, issue["sources"]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def ungrounded(record: Record) -> list[str]:
    """The values whose sources do not say them, with what the sources say."""
    wrong = []
    for where, text, sources in values(record):
        blocks = record["blocks"]
        inside = all(
            s["block"] in blocks
            and 0 <= s["start"] < s["end"] <= len(blocks[s["block"]]["text"])
            and s["page"] == blocks[s["block"]]["page"]
            for s in sources
        )
        if not inside:
            wrong.append(f"{where}: a source lies outside its block")
            continue
        cited = squeeze("".join(blocks[s["block"]]["text"][s["start"] : s["end"]] for s in sources))
        if text is not None and cited != squeeze(text):
            wrong.append(f"{where}: {text!r} cites {cited!r}")
    return wrong


def unsourced(record: Record) -> list[str]:
    """The facts that have no source at all."""
    document = record["document"]
    agency = document["agency"]["name"] or None
    said = {**{field: document[field] for field in ("title", "fiscal_year", "assessed_fiscal_year")}, "agency": agency}
    wrong = [f"document.{field}" for field, value in said.items() if value and field not in document["sources"]]
    wrong += [where for where, text, sources in values(record) if text and not sources]
    for n, entry in enumerate(record["entries"]):
        wrong += [
            f"entries[{n}].{f}" for f in ("topic", "indicators", "items") if entry[f] and f not in entry["sources"]
        ]
    return wrong


def unaccounted(document: Document, record: Record) -> list[str]:
    """The body cells that no record and no issue cites, whatever they say.

    Labels (headers, captions, what stands before a form's values), row numbers and statements that there is nothing
    are what the fields are named after, or `stated_none`.
    """
    cited = {source["block"] for _, _, sources in values(record) for source in sources} | named_by_scores(document)
    tables = logical_tables(document.blocks)
    labels = {cell.block for table in tables for cell in (*table.headers, *table.captions)}
    forms = {cell.block for table in tables if table.form for row in table.rows for cell in row.cells if cell}
    again = {squeeze(score["raw"]) for score in record["scores"]}  # a score that is printed twice is recorded once
    lost = []
    for cell in (cell for block in document.blocks if isinstance(block, Table) for cell in block.cells):
        is_label = cell.block in labels or (cell.block in forms and len(cell.text) <= LONGEST_LABEL)
        if (
            cell.block not in cited
            and not is_label
            and squeeze(cell.text) not in again
            and not NOTHING.fullmatch(squeeze(cell.text))
        ):
            lost.append(f"{cell.block}: {cell.text[:60]}")
    return lost


def named_by_scores(document: Document) -> set[str]:
    """The cells that say whose a score is: the record has them as its level, code and part."""
    quotes = [quote for score in extract(document).scores for quote in (*score.subject, score.indicator, score.rating)]
    return {span.block for quote in quotes if quote is not None for span in quote.spans}


@pytest.mark.parametrize("format", FORMATS)
def test_every_value_of_generated_documents_stands_where_its_sources_say(
    format: str, generated: dict[str, list[Path]]
) -> None:
    checked = 0
    for path in generated[format]:
        record = printed(path)
        assert ungrounded(record) == [], path.name
        assert unsourced(record) == [], path.name
        checked += sum(1 for _ in values(record))
    assert checked > 100 * len(SEEDS) / 4


def test_a_wrong_source_is_seen(generated: dict[str, list[Path]]) -> None:
    record = printed(generated["txt"][0])
    entry = record["entries"][0]
    where = next(field for field in TEXTS if entry[field])
    entry[where][0]["sources"][0]["start"] += 1
    assert len(ungrounded(record)) == 1
    entry[where][0]["sources"] = []
    assert unsourced(record) == [f"entries[0].{where}[0]"]


@pytest.mark.parametrize("rendering", ["txt", "html", "docx"])
def test_every_value_of_the_shared_documents_stands_where_its_sources_say(rendering: str, shared: Path) -> None:
    paths = sorted((shared / "seeds").glob(f"*.{rendering}"))
    assert paths
    for path in paths:
        record = printed(path)
        assert ungrounded(record) == [], path.name
        assert unsourced(record) == [], path.name


@pytest.mark.parametrize("format", FORMATS)
def test_every_body_cell_of_generated_documents_is_recorded_or_listed(
    format: str, generated: dict[str, list[Path]]
) -> None:
    for path in generated[format]:
        assert unaccounted(read(path), printed(path)) == [], path.name


@pytest.mark.parametrize("rendering", ["txt", "html", "docx"])
def test_the_body_cells_of_the_shared_documents_are_recorded(rendering: str, shared: Path) -> None:
    for path in sorted((shared / "seeds").glob(f"*.{rendering}")):
        document, record = read(path), printed(path)
        assert unaccounted(document, record) == [], path.name
        assert recorded_share(document, record) >= 0.97, path.name


def recorded_share(document: Document, record: Record) -> float:
    """Of the characters of the body cells of measure tables, those that records other than `other` hold."""
    rows = {
        cell.block: len(squeeze(cell.text))
        for table in logical_tables(document.blocks)
        for row in table.rows
        for cell, own in zip(row.cells, row.own, strict=True)
        if cell is not None and own
    }
    own_words = [value for value in values(record) if ".other[" not in value[0] and not value[0].startswith("issues")]
    held = {source["block"] for _, _, sources in own_words for source in sources} | named_by_scores(document)
    entries = {source["block"] for where, _, sources in own_words if where.startswith("entries") for source in sources}
    tables = {block.split(".")[0] for block in entries}
    body = {block: length for block, length in rows.items() if block.split(".")[0] in tables}
    return sum(length for block, length in body.items() if block in held) / max(1, sum(body.values()))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_file_gives_the_same_bytes(format: str, generated: dict[str, list[Path]]) -> None:
    for path in generated[format][:6]:
        assert record_json(record_of(path)) == record_json(record_of(path))


@pytest.mark.parametrize("format", FORMATS)
def test_entries_have_ids_of_their_own(format: str, generated: dict[str, list[Path]]) -> None:
    for path in generated[format]:
        record = printed(path)
        ids = [entry["entry_id"] for entry in record["entries"]]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[0-9a-f]{16}:[a-z]+\d+(?:\.\w+)*(?::\d+)?", entry_id) for entry_id in ids)
        assert {finding["entry_id"] for finding in record["findings"]} - {None} <= set(ids)


def test_ids_do_not_depend_on_the_texts(generated: dict[str, list[Path]]) -> None:
    """One letter more in every running text changes texts, and no id."""
    for path in generated["html"]:
        document = read(path)
        changed = replace(document, blocks=tuple(_longer(block) for block in document.blocks))
        before, after = (
            [entry.entry_id for entry in normalize(extract(version)).entries] for version in (document, changed)
        )
        assert before == after, path.name


def _longer(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return block
    return replace(block, cells=tuple(_longer_cell(cell) for cell in block.cells))


def _longer_cell(cell: Cell) -> Cell:
    return replace(cell, text=cell.text + "ๆ", lines=()) if len(cell.text) > 60 else cell
