"""Items by their wording: which question or published item of a year's list a text repeats."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz import fuzz

from normalize.framework import framework
from normalize.plain import clearly_meant, plain

_ALIKE, _AHEAD = 80.0, 8.0
_ENOUGH = 20  # letters: fewer are a topic ("การปฏิบัติหน้าที่") and not a question
# Wording that all questions share, or that changes every year, tells nothing about which item it is.
_SHARED = re.compile(
    r"มากน้อยเพียงใด|หรือไม่|\[.*?\]|…|ประเด็น(?:ดังต่อไปนี้)?"
    r"|(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s?(?:พ\.\s?ศ\.)?\s?(?:25|๒๕)[0-9๐-๙]{2}|ของท่าน|ท่าน"
)


@lru_cache(maxsize=4096)
def _wording(text: str) -> str:
    return plain(_SHARED.sub("", text))


@cache
def _titles(year: int) -> dict[str, str]:
    """Code by plain title. A title of two items says nothing and is left out."""
    list_of_year = framework(year)
    titles: dict[str, str] = {}
    if list_of_year:
        wordings = [(_wording(item.title), code) for code, item in list_of_year.items.items() if item.title]
        repeated = {wording for wording, _ in wordings if sum(wording == other for other, _ in wordings) > 1}
        titles = {wording: code for wording, code in wordings if wording not in repeated}
    return titles


@lru_cache(maxsize=4096)
def item_by_title(text: str, year: int | None) -> str | None:
    """The code of the item whose official wording `text` is, None unless one is clearly nearest.

    >>> item_by_title("หน่วยงานของท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์มากน้อยเพียงใด", 2568)
    'i4'
    """
    if year is None:
        return None
    return clearly_meant(_wording(text), _titles(year), _ALIKE, _AHEAD)


def likeness(text: str, code: str, year: int) -> float:
    """How far the words say what item `code` says, 0 to 100; 0 where its wording is not known.

    The text may say less than the title (a paraphrase) or go on after it.
    """
    list_of_year = framework(year)
    item = list_of_year.items.get(code) if list_of_year else None
    if item is None or not item.title:
        return 0.0
    title = _wording(item.title)
    words = _wording(text[: 2 * len(item.title) + 40])[: len(title) + 20]
    if len(words) < min(_ENOUGH, len(title)):
        return 0.0
    return max(fuzz.ratio(words, title), fuzz.ratio(words[: len(title)], title), _shared_letters(words, title))


def sameness(text: str, code: str, year: int) -> float:
    """How far the words are those of item `code` and no others, 0 to 100; 0 where its wording is not known."""
    list_of_year = framework(year)
    item = list_of_year.items.get(code) if list_of_year else None
    return fuzz.ratio(_wording(text), _wording(item.title)) if item is not None and item.title else 0.0


def begins_alike(text: str, code: str, year: int) -> float:
    """How far the words are those with which the wording of item `code` begins, 0 to 100: some documents cut it."""
    list_of_year = framework(year)
    item = list_of_year.items.get(code) if list_of_year else None
    words = _wording(text)
    return fuzz.ratio(words, _wording(item.title)[: len(words)]) if item is not None and item.title else 0.0


def _shared_letters(words: str, title: str) -> float:
    """The share of the shorter text's four-letter pieces that stand in the other."""
    pieces = [{text[index : index + 4] for index in range(len(text) - 3)} for text in (words, title)]
    smaller = min(len(piece) for piece in pieces)
    return 100.0 * len(pieces[0] & pieces[1]) / smaller if smaller else 0.0


def nearest_title(text: str, codes: Iterable[str], year: int, alike: float, ahead: float) -> str | None:
    """Of `codes`, the one whose wording `text` is clearly nearest to."""
    ranked = sorted(((likeness(text, code, year), code) for code in codes), reverse=True)
    if not ranked or ranked[0][0] < alike:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= ahead else None
