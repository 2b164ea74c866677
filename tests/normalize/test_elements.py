import pytest

from normalize.check_elements import check_elements, check_listed_items, check_plan_coverage
from normalize.elements import ElementFound, elements_of, topics_of
from normalize.framework import framework
from normalize.record import Entry
from tests.normalize.made_records import entry, finding, paragraph, period


def states(found: tuple[ElementFound, ...]) -> dict[str, bool]:
    return {each.element.name: not each.missing for each in found}


def test_elements_are_joined_over_the_tables_of_a_document() -> None:
    analysis = entry("analysis", indicators=tuple(range(1, 11)), findings=["คะแนนสูงทุกข้อ"], measures=["รักษาระดับ"])
    plan = entry("plan", steps=["จัดประชุม"], period=period("ต.ค. ๖๘", None, None))
    found = elements_of("measures", 2569, [analysis, plan], [])
    assert states(found) == {
        "coverage": True,
        "measures": True,
        "analysis": True,
        "steps": True,
        "period": True,
        "owners": False,
    }
    steps = next(each for each in found if each.element.name == "steps")
    assert steps.sources == plan.steps[0].sources


def test_a_dash_answers_an_element() -> None:
    assert not states(elements_of("report", 2566, [entry("result")], []))["outcomes"]
    assert states(elements_of("report", 2566, [entry("result", stated_none=("outcomes",))], []))["outcomes"]


def test_findings_outside_of_tables_count_by_their_kind() -> None:
    measures = [entry("plan", measures=["จัดอบรม"])]
    bare = states(elements_of("measures", 2568, measures, []))
    assert (bare["analysis"], bare["limitations"]) == (False, False)
    told = states(elements_of("measures", 2568, measures, [finding("limitation"), finding("analysis")]))
    assert (told["analysis"], told["limitations"]) == (True, True)


def test_nothing_is_known_of_other_papers_and_years() -> None:
    assert elements_of("other", 2568, [], []) == ()
    assert elements_of("measures", 2550, [], []) == ()
    assert elements_of("measures", None, [], []) == ()


def test_missing_elements_are_issues_where_they_are_confirmed() -> None:
    plan = entry("plan", measures=["จัดอบรม"], steps=["เชิญวิทยากร"])
    fields = {issue.field for issue in check_elements("measures", 2569, [plan], [])}
    assert fields == {"entries.findings", "entries.period", "entries.owners", "entries.indicators"}
    assert list(check_elements("measures", 2565, [plan], [])) == []  # only recalled
    assert list(check_elements("measures", 2569, [], [])) == []  # nothing was read


def topic_rows(count: int) -> list[Entry]:
    of_year = framework(2568)
    assert of_year is not None
    return [entry("plan", topic=f"({number}) {topic}") for number, topic in enumerate(of_year.topics[:count], 1)]


@pytest.mark.parametrize(("count", "missing"), [(7, 0), (6, 1), (4, 3), (2, 0)])
def test_topics_are_required_of_a_document_that_goes_by_them(count: int, missing: int) -> None:
    issues = [i for i in check_elements("measures", 2568, topic_rows(count), []) if i.field == "entries.topic"]
    assert [len(issue.candidates) for issue in issues] == ([missing] if missing else [])
    of_year = framework(2568)
    assert of_year is not None
    assert len(topics_of(topic_rows(count), of_year.topics)) == count


def test_a_plan_that_says_it_covers_all_indicators_covers_them() -> None:
    rows = [entry("plan", indicators=(number,)) for number in range(1, 10)]
    said = paragraph("มาตรการครอบคลุมทั้ง ๑๐ ตัวชี้วัดของการประเมิน")
    (issue,) = check_plan_coverage(rows, [paragraph("คำนำ"), said])
    assert issue.code == "count_mismatch"
    assert issue.candidates == ("10",)
    assert [said.text[span.start : span.end] for span in issue.spans] == ["ครอบคลุมทั้ง ๑๐ ตัวชี้วัด"]
    assert list(check_plan_coverage(rows, [paragraph("คำนำ")])) == []
    assert list(check_plan_coverage([*rows, entry("plan", indicators=(10,))], [said])) == []
    assert list(check_plan_coverage(rows[:3], [said])) == []


def test_an_analysis_of_all_items_that_leaves_some_out_says_which() -> None:
    of_year = framework(2568)
    assert of_year is not None
    rows = [entry("analysis", indicators=(no,), items=of_year.items_of(no)) for no in (1, 2, 3, 5)]
    partly = entry("analysis", indicators=(4,), items=("i10",))
    (issue,) = check_listed_items([*rows, partly], 2568)
    assert (issue.code, issue.candidates) == ("count_mismatch", ("i11", "i12"))
    chosen = [entry("analysis", indicators=(no,), items=of_year.items_of(no)[:1]) for no in range(1, 6)]
    assert list(check_listed_items(chosen, 2568)) == []
    assert list(check_listed_items(rows, None)) == []
