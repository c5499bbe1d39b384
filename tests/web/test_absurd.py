"""What cannot be right is refused beside its field, in words, and kept as it was typed."""

from datetime import date
from uuid import uuid4

import pytest

from probation import clock
from probation.records.appointments.models import Appointment
from probation.records.people.models import Person
from probation.records.people.queries import acting
from tests.architecture.examples import LATER, Things

FAR = "1" * 5000


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return Things(world, person)


@pytest.fixture
def book(client, things):
    client.force_login(things.world.practitioner)

    def book(**told):
        form = {
            "slot": "another", "kind": "COAP", "minutes": "30", "office": "",
            "order": things.allocated.pk, "once": uuid4(), **told,
        }  # fmt: skip
        return client.post(f"/people/{things.person.crn}/appointments", form, follow=True)  # fmt: skip

    return book


def booked(things) -> int:
    with acting(things.world.practitioner, LATER):
        return Appointment.objects.count()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"day": "in 1200 years", "time": "10am"}, "the year 3217 cannot be right"),
        ({"day": f"in {FAR} days", "time": "10am"}, "lead to no day there is"),
        ({"day": "in 4 years", "time": "10am"}, "must be on or before 11 April 2020"),
        (
            {"day": "25 March 2018", "time": "01:30"},
            "there is no 01:30 on 25 March 2018",
        ),
        ({"slot": "9999-12-31T23:59:59-14:00"}, "choose a time"),
        ({"slot": "0001-01-01T00:00:00+14:00"}, "choose a time"),
        ({"slot": "9999-12-30T10:00:00+00:00"}, "more than 3 years ahead"),
        ({"slot": "2018-03-25T10:00:00"}, "choose a time"),
    ],
)
def test_an_appointment_at_no_time_there_is_is_refused(book, things, told, words):
    before = booked(things)
    answer = book(**told)
    assert answer.status_code == 200 and words in answer.text
    assert "There is a problem" in answer.text
    assert booked(things) == before
    for typed in told.values():
        assert typed in answer.text or "slot" in told


def test_at_half_past_two_at_night_it_is_booked_with_a_warning(book, things):
    before = booked(things)
    answer = book(day="13 April 2017", time="02:30")
    assert "Take care: 02:30 is an unusual hour" in answer.text
    assert booked(things) == before + 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"date_of_birth": "1 January 2990"}, "The year 2990 cannot be right"),
        ({"date_of_birth": "1 May 2090"}, "must be on or before 11 April 2017"),
        ({"date_of_birth": "1 May 1890"}, "must be on or after 11 April 1897"),
        ({"last_name": "x" * 5000}, "Last name: 5,000 characters are 4,800 too many"),
    ],
)
@pytest.mark.parametrize("where", ["/people/new", "change"])
def test_a_birth_or_name_that_cannot_be_right_is_refused(client, things, typed, words, where):  # fmt: skip
    world, person = things.world, things.person
    client.force_login(world.manager if where == "change" else world.court_officer)
    where = f"/people/{person.crn}/details/change" if where == "change" else where
    form = {"last_name": "Smith", "sex": "M", "once": uuid4(), "follows": person.version, **typed}  # fmt: skip
    answer = client.post(where, form)
    assert answer.status_code == 200
    assert words.lower() in answer.text.lower()
    (kept,) = typed.values()
    assert kept in answer.text
    with acting(world.manager, LATER):
        assert not Person.objects.filter(last_name__in=("Smith", "x" * 5000)).exists()
        assert not Person.objects.filter(date_of_birth__gt=date(2017, 4, 11)).exists()


def test_a_nul_is_nowhere_and_nothing(client, things):
    client.force_login(things.world.practitioner)
    for path in ("/people/%00", "/said/%00/1/end", "/people/X%00/flags", "/%00"):
        assert client.get(path).status_code == 404, path
    assert client.get("/people?q=Exam%00ple").status_code == 200
    draft = {"address": f"/people/{things.person.crn}/notes", "note": "a\0b"}
    assert client.post("/drafts/save", draft).status_code == 204
    assert ">ab</textarea>" in client.get(f"/people/{things.person.crn}").text


@pytest.mark.parametrize("back", ["1111111", "home", "", "//elsewhere.example", "/\n"])
def test_a_match_goes_back_to_an_address_of_ours_or_to_the_list(client, things, back):
    client.force_login(things.world.court_officer)
    form = {"answer": "no_record", "back": back, "once": uuid4(), "follows": ""}
    answer = client.post(f"/court/defendants/{things.new.pk}/match", form)
    assert (answer.status_code, answer.url) == (302, "/court")
