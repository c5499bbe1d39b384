"""A system administrator makes accounts and says what they may do; it holds at once."""

from uuid import uuid4

import pytest

from probation.policy.access import Role
from tests.audited import only_entry


@pytest.fixture
def administer(client, world):
    client.force_login(world.administrator)

    def post(address, **told):
        return client.post(address, {"once": uuid4(), **told})

    post.get = client.get
    return post


NEW = {
    "name": "Nia Newby",
    "username": "nia",
    "email": "nia@example.test",
    "roles": [Role.PRACTITIONER],
    "unit": "c90t1",
    "since": "4 April 2017",
}


def test_an_account_is_made_and_found_by_name(administer, world):
    assert administer("/staff/add", **NEW).status_code == 302
    assert "Nia Newby" in administer.get("/staff?name=newby").text
    event = only_entry(what="staff.add")
    assert event.by == world.administrator.key


def test_a_name_that_is_taken_or_a_unit_that_is_not_there_is_refused(administer, world):
    page = administer("/staff/add", **{**NEW, "username": "pat", "unit": "X"}).text
    assert "no unit has the code ‘X’" in page and "Nia Newby" in page
    page = administer("/staff/add", **{**NEW, "username": "pat"}).text
    assert "There is a member called ‘pat’ already" in page


def test_a_role_taken_away_is_gone_at_the_next_page(administer, world, client):
    address = f"/staff/{world.court_officer.key}"
    assert administer(address, form="roles", roles=[]).status_code == 302
    client.force_login(world.court_officer)
    assert client.get("/court").status_code == 404


def test_nobody_changes_their_own_roles(administer, world):
    address = f"/staff/{world.administrator.key}"
    page = administer(address, form="roles", roles=[r.value for r in Role]).text
    assert "Somebody else must change your own roles" in page


def test_a_posting_is_added_and_ended(administer, world):
    address = f"/staff/{world.keeper.key}"
    told = {"unit": "N90", "since": "1 May 2017"}
    assert administer(address, form="posting", **told).status_code == 302
    assert "works there already" in administer(address, form="posting", **told).text
    posting = world.keeper.postings.get(unit=world.nps)
    told = {"posting": posting.pk, "until": "1 May 2017"}
    assert "ends once, after it began" in administer(address, form="end", **told).text
    told["until"] = "2 May 2017"
    assert administer(address, form="end", **told).status_code == 302
    posting.refresh_from_db()
    assert posting.until.isoformat() == "2017-05-02"


def test_staff_are_for_system_administrators(client, world):
    client.force_login(world.manager)
    for address in ("/staff", "/staff/add", f"/staff/{world.keeper.key}"):
        assert client.get(address).status_code == 404


def test_a_new_member_sets_a_password_by_the_link_they_ask_for(
    administer, client, mailoutbox, django_capture_on_commit_callbacks
):
    administer("/staff/add", **NEW)
    client.logout()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/sign-in/forgotten", {"email": "nia@example.test"})
    (letter,) = mailoutbox
    assert letter.to == ["nia@example.test"] and "/sign-in/forgotten/" in letter.body
