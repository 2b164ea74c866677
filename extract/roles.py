"""The role of each column of a logical table, from its header's wording and from what it holds.

Neither decides alone: a header can be missing, misspelt, unknown or wrong, and a cell's words can suit several
roles. Each (column, role) pair gets a score from both, the best pairs are taken first, and text columns that are
left get the roles that official tables have in that position.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations, product

from extract.evidence import MONTH, TYPED, evidence, is_item_code
from extract.grid import OCCASION, Row
from extract.headers import HeaderRole, header_roles
from extract.tables import LogicalTable
from ingest.digits import fold_digits

_MONTH_LABEL = re.compile(rf"{MONTH}(?:\s*\d{{2,4}})?|ไตรมาส(?:ที่)?\s*[1-4](?!\d).*")
_RANGE = re.compile(r"ถึง|[-–—]|ไตรมาส|ตลอด|ปีงบประมาณ")
MONTH_COLUMN = "month"
"""The role of a column that stands for a month or quarter, and whose cells hold marks."""
_SAMPLE = 60  # rows that are looked at
_REPEATABLE = {"score", "change", "rating", "maximum", "other", "outcome", "result", "problem", "recommendation"}
_TEXT_ORDER = ("finding", "measure", "step", "result", "outcome", "problem", "recommendation")
_SUCCESSOR = {"result": "outcome", "measure": "step", "problem": "recommendation", "topic": "item"}
"""What a second column is whose header reads like one that is there already, where tables have both."""
_PLAIN = ("period", "budget", "score", "change", "rating", "item", "no")
"""The roles whose cells leave no doubt."""
_LATE = {"result": 0.25, "outcome": 0.1, "problem": 0.1, "recommendation": 0.1}
"""How much a column's words must speak for a role that tables may well lack."""
_SAID = 0.4
"""How much a column's words must speak for such a role for its place not to matter."""
_TEXT = {*_TEXT_ORDER, "other"}
_MOST_ORDERED = 4  # columns whose order is tried
_TARGET = 16.0  # mean characters up to which a column holds no sentences
_LONG = 60.0  # mean characters from which a column holds running text


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column holds: mean evidence per role over its filled cells, their mean length, and how many there are."""

    evidence: dict[str, float]
    length: float
    filled: int
    counts_up: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """The role of each column ("" where none was found), whether content had to overrule or replace its header,
    and the reasons."""

    by_column: tuple[str, ...]
    inferred: tuple[bool, ...]
    reasons: tuple[str, ...]

    def columns(self, role: str) -> list[int]:
        return [column for column, found in enumerate(self.by_column) if found == role]

    def column(self, role: str) -> int | None:
        found = self.columns(role)
        return found[0] if found else None

    def __contains__(self, role: str) -> bool:
        return role in self.by_column


def assign_roles(table: LogicalTable) -> Roles:
    """The roles of a table's columns."""
    profiles = [_profile(table, column) for column in range(table.columns)]
    headers = [_path_roles(path) for path in table.paths]
    ranked = sorted(
        (
            (_score(role, headers[column], profiles[column]), -column, role)
            for column in range(table.columns)
            for role in {*(h.role for h in headers[column]), *profiles[column].evidence}
        ),
        reverse=True,
    )
    by_column = _month_columns(table)
    for score, column, role in ranked:
        column = -column
        fit = next((h.fit for h in headers[column] if h.role == role), 0.0)
        if score < 0.5 or by_column[column]:
            continue
        if role in by_column:
            following = _SUCCESSOR.get(role)
            if following is not None and following not in by_column and column > by_column.index(role):
                role = following
            elif role not in _REPEATABLE and fit < 0.8 and profiles[column].evidence.get(role, 0) < 0.8:
                continue
        if role in _TEXT and not fit and not (role == "other" and profiles[column].evidence.get("other", 0) >= 0.7):
            continue  # words alone are too weak: the position decides below
        by_column[column] = role
    _prefer_measure(by_column, headers)
    _one_period(by_column, table)
    if not {"score", "maximum", "no"}.issuperset(by_column) or len(by_column) > 3:
        _fill_text_columns(by_column, profiles, [bool(table.header(column)) for column in range(table.columns)])
    inferred = tuple(
        bool(role) and not any(h.role == role and h.fit >= 0.55 for h in headers[column])
        for column, role in enumerate(by_column)
    )
    reasons = tuple(
        f"column {column} {table.header(column)!r}: {role or 'no role'}"
        f" (header {_shown(headers[column])}; content {_shown_evidence(profiles[column])})"
        for column, role in enumerate(by_column)
    )
    return Roles(tuple(by_column), inferred, reasons)


