"""The record of one document, as the outside sees it (contract, section 2)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.document import TextSource
from ingest.issue import Severity
from ingest.span import Box

AgencyType = Literal["อบจ.", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "อบต.", "กทม.", "เมืองพัทยา"]
ScoreLevel = Literal["overall", "instrument", "indicator", "sub_indicator", "item"]
Precision = Literal["day", "month", "fiscal_year"]
SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value stands: code points `start` to `end` (exclusive) of a block's text; `page` counts from 1."""

    page: int | None
    block: str
    start: int
    end: int
    bbox: Box | None


Sources = tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the document; `no` is the printed list number."""

    no: int | None
    text: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Result(Text):
    """What was done (ผลการดำเนินการ), with the dates that it names."""

    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A local government (อปท.). `agency_id` is the registry's code, else type-province-district-name."""

    agency_id: str | None = None
    name: str | None = None
    type: AgencyType | None = None
    province: str | None = None
    district: str | None = None
    subdistrict: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a document is, whose, and of which years (Buddhist Era)."""

    document_id: str
    paths: tuple[str, ...]
    sha256: str
    media_type: str
    pages: int | None
    text_source: TextSource
    kind: Literal["measures", "report", "other"]
    title: str | None
    agency: Agency
    fiscal_year: int | None
    assessed_fiscal_year: int | None
    reporting_months: Literal[6, 12] | None
    sources: dict[str, Sources]


@dataclass(frozen=True, slots=True)
class Score:
    """A stated ITA score, 0 to 100. `code`: overall, IIT, EIT, OIT, an indicator's number, or an item code."""

    fiscal_year: int | None
    level: ScoreLevel
    code: str
    part: Literal[1, 2] | None
    score: float
    raw: str
    rating: str | None
    stated_change: float | None
    sources: Sources


@dataclass(frozen=True, slots=True)
class Period:
    """When a measure is carried out (ระยะเวลาดำเนินการ); both ends belong to it."""

    raw: str
    start: date | None
    end: date | None
    precision: Precision | None
    sources: Sources


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is responsible (ผู้รับผิดชอบ); `unit` is an id of the list of units, None where the name is not in it."""

    raw: str
    unit: str | None
    sources: Sources


@dataclass(frozen=True, slots=True)
class Budget:
    """What it costs (งบประมาณ), in baht; 0 where the document says that no budget is used."""

    raw: str
    amount: float | None
    sources: Sources


@dataclass(frozen=True, slots=True)
class Other:
    """A cell of a column of another role, under its header."""

    header: str
    text: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure row, whatever the layout."""

    entry_id: str
    kind: Literal["plan", "result", "analysis"]
    topic: str | None
    indicators: tuple[int, ...]
    items: tuple[str, ...]
    findings: tuple[Text, ...]
    measures: tuple[Text, ...]
    steps: tuple[Text, ...]
    period: Period | None
    owners: tuple[Owner, ...]
    budget: Budget | None
    results: tuple[Result, ...]
    outcomes: tuple[Text, ...]
    other: tuple[Other, ...]
    stated_none: tuple[str, ...]
    sources: dict[str, Sources]


@dataclass(frozen=True, slots=True)
class Finding(Text):
    """A limitation, recommendation or analysis of the document; `part` is the EIT part."""

    kind: Literal["limitation", "recommendation", "analysis"]
    part: Literal[1, 2] | None
    indicators: tuple[int, ...]
    items: tuple[str, ...]
    entry_id: str | None


@dataclass(frozen=True, slots=True)
class RecordIssue:
    """A problem of the document, with the places that show it."""

    code: str
    severity: Severity
    message: str
    message_th: str
    field: str | None
    candidates: tuple[str, ...]
    sources: Sources


@dataclass(frozen=True, slots=True)
class BlockText:
    """The text of a block that a source cites."""

    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document, read."""

    schema_version: str
    document: DocumentInfo
    scores: tuple[Score, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    issues: tuple[RecordIssue, ...]
    blocks: dict[str, BlockText]
