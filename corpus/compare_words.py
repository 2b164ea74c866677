"""Words of a comparison for people: column headings, values of closed lists, rules. Thai and English."""

from collections.abc import Mapping

from corpus.language import Language

Words = tuple[str, str]
"""English, Thai."""

HEADINGS: Mapping[str, Words] = {
    "year_be": ("year", "ปี"),
    "group": ("group", "กลุ่ม"),
    "group_kind": ("kind of group", "ชนิดกลุ่ม"),
    "documents": ("documents", "เอกสาร"),
    "agencies": ("agencies", "หน่วยงาน"),
    "plans": ("plans", "แผน"),
    "reports": ("reports", "รายงาน"),
    "both": ("plan and report", "มีทั้งแผนและรายงาน"),
    "entries": ("measure rows", "รายการมาตรการ"),
    "without_indicator": ("without indicator", "ไม่ระบุตัวชี้วัด"),
    "level": ("level", "ระดับ"),
    "code": ("code", "รหัส"),
    "title": ("what is scored", "เรื่องที่ให้คะแนน"),
    "part": ("EIT part", "ส่วนของ EIT"),
    "least": ("lowest", "ต่ำสุด"),
    "q1": ("quartile 1", "ควอร์ไทล์ 1"),
    "median": ("median", "มัธยฐาน"),
    "q3": ("quartile 3", "ควอร์ไทล์ 3"),
    "greatest": ("highest", "สูงสุด"),
    "paired": ("with the year before", "มีคะแนนปีก่อน"),
    "median_change": ("median change", "มัธยฐานผลต่าง"),
    "otherwise": ("stated otherwise", "ระบุต่างกัน"),
    "caveats": ("caveats", "ข้อควรระวัง"),
    "agency_id": ("agency id", "รหัสหน่วยงาน"),
    "agency": ("agency", "หน่วยงาน"),
    "type": ("type", "ประเภท"),
    "province": ("province", "จังหวัด"),
    "score": ("score", "คะแนน"),
    "before": ("year before", "ปีก่อน"),
    "change": ("change", "ผลต่าง"),
    "place": ("place", "ลำดับจากต่ำสุด"),
    "rank_all": ("rank, all", "อันดับรวม"),
    "tied_all": ("same score, all", "คะแนนเท่ากัน (รวม)"),
    "of_all": ("of, all", "จากทั้งหมด"),
    "median_all": ("median, all", "มัธยฐานรวม"),
    "rank_type": ("rank, type", "อันดับในประเภท"),
    "tied_type": ("same score, type", "คะแนนเท่ากัน (ประเภท)"),
    "of_type": ("of, type", "จำนวนในประเภท"),
    "median_type": ("median, type", "มัธยฐานประเภท"),
    "rank_province": ("rank, province", "อันดับในจังหวัด"),
    "tied_province": ("same score, province", "คะแนนเท่ากัน (จังหวัด)"),
    "of_province": ("of, province", "จำนวนในจังหวัด"),
    "median_province": ("median, province", "มัธยฐานจังหวัด"),
    "by": ("found by", "พบจาก"),
    "measures": ("measures", "มาตรการ"),
    "steps": ("steps", "ขั้นตอน"),
    "owners": ("owners", "ผู้รับผิดชอบ"),
    "indicator": ("indicator", "ตัวชี้วัดที่"),
    "indicator_name": ("name", "ชื่อตัวชี้วัด"),
    "covering": ("plans covering it", "แผนที่มีมาตรการ"),
    "share": ("%", "ร้อยละ"),
    "theme": ("theme id", "รหัสเรื่อง"),
    "theme_name": ("theme", "เรื่อง"),
    "theme_name_en": ("theme (English)", "เรื่อง (อังกฤษ)"),
    "having": ("plans", "แผนที่มี"),
    "several": ("of several themes", "หลายเรื่อง"),
    "dated": ("dated", "ระบุเวลา"),
    "inside": ("in the year", "อยู่ในปีงบประมาณ"),
    "share_inside": ("% in the year", "ร้อยละที่อยู่ในปี"),
    "partly": ("partly", "อยู่บางส่วน"),
    "outside": ("outside", "นอกปี"),
    "whole_year": ("whole year", "ทั้งปี"),
    "quarter_1": ("Q1 (Oct–Dec)", "ไตรมาส 1"),
    "quarter_2": ("Q2 (Jan–Mar)", "ไตรมาส 2"),
    "quarter_3": ("Q3 (Apr–Jun)", "ไตรมาส 3"),
    "quarter_4": ("Q4 (Jul–Sep)", "ไตรมาส 4"),
    "unit": ("unit", "ส่วนราชการ"),
    "naming": ("plans naming it", "แผนที่ระบุ"),
    "with_amount": ("with a budget", "มีงบประมาณ"),
    "none_used": ("no budget used", "ไม่ใช้งบประมาณ"),
    "not_stated": ("not stated", "ไม่ระบุ"),
    "repeated": ("repeated", "ซ้ำ"),
    "projects": ("projects", "โครงการ"),
    "total_baht": ("total (baht)", "รวม (บาท)"),
    "median_baht": ("median (baht)", "มัธยฐาน (บาท)"),
    "planned": ("planned", "วางแผน"),
    "reported": ("reported", "รายงานแล้ว"),
    "uncertain": ("uncertain", "ไม่แน่ชัด"),
    "missing": ("missing", "ไม่พบ"),
    "share_reported": ("% reported", "ร้อยละที่รายงาน"),
    "with_result": ("with a result", "ระบุผล"),
    "unplanned": ("not in the plan", "ไม่อยู่ในแผน"),
    "state": ("state", "สถานะ"),
    "likeness": ("likeness", "ความคล้าย"),
    "results": ("results", "ผลที่ระบุ"),
    "kind": ("kind", "ประเภทเอกสาร"),
    "element": ("element", "องค์ประกอบ"),
    "element_text": ("required", "สิ่งที่ต้องมี"),
    "severity": ("severity", "ความรุนแรง"),
    "affected": ("documents with it", "เอกสารที่พบ"),
    "issues": ("issues", "จำนวนครั้ง"),
    "shared": ("in both", "ตรงกัน"),
    "other_year_be": ("other's year", "ปีของแผนที่ตรงกัน"),
    "other_agency_id": ("other's id", "รหัสหน่วยงานที่ตรงกัน"),
    "other_agency": ("other agency", "หน่วยงานที่ตรงกัน"),
    "other_path": ("other's file", "ไฟล์ของแผนที่ตรงกัน"),
    "terms": ("terms found", "คำที่พบ"),
    "text": ("measure", "มาตรการ"),
    "months": ("round (months)", "รอบ (เดือน)"),
    "used": ("in use", "ใช้"),
    "document_id": ("document id", "รหัสเอกสาร"),
    "path": ("file", "ไฟล์"),
    "page": ("page", "หน้า"),
    "block": ("cell", "ช่อง"),
    "source": ("source", "ที่มา"),
    "report_source": ("source in the report", "ที่มาในรายงาน"),
    "report_path": ("report's file", "ไฟล์รายงาน"),
    "report_page": ("report's page", "หน้าของรายงาน"),
    "report_block": ("report's cell", "ช่องของรายงาน"),
}
"""Every column of the tables."""

