"""`ita-corpus evaluate`: how well documents are read, against gold annotations."""

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.cli_options import (
    CORES,
    DEFAULT_MEMORY_LIMIT,
    DEFAULT_TIME_LIMIT,
    Agencies,
    Jobs,
    Lang,
    MemoryLimit,
    TimeLimit,
    limits_of,
)
from corpus.cli_store import store_errors
from corpus.failure import Failure
from corpus.language import Language
from corpus.options import Options
from corpus.pipeline import ROOMS, reading_of
from corpus.runner import prepare, run
from corpus.terminal import say, say_failure, with_progress

if TYPE_CHECKING:
    from corpus.tally import Tally

GOLD_SUFFIXES = (".gold.json", ".json")

GoldFolder = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD_DIR", help="Folder of annotations, NAME.json or NAME.gold.json.", exists=True, file_okay=False
    ),
]
DocumentFolder = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        metavar="DIR",
        help="Folder of the documents, NAME.*; else GOLD_DIR.",
        exists=True,
        file_okay=False,
    ),
]
Threshold = Annotated[
    float, typer.Option("--text-threshold", min=0, max=1, help="Similarity from which two texts match; 0.85 for scans.")
]


def evaluate(
    gold_folder: GoldFolder,
    lang: Lang,
    documents: DocumentFolder = None,
    details: Annotated[bool, typer.Option("--details", help="List every fact that is missing or extra.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page of the differences.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    text_threshold: Threshold = 0.95,
    agencies: Agencies = None,
    jobs: Jobs = CORES,
    time_limit: TimeLimit = DEFAULT_TIME_LIMIT,
    memory_limit: MemoryLimit = DEFAULT_MEMORY_LIMIT,
) -> None:
    """Read documents and compare the records with gold annotations: precision, recall and F1 per field.

    The annotation NAME.json belongs to every document NAME.* (plan.json to plan.pdf and plan.scan.pdf). A document
    that cannot be read counts as empty.

    Example: ita-corpus evaluate ./gold --documents ./scans --details
    """
    prepare(*ROOMS)
    from corpus.evaluate import compare
    from corpus.tally import Tally

    pairs = dict(documents_with_gold(gold_folder, documents or gold_folder))
    if not pairs:
        say(
            lang.choose(
                f"{gold_folder}: there is no NAME.json with a document NAME.* in {documents or gold_folder}",
                f"{gold_folder}: ไม่มี NAME.json ที่มีเอกสาร NAME.* ใน {documents or gold_folder}",
            )
        )
        raise typer.Exit(2)
    golds = {path: annotation(path, lang) for path in sorted(set(pairs.values()))}
    work = partial(reading_of, options=Options(agencies, blocks=False))
    outcomes = run(work, pairs, limits=limits_of(time_limit, memory_limit), workers=min(jobs, len(pairs)))
    overall, each = Tally(), {}
    failed = 0
    for outcome in with_progress(outcomes, len(pairs), lang.choose("reading", "กำลังอ่าน"), shown=True):
        record = {}
        if isinstance(outcome, Failure):
            failed += 1
            say_failure(outcome, lang)
        else:
            record = json.loads(outcome.result.json)
        tally = compare(golds[pairs[outcome.path]], record, outcome.path.name, text_threshold)
        each[outcome.path.name] = tally
        overall.add(tally)
    if as_json:
        json.dump(figures_json(overall, each), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        print_figures(overall, each, lang, details=details)
    if html is not None:
        from corpus.evaluate_html import evaluation_page

        with store_errors(lang):
            html.write_text(evaluation_page(overall, each, lang), encoding="utf-8")
    if failed:
        raise typer.Exit(1)


def annotation(path: Path, lang: Language) -> dict[str, Any]:
    """The annotation in a file; ends the command where it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        if isinstance(found, dict) and found.keys() >= {"document", "scores", "entries"}:
            return found
        reason = "document, scores, entries"
    except (OSError, ValueError) as error:
        reason = str(error)
    say(
        lang.choose(
            f"{path}: is no annotation in the shape of the record ({reason})",
            f"{path}: ไม่ใช่เฉลยในรูปแบบของระเบียน ({reason})",
        )
    )
    raise typer.Exit(2)


def documents_with_gold(gold_folder: Path, documents: Path) -> Iterator[tuple[Path, Path]]:
    """Every document with its annotation."""
    names = {}
    for file in sorted(gold_folder.glob("*.json")):
        suffix = next(suffix for suffix in GOLD_SUFFIXES if file.name.endswith(suffix))
        names[file.name.removesuffix(suffix)] = file
    for document in sorted(documents.iterdir()):
        # the longest name that fits: plan.scan.json before plan.json for plan.scan.pdf
        parts = document.name.split(".")
        heads = (".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        gold = next((names[head] for head in heads if head in names), None)
        if gold is not None and document.suffix != ".json":
            yield document, gold


def figures_json(overall: "Tally", each: dict[str, "Tally"]) -> dict[str, object]:
    """All figures as JSON value."""

    def figures(tally: "Tally") -> dict[str, object]:
        rows = {
            name: {"gold": row.gold, "precision": row.precision, "recall": row.recall, "f1": row.f1}
            for name, row in tally.rows().items()
        }
        return {"rows": rows, "total": tally.total(), "micro": tally.micro()}

    return figures(overall) | {"documents": {name: figures(tally) for name, tally in each.items()}}


def print_figures(overall: "Tally", each: dict[str, "Tally"], lang: Language, *, details: bool) -> None:
    """The figures as text, and the differences where they are asked for."""
    if details:
        signs = {"missing": lang.choose("missing", "ขาด"), "extra": lang.choose("extra", "เกิน")}
        for one in overall.differences:
            print(f"{one.place} {one.row} {signs[one.kind]}: {one.fact}")
    print(f"{'':16}{'gold':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for name, row in overall.rows().items():
        print(f"{name:16}{row.gold:7}{row.precision:8.4f}{row.recall:8.4f}{row.f1:8.4f}")
    print(f"{'TOTAL':16}{overall.total():31.4f}\n{'MICRO':16}{overall.micro():31.4f}")
    if len(each) > 1:
        print("\n" + lang.choose("by document", "รายเอกสาร") + f"{'TOTAL':>10}{'MICRO':>8}")
        for name, tally in each.items():
            print(f"{tally.total():21.4f}{tally.micro():8.4f}  {name}")
