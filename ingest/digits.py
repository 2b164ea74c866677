"""Thai and Arabic digits."""

_THAI = "๐๑๒๓๔๕๖๗๘๙"


def fold_digits(text: str) -> str:
    """The text with Thai digits (๐-๙) as Arabic ones; its length stays, so offsets hold.

    Ten replacements are several times faster than `str.translate`, which looks every Thai letter up.
    """
    for number, digit in enumerate(_THAI):
        if digit in text:
            text = text.replace(digit, str(number))
    return text
