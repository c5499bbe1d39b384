"""Dates as people write them.  Today is Tuesday 14 November 2017."""

from datetime import date, timedelta

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from probation.web.dates import DayField, DayInBoxes, NotADate, read

TODAY = date(2017, 11, 14)
FOURTH = date(2017, 4, 4)


@pytest.mark.parametrize(
    "written",
    [
        "4/4/17", "04/04/2017", "4.4.2017", "04.04.17", "4-4-2017", "4 4 2017",
        "040417", "04042017", "2017-04-04", "2017/4/4", "4 April 2017", "4 apr 17",
        "4th April 2017", "the 4th of April 2017", "April 4, 2017", "4April2017",
        "  4   APRIL   2017 ", "Tuesday 4 April 2017", "Tue 4 Apr 2017", "4/ 4 /2017",
    ],
)  # fmt: skip
def test_every_sensible_way_of_writing_a_day_is_read(written):
    assert read(written, on=TODAY) == FOURTH


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2017, 11, 15)),
        ("yesterday", date(2017, 11, 13)),
        ("Tuesday", TODAY),
        ("this Tuesday", TODAY),
        ("next Tuesday", date(2017, 11, 21)),
        ("next wed", date(2017, 11, 15)),
        ("last Tuesday", date(2017, 11, 7)),
        ("last monday", date(2017, 11, 13)),
        ("on Friday", date(2017, 11, 17)),
        ("in 2 weeks", date(2017, 11, 28)),
        ("in a fortnight", date(2017, 11, 28)),
        ("in three months", date(2018, 2, 14)),
        ("3 days ago", date(2017, 11, 11)),
        ("a year ago", date(2016, 11, 14)),
    ],
)
def test_days_near_today_may_be_named(written, day):
    assert read(written, on=TODAY) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5/4/17", date(2017, 4, 5)),  # British: never 4 May
        ("12/11/17", date(2017, 11, 12)),
        ("1/2/37", date(2037, 2, 1)),
        ("1/2/38", date(1938, 2, 1)),
        ("1/2/87", date(1987, 2, 1)),
        ("29/2/16", date(2016, 2, 29)),
        ("20/12", date(2017, 12, 20)),
        ("3 January", date(2018, 1, 3)),
        ("3 June", date(2017, 6, 3)),
        ("29 Feb", date(2016, 2, 29)),
        ("4 sept 2017", date(2017, 9, 4)),
    ],
)
def test_the_day_comes_first_and_a_short_year_is_the_likely_one(written, day):
    assert read(written, on=TODAY) == day


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "Enter a date, such as 4 April 2017 or 4/4/17"),
        ("soon", "Enter a date, such as 4 April 2017 or 4/4/17: ‘soon’ is not one"),
        ("31/4/17", "There is no 31 April: it has 30 days"),
        ("30 February 2017", "There is no 30 February 2017: it has 28 days"),
        ("29/2/17", "There is no 29 February 2017: it has 28 days"),
        ("4/13/17", "There is no month 13: write the day first, then the month"),
        ("14/15/17", "There is no month 15"),
        ("0/4/17", "There is no 0 April: it has 30 days"),
        ("4/4/0017", "The year 17 cannot be right"),
        ("Monday 4 April 2017", "4 April 2017 is a Tuesday, not a Monday"),
        ("2 weeks", "Enter a date, such as 4 April 2017 or 4/4/17: ‘2 weeks’ is not one"),
        ("in 2000 years", "The year 4017 cannot be right"),
        ("in 1200 years", "The year 3217 cannot be right"),
        ("1200 years ago", "The year 817 cannot be right"),
        ("in 9999 years", "9,999 years lead to no day there is"),
        ("9999 fortnights ago", "The year 1634 cannot be right"),
        (f"in {'1' * 5000} days", f"{'1' * 40}… days lead to no day there is"),
        ("x" * 5000, f"Enter a date, such as 4 April 2017 or 4/4/17: ‘{'x' * 40}…’ is not one"),
        ("ma 2017", "Enter a date, such as 4 April 2017 or 4/4/17: ‘ma 2017’ is not one"),
        ("4 ma 2017", "Enter a date, such as 4 April 2017 or 4/4/17: ‘4 ma 2017’ is not one"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_words(written, why):
    with pytest.raises(NotADate) as refused:
        read(written, on=TODAY)
    assert str(refused.value) == why


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_a_page_shows_can_be_typed_back(day):
    for form in (f"{day:%-d %B %Y}", f"{day:%d/%m/%Y}", f"{day:%A %-d %B %Y}", day.isoformat()):  # fmt: skip
        assert read(form, on=TODAY) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused_in_words(written):
    try:
        assert isinstance(read(written, on=TODAY), date)
    except NotADate as wrong:
        assert str(wrong)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["mon", "sun"]))
def test_next_is_within_a_week_after_and_last_within_a_week_before(on, name):
    assert timedelta(0) < read(f"next {name}", on=on) - on <= timedelta(7)
    assert timedelta(0) < on - read(f"last {name}", on=on) <= timedelta(7)
    assert timedelta(0) <= read(name, on=on) - on < timedelta(7)


class Form(forms.Form):
    seen_on = DayField(label="Date seen", latest=date(2017, 11, 14))
    born_on = DayInBoxes(label="Date of birth", required=False)


def test_a_date_field_reads_one_box_and_three_boxes():
    form = Form({"seen_on": "4/4/17", "born_on_day": "27", "born_on_month": "March", "born_on_year": "1987"})  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"seen_on": FOURTH, "born_on": date(1987, 3, 27)}


@pytest.mark.parametrize(
    ("sent", "field", "why"),
    [
        ({"seen_on": ""}, "seen_on", "Date seen: enter a date, such as 4 April 2017 or 4/4/17"),
        ({"seen_on": "31/4/17"}, "seen_on", "Date seen: there is no 31 April: it has 30 days"),
        ({"seen_on": "15/11/2017"}, "seen_on", "Date seen: must be on or before 14 November 2017, not 15 November 2017"),
        ({"born_on_day": "27", "born_on_month": "", "born_on_year": "1987"}, "born_on", "Date of birth: must include a month"),
        ({"born_on_day": "", "born_on_month": "", "born_on_year": "1987"}, "born_on", "Date of birth: must include a day and a month"),
    ],
)  # fmt: skip
def test_a_date_field_says_what_is_wrong_and_names_itself(sent, field, why):
    form = Form({"seen_on": "4/4/17", **sent})
    assert form.errors[field] == [why]


def test_boxes_keep_what_was_typed_in_each():
    sent = {"seen_on": "4/4/17", "born_on_day": "31", "born_on_month": "", "born_on_year": "1987"}  # fmt: skip
    bound = Form(sent)["born_on"]
    assert bound.field.widget.parts(bound.value()) == ["31", "", "1987"]
    assert bound.field.widget.parts(date(1987, 3, 27)) == ["27", "3", "1987"]
    assert bound.field.widget.parts(None) == ["", "", ""]
