import pytest

from normalize.check_lists import check_lists
from tests.normalize.made_records import paragraph


@pytest.mark.parametrize(
    "words",
    [
        "จำนวน ๒ ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ และตัวชี้วัดที่ ๓ การใช้อำนาจ จึงควรปรับปรุง",
        "มี ๓ ข้อ คือ i๑ i๒ และ i๓ ซึ่งลดลงจากข้อ i๔",
        "มี ๒ ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ ๑ และการใช้อำนาจของผู้บังคับบัญชา",
        "จำนวน ๓ ตัวชี้วัด ได้แก่ ด้านบุคลากร ด้านงบประมาณ และด้านบริการ",
        "ภายใน ๕ ตัวชี้วัด",
    ],
)
def test_lists_as_long_as_announced_and_lists_that_cannot_be_read(words: str) -> None:
    assert list(check_lists([paragraph(words)], 2568)) == []


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("จำนวน ๓ ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ และตัวชี้วัดที่ ๓ การใช้อำนาจ จึงควรปรับปรุง", ("3", "2")),
        ("มีข้อคำถามที่ลดลง 2 ข้อ ได้แก่ E๑ E๒ และ E๖", ("2", "3")),
    ],
)
def test_a_list_of_another_length_is_cited(words: str, candidates: tuple[str, str]) -> None:
    block = paragraph(words)
    (issue,) = check_lists([block], 2568)
    assert (issue.code, issue.candidates) == ("count_mismatch", candidates)
    (span,) = issue.spans
    assert block.text[span.start : span.end].startswith(tuple("๓2"))
