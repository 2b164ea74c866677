"""Rows cut by a page: whether the first row of a new page is the second half of the last row before it.

A cut row goes on in some of its columns and is empty in those that were short enough to fit. Each column may tell:
a new number, code, score or whole period begins a row; a numbering that goes on, half a period, a name without its
beginning continue one.
"""

import re
from collections.abc import Mapping, Sequence

from extract.draft import Draft
from extract.enumeration import marks
from extract.evidence import evidence, is_indicator
from extract.grid import Row
from extract.passage import Passage
from extract.roles import Roles
from extract.tables import LogicalTable

_OPEN_END = re.compile(r"(?:ถึง|[-–—]|และ|พ\.ศ\.|เดือน|ปี|ปีงบประมาณ)\s*$")
_SHORT_KEYS = ("no", "item", "score", "period", "owner", "budget")
_LISTS = ("measure", "step", "result", "outcome", "owner")

Words = Mapping[str, Sequence[Passage]]


def dense_keys(table: LogicalTable, roles: Roles) -> frozenset[str]:
    """The roles of short cells that nearly every row fills: a row that has none of them is no whole row."""
    rows = [row for row in table.rows if len(row.filled()) > 1]
    dense = set()
    for column, role in enumerate(roles.by_column):
        if role in _SHORT_KEYS and len(rows) > 2:
            filled = sum(bool(row.text(column)) for row in rows)
            if filled >= 0.6 * len(rows):
                dense.add(role)
    return frozenset(dense)


def is_second_half(row: Row, words: Words, current: Draft, dense: frozenset[str]) -> bool | None:
    """Whether the row goes on with the current entry; None where its columns do not tell."""
    if any(role in words for role in ("no", "score")) or _begins_key(words):
        return False
    if any(_list_goes_on(role, words, current) for role in _LISTS):
        return not _whole_period(words, current)
    if _half_period(words, current):
        return True
    if _whole_period(words, current):
        return False
    if dense and not dense & set(words):
        return True
    if any(_list_begins(role, words) for role in ("measure", "step")):
        return False
    if "item" in words or "topic" in words or "indicator" in words:
        return True  # such a cell without its beginning
    return None


def _begins_key(words: Words) -> bool:
    """Whether a code, an indicator or an issue begins here."""
    if any(evidence(p.text).get("item", 0) >= 1 for p in words.get("item", ())):
        return True
    return any(
        is_indicator(p.text) or evidence(p.text).get("topic")
        for role in ("indicator", "topic")
        for p in words.get(role, ())
    )


def _list_goes_on(role: str, words: Words, current: Draft) -> bool:
    """Whether a numbering continues with the next number."""
    before = current.words.get(role)
    if role not in words or not before:
        return False
    last, first = marks(before[-1]), marks(words[role][0])
    return bool(
        last and first and first[0].start == 0 and first[0].no is not None and first[0].no == (last[-1].no or 0) + 1 > 1
    )


def _list_begins(role: str, words: Words) -> bool:
    return any(
        (found := marks(passage)) and found[0].start == 0 and found[0].no == 1 for passage in words.get(role, ())
    )


def _half_period(words: Words, current: Draft) -> bool:
    before = current.words.get("period")
    return before is not None and "period" in words and bool(_OPEN_END.search(before[-1].text))


def _whole_period(words: Words, current: Draft) -> bool:
    """Whether a period begins here although the current entry has its own already."""
    return "period" in words and not _half_period(words, current) and bool(current.words.get("period"))
