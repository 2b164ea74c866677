"""Entries from tables with one measure a row, whatever the order of their columns."""

import re
from collections.abc import Iterator, Sequence

from extract.cut_rows import dense_keys, is_headed, is_second_half, is_within_words
from extract.draft import Draft
from extract.enumeration import leading_mark, marks
from extract.evidence import evidence, is_indicator
from extract.forms import Field, numbered_field
from extract.grid import Row
from extract.passage import Passage, resume
from extract.roles import Roles
from extract.row_words import covering_words, own_cell, words_of
from extract.tables import LogicalTable

_KEYS = ("no", "topic", "indicator", "item", "instrument", "score", "period", "owner", "budget")
_CERTAIN_KEYS = {"no", "item", "score", "period", "owner", "budget"}  # those that are not printed once for many rows
_OWN_VALUES = ("period", "owner", "budget", "result")
_STANDING_OVER = {"topic": {"no"}, "finding": {"no", "topic", "indicator", "item"}}
_CARRIED = {"topic": 0, "indicator": 0, "item": 1, "finding": 2}  # the keys that are printed once, by rank
_TOTAL = re.compile(r"^(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|รวมงบประมาณ.*|ยอดรวม)$")
_NOTE = re.compile(r"^หมายเหตุ")


def drafts_of_rows(table: LogicalTable, roles: Roles, above: Field | None = None) -> list[Draft]:
    """The entries of a table, in the order of its rows. `above`: what the heading over the table names.

    A row begins an entry if its lead column (measure, else step, result, finding) holds text of its own, or if it
    has a period, owner, budget or result of its own beside a measure that is printed once for several rows. Every
    other row goes on with the entry before it.
    """
    lead = next((role for role in ("measure", "step", "result", "finding") if role in roles), None)
    if lead is None:
        return []
    keyed = _is_keyed(table, roles, lead)
    dense = dense_keys(table, roles)
    headed = is_headed(table, roles, lead)
    drafts: list[Draft] = []
    carried: dict[str, list[Passage]] = {}
    group = above
    activities = _holds_activities(table, roles)
    merging = _merging_columns(table, roles)
    goes_on: dict[int, bool] = {}
    leading = _leading_values(roles, lead)
    printed: dict[str, list[Passage]] = {}
    for row in table.rows:
        if (heading := _group_heading(row, roles)) is not None:
            group, carried = heading, {}
            continue
        for column in merging:
            cell = row.cells[column]
            if cell is None or not row.own[column]:
                continue
            if row.cut or cell.text.strip():
                goes_on[column] = row.cut  # a blank cell at the top of a page is the rest of a merged one
            elif not goes_on.get(column):
                carried.pop(roles.by_column[column], None)  # blank on purpose: what is printed once is merged here
        words = words_of(row, table, roles)
        if not words or not row.filled() or _TOTAL.match(row.text(row.filled()[0])):
            continue
        if drafts and not _begins(row, words, roles, lead, drafts[-1], dense, keyed=keyed, headed=headed):
            cut = row.cut or lead in words
            _go_on(drafts[-1], words, lead, cut=cut)
            _put_others(drafts[-1], row, table, roles)
            if cut:
                _carry_whole(carried, drafts[-1])
            else:
                _carry(carried, words)
            continue
        if row.cut and drafts:
            _finish_cut_keys(drafts, carried, words, roles)
        _carry(carried, words)
        draft = Draft(_first_block(row))
        for role, passages in {**covering_words(row, roles), **words}.items():
            if role in words or not _is_part(passages, carried.get(role, ())):
                draft.put_all(role, passages)
        _inherit(draft, carried, group, activities=activities)
        printed.update({role: words[role] for role in leading if role in words})
        for role in leading:
            if not draft.words.get(role):
                draft.put_all(role, printed.get(role, ()))
        if lead not in words and drafts and lead in drafts[-1].words and not draft.words.get(lead):
            draft.words[lead] = list(drafts[-1].words[lead])
        _put_others(draft, row, table, roles)
        drafts.append(draft)
    _share_stacked_indicators(drafts)
    return [draft for draft in drafts if not draft.is_empty()]


def _first_block(row: Row) -> str:
    return own_cell(row, row.filled()[0]).block


