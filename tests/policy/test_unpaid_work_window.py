from datetime import date, timedelta

import pytest

from probation.policy.rule import CannotAnswer
from probation.policy.unpaid_work.window import (
    Prompt,
    arranged_limit,
    measure_limit,
    time_left,
    work_window,
)

STARTED = date(2021, 5, 10)
LAST = date(2022, 5, 9)
DAY = timedelta(days=1)


def test_the_law_counts_twelve_months_beginning_with_the_order():
    limit = work_window(STARTED, on=LAST)
    assert limit.day == LAST
    assert limit.source.startswith("CJA 2003")
    assert limit.explanation.startswith(
        "12 months beginning with the order, 10 May 2021"
    )


def test_the_measure_counts_twelve_months_from_the_original_sentence():
    limit = measure_limit(date(2021, 4, 12))
    assert limit.day == date(2022, 4, 12)
    assert "SL029" in limit.source
    with pytest.raises(CannotAnswer) as refusal:
        measure_limit(date(2014, 5, 31))
    assert refusal.value.field == "sentenced_on"


def test_from_the_act_of_2026_no_time_is_set_whenever_the_order_was_made():
    assert work_window(date(2026, 5, 10), on=date(2026, 5, 10)) is not None
    assert work_window(date(2021, 5, 10), on=date(2026, 5, 11)) is None
    found = time_left(date(2021, 5, 10), 60, on=date(2026, 5, 11))
    assert found.value.prompt == Prompt.NONE
    assert found.value.window is None
    assert found.parts[0].doubt
    assert found.parts[0].source == "Sentencing Act 2026 s.36"


def test_an_extension_by_the_court_moves_the_last_day():
    limit = work_window(STARTED, extended_to=LAST + DAY, on=LAST)
    assert limit.day == LAST + DAY
    assert limit.since == STARTED
    assert limit.explanation.endswith("extended by the court to 10 May 2022")
    assert "para 21" in limit.source
    with pytest.raises(CannotAnswer) as refusal:
        work_window(STARTED, extended_to=LAST, on=LAST)
    assert refusal.value.field == "extended_to"


@pytest.mark.parametrize(
    ("on", "remaining", "prompt"),
    [
        (date(2022, 3, 9), 600, Prompt.NONE),
        (date(2022, 3, 10), 600, Prompt.TIME_RUNS_OUT),
        (date(2022, 3, 10), 1, Prompt.TIME_RUNS_OUT),
        (date(2022, 3, 10), 0, Prompt.NONE),
        (LAST, 600, Prompt.TIME_RUNS_OUT),
        (LAST + DAY, 600, Prompt.DECIDE),
        (LAST + DAY, 0, Prompt.NONE),
    ],
)
def test_at_ten_months_the_time_runs_out_and_at_twelve_something_is_decided(
    on, remaining, prompt
):
    assert time_left(STARTED, remaining, on=on).value.prompt == prompt


def test_what_is_left_is_told_in_hours():
    found = time_left(STARTED, 605, on=LAST)
    assert found.value.window.day == LAST
    assert found.parts[0].says.startswith("10 h 05 min to do by 9 May 2022 (12 months ")
    assert found.parts[0].value == LAST


def test_an_extension_is_prompted_two_months_before_its_end():
    told = {"extended_to": date(2022, 12, 31)}
    before = time_left(STARTED, 60, on=date(2022, 10, 31), **told).value.prompt
    after = time_left(STARTED, 60, on=date(2022, 11, 1), **told).value.prompt
    assert (before, after) == (Prompt.NONE, Prompt.TIME_RUNS_OUT)


def test_a_first_session_is_arranged_within_seven_working_days():
    limit = arranged_limit(date(2018, 3, 28))
    assert limit.day == date(2018, 4, 10)
    assert "SL006R" in limit.source
    with pytest.raises(CannotAnswer) as refusal:
        arranged_limit(date(2021, 6, 26))
    assert refusal.value.field == "allocated_on"
    assert arranged_limit(date(2021, 6, 25)).day == date(2021, 7, 6)
