"""Local governments (อปท.) named in a text: type, name, district and province."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from normalize.places import closest_province, is_place, province
from normalize.plain import plain
from normalize.record import AgencyType
from normalize.reference import rows


class AgencyFound(NamedTuple):
    """A mention: code points `start` to `end` (exclusive), place included. `name` is without the type.

    `misspelt` says that the word for the type is not the official one (องค์กร for องค์การ); `cut` that only a guess
    at the word after it ended the name.
    """

    start: int
    end: int
    type: AgencyType
    name: str
    district: str | None = None
    province: str | None = None
    misspelt: bool = False
    cut: bool = False


_LETTERS = "ก-ฺเ-๎"
_RUN_OF_LETTERS = rf"[{_LETTERS}]{{1,60}}(?:-[{_LETTERS}]{{1,20}})?"  # no name is longer
# องค์กร for องค์การ, and the mark over ค that OCR and typists mistake or lose.
_ORGANISATION = r"(?P<organisation>อ\s?งค[์้่็]?\s?(?:การ|กร|การณ์))\s?บริหาร\s?ส่วน\s?(?P<level>จังหวัด|ตำบล)"
# An abbreviation begins a word: "รอบต.ค." is no อบต.
_WORD_START = rf"(?:(?<![{_LETTERS}.])|(?<=ของ)|(?<=นายก)|(?<=ปลัด)|(?<=สภา)|(?<=งาน))"
_TYPE = re.compile(
    rf"{_ORGANISATION}|(?:เทศบาล|นายกเทศมนตรี)\s?(?P<municipality>นคร|เมือง|ตำบล)"
    rf"|{_WORD_START}(?:(?P<short>อบจ|อบต|ทน|ทม|ทต)\s?\.\s?|(?P<bare>อบจ|อบต)(?=[{_LETTERS}\s]))"
    r"|(?P<single>กรุงเทพมหานคร|เมืองพัทยา)"
)
_DISTRICT = re.compile(
    rf"[\s,]{{0,20}}(?:ตำบล\s?[{_LETTERS}]{{1,40}}?[\s,]*|ต\.\s?[{_LETTERS}]{{1,40}}[\s,]*)?(?:กิ่ง)?(?:อำเภอ|อ\s?\.|เขต)\s?(?P<run>{_RUN_OF_LETTERS})"
)
_PROVINCE = re.compile(rf"[\s,]{{0,20}}(?:จังหวัด|จ\s?\.)\s?(?P<run>{_RUN_OF_LETTERS})")
_ADDRESS = re.compile(r"\s{1,20}(?:อำเภอ|อ\s?\.|จังหวัด|จ\s?\.)")
_LINE_START = re.compile(r"(?:^|\n)[ \t*]*$")
_LINE_END = re.compile(r"[ \t*]*(?:\n|$)")
_RUN = re.compile(rf"\s?(?P<run>{_RUN_OF_LETTERS})")
_NEXT_RUN = re.compile(rf"\s(?P<run>{_RUN_OF_LETTERS})")
_NO_END = re.compile("-|.[ะ-ฺ็-๎-]")  # at the last letter: a hyphen, or one that more hangs on or follows
_SHORT_NAME, _OTHER_WORDS = 3, 5  # letters
_OF_LEVEL: dict[str, AgencyType] = {
    "จังหวัด": "อบจ.",
    "ตำบล": "อบต.",
    "อบจ": "อบจ.",
    "อบต": "อบต.",
    "ทน": "เทศบาลนคร",
    "ทม": "เทศบาลเมือง",
    "ทต": "เทศบาลตำบล",
}
_OF_MUNICIPALITY: dict[str, AgencyType] = {"นคร": "เทศบาลนคร", "เมือง": "เทศบาลเมือง", "ตำบล": "เทศบาลตำบล"}
_OF_SINGLE: dict[str, AgencyType] = {"กรุงเทพมหานคร": "กทม.", "เมืองพัทยา": "เมืองพัทยา"}


@cache
def _after_names() -> re.Pattern[str]:
    """Words that follow an agency's name without a space."""
    words = sorted((row["word"] for row in rows("after_names")), key=len, reverse=True)
    # A vowel or mark behind the word makes another word of it: ใน and ในู.
    return re.compile(rf"(?:{'|'.join(words)})(?![ะ-ฺ็-๎])")


def find_agencies(text: str) -> list[AgencyFound]:
    """The agencies that `text` names, in order, with the district and province where they follow the name.

    Thai has no spaces between words: a name ends where a known place name ends, or where a word begins that follows
    names (ได้, มี, จึง, …). A type without a name (เทศบาลตำบลมีหน้าที่…) is no mention.

    >>> find_agencies("อบต.เมืองมาย")[0][2:4]
    ('อบต.', 'เมืองมาย')
    """
    return list(_find_agencies(text))


