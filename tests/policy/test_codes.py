from datetime import date

import pytest

from probation.policy.codes import (
    ADDRESS_TYPE,
    ALL,
    CALCULATIONS,
    CIRCUMSTANCE_SUBTYPE,
    CIRCUMSTANCE_TYPE,
    CONTACT_OUTCOME,
    CONTACT_TYPE,
    CONTACT_TYPES,
    DISABILITY,
    ETHNICITY,
    IDENTIFIER_TYPE,
    LANGUAGE,
    REGISTER_TYPE,
    REGISTER_TYPES,
    RELIGION,
    RULES,
    SERIOUS,
    Code,
    Flagged,
    Location,
    contacts,
    counted_as,
    is_serious_further_offence,
)
from probation.policy.codes.code import HERE, load
from probation.policy.rule import CannotAnswer

SIZES = {
    "address_type": (35, 19),
    "circumstance_subtype": (342, 287),
    "circumstance_type": (49, 43),
    "contact_outcome": (27, 27),
    "contact_type": (988, 988),
    "disability": (15, 15),
    "ethnicity": (27, 24),
    "gender_identity": (6, 6),
    "identifier_type": (36, 36),
    "language": (486, 486),
    "nationality": (241, 241),
    "police_force": (84, 84),
    "register_type": (114, 55),
    "religion": (76, 31),
    "serious_further_offence": (904, 904),
    "sexual_orientation": (5, 5),
    "title": (17, 17),
}


def test_every_file_of_codes_is_a_list_and_every_list_is_listed():
    assert {path.stem for path in HERE.glob("*.csv")} == {one.key for one in ALL}
    assert {one.key: (len(one), len(one.active())) for one in ALL} == SIZES


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_every_list_names_its_source_and_licence_and_every_code_has_a_title(one):
    assert one.title and one.source and one.licence.startswith("MIT")
    assert all(code.title and code.key == key for key, code in one.codes.items())


def test_a_code_is_found_and_shown():
    assert ETHNICITY.get("W2").title == "White : Irish"
    assert ETHNICITY.title_of("W2") == "White : Irish"
    assert "W2" in ETHNICITY and "W7" not in ETHNICITY
    assert ETHNICITY.get("W7") is None
    assert ETHNICITY.title_of("W7") == "W7"


def test_a_code_no_longer_used_is_still_read_but_cannot_be_chosen():
    assert RELIGION.can_choose("BUDD")
    assert RELIGION.title_of("ADV") == "Adventist"
    refused = RELIGION.can_choose("ADV").reasons[0]
    assert refused.code == "inactive-code"
    assert refused.text == "Religion: Adventist is no longer used"
    unknown = RELIGION.can_choose("XYZ").reasons[0]
    assert unknown.code == "unknown-code"
    assert unknown.text == "Religion: there is no code XYZ"
    assert "ADV" not in {code.key for code in RELIGION.active()}


def test_codes_by_group():
    assert [code.key for code in ETHNICITY.in_group("Black")] == ["B1", "B2", "B9"]
    assert "wel" in {code.key for code in LANGUAGE.in_group("offered first")}
    assert LANGUAGE.title_of("kur") == "Kurdish"


def test_the_older_code_for_chinese_counts_with_the_newer():
    assert counted_as("O1") == counted_as("A4") == "A4"
    assert counted_as("W1") == "W1"
    assert counted_as("??") == "??"
    assert ETHNICITY.get("A4").group == ETHNICITY.get("O1").group == "Asian"


def test_flags_are_yes_no_or_ask():
    code = Code("X", "x", more={"a": "Y", "b": "N", "c": "", "n": "3"})
    assert [code.flag(one) for one in "abc"] == [True, False, None]
    assert (code.number("n"), code.number("c")) == (3, None)


def test_what_a_type_of_contact_carries():
    visit = CONTACT_TYPES["COAI"]
    assert visit.code.title == "Initial Appointment (NS)"
    assert (visit.national_standard, visit.attendance) == (True, True)
    assert (visit.outcome_required, visit.location) == (True, Location.NEEDED)
    assert (visit.system_generated, visit.person_level) == (False, False)
    assert visit.rar_activity is visit.hours_credited is visit.alert is None
    assert visit.future_schedule is visit.editable is visit.sensitive is None


@pytest.mark.parametrize(
    "name",
    [
        "national_standard",
        "attendance",
        "outcome_required",
        "rar_activity",
        "hours_credited",
        "alert",
        "future_schedule",
        "editable",
        "sensitive",
        "person_level",
        "system_generated",
    ],
)
def test_every_flag_of_a_type_of_contact_is_read_from_its_own_column(name):
    for one in CONTACT_TYPES.values():
        assert getattr(one, name) is one.code.flag(name)
    assert {True, False} & {getattr(one, name) for one in CONTACT_TYPES.values()}


def test_a_flag_that_is_only_inferred_or_contradicted_is_asked_for():
    assert CONTACT_TYPES["EREL"].attendance is None
    assert CONTACT_TYPES["RARP"].rar_activity is None
    assert CONTACT_TYPES["CBRC"].system_generated is None
    assert {one.location for one in CONTACT_TYPES.values()} == {None, *Location}


