"""Markdown and HTML inside text: what is markup goes, what it marks stays."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragment_fromstring

from ingest.blocks import TextLine
from ingest.html_text import text_lines

_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|b|i|u|s|em|strong|span|div|font|sup|sub|small|big|mark|del|ins|center|h[1-6]|a|img|table|thead"
    r"|tbody|tr|td|th|hr|blockquote|code|pre|dl|dt|dd|section|header|footer|figure|figcaption|page_number|watermark)\b[^<>]*>|<!--|&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:https?:|mailto:|/|#|\.)[^()\s]*(?:\s+\"[^\"]*\")?\)")
_BOLD = re.compile(r"(\*{2,3}|~~)(?=[^\s*])(.{1,2000}?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_UNDERSCORED = re.compile(r"(?<![\w_])(_{2,3})(?=[^\s_])(.{1,2000}?)(?<=[^\s_])\1(?![\w_])", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


_LIST_OPENS = re.compile(r"<[ou]l\b", re.IGNORECASE)
_LIST_CLOSES = re.compile(r"</[ou]l\b", re.IGNORECASE)


def has_html(text: str) -> bool:
    """Whether HTML tags or entities stand in the text."""
    return _TAG.search(text) is not None


def element(source: str) -> HtmlElement | None:
    """The HTML source as one element, Markdown's emphasis removed; None where nothing is left of it."""
    parsed = _parsed(source)
    if parsed is not None:
        for part in parsed.iter():
            part.text = without_emphasis(part.text or "")
            part.tail = without_emphasis(part.tail or "")
    return parsed


def _parsed(source: str) -> HtmlElement | None:
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return fragment_fromstring(source, create_parent="div", parser=parser)
    except etree.ParserError:
        return None


def without_emphasis(text: str) -> str:
    """Markdown's inline markup removed: emphasis, also over several lines, links, pictures, code, escapes."""
    if not any(mark in text for mark in "*_`[\\~"):
        return text
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _BOLD.sub(r"\2", text)
    text = _UNDERSCORED.sub(r"\2", text)
    text = _ITALIC.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)


def cell_lines(source: str) -> list[TextLine]:
    """A cell's text as lines: HTML inside it as a browser shows it, Markdown's emphasis removed."""
    if has_html(source):
        parsed = _parsed(source)
        lines = text_lines(parsed) if parsed is not None else []
        if len(_LIST_OPENS.findall(source)) != len(_LIST_CLOSES.findall(source)):
            lines = [line._replace(level=0) for line in lines]  # lists never closed: their nesting says nothing
    else:
        lines = [TextLine(line) for line in source.split("\n")]
    if not lines:
        return []
    plain = without_emphasis("\n".join(line.text for line in lines)).split("\n")
    return [line._replace(text=text) for line, text in zip(lines, plain, strict=True)]
