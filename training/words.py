"""The words of the training text: lists that pythainlp carries, English words of Python's own help topics, and
`data/vocabulary.csv`."""

import csv
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from pydoc_data.topics import topics

import pythainlp.corpus

from ingest.ocr.charset import canonical, encode

FREQUENCIES = ("tnc_freq.txt", "ttc_freq.txt")
WORD_LISTS = (
    "orst_words_th.txt",
    "words_th.txt",
    "wikipedia_titles_th.txt",
    "volubilis_words_th.txt",
    "countries_th.txt",
)
FIRST_NAMES = ("person_names_male_th.txt", "person_names_female_th.txt")
FAMILY_NAMES = "family_names_th.txt"
PROVINCES = "thailand_provinces_th.csv"


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists; a frequency list is (words, cumulative weights)."""

    own: dict[str, list[str]]
    frequent: tuple[tuple[list[str], list[float]], ...]
    lists: tuple[list[str], ...]
    first_names: list[str]
    family_names: list[str]
    provinces: list[str]
    english: list[str]


def load_words() -> Words:
    """Read every list once."""
    own: dict[str, list[str]] = {}
    with (Path(__file__).parent / "data" / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            own.setdefault(row["category"], []).append(row["text"])
    english = sorted({word for page in topics.values() for word in re.findall("[A-Za-z]{2,13}", page)})
    return Words(
        own,
        tuple(_frequencies(name) for name in FREQUENCIES),
        tuple(_usable(_rows(name)) for name in WORD_LISTS),
        _usable([name for file in FIRST_NAMES for name in _rows(file)]),
        _usable(_rows(FAMILY_NAMES)),
        _usable([row.split(",")[0] for row in _rows(PROVINCES)]),
        english,
    )


def _rows(name: str) -> list[str]:
    path = Path(pythainlp.corpus.__file__).parent / name
    return [row.strip() for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def _usable(texts: list[str]) -> list[str]:
    return [text for text in map(canonical, texts) if encode(text) is not None]


def _frequencies(name: str, power: float = 0.6) -> tuple[list[str], list[float]]:
    """Words and cumulative weights; the power lets rare words come up more often than in the corpus."""
    words, weights = [], []
    for row in _rows(name):
        word, _, count = row.replace("\t", " ").rpartition(" ")
        word = canonical(word)
        if count.replace(".", "", 1).isdigit() and len(word) <= 25 and encode(word) is not None:
            words.append(word)
            weights.append(float(count) ** power)
    return words, list(accumulate(weights))
