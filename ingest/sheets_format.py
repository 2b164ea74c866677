"""The text that a spreadsheet cell shows for its value, by its number format code.

>>> shown(95.2, "0.00")
'95.20'
>>> shown(95.2, "[$-D00041E]0.00")
'๙๕.๒๐'
>>> shown(45299, "[$-107041E]d mmm yyyy")
'8 ม.ค. 2567'
"""

from decimal import ROUND_HALF_UP, Context, Decimal

from ingest.sheets_codes import Section, sections
from ingest.sheets_dates import date_text

_MAX_DECIMALS = 30  # Excel's own limit
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)  # wide enough for any float
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def shown(value: float | str | bool, code: str, epoch_1904: bool = False) -> str:
    """What the cell shows. Dates are serial day numbers, counted from 1900 or (`epoch_1904`) 1904."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    parts = sections(code)
    if isinstance(value, str):
        if len(parts) < 4 and not parts[-1].has("text"):
            return value
        return "".join(value if kind == "text" else text for kind, text in parts[-1].tokens).strip()
    section, magnitude = _chosen(parts, value)
    if section.has("date") or section.has("elapsed"):
        text = date_text(section, value, epoch_1904) or general(value)
    elif section.has("general") or section.has("text") or (not section.tokens and code == ""):
        number = general(magnitude)
        text = "".join(number if kind in ("general", "text") else text for kind, text in section.tokens) or number
    else:
        text = _number(section, magnitude)
    text = text.strip()
    return text.translate(_THAI_DIGITS) if section.thai_digits else text


def general(value: float) -> str:
    """A number as the format General shows it, with up to 10 significant digits; whole numbers with all of theirs."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10g}"
    return text.replace("e", "E") if "e" in text else text


def _chosen(parts: tuple[Section, ...], value: float) -> tuple[Section, float]:
    """The section for a number, and the number that it shows (without the sign that the section itself prints)."""
    for section in parts:
        if section.condition is not None and _holds(section.condition, value):
            return section, value
    free = [section for section in parts[:3] if section.condition is None] or [parts[-1]]
    if len(free) < len(parts[:3]):
        return free[0], value
    if len(free) > 2 and value == 0:
        return free[2], value
    if len(free) > 1 and value < 0:
        return free[1], -value
    return free[0], value


def _holds(condition: tuple[str, float], value: float) -> bool:
    operator, limit = condition
    if operator == "<>":
        return value != limit
    return (
        ("<" in operator and value < limit)
        or (">" in operator and value > limit)
        or ("=" in operator and value == limit)
    )


def _number(section: Section, value: float) -> str:
    tokens = list(section.tokens)
    digits = [i for i, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not digits:
        return "".join(text if kind != "percent" else "%" for kind, text in tokens)
    if any(tokens[i] == ("literal", "/") for i in range(digits[0], digits[-1])):
        return general(value)
    if section.has("exponent"):
        decimals = _decimals(tokens[: next(i for i, token in enumerate(tokens) if token[0] == "exponent")])
        return f"{value:.{decimals}E}"
    point = next((i for i, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    whole = [i for i in digits if i < point]
    last = whole[-1] if whole else -1
    scale = sum(1 for i, (kind, _) in enumerate(tokens) if kind == "comma" and last < i < point) if whole else 0
    grouped = any(kind == "comma" for kind, _ in tokens[whole[0] : last]) if whole else False
    percent = sum(1 for kind, _ in tokens if kind == "percent")
    decimals = _decimals(tokens)
    if decimals > _MAX_DECIMALS:
        return general(value)
    exact = Decimal(f"{abs(value):.15g}").scaleb(2 * percent - 3 * scale)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
    whole_digits, _, fraction = f"{rounded:f}".partition(".")
    left = _whole_part(tokens[:point], whole_digits.lstrip("0"), grouped)
    right = _fraction_part(tokens[point:], fraction)
    return ("-" if value < 0 and rounded else "") + left + right


def _decimals(tokens: list[tuple[str, str]]) -> int:
    point = next((i for i, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    return sum(1 for kind, _ in tokens[point:] if kind == "digit")


def _whole_part(tokens: list[tuple[str, str]], digits: str, grouped: bool) -> str:
    """The part before the point: each placeholder takes a digit from the right, the first one all that are left."""
    out: list[str] = []
    remaining = list(digits)
    first = next((i for i, (kind, _) in enumerate(tokens) if kind == "digit"), -1)
    written = 0
    for i in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[i]
        if kind == "digit":
            take = len(remaining) if i == first else 1
            taken = [remaining.pop() for _ in range(min(take, len(remaining)))]
            for digit in taken or ([{"0": "0", "?": " "}[text]] if text in "0?" else []):
                if grouped and written and written % 3 == 0 and digit != " ":
                    out.append(",")
                out.append(digit)
                written += 1
        elif kind != "comma":
            out.append(text[::-1])
    return "".join(out)[::-1]


def _fraction_part(tokens: list[tuple[str, str]], digits: str) -> str:
    out = ""
    places = [text for kind, text in tokens if kind == "digit"]
    kept = len(places)
    while kept and places[kept - 1] != "0" and digits[kept - 1] == "0":
        kept -= 1
    place = 0
    for kind, text in tokens:
        if kind == "digit":
            out += digits[place] if place < kept else ""
            place += 1
        elif kind != "comma":
            out += text
    return out
