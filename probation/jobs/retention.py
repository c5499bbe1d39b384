"""Throws away what is no longer needed.  The record itself has rules of its own."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore

from probation import clock
from probation.records.drafts import actions as drafts
from probation.records.letters import actions as letters
from probation.records.loading import as_loader
from probation.records.responses import actions as responses

LETTER = timedelta(days=7)  # since it was sent or given up
UNCONFIRMED = timedelta(days=7)  # since a response came; its link works for three
DRAFT = timedelta(days=30)  # since something was last typed


def apply() -> None:
    SessionStore.clear_expired()
    with as_loader():  # a draft is seen by its writer alone
        drafts.forget(before=clock.now() - DRAFT)
        letters.forget(before=clock.real_now() - LETTER)
        responses.forget(before=clock.real_now() - UNCONFIRMED)
