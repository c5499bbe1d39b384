from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.organisation import Sector
from probation.policy.recall.chain import CHAIN, RecallStatus, can_move
from probation.policy.recall.kind import (
    ADULT_CRITERIA,
    YOUTH_CRITERIA,
    Charged,
    Criterion,
    Group,
    Recall,
    Recalled,
    type_of_recall,
)
from probation.policy.rule import CannotAnswer

from .refusals import words_of

NEW = date(2026, 3, 31)
EVE = date(2026, 3, 30)
FALSE = dict.fromkeys(Criterion, False)


def recall(group=Group.ADULT, charged=Charged.NO, months=60, on=NEW, **true):
    answers = FALSE | {Criterion[name]: value for name, value in true.items()}
    return type_of_recall(Recalled(group, answers, charged, months), on=on).value


def fixed(days):
    return Recall(fixed_term_mandatory=True, fixed_term_days=days)


def choice(days):
    return Recall(discretionary=True, fixed_term_days=days)


STANDARD = Recall(standard_mandatory=True)


def test_from_31_march_2026_an_adult_gets_56_days_whatever_the_sentence():
    assert recall() == fixed(56)
    assert recall(months=None) == fixed(56)
    assert recall(months=6) == fixed(56)


@pytest.mark.parametrize("criterion", sorted(ADULT_CRITERIA))
@pytest.mark.parametrize("told", [True, None])
def test_any_criterion_true_or_unanswered_makes_standard_mandatory(criterion, told):
    assert recall(**{criterion.name: told}) == STANDARD


@pytest.mark.parametrize("criterion", sorted(YOUTH_CRITERIA - ADULT_CRITERIA))
def test_a_young_persons_criteria_do_not_touch_an_adult(criterion):
    assert recall(**{criterion.name: True}) == fixed(56)


@pytest.mark.parametrize(
    ("charged", "answer"),
    [
        (Charged.NO, fixed(56)),
        (Charged.CONVICTED, fixed(56)),
        (Charged.ONLY, STANDARD),
        (None, STANDARD),
    ],
)
def test_only_a_charge_not_yet_tried_or_unanswered_rules_a_fixed_term_out(
    charged, answer
):
    assert recall(charged=charged) == answer


@pytest.mark.parametrize("group", [Group.INDETERMINATE, Group.EXTENDED])
@pytest.mark.parametrize("on", [date(2012, 12, 3), EVE, NEW])
def test_extended_and_indeterminate_sentences_are_always_standard(group, on):
    assert recall(group, on=on) == STANDARD


@pytest.mark.parametrize("on", [EVE, NEW])
def test_nothing_is_mandatory_before_the_group_is_known(on):
    assert recall(None, on=on) == Recall()


@pytest.mark.parametrize("criterion", sorted(YOUTH_CRITERIA))
@pytest.mark.parametrize("told", [True, None])
def test_a_young_persons_criterion_leaves_a_choice(criterion, told):
    assert recall(Group.YOUTH, months=11, **{criterion.name: told}) == choice(14)


def test_a_young_person_keeps_fourteen_and_twenty_eight_days():
    assert recall(Group.YOUTH, months=11) == fixed(14)
    assert recall(Group.YOUTH, months=12) == fixed(28)
    assert recall(Group.YOUTH, months=None) == fixed(None)


def test_a_charge_or_an_adults_criterion_does_not_touch_a_young_person():
    told = {one.name: True for one in ADULT_CRITERIA - YOUTH_CRITERIA}
    assert recall(Group.YOUTH, None, months=11, **told) == fixed(14)


@pytest.mark.parametrize("on", [date(2012, 12, 3), date(2024, 4, 1), EVE])
def test_a_young_persons_recall_was_a_choice_before_2026(on):
    assert recall(Group.YOUTH, months=12, on=on) == choice(28)


