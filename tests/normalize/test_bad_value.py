import pytest

from ingest.issue import SEVERITY
from normalize.bad_value import BadValue


def test_it_carries_what_an_issue_needs() -> None:
    bad = BadValue("bad_value", "no day 31/2/2566", "ไม่มีวันที่ 31/2/2566", ["2023-02-28"])
    assert (bad.code, bad.message, bad.message_th, bad.candidates) == (
        "bad_value",
        "no day 31/2/2566",
        "ไม่มีวันที่ 31/2/2566",
        ("2023-02-28",),
    )
    assert bad.severity == SEVERITY["bad_value"]
    assert str(bad) == bad.message


def test_a_code_that_no_issue_has_is_refused() -> None:
    with pytest.raises(KeyError, match="bad_vlaue"):
        BadValue("bad_vlaue", "", "")
