from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.limit import Unit
from probation.policy.london import london_day, london_time
from probation.policy.premises import (
    CALCULATIONS,
    LENGTHS,
    RULES,
    SOURCE,
    Task,
    deadline,
    starts_at,
)
from probation.policy.rule import CannotAnswer
from probation.policy.working_days import Calendar, is_working_day

NONE = Calendar.of([])
STANDARD, SHORT, EMERGENCY, PLACEMENT = Task


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ("2023-01-09T12:59:59", "2023-01-09T12:59:59"),
        ("2023-01-09T13:00:00", "2023-01-10T09:00:00"),
        ("2023-01-14T08:00:00", "2023-01-16T09:00:00"),  # a Saturday
        ("2023-06-05T11:59:59", "2023-06-05T11:59:59"),  # 12:59:59 in London
        ("2023-06-05T12:00:00", "2023-06-06T08:00:00"),
        ("2023-06-05T23:30:00", "2023-06-05T23:30:00"),  # 00:30 on the 6th in London
        ("2023-04-06T13:00:00", "2023-04-11T08:00:00"),  # over Easter
        ("2023-04-07T10:00:00", "2023-04-11T08:00:00"),  # Good Friday
    ],
)
def test_work_starts_at_once_before_one_or_at_nine_on_the_next_working_day(
    asked, starts
):
    assert starts_at(utc(asked)) == utc(starts)


@pytest.mark.parametrize(
    ("task", "at"),
    [
        (STANDARD, "2023-01-23T11:00:00"),
        (SHORT, "2023-01-16T11:00:00"),
        (EMERGENCY, "2023-01-09T13:00:00"),
        (PLACEMENT, "2023-01-16T11:00:00"),
    ],
)
def test_each_task_has_its_own_length(task, at):
    assert deadline(task, utc("2023-01-09T11:00:00")).at == utc(at)


def test_lengths_and_units():
    assert LENGTHS == {
        STANDARD: (10, Unit.WORKING_DAYS),
        SHORT: (5, Unit.WORKING_DAYS),
        EMERGENCY: (2, Unit.HOURS),
        PLACEMENT: (5, Unit.WORKING_DAYS),
    }
    due = deadline(STANDARD, utc("2023-01-09T11:00:00"))
    assert (due.length, due.unit) == (10, Unit.WORKING_DAYS)
    assert due.at.tzinfo is UTC
    assert due.since.tzinfo is UTC
    assert due.source == (
        "ministryofjustice/hmpps-approved-premises-api c380b04, Cas1TaskDeadlineService"
    )


def test_a_limit_in_working_days_ends_at_the_same_time_by_londons_clocks():
    due = deadline(STANDARD, utc("2023-03-23T11:00:00"), NONE)  # before summer time
    assert due.at == utc("2023-04-06T10:00:00")
    assert deadline(STANDARD, utc("2023-10-26T10:00:00"), NONE).at == utc(
        "2023-11-09T11:00:00"
    )


def test_soon_after_midnight_in_summer_the_london_day_counts():
    due = deadline(SHORT, utc("2023-06-05T23:30:00"), NONE)  # 00:30 on Tuesday the 6th
    assert due.at == utc("2023-06-12T23:30:00")
    assert due.day == date(2023, 6, 13)


def test_the_sentence_names_bank_holidays_and_the_time_it_was_asked():
    due = deadline(STANDARD, utc("2023-03-24T13:00:00"))
    assert due.explanation == (
        "10 working days from 09:00, 27 March 2023; 7 and 10 April are bank holidays; asked "
        "at 13:00 on 24 March 2023, so work starts then"
    )
    at_once = deadline(EMERGENCY, utc("2023-06-05T10:00:00"))
    assert at_once.explanation == "2 hours from 11:00 on 5 June 2023"


def test_another_calendar_takes_the_place_of_the_real_one():
    asked = utc("2023-04-06T11:00:00")
    assert deadline(SHORT, asked).at == utc("2023-04-17T11:00:00")
    assert deadline(SHORT, asked, NONE).at == utc("2023-04-13T11:00:00")
    closed = Calendar.of([date(2023, 4, 6)])
    assert starts_at(asked, closed) == utc("2023-04-07T08:00:00")
    assert deadline(SHORT, asked, closed).at == utc("2023-04-14T08:00:00")


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(CannotAnswer):
        deadline(STANDARD, datetime(2023, 1, 9, 11))


def test_tasks_keep_their_keys():
    assert [task.value for task in Task] == [
        "standard",
        "short notice",
        "emergency",
        "placement application",
    ]


def test_each_task_has_a_rule_with_its_own_example():
    worked = {rule.key: rule.example.works_out() for rule in RULES}
    assert [key.removeprefix("premises.") for key in worked] == [
        "standard-assessment",
        "short-notice-assessment",
        "emergency-assessment",
        "placement-application",
    ]
    assert worked["premises.standard-assessment"].startswith(
        "09:00 on 12 April 2023: 10 "
    )
    assert worked["premises.emergency-assessment"] == (
        "11:00 on 27 March 2023: 2 hours from 09:00 on 27 March 2023; asked at 13:00 on "
        "24 March 2023, so work starts then"
    )
    assert RULES[0].title == "Approved premises: standard assessment"
    assert RULES[0].says.startswith("Due 10 working days after work starts.")


def test_the_calculation_answers_its_own_example_and_refuses_what_it_cannot_read():
    (calculation,) = CALCULATIONS
    answer = calculation.answer(calculation.example, date(2023, 4, 11))
    assert calculation.key == "premises-deadline"
    assert answer.value["at"] == "2023-04-12T09:00:00+01:00"
    assert answer.value["days_left"] == 1
    assert answer.parts[0].says == answer.value["explanation"]
    assert (answer.parts[0].value, answer.parts[0].source) == (
        date(2023, 4, 12),
        SOURCE,
    )
    assert answer.on == date(2023, 4, 11)
    for wrong in (
        {"task": "x"},
        {"task": "standard"},
        {"task": "standard", "asked_at": "now"},
    ):
        with pytest.raises(CannotAnswer):
            calculation.answer(wrong, date(2023, 4, 11))


def test_a_request_before_nine_keeps_its_own_time_as_the_published_service_does():
    at_night = deadline(EMERGENCY, utc("2023-01-09T03:00:00"))
    the_eve = deadline(EMERGENCY, utc("2023-01-08T20:00:00"))
    assert (at_night.at, the_eve.at) == (
        utc("2023-01-09T05:00:00"),
        utc("2023-01-09T11:00:00"),
    )
    assert all(rule.doubt.startswith("A request before 09:00") for rule in RULES)


instants = st.datetimes(
    datetime(2014, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)
)


@given(st.sampled_from(Task), instants, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_a_deadline_is_on_a_working_day_and_a_later_request_never_ends_earlier(
    task, asked, more
):
    due = deadline(task, asked)
    assert due.at > asked
    assert is_working_day(due.day)
    assert is_working_day(london_day(due.since))
    assert london_time(due.since).time() < time(13)
    assert due.day <= deadline(task, asked + more).day