def test_outcomes_carry_their_flags():
    flags = ("acceptable", "attended", "action_required", "enforceable")

    def told(key):
        code = CONTACT_OUTCOME.codes[key]
        return [code.flag(one) for one in flags]

    assert told("UAAB") == [False, False, True, True]
    assert told("ATTC") == [True, True, False, False]
    assert told("CO38") == [None, None, False, False]
    offered = "offered_for_commissioned_services"
    assert CONTACT_OUTCOME.codes["CO40"].flag(offered) is False
    assert CONTACT_OUTCOME.codes["ATTC"].flag(offered) is True


@pytest.mark.parametrize(
    ("key", "group", "months"),
    [
        ("RVHR", "RoSH", 6),
        ("RCPR", "Safeguarding", 3),
        ("MAPP", "Public Protection", 3),
        ("INLL", "Alerts", 12),
        ("REG10", "Public Protection", 0),
        ("SPO", "", None),
    ],
)
def test_registrations_have_a_group_and_months_between_reviews(key, group, months):
    one = REGISTER_TYPES[key]
    assert (one.code.group, one.review_months) == (group, months)


def test_registrations_keep_colour_and_alert_as_they_stand():
    assert REGISTER_TYPES["MAPP"].colour == "Red"
    assert REGISTER_TYPES["MAPP"].alert is False
    assert REGISTER_TYPES["PRC"].alert is None
    assert {code.group for code in REGISTER_TYPE if code.group} == {
        "RoSH",
        "Safeguarding",
        "Public Protection",
        "Alerts",
        "Information",
    }


def test_rows_made_for_tests_are_left_out():
    for one in (CIRCUMSTANCE_TYPE, CIRCUMSTANCE_SUBTYPE, CONTACT_TYPE):
        titles = " ".join(code.title for code in one).lower()
        assert "dummy" not in titles and "superhuman" not in titles
    assert "TEST" not in CONTACT_TYPE
    assert CIRCUMSTANCE_TYPE.title_of("CL") == "Care Leaver"


def test_doubts_are_kept_with_the_list():
    assert "not published" in DISABILITY.doubt
    assert "not published" in IDENTIFIER_TYPE.doubt
    assert ADDRESS_TYPE.doubt == ""


UNFLAGGED = "TH68010"


@pytest.mark.parametrize(
    ("codes", "answer", "says"),
    [
        (["COML025"], Flagged.YES, "Flagged: COML025"),
        ([UNFLAGGED, " coml025 ", "COML025"], Flagged.YES, "Flagged: COML025"),
        (["COML025", "IC01001"], Flagged.YES, "Flagged: COML025, IC01001"),
        ([None, "COML025"], Flagged.YES, "Flagged: COML025"),
        ([UNFLAGGED], Flagged.NO, "No charge has a flagged code"),
        (["CD71039"], Flagged.NO, "No charge has a flagged code"),
        ([], Flagged.UNKNOWN, "There are no charges to look at"),
        (
            [UNFLAGGED, None],
            Flagged.UNKNOWN,
            "A charge has no offence code, and no other is flagged",
        ),
        (
            [UNFLAGGED, "  "],
            Flagged.UNKNOWN,
            "A charge has no offence code, and no other is flagged",
        ),
    ],
)
def test_serious_further_offence(codes, answer, says):
    found = is_serious_further_offence(codes)
    assert found.value is answer
    assert [(part.says, part.value) for part in found.parts] == [(says, answer.value)]
    assert found.parts[0].source == SERIOUS.source


def test_one_code_of_the_published_list_is_not_flagged():
    assert [code.key for code in SERIOUS if code.flag("serious") is False] == [
        "CD71039"
    ]


def test_worked_examples_and_calculation_run():
    assert {rule.key: rule.example.works_out() for rule in RULES} == {
        "codes.ethnicity": "A4 W1",
        "codes.contact-flags": "yes ask",
        "codes.register-reviews": "3 12",
        "codes.serious-further-offence": "yes no unknown",
    }
    (one,) = CALCULATIONS
    on = date(2026, 1, 1)
    assert one.answer(one.example, on).value == "yes"
    for told in ({}, {"codes": "COML025"}, {"codes": [1]}):
        with pytest.raises(CannotAnswer) as refused:
            one.answer(told, on)
        assert refused.value.field == "codes"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_a_list_read_again_is_the_same(one):
    assert load(one.key) == one


def test_what_is_built_from_a_list_has_every_code_in_order():
    for built, codes in (
        (CONTACT_TYPES, CONTACT_TYPE),
        (REGISTER_TYPES, REGISTER_TYPE),
    ):
        assert {key: one.code for key, one in built.items()} == codes.codes
    for key, one in CONTACT_TYPES.items():
        assert contacts._contact_type(CONTACT_TYPE.codes[key]) == one
    for key, one in REGISTER_TYPES.items():
        assert contacts._register_type(REGISTER_TYPE.codes[key]) == one
