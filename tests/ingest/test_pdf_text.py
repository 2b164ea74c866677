"""Letters, marks and spaces of text layers as real files have them."""

import random
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf_faults import mended
from ingest.pdf_glyphs import glyphs, text_of
from ingest.pdf_layout import layout
from ingest.pdf_page import Page, read_page
from ingest.pdf_paths import Rules
from ingest.pdf_quality import quality
from ingest.pdf_styles import Style
from ingest.reference import rows
from ingest.repair import repair
from tests.ingest.made_pdf import Glyph, PdfPage, glyph, made

RING = (-250, 560, -50, 760)
TONE = (-350, 560, -50, 760)
SENTENCE = "กองคลังนำข้อมูลการจัดซื้อจัดจ้างเผยแพร่ทุกเดือน"


def page_of(*lines: list[Glyph] | str) -> Page:
    page = PdfPage()
    for number, line in enumerate(lines):
        page.text(60, 100 + 20 * number, line)
    with pypdfium2.PdfDocument(made(page)) as file:
        return read_page(file, 0)


def text(page: Page) -> str:
    """The repaired text of a page without tables."""
    fixed, _ = mended(page)
    return "\n".join(repair(line.text).text for item in layout(fixed).items for line in item.lines)


def named(character: str, drawn_as: str) -> Glyph:
    """A character's name on another's drawing."""
    shape = glyph(drawn_as)
    return Glyph(shape.advance, shape.ink, character)


def in_order(page: Page, order: list[int]) -> Page:
    """The page with its characters given in another order."""
    values = (getattr(page, name) for name in Page.__dataclass_fields__)
    return Page(*[value[order] if isinstance(value, np.ndarray) else value for value in values])


def drawn(letters: str) -> list[Glyph]:
    return [glyph(letter) for letter in letters]


@pytest.mark.parametrize("name", [" ", "\ufffd"])
def test_the_nikhahit_of_sara_am_without_a_name(name: str) -> None:
    page = page_of([*drawn("ส"), Glyph(0, RING, name), *drawn("านักปลัด")])
    assert text(page) == "สำนักปลัด"
    assert mended(page)[1] == {"sara_am_in_parts": 1}


def test_a_space_that_is_one_stays() -> None:
    assert text(page_of("ส านัก")) == text(page_of("ส านัก"))
    assert text(page_of("การ ปฏิบัติ")) == "การ ปฏิบัติ"


def test_the_nikhahit_named_mai_tho_is_known_by_its_shape() -> None:
    words = drawn("ข้อ ผู้ ได้ ให้ ต้อง")
    page = page_of([*words, *drawn("ต"), Glyph(0, RING, "้"), *drawn("าบล"), *drawn("หน้า")])
    assert text(page) == "ข้อ ผู้ ได้ ให้ ต้องตำบลหน้า"


def test_raised_tones_without_a_name_are_known_by_their_shape() -> None:
    page = page_of([*drawn("ทั"), Glyph(0, TONE, " "), *drawn("งนี")])
    assert text(page) == "ทั้งนี"


def test_every_sara_aa_named_sara_am() -> None:
    aa = named("ำ", "า")
    page = page_of(
        [*drawn("ก"), aa, *drawn("รน"), Glyph(0, RING, " "), aa, *drawn("ม"), aa, *drawn("ว"), aa, *drawn("ง"), aa]
    )
    assert text(page) == "การนำมาวางา"


def test_tones_of_the_upc_fonts_named_as_latin_letters() -> None:
    lines = [[*drawn("หน"), Glyph(0, TONE, "É"), *drawn("วยงานที"), Glyph(0, TONE, "É"), *drawn("รับผิดชอบงานสรุป")]]
    assert text(page_of(*lines)) == "หน่วยงานที่รับผิดชอบงานสรุป"
    assert text(page_of("Émile Él Ürün")) == "Émile Él Ürün"


