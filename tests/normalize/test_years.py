"""The years of a document: stated, or those of its periods."""

import pytest

from extract.raw import Quote, RawEntry, RawProfile, RawRecord
from ingest.document import Document
from normalize.years import Years, fiscal_year_of, years_of


def quote(text: str) -> Quote:
    return Quote(text, ())


def years(fiscal: str | None = None, assessed: str | None = None, periods: tuple[str, ...] = ()) -> Years:
    profile = RawProfile(
        "measures",
        fiscal_year=quote(fiscal) if fiscal else None,
        assessed_fiscal_year=quote(assessed) if assessed else None,
    )
    entries = tuple(RawEntry(f"p{n}", "plan", period=quote(period)) for n, period in enumerate(periods))
    document = Document("0" * 16, "0" * 64, (), "text/plain", None, "native", ())
    return years_of(RawRecord(document, profile, entries=entries))


@pytest.mark.parametrize("written", ["๒๕๖๘", "2568", "68", "๖๘"])
def test_stated_years(written: str) -> None:
    found = years(fiscal=written, assessed="๒๕๖๗")
    assert (found.fiscal, found.assessed, found.inferred) == (2568, 2567, False)
    assert [cited.text for cited in found.fiscal_quotes] == [written]


def test_a_year_that_is_not_stated_is_that_of_most_periods() -> None:
    found = years(periods=("ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘", "ม.ค. ๒๕๖๘", "ม.ค. ๒๕๖๖", "ทุกเดือน"))
    assert (found.fiscal, found.inferred) == (2568, True)
    assert [cited.text for cited in found.fiscal_quotes] == ["ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘"]


def test_periods_do_not_overrule_a_stated_year() -> None:
    found = years(fiscal="๒๕๖๙", periods=("ม.ค. ๒๕๖๘", "ก.พ. ๒๕๖๘"))
    assert (found.fiscal, found.inferred) == (2569, False)


def test_no_year_at_all() -> None:
    assert years() == Years(None, None, (), ())
    assert years().of_items is None
    assert years(fiscal="ปีนี้").fiscal is None


def test_items_mean_the_list_of_the_assessed_year_else_of_the_year_before() -> None:
    assert years(fiscal="๒๕๖๘", assessed="๒๕๖๖").of_items == 2566
    assert years(fiscal="๒๕๖๘").of_items == 2567


@pytest.mark.parametrize(("year", "month", "fiscal"), [(2024, 9, 2567), (2024, 10, 2568), (2025, 1, 2568)])
def test_a_fiscal_year_begins_in_october(year: int, month: int, fiscal: int) -> None:
    assert fiscal_year_of(year, month) == fiscal
