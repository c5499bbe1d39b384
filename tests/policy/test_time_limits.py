from datetime import UTC, date, datetime, timedelta

import pytest

from probation.policy import time_limits
from probation.policy.limit import Unit
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits import (
    ALL,
    MANAGER_NAMED,
    NamedDeadline,
    Report,
    home_visit_due,
    listed_from,
    manager_named_by,
    plan_due,
    report_due,
    waiting_for_first_attendance,
)

W, F, D, H = Unit.WORKING_DAYS, Unit.FULL_BUSINESS_DAYS, Unit.CALENDAR_DAYS, Unit.HOURS
SPLIT, UNIFIED = date(2014, 6, 1), date(2021, 6, 26)

# Key, unit, and the length in force from each day.
LIMITS = [
    ("report-oral", D, {SPLIT: 0}),
    ("report-short", W, {SPLIT: 5}),
    ("report-standard", W, {SPLIT: 15}),
    ("report-standard-custody", W, {SPLIT: 10}),
    ("hearing-resulted", W, {SPLIT: 2}),
    ("allocated", F, {SPLIT: 2, UNIFIED: 2}),
    ("first-appointment", W, {SPLIT: 5, UNIFIED: 5}),
    ("first-appointment-after-release", W, {SPLIT: 1, UNIFIED: 1}),
    ("plan", W, {SPLIT: 15, UNIFIED: 15}),
    ("unpaid-work-arranged", W, {SPLIT: 7, UNIFIED: 7}),
    ("home-visit-high", D, {UNIFIED: 15}),
    ("home-visit-medium", Unit.WEEKS, {UNIFIED: 6}),
    ("home-visit-low", Unit.WEEKS, {UNIFIED: 12}),
    ("recall-requested", H, {SPLIT: 24}),
    ("licence-revoked", H, {SPLIT: 24}),
    ("licence-revoked-emergency", H, {SPLIT: 2}),
    ("manager-named", H, {UNIFIED: 48}),
    ("handover-tasks", D, {UNIFIED: 7}),
    ("handover-reminder", D, {UNIFIED: 14}),
]


def _asked(limit, day):
    """The day as the limit wants it: a limit in hours wants an instant."""
    if isinstance(limit, NamedDeadline):
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return day


def test_every_limit_is_listed_under_its_own_key():
    assert list(ALL) == [key for key, *_ in LIMITS]


@pytest.mark.parametrize(("key", "unit", "lengths"), LIMITS)
def test_the_length_and_unit_of_each_limit_on_each_day_it_changed(key, unit, lengths):
    limit = ALL[key]
    assert (limit.length.key, limit.unit) == (key, unit)
    assert limit.length.unit == unit.label
    assert {one.since: one.value for one in limit.length.versions} == lengths
    assert limit.length.until is None
    for version in limit.length.versions:
        due = limit.due(_asked(limit, version.since))
        assert (due.length, due.unit) == (version.value, unit)
        assert (due.source, due.doubt) == (version.source, version.doubt)
        assert version.source
        assert limit.starts in due.explanation


@pytest.mark.parametrize(("key", "unit", "lengths"), LIMITS)
def test_before_its_first_day_a_limit_is_refused(key, unit, lengths):
    limit = ALL[key]
    day = min(lengths) - timedelta(days=1)
    with pytest.raises(CannotAnswer) as refused:
        limit.due(_asked(limit, day))
    assert refused.value.field == "since"
    assert str(refused.value) == (
        f"{limit.length.title}: no rule is known for {day:%-d %B %Y}. Check the date."
    )


@pytest.mark.parametrize(
    ("limit", "since", "day"),
    [
        (time_limits.ALLOCATED, date(2015, 3, 27), date(2015, 3, 31)),
        (time_limits.ALLOCATED, date(2015, 4, 2), date(2015, 4, 8)),
        (time_limits.FIRST_APPOINTMENT, date(2021, 12, 22), date(2021, 12, 31)),
        (
            time_limits.FIRST_APPOINTMENT_AFTER_RELEASE,
            date(2017, 4, 13),
            date(2017, 4, 18),
        ),
        (time_limits.PLAN, date(2022, 4, 4), date(2022, 4, 27)),
        (time_limits.HEARING_RESULTED, date(2017, 4, 13), date(2017, 4, 19)),
        (time_limits.UNPAID_WORK_ARRANGED, date(2017, 4, 3), date(2017, 4, 12)),
        (time_limits.HANDOVER_TASKS, date(2022, 4, 4), date(2022, 4, 11)),
        (time_limits.HANDOVER_REMINDER, date(2022, 4, 4), date(2022, 4, 18)),
    ],
)
def test_worked_limits(limit, since, day):
    assert limit.due(since).day == day