@pytest.mark.parametrize(
    ("on", "months", "answer"),
    [
        (date(2012, 12, 3), 6, choice(28)),
        (date(2015, 1, 31), 6, choice(28)),
        (date(2015, 2, 1), 6, choice(14)),
        (date(2015, 2, 1), 11, choice(14)),
        (date(2015, 2, 1), 12, choice(28)),
        (date(2015, 2, 1), None, choice(None)),
        (date(2024, 4, 1), 6, choice(14)),
        (date(2024, 4, 2), 11, fixed(14)),
        (date(2024, 4, 2), 12, choice(28)),
        (date(2024, 4, 2), None, choice(None)),
        (date(2025, 9, 1), 12, choice(28)),
        (date(2025, 9, 2), 12, fixed(28)),
        (date(2025, 9, 2), 11, fixed(14)),
        (date(2025, 9, 2), 47, fixed(28)),
        (date(2025, 9, 2), 48, choice(28)),
        (EVE, 47, fixed(28)),
        (NEW, 48, fixed(56)),
    ],
)
def test_an_adult_by_the_table_of_the_day(on, months, answer):
    assert recall(on=on, months=months) == answer


@pytest.mark.parametrize(
    ("on", "excluded"),
    [
        (date(2024, 4, 2), {Criterion.MAPPA_2_OR_3}),
        (
            date(2025, 9, 2),
            {
                Criterion.MAPPA_2_OR_3,
                Criterion.MAPPA_4,
                Criterion.TERRORIST,
                Criterion.FOREIGN_POWER,
            },
        ),
    ],
)
def test_each_earlier_table_has_its_own_exclusions(on, excluded):
    for criterion in set(Criterion) - {Criterion.REFERRED_244ZB}:
        answer = choice(14) if criterion in excluded else fixed(14)
        assert recall(on=on, months=6, **{criterion.name: True}) == answer
    assert recall(on=on, months=6, charged=Charged.ONLY) == choice(14)


@pytest.mark.parametrize("told", [True, None])
def test_who_was_referred_to_the_board_is_not_considered_for_a_fixed_term(told):
    for on in (date(2024, 4, 2), EVE):
        assert recall(on=on, months=6, REFERRED_244ZB=told) == STANDARD
    assert recall(on=date(2024, 4, 1), months=6, REFERRED_244ZB=told) == choice(14)


def test_a_day_before_the_first_table_is_refused():
    with pytest.raises(CannotAnswer):
        recall(on=date(2012, 12, 2))


def test_the_working_names_what_stands_against_and_the_table():
    answers = FALSE | {Criterion.MAPPA_4: True}
    del answers[Criterion.SOPC]
    found = type_of_recall(Recalled(Group.ADULT, answers, None, 60), on=NEW)
    assert [part.says for part in found.parts] == [
        "Managed under MAPPA category 4: true",
        f"{Criterion.SOPC.label}: not answered, so it counts as true",
        "Charged: not answered, so it counts as charged",
        "Table of 2026",
    ]
    assert found.version == "2026"
    assert found.on == NEW
    assert found.parts[-1].value == NEW


def test_the_working_names_the_length_and_the_charge():
    found = type_of_recall(
        Recalled(Group.ADULT, FALSE, Charged.ONLY, 48), on=date(2025, 9, 2)
    )
    assert [part.says for part in found.parts] == [
        "Charged, and not yet convicted",
        "Mandatory only for sentences under 48 months; this one: 48 months",
        "Table of 2025",
    ]
    assert found.parts[-1].doubt
    unknown = type_of_recall(
        Recalled(Group.ADULT, FALSE, Charged.NO), on=date(2025, 9, 2)
    )
    assert unknown.parts[0].says.endswith("this one: not answered")


@pytest.mark.parametrize(
    ("group", "on", "says"),
    [
        (Group.ADULT, NEW, "Nothing rules out a fixed term: it is mandatory"),
        (Group.EXTENDED, NEW, "Extended sentence: standard recall is mandatory"),
        (None, NEW, "The sentence group is not known yet, so nothing is mandatory"),
        (Group.YOUTH, EVE, "Under 18: a fixed term was never mandatory then"),
        (
            Group.ADULT,
            date(2015, 2, 1),
            "A fixed term was never mandatory then: risk had to be judged",
        ),
    ],
)
def test_the_working_says_in_words_what_decided(group, on, says):
    found = type_of_recall(Recalled(group, FALSE, Charged.NO, 6), on=on)
    assert found.parts[0].says == says


