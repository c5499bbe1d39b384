from dataclasses import replace

import pytest

from probation.policy.enforcement.review import (
    Event,
    Recorded,
    needs_review,
    saves_count,
)

from .refusals import words_of

FAILURE = Recorded("COAP", national_standard=True, complied=False)
REACHED = Event(True, False, stored_count=2, count=2, limit=2, review_open=False)


said = words_of("review")


def codes(recorded, event):
    return said(needs_review(recorded, event))


@pytest.mark.parametrize(("count", "due"), [(1, False), (2, True), (3, True)])
def test_a_review_is_due_at_the_failure_that_reaches_the_limit(count, due):
    assert bool(needs_review(FAILURE, replace(REACHED, count=count))) is due


def test_below_the_limit_says_how_far():
    assert codes(FAILURE, replace(REACHED, count=1)) == ["below-limit"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"in_breach": True}, "in-breach"),
        ({"sentenced": False}, "not-sentenced"),
        ({"limit": None}, "no-limit"),
        ({"review_open": True}, "review-open"),
    ],
)
def test_an_event_keeps_a_review_away(change, code):
    assert codes(FAILURE, replace(REACHED, **change)) == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"national_standard": False}, "not-national-standard"),
        ({"complied": True}, "no-failure"),
        ({"complied": None}, "no-failure"),
        ({"starts_breach": True}, "starts-breach"),
    ],
)
def test_a_contact_keeps_a_review_away(change, code):
    assert codes(replace(FAILURE, **change), REACHED) == [code]


def test_a_contact_of_no_event_changes_nothing():
    assert codes(FAILURE, None) == ["no-event"]
    assert not saves_count(FAILURE, None)


def test_a_count_is_saved_only_where_it_differs():
    assert not saves_count(FAILURE, REACHED)
    assert saves_count(FAILURE, replace(REACHED, count=3))
    assert saves_count(FAILURE, replace(REACHED, count=1))


def test_a_national_standard_contact_that_ends_a_breach_leaves_the_count_to_the_breach():
    differs = replace(REACHED, count=3)
    assert not saves_count(replace(FAILURE, ends_breach=True), differs)


@pytest.mark.parametrize(("kind", "saved"), [("EREL", True), ("COAP", False)])
def test_of_other_contacts_only_release_from_custody_recounts(kind, saved):
    recorded = Recorded(kind, national_standard=False, complied=None)
    assert saves_count(recorded, replace(REACHED, count=3)) is saved


def test_every_reason_against_a_review_is_given():
    recorded = Recorded("COAP", False, None, starts_breach=True)
    event = Event(False, True, stored_count=1, count=1, limit=2, review_open=True)
    assert codes(recorded, event) == [
        "not-national-standard",
        "no-failure",
        "starts-breach",
        "in-breach",
        "not-sentenced",
        "below-limit",
        "review-open",
    ]
    assert codes(FAILURE, replace(REACHED, limit=None, in_breach=True)) == [
        "in-breach",
        "no-limit",
    ]
