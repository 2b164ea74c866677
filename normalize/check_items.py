"""Items and indicators whose code, wording and indicator do not belong together."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.raw import Quote, RawEntry, RawScore
from ingest.issue import Issue
from ingest.span import Span
from normalize.check_differences import question
from normalize.framework import YEARS, framework
from normalize.indicators import read_indicators
from normalize.item_titles import begins_alike, item_by_title, likeness, sameness
from normalize.items import read_items
from normalize.record import Entry
from normalize.years import Years

_OTHER_WORDS = 60.0
"""Likeness (0 to 100) below which words are not those of an item's question."""
_SAME_WORDS = 92.0
"""Likeness (0 to 100) from which on words are those of an item's title, and not of one alike."""
_LINE_START = re.compile(r"(?:^|\n)\s*(?:ข้อ(?:คำถาม)?(?:ที่)?)?[\s(\[]*$")
_SHOWN = 80  # code points of a wording that an issue quotes


def check_titles(entries: Iterable[RawEntry], scores: Iterable[RawScore], years: Years) -> Iterator[Issue]:
    """An issue for each code beside the wording of another item, or of the same one in another year.

    A row of scores of several years may use the wording of any of them.
    """
    cells: dict[tuple[Span, ...], tuple[str, set[int]]] = {}
    for entry in entries:
        for quote in entry.items:
            cells[quote.spans] = (quote.text, {years.of_items} if years.of_items else set())
    for score in scores:
        year = score.fiscal_year or years.assessed
        if score.level == "item" and year is not None:
            text = " ".join(quote.text for quote in score.subject)
            cells.setdefault(_spans(score.subject), (text, set()))[1].add(year)
    for spans, (text, of_years) in cells.items():
        if of_years:
            yield from _titles_of(text, spans, of_years, years)


def _titles_of(text: str, spans: tuple[Span, ...], of_years: set[int], years: Years) -> Iterator[Issue]:
    found = read_items(text, max(of_years), allow_bare=True)
    ends = [later.start for later in found[1:]] + [len(text)]
    for mention, end in zip(found, ends, strict=False):
        words, code = text[mention.end : end].strip(" .:-\n"), mention.code
        if code is None or not _LINE_START.search(text[: mention.start]):
            continue
        # The papers' titles (o) change little, so a document may follow the list of the year in which it is published.
        published = {years.fiscal} if code[0] == "o" and years.fiscal else set()
        others = {of: other for of in of_years | published if (other := item_by_title(words, of)) is not None}
        if others and code not in others.values():
            clearly = {of: other for of, other in others.items() if sameness(words, other, of) >= _SAME_WORDS}
            if clearly and all(begins_alike(words, code, of) < _SAME_WORDS for of in of_years):
                yield _other_item(code, words, clearly, spans)
        elif not others and code[0] in "ie" and (of := _year_of_wording(code, words, of_years)) is not None:
            yield _other_year(code, words, max(of_years), of, spans)


def _year_of_wording(code: str, words: str, years: set[int]) -> int | None:
    """Another year in which the item is asked in these words, where its confirmed questions of `years` are not."""
    if any(question(code, year) is None or likeness(words, code, year) >= _OTHER_WORDS for year in years):
        return None
    others = (of for of in YEARS if of not in years and question(code, of))
    return next((of for of in others if item_by_title(words, of) == code), None)


def _other_item(code: str, words: str, others: dict[int, str], spans: tuple[Span, ...]) -> Issue:
    named = ", ".join(f"{other} ({of})" for of, other in sorted(others.items()))
    return Issue(
        "item_title_mismatch",
        f"{code} stands with the wording of {named}: {words[:_SHOWN]}",
        f"รหัส {code} แต่ถ้อยคำเป็นของข้อ {named}: {words[:_SHOWN]}",
        "entries.items",
        tuple(dict.fromkeys(others.values())),
        spans,
    )


def _other_year(code: str, words: str, year: int, of: int, spans: tuple[Span, ...]) -> Issue:
    return Issue(
        "item_title_mismatch",
        f"{code} stands with its wording of {of}; in {year} it is “{question(code, year)}”: {words[:_SHOWN]}",
        f"ข้อ {code} ใช้ถ้อยคำของปี {of} แต่ในปี {year} ถามว่า “{question(code, year)}”: {words[:_SHOWN]}",
        "entries.items",
        (),
        spans,
    )


def check_item_indicators(raw: Sequence[RawEntry], entries: Sequence[Entry], year: int | None) -> Iterator[Issue]:
    """An issue for each row that states its indicators and names an item of none of them."""
    of_year = framework(year)
    if of_year is None:
        return
    seen: set[tuple[Span, ...]] = set()
    for row, entry in zip(raw, entries, strict=True):
        if not row.indicators or not row.items:
            continue
        strangers = [code for code in entry.items if of_year.indicator_of(code) not in (None, *entry.indicators)]
        spans = _spans(row.items)
        if strangers and spans not in seen:
            seen.add(spans)
            names = ", ".join(f"{code} ({of_year.indicator_of(code)})" for code in strangers)
            stated = ", ".join(map(str, entry.indicators))
            yield Issue(
                "item_indicator_mismatch",
                f"the row is of indicator {stated}, but names items of others: {names}",
                f"แถวนี้เป็นของตัวชี้วัดที่ {stated} แต่ระบุข้อของตัวชี้วัดอื่น: {names}",
                "entries.items",
                tuple(strangers),
                (*_spans(row.indicators), *spans),
            )


def check_indicator_names(scores: Iterable[RawScore]) -> Iterator[Issue]:
    """An issue for each indicator of a table of scores whose number and name are of two indicators."""
    seen: set[tuple[Span, ...]] = set()
    for score in scores:
        spans = _spans(score.subject)
        if score.level != "indicator" or spans in seen:
            continue
        seen.add(spans)
        text = " ".join(quote.text for quote in score.subject)
        for mention in read_indicators(text):
            if mention.name_no is not None:
                yield Issue(
                    "indicator_name_mismatch",
                    f"indicator {mention.no} stands with the name of indicator {mention.name_no}: {text}",
                    f"ตัวชี้วัดที่ {mention.no} เขียนชื่อของตัวชี้วัดที่ {mention.name_no}: {text}",
                    "scores",
                    (str(mention.no), str(mention.name_no)),
                    spans,
                )


def _spans(quotes: Iterable[Quote]) -> tuple[Span, ...]:
    return tuple(span for quote in quotes for span in quote.spans)
