"""What people may ask of the data held on them, and how long these are kept: by the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.own_data import RULES
from probation.policy.own_data.asking import (
    OPEN,
    REQUEST,
    Asked,
    answer_due,
    can_take_longer,
)
from probation.policy.own_data.disputing import can_decide, decision_due
from probation.policy.own_data.restricting import (
    GOES_ON,
    Why,
    Work,
    can_restrict,
    has_a_right,
    may_write,
)
from probation.policy.own_data.retention import (
    GRAVEST,
    Held,
    HeldOrder,
    can_delete,
    kept_until,
)
from probation.policy.own_data.withholding import (
    Ground,
    basis,
    can_withhold,
    grounds,
    look_at,
)

LAST_OLD, FIRST_NEW = date(2018, 5, 24), date(2018, 5, 25)
DAYS = st.dates(date(2014, 11, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (date(2017, 11, 9), date(2017, 12, 18)),  # the fortieth day
        (LAST_OLD, date(2018, 7, 2)),
        (FIRST_NEW, date(2018, 6, 24)),  # one month, the day itself the first
        (date(2019, 1, 31), date(2019, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_an_answer_is_due_by_the_law_of_the_day_it_was_asked(asked, day):
    due = answer_due(asked, asked)
    assert due.day == day and due.source
    assert bool(due.doubt) == (asked >= FIRST_NEW)


def test_the_time_begins_when_it_is_known_who_asks_and_the_law_stays_that_of_the_asking():
    due = answer_due(LAST_OLD, date(2018, 6, 1))
    assert (due.since, due.day) == (date(2018, 6, 1), date(2018, 7, 10))
    assert "when it was known who asks" in due.explanation
    assert answer_due(FIRST_NEW, LAST_OLD).since == FIRST_NEW  # not before it was asked


@pytest.mark.parametrize("asked", [LAST_OLD, FIRST_NEW, date(2026, 2, 4)])
def test_before_2026_there_is_no_longer_time(asked):
    due = answer_due(asked, asked)
    refused = can_take_longer(asked, due, "Three records", asked)
    assert [reason.code for reason in refused.reasons] == ["no-longer-time"]
    assert answer_due(asked, asked, longer=True).day == due.day


def test_since_2026_two_months_more_are_taken_with_a_reason_and_in_time():
    asked = date(2026, 2, 5)
    due = answer_due(asked, asked)
    assert can_take_longer(asked, due, "Three records", due.day)
    late = can_take_longer(asked, due, " ", due.day + timedelta(days=1))
    assert {reason.code for reason in late.reasons} == {"no-reason", "too-late"}
    longer = answer_due(asked, asked, longer=True)
    assert longer.day == date(2026, 5, 4)
    assert "could not be verified" in longer.doubt


def test_a_request_that_is_answered_stays_so():
    assert set(OPEN) == {Asked.ASKED, Asked.KNOWN, Asked.LONGER}
    assert not REQUEST.can_move(Asked.ASKED, Asked.SENT)  # before it is known who asks
    assert REQUEST.possible(Asked.SENT) == []


def test_a_ground_holds_by_the_day_it_was_asked():
    assert set(grounds(FIRST_NEW)) == {
        Ground.INQUIRY, Ground.CRIME, Ground.SAFETY, Ground.NATION, Ground.OTHERS,
    }  # fmt: skip
    assert set(grounds(LAST_OLD)) == {
        Ground.CRIME, Ground.NATION, Ground.THIRD_PARTY, Ground.HEALTH, Ground.LAWYER,
    }  # fmt: skip
    assert basis(Ground.CRIME, LAST_OLD).source == "Data Protection Act 1998, s.29"
    assert Ground.LAWYER in grounds(date(2026, 2, 5))
    assert grounds(date(2000, 2, 29)) == []


def test_withholding_wants_a_ground_of_that_law_and_a_reason():
    assert can_withhold("", "", FIRST_NEW)
    assert can_withhold("others", "She is afraid", FIRST_NEW)
    both = can_withhold("others", " ", LAST_OLD)
    assert {reason.code for reason in both.reasons} == {"ground", "because"}


@pytest.mark.parametrize(
    ("file", "row", "must"),
    [
        ("notes", {"is_sensitive": True}, True),
        ("notes", {"is_sensitive": False}, False),
        ("close_contacts", {}, True),
        ("access_limits", {}, True),
        ("flags", {"kind": "RHRH"}, True),
        ("addresses", {}, False),
    ],
)
def test_what_may_harm_is_looked_at(file, row, must):
    assert bool(look_at(file, row)) is must


def test_a_dispute_is_answered_in_time():
    assert decision_due(LAST_OLD).day == LAST_OLD + timedelta(days=21)
    assert "our own setting" in decision_due(LAST_OLD).doubt
    assert decision_due(FIRST_NEW).day == date(2018, 6, 24)


def test_corrected_is_said_only_of_what_has_changed():
    assert can_decide("corrected", "The council says so", has_changed=True)
    assert not can_decide("corrected", "So", has_changed=False)
    assert can_decide("noted", "Nobody knows", has_changed=False)
    both = can_decide("other", " ", has_changed=True)
    assert {reason.code for reason in both.reasons} == {"outcome"}
    assert not can_decide("refused", " ", has_changed=False)


def test_while_restricted_what_is_said_of_a_person_stays():
    assert not may_write(True, Work.SAID)
    assert all(may_write(True, work) for work in GOES_ON)
    assert all(may_write(False, work) for work in Work)
    assert not can_restrict(Why.DISPUTED, "So", is_restricted=True)
    assert can_restrict(Why.EVIDENCE, "A claim", is_restricted=False)
    assert has_a_right(FIRST_NEW) and not has_a_right(LAST_OLD)


# Retention

ENDED = HeldOrder("community_order", date(2015, 3, 1))


def held(**more) -> Held:
    told = {"began_on": date(2014, 1, 1), "last_entry_on": date(2015, 2, 1), "orders": (ENDED,)}  # fmt: skip
    return Held(**{**told, **more})


def test_six_years_run_from_the_last_of_end_licence_and_entry():
    on = date(2021, 2, 28)
    assert kept_until(held(), on).value == date(2021, 3, 1)
    assert not can_delete(held(), on)
    assert can_delete(held(), date(2021, 3, 1))
    licence = HeldOrder("standard_determinate", date(2015, 3, 1), date(2016, 9, 1))
    assert kept_until(held(orders=(licence,)), on).value == date(2022, 9, 1)
    late = held(last_entry_on=date(2017, 5, 5))
    assert kept_until(late, on).value == date(2023, 5, 5)
    assert kept_until(late, on).parts[0].doubt  # its figure is a setting


def test_a_running_order_keeps_a_record_without_end():
    running = held(orders=(ENDED, HeldOrder("community_order", None)))
    assert kept_until(running, date(2090, 1, 1)).value is None
    assert not can_delete(running, date(2090, 1, 1))


@pytest.mark.parametrize("kind", GRAVEST)
def test_the_gravest_are_kept_until_their_hundredth_birthday(kind):
    grave = held(born=date(1980, 5, 4), flags=frozenset({kind}))
    assert kept_until(grave, date(2017, 11, 9)).value == date(2080, 5, 4)
    old = held(born=date(1910, 5, 4), flags=frozenset({kind}))
    assert kept_until(old, date(2017, 11, 9)).value == date(2021, 3, 1)
    unknown = held(flags=frozenset({kind}))
    assert "date of birth" in can_delete(unknown, date(2090, 1, 1)).reasons[0].text


def test_a_life_sentence_is_kept_until_the_hundredth_birthday():
    life = held(born=date(1980, 5, 4), orders=(HeldOrder("indeterminate", date(2015, 1, 1)),))  # fmt: skip
    assert kept_until(life, date(2017, 11, 9)).value == date(2080, 5, 4)


def test_who_never_had_an_order_is_kept_two_years_from_the_last_entry():
    assert kept_until(held(orders=()), date(2017, 11, 9)).value == date(2017, 2, 1)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"holds": ("A claim",)}, "hold"),
        ({"asked": True}, "asked"),
        ({"disputed": True}, "disputed"),
        ({"is_restricted": True}, "restricted"),
        ({"is_before_court": True}, "before-court"),
    ],
)
def test_whatever_keeps_a_record_is_said(more, code):
    refused = can_delete(held(**more), date(2040, 1, 1))
    assert [reason.code for reason in refused.reasons] == [code]


@given(born=DAYS, ended=DAYS, entry=DAYS, on=DAYS, grave=st.booleans())
def test_what_may_go_has_been_kept_for_all_that_the_settings_say(born, ended, entry, on, grave):  # fmt: skip
    told = held(
        born=born - timedelta(days=365 * 40),
        orders=(HeldOrder("community_order", ended),),
        last_entry_on=entry,
        flags=frozenset({"ARSO"} if grave else ()),
    )
    if can_delete(told, on):
        assert (on - max(ended, entry)).days >= 365 * 6 and not grave
    assert bool(can_delete(told, on)) <= bool(can_delete(told, on + timedelta(days=1)))


def test_every_setting_that_could_not_be_read_says_so():
    ours = [rule for rule in RULES if rule.key.startswith("retention.")]
    assert len(ours) == 4 and all(rule.doubt for rule in ours)
