"""The content of one generated document, before any layout: an agency, its scores, its measures."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.documents.style import Style


@dataclass(frozen=True, slots=True)
class Agency:
    """A local government as printed: `name` in full, `short` as its own texts call it (อบต.…)."""

    type: str
    name: str
    short: str
    province: str
    district: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list: its words, the items nested below it, and the dates that its words name."""

    text: str
    below: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a cell. `lead` is a sentence before the list; `marker` a marker style, "" for one plain text.

    `inline` prints the items behind each other in one line; `below` is the marker style of nested items.
    """

    points: tuple[Point, ...]
    marker: str = ""
    lead: str = ""
    inline: bool = False
    below: str = "({})"
    first: int = 1
    skip: int | None = None

    def number(self, place: int) -> int:
        """The number printed before the item at a place (from 0); from place `skip` - 1 on, one number is left out."""
        return self.first + place + (self.skip is not None and place >= self.skip - 1)


@dataclass(frozen=True, slots=True)
class Owner:
    """A responsible unit: as printed, and its unit id (None where it is no unit)."""

    raw: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Owners:
    """The owners of a measure and how the cell separates them: a marker style or a separator."""

    owners: tuple[Owner, ...]
    join: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed, with its meaning (both ends belong to it)."""

    raw: str
    start: date | None
    end: date | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Money:
    """A budget as printed; `amount` None where the cell only says that there is none ("-")."""

    raw: str
    amount: float | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure row. `indicators` and `items` are what it is about; a layout may print neither."""

    indicators: tuple[int, ...]
    items: tuple[str, ...]
    topic: str
    finding: str
    measure: Listed
    steps: Listed
    period: Period
    owners: Owners
    budget: Money
    results: Listed
    outcomes: Listed
    problem: str
    recommendation: str
    remark: str
    evidence: str
    goal: str


@dataclass(frozen=True, slots=True)
class YearScores:
    """All scores of one fiscal year. `items` and `indicators` of the EIT are those of both parts together.

    `parts` are the EIT item scores of part 1 and 2 (from 2567), `instruments` go by code and part.
    """

    year: int
    items: dict[str, Decimal]
    parts: tuple[dict[str, Decimal], dict[str, Decimal]] | None
    indicators: dict[int, Decimal]
    instruments: dict[tuple[str, int | None], Decimal]
    overall: Decimal
    rating: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a document says. `years` are the scores of up to three years, the oldest first.

    `faults` are the contradictions that only printing can make (a wrong difference, count or name); `says_assessed`
    is whether the document names the year of the result that it analyses.
    """

    seed: int
    kind: str
    agency: Agency
    fiscal_year: int
    assessed: int
    months: int | None
    style: Style
    measures: tuple[Measure, ...]
    years: tuple[YearScores, ...]
    limitations: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    faults: frozenset[str] = frozenset()
    says_assessed: bool = True
