"""Rules and calculations of enforcement, recall and unpaid work, run as they are told."""

from datetime import date

import jsonschema
import pytest

from probation.policy import enforcement, recall, unpaid_work
from probation.policy.rule import CannotAnswer

ON = date(2026, 6, 1)
PACKAGES = (enforcement, recall, unpaid_work)
CALCULATIONS = {one.key: one for package in PACKAGES for one in package.CALCULATIONS}
RULES = [one for package in PACKAGES for one in package.RULES]

WORKED_EXAMPLES = {
    "enforcement.failures_that_count": "1 failure. Not counted: Counted once, with "
    "another failure on that day; Not a national standard contact: it does not count for "
    "compliance",
    "enforcement.evidence_window": "5 working days from the missed appointment, 22 "
    "December 2021; 27 and 28 December are bank holidays",
    "enforcement.review": "A review is raised",
    "enforcement.breach": "The breach is closed; failures count from 18 April 2021",
    "enforcement.warn_or_refer_2003": "Give a warning or Refer for breach",
    "enforcement.warn_or_refer": "Refer for breach",
    "enforcement.presenting": "Refer the breach by 13 March 2018; Present the breach to "
    "the court by 13 March 2018",
    "enforcement.letters": "Licence compliance letter",
    "enforcement.contacts": "Before the day, only an acceptable absence may be recorded",
    "enforcement.nsi": "It lasts at most 200 days",
    "enforcement.rar_days": "1 day counted, 9 left; NDelius would count 3",
    "recall.type_before_2026": "A fixed term of 28 days is mandatory",
    "recall.type": "A fixed term of 56 days is mandatory",
    "unpaid_work.minutes_credited": "375 minutes",
    "unpaid_work.ete_share": "20 hours to 31 March 2022, 30 from 1 April",
    "unpaid_work.progress": "2280 minutes done, 3720 left",
    "unpaid_work.window": "By law to 9 May 2022; for the measure to 12 April 2022",
    "unpaid_work.no_window": "No limit",
    "unpaid_work.incentive": "330 minutes off so far, 1500 in the end",
    "unpaid_work.schedule": "26 April 2021 10:00 to 17:00; 10 May 2021 10:00 to 13:00",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rules_example_is_run_and_says_what_it_should(rule):
    answer = rule.example.works_out()
    assert answer
    assert answer == WORKED_EXAMPLES.get(rule.key, answer)
    assert rule.source
    assert rule.says


def test_rules_and_calculations_have_keys_of_their_own():
    keys = [rule.key for rule in RULES]
    assert len(keys) == len(set(keys))
    assert set(WORKED_EXAMPLES) <= set(keys)
    assert len(CALCULATIONS) == sum(len(package.CALCULATIONS) for package in PACKAGES)


@pytest.mark.parametrize("key", CALCULATIONS)
def test_a_calculations_example_fits_its_schemas_and_is_answered(key):
    one = CALCULATIONS[key]
    jsonschema.validate(one.example, one.accepts)
    found = one.answer(one.example, ON)
    jsonschema.validate(found.value, one.returns)
    assert found.on == ON


def answer(key, told, on=ON):
    return CALCULATIONS[key].answer(told, on).value


def refused(key, told, on=ON):
    with pytest.raises(CannotAnswer) as refusal:
        answer(key, told, on)
    return refusal.value.field


def test_failures_that_count():
    told = {
        "sentenced_on": "2021-04-01",
        "last_breach_ended_on": "2021-05-01",
        "in_breach_since": "2021-05-20",
        "contacts": [
            {
                "id": "a",
                "date": "2021-04-10",
                "national_standard": True,
                "outcome": "UAAB",
            },
            {
                "id": "b",
                "date": "2021-05-10",
                "national_standard": True,
                "outcome": "UAAB",
            },
            {
                "id": "c",
                "date": "2021-05-21",
                "national_standard": True,
                "outcome": "UAAB",
            },
            {"id": "d", "date": "2021-05-11", "national_standard": True},
        ],
    }
    found = answer("failures-that-count", told, date(2021, 6, 1))
    assert found["count"] == 1
    assert found["dates"] == ["2021-05-10"]
    assert found["ndelius_count"] == 2
    assert [one["counts"] for one in found["contacts"]] == [False, True, False, False]
    assert found["contacts"][3] == {
        "id": "d",
        "counts": False,
        "reasons": ["No outcome is recorded"],
    }


def test_failures_need_the_day_of_sentence_and_known_outcomes():
    assert refused("failures-that-count", {}) == "sentenced_on"
    contact = {"id": "a", "date": "2021-05-10", "national_standard": True}
    told = {"sentenced_on": "2021-04-01", "contacts": [contact | {"outcome": "??"}]}
    assert refused("failures-that-count", told) == "outcome"
    assert (
        refused("failures-that-count", told | {"contacts": [{"id": "a"}]})
        == "contacts[0].date"
    )


def test_warn_or_refer():
    told = {"sentence_type": "CO", "failure_on": "2021-08-02", "excuse": "not_accepted"}
    on = date(2021, 9, 1)
    free = answer("warn-or-refer", told, on)
    assert free["offered"] == ["warn", "refer"]
    assert free["warning_counts_until"] is None
    warned = told | {"warned_on": ["2021-05-10", "2021-06-14"]}
    found = answer("warn-or-refer", warned, on)
    assert found["offered"] == ["refer"]
    assert found["warning_counts_until"] == "2022-06-13"
    assert found["referring_means"].endswith("lays an information where appropriate")


def test_warn_or_refer_for_a_companys_case_goes_through_the_national_service():
    told = {
        "sentence_type": "CO",
        "failure_on": "2018-08-02",
        "excuse": "not_accepted",
        "held_by": "crc",
    }
    means = answer("warn-or-refer", told, date(2018, 9, 1))["referring_means"]
    assert means.endswith("National Probation Service, who lays the information")


def test_on_licence_letters_sent_decide_and_nothing_is_referred():
    told = {"sentence_type": "SC", "failure_on": "2021-08-02", "excuse": "not_accepted"}
    on = date(2021, 9, 1)
    assert answer("warn-or-refer", told, on)["offered"] == [
        "licence_letter",
        "consider_recall",
    ]
    found = answer("warn-or-refer", told | {"letters_sent": 3}, on)
    assert found["offered"] == ["consider_recall"]
    assert "referring_means" not in found


def test_rar_days():
    told = {
        "maximum": 2,
        "contacts": [
            {"date": "2021-05-04", "attended": True},
            {"date": "2021-05-04", "attended": True, "nsi": "A"},
            {"date": "2021-05-05", "attended": True, "manages_the_order": True},
            {"date": "2021-05-06", "attended": True, "deleted": True},
            {"date": "2021-05-07", "attended": None},
        ],
    }
    assert answer("rar-days", told, date(2021, 6, 1)) == {
        "counted": 1,
        "remaining": 1,
        "over": 0,
        "warn_at": None,
        "ndelius_count": 4,
    }


def test_recall_type():
    criteria = dict.fromkeys(
        CALCULATIONS["recall-type"].accepts["properties"]["criteria"]["properties"],
        False,
    )
    told = {"group": "ADULT_SDS", "charged": "NO", "criteria": criteria}
    assert answer("recall-type", told) == {
        "fixed_term_mandatory": True,
        "standard_mandatory": False,
        "discretionary": False,
        "fixed_term_days": 56,
    }
    unanswered = {"group": "ADULT_SDS", "charged": "NO", "criteria": {}}
    assert answer("recall-type", unanswered)["standard_mandatory"] is True
    assert answer("recall-type", told | {"charged": None})["standard_mandatory"] is True
    assert answer("recall-type", {})["standard_mandatory"] is False
    earlier = told | {"sentence_months": 11}
    assert answer("recall-type", earlier, date(2024, 4, 2))["fixed_term_days"] == 14
    found = CALCULATIONS["recall-type"].answer(told, ON)
    assert found.version == "2026"


def test_recall_refuses_what_it_does_not_know():
    assert refused("recall-type", {"criteria": {"tall": True}}) == "criteria"
    assert refused("recall-type", {"criteria": [1]}) == "criteria"
    assert (
        refused("recall-type", {"criteria": {"serving_DCR": "yes"}})
        == "criteria.serving_DCR"
    )
    assert refused("recall-type", {"group": "??"}) == "group"
