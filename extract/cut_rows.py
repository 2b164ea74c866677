"""Rows cut by a page: whether the first row of a new page is the second half of the last row before it.

A cut row goes on in some of its columns and is empty in those that were short enough to fit. Each column may tell:
a new number, code, score or whole period begins a row; a numbering that goes on, half a period, a name without its
beginning continue one.
"""

import re
from collections.abc import Mapping, Sequence

from extract.draft import Draft
from extract.enumeration import leading_mark, marks
from extract.evidence import MONTH, evidence, is_indicator, is_score, is_stated_none
from extract.passage import Passage
from extract.roles import Roles
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.words import thai_ends, words_at

_OPEN_END = re.compile(rf"(?:ถึง|[-–—]|และ|พ\.ศ\.|เดือน|ปี|ปีงบประมาณ|(?:ถึง|[-–—])\s*\d\s?\d?|{MONTH})\s*$")
_PERIOD_REST = re.compile(r"^(?:[-–—]|ถึง)")
_PERIOD_START = re.compile(
    rf"^\W*(?:วันที่\s*)?(?:\d{{1,2}}\s*)?(?:{MONTH}|/)|^\W*(?:ไตรมาส|ปี|ตลอด|ภายใน|ประจำ|รอบ|เดือน|ตั้งแต่|ระหว่าง|ทุก|พ\.ศ\.|25\d\d|\d+\s*(?:เดือน|วัน|ครั้ง))"
)
_GOES_ON = re.compile(r"จำนวน|และ|หรือ|ของ|โดย|เพื่อ|ใน|ตาม|กับ|แก่|ต่อ|จาก|[a-z)ฯ]")
"""How the rest of a name begins, and no name."""
_MEASURE_START = re.compile(r"โครงการ|กิจกรรม|มาตรการ|กำหนด|จัดทำ|จัดให้|จัดประชุม|จัดอบรม|ติดตาม|พัฒนา|ส่งเสริม|รณรงค์|เพิ่ม")
"""How measures begin, and the rest of one seldom."""
_NEVER_LAST = re.compile(r"(?:การ|ความ|และ|หรือ|ของ|เพื่อ|ใน|โดย|แก่|ระหว่าง|ได้แก่|จะ|ว่า|ซึ่ง|จาก|กับ|(?<!หรือ)ไม่)$")
_NEVER_FIRST = re.compile(r"และ|หรือ|ของ|ซึ่ง|มากกว่า|น้อยกว่า")
_CUT_AMOUNT = re.compile(r",\d{0,2}$")
"""How an amount ends that was cut between or within its thousands."""
_OPEN_OWNER = re.compile(r"(?:[/,]|และ|(?<!ทุก)(?<!/)(?:กอง|สำนัก))\s*$")
_CODE_LAST = re.compile(r"\([IEO]\s*[\d๐-๙]{1,2}\)\s*$")
_SEAM = 20  # code points on either side of a cut that tell whether a word lies across it
_SHORT_CELL = 60  # code points that fit a few lines
_HAS_YEAR = re.compile(r"25\d\d|ตลอด|\d\d\s*$")
_NUMBERED = frozenset({"no"})
_SHORT_KEYS = ("no", "item", "score", "period", "owner", "budget")
_LISTS = ("measure", "step", "result", "outcome", "owner")

Words = Mapping[str, Sequence[Passage]]


def dense_keys(table: LogicalTable, roles: Roles) -> frozenset[str]:
    """The roles of short cells that nearly every row fills: a row that has none of them is no whole row. Where all
    whole rows are numbered, the number alone."""
    rows = [row for row in table.rows if len(row.filled()) > 1]
    dense = set()
    for column, role in enumerate(roles.by_column):
        if role in _SHORT_KEYS and len(rows) > 2:
            filled = sum(bool(row.text(column)) for row in rows)
            if filled >= 0.6 * len(rows):
                dense.add(role)
            if role == "no" and filled > 2 and all(row.cut or row.text(column) for row in rows):
                return _NUMBERED
    return frozenset(dense)


def is_headed(table: LogicalTable, roles: Roles, lead: str) -> bool:
    """Whether nearly every row that begins an entry also begins an indicator or issue."""
    heads = [column for column, role in enumerate(roles.by_column) if role in {"topic", "indicator"}]
    rows = [row for row in table.rows if not row.cut and any(row.text(column) for column in roles.columns(lead))]
    headed = sum(any(row.text(column) for column in heads) for row in rows)
    return len(rows) > 2 and headed >= 0.65 * len(rows)


