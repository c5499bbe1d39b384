"""A number from outside is marked as right, by whom and from what."""

from uuid import uuid4

import pytest

from probation import clock
from probation.records.people.models import Identifier
from probation.records.people.queries import acting
from tests.architecture.examples import LATER, Things
from tests.audited import only_entry


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return Things(world, person)


def test_a_number_is_verified_from_its_place_on_the_persons_page(client, things):
    client.force_login(things.world.practitioner)
    details = f"/people/{things.person.crn}/details"
    address = f"/numbers/{things.of_people.identifier.pk}/verify"
    assert address in client.get(details).text and "04/12345X" in client.get(address).text  # fmt: skip
    form = {"once": uuid4(), "evidence": "  "}
    refused = client.post(address, form).text
    assert "Say what the number was compared with" in refused
    done = client.post(address, {**form, "evidence": "PNC print of 3 April"}, follow=True)  # fmt: skip
    assert "is verified" in done.text
    assert "Verified by Pat Tester on 11 April 2017: PNC print of 3 April" in done.text
    assert address not in done.text
    told = only_entry(what="verified.verify_identifier")
    assert told.by == things.world.practitioner.key
    assert "This number is verified already" in client.get(address).text


def test_a_number_that_was_taken_off_is_not_verified(client, things):
    number = things.of_people.identifier
    client.force_login(things.world.practitioner)
    client.post(f"/numbers/{number.pk}/end", {"once": uuid4()})
    address = f"/numbers/{number.pk}/verify"
    assert "was taken off the record" in client.get(address).text
    client.post(address, {"once": uuid4(), "evidence": "x"})
    with acting(things.world.practitioner, LATER):
        assert not Identifier.objects.get(pk=number.pk).is_verified
