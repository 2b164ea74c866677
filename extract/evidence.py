"""What a cell's content says of its column's role, whatever the header claims.

Typed content (a period, a unit's name, an amount, an item code, a score) shows by its form; running text shows by
the words that officials use in a finding, a measure, a step, a result (`data/cues.csv`), which is weaker evidence.
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

from ingest.digits import fold_digits

MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.?\s?ค|ก\.?\s?พ|มี\.?\s?ค|เม\.?\s?ย|พ\.?\s?ค|มิ\.?\s?ย|ก\.?\s?ค|ส\.?\s?ค|ก\.?\s?ย|ต\.?\s?ค|พ\.?\s?ย|ธ\.?\s?ค)\.)"
)
_PERIOD = re.compile(
    rf"{MONTH}|ไตรมาส|ตลอดปี|ตลอดระยะเวลา|ปีงบประมาณ|ภายใน(?:เดือน|ปี|\d)|รอบ\s?\d|\d+\s?(?:เดือน|วัน)\b|ทั้งปี|ต่อเนื่อง"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|เดือนละ|ปีละ|ทุกเดือน|^(?:ปี\s?)?(?:พ\.ศ\.\s?)?25\d\d$"
)
_PERIOD_WORDS = re.compile(
    rf"{MONTH}|ไตรมาส|ตลอด|ระยะเวลา|ปีงบประมาณ|ประจำ|ภายใน|รอบ|เดือน|วันที่|วันทำการ|วัน|ทุก|ปี|พ\.ศ\.|ถึง|ตั้งแต่|ระหว่าง|เป็นต้นไป|ต่อเนื่อง|สิ้น|ต้น"
    r"|ปลาย|ครั้ง|แรก|หลัง|ละ|ของ|และ|ที่|อย่างน้อย|[\d\s\W]"
)
_MOST_BESIDE_PERIOD = 14  # characters; more make a sentence that mentions a day
_DONE = re.compile(r"เมื่อ(?!ใด|ไร)|แล้ว(?!เสร็จ)")  # what was done on a day, rather than when something is to be done
_UNIT = re.compile(
    r"^(?:(?:\(?\d{1,2}\s?[.)]\s*|[-–•]\s*)?)(?:สำนัก|กอง|หน่วย|ฝ่าย|ทุก|แต่ละ|งาน|ส่วน|กลุ่ม|ศูนย์|ปลัด|นายก|คณะ|รอง|ผู้บริหาร"
    r"|ผอ|ผู้อำนวยการ|หัวหน้า|เจ้าหน้าที่|นิติกร|นัก|จพง|เจ้าพนักงาน|องค์การบริหาร|อบต|อบจ|เทศบาล|บุคลากร|พนักงาน|สป\.|ผู้รับผิดชอบ)"
)
_UNIT_WORD = re.compile(
    r"สำนัก|กองช่าง|กองคลัง|กองการ|กองสวัสดิการ|กองสาธารณสุข|กองยุทธ|กองวิชาการ|หน่วยตรวจสอบ|ทุกส่วน|ทุกกอง|สำนักปลัด"
)
_NO_BUDGET = re.compile(
    r"^(?:ไม่\s?(?:ได้\s?)?(?:ใช้|ใช่|มี)\s?(?:การใช้(?:จ่าย)?)?\s?(?:งบ|ค่าใช้จ่าย)|ไม่ใช้)|งบ(?:ประมาณ)?\s?ปกติ"
)
_MONEY = re.compile(
    r"^(?:จำนวน|งบประมาณ|วงเงิน)?\s*\d{1,3}(?:\s?,\s?\d{3})+(?:\.\d\d|\.-)?|^\d[\d,]*(?:\.\d+)?\s*(?:บาท|ล้านบาท)|^\d{3,}\.-|บาทถ้วน"
)
_TORN_NUMBER = re.compile(r"(?<=[\d,])\s(?=[\d,])")
_SCORE = re.compile(
    r"^(?:ร้อยละ\s*)?(?:100(?:\.0+)?|\d{1,2}(?:\.\d{1,2})?)\s*(?:คะแนน|%)?\s*(?:\([^)]{1,30}\)|(?:AA|[A-F])\b)?$"
)
_SIGNED = re.compile(
    r"^(?:[+\-–−▲▼↑↓]\s*\d{1,3}(?:\.\d+)?|(?:เพิ่มขึ้น|ลดลง)\s*(?:ร้อยละ)?\s*\d{1,3}(?:\.\d+)?)\s*(?:คะแนน|%)?$|^(?:คงที่|เท่าเดิม|เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง|[▲▼↑↓])$"
)
_RATING = re.compile(r"^(?:ผ่าน(?:ดีเยี่ยม|ดี)?|ต้องปรับปรุง(?:โดยด่วน)?|ไม่ผ่าน|ดีเยี่ยม|AA|[A-F])$")
_CODE = re.compile(
    r"^(?:ข้อ\s*)?[iIeEoOIอ]\s?\d{1,2}(?!\d)|^(?:IIT|EIT|OIT)\s*(?:ข้อ)?\s*\d|^0\d{1,2}(?=\s|$)|^1?\d(?=\s*(?:การปฏิบัติงาน|หน่วยงาน|เจ้าหน้าที่|ท่าน))"
)
_BARE_CODE = re.compile(r"^(?:ข้อ\s*)?(?:[iIeEoO]\s?\d{1,2}|0\d{1,2})\.?$")
_INDICATOR_NAMES = (
    r"การปฏิบัติหน้าที่|การใช้งบประมาณ|การใช้อำนาจ|การใช้ทรัพย์สินของ(?:ทาง)?ราชการ|การแก้ไขปัญหาการทุจริต|คุณภาพ(?:ด้าน)?การดำเนินงาน"
    r"|ประสิทธิภาพการสื่อสาร|การปรับปรุง(?:ระบบ)?การทำงาน|การเปิดเผยข้อมูล|การป้องกันการทุจริต"
)
_NAMED = re.compile(rf"ตัวชี้วัด|\d|{_INDICATOR_NAMES}")
_INDICATOR = re.compile(
    r"^(?:[-–•]\s*)?(?:\(?\d{1,2}[.)]\s*)?(?:(?:ตัวชี้วัด|ตชว\.?)(?:ย่อย)?(?:ที่|ข้อที่)?\s*\(?\d{1,2}(?!\d)|(?:ตัวชี้วัด)?\s*(?:ด้าน)?\s*"
    rf"(?:{_INDICATOR_NAMES})\s*(?:\(|$|,|และ|/|\d{{1,2}}[.)]|ด้าน|ตัวชี้วัด|{_INDICATOR_NAMES}))"
)
_ISSUE = re.compile(
    r"^(?:\(?\d{1,2}[.)]\s*)?(?:กระบวนการ|การให้บริการและระบบ|ช่องทางและรูปแบบ|กลไก(?:และมาตรการ|การ)|ประเด็น|ด้าน|มิติ)"
    r"|^\(\d{1,2}\)\s*\S.{4,90}$"
)
_INSTRUMENT = re.compile(r"^(?:แบบวัด.{0,80}|แบบตรวจ.{0,80})?\(?(?:IIT|EIT|OIT)\b[^\d]{0,40}(?:\d\)?)?$")
_NUMBER = re.compile(r"^\(?\d{1,2}[.)]?$")
_LINK = re.compile(r"https?://|www\.|\.pdf\b|\.go\.th")
STATED_NONE = re.compile(r"^(?:[-–—−]+|[-–—−\s]*ไม่ ?มี(?:ปัญหา)?(?:/?อุปสรรค|/?ปัญหา|/?ข้อเสนอแนะ)*[-–—−\s]*)\.?$")

TYPED = ("no", "score", "change", "rating", "period", "owner", "budget", "item", "indicator", "instrument", "topic")


@cache
def _cues() -> tuple[tuple[str, str, float], ...]:
    with files("extract").joinpath("data/cues.csv").open(encoding="utf-8") as file:
        return tuple((row["wording"], row["role"], float(row["weight"])) for row in csv.DictReader(file))


@lru_cache(maxsize=8192)
def evidence(text: str) -> dict[str, float]:
    """How strongly a cell's text speaks for each role, 0 to 1; the roles it does not speak for are absent."""
    bare = " ".join(fold_digits(text[:2000]).split())
    if not bare or STATED_NONE.match(bare):
        return {}
    found: dict[str, float] = {}
    short = len(bare) <= 60
    if _NUMBER.match(bare):
        found["no"] = 0.8
    if _SCORE.match(bare):
        found["score"] = 1.0 if "." in bare else 0.7
    if _SIGNED.match(bare):
        found["change"] = 1.0
    if _RATING.match(bare):
        found["rating"] = 1.0
    if _PERIOD.search(bare) and len(bare) <= 90:
        sentence = len(_PERIOD_WORDS.sub("", bare)) > _MOST_BESIDE_PERIOD
        found["period"] = 1.0 if short and not sentence and not _DONE.search(bare) else 0.5
    if _UNIT.match(bare) and len(bare) <= 300:
        found["owner"] = (1.0 if short else 0.6) if _UNIT_WORD.search(bare) or (short and not _has_verb(bare)) else 0.3
    if (_NO_BUDGET.search(bare) and len(bare) <= 80) or (
        _MONEY.search(_TORN_NUMBER.sub("", bare)) and len(bare) <= 120
    ):
        found["budget"] = 1.0
    if _CODE.match(bare):
        found["item"] = 1.0
    if _INDICATOR.match(bare) and len(bare) <= 160:
        found["indicator"] = 1.0
    elif _ISSUE.match(bare) and len(bare) <= 120:
        found["topic"] = 0.9
    if _INSTRUMENT.match(bare):
        found["instrument"] = 1.0
    if _LINK.search(bare):
        found["other"] = 1.0
    if len(bare) > 12:
        for wording, role, weight in _cues():
            if wording in bare:
                found[role] = max(found.get(role, 0.0), min(0.6, found.get(role, 0.0) + 0.15 * weight))
    return found


