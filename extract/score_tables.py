"""Scores printed in tables: by instrument, indicator or item, of one or several years, with differences and ratings.

Every score cell is described by the labels of its row and of its column alike, so it does not matter which of them
names the year, the EIT part or what was scored.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.evidence import evidence, is_indicator, is_item_code, is_score
from extract.grid import Row
from extract.headers import header_roles, header_year
from extract.passage import Passage
from extract.raw import Quote, RawScore
from extract.roles import Roles
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell

Part = Literal[1, 2]
Level = Literal["overall", "instrument", "indicator", "sub_indicator", "item"]

_INSTRUMENT = re.compile(r"IIT|EIT|OIT|แบบวัดการรับรู้|แบบ(?:วัด|ตรวจ)การเปิดเผย", re.IGNORECASE)
_OVERALL = re.compile(r"ภาพรวม|คะแนนรวม|^รวม|รวมทั้งสิ้น|รวมทั้งหมด|คะแนนเฉลี่ยรวม|คะแนน ITA|ผลการประเมิน ITA|คะแนนสุทธิ|ค่าเฉลี่ย")
_PART = re.compile(r"ส่วนที่\s*([12])|part\s*([12])|(?:EIT\s*)?(public)|(?:EIT\s*)?(survey)", re.IGNORECASE)
_CHANGE = re.compile(r"ผลต่าง|เพิ่ม(?:ขึ้น)?\s*/\s*ลด|เปลี่ยนแปลง|เปรียบเทียบ|\+\s*/\s*-")
_INDICATOR_NUMBERS = re.compile(r"ตัวชี้วัด(?:ที่)?$")  # over columns 1, 2, 3 …
_SUB_INDICATOR = re.compile(r"^(?:ตัวชี้วัดย่อย(?:ที่)?\s*)?(?:9|10)\.\d(?!\d)")
_CODES = re.compile(r"(?<![A-Za-z0-9])(?:[ieoIEO]\s?\d{1,2}|0\d{1,2})(?!\d)")
_LEADING_CODE = re.compile(
    r"\s*(?:ข้อ\s*)?\(?(?P<code>[ieo]\s?\d{1,2})(?!\d)(?!\s*(?:,|-|–|และ|ถึง)\s*[ieo]?\d)", re.IGNORECASE
)
_SCORES = re.compile(r"(?<![\d.])(?:100(?:\.00?)?|\d{1,2}(?:\.\d{1,2})?)(?![\d.])")
_RATING_ROW = re.compile(r"^(?:ระดับ(?:ผล)?(?:การประเมิน|คะแนน)?|ผลการประเมินระดับ|เกรด|ผลการประเมิน)\s*$")
_NOT_SCORES = {"no", "budget", "period", "owner", "maximum"}


@dataclass(frozen=True, slots=True)
class _Labels:
    """What a row's or column's labels say: whose score of which year and part, or that it is a difference."""

    subject: tuple[Quote, ...] = ()
    level: Level | None = None
    year: Quote | None = None
    fiscal_year: int | None = None
    part: Part | None = None
    change: bool = False
    weighted: bool = False
    rating: bool = False
    indicator: Quote | None = None
    rows: int = 1  # over which the cell of the item is merged: a score's that is merged over more is the indicator's


def scores_of_table(table: LogicalTable, roles: Roles) -> list[RawScore]:
    """The scores of a table, in reading order; none where no column holds scores."""
    if "score" not in roles:
        return []
    if not any(_holds_scores(table, column) for column in roles.columns("score")):
        return []
    columns = [_column_labels(table, column) for column in range(table.columns)]
    scores: list[RawScore] = []
    indicator: Quote | None = None
    before: dict[int, int] = {}  # the places of the last row's scores, by column
    for row in table.rows:
        for label, cells in _parts_of_row(row, roles):
            if label.level == "indicator":
                indicator = label.subject[0] if label.subject else indicator
            if label.change:
                _attach_changes(scores, columns, cells)
                continue
            if label.rating:
                _attach_ratings(scores, before, cells)
                continue
            found = _row_scores(label, cells, columns, roles, label.indicator or indicator)
            before = {column: len(scores) + number for number, (column, _) in enumerate(found)}
            scores.extend(score for _, score in found)
    return scores


def table_part(text: str) -> Part | None:
    """The EIT part that a label names: 1 for those who answered themselves (public), 2 for the survey."""
    match = _PART.search(fold_digits(text))
    if match is None:
        return None
    return 1 if match[1] == "1" or match[2] == "1" or match[3] else 2


def _holds_scores(table: LogicalTable, column: int) -> bool:
    """Whether numbers are scores and not page or list numbers: the header says so, or they are decimals or 100."""
    if any(roles[0].role == "score" for label in table.paths[column] if (roles := header_roles(label))):
        return True
    texts = [text for row in table.rows if is_score(text := fold_digits(row.text(column)))]
    return sum("." in text or text.startswith("100") for text in texts) >= 0.3 * max(1, len(texts))


def _column_labels(table: LogicalTable, column: int) -> _Labels:
    text = table.header(column)
    cells = [c for c in table.headers if c.column <= column < c.column + c.column_span and c.text.strip()]
    year = header_year(text)
    named = next((Passage.of(cell).quote() for cell in cells if header_year(cell.text)), None)
    level: Level | None = None
    subject: tuple[Quote, ...] = ()
    lowest = fold_digits(table.paths[column][-1]).strip() if table.paths[column] else ""
    numbered = [Passage.of(c).quote() for c in table.headers if _INDICATOR_NUMBERS.match(c.text.strip())]
    if is_item_code(lowest):
        level, subject = "item", _header_quotes(table, column)[-1:]
    elif numbered and lowest.isdecimal() and 1 <= int(lowest) <= 10:
        level, subject = "indicator", (numbered[0], *_header_quotes(table, column)[-1:])
    elif is_indicator(text):
        level, subject = "indicator", _header_quotes(table, column)
    elif _INSTRUMENT.search(text):
        level = "instrument"
        subject = tuple(Passage.of(c).quote() for c in cells if _INSTRUMENT.search(c.text)) or tuple(
            Passage.of(c).quote() for c in table.headers if c.text.strip() in text and _INSTRUMENT.search(c.text)
        )
    elif _OVERALL.search(text):
        level = "overall"
        subject = tuple(Passage.of(c).quote() for c in cells[:1])
    return _Labels(subject, level, named, year, table_part(text), bool(_CHANGE.search(text)), "ถ่วงน้ำหนัก" in text)


def _header_quotes(table: LogicalTable, column: int) -> tuple[Quote, ...]:
    """The header cells whose labels stand over a column, from the top down."""
    found = []
    for label in table.paths[column]:
        cells = [cell for cell in table.headers if " ".join(cell.text.split()) == label and cell.column <= column]
        if cells:
            found.append(Passage.of(max(cells, key=lambda cell: cell.column)).quote())
    return tuple(found)


def _parts_of_row(row: Row, roles: Roles) -> Iterator[tuple[_Labels, list[tuple[int, Cell]]]]:
    """A row as (labels, cells); a row that holds several item codes gives one part for each."""
    filled = [(column, cell) for column in row.filled() if (cell := row.cells[column]) is not None]
    codes = [n for n, (column, cell) in enumerate(filled) if _is_code(cell.text, roles.by_column[column])]
    covering = _covering_indicator(row, roles)
    if len(codes) > 1:
        for begin, end in zip(codes, [*codes[1:], len(filled)], strict=True):
            part = filled[begin:end]
            yield _Labels((Passage.of(part[0][1]).quote(),), "item", indicator=covering), part[1:]
        return
    yield _row_labels(filled, roles, covering), filled


def _is_code(text: str, role: str) -> bool:
    text = text.strip()
    if is_item_code(text):
        return role not in {"no", "score", "change", "maximum"} or not is_score(text)
    return role == "item" and evidence(text).get("item", 0) >= 1 and len(text) < 12


def _covering_indicator(row: Row, roles: Roles) -> Quote | None:
    for column in roles.columns("indicator"):
        cell = row.cells[column]
        if cell is not None and cell.text.strip() and not is_score(cell.text):
            return Passage.of(cell).quote()
    return None


def _row_labels(filled: Sequence[tuple[int, Cell]], roles: Roles, indicator: Quote | None) -> _Labels:
    labels = [
        (column, cell)
        for column, cell in filled
        if roles.by_column[column] not in {"score", "change", "maximum", "rating"}
    ]
    text = " ".join(cell.text for _, cell in labels)
    folded = fold_digits(text).strip()
    part = table_part(text)
    year = next((Passage.of(cell).quote() for _, cell in labels if header_year(cell.text)), None)
    if _CHANGE.search(text) and len(text) < 60:
        return _Labels(change=True)
    if _RATING_ROW.match(folded):
        return _Labels(rating=True)
    base = _Labels(year=year, fiscal_year=header_year(text) if year else None, part=part, indicator=indicator)
    items = [cell for column, cell in labels if _is_item(cell.text, roles.by_column[column])]
    if items:
        quotes = tuple(Passage.of(cell).quote() for cell in items)
        question = any(roles.by_column[column] == "item" and cell not in items for column, cell in labels)
        more = tuple(Passage.of(c).quote() for col, c in labels if roles.by_column[col] == "item" and c not in items)
        subject, rows = quotes + (more if question else ()), max(cell.row_span for cell in items)
        return replace(base, subject=subject, level="item", year=None, fiscal_year=None, rows=rows)
    if _SUB_INDICATOR.match(folded):
        return replace(base, subject=_quotes(labels), level="sub_indicator")
    named = [cell for _, cell in labels if is_indicator(cell.text)]
    if named:
        numbers = [cell for column, cell in labels if roles.by_column[column] == "no"]
        return replace(base, subject=tuple(Passage.of(c).quote() for c in (*named, *numbers)), level="indicator")
    if not _OVERALL.search(text) and (said := _item_in_words(labels, roles)) is not None:
        return replace(base, subject=(said,), level="item", year=None, fiscal_year=None)
    if _INSTRUMENT.search(text):
        return replace(base, subject=_quotes(labels), level="instrument")
    if _OVERALL.search(text):
        return replace(base, subject=_quotes(labels), level="overall")
    questions = [
        cell for column, cell in labels if roles.by_column[column] in {"item", "indicator"} and len(cell.text) > 8
    ]
    if questions:
        return replace(base, subject=tuple(Passage.of(c).quote() for c in questions), year=None, fiscal_year=None)
    return base


def _item_in_words(labels: Sequence[tuple[int, Cell]], roles: Roles) -> Quote | None:
    """The item code with which a row's problem or measure begins (e6 เจ้าหน้าที่ตอบข้อซักถามไม่ชัดเจน), in a row of one."""
    found = [
        Passage.of(cell).slice(*match.span("code")).quote()
        for column, cell in labels
        if roles.by_column[column] in {"finding", "problem", "recommendation", "measure"}
        and (match := _LEADING_CODE.match(fold_digits(cell.text)))
    ]
    return found[0] if len(found) == 1 else None


