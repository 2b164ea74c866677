"""Labels in running lines (ผู้รับผิดชอบ : …, มาตรการที่ ๑ …): how a line shows that it begins a labelled value."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.evidence import evidence, is_indicator
from extract.forms import Field, numbered_field
from extract.headers import header_roles, header_year, wordings_of
from extract.headings import Section
from extract.passage import EMPTY, Passage
from ingest.digits import fold_digits
from ingest.document import Paragraph

VALUE_ROLES = ("period", "owner", "budget")
"""The roles whose values show by their form."""
_NUMBER = re.compile(r"^\s*(?:[-•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\)?\s*)?")
_GAP = re.compile(r"[ \t]+|(?<=[ก-๎])(?=\d)")
"""Room behind a label; print may leave none before a figure."""
_COMMON = frozenset({"โครงการ", "กิจกรรม", "มาตรการ", "แนวทาง", "ปัญหา", "ข้อเสนอแนะ", "หน่วยงาน", "คะแนน", "สรุปผล"})
"""Words that begin ordinary sentences too: no label without a colon."""
_INNER = re.compile(r"(?:\s+/\s+|\s*[;|]\s*|[ \t]{2,})([^\s:/;|][^:/;|\n]{2,40}?)\s*[:：]")
_ADVICE = ("ควร", "ขอให้", "ไม่มี")
_COLON = re.compile(r"\s*[:：]\s*")
_LABEL_REST = re.compile(r"(?:ใน)?(?:การ)?ดำเนิน(?:การ|งาน)")
_MAX_LABEL = 60
_SHORTEST_GLUED = 8
"""Letters of a label that needs no room behind it."""
_WORDS_BEGIN = re.compile("(?!ที่|ของ|ใน|จาก|ตาม|จะ|มี|การดำเนิน)[ก-ไ]")
"""How words begin that may stand right behind a label, and do not go on with its own."""
_FINDING_SECTIONS: dict[str, Section] = {
    "problem": "limitation",
    "recommendation": "recommendation",
    "finding": "analysis",
}
_PARTS = {"step", "period", "owner", "budget", "result", "outcome"}
_NO_LABEL = {"score", "year", "no", "maximum", "rating", "change", "instrument"}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that a document's lines have in common: those before a space, a colon, a typed value or words without
    room (`glued`), and those that stand alone on their lines. `valued` are the spaced ones of periods, owners and
    budgets; both with their roles."""

    spaced: frozenset[str]
    valued: tuple[tuple[str, str], ...]
    coloned: frozenset[str]
    glued: tuple[tuple[str, str], ...]
    typed: dict[str, str]
    alone: frozenset[str]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Labels":
        """The labels of a document's lines; one that begins several lines is a label."""
        prefixes = [prefix[0] for line in lines if (prefix := _prefix(line)) is not None]
        spaced = _repeated([*prefixes, *lines])
        roles = ((label, _sure(label, 0.7) or "") for label in sorted(spaced, key=lambda label: (-len(label), label)))
        return cls(
            spaced,
            tuple((label, role) for label, role in roles if role in VALUE_ROLES and not evidence(label).get(role)),
            _repeated(found[0] for line in lines if (found := _before_colon(line)) is not None),
            _glued_labels(lines),
            _typed_labels(lines),
            _repeated(line for line in lines if 6 <= len(line) <= 40),
        )

    def field(self, line: Passage, paragraph: Paragraph) -> Field | None:
        """What a line labels, None for a line that goes on with the value before it. The value may be empty."""
        return (
            _field(line, paragraph)
            or _coloned_field(line, paragraph.block, self.coloned)
            or _glued_field(line, paragraph.block, self.valued)
            or _spaced_field(line, paragraph.block, self.spaced)
            or _glued_words(line, paragraph.block, self.glued)
            or _typed_field(line, paragraph.block, self.typed)
            or _alone(line, paragraph.block, self.alone)
        )


def begins_field(text: str) -> bool:
    """Whether a line of the page begins a labelled value: มาตรการที่ ๑ …, ผู้รับผิดชอบ : …."""
    if numbered_field(Passage(text, ()), "") is not None:
        return True
    found = _before_colon(text)
    return found is not None and _sure(found[0], 0.7) is not None


