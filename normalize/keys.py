"""The indicators and items that words name, with what cannot be right about them."""

import re
from collections.abc import Iterable, Sequence

from extract.raw import Quote
from normalize.framework import framework
from normalize.indicators import read_indicators
from normalize.item_titles import item_by_title
from normalize.items import ItemFound, read_items
from normalize.problems import Problems

_BARE_NUMBERS = re.compile(r"\s*(?:ที่\s*)?[0-9๐-๙]{1,2}(?:\s*(?:,|และ|/|\s)\s*[0-9๐-๙]{1,2})*\s*")


def indicators_of(quotes: Iterable[Quote], problems: Problems, field: str) -> tuple[int, ...]:
    """The indicators (1 to 10) that key cells or headings name, each once."""
    found: dict[int, None] = {}
    for quote in quotes:
        bare = _BARE_NUMBERS.fullmatch(quote.text)
        if bare is not None:
            numbers = [int(number) for number in re.findall(r"[0-9๐-๙]+", quote.text)]
            found.update({number: None for number in numbers if 1 <= number <= 10})
            continue
        for mention in read_indicators(quote.text, key=True):
            found[mention.no] = None
            if mention.name_no is not None and mention.name_no != mention.no:
                problems.report(
                    "indicator_name_mismatch",
                    f"indicator {mention.no} stands with the name of indicator {mention.name_no}: {quote.text}",
                    f"ตัวชี้วัดที่ {mention.no} เขียนชื่อของตัวชี้วัดที่ {mention.name_no}: {quote.text}",
                    field,
                    quote,
                    candidates=(str(mention.no), str(mention.name_no)),
                )
    return tuple(found)


def items_of(
    quotes: Sequence[Quote], year: int | None, indicators: Sequence[int], problems: Problems, field: str
) -> tuple[str, ...]:
    """The items that key cells name, by code or by the wording of the question, each once."""
    found: dict[str, None] = {}
    for quote in quotes:
        mentions = read_items(quote.text, year, indicators, allow_bare=True)
        for mention in mentions:
            code = checked_code(mention, quote, problems, field)
            if code is not None:
                found[code] = None
        if not mentions and (code := item_by_title(quote.text, year)) is not None:
            found[code] = None
            problems.report(
                "inferred_value",
                f"item {code} by its wording: {quote.text[:80]}",
                f"ข้อ {code} จากถ้อยคำของข้อคำถาม: {quote.text[:80]}",
                field,
                quote,
            )
    return tuple(found)


def checked_code(mention: ItemFound, quote: Quote, problems: Problems, field: str) -> str | None:
    """The code of a mention; a mended or unresolved one is reported."""
    printed = quote.text[mention.start : mention.end]
    if mention.code is None:
        listed = ", ".join(mention.candidates) or "-"
        problems.report(
            "item_code_unresolved",
            f"item code “{printed}” cannot be resolved; candidates: {listed}",
            f"ระบุรหัสข้อ “{printed}” ไม่ได้ อาจเป็น {listed}",
            field,
            quote,
            candidates=mention.candidates,
        )
    elif mention.repaired:
        problems.report(
            "item_code_repaired",
            f"item code “{printed}” is read as {mention.code}",
            f"อ่านรหัสข้อ “{printed}” เป็น {mention.code}",
            field,
            quote,
            candidates=mention.candidates,
        )
    return mention.code


def indicators_of_items(items: Iterable[str], year: int | None) -> tuple[int, ...]:
    """The indicators to which items of a year's list belong, each once, in order."""
    of_year = framework(year)
    if of_year is None:
        return ()
    return tuple(sorted({number for item in items if (number := of_year.indicator_of(item)) is not None}))
