"""What measures do: themes by a list of terms, so that every assignment can be explained.

A measure has a theme where its words hold one of the theme's terms (`data/themes.csv`); of a term with plus signs, all
parts, and no part with an exclamation mark. Words are compared without spaces and punctuation. A measure that does
several things has several themes and counts under each; one that has none is reported as such.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_groups import GROUP, by_group, documents_of, share
from corpus.compare_places import PLACE, with_places
from corpus.compare_standing import shown
from normalize.plain import plain

NO_THEME = "none"
"""What stands in place of a theme where there is none."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it stands in the list: the words that must be in a text, and those that must not."""

    term: str
    words: tuple[str, ...]
    others: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether the text, in its plain form, holds the term."""
        return all(word in text for word in self.words) and not any(word in text for word in self.others)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, its names and its terms."""

    theme: str
    thai: str
    english: str
    terms: tuple[Term, ...]


@cache
def themes() -> tuple[Theme, ...]:
    """The themes, in the order of their list."""
    terms: dict[str, list[Term]] = {}
    for row in data_rows("themes"):
        parts = row["term"].split("+")
        words = tuple(plain(part) for part in parts if not part.startswith("!"))
        others = tuple(plain(part[1:]) for part in parts if part.startswith("!"))
        terms.setdefault(row["theme"], []).append(Term(row["term"], words, others))
    return tuple(
        Theme(row["theme"], row["thai"], row["english"], tuple(terms[row["theme"]])) for row in data_rows("theme_names")
    )


@cache
def terms_by_word() -> dict[str, list[tuple[str, Term]]]:
    """Themes and terms by the first word that must be in a text."""
    index: dict[str, list[tuple[str, Term]]] = {}
    for theme in themes():
        for term in theme.terms:
            index.setdefault(term.words[0], []).append((theme.theme, term))
    return index


def data_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv`. Raises FileNotFoundError."""
    text = (files("corpus") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def themes_of(text: str) -> dict[str, tuple[str, ...]]:
    """The themes of a measure with the terms that tell them.

    >>> themes_of("จัดทำคู่มือการยืมทรัพย์สิน")
    {'service_manuals': ('คู่มือ',), 'assets': ('ทรัพย์สิน+!รับทรัพย์สิน', 'การยืม')}
    >>> themes_of("ประชุมประจำเดือน")
    {}
    """
    words = plain(text)
    found: dict[str, set[str]] = {}
    # most terms are in no text: one look for the first word of each is cheap
    for word in [word for word in terms_by_word() if word in words]:
        for theme, term in terms_by_word()[word]:
            if term.is_in(words):
                found.setdefault(theme, set()).add(term.term)
    if not found:
        return {}
    return {
        theme.theme: tuple(term.term for term in theme.terms if term.term in found[theme.theme])
        for theme in themes()
        if theme.theme in found
    }


def themed(compared: Compared) -> pd.DataFrame:
    """Every measure of the plans in use: no, entry_id, position, text."""
    return compared.rows(
        {"no": "int", "entry_id": "str", "position": "int", "text": "str"},
        "SELECT compared.no, entry_id, measures.position, text FROM compared CROSS JOIN entries USING (document_id) "
        "CROSS JOIN measures USING (document_id, entry_id) "
        f"WHERE used_as = 'measures' AND entries.kind = 'plan' AND {compared.filters.of_indicators()} "
        "ORDER BY compared.no, entries.position, measures.position",
    )


def theme_counts(compared: Compared) -> pd.DataFrame:
    """Themes of the measures of plans.

    Columns: year_be, group_kind, group, theme (none: no term fits), theme_name, theme_name_en, documents (plans),
    having (plans with such a measure), share, measures, several (of these measures, those with other themes as well).
    """
    measures = themed(compared)
    known = {text: themes_of(text) or {NO_THEME: ()} for text in measures["text"].unique()}
    rows = pd.DataFrame(
        [
            (no, theme, len(known[text]) > 1)
            for no, text in zip(measures["no"], measures["text"], strict=True)
            for theme in known[text]
        ],
        columns=["no", "theme", "several"],
    ).astype({"no": "int64", "several": "bool"})
    rows = compared.with_documents(rows.assign(measures=1), "year_be").astype({"year_be": "int64"})
    per_plan = rows.groupby(["no", "year_be", "theme"], as_index=False)[["measures", "several"]].sum()
    found = by_group(
        compared,
        per_plan,
        ["year_be", "theme"],
        lambda groups: groups.agg(having=("no", "size"), measures=("measures", "sum"), several=("several", "sum")),
    )
    keys = ["year_be", *GROUP]
    names = pd.DataFrame(
        [*((theme.theme, theme.thai, theme.english) for theme in themes()), (NO_THEME, "ไม่พบคำบ่งชี้", "no term fits")],
        columns=["theme", "theme_name", "theme_name_en"],
    )
    whole = documents_of(compared, "measures").merge(names, how="cross").merge(found, on=[*keys, "theme"], how="left")
    whole = whole.fillna({"having": 0, "measures": 0, "several": 0})
    whole = whole.astype({"having": "int64", "measures": "int64", "several": "int64"})
    whole["share"] = share(whole["having"], whole["documents"])
    columns = [*keys, *names.columns, "documents", "having", "share", "measures", "several"]
    return whole[columns]


def theme_measures(compared: Compared) -> pd.DataFrame:
    """The measures of the agencies that are named (all, where none are), each with its themes and the terms found.

    Columns: year_be, agency_id, agency, theme, terms, text, path, page, block; a row for each theme.
    """
    measures = compared.with_documents(themed(compared), "year_be", "agency_id", "agency", "focus")
    measures = shown(compared, measures).reset_index(drop=True)
    measures = with_places(compared, measures, "measures", "entry_id", "position")
    found = [
        (row, theme, ", ".join(terms))
        for row, text in enumerate(measures["text"])
        for theme, terms in (themes_of(text) or {NO_THEME: ()}).items()
    ]
    rows = pd.DataFrame(found, columns=["row", "theme", "terms"]).astype({"row": "int64"}).join(measures, on="row")
    columns = ["year_be", "agency_id", "agency", "theme", "terms", "text", *PLACE]
    return rows.sort_values(["agency", "agency_id", "year_be"], kind="stable")[columns].reset_index(drop=True)