@dataclass(frozen=True, slots=True)
class LineLabels:
    """The labels of a measure's parts, without a colon, that begin several paragraphs: before a space or alone, and
    right before words."""

    spaced: frozenset[str]
    glued: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, paragraphs: Sequence[str]) -> "LineLabels":
        """Those of the paragraphs of a document."""
        prefixes = [prefix[0] for text in paragraphs if (prefix := _prefix(text)) is not None and prefix[2] in _PARTS]
        alone = [text for text in paragraphs if 6 <= len(text) <= 40 and _sure(text, 0.9) in _PARTS]
        return cls(_repeated([*prefixes, *alone]), _glued_labels(paragraphs))

    def begin(self, text: str) -> bool:
        """Whether a line begins with one of them."""
        if text in self.spaced or any(text.startswith(label) for label, _ in self.glued):
            return True
        return (prefix := _prefix(text)) is not None and prefix[0] in self.spaced


def inner_fields(text: str) -> Iterator[tuple[int, int]]:
    """Where labelled values begin within a line (ระยะเวลา : … / ผู้รับผิดชอบ : …): the end of the value before each,
    and its own start."""
    first = _COLON.search(text)
    for match in _INNER.finditer(text, first.end()) if first is not None else ():
        if _sure(match[1], 0.9) is not None:
            yield match.start(), match.start(1)


def heading_field(line: Passage, paragraph: Paragraph) -> Field | None:
    """The measure, issue or indicator that a heading names, None for any other line."""
    found = _field(line, paragraph)
    return found if found is not None and found.role in {"measure", "topic", "indicator"} else None


def labelled_finding(line: Passage) -> tuple[Section, Passage] | None:
    """The section and words of a line that labels a finding (ข้อเสนอแนะ : …, จุดอ่อน : …), None for any other line."""
    found = _before_colon(line.text)
    section = _FINDING_SECTIONS.get(_sure(found[0], 0.9) or "") if found is not None else None
    if found is None or section is None or not (value := line.slice(found[1], len(line.text))):
        return None
    return section, value.strip()


def _field(line: Passage, paragraph: Paragraph) -> Field | None:
    """What a line labels, None for a line that goes on with the value before it. The value may be empty."""
    text = fold_digits(line.text)
    heading = paragraph.level is not None
    if (numbered := numbered_field(line, paragraph.block)) is not None:
        return numbered
    match = _NUMBER.match(text)
    start = match.end() if match else 0
    rest = text[start:]
    colon = _COLON.search(rest, 0, _MAX_LABEL + 4)
    if colon is not None and colon.start():
        role = _sure(rest[: colon.start()], 0.7)
        if role is not None:
            value = line.slice(start + colon.end(), len(text))
            return Field(role, rest[: colon.start()], value, paragraph.block)
    if is_indicator(text) and len(text) <= 80:
        return Field("indicator", "", line, paragraph.block)
    if len(text) <= 110 and _is_issue(rest, heading) and _sure(rest, 0.97) in {None, "topic"}:
        return Field("topic", "", line.slice(start, len(text)), paragraph.block)
    if (
        len(rest) <= _MAX_LABEL
        and header_year(rest) is None
        and (role := _sure(rest, 0.8 if heading else 0.9)) is not None
    ):
        return Field(role, rest, EMPTY, paragraph.block)
    return None


def _is_issue(text: str, heading: bool) -> bool:
    """Whether a line names an issue (ประเด็น) of the measures: กระบวนการ…, ด้าน…, กลไก…."""
    return bool(evidence(text).get("topic")) and (
        heading or text.startswith(("กระบวนการ", "ด้าน", "ช่องทางและ", "กลไก", "การให้บริการและ"))
    )


def _sure(label: str, least: float) -> str | None:
    if is_indicator(label):
        return None
    roles = header_roles(label.strip())
    return roles[0].role if roles and roles[0].fit >= least and roles[0].role not in _NO_LABEL else None


def _before_colon(line: str) -> tuple[str, int] | None:
    """The words before the first colon of a line, and where those behind it begin."""
    start = match.end() if (match := _NUMBER.match(fold_digits(line))) else 0
    colon = _COLON.search(line, start, start + _MAX_LABEL + 4)
    return (line[start : colon.start()], colon.end()) if colon is not None and colon.start() > start + 2 else None


