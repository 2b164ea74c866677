"""Lists that are not as long as the sentence says that leads to them: "จำนวน ๓ ตัวชี้วัด ได้แก่ …"."""

import re
from collections.abc import Iterable, Iterator

from ingest.digits import fold_digits
from ingest.document import Cell, Paragraph
from ingest.issue import Issue
from ingest.span import Span
from normalize.check_counts import ITEMS_OR_INDICATORS
from normalize.indicators import read_indicators
from normalize.items import read_items

_LEADS = re.compile(
    rf"(?<![\d.,/])(?P<count>\d{{1,2}})\s?{ITEMS_OR_INDICATORS}[^\d\n]{{0,40}}?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้)\s?:?\s?"
)
_ENDS = re.compile(r"\n|ซึ่ง|โดย|ดังนั้น|เนื่องจาก|จึง|ส่วน|สำหรับ|ขณะ|แต่|แสดง|ทั้งนี้|ชี้ให้|$")
_BETWEEN = re.compile(r",|และ|กับ|/")
_REACH = 1500  # code points after the sentence in which its list ends
_SHOWN = 80  # code points of a list that its issue quotes


def check_lists(texts: Iterable[Paragraph | Cell], year: int | None) -> Iterator[Issue]:
    """An issue for each list of items or indicators that has more or fewer of them than its sentence says.

    `year` (BE) says of which list the items are. A list of which something cannot be read decides nothing.
    """
    for block in texts:
        text = fold_digits(block.text)
        for match in _LEADS.finditer(text) if "วัด" in text or "ข้อ" in text else ():
            following = text[match.end() : match.end() + _REACH]
            end = _ENDS.search(following)
            listed = following[: end.start()] if end else following
            count = _count(listed, match["unit"], year)
            if count is None or count == int(match["count"]):
                continue
            yield Issue(
                "count_mismatch",
                f"“{match['count']} {match['unit']}” are announced, {count} are listed: {listed.strip()[:_SHOWN]}",
                f"ระบุว่า {match['count']} {match['unit']} แต่แจกแจงไว้ {count}: {listed.strip()[:_SHOWN]}",
                None,
                (match["count"], str(count)),
                (Span(block.block, match.start(), match.end() + len(listed.rstrip())),),
            )


def _count(listed: str, unit: str, year: int | None) -> int | None:
    """How many items or indicators the words list; None where they may list some that are not read."""
    if unit.startswith("ตัว"):
        numbers = {found.no for found in read_indicators(listed)}
        return len(numbers) if numbers and len(_BETWEEN.findall(listed)) < len(numbers) else None
    found = read_items(listed, year)
    codes = {item.code for item in found}
    if None in codes or not codes or len(_BETWEEN.findall(listed)) >= len(codes):
        return None
    return len(codes)
