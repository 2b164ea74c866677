"""A passage: words taken from one or several blocks, that know where each of their characters stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from extract.raw import Quote
from ingest.document import Cell, Paragraph
from ingest.joining import join_lines
from ingest.span import Span

_SPACE = re.compile(r"\s+")
_SEAM = 40  # characters on each side of a seam that decide whether a space belongs there


class Piece(NamedTuple):
    """`length` characters of the passage from `at` on are those of `block` from `start` on."""

    at: int
    block: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with the place of every character; "\\n" ends a paragraph. `deep` are the starts of nested lines."""

    text: str
    pieces: tuple[Piece, ...]
    deep: frozenset[int] = frozenset()

    @staticmethod
    def of(block: Paragraph | Cell) -> "Passage":
        """The whole text of a block."""
        lowest = min((line.level for line in block.lines), default=0)
        deep = frozenset(line.start for line in block.lines if line.level > lowest)
        return Passage(block.text, (Piece(0, block.block, 0, len(block.text)),), deep)

    def __bool__(self) -> bool:
        return bool(self.text) and not self.text.isspace()

    def slice(self, start: int, end: int) -> "Passage":
        """The characters from `start` to `end`, end exclusive."""
        if start == 0 and end >= len(self.text):
            return self
        pieces = []
        for piece in self.pieces[max(0, bisect_right(self.pieces, start, key=lambda p: p.at) - 1) :]:
            if piece.at >= end:
                break
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if low < high:
                pieces.append(Piece(low - start, piece.block, piece.start + low - piece.at, high - low))
        deep = frozenset(at - start for at in self.deep if start <= at < end)
        return Passage(self.text[start:end], tuple(pieces), deep)

    def strip(self, characters: str | None = None) -> "Passage":
        """Without white space, or the given characters, at both ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.slice(left, max(left, len(self.text.rstrip(characters))))

    def quote(self) -> Quote:
        """The words, white space collapsed, with their places."""
        passage = self.strip()
        spans = []
        for piece in passage.pieces:
            text = passage.text[piece.at : piece.at + piece.length]
            start = piece.start + len(text) - len(text.lstrip())
            end = piece.start + len(text.rstrip())
            if start < end:
                spans.append(Span(piece.block, start, end))
        return Quote(_SPACE.sub(" ", passage.text), tuple(spans))


def concatenate(passages: Iterable[Passage], separator: str = "\n") -> Passage:
    """The passages one after the other, the empty ones left out."""
    texts: list[str] = []
    pieces: list[Piece] = []
    deep: set[int] = set()
    at = 0
    for passage in passages:
        if not passage:
            continue
        if texts:
            texts.append(separator)
            at += len(separator)
        texts.append(passage.text)
        pieces.extend(piece._replace(at=piece.at + at) for piece in passage.pieces)
        deep.update(start + at for start in passage.deep)
        at += len(passage.text)
    return Passage("".join(texts), tuple(pieces), frozenset(deep))


def resume(first: Passage, second: Passage) -> Passage:
    """`second` goes on where `first` was cut (by a page or a row): joined as a broken line is joined."""
    if not first or not second:
        return first or second
    first, second = first.strip(), second.strip()
    seam = join_lines((first.text[-_SEAM:], second.text[:_SEAM]))
    return concatenate((first, second), " " * (seam.ranges[1][0] - seam.ranges[0][1]))


EMPTY = Passage("", ())
