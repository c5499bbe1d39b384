"""How orders are read.  Each query starts from who is asking."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from probation.policy import order as policy
from probation.policy.endings import OrderEnd
from probation.policy.explained import Explained
from probation.policy.order import Status
from probation.records.people import queries as people

from .models import Order, OrderChange, OrderOffence, Responsibility


def visible_to(member) -> QuerySet[Order]:
    seen = Order.objects.filter(person__in=people.visible_to(member))
    return with_status(seen).select_related("person", "court")


def with_status(orders: QuerySet[Order]) -> QuerySet[Order]:
    """Adds `status`, `changed_on`, `version` (the change that the next must follow),
    `provider_id`, `provider_name`, `held` (the responsibility that the next must follow)
    and `offence`, the main one’s title."""
    change = OrderChange.objects.filter(order=OuterRef("pk")).order_by("-id")
    held = Responsibility.objects.filter(order=OuterRef("pk")).order_by("-id")
    main = OrderOffence.objects.filter(order=OuterRef("pk"), is_main=True)
    return orders.annotate(
        offence=Subquery(main.values("title")[:1]),
        status=Subquery(change.values("status")[:1]),
        changed_on=Subquery(change.values("on")[:1]),
        version=Subquery(change.values("id")[:1]),
        provider_id=Subquery(held.values("provider")[:1]),
        provider_name=Subquery(held.values("provider__name")[:1]),
        held=Subquery(held.values("id")[:1]),
    )


def ends(order: Order) -> Explained[date] | None:
    """Its last day, worked out; asks for no more than the order and its requirements."""
    kinds = {one.kind for one in order.requirements.all()}
    return policy.ends(
        order.sentenced_on,
        order.lengths,
        has_unpaid_work="unpaid_work" in kinds,
        courts_own=order.ends_on_by_court,
    )


def last_change(order: Order) -> OrderChange:
    """How an order that has been opened came to be as it is, and by whom."""
    return order.changes.select_related("by").last()


def running(orders: QuerySet[Order]) -> QuerySet[Order]:
    return orders.filter(status=Status.RUNNING)


def of_defendant(member, defendant) -> Order | None:
    """The latest order that a case on a court's list led to."""
    return visible_to(member).filter(defendant=defendant.pk).first()


def made_before(person, defendant) -> list[policy.Made]:
    """What was made of a person's cases before a court: for policy/order.can_be_made.
    What was recorded in error was never made."""
    latest = OrderChange.objects.filter(order=OuterRef("pk")).order_by("-id")
    orders = (
        with_status(person.orders.exclude(defendant=None))
        .annotate(reason=Subquery(latest.values("reason")[:1]))
        .exclude(status=Status.ENDED, reason=OrderEnd.DATA_ERROR)
    )
    return [
        policy.Made(
            is_same_case=order.defendant_id == defendant.pk,
            court=order.court_id,
            on=order.sentenced_on,
            charges=frozenset(one.title for one in order.offences.all()),
            is_running=order.status == Status.RUNNING,
        )
        for order in orders.prefetch_related("offences")
    ]
