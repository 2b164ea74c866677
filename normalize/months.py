"""Months: full names and abbreviations, with the spaces and lost dots that OCR leaves."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalize.numbers import DIGIT
from normalize.reference import rows

_THAI_LETTER = "ก-ฺเ-๎"
_ALIKE = 75.0  # a damaged name must be this like its month, of 100 …
_AHEAD = 12.0  # … and the next month this much less: "กันายน" is September, "ม.ศ." is nothing

_MONTH_OF = {row["form"].replace(".", ""): int(row["month"]) for row in rows("months")}
_FULL_NAMES = {form: month for form, month in _MONTH_OF.items() if len(form) >= 6 and not form.isascii()}


def _month_pattern() -> str:
    forms = [row["form"] for row in rows("months")]
    full = [r"\s?".join(form) for form in forms if "." not in form and not form.isascii()]
    short = [form.rstrip(".").split(".") for form in forms if "." in form]
    english = sorted((form for form in forms if form.isascii()), key=len, reverse=True)
    dotted = "|".join(rf"{first}\s?\.\s?{second}" for first, second in short)
    glued = "|".join(f"{first}{second}" for first, second in short)
    return (
        rf"(?:{'|'.join(full)}"
        # ก.พ.ร., ก.พ.อ. and ก.ค.ศ. are authorities; ก.ค before a letter begins another word.
        rf"|(?<![ก-ฮ]\.)(?:{dotted})(?:\s?\.|(?![{_THAI_LETTER}]))(?!\.?[รอศ]\.)"
        rf"|(?<![{_THAI_LETTER}.])(?:{glued})(?:\.|(?=\s?{DIGIT}{{2}}))"
        rf"|(?<![A-Za-z])(?i:{'|'.join(english)})(?![A-Za-z]))"
    )


MONTH = _month_pattern()
"""A regular expression, without groups, of every month's forms."""

_NOT_LETTERS = re.compile(r"[\s.]+")


@lru_cache(maxsize=4096)
def month_of(form: str) -> int | None:
    """The month (1 to 12) that `form` names, None for other words.

    A damaged full name counts where one month is clearly nearest.

    >>> month_of("ม. ค"), month_of("พฤศ จิกายน"), month_of("กันายน"), month_of("กองคลัง")
    (1, 11, 9, None)
    """
    letters = _NOT_LETTERS.sub("", form).lower()
    if letters in _MONTH_OF:
        return _MONTH_OF[letters]
    if len(letters) < 5:
        return None
    best = process.extract(letters, _FULL_NAMES.keys(), scorer=fuzz.ratio, limit=4)
    month = _FULL_NAMES[best[0][0]]
    others = [score for name, score, _ in best if _FULL_NAMES[name] != month]
    if best[0][1] >= _ALIKE and best[0][1] - max(others, default=0.0) >= _AHEAD:
        return month
    return None
