"""What is taken in, in part or again; what a folder leaves out; what hangs on it."""

from datetime import date

import pytest

from probation.records.appointments.models import Appointment, Note
from probation.records.audit.models import Event
from probation.records.exchange.actions import import_folder
from probation.records.organisations.models import Unit
from probation.records.people import actions as people
from probation.records.people.models import Person, Visibility
from probation.records.sentences.models import Order, OrderChange
from tests.records.exchange.folders import LATER, NOW, PAT, row, small, write
from tests.records.exchange.test_faults import changed


def test_a_part_of_it_is_taken_in_without_what_hangs_on_a_rejected_row(
    loader, tmp_path
):
    rows = changed("orders", "x/o2", kind="?")
    found = []
    folder = write(tmp_path / "folder", rows)
    report = import_folder(folder, partial=True, rejects=found.extend, at=NOW)
    assert report.is_done
    rejected = {(one.file, one.line): one.hangs for one in found}
    assert rejected == {
        ("orders", 3): False,
        ("order_changes", 3): True,
        ("order_changes", 4): True,
        ("responsibilities", 3): True,
        ("people", 3): True,  # nobody would see her
        ("addresses", 2): True,
    }
    assert [one.crn for one in Person.objects.all()] == ["A000001"]
    assert Order.objects.count() == 1 and Appointment.objects.count() == 2
    again = import_folder(folder, partial=True, at=NOW)
    assert again.rejected == 6 and not again.has_changed


def test_the_same_folder_twice_changes_nothing(loader, tmp_path):
    folder = write(tmp_path / "folder", small())
    first = import_folder(folder, at=NOW)
    again = import_folder(folder, at=NOW)
    assert first.is_done and again.is_done
    assert {file: one.added for file, one in first.moved.items()} == {
        file: one.same for file, one in again.moved.items()
    }
    assert not again.has_changed
    events = Event.objects.filter(what="exchange.import_folder").order_by("id")
    assert [one.detail["files"]["people"]["added"] for one in events] == [2, 0]


def test_a_changed_folder_changes_and_adds_and_says_so(loader, tmp_path):
    import_folder(write(tmp_path / "one", small()), at=NOW)
    rows = changed("people", "A000001", last_name="Renamed")
    row(rows, "units", "XT1").update(parent="XN2")
    rows["units"].append(
        {"code": "XN2", "name": "New", "kind": "provider", "sector": "nps"}
    )
    rows["appointment_changes"].append(
        {"appointment": "x/ap2", "position": 2, "status": "cancelled", "by": PAT, "at": LATER}
    )  # fmt: skip
    report = import_folder(write(tmp_path / "two", rows), at=NOW)
    said = {
        f: (m.added, m.changed) for f, m in report.moved.items() if m.added or m.changed
    }
    assert said == {"people": (0, 1), "units": (1, 1), "appointment_changes": (1, 0)}
    person = Person.objects.get(crn="A000001")
    assert person.tokens.filter(kind="name", token="renamed").exists()
    assert not person.tokens.filter(token="example").exists()
    assert Unit.objects.get(code="XT1").parent.code == "XN2"
    chain = list(Appointment.objects.order_by("id")[1].status_changes.all())
    assert [one.status for one in chain] == ["booked", "cancelled"]
    assert chain[1].follows == chain[0]


@pytest.mark.parametrize(
    ("file", "key", "told", "words"),
    [
        ("notes", "x/n1", {"text": "Other"}, "history is added to, never changed"),
        ("order_changes", "x/o1", {"on": date(2017, 3, 1)}, "history is added to"),
        ("orders", "x/o2", {"person": "A000001"}, "is another's (people)"),
        ("people", "A000001", {"id": PAT}, "somebody else: the id is another"),
        ("identifiers", "x/i1", {"key": "x/i2"}, "under another key: one open identifier"),
    ],
)  # fmt: skip
def test_what_the_record_does_not_admit_is_named(
    loader, tmp_path, file, key, told, words
):
    import_folder(write(tmp_path / "one", small()), at=NOW)
    before = list(Note.objects.values()), list(OrderChange.objects.values())
    found = []
    folder = write(tmp_path / "two", changed(file, key, **told))
    report = import_folder(folder, rejects=found.extend, at=NOW)
    assert not report.is_done and any(words in one.reason for one in found), found
    assert (list(Note.objects.values()), list(OrderChange.objects.values())) == before


def test_a_trial_says_what_would_be_done_and_changes_nothing(loader, tmp_path):
    report = import_folder(write(tmp_path / "folder", small()), dry_run=True, at=NOW)
    assert report.moved["people"].added == 2 and not report.is_done
    assert not Person.objects.exists() and not Event.objects.exists()


def test_a_column_that_is_left_out_is_left_as_it_is(loader, tmp_path):
    import_folder(write(tmp_path / "one", small()), at=NOW)
    columns = {"date_of_birth", "first_name"}
    folder = write(tmp_path / "two", small(), without={"people": columns})
    assert not import_folder(folder, at=NOW).has_changed
    assert Person.objects.get(crn="A000001").first_name == "Sam"


def test_whoever_answers_for_an_order_sees_its_person(loader, tmp_path):
    import_folder(write(tmp_path / "folder", small()), at=NOW)
    seen = Visibility.objects.filter(because="responsible").order_by(
        "person__crn", "unit__code"
    )
    told = [(one.person.crn, one.unit.code, one.until is None) for one in seen]
    assert told == [
        ("A000001", "XN1", False),  # until it was allocated
        ("A000001", "XP1", True),
        ("A000002", "XN1", False),  # the order has ended
    ]


def test_people_are_found_by_the_words_that_an_action_would_keep(loader, tmp_path):
    import_folder(write(tmp_path / "folder", small()), at=NOW)
    for person in Person.objects.all():
        made = set(person.tokens.values_list("kind", "token"))
        people.make_findable(person)
        assert set(person.tokens.values_list("kind", "token")) == made
    assert Person.objects.get(crn="A000002").tokens.filter(token="WQ11AA").exists()


def test_numbers_that_are_made_here_come_after_those_that_came(loader, tmp_path):
    letter, number = people.next_crn()[0], int(people.next_crn()[1:])
    came = f"{letter}{number + 500:06}"
    rows = small()
    for some in rows.values():
        for one in some:
            for name, told in one.items():
                one[name] = came if told == "A000001" else told
    import_folder(write(tmp_path / "folder", rows), at=NOW)
    assert people.next_crn() == f"{letter}{number + 501:06}"
