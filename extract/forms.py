"""Entries from key/value forms: small tables of label and value, one after the other or one per measure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.draft import Draft
from extract.evidence import is_indicator
from extract.headers import header_roles
from extract.passage import Passage, concatenate
from extract.tables import LogicalTable
from ingest.document import Cell

_KEYS = {"no", "topic", "indicator", "item", "finding"}
_SURE = 0.75  # how well a label must fit a wording to be read as one


class Field(NamedTuple):
    """A labelled value: `role` is None for a label of no known role."""

    role: str | None
    label: str
    value: Passage
    block: str


def is_form(table: LogicalTable) -> bool:
    """Whether a table is a list of labels and values rather than rows of one kind."""
    if any(table.paths) or table.columns not in {2, 3, 4}:
        return False
    labels = [row.text(0) for row in table.rows if row.text(0)]
    known = {text for text in labels if _role(text) is not None}
    roles = {_role(text) for text in known}
    return len(roles) >= 3 and sum(text in known for text in labels) >= 0.6 * len(labels)


def fields_of(table: LogicalTable) -> Iterator[Field]:
    """The labelled values of a form, in reading order."""
    for row in table.rows:
        cells = [
            cell for cell, own in zip(row.cells, row.own, strict=True) if cell is not None and own and cell.text.strip()
        ]
        if not cells:
            continue
        if row.spans_all() or (len(cells) == 1 and _role(cells[0].text) is None and cells[0].column == 0):
            role = "indicator" if is_indicator(cells[0].text) else None
            yield Field(role, "", Passage.of(cells[0]), cells[0].block)
            continue
        yield from _row_fields(cells)


def _row_fields(cells: list[Cell]) -> Iterator[Field]:
    label = cells[0]
    values: list[Passage] = []
    for cell in cells[1:]:
        if values and _role(cell.text) is not None and len(cell.text) <= 40:
            yield Field(_role(label.text), label.text, concatenate(values), label.block)
            label, values = cell, []
        else:
            values.append(Passage.of(cell))
    yield Field(_role(label.text), label.text, concatenate(values), label.block)


def _role(label: str) -> str | None:
    """The role that a form's label means, None for a text that is no label."""
    text = label.strip().lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.)( -•")
    if len(text) > 70 or is_indicator(text):
        return None
    roles = header_roles(text)
    return roles[0].role if roles and roles[0].fit >= _SURE else None


def drafts_of_fields(fields: Iterable[Field]) -> list[Draft]:
    """The entries of a sequence of labelled values.

    A new entry begins where the label that began the first one comes again, where a second measure follows other
    fields, and where a key (indicator, issue, question) follows a measure. Keys hold until they are printed anew.
    """
    drafts: list[Draft] = []
    starter: str | None = None
    keys: dict[str, Passage] = {}
    seen: set[str] = set()
    for role, label, value, block in fields:
        if not value and role is None:
            continue
        if role is not None:
            starter = starter or role
            again = role in seen and (role in {starter, "measure"} or role in _KEYS)
            if not drafts or again or (role in _KEYS and "measure" in seen and role not in {"finding", "item"}):
                drafts.append(Draft(block))
                seen = set()
            seen.add(role)
            if role in {"topic", "indicator"}:
                keys = {role: value}
        draft = drafts[-1] if drafts else None
        if draft is None:
            continue
        if role in {None, "other", "no", "score", "rating", "instrument", "maximum", "change", "year"}:
            if role != "no" and value:
                draft.other.append((label, value))
            continue
        draft.put(str(role), value)
        if role == "measure" and keys and not draft.indicators and not draft.words.get("topic"):
            for key, passage in keys.items():
                draft.put(key, passage)
    return [draft for draft in drafts if not draft.is_empty()]
