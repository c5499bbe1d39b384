"""How inspections are read.

The inspectorate's own units see an inspection from the start; the inspected side sees it
from the factual accuracy check on (records/reporting).  Everyone else reads what is
published, which is kept apart.
"""

from collections import Counter
from collections.abc import Mapping

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from probation.policy.access import Permission, may
from probation.policy.inspection import panel
from probation.policy.inspection.edition import Edition, Kind
from probation.policy.inspection.editions import edition
from probation.policy.inspection.rating import Rating
from probation.policy.inspection.reporting import Stage
from probation.policy.inspection.results import Judgement as Answer
from probation.policy.inspection.results import count, of_caseload

from .models import (
    Inspected,
    Inspection,
    Judgement,
    JudgementChange,
    PanelRecord,
    ResultsFile,
    StageChange,
)


def with_stage(found: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """Each with `stage`, `version` (the row it was set by) and `publish_at`."""
    last = StageChange.objects.filter(inspection=OuterRef("pk")).order_by("-id")
    return found.select_related("run_by", "lead").annotate(
        stage=Subquery(last.values("stage")[:1]),
        version=Subquery(last.values("id")[:1]),
        publish_at=Subquery(last.values("publish_at")[:1]),
    )


def visible_to(member) -> QuerySet[Inspection]:
    """Those that the member's own inspectorate runs."""
    if not may(member.roles, Permission.SEE_INSPECTION):
        return Inspection.objects.none()
    return with_stage(Inspection.objects.filter(run_by__in=member.places))


def locked(inspection: Inspection, by) -> Inspection:
    """As it is now, and nobody else's to change until the transaction ends."""
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    return visible_to(by).get(pk=inspection.pk)


def of_inspected_side(member) -> QuerySet[Inspection]:
    """Those of a unit the member answers for, once the report is out for checking."""
    if not may(member.roles, Permission.ANSWER_INSPECTION):
        return Inspection.objects.none()
    found = Inspection.objects.filter(inspected__unit__in=member.places).distinct()
    return with_stage(found).filter(
        stage__in=[Stage.CHECKING, Stage.FINAL, Stage.SCHEDULED, Stage.PUBLISHED]
    )


def either_side(member) -> QuerySet[Inspection]:
    """What a member may open: as one of the inspectorate, or for the inspected side."""
    if may(member.roles, Permission.SEE_INSPECTION):
        found = visible_to(member)
        if not may(member.roles, Permission.ANSWER_INSPECTION):
            return found
        theirs = of_inspected_side(member).values("pk")
        return Inspection.objects.filter(
            Q(pk__in=found.values("pk")) | Q(pk__in=theirs)
        )
    return of_inspected_side(member)


def inspected_visible_to(member) -> QuerySet[Inspected]:
    return Inspected.objects.filter(
        inspection__in=visible_to(member).values("pk")
    ).select_related("inspection", "unit")


def edition_of(inspection: Inspection) -> Edition:
    return edition(inspection.edition)


def kinds(inspection: Inspection) -> dict[str, Kind]:
    """Unit code → what kind of body it is inspected as."""
    return {
        one.unit.code: Kind(one.kind)
        for one in inspection.inspected.select_related("unit")
    }


def latest_file(inspection: Inspection) -> ResultsFile | None:
    return inspection.files.first()


def judgements(one: Inspected) -> QuerySet[Judgement]:
    """Of the newest file that speaks of this unit, each with `now`: its answer, corrections
    considered."""
    file = Judgement.objects.filter(inspected=one).order_by("-file").values("file")
    return _as_now(Judgement.objects.filter(inspected=one, file=Subquery(file[:1])))


def _as_now(found: QuerySet[Judgement]) -> QuerySet[Judgement]:
    last = JudgementChange.objects.filter(judgement=OuterRef("pk")).order_by("-id")
    return found.annotate(
        now=Coalesce(Subquery(last.values("answer")[:1]), "answer"),
        version=Subquery(last.values("id")[:1]),
    )


def judgements_visible_to(member) -> QuerySet[Judgement]:
    seen = Judgement.objects.filter(inspected__in=inspected_visible_to(member))
    return _as_now(seen.select_related("inspected__inspection", "inspected__unit"))


def panel_of(one: Inspected) -> PanelRecord | None:
    return one.panels.select_related("by").order_by("-id").first()


def choices_of(record: PanelRecord | None) -> dict[str, panel.Choice]:
    return choices_from(record.choices if record else {})


def choices_from(told: Mapping[str, Mapping[str, str]]) -> dict[str, panel.Choice]:
    return {
        key: panel.Choice(Rating(one["rating"]), one["because"])
        for key, one in told.items()
    }


def answers_of(one: Inspected) -> list[tuple[str, str, Answer]]:
    """(case, question, answer) of the results that count, corrections considered."""
    told = judgements(one).order_by("id").values_list("case", "question", "now")
    return [(case, question, Answer(now)) for case, question, now in told]


def sheet_of(
    one: Inspected,
    choices: Mapping[str, panel.Choice] | None = None,
    names: str | None = None,
    answers: list[tuple[str, str, Answer]] | None = None,
) -> panel.Sheet:
    """What the panel has before it; with `choices`, what would follow from those."""
    if choices is None:
        record = panel_of(one)
        choices, names = choices_of(record), record.names if record else ""
    if answers is None:
        answers = answers_of(one)
    supervised = of_caseload(edition_of(one.inspection))
    return panel.sheet(
        edition_of(one.inspection),
        Kind(one.kind),
        count((question, answer) for _, question, answer in answers),
        read=Counter(question for _, question, _ in answers),
        cases=len({case for case, question, _ in answers if question in supervised}),
        population=one.population,
        choices=choices,
        names=(names or "").split(","),
    )
