"""Which pages' text is taken from the file, which have to be read from their picture, and the issues that say so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest import ocr
from ingest.issue import Issue
from ingest.pdf_layout import Layout
from ingest.pdf_page import Page
from ingest.pdf_paragraphs import Column
from ingest.pdf_quality import Quality, quality
from ingest.repair import repair

MOSTLY_PICTURE = 0.3
"""Share of the page under pictures from which it may be a scan."""

LETTERS_ON_A_SCAN = 20
"""Characters that a scan may have as text, stamped on by software."""

DRAWN_LETTERS = 100
"""Path objects of a page without any text that say that its letters are drawn as outlines."""


@dataclass(slots=True)
class JudgedPage:
    """A page, and whether its text can be used.

    `refused` says why not: "picture" (there is none to speak of) or "nonsense" (it is not what the page shows).
    `sure` is False where too few letters were there to tell. `mended`: faults of the text layer that were mended.
    """

    number: int
    layout: Layout | None
    refused: str | None = None
    sure: bool = False
    incomplete: bool = False
    mended: Counter[str] = field(default_factory=Counter)


def judge(page: Page, laid_out: Layout, mended: Counter[str]) -> JudgedPage:
    """The page, refused where it is a scan or its text is no text."""
    judged = JudgedPage(page.number, laid_out, incomplete=not page.complete, mended=mended)
    inked = int((page.boxes[:, 2] > page.boxes[:, 0]).sum())
    if (page.picture_share > MOSTLY_PICTURE or page.drawings > DRAWN_LETTERS) and inked < LETTERS_ON_A_SCAN:
        judged.refused, judged.sure = "picture", True
    elif inked:
        found: Quality = quality(repair("\n".join(texts(laid_out))).text)
        judged.sure = found.enough
        if not found.good:
            judged.refused = "nonsense"
    return judged


def distrust(pages: Sequence[JudgedPage]) -> None:
    """Refuses the pages with too few letters to judge, where most of the others were refused as nonsense."""
    judged = [page for page in pages if page.sure and page.refused != "picture"]
    if 2 * sum(page.refused == "nonsense" for page in judged) > len(judged):
        for page in pages:
            if not page.sure and page.layout is not None and page.layout.items:
                page.refused = "nonsense"


def trust_issues(name: str, pages: Sequence[JudgedPage], read_by_ocr: bool) -> Iterator[Issue]:
    """What is to be said of the pages of the file `name`. `read_by_ocr`: refused pages were read from pictures."""
    nonsense = _numbers(page.number for page in pages if page.refused == "nonsense")
    pictures = _numbers(page.number for page in pages if page.refused == "picture")
    install = "" if read_by_ocr else f"; reading it needs the extra ocr: {ocr.INSTALL}"
    install_th = "" if read_by_ocr else f" ต้องติดตั้งส่วนเสริม ocr ก่อนจึงจะอ่านได้: {ocr.INSTALL}"
    if nonsense:
        yield Issue(
            "text_repaired" if read_by_ocr else "no_text",
            f"{name}: the text layer of {_on(nonsense)} is not what is shown"
            + (", which was read from its picture" if read_by_ocr else install),
            f"{name}: ข้อความที่ฝังในหน้า {nonsense} ไม่ตรงกับที่ปรากฏ"
            + (" จึงอ่านจากภาพของหน้าแทน" if read_by_ocr else install_th),
        )
    if pictures and not read_by_ocr:
        yield Issue(
            "no_text",
            f"{name}: there is only a picture on {_on(pictures)}{install}",
            f"{name}: หน้า {pictures} เป็นภาพ{install_th}",
        )
    incomplete = _numbers(page.number for page in pages if page.incomplete)
    if incomplete:
        yield Issue(
            "left_out",
            f"{name}: there is more than a page can hold on {_on(incomplete)}, which was read in part",
            f"{name}: หน้า {incomplete} มีเนื้อหามากผิดปกติ จึงอ่านเพียงบางส่วน",
        )
    yield from _mended(name, pages)


def _mended(name: str, pages: Sequence[JudgedPage]) -> Iterator[Issue]:
    counts: Counter[str] = sum((page.mended for page in pages if not page.refused), Counter())
    if counts:
        what = ", ".join(f"{fault} {count}" for fault, count in sorted(counts.items()))
        where = _numbers(page.number for page in pages if page.mended and not page.refused)
        yield Issue(
            "text_repaired",
            f"{name}: the fonts of {_on(where)} name their letters wrongly; the letters drawn were taken: {what}",
            f"{name}: แบบอักษรในหน้า {where} ระบุรหัสอักขระผิด จึงใช้อักขระตามที่ปรากฏ: {what}",
        )


def texts(laid_out: Layout) -> Iterator[str]:
    """The text of a page by lines and paragraphs, for judging it."""
    for item in laid_out.items:
        if isinstance(item, Column):
            yield from (line.text for line in item.lines)
        else:
            yield from ("".join(line.text for line in group) for groups in item.texts for group in groups)


def _on(numbers: str) -> str:
    return f"page {numbers}" if numbers.isdigit() else f"pages {numbers}"


def _numbers(pages: Iterable[int]) -> str:
    """Page numbers, runs of them as a range: "1, 3-5"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
