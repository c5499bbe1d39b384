"""Requirement types: the limits on both sides of each change of law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.bounds import DecidedBy, LengthUnit
from probation.policy.requirement import ADULT_ORDERS
from probation.policy.requirements import ALL, BY_KEY, available
from probation.policy.requirements.drug_rehabilitation import must_be_reviewed
from probation.policy.requirements.unpaid_work import (
    ADDED_ON_BREACH,
)
from probation.policy.rule import CannotAnswer
from probation.policy.sentences import BY_KEY as SENTENCES

CODE_EVE, CODE = date(2022, 6, 27), date(2022, 6, 28)
ORA_EVE, ORA = date(2015, 1, 31), date(2015, 2, 1)
CURFEW_BEFORE = {"hours_a_day": 16}
CURFEW_SINCE = {"hours_a_day": 20, "hours_in_seven_days": 112}


def codes(decision):
    return [reason.code for reason in decision.reasons]


@pytest.mark.parametrize(
    ("key", "on", "least", "most"),
    [
        ("unpaid_work", date(2014, 6, 1), 40, 300),
        ("unpaid_work", date(2026, 6, 1), 40, 300),
        ("exclusion", date(2021, 1, 1), 1, 24),
        ("foreign_travel_prohibition", date(2021, 1, 1), 1, 12),
        ("alcohol_abstinence_monitoring", date(2021, 1, 1), 1, 120),
        ("attendance_centre", CODE_EVE, 12, 36),
        ("specified_activity", ORA_EVE, 1, 60),
        ("drug_rehabilitation", date(2012, 12, 2), 6, None),
        ("drug_rehabilitation", date(2012, 12, 3), 1, None),
        ("alcohol_treatment", date(2012, 12, 2), 6, None),
        ("alcohol_treatment", date(2012, 12, 3), 1, None),
        ("rehabilitation_activity", ORA, 1, None),
        ("mental_health_treatment", date(2021, 1, 1), 1, None),
        ("drug_testing", CODE, 1, None),
        ("electronic_whereabouts_monitoring", date(2020, 12, 1), 1, None),
        ("driving_prohibition", date(2026, 5, 11), 1, None),
    ],
)
def test_least_and_most(key, on, least, most):
    one = BY_KEY[key]
    assert one.allows(least, on=on)
    assert codes(one.allows(least - 1, on=on)) == ["out-of-range"]
    if most is None:
        assert one.allows(10_000, on=on)
    else:
        assert one.allows(most, on=on)
        assert codes(one.allows(most + 1, on=on)) == ["out-of-range"]


@pytest.mark.parametrize(
    ("key", "eve", "first"),
    [
        ("rehabilitation_activity", ORA_EVE, ORA),
        ("drug_testing", CODE_EVE, CODE),
        ("electronic_whereabouts_monitoring", date(2020, 11, 30), date(2020, 12, 1)),
        ("alcohol_abstinence_monitoring", date(2014, 7, 30), date(2014, 7, 31)),
        ("foreign_travel_prohibition", date(2012, 12, 2), date(2012, 12, 3)),
        ("driving_prohibition", date(2026, 5, 10), date(2026, 5, 11)),
        ("public_event_attendance_prohibition", date(2026, 5, 10), date(2026, 5, 11)),
        (
            "drinking_establishment_entry_prohibition",
            date(2026, 5, 10),
            date(2026, 5, 11),
        ),
        ("restriction_zone", date(2026, 5, 10), date(2026, 5, 11)),
        ("unpaid_work", date(2005, 4, 3), date(2005, 4, 4)),
    ],
)
def test_a_type_begins_on_its_day(key, eve, first):
    one = BY_KEY[key]
    assert codes(one.is_available(eve)) == ["not-in-force"]
    assert codes(one.allows(60, on=eve)) == ["not-in-force"]
    assert one.is_available(first)
    assert one in available(first)
    assert one not in available(eve)


@pytest.mark.parametrize(
    ("key", "eve", "gone"),
    [
        ("supervision", ORA_EVE, ORA),
        ("specified_activity", ORA_EVE, ORA),
        ("attendance_centre", CODE_EVE, CODE),
    ],
)
def test_a_type_is_gone_from_its_day(key, eve, gone):
    assert BY_KEY[key].is_available(eve)
    assert codes(BY_KEY[key].allows(20, on=gone)) == ["not-in-force"]


@pytest.mark.parametrize(
    ("on", "months", "a_day", "in_seven"),
    [
        (date(2012, 12, 2), 6, 12, None),
        (date(2012, 12, 3), 12, 16, None),
        (CODE_EVE, 12, 16, None),
        (CODE, 24, 20, 112),
    ],
)
def test_curfew_by_the_day_of_conviction(on, months, a_day, in_seven):
    curfew = BY_KEY["curfew"]
    also = {"hours_a_day": a_day} | (
        {"hours_in_seven_days": in_seven} if in_seven else {}
    )
    assert curfew.decided_by == "date of conviction"
    assert curfew.allows(months, on=on, also=also)
    assert codes(curfew.allows(months + 1, on=on, also=also)) == ["out-of-range"]
    more = also | {"hours_a_day": a_day + 1}
    assert codes(curfew.allows(months, on=on, also=more)) == ["out-of-range"]
    assert curfew.allows(months, on=on, also=also | {"hours_a_day": 2})
    less = also | {"hours_a_day": 1}
    assert codes(curfew.allows(months, on=on, also=less)) == ["out-of-range"]
    week = also | {"hours_in_seven_days": 113}
    code = "out-of-range" if in_seven else "not-in-force"
    assert codes(curfew.allows(months, on=on, also=week)) == [code]


def test_a_curfew_asks_for_its_hours_where_the_law_knows_them():
    assert codes(BY_KEY["curfew"].allows(on=CODE)) == [
        "missing-months",
        "missing-hours_a_day",
        "missing-hours_in_seven_days",
    ]
    decision = BY_KEY["curfew"].allows(on=CODE_EVE)
    assert codes(decision) == ["missing-months", "missing-hours_a_day"]
    assert decision.reasons[0].text == "Curfew: enter a number of months"
    assert (
        decision.reasons[1].text == "Curfew on one day: enter a number of hours a day"
    )


def test_every_figure_out_of_range_is_told():
    decision = BY_KEY["curfew"].allows(
        25, on=CODE, also={"hours_a_day": 21, "hours_in_seven_days": 113}
    )
    assert codes(decision) == ["out-of-range"] * 3


@pytest.mark.parametrize(
    "key",
    [
        "programme",
        "prohibited_activity",
        "residence",
        "electronic_compliance_monitoring",
    ],
)
def test_some_types_last_as_long_as_the_order(key):
    assert BY_KEY[key].allows(on=date(2021, 1, 1))
    assert BY_KEY[key].allows(30, on=date(2021, 1, 1))


def test_supervision_lasts_as_long_as_the_order():
    assert BY_KEY["supervision"].allows(on=ORA_EVE)


@pytest.mark.parametrize(
    "one", [one for one in ALL if one.needs_length], ids=lambda one: one.key
)
def test_the_others_need_a_length(one):
    on = one.length.by_date.versions[-1].since
    missing = codes(one.allows(on=on))
    assert missing[0] == f"missing-{one.length.key}"


def test_an_unknown_figure_is_refused():
    with pytest.raises(
        CannotAnswer, match="Unpaid work has no figure called hours_a_day: use none"
    ) as told:
        BY_KEY["unpaid_work"].allows(40, on=CODE, also={"hours_a_day": 3})
    assert told.value.field == "also"
    with pytest.raises(
        CannotAnswer, match="called days: use hours_a_day or hours_in_seven_days"
    ):
        BY_KEY["curfew"].allows(
            6,
            on=date(2022, 6, 28),
            also={"hours_a_day": 3, "hours_in_seven_days": 9, "days": 1},
        )


def test_each_type_names_the_day_that_decides():
    by = {one.key: one.length.decided_by for one in ALL}
    by_offence = {key for key, told in by.items() if told is DecidedBy.OFFENCE}
    by_conviction = {key for key, told in by.items() if told is DecidedBy.CONVICTION}
    assert by_offence == {
        "rehabilitation_activity",
        "supervision",
        "specified_activity",
    }
    assert by_conviction == {"curfew", "drug_testing", "attendance_centre"}


def test_main_categories_are_those_that_a_source_gives():
    assert {one.key: one.main_category for one in ALL if one.main_category} == {
        "unpaid_work": "W",
        "rehabilitation_activity": "F",
        "programme": "7",
        "supervision": "S",
    }


def test_units():
    units = {one.key: one.length.unit for one in ALL}
    assert {key for key, unit in units.items() if unit is LengthUnit.HOURS} == {
        "unpaid_work",
        "attendance_centre",
    }
    assert {key for key, unit in units.items() if unit is LengthUnit.DAYS} == {
        "rehabilitation_activity",
        "programme",
        "prohibited_activity",
        "alcohol_abstinence_monitoring",
        "specified_activity",
    }


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)
def test_every_type_is_whole(one):
    assert one.orders == ADULT_ORDERS
    assert one.orders <= set(SENTENCES)
    assert one.says.endswith(".")
    for figure in (one.length, *one.also):
        for version in figure.by_date.versions:
            assert version.source
            if "memory" in version.source:
                assert version.doubt


def test_conditions_not_met_and_not_known_are_told_apart():
    testing = BY_KEY["drug_testing"]
    assert testing.conditions_met({"misuse": True, "arranged": True})
    decision = testing.conditions_met({"misuse": False})
    assert [(r.code, r.text, r.source) for r in decision.reasons] == [
        (
            "misuse",
            (
                "Not so: misuse of drugs caused or contributed to the offence, or makes "
                "another likely"
            ),
            "Sentencing Act 2020 Sch 9 para 22B",
        ),
        (
            "arranged-unknown",
            "Not known: arrangements have been notified to the court",
            "Sentencing Act 2020 Sch 9 para 22B",
        ),
    ]


def test_every_condition_not_met_is_told():
    decision = BY_KEY["mental_health_treatment"].conditions_met(
        {"willing": False, "treatable": False, "arranged": None}
    )
    assert codes(decision) == ["willing", "treatable", "arranged-unknown"]
    none = BY_KEY["drug_testing"].conditions_met({})
    assert codes(none) == ["misuse-unknown", "arranged-unknown"]


def test_a_breach_court_may_add_fewer_hours():
    assert ADDED_ON_BREACH.allows(20, CODE)
    assert not ADDED_ON_BREACH.allows(19, CODE)


def test_drug_rehabilitation_above_twelve_months_is_reviewed():
    assert not must_be_reviewed(12)
    assert must_be_reviewed(13)


@given(st.integers(-5, 400), st.dates(date(2014, 6, 1), date(2026, 12, 31)))
def test_unpaid_work_is_allowed_only_between_its_ends(hours, on):
    assert bool(BY_KEY["unpaid_work"].allows(hours, on=on)) == (40 <= hours <= 300)


@given(st.integers(1, 40), st.dates(date(2005, 4, 4), date(2026, 12, 31)))
def test_later_conviction_never_shortens_the_curfew_allowed(months, on):
    curfew = BY_KEY["curfew"].length
    if curfew.allows(months, on):
        assert curfew.allows(months, date(2026, 12, 31))


@pytest.mark.parametrize("type_", ALL, ids=lambda one: one.key)
def test_a_requirement_is_held_by_the_adult_orders_alone(type_):
    assert type_.possible_in("community_order", "Community order")
    assert type_.possible_in("suspended_sentence_order", "Suspended sentence order")
    refused = type_.possible_in("deferred_sentence", "Deferred sentence")
    assert f"{type_.title} cannot be a requirement of a deferred sentence" in refused.reasons[0].text  # fmt: skip
    assert refused.reasons[0].source
