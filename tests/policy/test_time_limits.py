from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import time_limits
from probation.policy.dated import Dated, Version
from probation.policy.limit import (
    Unit,
    in_calendar_days,
    in_full_business_days,
    in_months,
    in_months_beginning_with,
    in_weeks,
    in_working_days,
)
from probation.policy.rosh import Rosh
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits import (
    ALL,
    CALCULATIONS,
    MANAGER_NAMED,
    NOT_FOUND,
    REGISTER_TYPES,
    RULES,
    WARNING_LIFE,
    NamedDeadline,
    NamedLimit,
    RegisterType,
    Report,
    earlier,
    home_visit_due,
    manager_named_by,
    plan_due,
    registration_review_due,
    report_due,
    response_by,
    waiting_for_first_attendance,
)
from probation.policy.time_limits.described import rules
from probation.policy.time_limits.named import COUNTING, named, named_in_hours
from probation.policy.time_limits.reviews import read_register_types
from probation.policy.working_days import is_working_day

W, F, D, H = Unit.WORKING_DAYS, Unit.FULL_BUSINESS_DAYS, Unit.CALENDAR_DAYS, Unit.HOURS
SPLIT, UNIFIED = date(2014, 6, 1), date(2021, 6, 26)

# Key, unit, and the length in force from each day; the last entry is the day it ends.
LIMITS = [
    ("report-oral", D, {SPLIT: 0}, None),
    ("report-short", W, {SPLIT: 5}, None),
    ("report-standard", W, {SPLIT: 15}, None),
    ("report-standard-custody", W, {SPLIT: 10}, None),
    ("hearing-resulted", W, {SPLIT: 2}, None),
    ("allocated", F, {SPLIT: 2, UNIFIED: 2}, None),
    ("first-appointment", W, {SPLIT: 5, UNIFIED: 5}, None),
    ("first-appointment-after-release", W, {SPLIT: 1, UNIFIED: 1}, None),
    ("plan", W, {SPLIT: 15, UNIFIED: 15}, None),
    ("unpaid-work-arranged", W, {SPLIT: 7, UNIFIED: 7}, None),
    ("home-visit-high", D, {UNIFIED: 15}, None),
    ("home-visit-medium", Unit.WEEKS, {UNIFIED: 6}, None),
    ("home-visit-low", Unit.WEEKS, {UNIFIED: 12}, None),
    ("evidence", W, {SPLIT: 5}, None),
    ("letter-answered", D, {SPLIT: 7}, None),
    ("breach-pack", W, {SPLIT: 10}, None),
    ("company-refers-breach", W, {SPLIT: 8}, UNIFIED),
    ("nps-presents-own-breach", W, {SPLIT: 10}, UNIFIED),
    ("nps-presents-company-breach", W, {SPLIT: 2}, UNIFIED),
    ("warning-life", Unit.MONTHS, {date(2005, 4, 4): 12, date(2020, 12, 1): 12}, None),
    ("recall-requested", H, {SPLIT: 24}, None),
    ("licence-revoked", H, {SPLIT: 24}, None),
    ("licence-revoked-emergency", H, {SPLIT: 2}, None),
    ("manager-named", H, {UNIFIED: 48}, None),
    ("handover-tasks", D, {UNIFIED: 7}, None),
    ("handover-reminder", D, {UNIFIED: 14}, None),
]


def _asked(limit, day):
    """The day as the limit wants it: a limit in hours wants an instant."""
    if isinstance(limit, NamedDeadline):
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return day


def test_every_limit_is_listed_under_its_own_key():
    assert list(ALL) == [key for key, *_ in LIMITS]


@pytest.mark.parametrize(("key", "unit", "lengths", "until"), LIMITS)
def test_the_length_and_unit_of_each_limit_on_each_day_it_changed(
    key, unit, lengths, until
):
    limit = ALL[key]
    assert (limit.length.key, limit.unit) == (key, unit)
    assert limit.length.unit == unit.label
    assert {one.since: one.value for one in limit.length.versions} == lengths
    assert limit.length.until == until
    for version in limit.length.versions:
        due = limit.due(_asked(limit, version.since))
        assert (due.length, due.unit) == (version.value, unit)
        assert (due.source, due.doubt) == (version.source, version.doubt)
        assert version.source
        assert limit.starts in due.explanation


