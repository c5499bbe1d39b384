"""Every row that is wrong is named, with line, column, value and reason; nothing is changed."""

from dataclasses import astuple
from datetime import date, datetime, timedelta

import pytest

from probation.records.audit.models import Event
from probation.records.exchange.actions import import_folder
from probation.records.organisations.models import Unit
from probation.records.people.models import Person
from tests.records.exchange.folders import LATER, NOW, PAT, row, small, write


def refused(folder, **how):
    """What is found wrong; nothing is changed by it."""
    found = []
    before = Unit.objects.count(), Event.objects.count()
    report = import_folder(folder, rejects=found.extend, at=NOW, **how)
    assert not report.is_done and not Person.objects.exists()
    assert (Unit.objects.count(), Event.objects.count()) == before
    assert report.rejected == len({(one.file, one.line) for one in found})
    return found


def changed(file, key, /, **told):
    rows = small()
    row(rows, file, key).update(told)
    return rows


def put(file, **told):
    """One row more."""
    rows = small()
    rows.setdefault(file, []).append(told)
    return rows


def without(file):
    rows = small()
    rows[file] = []
    return rows


# What is changed in the folder → file, line, column and words of the fault.
FAULTS = {
    "an order before birth": (
        changed("orders", "x/o1", sentenced_on=date(1980, 5, 6)),
        ("orders", 2, "sentenced_on", "before the person was born, on 7 May 1980"),
    ),
    "an order in the future": (
        changed("orders", "x/o2", sentenced_on=date(2017, 11, 10)),
        ("orders", 3, "sentenced_on", "later than the day the data stand at"),
    ),
    "convicted after the sentence": (
        changed("orders", "x/o1", convicted_on=date(2017, 2, 28)),
        ("orders", 2, "convicted_on", "after the sentence"),
    ),
    "a team that there is not": (
        changed("assignments", "x/o1", team="XT9"),
        ("assignments", 2, "team", "no such row in units, nor in the record"),
    ),
    "a member that there is not": (
        changed("notes", "x/n1", by=PAT.replace("2", "3")),
        ("notes", 2, "by", "no such row in members"),
    ),
    "an appointment before its sentence": (
        changed("appointments", "x/ap2", starts_at=datetime.fromisoformat("2017-02-26T23:59Z")),
        ("appointments", 3, "starts_at", "before the sentence, on 27 February 2017"),
    ),
    "another person's order": (
        changed("appointments", "x/ap2", order="x/o2"),
        ("appointments", 3, "order", "the order x/o2 is another person's: A000002"),
    ),
    "a note at another's appointment": (
        changed("notes", "x/n1", person="A000002", order=None),
        ("notes", 2, "appointment", "is another person's: A000001"),
    ),
    "two rows with one key": (
        put("offices", code="XO1", unit="XP1", name="Another"),
        ("offices", 3, "code", "has the key of line 2"),
    ),
    "two places in one chain": (
        put("order_changes", order="x/o2", position=2, status="running",
            on=date(2017, 10, 3), by=PAT, at=LATER),
        ("order_changes", 5, "position", "has the key of line 4"),
    ),
    "a gap in a chain": (
        changed("appointment_changes", "complied", position=3),
        ("appointment_changes", 3, "position", "there is no row before it: 2 is missing"),
    ),
    "a chain from nought": (
        changed("order_changes", "x/o1", position=0),
        ("order_changes", 2, "position", "places begin with 1"),
    ),
    "a chain that begins in the middle": (
        changed("order_changes", "x/o1", status="ended"),
        ("order_changes", 2, "status", "the first row must be: running"),
    ),
    "responsibility that goes back in time": (
        changed("responsibilities", "allocation", since=LATER - timedelta(days=30)),
        ("responsibilities", 4, "since", "before that of the row before it, line 2"),
    ),
    "an order that never began": (
        without("order_changes"),
        ("orders", 2, "key", "no row for it in order_changes"),
    ),
    "an appointment that was never booked": (
        without("appointment_changes"),
        ("appointments", 2, "key", "no row for it in appointment_changes"),
    ),
    "a circle of units": (
        changed("units", "XP1", parent="XT1"),
        ("units", 3, "parent", "leads back to itself: a circle"),
    ),
    "a circle of corrections": (
        changed("notes", "x/n1", corrects="x/n2"),
        ("notes", 2, "corrects", "leads back to itself: a circle"),
    ),
    "a code that is not in the list": (
        changed("flags", "x/f1", kind="XXXX"),
        ("flags", 2, "kind", "there is no such code"),
    ),
    "a role that there is not": (
        changed("members", PAT, roles="practitioner king"),
        ("members", 3, "roles", "Role: there is no such code"),
    ),
    "a level where there is none": (
        changed("flags", "x/f1", level="M1"),
        ("flags", 2, "level", "only a flag for MAPPA"),
    ),
    "a day that there is not": (
        changed("people", "A000001", date_of_birth="1980-02-30"),
        ("people", 2, "date_of_birth", "is not a day"),
    ),
    "a day in words": (
        changed("people", "A000001", date_of_birth="yesterday"),
        ("people", 2, "date_of_birth", "is not a day"),
    ),
    "an instant without its zone": (
        changed("people", "A000001", made_at="2017-03-01T09:00:00"),
        ("people", 2, "made_at", "with its time zone"),
    ),
    "a number that is none": (
        changed("appointments", "x/ap1", minutes="-5"),
        ("appointments", 2, "minutes", "is not a whole number"),
    ),
    "hours with two places": (
        changed("members", PAT, hours="37.55"),
        ("members", 3, "hours", "at most one decimal place"),
    ),
    "hours beyond a week's": (
        changed("members", PAT, hours="60.5"),
        ("members", 3, "hours", "member hours are possible"),
    ),
    "neither true nor false": (
        changed("people", "A000001", is_invented="yes"),
        ("people", 2, "is_invented", "neither true nor false"),
    ),
    "no UUID": (
        changed("people", "A000001", id="AAAA"),
        ("people", 2, "id", "is not a UUID"),
    ),
    "no JSON": (
        changed("orders", "x/o1", lengths="{months"),
        ("orders", 2, "lengths", "is not JSON with an object in it"),
    ),
    "another kind of JSON": (
        changed("orders", "x/o1", lengths="[12]"),
        ("orders", 2, "lengths", "is not JSON with an object in it"),
    ),
    "lengths that the sentence has not": (
        changed("orders", "x/o1", lengths={"moons": 12}),
        ("orders", 2, "lengths", "other figures, each a whole number"),
    ),
    "a length in words": (
        changed("orders", "x/o1", lengths={"months": "twelve"}),
        ("orders", 2, "lengths", "other figures, each a whole number"),
    ),
    "a number of no known form": (
        changed("people", "A000001", crn="12"),
        ("people", 2, "crn", "crn is a letter and six digits"),
    ),
    "nothing where something must be": (
        changed("people", "A000001", last_name=""),
        ("people", 2, "last_name", "is empty"),
    ),
    "more than the record holds": (
        changed("people", "A000001", last_name="x" * 301),
        ("people", 2, "last_name", "is longer than 300 characters"),
    ),
    "two main offences": (
        put("order_offences", key="x/of2", order="x/o1", title="Arson", is_main=True),
        ("order_offences", 3, "order", "one main offence; see line 2"),
    ),
    "an end before the beginning": (
        changed("postings", "x/p1", until=date(2014, 5, 31)),
        ("postings", 2, "since", "posting ends after it begins"),
    ),
    "somebody whom nobody would see": (
        put("people", crn="A000003", last_name="Alone", sex="M", made_at=LATER),
        ("people", 4, "crn", "nobody would see this person"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line_and_in_words(name, loader, tmp_path):
    rows, (file, line, column, words) = FAULTS[name]
    found = refused(write(tmp_path / "folder", rows))
    told = [
        one for one in found if (one.file, one.line, one.column) == (file, line, column)
    ]
    assert any(words in one.reason for one in told), [astuple(one) for one in found]
    first = min(told, key=lambda one: one.line)
    assert not first.hangs
    assert first.value == str(first.value) and len(first.value) <= 200


def test_all_faults_are_found_at_once(loader, tmp_path):
    rows = changed("people", "A000001", sex="?", date_of_birth="?")
    row(rows, "offices", "XO1").update(unit="?")
    found = refused(write(tmp_path / "folder", rows))
    first = {(one.file, one.column) for one in found if not one.hangs}
    assert first == {
        ("people", "sex"),
        ("people", "date_of_birth"),
        ("offices", "unit"),
    }
    hanging = {one.file for one in found if one.hangs}
    assert {"aliases", "orders", "appointments", "notes"} <= hanging