def is_second_half(words: Words, current: Draft, lead: str, dense: frozenset[str], *, headed: bool) -> bool | None:
    """Whether the words of a page's first row go on with the current entry; None where they do not tell."""
    heads = [passage for role in ("topic", "indicator") for passage in words.get(role, ())]
    if "no" not in words and (dense == _NUMBERED or _goes_on_plainly(words, current, lead, heads, headed=headed)):
        return True
    if (
        "no" in words
        or any(_begins_head(passage.text) for passage in heads)
        or _is_complete_again(words, current, lead)
    ):
        return False
    if heads:
        return not _whole_period(words, current) and not any(_list_begins(role, words) for role in ("measure", "step"))
    if headed and lead in words and not {"period", "owner", "budget"} & set(words):
        return not (_MEASURE_START.match(words[lead][0].text) or any(_list_begins(role, words) for role in _LISTS))
    told = {role for role, passages in words.items() if not all(is_score(passage.text) for passage in passages)}
    if lead not in words and not {"period", "owner", "budget", "step", "result", "finding"} & told:
        return None  # more items of the current entry, with their scores
    if "score" in words or any(_has_code(passage.text) for passage in words.get("item", ())):
        return False
    if any(_is_remainder(role, words, current) for role in ("period", "owner", "budget")):
        return True
    if any(_list_goes_on(role, words, current) for role in _LISTS):
        return not _whole_period(words, current) and not _whole_budget(words, current)
    if _whole_period(words, current):
        return False
    if dense and not dense & set(words):
        return True
    if any(_list_begins(role, words) for role in ("measure", "step")):
        return False
    if lead in words:
        if _GOES_ON.match(words[lead][0].text):
            return True
        if _MEASURE_START.match(words[lead][0].text) and any(_starts_item(role, words) for role in _LISTS):
            return False
    return not _asks_again(words, current) if "item" in words else None  # a question without its code


def _goes_on_plainly(words: Words, current: Draft, lead: str, heads: Sequence[Passage], *, headed: bool) -> bool:
    """Whether a row without a number is the rest of one, whatever else is in it."""
    if _is_cut_through(words, current):
        return True
    if lead in words:
        return False
    if len(words) == 1 and not {*_SHORT_KEYS, "topic", "indicator"} & set(words):
        return True  # nothing but the rest of a text
    if not {"period", "owner", "budget"} & set(words) and (
        ("score" not in words and _lacks_mark("step", words, current))
        or (headed and not heads and _shares_finding(words, current))
    ):
        return True
    return not _whole_period(words, current) and (
        is_within_words("finding", words, current)
        or any(_list_goes_on(role, words, current) for role in _LISTS)
        or any(_is_remainder(role, words, current) for role in ("period", "budget"))
    )


def _is_cut_through(words: Words, current: Draft) -> bool:
    """Whether every cell of a row was cut. Two signs of different kinds say so: the rest of a period or amount, of a
    unit's name, of a question without its code, of a word or sentence, of a list's item without its mark."""
    if any(_list_begins(role, words) for role in ("measure", "step")) or _whole_period(words, current):
        return False
    questions = [line for passage in words.get("item", ()) for line in passage.text.split("\n")]
    if questions and _has_code(questions[0]):
        return False
    above = [passage.text for passage in current.words.get("item", ())]
    owners = current.words.get("owner", [])
    signs = (
        bool(current.words.get("period")) and _is_remainder("period", words, current),
        bool(current.words.get("budget")) and _is_remainder("budget", words, current),
        "owner" in words and bool(owners) and _OPEN_OWNER.search(owners[-1].text) is not None,
        bool(questions) and any(map(_has_code, [*questions[1:], *above])),
        any(is_within_words(role, words, current) for role in ("topic", "finding", *_LISTS[:4])),
        any(_lacks_mark(role, words, current) for role in ("measure", "step")),
        any(_list_goes_on(role, words, current) for role in ("measure", "step")),
    )
    return sum(signs) > 1


