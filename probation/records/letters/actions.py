"""The only code that writes letters and sends them.

Not audited one by one: they say nothing of anybody's record, and what they tell of is.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from probation.policy import mail
from probation.policy.decision import Decision
from probation.records.keys import new_key

from .models import Asking, Letter


class NotNow(Exception):
    """The letter could not be sent, and may be later."""


class Never(Exception):
    """The mailbox does not take it, and will not."""


def post(
    key: str,
    to: str,
    subject: str,
    text: str,
    *,
    owner: UUID,
    headers: dict[str, str] | None = None,
    at: datetime,
) -> Letter:
    """Writes it into the outbox; one with this key that is there already stays.  `at`: real."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    letter = Letter(
        key=key,
        message_id=f"<{new_key()}@{domain}>",
        owner=owner,
        to=to,
        subject=subject,
        text=text,
        headers=headers or {},
        written_at=at,
        due_at=at,
    )
    # Not get_or_create: whoever asks for a letter may not read the outbox.
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    return letter


def drop(owner: UUID) -> None:
    """Nothing more goes to them.  One that is being sent at this moment is waited for."""
    Letter.objects.filter(owner=owner).delete()


@transaction.atomic
def send_next(send: Callable[[Letter], None], *, at: datetime) -> Letter | None:
    """Sends the letter that waits longest; None when no more is due.  For the loading role.

    Its row is locked while it is sent.  Killed between sending and marking, the row is as
    it was, and the letter goes again under the same message id: never lost.
    """
    due = Letter.objects.filter(sent_at=None, given_up_at=None, due_at__lte=at)
    letter = due.order_by("due_at").select_for_update(skip_locked=True).first()
    if letter is None:
        return None
    letter.tries += 1
    letter.fault = ""
    try:
        send(letter)
        letter.sent_at = at
    except NotNow as fault:
        letter.fault = str(fault)
        letter.due_at = mail.next_try(letter.tries, at)
        if mail.is_hopeless(letter.written_at, at):
            letter.given_up_at = at
    except Never as fault:
        letter.fault, letter.given_up_at = str(fault), at
    letter.save(update_fields=["tries", "fault", "due_at", "sent_at", "given_up_at"])
    return letter


def ask(place: str, mailbox: str, *, at: datetime) -> Decision:
    """Counts an asking from a place (a network address), for a mailbox; whether it may be."""
    counts = []
    for kind, told in (("place", place), ("mailbox", mailbox.casefold())):
        who = salted_hmac(f"letters.{kind}", told, algorithm="sha256").hexdigest()
        Asking.objects.create(who=who, at=at)
        recent = Asking.objects.filter(who=who, at__gt=at - mail.WINDOW)
        counts.append(recent.count())
    return mail.may_ask(*counts)


def forget(*, before: datetime) -> None:
    """Retention: letters sent or given up by then; askings older than their window."""
    Letter.objects.filter(sent_at__lt=before).delete()
    Letter.objects.filter(given_up_at__lt=before).delete()
    Asking.objects.filter(at__lt=before - timedelta(days=1)).delete()
