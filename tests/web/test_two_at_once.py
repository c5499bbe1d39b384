"""Two people edit the same thing; one person sends the same form twice."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from probation import clock
from probation.policy.appointment import Status
from probation.records.people.queries import acting
from probation.records.reports import actions as reports
from tests.architecture.examples import FINISHED, LATER, Things
from tests.audited import entries


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return Things(world, person)


def browser(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def row(page: str, label: str) -> list[str]:
    """What stands in a row of the comparison: there now, typed."""
    table = page[page.index("op-both") :]
    found = re.search(rf"{re.escape(label)}</th>(.*?)</tr>", table, re.DOTALL)
    return re.findall(r"<td[^>]*>(.*?)</td>", found[1], re.DOTALL)


def status(things) -> Status:
    with acting(things.world.manager, LATER):
        return Status(things.appointment(things.booked).status)


def test_who_records_an_outcome_second_is_shown_both(things):
    address = f"/appointments/{things.booked.pk}/outcome"
    mona, pat = browser(things.world.manager), browser(things.world.practitioner)
    seen_by_mona, seen_by_pat = (hidden(one.get(address).text) for one in (mona, pat))
    told = {**seen_by_pat, "outcome": Status.COMPLIED, "note": "Came on time"}
    assert pat.post(address, told).status_code == 302

    late = {**seen_by_mona, "outcome": Status.DID_NOT_COMPLY, "note": "Was rude"}
    page = mona.post(address, late)
    assert page.status_code == 200
    assert "What Pat Tester saved on" in page.text
    assert row(page.text, "What happened?") == [
        Status.COMPLIED.label,
        Status.DID_NOT_COMPLY.label,
    ]
    assert row(page.text, "Note") == ["Came on time", "Was rude"]
    assert status(things) is Status.COMPLIED

    again = {**hidden(page.text), "outcome": Status.DID_NOT_COMPLY, "because": "Rude"}
    assert mona.post(address, again).status_code == 302
    assert status(things) is Status.DID_NOT_COMPLY


def test_who_saves_a_report_second_is_shown_both(things):
    address = f"/reports/{things.written.pk}"
    one, two = (browser(things.world.court_officer) for _ in range(2))
    seen_by_one, seen_by_two = (hidden(b.get(address).text) for b in (one, two))
    assert one.post(address, {**seen_by_one, "proposal": "Fine"}).status_code == 302

    page = two.post(address, {**seen_by_two, "proposal": "Custody"})
    assert page.status_code == 200 and "Cora Tester" in page.text
    (label,) = re.findall(r'for="id_proposal">\s*(.*?)\s*</label>', page.text)
    assert row(page.text, label) == ["Fine", "Custody"]
    assert "Custody</textarea>" in page.text, "what was typed is still in its field"

    assert (
        two.post(address, {**hidden(page.text), "proposal": "Both"}).status_code == 302
    )
    assert "Both</textarea>" in one.get(address).text


def test_a_report_sent_meanwhile_loses_nothing_that_was_typed(things):
    address = f"/reports/{things.written.pk}"
    one, two = (browser(things.world.court_officer) for _ in range(2))
    seen_by_two = hidden(two.get(address).text)
    with acting(things.world.court_officer, LATER):
        reports.send(
            things.written,
            FINISHED,
            follows=things.written.version,
            by=things.world.court_officer,
            at=LATER,
        )
    page = two.post(address, {**seen_by_two, "proposal": "My long text"}).text
    assert "My long text" in page and "Save</button>" not in page
    assert one.get(address).status_code == 200


def test_an_outcome_sent_twice_is_recorded_once(things):
    address = f"/appointments/{things.booked.pk}/outcome"
    pat = browser(things.world.practitioner)
    form = {**hidden(pat.get(address).text), "outcome": Status.COMPLIED, "note": "x"}
    assert [pat.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert len(entries(once=form["once"])) == 1
    with acting(things.world.manager, LATER):
        assert things.booked.notes.count() == 1


def test_a_note_sent_twice_is_written_once(things):
    pat = browser(things.world.practitioner)
    told = {"note": "Rang", "once": uuid4()}
    for _ in range(2):
        sent = pat.post(f"/people/{things.person.crn}/notes", told)
        assert sent.status_code == 302
    with acting(things.world.practitioner, LATER):
        assert things.person.notes.filter(text="Rang").count() == 1
