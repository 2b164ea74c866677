"""The outputs that README.md shows. `make readme` writes them anew, tests/test_house.py compares them.

A fenced block below a comment `<!-- output of: COMMAND -->` holds what the command prints in the checkout.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- output of: (.+?) -->\n```\w*\n)(.*?)(```\n)", re.DOTALL)


def printed(command: str) -> str:
    """What a shell command prints, with the `ita-corpus` of this Python."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "TERM": "dumb"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=README.parent, env=environment, capture_output=True, text=True, check=True
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines() if line.strip())


def with_outputs(readme: str) -> str:
    """The README's text with the outputs of its commands as they are now."""
    return BLOCK.sub(lambda block: block[1] + printed(block[2]) + block[4], readme)


if __name__ == "__main__":
    README.write_text(with_outputs(README.read_text()))
