"""Findings outside of the measures' own cells, with the indicators and items that they are about."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extract.raw import Quote, RawFinding
from normalize.citing import Citations
from normalize.indicators import read_indicators
from normalize.items import read_items
from normalize.keys import checked_code, indicators_of, indicators_of_items
from normalize.problems import Problems
from normalize.record import Entry, Finding
from normalize.years import Years

_WORDING = 240  # characters after a code that say which item it is


def findings_of(
    raw: Iterable[RawFinding], entries: Sequence[Entry], years: Years, citations: Citations, problems: Problems
) -> tuple[Finding, ...]:
    """The findings in reading order."""
    return tuple(_finding(finding, entries, years, citations, problems) for finding in raw)


def _finding(
    raw: RawFinding, entries: Sequence[Entry], years: Years, citations: Citations, problems: Problems
) -> Finding:
    headed = indicators_of(raw.indicators, problems, "findings.indicators")
    if raw.items:
        items = _coded(raw, years.of_items, headed, problems)
        indicators = headed or indicators_of_items(items, years.of_items)
    elif raw.entry is not None:
        items = _mentioned_items(raw.quote, years.of_items) or entries[raw.entry].items
        indicators = headed or entries[raw.entry].indicators
    else:
        items = _mentioned_items(raw.quote, years.of_items)
        indicators = headed or tuple(
            sorted({*_mentioned_indicators(raw.quote.text), *indicators_of_items(items, years.of_items)})
        )
    return Finding(
        no=None,
        text=raw.quote.text,
        sources=citations.of(raw.quote),
        kind=raw.kind,
        part=raw.part,
        indicators=indicators,
        items=items,
        entry_id=entries[raw.entry].entry_id if raw.entry is not None else None,
    )


def _coded(raw: RawFinding, year: int | None, indicators: Sequence[int], problems: Problems) -> tuple[str, ...]:
    """The items of the code that stands before a recommendation; its wording helps to read a damaged one."""
    found: dict[str, None] = {}
    for quote in raw.items:
        text = f"{quote.text} {raw.quote.text[:_WORDING]}"
        for mention in read_items(text, year, indicators, allow_bare=True):
            if mention.start < len(quote.text):
                code = checked_code(mention, Quote(text, quote.spans), problems, "findings.items")
                if code is not None:
                    found[code] = None
    return tuple(found)


def _mentioned_items(quote: Quote, year: int | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.code for m in read_items(quote.text, year) if m.code is not None))


def _mentioned_indicators(text: str) -> set[int]:
    """The indicators named one by one; a range (ตัวชี้วัดที่ (๑) – (๕)) describes an instrument, not a finding."""
    places = Counter((mention.start, mention.end) for mention in read_indicators(text))
    for (start, end), count in places.items():
        if count > 1:
            text = text[:start] + " " * (end - start) + text[end:]
    return {mention.no for mention in read_indicators(text)}
