"""The only code that makes people, and that says who may see them."""

from typing import Any

from django.db import connection, transaction

from probation.policy.access import Because, Permission, may
from probation.policy.decision import Decision, no
from probation.policy.finding import words
from probation.records.audit import actions as audit
from probation.records.keys import new_key

from .models import LimitedAccess, Person, SearchToken, Visibility
from .queries import can_work_with, visible_to

# Letters of numbers made here; those of other systems are kept as received.
CRN_LETTERS = "PQRSTUVWXYZ"


def can_register(*, by) -> Decision:
    return may(by.roles, Permission.REGISTER_PERSON)


@transaction.atomic
def register(
    details: dict[str, Any],
    unit,
    *,
    identifiers: dict[str, str] | None = None,
    because=Because.REGISTERED,
    by,
    at,
    once=None,
) -> Person | None:
    """Makes a person whom `unit` may see.  None: this form was taken already.

    `details`: fields of Person by name; a CRN is made where none is given.
    `identifiers`: kind → value, as received.
    """
    if audit.is_done(once):
        return None
    can_register(by=by).require()

    person = Person(
        **{"id": new_key(), "crn": next_crn(), "made_at": at, "sex": "NS", **details}
    )
    # Who may see comes first: row security refuses a person nobody here may see.
    begin(person, unit, because, at=at)
    person.save(force_insert=True)
    for kind, value in (identifiers or {}).items():
        if value:
            person.identifiers.create(kind=kind, value=value, since=at)
    make_findable(person)
    audit.done("people.register", by=by, at=at, about=person, once=once)
    return person


def next_crn() -> str:
    """The next number of this deployment: a letter and six digits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('people_crn')")
        letter, number = divmod(cursor.fetchone()[0], 1_000_000)
    return f"{CRN_LETTERS[letter]}{number:06}"


def make_findable(person: Person) -> None:
    """Keeps the words by which the person is found.  Part of an action."""
    aliases = list(person.aliases.filter(until=None))
    found = words(
        called=[person.full_name, person.preferred_name]
        + [f"{a.first_name} {a.middle_names} {a.last_name}" for a in aliases],
        born=[p.date_of_birth for p in (person, *aliases) if p.date_of_birth],
        numbers=[
            person.crn,
            *person.identifiers.filter(until=None).values_list("value", flat=True),
        ],
    )
    person.tokens.all().delete()
    SearchToken.objects.bulk_create(
        SearchToken(person=person, kind=kind, token=token)
        for kind, token in sorted(found)
    )


def begin(person: Person, unit, because: Because, *, at) -> None:
    """The unit may see the person from now on, for this reason.  Part of an action."""
    Visibility.objects.get_or_create(
        person_id=person.pk,
        unit=unit,
        because=because,
        until=None,
        defaults={"since": at},
    )


def end(person_id, because: Because, *, at, unit=None) -> None:
    """That reason ends, for one unit or for all.  Part of an action."""
    rows = Visibility.objects.filter(person=person_id, because=because, until=None)
    if unit is not None:
        rows = rows.filter(unit=unit)
    rows.update(until=at)


def can_limit_access(person: Person, *, by, at) -> Decision:
    return may(by.roles, Permission.LIMIT_ACCESS) & can_work_with(by, person.pk, at=at)


@transaction.atomic
def limit_access(
    person: Person, member, *, may_see: bool, why: str, by, at, once=None
) -> None:
    """Keeps `member` from the person (may_see False), or restricts the person to them
    and whoever else is named so (True)."""
    person = visible_to(by).select_for_update().get(pk=person.pk)
    if audit.is_done(once):
        return
    decision = can_limit_access(person, by=by, at=at)
    if not why.strip():
        decision &= no("no-reason", "Say why access is limited")
    decision.require()

    person.limits.filter(member=member, until=None).update(until=at)
    LimitedAccess.objects.create(
        person=person, member=member, may_see=may_see, since=at, why=why
    )
    audit.done(
        "people.limit_access",
        by=by,
        at=at,
        about=person,
        once=once,
        member=str(member.key),
        may_see=may_see,
    )


@transaction.atomic
def end_limit(person: Person, member, *, by, at, once=None) -> None:
    """The exclusion, or the member's place in the restriction, ends."""
    person = visible_to(by).select_for_update().get(pk=person.pk)
    if audit.is_done(once):
        return
    can_limit_access(person, by=by, at=at).require()

    person.limits.filter(member=member, until=None).update(until=at)
    audit.done(
        "people.end_limit",
        by=by,
        at=at,
        about=person,
        once=once,
        member=str(member.key),
    )
