"""Thai words: pythainlp's dictionary with the terms of the ITA, and its cutter newmm."""

import math
import re
from functools import cache, lru_cache

from pythainlp.corpus import thai_words
from pythainlp.corpus.tnc import unigram_word_freqs
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

from ingest.reference import rows

_TAIL, _HEAD = re.compile(r"[ก-๎]+\Z"), re.compile("[ก-๎]+")

_UNKNOWN = 16.0
"""Cost of an unknown word, beside one for each of its letters; the rarest known words cost 17."""

_TERM = 2000
"""How often a term of the ITA counts as seen: as often as ประเมิน, about."""


def words(text: str) -> list[str]:
    """The text cut into words; joined, they are the text again."""
    return word_tokenize(text, engine="newmm", custom_dict=_dictionary())


@lru_cache(maxsize=65536)
def words_at(left: str, right: str) -> tuple[str, str] | None:
    """The words that meet at the seam of two pieces of Thai text; None where one word lies across it."""
    end = 0
    before = ""
    for word in words(left + right):
        if end == len(left):
            return before, word
        end += len(word)
        before = word
        if end > len(left):
            return None
    return before, ""


def thai_ends(left: str, right: str) -> tuple[str, str] | None:
    """The runs of Thai letters that meet at the seam of two texts; None where another sign stands on either side."""
    tail, head = _TAIL.search(left), _HEAD.match(right)
    return (tail[0], head[0]) if tail is not None and head is not None else None


def word_across(left: str, right: str) -> bool:
    """Whether one Thai word lies across the seam of two texts."""
    ends = thai_ends(left, right)
    return ends is not None and words_at(*ends) is None


@lru_cache(maxsize=65536)
def strangeness(text: str) -> int:
    """How little the text looks like Thai words: the less, the fewer and the better known its words are."""
    known = _dictionary()
    return sum(1 if word in known else 1 + len(word) for word in words(text))


@lru_cache(maxsize=65536)
def unlikeliness(text: str) -> float:
    """Minus the log probability of the text's words, each by itself, as often as the Thai National Corpus has them."""
    costs = _costs()
    return sum(costs.get(word, _UNKNOWN + len(word)) for word in words(text))


def known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return word in _dictionary()


@cache
def _costs() -> dict[str, float]:
    frequencies = unigram_word_freqs()
    total = sum(frequencies.values())
    least = dict.fromkeys(_dictionary(), 1) | {row["word"]: _TERM for row in rows("ita_words")}
    return {word: math.log(total / max(count, frequencies.get(word, 0))) for word, count in least.items()}


@cache
def _dictionary() -> Trie:
    return Trie(thai_words() | {row["word"] for row in rows("ita_words")})
