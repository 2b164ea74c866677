"""Column headers: what role a header's wording gives its column.

The wordings are data (`data/headers.csv`); a header that is none of them is compared with all of them. What the
column holds is weighed beside it (`extract.roles`), so a header never decides alone.
"""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz

from ingest.digits import fold_digits

ROLES = (
    "no", "year", "topic", "indicator", "item", "instrument", "score", "change", "rating", "maximum", "finding",
    "measure", "step", "period", "owner", "budget", "result", "outcome", "problem", "recommendation", "other",
)  # fmt: skip

_YEAR = re.compile(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?25\d\d")
_BARE_YEAR = re.compile(r"^(?:(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?25\d\d|ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?[5-7]\d)$")
_IGNORED = re.compile(r"\(บาท\)|[\s:.,;()\[\]*\"“”'‘’…_]|ฯ")
_GLOSS = re.compile(r"^([^()]{3,})\(([^()]{4,})\)\s*$")
_SHARED = re.compile(r"(?:การ)?(?:ดำเนิน|ปฏิบัติ)(?:การ|งาน|ราชการ)?")
_SEPARATORS = re.compile(r"หรือ|และ|\\|,|-|–")


class HeaderRole(NamedTuple):
    """A role and how well the header's wording fits it, 0 to 1."""

    role: str
    fit: float


def squeeze_header(text: str) -> str:
    """A header as it is compared: no white space, punctuation or years, Arabic digits, one kind of separator."""
    text = fold_digits(unicodedata.normalize("NFC", text)).lower()
    bare = re.sub(r"\s+", "", text)
    if _BARE_YEAR.match(bare):
        return bare
    return _SEPARATORS.sub("/", _IGNORED.sub("", _YEAR.sub("", bare)))


def header_year(text: str) -> int | None:
    """The Buddhist year that a header names, if it names one."""
    years = set(re.findall(r"(?<!\d)25[5-9]\d(?!\d)", fold_digits(text)))
    return int(years.pop()) if len(years) == 1 else None


@cache
def _wordings() -> tuple[tuple[str, str], ...]:
    with files("extract").joinpath("data/headers.csv").open(encoding="utf-8") as file:
        return tuple((squeeze_header(row["wording"]), row["role"]) for row in csv.DictReader(file))


def best_fit(text: str) -> float:
    """How well a header fits the wording that is nearest to it: 1 for a known wording, 0 for no header."""
    return max((found.fit for found in header_roles(text)), default=0.0)


@cache
def wordings_of(roles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The wordings of some roles with their role, the longest first, without white space."""
    found = {(wording, role) for wording, role in _wordings() if role in roles}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=4096)
def header_roles(text: str) -> tuple[HeaderRole, ...]:
    """The roles that a header's wording can mean, best first; empty for a text that is no known header.

    An exact wording fits with 1; a longer header fits a wording that it contains the better, the more of it the
    wording is and the earlier it stands, because the head of a Thai noun phrase comes first.
    """
    header = squeeze_header(text)
    if not header or len(header) > 90:
        return ()
    if _BARE_YEAR.match(header):
        return (HeaderRole("score", 0.8),)
    fits: dict[str, float] = {}
    for variant, trust in _variants(text, header):
        for wording, role in _wordings():
            fit = _fit(wording, variant) * trust
            if fit > fits.get(role, 0.45):
                fits[role] = fit
    if 1.0 in fits.values():  # a known wording means its role, and none of those that look alike
        fits = {role: fit for role, fit in fits.items() if fit == 1.0}
    return tuple(sorted((HeaderRole(role, fit) for role, fit in fits.items()), key=lambda r: -r.fit))


def _variants(text: str, header: str) -> list[tuple[str, float]]:
    """A header, and where it has a gloss in brackets, the words outside and inside them, a little less trusted."""
    match = _GLOSS.match(text)
    if match is None:
        return [(header, 1.0)]
    return [(header, 1.0), (squeeze_header(match[1]), 0.93), (squeeze_header(match[2]), 0.9)]


@lru_cache(maxsize=8192)
def _distinctive(label: str) -> str:
    """What a label has beside the words that labels of all roles share."""
    return _SHARED.sub("", label)


def _fit(wording: str, header: str) -> float:
    if wording == header:
        return 1.0
    kept = _distinctive(wording)
    if not kept:
        return 0.0
    whole = fuzz.ratio(wording, header) / 100
    if whole >= 0.75 and (other := _distinctive(header)):
        misspelt = whole >= 0.9 and other.startswith(kept)  # in the words that are shared
        if not misspelt:
            whole = (whole + fuzz.ratio(kept, other) / 100) / 2  # …การดำเนินงาน alone makes no two labels alike
    best = whole if whole >= 0.75 and abs(len(wording) - len(header)) <= 6 else 0.0
    if len(wording) >= 4 and (at := header.find(wording)) >= 0:
        best = max(best, 0.55 + 0.4 * len(wording) / len(header) - 0.2 * at / len(header))
    elif len(wording) >= 8 and len(wording) < len(header):
        found = fuzz.partial_ratio_alignment(wording, header, score_cutoff=84)
        if found is not None:
            at = found.dest_start
            best = max(best, found.score / 100 * (0.5 + 0.4 * len(wording) / len(header)) - 0.2 * at / len(header))
    return min(best, 0.97)


def is_label(text: str) -> bool:
    """Whether a text can be a header: short, and its wording means a role."""
    return len(text) <= 120 and bool(roles := header_roles(text)) and roles[0].fit >= 0.6