_VERB = re.compile(
    r"จัดทำ|ดำเนินการ|เผยแพร่|ประชาสัมพันธ์|แจ้ง|จัด(?!การ|ซื้อ|เก็บ)|ทบทวน|ไม่|ทราบ|ขาด|ยัง|ควร|ต้อง|ได้รับ|เข้าใจ|ให้บริการ|พบว่า|เห็นว่า"
)


def _has_verb(text: str) -> bool:
    """Whether a text that begins like a unit's name goes on like a sentence."""
    return bool(_VERB.search(text))


def is_item_code(text: str) -> bool:
    """Whether a cell holds an item code and nothing else (i๑, E ๗, O๒๘, ๐๑)."""
    return bool(_BARE_CODE.match(fold_digits(text).strip()))


def is_score(text: str) -> bool:
    """Whether a cell holds a score between 0 and 100 and at most a rating beside it."""
    return bool(_SCORE.match(" ".join(fold_digits(text).split())))


def is_indicator(text: str) -> bool:
    """Whether a short text names an indicator (ตัวชี้วัดที่ ๑ …, การใช้อำนาจ)."""
    bare = " ".join(fold_digits(text).split())
    return len(bare) <= 160 and bool(_INDICATOR.match(bare))


def names_indicator(text: str) -> bool:
    """Whether a cell of an indicator column names one at all, by number or name."""
    return bool(_NAMED.search(fold_digits(text)))


def is_stated_none(text: str) -> bool:
    """Whether a cell says that there is nothing: "-", ไม่มี."""
    return bool(STATED_NONE.match(" ".join(text.split())))
