from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.contact import (
    Appointment,
    Belongs,
    ContactType,
    LocationFlag,
    OrderKind,
    OutcomeFlag,
    action_to_save,
    can_be_at,
    can_be_of_type,
    can_belong_to,
    can_book,
    can_enforce,
    can_have_outcome,
)
from probation.policy.enforcement.outcomes import action, outcome

from .refusals import words_of

TODAY = date(2021, 6, 1)
DAY = timedelta(days=1)
NOW = datetime(2021, 6, 1, 12)


codes = words_of("contact")


def test_an_alert_and_an_end_are_asked_of_the_type():
    plain = ContactType()
    full = ContactType(alert=True, records_hours=True)
    assert codes(can_be_of_type(plain, alert=True, has_end=False)) == ["no-alert"]
    assert codes(can_be_of_type(plain, alert=False, has_end=False)) == []
    assert codes(can_be_of_type(full, alert=True, has_end=False)) == ["no-end"]
    assert codes(can_be_of_type(full, alert=True, has_end=True)) == []
    hours = ContactType(records_hours=True)
    assert codes(can_be_of_type(hours, alert=True, has_end=False)) == [
        "no-alert",
        "no-end",
    ]


@pytest.mark.parametrize(
    ("flag", "on", "answer"),
    [
        (OutcomeFlag.REQUIRED, TODAY - DAY, ["outcome-missing"]),
        (OutcomeFlag.REQUIRED, TODAY, []),
        (OutcomeFlag.REQUIRED, TODAY + DAY, []),
        (OutcomeFlag.OPTIONAL, TODAY - DAY, []),
        (OutcomeFlag.NOT_ALLOWED, TODAY - DAY, []),
    ],
)
def test_an_outcome_is_missed_only_once_the_day_is_past(flag, on, answer):
    kind = ContactType(outcome=flag)
    assert codes(can_have_outcome(kind, None, on=on, today=TODAY)) == answer


@pytest.mark.parametrize(
    ("code", "on", "answer"),
    [
        ("UAAB", TODAY, []),
        ("UAAB", TODAY + DAY, ["not-yet"]),
        ("ATTC", TODAY + DAY, ["not-yet"]),
        ("AAME", TODAY + DAY, []),
        ("AAME", TODAY - DAY, []),
    ],
)
def test_before_the_day_only_an_acceptable_absence_may_be_recorded(code, on, answer):
    for flag in (OutcomeFlag.REQUIRED, OutcomeFlag.OPTIONAL):
        kind = ContactType(outcome=flag)
        found = can_have_outcome(kind, outcome(code), on=on, today=TODAY)
        assert codes(found) == answer


def test_a_type_without_outcomes_takes_none_and_says_all_that_is_wrong():
    kind = ContactType(outcome=OutcomeFlag.NOT_ALLOWED)
    answer = can_have_outcome(kind, outcome("UAAB"), on=TODAY + DAY, today=TODAY)
    assert codes(answer) == ["no-outcome-here", "not-yet"]


@pytest.mark.parametrize(
    ("flag", "given", "of_team", "answer"),
    [
        (LocationFlag.REQUIRED, False, False, ["location-missing"]),
        (LocationFlag.REQUIRED, True, True, []),
        (LocationFlag.REQUIRED, True, False, ["not-teams-location"]),
        (LocationFlag.NOT_ALLOWED, False, False, []),
        (LocationFlag.NOT_ALLOWED, True, True, ["no-location-here"]),
        (LocationFlag.OPTIONAL, False, False, []),
        (LocationFlag.OPTIONAL, True, True, []),
        (LocationFlag.OPTIONAL, True, False, ["not-teams-location"]),
    ],
)
def test_a_location_is_given_where_the_type_asks_and_the_team_works(
    flag, given, of_team, answer
):
    kind = ContactType(location=flag)
    found = can_be_at(kind, given=given, belongs_to_team=of_team)
    assert codes(found) == answer


def test_a_location_given_without_more_is_not_the_teams():
    kind = ContactType(location=LocationFlag.OPTIONAL)
    assert codes(can_be_at(kind, given=True)) == ["not-teams-location"]


def at(hour, until, key="other", on=TODAY + DAY, **told):
    start = datetime.combine(on, time(hour))
    end = None if until is None else datetime.combine(on, time(until))
    return Appointment(key, start, end, **told)


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        (at(9, 10), False),  # ends as it begins
        (at(9, 11), True),
        (at(10, 11), True),
        (at(11, 12), False),  # begins as it ends
        (at(10, 11, on=TODAY), False),
        (at(10, None), False),
        (at(10, 11, attendance=False), False),
        (at(10, 11, key="own"), False),
    ],
)
def test_appointments_to_come_may_not_overlap(other, clash):
    own = at(10, 11, key="own")
    assert bool(can_book(own, [other], now=NOW)) is not clash


