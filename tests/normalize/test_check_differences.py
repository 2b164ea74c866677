from extract.raw import RawScore
from normalize.check_differences import check_differences, check_questions, question
from normalize.record import Score
from tests.normalize.made_records import quote, score


def pair(before: str, after: str, change: float, code: str = "3") -> list[Score]:
    return [score(2567, code, before), score(2568, code, after, change=change)]


def test_a_difference_is_the_later_score_less_the_earlier_exactly() -> None:
    assert list(check_differences(pair("97.84", "98.21", 0.37), ())) == []
    (issue,) = check_differences(pair("97.84", "98.21", 1.67), ())
    assert issue.code == "score_arithmetic"
    assert issue.candidates == ("+1.67", "+0.37")
    assert "98.21 (2568) less 97.84 (2567)" in issue.message
    assert "ลบ" in issue.message_th


def test_the_printed_change_is_quoted_and_cited() -> None:
    scores = pair("90.00", "91.00", 0.5)
    value = quote("91.00")
    printed = quote("+๐.๕๐")
    later = scores[1].sources[0]
    value = type(value)(value.text, (type(value.spans[0])(later.block, later.start, later.end),))
    (issue,) = check_differences(scores, [RawScore((), value, change=printed)])
    assert "but +๐.๕๐ is printed" in issue.message
    assert printed.spans[0] in issue.spans


def test_a_wrong_sign_is_an_error_only_where_signs_are_printed() -> None:
    unsigned = pair("92.00", "91.00", 1.0)
    assert list(check_differences(unsigned, ())) == []
    signed = [*unsigned, *pair("95.00", "94.00", -1.0, code="4")]
    assert [issue.message[:11] for issue in check_differences(signed, ())] == ["indicator 3"]


def test_a_change_without_the_year_before_is_not_judged() -> None:
    assert list(check_differences([score(2568, "3", "90", change=5.0)], ())) == []
    assert list(check_differences([score(None, "3", "90", change=5.0), score(None, "4", "80")], ())) == []


def test_an_item_that_asks_something_else_is_not_comparable() -> None:
    (issue,) = check_questions(pair("57.21", "92.55", 35.34, code="e9"))
    assert issue.code == "not_comparable"
    assert question("e9", 2567) in issue.message  # type: ignore[operator]
    assert list(check_questions(pair("92.34", "92.84", 0.5, code="e8"))) == []


def test_lists_of_other_lengths_are_not_comparable_and_said_once() -> None:
    scores = [
        each for code in ("i1", "i2", "i3") for each in (score(2566, code, "90"), score(2567, code, "91", change=1.0))
    ]
    (issue,) = check_questions(scores)
    assert issue.code == "not_comparable"
    assert len(issue.spans) == 6
