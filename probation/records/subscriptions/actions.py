"""The only code that writes subscriptions and notices.

A subscriber is nobody's record: there is no history of them, and the audit keeps no
address.  `at` is real time here.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from probation.policy.topics import Pace
from probation.records.audit import actions as audit
from probation.records.keys import new_key
from probation.records.letters import actions as letters
from probation.records.letters.queries import as_reader

from .letters import of_notices, to_confirm
from .models import Notice, Subscription


@transaction.atomic
def ask(address: str, topics: list[str], pace: str, *, by=None, at, once=None) -> None:
    """Writes to whoever has the address.  The same to the page, subscribed or not."""
    if audit.is_done(once):
        return
    address, key = address.lower(), new_key()
    told = to_confirm(address, topics, pace)
    letter = letters.post(
        f"subscriptions.ask:{once or key}",
        address,
        told.subject,
        told.text,
        owner=key,
        at=at,
    )
    audit.done("subscriptions.ask", by=by, at=at, about=letter, once=once)


@transaction.atomic
def confirm(
    address: str, topics: list[str], pace: str, *, by=None, at, once=None
) -> None:
    """What the letter's link said they wanted; it takes the place of what they had."""
    as_reader(address)
    if audit.is_done(once):
        return
    wanted = {"topics": topics, "pace": pace, "confirmed_at": at, "told_at": at}
    now, _ = Subscription.objects.update_or_create(address=address, defaults=wanted)
    audit.done("subscriptions.confirm", by=by, at=at, about=now, once=once)


@transaction.atomic
def leave(key: UUID, *, by=None, at, once=None) -> None:
    """They and every letter to them are gone.  Twice is as good as once."""
    as_reader(key)
    if audit.is_done(once):
        return
    # First who they are: whatever writes letters holds that row while it does.
    Subscription.objects.filter(pk=key).delete()
    letters.drop(key)
    left = Subscription(pk=key)
    audit.done("subscriptions.leave", by=by, at=at, about=left, once=once)


def announce(
    key: str,
    topics: list[str],
    title: str,
    summary: str,
    path: str,
    *,
    is_invented: bool,
    published_at: datetime,
    at: datetime,
) -> None:
    """Part of the action that publishes: told once, whatever is repeated.  `at`: real."""
    notice = Notice(
        key=key, topics=topics, title=title, summary=summary, path=path,
        is_invented=is_invented, published_at=published_at, noticed_at=at,
    )  # fmt: skip
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


@transaction.atomic
def write_at_once(*, at: datetime) -> int:
    """One letter to each who wants them at once, of each notice not yet told of.  How many
    notices.  For the loading role."""
    notices = list(
        Notice.objects.filter(told_at=None).select_for_update(skip_locked=True)
    )
    for notice in notices:
        for reader in _readers(notice.topics, Pace.AT_ONCE):
            _write(reader, [notice], f"notice:{notice.pk}:{reader.pk}", "", at)
        notice.told_at = at
        notice.save(update_fields=["told_at"])
    return len(notices)


# A notice is written some moments before its transaction ends and others see it.
SETTLED = timedelta(minutes=5)


def write_digests(pace: Pace, *, at: datetime) -> int:
    """One letter to each of that pace for whom there is something new.  How many letters.
    For the loading role."""
    at -= SETTLED
    waiting = Subscription.objects.filter(pace=pace, told_at__lt=at).values_list("pk")
    return sum(_digest(key, pace, at) for (key,) in list(waiting))


@transaction.atomic
def _digest(key: UUID, pace: Pace, at: datetime) -> bool:
    reader = (
        Subscription.objects.select_for_update()
        .filter(pk=key, pace=pace, told_at__lt=at)
        .first()
    )
    if reader is None:  # they left meanwhile, or another worker has told them
        return False
    fresh = list(
        Notice.objects.filter(
            topics__overlap=reader.topics,
            noticed_at__gt=reader.told_at,
            noticed_at__lte=at,
        )
    )
    if fresh:
        _write(reader, fresh, f"digest:{reader.pk}:{at.date()}", pace.value, at)
    reader.told_at = at
    reader.save(update_fields=["told_at"])
    return bool(fresh)


def _readers(topics: list[str], pace: Pace):
    """Locked: one who leaves meanwhile waits, and then takes these letters away."""
    return Subscription.objects.filter(
        pace=pace, topics__overlap=topics
    ).select_for_update()


def _write(reader: Subscription, notices: list, key: str, digest: str, at) -> None:
    told = of_notices(reader.pk, notices, digest)
    letters.post(
        key,
        reader.address,
        told.subject,
        told.text,
        owner=reader.pk,
        headers=told.headers,
        at=at,
    )