def _month_columns(table: LogicalTable) -> list[str]:
    """The roles at first: none but that of columns which stand for months or quarters, if there are several."""
    months = [
        bool(path)
        and _MONTH_LABEL.fullmatch(fold_digits(" ".join(path[-2:] if path[-1].strip().isdecimal() else path[-1:])))
        is not None
        for path in table.paths
    ]
    return [MONTH_COLUMN if month and sum(months) >= 3 else "" for month in months]


def _prefer_measure(by_column: list[str], headers: Sequence[Sequence[HeaderRole]]) -> None:
    """Where no column is the measure, a step column whose header also says measure (มาตรการ/วิธีดำเนินการ) is, or
    the first of several (แนวทางการปฏิบัติ, ขั้นตอน)."""
    if "measure" in by_column:
        return
    if by_column.count("step") > 1:
        by_column[by_column.index("step")] = "measure"
        return
    for column, role in enumerate(by_column):
        if role == "step" and any(found.role == "measure" for found in headers[column]):
            by_column[column] = "measure"
            return


def _one_period(by_column: list[str], table: LogicalTable) -> None:
    """Of several period columns the later ones hold other dates, where the first holds whole ranges already."""
    columns = [column for column, role in enumerate(by_column) if role == "period"]
    texts = [text for row in table.rows[:_SAMPLE] if columns and (text := row.text(columns[0]))]
    if len(columns) > 1 and sum(bool(_RANGE.search(text)) for text in texts) >= 0.5 * len(texts):
        for column in columns[1:]:
            by_column[column] = "other"


def _path_roles(path: Sequence[str]) -> tuple[HeaderRole, ...]:
    """The roles of the lowest label that means one; the labels above it only where it means none."""
    for number, label in reversed(list(enumerate(path))):
        if number and OCCASION.match(fold_digits(label)):
            continue  # one of several rounds of what the label above says
        roles = header_roles(label)
        if roles and roles[0].fit >= 0.55:
            return roles
    return header_roles(" ".join(path)) if len(path) > 1 else (header_roles(path[0]) if path else ())


def _profile(table: LogicalTable, column: int) -> Profile:
    total: dict[str, float] = {}
    length = filled = 0
    numbers: list[int] = []
    for row in table.rows[:_SAMPLE]:
        if row.spans_all() or not (text := row.text(column)) or _is_shifted(row):
            continue
        filled += 1
        length += len(text)
        for role, weight in evidence(text).items():
            total[role] = total.get(role, 0.0) + weight
        digits = fold_digits(text).strip("(). ")
        if digits.isdecimal() and len(digits) <= 3:
            numbers.append(int(digits))
    counts_up = len(numbers) >= max(1, 0.7 * filled) and all(b - a in (0, 1) for a, b in pairwise(numbers))
    if filled:
        total = {role: weight / filled for role, weight in total.items()}
    if counts_up and numbers[:1] == [1] and column <= 1:
        total["no"] = 1.0
        total.pop("score", None)
    else:
        total.pop("no", None)
    return Profile(total, length / filled if filled else 0.0, filled, counts_up)


def _is_shifted(row: Row) -> bool:
    """Whether several item codes stand in one row: its cells then do not stand under their headers."""
    return sum(is_item_code(row.text(column)) for column in row.filled()) > 1


def _score(role: str, header: Sequence[HeaderRole], profile: Profile) -> float:
    fit = next((h.fit for h in header if h.role == role), 0.0)
    held = profile.evidence.get("score" if role == "maximum" else role, 0.0)
    if not profile.filled:
        return fit
    if role == "maximum":
        return fit + 0.9 * held if fit >= 0.6 else 0.0
    if role in TYPED:
        plain = (*_PLAIN, "owner") if role in _PLAIN else _PLAIN  # an issue may well be named like a unit: งานพัสดุ
        if held < 0.3 and any(profile.evidence.get(other, 0.0) >= 0.8 for other in plain if other != role):
            fit -= 0.4  # the header says one thing, and the cells plainly another
        score = (
            fit + 0.9 * held if held >= 0.3 else fit - (0.5 if profile.length > _LONG else 0.05 if fit >= 0.7 else 0.25)
        )
        if (
            role in {"topic", "indicator", "item", "no", "score"}
            and not fit
            and held < (0.5 if role == "item" else 0.7)
        ):
            score -= 0.3
        return score
    typed = max(
        (profile.evidence.get(other, 0.0) for other in ("period", "owner", "budget", "score", "change")), default=0
    )
    if role in _TEXT_ORDER and typed >= 0.75 and profile.length <= _LONG and fit < 2:
        return fit - 0.6 * typed + 0.3 * held
    return fit + 0.5 * held


