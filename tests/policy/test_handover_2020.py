from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.handover import Because, Handover
from probation.policy.handover_2020 import (
    IN_2020,
    Custody2020,
    handover_2020,
)
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer

CRC = Custody2020(Sector.CRC)
NPS = Custody2020(Sector.NPS)
LIFE = Custody2020(indeterminate=True)
AUTUMN = date(2020, 11, 1)


def told(case, on=None):
    answer = handover_2020(case, on)
    (part,) = answer.parts
    assert (part.value, part.source, part.doubt) == (answer.value.day, IN_2020, "")
    return answer.value


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"conditional_release": date(2019, 8, 1)}, date(2019, 5, 9)),
        ({"automatic_release": date(2019, 8, 1)}, date(2019, 5, 9)),
        (
            {
                "conditional_release": date(2019, 8, 1),
                "automatic_release": date(2019, 8, 12),
            },
            date(2019, 5, 9),
        ),
        (
            {
                "conditional_release": date(2019, 8, 12),
                "automatic_release": date(2019, 8, 1),
            },
            date(2019, 5, 9),
        ),
        (
            {
                "conditional_release": date(2019, 8, 1),
                "curfew_eligibility": date(2019, 8, 20),
            },
            date(2019, 5, 28),  # later than release, and still the one that counts
        ),
        (
            {
                "curfew_actual": date(2019, 7, 26),
                "curfew_eligibility": date(2019, 7, 25),
            },
            date(2019, 5, 3),
        ),
    ],
)
def test_a_companys_case_is_handed_over_twelve_weeks_before(dates, day):
    assert told(replace(CRC, **dates)) == Handover(Because.CRC, day, day)


@pytest.mark.parametrize(
    "case",
    [
        CRC,
        NPS,
        LIFE,
        replace(NPS, early_allocation=True),
        replace(NPS, mappa_level=2),
        replace(LIFE, early_allocation=True),
        replace(LIFE, early_allocation=True, tariff=AUTUMN),  # no conditional release
        replace(LIFE, parole_eligibility=AUTUMN),  # no tariff
    ],
)
def test_without_a_date_to_count_from_there_is_none(case):
    answer = handover_2020(case, date(2020, 1, 1))
    assert answer.value == Handover(Because.NO_DATE)
    assert answer.parts[0].says == "No date to count from"
    assert answer.parts[0].source == IN_2020


def test_after_a_recall_there_is_none_whatever_else_is_known():
    recalled = Custody2020(recalled=True, indeterminate=True, tariff=AUTUMN)
    assert told(recalled) == Handover(Because.RECALLED)
    assert handover_2020(recalled).parts[0].says == "Recalled: no handover"
    assert told(replace(CRC, recalled=True, conditional_release=AUTUMN)).day is None


def test_an_early_allocation_counts_from_conditional_release_alone():
    case = replace(
        NPS,
        early_allocation=True,
        conditional_release=date(2021, 6, 2),
        automatic_release=date(2021, 1, 1),
        parole_eligibility=date(2020, 1, 1),
    )
    assert told(case) == Handover(
        Because.NPS_EARLY_ALLOCATION, date(2020, 3, 2), date(2019, 12, 2)
    )
    assert handover_2020(case).parts[0].says == (
        "15 months before release on 2 June 2021; support from 18 months before"
    )
    life = replace(
        LIFE, early_allocation=True, tariff=AUTUMN, conditional_release=AUTUMN
    )
    assert told(life).because is Because.NPS_EARLY_ALLOCATION


def test_an_indeterminate_sentence_counts_from_the_earlier_of_parole_and_tariff():
    assert told(replace(LIFE, tariff=AUTUMN)) == Handover(
        Because.NPS_INDETERMINATE, date(2020, 3, 1), date(2020, 3, 1)
    )
    earlier = replace(LIFE, tariff=AUTUMN, parole_eligibility=date(2020, 9, 1))
    assert told(earlier) == Handover(
        Because.NPS_INDETERMINATE, date(2020, 1, 1), date(2020, 3, 1)
    )
    later = replace(LIFE, tariff=AUTUMN, parole_eligibility=date(2020, 12, 1))
    assert told(later).day == date(2020, 3, 1)
    assert handover_2020(earlier).parts[0].says == (
        "8 months before 1 September 2020; support from 8 months before the tariff ends"
    )


def test_an_indeterminate_sentence_is_the_national_services_whatever_was_recorded():
    assert told(replace(CRC, indeterminate=True, tariff=AUTUMN)) == told(
        replace(LIFE, tariff=AUTUMN)
    )