VALUES: Mapping[str, Words] = {
    "all": ("all", "ทุกแห่ง"),
    "overall": ("overall", "รวม"),
    "instrument": ("instrument", "เครื่องมือ"),
    "sub_indicator": ("sub-indicator", "ตัวชี้วัดย่อย"),
    "item": ("item", "ข้อ"),
    "indicator": ("indicator", "ตัวชี้วัด"),
    "measures": ("plan", "แผน"),
    "report": ("report", "รายงาน"),
    "reported": ("reported", "รายงานแล้ว"),
    "uncertain": ("uncertain", "ไม่แน่ชัด"),
    "missing": ("missing", "ไม่พบในรายงาน"),
    "unplanned": ("not in the plan", "ไม่อยู่ในแผน"),
    "error": ("error", "ผิดพลาด"),
    "warning": ("warning", "เตือน"),
    "info": ("info", "แจ้ง"),
    "list_changed": ("other list", "รายการข้อเปลี่ยน"),
    "wording_changed": ("other wording", "ถ้อยคำเปลี่ยน"),
    "wording_unknown": ("wording not confirmed", "ถ้อยคำยังไม่ยืนยัน"),
    "items_changed": ("other number of items", "จำนวนข้อเปลี่ยน"),
    "parts_changed": ("EIT parts changed", "การแบ่งส่วน EIT เปลี่ยน"),
    "parts_mixed": ("EIT parts mixed", "EIT แยกและไม่แยกส่วน"),
    "none": ("no theme", "ไม่พบเรื่อง"),
}
"""Values of closed lists; all others are shown as they are."""

