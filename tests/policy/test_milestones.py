"""End dates, half and two thirds, with the working."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy import milestones as module
from probation.policy.dated import Dated, NotInForce, Version
from probation.policy.explained import Part
from probation.policy.milestones import (
    FIRST_DAY_COUNTS,
    HALF,
    ROUNDING,
    TWO_THIRDS,
    Milestones,
    Rounding,
    half,
    milestones,
    order_end,
    point,
    suspended_supervision_end,
    two_thirds,
)
from probation.policy.rule import CannotAnswer

EARLY = date(2000, 1, 1)
DOWN = Dated("r", "Rounding", "", (Version(EARLY, Rounding.DOWN, "setting"),))
FROM_NEXT_DAY = Dated("f", "First day", "", (Version(EARLY, False, "setting", "d"),))
DAYS = st.dates(date(2006, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("made_on", "months", "end"),
    [
        (date(2021, 3, 1), 12, date(2022, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2021, 5, 10), 12, date(2022, 5, 9)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2021, 1, 1), 1, date(2021, 1, 31)),
        (date(2021, 6, 26), 36, date(2024, 6, 25)),
    ],
)
def test_an_order_ends_on_the_eve_of_the_like_day(made_on, months, end):
    told = order_end(made_on, months)
    assert (told.value, told.on) == (end, made_on)


def test_the_working_of_an_end_date():
    version = FIRST_DAY_COUNTS.versions[0]
    assert order_end(date(2021, 3, 1), 12).parts == (
        Part(
            "12 months beginning with 1 March 2021",
            date(2022, 2, 28),
            version.source,
            version.doubt,
        ),
    )


def test_whether_the_first_day_counts_is_a_setting():
    told = order_end(date(2021, 3, 1), 12, first_day_counts=FROM_NEXT_DAY)
    assert told.value == date(2022, 3, 1)
    assert told.parts == (
        Part("12 months after 1 March 2021", date(2022, 3, 1), "setting", "d"),
    )


def test_the_courts_own_end_date_wins_and_both_are_shown():
    told = order_end(date(2021, 3, 1), 12, courts_own=date(2022, 1, 31))
    assert (told.value, told.on) == (date(2022, 1, 31), date(2021, 3, 1))
    assert [part.value for part in told.parts] == [date(2022, 1, 31), date(2022, 2, 28)]
    assert told.parts[0] == Part(
        "The court gave this end date, which wins",
        date(2022, 1, 31),
        "Sentencing Act 2020 s.209",
    )
    same_day = order_end(date(2021, 3, 1), 1, courts_own=date(2021, 3, 1))
    assert same_day.value == date(2021, 3, 1)


def test_impossible_orders_are_refused():
    with pytest.raises(
        CannotAnswer, match="Enter the length of the order in months"
    ) as told:
        order_end(date(2021, 3, 1), 0)
    assert told.value.field == "months"
    assert order_end(date(2021, 3, 1), 1).value == date(2021, 3, 31)
    with pytest.raises(CannotAnswer, match="before the order was made") as told:
        order_end(date(2021, 3, 1), 12, courts_own=date(2021, 2, 28))
    assert told.value.field == "courts_own"
    with pytest.raises(NotInForce):
        order_end(date(2005, 4, 3), 12)


@pytest.mark.parametrize(
    ("start", "end", "middle", "later"),
    [
        # 365 days: half is 182.5, so 183; two thirds 243.33, so 244
        (date(2021, 3, 1), date(2022, 2, 28), date(2021, 8, 31), date(2021, 10, 31)),
        # 366 days: half is 183, two thirds 244, both whole
        (date(2024, 1, 1), date(2024, 12, 31), date(2024, 7, 2), date(2024, 9, 1)),
        # 30 days
        (date(2021, 6, 1), date(2021, 6, 30), date(2021, 6, 16), date(2021, 6, 21)),
        # 1 day
        (date(2021, 6, 1), date(2021, 6, 1), date(2021, 6, 2), date(2021, 6, 2)),
    ],
)
def test_half_and_two_thirds(start, end, middle, later):
    assert half(start, end).value == middle
    assert two_thirds(start, end).value == later
    assert milestones(start, end).value == Milestones(
        start, end, (end - start).days + 1, middle, later
    )


def test_the_working_of_two_thirds():
    told = two_thirds(date(2021, 3, 1), date(2022, 2, 28))
    version = ROUNDING.versions[0]
    assert told.on == date(2021, 3, 1)
    assert told.parts == (
        Part(
            "365 days from 1 March 2021 to 28 February 2022, both counted",
            365,
            "",
            "That both ends are counted is from memory.",
        ),
        Part(
            "two thirds of 365 days is 244 days; a part of a day counts as a whole one",
            244,
            version.source,
            version.doubt,
        ),
        Part("244 days after 1 March 2021", date(2021, 10, 31)),
    )


def test_other_shares_are_named_by_their_fraction():
    told = point(date(2021, 3, 1), date(2022, 2, 28), Fraction(2, 5))
    assert told.value == date(2021, 3, 1) + timedelta(days=146)
    assert told.parts[1].says.startswith("2/5 of 365 days is 146 days")
    assert half(date(2021, 3, 1), date(2022, 2, 28)).parts[1].says.startswith("half of")


def test_both_points_show_their_working_once():
    told = milestones(date(2021, 3, 1), date(2022, 2, 28))
    assert [part.value for part in told.parts] == [
        365,
        183,
        date(2021, 8, 31),
        244,
        date(2021, 10, 31),
    ]
    assert told.on == date(2021, 3, 1)


def test_rounding_is_one_setting_for_both_points():
    start, end = date(2021, 3, 1), date(2022, 2, 28)
    told = milestones(start, end, rounding=DOWN).value
    assert told.half == start + timedelta(days=182)
    assert told.two_thirds == start + timedelta(days=243)


def test_an_end_before_the_start_is_refused():
    with pytest.raises(CannotAnswer, match="The end is before the start") as told:
        half(date(2021, 3, 1), date(2021, 2, 28))
    assert told.value.field == "end"


@given(DAYS, st.integers(1, 36))
def test_milestones_are_in_order(made_on, months):
    end = order_end(made_on, months).value
    told = milestones(made_on, end).value
    assert made_on < told.half <= told.two_thirds <= end


@given(DAYS, st.integers(1, 1200), st.sampled_from([HALF, TWO_THIRDS]))
def test_a_point_is_the_first_day_on_which_the_share_has_gone(start, days, share):
    end = start + timedelta(days=days - 1)
    found = point(start, end, share).value
    gone = (found - start).days
    assert gone >= days * share
    assert gone - 1 < days * share


@given(DAYS, st.integers(1, 35))
def test_a_longer_order_never_ends_sooner(made_on, months):
    assert order_end(made_on, months).value < order_end(made_on, months + 1).value


MADE = date(2021, 3, 1)


@pytest.mark.parametrize(
    ("unpaid_work", "done_on", "end"),
    [
        (False, None, date(2022, 2, 28)),
        (True, None, date(2022, 8, 31)),
        (True, date(2022, 5, 3), date(2022, 5, 3)),
        (True, date(2021, 9, 1), date(2022, 2, 28)),
        (True, date(2022, 9, 5), date(2022, 8, 31)),
    ],
)
def test_unpaid_work_keeps_supervision_running(unpaid_work, done_on, end):
    told = suspended_supervision_end(
        MADE,
        supervision_months=12,
        operational_months=18,
        has_unpaid_work=unpaid_work,
        unpaid_work_done_on=done_on,
    )
    assert (told.value, told.on) == (end, MADE)
    assert told.parts[-1].says == "12 months beginning with 1 March 2021"
    assert len(told.parts) == 1 + unpaid_work
    if unpaid_work:
        assert told.parts[0] == Part(
            "Unpaid work keeps supervision running until the hours are done, never "
            "beyond the operational period, which ends on 31 August 2022",
            end,
            "Sentencing Act 2020 s.288",
        )


def test_supervision_longer_than_the_operational_period_is_refused():
    with pytest.raises(CannotAnswer, match="may not be longer") as told:
        suspended_supervision_end(MADE, supervision_months=13, operational_months=12)
    assert told.value.field == "supervision_months"
    same = suspended_supervision_end(MADE, supervision_months=12, operational_months=12)
    assert same.value == date(2022, 2, 28)


def answer(told):
    return module.CALCULATIONS[0].answer(told, date(2026, 6, 1))


def test_the_calculation_from_a_length_or_an_end():
    told = answer({"start": "2021-03-01", "months": 12})
    assert told.value == {
        "start": "2021-03-01",
        "end": "2022-02-28",
        "days": 365,
        "half": "2021-08-31",
        "two_thirds": "2021-10-31",
    }
    assert told.on == date(2026, 6, 1)
    assert len(told.parts) == 6
    by_end = answer({"start": "2021-03-01", "end": "2022-02-28"})
    assert by_end.value == told.value
    assert by_end.parts == told.parts[1:]


def test_the_calculation_needs_an_end_or_a_length():
    with pytest.raises(CannotAnswer) as refused:
        answer({"start": "2021-03-01"})
    assert refused.value.field == "months"


def test_examples_run():
    assert [rule.example.works_out() for rule in module.RULES] == [
        "28 February 2022",
        "31 August 2022",
        "31 October 2021",
    ]
