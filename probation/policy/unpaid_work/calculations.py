"""What `probation calculate` answers about unpaid work."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..explained import Explained, Part, plain
from ..given import Given, held
from ..rule import Calculation, CannotAnswer
from . import hours, incentive, schedule

DAY = {"type": "string", "format": "date"}
CLOCK = {"type": "string", "format": "time"}
WHOLE = {"type": "integer"}
MAYBE_WHOLE = {"type": ["integer", "null"]}
YES_NO = {"type": "boolean"}
TEXT = {"type": "string"}


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def _list(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _object([], **properties)}


def _minutes(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    attended = given.yes("attended") if given.has("attended") else None
    start, end = given.clock("start"), given.clock("end")
    penalty = _whole(given, "penalty_minutes")
    minutes = hours.minutes_credited(attended, start, end, penalty)
    parts = (
        Part("From start to end", hours.minutes_between(start, end)),
        Part("Taken off as a penalty", penalty),
        Part("Credited, if attended", minutes, hours.SOURCE),
    )
    return Explained({"minutes": minutes}, parts, on=on)


def _progress(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    required = given.whole("required_minutes")
    found = hours.progress(
        required,
        [
            hours.Worked(
                row.day("date"), row.whole("minutes"), row.yes("ete", default=False)
            )
            for row in given.rows("worked")
        ],
        [
            hours.Adjustment(
                row.day("date"), row.whole("minutes"), row.yes("travel", default=False)
            )
            for row in given.rows("adjustments")
        ],
        incentive=_whole(given, "incentive_minutes"),
        on=on,
    )
    return Explained(vars(found.value), found.parts, on=on)


def _credit(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    required = given.whole("required_minutes")
    events = [
        incentive.Event(
            row.whole("minutes"),
            row.yes("qualifying"),
            row.yes("disqualifying", default=False),
        )
        for row in given.rows("events")
    ]
    law = held(incentive.SCHEME, on)
    scheme = law.value
    standing = incentive.status(
        events, required, scheme, eligible=given.yes("eligible", default=True)
    )
    qualifying = incentive.qualifying_minutes(events)
    credit = incentive.credit(standing, qualifying, required, scheme)
    value = {
        "status": standing.value,
        "qualifying_minutes": qualifying,
        "earned_minutes": credit.earned,
        "projected_minutes": credit.projected,
    }
    grounds = law.source, law.doubt
    parts = (
        Part(standing.label, standing.value),
        Part(
            "Worked before credit is earned",
            scheme.threshold_minutes(required),
            *grounds,
        ),
        Part("Worked that counts", qualifying),
        Part("Most that can be taken off", scheme.maximum_minutes(required), *grounds),
    )
    return Explained(value, parts, on=on)


def _schedule(told: Mapping[str, Any], on: date) -> Explained[Any]:
    given = Given(told)
    now = given.clock("now") if given.has("now") else datetime.min.time()
    table = schedule.Timetable(
        [_allocation(row) for row in given.rows("allocations")],
        [_session(row) for row in given.rows("booked")],
        given.one_of("trigger", schedule.Trigger),
        datetime.combine(on, now),
    )
    found = schedule.plan_sessions(given.whole("required_minutes"), table)
    value = {
        "result": found.value.result.value,
        "shortfall_minutes": found.value.shortfall,
        "create": [
            {
                "date": plain(one.on),
                "start": f"{one.start:%H:%M}",
                "end": f"{one.end:%H:%M}",
                "project": one.project,
                "allocation": one.allocation,
            }
            for one in found.value.create
        ],
    }
    return Explained(value, found.parts, on=on)


WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


def _allocation(row: Given) -> schedule.Allocation:
    weekday = row.text("weekday").lower()
    if weekday not in WEEKDAYS:
        raise CannotAnswer(f"‘{weekday}’ is not a day of the week", "weekday")
    return schedule.Allocation(
        row.text("id"),
        row.text("project"),
        row.one_of("frequency", schedule.Frequency),
        WEEKDAYS.index(weekday),
        row.clock("start"),
        row.clock("end"),
        row.day("begins_on"),
        row.day("ends_on") if row.has("ends_on") else None,
    )


def _session(row: Given) -> schedule.Session:
    return schedule.Session(
        row.day("date"),
        row.clock("start"),
        row.clock("end"),
        row.text("project"),
        row.text("allocation") if row.has("allocation") else None,
        row.yes("has_outcome", default=False),
        _whole(row, "credited_minutes"),
    )


def _whole(given: Given, field: str) -> int:
    return given.whole(field) if given.has(field) else 0


CALCULATIONS: tuple[Calculation, ...] = (
    Calculation(
        "unpaid-work-minutes",
        "Minutes credited for a session",
        "Start to end less the penalty, if attended; null where nothing is credited",
        _object(
            ["start", "end"],
            attended={"type": ["boolean", "null"]},
            start=CLOCK,
            end=CLOCK,
            penalty_minutes=MAYBE_WHOLE,
        ),
        _object(["minutes"], minutes=MAYBE_WHOLE),
        _minutes,
        {"attended": True, "start": "09:30", "end": "16:00", "penalty_minutes": 15},
    ),
    Calculation(
        "unpaid-work-progress",
        "Unpaid work done and left",
        "Work, education within its share, travel within its limit, adjustments, credit",
        _object(
            ["required_minutes"],
            required_minutes=WHOLE,
            worked=_list(date=DAY, minutes=WHOLE, ete=YES_NO),
            adjustments=_list(date=DAY, minutes=WHOLE, travel=YES_NO),
            incentive_minutes=MAYBE_WHOLE,
        ),
        _object(
            ["done", "remaining"],
            work=WHOLE,
            ete=WHOLE,
            ete_not_counted=WHOLE,
            travel=WHOLE,
            travel_not_counted=WHOLE,
            adjustments=WHOLE,
            incentive=WHOLE,
            done=WHOLE,
            remaining=WHOLE,
        ),
        _progress,
        {
            "required_minutes": 6000,
            "worked": [{"date": "2022-05-01", "minutes": 420}],
            "adjustments": [{"date": "2022-05-01", "minutes": 60, "travel": True}],
        },
    ),
    Calculation(
        "unpaid-work-credit",
        "Incentive credit",
        "Where someone stands in the scheme of 2026, and the minutes taken off",
        _object(
            ["required_minutes"],
            required_minutes=WHOLE,
            eligible=YES_NO,
            events=_list(minutes=WHOLE, qualifying=YES_NO, disqualifying=YES_NO),
        ),
        _object(
            ["status", "qualifying_minutes", "earned_minutes", "projected_minutes"],
            status={"enum": [one.value for one in incentive.Status]},
            qualifying_minutes=WHOLE,
            earned_minutes=WHOLE,
            projected_minutes=WHOLE,
        ),
        _credit,
        {"required_minutes": 6000, "events": [{"minutes": 2160, "qualifying": True}]},
    ),
    Calculation(
        "unpaid-work-schedule",
        "Plan of unpaid work sessions",
        "Sessions to add until the hours are covered; `on` is today",
        _object(
            ["required_minutes", "trigger"],
            required_minutes=WHOLE,
            trigger={"enum": [one.value for one in schedule.Trigger]},
            now=CLOCK,
            allocations=_list(
                id=TEXT,
                project=TEXT,
                frequency={"enum": [one.value for one in schedule.Frequency]},
                weekday={"enum": list(WEEKDAYS)},
                start=CLOCK,
                end=CLOCK,
                begins_on=DAY,
                ends_on=DAY,
            ),
            booked=_list(
                date=DAY,
                start=CLOCK,
                end=CLOCK,
                project=TEXT,
                allocation=TEXT,
                has_outcome=YES_NO,
                credited_minutes=WHOLE,
            ),
        ),
        _object(
            ["result", "shortfall_minutes", "create"],
            result={"enum": [one.value for one in schedule.Result]},
            shortfall_minutes=WHOLE,
            create=_list(
                date=DAY, start=CLOCK, end=CLOCK, project=TEXT, allocation=TEXT
            ),
        ),
        _schedule,
        {
            "required_minutes": 600,
            "trigger": "allocation_changed",
            "allocations": [
                {
                    "id": "A",
                    "project": "Park",
                    "frequency": "WEEKLY",
                    "weekday": "monday",
                    "start": "10:00",
                    "end": "17:00",
                    "begins_on": "2021-04-26",
                }
            ],
        },
    ),
)