def _put_others(draft: Draft, row: Row, table: LogicalTable, roles: Roles) -> None:
    """Keep the cells of columns of another role under their headers."""
    for column in row.filled():
        if roles.by_column[column] in {"other", ""} and not evidence(row.text(column)).get("item"):
            draft.other.append((table.header(column), Passage.of(own_cell(row, column))))


def _leading_values(roles: Roles, lead: str) -> list[str]:
    """The owner or period where its column stands before the lead's: it is then printed once for several rows."""
    first = roles.column(lead)
    return [
        role
        for role in ("owner", "period")
        if (column := roles.column(role)) is not None and first is not None and column < first
    ]


def _merging_columns(table: LogicalTable, roles: Roles) -> list[int]:
    """The columns of keys that are printed once in a cell merged over their rows."""
    return [
        column
        for column, role in enumerate(roles.by_column)
        if role in _CARRIED
        and any(
            (cell := row.cells[column]) is not None and row.own[column] and cell.row_span > 1 and cell.text.strip()
            for row in table.rows
        )
    ]


def _holds_activities(table: LogicalTable, roles: Roles) -> bool:
    """Whether the lead column holds the activities of measures that are named elsewhere: its header says กิจกรรม."""
    column = roles.column("measure")
    return column is not None and "มาตรการ" not in table.header(column) and "กิจกรรม" in table.header(column)


def _group_heading(row: Row, roles: Roles) -> Field | None:
    """A row that names an indicator, issue or numbered measure for the rows below it."""
    filled = row.filled()
    if len(filled) != 1 or len(row.cells) < 3:
        return None
    cell = own_cell(row, filled[0])
    text = cell.text.strip()
    if len(text) > 200 or _NOTE.match(text):
        return None
    named = is_indicator(text)
    if row.cut and not named:
        return None
    numbered = numbered_field(Passage.of(cell), cell.block)
    if numbered is not None and numbered.role == "measure" and numbered.value and (row.spans_all() or filled[0] == 0):
        return numbered
    if row.spans_all() or (filled[0] == 0 and (named or evidence(text).get("topic")) and _is_wide(row, roles, named)):
        return Field("indicator" if named else "topic", "", Passage.of(cell), cell.block)
    return None


def _is_wide(row: Row, roles: Roles, named: bool) -> bool:
    """Whether the lone first cell of a row is a heading, and no key cell whose measure stands in another row."""
    first = roles.by_column[0]
    return all(cell is None for cell in row.cells[1:]) or (first != "indicator" if named else first not in _CARRIED)


def _begins(
    row: Row,
    words: dict[str, list[Passage]],
    roles: Roles,
    lead: str,
    current: Draft,
    dense: frozenset[str],
    *,
    keyed: bool,
    headed: bool,
) -> bool:
    """Whether a row begins an entry rather than going on with the current one."""
    has_lead = lead in words
    values = _OWN_VALUES if not row.cut else _OWN_VALUES[:3]  # a cut row goes on in all its text columns
    own_value = any(role in words and current.words.get(role) for role in values)
    if row.cut and (second_half := is_second_half(words, current, lead, dense, headed=headed)) is not None:
        return not second_half
    if not has_lead:
        return own_value and any(role in words for role in ("step", "result", "outcome"))
    if any(role in words for role in _KEYS):
        return True
    if not row.cut:
        return not keyed or leading_mark(words[lead][0]) is not None
    if any(role in roles for role in _KEYS if role not in {"instrument", "score"}):
        return False
    return not _cut_sentence(current.words.get(lead, ()), words[lead][0])


def _is_keyed(table: LogicalTable, roles: Roles, lead: str) -> bool:
    """Whether the rows that begin an entry also begin a key: one that begins none then goes on with the row above."""
    columns = [column for column, role in enumerate(roles.by_column) if role in _KEYS]
    if not _CERTAIN_KEYS & set(roles.by_column):
        return False
    rows = [row for row in table.rows if any(row.text(column) for column in roles.columns(lead))]
    keyed = sum(any(row.text(column) for column in columns) for row in rows)
    return len(rows) > 2 and keyed >= 0.6 * len(rows)


def _cut_sentence(before: Sequence[Passage], after: Passage) -> bool:
    """Whether a lead text without a number goes on with one that has a number."""
    return bool(before) and bool(marks(before[-1])) and not marks(after)