def numbered(text_of_numbers: list[int], font: str) -> Page:
    count = len(text_of_numbers)
    boxes = np.array([[60 + 6 * i, 90, 66 + 6 * i, 102] for i in range(count)], float)
    style = Style(font, 10, False, 0, False)
    return Page(
        1, 595, 842, np.array(text_of_numbers, np.uint32), boxes, Rules([], [], []), 0, True,
        style=np.zeros(count, np.int64), styles=[style], numbered=np.ones(count, np.bool_),
    )  # fmt: skip


def test_glyph_numbers_of_a_known_font_are_letters() -> None:
    table = {int(row["character"], 16): int(row["glyph"]) for row in rows("pdf_glyph_numbers")}
    numbers = [table[ord(c)] for c in "เงินเดือน(2567)"]
    assert text(numbered(numbers, "ABCDEE+Microsoft Sans Serif")) == "เงินเดือน(2567)"
    unknown, counts = mended(numbered(numbers, "ABCDEE+Unknown"))
    assert unknown.codes.tolist() == numbers
    assert not counts


def test_every_glyph_number_names_its_character() -> None:
    import unicodedata

    listed = rows("pdf_glyph_numbers")
    assert [row["name"] for row in listed] == [unicodedata.name(chr(int(row["character"], 16))) for row in listed]
    assert len({(row["font"], row["glyph"]) for row in listed}) == len(listed)
    assert all(row["source"] for row in listed)


def test_marks_one_letter_late_return_to_their_letter() -> None:
    """As PowerPoint writes them: the mark after the next letter, drawn over its own."""
    page = PdfPage()
    page.text(60, 100, "ระดบ")
    page.text(60 + 3 * 6, 100, "ั")
    page.text(60 + 4 * 6, 100, "ความ")
    with pypdfium2.PdfDocument(made(page)) as file:
        assert text(read_page(file, 0)) == "ระดับความ"


def test_a_late_tone_over_a_vowel_returns_to_both() -> None:
    """As LibreOffice writes some fonts: the tone at the end of the run, drawn above the vowel of its letter."""
    page = page_of("ขั้ตอน")
    boxes = page.boxes.copy()
    boxes[:, 1], boxes[:, 3] = 97, 103
    boxes[1, [1, 3]] = 94.6, 97
    boxes[2, [1, 3]] = 90.5, 93
    page = replace(page, boxes=boxes)
    assert text(in_order(page, [0, 1, 3, 4, 5, 2])) == "ขั้ตอน"


def test_sara_am_in_one_box_with_its_tone_above_the_letter_stays_at_it() -> None:
    """As LibreOffice writes some fonts: nikhahit and tone are one glyph, named ้ำ; the า beside it has no name."""
    page = page_of("วังน้ำเขียว")
    boxes = page.boxes.copy()
    at = 3  # น; ้ and ำ stand above it, half a box each
    middle = (boxes[at, 0] + boxes[at, 2]) / 2
    height = boxes[at, 3] - boxes[at, 1]
    boxes[at + 1 : at + 3, [1, 3]] = boxes[at, 1] - height, boxes[at, 1]
    boxes[at + 1, [0, 2]], boxes[at + 2, [0, 2]] = (middle - 2, middle), (middle, middle + 2)
    assert text(replace(page, boxes=boxes)) == "วังน้ำเขียว"


@pytest.mark.parametrize(("word", "seen"), [("อำเภอ", "อำเภอ"), ("นำเรือ", "นำ เรือ")])
def test_behind_sara_am_in_a_shared_box_only_the_dictionary_tells_a_space(word: str, seen: str) -> None:
    """Skia's box of a cluster with sara am is that of its consonant: how wide ำ is, nobody says."""
    page = page_of(word)
    boxes = page.boxes.copy()
    x0, x1 = boxes[0, 0], boxes[0, 2]
    boxes[0, 2] = boxes[1, 0] = (x0 + x1) / 2
    boxes[1, 2] = x1
    boxes[1, [1, 3]] = boxes[0, [1, 3]]
    boxes[2:, [0, 2]] += 3
    assert text(replace(page, boxes=boxes)) == seen


