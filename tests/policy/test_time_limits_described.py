from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.dated import Dated, Version
from probation.policy.limit import Unit
from probation.policy.rule import CannotAnswer
from probation.policy.time_limits import (
    ALL,
    CALCULATIONS,
    NOT_FOUND,
    RULES,
    NamedDeadline,
    NamedLimit,
    earlier,
)
from probation.policy.time_limits.described import rules
from probation.policy.time_limits.named import named, named_in_hours
from probation.policy.working_days import is_working_day

W, F, D, H = Unit.WORKING_DAYS, Unit.FULL_BUSINESS_DAYS, Unit.CALENDAR_DAYS, Unit.HOURS
SPLIT, UNIFIED = date(2014, 6, 1), date(2021, 6, 26)


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
    assert _rule("handover-list").example.works_out() == "6 May 2022"
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
    assert (unfound.source, unfound.doubt) == (
        "looked for and not found",
        "No source that was read gives one: it is a local setting.",
    )
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


def test_a_limit_is_declared_with_its_versions_and_its_unit():
    versions = (Version(SPLIT, 2, "s"), Version(UNIFIED, 3, "t"))
    weeks = named("k", "T", *versions, starts="x", says="y", unit=Unit.WEEKS)
    assert weeks == NamedLimit(Dated("k", "T", "weeks", versions), "x", "y", Unit.WEEKS)
    plain = named("k", "T", *versions, starts="x", says="y")
    assert plain == NamedLimit(Dated("k", "T", "working days", versions), "x", "y", W)
    in_hours = named_in_hours("k", "T", *versions, starts="x", says="y")
    assert in_hours == NamedDeadline(Dated("k", "T", "hours", versions), "x", "y")


IN_WORKING_DAYS = [limit for limit in ALL.values() if limit.unit in (W, F)]
days = st.dates(UNIFIED, date(2027, 6, 1))


@given(st.sampled_from(IN_WORKING_DAYS), days, days)
def test_a_limit_in_working_days_is_on_one_and_a_later_start_never_ends_earlier(
    limit, a, b
):
    early, late = sorted((a, b))
    assert is_working_day(limit.due(early).day)
    assert early < limit.due(early).day <= limit.due(late).day