def test_parole_counts_before_mappa():
    case = replace(NPS, parole_eligibility=date(2019, 9, 30), mappa_level=3)
    assert told(case) == Handover(
        Because.NPS_PAROLE, date(2019, 1, 30), date(2019, 1, 30)
    )
    assert (
        handover_2020(case).parts[0].says
        == "8 months before parole on 30 September 2019"
    )


@pytest.mark.parametrize("level", [2, 3])
def test_mappa_2_and_3_are_handed_over_seven_and_a_half_months_before_but_not_before_today(
    level,
):
    case = replace(
        NPS,
        mappa_level=level,
        conditional_release=date(2100, 9, 20),
        automatic_release=date(2100, 9, 21),
    )
    day = date(2100, 2, 5)
    assert told(case) == Handover(Because.NPS_MAPPA_2_3, day, day)
    assert told(case, day - timedelta(days=1)).day == day
    assert told(case, day).day == day
    assert told(case, day + timedelta(days=1)) == Handover(
        Because.NPS_MAPPA_2_3, date(2100, 2, 6), day
    )
    assert handover_2020(case).parts[0].says == (
        "7 months and 15 days before release on 20 September 2100"
    )
    assert handover_2020(case, date(2100, 2, 6)).parts[0].says == (
        "7 months and 15 days before release on 20 September 2100, which is past: the day it "
        "is worked out"
    )


@pytest.mark.parametrize("level", [None, 0, 1])
@pytest.mark.parametrize(
    ("dates", "day", "support", "says"),
    [
        (
            {
                "conditional_release": date(2020, 7, 16),
                "automatic_release": date(2020, 8, 16),
            },
            date(2020, 3, 1),
            date(2019, 12, 1),
            "4 months and 15 days before release on 16 July 2020",
        ),
        (
            {
                "conditional_release": date(2020, 8, 17),
                "automatic_release": date(2020, 8, 16),
            },
            date(2020, 4, 1),
            date(2020, 1, 1),
            "4 months and 15 days before release on 16 August 2020",
        ),
        (
            {
                "conditional_release": date(2020, 7, 16),
                "curfew_eligibility": date(2020, 2, 28),
            },
            date(2020, 2, 28),
            date(2019, 12, 1),
            "Home detention curfew becomes possible on 28 February 2020",
        ),
        (
            {
                "conditional_release": date(2020, 7, 16),
                "curfew_eligibility": date(2021, 2, 14),
            },
            date(2020, 3, 1),
            date(2019, 12, 1),
            "4 months and 15 days before release on 16 July 2020",
        ),
        (
            {
                "conditional_release": date(2020, 7, 16),
                "curfew_eligibility": date(2020, 2, 28),
                "curfew_actual": date(2020, 6, 20),
            },
            date(2020, 6, 20),
            date(2019, 12, 1),
            "Release on home detention curfew on 20 June 2020",
        ),
        (
            {"curfew_eligibility": date(2020, 2, 28)},
            date(2020, 2, 28),
            None,
            "Home detention curfew becomes possible on 28 February 2020",
        ),
        (
            {"curfew_actual": date(2020, 2, 15)},
            date(2020, 2, 15),
            None,
            "Release on home detention curfew on 15 February 2020",
        ),
    ],
)
def test_mappa_0_1_or_unknown(level, dates, day, support, says):
    case = replace(NPS, mappa_level=level, **dates)
    assert told(case, date(2030, 1, 1)) == Handover(Because.NPS_MAPPA_0_1, day, support)
    (part,) = handover_2020(case).parts
    assert (part.says, part.value, part.source) == (says, day, IN_2020)


@pytest.mark.parametrize("provider", [None, Sector.UNIFIED])
def test_a_provider_that_is_neither_of_the_two_is_refused(provider):
    with pytest.raises(CannotAnswer) as refused:
        handover_2020(Custody2020(provider, conditional_release=AUTUMN))
    assert refused.value.field == "provider"
    assert str(refused.value) == "Say whether the provider is the NPS or a CRC"


@pytest.mark.parametrize("level", [-1, 4])
def test_a_mappa_level_that_is_none_is_refused(level):
    with pytest.raises(CannotAnswer) as refused:
        handover_2020(replace(NPS, mappa_level=level, conditional_release=AUTUMN))
    assert refused.value.field == "mappa_level"
    assert str(refused.value) == f"MAPPA level must be 0 to 3, not {level}"


days = st.dates(date(2018, 1, 1), date(2021, 12, 31))


@given(st.sampled_from([CRC, NPS]), st.sampled_from([None, 0, 1, 2, 3]), days, days)
def test_a_later_release_is_never_handed_over_earlier(case, level, one, other):
    first, second = sorted((one, other))
    cases = [
        replace(case, mappa_level=level, conditional_release=day)
        for day in (first, second)
    ]
    earlier, later = map(told, cases)
    assert earlier.day <= later.day < second
    assert earlier.support_from <= earlier.day
