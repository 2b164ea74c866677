"""Lines of Thai official-style text to train on: prose, numbers, dates, codes, headings, Latin.

Words come from the lists of `training.words`. No line is taken from a document.
"""

import random
import re
from collections.abc import Callable

from ingest.ocr.charset import THAI_DIGITS, canonical, encode
from training.words import Words

ASCII_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SMALL = CAPITALS.lower()
QUOTES = "'’"
SIGNS = "#&@*=_<>[]{}|\\^~$;'\"!?%+°²×"
CANNOT_BEGIN = re.compile("^[ัิ-ฺ็-๎ำะาๆ\\s]+")
CANNOT_END = re.compile("[เแโใไ\\s]+$")


class LineText:
    """A stream of lines, the same for the same `rng` state."""

    def __init__(self, words: Words, rng: random.Random) -> None:
        self.words = words
        self.rng = rng

    def line(self, low: int = 3, high: int = 45) -> str:
        """One canonical line that the labels can spell, of about `low` to `high` characters."""
        while True:
            text = canonical(CANNOT_END.sub("", CANNOT_BEGIN.sub("", self._raw_line(low, high))))
            if encode(text) is not None:
                return text

    def _raw_line(self, low: int, high: int) -> str:
        rng = self.rng
        kind = rng.random()
        if kind < 0.12:
            return self._thai(" ".join(self.number() for _ in range(rng.choice([1, 1, 1, 1, 2, 3]))), 0.75)
        if kind < 0.15:
            return self._thai(self.marker(), 0.8)
        if kind < 0.18:
            return rng.choice(self.words.own["heading"])
        length = rng.randint(low, high)
        text = self._thai(self.marker(), 0.85) + " " if rng.random() < 0.2 else ""
        while len(text) < length:
            text += self._wrapped(self.fragment()) + ("" if rng.random() < 0.3 else " ")
        if len(text) > high:  # cut like a line that the width of a column broke
            start = rng.randint(0, max(0, len(text) - length)) if rng.random() < 0.5 else 0
            text = text[start : start + length]
        return text

    def fragment(self) -> str:
        """A few words, a number, a date, a name, a code …"""
        rng, own = self.rng, self.words.own
        choices: tuple[tuple[float, Callable[[], str]], ...] = (
            (36, lambda: self._official(rng.randint(6, 40))),
            (13, lambda: self._general(rng.randint(6, 40))),
            (13, lambda: self._thai(self.number(), 0.75)),
            (10, lambda: self._thai(self.date(), 0.85)),
            (4, lambda: self._thai(f"{rng.choice(own['heading'])} : {self.number()}", 0.8)),
            (5, lambda: self._thai(self._score(), 0.7)),
            (3, self._person),
            (3, lambda: self._thai(self._place(), 0.8)),
            (7, lambda: self._thai(self.latin(), 0.1)),
            (2, lambda: rng.choice(own["abbreviation"])),
            (4, lambda: self._thai(self._counted(), 0.8)),
            (2, lambda: self._thai(self._letter_number(), 0.8)),
            (1.5, lambda: self._thai(self._measured(), 0.6)),
            (2, lambda: self._thai(self._enumerated(), 0.8)),
        )
        return rng.choices([make for _, make in choices], [weight for weight, _ in choices])[0]()

    def number(self) -> str:
        """A number as documents print them, in ASCII digits."""
        rng = self.rng
        year = str(rng.randint(2480, 2575))
        forms: tuple[tuple[float, Callable[[], str]], ...] = (
            (14, lambda: str(rng.randint(0, 99))),
            (14, lambda: f"{rng.uniform(0, 100):.2f}"),
            (8, lambda: f"{rng.uniform(0, 100):.1f}"),
            (14, lambda: f"{rng.randint(0, 10 ** rng.randint(3, 8)):,}{rng.choice(['', '.00', '.50', '.-'])}"),
            (5, lambda: f"{rng.randint(1, 999)}{'0' * rng.randint(1, 6)}"),
            (15, lambda: year),
            (8, lambda: ".".join(str(rng.randint(1, 20)) for _ in range(rng.choice([2, 2, 3])))),
            (6, lambda: "".join(rng.choices("0123456789", k=rng.randint(3, 13)))),
            (3, lambda: f"{rng.randint(1, 999)}/{year}"),
            (3, lambda: f"0{rng.randint(10, 99)}-{rng.randint(100, 999)}-{rng.randint(1000, 9999)}"),
            (2, lambda: "-".join(str(rng.randrange(10**size)).zfill(size) for size in (1, 4, 5, 2, 1))),
            (2, lambda: f"{rng.randint(6, 23):02d}.{rng.choice(['00', '15', '30', '45'])}"),
            (4, lambda: f"{rng.choice([str(rng.randint(0, 100)), f'{rng.uniform(0, 100):.2f}'])}{self._gap()}%"),
            (5, lambda: f"{rng.choice('+-')}{self._gap()}{rng.uniform(0, 40):.2f}"),
            (2, lambda: f"{rng.randint(1, 99)} - {rng.randint(1, 999)}"),
        )
        return rng.choices([make for _, make in forms], [weight for weight, _ in forms])[0]()

    def date(self) -> str:
        """A day, a month range, a fiscal year, in ASCII digits."""
        rng, own = self.rng, self.words.own
        year, day, month = rng.randint(2500, 2575), rng.randint(1, 31), rng.choice(own["month"])
        short, other = rng.choice(own["month_short"]), rng.choice(own["month_short"])
        return rng.choice(
            (
                f"{day} {month} {year}",
                f"{day} {month} {year}",
                f"{day} {short} {year}",
                f"{day} {short} {year % 100}",
                f"วันที่ {day} เดือน {month} พ.ศ. {year}",
                f"{short} {year % 100} - {other} {year % 100}",
                f"{month} {year} - {rng.choice(own['month'])} {year + 1}",
                f"{day}/{rng.randint(1, 12)}/{year}",
                f"ปีงบประมาณ พ.ศ. {year}",
                f"ประจำปี {year}",
            )
        )

    def marker(self) -> str:
        """The number or sign of a list item, in ASCII digits."""
        rng = self.rng
        number, part = rng.randint(1, 30), rng.randint(1, 12)
        return rng.choice(
            (
                f"{number}.",
                f"{number}.",
                f"({number})",
                f"{number})",
                f"{number} {rng.choice('.:)')}",
                f"{number}.{part}",
                f"{number}.{part})",
                f"{number}.{part}.{rng.randint(1, 9)}",
                f"ข้อ {number}",
                f"{rng.choice('กขคงจฉช')}{rng.choice('.)')}",
                rng.choice("-•–*✓☐□O"),
            )
        )

    def latin(self) -> str:
        """Words, capitals, item codes, addresses."""
        rng, own = self.rng, self.words.own
        kind = rng.random()
        if kind < 0.2:
            return " ".join(rng.choice((str.lower, str.capitalize, str.upper))(word) for word in self._english())
        if kind < 0.32:
            return "".join(rng.choices(CAPITALS + "TTIAEO", k=rng.randint(2, 6)))
        if kind < 0.39:
            return self._joined_latin()
        if kind < 0.55:
            return " ".join(rng.choices(own["latin"], k=rng.choice([1, 1, 1, 2, 3])))
        if kind < 0.85:
            code, first = rng.choice("OIEoie"), rng.randint(1, 43)
            after = rng.choice((" - ", ", ", " ", ",", "", ""))
            return f"{code}{first}{after}{code}{first + rng.randint(1, 3)}" if after else f"{code}{first}"
        if kind < 0.92:
            return f"{rng.choice(['www.', 'https://'])}{self._letters(3, 10)}{rng.choice(['.go.th', '.or.th', '.com'])}"
        return f"{self._letters(4, 10)}@{rng.choice(['gmail.com', 'dla.go.th'])}"

    def _joined_latin(self) -> str:
        """Latin words and capitals with an ampersand or apostrophe."""
        rng = self.rng
        one, other = (rng.choice((str.capitalize, str.upper))(rng.choice(self.words.english)) for _ in range(2))
        return rng.choice(
            (
                f"{one} & {other}",
                f"{rng.choice(CAPITALS)}&{rng.choice(CAPITALS)}",
                f"{one}{rng.choice(QUOTES)}s",
                f"{one}{rng.choice(QUOTES)}{rng.choice(['t', 'ts', 've', 'll'])} {other}",
            )
        )

    def _measured(self) -> str:
        """A number with a sign of measure or multiplication."""
        rng = self.rng
        number, other = self.number(), rng.randint(1, 99)
        return rng.choice(
            (
                f"{number}°C",
                f"{number} x {other}",
                f"{number} × {other}",
                f"{number}{rng.choice(['m', 'km', ' ตร.ม.', ' ม.'])}²",
                f"{number} = {other}",
                f"#{number}",
                "".join(rng.choices(SIGNS, k=rng.randint(1, 4))),
            )
        )

    def _score(self) -> str:
        rng = self.rng
        was, now = rng.uniform(0, 100), rng.uniform(0, 100)
        return rng.choice(
            (
                f"{rng.choice(['ITA', 'IIT', 'EIT', 'OIT', 'คะแนน', 'ได้คะแนน'])} {now:.2f} คะแนน",
                f"{was:.2f} {now:.2f} {now - was:+.2f}",
                f"ตัวชี้วัดที่ {rng.randint(1, 10)}",
                f"ตัวชี้วัดย่อยที่ {rng.randint(9, 10)}.{rng.randint(1, 5)}",
                f"({rng.choice(['IIT', 'EIT', 'OIT', 'ITA'])})",
                f"คิดเป็นร้อยละ {now:.2f}",
                f"{rng.choice('+-')}{abs(now - was):.2f}",
            )
        )

    def _official(self, length: int) -> str:
        own, rng = self.words.own, self.rng
        pools = (own["noun"], own["verb"], own["connective"], own["agency"], own["ita"], self.words.lists[0])

        def word() -> str:
            if rng.random() < 0.14:
                return self._frequent()
            return rng.choice(rng.choices(pools, (30, 18, 21, 7, 8, 4))[0])

        return self._joined(word, length, 0.12)

    def _general(self, length: int) -> str:
        def word() -> str:
            return self._frequent() if self.rng.random() < 0.7 else self.rng.choice(self.rng.choice(self.words.lists))

        return self._joined(word, length, 0.1)

    def _joined(self, word: Callable[[], str], length: int, spaced: float) -> str:
        text = ""
        while len(text) < length:
            next_word = word()
            foreign = re.match("[A-Za-z0-9]", next_word) or re.search("[A-Za-z.]$", text)
            if text and (foreign or next_word[0] == "ๆ" or self.rng.random() < spaced):
                text += " "
            text += next_word
            if self.rng.random() < 0.015:
                text += self.rng.choice([" ๆ", "ฯ", " ฯลฯ", ",", " :", "?", "!", "..."])
            if self.rng.random() < 0.03:
                text += self.rng.choice(["/", "/", " / ", " - ", "-", " – ", " + "])
        return text

    def _frequent(self) -> str:
        words, weights = self.rng.choice(self.words.frequent)
        return self.rng.choices(words, cum_weights=weights)[0]

    def _english(self) -> list[str]:
        return self.rng.choices(self.words.english, k=self.rng.randint(1, 6))

    def _person(self) -> str:
        words, rng = self.words, self.rng
        title = rng.choice(words.own["title"])
        return f"{title}{rng.choice(words.first_names)} {rng.choice(words.family_names)}"

    def _place(self) -> str:
        rng, (_, words, _, other, _) = self.rng, self.words.lists
        return rng.choice(
            (
                f"ตำบล{rng.choice(words)} อำเภอ{rng.choice(words)} จังหวัด{rng.choice(self.words.provinces)}",
                f"จังหวัด{rng.choice(self.words.provinces)}",
                f"อ.{rng.choice(words)} จ.{rng.choice(self.words.provinces)}",
                f"หมู่ที่ {rng.randint(1, 20)} ต.{rng.choice(other)}",
            )
        )

    def _counted(self) -> str:
        own = self.words.own
        return f"{self.rng.choice(own['unit_lead'])} {self.number()} {self.rng.choice(own['unit'])}"

    def _letter_number(self) -> str:
        rng = self.rng
        office = rng.randint(1, 99999)
        return f"{rng.choice(self.words.own['letter_code'])} {office}{rng.choice(['/', '/ว '])}{rng.randint(1, 9999)}"

    def _enumerated(self) -> str:
        """Two items of a list within a line, also with room before the full stop."""
        rng = self.rng
        first, sign = rng.randint(1, 9), rng.choice((".", ". ", " . ", ")", ") ", " ) ", " : "))
        return " ".join(f"{first + place}{sign}{self._official(rng.randint(6, 20))}" for place in (0, 1))

    def _letters(self, low: int, high: int) -> str:
        return "".join(self.rng.choices(SMALL, k=self.rng.randint(low, high)))

    def _gap(self) -> str:
        return self.rng.choice(["", "", " "])

    def _thai(self, text: str, share: float) -> str:
        return text.translate(ASCII_TO_THAI) if self.rng.random() < share else text

    def _wrapped(self, text: str) -> str:
        kind = self.rng.random()
        if kind < 0.10:
            return (f"({text})", f"“{text}”", f'"{text}"', f"{text} :", f"{text} / ")[int(kind * 50)]
        if kind < 0.11:
            return f"'{text}'" if kind < 0.105 else f"‘{text}’"
        return text
