"""The command `ita-corpus`.

Imports nothing at the top: worker processes load this module again as their main module.
"""


def main() -> None:
    """Run the command line, and end with one line where its output cannot be written."""
    import os
    import sys

    from corpus.cli import app
    from corpus.terminal import say

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        app(prog_name="ita-corpus")
    except OSError as error:
        say(f"cannot write the output: {error.strerror}")
        sys.exit(1)
    finally:
        try:
            sys.stdout.flush()
        except OSError:  # nobody reads it any more: nothing to say, and nothing for Python to say at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


if __name__ == "__main__":
    main()
