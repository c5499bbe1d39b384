from dataclasses import replace
from datetime import date, timedelta

import pytest

from probation.policy.handover import (
    CHANGED,
    TODAY,
    Because,
    Custody,
    Handover,
    Responsible,
    earliest_release,
    handover,
    responsible,
)
from probation.policy.rule import CannotAnswer

START = date(2024, 1, 1)
RELEASE = date(2026, 1, 1)
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("case", "because", "day"),
    [
        (Custody(date(2024, 10, 31), START), Because.DETERMINATE_SHORT, None),
        (Custody(date(2024, 11, 1), START), Because.DETERMINATE_SHORT, None),
        (Custody(date(2024, 11, 2), START), Because.DETERMINATE, date(2024, 2, 17)),
        (Custody(date(2024, 11, 3), START), Because.DETERMINATE, date(2024, 2, 18)),
        (
            Custody(date(2024, 11, 1), START, determinate_parole=True),
            Because.DETERMINATE_SHORT,
            None,
        ),
        (
            Custody(RELEASE, START, determinate_parole=True),
            Because.DETERMINATE_PAROLE,
            date(2025, 1, 1),
        ),
        (
            Custody(RELEASE, START, early_allocation=True),
            Because.EARLY_ALLOCATION,
            date(2024, 10, 1),
        ),
        (
            Custody(RELEASE, early_allocation=True),
            Because.EARLY_ALLOCATION,
            date(2024, 10, 1),
        ),
        (
            Custody(RELEASE, indeterminate=True, early_allocation=True),
            Because.EARLY_ALLOCATION,
            date(2024, 10, 1),
        ),
        (Custody(RELEASE, indeterminate=True), Because.INDETERMINATE, date(2025, 1, 1)),
        (
            Custody(RELEASE, indeterminate=True, open_conditions=True),
            Because.INDETERMINATE_OPEN,
            date(2025, 1, 1),
        ),
        (Custody(None, indeterminate=True), Because.INDETERMINATE, None),
        (
            Custody(None, indeterminate=True, open_conditions=True),
            Because.INDETERMINATE_OPEN,
            None,
        ),
        (
            Custody(RELEASE, START, open_conditions=True),  # of no meaning here
            Because.DETERMINATE,
            date(2025, 4, 17),
        ),
    ],
)
def test_the_line_of_the_rule_and_the_day_it_gives(case, because, day):
    assert handover(case).value == Handover(because, day, day)


def test_in_open_conditions_the_community_supports_from_arrival():
    case = Custody(RELEASE, indeterminate=True, open_conditions=True)
    handover_day = date(2025, 1, 1)
    opened = handover(replace(case, open_since=handover_day - ONE)).value
    assert opened == Handover(
        Because.INDETERMINATE_OPEN, handover_day, handover_day - ONE
    )
    late = handover(replace(case, open_since=handover_day + ONE)).value
    assert late.support_from == handover_day
    closed = handover(
        replace(case, open_conditions=False, open_since=handover_day - ONE)
    ).value
    assert closed.support_from == handover_day


@pytest.mark.parametrize(
    ("case", "field", "says"),
    [
        (Custody(None, START), "earliest_release", "Give the earliest release date"),
        (
            Custody(None, early_allocation=True),
            "earliest_release",
            "Give the earliest release date",
        ),
        (Custody(RELEASE), "sentence_start", "Give the day the sentence started"),
    ],
)
def test_a_determinate_case_needs_its_dates(case, field, says):
    with pytest.raises(CannotAnswer) as refused:
        handover(case)
    assert (refused.value.field, str(refused.value)) == (field, says)


