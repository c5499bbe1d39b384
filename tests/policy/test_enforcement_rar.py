from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.enforcement.contact import ContactType
from probation.policy.enforcement.rar import (
    RarContact,
    can_answer_rar,
    counts_to_update,
    rar_days,
)
from probation.policy.explained import Part
from probation.policy.rule import CannotAnswer

from .refusals import words_of

ON = date(2022, 6, 1)
DAY = date(2022, 5, 4)
DONE = RarContact(DAY, attended=True)

said = words_of("rar")


def days(*contacts, maximum=10, on=ON):
    return rar_days(contacts, maximum, on=on).value


def test_a_day_counts_once_however_much_was_done_on_it():
    found = days(DONE, DONE, replace(DONE, nsi="A"), replace(DONE, nsi="B"))
    assert found.counted == 1
    assert found.remaining == 9
    assert found.ndelius.requirement == 1
    assert found.ndelius.by_nsi == {"A": 1, "B": 1}
    assert found.ndelius.total == 3


@pytest.mark.parametrize(
    "change",
    [
        {"attended": False},
        {"attended": None},
        {"manages_the_order": True},
        {"deleted": True},
        {"on": ON + timedelta(days=1)},
    ],
)
def test_what_does_not_count(change):
    assert days(replace(DONE, **change)).counted == 0


def test_today_counts_once_it_is_attended():
    assert days(replace(DONE, on=ON)).counted == 1


def test_remaining_stops_at_nothing_and_what_is_over_is_told():
    contacts = [replace(DONE, on=DAY + timedelta(days=n)) for n in range(3)]
    found = days(*contacts, maximum=2)
    assert (found.counted, found.remaining, found.over) == (3, 0, 1)
    found = days(*contacts, maximum=3)
    assert (found.remaining, found.over) == (0, 0)


@pytest.mark.parametrize(
    ("done", "maximum", "level"),
    [(3, 4, None), (4, 5, 80), (7, 9, None), (9, 10, 80), (5, 5, 100), (6, 5, 100)],
)
def test_a_warning_comes_at_eighty_and_at_a_hundred_per_cent(done, maximum, level):
    contacts = [replace(DONE, on=DAY + timedelta(days=n)) for n in range(done)]
    assert days(*contacts, maximum=maximum).warn_at == level


def test_ndelius_counted_absences_until_september_2021():
    missed = replace(DONE, on=date(2021, 5, 4), attended=False)
    assert days(missed, on=date(2021, 8, 31)).ndelius.total == 1
    assert days(missed, on=date(2021, 9, 1)).ndelius.total == 0


def test_ndelius_counts_days_to_come_and_leaves_out_what_was_deleted():
    planned = RarContact(ON + timedelta(days=9), None, nsi="A")
    found = days(planned, replace(planned, nsi=None), replace(DONE, deleted=True))
    assert found.counted == 0
    assert (found.ndelius.requirement, found.ndelius.by_nsi) == (1, {"A": 1})


def test_the_working_shows_both_counts():
    parts = rar_days([DONE], 10, on=ON).parts
    assert parts == (
        Part(
            "1 of 10 days: dates to today on which activity was attended, on the "
            "requirement or an intervention of it",
            [DAY],
            "Sentencing Act 2020 Sch 9 Pt 2",
        ),
        Part(
            "NDelius’s own count: dates on the requirement and on each intervention "
            "apart, those to come included",
            1,
            "hmpps-delius-api ContactRarService; community-api Contact.getRarComponent",
            "“September 2021”: the day was not read.",
        ),
    )
    assert rar_days([DONE], 10, on=ON).on == ON


def test_an_order_without_days_is_refused():
    assert days(maximum=1).remaining == 1
    with pytest.raises(CannotAnswer) as refusal:
        days(maximum=0)
    assert refusal.value.field == "maximum"
    assert str(refusal.value) == "Enter the order’s number of days, at least 1"


def test_a_day_before_the_requirement_existed_is_refused():
    with pytest.raises(CannotAnswer):
        days(on=date(2015, 1, 31))
    assert days(on=date(2015, 2, 1)).counted == 0


@pytest.mark.parametrize(
    ("category", "through_nsi", "counts"),
    [
        ("F", False, ("requirement",)),
        ("F", True, ("nsi", "requirement")),
        ("X", True, ()),
        ("X", False, ()),
        (None, True, ()),
    ],
)
def test_stored_counts_that_change(category, through_nsi, counts):
    assert counts_to_update(category, through_nsi=through_nsi) == counts


RECORDS = ContactType(records_rar=True)
ATTENDS = ContactType(attendance=True)
NEITHER = ContactType()


@pytest.mark.parametrize(
    ("kind", "category", "ended_on", "through_nsi", "asked"),
    [
        (RECORDS, "F", None, False, True),
        (RECORDS, "F", None, True, True),
        (RECORDS, "F", DAY + timedelta(days=1), False, True),
        (RECORDS, "F", DAY, False, False),
        (RECORDS, "X", None, False, False),
        (RECORDS, None, None, True, False),
        (ATTENDS, "F", None, True, True),
        (ATTENDS, "F", None, False, False),
        (NEITHER, "F", None, True, False),
        (ATTENDS, "F", DAY, True, False),
    ],
)
def test_the_question_is_answered_exactly_where_it_is_asked(
    kind, category, ended_on, through_nsi, asked
):
    for flag in (True, False, None):
        answer = can_answer_rar(
            kind,
            flag,
            on=DAY,
            category=category,
            ended_on=ended_on,
            through_nsi=through_nsi,
        )
        assert bool(answer) is (asked == (flag is not None))
        if not answer:
            code = "rar-missing" if asked else "no-rar-here"
            assert said(answer) == [code]


contacts = st.builds(
    RarContact,
    st.dates(date(2022, 1, 1), date(2022, 12, 31)),
    st.sampled_from([True, False, None]),
    st.sampled_from([None, "A", "B"]),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(contacts), contacts)
def test_one_more_contact_adds_at_most_one_day(some, more):
    before, after = days(*some), days(*some, more)
    assert 0 <= after.counted - before.counted <= 1
    assert 0 <= after.ndelius.total - before.ndelius.total <= 1
    assert after.counted + after.remaining - after.over == 10
    assert after.counted <= after.ndelius.total
