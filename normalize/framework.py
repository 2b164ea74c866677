"""The ITA framework for local governments (อปท.), fiscal years 2562 to 2569.

Ten indicators (ตัวชี้วัด) under three instruments (IIT, EIT, OIT); the questions and published items of each year;
weights; which item is the document of measures (มาตรการ) and which the report, and what they must hold. Every fact
stands in `data/` with its source and its confidence: V read in a source, C computed from printed figures, I inferred
from agreeing sources, R recalled, a hypothesis on which no document may fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal

from normalize.plain import clearly_meant, plain
from normalize.reference import rows

YEARS = range(2562, 2570)
Instrument = Literal["IIT", "EIT", "OIT"]
DocumentKind = Literal["measures", "report"]
_INSTRUMENTS: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}
_NAME_ALIKE, _NAME_AHEAD = 80.0, 10.0


@dataclass(frozen=True, slots=True)
class Item:
    """A question (i, e) or published item (o). `title` is its official wording, "" where not known."""

    code: str
    indicator: int
    title: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Element:
    """What a document must hold: `field` is the field of an entry that shows it."""

    name: str
    field: str
    text: str
    confidence: str


@dataclass(frozen=True)
class Framework:
    """The framework of one fiscal year (BE)."""

    year: int
    items: Mapping[str, Item]

    def indicator_of(self, code: str) -> int | None:
        """The indicator that the item belongs to, None for a code outside this year's lists."""
        item = self.items.get(code)
        return item.indicator if item else None

    def codes(self, letter: str) -> tuple[str, ...]:
        """The codes of one list in order: "i", "e" or "o"."""
        return tuple(code for code in self.items if code.startswith(letter))

    def items_of(self, indicator: int) -> tuple[str, ...]:
        """The codes of an indicator's items, in order."""
        return tuple(code for code, item in self.items.items() if item.indicator == indicator)

    @staticmethod
    def indicator_by_name(text: str) -> int | None:
        """The indicator that `text` names: official name, known variant, or clearly nearest to one name."""
        return indicator_by_name(text)

    @staticmethod
    def instrument_of(indicator: int) -> Instrument:
        """IIT, EIT or OIT. Raises KeyError for a number outside 1 to 10."""
        return instrument_of(indicator)

    @cached_property
    def weights(self) -> Mapping[tuple[str, int | None], Decimal]:
        """Per cent of the overall score, by instrument and part of EIT (None: undivided)."""
        return {
            (row["instrument"], int(row["part"]) if row["part"] else None): Decimal(row["weight"])
            for row in _of_year("weights", self.year)
        }

    def document_items(self, kind: DocumentKind) -> tuple[str, ...]:
        """The items under which this year's documents of `kind` are published."""
        return tuple(row["code"] for row in _of_year("document_items", self.year) if row["kind"] == kind)

    def elements(self, kind: DocumentKind) -> tuple[Element, ...]:
        """What this year's documents of `kind` must hold; () where not known."""
        return tuple(
            Element(row["element"], row["field"], row["text"], row["confidence"])
            for row in _of_year("elements", self.year)
            if row["kind"] == kind
        )

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The issues (ประเด็น) that this year's measures must cover; () where they follow the indicators."""
        return tuple(row["title"] for row in _of_year("topics", self.year))

    @cached_property
    def sub_indicators(self) -> Mapping[str, str]:
        """Code ("9.1") to title."""
        return {row["code"]: row["title"] for row in _of_year("sub_indicators", self.year)}


def _of_year(name: str, year: int) -> list[dict[str, str]]:
    return [row for row in rows(name) if int(row["first_year"]) <= year <= int(row["last_year"])]


@cache
def framework(year: int | None) -> Framework | None:
    """The framework of a fiscal year (BE), None for years outside `YEARS`."""
    if year is None or year not in YEARS:
        return None
    items = {
        row["code"]: Item(row["code"], int(row["indicator"]), row["title"], row["confidence"])
        for row in sorted(_of_year("items", year), key=_place_in_lists)
    }
    return Framework(year, items)


def _place_in_lists(row: dict[str, str]) -> tuple[int, int]:
    return "ieo".index(row["code"][0]), int(row["code"][1:])


@cache
def _indicator_of_form() -> dict[str, int]:
    return {plain(row["form"]): int(row["no"]) for row in rows("indicators")}


@cache
def indicator_names() -> dict[int, str]:
    """The ten indicators' official names, by number."""
    return {int(row["no"]): row["form"] for row in rows("indicators") if row["kind"] == "name"}


@cache
def indicator_by_name(text: str) -> int | None:
    """The indicator that `text` names: official name, known variant, or clearly nearest to one of them.

    >>> indicator_by_name("การใช้ทรัพย์สินของ ทางราชการ"), indicator_by_name("การใช้รถยนต์")
    (4, None)
    """
    forms = _indicator_of_form()
    return forms.get(plain(text)) or clearly_meant(text, forms, _NAME_ALIKE, _NAME_AHEAD)


@cache
def instrument_of(indicator: int) -> Instrument:
    """IIT, EIT or OIT. Raises KeyError for a number outside 1 to 10."""
    for row in rows("indicators"):
        if int(row["no"]) == indicator:
            return _INSTRUMENTS[row["instrument"][0].lower()]
    raise KeyError(indicator)
