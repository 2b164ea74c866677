"""Whose document it is: the mentions of local governments in a document, weighed into one agency."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from normalize.agency_mentions import AgencyFound, find_agencies
from normalize.places import closest_district, closest_province, districts, province, subdistricts
from normalize.plain import plain
from normalize.record import AgencyType
from normalize.registry import Registry, RegistryEntry, official_type_names

__all__ = ["AgencyFound", "AgencyIssue", "AgencyValue", "decide_agency", "find_agencies"]

_NAME_REACH = 40  # code points after a mention in which the rest of its name would stand
_SAME_NAME = 78.0  # two spellings of one name, of 100
_ALSO_PLACES = ("กทม.", "เมืองพัทยา")
_NAMED_AFTER_SUBDISTRICT = ("อบต.", "เทศบาลตำบล")


@dataclass(frozen=True, slots=True)
class AgencyIssue:
    """What is wrong or inferred about the agency. `mentions` are the indices of the texts that show it."""

    code: str
    message: str
    message_th: str
    candidates: tuple[str, ...] = ()
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyValue:
    """The agency of a document. `name` is the full official name; `code` the registry's."""

    agency_id: str | None = None
    type: AgencyType | None = None
    name: str | None = None
    district: str | None = None
    province: str | None = None
    subdistrict: str | None = None
    code: str | None = None
    issues: tuple[AgencyIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention, the index of the text that it stands in, its own words, and what follows them in the text."""

    text: int
    found: AgencyFound
    written: str
    after: str

    @property
    def last(self) -> bool:
        """Whether the text ends with it."""
        return not self.after

    def may_go_on(self, rest: str) -> bool:
        """Whether the words after it may be the `rest` of its name: they are, or no space parts them from it."""
        return not self.after[:1].isspace() or plain(self.after).startswith(rest)


def decide_agency(mentions: Sequence[str], registry: Registry | None = None) -> AgencyValue:
    """The agency that most of `mentions` (texts that name agencies) name, and what is wrong with the others.

    Spellings of one name count together, and the commonest that fits the places data wins; the rest raise
    `agency_name_conflict`. Without any agency the issue is `unknown_agency`.
    """
    found = [
        _Mention(index, agency, text[agency.start : agency.end], text[agency.end : agency.end + _NAME_REACH])
        for index, text in enumerate(mentions)
        for agency in find_agencies(text)
    ]
    if not found:
        return AgencyValue(
            issues=(
                AgencyIssue(
                    "unknown_agency", "the document names no local government", "เอกสารไม่ได้ระบุชื่อองค์กรปกครองส่วนท้องถิ่น"
                ),
            )
        )
    leader = _leader(found)
    same = [mention for mention in found if _same_agency(mention.found, leader)]
    issues = _spelling_issues(same, leader)
    of_province, district, place_issues = _places(same, leader)
    entry, registry_issues = _registered(registry, leader, of_province, district)
    if entry:
        of_province, district = entry.province, entry.district or district
    return _value(leader, of_province, district, entry, (*issues, *place_issues, *registry_issues))


def _leader(found: list[_Mention]) -> AgencyFound:
    """The commonest type and name, of its spellings the one that is a place's, else the commonest.

    Names that only a guess ended count for the whole names that they agree with.

    Bangkok and Pattaya are also places: they count only where they are most of all mentions.
    """
    governments = [mention for mention in found if mention.found.type not in _ALSO_PLACES]
    if 2 * len(governments) > len(found):
        found = governments
    counts = Counter((mention.found.type, mention.found.name) for mention in found)
    whole = {(m.found.type, m.found.name) for m in found if not m.found.cut} or set(counts)
    first = {(m.found.type, m.found.name): -index for index, m in reversed(list(enumerate(found)))}
    cut = [m.found for m in found if m.found.cut]

    def weight(key: tuple[AgencyType, str]) -> tuple[int, bool, int, int]:
        agency_type, name = key
        alike = sum(
            count
            for (of_type, other), count in counts.items()
            if of_type == agency_type
            and (fuzz.ratio(plain(other), plain(name)) >= _SAME_NAME or plain(name).startswith(plain(other)))
        )
        agreeing = sum(
            other.type == agency_type
            and other.name != name
            and (other.name.startswith(name) or name.startswith(other.name))
            for other in cut
        )
        return alike + agreeing, _fits(found, key), counts[key], first[key]

    agency_type, name = max(whole, key=weight)
    return next(m.found for m in found if (m.found.type, m.found.name) == (agency_type, name))


def _fits(found: list[_Mention], key: tuple[AgencyType, str]) -> bool:
    """Whether the places data know the name where a mention says that it lies."""
    for mention in found:
        if (mention.found.type, mention.found.name) == key:
            place = mention.found
            # A city is mostly named after the province of which it is the capital district (อำเภอเมือง…).
            named = (place.name, f"เมือง{place.name}")
            if subdistricts(place.name, place.district, place.province) or any(
                districts(name, place.province) for name in named
            ):
                return True
    return False


def _same_agency(other: AgencyFound, leader: AgencyFound) -> bool:
    one, two = plain(other.name), plain(leader.name)
    if one == two or one.startswith(two) or (other.cut and two.startswith(one)):
        return True
    return other.type == leader.type and fuzz.ratio(one, two) >= _SAME_NAME


def _spelling_issues(same: list[_Mention], leader: AgencyFound) -> list[AgencyIssue]:
    """The mentions whose type or name is written otherwise than the agency's."""
    full_name = _full_name(leader.type, leader.name)
    issues = []
    for mention in same:
        other = mention.found
        one, two = plain(other.name), plain(leader.name)
        # A guess may end inside a name, and so may a text that is a stretch of a paragraph; a space rarely does.
        shorter = two.startswith(one) and (mention.last or (other.cut and mention.may_go_on(two[len(one) :])))
        other_name = not one.startswith(two) and not shorter
        if other.misspelt or other.type != leader.type or other_name or _is_damaged(mention):
            issues.append(
                AgencyIssue(
                    "agency_name_conflict",
                    f"“{mention.written}” is written for “{full_name}”",
                    f"เขียน “{mention.written}” แทน “{full_name}”",
                    (full_name,),
                    (mention.text,),
                )
            )
    return list(dict.fromkeys(issues))


def _is_damaged(mention: _Mention) -> bool:
    """Whether the name was mended: the words do not have it, nor, where the text ends there, its beginning."""
    written, name = plain(mention.written), plain(mention.found.name)
    return name not in written and not (mention.last and any(written.endswith(name[:n]) for n in range(2, len(name))))


def _places(same: list[_Mention], leader: AgencyFound) -> tuple[str | None, str | None, list[AgencyIssue]]:
    """Province and district: the commonest of the mentions, mended by the places data."""
    issues: list[AgencyIssue] = []
    if leader.type == "กทม.":
        return "กรุงเทพมหานคร", None, issues
    if leader.type == "เมืองพัทยา":
        return "ชลบุรี", "บางละมุง", issues
    of_province = _commonest([(m.text, m.found.province) for m in same])
    district = _commonest([(m.text, m.found.district) for m in same])
    province_name = of_province[1] if of_province else None
    if of_province and not province(of_province[1]):
        province_name = closest_province(of_province[1])
        issues.append(_mended("จังหวัด", "province", of_province, province_name))
    if leader.type == "อบจ." or district is None:
        return province_name, None, issues
    exact = districts(district[1], province_name)
    if len(exact) == 1:
        if province_name is None:
            issues.append(_inferred(exact[0].province, district))
        return exact[0].province, exact[0].name, issues
    if exact:
        return province_name, district[1], issues
    elsewhere = districts(district[1])
    mended = district[1] if elsewhere else closest_district(district[1], province_name)
    if elsewhere:
        issues.append(_not_there(district, province_name, [place.province for place in elsewhere]))
    else:
        issues.append(_mended("อำเภอ", "district", district, mended))
    return province_name, mended, issues


def _commonest(named: list[tuple[int, str | None]]) -> tuple[int, str] | None:
    """The commonest name with the index of the first text that has it."""
    counts = Counter(name for _, name in named if name)
    if not counts:
        return None
    name = counts.most_common(1)[0][0]
    return next(index for index, other in named if other == name), name


def _mended(kind_th: str, kind: str, named: tuple[int, str], meant: str | None) -> AgencyIssue:
    index, written = named
    candidates = (meant,) if meant else ()
    message = f"there is no {kind} “{written}”" + (f"; read as “{meant}”" if meant else "")
    message_th = f"ไม่มี{kind_th} “{written}”" + (f" อ่านเป็น “{meant}”" if meant else "")
    return AgencyIssue("agency_name_conflict", message, message_th, candidates, (index,))


def _not_there(named: tuple[int, str], of_province: str | None, lies_in: list[str]) -> AgencyIssue:
    index, district = named
    return AgencyIssue(
        "agency_name_conflict",
        f"the district {district} lies in {', '.join(lies_in)}, not in {of_province}",
        f"อำเภอ{district} อยู่ในจังหวัด{', '.join(lies_in)} ไม่ใช่จังหวัด{of_province}",
        tuple(lies_in),
        (index,),
    )


def _inferred(of_province: str, named: tuple[int, str]) -> AgencyIssue:
    index, district = named
    return AgencyIssue(
        "inferred_value",
        f"the province {of_province} is inferred from the district {district}",
        f"จังหวัด{of_province} อนุมานจากอำเภอ{district}",
        (),
        (index,),
    )


def _registered(
    registry: Registry | None, leader: AgencyFound, of_province: str | None, district: str | None
) -> tuple[RegistryEntry | None, list[AgencyIssue]]:
    if registry is None:
        return None, []
    entries = registry.find(leader.type, leader.name, of_province, district)
    if len(entries) == 1:
        return entries[0], []
    name = _full_name(leader.type, leader.name)
    candidates = tuple(f"{entry.code} {name} {entry.district or ''} {entry.province}" for entry in entries)
    why = (
        ("is not in the list of agencies", "ไม่อยู่ในรายชื่อหน่วยงาน")
        if not entries
        else ("is several agencies", "มีหลายหน่วยงาน")
    )
    return None, [AgencyIssue("unknown_agency", f"“{name}” {why[0]}", f"“{name}” {why[1]}", candidates)]


def _full_name(agency_type: AgencyType, name: str) -> str:
    official = official_type_names()[agency_type]
    return official if name == official else official + name


def _value(
    leader: AgencyFound,
    of_province: str | None,
    district: str | None,
    entry: RegistryEntry | None,
    issues: tuple[AgencyIssue, ...],
) -> AgencyValue:
    subdistrict = None
    if leader.type in _NAMED_AFTER_SUBDISTRICT and of_province and district:
        # A tambon organisation is its tambon's; a tambon municipality mostly bears the name of the tambon it lies in.
        named_after = subdistricts(leader.name, district, of_province)
        subdistrict = named_after[0].name if named_after else None
    agency_id = entry.code if entry else "-".join([leader.type, of_province or "", district or "", leader.name])
    return AgencyValue(
        agency_id,
        leader.type,
        _full_name(leader.type, leader.name),
        district,
        of_province,
        subdistrict,
        entry.code if entry else None,
        issues,
    )
