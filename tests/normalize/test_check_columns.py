import pytest

from normalize.check_columns import check_columns, kind_of
from normalize.record import Owner
from tests.normalize.made_records import entry, source


@pytest.mark.parametrize(
    "words", ["i๑๒", "E 7", "๑๐๐,๐๐๐ บาท", "๙๗.๘๖", "ต.ค. ๖๗ - ก.ย. ๖๘", "๑ มกราคม ๒๕๖๘ ถึง ๓๑ มีนาคม ๒๕๖๘"]
)
def test_a_cell_of_another_column(words: str) -> None:
    (issue,) = check_columns([entry(steps=["จัดอบรมพนักงาน", words])])
    assert (issue.code, issue.field) == ("column_shift", "entries.steps")


@pytest.mark.parametrize(
    "words", ["จัดอบรมเดือน มกราคม ๒๕๖๘", "ข้อ i๑๒ การใช้ทรัพย์สิน", "อบรมพนักงาน ๑๒๐ คน", "No Gift Policy", "-", "๓"]
)
def test_a_text_that_tells_something(words: str) -> None:
    assert kind_of(words) is None


def test_an_owner_that_is_a_period() -> None:
    cell = (source(),)
    owners = (Owner("กองคลัง", "finance", cell), Owner("ม.ค. - มี.ค. ๖๘", None, cell))
    (issue,) = check_columns([entry(owners=owners)])
    assert issue.field == "entries.owners"
