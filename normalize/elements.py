"""What the ITA criteria of the year require of a document: each element present, with its place, or missing.

The elements may stand in different tables and sections of one document; "-" and ไม่มี answer them too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from normalize.framework import DocumentKind, Element, framework, indicator_names
from normalize.plain import clearly_meant, plain
from normalize.record import Entry, Finding, Sources

_TOPIC_ALIKE, _TOPIC_AHEAD = 75.0, 10.0


@dataclass(frozen=True, slots=True)
class ElementFound:
    """An element, the first place that shows it, and what of it is missing: () where it is there, all of it."""

    element: Element
    sources: Sources
    missing: tuple[str, ...]


def elements_of(
    kind: DocumentKind | Literal["other"],
    fiscal_year: int | None,
    entries: Sequence[Entry],
    findings: Sequence[Finding],
) -> tuple[ElementFound, ...]:
    """The required elements of a document of measures or report of a fiscal year (BE); () where none are known."""
    of_year = framework(fiscal_year)
    if of_year is None or kind == "other":
        return ()
    return tuple(
        _covering(element, of_year.topics, entries, findings)
        if element.name == "coverage"
        else _field(element, entries, findings)
        for element in of_year.elements(kind)
    )


def _field(element: Element, entries: Sequence[Entry], findings: Sequence[Finding]) -> ElementFound:
    """Whether any entry, or finding of the kind, has the field."""
    shown = [sources for entry in entries if (sources := _sources(entry, element.field)) is not None]
    kinds = {"findings": "analysis", "limitation": "limitation"}
    shown += [finding.sources for finding in findings if finding.kind == kinds.get(element.field)]
    return ElementFound(element, next(iter(filter(None, shown)), ()), () if shown else (element.text,))


def _sources(entry: Entry, field: str) -> Sources | None:
    """Where an entry shows a field: () where it says that there is nothing, None where it does not show it."""
    if field in entry.stated_none:
        return ()
    if field in ("items", "indicators", "topic"):
        return entry.sources.get(field)
    value = getattr(entry, field, None)
    if not value:
        return None
    sources: Sources = (value[0] if isinstance(value, tuple) else value).sources
    return sources


def _covering(
    element: Element, topics: Sequence[str], entries: Sequence[Entry], findings: Sequence[Finding]
) -> ElementFound:
    """The indicators, or topics, that neither an entry nor an analysis is about."""
    if element.field == "topic":
        shown = topics_of(entries, topics)
        missing = tuple(topic for topic in topics if topic not in shown)
    else:
        covered = {number for entry in entries for number in entry.indicators}
        covered |= {number for finding in findings if finding.kind == "analysis" for number in finding.indicators}
        missing = tuple(f"{no} {name}" for no, name in indicator_names().items() if no not in covered)
    first = next((sources for entry in entries if (sources := _sources(entry, element.field))), ())
    return ElementFound(element, first, missing)


def topics_of(entries: Iterable[Entry], topics: Sequence[str]) -> set[str]:
    """Those of the topics (ประเด็น) of a year that entries are about."""
    forms = {plain(topic): topic for topic in topics}
    meant = (clearly_meant(entry.topic, forms, _TOPIC_ALIKE, _TOPIC_AHEAD) for entry in entries if entry.topic)
    return {topic for topic in meant if topic is not None}
