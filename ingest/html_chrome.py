"""What surrounds the content of a web page: menus, breadcrumbs, side bars, footers, and the like."""

import re

from lxml.html import HtmlElement

_TAGS = frozenset(("nav", "aside", "menu"))
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "dialog"),
        "alertdialog",
    )
)
_WORDS = frozenset((
    *("nav", "navbar", "navigation", "menu", "menus", "menubar", "submenu", "sidebar", "sidenav", "topbar", "topnav"),
    *("breadcrumb", "breadcrumbs", "crumbs", "footer", "masthead", "cookie", "cookies", "consent", "share", "sharing"),
    *("social", "login", "signin", "search", "searchbox", "pagination", "pager", "paging", "popup", "lightbox"),
    *("offcanvas", "copyright", "toolbar", "skip", "related", "advert", "ads", "counter", "visitor"),
))  # fmt: skip
_STEMS = ("menu", "navbar", "sidebar", "footer", "breadcrumb")  # of names like "leftmenu", "footerwrap"
_HEADER = frozenset(("header", "site", "page", "main", "top"))  # words of which a site header's name is made
_NEVER = frozenset(("html", "body", "main", "article", "table", "tbody", "thead", "tr", "td", "th"))
_TOP = re.compile("head|banner|top", re.IGNORECASE)
_PLACED = re.compile(r"(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ)[^\n]{0,60}?(?:อำเภอ|อ\.|จังหวัด|จ\.)")
_MOST_PLACED = 120  # characters of a page header that says whose page it is and little else
_WORD = re.compile("[a-z]+")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_LINKS = 4  # a list of fewer links may be content
_LINK_SHARE = 0.8  # of the characters
_CONTENT_SHARE = 0.4  # of the page's characters: what holds more is no menu, whatever its name


def drop_chrome(body: HtmlElement) -> None:
    """Removes from the page what is not its content."""
    total = max(1, _length(body))
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element is body or not _is_chrome(element):
            continue
        large = element.tag not in _TAGS and _length(element) > _CONTENT_SHARE * total
        if not large and not _has_data(element) and not _says_whose(element):
            _remove(element)
    for element in list(body.iter("ul", "ol", "div", "p", "dl")):
        if is_link_list(element):
            _remove(element)


def main_part(body: HtmlElement) -> HtmlElement:
    """The element that the page marks as its content, or the body."""
    marked = body.xpath(".//main | .//*[@role='main']") or body.xpath(".//article[not(ancestor::article)]")
    if len(marked) == 1 and _length(marked[0]) >= 0.5 * _length(body):
        return marked[0]
    return body


def _is_chrome(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _NEVER:
        return False
    if tag in _TAGS or element.get("role") in _ROLES:
        return True
    if tag in ("header", "footer"):
        # those of an article belong to it
        return not any(parent.tag in ("article", "main") for parent in element.iterancestors())
    names = f"{element.get('class', '')} {element.get('id', '')}"
    words = {*_WORD.findall(names.lower()), *_WORD.findall(_CAMEL.sub(" ", names).lower())}
    if not _WORDS.isdisjoint(words) or any(word.startswith(_STEMS) or word.endswith(_STEMS) for word in words):
        return True
    return bool(words) and words <= _HEADER and next(element.iter("h1", "h2", "h3"), None) is None


def is_link_list(element: HtmlElement) -> bool:
    """Whether the element is little else than links."""
    links = element.findall(".//a")
    if len(links) < _LINKS or element.find(".//table") is not None:
        return False
    return sum(map(_length, links)) > _LINK_SHARE * _length(element)


def _has_data(element: HtmlElement) -> bool:
    """Whether a table with rows and columns stands in it."""
    return any(
        len(table.findall(".//tr")) > 1 and len(table.findall(".//tr[1]/*")) > 1 for table in element.iter("table")
    )


def _says_whose(element: HtmlElement) -> bool:
    """Whether it is a page header that names the agency with its place, which the page may say nowhere else."""
    kind = f"{element.tag} {element.get('role', '')} {element.get('class', '')} {element.get('id', '')}"
    text = " ".join(element.text_content().split())
    named = len(text) <= _MOST_PLACED and _PLACED.search(text) is not None
    return named and _TOP.search(kind) is not None and element.find(".//a") is None


def _length(element: HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext(with_tail=False) if isinstance(text, str))


def _remove(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
