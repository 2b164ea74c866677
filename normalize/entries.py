"""Entries: the words of each measure row become values."""

import re
from collections.abc import Iterable
from functools import partial

from extract.raw import ListItem, Quote, RawEntry
from normalize.citing import Citations
from normalize.dates import find_dates
from normalize.items import read_items
from normalize.keys import indicators_of, indicators_of_items, items_of
from normalize.money import amount
from normalize.periods import period
from normalize.problems import Problems
from normalize.record import Budget, Entry, Other, Owner, Period, Result, Text
from normalize.units import owners
from normalize.years import Years

_INDICATOR_IN_BRACKETS = re.compile(r"\(\s*ตัวชี้วัด(?:ที่)?\s*[0-9๐-๙][^()]*\)")


def entries_of(
    raw: Iterable[RawEntry], document_id: str, years: Years, citations: Citations, problems: Problems
) -> tuple[Entry, ...]:
    """The entries, each with its id: the document's, and the block of its first own cell."""
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for entry in raw:
        seen[entry.block] = seen.get(entry.block, 0) + 1
        number = seen[entry.block]
        entry_id = f"{document_id}:{entry.block}" + (f":{number}" if number > 1 else "")
        entries.append(_entry(entry, entry_id, years, citations, problems))
    return tuple(entries)


def _entry(raw: RawEntry, entry_id: str, years: Years, citations: Citations, problems: Problems) -> Entry:
    naming_indicators = raw.indicators or _in_brackets(raw, citations)
    indicators = indicators_of(naming_indicators, problems, "entries.indicators")
    items = items_of(raw.items, years.of_items, indicators, problems, "entries.items")
    naming = raw.items
    if not items and not raw.items:
        items, naming = _mentioned_items(raw, years.of_items, citations)
    sources = {"topic": citations.of(raw.topic), "items": citations.of(*naming) if items else ()}
    if indicators:
        sources["indicators"] = citations.of(*naming_indicators)
    else:
        indicators = indicators_of_items(items, years.of_items)
        sources["indicators"] = citations.of(*naming) if indicators else ()
    return Entry(
        entry_id=entry_id,
        kind=raw.kind,
        topic=raw.topic.text if raw.topic else None,
        indicators=indicators,
        items=items,
        findings=tuple(Text(None, quote.text, citations.of(quote)) for quote in raw.findings),
        measures=_texts(raw.measures, citations),
        steps=_texts(raw.steps, citations),
        period=_period(raw.period, years, citations, problems) if raw.period else None,
        owners=tuple(owner for quote in raw.owners for owner in _owners(quote, citations, problems)),
        budget=_budget(raw.budget, citations, problems) if raw.budget else None,
        results=tuple(_result(item, citations, problems) for item in raw.results),
        outcomes=_texts(raw.outcomes, citations),
        other=tuple(Other(header, quote.text, citations.of(quote)) for header, quote in raw.other),
        stated_none=raw.stated_none,
        sources={field: cited for field, cited in sources.items() if cited},
    )


def _in_brackets(raw: RawEntry, citations: Citations) -> tuple[Quote, ...]:
    """The indicators that stand in brackets behind a measure: มาตรการ… (ตัวชี้วัดที่ ๒)."""
    found = []
    for item in raw.measures:
        match = _INDICATOR_IN_BRACKETS.search(item.quote.text)
        if match is not None:
            found.append(citations.part(item.quote, *match.span()))
    return tuple(found)


def _mentioned_items(
    raw: RawEntry, year: int | None, citations: Citations
) -> tuple[tuple[str, ...], tuple[Quote, ...]]:
    """The items that the words of a row without an item column name, and where they name them."""
    listed = (*raw.measures, *raw.steps, *raw.results, *raw.outcomes)
    found: dict[str, Quote] = {}
    for quote in (*raw.findings, *(item.quote for item in listed)):
        for mention in read_items(quote.text, year):
            if mention.code is not None and not mention.candidates:
                found.setdefault(mention.code, citations.part(quote, mention.start, mention.end))
    return tuple(found), tuple(found.values())


def _texts(items: Iterable[ListItem], citations: Citations) -> tuple[Text, ...]:
    return tuple(Text(item.no, item.quote.text, citations.of(item.quote)) for item in items)


def _period(quote: Quote, years: Years, citations: Citations, problems: Problems) -> Period:
    value = problems.attempt("entries.period", quote, partial(period, quote.text, years.fiscal))
    if value is None:
        return Period(quote.text, None, None, None, citations.of(quote))
    if value.inferred:
        problems.report(
            "inferred_value",
            f"the year of the period “{quote.text}” is that of the document, {years.fiscal}",
            f"ปีของระยะเวลา “{quote.text}” ใช้ปีงบประมาณของเอกสาร {years.fiscal}",
            "entries.period",
            quote,
        )
    return Period(quote.text, value.start, value.end, value.precision, citations.of(quote))


def _owners(quote: Quote, citations: Citations, problems: Problems) -> Iterable[Owner]:
    for found in owners(quote.text):
        name = citations.part(quote, found.start, found.end)
        if found.unit is None:
            problems.report(
                "unknown_owner",
                f"“{name.text}” is no unit of the list",
                f"“{name.text}” ไม่อยู่ในรายชื่อส่วนราชการ",
                "entries.owners",
                name,
            )
        yield Owner(name.text, found.unit, citations.of(name))


def _budget(quote: Quote, citations: Citations, problems: Problems) -> Budget:
    value = problems.attempt("entries.budget", quote, partial(amount, quote.text))
    return Budget(quote.text, None if value is None else float(value), citations.of(quote))


def _result(item: ListItem, citations: Citations, problems: Problems) -> Result:
    found = problems.attempt("entries.results", item.quote, partial(find_dates, item.quote.text)) or []
    dates = tuple(dict.fromkeys(mention.date for mention in found if mention.precision == "day"))
    return Result(item.no, item.quote.text, citations.of(item.quote), dates)
