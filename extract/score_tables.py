"""Scores printed in tables: by instrument, indicator or item, of one or several years, with differences and ratings.

Every score cell is described by the labels of its row and of its column alike, so it does not matter which of them
names the year, the EIT part or what was scored.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.evidence import is_score
from extract.headers import header_roles
from extract.passage import Passage
from extract.raw import Quote, RawScore
from extract.roles import Roles
from extract.score_labels import Labels, column_labels, is_code, parts_of_row
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell

_CODES = re.compile(r"(?<![A-Za-z0-9])(?:[ieoIEO]\s?\d{1,2}|0\d{1,2})(?!\d)")
_SCORES = re.compile(r"(?<![\d.])(?:100(?:\.00?)?|\d{1,2}(?:\.\d{1,2})?)(?![\d.])")
_NOT_SCORES = {"no", "budget", "period", "owner", "maximum"}


def scores_of_table(table: LogicalTable, roles: Roles) -> list[RawScore]:
    """The scores of a table, in reading order; none where no column holds scores."""
    if "score" not in roles:
        return []
    if not any(_holds_scores(table, column) for column in roles.columns("score")):
        return []
    columns = [column_labels(table, column) for column in range(table.columns)]
    scores: list[RawScore] = []
    indicator: Quote | None = None
    before: dict[int, int] = {}  # the places of the last row's scores, by column
    for row in table.rows:
        for label, cells in parts_of_row(row, roles):
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


def _holds_scores(table: LogicalTable, column: int) -> bool:
    """Whether numbers are scores and not page or list numbers: the header says so, or they are decimals or 100."""
    if any(roles[0].role == "score" for label in table.paths[column] if (roles := header_roles(label))):
        return True
    texts = [text for row in table.rows if is_score(text := fold_digits(row.text(column)))]
    return sum("." in text or text.startswith("100") for text in texts) >= 0.3 * max(1, len(texts))


def _row_scores(
    label: Labels, cells: Sequence[tuple[int, Cell]], columns: Sequence[Labels], roles: Roles, indicator: Quote | None
) -> list[tuple[int, RawScore]]:
    """The scores of a row with their columns."""
    listed = _listed_scores(cells, columns, roles, indicator)
    if listed:
        return [(-number, score) for number, score in enumerate(listed, 1)]
    found: list[tuple[int, RawScore]] = []
    change: Quote | None = None
    ratings: dict[int, Quote] = {}
    for column, cell in cells:
        role, above = roles.by_column[column], columns[column]
        if role == "change" or above.change:
            change = _joined(change, Passage.of(cell).quote())
        elif role == "rating":
            ratings[column] = Passage.of(cell).quote()
        elif is_code(cell.text, role):
            continue
        elif role == "maximum" and label.level == "overall" and above.weighted and is_score(cell.text):
            score = _score(label, above, cell, indicator)
            if score is not None and not found:
                found.append((column, score))
        elif role not in _NOT_SCORES and is_score(cell.text) and (role == "score" or label.level == "item"):
            score = _score(label, above, cell, indicator)
            if score is not None:
                found.append((column, score))
    if found and len(ratings) > 1:  # each year has its own, on its right
        found = [(column, _rated(score, column, ratings, found)) for column, score in found]
        ratings = {}
    rating = next(iter(ratings.values()), None)
    if found and (change is not None or rating is not None):
        latest = max(range(len(found)), key=lambda n: (found[n][1].fiscal_year or 0, n))
        column, score = found[latest]
        found[latest] = (column, replace(score, change=change, rating=rating if rating is not None else score.rating))
    return found


def _rated(score: RawScore, column: int, ratings: dict[int, Quote], found: Sequence[tuple[int, RawScore]]) -> RawScore:
    """A score with the rating between it and the next score of its row."""
    end = min((other for other, _ in found if other > column), default=10**6)
    rating = next((quote for at, quote in ratings.items() if column < at < end), None)
    return replace(score, rating=rating) if rating is not None else score


def _names_one(subject: Sequence[Quote]) -> bool:
    """Whether a column's labels name a single instrument."""
    return len(set(re.findall("IIT|EIT|OIT", " ".join(quote.text.upper() for quote in subject)))) == 1


def _joined(first: Quote | None, second: Quote) -> Quote:
    """A difference and the word beside it that gives its sign (๑.๗๕ ลดลง)."""
    return second if first is None else Quote(f"{first.text} {second.text}", first.spans + second.spans)


def _listed_scores(
    cells: Sequence[tuple[int, Cell]], columns: Sequence[Labels], roles: Roles, indicator: Quote | None
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


def _score(label: Labels, above: Labels, cell: Cell, indicator: Quote | None) -> RawScore | None:
    level = label.level or above.level
    subject = label.subject or above.subject
    if label.level == "overall" and above.level == "instrument" and _names_one(above.subject):
        level, subject = "instrument", above.subject  # the total of one instrument's column
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


def _attach_changes(scores: list[RawScore], columns: Sequence[Labels], cells: Sequence[tuple[int, Cell]]) -> None:
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
