"""Instruments (เครื่องมือการประเมิน) named in a text: IIT, EIT with its two parts, OIT."""

import re
from functools import cache
from typing import NamedTuple

from ingest.digits import fold_digits
from normalize.framework import Instrument
from normalize.reference import rows


class InstrumentFound(NamedTuple):
    """A mention of an instrument: code points `start` to `end` (exclusive); `part` 1 or 2 of the EIT, if named."""

    start: int
    end: int
    code: Instrument
    part: int | None


@cache
def _forms() -> tuple[re.Pattern[str], tuple[dict[str, str], ...]]:
    """The pattern of all forms, the longest first, and the row of each of its groups."""
    ordered = tuple(sorted(rows("instruments"), key=lambda row: -len(row["form"])))
    return re.compile("|".join(f"({_pattern(row['form'])})" for row in ordered), re.IGNORECASE), ordered


def _pattern(form: str) -> str:
    """A form with the spaces and the bracket that may stand in it: "EIT (ส่วนที่ ๑)". Latin letters are whole words."""
    if form.isascii() or form.startswith("EIT"):
        spaced = r"\s?\(?".join(map(re.escape, form.split()))
        return rf"(?<![A-Za-z]){spaced}(?![A-Za-z]|\d)"
    return r"\s?".join(form)


def find_instruments(text: str) -> list[InstrumentFound]:
    """The instruments that `text` names, in order.

    >>> [(found.code, found.part) for found in find_instruments("IIT และ EIT ส่วนที่ ๒")]
    [('IIT', None), ('EIT', 2)]
    """
    pattern, ordered = _forms()
    found = []
    for match in pattern.finditer(fold_digits(text)):
        row = ordered[(match.lastindex or 1) - 1]
        part = int(row["part"]) if row["part"] else None
        found.append(InstrumentFound(match.start(), match.end(), row["code"], part))  # type: ignore[arg-type]
    return found