def _is_item(text: str, role: str) -> bool:
    return is_item_code(text) or (
        role in {"item", "topic", "", "no", "indicator"} and evidence(text).get("item", 0) >= 1 and not is_score(text)
    )


def _quotes(labels: Sequence[tuple[int, Cell]]) -> tuple[Quote, ...]:
    return tuple(Passage.of(cell).quote() for _, cell in labels)


def _row_scores(
    label: _Labels, cells: Sequence[tuple[int, Cell]], columns: Sequence[_Labels], roles: Roles, indicator: Quote | None
) -> list[tuple[int, RawScore]]:
    """The scores of a row with their columns."""
    listed = _listed_scores(cells, columns, roles, indicator)
    if listed:
        return [(-number, score) for number, score in enumerate(listed, 1)]
    found: list[tuple[int, RawScore]] = []
    change: Quote | None = None
    rating: Quote | None = None
    for column, cell in cells:
        role, above = roles.by_column[column], columns[column]
        if role == "change" or above.change:
            change = _joined(change, Passage.of(cell).quote())
        elif role == "rating":
            rating = Passage.of(cell).quote()
        elif _is_code(cell.text, role):
            continue
        elif role == "maximum" and label.level == "overall" and above.weighted and is_score(cell.text):
            score = _score(label, above, cell, indicator)
            if score is not None and not found:
                found.append((column, score))
        elif role not in _NOT_SCORES and is_score(cell.text) and (role == "score" or label.level == "item"):
            score = _score(label, above, cell, indicator)
            if score is not None:
                found.append((column, score))
    if found and (change is not None or rating is not None):
        latest = max(range(len(found)), key=lambda n: (found[n][1].fiscal_year or 0, n))
        column, score = found[latest]
        found[latest] = (column, replace(score, change=change, rating=rating if rating is not None else score.rating))
    return found


