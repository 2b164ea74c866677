"""The years of a document (Buddhist Era): in which its measures apply, and whose result it analyses."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.raw import Quote, RawRecord
from ingest.digits import fold_digits
from normalize.bad_value import BadValue
from normalize.dates import BE_MINUS_CE
from normalize.periods import period

_YEAR = re.compile(r"25\d\d|\d\d")


@dataclass(frozen=True, slots=True)
class Years:
    """The fiscal years with the words that state them. `inferred`: the periods gave the fiscal year."""

    fiscal: int | None
    assessed: int | None
    fiscal_quotes: tuple[Quote, ...]
    assessed_quotes: tuple[Quote, ...]
    inferred: bool = False

    @property
    def of_items(self) -> int | None:
        """The year whose list of items the codes mean: that of the assessed result."""
        if self.assessed is not None:
            return self.assessed
        return self.fiscal - 1 if self.fiscal is not None else None


def years_of(raw: RawRecord) -> Years:
    """The years that a document states; without a stated fiscal year, that of most of its periods."""
    stated, assessed = raw.profile.fiscal_year, raw.profile.assessed_fiscal_year
    if assessed is None:
        assessed = _latest_scored(raw, _year(stated))
    assessed_year = _year(assessed)
    assessed_quotes = (assessed,) if assessed is not None else ()
    if stated is not None:
        return Years(_year(stated), assessed_year, (stated,), assessed_quotes)
    by_period = _by_periods(entry.period for entry in raw.entries if entry.period is not None)
    if by_period is not None:
        return Years(by_period[0], assessed_year, by_period[1], assessed_quotes, inferred=True)
    return Years(None, assessed_year, (), assessed_quotes)


def _latest_scored(raw: RawRecord, fiscal: int | None) -> Quote | None:
    """The words for the latest year that has scores, of those before the fiscal year."""
    if fiscal is None:
        return None
    years = {year: score.year for score in raw.scores if (year := _year(score.year)) is not None and year < fiscal}
    return years[max(years)] if years else None


def fiscal_year_of(year: int, month: int) -> int:
    """The fiscal year (BE) of a month of a year (CE): October belongs to the next one."""
    return year + BE_MINUS_CE + (month >= 10)


def _year(quote: Quote | None) -> int | None:
    if quote is None:
        return None
    match = _YEAR.search(fold_digits(quote.text))
    if match is None:
        return None
    return int(match[0]) if len(match[0]) == 4 else 2500 + int(match[0])


def _by_periods(periods: Iterable[Quote]) -> tuple[int, tuple[Quote, ...]] | None:
    votes: Counter[int] = Counter()
    quotes: dict[int, Quote] = {}
    for quote in periods:
        try:
            value = period(quote.text, None)
        except BadValue:
            continue
        day = value.end or value.start
        if day is not None:
            year = fiscal_year_of(day.year, day.month)
            votes[year] += 1
            quotes.setdefault(year, quote)
    if not votes:
        return None
    year, _ = max(votes.items(), key=lambda item: (item[1], item[0]))
    return year, (quotes[year],)
