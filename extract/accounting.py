"""Accounting: table text and list items that ended up in no record are said, never lost silently."""

from collections.abc import Sequence
from dataclasses import replace

from extract.enumeration import marks
from extract.passage import Passage
from extract.raw import Quote, RawRecord
from extract.tables import LogicalTable
from ingest.document import Cell, Paragraph, Table
from ingest.issue import Issue
from ingest.span import Span

_SHOWN = 60  # characters of an unmapped text that its message quotes
_HEADING = 60  # a numbered paragraph up to this long is a heading rather than a list item


def unmapped(record: RawRecord, tables: Sequence[LogicalTable]) -> RawRecord:
    """The record with an `unmapped_text` issue for each body cell and list item of which nothing was recorded."""
    used = {span.block for quote in _quotes(record) for span in quote.spans}
    headers = {cell.block for table in tables for cell in (*table.headers, *table.captions)}
    issues = []
    for block in record.document.blocks:
        if isinstance(block, Table):
            lost = [
                cell for cell in block.cells if _counts(cell) and cell.block not in used and cell.block not in headers
            ]
            if lost:
                issues.append(_issue(lost))
        elif (
            block.block not in used and block.level is None and len(block.text) > _HEADING and marks(Passage.of(block))
        ):
            issues.append(_issue([block]))
    return replace(record, issues=(*record.issues, *issues))


def _counts(cell: Cell) -> bool:
    return any(character.isalnum() for character in cell.text)


def _issue(blocks: Sequence[Cell | Paragraph]) -> Issue:
    words = " ".join(blocks[0].text.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    count = f" and {len(blocks) - 1} more cells" if len(blocks) > 1 else ""
    count_th = f" และอีก {len(blocks) - 1} ช่อง" if len(blocks) > 1 else ""
    return Issue(
        "unmapped_text",
        f"in no record: {shown}{count}",
        f"ไม่อยู่ในข้อมูลที่อ่านได้: {shown}{count_th}",
        spans=tuple(Span(block.block, 0, len(block.text)) for block in blocks),
    )


def _quotes(record: RawRecord) -> list[Quote]:
    quotes: list[Quote | None] = [record.profile.title, record.profile.fiscal_year, record.profile.assessed_fiscal_year]
    for entry in record.entries:
        quotes += [
            entry.topic,
            entry.period,
            entry.budget,
            *entry.indicators,
            *entry.items,
            *entry.findings,
            *entry.owners,
        ]
        quotes += [item.quote for item in (*entry.measures, *entry.steps, *entry.results, *entry.outcomes)]
        quotes += [quote for _, quote in entry.other]
    for score in record.scores:
        quotes += [*score.subject, score.value, score.year, score.rating, score.change, score.indicator]
    for finding in record.findings:
        quotes += [finding.quote, *finding.indicators, *finding.items]
    return [quote for quote in quotes if quote is not None]
