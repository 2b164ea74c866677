"""Enumerations in a cell or paragraph: where the top-level items begin, and their printed numbers.

Only the top level splits. A nested list stays in its parent, a lead-in sentence before a list is an item of its
own, and a number inside a sentence (ตามข้อ ๑, ทั้ง ๓ ระดับ, พ.ศ. ๒๕๖๗, ๙๗.๘๖) never splits.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.evidence import MONTH
from extract.headings import LIST_FOLLOWS
from extract.passage import Passage
from extract.raw import ListItem
from ingest.digits import fold_digits

_LETTERS = "กขคงจฉชซฌญ"  # the order in which Thai lists are lettered (ฃ and ฅ are out of use)

# One alternative per style. A number is at most two digits, so years and amounts are none; a digit after the
# separator makes it a decimal or a date; "ก.พ." and other abbreviations have a letter and a full stop behind.
_CANDIDATE = re.compile(
    r"""
    (?P<paren>\(\s?(?P<n1>\d{1,2})\s?\))
  | (?P<decimal>(?<!\d)(?<!\d[.,])(?P<n2a>\d{1,2}(?:\.\d{1,2}){0,2})\.(?P<n2>\d{1,2})(?:\.|\))?(?=\s|[ก-ฮเ-ไA-Za-z"“(]))
  | (?P<number>(?<!\d)(?<!\d[.,:/])(?P<n3>\d{1,2})\s?(?P<sep>[.)])(?!\d)(?!\s?\d+\s?(?:น\.|บาท)))
  | (?P<letter>(?<![ก-๎.])\(?(?P<l>[กขคงจฉชซฌญ])(?P<lsep>[.)])(?!\s?[ก-ฮ]{1,2}\.))
  | (?P<dash>[-–—−](?=\s|[ก-ฮเ-ไ"“(]))
  | (?P<bullet>[•●○◦▪■□◆➢➤►✓✔*\uf0b7\uf0a7\uf0d8\uf0fc](?!\*))
    """,
    re.VERBOSE,
)
_NOT_A_MARKER_AFTER = re.compile(
    r"(?:(?:ข้อ|ส่วน|ครั้ง|ฉบับ|ตาราง|ตัวชี้วัด|ไตรมาส|รุ่น|ชุด|ปี|รอบ|หมู่|ระยะ|ขั้น|มาตรการ|โครงการ|ภาค|บท)ที่"
    r"|(?<!หัว)ข้อ|ตัวชี้วัด|มาตรา|หมวด|ตาราง|พ\.ศ\.|และ|หรือ)\s*\(?$"
)
_ITEM = 20  # code points that an item has at least
_DIGIT_BEFORE = re.compile(r"[\d.]\s*$")
_MONTH = re.compile(MONTH)


class Mark(NamedTuple):
    """A list marker: `style` tells lists apart, `no` is its number in the list, `end` where its item begins."""

    start: int
    end: int
    style: str
    no: int | None
    printed: int | None
    line_start: bool
    nested: bool


def _marks(passage: Passage) -> Iterator[Mark]:
    text = fold_digits(passage.text)
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 14) : start]
        on_new_line = not before.strip(" \t") or before.rstrip(" \t").endswith("\n")
        while end < len(text) and text[end] in " \t\n":
            end += 1
        style = match.lastgroup or ""
        number = printed = None
        if match["paren"]:
            style, number = "(1)", int(match["n1"])
        elif match["decimal"]:
            style, number = f"{match['n2a']}.1", int(match["n2"])
        elif match["number"]:
            style, number = "1" + match["sep"], int(match["n3"])
        elif match["letter"]:
            style, number = "ก" + match["lsep"], _LETTERS.index(match["l"]) + 1
        elif match["dash"]:
            style = "-"
        else:
            style = "•"
        if number is not None:
            printed = None if style[0] == "ก" else number
            if not on_new_line and _NOT_A_MARKER_AFTER.search(before):
                continue
        elif not on_new_line and not _dash_may_mark(text, start, match.end(), style):
            continue
        nested = bool(passage.deep) and not passage.deep.isdisjoint((start, text.rfind("\n", 0, start) + 1))
        yield Mark(start, end, style, number, printed, on_new_line, nested)


def _dash_may_mark(text: str, start: int, end: int, style: str) -> bool:
    """Whether a dash or bullet inside a line can begin an item: not between numbers, dates or Latin letters."""
    if style == "•":
        return text[start] != "*"
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isspace():
        if _DIGIT_BEFORE.search(text[max(0, start - 4) : start]) and _MONTH.match(text[end:].lstrip()):
            return False
        return "ก" <= text[end:].lstrip()[:1] <= "๎"
    return after.isspace() and "ก" <= before <= "๎" and "ก" <= text[end:].lstrip()[:1] <= "๎"


def marks(passage: Passage) -> list[Mark]:
    """The markers of the top-level list, in order; empty where the passage is no list.

    A list that begins inside a line counts from 1 on, or has at least two dashes or bullets; words that lead to a list
    (ดังนี้ ๑. …) may lead to one of a single item.
    """
    candidates = [mark for mark in _marks(passage) if not mark.nested]
    last_of = {(mark.style, mark.no): mark.start for mark in candidates}
    alone: set[tuple[str, int | None]] = set()  # markers inside lines behind which no list goes on
    for first in candidates:
        if first.line_start:
            return _run(candidates, first, last_of)
        if first.no in {1, None} and (first.style, first.no) not in alone:
            found = _run(candidates, first, last_of)
            if len(found) > 1 or (first.no == 1 and LIST_FOLLOWS.search(passage.text[: first.start].rstrip())):
                return found
            alone.add((first.style, first.no))
    return []


def _run(candidates: list[Mark], first: Mark, last_of: dict[tuple[str, int | None], int]) -> list[Mark]:
    """The marks of the list that `first` begins. `last_of`: where each number of each style stands last."""
    found = [first]
    lines = first.no is None and sum(mark.line_start and mark.style == first.style for mark in candidates) > 1
    for mark in candidates:
        last = found[-1]
        if mark.start < last.end or mark.style != first.style:
            continue
        if lines and not mark.line_start and mark.start - last.end < _ITEM:
            continue  # where items have lines of their own, a dash soon after a marker joins two words
        if (
            mark.no is None
            or last.no is None
            or mark.no == last.no + 1
            or (mark.line_start and (mark.no > last.no or mark.no == last.no or mark.no == 1))
            or (mark.no == last.no + 2 and last_of.get((mark.style, last.no + 1), -1) <= last.start)
        ):
            found.append(mark)
    return found


def leading_mark(passage: Passage) -> Mark | None:
    """The marker with which a list begins at the start of a passage, None where none does."""
    found = marks(passage)
    return found[0] if found and found[0].start == 0 else None


def listed(passage: Passage) -> list[Passage]:
    """The words of the top-level items of a passage that is a list from its start; empty for any other."""
    found = marks(passage)
    return [words for _, words in _items(passage, found)] if found and found[0].start == 0 else []


def _items(passage: Passage, found: list[Mark]) -> Iterator[tuple[Mark, Passage]]:
    """The marks of a passage with the words behind each, up to the next."""
    for mark, following in zip(found, [*found[1:], None], strict=True):
        words = passage.slice(mark.end, following.start if following else len(passage.text)).strip()
        if words:
            yield mark, words


def split(passage: Passage) -> tuple[ListItem, ...]:
    """The top-level items of a cell or paragraph; a passage that is no list is one item without a number."""
    passage = passage.strip()
    if not passage:
        return ()
    found = marks(passage)
    if not found:
        return (ListItem(None, passage.quote()),)
    items = []
    passage = Passage(passage.text, passage.pieces)
    if lead_in := passage.slice(0, found[0].start).strip():
        items.append(ListItem(None, lead_in.quote()))
    items.extend(ListItem(mark.printed, words.quote()) for mark, words in _items(passage, found))
    return tuple(items)