@pytest.mark.parametrize(
    ("limit", "hours"),
    [
        (time_limits.RECALL_REQUESTED, 24),
        (time_limits.LICENCE_REVOKED, 24),
        (time_limits.LICENCE_REVOKED_EMERGENCY, 2),
    ],
)
def test_limits_in_hours_run_from_the_instant(limit, hours):
    since = datetime(2019, 3, 30, 20, tzinfo=UTC)  # summer time begins in the night
    assert limit.due(since).at == since + timedelta(hours=hours)


def test_the_version_of_a_limit_in_hours_is_that_of_the_london_day():
    last_before = datetime(2021, 6, 25, 22, 59, tzinfo=UTC)
    with pytest.raises(CannotAnswer):
        MANAGER_NAMED.due(last_before)
    assert MANAGER_NAMED.due(last_before + timedelta(minutes=1)).length == 48


def test_a_handover_is_listed_eight_weeks_before():
    assert listed_from(date(2022, 7, 1)) == date(2022, 5, 6)


def test_a_manager_is_named_within_48_hours_of_the_days_beginning():
    due = manager_named_by(date(2022, 7, 1))
    assert due.since == datetime(2022, 6, 30, 23, tzinfo=UTC)
    assert due.at == datetime(2022, 7, 2, 23, tzinfo=UTC)
    assert due.day == date(2022, 7, 3)
    assert due.explanation == (
        "48 hours from the beginning of community responsibility, 00:00 on 1 July 2022"
    )


@pytest.mark.parametrize(
    ("kind", "in_custody", "day"),
    [
        (Report.ORAL, False, date(2017, 4, 4)),
        (Report.SHORT, False, date(2017, 4, 11)),
        (Report.STANDARD, False, date(2017, 4, 27)),
        (Report.STANDARD, True, date(2017, 4, 20)),
        (Report.ORAL, True, date(2017, 4, 4)),
        (Report.SHORT, True, date(2017, 4, 11)),
    ],
)
def test_a_reports_own_limit_goes_by_its_type(kind, in_custody, day):
    due = report_due(kind, date(2017, 4, 4), in_custody=in_custody)
    assert due.rule.day == day
    assert due.court is None


def test_the_courts_day_stands_beside_the_rules():
    due = report_due(Report.STANDARD, date(2017, 4, 4), date(2017, 5, 2))
    assert due.rule.day == date(2017, 4, 27)
    assert due.court is not None
    assert due.court.day == date(2017, 5, 2)
    assert due.court.since == date(2017, 4, 4)
    assert (due.court.length, due.court.unit) == (28, Unit.CALENDAR_DAYS)
    assert due.court.explanation == "the day the court adjourned to: 2 May 2017"
    assert (
        due.court.source == "NPS SL001, data.justice.gov.uk/probation/nps-performance"
    )


def test_a_court_may_ask_for_the_same_day_but_not_for_one_before():
    same = report_due(Report.ORAL, date(2017, 4, 4), date(2017, 4, 4))
    assert same.court is not None
    assert same.court.length == 0
    with pytest.raises(CannotAnswer) as refused:
        report_due(Report.ORAL, date(2017, 4, 4), date(2017, 4, 3))
    assert refused.value.field == "court_date"
    assert str(refused.value) == (
        "The court’s day, 3 April 2017, is before the request of 4 April 2017. Correct one "
        "of the two."
    )


def test_report_types_keep_their_keys():
    assert Report.choices() == [
        ("oral", "Oral report"),
        ("short", "Short format report, written"),
        ("standard", "Standard report"),
    ]


def test_a_plans_clock_has_not_started_while_nobody_was_seen():
    assert plan_due(None) is None
    due = plan_due(date(2022, 4, 4))
    assert due is not None
    assert due.day == date(2022, 4, 27)


def test_waiting_for_the_first_attendance_is_told_in_days():
    allocated = date(2022, 4, 4)
    assert waiting_for_first_attendance(allocated, date(2022, 4, 5)) == (
        "waiting for first attendance (1 calendar day since allocation)"
    )
    assert waiting_for_first_attendance(allocated, allocated) == (
        "waiting for first attendance (0 calendar days since allocation)"
    )
    with pytest.raises(CannotAnswer) as refused:
        waiting_for_first_attendance(allocated, date(2022, 4, 3))
    assert refused.value.field == "allocated_on"
    assert str(refused.value) == "The allocation of 4 April 2022 is after 3 April 2022"


@pytest.mark.parametrize(
    ("rosh", "flags", "day"),
    [
        (Rosh.LOW, {}, date(2022, 3, 29)),
        (Rosh.MEDIUM, {}, date(2022, 2, 15)),
        (Rosh.HIGH, {}, date(2022, 1, 19)),
        (Rosh.VERY_HIGH, {}, date(2022, 1, 19)),
        (Rosh.LOW, {"registered_sex_offender": True}, date(2022, 1, 19)),
        (Rosh.MEDIUM, {"child_sexual_exploitation": True}, date(2022, 1, 19)),
    ],
)
def test_a_home_visit_goes_by_risk_and_kind_of_case(rosh, flags, day):
    assert home_visit_due(date(2022, 1, 4), rosh, **flags).day == day
