"""The only code that writes responses.  `real` is real time: of letters and their links."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from probation.policy.access import Permission, may
from probation.policy.consultation import LONGEST_ANSWER
from probation.policy.decision import YES, Decision, no
from probation.records.audit import actions as audit
from probation.records.keys import new_key
from probation.records.letters import actions as letters
from probation.records.letters.queries import as_reader

from .letters import not_shown, to_confirm
from .models import Response


def can_give(answers: list[list[str]]) -> Decision:
    decision = YES
    if not any(text.strip() for _, text in answers):
        decision &= no("answer_1", "Write an answer to at least one question")
    for number, (_, text) in enumerate(answers, 1):
        if len(text) > LONGEST_ANSWER:
            decision &= no(
                f"answer_{number}",
                f"Write at most {LONGEST_ANSWER:,} characters; this has {len(text):,}",
            )
    return decision


@transaction.atomic
def give(
    about: str,
    title: str,
    answers: list[list[str]],
    *,
    name: str = "",
    address: str,
    by=None,
    at: datetime,
    real: datetime,
    once: UUID | None = None,
) -> Response | None:
    """Kept until it is confirmed by the letter that it writes.  None: taken already."""
    if audit.is_done(once):
        return None
    can_give(answers).require()
    given = Response(
        id=new_key(), about=about, name=name.strip(), address=address, answers=answers,
        sent_at=at, received_at=real,
    )  # fmt: skip
    given.save(force_insert=True)
    subject, text = to_confirm(given.pk, title)
    letters.post(
        f"responses.confirm:{given.pk}", address, subject, text, owner=given.pk, at=real
    )
    audit.done("responses.give", by=by, at=at, about=given, once=once)
    return given


@transaction.atomic
def confirm(key: UUID, *, by=None, at: datetime, real: datetime, once=None) -> None:
    """It now waits for a moderator.  Twice is as good as once."""
    given = _own(key)
    if given is None or given.confirmed_at or audit.is_done(once):
        return
    given.confirmed_at = real
    given.save(update_fields=["confirmed_at"])
    audit.done("responses.confirm", by=by, at=at, about=given, once=once)


@transaction.atomic
def withdraw(key: UUID, *, by=None, at: datetime, once=None) -> None:
    """It is deleted, shown or not, with every letter about it."""
    given = _own(key)
    if given is None or audit.is_done(once):
        return
    audit.done("responses.withdraw", by=by, at=at, about=given, once=once)
    given.delete()
    letters.drop(key)


def _own(key: UUID) -> Response | None:
    as_reader(key)
    return Response.objects.select_for_update().filter(pk=key).first()


def can_moderate(*, by) -> Decision:
    return may(by.roles, Permission.MODERATE)


@transaction.atomic
def moderate(
    key: UUID,
    title: str,
    *,
    is_shown: bool,
    why: str = "",
    follows: int,
    by,
    at: datetime,
    real: datetime,
    once: UUID | None = None,
) -> None:
    """Shown as it was written, or not and why, which the respondent is told."""
    given = Response.objects.select_for_update().exclude(confirmed_at=None).get(pk=key)
    if audit.is_done(once):
        return
    decision = can_moderate(by=by)
    if given.version != follows:
        decision &= no("changed-meanwhile", "Somebody has decided on this meanwhile")
    if not is_shown and not why.strip():
        decision &= no("why", "Say why it is not shown: the respondent is told")
    decision.require()
    given.is_shown, given.why = is_shown, "" if is_shown else why.strip()
    given.decided_by, given.version = by, follows + 1
    given.save(update_fields=["is_shown", "why", "decided_by", "version"])
    if not is_shown:
        subject, text = not_shown(given.pk, title, given.why)
        letters.post(
            f"responses.not_shown:{given.pk}:{given.version}",
            given.address,
            subject,
            text,
            owner=given.pk,
            at=real,
        )
    audit.done(
        "responses.moderate", by=by, at=at, about=given, once=once,
        is_shown=is_shown, version=given.version,
    )  # fmt: skip


def forget(*, before: datetime) -> None:
    """Retention: those received before then and never confirmed."""
    Response.objects.filter(confirmed_at=None, received_at__lt=before).delete()
