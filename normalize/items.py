"""Item codes (i๑, E ๗, O๒๕) in a text: one by one, in lists and ranges, and damaged by OCR or the typist.

IIT questions are i1…, EIT questions e1…, published items (OIT) o1…; how many there are depends on the fiscal year.
Damage: the letter i read as a digit (๑๑, 1๔) or ไ, or lost (๑๐); the letter O typed as a zero (๐๑, 0๒๘). Digits alone
never decide: 14 may be i4 or i14. The row's indicator and the wording of the question do, or the code stays open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalize.framework import Framework, framework
from normalize.item_titles import likeness, nearest_title
from normalize.months import MONTH
from normalize.numbers import DIGIT


@dataclass(frozen=True, slots=True)
class ItemFound:
    """A mention of an item: code points `start` to `end` (exclusive); items of one range share theirs.

    `code` is None where several items may be meant: `candidates` has them. `repaired` says that the code is not the
    one printed; a zero for the letter O is a way of writing it (๐๑ is o1) and no repair.
    """

    start: int
    end: int
    code: str | None
    repaired: bool = False
    candidates: tuple[str, ...] = ()


# Look-alikes of the letters: Cyrillic, Greek, full width, and what OCR takes for them.
_PLAIN = {"i": "i", "e": "e", "o": "o", "і": "i", "е": "e", "о": "o", "ο": "o", "ｉ": "i", "ｅ": "e", "ｏ": "o"}
_MISREAD = {"ไ": "i", "l": "i", "|": "i", "!": "i", "๏": "o"}
_LETTER = "[iIeEoOіІеЕоОοΟｉＩｅＥｏＯ]"
# What a number without a letter may count, which is then no code.
_COUNTED = (
    r"(?:คะแนน|คน|ครั้ง|ราย(?!ละเอียด|งาน|การ)|บาท|%|เดือน|ปี|วัน|ตัวชี้วัด|ข้อ(?!มูล|คำถาม|ตกลง|สังเกต|เสนอ|ค้นพบ|บังคับ|กำหนด))"
)
_WHOLE = rf"(?!{DIGIT}|\.{DIGIT}|,{DIGIT}{{3}})"
_LETTERED_NO = rf"[0๐]?[1-9๑-๙]{DIGIT}?{_WHOLE}"
_NO = rf"{_LETTERED_NO}(?!\s?/\s?{DIGIT}|\s?{_COUNTED})"
_CODE = re.compile(
    rf"(?:(?<![A-Za-z0-9])(?P<letter>{_LETTER})\s?[.\-]?\s?|(?<![A-Za-z0-9ก-๙])(?P<misread>[ไl|!๏])\s?"
    rf"|(?<![A-Za-z])(?P<oit>OIT)\s?(?:ข้อ(?:ที่)?\s?)?(?={_NO}))(?P<no>{_LETTERED_NO})"
)
_TO = re.compile(rf"\s?(?:-|–|—|~|ถึง)\s?(?P<letter>{_LETTER})?\s?[.\-]?\s?(?P<no>{_NO})")
_AND = re.compile(rf"\s?(?:,|และ|/|กับ)\s?(?P<no>{_NO})(?=[\s,)]|และ|$)")
_EXCEPT = re.compile(
    rf"[\s,()]*(?:ยกเว้น|เว้นแต่|ไม่รวม)\s?(?:ข้อ(?:คำถาม)?)?\s?"
    rf"(?P<codes>{_LETTER}?\s?[.\-]?\s?{_NO}(?:\s?(?:,|และ|/|กับ)\s?{_LETTER}?\s?[.\-]?\s?{_NO})*)"
)

_NUMBER = re.compile(f"{DIGIT}+")
_LINE_START = r"(?:^|(?<=\n))[ \t]*(?:ข้อ(?:คำถาม|ที่)?\s?)?"
_BARE = re.compile(
    rf"{_LINE_START}(?P<no>[0๐]?{DIGIT}{{1,2}}){_WHOLE}(?!\s?/\s?{DIGIT}|\s?{_COUNTED})(?P<dot>\s?[.)])?"
    rf"(?P<to>\s?(?:-|–|—|~|ถึง)\s?(?P<last>[0๐]?{DIGIT}{{1,2}})(?![0-9๐-๙.]))?(?!\s?{MONTH})"
)
_NEXT_BARE = re.compile(rf"[ \t,]+(?P<no>[0๐]?{DIGIT}{{1,2}})(?=[\s,]|$)")

_WORDS = 400  # letters after a code in which its question stands
_SAME_WORDS, _CLEARLY = 60.0, 15.0  # digits with the wording of a question
_SIMILAR_WORDS, _AHEAD = 45.0, 12.0  # a letter with digits outside the list, and what is said about it
_OTHER_WORDS = 85.0  # the wording of another item than the one that the indicator gives


def read_items(
    text: str, year: int | None, indicators: Sequence[int] = (), allow_bare: bool = False
) -> list[ItemFound]:
    """The items that `text` names, in order, each once; `year` (BE) says of which list.

    `indicators` are those of the row or heading. `allow_bare` says that the text stands where codes stand, so digits
    at the start of a line may be one; elsewhere they are one only with the wording of an item after them.

    >>> [item.code for item in read_items("E6–E8 และ i๑", 2568)]
    ['e6', 'e7', 'e8', 'i1']
    >>> read_items("๑๑", 2568, indicators=[1], allow_bare=True)[0].code
    'i1'
    """
    return list(_read_items(text, year, tuple(indicators), allow_bare))


@lru_cache(maxsize=4096)
def _read_items(text: str, year: int | None, indicators: tuple[int, ...], allow_bare: bool) -> tuple[ItemFound, ...]:
    list_of_year = framework(year)
    found = list(_lettered(text, list_of_year, indicators))
    lettered_at = {item.start for item in found}
    for item in _bare(text, list_of_year, indicators, allow_bare):
        if item.start not in lettered_at:
            found.append(item)
    found.sort(key=lambda item: item.start)
    once: dict[object, ItemFound] = {}
    for item in found:
        once.setdefault(item.code or (item.start, item.candidates), item)
    return tuple(once.values())


def _lettered(text: str, list_of_year: Framework | None, indicators: tuple[int, ...]) -> Iterator[ItemFound]:
    """Codes with a letter, with the ranges and lists that they begin. What ยกเว้น names is taken out of a range."""
    at = 0
    for match in _CODE.finditer(text):
        if match.start() < at or (match["oit"] and not _in_list(f"o{_digits(match['no'])}", list_of_year)):
            continue
        letter, first = _letter(match), int(match["no"])
        start, at = match.start("no") if match["oit"] else match.start(), match.end()
        to = _TO.match(text, at)
        if to and _extends(letter, first, to, list_of_year):
            end = at = to.end()
            excepted = _EXCEPT.match(text, at)
            at = excepted.end() if excepted else at
            left_out = {int(no) for no in _NUMBER.findall(excepted["codes"])} if excepted else set()
            for no in range(first, int(to["no"]) + 1):
                if no not in left_out:
                    yield ItemFound(start, end, f"{letter}{no}")
            continue
        yield _checked(text, start, at, f"{letter}{first}", bool(match["misread"]), list_of_year, indicators)
        while (more := _AND.match(text, at)) and _in_list(f"{letter}{_digits(more['no'])}", list_of_year):
            at = more.end("no")
            yield ItemFound(more.start("no"), at, f"{letter}{_digits(more['no'])}")


def _letter(match: re.Match[str]) -> str:
    if match["oit"]:
        return "o"
    return _PLAIN[match["letter"].lower()] if match["letter"] else _MISREAD[match["misread"]]


def _digits(no: str) -> str:
    return str(int(no))


def _in_list(code: str, list_of_year: Framework | None) -> bool:
    return list_of_year is None or code in list_of_year.items


def _extends(letter: str, first: int, to: re.Match[str], list_of_year: Framework | None) -> bool:
    last = int(to["no"])
    same_letter = to["letter"] is None or _PLAIN[to["letter"].lower()] == letter
    return same_letter and first < last and _in_list(f"{letter}{last}", list_of_year)


def _checked(
    text: str,
    start: int,
    end: int,
    code: str,
    misread: bool,
    list_of_year: Framework | None,
    indicators: tuple[int, ...],
) -> ItemFound:
    """The item of a code with a letter: the printed one if the list has it, else one that differs by a digit."""
    if list_of_year is None or code in list_of_year.items:
        return ItemFound(start, end, code, misread)
    letter, no = code[0], code[1:]
    close = [other for other in list_of_year.codes(letter) if _one_digit_apart(other[1:], no)]
    if indicators:
        close = [other for other in close if list_of_year.indicator_of(other) in indicators] or close
    meant = nearest_title(text[end : end + _WORDS], close, list_of_year.year, _SIMILAR_WORDS, _AHEAD)
    if meant is None and indicators and len(close) == 1:
        meant = close[0]
    return ItemFound(start, end, meant, meant is not None, () if meant else tuple(close))


def _one_digit_apart(one: str, other: str) -> bool:
    """Whether one digit is wrong, lost or added."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def _bare(
    text: str, list_of_year: Framework | None, indicators: tuple[int, ...], allow_bare: bool
) -> Iterator[ItemFound]:
    """Codes without a letter at the starts of lines."""
    if list_of_year is None:
        return
    for match in _BARE.finditer(text):
        start = match.start("no")
        if match["to"]:
            if allow_bare:
                yield from _bare_range(match, list_of_year, indicators)
            continue
        only_codes = _only_codes(text, match)
        words = text[match.end() : match.end() + _WORDS].partition("\n")[0]
        listed = match["dot"] is not None or not allow_bare
        item = _resolve(match["no"], words, start, match.end("no"), list_of_year, indicators, listed)
        if item:
            yield item
        if only_codes and allow_bare:
            for more in only_codes:
                item = _resolve(more["no"], "", more.start("no"), more.end("no"), list_of_year, indicators, False)
                if item:
                    yield item


