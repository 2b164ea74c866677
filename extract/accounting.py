"""Accounting: table text and list items that ended up in no record are said, never lost silently."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.enumeration import marks
from extract.evidence import is_stated_none
from extract.forms import numbered_field
from extract.grid import label_role
from extract.passage import Passage
from extract.raw import Quote, RawRecord
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell, Paragraph, Table
from ingest.issue import Issue
from ingest.span import Span

_ROW_NUMBER = 5  # code points of a row's number with its brackets or full stop
_SHOWN = 60  # characters of an unmapped text that its message quotes
_HEADING = 60  # a numbered paragraph up to this long is a heading rather than a list item


def unmapped(record: RawRecord, tables: Sequence[LogicalTable]) -> RawRecord:
    """The record with an `unmapped_text` issue for each body cell and list item of which nothing was recorded."""
    used = {span.block for quote in _quotes(record) for span in quote.spans}
    labels = {cell.block for table in tables for cell in _labels(table, used)}
    issues = []
    for block in record.document.blocks:
        if isinstance(block, Table):
            lost = [
                cell for cell in block.cells if _counts(cell) and cell.block not in used and cell.block not in labels
            ]
            if lost:
                issues.append(_issue(lost))
        elif (
            block.block not in used and block.level is None and len(block.text) > _HEADING and marks(Passage.of(block))
        ):
            issues.append(_issue([block]))
    return replace(record, issues=(*record.issues, *issues))


def _counts(cell: Cell) -> bool:
    """Whether a cell says anything: the number of its row and a statement that there is nothing do not."""
    if cell.column == 0 and fold_digits(cell.text).strip(" ().").isdecimal() and len(cell.text) <= _ROW_NUMBER:
        return False
    return any(character.isalnum() for character in cell.text) and not is_stated_none(cell.text)


def _labels(table: LogicalTable, used: set[str]) -> Iterator[Cell]:
    """The cells that label others: headers, captions, and what stands before the values of a form."""
    yield from table.headers
    yield from table.captions
    for row in table.rows if table.form else ():
        filled = [cell for column in row.filled() if (cell := row.cells[column]) is not None]
        numbered = [field for cell in filled if (field := numbered_field(Passage.of(cell), cell.block)) is not None]
        if len(filled) == 1 and numbered and not numbered[0].value:
            yield filled[0]  # มาตรการที่ ๑: the number of the measure below
        if any(cell.block in used or is_stated_none(cell.text) for cell in filled[1:]):
            yield filled[0]
            yield from (cell for cell in filled[1:] if label_role(cell.text) is not None)


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
