"""Whether a page's text is what the page shows: Thai made of words, or clean Latin, and not codes or nonsense.

The share of Thai letters says nothing: a wrong Unicode map gives Thai letters that are no Thai, and an OCR layer of
the wrong language gives Latin letters that are no words. What tells is the share of Thai in words of the
dictionary, the sequences that Thai spelling excludes, and tokens that mix letters with signs.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.words import known, words

GOOD_WORDS = 0.85
"""Least share of Thai letters in dictionary words of two letters and more. Clean pages have 0.91 to 1.00, pages under
a wrong Unicode map 0.52 to 0.75 (benchmarks/pdf_text_quality.py)."""

BAD_SPELLING = 0.03
"""Largest share of impossible sequences among Thai letters. Clean pages have up to 0.01."""

CLEAN_TOKENS = 0.75
"""Least share of Latin tokens that look like words, codes or abbreviations."""

_SAMPLE = 100
"""Thai letters that are looked up first; all are, where these are not plainly good."""

_LIMIT = 600
_SURELY_GOOD = 0.9
_FEW_IMPOSSIBLE = 8  # lines that begin within a cluster give a few on any page
_FEW = 40
"""Letters below which a page cannot be judged."""

_THAI = re.compile("[ก-ฺเ-๎]+")
_IMPOSSIBLE = re.compile(
    "(?<![ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]"  # a mark on nothing
    "|[เ-ไ](?![ก-ฮ])"  # a leading vowel without its consonant
    "|(?<![ก-ฮ็-๎ัิ-ฺๅฤฦ])[ะาำ]"  # a following vowel after nothing
    "|[ัิีึืุู][ัิีึืุู]|[่-๋][่-๋]"
)
_LATIN = re.compile("[A-Za-z]")
_CLEAN = re.compile(
    r"[(\[“\"']*(?:[A-Za-z][a-z]+|[A-Z]{2,}|[A-Za-z]{1,3}\.?\d+(?:\.\d+)*|(?:[A-Za-z]+[-/&.:'])+[A-Za-z]*|[A-Z][a-z]+[A-Z][a-z]+)"
    r"[)\]”\"'.,:;!?%]*|\S*(?:www\.|https?:|@|\.go\.th|\.com)\S*"
)
_FOREIGN = re.compile("[\u0250-\u02af\u0370-\u0dff\u0e80-\u1dff\u2c00-\ud7ff\ufffd\x01-\x08\x0e-\x1f]")


class Quality(NamedTuple):
    """Letters of a page, and shares: of Thai letters in known words, of
    clean ones among Latin tokens, and of letters of other scripts; `impossible` counts sequences in a sample."""

    thai: int
    latin: int
    in_words: float
    impossible: int
    clean: float
    foreign: float

    @property
    def enough(self) -> bool:
        """Whether there are letters enough to judge by."""
        return self.thai >= _FEW or self.latin >= _FEW

    @property
    def good(self) -> bool:
        """Whether the text can be used. Too few letters to judge pass."""
        if self.foreign > 0.1:
            return False
        if self.thai >= _FEW and (
            self.in_words < GOOD_WORDS or self.impossible > max(BAD_SPELLING * min(self.thai, _LIMIT), _FEW_IMPOSSIBLE)
        ):
            return False
        return self.latin < _FEW or self.latin < self.thai or self.clean >= CLEAN_TOKENS


def quality(text: str) -> Quality:
    """The quality of a page's text."""
    runs = _THAI.findall(text)
    thai = sum(map(len, runs))
    latin = len(_LATIN.findall(text))
    tokens = [token for token in text.split() if _LATIN.search(token)] if latin >= _FEW else []
    clean = sum(_CLEAN.fullmatch(token) is not None for token in tokens) / max(1, len(tokens))
    foreign = len(_FOREIGN.findall(text))
    in_words = _in_words(runs, _SAMPLE)
    if in_words < _SURELY_GOOD and thai > _SAMPLE:
        in_words = _in_words(runs, _LIMIT)
    impossible = sum(len(_IMPOSSIBLE.findall(run)) for run in _some(runs, _LIMIT))
    return Quality(thai, latin, in_words, impossible, clean, foreign / max(1, foreign + thai + latin))


def _in_words(runs: Sequence[str], limit: int) -> float:
    """The share of letters in known words of two letters and more, over runs from all parts of the page."""
    total = in_words = 0
    for run in _some(runs, limit):
        for word in words(run):
            total += len(word)
            in_words += len(word) if len(word) > 1 and known(word) else 0
    return in_words / max(1, total)


def _some(runs: Sequence[str], letters: int) -> Sequence[str]:
    """Runs from all parts of the page, with about so many letters."""
    return runs[:: max(1, sum(map(len, runs)) // letters)]