def _only_codes(text: str, match: re.Match[str]) -> list[re.Match[str]]:
    """The further codes after the first, where the line holds nothing else: "๑๑, ๑๒, ๑๓"."""
    codes, at = [], match.end("no")
    while more := _NEXT_BARE.match(text, at):
        codes.append(more)
        at = more.end()
    line_end = text.find("\n", match.end())
    return codes if not text[at : line_end if line_end >= 0 else len(text)].strip(" .,") else []


def _resolve(
    digits: str,
    words: str,
    start: int,
    end: int,
    list_of_year: Framework,
    indicators: tuple[int, ...],
    needs_words: bool,
) -> ItemFound | None:
    """The item that bare digits mean, by the row's indicator and the question's wording after them."""
    candidates = _readings(digits, list_of_year)
    if not candidates:
        return None
    year = list_of_year.year
    said = nearest_title(words, candidates, year, _SAME_WORDS, _CLEARLY)
    if needs_words:
        return ItemFound(start, end, said, True) if said else None
    if digits[0] in "0๐" and len(candidates) == 1:
        # No list has a question with a zero in front: it is the letter O, which many type so (๐๑, 010). In digits of
        # another script (0๒๘) it is damage.
        scripts = {digit.isascii() for digit in digits}
        return ItemFound(start, end, candidates[0], len(scripts) > 1)
    fitting = [code for code in candidates if list_of_year.indicator_of(code) in indicators]
    if len(fitting) == 1 and (said in (None, fitting[0]) or likeness(words, str(said), year) < _OTHER_WORDS):
        return ItemFound(start, end, fitting[0], True)
    if not indicators and said:
        return ItemFound(start, end, said, True)
    return ItemFound(start, end, None, False, tuple(candidates))


