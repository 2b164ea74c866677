"""The number format codes of spreadsheets, taken apart (ECMA-376 part 1, 18.8.30 and 18.8.31).

The locale part `[$-NNCCLLLL]` ([MS-OI29500] 2.1.739) names the shape of the digits (NN, 0D: Thai), the calendar (CC,
07: Thai Buddhist) and the language (LLLL, 041E: Thai). A `t` at the front, from Thai Excel, also means Thai digits.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_BUILTIN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-฿* #,##0_-;-฿* #,##0_-;_-฿* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-฿* #,##0.00_-;-฿* #,##0.00_-;_-฿* "-"??_-;_-@_-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    59: "t0",
    60: "t0.00",
    61: "t#,##0",
    62: "t#,##0.00",
    67: "t0%",
    68: "t0.00%",
    71: "d/m/bbbb",
    72: "d-mmm-bb",
    73: "d-mmm",
    74: "mmm-bb",
    75: "h:mm",
    76: "h:mm:ss",
    77: "d/m/bbbb h:mm",
    78: "mm:ss",
    79: "[h]:mm:ss",
    80: "mm:ss.0",
    81: "d/m/bb",
}
_ENGLISH = 0x09  # primary language of the LCIDs 0409, 0809, …
_BUDDHIST = 0x07

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<pad>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<ampm>am/pm|a/p)|(?P<exponent>e[+-])|(?P<date>y+|m+|d+|h+|s+|b+|g+|e+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Section:
    """One of a code's parts between semicolons: its tokens (kind, characters), and when and how it applies.

    The kinds are literal, general, digit (a placeholder), point, comma, percent, exponent, text, date (a field),
    elapsed and ampm.
    """

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None
    thai_digits: bool
    buddhist: bool
    english: bool

    def has(self, kind: str) -> bool:
        return any(token[0] == kind for token in self.tokens)


def builtin_format(number: int) -> str:
    """The code of a built-in number format, "General" where the number has none."""
    return _BUILTIN.get(number, "General")


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, one to four: for positive numbers, negative ones, zero, and texts."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "other" and match[0] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts[:4])


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[tuple[str, str]] = []
    condition = None
    thai_digits = False
    locale = 0
    for match in matches:
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if kind == "bracket":
            if text.startswith("$"):
                symbol, _, lcid = text[1:].rpartition("-") if "-" in text else (text[1:], "", "")
                tokens.append(("literal", symbol))
                locale = int(lcid, 16) if re.fullmatch(r"[0-9a-fA-F]{1,8}", lcid) else locale
            elif found := _CONDITION.match(text):
                condition = (found[1], float(found[2]))
            elif re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
                tokens.append(("elapsed", text.lower()))
        elif kind in ("quoted", "escaped"):
            tokens.append(("literal", text))
        elif kind == "pad":
            tokens.append(("literal", " "))
        elif kind == "other":
            if text in "tT" and not any(token[1].strip() for token in tokens):
                thai_digits = True
            else:
                tokens.append(("literal", text))
        elif kind != "fill":
            tokens.append((kind, text.lower()))
    return Section(
        tokens=tuple(_minutes(tokens)),
        condition=condition,
        thai_digits=thai_digits or locale >> 24 == 0x0D,
        buddhist=(locale >> 16) & 0x7F == _BUDDHIST,
        english=locale & 0xFF == _ENGLISH,
    )


def _minutes(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The tokens, m and mm after hours or before seconds turned from months into minutes."""
    out = list(tokens)
    times = [i for i, (kind, text) in enumerate(tokens) if kind in ("date", "elapsed")]
    for before, i, after in zip([-1, *times], times, [*times[1:], -1], strict=False):
        if tokens[i] in (("date", "m"), ("date", "mm")) and (
            (before >= 0 and tokens[before][1][0] == "h") or (after >= 0 and tokens[after][1][0] == "s")
        ):
            out[i] = ("date", "n" * len(tokens[i][1]))
    return out
