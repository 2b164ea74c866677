from pythainlp.corpus import thai_words

from ingest.reference import rows
from ingest.words import strangeness, word_across, words, words_at


def test_cuts_text_into_words_and_keeps_it_whole() -> None:
    text = "ตัวชี้วัดการเปิดเผยข้อมูลของกองช่าง"
    assert "".join(words(text)) == text
    assert {"ตัวชี้วัด", "กองช่าง"} <= set(words(text))


def test_words_at_a_seam() -> None:
    assert words_at("หน่วยงาน", "ประกาศข่าว") == ("หน่วยงาน", "ประกาศ")
    assert words_at("ประชา", "สัมพันธ์") is None
    assert words_at("หน่วยงาน", "") == ("หน่วยงาน", "")
    assert words_at("", "ประกาศ") == ("", "ประกาศ")


def test_a_word_lies_across_a_seam_only_between_thai_letters() -> None:
    assert word_across("การประชา", "สัมพันธ์ข่าว")
    assert not word_across("หน่วยงาน", "ประกาศข่าว")
    assert not word_across("การประชา ", "สัมพันธ์ข่าว")
    assert not word_across("การประชา", "1 สัมพันธ์")


def test_words_are_less_strange_than_letters() -> None:
    assert strangeness("ดำเนินการ") < strangeness("ดาเนินการ")


def test_own_words_are_those_that_the_dictionary_lacks() -> None:
    assert not {row["word"] for row in rows("ita_words")} & thai_words()
