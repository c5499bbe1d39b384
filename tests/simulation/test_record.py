"""What the rows themselves show: rates the record has tables for, the law, and reasons."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from math import sqrt
from statistics import fmean, pvariance

import pytest

from probation.policy import requirements, sentences
from probation.policy.allocation import decision_limit
from probation.policy.appointment import WORKFLOW, Status
from probation.policy.bounds import DecidedBy
from probation.policy.london import london_day
from probation.policy.offences import offence
from probation.policy.time_limits import FIRST_APPOINTMENT
from probation.policy.working_days import is_working_day
from probation.records.exchange.tables import ALL, BY_FILE
from probation.simulation.drawn import CHANNELS

MISSED = {"acceptable", "unacceptable", "awaiting_evidence"}
BODIES = {"N04": "nps", "C12": "crc"}


@pytest.fixture(scope="module")
def body_of(world):
    """Order → body."""
    return {
        row["order"]: BODIES[row["provider"]] for row in world.tables["allocations"]
    }


@pytest.fixture(scope="module")
def last(world):
    """Appointment → its latest status."""
    return {
        row["appointment"]: str(row["status"])
        for row in world.tables["appointment_changes"]
    }


def near(share, told, trials):
    return abs(share - told) <= 4 * sqrt(told * (1 - told) / trials)


def in_period(world, instant):
    return london_day(instant) >= world.scenario.begins_on


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("body", ["nps", "crc"])
def test_appointments_are_attended_as_often_as_the_file_says(
    world, body_of, last, body, channel
):
    came = Counter(
        Status(last[row["key"]]).is_attended
        for row in world.tables["appointments"]
        if row["kind"] == CHANNELS[channel]
        and body_of.get(row["order"]) == body
        and in_period(world, row["starts_at"])
        and last[row["key"]] not in {"booked", "rescheduled", "cancelled"}
    )
    told = world.scenario.rates["contact_attended"].shares[f"{body}/{channel}"]
    # What is not recorded yet was not drawn otherwise: at most a day's appointments.
    assert near(came[True] / came.total(), told, came.total())


@pytest.mark.parametrize("body", ["nps", "crc"])
def test_orders_are_allocated_in_time_as_often_as_the_file_says(world, body_of, body):
    sentenced = {row["key"]: row["sentenced_on"] for row in world.tables["orders"]}
    in_time = [
        london_day(row["at"]) <= decision_limit(sentenced[row["order"]]).day
        for row in world.tables["allocations"]
        if sentenced[row["order"]] >= world.scenario.begins_on
        and body_of[row["order"]] == body
    ]
    told = world.scenario.rates["allocation_in_time"].shares[body]
    assert near(fmean(in_time), told, len(in_time))


@pytest.mark.parametrize("body", ["nps", "crc"])
def test_first_appointments_are_arranged_in_time(world, body_of, body):
    first = {}
    for row in world.tables["appointments"]:
        if row["kind"] == "COAI":
            first.setdefault(row["order"], row["starts_at"])
    orders = {row["key"]: row for row in world.tables["orders"]}
    in_time = [
        london_day(first[row["order"]])
        <= FIRST_APPOINTMENT.due(london_day(row["at"])).day
        for row in world.tables["allocations"]
        if row["order"] in first
        and orders[row["order"]]["kind"] != "standard_determinate"
        and body_of[row["order"]] == body
    ]
    told = world.scenario.rates["first_appointment_arranged"].shares[body]
    assert near(fmean(in_time), told, len(in_time))


def test_about_as_many_people_are_under_supervision_as_was_asked(world):
    assert len(world.simulation.supervised) == pytest.approx(
        world.scenario.people, rel=0.1
    )


def test_both_bodies_hold_cases_by_the_grounds(world):
    of = Counter(row["provider"] for row in world.tables["allocations"])
    assert 0.12 < of["N04"] / of.total() < 0.4
    for row in world.tables["allocations"]:
        answers = {str(one["answer"]) for one in row["grounds"]}
        assert ("yes" in answers) == (row["provider"] == "N04")


def test_every_sentence_is_one_that_the_law_of_its_day_allows(world):
    wanted = world.by("requirements", "order")
    for order in world.tables["orders"]:
        on, asked = order["sentenced_on"], wanted.get(order["key"], [])
        type_ = sentences.BY_KEY[order["kind"]]
        answer = type_.allows(order["lengths"], on=on)
        answer &= type_.requirements_allowed(len(asked))
        assert answer, (order, answer)
        for one in asked:
            kind = requirements.BY_KEY[one["kind"]]
            if kind.length.decided_by is not DecidedBy.OFFENCE:  # a day not kept
                answer = kind.allows(one["length"], on=on, also=one["also"])
            assert order["kind"] in kind.orders
            assert answer, (one, answer)


def test_statuses_follow_one_another_as_the_workflow_has_it(world):
    for changes in world.by("appointment_changes", "appointment").values():
        told = [(Status(row["status"]), row["because"]) for row in changes]
        assert [row["position"] for row in changes] == list(range(1, len(told) + 1))
        assert told[0][0] is WORKFLOW.start
        for (before, _), (after, because) in pairwise(told):
            assert WORKFLOW.can_move(before, after) or WORKFLOW.can_correct(
                before, after, because
            )
        assert [row["at"] for row in changes] == sorted(row["at"] for row in changes)


def test_nothing_happens_at_an_office_on_a_day_when_it_is_closed(world):
    for row in world.tables["appointments"]:
        assert is_working_day(london_day(row["starts_at"]))


def test_nothing_was_recorded_after_the_data_stand(world):
    now = world.simulation.now
    for rows in world.tables.values():
        for row in rows:
            for name in ("at", "made_at", "since", "until", "received_at", "ended_at"):
                if hasattr(row.get(name), "tzinfo"):
                    assert row[name] <= now
    booked = max(row["starts_at"] for row in world.tables["appointments"])
    assert booked > now + timedelta(days=5)  # there is a diary


def test_every_row_names_columns_that_exist_and_rows_that_are_there(world):
    real = {"N04", "C12", "C11", "HMIP"} | {
        court.code for area in world.scenario.areas for court in area.courts
    }
    keys = {
        table.file: {str(row[table.key[0]]) for row in world.tables[table.file]}
        for table in ALL
    }
    keys["units"] |= real
    for file, rows in world.tables.items():
        assert set().union(*rows) <= set(BY_FILE[file].names)
        for column in BY_FILE[file].columns:
            values = {str(row.get(column.name) or "") for row in rows}
            assert "" not in values or not column.needed, (file, column.name)
            if column.to:
                assert values - {""} <= keys[column.to], (file, column.name)
    for table in ALL:
        names = [
            tuple(str(row.get(name)) for name in table.key)
            for row in world.tables[table.file]
        ]
        assert len(names) == len(set(names)), table.file


def test_everybody_is_invented_and_the_row_says_so(world):
    for file in ("units", "offices", "members", "people"):
        assert all(row["is_invented"] for row in world.tables[file])


def test_offences_are_real(world):
    for row in world.tables["order_offences"]:
        assert offence(row["code"])


def test_nobody_has_two_open_flags_of_one_kind(world):
    open_ = Counter(
        (row["person"], row["kind"])
        for row in world.tables["flags"]
        if row.get("until") is None
    )
    assert max(open_.values()) == 1


# People and staff have reasons.


def shares_by(facts, rates, case_to):
    found = {}
    for fact in facts:
        if fact.rate == rates:
            found.setdefault(case_to(fact), []).append(fact.met)
    return {name: (fmean(met), len(met)) for name, met in found.items()}


def test_who_misses_one_appointment_misses_others(world):
    facts = [fact for fact in world.simulation.facts if fact.stratum == "crc/office"]
    shares = shares_by(facts, "contact_attended", lambda fact: fact.case)
    shares = [share for share, many in shares.values() if many >= 20]
    mean = fmean(shares)
    by_chance = fmean([mean * (1 - mean) / 25] * len(shares))
    assert pvariance(shares) > 1.6 * by_chance


def test_officers_differ_in_the_absences_they_accept(world, last):
    of = {}
    for row in world.tables["appointments"]:
        if last[row["key"]] in ("acceptable", "unacceptable"):
            of.setdefault(row["officer"], []).append(last[row["key"]] == "acceptable")
    many = [accepted for accepted in of.values() if len(accepted) >= 60]
    shares = [fmean(accepted) for accepted in many]
    by_chance = fmean(s * (1 - s) / len(a) for s, a in zip(shares, many, strict=True))
    assert len(shares) >= 10
    assert pvariance(shares) > 3 * by_chance


def test_poor_handover_makes_poor_first_assessments(world):
    came = {}
    for fact in world.simulation.facts:
        if fact.rate == "handover_present":
            came.setdefault(fact.case, []).append(fact.met)
    found = {True: [], False: []}
    for fact in world.simulation.facts:
        if fact.rate == "assessment_sufficient" and len(came.get(fact.case, ())) == 6:
            share = fmean(came[fact.case])
            if share >= 0.8 or share <= 0.4:
                found[share >= 0.8].append(fact.met)
    assert fmean(found[True]) > fmean(found[False]) + 0.08
