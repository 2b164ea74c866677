"""Header rows of measure tables: wordings, merged two-level headers, and headers that are missing or wrong."""

import random
from itertools import pairwise

from tests.documents.blocks import Cell, text_cell
from tests.documents.model import Content
from tests.documents.printing import header_text

UNIONS = {
    ("item", "finding"): ("วิเคราะห์ผลการประเมิน", "ผลการวิเคราะห์การประเมิน ITA"),
    ("measure", "steps"): ("การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "แนวทางการดำเนินงาน"),
    ("period", "owners"): ("การดำเนินการ",),
    ("owners", "period"): ("การดำเนินการ",),
    ("results", "outcomes"): ("ผลการดำเนินการตามมาตรการ",),
    ("problem", "recommendation"): ("การติดตามประเมินผล",),
}


def _misspelt(text: str, rng: random.Random) -> str:
    """One character doubled or lost."""
    at = rng.randrange(1, len(text) - 1)
    return text[:at] + (text[at] + text[at] if rng.random() < 0.5 else "") + text[at + 1 :]


def header_rows(roles: list[str], content: Content, rng: random.Random) -> list[tuple[Cell, ...]]:
    """None, one or two header rows for columns of these roles."""
    fault = rng.choices(("", "missing", "misspelt", "unseen", "swapped"), (70, 5, 10, 12, 3))[0]
    texts = {role: header_text(role, content, rng, unseen=0.7 if fault == "unseen" else 0.08) for role in roles}
    if fault == "missing":
        return []
    if fault == "misspelt":
        role = rng.choice([role for role in roles if len(texts[role]) > 5])
        texts[role] = _misspelt(texts[role], rng)
    if fault == "swapped" and {"owners", "period"} <= set(roles):
        texts["owners"], texts["period"] = texts["period"], texts["owners"]
    if rng.random() < 0.2:
        texts = {role: text.replace("ดำเนินการ", " ดำเนินการ").strip() for role, text in texts.items()}
    pairs = [pair for pair in pairwise(roles) if pair in UNIONS]
    if not pairs or rng.random() < 0.6:
        return [tuple(text_cell(texts[role], header=True) for role in roles)]
    chosen = rng.choice(pairs)
    top, low, role_at = [], [], 0
    while role_at < len(roles):
        role = roles[role_at]
        if role == chosen[0] and roles[role_at + 1 : role_at + 2] == [chosen[1]]:
            top.append(text_cell(rng.choice(UNIONS[chosen]), header=True, columns=2))
            low += [text_cell(texts[name], header=True) for name in chosen]
            role_at += 2
        else:
            top.append(text_cell(texts[role], header=True, rows=2))
            role_at += 1
    return [tuple(top), tuple(low)]
