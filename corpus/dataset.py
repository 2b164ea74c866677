"""The dataset: every table and column with its type, meaning and keys, declared once.

The store's tables, the exports, `datapackage.json` and the tables in the docs come from here. Rows are tuples in
the order of the columns; a date is an ISO 8601 string, an array is JSON text. Years of the Buddhist Era (พ.ศ.) end
in `_be`. Items (i1, e1, o1) stand beside the year of their item list: the same code means another item in another year.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from ingest.document import TextSource
from ingest.issue import SEVERITY, Severity
from normalize.record import AgencyType, Precision, ScoreLevel

ColumnType = Literal["string", "integer", "number", "date", "array"]
Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `values` is its closed list where it has one; `array` columns hold a JSON array."""

    name: str
    type: ColumnType
    thai: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `key` identifies a row; `references` are (columns, table) with the same column names there.

    `order` gives the rows of a document their order, where the key does not.
    """

    name: str
    thai: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[tuple[tuple[str, ...], str], ...] = ()
    order: tuple[str, ...] = ()


DOCUMENT = Column("document_id", "string", "รหัสเอกสาร", "first 16 hex digits of the file's SHA-256", True)
SUBJECT = Column("subject_id", "string", "รหัสเจ้าของ", "the entry_id, or the document_id outside entries", True)
ENTRY = Column("entry_id", "string", "รหัสรายการ", "the entry (measure row) that this belongs to", True)
POSITION = Column("position", "integer", "ลำดับ", "order in the document, from 0", True)
NUMBER = Column("no", "integer", "เลขข้อ", "list number as printed; null where none is printed")
TEXT = Column("text", "string", "ข้อความ", "the document's own words", True)
AGENCY_ID = Column("agency_id", "string", "รหัสหน่วยงาน", "registry code, else type-province-district-name")
FISCAL_YEAR = Column("fiscal_year_be", "integer", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist Era")
LIST_YEAR = Column(
    "item_list_year_be", "integer", "ปีของรายการข้อ (พ.ศ.)", "year of the item list that defines the items"
)
ITEMS = Column("items", "array", "ข้อ", "item codes of the list of item_list_year_be", True)

PLACE = (
    Column("province", "string", "จังหวัด", "province (จังหวัด)"),
    Column("district", "string", "อำเภอ", "district (อำเภอ, เขต)"),
    Column("subdistrict", "string", "ตำบล", "sub-district (ตำบล, แขวง)"),
)
OF_DOCUMENT = (("document_id",), "documents")
OF_ENTRY = (("entry_id",), "entries")


def of_entry(name: str, thai: str, meaning: str, *columns: Column) -> Table:
    """A table of an entry's children, keyed by entry and position."""
    first = (DOCUMENT, ENTRY, POSITION)
    return Table(name, thai, meaning, ("entry_id", "position"), (*first, *columns), (OF_DOCUMENT, OF_ENTRY))


