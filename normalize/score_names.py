"""What a score is of, in English and Thai, for messages: "indicator 6, 2568" and "ตัวชี้วัดที่ 6 ปี 2568"."""

from normalize.record import Score


def name(score: Score) -> str:
    """In English."""
    part = f" part {score.part}" if score.part else ""
    if score.level == "overall":
        return "overall score"
    return f"indicator {score.code}{part}" if score.level.endswith("indicator") else f"{score.code}{part}"


def name_th(score: Score) -> str:
    """In Thai."""
    part = f" ส่วนที่ {score.part}" if score.part else ""
    if score.level == "overall":
        return "คะแนนภาพรวม"
    return f"ตัวชี้วัดที่ {score.code}{part}" if score.level.endswith("indicator") else f"{score.code}{part}"


def year_of(score: Score) -> str:
    """ " 2568", or "" where the document does not say which year's it is."""
    return f" {score.fiscal_year}" if score.fiscal_year else ""
