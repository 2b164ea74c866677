"""Agencies whose plans have measures in the same words."""

from collections import Counter, defaultdict

import pandas as pd

from corpus.compare_data import Compared
from corpus.compare_standing import shown
from normalize.plain import plain

LEAST_LETTERS = 20
"""Letters from which on a measure has words of its own: shorter ones are alike by chance."""

LEAST_MEASURES = 3
"""Measures in the same words from which on two plans are told of."""

LEAST_SHARE = 50.0
"""Per cent of a plan's measures that stand in the other plan, from which on the two are told of."""

WIDEST = 50
"""Plans among which a measure may be shared to tell of copying: what more plans have is a common form."""

DIGITS = str.maketrans("", "", "0123456789")


def copies(compared: Compared) -> pd.DataFrame:
    """Plans that share much of their wording with another agency's plan of the same year or an earlier one.

    Measures are compared without spaces, punctuation and digits. Columns: year_be, agency_id, agency, measures (of
    `LEAST_LETTERS` or more), shared (in the likest plan as well), share, other_year_be, other_agency_id, other_agency,
    path, other_path. Of plans alike, the earlier is not told which was first: within one year both are listed.
    """
    plans = compared.used("measures")
    years = plans["year_be"].astype("int64").to_dict()
    agencies = plans["agency_id"].to_dict()
    words: defaultdict[int, set[int]] = defaultdict(set)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    found = compared.store.connection.execute(
        "SELECT compared.no, text FROM compared CROSS JOIN entries USING (document_id) "
        "CROSS JOIN measures USING (document_id, entry_id) "
        f"WHERE used_as = 'measures' AND entries.kind = 'plan' AND {compared.filters.of_indicators()}"
    )
    for no, text in found:
        wording = plain(text).translate(DIGITS)
        if len(wording) >= LEAST_LETTERS and (key := hash(wording)) not in words[no]:
            words[no].add(key)
            holders[key].append(no)
    rows = []
    for no, keys in words.items():
        others = Counter(
            other
            for key in keys
            if len(holders[key]) <= WIDEST
            for other in holders[key]
            if agencies[other] != agencies[no] and years[other] <= years[no]
        )
        if not others:
            continue
        likest, shared = min(others.items(), key=lambda pair: (-pair[1], -years[pair[0]], pair[0]))
        if shared >= LEAST_MEASURES and 100 * shared >= LEAST_SHARE * len(keys):
            rows.append((no, len(keys), shared, round(100 * shared / len(keys), 1), likest))
    table = pd.DataFrame(rows, columns=["no", "measures", "shared", "share", "other"]).astype({"no": "int64"})
    table = compared.with_documents(table, "year_be", "agency_id", "agency", "path", "focus")
    other = compared.documents[["year_be", "agency_id", "agency", "path"]].add_prefix("other_")
    table = shown(compared, table.astype({"other": "int64"}).join(other, on="other"))
    columns = [
        "year_be",
        "agency_id",
        "agency",
        "measures",
        "shared",
        "share",
        *other.columns[:3],
        "path",
        "other_path",
    ]
    order = table.sort_values(["year_be", "share", "agency"], ascending=[True, False, True], kind="stable")
    return order[columns].reset_index(drop=True)