@pytest.mark.parametrize(("key", "unit", "lengths", "until"), LIMITS)
def test_outside_its_days_a_limit_is_refused(key, unit, lengths, until):
    limit = ALL[key]
    outside = [min(lengths) - timedelta(days=1)] + ([until] if until else [])
    for day in outside:
        with pytest.raises(CannotAnswer) as refused:
            limit.due(_asked(limit, day))
        assert refused.value.field == "since"
        assert str(refused.value) == (
            f"{limit.length.title}: no limit was in force on {day:%-d %B %Y}. Check the "
            "date, or ask for another limit."
        )
    if until:
        assert limit.due(until - timedelta(days=1))


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
        (time_limits.EVIDENCE, date(2021, 11, 23), date(2021, 11, 30)),
        (time_limits.LETTER_ANSWERED, date(2021, 6, 11), date(2021, 6, 18)),
        (time_limits.BREACH_PACK, date(2021, 6, 11), date(2021, 6, 25)),
        (time_limits.COMPANY_REFERS_BREACH, date(2017, 4, 3), date(2017, 4, 13)),
        (time_limits.NPS_PRESENTS_OWN_BREACH, date(2017, 4, 3), date(2017, 4, 19)),
        (time_limits.NPS_PRESENTS_COMPANY_BREACH, date(2017, 4, 3), date(2017, 4, 5)),
        (time_limits.WARNING_LIFE, date(2021, 5, 10), date(2022, 5, 9)),
        (time_limits.WARNING_LIFE, date(2016, 2, 29), date(2017, 2, 28)),
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


def test_a_warning_counts_its_own_day():
    assert WARNING_LIFE.count is in_months_beginning_with
    assert WARNING_LIFE.due(date(2021, 5, 10)).explanation == (
        "12 months beginning with the warning, 10 May 2021: the last day is 9 May 2022"
    )


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


REVIEWED_AFTER = {
    1: "UPWS",
    3: "MAPP ARSO RCPR RCHD RCCO ADVP IMAR STRG SHPO WEAP",
    6: "RVHR RHRH RMRH RLRH ADVV ALSH RVAD RVLN RTAO RPIR IIOM AV2S",
    12: "INLL",
}


@pytest.mark.parametrize(
    ("code", "months"),
    [
        (code, months)
        for months, codes in REVIEWED_AFTER.items()
        for code in codes.split()
    ],
)
def test_a_registration_is_reviewed_after_its_types_months(code, months):
    assert REGISTER_TYPES[code].months == months
    due = registration_review_due(code, date(2017, 1, 10))
    assert due is not None
    assert (due.length, due.unit) == (months, Unit.MONTHS)


def test_a_review_is_told_with_its_type_and_source():
    assert REGISTER_TYPES["MAPP"] == RegisterType("MAPP", "MAPPA", 3)
    due = registration_review_due("MAPP", date(2016, 11, 30))
    assert due is not None
    assert due.day == date(2017, 2, 28)
    assert due.explanation == (
        "3 months from start or last review of MAPPA, 30 November 2016; February 2017 has "
        "no day 30, so its last day"
    )
    assert due.source == "NDelius register types, review period"


@pytest.mark.parametrize("code", ["HREG", "SPO"])  # set to none; none published
def test_a_type_that_is_not_reviewed_has_no_limit(code):
    assert registration_review_due(code, date(2017, 1, 10)) is None


def test_a_code_that_is_no_register_type_is_refused():
    with pytest.raises(CannotAnswer) as refused:
        registration_review_due("XXXX", date(2017, 1, 10))
    assert refused.value.field == "code"
    assert str(refused.value) == (
        "‘XXXX’ is not a register type. Use a code such as MAPP or RHRH."
    )


def test_an_enforcement_action_is_answered_in_its_own_calendar_days():
    due = response_by(date(2021, 5, 5), 7)
    assert due.day == date(2021, 5, 12)
    assert due.unit is Unit.CALENDAR_DAYS
    assert due.explanation == "7 calendar days from the enforcement action, 5 May 2021"
    assert (
        due.source
        == "ministryofjustice/community-api, period of the enforcement action"
    )
    assert due.doubt == (
        "The record system counts calendar days here; practice speaks of working days."
    )


