"""How requests, disputes and restrictions are read, and everything held on a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat, JSONObject

from probation.policy.limit import Limit
from probation.policy.london import london_day
from probation.policy.own_data import asking, disputing
from probation.policy.own_data.asking import Asked
from probation.policy.own_data.disputing import Outcome
from probation.records.exchange.one_person import TABLES, rows_of
from probation.records.people import queries as people
from probation.records.people.models import (
    RestrictedProcessing,
)

from .models import Considered, Dispute, Request, RequestChange
from .telling import Entry, tell

Place = tuple[str, str]  # table of the exchange format, id of the row


def requests_visible_to(member) -> QuerySet[Request]:
    """Each with `status`, `version` (the change that the next must follow), `changed_on`,
    `known_on` (when it was known who asks) and `is_longer`."""
    changes = RequestChange.objects.filter(request=OuterRef("pk")).order_by("-id")
    known = changes.filter(status=Asked.KNOWN)
    seen = Request.objects.filter(person__in=people.visible_to(member))
    return seen.select_related("person", "by").annotate(
        status=Subquery(changes.values("status")[:1]),
        version=Subquery(changes.values("id")[:1]),
        changed_on=Subquery(changes.values("on")[:1]),
        because=Subquery(changes.values("because")[:1]),
        known_on=Subquery(known.values("on")[:1]),
        is_longer=Exists(changes.filter(status=Asked.LONGER)),
    )


def open_requests(member) -> QuerySet[Request]:
    return requests_visible_to(member).filter(status__in=asking.OPEN)


def limit_of(request: Request) -> Limit:
    """Before it is known who asks, as though it had been known from the first: the time
    can only be longer."""
    known = request.known_on or request.asked_on
    return asking.answer_due(request.asked_on, known, longer=request.is_longer)


def disputes_visible_to(member) -> QuerySet[Dispute]:
    seen = Dispute.objects.filter(person__in=people.visible_to(member))
    return seen.select_related("person", "by", "decision", "decision__by")


@dataclass(frozen=True)
class Beside:
    """What stands beside an entry: what the person says, and what was decided, if it was."""

    entry: str
    says: str
    raised_on: date
    as_it_was: dict[str, str]
    outcome: Outcome | None
    because: str
    as_it_is: dict[str, str]
    decided_by: str
    decided_on: date | None

    @property
    def changed(self) -> list[tuple[str, str, str]]:
        """Of one that was put right: label, what it said, what it says."""
        if self.outcome != Outcome.CORRECTED:
            return []
        return [
            (label, was, self.as_it_is.get(label, ""))
            for label, was in self.as_it_was.items()
            if self.as_it_is.get(label) != was
        ]


def told_with() -> ArraySubquery:
    """To annotate people with as `disputed`, so that their page asks once for both."""
    told = ("file", "row", "entry", "says", "raised_on", "as_it_was")
    of_decision = {name: F(f"decision__{name}") for name in ("outcome", "because", "as_it_is")}  # fmt: skip
    name = Concat("decision__by__first_name", Value(" "), "decision__by__last_name")
    found = Dispute.objects.filter(person=OuterRef("pk")).order_by("id")
    return ArraySubquery(
        found.values(
            told=JSONObject(
                **{name: F(name) for name in told},
                **of_decision,
                decided_by=name,
                decided_at=F("decision__at"),
            )
        )
    )


def beside(person) -> dict[Place, list[Beside]]:
    """Of a person who was annotated with `told_with`, by entry, oldest first."""
    found: dict[Place, list[Beside]] = defaultdict(list)
    for told in person.disputed:
        at = told.pop("decided_at")
        place = told.pop("file"), told.pop("row")
        told["outcome"] = Outcome(told["outcome"]) if told["outcome"] else None
        told["raised_on"] = date.fromisoformat(told["raised_on"])
        on = london_day(datetime.fromisoformat(at)) if at else None
        found[place].append(Beside(**told, decided_on=on))
    return dict(found)


def place_of(row) -> Place:
    """Where a row of the record stands in the exchange format."""
    return _FILES[row._meta.label], str(row.pk)


_FILES = {table.model: table.file for table in TABLES}


def dispute_due(dispute: Dispute) -> Limit:
    return disputing.decision_due(dispute.raised_on)


def restrictions_visible_to(member) -> QuerySet[RestrictedProcessing]:
    seen = RestrictedProcessing.objects.filter(person__in=people.visible_to(member))
    return seen.select_related("person", "by", "ended_by").order_by("-since")


def entries_of(person) -> list[Entry]:
    """Everything held on a person who has been opened, in words."""
    return tell(rows_of(person.pk))


def decisions_on(request: Request) -> dict[Place, Considered]:
    """The latest of each entry."""
    return {(one.file, one.row): one for one in request.considered.all()}


def still_to_decide(entries: Iterable[Entry], decided: dict[Place, Considered]) -> list:
    return [one for one in entries if one.must and one.place not in decided]


def as_it_is(entries: Iterable[Entry], file: str, row: str) -> Entry | None:
    """The entry as it now stands: itself, or the last row that corrects or follows it."""
    of_table = [one for one in entries if one.row.table.file == file]
    now = next((one for one in of_table if one.row.id == row), None)
    if now is None:
        return None
    if now.row.table.is_chain:
        parent = now.row.table.key[0]
        whose = now.row.values[parent]
        return [one for one in of_table if one.row.values[parent] == whose][-1]
    if "corrects" in now.row.table:
        by = {one.row.values["corrects"]: one for one in of_table}
        while now.row.values["key"] in by:
            now = by[now.row.values["key"]]
    return now
