"""A session that ended: whoever signs in again is where they were, with what they typed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import override_settings

from probation import clock
from probation.records.drafts.models import Draft
from probation.records.people.queries import acting
from tests.architecture.examples import LATER, Things
from tests.world import NINE


@pytest.fixture
def things(world, person, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return Things(world, person)


def too_late(client, address: str, page: str, member, **typed):
    """A form sent after its session ended; then signing in again, as a browser goes on."""
    client.force_login(member)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', client.get(page).text))  # fmt: skip
    client.logout()
    answer = client.post(address, {"who": hidden["who"], "once": uuid4(), **typed})
    assert answer.url == f"/sign-in?next={address}"
    with override_settings(CHOOSE_WHO=True):
        sign_in = client.get(answer.url).text
        choose = re.search(r'href="(/sign-in/choose[^"]*)"', sign_in)[1]
        form = client.get(choose).text
        next_ = re.search(r'name="next" value="([^"]*)"', form)[1]
        return client.post(
            "/sign-in/choose", {"key": member.key, "next": next_}, follow=True
        )


@pytest.mark.parametrize("what", ["notes", "appointments"])
def test_a_form_of_the_record_sent_too_late_is_there_again(client, things, what):
    pat, crn = things.world.practitioner, things.person.crn
    typed = {"note": "typed for an hour"} if what == "notes" else {"slot": "another", "day": "in 3 weeks"}  # fmt: skip
    page = too_late(client, f"/people/{crn}/{what}", f"/people/{crn}", pat, **typed)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == f"/people/{crn}"
    assert [*typed.values()][-1] in page.text and "is here again" in page.text


def test_every_page_that_takes_a_form_alone_leads_to_that_form(client, things):
    crn, people = things.person.crn, things.of_people
    client.force_login(things.world.manager)
    for address, there in (
        (f"/people/{crn}/notes", f"/people/{crn}"),
        (f"/people/{crn}/appointments", f"/people/{crn}"),
        (f"/names/{people.alias.pk}/end", f"/people/{crn}/details"),
        (f"/numbers/{people.identifier.pk}/end", f"/people/{crn}/details"),
        (f"/people/{crn}/access/{uuid4()}/end", f"/people/{crn}/access"),
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, there)
    client.force_login(things.world.court_officer)
    answer = client.get(f"/court/defendants/{things.known.pk}/match")
    assert answer.url == f"/court?court=B90AA00&day=2017-04-04#row-{things.known.pk}"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "111", "x\n/", "/" + "a" * 3000])  # fmt: skip
def test_choosing_who_to_be_leads_nowhere_else(client, world, back):
    with override_settings(CHOOSE_WHO=True):
        answer = client.post("/sign-in/choose", {"key": world.keeper.key, "next": back})
    assert answer.url == "/"


def test_what_takes_a_form_alone_answers_a_look_with_a_page(signed_in):
    answer = signed_in.get("/drafts/save")
    assert answer.status_code == 405 and answer["Allow"] == "POST"
    assert "It only takes what is sent from a form" in answer.text


def test_a_draft_that_arrives_after_its_form_was_taken_is_not_kept(client, things):
    """The browser saves what is typed a moment later: it may come in after the form."""
    pat, crn, once = things.world.practitioner, things.person.crn, str(uuid4())
    client.force_login(pat)
    form = {"note": "whole", "once": once, "who": pat.key}
    draft = {"address": f"/people/{crn}/notes", "note": "who", "once": once}
    assert client.post("/drafts/save", draft).status_code == 204
    assert client.post(f"/people/{crn}/notes", form).status_code == 302
    assert client.post("/drafts/save", draft).status_code == 204
    with acting(pat, NINE):
        assert not Draft.objects.exists()


def test_a_session_ends_after_a_days_work_however_busy_and_says_so_before(
    client, world
):
    client.force_login(world.practitioner)
    page = client.get("/account").text
    ends = int(re.search(r'data-session-ends-at="(\d+)"', page)[1])
    assert ends == int(client.session["began"]) + settings.SESSION_LONGEST
    session = client.session
    session["began"] -= timedelta(hours=11).total_seconds()
    session.save()
    again = int(
        re.search(r'data-session-ends-at="(\d+)"', client.get("/account").text)[1]
    )
    assert ends - again == 11 * 60 * 60
    session["began"] -= timedelta(hours=2).total_seconds()
    session.save()
    assert client.get("/account").url == "/sign-in?next=/account"
    assert client.get("/session/extend").status_code == 401
    client.force_login(world.practitioner)
    assert client.get("/account").status_code == 200
