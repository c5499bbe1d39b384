from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.failures import (
    Contact,
    Sentenced,
    evidence_limit,
    failures_that_count,
)
from probation.policy.enforcement.outcomes import Outcome, outcome
from probation.policy.limit import Unit
from probation.policy.rule import CannotAnswer

from .refusals import words_of

SENTENCED = date(2021, 4, 1)
TODAY = date(2021, 6, 1)
MISSED = outcome("UAAB")

said = words_of("failures")


def failures(*contacts, on=TODAY, **sentence):
    held = [
        Contact(str(n), *told) if isinstance(told, tuple) else told
        for n, told in enumerate(contacts)
    ]
    return failures_that_count(held, Sentenced(SENTENCED, **sentence), on=on)


def reasons(*contacts, **told):
    found = failures(*contacts, **told).value
    return [said(verdict.counts) for verdict in found.verdicts]


def test_a_failure_on_a_national_standard_contact_counts():
    found = failures((date(2021, 5, 10), True, MISSED)).value
    assert found.count == 1
    assert found.dates == (date(2021, 5, 10),)
    assert found.ndelius_count == 1


def test_two_failures_on_one_day_are_one_and_the_second_says_why():
    day = date(2021, 5, 10)
    two = [(day, True, MISSED), (day, True, outcome("AFTC"))]
    assert failures(*two).value.count == 1
    assert reasons(*two) == [[], ["same-day"]]


def test_a_contact_that_does_not_count_does_not_take_the_day():
    day = date(2021, 5, 10)
    assert reasons((day, False, MISSED), (day, True, MISSED)) == [
        ["not-national-standard"],
        [],
    ]


def test_dates_are_given_in_order_whatever_the_order_of_the_contacts():
    found = failures(
        (date(2021, 5, 17), True, MISSED), (date(2021, 5, 10), True, MISSED)
    ).value
    assert found.dates == (date(2021, 5, 10), date(2021, 5, 17))


def test_the_day_of_sentence_counts_and_the_day_before_does_not():
    before = SENTENCED - timedelta(days=1)
    assert reasons((SENTENCED, True, MISSED), (before, True, MISSED)) == [
        [],
        ["before-sentence"],
    ]


def test_the_day_the_last_breach_ended_counts_and_the_day_before_does_not():
    ended = date(2021, 5, 10)
    two = [(ended, True, MISSED), (ended - timedelta(days=1), True, MISSED)]
    assert reasons(*two, last_breach_ended_on=ended) == [[], ["before-breach-ended"]]
    assert failures(*two, last_breach_ended_on=ended).value.ndelius_count == 1


def test_a_breach_that_ended_before_the_sentence_changes_nothing():
    day = (date(2021, 4, 5), True, MISSED)
    found = failures(day, last_breach_ended_on=date(2021, 1, 1))
    assert found.value.count == 1
    assert found.parts[0].value == SENTENCED


def test_today_counts_and_tomorrow_does_not_but_ndelius_counts_both():
    two = [(TODAY, True, MISSED), (TODAY + timedelta(days=1), True, MISSED)]
    assert reasons(*two) == [[], ["in-future"]]
    assert failures(*two).value.ndelius_count == 2


def test_what_happens_after_an_open_breach_began_goes_to_the_breach():
    began = date(2021, 5, 10)
    two = [(began, True, MISSED), (began + timedelta(days=1), True, MISSED)]
    assert reasons(*two, in_breach_since=began) == [[], ["during-breach"]]


@pytest.mark.parametrize("code", ["ATTC", "AAME"])
def test_what_complied_does_not_count(code):
    told = (date(2021, 5, 10), True, outcome(code))
    assert reasons(told) == [["complied"]]
    assert failures(told).value.ndelius_count == 0


def test_an_outcome_that_settles_nothing_does_not_count():
    told = (date(2021, 5, 10), True, outcome("CO38"))
    assert reasons(told) == [["not-settled"]]
    assert failures(told).value.ndelius_count == 0


def test_no_outcome_does_not_count():
    told = (date(2021, 5, 10), True, None)
    assert reasons(told) == [["no-outcome"]]
    assert failures(told).value.ndelius_count == 0


def test_a_failure_that_cannot_be_enforced_counts_for_ndelius_only():
    odd = Outcome("X", "Odd", False, False, enforceable=False)
    told = (date(2021, 5, 10), True, odd)
    assert reasons(told) == [["not-enforceable"]]
    assert failures(told).value.ndelius_count == 1


def test_every_reason_is_given_not_only_the_first():
    told = (SENTENCED - timedelta(days=1), False, None)
    assert reasons(told) == [["before-sentence", "not-national-standard", "no-outcome"]]


def test_a_missed_appointment_counts_once_its_evidence_window_is_over():
    missed = (date(2022, 3, 1), True, outcome("AFTA"))  # a Tuesday
    last = date(2022, 3, 8)
    assert reasons(missed, on=last) == [["evidence-awaited"]]
    assert reasons(missed, on=last + timedelta(days=1)) == [[]]
    assert failures(missed, on=last).value.ndelius_count == 1


def test_the_evidence_window_was_seven_days_and_then_five_working_days():
    before = evidence_limit(date(2021, 11, 22))
    after = evidence_limit(date(2021, 11, 23))
    assert (before.day, before.unit) == (date(2021, 11, 29), Unit.CALENDAR_DAYS)
    assert (after.day, after.unit) == (date(2021, 11, 30), Unit.WORKING_DAYS)
    assert before.doubt and after.doubt
    assert after.explanation == (
        "5 working days from the missed appointment, 23 November 2021"
    )
    with pytest.raises(CannotAnswer):
        evidence_limit(date(2014, 5, 31))
    assert evidence_limit(date(2014, 6, 1)).day == date(2014, 6, 8)


def test_the_working_names_each_contact_and_both_counts():
    parts = failures(
        (date(2021, 5, 10), True, MISSED), (date(2021, 5, 17), False, MISSED)
    ).parts
    assert [part.value for part in parts] == [SENTENCED, True, False, 1]
    assert parts[1].says == "0, 10 May 2021: counts"
    assert parts[2].says == (
        "1, 17 May 2021: Not a national standard contact: it does not count for compliance"
    )
    assert parts[2].source.startswith("hmpps-delius-api")
    assert parts[0].doubt


days = st.dates(date(2021, 3, 1), date(2021, 7, 1))
contacts = st.builds(
    Contact,
    st.just("c"),
    days,
    st.booleans(),
    st.sampled_from([None, MISSED, outcome("ATTC"), outcome("AFTA")]),
)


@given(st.lists(contacts), contacts)
def test_one_more_contact_never_lowers_a_count_and_adds_at_most_one(some, more):
    sentenced = Sentenced(SENTENCED, date(2021, 4, 20))
    before = failures_that_count(some, sentenced, on=TODAY).value
    after = failures_that_count([*some, more], sentenced, on=TODAY).value
    assert 0 <= after.count - before.count <= 1
    assert 0 <= after.ndelius_count - before.ndelius_count <= 1
    assert after.count <= after.ndelius_count


@given(st.lists(contacts), days, days)
def test_a_later_end_of_breach_never_raises_the_count(some, one, other):
    first, last = sorted((one, other))
    early = failures_that_count(some, Sentenced(SENTENCED, first), on=TODAY).value
    late = failures_that_count(some, Sentenced(SENTENCED, last), on=TODAY).value
    assert late.count <= early.count