@given(st.integers(0, 2**32))
def test_marks_in_any_order_return_to_their_letters(seed: int) -> None:
    """Marks moved to the end of the line come back to the letters over which they are drawn."""
    page = page_once()
    rng = random.Random(seed)
    marks = [i for i, code in enumerate(page.codes.tolist()) if chr(code) in "ัิี้่"]
    moved = rng.sample(marks, rng.randint(0, len(marks)))
    order = [i for i in range(len(page.codes)) if i not in moved] + moved
    shuffled = in_order(page, order)
    assert repair(text_of(glyphs(shuffled).codes)).text == SENTENCE


def page_once(found: list[Page] = []) -> Page:  # noqa: B006
    if not found:
        found.append(page_of(SENTENCE))
    return found[0]


def test_marks_that_come_twice_come_once() -> None:
    """A glyph whose Unicode value is a letter with its mark, and the mark as a glyph too."""
    both = Glyph(600, (50, 0, 550, 760), "รั")
    assert text(page_of([both, glyph("ั"), *drawn("ฐ")])) == "รัฐ"


def test_a_cluster_that_skia_draws_in_two_parts_comes_once() -> None:
    page = page_of(
        [
            *drawn("ตาม"),
            Glyph(600, (50, 0, 550, 500), "ขั้"),
            *drawn("น"),
            Glyph(0, (-900, 560, -650, 760), "ขั้"),
            *drawn("ตอน"),
        ]
    )
    assert text(page) == "ตามขั้นตอน"


def test_words_said_twice_stay_twice() -> None:
    assert text(page_of("ต่างๆ ดีดี นั้นนั้น ทำทำ")) == "ต่างๆ ดีดี นั้นนั้น ทำทำ"


def test_spaces_come_from_the_gaps_where_the_file_draws_none() -> None:
    page = PdfPage()
    page.text(60, 100, "การ")
    page.text(60 + 18 + 3, 100, "ปฏิบัติ")
    page.text(60 + 18 + 3 + 24 + 0.8, 100, "งาน")
    with pypdfium2.PdfDocument(made(page)) as file:
        assert text(read_page(file, 0)) == "การ ปฏิบัติงาน"


def test_a_hyphen_at_the_lines_end_is_kept() -> None:
    assert text(page_of("ระบบ e-", "service")) == "ระบบ e-\nservice"


PROSE = (
    "องค์การบริหารส่วนตำบลจัดประชุมชี้แจงแนวทางการปฏิบัติงานให้แก่บุคลากรทุกคน และรายงานผลการดำเนินงาน"
    "ต่อผู้บริหารทุกไตรมาส เพื่อให้การใช้จ่ายงบประมาณเป็นไปอย่างโปร่งใสและตรวจสอบได้"
)


def test_thai_and_english_are_good_text() -> None:
    assert quality(PROSE).good
    assert quality("The Integrity and Transparency Assessment (ITA) of 2568: see www.example.go.th, items O1-O28.").good
    assert quality("ลำดับ 1 2 3 100.00 (25)").good


@given(st.integers(1, 40))
def test_letters_under_a_wrong_map_are_not(shift: int) -> None:
    letters = "กขคงจฉชซญฎฏฐณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาิีึืุู"
    turned = letters[shift % (len(letters) - 1) + 1 :] + letters[: shift % (len(letters) - 1) + 1]
    assert not quality(PROSE.translate(str.maketrans(letters, turned))).good


@pytest.mark.parametrize(
    "nonsense",
    [
        "l14{ u: rirn1: fl0{ ]rJ1ru'r 'iluafifiJ {?1r.i fru o{ tu1 ujr]: ltt. Fl1u 0rf a:v r'l n1: iltyr rrnr: qdr",
        "ΩμμϚΦχϔΣυ ϟΩϖλϟζϙϏλ οΕϔτΣϔυϟσϙϏΩ",
        "\x13\x14\x15\x16 \x17\x18\x19 \x1a\x1b\x13",
        "กำ่ำ่ ำำำ ่่่ ัััั ะ่ะ่ ีีี้ ะัะัะั ่าำ่าำ ีีี ่่่ ุุ",
    ],
)
def test_nonsense_is_not(nonsense: str) -> None:
    assert not quality(nonsense * 3).good


def test_too_few_letters_pass_and_say_so() -> None:
    found = quality("ฟหกด 123")
    assert found.good
    assert not found.enough