def _joined(first: Quote | None, second: Quote) -> Quote:
    """A difference and the word beside it that gives its sign (๑.๗๕ ลดลง)."""
    return second if first is None else Quote(f"{first.text} {second.text}", first.spans + second.spans)


def _listed_scores(
    cells: Sequence[tuple[int, Cell]], columns: Sequence[_Labels], roles: Roles, indicator: Quote | None
) -> list[RawScore]:
    """The scores of a row whose cells list several codes and as many scores, one below or beside the other."""
    codes = next(
        (c for column, c in cells if roles.by_column[column] == "item" and len(_CODES.findall(_folded(c))) > 1), None
    )
    if codes is None:
        return []
    subjects = [Passage.of(codes).slice(*match.span()) for match in _CODES.finditer(_folded(codes))]
    scores: list[RawScore] = []
    for column, cell in cells:
        values = list(_SCORES.finditer(_folded(cell)))
        if roles.by_column[column] != "score" or len(values) != len(subjects) or _SCORES.sub("", _folded(cell)).strip():
            continue
        above, passage = columns[column], Passage.of(cell)
        scores.extend(
            RawScore(
                subject=(subject.quote(),),
                value=passage.slice(*value.span()).quote(),
                year=above.year,
                fiscal_year=above.fiscal_year,
                part=above.part,
                level="item",
                indicator=indicator,
            )
            for subject, value in zip(subjects, values, strict=True)
        )
    return scores


