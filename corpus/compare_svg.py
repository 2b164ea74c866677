"""Charts of a comparison as SVG: lines with a band of quartiles, bars, and stacked bars. Colours are the page's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 560
LEFT, TOP, ROW = 44, 16, 26
LETTER = 7.6
"""How wide a letter of a label is, at most on the average."""
HEIGHT = 260

Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its name and its points (x, y), x a year."""

    name: str
    points: tuple[tuple[int, float], ...]


def lines_chart(lines: Sequence[Line], band: Sequence[tuple[int, float, float]], label: str) -> str:
    """Lines over years, the first with a band from lower to upper quartile. "" where there is nothing to draw."""
    years = sorted({x for line in lines for x, _y in line.points})
    values = [y for line in lines for _x, y in line.points] + [value for _x, *pair in band for value in pair]
    if not years or not values:
        return ""
    low, high = _bounds(values)
    inner = WIDTH - LEFT - min(240, 30 + LETTER * max(len(line.name) for line in lines))

    def x(year: float) -> float:
        return LEFT + inner * (0.5 if len(years) == 1 else (year - years[0]) / (years[-1] - years[0]))

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - 30) * (high - value) / (high - low)

    parts = []
    for step in range(5):
        value = low + (high - low) * step / 4
        parts.append(f'<path class="grid" d="M{LEFT} {y(value):.1f}H{LEFT + inner:.1f}"/>')
        parts.append(f'<text class="soft" x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g}</text>')
    parts += [
        f'<text class="soft" x="{x(year):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{year}</text>' for year in years
    ]
    if len(band) > 1:
        outline = [f"{x(year):.1f},{y(upper):.1f}" for year, _lower, upper in band]
        outline += [f"{x(year):.1f},{y(lower):.1f}" for year, lower, _upper in reversed(band)]
        parts.append(f'<polygon points="{" ".join(outline)}" fill="var(--band)"/>')
    parts += [_line(line, place, x, y) for place, line in enumerate(lines)]
    ends = _apart([(y(line.points[-1][1]), place) for place, line in enumerate(lines) if line.points])
    for at, place in ends:
        name, colour = escape(lines[place].name), f"var(--series-{place % 7})"
        parts.append(f'<text x="{LEFT + inner + 10:.1f}" y="{at + 4:.1f}" style="fill:{colour}">{name}</text>')
    return _svg(HEIGHT, parts, label)


def _line(line: Line, place: int, x: Scale, y: Scale) -> str:
    points = " ".join(f"{x(year):.1f},{y(value):.1f}" for year, value in line.points)
    colour = f"var(--series-{place % 7})"
    dots = "".join(
        f'<circle cx="{x(year):.1f}" cy="{y(value):.1f}" r="3.5" fill="{colour}">'
        f"<title>{escape(line.name)} {year}: {value:.2f}</title></circle>"
        for year, value in line.points
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def _apart(ends: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Labels at the lines' ends, moved so that none lies on another."""
    placed: list[tuple[float, int]] = []
    for at, place in sorted(ends):
        placed.append((max(at, placed[-1][0] + 15) if placed else at, place))
    return placed


def bars_chart(bars: Sequence[tuple[str, float, str]], label: str) -> str:
    """Bars from 0 to 100: name, value, and what stands at the end. "" where there are none."""
    if not bars:
        return ""
    names = 215
    full = WIDTH - names - 80
    parts = []
    for place, (name, value, note) in enumerate(bars):
        top = TOP + place * ROW
        parts.append(
            f'<text x="{names - 8}" y="{top + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{names}" y="{top + 2}" width="{full}" height="16" fill="var(--zebra)"/>'
            f'<rect x="{names}" y="{top + 2}" width="{full * value / 100:.1f}" height="16" fill="var(--series-0)"/>'
            f'<text class="soft" x="{names + full + 6}" y="{top + 15}">{escape(note)}</text>'
        )
    return _svg(TOP + len(bars) * ROW + 8, parts, label)


def stacked_chart(rows: Sequence[tuple[str, Sequence[int]]], parts_names: Sequence[str], label: str) -> str:
    """Rows of parts that make up a whole each, with a legend. "" where there are none."""
    rows = [(name, values) for name, values in rows if sum(values)]
    if not rows:
        return ""
    full, drawn, at = WIDTH - LEFT - 20, [], float(LEFT)
    for place, name in enumerate(parts_names):
        drawn.append(
            f'<rect x="{at}" y="4" width="12" height="12" fill="var(--series-{place})"/>'
            f'<text x="{at + 17}" y="15">{escape(name)}</text>'
        )
        at += 36 + LETTER * len(name)
    for row, (name, values) in enumerate(rows):
        top, left = 30 + row * ROW, float(LEFT)
        drawn.append(f'<text class="soft" x="{LEFT - 6}" y="{top + 14}" text-anchor="end">{escape(name)}</text>')
        for place, value in enumerate(values):
            width = full * value / sum(values)
            drawn.append(
                f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="18" fill="var(--series-{place})">'
                f"<title>{escape(parts_names[place])}: {value:,}</title></rect>"
            )
            if width > 44:
                drawn.append(
                    f'<text x="{left + width / 2:.1f}" y="{top + 14}" text-anchor="middle" '
                    f'style="fill:var(--paper)">{value:,}</text>'
                )
            left += width
    return _svg(38 + len(rows) * ROW, drawn, label)


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """Round bounds around scores, within 0 to 100."""
    low, high = int(min(values) // 5 * 5), int(-(-max(values) // 5) * 5)
    return (max(0, low - 5) if low == high else low, min(100, high) if high > low else low + 5)


def _svg(height: float, parts: Sequence[str], label: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(label, quote=True)}">'
        f"{''.join(parts)}</svg>"
    )
