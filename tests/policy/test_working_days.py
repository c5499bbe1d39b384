from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rule import CannotAnswer
from probation.policy.working_days import (
    ENGLAND_AND_WALES,
    Calendar,
    add_working_days,
    bank_holiday,
    is_working_day,
    read_calendar,
    working_days_between,
)

NONE = Calendar.of([])
FIRST, LAST = date(2013, 1, 1), date(2028, 12, 31)
days = st.dates(date(2014, 1, 1), date(2027, 12, 31))
steps = st.integers(-60, 60)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (
            date(2020, 5, 8),
            "Early May bank holiday, moved to the 75th anniversary of VE Day",
        ),
        (date(2020, 5, 4), None),  # the Monday it was moved from
        (date(2022, 6, 2), "Spring bank holiday"),
        (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
        (date(2022, 5, 30), None),  # the Monday it was moved from
        (date(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of King Charles III"),
        (date(2021, 12, 27), "Christmas Day"),
        (date(2021, 12, 25), None),  # a Saturday; the substitute is the holiday
        (date(2013, 1, 1), "New Year’s Day"),
        (date(2028, 12, 26), "Boxing Day"),
    ],
)
def test_a_bank_holiday_is_named(day, name):
    assert bank_holiday(day) == name


def test_the_bank_holidays_agree_with_the_ministrys_own_list():
    from govuk_bank_holidays.bank_holidays import BankHolidays

    theirs = BankHolidays(locale="en", use_cached_holidays=True)
    published = theirs.get_holidays(BankHolidays.ENGLAND_AND_WALES)
    expected = {
        holiday["date"] for holiday in published if FIRST <= holiday["date"] <= LAST
    }
    assert set(ENGLAND_AND_WALES.bank_holidays) == expected


def test_every_year_has_its_eight_with_the_extra_ones_and_every_holiday_is_on_a_weekday():
    holidays = ENGLAND_AND_WALES.bank_holidays
    of_year = {
        year: sum(day.year == year for day in holidays) for year in range(2013, 2029)
    }
    assert of_year == dict.fromkeys(range(2013, 2029), 8) | {2022: 10, 2023: 9}
    assert all(day.weekday() < 5 for day in holidays)


@pytest.mark.parametrize(
    "outside", [FIRST - timedelta(days=1), LAST + timedelta(days=1)]
)
def test_a_day_outside_the_years_known_is_refused(outside):
    for asked in (bank_holiday, is_working_day):
        with pytest.raises(CannotAnswer) as refused:
            asked(outside)
        assert refused.value.field == "day"
        assert str(refused.value) == (
            "Bank holidays are known from 1 January 2013 to 31 December 2028, so working "
            f"days cannot be counted on {outside:%-d %B %Y}. Check the date, or add the "
            "year’s bank holidays."
        )


def test_the_first_and_the_last_day_known_are_answered():
    assert not is_working_day(FIRST)
    assert not is_working_day(LAST)  # a Sunday
    assert is_working_day(LAST - timedelta(days=2))


def test_counting_out_of_the_years_known_is_refused():
    with pytest.raises(CannotAnswer):
        add_working_days(date(2028, 12, 29), 1)
    with pytest.raises(CannotAnswer):
        add_working_days(date(2013, 1, 2), -1)
    with pytest.raises(CannotAnswer):
        working_days_between(date(2028, 12, 31), date(2029, 1, 2))


def test_counting_into_the_years_known_is_answered():
    assert add_working_days(date(2012, 12, 31), 1) == date(2013, 1, 2)


def test_saturday_and_sunday_are_no_working_days_and_the_rest_are():
    week = [date(2023, 1, 9) + timedelta(days=n) for n in range(7)]
    assert [is_working_day(day) for day in week] == [True] * 5 + [False] * 2


def test_a_weekday_that_is_a_bank_holiday_is_no_working_day():
    assert not is_working_day(date(2017, 4, 14))


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2015, 3, 27), 2, date(2015, 3, 31)),
        (date(2015, 4, 2), 2, date(2015, 4, 8)),
        (date(2021, 12, 22), 5, date(2021, 12, 31)),
        (date(2022, 4, 4), 15, date(2022, 4, 27)),
        (date(2017, 4, 18), -1, date(2017, 4, 13)),
        (date(2017, 4, 15), 1, date(2017, 4, 18)),  # from a Saturday
        (date(2017, 4, 15), 0, date(2017, 4, 15)),
    ],
)
def test_the_nth_working_day_after(day, n, expected):
    assert add_working_days(day, n) == expected


def test_days_between_count_the_first_and_not_the_last():
    monday, friday = date(2023, 1, 9), date(2023, 1, 13)
    assert working_days_between(monday, friday) == 4
    assert working_days_between(monday, monday) == 0
    assert working_days_between(friday, monday) == 0
    assert working_days_between(date(2017, 4, 13), date(2017, 4, 18)) == 1


def test_a_calendar_is_read_from_a_file_and_known_for_its_whole_years(tmp_path):
    path = tmp_path / "holidays.csv"
    lines = [
        "# Source: a test",
        "day,name,substitute",
        "2031-12-25,Noël,no",
        "2030-05-06,May,no",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    calendar = read_calendar(path)
    assert calendar.bank_holidays == {
        date(2031, 12, 25): "Noël",
        date(2030, 5, 6): "May",
    }
    assert (calendar.first, calendar.last) == (date(2030, 1, 1), date(2031, 12, 31))


def test_another_calendar_takes_the_place_of_the_real_one():
    assert add_working_days(date(2023, 12, 22), 1, NONE) == date(2023, 12, 25)
    closed = Calendar.of([date(2023, 12, 27)])
    assert not is_working_day(date(2023, 12, 27), closed)
    assert bank_holiday(date(2023, 12, 27), closed) == "Bank holiday"
    assert add_working_days(date(2023, 12, 26), 1, closed) == date(2023, 12, 28)
    assert working_days_between(date(2023, 12, 25), date(2023, 12, 29), closed) == 3
    assert is_working_day(date(1999, 12, 31), closed)  # known for every year


@given(days, steps.filter(bool))
def test_a_counted_day_is_always_a_working_day(day, n):
    assert is_working_day(add_working_days(day, n))


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_adding_more_never_ends_earlier(day, n, m):
    assert add_working_days(day, n) <= add_working_days(day, n + m)


@given(days, days, st.integers(0, 60))
def test_a_later_start_never_ends_earlier(one, other, n):
    early, late = sorted((one, other))
    assert add_working_days(early, n) <= add_working_days(late, n)


@given(days.filter(is_working_day), steps)
def test_from_a_working_day_counting_back_undoes_counting_on(day, n):
    assert add_working_days(add_working_days(day, n), -n) == day


@given(days, st.integers(1, 60))
def test_as_many_working_days_lie_between_as_were_added(day, n):
    after = add_working_days(day, n)
    one = timedelta(days=1)
    assert working_days_between(day + one, after + one) == n
