"""Letters on what is published: asked for, confirmed, left; nobody is known before."""

import re
from uuid import uuid4

import pytest

from probation.jobs import letters as job
from probation.records.letters.models import Letter
from probation.records.loading import as_loader
from probation.records.subscriptions.models import Subscription
from tests.mail import opened

READER = "reader@example.test"
WANTED = {"topics": ["wales"], "pace": "daily", "address": "Reader@Example.test"}


@pytest.fixture
def office(committed):
    with opened() as office:
        yield office


def ask(client, **more):
    return client.post("/subscriptions/", {"once": uuid4(), **WANTED, **more})


def press(client, address):
    once = re.search(r'name="once" value="([\w-]+)"', client.get(address).text)[1]
    return client.post(address, {"once": once})


def subscribers():
    with as_loader():
        return list(Subscription.objects.values_list("address", "topics", "pace"))


def test_one_subscribes_only_by_the_letter_and_leaves_by_one_press(client, office):
    response = ask(client)
    assert "Look for our email" in response.text and not response.cookies
    assert response["Cache-Control"] == "no-store"
    job.send()
    link = office.link(READER, "/subscriptions/confirm/")
    assert (
        client.get(link).status_code == 200 and subscribers() == []
    )  # a scanner's look
    assert "You will get our emails" in press(client, link).text
    assert subscribers() == [(READER, ["wales"], "daily")]

    ask(client, topics=["all", "london"], pace="at_once")  # instead
    job.send()
    press(client, office.link(READER, "/subscriptions/confirm/"))
    assert subscribers() == [(READER, ["all", "london"], "at_once")]


def test_a_mail_readers_own_button_leaves_with_one_post(client, office):
    ask(client)
    job.send()
    press(client, office.link(READER, "/subscriptions/confirm/"))
    from probation.records.subscriptions.letters import leave_address

    with as_loader():
        address = leave_address(Subscription.objects.get().pk)
    page = client.get(address.removeprefix("http://testserver"))
    assert "Leave" in page.text and len(subscribers()) == 1
    one_click = {"List-Unsubscribe": "One-Click"}
    response = client.post(address.removeprefix("http://testserver"), one_click)
    assert response.status_code == 200 and subscribers() == []
    assert client.post(address.removeprefix("http://testserver"), one_click).status_code == 200  # fmt: skip


def test_a_form_sent_twice_writes_one_letter(client, office):
    once = uuid4()
    for _ in range(2):
        ask(client, once=once)
    job.send()
    assert len(office.letters) == 1


def test_floods_are_refused_in_words_and_what_was_typed_is_kept(client, committed):
    answers = [ask(client) for _ in range(5)]
    assert [one.status_code for one in answers] == [200] * 4 + [429]
    assert "written to several times in the last hour" in answers[4].text
    assert 'value="Reader@Example.test"' in answers[4].text
    with as_loader():
        assert Letter.objects.count() == 4


@pytest.mark.parametrize(
    "sent, says",
    [
        ({"address": "nobody"}, "Enter an email address like name@example.com"),
        ({"address": "a@example.test\nBcc: b@example.test"}, "Enter an email address"),
        ({"topics": []}, "Choose at least one topic"),
        ({"topics": ["nothing"]}, "nothing"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, db, sent, says):
    response = ask(client, **sent)
    assert says in response.text and "Error:" in response.text
    assert not Letter.objects.exists()


def test_a_link_that_is_not_ours_says_what_to_do(client, db):
    for path in ("confirm", "leave"):
        response = client.get(f"/subscriptions/{path}/made-up")
        assert response.status_code == 400 and "cannot be used" in response.text
