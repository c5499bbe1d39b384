"""The only code that makes staff, and changes where they work and what they may do."""

from datetime import date

from django.db import transaction

from probation.policy.access import Permission, Role, may
from probation.policy.decision import Decision, no
from probation.records.audit import actions as audit

from .models import Member, Posting


def can_manage(*, by) -> Decision:
    return may(by.roles, Permission.MANAGE_STAFF)


@transaction.atomic
def first_administrator(
    username: str, name: str, *, email: str = "", is_invented: bool = False, at
) -> Member:
    """Who makes all other members.  Only where there is no system administrator yet."""
    if Member.objects.filter(roles__contains=[Role.SYSTEM_ADMINISTRATOR]).exists():
        no("not-first", "There is a system administrator already: ask them").require()
    member = _make(
        username,
        name,
        [Role.SYSTEM_ADMINISTRATOR],
        email=email,
        is_invented=is_invented,
    )
    member.role_changes.create(roles=member.roles, by=member, at=at)
    audit.done("staff.first_administrator", by=member, at=at, about=member)
    return member


@transaction.atomic
def add(
    username: str,
    name: str,
    *,
    roles: list[Role],
    units,
    grade: str = "",
    email: str = "",
    is_invented: bool = False,
    since: date,
    by,
    at,
    once=None,
) -> Member | None:
    """A member without a password: they set one from the letter they are sent."""
    if audit.is_done(once):
        return None
    can_manage(by=by).require()
    if Member.objects.filter(username=username).exists():
        no("taken", f"There is a member called ‘{username}’ already").require()

    member = _make(
        username, name, roles, email=email, grade=grade, is_invented=is_invented
    )
    member.role_changes.create(roles=roles, by=by, at=at)
    for unit in units:
        member.postings.create(unit=unit, since=since)
    audit.done("staff.add", by=by, at=at, about=member, once=once, roles=roles)
    return member


def _make(username: str, name: str, roles: list[Role], **more) -> Member:
    first, _, last = name.rpartition(" ")
    return Member.objects.create_user(
        username, first_name=first, last_name=last, roles=roles, **more
    )


@transaction.atomic
def give_roles(member: Member, roles: list[Role], *, by, at, once=None) -> None:
    """From the next page on, these are the member's roles and no others."""
    member = Member.objects.select_for_update().get(pk=member.pk)
    if audit.is_done(once):
        return
    decision = can_manage(by=by)
    if member.pk == by.pk:
        decision &= no("own-roles", "Somebody else must change your own roles")
    decision.require()

    member.roles = roles
    member.save(update_fields=["roles"])
    member.role_changes.create(roles=roles, by=by, at=at)
    audit.done("staff.give_roles", by=by, at=at, about=member, once=once, roles=roles)


@transaction.atomic
def post(member: Member, unit, *, since: date, by, at, once=None) -> Posting | None:
    """The member works in the unit from that day on, besides wherever else they do."""
    if audit.is_done(once):
        return None
    can_manage(by=by).require()
    if member.postings.filter(unit=unit, until=None).exists():
        no("there-already", f"{member.name} works there already").require()

    posting = member.postings.create(unit=unit, since=since)
    audit.done("staff.post", by=by, at=at, about=member, once=once, unit=unit.code)
    return posting


@transaction.atomic
def end_posting(posting: Posting, *, until: date, by, at, once=None) -> None:
    """`until` is the first day they no longer work there."""
    posting = Posting.objects.select_for_update().get(pk=posting.pk)
    if audit.is_done(once):
        return
    decision = can_manage(by=by)
    if posting.until is not None or until <= posting.since:
        decision &= no("impossible", "A posting ends once, after it began")
    decision.require()

    posting.until = until
    posting.save(update_fields=["until"])
    audit.done(
        "staff.end_posting", by=by, at=at, about=posting.member, once=once,
        unit=posting.unit.code,
    )  # fmt: skip
