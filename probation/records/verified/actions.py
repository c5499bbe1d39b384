"""The only code that says a number from outside is right."""

from django.db import transaction

from probation.policy import plausible
from probation.policy.decision import Decision, no
from probation.records.audit import actions as audit
from probation.records.people.actions import can_edit
from probation.records.people.models import Identifier
from probation.records.people.queries import identifiers_visible_to, visible_to

from .models import Verification


def can_verify(identifier: Identifier, *, by, at) -> Decision:
    decision = can_edit(identifier.person, by=by, at=at)
    if identifier.until is not None:
        decision &= no("ended-already", "This number was taken off the record")
    if identifier.is_verified:
        decision &= no("verified-already", "This number is verified already")
    return decision


@transaction.atomic
def verify_identifier(
    identifier: Identifier, *, evidence: str, by, at, once=None
) -> None:
    """`evidence`: what it was compared with.  It stays with the number."""
    visible_to(by).select_for_update().get(pk=identifier.person_id)
    now = identifiers_visible_to(by).get(pk=identifier.pk)
    if audit.is_done(once):
        return
    decision = can_verify(now, by=by, at=at)
    decision &= plausible.fits("Evidence", evidence, plausible.LINES_MOST)
    if not evidence.strip():
        decision &= no("evidence", "Say what the number was compared with")
    decision.require()

    Verification.objects.create(
        person=now.person, identifier=now, evidence=evidence.strip(), by=by, at=at
    )
    now.is_verified = True
    now.save(update_fields=["is_verified"])
    audit.done(
        "verified.verify_identifier",
        by=by,
        at=at,
        about=now.person,
        once=once,
        row=now.pk,
    )