def test_what_has_no_end_or_is_no_appointment_does_not_clash():
    other = [at(10, 11)]
    assert can_book(at(10, None, key="own"), other, now=NOW)
    assert can_book(at(10, 11, key="own", attendance=False), other, now=NOW)


@pytest.mark.parametrize(("minutes", "free"), [(-1, True), (0, False), (1, False)])
def test_what_has_begun_is_not_checked(minutes, free):
    start = NOW + timedelta(minutes=minutes)
    own = Appointment("own", start, start + timedelta(hours=1))
    other = Appointment("other", start, start + timedelta(hours=1))
    assert bool(can_book(own, [other], now=NOW)) is free


def test_the_earliest_clash_is_named():
    own = at(9, 17, key="own")
    others = [at(12, 13, "b"), at(10, 11, "a")]
    assert codes(can_book(own, others, now=NOW)) == ["clash"]


times = st.integers(0, 200)


@given(times, times, times, times)
def test_clashing_is_mutual(a, b, c, d):
    def one(key, x, y):
        first, last = min(x, y), max(x, y) + 1
        start = NOW + timedelta(minutes=first)
        return Appointment(key, start, NOW + timedelta(minutes=last))

    here, there = one("a", a, b), one("b", c, d)
    assert here.overlaps(there) == there.overlaps(here)
    assert bool(can_book(here, [there], now=NOW)) == bool(
        can_book(there, [here], now=NOW)
    )


BOTH = frozenset(OrderKind)
CJA = frozenset({OrderKind.CJA2003})
LEGACY = frozenset({OrderKind.LEGACY})


@pytest.mark.parametrize(
    ("kind", "to", "code"),
    [
        (ContactType(nsi_types=frozenset({"N"})), Belongs(nsi_type="N"), None),
        (ContactType(nsi_types=frozenset({"M"})), Belongs(nsi_type="N"), "not-for-nsi"),
        (
            ContactType(requirement_categories=frozenset({"F"})),
            Belongs(requirement_category="F"),
            None,
        ),
        (
            ContactType(requirement_categories=frozenset({"W"})),
            Belongs(requirement_category="F"),
            "not-for-requirement",
        ),
        (ContactType(whole_order=True), Belongs(requirement_category="F"), None),
        (ContactType(whole_order=True), Belongs(nsi_type="N"), "not-for-nsi"),
        (ContactType(orders=BOTH), Belongs(orders=BOTH), None),
        (ContactType(orders=CJA), Belongs(orders=CJA), None),
        (ContactType(orders=CJA), Belongs(orders=BOTH), "not-for-order"),
        (ContactType(orders=LEGACY), Belongs(orders=CJA), "not-for-order"),
        (ContactType(), Belongs(orders=frozenset()), None),
        (ContactType(person_level=True), Belongs(), None),
        (ContactType(orders=BOTH, whole_order=True), Belongs(), "not-for-person"),
    ],
)
def test_a_contact_belongs_where_its_type_allows(kind, to, code):
    assert codes(can_belong_to(kind, to)) == ([code] if code else [])


def test_the_intervention_decides_before_the_requirement_and_the_order():
    to = Belongs("N", "F", CJA)
    assert can_belong_to(ContactType(nsi_types=frozenset({"N"})), to)
    assert not can_belong_to(ContactType(whole_order=True, orders=CJA), to)


FAILED = outcome("UAAB")
NEEDS_NOTHING = replace(FAILED, action_required=False)


@pytest.mark.parametrize(
    ("happened", "given", "known", "answer"),
    [
        (None, "EA02", True, ["not-enforceable"]),
        (None, None, True, []),
        (outcome("ATTC"), "EA02", True, ["not-enforceable"]),
        (outcome("ATTC"), None, True, []),
        (replace(FAILED, enforceable=False), "EA02", True, ["not-enforceable"]),
        (replace(FAILED, enforceable=False), None, True, []),
        (FAILED, None, True, ["action-missing"]),
        (FAILED, "EA02", True, []),
        (FAILED, "XX", False, ["unknown-action"]),
        (NEEDS_NOTHING, None, True, []),
        (NEEDS_NOTHING, "XX", False, []),
    ],
)
def test_an_enforcement_action_goes_with_an_enforceable_failure(
    happened, given, known, answer
):
    assert codes(can_enforce(happened, given, known=known)) == answer


def test_an_action_is_kept_only_where_it_is_called_for():
    letter = action("EA02")
    assert action_to_save(FAILED, letter) == letter
    assert action_to_save(NEEDS_NOTHING, letter) is None