def test_limits_of_earlier_years_are_kept_with_their_figures():
    assert {limit.key: (limit.length, limit.unit) for limit in earlier.ALL} == {
        "allocated-2007": (3, W),
        "allocated-tier-4-2007": (1, W),
        "contact-2007": (5, W),
        "contact-tier-4-2007": (2, W),
        "plan-2007": (15, W),
        "plan-tier-4-2007": (5, D),
        "custody-near-2007": (8, Unit.WEEKS),
        "custody-far-2007": (16, Unit.WEEKS),
        "custody-supervisor-2007": (2, W),
        "custody-contact-2007": (10, W),
        "hearing-2005": (20, W),
        "breach-half-2005": (25, W),
        "breach-mean-2005": (35, W),
        "warrant-2005": (28, D),
    }
    assert all(str(limit.since.year) in limit.key for limit in earlier.ALL)
    assert all(str(limit.since.year) in limit.source for limit in earlier.ALL)


def test_what_was_not_found_is_said_and_never_invented():
    assert set(NOT_FOUND) == {
        "risk-escalation",
        "contact-frequency",
        "unpaid-work-first-session",
    }
    assert not set(NOT_FOUND) & set(ALL)


def test_rules_have_keys_of_their_own_and_examples_that_run():
    keys = [rule.key for rule in rules()]
    assert keys == [rule.key for rule in RULES]
    assert len(keys) == len(set(keys))
    for rule in rules():
        assert rule.key.startswith("time-limits.")
        assert rule.source
        assert "{" not in rule.says
        assert rule.example.works_out()


def _rule(key):
    return next(rule for rule in rules() if rule.key == f"time-limits.{key}")


def test_a_rule_tells_each_version_of_a_limit_with_the_days_it_held():
    old, new = _rule("allocated@2014-06-01"), _rule("allocated@2021-06-26")
    assert (old.since, old.until) == (SPLIT, UNIFIED)
    assert (new.since, new.until) == (UNIFIED, None)
    assert old.title == "Case allocated"
    assert old.says.endswith("after the day of sentence: 2 full business days.")
    assert old.example.given == "the sentence on 4 April 2017"
    assert old.example.works_out() == (
        "6 April 2017: 2 full business days from the sentence, 4 April 2017"
    )
    assert new.example.given == "the sentence on 22 December 2021"
    assert new.doubt.startswith("No measure of the unified service")
    ended = _rule("company-refers-breach@2014-06-01")
    assert ended.until == UNIFIED


def test_the_other_rules_tell_their_example():
    assert _rule("recall-requested@2014-06-01").example.works_out() == (
        "10:00 on 5 April 2017: 24 hours from the decision to ask for recall, 10:00 on "
        "4 April 2017"
    )
    assert (
        _rule("home-visit")
        .example.works_out()
        .startswith("19 January 2022: 15 calendar ")
    )
    assert (
        _rule("registration-review")
        .example.works_out()
        .startswith("28 February 2017: 3")
    )
    assert (
        _rule("enforcement-action")
        .example.works_out()
        .startswith("12 May 2021: 7 calendar ")
    )
    tier_4 = _rule("allocated-tier-4-2007")
    says = "Allocation after sentence or release, tier 4 (2007): 1 working day."
    assert tier_4.says == tier_4.example.works_out() == says
    assert tier_4.title == "Allocation after sentence or release, tier 4"
    assert (tier_4.since, tier_4.until) == (date(2007, 1, 1), date(2011, 1, 1))
    assert (tier_4.source, tier_4.doubt) == (earlier.STANDARDS_2007, earlier.DOUBT)
    assert tier_4.example.given == "kept for reading old files"
    assert _rule("warrant-2005").until is None
    unfound = _rule("risk-escalation")
    assert unfound.title == "No limit found: risk escalation"
    assert unfound.says == NOT_FOUND["risk-escalation"]
    assert (unfound.source, unfound.doubt) == ("looked for and not found", "NOT FOUND")
    assert unfound.example.given == "any case"
    assert unfound.example.works_out() == "no limit is shown"


(CALCULATION,) = CALCULATIONS


