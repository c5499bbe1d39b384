"""What a contact must hold before it is saved, and when an appointment may be booked.

The contact type carries the rules; each function checks one of them, so that a screen
can ask as it goes and an action can join the answers with `&`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from ..decision import YES, Decision, no
from ..london import in_words
from ..rule import CannotAnswer
from ..term import Term
from .outcomes import Action, Outcome

SOURCE = "hmpps-delius-api ContactValidationService (1c76b66)"


class OutcomeFlag(Term):
    """NDelius letters.  The published code itself calls their meaning odd."""

    REQUIRED = "Y", "Required once the day is past"
    OPTIONAL = "N", "Optional"
    NOT_ALLOWED = "B", "Not allowed"


class LocationFlag(Term):
    REQUIRED = "Y", "Required"
    NOT_ALLOWED = "N", "Not allowed"
    OPTIONAL = "B", "Optional"


class OrderKind(Term):
    CJA2003 = "CJA2003", "Order of the Criminal Justice Act 2003 or later"
    LEGACY = "legacy", "Order from before the Criminal Justice Act 2003"


@dataclass(frozen=True)
class ContactType:
    """The flags of a contact type that decide what its contacts must hold."""

    attendance: bool = False
    alert: bool = False
    records_hours: bool = False
    records_rar: bool = False
    outcome: OutcomeFlag = OutcomeFlag.OPTIONAL
    location: LocationFlag = LocationFlag.OPTIONAL
    person_level: bool = False
    whole_order: bool = False
    orders: frozenset[OrderKind] = frozenset()
    requirement_categories: frozenset[str] = frozenset()
    nsi_types: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Appointment:
    """Half-open: one that begins when another ends does not clash with it.

    Without an end it has no length, and cannot clash.
    """

    key: str
    start: datetime
    end: datetime | None = None
    attendance: bool = True

    def overlaps(self, other: "Appointment") -> bool:
        if self.end is None or other.end is None:
            return False
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Belongs:
    """What the contact is tied to; the first of NSI, requirement and event decides."""

    nsi_type: str | None = None
    requirement_category: str | None = None
    orders: frozenset[OrderKind] | None = None  # of the event; None: no event


@dataclass(frozen=True)
class Replaced:
    """Whom and what an appointment is for: the new one must agree with the old."""

    crn: str
    event: str | None = None
    requirement: str | None = None
    nsi: str | None = None


def can_be_of_type(kind: ContactType, *, alert: bool, has_end: bool) -> Decision:
    answer = YES
    if alert and not kind.alert:
        answer &= no("no-alert", "Contacts of this type raise no alert", SOURCE)
    if kind.records_hours and not has_end:
        answer &= no(
            "no-end", "Hours are credited for this type: enter when it ended", SOURCE
        )
    return answer


def can_have_outcome(
    kind: ContactType, outcome: Outcome | None, *, on: date, today: date
) -> Decision:
    """`on` is the contact's day."""
    if outcome is None:
        if kind.outcome == OutcomeFlag.REQUIRED and on < today:
            return no(
                "outcome-missing", f"Record what happened on {in_words(on)}", SOURCE
            )
        return YES
    answer = YES
    if kind.outcome == OutcomeFlag.NOT_ALLOWED:
        answer &= no("no-outcome-here", "Contacts of this type have no outcome", SOURCE)
    if on > today and not outcome.is_permissible_absence:
        answer &= no(
            "not-yet",
            "Before the day, only an acceptable absence may be recorded",
            SOURCE,
        )
    return answer


def can_be_at(
    kind: ContactType, *, given: bool, belongs_to_team: bool = False
) -> Decision:
    """`belongs_to_team`: whether the team works at the location that was given."""
    if not given:
        if kind.location == LocationFlag.REQUIRED:
            return no("location-missing", "Choose a location", SOURCE)
        return YES
    if kind.location == LocationFlag.NOT_ALLOWED:
        return no("no-location-here", "Contacts of this type have no location", SOURCE)
    if not belongs_to_team:
        return no(
            "not-teams-location", "The team does not work at this location", SOURCE
        )
    return YES


def can_book(
    appointment: Appointment, others: Iterable[Appointment], *, now: datetime
) -> Decision:
    """One person is not expected in two places.  What has begun is not checked.

    `others` are the same person’s; the appointment itself may be among them.
    """
    if not appointment.attendance or appointment.start < now:
        return YES
    clashing = [
        other
        for other in others
        if other.key != appointment.key
        and other.attendance
        and other.overlaps(appointment)
    ]
    if not clashing:
        return YES
    first = min(clashing, key=lambda other: other.start)
    return no(
        "clash",
        f"Another appointment begins at {first.start:%H:%M} on "
        f"{in_words(first.start.date())}: choose another time",
        SOURCE,
    )


def can_belong_to(kind: ContactType, to: Belongs) -> Decision:
    if to.nsi_type is not None:
        fits = to.nsi_type in kind.nsi_types
        return _fits(fits, "not-for-nsi", "an intervention of this type")
    if to.requirement_category is not None:
        fits = (
            kind.whole_order or to.requirement_category in kind.requirement_categories
        )
        return _fits(fits, "not-for-requirement", "a requirement of this category")
    if to.orders is not None:
        return _fits(to.orders <= kind.orders, "not-for-order", "an order of this kind")
    return _fits(kind.person_level, "not-for-person", "a person without an order")


def _fits(fits: bool, code: str, what: str) -> Decision:
    if fits:
        return YES
    return no(code, f"Contacts of this type do not belong to {what}", SOURCE)


def can_enforce(
    outcome: Outcome | None, action: str | None, *, known: bool
) -> Decision:
    """Whether this enforcement action (its code, or none) goes with the outcome.

    `known`: whether the action is in the list of actions.
    """
    if outcome is None or not outcome.is_enforceable_failure:
        if action is None:
            return YES
        return no(
            "not-enforceable",
            "Enforcement follows only a failure to comply that can be enforced",
            SOURCE,
        )
    if not outcome.action_required:
        return YES
    if action is None:
        return no("action-missing", "Choose an enforcement action", SOURCE)
    if not known:
        return no("unknown-action", f"‘{action}’ is not an enforcement action", SOURCE)
    return YES


def action_to_save(outcome: Outcome, action: Action | None) -> Action | None:
    """An action is kept only where the outcome calls for one."""
    return action if outcome.action_required else None


def hours_credited(
    kind: ContactType, outcome: Outcome, start: time | None, end: time | None
) -> Decimal | None:
    """Hours to two places, only if attended and complied; None where none are credited."""
    if not (kind.records_hours and outcome.attended and outcome.complied):
        return None
    if start is None or end is None or end < start:
        raise CannotAnswer("Enter a start, and an end that is not before it", "end")
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def can_replace(
    kind: ContactType, old: Replaced, new: Replaced, *, has_outcome: bool
) -> Decision:
    """Whether an appointment may be moved to another time."""
    answer = YES
    if not kind.attendance:
        answer &= no("no-appointment", "Only an appointment can be moved", SOURCE)
    if has_outcome:
        answer &= no("has-outcome", "It has an outcome and can no longer move", SOURCE)
    for code, name, was, now in (
        ("other-person", "person", old.crn, new.crn),
        ("other-event", "event", old.event, new.event),
        ("other-requirement", "requirement", old.requirement, new.requirement),
        ("other-nsi", "intervention", old.nsi, new.nsi),
    ):
        if was != now:
            answer &= no(code, f"The new appointment is for another {name}", SOURCE)
    return answer
