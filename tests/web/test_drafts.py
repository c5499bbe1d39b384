"""What was typed and not saved is there again: for its writer, on its page, until sent."""

import re

import pytest
from django.db import connection
from django.test import override_settings

from probation.records.drafts import actions, queries
from probation.records.drafts.models import Draft
from probation.records.people.queries import acting
from tests.world import NINE

NOTE = "/gallery/note"


@pytest.fixture(autouse=True)
def gallery():
    with override_settings(ROOT_URLCONF="tests.web.gallery.urls"):
        yield


def keep(client, address=NOTE, **typed):
    return client.post("/drafts/save", {"address": address, **typed})


def drafts_of(member) -> list[Draft]:
    with acting(member, NINE):
        return list(Draft.objects.all())


def sendable(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_what_was_typed_is_on_the_page_again(signed_in):
    typed = {"note": "Came <late>", "seen_on": "31/4/17", "outcome": "absent", "about": ["home", "work"], "born_on_day": "27", "born_on_month": "", "born_on_year": "", "sensitive": "on"}  # fmt: skip
    assert keep(signed_in, **typed).status_code == 204
    page = signed_in.get(NOTE).text
    assert "was not saved, and is here again" in page
    assert "Came &lt;late&gt;" in page and 'value="31/4/17"' in page
    assert len(re.findall(r"\schecked[\s>]", page)) == 4
    assert 'name="born_on_day" type="text" value="27"' in page


def test_a_draft_is_kept_for_each_page_apart_and_the_last_one_counts(signed_in):
    keep(signed_in, note="one")
    keep(signed_in, note="two")
    keep(signed_in, "/gallery/register", note="three")
    page = signed_in.get(NOTE).text
    assert "two" in page and "one</textarea>" not in page and "three" not in page


def test_a_form_that_was_taken_leaves_no_draft(signed_in, world):
    keep(signed_in, note="half")
    form = {**sendable(signed_in.get(NOTE).text), "note": "whole", "seen_on": "4/4/17", "outcome": "ill"}  # fmt: skip
    refused = signed_in.post(NOTE, {**form, "note": ""})
    assert refused.status_code == 200 and len(drafts_of(world.practitioner)) == 1
    assert signed_in.post(NOTE, form).status_code == 302
    assert drafts_of(world.practitioner) == []


def test_a_draft_may_be_thrown_away(signed_in, world):
    keep(signed_in, note="half")
    thrown = {"address": NOTE, "back": "/gallery"}
    assert signed_in.post("/drafts/discard", thrown).url == "/gallery"
    assert drafts_of(world.practitioner) == []
    for elsewhere in ("//elsewhere.example", "https://elsewhere.example/", ""):
        thrown = {"address": NOTE, "back": elsewhere}
        assert signed_in.post("/drafts/discard", thrown).status_code == 400


def test_passwords_tokens_and_the_forms_own_keys_are_not_kept(signed_in, world):
    keep(signed_in, note="x", once="1", follows="2", who="3", password1="secret", oldpassword="secret")  # fmt: skip
    (draft,) = drafts_of(world.practitioner)
    assert draft.fields == {"note": ["x"]}


@pytest.mark.parametrize("address", ["/nowhere", "gallery/note", "//gallery/note", "https://elsewhere.example/gallery/note", ""])  # fmt: skip
def test_only_pages_of_ours_have_drafts(signed_in, address):
    assert keep(signed_in, address, note="x").status_code == 400


def test_far_too_much_is_refused(signed_in):
    assert keep(signed_in, note="x" * 200_001).status_code == 400


def test_nobody_keeps_a_draft_who_is_not_signed_in(client, world):
    assert keep(client, note="x").status_code == 401


def test_a_draft_is_its_writers_alone_in_the_database_too(world):
    with acting(world.practitioner, NINE):
        actions.keep(NOTE, {"note": ["mine"]}, by=world.practitioner, at=NINE)
    with acting(world.keeper, NINE):
        assert NOTE not in queries.of(world.practitioner)
        assert not Draft.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.member', '', true)")
        cursor.execute("SELECT count(*) FROM drafts_draft")
        assert cursor.fetchone() == (0,)


# A lost session


@pytest.fixture
def sent_too_late(signed_in, world):
    """A whole form, sent after the session ended."""
    form = {**sendable(signed_in.get(NOTE).text), "note": "typed for an hour", "seen_on": "4/4/17"}  # fmt: skip
    signed_in.logout()
    answer = signed_in.post(NOTE, form)
    assert answer.url == "/sign-in?next=/gallery/note"
    return signed_in


def test_a_form_sent_too_late_is_there_after_signing_in_again(sent_too_late, world):
    world.practitioner.set_password("correct horse battery")
    world.practitioner.save()
    login = {"login": "pat", "password": "correct horse battery"}
    answer = sent_too_late.post("/sign-in?next=/gallery/note", login)
    assert answer.url == NOTE
    page = sent_too_late.get(NOTE).text
    assert "typed for an hour" in page and "is here again" in page
    assert "typed for an hour" in sent_too_late.get(NOTE).text  # until it is sent


def test_someone_else_who_signs_in_there_does_not_get_it(sent_too_late, world):
    with override_settings(CHOOSE_WHO=True):
        sent_too_late.post("/sign-in/choose", {"key": world.keeper.key})
    assert "typed for an hour" not in sent_too_late.get(NOTE).text
    assert drafts_of(world.keeper) == [] == drafts_of(world.practitioner)


# Reading dates back, and going on


def test_a_typed_date_is_said_back(signed_in):
    answer = signed_in.get("/dates/read", {"written": "4/4/17"})
    assert answer.json() == {"says": "Tuesday 4 April 2017"}
    answer = signed_in.get("/dates/read", {"written": "31/4/17"})
    assert answer.json() == {"says": "There is no 31 April: it has 30 days"}


def test_a_session_is_renewed_once_a_minute_and_not_at_every_request(signed_in):
    signed_in.get("/account")
    first = signed_in.session["renewed"]
    signed_in.get("/account")
    assert signed_in.session["renewed"] == first
    session = signed_in.session
    session["renewed"] = first - 61
    session.save()
    signed_in.get("/session/extend")
    assert signed_in.session["renewed"] >= first


def test_the_session_goes_on_when_asked_and_says_when_it_is_over(client, world):
    assert client.get("/session/extend").status_code == 401
    assert client.get("/dates/read?written=today").status_code == 401
    client.force_login(world.practitioner)
    assert client.get("/session/extend").status_code == 204
