from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.identifiers import (
    CALCULATIONS,
    CHECK_LETTERS,
    RULES,
    Kind,
    check_letter,
    crn,
    cro,
    pnc,
    prison_number,
    read,
)
from probation.policy.rule import CannotAnswer

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("81/34U", "1981/0000034U"),
        ("02/73319Z", "2002/0073319Z"),
        ("00/223R", "2000/0000223R"),
        ("79/163001B", "1979/0163001B"),
        ("0273319Z", "2002/0073319Z"),
        ("033Y", "2003/0000003Y"),
        ("67/9893091D", "1967/9893091D"),
        ("679893091D", "1967/9893091D"),
        ("20020073319Z", "2002/0073319Z"),
        ("1981/34U", "1981/0000034U"),
        (" 1981/34u ", "1981/0000034U"),
        ("2014/1000000U", "2014/1000000U"),
        ("2014/1039595G", "2014/1039595G"),
    ],
)
def test_a_pnc_is_read_in_every_form(text, canonical):
    found = pnc(text, YEAR)
    assert found.canonical == canonical
    assert found.check_letter_is_right is True
    assert found.is_sound and found.warning == ""
    assert (found.kind, found.given) == (Kind.PNC, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "01",
        "0123456789",
        "TOTALLYINVALID",
        "1X23/1234567A",
        "1923[1234567A",
        "1923/1Z34567A",
        "1923/1234567AA",
        "198/1234567A",
        "1979163001B",
        "1979/12345678A",
        "/34U",
        "81/U",
    ],
)
def test_what_is_no_pnc_is_kept_and_said(text):
    found = pnc(text, YEAR)
    assert found.canonical is None
    assert found.check_letter_is_right is None
    assert not found.is_sound
    assert found.warning == f"‘{text}’ does not look like a PNC number"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("20030011985Z", "X"),
        ("20120052494O", "Q"),
        ("20230583843N", "L"),
        ("2001/0171310S", "W"),
    ],
)
def test_a_wrong_check_letter_is_told_with_the_right_one_and_the_form_is_kept(
    text, right
):
    found = pnc(text, YEAR)
    year, rest = found.canonical.split("/")
    assert found.right_letter == check_letter(year[2:], rest[:-1]) == right
    assert found.check_letter_is_right is False
    assert not found.is_sound
    assert found.warning == (
        f"The last letter of PNC number {found.canonical} should be {right}: "
        "check the number"
    )


def test_a_two_digit_year_is_of_this_century_up_to_the_current_year():
    assert pnc("26/1A", 2026).canonical.startswith("2026/")
    assert pnc("27/1A", 2026).canonical.startswith("1927/")
    assert pnc("27/1A", 2027).canonical.startswith("2027/")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("65656/91H", "065656/91H"),
        ("001000/60C", "001000/60C"),
        ("001148/88W", "001148/88W"),
        ("SF05/482703J", "SF05/482703J"),
        ("SF83/50058Z", "SF83/50058Z"),
        ("sf39/100 z", "SF39/100Z"),
        ("000000/00Z", "000000/00Z"),
    ],
)
def test_a_cro_is_read_in_both_forms(text, canonical):
    found = cro(text)
    assert found.canonical == canonical
    assert found.check_letter_is_right is True and found.is_sound
    assert (found.kind, found.given) == (Kind.CRO, text)


def test_a_cro_with_a_wrong_letter_is_told():
    assert cro("85227/65G").canonical == "085227/65G"
    assert cro("85227/65G").check_letter_is_right is False
    assert cro("SF83/50058A").right_letter == "Z"


@pytest.mark.parametrize(
    "text", ["", "85227", "1234567/65G", "SF5/1A", "SF05/A", "12/5A"]
)
def test_what_is_no_cro_is_said(text):
    assert cro(text).canonical is None
    assert cro(text).warning == f"‘{text}’ does not look like a CRO number"


