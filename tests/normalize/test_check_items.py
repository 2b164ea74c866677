import pytest

from extract.raw import RawEntry, RawScore
from normalize.check_items import check_indicator_names, check_item_indicators, check_titles
from normalize.years import Years
from tests.normalize.made_records import entry, quote

OF_2568 = Years(2569, 2568, (), ())
OF_2567 = Years(2568, 2567, (), ())
ONLINE = "หน่วยงานมีการพัฒนาการให้บริการผ่านช่องทางออนไลน์ ให้สะดวก รวดเร็ว และมีประสิทธิภาพ"
MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def row(*items: str, indicators: tuple[str, ...] = ()) -> RawEntry:
    return RawEntry("t0.r0.c0", "plan", items=tuple(map(quote, items)), indicators=tuple(map(quote, indicators)))


@pytest.mark.parametrize(
    ("cell", "years", "candidates"),
    [
        (f"O๒๘ {MEASURES}", OF_2568, ("o27",)),
        ("i๔ ท่านเคยถูกผู้บังคับบัญชาของท่านสั่งให้ทำในสิ่งที่เป็นการทุจริตหรือประพฤติมิชอบ บ่อยครั้งมากน้อยเพียงใด", OF_2568, ("i8",)),
        (f"E๙ {ONLINE}", OF_2567, ()),
    ],
)
def test_a_code_with_the_words_of_another_item_or_year(cell: str, years: Years, candidates: tuple[str, ...]) -> None:
    (issue,) = check_titles([row(cell)], [], years)
    assert (issue.code, issue.candidates) == ("item_title_mismatch", candidates)
    assert len(issue.spans) == 1


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        (f"O๒๗ {MEASURES}", OF_2568),
        (f"e๙ {ONLINE}", OF_2568),
        ("i๑๐", OF_2568),
        ("e๒ เจ้าหน้าที่ปฏิบัติงานหรือให้บริการแก่ท่าน", OF_2568),  # cut where e1 begins alike
        ("i๑๐ การยืมทรัพย์สินของหน่วยงานไปใช้โดยไม่ขออนุญาต", OF_2568),
        ("O๒๔ รายงานผลการดำเนินการป้องกันการทุจริต", OF_2568),  # the list of the year of publication
    ],
)
def test_codes_with_their_own_words_a_paraphrase_or_none(cell: str, years: Years) -> None:
    assert list(check_titles([row(cell)], [], years)) == []


def test_a_row_of_scores_may_have_the_words_of_any_of_its_years_and_is_said_once() -> None:
    subject = (quote("e๙"), quote(ONLINE))
    both = [RawScore(subject, quote("๙๐.๐๐"), fiscal_year=year, level="item") for year in (2567, 2568)]
    assert list(check_titles([], both, OF_2568)) == []
    assert len(list(check_titles([], [both[0], both[0]], OF_2568))) == 1


def test_an_item_stands_in_a_row_of_its_indicator() -> None:
    rows = [row("i๗", indicators=("ตัวชี้วัดที่ ๓",)), row("i๗ e๑", indicators=("ตัวชี้วัดที่ ๓",))]
    entries = [entry(indicators=(3,), items=("i7",)), entry(indicators=(3,), items=("i7", "e1"))]
    (issue,) = check_item_indicators(rows, entries, 2568)
    assert (issue.code, issue.candidates) == ("item_indicator_mismatch", ("e1",))
    assert list(check_item_indicators(rows, entries, None)) == []


def test_an_indicator_of_a_table_of_scores_bears_its_own_name() -> None:
    wrong = RawScore((quote("ตัวชี้วัดที่ ๓ การใช้งบประมาณ"),), quote("๙๐"), level="indicator")
    right = RawScore((quote("ตัวชี้วัดที่ ๓ การใช้อำนาจ"),), quote("๙๐"), level="indicator")
    (issue,) = check_indicator_names([wrong, wrong, right])
    assert (issue.code, issue.candidates) == ("indicator_name_mismatch", ("3", "2"))
