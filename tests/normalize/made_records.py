"""Pieces of records made for tests: each value has a place of its own, t0.r0.c0 and on."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from extract.raw import Quote
from ingest.document import Paragraph
from ingest.span import Span
from normalize.citing import spans_of
from normalize.record import Budget, Entry, Finding, Period, Result, Score, ScoreLevel, Source, Text

_NUMBERS = count()
_LISTS = (
    "indicators",
    "items",
    "findings",
    "measures",
    "steps",
    "owners",
    "results",
    "outcomes",
    "other",
    "stated_none",
)


def source(block: str | None = None, length: int = 5) -> Source:
    """A place, a new one if no block is named."""
    return Source(None, block or f"t0.r{next(_NUMBERS)}.c0", 0, length, None)


def score(
    year: int | None,
    code: str,
    value: str,
    *,
    part: int | None = None,
    change: float | None = None,
    rating: str | None = None,
) -> Score:
    """A score as printed; its level is told by its code."""
    level: ScoreLevel = "item"
    if code.isdigit():
        level = "indicator"
    elif code in ("IIT", "EIT", "OIT"):
        level = "instrument"
    elif code == "overall":
        level = "overall"
    known_part = 1 if part == 1 else 2 if part == 2 else None
    return Score(year, level, code, known_part, float(value), value, rating, change, (source(),))


def text(words: str, no: int | None = None) -> Text:
    """A text at a place of its own."""
    return Text(no, words, (source(length=len(words)),))


def result(words: str) -> Result:
    """A result at a place of its own."""
    return Result(None, words, (source(length=len(words)),), ())


def period(raw: str, start: date | None, end: date | None, precision: str = "month") -> Period:
    """A period at a place of its own."""
    return Period(raw, start, end, "fiscal_year" if precision == "fiscal_year" else "month", (source(),))


def budget(raw: str, amount: float | None) -> Budget:
    """A budget at a place of its own."""
    return Budget(raw, amount, (source(),))


def entry(kind: str = "plan", **fields: object) -> Entry:
    """An entry with these fields; lists of words become texts."""
    empty: dict[str, object] = dict.fromkeys(_LISTS, ())
    given = {name: _texts(value) for name, value in fields.items()}
    sources = {name: (source(),) for name in ("indicators", "items", "topic") if given.get(name)}
    plain: dict[str, object] = {"topic": None, "period": None, "budget": None, **empty, **given}
    return Entry(entry_id=f"d:{next(_NUMBERS)}", kind=kind, sources=sources, **plain)  # type: ignore[arg-type]


def _texts(value: object) -> object:
    if isinstance(value, list):
        return tuple(text(each) if isinstance(each, str) else each for each in value)
    return value


def finding(kind: str, indicators: Sequence[int] = ()) -> Finding:
    """A finding outside of the measures."""
    words = "ข้อสรุปของหน่วยงานเอง"
    return Finding(None, words, (source(),), kind, None, tuple(indicators), (), None)  # type: ignore[arg-type]


def paragraph(words: str) -> Paragraph:
    """A paragraph of a document."""
    return Paragraph(f"p{next(_NUMBERS)}", words)


def quote(words: str) -> Quote:
    """Words at a place of their own."""
    return Quote(words, (Span(f"t0.r{next(_NUMBERS)}.c0", 0, len(words)),))


def places(*scores: Score) -> set[Span]:
    """The places of scores."""
    return set(spans_of(*(each.sources for each in scores)))
