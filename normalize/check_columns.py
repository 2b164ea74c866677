"""Cells that hold what another column should: the row's columns are shifted, in the document or by the reading."""

import re
from collections.abc import Iterable, Iterator

from ingest.digits import fold_digits
from ingest.issue import Issue
from normalize.citing import spans_of
from normalize.dates import date_parts
from normalize.record import Entry, Sources

_CODE = re.compile(r"[ieo]\s?\d{1,2}", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:\s?บาท|\.-)?|\d{2,3}\.\d{2}")
_LINKING = re.compile(r"[\s\-–—~.]|ถึง|พ\.?ศ\.?|ปี|ระหว่าง|เดือน")


def check_columns(entries: Iterable[Entry]) -> Iterator[Issue]:
    """An issue for each measure, step, result, outcome or owner that is nothing but a code, number or period."""
    for entry in entries:
        cells: list[tuple[str, str, Sources]] = [
            (field, each.text, each.sources)
            for field in ("measures", "steps", "results", "outcomes")
            for each in getattr(entry, field)
        ]
        cells += [("owners", owner.raw, owner.sources) for owner in entry.owners]
        for field, words, sources in cells:
            what = kind_of(words)
            if what is not None:
                yield Issue(
                    "column_shift",
                    f"“{words}” among the {field} is {what[0]}: the row's columns may be shifted",
                    f"“{words}” เป็น{what[1]} แต่อยู่ในช่องอื่น คอลัมน์ของแถวนี้อาจเลื่อน",
                    f"entries.{field}",
                    (),
                    spans_of(sources),
                )


def kind_of(words: str) -> tuple[str, str] | None:
    """In English and Thai, what kind of other cell the words are, whole: code, number or period; None if they tell."""
    folded = fold_digits(words).strip()
    if _CODE.fullmatch(folded):
        return "an item code", "รหัสข้อ"
    if _AMOUNT.fullmatch(folded):
        return "a number", "ตัวเลข"
    parts = date_parts(words)
    if not parts:
        return None
    rest = words
    for part in reversed(parts):
        rest = rest[: part.start] + rest[part.end :]
    return ("a period", "ระยะเวลา") if not _LINKING.sub("", rest) else None
