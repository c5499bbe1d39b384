"""How days are counted, described: working days, months, London's days."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from .explained import Explained, Part
from .given import Given
from .limit import (
    in_full_business_days,
    in_hours,
    in_months,
    in_months_beginning_with,
    in_working_days,
)
from .london import london_day, london_time
from .rule import Calculation, Example, Rule
from .working_days import ENGLAND_AND_WALES, SOURCE, bank_holiday

CODE = "ministryofjustice/create-and-vary-a-licence-api a6d3734, WorkingDaysService"
STATUTE = "wording: legislation.gov.uk, Sentencing Act 2020 Sch 10 para 6; the arithmetic is ours"


RULES: tuple[Rule, ...] = (
    Rule(
        "counting.working-days",
        "Working days",
        "The day something happened is day 0. Each later day counts that is neither a "
        "Saturday, a Sunday nor a bank holiday of England and Wales, and the last one "
        "counted is the limit. Counting back works the same way.",
        CODE,
        Example(
            "15 working days from 4 April 2017",
            lambda: str(in_working_days(date(2017, 4, 4), 15)),
        ),
    ),
    Rule(
        "counting.bank-holidays",
        "Bank holidays",
        "Bank holidays are those of England and Wales, with days moved or added once: "
        "8 May 2020, 2 and 3 June 2022, 19 September 2022, 8 May 2023. A day outside the "
        "years listed is refused.",
        SOURCE,
        Example("19 September 2022", lambda: bank_holiday(date(2022, 9, 19)) or "none"),
        since=ENGLAND_AND_WALES.first,
        until=date(ENGLAND_AND_WALES.last.year + 1, 1, 1),
    ),
    Rule(
        "counting.full-business-days",
        "Full business days",
        "What is due by the end of the second full business day is due on the second "
        "working day after the day itself, whose rest is never a full one.",
        "NPS SL002, data.justice.gov.uk/probation/nps-performance",
        Example(
            "2 full business days from Thursday 2 April 2015",
            lambda: str(in_full_business_days(date(2015, 4, 2), 2)),
        ),
    ),
    Rule(
        "counting.months",
        "Calendar months",
        "A month later is the same day of the next month, or that month’s last day where "
        "it has no such day.",
        "facts of practice; NDelius register types count reviews so",
        Example(
            "6 months from 31 August 2016",
            lambda: str(in_months(date(2016, 8, 31), 6)),
        ),
        doubt="That months are clamped is from memory.",
    ),
    Rule(
        "counting.months-beginning-with",
        "Months beginning with a day",
        "Twelve months beginning with a day include that day, so the last one is the eve "
        "of the anniversary. Beginning with 29 February they end on 28 February.",
        STATUTE,
        Example(
            "12 months beginning with 10 May 2021",
            lambda: str(in_months_beginning_with(date(2021, 5, 10), 12)),
        ),
    ),
    Rule(
        "counting.london-days",
        "London’s days",
        "A day is a day in London. In summer an instant from 23:00 UTC on already belongs "
        "to the next day. Hours are hours that pass, whatever the clocks do.",
        "Summer Time Act 1972; IANA time zone Europe/London",
        Example(
            "24 hours from 09:00 on 25 March 2023, the eve of summer time",
            lambda: (
                f"{london_time(in_hours(datetime(2023, 3, 25, 9, tzinfo=UTC), 24).at):%H:%M}"
            ),
        ),
    ),
)


def _working_days(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    limit = in_working_days(given.day("since"), given.whole("days"))
    return Explained(
        limit.as_data(on), (Part(limit.explanation, limit.day, SOURCE),), on=on
    )


def _day(told: Mapping[str, Any], on: date) -> Explained[str]:
    moment = Given(told).moment("instant")
    day = london_day(moment)
    part = Part(f"{london_time(moment):%H:%M} by London’s clocks", day)
    return Explained(day.isoformat(), (part,), on=on)


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        key="working-days",
        title="Working days from a day",
        about="The n-th working day after a day, with the bank holidays left out named.",
        accepts={
            "type": "object",
            "required": ["since", "days"],
            "properties": {
                "since": {"type": "string", "format": "date"},
                "days": {"type": "integer", "minimum": 1},
            },
        },
        returns={"type": "object", "required": ["day", "explanation", "days_left"]},
        answer=_working_days,
        example={"since": "2017-04-04", "days": 15},
    ),
    Calculation(
        key="london-day",
        title="The day of an instant",
        about="Which London day an instant falls on.",
        accepts={
            "type": "object",
            "required": ["instant"],
            "properties": {"instant": {"type": "string", "format": "date-time"}},
        },
        returns={"type": "string", "format": "date"},
        answer=_day,
        example={"instant": "2023-06-04T23:30:00+00:00"},
    ),
)
