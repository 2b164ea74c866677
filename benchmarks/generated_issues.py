"""Which contradictions of generated documents validation finds, and how often it cries wolf on clean ones.

    python -m benchmarks.generated_issues --seeds 0-59 [--format txt]

Each contradiction is put into a document alone. "shown" counts the documents that print it, "found" those with the
issue that it should raise, "clean" the documents without any contradiction that raise the same issue.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from corpus.pipeline import record_of
from tests.documents import CONTRADICTIONS, Sample, generate, write_all
from tests.documents.__main__ import seeds_of


def issues_of(samples: list[Sample], format: str, folder: Path) -> list[Counter[str]]:
    """The issue codes of each sample's record, with their counts."""
    paths = [folder / f"{number}.{format}" for number, _ in enumerate(samples)]
    write_all(list(zip(samples, paths, strict=True)), format)
    return [Counter(issue.code for issue in record_of(path).issues) for path in paths]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds_of, default=seeds_of("0-59"))
    parser.add_argument("--format", default="txt")
    parser.add_argument("--layout", default="book")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plain = [generate(seed, layout=args.layout) for seed in args.seeds]
        clean = issues_of(plain, args.format, Path(folder))
        print(f"{'contradiction':22}{'issue':30}{'shown':>6}{'found':>6}   clean with it (of {len(clean)})")
        for kind, code in CONTRADICTIONS.items():
            samples = [generate(seed, layout=args.layout, contradictions=(kind,)) for seed in args.seeds]
            samples = [sample for sample in samples if kind in sample.contradictions]
            found = sum(issues[code] > 0 for issues in issues_of(samples, args.format, Path(folder)))
            wolf = sum(issues[code] > 0 for issues in clean)
            print(f"{kind:22}{code:30}{len(samples):6}{found:6}   {wolf}")
        total = Counter[str]()
        for issues in clean:
            total.update(issues.keys())
    print("\nclean documents with an issue:", ", ".join(f"{code} {count}" for code, count in total.most_common()))


if __name__ == "__main__":
    main()