def _go_on(draft: Draft, words: dict[str, list[Passage]], lead: str, *, cut: bool) -> None:
    if "indicator" in words and lead not in words and draft.indicators and not cut:
        draft.stacked = True
    if cut and "indicator" in words and not draft.indicators:
        words = {**words, "indicator": draft.whole_indicators(words["indicator"])}
    for role, passages in words.items():
        draft.put_all(role, passages, cut=cut)


def _finish_cut_keys(
    drafts: Sequence[Draft], carried: dict[str, list[Passage]], words: dict[str, list[Passage]], roles: Roles
) -> None:
    """Join the second half of a merged issue or finding that a page has cut to its first half, wherever that was given.

    It is a second half where the row begins a measure but none of the keys that stand over it.
    """
    for role, above in _STANDING_OVER.items():
        printed = carried.get(role)
        if not printed or role not in words or above & set(words) or leading_mark(words[role][0]) is not None:
            continue
        if not (above & set(roles.by_column) if role == "finding" else is_within_words(role, words, drafts[-1])):
            continue
        half = printed[-1]
        whole = resume(half, words.pop(role)[0])
        carried[role] = [*printed[:-1], whole]
        for draft in drafts:
            if held := draft.words.get(role):
                draft.words[role] = [whole if passage.pieces == half.pieces else passage for passage in held]


def _is_part(passages: Sequence[Passage], whole: Sequence[Passage]) -> bool:
    """Whether the words of a merged cell are the rest of carried ones that a page has cut."""
    places = {(piece.block, piece.start) for passage in whole for piece in passage.pieces}
    return any((piece.block, piece.start) in places for passage in passages for piece in passage.pieces)


def _carry(carried: dict[str, list[Passage]], words: dict[str, list[Passage]]) -> None:
    """Remember the keys that a row prints; a key ends those of its own rank and below."""
    printed = min((_CARRIED[role] for role in words if role in _CARRIED), default=99)
    for role in [role for role in carried if _CARRIED[role] >= printed and role not in words]:
        del carried[role]
    carried.update({role: words[role] for role in _CARRIED if role in words})


def _carry_whole(carried: dict[str, list[Passage]], draft: Draft) -> None:
    """Remember keys that a page has cut with both their halves."""
    for role, whole in (("indicator", draft.indicators), ("item", draft.items)):
        if whole:
            carried[role] = list(whole)
    if "topic" in carried and "topic" not in draft.words:
        carried["topic"] = list(draft.indicators)  # its column names indicators
    carried.update(
        {role: list(draft.words[role]) for role in ("topic", "finding") if role in carried and role in draft.words}
    )


def _inherit(draft: Draft, carried: dict[str, list[Passage]], group: Field | None, *, activities: bool) -> None:
    """Give an entry the keys that were printed once, above it; below a measure, activities are its steps."""
    for role in _CARRIED:
        have = {"indicator": bool(draft.indicators), "item": bool(draft.items)}.get(role, bool(draft.words.get(role)))
        if not have:
            draft.put_all(role, carried.get(role, ()))
    if group is None:
        return
    if group.role == "measure" and (activities or not draft.words.get("measure")):
        draft.words["step"] = [*draft.words.pop("measure", ()), *draft.words.get("step", ())]
        draft.put("measure", group.value)
        draft.number = group.no
    elif group.role == "indicator" and not draft.indicators:
        draft.put("indicator", group.value)
    elif group.role != "indicator" and not draft.words.get("topic"):
        draft.put("topic", group.value)


def _share_stacked_indicators(drafts: Sequence[Draft]) -> None:
    """Where one numbered list of measures stands beside several indicators, every measure gets them all.

    The sign is an indicator in a row without a measure: the two columns are then stacked, not paired.
    """
    for run in _numbered_runs(drafts):
        if any(draft.stacked for draft in run):
            shared: list[Passage] = []
            for draft in run:
                shared.extend(p for p in draft.indicators if all(p.pieces != known.pieces for known in shared))
            for draft in run:
                draft.indicators = list(shared)


def _numbered_runs(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    run: list[Draft] = []
    last = 0
    for draft in drafts:
        numbers = draft.list_numbers()
        if run and (not numbers or numbers[0] != last + 1):
            yield run
            run = []
        run.append(draft)
        last = numbers[-1] if numbers else 0
    if run:
        yield run