@pytest.mark.parametrize(
    ("case", "says", "doubt"),
    [
        (
            Custody(date(2024, 11, 2), START),
            "Determinate sentence: 8 months and 14 days before release on 2 November 2024",
            CHANGED,
        ),
        (
            Custody(RELEASE, indeterminate=True),
            "Indeterminate sentence: 12 months before release on 1 January 2026",
            CHANGED,
        ),
        (
            Custody(RELEASE, early_allocation=True),
            "Allocated early: 15 months before release on 1 January 2026",
            CHANGED,
        ),
        (
            Custody(date(2024, 11, 1), START),
            "Release is within 10 months of the sentence: the community is responsible at once",
            "",
        ),
        (
            Custody(None, indeterminate=True),
            "There is no tariff or hearing date to count from",
            "",
        ),
    ],
)
def test_a_handover_is_explained(case, says, doubt):
    answer = handover(case)
    (part,) = answer.parts
    assert part.says == says
    assert part.value == answer.value.day
    assert (part.source, part.doubt) == (TODAY, doubt)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (
            {
                "parole_eligibility": date(2026, 3, 1),
                "conditional_release": date(2025, 1, 1),
            },
            date(2026, 3, 1),
        ),
        (
            {
                "conditional_release": date(2026, 1, 2),
                "automatic_release": date(2026, 1, 1),
            },
            date(2026, 1, 1),
        ),
        (
            {
                "conditional_release": date(2026, 1, 1),
                "automatic_release": date(2026, 1, 2),
            },
            date(2026, 1, 1),
        ),
        ({"conditional_release": date(2026, 1, 1)}, date(2026, 1, 1)),
        ({"automatic_release": date(2026, 1, 2)}, date(2026, 1, 2)),
        ({"tariff": date(2026, 1, 2)}, None),
        ({}, None),
    ],
)
def test_the_earliest_release_of_a_determinate_sentence(dates, day):
    assert earliest_release(on=date(2024, 1, 1), indeterminate=False, **dates) == day


@pytest.mark.parametrize(
    ("tariff", "hearing", "day"),
    [
        (date(2024, 1, 2), date(2023, 1, 1), date(2024, 1, 2)),
        (date(2025, 1, 1), date(2026, 1, 1), date(2025, 1, 1)),
        (
            date(2026, 1, 1),
            date(2025, 1, 1),
            date(2026, 1, 1),
        ),  # the tariff comes first
        (
            date(2024, 1, 1),
            date(2024, 1, 2),
            date(2024, 1, 2),
        ),  # the tariff is no longer to come
        (date(2024, 1, 1), date(2023, 12, 1), date(2024, 1, 1)),
        (date(2022, 1, 1), date(2023, 12, 1), date(2023, 12, 1)),
        (date(2022, 1, 1), None, date(2022, 1, 1)),
        (None, date(2022, 1, 1), date(2022, 1, 1)),
        (None, None, None),
    ],
)
def test_the_earliest_release_of_an_indeterminate_sentence(tariff, hearing, day):
    found = earliest_release(
        on=date(2024, 1, 1),
        indeterminate=True,
        tariff=tariff,
        target_hearing=hearing,
        conditional_release=date(2021, 1, 1),
    )
    assert found == day


def test_who_is_responsible_on_the_days_around():
    case = Handover(Because.INDETERMINATE_OPEN, date(2025, 1, 1), date(2024, 6, 1))
    told = {
        date(2024, 5, 31): Responsible.CUSTODY,
        date(2024, 6, 1): Responsible.CUSTODY_WITH_SUPPORT,
        date(2024, 12, 31): Responsible.CUSTODY_WITH_SUPPORT,
        date(2025, 1, 1): Responsible.COMMUNITY,
        date(2025, 1, 2): Responsible.COMMUNITY,
    }
    assert {day: responsible(case, day) for day in told} == told
    unsupported = Handover(Because.DETERMINATE, date(2025, 1, 1))
    assert responsible(unsupported, date(2024, 12, 31)) is Responsible.CUSTODY


def test_without_a_day_the_community_is_responsible_at_once_or_nobody_can_tell():
    at_once = Handover(Because.DETERMINATE_SHORT)
    assert responsible(at_once, date(2024, 1, 1)) is Responsible.COMMUNITY
    with pytest.raises(CannotAnswer) as refused:
        responsible(Handover(Because.INDETERMINATE), date(2024, 1, 1))
    assert refused.value.field == "day"
    assert str(refused.value) == (
        "Indeterminate sentence: who is responsible cannot be told from dates"
    )


def test_terms_keep_their_keys():
    assert [one.value for one in Responsible] == [
        "custody",
        "custody-with-support",
        "community",
    ]
    assert [one.value for one in Because] == [
        "early_allocation",
        "indeterminate",
        "indeterminate_open",
        "determinate_short",
        "determinate_parole",
        "determinate",
        "recalled",
        "no_date",
        "crc",
        "nps_early_allocation",
        "nps_indeterminate",
        "nps_parole",
        "nps_mappa_2_3",
        "nps_mappa_0_1",
    ]