DOCUMENTS = Table(
    "documents",
    "เอกสาร",
    "one row per document (file content), also for those that could not be read",
    ("document_id",),
    (
        DOCUMENT,
        Column("state", "string", "สถานะ", "read, or failed: the issues say why", True, ("read", "failed")),
        Column("sha256", "string", "SHA-256", "SHA-256 of the file", True),
        Column("media_type", "string", "ชนิดไฟล์", "media type by content"),
        Column("pages", "integer", "จำนวนหน้า", "pages; null where the format has none"),
        Column("text_source", "string", "ที่มาของข้อความ", "where the text came from", values=get_args(TextSource)),
        Column("kind", "string", "ประเภท", "measure plan, report or other", values=("measures", "report", "other")),
        Column("title", "string", "ชื่อเอกสาร", "title as printed"),
        AGENCY_ID,
        Column("agency_name", "string", "หน่วยงาน", "name of the local government in this document"),
        Column("agency_type", "string", "ประเภท อปท.", "type of local government", values=get_args(AgencyType)),
        *PLACE,
        Column("agency_code", "string", "รหัส อปท.", "official code of the local government"),
        Column("fiscal_year_be", "integer", "ปีงบประมาณ (พ.ศ.)", "fiscal year in which the measures apply, or applied"),
        Column("assessed_fiscal_year_be", "integer", "ปีที่ประเมิน (พ.ศ.)", "fiscal year of the ITA result analysed"),
        Column("reporting_months", "integer", "รอบรายงาน (เดือน)", "6 or 12 for a report of that round"),
        Column("program_version", "string", "รุ่นโปรแกรม", "version of ita-corpus that read the document", True),
    ),
    ((("agency_id",), "agencies"),),
)
PATHS = Table(
    "paths",
    "ไฟล์",
    "the files that hold a document; the same content under two names is one document with two paths",
    ("document_id", "path"),
    (
        DOCUMENT,
        Column("path", "string", "ไฟล์", "path from the imported folder down; a zip's member follows '!/'", True),
    ),
    (OF_DOCUMENT,),
)
AGENCIES = Table(
    "agencies",
    "หน่วยงาน",
    "local governments (อปท.) of the documents",
    ("agency_id",),
    (
        Column("agency_id", "string", "รหัสหน่วยงาน", AGENCY_ID.meaning, True),
        Column("name", "string", "ชื่อ", "name of the local government"),
        Column("type", "string", "ประเภท", "type of local government", values=get_args(AgencyType)),
        *PLACE,
        Column("code", "string", "รหัส", "official code"),
    ),
)
SCORES = Table(
    "scores",
    "คะแนน ITA",
    "every ITA score that a document states",
    ("document_id", "position"),
    (
        DOCUMENT,
        POSITION,
        FISCAL_YEAR,
        Column("level", "string", "ระดับ", "what was scored", True, get_args(ScoreLevel)),
        Column("code", "string", "รหัส", "overall, IIT, EIT, OIT, indicator number, 9.1, or item code", True),
        LIST_YEAR,
        Column("part", "integer", "ส่วนของ EIT", "1 public, 2 survey"),
        Column("score", "number", "คะแนน", "score, 0 to 100", True),
        Column("raw", "string", "ตามที่พิมพ์", "the score as printed", True),
        Column("rating", "string", "ระดับผล", "grade as printed (AA, ผ่านดี …)"),
        Column("stated_change", "number", "ผลต่างที่ระบุ", "change against the year before, as the document states it"),
    ),
    (OF_DOCUMENT,),
)
ENTRIES = Table(
    "entries",
    "รายการมาตรการ",
    "one row per measure row, whatever the layout",
    ("entry_id",),
    (
        DOCUMENT,
        Column("entry_id", "string", "รหัสรายการ", "document_id, a colon, and the block of its first own cell", True),
        POSITION,
        Column("kind", "string", "ชนิด", "row of a plan, a report or an analysis", True, ("plan", "result", "analysis")),
        Column("topic", "string", "ประเด็น", "topic of the row"),
        Column("period_raw", "string", "ระยะเวลา", "period as printed"),
        Column("period_start", "date", "เริ่ม", "first day of the period (Common Era)"),
        Column("period_end", "date", "สิ้นสุด", "last day of the period (Common Era)"),
        Column("period_precision", "string", "ความละเอียด", "what the period names", values=get_args(Precision)),
        Column("budget_raw", "string", "งบประมาณ", "budget as printed"),
        Column("budget_baht", "number", "งบประมาณ (บาท)", "budget in baht; 0 where no budget is used"),
        Column("stated_none", "array", "ระบุว่าไม่มี", "fields whose cell says that there is nothing", True),
    ),
    (OF_DOCUMENT,),
    order=("position",),
)
FINDINGS = Table(
    "findings",
    "ข้อค้นพบ",
    "findings of entries, and limitations, recommendations and analyses of documents",
    ("subject_id", "position"),
    (
        DOCUMENT,
        SUBJECT,
        POSITION,
        Column("entry_id", "string", "รหัสรายการ", "the entry that it belongs to, where there is one"),
        Column(
            "kind",
            "string",
            "ชนิด",
            "finding is an entry's own",
            True,
            ("finding", "limitation", "recommendation", "analysis"),
        ),
        Column("part", "integer", "ส่วนของ EIT", "1 public, 2 survey"),
        NUMBER,
        TEXT,
        Column("indicators", "array", "ตัวชี้วัด", "indicators, 1 to 10; an entry's are in entry_indicators", True),
        ITEMS,
        LIST_YEAR,
    ),
    (OF_DOCUMENT, OF_ENTRY),
)
ISSUES = Table(
    "issues",
    "ข้อสังเกต",
    "problems that reading and validation found",
    ("document_id", "position"),
    (
        DOCUMENT,
        POSITION,
        Column("code", "string", "รหัส", "what kind of problem", True, tuple(SEVERITY)),
        Column("severity", "string", "ความรุนแรง", "error: do not use the value as it is", True, get_args(Severity)),
        Column("message", "string", "ข้อความ (อังกฤษ)", "the problem, in English", True),
        Column("message_th", "string", "ข้อความ", "the problem, in Thai", True),
        Column("field", "string", "เขตข้อมูล", "field that it is about"),
        Column("candidates", "array", "ค่าที่เป็นไปได้", "values that were considered", True),
    ),
    (OF_DOCUMENT,),
)
SOURCES = Table(
    "sources",
    "ที่มา",
    "where each value stands in its document: joined by subject_id, field (table or column name) and position",
    ("subject_id", "field", "position", "number"),
    (
        DOCUMENT,
        SUBJECT,
        Column("field", "string", "เขตข้อมูล", "table of the row (steps, scores …), or column (title, period …)", True),
        Column("position", "integer", "ลำดับ", "position of the row in its table; 0 for a column", True),
        Column("number", "integer", "ลำดับที่มา", "a value may stand in several places, from 0", True),
        Column("page", "integer", "หน้า", "page, from 1; null where the format has none"),
        Column("block", "string", "บล็อก", "paragraph or cell, such as p12 or t3.r4.c2", True),
        Column("start", "integer", "เริ่ม", "first code point of the block's text", True),
        Column("end", "integer", "สิ้นสุด", "code point after the last", True),
        Column("x0", "number", "ซ้าย", "left edge in PDF points from the page's top left"),
        Column("top", "number", "บน", "top edge"),
        Column("x1", "number", "ขวา", "right edge"),
        Column("bottom", "number", "ล่าง", "bottom edge"),
    ),
    (OF_DOCUMENT,),
)
RAW_NAME = Column("raw", "string", "ตามที่พิมพ์", "name as printed", True)

