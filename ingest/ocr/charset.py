"""The labels of the line recogniser: one class for each visible unit of Thai text.

A stacked pair of marks (vowel sign and tone: ี่, ั้) is one class, so that a cluster as narrow as "ที่" costs
two of the recogniser's frames, not three. Class 0 is the blank of CTC; class i is `UNITS[i - 1]`.
"""

import re

VOWEL_SIGNS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"
TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
MAITAIKHU, NIKHAHIT, YAMAKKAN, PHINTHU = "\u0e47", "\u0e4d", "\u0e4e", "\u0e3a"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
DIGITS = frozenset(THAI_DIGITS + "0123456789")

_LETTERS = [chr(code) for code in range(0x0E01, 0x0E2F)] + list("ฯะาำ฿เแโใไๅๆ๏๚๛")
_MARKS = [
    *TONES,
    *VOWEL_SIGNS,
    *(vowel + tone for vowel in VOWEL_SIGNS for tone in TONES),
    MAITAIKHU,
    MAITAIKHU + TONES[0],
    MAITAIKHU + TONES[1],
    NIKHAHIT,
    YAMAKKAN,
    PHINTHU,
]
MARKS = frozenset([*_MARKS, "ะ", "า", "ำ"])
"""The units that depend on the letter before them, and never follow themselves."""

_ASCII = [chr(code) for code in range(0x20, 0x7F)]
_SIGNS = list("“”‘’–…•°²×√✓☐□")

UNITS: tuple[str, ...] = (*_LETTERS, *THAI_DIGITS, *_MARKS, *_ASCII, *_SIGNS)
CLASSES = len(UNITS) + 1
_CLASS_OF = {unit: number for number, unit in enumerate(UNITS, start=1)}

COMBINING = frozenset("".join(_MARKS))
"""The marks above and below a letter, which take no room of their own on the line."""

_UNIT = re.compile(f"[{''.join(sorted(COMBINING))}]+|.", re.DOTALL)
_REPLACED = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2014\u2212", "–"),
        **dict.fromkeys("·●\uf0b7", "•"),
        **dict.fromkeys("\u00a0\t\n\r", " "),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff", ""),
        "′": "'",
    }
)


def canonical(text: str) -> str:
    """`text` in the one spelling that the labels have: mark order, composed sara am, single spaces."""
    text = text.translate(_REPLACED)
    text = re.sub(f"([{TONES}])([{VOWEL_SIGNS}])", r"\2\1", text)
    text = re.sub(f"{NIKHAHIT}([{TONES[:4]}]?)า", r"\1ำ", text)
    text = re.sub(f"ำ([{TONES[:4]}])", r"\1ำ", text)
    return re.sub(" +", " ", text.replace("เเ", "แ")).strip()


def encode(text: str) -> list[int] | None:
    """The classes of a canonical text; None where it is empty or holds a sign outside the labels."""
    classes = [_CLASS_OF.get(unit, 0) for unit in _UNIT.findall(text)]
    return classes if classes and all(classes) else None
