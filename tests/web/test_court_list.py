"""The court list: what it shows to whom, and what the audit keeps of that."""

import re

import pytest

from probation import clock
from probation.policy.access import Because, Role
from probation.policy.court_list import Answer
from probation.records.audit.models import Event
from probation.records.court import actions as court
from probation.records.court import queries as lists
from probation.records.people import actions as people
from probation.records.people.queries import acting
from tests.architecture.examples import message
from tests.world import NINE, member


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NINE)


@pytest.fixture
def listed(world, now):
    """A defendant whom nobody has decided on."""
    with acting(world.court_officer, NINE):
        court.take("1", message(world, "Listed"), at=NINE)
        return lists.defendants_visible_to(world.court_officer).get()


@pytest.fixture
def known(world):
    """Someone on record by the same names, known to the court officer's service."""
    with acting(world.court_officer, NINE):
        return people.register(
            {"first_name": "Sam", "last_name": "Listed"},
            world.nps,
            by=world.court_officer,
            at=NINE,
        )


def shown(client, member, path="/court") -> str:
    client.force_login(member)
    return client.get(path).content.decode()


def post(client, member, path: str, **told):
    client.force_login(member)
    return client.post(path, {"once": "0" * 31 + str(len(told)), **told}, follow=True)


def row(page: str) -> str:
    found = re.search(r'<li class="op-court__row.*?</ol>', page, re.DOTALL)
    return re.sub(r'value="[\w-]{30,}"|[0-9a-f-]{36}', "", found[0])


def test_a_restricted_match_looks_as_one_that_was_never_made(
    client, world, listed, known, now
):
    """For whoever may not see the person: before the match, and after it."""
    ben = member("ben", [Role.COURT_OFFICER], world.court)
    known.limits.create(member=ben, may_see=False, since=NINE, why="Known to them")
    before = row(shown(client, ben))
    home = shown(client, ben, "/home")
    with acting(world.court_officer, NINE):
        court.decide_match(listed, Answer.SAME_PERSON, known, follows=None, by=world.court_officer, at=NINE)  # fmt: skip
    after = row(shown(client, ben))
    assert before == after and "Nobody on record" in after
    assert known.crn not in after
    assert "1 person to decide on" in home and "1 person to decide on" in shown(client, ben, "/home")  # fmt: skip
    assert known.crn in row(shown(client, world.court_officer))


def test_the_audit_of_a_list_says_whose_records_were_shown_and_no_names(
    client, world, listed, known, now
):
    with acting(world.court_officer, NINE):
        people.begin(known, world.court, Because.POSSIBLE_MATCH, at=NINE)
        members_court = Event.objects.count()
    shown(client, world.court_officer)
    event = Event.objects.order_by("id").filter(what="searched").last()
    assert event.detail["shown"] == {
        "court.Defendant": [str(listed.pk)],
        "people.Person": [str(known.pk)],
    }
    assert event.detail["found"] == 2 and Event.objects.count() > members_court
    assert "Listed" not in str(event.detail)
    shown(client, world.court_officer, "/people?q=Sam+Listed")
    event = Event.objects.order_by("id").filter(what="searched").last()
    assert event.detail["shown"] == {"people.Person": [str(known.pk)]}
    shown(client, world.court_officer, "/home")
    event = Event.objects.order_by("id").filter(what="searched").last()
    assert event.detail["query"] == "home" and event.detail["shown"] == {}


def test_not_this_one_takes_a_candidate_away_and_undo_brings_them_back(
    client, world, listed, known, now
):
    with acting(world.court_officer, NINE):
        people.begin(known, world.court, Because.POSSIBLE_MATCH, at=NINE)
    assert "Not this one" in row(shown(client, world.court_officer))
    path = f"/court/defendants/{listed.pk}/rule-out"
    told = {"person": known.pk, "back": "/court"}
    page = post(client, world.court_officer, path, **told).content.decode()
    assert "Nobody on record" in row(page) and known.crn not in row(page)
    assert f"Sam Listed is not Sam Listed, {known.crn}" in page
    page = post(client, world.court_officer, path, again="on", **told).content.decode()
    assert known.crn in row(page)


def test_no_record_made_while_somebody_came_up_is_refused_and_shows_them(
    client, world, listed, known, now
):
    with acting(world.court_officer, NINE):
        people.begin(known, world.court, Because.POSSIBLE_MATCH, at=NINE)
    path = f"/court/defendants/{listed.pk}/match"
    told = {"answer": "no_record", "follows": "", "back": "/court"}
    page = post(client, world.court_officer, path, **told).content.decode()
    assert "has come up" in page and known.crn in row(page)


def test_a_case_that_was_sentenced_leads_to_its_order(client, world, listed, now):
    officer = world.court_officer
    who = {"by": officer, "at": NINE}
    with acting(officer, NINE):
        court.decide_match(listed, Answer.NO_RECORD, follows=None, **who)
    path = f"/court/defendants/{listed.pk}/sentence"
    with acting(officer, NINE):
        charge = str(listed.charges.get().pk)
    told = {
        "kind": "community_order", "community_order-months": "12",
        "sentenced_on": "4 April 2017", "offence": charge,
        "wanted": "unpaid_work", "unpaid_work-hours": "80",
    }  # fmt: skip
    assert post(client, officer, path, **told).redirect_chain[-1][0].endswith("/allocate")  # fmt: skip
    page = client.post(path, {"once": "f" * 32, **told}).content.decode()
    assert "These charges were sentenced on 4 April 2017" in page
    assert re.search(r"/people/P\d{6}#order-\d+", page)


def test_a_refused_message_is_put_right_on_screen(client, world, now):
    officer = world.court_officer
    with acting(officer, NINE):
        refused = court.take("bad.json", message(world, ""), at=NINE)
    page = shown(client, officer)
    assert "1 court message refused" in page
    assert "name.surname is missing or empty" in shown(client, officer, "/court/messages")  # fmt: skip
    path = f"/court/messages/{refused.pk}"
    still = post(client, officer, path, content=message(world, "")).content.decode()
    assert "name.surname is missing or empty" in still and "Error:" in still
    told = {"once": "e" * 32, "content": message(world, "Mended")}
    page = client.post(path, told, follow=True).content.decode()
    assert "The message is put right" in page
    # Somebody of another court has none of it, nor of one that names no court.
    assert "bad.json" not in shown(client, world.administrator, "/court/messages")
    client.force_login(world.outsider)
    assert client.get(path).status_code == 404


def test_filters_stay_until_they_are_cleared(client, world, listed, now):
    officer = world.court_officer
    assert "Sam Listed" in shown(client, officer)
    page = shown(client, officer, "/court?work=breach")
    assert "0 of 1 case" in page and "Nobody on this list is like that" in page
    assert "0 of 1 case" in shown(client, officer)  # from anywhere else
    assert "Sam Listed" in shown(client, officer, "/court?court=B90AA00")
    assert "Sam Listed" in shown(client, officer)


def test_the_version_of_a_list_changes_with_what_is_done(client, world, listed, now):
    officer = world.court_officer
    before = shown(client, officer, "/court/version")
    assert before == shown(client, officer, "/court/version")
    with acting(officer, NINE):
        court.decide_match(listed, Answer.NO_RECORD, follows=None, by=officer, at=NINE.replace(hour=10))  # fmt: skip
    after = shown(client, officer, "/court/version")
    assert before != after and "Listed" not in after
