"""How holds are read, and what the rules of retention ask of a record."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from probation.policy.access import Because
from probation.policy.london import day_begins, london_day
from probation.policy.order import Status as OrderStatus
from probation.policy.own_data import asking
from probation.policy.own_data import retention as policy
from probation.records.appointments.models import Appointment, Note
from probation.records.flags.models import Flag
from probation.records.own_data.models import Dispute, Request, RequestChange
from probation.records.people import queries as people
from probation.records.people.models import (
    Person,
    PersonChange,
    RestrictedProcessing,
    Visibility,
)
from probation.records.reports.models import Report
from probation.records.sentences.models import Order
from probation.records.sentences.queries import ends, with_status

from .models import Approval, Hold


def holds_visible_to(member) -> QuerySet[Hold]:
    seen = Hold.objects.filter(person__in=people.visible_to(member))
    return seen.select_related("person", "by", "ended_by")


def maybe_due(found: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Those of whom nothing has been written for as long as the shortest time says, and
    who have no order that runs: few enough to ask the rules about."""
    shortest = min(policy.AFTER_END.on(on), policy.NO_ORDER.on(on))
    orders = with_status(Order.objects.filter(person=OuterRef("pk")))
    return _with_last_entry(found).filter(
        ~Exists(orders.filter(~Q(status=OrderStatus.ENDED))),
        last_entry__lt=day_begins(on - timedelta(days=365 * shortest - 1)),
    )


def due(on: date) -> list[tuple[Person, policy.Held]]:
    """Everyone whose time may be over; for the loading role."""
    return held(maybe_due(Person.objects.order_by("crn"), on))


def approved() -> list[Approval]:
    """What was decided on and is not done yet; for the loading role."""
    found = Approval.objects.filter(until=None).order_by("id")
    return list(found.select_related("person", "by"))


def approvals(people_: Iterable[Person]) -> dict[object, Approval]:
    """Person → the decision that their record goes, which stands."""
    found = Approval.objects.filter(person__in=list(people_), until=None)
    return {one.person_id: one for one in found.select_related("by")}


def held(found: QuerySet[Person]) -> list[tuple[Person, policy.Held]]:
    """What the rules of retention ask, of each person: seven questions for all."""
    persons = list(_with_last_entry(found))
    orders, flags, holds = defaultdict(list), defaultdict(set), defaultdict(list)
    for order in with_status(Order.objects.filter(person__in=persons)).prefetch_related("requirements"):  # fmt: skip
        orders[order.person_id].append(_order(order))
    for person, kind in Flag.objects.filter(person__in=persons).values_list("person", "kind"):  # fmt: skip
        flags[person].add(kind)
    for hold in Hold.objects.filter(person__in=persons, until=None):
        holds[hold.person_id].append(f"{hold.get_kind_display()}: {hold.because}")
    return [
        (
            person,
            policy.Held(
                began_on=london_day(person.made_at),
                last_entry_on=london_day(person.last_entry),
                born=person.date_of_birth,
                orders=tuple(orders[person.pk]),
                flags=frozenset(flags[person.pk]),
                holds=tuple(holds[person.pk]),
                asked=person.asks,
                disputed=person.disputed,
                is_restricted=person.is_restricted,
                is_before_court=person.is_before_court,
            ),
        )
        for person in persons
    ]


def held_of(person: Person) -> policy.Held:
    ((_, found),) = held(Person.objects.filter(pk=person.pk))
    return found


def _order(order: Order) -> policy.HeldOrder:
    ended = order.changed_on if order.status == OrderStatus.ENDED else None
    last = ends(order)
    return policy.HeldOrder(order.kind, ended, last.value if last else None)


def _with_last_entry(found: QuerySet[Person]) -> QuerySet[Person]:
    def latest(model, field: str) -> Subquery:
        rows = model.objects.filter(person=OuterRef("pk")).order_by()
        return Subquery(rows.values("person").annotate(last=Max(field)).values("last"))

    whose = {"person": OuterRef("pk")}
    changes = RequestChange.objects.filter(request=OuterRef("pk")).order_by("-id")
    asked = Request.objects.filter(**whose).annotate(
        status=Subquery(changes.values("status")[:1])
    )
    return found.annotate(
        last_entry=Greatest(
            "made_at",
            latest(Note, "at"),
            latest(Appointment, "starts_at"),
            latest(Flag, "at"),
            latest(PersonChange, "at"),
            latest(Report, "hearing_on"),
        ),
        asks=Exists(asked.filter(status__in=asking.OPEN)),
        disputed=Exists(Dispute.objects.filter(**whose, decision=None)),
        is_restricted=Exists(RestrictedProcessing.objects.filter(**whose, until=None)),
        is_before_court=Exists(
            Visibility.objects.filter(**whose, because=Because.BEFORE_COURT, until=None)
        ),
    )