def _fill_text_columns(by_column: list[str], profiles: Sequence[Profile], labelled: Sequence[bool]) -> None:
    """Give the running-text columns without a role those that fit their position and words best. A column that fits
    none of them under a label of its own, or a late one of which no word speaks, is something else."""
    free = [
        c
        for c, role in enumerate(by_column)
        if not role and profiles[c].filled and profiles[c].length > 4 and profiles[c].filled > 1
    ]
    if not free:
        return
    if len(free) > 6:
        free = free[:6]
    taken = {role: column for column, role in enumerate(by_column) if role}
    block = [column for column, role in enumerate(by_column) if role in {"period", "owner", "budget"}]
    open_roles = [role for role in _TEXT_ORDER if role not in taken]
    if not {"measure", "period", "owner", "budget", "result"} & set(by_column) and "finding" in by_column:
        return  # a table of findings: nothing in it is a step or measure by its position
    best: tuple[float, dict[int, str]] | None = None
    for count in range(min(len(free), len(open_roles)), 0, -1):
        orders = permutations(free, count) if count <= _MOST_ORDERED else combinations(free, count)
        for columns, roles in product(orders, combinations(open_roles, count)):
            chosen = dict(zip(columns, roles, strict=True))
            value = _value(chosen, block, taken, profiles)
            if best is None or value > best[0]:
                best = (value, chosen)
        if best is not None and best[0] > 0:
            break
    if best is not None:
        for column, role in best[1].items():
            fits = _position_value(role, column, block, taken, profiles[column], done=False) > 0
            silent = role in _LATE and not profiles[column].evidence.get(role)
            by_column[column] = role if fits or not (labelled[column] or silent) else "other"


def _value(chosen: dict[int, str], block: Sequence[int], taken: dict[str, int], profiles: Sequence[Profile]) -> float:
    """How well roles suit columns: their words, their place beside the period and owner, and the usual order."""
    done = any(
        role == "result" and profiles[c].evidence.get("result", 0) >= _LATE["result"] for c, role in chosen.items()
    )
    value = sum(_position_value(role, c, block, taken, profiles[c], done=done) for c, role in chosen.items())
    turned = sum(
        (_TEXT_ORDER.index(role) < _TEXT_ORDER.index(other)) != (column < at)
        for (column, role), (at, other) in combinations(chosen.items(), 2)
    )
    return value - 0.15 * turned


def _position_value(
    role: str, column: int, block: Sequence[int], taken: dict[str, int], profile: Profile, *, done: bool
) -> float:
    said = profile.evidence.get(role, 0.0)
    if role in _LATE and said < _LATE[role]:
        return said - (0.3 if done and role != "result" else 1.0)  # beside results they are usual
    if role in {"finding", "measure", "step"} and profile.length < _TARGET:
        return -1.0  # a target rather: ร้อยละ ๘๐, จำนวน ๑ ครั้ง
    value = 0.2 + 2 * said
    if role == "measure":
        value += 0.4
    if role == "step":
        value += 0.25
    if block:
        left = column < min(block)
        right = column > max(block)
        plain = min(1.0, said / _SAID) if role in _LATE else 0.0
        value += 0.2 if (left if role in {"finding", "measure", "step"} else right) else -0.6 * (1 - plain)
    for other, at in taken.items():
        if other in _TEXT_ORDER and (_TEXT_ORDER.index(role) < _TEXT_ORDER.index(other)) != (column < at):
            value -= 0.15
    return value


def _shown(roles: Sequence[HeaderRole]) -> str:
    return ", ".join(f"{r.role} {r.fit:.2f}" for r in roles[:3]) or "none"


def _shown_evidence(profile: Profile) -> str:
    top = sorted(profile.evidence.items(), key=lambda item: (-item[1], item[0]))[:3]
    return ", ".join(f"{role} {weight:.2f}" for role, weight in top) or "none"
