"""Required elements that a document does not show, and indicators or items that its tables leave out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ingest.digits import fold_digits
from ingest.document import Cell, Paragraph
from ingest.issue import Issue
from ingest.span import Span
from normalize.citing import spans_of
from normalize.elements import ElementFound, elements_of
from normalize.framework import DocumentKind, Framework, framework, indicator_names
from normalize.record import Entry, Finding
from normalize.score_sums import INDICATORS_OF

# What is recalled, and not confirmed, is no reason to say that a document lacks something.
_CONFIRMED = ("V", "C", "I")
_ALL = re.compile(r"ครอบคลุม[^\d\n]{0,20}(?P<count>10)\s?ตัว\s?ชี้\s?วัด|(?:ครบ)?ทั้ง\s?(?P<number>10)\s?ตัว\s?ชี้\s?วัด")
_BY_INDICATOR = 5
"""Indicators that a plan names at least if it goes by them."""
_BY_TOPIC = 3
"""Topics of seven that may be missing in a document that goes by them."""


def check_elements(
    kind: DocumentKind | Literal["other"],
    fiscal_year: int | None,
    entries: Sequence[Entry],
    findings: Sequence[Finding],
) -> Iterator[Issue]:
    """An issue for each required element that is not in a document with entries.

    Topics count where the document goes by them: most of them are there.
    """
    for found in elements_of(kind, fiscal_year, entries, findings) if entries else ():
        if found.element.confidence not in _CONFIRMED or not found.missing:
            continue
        if found.element.field == "topic" and len(found.missing) > _BY_TOPIC:
            continue
        yield _element_issue(found, fiscal_year)


def _element_issue(found: ElementFound, fiscal_year: int | None) -> Issue:
    left_out = ", ".join(found.missing)
    return Issue(
        "missing_element",
        f"required in {fiscal_year} and not found ({found.element.name}): {left_out}",
        f"ไม่พบองค์ประกอบที่ต้องมีของปี {fiscal_year}: {left_out}",
        f"entries.{found.element.field}",
        found.missing,
        spans_of(found.sources),
    )


def check_plan_coverage(entries: Iterable[Entry], texts: Iterable[Paragraph | Cell]) -> Iterator[Issue]:
    """An issue where the document says that all ten indicators are covered, and its plan leaves some out."""
    planned = {number for entry in entries if entry.kind == "plan" for number in entry.indicators}
    left_out = [no for no in indicator_names() if no not in planned]
    if not left_out or len(planned) < _BY_INDICATOR:
        return
    for block in texts:
        match = _ALL.search(fold_digits(block.text))
        if match is not None:
            names = ", ".join(f"{no} {indicator_names()[no]}" for no in left_out)
            yield Issue(
                "count_mismatch",
                f"“{block.text[match.start() : match.end()]}”, but no measure is for indicator {names}",
                f"“{block.text[match.start() : match.end()]}” แต่ไม่มีมาตรการของตัวชี้วัดที่ {names}",
                "entries.indicators",
                tuple(map(str, left_out)),
                (Span(block.block, match.start(), match.end()),),
            )
            return


def check_listed_items(entries: Sequence[Entry], year: int | None) -> Iterator[Issue]:
    """An issue for each indicator of which an analysis leaves out items, though it lists all of most indicators.

    `year` (BE) says of which list the items are. A table that a page broke may have lost the rows.
    """
    of_year = framework(year)
    analyses = [entry for entry in entries if entry.kind == "analysis"]
    if of_year is None:
        return
    listed = {code for entry in analyses for code in entry.items}
    for numbers in INDICATORS_OF.values():
        whole = [no for no in numbers if set(of_year.items_of(no)) <= listed]
        if 2 * len(whole) <= len(numbers):
            continue
        for number in numbers:
            if number not in whole and not listed.isdisjoint(of_year.items_of(number)):
                yield _items_issue(number, listed, of_year, analyses)


def _items_issue(number: int, listed: set[str], of_year: Framework, analyses: Iterable[Entry]) -> Issue:
    codes = of_year.items_of(number)
    left_out = tuple(code for code in codes if code not in listed)
    cited = [entry.sources["items"] for entry in analyses if not set(codes).isdisjoint(entry.items)]
    named = ", ".join(left_out)
    return Issue(
        "count_mismatch",
        f"indicator {number} has {len(codes)} items, the analysis leaves out {named}",
        f"ตัวชี้วัดที่ {number} มี {len(codes)} ข้อ แต่ตารางวิเคราะห์ไม่มีข้อ {named}",
        "entries.items",
        left_out,
        spans_of(*cited),
    )
