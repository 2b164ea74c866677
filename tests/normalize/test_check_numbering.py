import pytest

from normalize.check_numbering import check_numbering
from normalize.record import Text
from tests.normalize.made_records import entry, text


def listed(*numbers: int | None) -> list[Text]:
    return [text(f"ดำเนินการตามแนวทางข้อที่ {place}", no) for place, no in enumerate(numbers)]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((1, 2, 3), []),
        ((None, 1, 2, None, 3), []),
        ((1, 2, 1, 2), []),
        ((3, 4), []),
        ((1, 2, 4), ["the numbering skips: 4 follows 2"]),
        ((1, 2, 2, 3), ["the numbering repeats: 2 follows 2"]),
        ((1, 3, 2), ["the numbering skips: 3 follows 1", "the numbering repeats: 2 follows 3"]),
        ((None, None), []),
    ],
)
def test_a_list_counts_by_one_or_begins_again(numbers: tuple[int | None, ...], found: list[str]) -> None:
    issues = list(check_numbering([entry(steps=listed(*numbers))]))
    assert [issue.message for issue in issues] == found
    assert {issue.field for issue in issues} <= {"entries.steps"}


def test_rows_of_one_number_each_are_a_list() -> None:
    rows = [entry(measures=listed(number)) for number in (1, 2, 4, 1, 2)]
    (issue,) = check_numbering(rows)
    assert issue.message == "the numbering skips: 4 follows 2"
    assert [span.block for span in issue.spans] == [
        rows[1].measures[0].sources[0].block,
        rows[2].measures[0].sources[0].block,
    ]


def test_lists_of_several_rows_do_not_continue_each_other_and_merged_cells_count_once() -> None:
    assert list(check_numbering([entry(steps=listed(1, 2)), entry(steps=listed(5))])) == []
    merged = listed(1, 2)
    assert list(check_numbering([entry(steps=merged), entry(steps=merged)])) == []
    assert list(check_numbering([entry("plan", steps=listed(1)), entry("analysis", steps=listed(3))])) == []
