from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ingest.issue import Issue
from normalize.check_means import check_means
from normalize.framework import framework
from normalize.record import Score
from normalize.score_sums import by_key, decimals, sums_of
from tests.normalize.made_records import places, score

# A year that agrees: IIT 90, EIT 80 and 84, OIT 95, overall 0.3 × 90 + 0.15 × 80 + 0.15 × 84 + 0.4 × 95.
INDICATORS = {"1": "88", "2": "89", "3": "90", "4": "91", "5": "92", "9": "94", "10": "96"}
INSTRUMENTS = [("IIT", None, "90"), ("EIT", 1, "80"), ("EIT", 2, "84"), ("OIT", None, "95"), ("overall", None, "89.60")]


def year(**changed: str) -> list[Score]:
    """The scores of 2568, some of them changed: by the indicator's number as i3, or the instrument's code."""
    indicators = [score(2568, code, changed.get(f"i{code}", value)) for code, value in INDICATORS.items()]
    return indicators + [
        score(2568, code, changed.get(f"{code}{part or ''}", value), part=part) for code, part, value in INSTRUMENTS
    ]


def found(scores: list[Score]) -> list[Issue]:
    return list(check_means(scores))


def test_a_year_that_agrees_has_no_issue() -> None:
    assert found(year()) == []


def test_the_wrong_instrument_is_named_where_indicators_and_overall_agree() -> None:
    scores = year(OIT="95.40")
    (issue,) = found(scores)
    wrong = by_key(scores)[2568, "instrument", "OIT", None]
    assert (issue.code, issue.candidates) == ("score_arithmetic", ("95.40", "95.00"))
    assert issue.message.startswith("OIT 2568: 95.40 is printed")
    assert places(wrong) <= set(issue.spans)


def test_the_wrong_indicator_is_named_where_its_items_and_the_instrument_agree() -> None:
    items = [score(2568, code, "90") for code in ("i7", "i8", "i9")]
    (issue,) = found([*year(i3="97.31"), *items])
    assert issue.message.startswith("indicator 3 2568: 97.31 is printed, but i7 90, i8 90, i9 90 give 90.00")


def test_an_overall_that_only_its_weights_contradict_is_named_where_all_instruments_are_confirmed() -> None:
    sixes = [score(2568, str(number), "82") for number in (6, 7, 8)] + [score(2568, "EIT", "82")]
    (issue,) = found([*year(overall="98.60"), *sixes])
    assert issue.candidates == ("98.60", "89.60")
    assert "weighted" in issue.message or issue.message.startswith("overall score 2568")


def test_without_a_third_figure_the_sum_is_reported_with_all_of_its_figures() -> None:
    scores = [score(2568, "9", "90.00"), score(2568, "10", "80.00"), score(2568, "OIT", "86.00")]
    (issue,) = found(scores)
    assert issue.message == (
        "OIT 2568: 86.00 is printed, but the mean of indicator 9 90.00, indicator 10 80.00 is 85.00"
    )
    assert set(issue.spans) == places(*scores)


def test_the_overall_score_is_checked_by_indicators_where_no_instrument_is_printed() -> None:
    indicators = [score(2568, str(number), "90") for number in range(1, 11)]
    assert found([*indicators, score(2568, "overall", "90")]) == []
    (issue,) = found([*indicators, score(2568, "overall", "90.30")])
    assert issue.code == "score_arithmetic"


def test_whole_numbers_are_rounded_further_than_those_with_decimals() -> None:
    assert found([score(2568, "9", "90"), score(2568, "10", "81"), score(2568, "OIT", "86")]) == []
    assert len(found([score(2568, "9", "90"), score(2568, "10", "81"), score(2568, "OIT", "86.00")])) == 1


def test_rounding_is_no_contradiction() -> None:
    scores = [score(2568, code, "90.33") for code in ("i1", "i2")] + [score(2568, "i3", "90.34")]
    assert found([*scores, score(2568, "1", "90.34")]) == []
    assert len(found([*scores, score(2568, "1", "90.36")])) == 1


def test_items_of_one_part_of_the_external_survey_are_told_from_those_of_both() -> None:
    codes = [f"e{number}" for number in range(1, 10)]
    items = [score(2568, code, "80") for code in codes]
    halves = [score(2568, "EIT", "80", part=1), score(2568, "EIT", "90", part=2)]
    indicators = [score(2568, str(number), "85") for number in (6, 7, 8)]
    (issue,) = found([*items, *halves, *indicators])
    assert issue.code == "score_conflict"
    assert "part 1 alone" in issue.message
    both = [score(2568, code, "85") for code in codes]
    assert found([*both, *halves, *indicators]) == []


def test_a_recalled_list_of_items_counts_only_where_a_sibling_holds() -> None:
    def of_2566(*means: str) -> list[Score]:
        listed = framework(2566)
        assert listed is not None
        items = [score(2566, code, "90") for number in (6, 7, 8) for code in listed.items_of(number)]
        return items + [score(2566, str(number), mean) for number, mean in zip((6, 7, 8), means, strict=True)]

    assert found(of_2566("70", "71", "72")) == []
    (issue,) = found(of_2566("70", "90", "90"))
    assert issue.message.startswith("indicator 6 2566")


def test_indicators_of_published_items_are_means_of_sub_indicators_unless_all_items_are_equal() -> None:
    listed = framework(2568)
    assert listed is not None
    codes = listed.items_of(10)
    unequal = [score(2568, code, "100" if number else "0") for number, code in enumerate(codes)]
    assert found([*unequal, score(2568, "10", "91.67")]) == []
    of_nine = [score(2568, code, "0" if number else "100") for number, code in enumerate(listed.items_of(9))]
    plainly = found([*unequal, *of_nine, score(2568, "9", "5.00"), score(2568, "10", "91.67")])
    assert [issue.candidates for issue in plainly] == [("91.67", "87.50")]  # 9 shows that this document averages items
    equal = [score(2568, code, "100") for code in codes]
    assert len(found([*equal, score(2568, "10", "91.67")])) == 1


@given(st.lists(st.decimals(0, 100, places=2), min_size=5, max_size=5), st.integers(0, 4))
def test_means_of_any_scores_hold_and_a_large_change_is_found(values: list[Decimal], at: int) -> None:
    mean = sum(values) / 5
    scores = [score(2568, str(number), f"{value:.2f}") for number, value in enumerate(values, 1)]
    assert found([*scores, score(2568, "IIT", f"{mean:.2f}")]) == []
    off = mean + 1 if mean < 50 else mean - 1
    assert [issue.code for issue in found([*scores, score(2568, "IIT", f"{off:.2f}")])] == ["score_arithmetic"]


def test_sums_need_every_figure_and_a_known_year() -> None:
    assert sums_of(by_key([score(2568, "9", "90"), score(2568, "OIT", "90")]), 2568) == []
    assert sums_of(by_key(year()), 2550) == []
    assert decimals("๙๗.๘๖ (ผ่านดี)") == 2
    assert decimals("๑๐๐") == 0
