"""Write generated documents and their truth to a folder.

    python -m tests.documents OUT_DIR --seeds 0-99 --formats txt,html,docx

Every document NAME.FORMAT gets its truth in NAME.gold.json.
"""

import argparse
import json
from pathlib import Path

from tests.documents import CONTRADICTIONS, DAMAGES, FORMATS, LAYOUTS, generate, write_all


def seeds_of(text: str) -> list[int]:
    """The seeds of "7", "0-99" or "1,5,9-12"."""
    out: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        out += range(int(first), int(last or first) + 1)
    return out


def names_of(text: str) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", type=seeds_of, default=seeds_of("0-9"), help="such as 0-99 or 1,5,9-12")
    parser.add_argument("--formats", default="txt,html,docx", help=f"of {','.join(FORMATS)}")
    parser.add_argument("--layout", choices=sorted(LAYOUTS))
    parser.add_argument("--damage", type=names_of, default=(), help=f"of {','.join(DAMAGES)}")
    parser.add_argument("--contradictions", type=names_of, default=(), help=f"of {','.join(CONTRADICTIONS)}")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    named = []
    for seed in args.seeds:
        sample = generate(seed, layout=args.layout, damage=args.damage, contradictions=args.contradictions)
        name = f"{sample.layout}_{seed:04d}"
        gold = json.dumps(sample.truth | {"contradictions": sample.contradictions}, ensure_ascii=False, indent=1)
        (args.out / f"{name}.gold.json").write_text(gold + "\n", encoding="utf-8")
        named.append((sample, name))
    for format in args.formats.split(","):
        write_all([(sample, args.out / f"{name}.{format}") for sample, name in named], format)
    print(f"{len(named)} documents in {args.out}")


if __name__ == "__main__":
    main()