def _folded(cell: Cell) -> str:
    return fold_digits(cell.text)


def _score(label: _Labels, above: _Labels, cell: Cell, indicator: Quote | None) -> RawScore | None:
    level = label.level or above.level
    subject = label.subject or above.subject
    if cell.row_span > label.rows and level == "item" and indicator is not None:
        level, subject = "indicator", (indicator,)
    if not subject:
        return None
    return RawScore(
        subject=subject,
        value=Passage.of(cell).quote(),
        year=label.year or above.year,
        fiscal_year=label.fiscal_year or above.fiscal_year,
        part=label.part or above.part,
        level=level,
        indicator=indicator,
    )


def _attach_ratings(scores: list[RawScore], before: dict[int, int], cells: Sequence[tuple[int, Cell]]) -> None:
    """A row of ratings below the scores that they grade."""
    for column, cell in cells:
        if column in before:
            scores[before[column]] = replace(scores[before[column]], rating=Passage.of(cell).quote())


def _attach_changes(scores: list[RawScore], columns: Sequence[_Labels], cells: Sequence[tuple[int, Cell]]) -> None:
    """A row of differences below the years' rows: each goes to the latest score of its column."""
    for column, cell in cells:
        above = columns[column]
        mine = [
            n
            for n, score in enumerate(scores)
            if score.subject == above.subject and score.part == above.part and score.level == above.level
        ]
        if mine and above.subject:
            latest = max(mine, key=lambda n: (scores[n].fiscal_year or 0, n))
            scores[latest] = replace(scores[latest], change=Passage.of(cell).quote())
