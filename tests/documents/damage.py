"""What conversions and OCR do to Thai text. The truth stays: every damage here can be mended, or does not count."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from tests.documents.blocks import Block, Cell, Heading, Line, Paragraph, Table

TONES = "่้๊๋"
COMBINING = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
LEADING, FOLLOWING = "เแโใไ", "ะาำๆฯ"
PRIVATE_USE = {
    "่": "\uf70a",
    "้": "\uf70b",
    "๊": "\uf70c",
    "๋": "\uf70d",
    "์": "\uf70e",
    "ุ": "\uf718",
    "ู": "\uf719",
}
"""Marks as the fonts of old Thai Windows programs encode them (private use area)."""
_CODE = re.compile(r"^(ข้อ )?([iIoO]) ?([0-9๐-๙]{1,2})(?= .{12}|$)")


def _decomposed_sara_am(text: str, rng: random.Random) -> str:
    """ำ as nikhahit and sara aa, a tone between them or before."""

    def apart(match: re.Match[str]) -> str:
        tone = match.group(1)
        return tone + "\u0e4d\u0e32" if rng.random() < 0.5 else "\u0e4d" + tone + "\u0e32"

    return re.sub(f"([{TONES}]?)\u0e33", apart, text)


def _doubled_tones(text: str, rng: random.Random) -> str:
    return re.sub(f"[{TONES}]", lambda m: m.group() * (2 if rng.random() < 0.15 else 1), text)


def _word_edges(text: str) -> list[int]:
    """Places where two Thai letters may part without tearing a mark or a vowel off its letter."""
    thai = "\u0e01", "\u0e4e"
    return [
        i
        for i in range(1, len(text))
        if thai[0] <= text[i] <= thai[1]
        and thai[0] <= text[i - 1] <= thai[1]
        and not COMBINING.match(text[i])
        and text[i] not in FOLLOWING
        and text[i - 1] not in LEADING
    ]


def _inserted(text: str, rng: random.Random, what: str, every: int) -> str:
    edges = set(_word_edges(text))
    out, since = [], 0
    for i, char in enumerate(text):
        since += 1
        if i in edges and since > every and rng.random() < 0.3:
            out.append(what)
            since = 0
        out.append(char)
    return "".join(out)


def _zero_width(text: str, rng: random.Random) -> str:
    return _inserted(text, rng, rng.choice(("\u200b", "\u200b", "\u200d", "\ufeff", "\u2060")), 12)


def _no_break_spaces(text: str, rng: random.Random) -> str:
    return re.sub(" ", lambda _: "\u00a0" if rng.random() < 0.3 else " ", text)


def _private_use(text: str, rng: random.Random) -> str:
    return "".join(PRIVATE_USE[c] if c in PRIVATE_USE and rng.random() < 0.7 else c for c in text)


def _torn_words(text: str, rng: random.Random) -> str:
    """Spaces where a narrow column broke a line inside a word."""
    return _inserted(text, rng, " ", 22)


TEXT_DAMAGES: dict[str, Callable[[str, random.Random], str]] = {
    "sara am": _decomposed_sara_am,
    "tones": _doubled_tones,
    "zero width": _zero_width,
    "nbsp": _no_break_spaces,
    "private use": _private_use,
    "torn words": _torn_words,
}
DAMAGES = (*TEXT_DAMAGES, "item codes")
"""The kinds of damage."""


def _damaged_code(text: str, rng: random.Random) -> str:
    """An item code as OCR reads it: the letter as a digit, or lost; the letter O as a zero."""

    def misread(match: re.Match[str]) -> str:
        letter, number = match.group(2), match.group(3)
        thai = "๐" <= number[0] <= "๙"
        if letter in "oO":
            return ("๐" if thai and rng.random() < 0.7 else "0") + number
        one = "๑" if thai and rng.random() < 0.5 else "1"
        return one + number if len(number) == 1 else number

    return _CODE.sub(misread, text)


def _lines(lines: tuple[Line, ...], change: Callable[[str], str]) -> tuple[Line, ...]:
    return tuple(replace(line, text=change(line.text)) for line in lines)


def _block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=change(block.text))
    if isinstance(block, Paragraph):
        return replace(block, line=_lines((block.line,), change)[0])
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, lines=_lines(cell.lines, change)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _coded_row(row: tuple[Cell, ...], rng: random.Random) -> tuple[Cell, ...]:
    """Damage a code that its own line or the cell beside it explains by the item's question."""
    out = list(row)
    for at, cell in enumerate(row):
        beside = row[at + 1].printed() if at + 1 < len(row) else ""
        explained = len(beside) > 20 or all(len(line.text) > 20 for line in cell.lines)
        if explained and not cell.header and rng.random() < 0.4:
            out[at] = replace(cell, lines=_lines(cell.lines, lambda text: _damaged_code(text, rng)))
    return tuple(out)


def damaged(blocks: list[Block], kinds: tuple[str, ...], rng: random.Random) -> list[Block]:
    """The blocks after damages of these kinds. Raises KeyError for a kind that is not in DAMAGES."""
    for kind in kinds:
        if kind == "item codes":
            blocks = [
                replace(block, rows=tuple(_coded_row(row, rng) for row in block.rows))
                if isinstance(block, Table)
                else block
                for block in blocks
            ]
            continue
        damage = TEXT_DAMAGES[kind]
        if kind == "torn words":  # only the columns of tables are narrow
            blocks = [_block(b, lambda text: _torn_words(text, rng)) if isinstance(b, Table) else b for b in blocks]
            continue
        blocks = [_block(block, lambda text, damage=damage: damage(text, rng)) for block in blocks]  # type: ignore[misc]
    return blocks
