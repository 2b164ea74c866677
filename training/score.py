"""Error counts of a reading against the truth, blanks aside."""

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ingest.ocr.charset import DIGITS, canonical


@dataclass(frozen=True, slots=True)
class Errors:
    """Edits (Levenshtein) and characters; digits of the truth replaced or lost, and digits in it."""

    edits: int = 0
    characters: int = 0
    wrong_digits: int = 0
    digits: int = 0

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            self.edits + other.edits,
            self.characters + other.characters,
            self.wrong_digits + other.wrong_digits,
            self.digits + other.digits,
        )

    def __str__(self) -> str:
        character_error = 100 * self.edits / max(1, self.characters)
        digit_error = 100 * self.wrong_digits / max(1, self.digits)
        return f"CER {character_error:.2f} % of {self.characters}, digits {digit_error:.2f} % of {self.digits}"


def errors(truth: str, reading: str) -> Errors:
    """The errors of one reading."""
    truth, reading = (canonical(text).replace(" ", "") for text in (truth, reading))
    operations = Levenshtein.opcodes(truth, reading)
    wrong = sum(
        sum(sign in DIGITS for sign in truth[step.src_start : step.src_end])
        for step in operations
        if step.tag in ("replace", "delete")
    )
    return Errors(Levenshtein.distance(truth, reading), len(truth), wrong, sum(sign in DIGITS for sign in truth))
