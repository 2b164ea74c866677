"""What the extraction finds: the document's own words in their roles, not yet values."""

from dataclasses import dataclass, field
from typing import Literal

from ingest.document import Document
from ingest.issue import Issue
from ingest.span import Span

EntryKind = Literal["plan", "result", "analysis"]
FindingKind = Literal["limitation", "recommendation", "analysis"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document. The spans' texts, joined, equal `text` but for whitespace."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of an enumeration: its printed number, if it has one, and its words without the marker."""

    no: int | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One measure row (มาตรการ): the words of each of its roles. `block` is its first own cell's."""

    block: str
    kind: EntryKind
    topic: Quote | None = None
    indicators: tuple[Quote, ...] = ()
    items: tuple[Quote, ...] = ()
    findings: tuple[Quote, ...] = ()
    measures: tuple[ListItem, ...] = ()
    steps: tuple[ListItem, ...] = ()
    period: Quote | None = None
    owners: tuple[Quote, ...] = ()
    budget: Quote | None = None
    results: tuple[ListItem, ...] = ()
    outcomes: tuple[ListItem, ...] = ()
    other: tuple[tuple[str, Quote], ...] = ()
    stated_none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawScore:
    """A score as printed. `subject` names what was scored: an item code or question, an indicator, an instrument."""

    subject: tuple[Quote, ...]
    value: Quote
    year: Quote | None = None
    fiscal_year: int | None = None
    part: Literal[1, 2] | None = None
    rating: Quote | None = None
    change: Quote | None = None
    level: Literal["overall", "instrument", "indicator", "sub_indicator", "item"] | None = None
    in_table: bool = True
    indicator: Quote | None = None


@dataclass(frozen=True, slots=True)
class RawFinding:
    """A limitation, recommendation or analysis. `indicators` and `items` are the words that name them."""

    kind: FindingKind
    quote: Quote
    part: Literal[1, 2] | None = None
    indicators: tuple[Quote, ...] = ()
    items: tuple[Quote, ...] = ()
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class RawProfile:
    """What the document says about itself. Agencies and years are mentions, to be weighed later; `titled` are the
    agencies of the title block."""

    kind: Literal["measures", "report", "other"]
    title: Quote | None = None
    agencies: tuple[Quote, ...] = ()
    titled: tuple[Quote, ...] = ()
    fiscal_year: Quote | None = None
    assessed_fiscal_year: Quote | None = None
    reporting_months: Quote | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """Everything that the extraction found in one document. `decisions` explains them (`--explain`)."""

    document: Document
    profile: RawProfile
    scores: tuple[RawScore, ...] = ()
    entries: tuple[RawEntry, ...] = ()
    findings: tuple[RawFinding, ...] = ()
    issues: tuple[Issue, ...] = ()
    decisions: tuple[str, ...] = field(default=(), compare=False)
