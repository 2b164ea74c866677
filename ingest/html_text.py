"""The text of HTML as a browser shows it: lines and paragraphs, with list markers, without what is hidden."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.blocks import TextLine
from ingest.markers import marker
from ingest.numerals import numeral

UNSEEN = frozenset((
    *("head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio"),
    *("video", "select", "option", "datalist", "textarea", "button", "input", "dialog"),
))  # fmt: skip
_BREAKING = frozenset((
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul"),
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPE_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_TITLE = 150  # characters: a bold paragraph of more is no heading
_BOLD_LEVEL = 2
_MAX_DEPTH = 300  # elements inside each other; below, the text counts and its markup does not


class Passage(NamedTuple):
    """A paragraph, or a heading where `level` is given."""

    lines: list[TextLine]
    level: int | None = None


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser does not show the element: `hidden`, display:none, visibility:hidden."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _is_bold(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or _BOLD.search(element.get("style", "")) is not None


def passages(element: HtmlElement, *, keep_tables: bool = False) -> list[Passage | HtmlElement]:
    """The paragraphs inside the element in reading order; its tables among them as elements, or as lines of text."""
    flow = _Flow(keep_tables)
    flow.walk(element, 0)
    flow.end_passage()
    return flow.found


def text_lines(element: HtmlElement) -> list[TextLine]:
    """The element's text as lines, for a table cell."""
    return [line for passage in passages(element) if isinstance(passage, Passage) for line in passage.lines]


class _Flow:
    """Collects the lines of a walk through the elements."""

    def __init__(self, keep_tables: bool) -> None:
        self.found: list[Passage | HtmlElement] = []
        self._keep_tables = keep_tables
        self._lines: list[TextLine] = []
        self._parts: list[str] = []
        self._heading: int | None = None
        self._list_level = 0
        self._item: _Item | None = None  # of the list item that just began
        self._preserve = False
        self._bold = False
        self._weights: set[bool] = set()  # whether the passage has bold text, and whether it has other

    def walk(self, element: HtmlElement, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSEEN or is_hidden(element):
            return
        if depth > _MAX_DEPTH:
            self._text(element.text_content())
            return
        if tag == "br":
            self.end_line()
            return
        if tag == "table" and self._keep_tables:
            self.end_passage()
            self.found.append(element)
            return
        if tag in ("td", "th"):  # of a table that is shown as text: a row is a line
            self._parts.append(" ")
            self._inside(element, depth)
            return
        if tag not in _BREAKING:
            before, self._bold = self._bold, self._bold or _is_bold(element)
            self._inside(element, depth)
            self._bold = before
            return
        self.end_passage()
        outer = self._heading, self._preserve, self._list_level, self._bold
        self._bold = self._bold or _is_bold(element)
        self._heading = _HEADINGS.get(tag, self._heading)
        self._preserve = self._preserve or tag == "pre"
        if tag in ("ul", "ol", "menu", "dir"):
            self._list_level += 1
            self._list(element, depth)
        else:
            self._inside(element, depth)
        self.end_passage()
        self._heading, self._preserve, self._list_level, self._bold = outer

    def _inside(self, element: HtmlElement, depth: int) -> None:
        self._text(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self._text(child.tail)

    def _list(self, element: HtmlElement, depth: int) -> None:
        item, outer = _first_item(element), self._item
        self._text(element.text)
        for child in element:
            if child.tag == "li" and not is_hidden(child):
                item = item.at(child)
                self._item = item
                self.walk(child, depth + 1)
                item = item.next()
            else:
                self.walk(child, depth + 1)
            self._text(child.tail)
        self._item = outer

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._weights.add(self._bold)
        if self._preserve:
            first, *rest = text.split("\n")
            self._parts.append(first)
            for line in rest:
                self.end_line()
                self._parts.append(line)
        else:
            self._parts.append(text)

    def end_line(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        text = text.strip() if self._preserve else _SPACES.sub(" ", text).strip(" ")
        if text and self._item is not None:
            text = self._item.label(text) + text
            self._item = None
        self._lines.append(TextLine(text, max(0, self._list_level - 1)))

    def end_passage(self) -> None:
        """Ends the line, and the paragraph: as several, where empty lines part it."""
        self.end_line()
        level = _BOLD_LEVEL if self._heading is None and self._is_title() else self._heading
        self._weights.clear()
        group: list[TextLine] = []
        for line in [*self._lines, TextLine("")]:
            if line.text:
                group.append(line)
            elif group:
                self.found.append(Passage(group, level))
                group = []
        self._lines = []

    def _is_title(self) -> bool:
        """Whether the lines are short, all bold, and no list item."""
        short = sum(len(line.text) for line in self._lines) <= _TITLE
        return short and self._weights == {True} and not self._list_level


class _Item(NamedTuple):
    """The number and style of a list item."""

    style: str
    number: int
    step: int

    def at(self, element: HtmlElement) -> "_Item":
        """The item of this element, which may set its own number or style."""
        value = element.get("value", "").strip()
        number = int(value) if re.fullmatch(r"-?[0-9]{1,6}", value) else self.number
        return _Item(_style(element) or self.style, number, self.step)

    def next(self) -> "_Item":
        return self._replace(number=self.number + self.step)

    def label(self, text: str) -> str:
        """What a browser puts before the item; nothing before text that brings its own."""
        if self.style == "none" or marker(text) is not None:
            return ""
        return f"{numeral(self.number, self.style)}. " if self.style != "bullet" else "• "


def _first_item(element: HtmlElement) -> _Item:
    style = _style(element)
    if element.tag != "ol":
        return _Item(style or "bullet", 1, 1)
    backwards = element.get("reversed") is not None
    start = element.get("start", "").strip()
    default = sum(1 for child in element if child.tag == "li") if backwards else 1
    number = int(start) if re.fullmatch(r"-?[0-9]{1,6}", start) else default
    return _Item(style or "decimal", number, -1 if backwards else 1)


def _style(element: HtmlElement) -> str | None:
    """The element's own list style in CSS's names; "bullet" for every kind of bullet."""
    declared = _LIST_STYLE.search(element.get("style", ""))
    name = declared[1].lower() if declared else _TYPE_STYLES.get(element.get("type", ""), element.get("type"))
    if name in ("disc", "circle", "square"):
        return "bullet"
    return name if name not in ("", "inherit", "initial", "outside", "inside") else None