def test_crn_and_prison_number_have_no_letter_to_check():
    for found, canonical in (
        (crn("x 123456"), "X123456"),
        (prison_number("a1234bc"), "A1234BC"),
    ):
        assert found.canonical == canonical
        assert found.check_letter_is_right is None
        assert found.is_sound and found.warning == ""
    for text in ("X12345", "X1234567", "1234567", "XX12345"):
        assert not crn(text).is_sound
    for text in ("A1234B", "A1234BCD", "A123BCD", "1234ABC"):
        assert not prison_number(text).is_sound
    assert crn("?").warning == "‘?’ does not look like a Case reference number"


digits = st.integers(0, 9_999_999)


@given(st.integers(1900, YEAR), digits)
def test_a_pnc_made_with_its_letter_is_right_and_any_other_letter_is_not(year, serial):
    letter = check_letter(f"{year % 100:02}", f"{serial:07}")
    full = f"{year}/{serial:07}"
    assert pnc(f"{full}{letter}", YEAR).check_letter_is_right
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        assert pnc(f"{full}{other}", YEAR).check_letter_is_right is (other == letter)


@given(st.integers(1927, YEAR), digits)
def test_short_and_long_forms_are_the_same_pnc(year, serial):
    letter = check_letter(f"{year % 100:02}", f"{serial:07}")
    short = pnc(f"{year % 100:02}/{serial}{letter}", YEAR)
    assert short.canonical == pnc(f"{year}{serial:07}{letter}", YEAR).canonical
    assert pnc(short.canonical, YEAR).canonical == short.canonical


def test_check_letters_leave_out_those_that_look_like_figures():
    assert len(CHECK_LETTERS) == 23 and not set("IOS") & set(CHECK_LETTERS)
    assert check_letter("00", "0") == "Z"
    assert check_letter("00", "23") == "Z"
    assert check_letter("00", "22") == "Y"


@pytest.mark.parametrize(
    ("kind", "text", "canonical"),
    [
        (Kind.PNC, "81/34U", "1981/0000034U"),
        (Kind.CRO, "65656/91H", "065656/91H"),
        (Kind.CRN, "x123456", "X123456"),
        (Kind.PRISON_NUMBER, "a1234bc", "A1234BC"),
    ],
)
def test_an_identifier_is_read_by_its_kind(kind, text, canonical):
    assert read(kind, text, YEAR).canonical == canonical


def test_worked_examples_run():
    assert {rule.key: rule.example.works_out() for rule in RULES} == {
        "identifiers.pnc": "1981/0000034U; The last letter of PNC number 1981/0000034V "
        "should be U: check the number",
        "identifiers.cro": "065656/91H",
        "identifiers.crn": "X123456",
        "identifiers.prison-number": "A1234BC",
    }


def test_the_calculation_tells_form_letter_and_warning():
    (one,) = CALCULATIONS
    on = date(2026, 1, 1)
    found = one.answer(one.example, on)
    assert found.value == {
        "canonical": "1981/0000034U",
        "check_letter_is_right": True,
        "is_sound": True,
    }
    assert found.parts[0].says == "PNC number 1981/0000034U"
    wrong = one.answer({"kind": "cro", "number": "85227/65G"}, on)
    assert wrong.value["is_sound"] is False
    assert wrong.parts[0].says.startswith("The last letter of CRO number 085227/65G")
    with pytest.raises(CannotAnswer) as refused:
        one.answer({"kind": "passport", "number": "1"}, on)
    assert refused.value.field == "kind"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PNC, "٨١/٣٤U"),
        (Kind.CRO, "٦٥٦٥٦/٩١H"),
        (Kind.CRO, "SF٠٥/٤٨٢٧٠٣J"),
        (Kind.CRN, "X١٢٣٤٥٦"),
        (Kind.PRISON_NUMBER, "A١٢٣٤BC"),
    ],
)
def test_figures_of_other_scripts_make_no_number(kind, text):
    assert read(kind, text, 2026).canonical is None
