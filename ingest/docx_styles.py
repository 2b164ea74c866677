"""What a DOCX file's styles say about their paragraphs and runs (ECMA-376 part 1, 17.7)."""

import re
from typing import NamedTuple

from lxml import etree

from ingest.docx_package import W

_HEADING = re.compile(r"heading ([1-9])\Z", re.IGNORECASE)
_NAMED_LEVELS = {"title": 1, "subtitle": 2}
_OFF = ("0", "false", "off", "none")


class Style(NamedTuple):
    """A style with all that it inherits; None where it does not say.

    `level` is a heading's level, 1 the highest, 10 for body text.
    """

    level: int | None = None
    num_id: str | None = None
    list_level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    alignment: str | None = None


PLAIN = Style()


def read_styles(root: etree._Element | None) -> tuple[dict[str, Style], str | None]:
    """The styles by id, and the id of the default paragraph style."""
    if root is None:
        return {}, None
    elements = {element.get(f"{W}styleId", ""): element for element in root.iterfind(f"{W}style")}
    styles: dict[str, Style] = {}
    for style_id in elements:
        _resolve(style_id, elements, styles)
    default = next((i for i, e in elements.items() if e.get(f"{W}type") == "paragraph" and is_on(e, "default")), None)
    return styles, default


def _resolve(style_id: str, elements: dict[str, etree._Element], styles: dict[str, Style]) -> None:
    """Adds the style and those that it is based on."""
    chain = []
    at: str | None = style_id
    while at in elements and at not in styles and at not in chain:
        chain.append(at)
        at = value(elements[at], "basedOn")
    base = styles.get(at or "", PLAIN)
    for name in reversed(chain):
        base = styles[name] = own_style(elements[name], base)


def own_style(element: etree._Element, base: Style) -> Style:
    """The style of an element with pPr and rPr, over the one that it is based on."""
    style = base
    name = (value(element, "name") or "").lower()
    heading = _HEADING.match(name)
    if heading or name in _NAMED_LEVELS:
        style = style._replace(level=int(heading[1]) if heading else _NAMED_LEVELS[name])
    return with_run(with_paragraph(style, element.find(f"{W}pPr")), element.find(f"{W}rPr"))


def with_paragraph(style: Style, properties: etree._Element | None) -> Style:
    """The style with what a pPr sets."""
    if properties is None:
        return style
    changes: dict[str, int | str | None] = {}
    for child in properties:
        if child.tag == f"{W}outlineLvl":
            changes["level"] = (number(properties, "outlineLvl") or 0) + 1
        elif child.tag == f"{W}jc":
            changes["alignment"] = child.get(f"{W}val")
        elif child.tag == f"{W}numPr":
            changes["num_id"] = value(child, "numId") or style.num_id
            level = number(child, "ilvl")
            changes["list_level"] = style.list_level if level is None else level
    return style._replace(**changes) if changes else style  # type: ignore[arg-type]


def with_run(style: Style, properties: etree._Element | None) -> Style:
    """The style with what an rPr sets. Thai is a complex script: its bold is bCs."""
    if properties is None:
        return style
    for child in properties:
        if child.tag == f"{W}bCs" or (child.tag == f"{W}b" and properties.find(f"{W}bCs") is None):
            style = style._replace(bold=_on(child))
        elif child.tag == f"{W}vanish":
            style = style._replace(hidden=_on(child))
    return style


def value(element: etree._Element, name: str) -> str | None:
    """The w:val of a child element."""
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def number(element: etree._Element | None, name: str) -> int | None:
    """The w:val of a child element as a number; None where there is none, or no number."""
    digits = value(element, name) if element is not None else None
    return int(digits) if digits is not None and re.fullmatch("[0-9]{1,9}", digits) else None


def is_on(element: etree._Element, attribute: str) -> bool:
    return element.get(f"{W}{attribute}", "0") not in _OFF


def _on(element: etree._Element) -> bool:
    return element.get(f"{W}val", "1") not in _OFF
