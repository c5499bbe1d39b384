"""Court hearings: priority, who may result, and by when."""

from datetime import date

import pytest

from probation.policy import court as module
from probation.policy.court import (
    ASKS_FOR_REPORT,
    ENDS_CASE,
    HAS_NEXT_HEARING,
    PREPARATION,
    RESULTING,
    SOURCE,
    Outcome,
    Preparation,
    ProbationStatus,
    Resulting,
    can_record_outcome,
    can_result,
    is_queued,
    priority,
    result_limit,
)

CURRENT = ProbationStatus.CURRENT
KNOWN = ProbationStatus.PREVIOUSLY_KNOWN


def told(decision):
    return [(reason.code, reason.text) for reason in decision.reasons]


@pytest.mark.parametrize(
    ("outcome", "status", "rank"),
    [
        (Outcome.PROBATION_SENTENCE, KNOWN, 1),
        (Outcome.PROBATION_SENTENCE, CURRENT, 1),
        (Outcome.FINE, CURRENT, 2),
        (Outcome.REPORT_REQUESTED, CURRENT, 2),
        (None, CURRENT, 2),
        (Outcome.REPORT_REQUESTED, KNOWN, 3),
        (Outcome.CROWN_PLUS_PSR, KNOWN, 3),
        (Outcome.ADJOURNED, KNOWN, 4),
        (Outcome.TRIAL, KNOWN, 4),
        (Outcome.WARRANT, KNOWN, 4),
        (Outcome.COMMITTED_TO_CROWN, KNOWN, 4),
        (Outcome.FINE, KNOWN, 5),
        (Outcome.DISMISSED, KNOWN, 5),
        (Outcome.NON_PROBATION_SENTENCE, KNOWN, 5),
        (Outcome.NO_OUTCOME, KNOWN, 5),
        (Outcome.OTHER, KNOWN, 5),
        (None, KNOWN, 5),
    ],
)
def test_what_is_resulted_first(outcome, status, rank):
    assert priority(outcome, status) == rank


def test_a_sentence_is_entered_within_two_working_days():
    limit = result_limit(date(2015, 4, 2))
    assert limit.day == date(2015, 4, 8)
    assert limit.doubt


def test_an_outcome_follows_a_note_until_it_is_resulted():
    assert can_record_outcome(status=Resulting.NEW, has_note=True)
    assert can_record_outcome(status=Resulting.IN_PROGRESS, has_note=True)
    decision = can_record_outcome(status=Resulting.RESULTED, has_note=False)
    assert told(decision) == [
        ("resulted", "The hearing is resulted; correct it instead"),
        ("no-note", "Write a hearing note first"),
    ]
    assert {reason.source for reason in decision.reasons} == {SOURCE}


def test_only_who_took_it_may_result_it_with_an_outcome():
    mine = {"assignee": "a", "by": "a"}
    ready = {"status": Resulting.IN_PROGRESS, "outcome": Outcome.FINE}
    assert can_result(**ready, **mine)
    other = can_result(**ready, assignee="a", by="b")
    assert told(other) == [
        ("not-yours", "Only the person it is assigned to may result it")
    ]
    for outcome in (None, Outcome.NO_OUTCOME):
        decision = can_result(status=Resulting.IN_PROGRESS, outcome=outcome, **mine)
        assert told(decision) == [("no-outcome", "Record the outcome first")]
        assert decision.reasons[0].source == SOURCE
    assert other.reasons[0].source == SOURCE
    for status in (Resulting.NEW, Resulting.RESULTED):
        decision = can_result(status=status, outcome=Outcome.FINE, **mine)
        assert [reason.code for reason in decision.reasons] == ["wrong-status"]


def test_every_reason_against_resulting_is_told():
    decision = can_result(status=Resulting.NEW, outcome=None, assignee="a", by="b")
    assert [reason.code for reason in decision.reasons] == [
        "wrong-status",
        "not-yours",
        "no-outcome",
    ]


def test_resulting_goes_from_new_to_resulted_and_may_be_corrected():
    assert RESULTING.start is Resulting.NEW
    assert RESULTING.moves[Resulting.NEW] == {Resulting.IN_PROGRESS}
    assert RESULTING.moves[Resulting.IN_PROGRESS] == {Resulting.RESULTED, Resulting.NEW}
    assert RESULTING.can_correct(
        Resulting.RESULTED, Resulting.IN_PROGRESS, "wrong case"
    )


def test_preparation():
    assert PREPARATION.start is Preparation.NOT_STARTED
    assert PREPARATION.can_move(Preparation.NOT_STARTED, Preparation.NOT_REQUIRED)
    assert PREPARATION.can_move(Preparation.COMPLETE, Preparation.IN_PROGRESS)
    assert not PREPARATION.can_move(Preparation.COMPLETE, Preparation.NOT_STARTED)


def test_a_hearing_waits_from_its_day_until_resulted():
    heard = date(2021, 6, 1)
    assert is_queued(heard, heard, status=Resulting.NEW)
    assert is_queued(heard, date(2021, 6, 9), status=Resulting.IN_PROGRESS)
    assert not is_queued(heard, date(2021, 5, 31), status=Resulting.NEW)
    assert not is_queued(heard, heard, status=Resulting.RESULTED)


def test_outcomes_either_end_the_case_or_have_a_next_hearing():
    assert not ENDS_CASE & HAS_NEXT_HEARING
    assert ASKS_FOR_REPORT < HAS_NEXT_HEARING
    assert set(Outcome) - ENDS_CASE - HAS_NEXT_HEARING == {
        Outcome.OTHER,
        Outcome.NO_OUTCOME,
    }


def test_examples_run():
    assert [rule.example.works_out() for rule in module.RULES] == [
        "2",
        "Only the person it is assigned to may result it",
    ]
