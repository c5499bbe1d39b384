from datetime import date

import pytest

from probation.policy.explained import Part
from probation.policy.rule import CannotAnswer
from probation.policy.unpaid_work import CALCULATIONS
from probation.policy.unpaid_work.hours import SOURCE
from probation.policy.unpaid_work.incentive import SCHEME

ON = date(2026, 6, 1)
ANSWERS = {one.key: one.answer for one in CALCULATIONS}


def answer(key, told, on=ON):
    return ANSWERS[key](told, on).value


def refused(key, told, on=ON):
    with pytest.raises(CannotAnswer) as refusal:
        answer(key, told, on)
    return refusal.value.field


def test_unpaid_work_minutes():
    told = {"start": "10:00", "end": "12:00"}
    assert answer("unpaid-work-minutes", told) == {"minutes": None}
    assert answer("unpaid-work-minutes", told | {"attended": True}) == {"minutes": 120}
    working = ANSWERS["unpaid-work-minutes"](told | {"attended": True}, ON)
    assert [(part.says, part.value, part.source) for part in working.parts] == [
        ("From start to end", 120, ""),
        ("Taken off as a penalty", 0, ""),
        ("Credited, if attended", 120, SOURCE),
    ]
    told |= {"attended": True, "penalty_minutes": 121}
    assert refused("unpaid-work-minutes", told) == "penalty_minutes"


def test_unpaid_work_progress():
    told = {
        "required_minutes": 6000,
        "worked": [
            {"date": "2026-05-01", "minutes": 420},
            {"date": "2026-05-02", "minutes": 60, "ete": True},
        ],
        "adjustments": [
            {"date": "2026-05-01", "minutes": 181, "travel": True},
            {"date": "2026-05-01", "minutes": -10},
        ],
        "incentive_minutes": 5,
    }
    found = answer("unpaid-work-progress", told)
    assert (found["work"], found["ete"]) == (420, 60)
    assert (found["travel"], found["adjustments"]) == (180, -10)
    assert found["done"] == 420 + 60 + 180 - 10 + 5
    assert found["travel_not_counted"] == 1
    assert found["remaining"] == 6000 - 655


def test_unpaid_work_credit():
    told = {
        "required_minutes": 6000,
        "events": [
            {"minutes": 2160, "qualifying": True},
            {"minutes": 0, "qualifying": False, "disqualifying": True},
        ],
    }
    assert answer("unpaid-work-credit", told) == {
        "status": "DISQUALIFIED",
        "qualifying_minutes": 2160,
        "earned_minutes": 330,
        "projected_minutes": 330,
    }
    (law,) = SCHEME.versions
    working = ANSWERS["unpaid-work-credit"](told, ON)
    assert working.on == ON
    assert working.parts == (
        Part("Disqualified: credit earned so far is kept", "DISQUALIFIED"),
        Part("Worked before credit is earned", 1500, law.source, law.doubt),
        Part("Worked that counts", 2160),
        Part("Most that can be taken off", 1500, law.source, law.doubt),
    )
    found = answer("unpaid-work-credit", told | {"eligible": False})
    assert found["status"] == "INELIGIBLE"
    assert refused("unpaid-work-credit", told, date(2026, 5, 10)) == "on"


def test_unpaid_work_schedule():
    allocation = {
        "id": "A",
        "project": "Park",
        "frequency": "WEEKLY",
        "weekday": "Monday",
        "start": "10:00",
        "end": "17:00",
        "begins_on": "2022-01-10",
        "ends_on": "2022-01-17",
    }
    booked = {
        "date": "2022-01-03",
        "start": "10:00",
        "end": "17:00",
        "project": "Park",
        "allocation": "A",
        "has_outcome": True,
        "credited_minutes": 400,
    }
    told = {
        "required_minutes": 1000,
        "trigger": "allocation_changed",
        "now": "10:01",
        "allocations": [allocation],
        "booked": [booked],
    }
    found = answer("unpaid-work-schedule", told, date(2022, 1, 10))
    assert found == {
        "result": "insufficient",
        "shortfall_minutes": 180,
        "create": [
            {
                "date": "2022-01-17",
                "start": "10:00",
                "end": "17:00",
                "project": "Park",
                "allocation": "A",
            }
        ],
    }
    bad = told | {"allocations": [allocation | {"weekday": "someday"}]}
    assert refused("unpaid-work-schedule", bad) == "weekday"


def test_a_session_that_is_booked_already_is_not_planned_again():
    allocation = {
        "id": "A",
        "project": "Park",
        "frequency": "WEEKLY",
        "weekday": "monday",
        "start": "10:00",
        "end": "17:00",
        "begins_on": "2022-01-10",
    }
    booked = {
        "date": "2022-01-10",
        "start": "10:00",
        "end": "17:00",
        "project": "Park",
        "allocation": "A",
    }
    told = {
        "required_minutes": 420,
        "trigger": "allocation_changed",
        "allocations": [allocation],
        "booked": [booked],
    }
    on = date(2022, 1, 10)
    enough = {
        "result": "existing_appointments_sufficient",
        "shortfall_minutes": 0,
        "create": [],
    }
    assert answer("unpaid-work-schedule", told, on) == enough
    for change in (
        {"start": "10:30"},
        {"end": "16:00"},
        {"project": "Beach"},
        {"allocation": None},
    ):
        other = told | {"booked": [booked | change]}
        assert answer("unpaid-work-schedule", other, on)["result"] == "insufficient"
    done = told | {"booked": [booked | {"has_outcome": True, "credited_minutes": 420}]}
    result = answer("unpaid-work-schedule", done, on)["result"]
    assert result == "requirement_already_satisfied"
