"""One generated document: content, truth and blocks, by seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.documents.blocks import Block, Heading, printed_text
from tests.documents.content import make_content
from tests.documents.contradictions import contradict
from tests.documents.damage import damaged
from tests.documents.layouts.analysis import analysis_table
from tests.documents.layouts.forms import form_tables
from tests.documents.layouts.front import closing, front
from tests.documents.layouts.headings import measure_headings
from tests.documents.layouts.item_scores import score_tables
from tests.documents.layouts.remarks import limitations, prose_analysis, prose_scores, recommendations
from tests.documents.layouts.rows import measure_table
from tests.documents.layouts.step_rows import step_table
from tests.documents.model import Content
from tests.documents.part import Fact, Part
from tests.documents.truth import truth_of
from tests.documents.visible import visible

Maker = Callable[[Content, random.Random], Part]


def _rows(content: Content, rng: random.Random) -> list[Part]:
    """A measure table, little around it."""
    extra = [limitations(content, rng)] if rng.random() < 0.3 else []
    return [measure_table(content, rng), *extra]


def _forms(content: Content, rng: random.Random) -> list[Part]:
    """A form per measure."""
    return [form_tables(content, rng)]


def _headings(content: Content, rng: random.Random) -> list[Part]:
    """Headings, paragraphs and lists."""
    extra = [limitations(content, rng)] if rng.random() < 0.3 else []
    return [measure_headings(content, rng), *extra]


def _chaptered(parts: list[tuple[str, Part]], content: Content, rng: random.Random) -> list[Part]:
    """The parts, in some books under chapters: "ส่วนที่ ๑ …" (no part of the EIT) or "บทที่ ๑ …"."""
    form = rng.choice(("", "", "", "ส่วนที่ {} {}", "บทที่ {} {}"))
    out: list[Part] = []
    last, number = "", 0
    for title, part in parts:
        if form and title != last:
            last, number = title, number + 1
            out.append(Part([Heading(content.style.numerals(form.format(number, title), rng), 1, centred=True)]))
        out.append(part)
    return out


def _book(content: Content, rng: random.Random) -> list[Part]:
    """Scores in tables and prose, recommendations, analyses, then the measures: several layouts in one."""
    scored, analysed, planned = "ผลการประเมิน", "การวิเคราะห์ผลการประเมิน", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
    parts = [(scored, prose_scores(content, rng))] if rng.random() < 0.4 else []
    parts += [(scored, part) for part in score_tables(content, rng)]
    if rng.random() < 0.4:
        parts.append((analysed, recommendations(content, rng)))
    if rng.random() < 0.4:
        parts.append((analysed, prose_analysis(content, rng)))
    if rng.random() < 0.6 and content.kind == "measures":
        parts.append((analysed, analysis_table(content, rng)))
    parts.append((planned, rng.choice((measure_table, measure_table, form_tables, measure_headings))(content, rng)))
    if rng.random() < 0.3:
        parts.append((planned, limitations(content, rng)))
    return _chaptered(parts, content, rng)


def _step_rows(content: Content, rng: random.Random) -> list[Part]:
    """A row per step."""
    return [step_table(content, rng)]


def _prose(content: Content, rng: random.Random) -> list[Part]:
    """Scores, recommendations and analyses in running text before a short measure section."""
    parts = [prose_scores(content, rng), recommendations(content, rng), prose_analysis(content, rng)]
    parts.append(rng.choice((measure_headings, measure_table))(content, rng))
    if rng.random() < 0.5:
        parts.append(limitations(content, rng))
    return parts


LAYOUTS: dict[str, Callable[[Content, random.Random], list[Part]]] = {
    "rows": _rows,
    "forms": _forms,
    "headings": _headings,
    "book": _book,
    "prose": _prose,
    "steprows": _step_rows,
}
"""The layouts, by name. A seed chooses among all but "steprows", whose truth is still open."""


PLAIN = ("rows", "forms", "headings")
"""Layouts that hold the measures and no scores."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A document: what it says, what a careful official records from it, and what it looks like."""

    seed: int
    layout: str
    content: Content
    truth: Fact
    blocks: tuple[Block, ...]
    contradictions: tuple[str, ...] = ()


def generate(
    seed: int, *, layout: str | None = None, damage: tuple[str, ...] = (), contradictions: tuple[str, ...] = ()
) -> Sample:
    """The document of a seed; `layout` is a name of LAYOUTS, by default the seed's own choice.

    `damage` names kinds of DAMAGES done to the printed text, `contradictions` kinds of CONTRADICTIONS put in; those
    that the document shows are in the sample. Raises KeyError or ValueError for an unknown name.
    """
    rng = random.Random(f"layout {seed}")
    layout = layout or rng.choice(("rows", "rows", "rows", "forms", "headings", "book", "book", "prose"))
    content = contradict(make_content(seed), contradictions, random.Random(f"contradict {seed}"))
    if content.kind == "report" and layout in PLAIN:  # nothing else in it needs the year of the result
        content = replace(content, says_assessed=rng.random() < 0.6)
    head, title = front(content, rng)
    parts = [head, *LAYOUTS[layout](content, rng), Part(closing(content, rng))]
    blocks = [block for part in parts for block in part.blocks]
    truth = truth_of(content, parts, title)
    shown = visible(content, contradictions, truth, printed_text(blocks))
    blocks = damaged(blocks, damage, random.Random(f"damage {seed}"))
    return Sample(seed, layout, content, truth, tuple(blocks), shown)
