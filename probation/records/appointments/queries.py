"""How appointments and notes are read.  Each query starts from who is asking."""

from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from probation.policy.appointment import Status
from probation.policy.london import day_begins, day_ends, london_day
from probation.records.people import queries as people

from .models import Appointment, Note, StatusChange


def visible_to(member) -> QuerySet[Appointment]:
    seen = Appointment.objects.filter(person__in=people.visible_to(member))
    return with_status(seen).select_related("person", "office", "officer", "order")


def with_status(appointments: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Adds `status`, and `version`: the row that the next change must follow."""
    latest = StatusChange.objects.filter(appointment=OuterRef("pk")).order_by("-id")
    return appointments.annotate(
        status=Subquery(latest.values("status")[:1]),
        version=Subquery(latest.values("id")[:1]),
    )


def diary(member, day: date) -> QuerySet[Appointment]:
    """The member's own appointments of one London day."""
    return visible_to(member).filter(
        officer=member.pk, starts_at__gte=day_begins(day), starts_at__lt=day_ends(day)
    )


def without_outcome(member, at: datetime) -> QuerySet[Appointment]:
    """The member's own past appointments that nobody has recorded yet, oldest first."""
    return visible_to(member).filter(
        officer=member.pk, starts_at__lt=at, status=Status.BOOKED
    )


def booked_after(member, at: datetime) -> QuerySet[Appointment]:
    """Appointments still to come of whoever the member may see, soonest first."""
    return (
        visible_to(member)
        .filter(starts_at__gte=at, status=Status.BOOKED)
        .order_by("starts_at")
    )


def last_change(appointment: Appointment) -> StatusChange:
    """Of an appointment that has been opened, with who made it."""
    return appointment.status_changes.select_related("by").latest("id")


def notes_visible_to(member) -> QuerySet[Note]:
    seen = Note.objects.filter(person__in=people.visible_to(member))
    return seen.select_related("by", "person")


def first_attended(order) -> date | None:
    """The day of the first appointment of an order that was attended: the plan's clock
    runs from it."""
    attended = [status for status in Status if status.is_attended]
    first = (
        with_status(Appointment.objects.filter(order=order))
        .filter(status__in=attended)
        .order_by("starts_at")
        .first()
    )
    return london_day(first.starts_at) if first else None
