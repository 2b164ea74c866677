"""Thai fonts to train with: fetched from Debian and npm by name (`data/fonts.csv`), merged, listed in an index.

    python -m training.fonts WORK      fills WORK/fonts and WORK/fonts/index.json

The web fonts of npm come as one file per script; the Thai and the Latin part are merged into one face.
"""

import csv
import json
import shutil
import subprocess
import sys
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

HELD_OUT = frozenset({"THSarabunNew", "Garuda", "Norasi"})
"""Families that no training line is set in, so that the errors in them are those in a face nobody saw: the one in which
most official papers are set, one without serifs, one with."""

RELATIVES = frozenset({"FreeSerif"})
"""Not trained on either: its Thai glyphs are those of Norasi, in another weight."""

STYLE_WEIGHT = {"Regular": 5.0, "Bold": 3.0, "Italic": 1.0, "Oblique": 1.0}
WEB_STYLES = {
    "Regular": (400, "normal"),
    "Bold": (700, "normal"),
    "Medium": (500, "normal"),
    "Light": (300, "normal"),
    "Italic": (400, "italic"),
    "BoldItalic": (700, "italic"),
}
NOTO_STYLES = ("Regular", "Bold", "Light", "SemiCondensed", "Condensed", "Medium")
LATIN_FILES = (
    "Carlito-Bold.ttf",
    "Carlito-Regular.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSans.ttf",
    "LiberationSans-Bold.ttf",
    "LiberationSans-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Regular.ttf",
)
"""Faces for Latin words and numbers beside Thai ones, in the measures of Arial, Times, Calibri and Verdana."""
THAI = [code for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E]
RARE = {0x0E3A, 0x0E3F, 0x0E45, 0x0E4E, 0x0E4F, 0x0E5A, 0x0E5B}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. `missing` are the Thai characters it cannot show; `weight` how often lines are set in it."""

    path: str
    family: str
    style: str
    missing: str
    weight: float


def download(work: Path) -> None:
    """Fetch and unpack every package of the list below `work`; what is there already is kept."""
    for row in _packages():
        folder = work / row["source"] / row["package"].replace("/", "-").lstrip("@")
        if folder.exists():
            continue
        folder.mkdir(parents=True)
        if row["source"] == "debian":
            subprocess.run(["apt-get", "-q", "download", row["package"]], cwd=folder, check=True)
            subprocess.run(["dpkg-deb", "-x", str(next(folder.glob("*.deb"))), str(folder)], check=True)
        else:
            subprocess.run(["npm", "pack", "--silent", row["package"]], cwd=folder, check=True)
            with tarfile.open(next(folder.glob("*.tgz"))) as archive:
                archive.extractall(folder, filter="data")


def collect(work: Path) -> list[Face]:
    """Copy or merge the faces into `work`/fonts, and write the index."""
    fonts = work / "fonts"
    (fonts / "latin").mkdir(parents=True, exist_ok=True)
    faces: list[Face] = []
    for row in _packages():
        folder = work / row["source"] / row["package"].replace("/", "-").lstrip("@")
        for name in LATIN_FILES:
            for path in folder.rglob(name):
                shutil.copy(path, fonts / "latin" / name)
        for family in row["families"].split():
            found = _web_faces(folder, family, fonts) if "@fontsource" in row["package"] else _files(folder, family)
            shown = [(path, style, _missing(path)) for path, style in found]
            total = sum(STYLE_WEIGHT.get(style, 0.7) for _, style, missing in shown if missing is not None)
            for path, style, missing in shown:
                if missing is None:
                    continue
                target = fonts / f"{family}-{style}.ttf"
                if path != target:
                    shutil.copy(path, target)
                weight = float(row["weight"]) * STYLE_WEIGHT.get(style, 0.7) / total
                faces.append(Face(str(target), family, style, missing, weight))
    (fonts / "index.json").write_text(json.dumps([asdict(face) for face in faces], indent=0), encoding="utf-8")
    return faces


def load(work: Path, held_out: bool) -> list[Face]:
    """The faces of the training families, or those of the families held out for testing."""
    rows = json.loads((work / "fonts" / "index.json").read_text(encoding="utf-8"))
    faces = [Face(**row) for row in rows if row["family"] not in RELATIVES]
    return [face for face in faces if (face.family in HELD_OUT) == held_out]


def _packages() -> list[dict[str, str]]:
    with (Path(__file__).parent / "data" / "fonts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _files(folder: Path, family: str) -> list[tuple[Path, str]]:
    found = []
    for path in sorted([*folder.rglob(f"{family}*.ttf"), *folder.rglob(f"{family}*.otf")]):
        name = path.stem.removesuffix("-webfont").removeprefix(family).strip("-_")
        style = {"": "Regular", "bold": "Bold", "italic": "Italic", "bolditalic": "BoldItalic"}.get(name, name)
        known = NOTO_STYLES if family.startswith("Noto") else ("Regular", "Bold", "Italic", "Oblique", "Light")
        if style in known or (style in ("BoldItalic", "BoldOblique") and not family.startswith("Noto")):
            found.append((path, style))
    return found


def _web_faces(folder: Path, family: str, fonts: Path) -> list[tuple[Path, str]]:
    found = []
    for style, (weight, slant) in WEB_STYLES.items():
        parts = [next(folder.rglob(f"*-{script}-{weight}-{slant}.woff2"), None) for script in ("thai", "latin")]
        target = fonts / f"{family}-{style}.ttf"
        thai, latin = parts
        if thai is None or latin is None:
            continue
        if not target.exists():
            _merge(thai, latin, target)
        found.append((target, style))
    return found


def _merge(thai: Path, latin: Path, target: Path) -> None:
    plain = []
    for number, part in enumerate((thai, latin)):
        font = TTFont(part)
        font.flavor = None
        for table in ("DSIG", "gasp", "fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "STAT"):
            if table in font:
                del font[table]
        if "glyf" in font:
            for glyph in font.getGlyphOrder():
                font["glyf"][glyph].removeHinting()
        path = target.with_suffix(f".{number}")
        font.save(path)
        plain.append(path)
    try:
        Merger(options=Options(drop_tables=["name", "post", "kern"])).merge([str(path) for path in plain]).save(target)
    except Exception as error:  # fontTools raises many kinds; a face without Latin still serves
        print(f"{target.name}: not merged ({error!r}), Thai part alone", file=sys.stderr)
        shutil.copy(plain[0], target)
    for path in plain:
        path.unlink()


def _missing(path: Path) -> str | None:
    """The Thai characters the face lacks; None where it lacks one that any text needs."""
    shown = TTFont(path, lazy=True).getBestCmap()
    missing = [code for code in THAI if code not in shown]
    return "".join(map(chr, missing)) if RARE.issuperset(missing) else None


if __name__ == "__main__":
    place = Path(sys.argv[1])
    download(place)
    index = collect(place)
    print(f"{len(index)} faces of {len({face.family for face in index})} families")
