"""How people are read.  Row security says the same, in SQL: see records/row_security."""

from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from probation.policy.access import Because, Permission, may, may_work_with
from probation.policy.decision import Decision
from probation.policy.london import london_day
from probation.policy.own_data.restricting import Work, may_write

from .models import (
    Alias,
    Identifier,
    LimitedAccess,
    Person,
    PersonChange,
    RestrictedProcessing,
    Visibility,
)

# A member's units, and all that these are part of up to the provider.
_ACTING = """
WITH RECURSIVE posted AS (
    SELECT u.id, u.parent_id FROM staff_posting p JOIN organisations_unit u ON u.id = p.unit_id
    WHERE p.member_id = %(member)s
      AND p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)
    UNION
    SELECT u.id, u.parent_id FROM organisations_unit u JOIN posted ON u.id = posted.parent_id
)
SELECT set_config('app.member', %(told)s, true),
       set_config('app.places', (SELECT coalesce(array_agg(id), '{}')::text FROM posted), true),
       set_config('app.scopes', (
           SELECT coalesce(array_agg(id), '{}')::text FROM posted WHERE %(sees)s), true),
       set_config('app.denied', people_denied_to(%(member)s)::text, true),
       set_config('app.imports', %(imports)s, true),
       (SELECT array_agg(id) FROM posted)
"""


@contextmanager
def acting(member, at):
    """One transaction in which the database knows who is asking, and shows no more.

    It ends with the transaction, so the next user of a pooled connection starts as
    nobody and sees nothing.  Sets `member.scopes`: the units they may see for.
    `at` decides which of their postings hold.  `member.places` are the same units even
    where their roles see nobody: an inspection is seen by them.
    """
    with transaction.atomic():
        act_as(member, at)
        yield


def act_as(member, at) -> None:
    """As `acting`, for the rest of the transaction that is open."""
    roles = getattr(member, "roles", ())
    sees = bool(may(roles, Permission.VIEW_PERSON))
    with connection.cursor() as cursor:
        cursor.execute(
            _ACTING,
            {
                "member": member.pk,
                "told": str(member.pk or ""),
                "sees": sees,
                "imports": "yes" if may(roles, Permission.IMPORT) else "",
                "day": london_day(at),
            },
        )
        *_, places = cursor.fetchone()
    member.places = places or []
    member.scopes = member.places if sees else []


def visible_to(member) -> QuerySet[Person]:
    """All whom the member's units hold or held, or have before them, less those kept
    from them."""
    here = Visibility.objects.filter(
        Q(until=None) | Q(because=Because.RESPONSIBLE),
        person=OuterRef("pk"),
        unit__in=member.scopes,
    )
    limits = LimitedAccess.objects.filter(person=OuterRef("pk"), until=None)
    theirs = limits.filter(member=member.pk)
    return Person.objects.filter(
        Exists(here),
        ~Exists(theirs.filter(may_see=False)),
        Exists(theirs) | ~Exists(limits.filter(may_see=True)),
    )


def can_work_with(member, person_id, *, at, work: Work = Work.SAID) -> Decision:
    """Whether one of the member's units holds the person now, or has them before it; and
    whether a write of this kind goes on where processing is restricted."""
    held = Visibility.objects.filter(
        Q(until=None) | Q(until__gt=at),
        person=OuterRef("pk"),
        unit__in=member.scopes,
        because__in=(Because.RESPONSIBLE, Because.BEFORE_COURT, Because.REGISTERED),
        since__lte=at,
    )
    found = (
        Person.objects.filter(pk=person_id)
        .annotate(is_held=Exists(held), is_restricted=Exists(_restricted()))
        .values_list("is_held", "is_restricted")
        .first()
    )
    is_held, is_restricted = found or (False, False)
    return may_work_with(is_held) & may_write(is_restricted, work)


def _restricted(person: str = "pk") -> QuerySet[RestrictedProcessing]:
    return RestrictedProcessing.objects.filter(person=OuterRef(person), until=None)


def restricted_now() -> ArraySubquery:
    """To annotate people with as `restricted`, so that a page asks once for both."""
    told = JSONObject(why=F("why"), because=F("because"), since=F("since"))
    return ArraySubquery(_restricted().values(told=told))


def restriction_on(person: Person) -> RestrictedProcessing | None:
    """The one in force on a person who has been opened."""
    told = getattr(person, "restricted", None)
    if told is None:
        return person.restrictions.filter(until=None).first()
    if not told:
        return None
    since = datetime.fromisoformat(told[0]["since"])
    return RestrictedProcessing(**{**told[0], "since": since})


def history(person: Person) -> QuerySet[PersonChange]:
    """Every edit of a person who has been opened, newest first."""
    return person.changes.select_related("by").order_by("-follows")


def as_it_was(person: Person, version: int) -> dict[str, Any]:
    """The details that somebody had on screen at that version, where they changed since:
    field → what it was then, as the history keeps it."""
    was: dict[str, Any] = {}
    for change in person.changes.filter(follows__gte=version).order_by("-follows"):
        was |= change.before
    return was


def names_and_numbers(person: Person) -> tuple[list[Alias], list[Identifier]]:
    """Aliases and identifiers of a person who has been opened, ended ones last."""
    newest = (F("until").asc(nulls_first=True), "-since")
    return (
        list(person.aliases.order_by(*newest)),
        list(person.identifiers.order_by(*newest)),
    )


def aliases_visible_to(member) -> QuerySet[Alias]:
    seen = Alias.objects.filter(person__in=visible_to(member))
    return seen.select_related("person")


def identifiers_visible_to(member) -> QuerySet[Identifier]:
    seen = Identifier.objects.filter(person__in=visible_to(member))
    return seen.select_related("person")


def limits_of(person: Person) -> QuerySet[LimitedAccess]:
    """Exclusions and restrictions of a person who has been opened, open ones first."""
    return person.limits.select_related("member").order_by(
        F("until").asc(nulls_first=True), "member__last_name", "-since"
    )


def seen_for(person: Person) -> QuerySet[Visibility]:
    """The units that may see a person who has been opened, or might once; and why."""
    return person.visibility.select_related("unit").order_by(
        F("until").asc(nulls_first=True), "-since"
    )