@lru_cache(maxsize=4096)
def _find_agencies(text: str) -> tuple[AgencyFound, ...]:
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[AgencyFound]:
    at = 0
    for match in _TYPE.finditer(text):
        if match.start() < at:
            continue
        if match["single"]:
            yield AgencyFound(match.start(), match.end(), _OF_SINGLE[match["single"]], match["single"])
            continue
        agency_type = _type_of(match)
        line_start = _LINE_START.search(text, max(0, match.start() - 20), match.start()) is not None
        name = _name(text, match.end(), line_start, provinces_only=agency_type == "อบจ.")
        if name is None:
            continue
        start, (at, words, cut) = match.start(), name
        if match["municipality"] and not is_place(words) and is_place(match["municipality"] + words):
            continue  # เทศบาลนครราชสีมา: a short way of speaking, of the municipality of นครราชสีมา
        if match["municipality"] and text.startswith("นายก", start):
            start += len("นายก")
        misspelt = match["organisation"] is not None and "".join(match["organisation"].split()) != "องค์การ"
        district, at = _place(_DISTRICT, text, at)
        of_province, at = _place(_PROVINCE, text, at)
        if agency_type == "อบจ.":
            of_province = of_province or words
        yield AgencyFound(start, at, agency_type, words, district, of_province, misspelt, cut)


def _type_of(match: re.Match[str]) -> AgencyType:
    if match["municipality"]:
        return _OF_MUNICIPALITY[match["municipality"]]
    return _OF_LEVEL[match["level"] or match["short"] or match["bare"]]


def _name(text: str, start: int, line_start: bool, provinces_only: bool) -> tuple[int, str, bool] | None:
    """Where the name that begins at `start` ends, the name, and whether its end is a guess."""
    match = _RUN.match(text, start)
    if not match:
        return None
    run, begin = match["run"], match.start("run")
    if provinces_only:
        return _province_name(run, begin)
    following = _NEXT_RUN.match(text, match.end())
    if following and not is_place(run) and is_place(run + following["run"]):
        return following.end(), run + following["run"], False
    alone = line_start and _LINE_END.match(text, match.end()) is not None
    length, cut = _name_length(run, _ADDRESS.match(text, match.end()) is not None, alone)
    spaced = begin > start
    if spaced and _after_names().match(run) and not _DISTRICT.match(text, begin + length):
        return None
    if length < 2 or (spaced and not is_place(run[:length]) and not _DISTRICT.match(text, begin + length)):
        return None
    return begin + length, run[:length], cut


def _province_name(run: str, begin: int) -> tuple[int, str, bool] | None:
    for length in range(len(run), 2, -1):
        if province(run[:length]):
            return begin + length, run[:length], False
    word = _after_names().search(run, 3)
    length = word.start() if word else len(run)
    mended = closest_province(run[:length])
    return (begin + length, mended, True) if mended else None


def _name_length(run: str, addressed: bool = False, alone: bool = False) -> tuple[int, bool]:
    """How many letters of a run of letters are the name, and whether that is but a guess.

    `addressed`: an address follows the run; `alone`: the line holds nothing else.
    """
    if is_place(run):
        return len(run), False
    cuts = [match.start() for match in _after_names().finditer(run)]
    known = [cut for cut in cuts if is_place(run[:cut])]
    if known:
        return known[-1], False
    if 0 in cuts:
        return 0, True
    if addressed or (alone and not cuts):
        return len(run), False
    guessed = next((cut for cut in cuts if cut >= _SHORT_NAME), 0) or _known_beginning(run)
    return (guessed, True) if guessed else (len(run), False)


def _known_beginning(run: str) -> int:
    """The length of the longest place name that the run begins with, if so much follows that it is other words."""
    lengths = range(len(run) - _OTHER_WORDS, _SHORT_NAME - 1, -1)
    return next((length for length in lengths if not _NO_END.match(run, length - 1) and is_place(run[:length])), 0)


def _place(pattern: re.Pattern[str], text: str, at: int) -> tuple[str | None, int]:
    """The district or province at `at`, and where it ends; (None, at) where there is none."""
    match = pattern.match(text, at)
    if not match:
        return None, at
    run = match["run"]
    length, _ = _name_length(run)
    if length == 0:
        return None, at
    # "อำเภองาวจังหวัดลำปาง": the longest known place wins over the first word that may follow.
    known = next((size for size in range(len(run), 1, -1) if is_place(run[:size]) or plain(run[:size]) == "เมือง"), 0)
    if known and (known >= length or _after_names().match(run, known)):
        length = known
    return run[:length], match.start("run") + length
