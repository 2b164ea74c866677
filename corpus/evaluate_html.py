"""The differences between records and gold as one HTML page: no script, nothing from the network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

from corpus.language import Language
from corpus.tally import Difference, Figures, Tally

STYLE = """
:root { color-scheme: light dark; --line: #8884; --missing: #c62828; --extra: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --missing: #ff8a80; --extra: #82b1ff; } }
body { font: 16px/1.5 Sarabun, "TH Sarabun New", Garuda, "Noto Sans Thai", sans-serif; margin: 2rem auto;
       max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid var(--line); padding: .2rem .6rem; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } th { text-align: left; }
ul { padding-left: 1.2rem; } .missing { color: var(--missing); } .extra { color: var(--extra); }
li span { opacity: .7; } summary { cursor: pointer; font-weight: bold; }
"""


def evaluation_page(overall: Tally, documents: Mapping[str, Tally], lang: Language) -> str:
    """The page: figures of all documents and of each, then what differs, by document and row."""
    title = lang.choose("Records against gold", "ผลเทียบกับเฉลย")
    parts = [
        "<!doctype html>",
        f'<html lang="{lang.value}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        figures_table(overall, lang),
        f"<h2>{lang.choose('By document', 'รายเอกสาร')}</h2>",
        documents_table(documents, lang),
        f"<h2>{lang.choose('Differences', 'จุดที่ต่างกัน')}</h2>",
        lang.choose(
            '<p><b class="missing">−</b> only in the gold, <b class="extra">+</b> only in the record</p>',
            '<p><b class="missing">−</b> มีเฉพาะในเฉลย <b class="extra">+</b> มีเฉพาะในผลอ่าน</p>',
        ),
        *(differences(name, tally.differences) for name, tally in documents.items()),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def figures_table(tally: Tally, lang: Language) -> str:
    """Precision, recall and F1 per row."""
    heads = (lang.choose("field", "เขตข้อมูล"), lang.choose("gold", "เฉลย"), "P", "R", "F1")
    rows = [row(name, figures) for name, figures in tally.rows().items()]
    for name, value in (("TOTAL", tally.total()), ("MICRO", tally.micro())):
        rows.append(f'<tr><th>{name}</th><td></td><td></td><td></td><td class="n">{value:.4f}</td></tr>')
    return table(heads, rows)


def row(name: str, figures: Figures) -> str:
    """One row of figures."""
    values = "".join(f'<td class="n">{value:.4f}</td>' for value in (figures.precision, figures.recall, figures.f1))
    return f'<tr><th>{escape(name)}</th><td class="n">{figures.gold}</td>{values}</tr>'


def documents_table(documents: Mapping[str, Tally], lang: Language) -> str:
    """TOTAL and MICRO of each document."""
    heads = (lang.choose("document", "เอกสาร"), "TOTAL", "MICRO", lang.choose("differences", "จุดที่ต่าง"))
    return table(
        heads,
        [
            f'<tr><th>{escape(name)}</th><td class="n">{tally.total():.4f}</td><td class="n">{tally.micro():.4f}</td>'
            f'<td class="n">{len(tally.differences)}</td></tr>'
            for name, tally in documents.items()
        ],
    )


def table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """An HTML table."""
    return "<table><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>" + "".join(rows) + "</table>"


def differences(name: str, found: Iterable[Difference]) -> str:
    """What differs in one document, by row."""
    by_row: defaultdict[str, list[Difference]] = defaultdict(list)
    for difference in found:
        by_row[difference.row].append(difference)
    items = []
    for row_name, rows in by_row.items():
        lines = "".join(
            f'<li><b class="{one.kind}">{"−" if one.kind == "missing" else "+"}</b> '
            f"<span>{escape(one.place)}</span> {escape(one.fact)}</li>"
            for one in rows
        )
        items.append(f"<h3>{escape(row_name)} ({len(rows)})</h3><ul>{lines}</ul>")
    return f"<details><summary>{escape(name)}</summary>{''.join(items)}</details>" if items else ""
