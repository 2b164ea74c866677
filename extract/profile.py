"""What a document says of itself: its kind and title, whose it is, and the years and months that it is about."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from extract.headers import header_roles, header_year
from extract.passage import Passage, concatenate
from extract.raw import Quote, RawProfile
from extract.tables import LogicalTable
from ingest.digits import fold_digits
from ingest.document import Cell, Document, Paragraph, Table

_TITLE = re.compile(r"มาตรการ|รายงาน|การนำผล|การวิเคราะห์|แผน|สรุปผล|ผลการดำเนิน|ประกาศ|การประเมินคุณธรรม|แนวทาง|การขับเคลื่อน")
_REPORT = re.compile(
    r"รายงาน(?:สรุป)?ผล|สรุปผลการดำเนิน|ผลการดำเนิน(?:การ|งาน)(?:ตาม|เพื่อ)?มาตรการ|รายงานการ(?:ดำเนิน|กำกับ|ติดตาม)|ผลการดำเนินการเพื่อส่งเสริม"
    r"|รายงาน(?:รอบ|ความก้าวหน้า)|\(รอบ\s?(?:6|๖|12|๑๒)\s?เดือน"
)
_PLAN = re.compile(
    r"มาตรการ|การวิเคราะห์ผล|การนำผล|แนวทางการ(?:พัฒนา|ปรับปรุง|ยกระดับ)|แผน(?:งาน)?(?:การ)?(?:พัฒนา|ยกระดับ|ปรับปรุง|ขับเคลื่อน)|ไปสู่การพัฒนา"
)
_OTHER_SCHEME = re.compile(
    r"ITA\s*Online|MOIT|EB\s?\d|สถานศึกษา|เขตพื้นที่การศึกษา|โรงเรียน|โรงพยาบาล|สาธารณสุขจังหวัด|สาธารณสุขอำเภอ", re.IGNORECASE
)
_OURS = re.compile(r"คุณธรรมและความโปร่งใส|\bITA\b")
_AGENCY = re.compile(
    r"องค์?้?[กค]า?[รต]?์?บริหารส่วน\s?(?:ตำบล|จังหวัด)|องค์กรบริหารส่วน\s?(?:ตำบล|จังหวัด)|เทศบาล(?:นคร|เมือง|ตำบล)|อบต\.?|อบจ\.?|ท[ตมน]\.|เมืองพัทยา|กรุงเทพมหานคร"
)
_PLACE = re.compile(r"\s*(?:อำเภอ|อ\.|จังหวัด|จ\.)")
_YEAR = re.compile(r"(?<!\d)25[5-7]\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.ศ\.)?\s*([56]\d)(?!\d)")
_RESULT_OF_YEAR = re.compile(
    r"(?:ผล(?:การ|คะแนน)?(?:การ)?ประเมิน|(?<!ปฏิทินการ)ประเมิน\s*ITA|การประเมินคุณธรรม|ข้อค้นพบ|ตัวชี้วัด\s*ITA|คะแนน"
    r"|วิเคราะห์ผล|จุดอ่อน|ข้อบกพร่อง)(?:(?!ลงวันที่|วันที่|/|มาตรการ|แผน)[^\n]){0,110}?"
    r"(?:ปี\s*(?:งบประมาณ)?|พ\s*\.?\s*ศ\s*\.?|ITA)[\s:]*(?:พ\s*\.?\s*ศ\s*\.?)?\s*(25[5-7]\d)(?!\d)"
)
_AND_YEAR = re.compile(r"\s*(?:และ|กับ|,|-|–|ถึง)\s*(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(25[5-7]\d)(?!\d)")
_MONTHS = re.compile(r"รอบ(?:ระยะเวลา)?\s*\(?(6|12)\s*เดือน|\(\s*(6|12)\s*เดือน")
_MOST_TITLE_LINES = 8
_MOST_AGENCIES = 200
_WINDOW = 110  # characters that can name an agency with its district and province


def profile_of(
    document: Document, tables: Sequence[LogicalTable], is_report_table: bool, has_entries: bool
) -> RawProfile:
    """The profile of a document. `is_report_table`: a table has results; `has_entries`: there are measures."""
    title = _title(document)
    head = _head_text(document)
    kind = _kind(title.text if title else "", head, is_report_table, has_entries)
    fiscal, assessed = _years(document, tables, title, kind)
    return RawProfile(
        kind=kind,
        title=title.quote() if title else None,
        agencies=tuple(_agencies(document)),
        titled=tuple(_titled_agencies(document, title)),
        fiscal_year=fiscal,
        assessed_fiscal_year=assessed,
        reporting_months=_reporting_months(document) if kind == "report" else None,
    )


def _kind(title: str, head: str, is_report_table: bool, has_entries: bool) -> Literal["measures", "report", "other"]:
    bare = " ".join(title.split())
    if _OTHER_SCHEME.search(head) and not re.search(r"องค์การบริหารส่วน|เทศบาล|อบต|อบจ|เมืองพัทยา", head):
        return "other"
    if _REPORT.search(bare):
        return "report"
    if is_report_table:
        return "report"
    if _PLAN.search(bare) and (_OURS.search(head) or has_entries):
        return "measures"
    return "measures" if has_entries else "other"


def _head(document: Document) -> Iterator[Paragraph]:
    """The paragraphs before the first table, and captions; at most forty."""
    count = 0
    for block in document.blocks:
        if isinstance(block, Table):
            if count:
                return
            continue
        yield block
        count += 1
        if count >= 40:
            return


def _head_text(document: Document) -> str:
    texts = [paragraph.text for paragraph in _head(document)]
    if not texts:
        texts = [cell.text for block in document.blocks[:1] if isinstance(block, Table) for cell in block.cells[:12]]
    return "\n".join(texts)


def _title(document: Document) -> Passage | None:
    """The title block: from the first line that reads like a title on, as long as short lines follow."""
    lines: list[Passage] = []
    for paragraph in _head(document):
        if len(paragraph.text) > 400 or len(lines) >= _MOST_TITLE_LINES:
            break
        if not lines and not _TITLE.search(paragraph.text):
            continue
        if lines and (
            len(paragraph.text) > 220
            or re.match(
                r"^(?:คำนำ|สารบัญ|www|โดย|\(?[๑1][.)]|ผลการประเมิน|ตามที่|ตามคำสั่ง|จากผล|ด้วย|อ้างถึง|เรียน|(?:ส่วน|บท|ตอน)ที่\s*[๑1])",
                paragraph.text,
            )
        ):
            break
        lines.append(Passage.of(paragraph))
        if sum(len(line.text) for line in lines) > 320:
            break
    if not lines:
        for block in document.blocks[:3]:
            if isinstance(block, Table):
                lines = [
                    Passage.of(cell) for cell in block.cells[:3] if _TITLE.search(cell.text) and len(cell.text) < 300
                ][:1]
                break
    return concatenate(lines) if lines else None


def _years(
    document: Document, tables: Sequence[LogicalTable], title: Passage | None, kind: str
) -> tuple[Quote | None, Quote | None]:
    """Where the fiscal year and the assessed year are stated; None where they are not."""
    named = list(_year_quotes(title)) if title else []
    fiscal = max(named, key=lambda pair: pair[0]) if named else None
    one_year = len({year for year, _ in named}) == 1
    if kind == "measures" and title is not None and one_year and _only_assessed(title.text):
        fiscal = None
    if fiscal is None:
        fiscal = _year_of_periods(tables)
    votes: Counter[int] = Counter()
    places: dict[int, Quote] = {}
    for weight, passage in _assessed_places(document, tables):
        text = fold_digits(passage.text)
        for match in _RESULT_OF_YEAR.finditer(text):
            stated: re.Match[str] | None = match
            while stated is not None:
                year = int(stated[1])
                if fiscal is None or year < fiscal[0]:
                    votes[year] += weight
                    places.setdefault(year, passage.slice(*stated.span(1)).quote())
                stated = _AND_YEAR.match(text, stated.end())
    if fiscal is not None and fiscal[0] - 1 in votes:
        votes[fiscal[0] - 1] += 3
    assessed = max(votes, key=lambda year: (votes[year], year)) if votes else None
    return (fiscal[1] if fiscal else None), (places[assessed] if assessed is not None else None)


def _year_of_periods(tables: Sequence[LogicalTable]) -> tuple[int, Quote] | None:
    """The year that the header of a period column names (ระยะเวลาดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๖๗)."""
    for table in tables:
        for cell in table.headers:
            roles = header_roles(cell.text)
            if roles and roles[0].role == "period" and header_year(cell.text) is not None:
                return next(_year_quotes(Passage.of(cell)), None)
    return None


def _only_assessed(title: str) -> bool:
    """Whether a title names only the year of the result that it analyses (วิเคราะห์ผลการประเมิน … ปี ๒๕๖๗)."""
    text = " ".join(fold_digits(title).split())
    return bool(re.search(r"^(?:การ)?(?:วิเคราะห์|นำ)ผล[^\n]{0,140}25\d\d(?!.*มาตรการ)", text))


def _year_quotes(passage: Passage) -> Iterator[tuple[int, Quote]]:
    text = fold_digits(passage.text)
    for match in _YEAR.finditer(text):
        yield int(match[0]), passage.slice(*match.span()).quote()
    for match in _SHORT_YEAR.finditer(text):
        yield 2500 + int(match[1]), passage.slice(match.start(1), match.end(1)).quote()


def _assessed_places(document: Document, tables: Sequence[LogicalTable]) -> Iterator[tuple[int, Passage]]:
    for table in tables:
        for cell in (*table.headers, *table.captions):
            yield 4, Passage.of(cell)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield 2 if len(block.text) < 160 else 1, Passage.of(block)


def _reporting_months(document: Document) -> Quote | None:
    for paragraph in _head(document):
        passage = Passage.of(paragraph)
        match = _MONTHS.search(fold_digits(paragraph.text))
        if match is not None:
            group = 1 if match[1] else 2
            return passage.slice(match.start(group), match.end(group)).quote()
    return None


def _titled_agencies(document: Document, title: Passage | None) -> Iterator[Quote]:
    """The agencies that short lines at the head of the document name: the title block says whose it is."""
    if title is not None:
        for start in (match.start() for match in _AGENCY.finditer(title.text)):
            yield title.slice(start, start + _WINDOW).quote()
    head = [
        paragraph for paragraph in itertools.islice(_head(document), _MOST_TITLE_LINES) if len(paragraph.text) <= 160
    ]
    yield from _mentions(head)


def _agencies(document: Document) -> Iterator[Quote]:
    """Stretches of text that name an agency, in reading order; at most two hundred."""
    return itertools.islice(_mentions(list(document.texts())), _MOST_AGENCIES)


def _mentions(texts: Sequence[Paragraph | Cell]) -> Iterator[Quote]:
    """Stretches that name an agency, each with the district and province behind it.

    A title often gives the place on a line of its own, so a stretch goes on into a next line that begins with one.
    """
    for block, following in itertools.zip_longest(texts, texts[1:]):
        passage, end = Passage.of(block), -1
        for match in _AGENCY.finditer(block.text):
            if match.start() < end:
                continue
            end = min(match.start() + _WINDOW, len(block.text))
            stretch = passage.slice(match.start(), end)
            if end == len(block.text) and following is not None and _PLACE.match(following.text):
                stretch = concatenate((stretch, Passage.of(following).slice(0, _WINDOW)), " ")
            yield stretch.quote()
