from datetime import date, datetime, time

import pytest

from probation.policy.dated import Dated, Version
from probation.policy.given import Given, held
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer


def refused(read, field):
    with pytest.raises(CannotAnswer) as refusal:
        read()
    assert refusal.value.field == field
    return str(refusal.value)


def test_reads_each_kind_of_field():
    given = Given(
        {
            "day": "2021-05-10",
            "moment": "2021-05-10T09:30",
            "clock": "09:30",
            "text": "a",
            "whole": 0,
            "yes": False,
            "sector": "crc",
            "days": ["2021-05-10"],
            "rows": [{"n": 1}, {"n": 2}],
        }
    )
    assert given.day("day") == date(2021, 5, 10)
    assert given.moment("moment") == datetime(2021, 5, 10, 9, 30)
    assert given.clock("clock") == time(9, 30)
    assert given.text("text") == "a"
    assert given.whole("whole") == 0
    assert given.yes("yes") is False
    assert given.yes("yes", default=True) is False
    assert given.yes("absent", default=True) is True
    assert given.one_of("sector", Sector) is Sector.CRC
    assert given.days("days") == [date(2021, 5, 10)]
    assert [row.whole("n") for row in given.rows("rows")] == [1, 2]


def test_a_list_left_out_is_empty():
    assert Given({}).days("days") == []
    assert Given({"rows": None}).rows("rows") == []


def test_a_null_is_as_good_as_missing():
    assert not Given({"day": None}).has("day")
    assert not Given({}).has("day")
    assert Given({"day": False}).has("day")


@pytest.mark.parametrize("kind", ["day", "moment", "clock", "text", "whole", "yes"])
def test_a_missing_field_is_refused_by_name(kind):
    given = Given({})
    words = refused(lambda: getattr(given, kind)("what"), "what")
    assert words == "‘what’ is missing: give it a value"


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("day", "10 May", "a date such as 2021-05-10"),
        ("day", 20210510, "a date such as 2021-05-10"),
        ("moment", "noon", "a date and time such as 2021-05-10T09:30"),
        ("clock", "half past", "a time such as 09:30"),
        ("text", " ", "some text"),
        ("text", 3, "some text"),
        ("whole", 1.5, "a whole number"),
        ("whole", True, "a whole number"),
        ("yes", 1, "true or false"),
        ("days", "2021-05-10", "a list"),
        ("rows", {"a": 1}, "a list"),
        ("rows", [1], "a list of objects"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_put(kind, value, says):
    given = Given({"what": value})
    words = refused(lambda: getattr(given, kind)("what"), "what")
    assert words == f"‘what’ must be {says}, not {value!r}"


def test_a_term_that_is_not_listed_is_refused_with_those_that_are():
    words = refused(lambda: Given({"s": "xx"}).one_of("s", Sector), "s")
    assert words.startswith("‘s’ must be one of trust, nps, crc, ")


def test_a_field_inside_a_list_is_named_with_its_place():
    rows = Given({"rows": [{}, {}]}).rows("rows")
    refused(lambda: rows[1].day("date"), "rows[1].date")


def test_a_bad_date_in_a_list_names_the_list():
    refused(lambda: Given({"days": ["x"]}).days("days"), "days")


def test_held_gives_the_version_of_the_day_and_refuses_others():
    rule = Dated("k", "The rule", "", (Version(date(2020, 1, 1), 1, "s"),))
    assert held(rule, date(2020, 1, 1)).value == 1
    words = refused(lambda: held(rule, date(2019, 12, 31), "when"), "when")
    assert words == ("The rule: no rule is known for 31 December 2019. Check the date.")