answers = st.dictionaries(
    st.sampled_from(list(Criterion)), st.sampled_from([True, False, None])
)


@given(
    st.sampled_from([*Group, None]),
    answers,
    st.sampled_from([*Charged, None]),
    st.none() | st.integers(1, 200),
    st.dates(date(2012, 12, 3), date(2028, 1, 1)),
)
def test_at_most_one_thing_is_said_and_an_answer_only_helps(
    group, told, charged, months, on
):
    value = type_of_recall(Recalled(group, told, charged, months), on=on).value
    said = [value.fixed_term_mandatory, value.standard_mandatory, value.discretionary]
    assert sum(said) == (0 if group is None else 1)
    as_true = {one: told.get(one) is not False for one in Criterion}
    cautious = Recalled(group, as_true, charged or Charged.ONLY, months)
    assert type_of_recall(cautious, on=on).value == value


S = RecallStatus
NPS, CRC = Sector.NPS, Sector.CRC

said = words_of("recall")


def codes(current, new, by=NPS, holder=NPS):
    return said(can_move(current, new, by=by, holder=holder))


def test_the_national_services_own_recall_goes_from_countersigned_to_endorsed():
    path = [S.INITIATED, S.PART_A, S.COUNTERSIGNED, S.ENDORSED, S.SUBMITTED, S.DECIDED]
    for current, new in pairwise(path):
        assert codes(current, new) == []
    assert CHAIN.start == S.INITIATED


def test_a_companys_recall_is_referred_first_and_endorsed_by_the_national_service():
    assert codes(S.INITIATED, S.PART_A, CRC, CRC) == []
    assert codes(S.PART_A, S.COUNTERSIGNED, CRC, CRC) == []
    assert codes(S.COUNTERSIGNED, S.REFERRED, CRC, CRC) == []
    assert codes(S.REFERRED, S.ENDORSED, NPS, CRC) == []
    assert codes(S.REFERRED, S.REJECTED, NPS, CRC) == []
    assert codes(S.REFERRED, S.ENDORSED, CRC, CRC) == ["nps-only"]
    assert codes(S.ENDORSED, S.SUBMITTED, CRC, CRC) == ["nps-only"]
    assert codes(S.COUNTERSIGNED, S.ENDORSED, NPS, CRC) == ["not-referred"]
    assert codes(S.COUNTERSIGNED, S.REJECTED, NPS, CRC) == ["not-referred"]
    assert codes(S.COUNTERSIGNED, S.REJECTED) == []
    assert codes(S.COUNTERSIGNED, S.REFERRED) == ["no-referral"]


def test_steps_cannot_be_left_out():
    assert codes(S.INITIATED, S.COUNTERSIGNED) == ["wrong-status"]
    assert codes(S.PART_A, S.ENDORSED) == ["wrong-status"]
    assert codes(S.INITIATED, S.SUBMITTED, CRC, CRC) == ["wrong-status", "nps-only"]


def test_out_of_hours_goes_straight_to_casework():
    assert codes(S.INITIATED, S.OUT_OF_HOURS, CRC, CRC) == []
    assert codes(S.OUT_OF_HOURS, S.SUBMITTED, NPS, CRC) == []


def test_a_recall_may_be_withdrawn_until_it_has_ended_and_an_end_corrected():
    ended = {S.REJECTED, S.DECIDED, S.WITHDRAWN}
    for status in S:
        assert bool(CHAIN.can_move(status, S.WITHDRAWN)) is (status not in ended)
        assert CHAIN.is_final(status) is (status in ended)
        correct = CHAIN.can_correct(status, S.INITIATED, "entered on the wrong case")
        assert bool(correct) is (status in ended)


def test_the_tables_stand_in_order_without_a_gap():
    for on in (date(2012, 12, 3), date(2015, 2, 1), date(2024, 4, 2), date(2025, 9, 2)):
        before = type_of_recall(Recalled(None, {}), on=on + timedelta(days=1))
        assert before.parts[-1].value == on
