"""Writes small PDFs for the tests: text with a font whose glyphs are boxes, rules, areas, forms, clips.

Places are points from the top left of the page. A glyph can be drawn as one thing and named as another, as the fonts
of real files do.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

ABOVE = "ัิีึื็่้๊๋์ํ๎"
BELOW = "ฺุู"
WIDE = 600
"""Advance of a letter in thousandths of the font size."""


@dataclass(frozen=True)
class Glyph:
    """Advance and ink (x0, y0, x1, y1 from the baseline), in thousandths of the font size, and the Unicode value."""

    advance: int
    ink: tuple[int, int, int, int] | None
    value: str


def glyph(character: str) -> Glyph:
    """The glyph of a character as a sound font has it."""
    if character == " ":
        return Glyph(300, None, " ")
    if character in "ํ":
        return Glyph(0, (-250, 560, -50, 760), character)
    if character in ABOVE:
        wide = 100 if character == "่" else 300
        return Glyph(0, (-wide - 50, 560, -50, 760), character)
    if character in BELOW:
        return Glyph(0, (-300, -250, -50, -50), character)
    if character == "ำ":
        return Glyph(WIDE, (-250, 0, 500, 760), character)
    return Glyph(WIDE, (50, 0, 550, 500), character)


@dataclass
class PdfPage:
    """Collects the content of a page."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[str] = field(default_factory=list)
    glyphs: dict[Glyph, int] = field(default_factory=dict)
    form: list[str] | None = None

    def text(
        self, x: float, y: float, text: str | Sequence[Glyph], size: float = 10, turn: int = 0, bold: bool = False
    ) -> None:
        """Text with its baseline at `y`, turned clockwise by quarter turns."""
        shapes = [glyph(c) for c in text] if isinstance(text, str) else text
        codes = "".join(f"{self.glyphs.setdefault(shape, len(self.glyphs) + 1):02x}" for shape in shapes)
        matrix = {0: "1 0 0 1", 1: "0 -1 1 0", 2: "-1 0 0 -1", 3: "0 1 -1 0"}[turn]
        mode = 2 if bold else 0  # fill and stroke, as writers do that have no bold font
        self.parts.append(f"BT /F {size} Tf {mode} Tr {matrix} {x} {self.height - y} Tm <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, dash: str = "[] 0") -> None:
        self.parts.append(f"{dash} d {width} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def area(self, x0: float, top: float, x1: float, bottom: float, stroke: bool = False) -> None:
        grey = "" if stroke else "0.9 g "
        self.parts.append(f"q {grey}{x0} {self.height - bottom} {x1 - x0} {bottom - top} re {'S' if stroke else 'f'} Q")

    def clip(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Clips what follows, up to `unclip`."""
        self.parts.append(f"q {x0} {self.height - bottom} {x1 - x0} {bottom - top} re W n")

    def unclip(self) -> None:
        self.parts.append("Q")

    def into_form(self) -> None:
        """Puts what the page has so far into a form XObject, which the page draws."""
        self.form, self.parts = self.parts, ["q 1 0 0 1 0 0 cm /X Do Q"]

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rules on every line of a lattice."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])


def cells(
    page: PdfPage, xs: Sequence[float], ys: Sequence[float], texts: Iterable[Sequence[str]], size: float = 10
) -> None:
    """A ruled table with one line of text per cell."""
    page.grid(xs, ys)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            page.text(xs[column] + 3, ys[row] + size + 3, text, size)


def made(*pages: PdfPage, trailer: str = "") -> bytes:
    """The file."""
    objects: list[bytes] = [b"", b""]

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    def stream(content: str, dictionary: str = "") -> int:
        data = zlib.compress(content.encode("latin-1"))
        head = f"<< /Length {len(data)} /Filter /FlateDecode {dictionary}>>\nstream\n".encode("latin-1")
        return add(head + data + b"\nendstream")

    kids = []
    for page in pages:
        resources = f"/Font << /F {add(_font(page, stream))} 0 R >>"
        if page.form is not None:
            box = f"/BBox [0 0 {page.width} {page.height}]"
            form = stream("\n".join(page.form), f"/Type /XObject /Subtype /Form {box} /Resources << {resources} >> ")
            resources += f" /XObject << /X {form} 0 R >>"
        content = stream("\n".join(page.parts))
        crop = f"/CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] {crop} /Rotate {page.rotate} "
                f"/Resources << {resources} >> /Contents {content} 0 R >>"
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _font(page: PdfPage, stream: Callable[[str], int]) -> str:
    """A Type 3 font whose glyphs are filled boxes, with a ToUnicode map."""
    procedures, widths, names, maps = [], [], [], []
    for shape, code in page.glyphs.items():
        ink = shape.ink
        drawn = f"{ink[0]} {ink[1]} {ink[2] - ink[0]} {ink[3] - ink[1]} re f" if ink else ""
        box = " ".join(map(str, ink or (0, 0, 0, 0)))
        procedures.append(f"/g{code} {stream(f'{shape.advance} 0 {box} d1 {drawn}')} 0 R")
        widths.append(str(shape.advance))
        names.append(f"/g{code}")
        if shape.value:
            maps.append(f"<{code:02x}> <{shape.value.encode('utf-16-be').hex()}>")
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        + "".join(
            f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
            for part in (maps[i : i + 90] for i in range(0, len(maps), 90))
        )
        + "endcmap end end"
    )
    last = max(1, len(page.glyphs))
    return (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [-400 -300 1000 900] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/FirstChar 1 /LastChar {last} /Widths [{' '.join(widths) or '0'}] /CharProcs << {' '.join(procedures)} >> "
        f"/Encoding << /Type /Encoding /Differences [1 {' '.join(names)}] >> /Resources << >> "
        f"/ToUnicode {stream(cmap)} 0 R >>"
    )
