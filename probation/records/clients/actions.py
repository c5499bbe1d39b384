"""Gives machines their tokens, and takes them back.  Run by a command."""

import secrets
from collections.abc import Sequence

from django.db import transaction

from probation.policy.access import Scope
from probation.policy.decision import no
from probation.records.audit import actions as audit

from .models import Client
from .queries import digest


@transaction.atomic
def issue(name: str, scopes: Sequence[Scope], *, at, by=None) -> str:
    """The token of a new client: shown once."""
    if not name.strip() or not scopes:
        no("no-name", "Give the client a name and at least one scope").require()
    if Client.objects.filter(name=name, until=None).exists():
        no("named-so", f"There is a client named {name}: end it first").require()
    token = f"op_{secrets.token_urlsafe(32)}"
    client = Client.objects.create(
        name=name, digest=digest(token), scopes=list(scopes), since=at
    )
    audit.done("clients.issue", by=by, at=at, about=client, scopes=list(scopes))
    return token


@transaction.atomic
def end(name: str, *, at, by=None) -> None:
    """From now on its token opens nothing."""
    client = Client.objects.select_for_update().filter(name=name, until=None).first()
    if client is None:
        no("no-client", f"There is no client named {name}").require()
    client.until = at
    client.save(update_fields=["until"])
    audit.done("clients.end", by=by, at=at, about=client)
