"""Messages of courts by the API: by token, taken in by the worker, once."""

import json

import pytest
from django.db import transaction
from django.test import Client

from probation.cli import client as command
from probation.jobs import court_messages
from probation.policy.access import Scope
from probation.policy.decision import Refused
from probation.records.audit.models import Event
from probation.records.clients import actions as clients
from probation.records.court.models import Arrival, Defendant, Message
from probation.records.loading import as_loader
from tests.architecture.examples import message
from tests.world import NINE

ADDRESS = "/api/court/messages"


def send(body, token="", **more):
    told = {"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}
    return Client(raise_request_exception=False).post(
        ADDRESS, body, content_type="application/json", **told, **more
    )


@pytest.fixture
def token(world_committed):
    with as_loader():
        return clients.issue("Gateway", [Scope.COURT_MESSAGES], at=NINE)


def taken() -> list[str]:
    """What the worker makes of what has come, by key."""
    court_messages.take()
    with as_loader():
        assert not Arrival.objects.exists()
        return sorted(Defendant.objects.values_list("key", flat=True))


def test_a_message_by_token_is_on_the_list_once_the_worker_has_run(
    world_committed, token
):
    sent = message(world_committed, "One")
    first = send(sent, token)
    assert first.status_code == 202
    assert first.json() == {"is_sound": True, "reasons": []}
    assert send(sent, token).status_code == 202  # twice, and taken in once
    assert taken() == ["One"]
    later = json.loads(sent) | {"sessionStartTime": "2017-04-05T10:00:00"}
    send(json.dumps(later), token)
    assert taken() == ["One"]
    with as_loader():
        (one,) = Defendant.objects.all()
        assert one.listings.filter(withdrawn_at=None).latest("day").day.day == 5
        assert Event.objects.filter(what="court.arrive").count() == 3


def test_what_is_wrong_is_told_at_once_and_kept(world_committed, token):
    told = json.loads(message(world_committed, "One")) | {"name": {}}
    answer = send(json.dumps(told), token)
    assert answer.status_code == 422
    assert answer.json()["reasons"] == ["name.surname is missing or empty"]
    assert taken() == []
    with as_loader():
        (kept,) = Message.objects.all()
        assert kept.refused_because and kept.court == world_committed.court


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{" * 100_000, b"[]", b"null"])
def test_whatever_is_sent_is_answered(world_committed, token, body):
    assert send(body, token).status_code == 422


def test_nobody_gets_in_without_a_token_that_holds(world_committed, token):
    sent = message(world_committed, "One")
    assert send(sent).status_code == 401
    assert send(sent, "op_guessed").status_code == 401
    with as_loader():
        clients.end("Gateway", at=NINE)
        with pytest.raises(Refused, match="no client named Gateway"):
            clients.end("Gateway", at=NINE)
    assert send(sent, token).status_code == 401
    assert taken() == []


def test_a_token_covers_what_its_scopes_say(world_committed):
    with as_loader(), transaction.atomic():
        other = clients.issue("Other", [Scope.COURT_MESSAGES], at=NINE)
        from probation.records.clients.models import Client as Row

        Row.objects.update(scopes=[])
    assert send(message(world_committed, "One"), other).status_code == 403


def test_the_description_is_there_and_asks_no_other_host(world_committed):
    told = Client().get("/api/openapi.json").json()
    assert "/api/court/messages" in told["paths"]


def test_the_command_gives_a_token_once_and_takes_it_back(world_committed, capsys):
    assert command.run(["add", "Gateway", "court-messages"]) == 0
    token = capsys.readouterr().out.strip()
    assert send(message(world_committed, "One"), token).status_code == 202
    assert command.run(["add", "Gateway", "court-messages"]) == 1
    assert command.run(["list"]) == 0
    said = capsys.readouterr().out
    assert "Gateway: court-messages" in said and token not in said
    assert command.run(["end", "Gateway"]) == 0
    assert send(message(world_committed, "Two"), token).status_code == 401
