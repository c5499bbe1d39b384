"""A scenario has a tomorrow: the clock moves on, and what was foreseen happens."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from probation import clock as time
from probation.cli import clock, days_to_come, import_
from probation.cli.scenario_folder import write
from probation.policy.appointment import Status
from probation.records.appointments import actions as appointments
from probation.records.appointments import queries as diary
from probation.records.appointments.models import Appointment
from probation.records.court.models import Listing
from probation.records.exchange import actions as exchange
from probation.records.exchange.models import Scenario
from probation.records.exchange.queries import clock_offset
from probation.records.exchange.reading import Refused
from probation.records.people.queries import acting
from probation.simulation import SCENARIOS, read
from tests.records.exchange.folders import real_units

MONDAY = datetime(2017, 11, 13, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Stands on a Monday morning, so that tomorrow there is work."""
    out = tmp_path_factory.mktemp("scenario") / "out"
    write(read(SCENARIOS / "west_mercia.toml", people=60), out, at=MONDAY)
    return out


@pytest.fixture
def loaded(loader, folder, capsys):
    real_units()
    assert import_.run([str(folder)]) == 0
    capsys.readouterr()
    return folder


def advance(folder, by="1d"):
    return clock.run(["advance", by, "--days", str(folder)])


def now():
    return time.real_now() + clock_offset()


def test_a_day_brings_appointments_outcomes_and_court_lists(loaded, capsys):
    days_to_come.take_messages(loaded, now(), lambda *_: None)
    before = Appointment.objects.count()
    waiting = Appointment.objects.filter(
        starts_at__gt=MONDAY, starts_at__lt=MONDAY + timedelta(hours=8)
    )
    mine = list(waiting.values_list("pk", flat=True))
    listed = Listing.objects.filter(day=MONDAY.date() + timedelta(days=7)).count()
    assert mine

    assert advance(loaded) == 0
    said = capsys.readouterr().out
    assert "2017-11-14: " in said and "Tuesday 14 November 2017 from now on" in said
    assert abs(now() - MONDAY - timedelta(days=1)) < timedelta(minutes=5)
    assert Appointment.objects.count() > before
    assert listed == 0 < Listing.objects.filter(day__gt=MONDAY.date()).count()
    done = Appointment.objects.filter(pk__in=mine, status_changes__status="complied")
    assert done.exists()
    assert not Appointment.objects.filter(status_changes__at__gt=now()).exists()


def test_the_same_day_does_not_come_twice(loaded, capsys):
    assert advance(loaded) == advance(loaded, "0d") == 0
    assert capsys.readouterr().out.count("rows added") == 1
    day = loaded / "days_to_come" / "2017-11-14"
    assert exchange.let_happen(day, at=time.real_now()) is None


def test_what_somebody_here_did_otherwise_stands(loaded, capsys):
    chosen = (
        Appointment.objects.filter(
            starts_at__gt=MONDAY, status_changes__status="booked"
        )
        .filter(starts_at__lt=MONDAY + timedelta(hours=8))
        .first()
    )
    officer, at = chosen.officer, chosen.starts_at + timedelta(minutes=1)
    with acting(officer, at):
        shown = diary.visible_to(officer).get(pk=chosen.pk)
        appointments.record_outcome(
            shown, Status.UNACCEPTABLE, follows=shown.version, by=officer, at=at
        )
    assert advance(loaded) == 0
    said = capsys.readouterr().out
    assert "left out, since somebody here did otherwise" in said
    statuses = [one.status for one in chosen.status_changes.order_by("pk")]
    assert statuses == ["booked", "unacceptable"]


def test_time_never_goes_back(loaded, capsys):
    with pytest.raises(SystemExit):
        advance(loaded, "-1d")
    with pytest.raises(Refused, match="forward only"):
        exchange.advance_clock(timedelta(seconds=-1), at=time.real_now())


def test_after_the_last_day_that_was_told_it_says_so(loaded, tmp_path, capsys):
    two = tmp_path / "two"
    for day in ("2017-11-14", "2017-11-15"):
        shutil.copytree(loaded / "days_to_come" / day, two / "days_to_come" / day)
    assert advance(two, "1w") == 0
    assert "nothing new happens by itself" in capsys.readouterr().out
    assert Scenario.objects.get().simulated_to == MONDAY + timedelta(days=2)
    assert now() > MONDAY + timedelta(days=7)


def test_without_a_scenario_there_is_no_clock_to_move(loader, capsys):
    assert clock.run([]) == clock.run(["advance", "1d"]) == 1
    assert "time is real" in capsys.readouterr().err
    with pytest.raises(Refused, match="no scenario"):
        exchange.advance_clock(timedelta(days=1), at=time.real_now())


def test_it_says_what_time_it_is(loaded, capsys):
    assert clock.run(["--days", str(loaded)]) == 0
    assert "it is 08:3" in capsys.readouterr().out
