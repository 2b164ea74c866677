"""Comparing words: their plain form, and the meaning of a closed list that they are clearly nearest to."""

import re
from collections.abc import Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

from ingest.digits import fold_digits

Meaning = TypeVar("Meaning")
_PASSED_OVER = re.compile(r"[\s\u200b.,:;()\[\]“”\"'ฯ*_/-]+")


def plain(text: str) -> str:
    """`text` for comparison: Arabic digits, lower case, without spaces and punctuation."""
    return _PASSED_OVER.sub("", fold_digits(text)).lower()


def clearly_meant(text: str, forms: Mapping[str, Meaning], alike: float, ahead: float) -> Meaning | None:
    """The meaning whose plain form is nearest to `text`, None unless one is clearly ahead.

    `forms` gives the meaning of each plain form. Nearness is a ratio of edits, 0 to 100: the best form must reach
    `alike`, and every form of another meaning must lie `ahead` behind it.
    """
    best = process.extract(plain(text), forms.keys(), scorer=fuzz.ratio, limit=None, score_cutoff=alike - ahead)
    if not best or best[0][1] < alike:
        return None
    meaning = forms[best[0][0]]
    rivals = [score for form, score, _ in best if forms[form] != meaning]
    return None if rivals and best[0][1] - rivals[0] < ahead else meaning
