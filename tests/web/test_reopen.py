"""An ending recorded by mistake is put right on screen, and both are kept."""

from uuid import uuid4

import pytest

from probation import clock
from probation.policy.endings import OrderEnd
from probation.records.allocation.queries import visible_to
from probation.records.people.queries import acting
from probation.records.sentences import actions as sentences
from tests.architecture.examples import LATER, Things
from tests.audited import only_entry


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    things = Things(world, person)
    pat = {"by": world.practitioner, "at": LATER}
    with acting(world.practitioner, LATER):
        now = visible_to(world.practitioner).get(pk=things.allocated.pk)
        sentences.end_order(
            now, OrderEnd.GOOD_PROGRESS, ended_on=LATER.date(), because="Told by court",
            follows=now.version, **pat,
        )  # fmt: skip
    return things


def order(things):
    with acting(things.world.manager, LATER):
        return visible_to(things.world.manager).get(pk=things.allocated.pk)


def test_an_ended_order_leads_to_its_reopening_which_says_who_ended_it(client, things):
    client.force_login(things.world.practitioner)
    record = client.get(f"/people/{things.person.crn}").text
    address = f"/orders/{things.allocated.pk}/reopen"
    assert address in record and "Ended by mistake? Put it right" in record
    page = client.get(address).text
    assert "Pat Tester recorded that on" in page and "adding: Told by court" in page


def test_it_runs_again_with_the_reason_in_its_history_and_the_audit(client, things):
    client.force_login(things.world.practitioner)
    address = f"/orders/{things.allocated.pk}/reopen"
    form = {"follows": order(things).version, "once": uuid4()}
    refused = client.post(address, {**form, "because": " "}).text
    assert "Enter the why was it wrong" not in refused and "Say why" in refused
    assert order(things).status == "ended"
    done = client.post(address, {**form, "because": "The wrong order"}, follow=True)
    assert "runs again" in done.text
    assert order(things).status == "running"
    with acting(things.world.manager, LATER):
        kept = [(c.status, c.because) for c in things.allocated.changes.all()]
    assert kept[-2:] == [("ended", "Told by court"), ("running", "The wrong order")]
    assert only_entry(what="sentences.reopen_order").by == things.world.practitioner.key
    assert "there is nothing to put right" in client.get(address).text


def test_who_does_not_answer_for_it_reads_why_they_may_not(client, things):
    """The court's provider held the order once, and reads on."""
    client.force_login(things.world.court_officer)
    address = f"/orders/{things.allocated.pk}/reopen"
    assert address not in client.get(f"/people/{things.person.crn}").text
    page = client.get(address)
    assert page.status_code == 200 and "Let it run again" not in page.text
    client.post(address, {"because": "x", "follows": order(things).version, "once": uuid4()})  # fmt: skip
    assert order(things).status == "ended"
