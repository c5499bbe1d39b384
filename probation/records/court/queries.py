"""How court lists are read.  Each query starts from who is asking."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from probation.records.people import queries as people

from .models import Candidate, Defendant, Listing, MatchDecision


def defendants_visible_to(member) -> QuerySet[Defendant]:
    """Those before a court that the member works for, with `answer`, `version` (the
    decision that the next one must follow; None: none yet) and `person_id`."""
    listed = Listing.objects.filter(court__in=member.scopes)
    seen = Defendant.objects.filter(pk__in=listed.values("defendant"))
    latest = MatchDecision.objects.filter(defendant=OuterRef("pk")).order_by("-id")
    return seen.annotate(
        answer=Subquery(latest.values("answer")[:1]),
        version=Subquery(latest.values("id")[:1]),
        person_id=Subquery(latest.values("person")[:1]),
    )


def court_list(member, court, day) -> QuerySet[Listing]:
    """One court's list of one day: each row with its defendant, charges, candidates."""
    candidates = Candidate.objects.filter(
        person__in=people.visible_to(member)
    ).select_related("person")
    defendants = defendants_visible_to(member).prefetch_related(
        "charges", Prefetch("candidates", candidates)
    )
    return Listing.objects.filter(
        court=court, court__in=member.scopes, day=day
    ).prefetch_related(Prefetch("defendant", defendants))
