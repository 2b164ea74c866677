"""Faults of Thai text layers: characters that are drawn as something else than the file says.

Thai fonts hold the parts of a letter as glyphs without a Unicode value of their own, and writers map them wrongly:
the nikhahit of ำ (Word: to a space; Acrobat: to nothing; some fonts: to ้) and then ำ's own า to ำ; raised tone
marks to a space. What is drawn tells them apart: a space has no ink, a nikhahit is as wide as high, a mai tho wider.
Only what is certain is mended; what is left is for `ingest.pdf_quality` to judge.
"""

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt

from ingest.pdf_page import Boxes, Codes, Page, is_nameless
from ingest.reference import rows

_SARA_AA, _SARA_AM, _MAI_THO, _NIKHAHIT = 0x0E32, 0x0E33, 0x0E49, 0x0E4D
_THANTHAKHAT = 0x0E4C
_MAI_EK = 0x0E48

_NOTHING = 0x200B

_RING = (0.7, 1.15)
"""Width by height of a drawn nikhahit. A mai tho's is 1.25 and more in the fonts seen."""

_ENOUGH = 5
"""Characters that show what a font does."""

Mask = npt.NDArray[np.bool_]


def mended(page: Page) -> tuple[Page, Counter[str]]:
    """The page with the characters that are drawn, and how many of each fault were mended."""
    counts: Counter[str] = Counter()
    if not len(page.codes):
        return page, counts
    codes = page.codes.copy()
    _glyph_numbers(page, codes, counts)
    _latin_tones(codes, counts)
    if page.ink is not None and (page.ink[:, 3] - page.ink[:, 1] > 0.1).any():
        _marks_without_name(codes, page.boxes, page.ink, counts)
        _nikhahit_as_mai_tho(codes, page.ink, counts)
    _sara_aa_as_sara_am(page, codes, counts)
    return (replace(page, codes=codes) if counts else page), counts


@cache
def _glyph_tables() -> dict[str, dict[int, int]]:
    """For each font known to come without a Unicode map: character by glyph number."""
    tables: dict[str, dict[int, int]] = {}
    for row in rows("pdf_glyph_numbers"):
        tables.setdefault(row["font"], {})[int(row["glyph"])] = int(row["character"], 16)
    return tables


def _glyph_numbers(page: Page, codes: Codes, counts: Counter[str]) -> None:
    """pdfium gives a font's glyph numbers where the file has no Unicode map; a known font's are characters."""
    if page.numbered is None or page.style is None:
        return
    for font, table in _glyph_tables().items():
        ours = np.array([font in style.font for style in page.styles])
        numbers = np.array(sorted(table), np.uint32)
        found = page.numbered & ours[page.style] & np.isin(codes, numbers)
        characters = np.array([table[number] for number in numbers.tolist()], np.uint32)
        codes[found] = characters[np.searchsorted(numbers, codes[found])]
        if found.any():
            counts["glyph_number"] += int(found.sum())


def _latin_tones(codes: Codes, counts: Counter[str]) -> None:
    """The raised tone marks and thanthakhat of the UPC fonts come as É to Í, on pages of Thai letters."""
    tones = (codes >= 0xC9) & (codes <= 0xCD)
    thai = (codes >= 0x0E01) & (codes <= 0x0E5B)
    other_accents = (codes >= 0xC0) & (codes <= 0xFF) & ~tones
    if tones.any() and thai.sum() > 10 * tones.sum() and not other_accents.any():
        codes[tones] += 0x0E48 - 0xC9
        counts["tone_as_latin"] += int(tones.sum())


def _shape(ink: Boxes) -> npt.NDArray[np.float64]:
    """Width by height of what is drawn; NaN where nothing is, or was not looked at."""
    width, height = ink[:, 2] - ink[:, 0], ink[:, 3] - ink[:, 1]
    return np.where((width > 0.1) & (height > 0.1), width / np.where(height > 0.1, height, 1), np.nan)


def _ring(shape: npt.NDArray[np.float64]) -> Mask:
    ring: Mask = (shape >= _RING[0]) & (shape <= _RING[1])
    return ring


def _after_letter(codes: Codes) -> Mask:
    """Which characters stand after a Thai consonant or a mark on one."""
    before = np.concatenate(([0], codes[:-1]))
    consonant = (before >= 0x0E01) & (before <= 0x0E2E)
    vowel = (before == 0x0E31) | ((before >= 0x0E34) & (before <= 0x0E39))
    letter: Mask = consonant | vowel | ((before >= _MAI_EK) & (before <= _THANTHAKHAT))
    return letter


def _marks_without_name(codes: Codes, boxes: Boxes, ink: Boxes, counts: Counter[str]) -> None:
    """A space, or a character without a Unicode value, that is drawn above a letter: before า it is the nikhahit
    of ำ, else a tone mark, told by its shape (mai ek is narrow, mai tho wide). What is neither is left out."""
    shape = _shape(ink)
    marks = is_nameless(codes) & ~np.isnan(shape) & _after_letter(codes)
    ring_like = (shape > 0.6) & (shape < 1.5)
    aa = (codes == _SARA_AA) | (codes == _SARA_AM)
    nikhahit = marks & np.append(aa[1:], False) & ring_like
    # given one letter late: drawn to the left of the า before it
    late = np.append(False, aa[:-1] & (ink[1:, 2] <= boxes[:-1, 0] + 1))
    nikhahit |= is_nameless(codes) & late & ring_like
    codes[nikhahit] = _NIKHAHIT
    tone = marks & ~nikhahit & ((shape < 0.4) | (shape > 1.2)) & (shape < 2)
    codes[tone] = np.where(shape[tone] < 0.4, _MAI_EK, _MAI_THO)
    unknown = marks & ~nikhahit & ~tone & (ink[:, 3] < (boxes[:, 1] + boxes[:, 3]) / 2)
    codes[unknown] = _NOTHING  # drawn above a letter: neither a space nor a letter
    for name, found in (("sara_am_in_parts", nikhahit), ("mark_without_name", tone), ("unknown_mark", unknown)):
        if found.any():
            counts[name] += int(found.sum())


def _nikhahit_as_mai_tho(codes: Codes, ink: Boxes, counts: Counter[str]) -> None:
    """Mai tho before า that is drawn as a ring, on a page that draws other mai tho as one should."""
    shape = _shape(ink)
    tho = (codes == _MAI_THO) & ~np.isnan(shape)
    before_aa = np.append(codes[1:] == _SARA_AA, False)
    proper = tho & ~before_aa
    rings = tho & before_aa & _ring(shape)
    if proper.sum() >= _ENOUGH and np.median(shape[proper]) > 1.1 * _RING[1] and rings.any():
        codes[rings] = _NIKHAHIT
        counts["sara_am_in_parts"] += int(rings.sum())


def _sara_aa_as_sara_am(page: Page, codes: Codes, counts: Counter[str]) -> None:
    """Fonts whose every า the file calls ำ; the true ำ has its nikhahit before it by now."""
    fonts = [style.font for style in page.styles]
    for font in set(fonts):
        ours = np.array([name == font for name in fonts])
        within = ours[page.style] if page.style is not None else np.ones(len(codes), np.bool_)
        am = within & (codes == _SARA_AM)
        aa = within & (codes == _SARA_AA)
        # in Thai text about one in fifteen of the two is ำ
        if am.sum() >= _ENOUGH and am.sum() > 2 * aa.sum():
            codes[am] = _SARA_AA
            counts["sara_aa_as_sara_am"] += int(am.sum())
