"""HTML -> Document: web pages, and what Word and LibreOffice save as HTML."""

import re
from email import message_from_bytes
from pathlib import Path

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.blocks import DocumentBuilder
from ingest.document import Document
from ingest.encoding import decode
from ingest.html_chrome import drop_chrome, is_link_list, main_part
from ingest.html_table import own_rows, table_cells
from ingest.html_text import UNSEEN, Passage, passages
from ingest.issue import UnreadableFile

MEDIA_TYPE = "text/html"

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|style|div|table|section|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding=["']([\w-]+)""", re.IGNORECASE)
_THAI_WORDS = re.compile("[ก-๙]{4}")  # what names a document, not "Untitled" or a file's name
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def matches(data: bytes, path: Path) -> bool:
    """Whether the file begins with HTML markup."""
    head = _page(data)[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(path: Path, data: bytes) -> Document:
    """The page's content. Raises UnreadableFile for a page without any."""
    page = _page(data)
    declared = _DECLARED.search(page[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    source = _XML_DECLARATION.sub("", decode(page, path.name, name))
    builder = DocumentBuilder()
    try:
        root = document_fromstring(source, parser=HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True))
        add_page(builder, root)
    except ParserError:
        pass  # no element in it
    document = builder.document(path, data, MEDIA_TYPE)
    if not document.blocks:
        raise UnreadableFile(
            f"{path.name}: the page holds no content. Save it from the browser once it has loaded completely.",
            f"{path.name}: หน้าเว็บไม่มีเนื้อหา โปรดบันทึกจากเบราว์เซอร์หลังจากโหลดหน้าเสร็จแล้ว",
        )
    return document


def _page(data: bytes) -> bytes:
    """The HTML of a web archive (MHTML, RFC 2557), or the data as they are."""
    if b"multipart/related" not in data[:4096] or b"mime-version:" not in data[:4096].lower():
        return data
    for part in message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            return content
    return data


def add_page(builder: DocumentBuilder, root: HtmlElement) -> None:
    """Adds the content of a whole page; its title too, where no heading says it."""
    body = root if root.tag == "body" else root.find("body")
    if body is None:
        return
    for element in list(body.iter(*UNSEEN)):
        element.drop_tree()
    drop_chrome(body)
    content = main_part(body)
    title = " ".join((root.findtext("head/title") or "").split())
    text = " ".join(_text(content).split())
    says = _THAI_WORDS.search(title) and title not in text
    if text and says and content.find(".//h1") is None and content.find(".//h2") is None:
        builder.paragraph(title, level=1)
    add_content(builder, content)


def add_content(builder: DocumentBuilder, element: HtmlElement) -> None:
    """Adds the paragraphs and tables of an element; a table that only lays out the page is taken apart."""
    for found in passages(element, keep_tables=True):
        if isinstance(found, Passage):
            builder.paragraph(found.lines, level=found.level)
        elif _is_layout(found):
            for row in own_rows(found):
                for cell in row:
                    if not is_link_list(cell):
                        add_content(builder, cell)
        else:
            caption = found.find("caption")
            if caption is not None:
                builder.paragraph(" ".join(_text(caption).split()))
            builder.table(table_cells(found))


def _is_layout(table: HtmlElement) -> bool:
    """Whether the table has no rows and columns of data, but places parts of a page: one cell, headings or paragraphs
    in one column, or other tables that hold most of its text."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = list(own_rows(table))
    if any(cell.tag == "th" for row in rows for cell in row):
        return False
    if sum(1 for row in rows for cell in row if cell.tag == "td") <= 1:
        return True
    if next(table.iter("h1", "h2", "h3"), None) is not None and table.get("border", "0") == "0":
        return True
    inner = sum(len(_text(nested)) for nested in table.xpath(".//table[not(ancestor::table[ancestor::table])]"))
    return inner > 0.5 * len(_text(table))


def _text(element: HtmlElement) -> str:
    return str(element.text_content())
