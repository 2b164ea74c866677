from normalize.plain import clearly_meant, plain

FORMS = {"กองคลัง": "finance", "กองช่าง": "works", "สำนักคลัง": "finance"}


def test_plain_forms_differ_in_nothing_but_letters() -> None:
    assert plain("ตัวชี้วัดที่ ๑ (การใช้ งบประมาณ) ฯ") == plain("ตัวชี้วัดที่ 1 การใช้งบประมาณ")
    assert plain("E-Service") == "eservice"


def test_the_nearest_meaning_is_taken_only_if_it_is_clearly_ahead() -> None:
    assert clearly_meant("กองคลั่ง", FORMS, 80, 5) == "finance"
    assert clearly_meant("กองค่าง", FORMS, 80, 20) is None
    assert clearly_meant("โรงเรียน", FORMS, 80, 5) is None
    assert clearly_meant("", FORMS, 80, 5) is None


def test_two_forms_of_one_meaning_are_no_rivals() -> None:
    assert clearly_meant("กองคลัง", {"กองคลัง": "finance", "กองคลังฯ": "finance"}, 80, 30) == "finance"