def _lacks_mark(role: str, words: Words, current: Draft) -> bool:
    """Whether a list of the current entry goes on without the number or dash with which it began."""
    before = current.words.get(role)
    if role not in words or not before:
        return False
    return leading_mark(before[0]) is not None and leading_mark(words[role][0]) is None


def _shares_finding(words: Words, current: Draft) -> bool:
    """Whether several questions of the current entry have one finding, of which more stands beside another question."""
    found, scores = current.words.get("finding", []), current.words.get("score", [])
    return "finding" in words and "item" in words and len(scores) > len(found) > 0


def is_within_words(role: str, words: Words, current: Draft) -> bool:
    """Whether a cell ends, and goes on, in the middle of a word or between two that no sentence parts."""
    before = current.words.get(role)
    if role not in words or not before:
        return False
    if role == "topic" and _begins_head(words[role][0].text):
        return False
    ends = thai_ends(before[-1].text[-_SEAM:], words[role][0].text[:_SEAM])
    if ends is None:
        return False
    open_ended = _NEVER_LAST.search(ends[0]) or _NEVER_FIRST.match(ends[1])
    return open_ended is not None or words_at(*ends) is None


def _asks_again(words: Words, current: Draft) -> bool:
    """Whether whole questions stand here and above: each ends with its code in brackets."""
    asked = [passages[-1].text for passages in (words.get("item"), current.words.get("item")) if passages]
    return all(map(_CODE_LAST.search, asked))


def _has_code(text: str) -> bool:
    """Whether a question begins with its code."""
    return evidence(text).get("item", 0) >= 1


def _begins_head(text: str) -> bool:
    """Whether an indicator or issue begins here rather than going on."""
    return is_indicator(text) or bool(evidence(text).get("topic"))


def _is_complete_again(words: Words, current: Draft, lead: str) -> bool:
    """Whether a row has all that the row before it has, with a whole owner or period of its own, all short."""
    if (
        lead not in words
        or _GOES_ON.match(words[lead][0].text)
        or not set(words) >= {role for role, before in current.words.items() if before}
    ):
        return False
    own = [role for role in ("period", "owner", "budget") if role in words]
    texts = [passage.text for role in words for passage in words[role]]
    return bool(own) and max(map(len, texts)) <= _SHORT_CELL and not any(_is_remainder(r, words, current) for r in own)


def _list_goes_on(role: str, words: Words, current: Draft) -> bool:
    """Whether a numbering continues with the next number, also behind the rest of an item."""
    before = current.words.get(role)
    if role not in words or not before:
        return False
    last, found = marks(before[-1]), marks(words[role][0])
    return bool(last and found) and found[0].no is not None and found[0].no == (last[-1].no or 0) + 1 > 1


def _list_begins(role: str, words: Words) -> bool:
    return any((mark := leading_mark(passage)) is not None and mark.no == 1 for passage in words.get(role, ()))


def _starts_item(role: str, words: Words) -> bool:
    return any(leading_mark(passage) is not None for passage in words.get(role, ()))


def _is_remainder(role: str, words: Words, current: Draft) -> bool:
    """Whether a typed cell cannot stand alone: half a period, a unit's name without its beginning."""
    before = current.words.get(role)
    if role not in words or before is None:
        return False
    text = words[role][0].text
    if role == "period":
        begun = fold_digits(before[-1].text)
        opened = bool(_OPEN_END.search(begun)) or (text.startswith(("ปีงบ", "พ.ศ.")) and not _HAS_YEAR.search(begun))
        return (
            opened
            or bool(_PERIOD_REST.match(text))
            or not (_PERIOD_START.match(fold_digits(text)) or is_stated_none(text))
        )
    if role == "budget" and _CUT_AMOUNT.search(fold_digits(before[-1].text).rstrip()):
        return True
    return not is_stated_none(text) and not evidence(text).get(role) and not evidence(text).get("period")


def _whole_period(words: Words, current: Draft) -> bool:
    """Whether a period begins here although the current entry has its own already."""
    return "period" in words and bool(current.words.get("period")) and not _is_remainder("period", words, current)


def _whole_budget(words: Words, current: Draft) -> bool:
    """Whether an amount stands here although the current entry has its own already, and a list begins beside it."""
    begun = any(_list_begins(role, words) for role in ("step", "result"))
    return (
        begun
        and "budget" in words
        and bool(current.words.get("budget"))
        and not _is_remainder("budget", words, current)
    )
