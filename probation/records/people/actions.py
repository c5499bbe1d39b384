"""The only code that makes people, and that says who may see them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection, transaction

from probation.policy.access import Because, Permission, may
from probation.policy.codes import IDENTIFIER_TYPE
from probation.policy.decision import Decision, no
from probation.policy.finding import Word, words
from probation.policy.london import london_day
from probation.policy.own_data.restricting import Work
from probation.policy.person import can_be
from probation.records.audit import actions as audit
from probation.records.keys import new_key

from .models import Alias, Identifier, LimitedAccess, Person, SearchToken, Visibility
from .queries import can_work_with, visible_to

# Letters of numbers made here; those of other systems are kept as received.
CRN_LETTERS = "PQRSTUVWXYZ"
CHANGED_MEANWHILE = "changed-meanwhile"  # the code of that reason


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
        numbered=[
            person.crn,
            *person.identifiers.filter(until=None).values_list("value", flat=True),
        ],
    )
    _keep_words(person, found, set(Word) - {Word.POSTCODE})


def find_by_postcode(person: Person, postcodes: Iterable[str]) -> None:
    """Keeps the postcodes of the addresses that hold now.  Part of an action."""
    _keep_words(person, words(postcodes=postcodes), {Word.POSTCODE})


def _keep_words(person: Person, found, kinds: set[Word]) -> None:
    person.tokens.filter(kind__in=kinds).delete()
    SearchToken.objects.bulk_create(
        SearchToken(person=person, kind=kind, token=token)
        for kind, token in sorted(found)
    )


def can_edit(person: Person, *, by, at) -> Decision:
    return may(by.roles, Permission.EDIT_PERSON) & can_work_with(by, person.pk, at=at)


@transaction.atomic
def change(
    person: Person, details: dict[str, Any], *, follows: int, by, at, once=None
) -> None:
    """Puts `details` (fields of policy/person.EDITABLE) in place of what is there.

    `follows`: the version that was on screen.  Refused as "changed-meanwhile" where
    somebody else has changed it since: see queries.changed_since.
    """
    now = _lock(person, by)
    if audit.is_done(once):
        return
    decision = can_edit(now, by=by, at=at) & can_be(details, london_day(at))
    if now.version != follows:
        decision &= no(CHANGED_MEANWHILE, "Someone else has changed this meanwhile")
    decision.require()

    before = {name: getattr(now, name) for name in details}
    after = {name: told for name, told in details.items() if told != before[name]}
    if after:
        now.changes.create(
            follows=now.version,
            before=as_json({name: before[name] for name in after}),
            after=as_json(after),
            by=by,
            at=at,
        )
        for name, told in after.items():
            setattr(now, name, told)
        now.version += 1
        now.save(update_fields=[*after, "version"])
        make_findable(now)
    audit.done(
        "people.change", by=by, at=at, about=now, once=once, fields=sorted(after)
    )


def as_json(details: dict[str, Any]) -> dict[str, Any]:
    """Days as ISO text."""
    return {
        name: told.isoformat() if isinstance(told, date) else told
        for name, told in details.items()
    }


@transaction.atomic
def add_alias(person: Person, told: dict[str, Any], *, by, at, once=None) -> None:
    """Another name: `told` has last_name, and may have the other fields of Alias."""
    now = _lock(person, by)
    if audit.is_done(once):
        return
    decision = can_edit(now, by=by, at=at)
    if not str(told.get("last_name") or "").strip():
        decision &= no("last_name", "Write the surname")
    decision.require()

    now.aliases.create(since=at, **told)
    make_findable(now)
    audit.done("people.add_alias", by=by, at=at, about=now, once=once)


@transaction.atomic
def end_alias(alias: Alias, *, by, at, once=None) -> None:
    _end_row(alias, "people.end_alias", by=by, at=at, once=once)


@transaction.atomic
def add_identifier(person: Person, kind: str, value: str, *, by, at, once=None) -> None:
    """`kind`: a code of IDENTIFIER_TYPE.  `value` is kept as it was received, unverified,
    whatever its form: what is wrong with it is shown beside it."""
    now = _lock(person, by)
    if audit.is_done(once):
        return
    decision = can_edit(now, by=by, at=at)
    if not IDENTIFIER_TYPE.can_choose(kind):
        decision &= no("kind", "Choose what kind of number it is")
    if not value.strip():
        decision &= no("value", "Write the number")
    elif now.identifiers.filter(kind=kind, value=value.strip(), until=None).exists():
        decision &= no("value", "This number is on the record already")
    decision.require()

    now.identifiers.create(kind=kind, value=value.strip(), since=at)
    make_findable(now)
    audit.done("people.add_identifier", by=by, at=at, about=now, once=once, kind=kind)


@transaction.atomic
def end_identifier(identifier: Identifier, *, by, at, once=None) -> None:
    _end_row(identifier, "people.end_identifier", by=by, at=at, once=once)


def _end_row(row: Alias | Identifier, what: str, *, by, at, once) -> None:
    person = _lock(row.person, by)
    if audit.is_done(once):
        return
    row = type(row).objects.get(pk=row.pk)
    decision = can_edit(person, by=by, at=at)
    if row.until is not None:
        decision &= no("ended-already", "Someone has taken this off meanwhile")
    decision.require()

    row.until = at
    row.save(update_fields=["until"])
    make_findable(person)
    audit.done(what, by=by, at=at, about=person, once=once, row=row.pk)


def _lock(person: Person, by) -> Person:
    # Read again once it is ours: what a lock hands over was read before the wait.
    visible_to(by).select_for_update().get(pk=person.pk)
    return visible_to(by).get(pk=person.pk)


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
    return may(by.roles, Permission.LIMIT_ACCESS) & can_work_with(
        by, person.pk, at=at, work=Work.SAFETY
    )


@transaction.atomic
def limit_access(
    person: Person, member, *, may_see: bool, why: str, by, at, once=None
) -> None:
    """Keeps `member` from the person (may_see False), or restricts the person to them
    and whoever else is named so (True).  Whoever restricts stays among those who see:
    else nobody could lift it."""
    person = visible_to(by).select_for_update().get(pk=person.pk)
    if audit.is_done(once):
        return
    decision = can_limit_access(person, by=by, at=at)
    if not why.strip():
        decision &= no("no-reason", "Say why access is limited")
    decision.require()

    stays = {by.pk: by} if may_see and not _is_restricted(person) else {}
    for one in {**stays, member.pk: member}.values():
        person.limits.filter(member=one, until=None).update(until=at)
        LimitedAccess.objects.create(
            person=person, member=one, may_see=may_see, since=at, why=why
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


def _is_restricted(person: Person) -> bool:
    return person.limits.filter(may_see=True, until=None).exists()


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
