from datetime import date

import pytest

from probation.policy.enforcement.letters import (
    ACTION_CODES,
    Letter,
    answer_limit,
    can_post,
    can_send,
    letters_for,
)
from probation.policy.enforcement.outcomes import action
from probation.policy.enforcement.presenting import (
    PACK,
    Pack,
    PackStatus,
    Step,
    breach_clocks,
    presenter,
)
from probation.policy.enforcement.sentence import BreachSentence
from probation.policy.limit import Unit
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer

from .refusals import words_of

AWARE = date(2018, 3, 1)  # a Thursday

said = words_of("letters")


def told(clocks):
    return [(clock.step, clock.by, clock.limit.day) for clock in clocks]


def test_a_company_refers_within_eight_working_days():
    assert told(breach_clocks(Sector.CRC, AWARE)) == [
        (Step.REFER, Sector.CRC, date(2018, 3, 13))
    ]


def test_two_working_days_run_from_the_receipt_of_an_accepted_pack_only():
    packs = [
        Pack(date(2018, 3, 6), PackStatus.REJECTED),
        Pack(date(2018, 3, 7), PackStatus.RECEIVED),
        Pack(date(2018, 3, 9), PackStatus.ACCEPTED),
    ]
    clocks = breach_clocks(Sector.CRC, AWARE, packs)
    assert told(clocks) == [
        (Step.REFER, Sector.CRC, date(2018, 3, 13)),
        (Step.PRESENT, Sector.NPS, date(2018, 3, 13)),
    ]
    assert clocks[0].limit.explanation == (
        "8 working days from the company’s awareness, 1 March 2018"
    )
    assert "SL015" in clocks[1].limit.source
    assert "AE" in clocks[0].limit.source


def test_a_rejected_pack_leaves_the_companys_clock_running_alone():
    packs = [Pack(date(2018, 3, 6), PackStatus.REJECTED)]
    assert told(breach_clocks(Sector.CRC, AWARE, packs)) == told(
        breach_clocks(Sector.CRC, AWARE)
    )


def test_the_national_service_presents_its_own_within_ten():
    (clock,) = breach_clocks(Sector.NPS, AWARE)
    assert (clock.step, clock.by) == (Step.PRESENT, Sector.NPS)
    assert clock.limit.day == date(2018, 3, 15)
    assert "SL014" in clock.limit.source


def test_the_unified_service_has_ten_days_for_the_pack_by_practice():
    (clock,) = breach_clocks(Sector.UNIFIED, date(2021, 6, 28))
    assert (clock.step, clock.by) == (Step.PREPARE_PACK, Sector.UNIFIED)
    assert clock.limit.day == date(2021, 7, 12)
    assert clock.limit.doubt


@pytest.mark.parametrize(
    ("on", "sector"),
    [
        (date(2014, 6, 1), Sector.NPS),
        (date(2021, 6, 25), Sector.NPS),
        (date(2021, 6, 26), Sector.UNIFIED),
    ],
)
def test_who_presents(on, sector):
    assert presenter(on=on) == sector


def test_nobody_is_named_before_the_split():
    with pytest.raises(CannotAnswer) as refusal:
        presenter(on=date(2014, 5, 31))
    assert refusal.value.field == "on"


@pytest.mark.parametrize(
    ("holder", "aware_on"),
    [
        (Sector.CRC, date(2021, 6, 26)),
        (Sector.NPS, date(2021, 6, 26)),
        (Sector.UNIFIED, date(2021, 6, 25)),
        (Sector.COURTS, AWARE),
    ],
)
def test_a_provider_that_held_no_cases_that_day_is_refused(holder, aware_on):
    with pytest.raises(CannotAnswer) as refusal:
        breach_clocks(holder, aware_on)
    assert refusal.value.field == "holder"


def test_a_rejected_pack_may_come_again_and_a_decision_may_be_corrected():
    assert PACK.start == PackStatus.BEING_PREPARED
    assert PACK.can_move(PackStatus.BEING_PREPARED, PackStatus.RECEIVED)
    assert not PACK.can_move(PackStatus.BEING_PREPARED, PackStatus.ACCEPTED)
    assert PACK.can_move(PackStatus.RECEIVED, PackStatus.ACCEPTED)
    assert PACK.can_move(PackStatus.RECEIVED, PackStatus.REJECTED)
    assert PACK.can_move(PackStatus.REJECTED, PackStatus.RECEIVED)
    assert PACK.is_final(PackStatus.ACCEPTED)
    for decided in (PackStatus.ACCEPTED, PackStatus.REJECTED):
        assert PACK.can_correct(decided, PackStatus.RECEIVED, "wrong case")


ORDER = (Letter.FIRST_WARNING, Letter.BREACH)
TWICE = (Letter.FIRST_WARNING, Letter.SECOND_WARNING, Letter.BREACH)


@pytest.mark.parametrize(
    ("sentence", "letters", "doubtful"),
    [
        (BreachSentence.COMMUNITY_ORDER, ORDER, False),
        (BreachSentence.SUSPENDED_SENTENCE, ORDER, False),
        (BreachSentence.SUPERVISION_DEFAULT, ORDER, True),
        (BreachSentence.YOUTH_REHABILITATION, TWICE, False),
        (BreachSentence.POST_SENTENCE, TWICE, False),
        (BreachSentence.LICENCE, (Letter.LICENCE_COMPLIANCE,), True),
    ],
)
def test_letters_are_those_of_the_sentence(sentence, letters, doubtful):
    found = letters_for(sentence)
    assert found.value == letters
    assert bool(found.parts[0].doubt) is doubtful
    assert found.parts[0].source
    for letter in Letter:
        assert bool(can_send(letter, sentence)) is (letter in letters)


def test_the_working_lists_the_letters():
    says = letters_for(BreachSentence.COMMUNITY_ORDER).parts[0].says
    assert says == "Community order: first warning letter, breach letter"


def test_a_letter_of_another_sentence_is_refused_by_name():
    answer = can_send(Letter.SECOND_WARNING, BreachSentence.LICENCE)
    assert said(answer) == ["not-for-sentence"]


def test_every_letter_has_the_code_of_its_action():
    names = {letter: action(code).name for letter, code in ACTION_CODES.items()}
    assert names == {
        Letter.FIRST_WARNING: "First Warning Letter Sent",
        Letter.SECOND_WARNING: "Second Warning Letter Sent",
        Letter.BREACH: "Breach Letter Sent",
        Letter.LICENCE_COMPLIANCE: "Licence Compliance Letter Sent",
    }


@pytest.mark.parametrize(
    ("has_address", "safe", "codes"),
    [
        (True, True, []),
        (False, True, ["no-address"]),
        (True, False, ["not-safe"]),
        (False, False, ["no-address", "not-safe"]),
    ],
)
def test_a_letter_is_posted_only_where_it_can_safely_arrive(has_address, safe, codes):
    answer = can_post(has_address=has_address, safe_to_post=safe)
    assert said(answer) == codes


def test_an_answer_is_due_in_calendar_days_from_the_day_of_the_action():
    limit = answer_limit(date(2022, 4, 14), 7)  # over Easter
    assert limit.day == date(2022, 4, 21)
    assert limit.unit == Unit.CALENDAR_DAYS
    assert limit.explanation == (
        "7 calendar days from the enforcement action, 14 April 2022"
    )
    assert limit.doubt == (
        "One copy of the published code counts from the missed appointment instead."
    )
    assert limit.source == "community-api and hmpps-delius-api, responseByPeriod"
