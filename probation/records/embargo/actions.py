"""The only code that gives embargoed copies, takes them back and notes each opening."""

import hashlib
import secrets

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.decision import Decision, no
from probation.policy.inspection.reporting import Stage
from probation.records.audit import actions as audit
from probation.records.inspections.models import Inspection
from probation.records.inspections.queries import visible_to

from .models import Copy, Opened
from .queries import copies_visible_to

GIVEN_IN = frozenset({Stage.FINAL, Stage.SCHEDULED})


def can_give(inspection: Inspection, *, by) -> Decision:
    answer = may(by.roles, Permission.PUBLISH)
    if inspection.stage not in GIVEN_IN:
        answer &= no(
            "wrong-status", "Copies are given of a final report, until it is published"
        )
    return answer


@transaction.atomic
def give(
    inspection: Inspection, name: str, email: str, *, by, at, once=None
) -> str | None:
    """The key of the link, told this once and not kept.  None: this form was taken already."""
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    now = visible_to(by).get(pk=inspection.pk)
    if audit.is_done(once):
        return None
    decision = can_give(now, by=by)
    if not name.strip():
        decision &= no("name", "Say for whom the copy is")
    decision.require()

    key = secrets.token_urlsafe(24)
    made = Copy.objects.create(
        inspection=now,
        name=name.strip(),
        email=email,
        key_sha256=hashlib.sha256(key.encode()).hexdigest(),
        by=by,
        at=at,
    )
    audit.done("embargo.give", by=by, at=at, about=now, once=once, copy=made.pk)
    return key


@transaction.atomic
def take_back(copy: Copy, *, by, at, once=None) -> None:
    """Its link opens nothing any more."""
    Copy.objects.select_for_update().get(pk=copy.pk)
    now = copies_visible_to(by).get(pk=copy.pk)
    if audit.is_done(once):
        return
    decision = may(by.roles, Permission.PUBLISH)
    if now.until is not None:
        decision &= no("ended-already", "It has been taken back meanwhile")
    decision.require()
    Copy.objects.filter(pk=now.pk).update(until=at)
    audit.done(
        "embargo.take_back", by=by, at=at, about=now.inspection, once=once, copy=now.pk
    )


@transaction.atomic
def note_opening(copy: Copy, what: str, *, at) -> None:
    """By whoever holds the link: each time is kept, and where it cannot be, nothing is shown."""
    Opened.objects.create(copy=copy, what=what, at=at)
    audit.done("embargo.note_opening", by=None, at=at, about=copy, what=what)