def _readings(digits: str, list_of_year: Framework) -> list[str]:
    """The codes that digits without a letter may stand for: a misread or a lost letter."""
    if digits[0] in "0๐":
        codes = [f"o{int(digits[1:])}"] if digits[1:] else []
    else:
        no = int(digits)
        codes = [f"i{no - 10}"] if 10 < no < 20 else [f"i{no - 100}"] if 100 < no < 200 else []
        codes += [f"{letter}{no}" for letter in "ieo"]
    return [code for code in codes if code in list_of_year.items]


def _bare_range(match: re.Match[str], list_of_year: Framework, indicators: tuple[int, ...]) -> Iterator[ItemFound]:
    """A range with zeros for the letter O (๐๑-๐๒๐), or without letters where the indicators give the list."""
    first, last = match["no"], match["last"]
    if first[0] in "0๐":
        letters = {"o"}
    else:
        letters = {code[0] for number in indicators for code in list_of_year.items_of(number)}
    if len(letters) != 1:
        return
    letter = letters.pop()
    codes = [f"{letter}{no}" for no in range(int(first), int(last) + 1)]
    if len(codes) > 1 and all(code in list_of_year.items for code in codes):
        for code in codes:
            yield ItemFound(match.start("no"), match.end(), code, first[0] not in "0๐")
