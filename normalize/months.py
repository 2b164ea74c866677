"""Months: full names and abbreviations, with the spaces and lost dots that OCR leaves."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalize.reference import rows

_THAI_LETTER = "ก-ฺเ-๎"
_ALIKE = 75.0  # a damaged name must be this like its month, of 100 …
_AHEAD = 12.0  # … and the next month this much less: "กันายน" is September, "ม.ศ." is nothing

_MONTH_OF = {row["form"].replace(".", ""): int(row["month"]) for row in rows("months")}
_FULL_NAMES = {form: month for form, month in _MONTH_OF.items() if len(form) >= 6 and not form.isascii()}


def _pattern(form: str) -> str:
    if form.isascii():
        return rf"(?<![A-Za-z]){form}(?![A-Za-z])"
    if "." not in form:
        return r"\s?".join(form)
    first, second = form.rstrip(".").split(".")
    # ก.พ.ร., ก.พ.อ. and ก.ค.ศ. are authorities.
    return rf"(?<![ก-ฮ]\.){first}(?:\s?\.\s?{second}(?:\s?\.|(?![{_THAI_LETTER}]))|{second}\.)(?!\s?[รอศ]\.)"


MONTH = (
    "(?:" + "|".join(_pattern(row["form"]) for row in sorted(rows("months"), key=lambda row: -len(row["form"]))) + ")"
)
"""A regular expression, without groups, of every month's forms. Needs re.IGNORECASE for English names."""

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
