"""How court lists are read.  Each query starts from who is asking."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)

from probation.policy.access import Permission, may
from probation.policy.court_list import Answer
from probation.records.people import queries as people

from .candidates import among, made_known
from .models import Candidate, Defendant, Listing, MatchDecision, Message, NotThem


def defendants_visible_to(member) -> QuerySet[Defendant]:
    """Those before a court that the member works for, with `answer`, `version` (the
    decision that the next one must follow; None: none yet) and `person_id`."""
    listed = Listing.objects.filter(court__in=member.scopes)
    seen = Defendant.objects.filter(pk__in=listed.values("defendant"))
    latest = _decisions(member).filter(defendant=OuterRef("pk")).order_by("-id")
    return seen.annotate(
        answer=Subquery(latest.values("answer")[:1]),
        version=Subquery(latest.values("id")[:1]),
        person_id=Subquery(latest.values("person")[:1]),
    )


def _decisions(member) -> QuerySet[MatchDecision]:
    """Whoever may not see a person is not shown that a defendant is them either."""
    seen = people.visible_to(member).filter(pk=OuterRef("person"))
    return MatchDecision.objects.filter(Q(person=None) | Exists(seen))


def court_list(member, court, day) -> list[Listing]:
    """One court's list of one day: each row with its defendant as defendants_visible_to
    has it, charges, candidates (without whoever was ruled out) and `ruled_out`, their
    keys."""
    latest = _decisions(member).filter(defendant=OuterRef("defendant")).order_by("-id")
    not_them = NotThem.objects.filter(until=None)
    candidates = Candidate.objects.filter(
        ~Exists(
            not_them.filter(defendant=OuterRef("defendant"), person=OuterRef("person"))
        ),
        person__in=people.visible_to(member),
    ).select_related("person")
    rows = list(
        Listing.objects.filter(court=court, court__in=member.scopes, day=day)
        .select_related("defendant")
        .annotate(
            answer=Subquery(latest.values("answer")[:1]),
            decision=Subquery(latest.values("id")[:1]),
            person_id=Subquery(latest.values("person")[:1]),
            came_at=F("defendant__message__received_at"),
            ruled_out=ArraySubquery(
                not_them.filter(defendant=OuterRef("defendant")).values("person")
            ),
        )
        .prefetch_related(
            "defendant__charges", Prefetch("defendant__candidates", candidates)
        )
    )
    for row in rows:
        one = row.defendant
        one.answer, one.version, one.person_id = row.answer, row.decision, row.person_id
    return rows


def beside(member, rows: list[Listing], court) -> tuple[dict, dict]:
    """Who on record stands beside the rows, in two queries for all of them: people by
    key, and for each defendant who is not yet matched those who may be them (the kept
    candidates, then who has come up since the court's message), by the defendant's key."""
    open_ = [
        row
        for row in rows
        if row.answer != Answer.SAME_PERSON and not row.defendant.is_organisation
    ]
    matched = {row.person_id for row in rows} - {None}
    who = Q(pk__in=matched)
    if open_:
        since = min(row.came_at for row in open_)
        new = made_known([court], since).values("person")
        who |= Q(pk__in=new)
    seen = people.visible_to(member).filter(who).prefetch_related("identifiers")
    known = {one.pk: one for one in seen}
    found = among([row.defendant for row in open_], known.values())
    may_be = {}
    for row in open_:
        kept = list(row.defendant.candidates.all())
        told = {*row.ruled_out, *(one.person_id for one in kept)}
        come_up = [one for one in found[row.defendant_id] if one.person.pk not in told]
        may_be[row.defendant_id] = kept + come_up
    return known, may_be


def version(member, court, day) -> str:
    """Says no more than that something of the list has changed since another was told."""
    found = Listing.objects.filter(court=court, court__in=member.scopes, day=day)
    return version_of(found.values_list("changed_at", flat=True))


def version_of(changed: Iterable[datetime | None]) -> str:
    """`changed`: when each row last did; None: not since it is counted."""
    times = [one.timestamp() if one else 0 for one in changed]
    return f"{len(times)}-{max(times, default=0)}"


def cases_by_day(member, court, first: date, last: date) -> Counter[date]:
    """How many cases a court has on each of those days."""
    found = Listing.objects.filter(
        court=court, court__in=member.scopes, day__range=(first, last)
    )
    return Counter(dict(found.order_by().values_list("day").annotate(n=Count("pk"))))


def undecided_by_court(member, day: date) -> list[tuple[str, str, int, int]]:
    """Each court of the member's that sits that day: code, name, cases, and of how many
    nobody has said who they are."""
    latest = _decisions(member).filter(defendant=OuterRef("defendant"))
    answers = Subquery(latest.order_by("-id").values("answer")[:1])
    undecided = Q(defendant__is_organisation=False, withdrawn_at=None) & (
        Q(answer=None) | Q(answer=Answer.UNDECIDED)
    )
    return list(
        Listing.objects.filter(court__in=member.scopes, day=day)
        .annotate(answer=answers)
        .order_by("court__name")
        .values_list("court__code", "court__name")
        .annotate(cases=Count("pk"), undecided=Count("pk", filter=undecided))
    )


def refused() -> QuerySet[Message]:
    """Messages that were refused and not put right since: the latest first."""
    mended = Message.objects.filter(mends=OuterRef("fingerprint"), refused_because=[])
    return (
        Message.objects.exclude(refused_because=[])
        .exclude(Exists(mended))
        .select_related("court")
        .order_by("-received_at", "-id")
    )


def refused_visible_to(member) -> QuerySet[Message]:
    """Those of the member's courts; of no known court, for whoever may import."""
    theirs = Q(court__in=member.scopes)
    if may(member.roles, Permission.IMPORT):
        theirs |= Q(court=None)
    return refused().filter(theirs)


def to_come(day: date) -> QuerySet[Defendant]:
    """Defendants of that day and later whom nobody has matched with a person: for the
    loading role, which looks again for who they may be."""
    latest = MatchDecision.objects.filter(defendant=OuterRef("pk")).order_by("-id")
    listed = Listing.objects.filter(
        defendant=OuterRef("pk"), day__gte=day, withdrawn_at=None
    )
    return (
        Defendant.objects.filter(Exists(listed), is_organisation=False)
        .annotate(answer=Subquery(latest.values("answer")[:1]))
        .filter(Q(answer=None) | ~Q(answer=Answer.SAME_PERSON))
    )
