"""How court lists are read.  Each query starts from who is asking."""

from collections import Counter
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from probation.policy.court_list import Answer
from probation.records.people import queries as people

from .candidates import come_up
from .models import Candidate, Defendant, Listing, MatchDecision, NotThem


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


def court_list(member, court, day) -> QuerySet[Listing]:
    """One court's list of one day: each row with its defendant, charges, candidates and,
    in `ruled_out`, those of whom somebody said that it is not them."""
    candidates = Candidate.objects.filter(
        person__in=people.visible_to(member)
    ).select_related("person")
    ruled_out = NotThem.objects.filter(until=None)
    defendants = defendants_visible_to(member).prefetch_related(
        "charges",
        "message",
        Prefetch("candidates", candidates),
        Prefetch("not_them", ruled_out, to_attr="ruled_out"),
    )
    return Listing.objects.filter(
        court=court, court__in=member.scopes, day=day
    ).prefetch_related(Prefetch("defendant", defendants))


def who_may_be(rows: list[Listing], court) -> dict:
    """Of each row's defendant who is not yet matched: the candidates who were not ruled
    out, those who came up since the message last; key → candidates or agreements."""
    open_ = [
        row.defendant
        for row in rows
        if row.defendant.answer != Answer.SAME_PERSON
        and not row.defendant.is_organisation
    ]
    if not open_:
        return {}
    since = min(one.message.received_at for one in open_)
    found = come_up(open_, [court], since)
    told = {}
    for one in open_:
        not_them = {ruled.person_id for ruled in one.ruled_out}
        kept = [c for c in one.candidates.all() if c.person_id not in not_them]
        not_them |= {c.person_id for c in kept}
        told[one.pk] = kept + [a for a in found[one.pk] if a.person.pk not in not_them]
    return told


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
