"""How consultations are read.  All of it is public but for drafts: those are staff's."""

from django.db.models import Max, Prefetch, QuerySet

from probation.policy.access import Permission, may

from .models import Consultation, Draft, Outcome, Text


def visible_to(member) -> QuerySet[Draft]:
    """Drafts, each with `version`, for those whose work they are; else none."""
    if not may(member.roles, Permission.CONSULT):
        return Draft.objects.none()
    return Draft.objects.annotate(version=Max("texts__version")).order_by("-at")


def text_of(draft: Draft) -> Text:
    return draft.texts.select_related("by")[0]


def published(*, invented: bool) -> QuerySet[Consultation]:
    """Newest first.  `known_outcomes` of each: the latest first."""
    known = Prefetch("outcomes", Outcome.objects.all(), to_attr="known_outcomes")
    found = Consultation.objects.filter(is_invented=invented)
    return found.select_related("text__draft").prefetch_related(known)


def of_staff(member) -> QuerySet[Consultation]:
    if not may(member.roles, Permission.CONSULT):
        return Consultation.objects.none()
    known = Prefetch("outcomes", Outcome.objects.all(), to_attr="known_outcomes")
    return Consultation.objects.select_related("text__draft").prefetch_related(known)


def about(consultation: Consultation) -> str:
    """What responses to it are about."""
    return f"consultation:{consultation.slug}"