LEFT_OUT: Mapping[str, Words] = {
    "failed": ("could not be read", "อ่านไม่ได้"),
    "no_agency": ("name no agency", "ไม่ระบุหน่วยงาน"),
    "no_year_or_kind": ("name no year, or are neither plan nor report", "ไม่ระบุปี หรือไม่ใช่แผนหรือรายงาน"),
    "other_edition": ("are other editions of a document in use", "เป็นฉบับอื่นของเอกสารที่ใช้แล้ว"),
}
"""Why documents are not in use."""

RULES: tuple[Words, ...] = (
    (
        "One plan and one report per agency and fiscal year are used: the longer reporting round, then text that was "
        "not scanned, then more measure rows, then the smaller document id. Scores count from every document, once per "
        "agency and year.",
        "ใช้แผนและรายงานอย่างละหนึ่งฉบับต่อหน่วยงานต่อปีงบประมาณ โดยเลือกรอบรายงานที่ยาวกว่า แล้วฉบับที่ไม่ใช่ภาพสแกน "
        "แล้วฉบับที่มีรายการมาตรการมากกว่า แล้วรหัสเอกสารที่น้อยกว่า ส่วนคะแนนนับจากทุกฉบับ หน่วยงานและปีละหนึ่งครั้ง",
    ),
    (
        "Shares, medians and quartiles are given from 5 documents on, ranks from 10 agencies on. Missing is not zero.",
        "แสดงร้อยละ มัธยฐาน และควอร์ไทล์เมื่อมีอย่างน้อย 5 ฉบับ และอันดับเมื่อมีอย่างน้อย 10 แห่ง ค่าที่ไม่ระบุไม่นับเป็นศูนย์",
    ),
    (
        "A change is computed only where the item asks the same in both years. EIT parts are kept apart.",
        "คำนวณผลต่างเฉพาะข้อที่ถามเรื่องเดียวกันทั้งสองปี และไม่นำคะแนนต่างส่วนของ EIT มาปนกัน",
    ),
    (
        "Plan and report rows are matched by likeness: 85 and more is reported, 60 to 85 uncertain. Nothing is forced.",
        "จับคู่แผนกับรายงานด้วยความคล้ายของถ้อยคำ ตั้งแต่ 85 ขึ้นไปถือว่ารายงานแล้ว 60 ถึง 85 ไม่แน่ชัด ไม่บังคับจับคู่",
    ),
)
"""The rules behind the figures, for the page and the terminal."""


def heading(column: str, lang: Language) -> str:
    """The heading of a column."""
    return lang.choose(*HEADINGS[column])


def value_words(value: str, lang: Language) -> str:
    """A value of a closed list, or several with semicolons; any other text as it is.

    >>> value_words("list_changed;parts_mixed", Language.en), value_words("อบต.", Language.en)
    ('other list; EIT parts mixed', 'อบต.')
    """
    words = [lang.choose(*VALUES[one]) if one in VALUES else one for one in value.split(";")]
    return "; ".join(words)
