"""Joins lines that only a page's layout broke: a space where the text had one, none inside Thai.

Thai writes no space between words, so a seam between two Thai letters gets none, unless the word that begins or
ends there is one before or after which officials leave a space (data/spaced_words.csv) and the dictionary says
that a word really ends at the seam. Around numbers, Latin words and brackets the typographic rules of the
Royal Society (หลักเกณฑ์การเว้นวรรค ของสำนักงานราชบัณฑิตยสภา) hold.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.reference import rows
from ingest.words import words_at

_WINDOW = 20  # code points on either side of a seam that the dictionary sees

_THAI = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")
_NOT_THAI = re.compile("[^ก-ฮะ-ฺเ-ๅ็-๎]+")
_DEPENDENT = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_OPENING = frozenset("([{“‘«")
_CONTINUING = frozenset(")]}”’»,.;:!?%/…")
_SPLIT_HYPHEN = frozenset("\xad\x02")
_ADDRESS = re.compile(r"(?:https?:|www\.|@)\S*\Z", re.IGNORECASE)
_ADDRESS_REST = re.compile(r"[A-Za-z0-9._~%?&=#+/-]+(?:\s|\Z)")
_ABBREVIATION = re.compile(r"(?:\A|[^ก-๎])(?:[ก-ฮ]{1,4}\.)+\Z")
_ABBREVIATION_REST = re.compile(r"[ก-ฮ]{1,4}\.")
_LONE_LETTERS = re.compile(r"(?:\A|[^ก-๎])[ก-ฮ]{1,3}\Z")
_FIGURES = re.compile(r"[\d,./]+")
_LAST_FIGURES = re.compile(r"[\d,./]+\Z")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUP_CUT = re.compile(r",\d{1,2}\Z")
_YEAR_CUT = re.compile(r"(?:\A|/)[2๒][5๕]\d\Z")
_DAY_REST = re.compile(r"\d/\d{1,2}/")


class Joined(NamedTuple):
    """Joined lines: `ranges` holds where each line stands in `text`, its outer spaces left out."""

    text: str
    ranges: tuple[tuple[int, int], ...]


class Seam(NamedTuple):
    """How two lines meet: how many characters the first loses at its end (a hyphen), and what comes between."""

    dropped: int
    space: str


_NOTHING = Seam(0, "")
_SPACE = Seam(0, " ")


def join_lines(lines: Sequence[str]) -> Joined:
    """One text of lines that layout broke. An empty line takes no room and leaves no trace.

    An outer space of a line counts as a sign that the text had one there; cut it off where it means nothing.
    """
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    length = 0
    last = -1  # the last line with anything in it
    for index, line in enumerate(lines):
        stripped = line.strip()
        if stripped and last >= 0:
            dropped, space = seam(lines[last], line)
            if dropped:
                parts[-1] = parts[-1][:-dropped]
                ranges[last] = (ranges[last][0], ranges[last][1] - dropped)
            length += len(space) - dropped
            parts.append(space)
        if stripped:
            parts.append(stripped)
            last = index
        ranges.append((length, length + len(stripped)))
        length += len(stripped)
    return Joined("".join(parts), tuple(ranges))


def seam(left: str, right: str) -> Seam:
    """How two lines meet, neither of them empty."""
    before, after = left.rstrip(), right.lstrip()
    spaced = len(before) < len(left) or len(after) < len(right)
    last, first = before[-1], after[0]
    if first in _DEPENDENT:
        return Seam(1, "") if last in _SPLIT_HYPHEN else _NOTHING
    if last in _SPLIT_HYPHEN:
        return Seam(1, "")
    if _THAI.match(last) and _THAI.match(first):
        if _ABBREVIATION_REST.match(after[:8]):
            return _NOTHING if _LONE_LETTERS.search(before[-8:]) else _SPACE  # พ.ศ., but อบ and ต.
        return _thai_seam(_tail(before), _head(after), spaced)
    if last == "-" and not spaced and len(before) > 1:
        return _hyphen_seam(before[:-1], after)
    return _other_seam(before, after, spaced)


def _tail(text: str) -> str:
    return _NOT_THAI.split(text[-_WINDOW:])[-1]


def _head(text: str) -> str:
    return _NOT_THAI.split(text[:_WINDOW], maxsplit=1)[0]


def _hyphen_seam(before: str, after: str) -> Seam:
    """A hyphen at the line's end: the layout's if it cuts a word, the text's if it joins two words or numbers."""
    last, first = before[-1], after[0]
    if _THAI.match(last) and _THAI.match(first):
        return Seam(1, "") if words_at(_tail(before), _head(after)) is None else _NOTHING
    if last.isascii() and last.isalpha() and first.isascii() and first.islower():
        whole_prefix = len(before) < 2 or not before[-2].isalpha()  # the "e" of "e-service"
        return _NOTHING if whole_prefix else Seam(1, "")
    return _SPACE if last.isspace() else _NOTHING


def _other_seam(before: str, after: str, spaced: bool) -> Seam:
    """A seam with a number, a Latin letter or a sign at one side."""
    last, first = before[-1], after[0]
    if last in _OPENING or first in _CONTINUING:
        return _NOTHING
    if first in _OPENING:
        return _SPACE
    if last == '"':
        return _NOTHING if before.count('"') % 2 else _SPACE
    if last == "/" or (last == "+" and first.isdigit()):
        return _NOTHING
    if last == "." and not spaced:
        if before[-2:-1].isdigit() and first.isdigit():
            return _NOTHING  # a decimal point
        if _ABBREVIATION.search(before[-20:]) and _THAI.match(first):
            return _NOTHING  # อบต. and a name, พ. and ศ.
    if last.isdigit() and first.isdigit() and _cuts_number(before, after):
        return _NOTHING
    if first in "-–" and not after[1:2].isspace() and not spaced and last.isdigit():
        return _NOTHING  # a range, ๑๐-๒๐
    if _ADDRESS.search(before) and _ADDRESS_REST.match(after) and not spaced:
        return _NOTHING
    return _SPACE


def _cuts_number(before: str, after: str) -> bool:
    """Whether a narrow column cut a number: a group of thousands or a year before the seam lacks digits that stand
    after it, or one digit alone on its line begins an amount or a date."""
    head, rest = _LAST_FIGURES.search(before[-_WINDOW:]), _FIGURES.match(after[:_WINDOW])
    if head is None or rest is None:
        return False
    if _YEAR_CUT.search(head[0]):
        return len(rest[0].rstrip(".,/")) == 1
    is_amount = _AMOUNT.fullmatch((head[0] + rest[0]).rstrip(".,/")) is not None
    if _GROUP_CUT.search(head[0]):
        return is_amount
    return len(before) == 1 and (is_amount or _DAY_REST.match(rest[0]) is not None)


@lru_cache(maxsize=65536)
def _thai_seam(tail: str, head: str, spaced: bool) -> Seam:
    """A seam between two Thai letters, `tail` and `head` being the Thai letters next to it."""
    spaced_before, spaced_after = _spaced_words()
    if not (spaced or tail.endswith(spaced_after) or head.startswith(spaced_before)):
        return _NOTHING
    meeting = words_at(tail, head)
    if meeting is None:
        return _NOTHING
    last, first = meeting
    return _SPACE if spaced or last in spaced_after or first in spaced_before else _NOTHING


@cache
def _spaced_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words before which, and after which, officials leave a space."""
    words = [(row["space"], row["word"]) for row in rows("spaced_words")]
    return tuple(w for side, w in words if side == "before"), tuple(w for side, w in words if side == "after")
