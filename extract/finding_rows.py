"""Findings listed in tables of their own: the assessor's recommendations by item, problems by indicator."""

from extract.evidence import is_stated_none
from extract.passage import Passage
from extract.raw import FindingKind, Quote, RawFinding
from extract.roles import Roles
from extract.row_words import covering_words, words_of
from extract.score_labels import Part, table_part
from extract.tables import LogicalTable

_KINDS: tuple[tuple[str, FindingKind], ...] = (("recommendation", "recommendation"), ("problem", "limitation"))


def findings_of_rows(table: LogicalTable, roles: Roles) -> list[RawFinding]:
    """The findings of a table without measures: one for each recommendation or problem cell, with its keys."""
    findings: list[RawFinding] = []
    above = (table_part(block.text) for block in reversed(table.context))
    headed = next((found for found in above if found is not None), None)
    keys: dict[str, list[Passage]] = {}
    for row in table.rows:
        words = {**covering_words(row, roles), **words_of(row, table, roles)}
        keys.update({role: words[role] for role in ("indicator", "item") if role in words})
        part: Part | None = next(
            (p for cell in row.filled() if (p := table_part(row.text(cell)[:60])) is not None), headed
        )
        for role, kind in _KINDS:
            for passage in words.get(role, ()):
                if not is_stated_none(passage.text):
                    findings.append(
                        RawFinding(kind, passage.quote(), part, _quotes(keys, "indicator"), _quotes(keys, "item"))
                    )
    return findings


def _quotes(keys: dict[str, list[Passage]], role: str) -> tuple[Quote, ...]:
    return tuple(passage.quote() for passage in keys.get(role, ()))
