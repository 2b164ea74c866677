"""Thai and Arabic digits."""

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def fold_digits(text: str) -> str:
    """The text with Thai digits (๐-๙) as Arabic ones; its length stays, so offsets hold."""
    return text.translate(_TO_ARABIC)
