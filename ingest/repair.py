"""Repair of Thai text as fonts, converters and scanners damage it; the wording never changes.

Done once, where text enters, before anything refers to a character by its offset. Sources of the rules: the
Unicode Standard, chapter 16.1 (Thai: order of marks, sara am), and the glyph table in data/private_use_thai.csv.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ingest.reference import rows
from ingest.words import strangeness

_CONSONANT = "ก-ฮ"
_VOWEL_MARK = "ัิ-ฺ็"  # above and below vowels, phinthu, mai taikhu
_TONE = "่-๋"
_MARK = _VOWEL_MARK + "่-๎"
_DEPENDENT = "ะาำๅ" + _MARK

# Characters that no clean text holds.
_ODD = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff"
    r"\uf0a1-\uf0fb\uf700-\uf71a\uf884-\uf899]"
)
# Pairs of characters that no clean text holds: two classes first, which keep the search fast, then which pairs.
_ODD_PAIR = re.compile(
    rf"[ เะ-ฺ็-๎][เ{_DEPENDENT}](?:(?<= [{_DEPENDENT}])|(?<=เเ)|(?<=[่-๎][{_MARK}])|(?<=[ะาำๅ][่-๎])|(?<=[ำํ][าำ])"
    r"|(?<=ัั)|(?<=ิิ)|(?<=ีี)|(?<=ึึ)|(?<=ืื)|(?<=ุุ)|(?<=ูู)|(?<=ฺฺ)|(?<=็็))"
)
_THAI_TAIL = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]*\\Z")
_THAI_HEAD = re.compile("\\A[ก-ฮะ-ฺเ-ๅ็-๎]*")
_WINDOW = 12  # letters on either side that the dictionary sees


class Repaired(NamedTuple):
    """Text after repair, and how often each rule applied."""

    text: str
    counts: dict[str, int]


@cache
def _private_use() -> dict[str, str]:
    return {chr(int(row["glyph"], 16)): chr(int(row["character"], 16)) for row in rows("private_use_thai")}


def _glyph(match: re.Match[str]) -> str:
    return _private_use()[match[0]]


def _symbol_font(match: re.Match[str]) -> str:
    """A run in a symbol-encoded Thai font: U+F0A1 to U+F0FB hold TIS-620's bytes A1 to FB."""
    run = match[0]
    return bytes(ord(c) - 0xF000 for c in run).decode("cp874") if len(set(run)) > 1 else run


def _ordered(match: re.Match[str]) -> str:
    """A run of marks on one consonant: vowel, nikhahit, tone, thanthakhat."""
    return "".join(sorted(match[0], key=_mark_class))


def _spaced_sara_am(match: re.Match[str]) -> str:
    """A space and า after a consonant: Word's PDF export writes ำ so ("ส านัก"); else a stray space ("มาตรก าร").

    The dictionary decides, and in doubt for ำ, by far the commoner of the two.
    """
    tone = match["before"] or match["after"]
    head = (
        _THAI_TAIL.findall(match.string[max(0, match.start() - _WINDOW) : match.start()])[0] + match["consonant"] + tone
    )
    tail = _THAI_HEAD.findall(match.string[match.end() : match.end() + _WINDOW])[0]
    sara = "ำ" if strangeness(f"{head}ำ{tail}") <= strangeness(f"{head}า{tail}") else "า"
    return match["consonant"] + tone + sara


def _mark_class(mark: str) -> int:
    return 1 if mark == "ํ" else 2 if "่" <= mark <= "๋" else 3 if mark in "์๎" else 0


_Replacement = str | Callable[[re.Match[str]], str]
_RULES: tuple[tuple[str, re.Pattern[str], _Replacement], ...] = (
    ("private_use_glyph", re.compile(r"[\uf700-\uf71a\uf884-\uf899]"), _glyph),
    # a single one is a bullet or an arrow of a symbol font
    ("private_use_glyph", re.compile(r"[\uf0a1-\uf0da\uf0df-\uf0fb]{3,}"), _symbol_font),
    ("line_break", re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]"), "\n"),
    ("soft_hyphen", re.compile(r"[\xad\x02]"), ""),
    ("control_character", re.compile(r"[\x00-\x08\x0e-\x1f\x7f]"), ""),
    ("zero_width", re.compile(r"[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"), ""),
    ("no_break_space", re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    (
        "sara_am",
        re.compile(rf"(?P<consonant>[{_CONSONANT}])(?P<before>[{_TONE}]?) +(?P<after>[{_TONE}]?)า"),
        _spaced_sara_am,
    ),
    ("space_in_word", re.compile(rf"(?<=[{_CONSONANT}ำ{_MARK}]) +(?=[{_DEPENDENT}])"), ""),
    ("double_sara_e", re.compile("เเ"), "แ"),
    ("mark_order", re.compile(rf"[{_MARK}]{{2,}}"), _ordered),
    ("doubled_mark", re.compile(rf"([{_MARK}])\1+"), r"\1"),
    ("sara_am", re.compile(rf"ํ([{_TONE}]?)[าำ]|([{_TONE}]?)าํ"), r"\1\2ำ"),
    ("sara_am", re.compile("ำ[าำ]+"), "ำ"),
    ("mark_order", re.compile(rf"(?<=[{_CONSONANT}{_VOWEL_MARK}])([ะาำๅ])([{_TONE}]+)"), r"\2\1"),
)


NAMES_TH = {
    "private_use_glyph": "อักขระเฉพาะแบบอักษร",
    "line_break": "รหัสขึ้นบรรทัด",
    "soft_hyphen": "ยัติภังค์ท้ายบรรทัด",
    "control_character": "รหัสควบคุม",
    "zero_width": "อักขระไม่มีความกว้าง",
    "no_break_space": "ช่องว่างแบบไม่ตัดบรรทัด",
    "sara_am": "สระอำ",
    "space_in_word": "ช่องว่างกลางคำ",
    "double_sara_e": "เ สองตัวแทน แ",
    "mark_order": "ลำดับสระและวรรณยุกต์",
    "doubled_mark": "สระหรือวรรณยุกต์ซ้ำ",
}
"""The rules in Thai."""


def repair(text: str) -> Repaired:
    """Repairs the text; repairing twice changes nothing more. Line feeds and tabs stay.

    Clean text comes back as the same object, after two fast searches.
    """
    counts: dict[str, int] = {}
    while _ODD.search(text) or _ODD_PAIR.search(text):
        before = text
        for name, pattern, replacement in _RULES:
            text, changes = _substitute(pattern, replacement, text)
            if changes:
                counts[name] = counts.get(name, 0) + changes
        if text == before:
            break
    return Repaired(text, counts)


def _substitute(pattern: re.Pattern[str], replacement: _Replacement, text: str) -> tuple[str, int]:
    """The text with the pattern replaced, and how many of the matches that changed: some were right already."""
    changes = 0

    def put(match: re.Match[str]) -> str:
        nonlocal changes
        new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
        changes += new != match[0]
        return new

    return pattern.sub(put, text), changes