def _coloned_field(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A value behind a label of no known wording that begins several lines."""
    found = _before_colon(line.text)
    if found is None or found[0] not in labels:
        return None
    return Field(None, found[0], line.slice(found[1], len(line.text)), block)


def _prefix(line: str) -> tuple[str, int, str] | None:
    """The label that the words before the first spaces of a line are, with its end and role."""
    start = match.end() if (match := _NUMBER.match(fold_digits(line))) else 0
    best: tuple[float, str, int, str] | None = None
    for gap in itertools.islice(_GAP.finditer(line, start, start + _MAX_LABEL), 3):
        label = line[start : gap.start()]
        common = label in _COMMON and not (label == "ข้อเสนอแนะ" and line[gap.end() :].startswith(_ADVICE))
        if len(label) < 6 or common or is_indicator(label):
            continue
        roles = [found for found in header_roles(label) if found.role not in _NO_LABEL]
        if roles and roles[0].fit >= 0.7 and (best is None or roles[0].fit >= best[0]):
            best = (roles[0].fit, label, gap.end(), roles[0].role)
    return best[1:] if best else None


def _spaced_field(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A value behind its label and a space: the label begins several lines, or the value is of the label's type."""
    prefix = _prefix(line.text)
    if prefix is None:
        return None
    label, end, role = prefix
    if fold_digits(line.text[end:]).strip(" .").isdecimal() and role not in {"budget", "period"}:
        return None  # a heading and its page in a table of contents
    typed = role in VALUE_ROLES and evidence(line.text[end:]).get(role, 0) >= 0.5
    advice = role == "recommendation" and line.text[end:].startswith(_ADVICE)
    return Field(role, label, line.slice(end, len(line.text)), block) if label in labels or typed or advice else None


def _glued_field(line: Passage, block: str, labels: Iterable[tuple[str, str]]) -> Field | None:
    """A typed value right behind a label that other lines have, or that is a known one: print left no room between."""
    for label, role in itertools.chain(labels, wordings_of(VALUE_ROLES)):
        if len(label) >= _SHORTEST_GLUED and line.text.startswith(label):
            rest = _LABEL_REST.match(line.text, len(label))
            end = rest.end() if rest else len(label)
            value = line.slice(end, len(line.text))
            return Field(role, line.text[:end], value, block) if evidence(value.text).get(role, 0) >= 1 else None
    return None


def _glued_labels(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Known labels of results, outcomes and problems, with their roles, right behind which words of lines begin."""
    wordings = [pair for pair in wordings_of(("result", "outcome", "problem")) if len(pair[0]) >= _SHORTEST_GLUED - 1]
    begun = Counter(
        next((pair for pair in wordings if line.startswith(pair[0]) and _WORDS_BEGIN.match(line, len(pair[0]))), None)
        for line in lines
    )
    return tuple(pair for pair, count in begun.items() if pair is not None and count > 1)


def _glued_words(line: Passage, block: str, labels: Iterable[tuple[str, str]]) -> Field | None:
    """What stands right behind one of those labels."""
    for label, role in labels:
        if line.text.startswith(label):
            return Field(role, label, line.slice(len(label), len(line.text)), block)
    return None


def _typed_labels(lines: Iterable[str]) -> dict[str, str]:
    """The first words of several lines behind which nearly always a period, owner or budget stands, with its role."""
    values: dict[str, list[str]] = {}
    for line in lines:
        label, _, value = line.partition(" ")
        if 6 <= len(label) <= 30 and value and not evidence(label):
            values.setdefault(label, []).append(value)
    return {
        label: role
        for label, texts in values.items()
        if len(texts) > 2
        for role in VALUE_ROLES
        if sum(evidence(text).get(role, 0) >= 0.6 for text in texts) >= 0.8 * len(texts)
    }


def _typed_field(line: Passage, block: str, labels: dict[str, str]) -> Field | None:
    label, _, value = line.text.partition(" ")
    if label not in labels or not value:
        return None
    return Field(labels[label], label, line.slice(len(label) + 1, len(line.text)), block)


def _alone(line: Passage, block: str, labels: frozenset[str]) -> Field | None:
    """A label on a line of its own that is near a known wording, and stands so several times."""
    if line.text not in labels:
        return None
    role = _sure(line.text, 0.7)
    return Field(role, line.text, EMPTY, block) if role is not None else None


def _repeated(labels: Iterable[str]) -> frozenset[str]:
    """The labels that begin several lines."""
    return frozenset(label for label, count in Counter(labels).items() if count > 1)
