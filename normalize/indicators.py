"""Indicators (ตัวชี้วัด) named in a text, by number or by name."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from normalize.framework import indicator_by_name
from normalize.numbers import DIGIT
from normalize.plain import plain
from normalize.reference import rows


class IndicatorFound(NamedTuple):
    """A mention of an indicator: code points `start` to `end` (exclusive), `no` 1 to 10, `sub` "9.1" if one is named.

    The indicators of one range share their place. `name_no` is the indicator that the words after the number name,
    where they name another one.
    """

    start: int
    end: int
    no: int
    sub: str | None = None
    name_no: int | None = None


_NO = rf"\(?(?P<{{name}}>{DIGIT}{{{{1,2}}}})(?:\.(?P<{{name}}_sub>[1-9๑-๙]))?\)?(?!{DIGIT}|[.,]{DIGIT}|\s?/\s?{DIGIT})"
_FIRST, _LAST, _NEXT = (_NO.format(name=name) for name in ("first", "last", "next"))
_WORD = r"(?:ตัว\s?ชี้\s?วัด|ตชว\.?)(?:\s?ย่อย)?(?:\s?ITA)?\s?(?:ที่|ข้อที่|ข้อ)?\s?"
_LABELLED = re.compile(rf"{_WORD}{_FIRST}(?!\s?(?:คะแนน|ตัวชี้วัด|ตัว(?!ชี้)|ข้อ|ด้าน|ประเด็น))")
_TO = re.compile(rf"\s?(?:-|–|—|~|ถึง)\s?(?:{_WORD})?{_LAST}")
_AND = re.compile(rf"\s?(?:,|และ)\s?(?:{_WORD})?{_NEXT}(?!\s?(?:คะแนน|ตัว|ข้อ|ด้าน))")
_SUB = re.compile(rf"(?:^|(?<=\n))[ \t]*(?P<no>9|๙|10|๑๐)\.(?P<sub>[1-5๑-๕])(?![{DIGIT[1:-1]}.,])")
_NUMBERED_NAME = re.compile(
    rf"(?:^|(?<=\n))[ \t]*(?P<start>(?:(?:ด้าน|ประเด็น|ข้อ)\s?(?:ที่)?\s?)?\(?{DIGIT}{{1,2}}\s?[.)]?[ \t]*)(?:ด้าน)?(?=[ก-๎])"
)


@cache
def _names() -> re.Pattern[str]:
    """Every indicator's name, with the spaces that OCR leaves in it. The longest first."""
    forms = sorted((row["form"] for row in rows("indicators")), key=len, reverse=True)
    return re.compile("|".join(rf"(?P<n{number}>{_spaced(form)})" for number, form in enumerate(forms)))


def _spaced(form: str) -> str:
    return r"\s?".join(re.escape(letter) for letter in form)


def read_indicators(text: str, key: bool = False) -> list[IndicatorFound]:
    """The indicators that `text` names, in order, each once. `key`: the text is a key cell, where a name is one.

    "ตัวชี้วัดที่ (๑) – (๕)" is five; a name counts where it is the whole text, stands after its number, or after
    ตัวชี้วัด, for its words (การใช้งบประมาณ) are everyday ones.

    >>> [found.no for found in read_indicators("ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต")]
    [5, 10]
    """
    found = _read_indicators(text)
    if key and not any(mention.sub for mention in found):
        named = _once([*found, *_listed(text)])
        return list(named if len(named) > len(found) else found)
    return list(found)


@lru_cache(maxsize=4096)
def _read_indicators(text: str) -> tuple[IndicatorFound, ...]:
    return _once(_labelled(text) or _numbered_names(text) or _whole(text))


def _once(found: list[IndicatorFound]) -> tuple[IndicatorFound, ...]:
    once: dict[int, IndicatorFound] = {}
    for indicator in sorted(found, key=lambda mention: (mention.start, mention.end)):
        once.setdefault(indicator.no, indicator)
    return tuple(once.values())


def _listed(text: str) -> list[IndicatorFound]:
    """Every name in a key cell, where several stand one after the other."""
    matches = list(_names().finditer(text))
    if len(matches) < 2:
        return []
    return [IndicatorFound(m.start(), m.end(), no) for m in matches if (no := indicator_by_name(m[0])) is not None]


def _labelled(text: str) -> list[IndicatorFound]:
    """Numbers after ตัวชี้วัด, with ranges and lists; and names directly after ตัวชี้วัด."""
    found: list[IndicatorFound] = []
    at = 0
    for match in _LABELLED.finditer(text):
        if match.start() < at:
            continue
        first, at = int(match["first"]), match.end()
        to = _TO.match(text, at)
        if to and first < int(to["last"]) <= 10:
            at = to.end()
            found += [IndicatorFound(match.start(), at, no) for no in range(first, int(to["last"]) + 1)]
            continue
        if 1 <= first <= 10:
            found.append(_with_name(text, match.start(), at, first, match["first_sub"]))
        while (more := _AND.match(text, at)) and 1 <= int(more["next"]) <= 10:
            at = more.end()
            found.append(IndicatorFound(more.start("next"), at, int(more["next"])))
    for match in _NAMED.finditer(text):
        no = _name_at(text, match.end())
        if no:
            found.append(IndicatorFound(match.start(), no[1], no[0]))
    return found


_NAMED = re.compile(r"ตัว\s?ชี้\s?วัด\s?(?:ด้าน)?\s?(?=[ก-๎])")


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    """The indicator whose name stands at `start`, and where the name ends."""
    match = _names().match(text, start)
    if not match:
        return None
    no = indicator_by_name(match[0])
    return (no, match.end()) if no else None


def _with_name(text: str, start: int, end: int, no: int, sub: str | None) -> IndicatorFound:
    """The numbered indicator, with the name that follows in its place. The number decides."""
    after = re.compile(r"[\s.:)]*(?:ด้าน\s?)?").match(text, end)
    named = _name_at(text, after.end() if after else end)
    code = f"{no}.{int(sub)}" if sub else None
    if named is None:
        return IndicatorFound(start, end, no, code)
    return IndicatorFound(start, named[1], no, code, named[0] if named[0] != no else None)


def _numbered_names(text: str) -> list[IndicatorFound]:
    """Lines such as "๑. การปฏิบัติหน้าที่", and sub-indicators: "๙.๑ ข้อมูลพื้นฐาน"."""
    found = []
    for match in _SUB.finditer(text):
        no = int(match["no"])
        found.append(IndicatorFound(match.start(), match.end(), no, f"{no}.{int(match['sub'])}"))
    for match in _NUMBERED_NAME.finditer(text):
        # The number may only count a list, so the name decides.
        named = _name_at(text, match.end())
        if named:
            found.append(IndicatorFound(match.start("start"), named[1], named[0]))
    return found


def _whole(text: str) -> list[IndicatorFound]:
    """Names that are the whole text, one or several on lines or joined by commas or และ."""
    no = indicator_by_name(text)
    if no:
        start = len(text) - len(text.lstrip())
        return [IndicatorFound(start, len(text.rstrip()), no)]
    found, covered = [], 0
    for match in _names().finditer(text):
        number = indicator_by_name(match[0])
        if number:
            found.append(IndicatorFound(match.start(), match.end(), number))
            covered += len(plain(match[0]))
    return found if covered >= _MOSTLY * len(plain(text)) else []


_MOSTLY = 0.85  # of a text's letters must be names, for the names to be what it says