TABLES = (
    DOCUMENTS,
    PATHS,
    AGENCIES,
    SCORES,
    ENTRIES,
    of_entry(
        "entry_indicators",
        "ตัวชี้วัดของรายการ",
        "ITA indicators of an entry",
        Column("indicator", "integer", "ตัวชี้วัด", "indicator (ตัวชี้วัด), 1 to 10", True),
    ),
    of_entry(
        "entry_items",
        "ข้อของรายการ",
        "items that an entry names",
        Column("item", "string", "ข้อ", "item code: i1, e1, o1 …", True),
        LIST_YEAR,
    ),
    of_entry("measures", "มาตรการ", "measures (มาตรการ, แนวทาง) of an entry", NUMBER, TEXT),
    of_entry("steps", "ขั้นตอน", "steps (ขั้นตอน, วิธีการดำเนินการ) of an entry", NUMBER, TEXT),
    of_entry(
        "owners",
        "ผู้รับผิดชอบ",
        "responsible units of an entry",
        RAW_NAME,
        Column("unit", "string", "ส่วนราชการ", "id of the unit; null where the name is not in the list"),
    ),
    FINDINGS,
    of_entry(
        "results",
        "ผลการดำเนินการ",
        "what was done, as a report says",
        NUMBER,
        TEXT,
        Column("dates", "array", "วันที่", "dates that the text names (Common Era)", True),
    ),
    of_entry("outcomes", "ผลลัพธ์", "outcomes and success (ผลลัพธ์, ผลสัมฤทธิ์) of an entry", NUMBER, TEXT),
    of_entry(
        "other",
        "คอลัมน์อื่น",
        "cells of columns of another role",
        Column("header", "string", "หัวคอลัมน์", "header of the column", True),
        TEXT,
    ),
    ISSUES,
    SOURCES,
)