def test_the_calculation_answers_its_own_example():
    answer = CALCULATION.answer(CALCULATION.example, date(2017, 4, 10))
    assert CALCULATION.key == "time-limit"
    assert answer.value["day"] == "2017-04-27"
    assert answer.value["days_left"] == 17
    assert answer.value["left"] == "11 working days left"
    assert (answer.version, answer.on) == ("report-standard", date(2017, 4, 10))
    (part,) = answer.parts
    assert (part.says, part.value) == (answer.value["explanation"], date(2017, 4, 27))
    assert (part.source, part.doubt) == (answer.value["source"], answer.value["doubt"])


def test_the_calculation_takes_an_instant_for_a_limit_in_hours():
    given = {"limit": "recall-requested", "since": "2017-04-04T12:00:00+01:00"}
    assert (
        CALCULATION.answer(given, date(2017, 4, 4)).value["at"]
        == "2017-04-05T12:00:00+01:00"
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"since": "2017-04-04"}, "limit"),
        ({"limit": "nonsense", "since": "2017-04-04"}, "limit"),
        ({"limit": "plan"}, "since"),
        ({"limit": "plan", "since": "yesterday"}, "since"),
        ({"limit": "recall-requested", "since": "2017-04-04T12:00:00"}, "instant"),
        ({"limit": "plan", "since": "2029-01-01"}, "day"),
    ],
)
def test_the_calculation_refuses_what_it_cannot_read(given, field):
    with pytest.raises(CannotAnswer) as refused:
        CALCULATION.answer(given, date(2017, 4, 4))
    assert refused.value.field == field


def test_an_unknown_limit_is_told_the_known_ones():
    with pytest.raises(CannotAnswer) as refused:
        CALCULATION.answer({"limit": "nonsense"}, date(2017, 4, 4))
    told = str(refused.value)
    assert told.startswith("‘limit’ must be one of report-oral, report-short, ")
    assert told.endswith(", not 'nonsense'")
    assert CALCULATION.accepts["properties"]["limit"]["enum"] == sorted(ALL)


def test_a_limit_is_declared_with_its_versions_unit_and_way_of_counting():
    versions = (Version(SPLIT, 2, "s"), Version(UNIFIED, 3, "t"))
    limit = named(
        "k",
        "T",
        *versions,
        starts="x",
        says="y",
        unit=Unit.WEEKS,
        until=date(2030, 1, 1),
    )
    length = Dated("k", "T", "weeks", versions, date(2030, 1, 1))
    assert limit == NamedLimit(length, "x", "y", Unit.WEEKS, in_weeks)
    plain = named("k", "T", *versions, starts="x", says="y")
    assert plain == NamedLimit(
        Dated("k", "T", "working days", versions), "x", "y", W, in_working_days
    )
    own = named(
        "k", "T", *versions, starts="x", says="y", count=in_months_beginning_with
    )
    assert own.count is in_months_beginning_with
    in_hours = named_in_hours("k", "T", *versions, starts="x", says="y")
    assert in_hours == NamedDeadline(Dated("k", "T", "hours", versions), "x", "y")


def test_every_unit_of_days_has_its_way_of_counting():
    assert {
        W: in_working_days,
        F: in_full_business_days,
        D: in_calendar_days,
        Unit.WEEKS: in_weeks,
        Unit.MONTHS: in_months,
    } == COUNTING


def test_register_types_are_read_from_a_file(tmp_path):
    path = tmp_path / "types.csv"
    lines = ["# Source: a test", "code,name,flag,months", "A,Ä,RoSH,3", "B,b,RoSH,"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_register_types(path) == {
        "A": RegisterType("A", "Ä", 3),
        "B": RegisterType("B", "b", 0),
    }


IN_WORKING_DAYS = [limit for limit in ALL.values() if limit.unit in (W, F)]
days = st.dates(UNIFIED, date(2027, 6, 1))


@given(st.sampled_from(IN_WORKING_DAYS), days, days)
def test_a_limit_in_working_days_is_on_one_and_a_later_start_never_ends_earlier(
    limit, a, b
):
    if limit.length.until:
        a, b = a - timedelta(days=2500), b - timedelta(days=2500)
        a, b = min(a, UNIFIED - timedelta(days=1)), min(b, UNIFIED - timedelta(days=1))
        a, b = max(a, SPLIT), max(b, SPLIT)
    early, late = sorted((a, b))
    assert is_working_day(limit.due(early).day)
    assert early < limit.due(early).day <= limit.due(late).day
