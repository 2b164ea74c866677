"""Repair of damaged Thai: what it mends, and what it must leave alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from ingest.reference import rows
from ingest.repair import NAMES_TH, repair

# damaged text, repaired text, the rule
DAMAGED = [
    ("ผู\uf70bรับบริการ", "ผู้รับบริการ", "private_use_glyph"),
    ("ป\uf710น", "ปัน", "private_use_glyph"),
    ("ที\uf88bดี", "ที่ดี", "private_use_glyph"),
    ("\uf0a1\uf0d2\uf0c3\uf0b7\uf0d3", "การทำ", "private_use_glyph"),
    ("การดํา\u0e40นินงาน", "การดำเนินงาน", "sara_am"),
    ("นํ้าประปา", "น้ำประปา", "sara_am"),
    ("น้ําประปา", "น้ำประปา", "sara_am"),
    ("ดำาเนินการ", "ดำเนินการ", "sara_am"),
    ("น้ำาประปา", "น้ำประปา", "sara_am"),
    ("ส านักปลัด", "สำนักปลัด", "sara_am"),
    ("ต าบลในอ าเภอ", "ตำบลในอำเภอ", "sara_am"),
    ("น ้าประปา", "น้ำประปา", "sara_am"),
    ("มาตรก าร", "มาตรการ", "sara_am"),
    ("ก่ิง", "กิ่ง", "mark_order"),
    ("พันธ์ุ", "พันธุ์", "mark_order"),
    ("นา้ชาย", "น้าชาย", "mark_order"),
    ("ทั่่วถึง", "ทั่วถึง", "doubled_mark"),
    ("เจ้้าหน้าที่", "เจ้าหน้าที่", "doubled_mark"),
    ("เเผนงาน", "แผนงาน", "double_sara_e"),
    ("ประ\u200bชา\ufeffชน", "ประชาชน", "zero_width"),
    ("พ.ศ.\u00a0๒๕๖๘", "พ.ศ. ๒๕๖๘", "no_break_space"),
    ("ประชา\u00adสัมพันธ์", "ประชาสัมพันธ์", "soft_hyphen"),
    ("ประชา\x02สัมพันธ์", "ประชาสัมพันธ์", "soft_hyphen"),
    ("ผู ้บริหาร", "ผู้บริหาร", "space_in_word"),
    ("ด ำเนินการ", "ดำเนินการ", "space_in_word"),
    ("จ ะ", "จะ", "space_in_word"),
    ("ก\x00ข", "กข", "control_character"),
    ("ก\r\nข\x0bค", "ก\nข\nค", "line_break"),
]

_ALPHABET = "กขคงชดตนบปพมยรลวสหอ" + "ะัาำิีึืฺุู็่้๊๋์ํ๎" * 2 + "เแโใไๆฯ๑๒ \n\tab-.\u00a0\u200b\u00ad\x02\uf70a\uf710\uf0b7"


@pytest.mark.parametrize(("damaged", "clean", "rule"), DAMAGED)
def test_mends(damaged: str, clean: str, rule: str) -> None:
    repaired = repair(damaged)
    assert repaired.text == clean
    assert repaired.counts[rule] >= 1
    assert repaired.counts.keys() <= NAMES_TH.keys()


@pytest.mark.parametrize(
    "clean",
    [
        "เพื่อน ๆ ทั้งหลาย ฯลฯ",
        "กตัญญู กฎ ฤๅษี ก็ พันธุ์ สิทธิ์ จันทร์ น้ำ ค่ะ นะ",
        "เจตนาารมณ์",  # a typing error, not damage: wording stays
        "แบบ เอ และ อา",
        "- ข้อ ๑\n\t๒. รายการ",
        "\uf0b7 หัวข้อ",  # a bullet of a symbol font
        "E-Service “No Gift Policy” ๙๗.๘๖ %",
    ],
)
def test_leaves_clean_text(clean: str) -> None:
    assert repair(clean) == (clean, {})


def test_leaves_every_word_of_the_dictionary() -> None:
    text = "\n".join(sorted(thai_words()))
    assert repair(text).text is text


@given(st.text(alphabet=_ALPHABET, max_size=40))
def test_is_idempotent(text: str) -> None:
    once = repair(text).text
    assert repair(once) == (once, {})


@given(st.text(alphabet=_ALPHABET, max_size=40))
def test_never_loses_a_base_letter(text: str) -> None:
    letters = re.compile("[ก-ฮโใไๆฯ๑๒ab.\n\t-]")
    assert letters.findall(repair(text).text) == letters.findall(text)


@given(st.text(max_size=60))
def test_keeps_visible_text_of_other_scripts(text: str) -> None:
    visible = [c for c in text if c.isprintable() and not c.isspace() and not "\u0e00" <= c <= "\u0e7f"]
    visible = [c for c in visible if not "\uf0a1" <= c <= "\uf899"]
    assert [c for c in repair(text).text if c in visible] == visible


def test_counts_every_place() -> None:
    assert repair("เเผน เเละ นํา").counts == {"double_sara_e": 2, "sara_am": 1}


def test_glyph_table_maps_private_use_to_thai_once() -> None:
    glyphs = [row["glyph"] for row in rows("private_use_thai")]
    assert len(glyphs) == len(set(glyphs))
    assert all(0xE000 <= int(glyph, 16) <= 0xF8FF for glyph in glyphs)
    assert all(0x0E01 <= int(row["character"], 16) <= 0x0E5B and row["source"] for row in rows("private_use_thai"))
