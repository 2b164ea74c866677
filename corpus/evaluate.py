"""Precision, recall and F1 of records against gold annotations, per field.

Texts compare without whitespace and with Arabic digits; two texts match at an indel similarity of the threshold.
Entries pair by their texts, so their order does not matter; the order of the items in a matched list does (row
`order`). Facts count with their multiplicity; `characters` counts what agrees within matched texts. TOTAL is the mean
F1 of the rows that have gold, MICRO pools all facts but characters.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from corpus.tally import Difference, Tally, pair, similarities, squeezed

Json = dict[str, Any]
TEXT_THRESHOLD = 0.95
PAIRED = 0.4
"""Similarity from which two entries are one."""
SAME_INDICATORS = 0.05
"""What equal indicators add to it."""
LISTS = ("measures", "steps", "results", "outcomes")


def compare(gold: Json, got: Json, name: str, threshold: float = TEXT_THRESHOLD) -> Tally:
    """Compare a record with its gold annotation, both of the shape of the record's JSON; `got` may be empty."""
    tally = Tally()
    compare_document(gold["document"], got.get("document") or {}, tally, name)
    compare_scores(gold["scores"], got.get("scores") or [], tally, name)
    compare_entries(gold["entries"], got.get("entries") or [], tally, name, threshold)
    compare_findings(gold.get("findings") or [], got.get("findings") or [], tally, name, threshold)
    return tally


def compare_document(gold: Json, got: Json, tally: Tally, name: str) -> None:
    """What the document is, and whose."""
    for key in ("kind", "fiscal_year", "assessed_fiscal_year", "reporting_months"):
        tally.value("document", named(gold, key), named(got, key), name)
    for key in ("name", "type", "province", "district"):
        tally.value("agency", named(gold["agency"], key), named(got.get("agency") or {}, key), name)


def named(values: Json, key: str) -> str | None:
    """A value with its name."""
    return f"{key}={values[key]}" if values.get(key) else None


def compare_scores(gold: Sequence[Json], got: Sequence[Json], tally: Tally, name: str) -> None:
    """Stated scores, changes and ratings, each with what was scored."""
    for row, key in (("scores", "score"), ("score changes", "stated_change"), ("ratings", "rating")):
        tally.facts(row, score_facts(gold, key), score_facts(got, key), name)


def score_facts(scores: Sequence[Json], key: str) -> Iterator[Hashable]:
    """One figure of every score that has it; numbers are compared to the second place."""
    for score in scores:
        value = score.get(key)
        if value is not None:
            value = value if key == "rating" else round(float(value), 2)
            yield score.get("fiscal_year"), score.get("level"), str(score.get("code")), score.get("part"), value


def compare_entries(gold: Sequence[Json], got: Sequence[Json], tally: Tally, name: str, threshold: float) -> None:
    """Entries, paired by their texts; an entry without its pair misses everything, or has everything too much."""
    pairs, missed, extra = pair_entries(gold, got)
    tally.hits["entries"] += len(pairs)
    tally.missed["entries"] += len(missed)
    tally.extra["entries"] += len(extra)
    tally.differences += [Difference("entries", f"{name}[{i}]", "missing", entry_text(gold[i])) for i in missed]
    tally.differences += [Difference("entries", f"{name}[+{j}]", "extra", entry_text(got[j])) for j in extra]
    for i, j in pairs:
        compare_entry(gold[i], got[j], tally, f"{name}[{i}]", threshold)
    for i in missed:
        compare_entry(gold[i], {}, tally, f"{name}[{i}]", threshold)
    for j in extra:
        compare_entry({}, got[j], tally, f"{name}[+{j}]", threshold)


def pair_entries(gold: Sequence[Json], got: Sequence[Json]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pair the entries of two records."""
    wanted, found = [squeezed(entry_text(entry)) for entry in gold], [squeezed(entry_text(entry)) for entry in got]
    candidates = []
    for ratio, distance, i, j in similarities(wanted, found, PAIRED - SAME_INDICATORS):
        ratio += SAME_INDICATORS if gold[i].get("indicators") == got[j].get("indicators") else 0
        if ratio >= PAIRED:
            candidates.append((ratio, distance, i, j))
    return pair(candidates, len(gold), len(got))


def entry_text(entry: Json) -> str:
    """The texts of an entry that tell it from others."""
    return " ".join(text for key in (*LISTS, "findings") for text in texts_of(entry, key))


def texts_of(entry: Json, key: str) -> list[str]:
    """The texts of one list."""
    return [item if isinstance(item, str) else item.get("text") or "" for item in entry.get(key) or []]


def compare_entry(gold: Json, got: Json, tally: Tally, place: str, threshold: float) -> None:
    """One entry, field by field."""
    tally.value("entry kinds", gold.get("kind"), got.get("kind"), place)
    for key in ("indicators", "items"):
        tally.facts(key, gold.get(key) or [], got.get(key) or [], place)
    tally.texts("topics", topics(gold), topics(got), place, threshold)
    tally.texts("findings", texts_of(gold, "findings"), texts_of(got, "findings"), place, threshold)
    for key in LISTS:
        compare_list(key, gold.get(key) or [], got.get(key) or [], tally, place, threshold)
    for edge in ("start", "end"):
        tally.value("periods", named(gold.get("period") or {}, edge), named(got.get("period") or {}, edge), place)
    tally.facts("owners", units(gold), units(got), place)
    tally.value("budgets", amount(gold), amount(got), place)
    tally.facts("raw", raws(gold), raws(got), place)


def compare_list(
    key: str, gold: Sequence[Json], got: Sequence[Json], tally: Tally, place: str, threshold: float
) -> None:
    """A list of texts, with the numbers, dates and order of those that match."""
    pairs = tally.texts(
        key, [item["text"] for item in gold], [item.get("text") or "" for item in got], place, threshold
    )
    for i, j in pairs:
        tally.value("numbering", gold[i].get("no"), got[j].get("no"), place)
        if key == "results":
            tally.facts("result dates", gold[i].get("dates") or [], got[j].get("dates") or [], place)
    for (_, before), (_, after) in pairwise(pairs):
        (tally.hits if before < after else tally.missed)["order"] += 1


def topics(entry: Json) -> list[str]:
    """The topic, if there is one."""
    return [entry["topic"]] if entry.get("topic") else []


def units(entry: Json) -> list[str | None]:
    """The owners' units."""
    return [owner.get("unit") for owner in entry.get("owners") or []]


def amount(entry: Json) -> float | None:
    """The budget in baht."""
    value = (entry.get("budget") or {}).get("amount")
    return None if value is None else float(value)


def raws(entry: Json) -> list[str]:
    """Owners, period and budget as printed."""
    values = (*(entry.get("owners") or []), entry.get("period"), entry.get("budget"))
    return [squeezed(value["raw"]) for value in values if value and value.get("raw")]


def compare_findings(gold: Sequence[Json], got: Sequence[Json], tally: Tally, name: str, threshold: float) -> None:
    """The document's findings: their texts, and what those that match are about."""
    wanted, found = ([finding.get("text") or "" for finding in findings] for findings in (gold, got))
    for i, j in tally.texts("other findings", wanted, found, name, threshold):
        tally.facts("finding links", links(gold[i]), links(got[j]), name)


def links(finding: Json) -> list[str]:
    """What a finding is, and what it is about."""
    indicators = [f"indicator {number}" for number in finding.get("indicators") or []]
    return [str(finding.get("kind")), f"part {finding.get('part')}", *indicators, *(finding.get("items") or [])]
