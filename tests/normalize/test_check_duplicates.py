from normalize.check_duplicates import check_copied_texts, check_projects
from tests.normalize.made_records import budget, entry, text

LONG = (
    "ประชาชนและผู้รับบริการได้รับความสะดวกจากการจัดทำคู่มือสำหรับประชาชน มีการลดขั้นตอนและระยะเวลาการให้บริการลง "
    "และมีผู้ตอบแบบสอบถามความพึงพอใจหลังรับบริการจำนวน ๑๒๐ คน คิดเป็นร้อยละ ๙๒ ของผู้มาติดต่อทั้งหมด"
)


def test_a_long_outcome_in_the_row_of_another_measure_is_a_copy_also_when_retouched() -> None:
    first = entry("result", measures=["จัดทำคู่มือสำหรับประชาชน"], outcomes=[LONG])
    copied = entry("result", measures=["ประกาศนโยบายงดรับของขวัญ"], outcomes=[LONG.replace("๑๒๐", "๑๓๕")])
    (issue,) = check_copied_texts([first, copied])
    assert issue.code == "duplicate_text"
    assert [span.block for span in issue.spans] == [
        copied.outcomes[0].sources[0].block,
        first.outcomes[0].sources[0].block,
    ]


def test_short_texts_the_same_measure_and_merged_cells_are_no_copies() -> None:
    short = "ประชาชนพึงพอใจมากขึ้น"
    rows = [entry("result", measures=[name], outcomes=[short]) for name in ("จัดอบรม", "จัดประชุม")]
    assert list(check_copied_texts(rows)) == []
    same = [entry("result", measures=["จัดอบรม"], outcomes=[LONG]) for _ in range(2)]
    assert list(check_copied_texts(same)) == []
    merged = text(LONG)
    shared = [entry("result", measures=[name], outcomes=[merged]) for name in ("จัดอบรม", "จัดประชุม")]
    assert list(check_copied_texts(shared)) == []


def test_a_project_with_the_same_budget_twice_is_cited_with_both() -> None:
    project = "โครงการอบรมคุณธรรมจริยธรรมพนักงาน"
    first = entry(measures=[project], budget=budget("๕๐,๐๐๐", 50_000))
    again = entry(measures=["โครงการอบรมคุณธรรม จริยธรรมพนักงาน"], budget=budget("50,000", 50_000))
    (issue,) = check_projects([first, again])
    assert issue.code == "duplicate_text"
    assert len(issue.spans) == 4


def test_other_budgets_no_budget_and_one_shared_budget_are_not_counted_twice() -> None:
    project = "โครงการอบรมคุณธรรมจริยธรรมพนักงาน"
    amounts = [entry(measures=[project], budget=budget(str(amount), amount)) for amount in (10_000, 20_000, 0, 0)]
    assert list(check_projects([*amounts, entry(measures=[project])])) == []
    shared = budget("๕๐,๐๐๐", 50_000)
    assert list(check_projects([entry(measures=[project], budget=shared) for _ in range(2)])) == []
    assert list(check_projects([entry(measures=["อบรม"], budget=budget("๑", 1)) for _ in range(2)])) == []
