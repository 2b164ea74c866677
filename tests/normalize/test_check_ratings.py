import pytest

from normalize.check_ratings import check_ratings
from normalize.record import Score
from tests.normalize.made_records import score


def year(of: int, overall: str, rating: str, iit: str, eit: tuple[str, str], oit: str) -> list[Score]:
    return [
        score(of, "overall", overall, rating=rating),
        score(of, "IIT", iit),
        score(of, "EIT", eit[0], part=1),
        score(of, "EIT", eit[1], part=2),
        score(of, "OIT", oit),
    ]


@pytest.mark.parametrize(
    ("overall", "rating", "lowest", "expected"),
    [
        ("97.86", "ผ่านดี", "93.26", None),
        ("97.86", "ผ่านดีเยี่ยม", "93.26", "ผ่านดี"),
        ("97.86", "ผ่านดีเยี่ยม", "95.00", None),
        ("91.54", "ผ่าน", "86.14", "ผ่านดี"),
        ("90.00", "ผ่าน", "70.00", None),
        ("84.99", "ผ่านดี", "84.00", "ต้องปรับปรุง"),
    ],
)
def test_the_grade_of_2568_asks_for_the_overall_score_and_the_lowest_instrument(
    overall: str, rating: str, lowest: str, expected: str | None
) -> None:
    issues = list(check_ratings(year(2568, overall, rating, "99", (lowest, "99"), "99.99")))
    # The printed overall does not follow from these instruments, so only what both rule out is reported.
    by_overall = [issue.candidates for issue in issues]
    assert by_overall == ([(expected,)] if expected else [])


def test_letters_are_grades_up_to_2565_and_words_from_2566() -> None:
    assert list(check_ratings([score(2565, "overall", "90.22", rating="A")])) == []
    (issue,) = check_ratings([score(2565, "overall", "90.22", rating="AA")])
    assert issue.candidates == ("A",)
    assert [issue.code for issue in check_ratings([score(2568, "overall", "96", rating="AA")])] == ["rating_mismatch"]


def test_without_instruments_a_grade_is_wrong_only_if_no_instruments_could_give_it() -> None:
    assert list(check_ratings([score(2568, "overall", "97", rating="ผ่าน")])) == []
    (issue,) = check_ratings([score(2568, "overall", "94", rating="ผ่านดีเยี่ยม")])
    assert issue.candidates == ("ผ่านดี", "ผ่าน")


def test_indicators_stand_for_an_instrument_that_is_not_printed() -> None:
    indicators = [score(2568, str(number), "80" if number < 6 else "99") for number in range(1, 11)]
    (issue,) = check_ratings([score(2568, "overall", "93.30", rating="ผ่านดี"), *indicators])
    assert issue.candidates == ("ผ่าน",)
    assert "80.00" in issue.message


def test_a_rating_that_fits_the_computed_overall_is_not_blamed_for_a_wrong_overall() -> None:
    scores = year(2568, "79.60", "ผ่านดี", "90", ("88", "88"), "90")
    assert list(check_ratings(scores)) == []


def test_a_year_without_rules_is_not_judged() -> None:
    assert (
        list(check_ratings([score(2560, "overall", "10", rating="A"), score(None, "overall", "1", rating="A")])) == []
    )
