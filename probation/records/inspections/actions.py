"""The only code that begins inspections, takes in their results and keeps what panels say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.text import slugify

from probation.policy.access import Permission, may
from probation.policy.decision import YES, Decision, no, unchanged
from probation.policy.inspection import editions, panel
from probation.policy.inspection.edition import Kind
from probation.policy.inspection.reporting import INSPECTION, Stage
from probation.policy.inspection.results import Fault
from probation.policy.inspection.results import Judgement as Answer
from probation.records.audit import actions as audit

from .models import (
    Inspected,
    Inspection,
    Judgement,
    JudgementChange,
    PanelRecord,
    ResultsFile,
    StageChange,
)
from .queries import (
    choices_from,
    inspected_visible_to,
    judgements_visible_to,
    locked,
    panel_of,
    sheet_of,
    with_stage,
)
from .taking import BadFile, inspection_named_in, take

Choices = Mapping[str, Mapping[str, str]]
CLOSED = (
    "The panel closed on {at:%-d %B %Y}: its ratings and the judgements under them no "
    "longer change. What is wrong in a published report is put right by a correction"
)


def can_begin(*, by) -> Decision:
    answer = may(by.roles, Permission.LEAD_INSPECTION)
    if not by.places:
        answer &= no(
            "no-team", "You are posted to no inspectorate: ask an administrator"
        )
    return answer


@transaction.atomic
def begin(
    title: str,
    *,
    edition: str,
    units: Sequence[tuple[object, Kind, int | None]],
    run_by,
    visitors: Iterable,
    began_on: date,
    is_invented: bool,
    by,
    at,
    once=None,
) -> Inspection | None:
    """`units`: (unit, as what, how many cases might be drawn).  None: taken already.

    Whoever begins it leads it, and is one of the visitors.
    """
    if audit.is_done(once):
        return None
    standards = editions.edition(edition)
    slug = f"{began_on:%Y-%m}-{slugify(title)}"[:80]
    decision = can_begin(by=by)
    if run_by.pk not in by.places:
        decision &= no("not-yours", "An inspection is run by a unit you are posted to")
    if not title.strip():
        decision &= no("title", "Give the inspection a title")
    if not units:
        decision &= no("units", "Choose one unit at least")
    for unit, kind, _ in units:
        if kind not in standards.kinds:
            known = " or ".join(one.label for one in standards.kinds)
            decision &= no(
                "units", f"{standards.title} is for {known}; {unit.name} is not one"
            )
    if Inspection.objects.filter(slug=slug).exists():
        decision &= no("title", "An inspection of this title began in the same month")
    decision.require()

    made = Inspection.objects.create(
        slug=slug,
        title=title.strip(),
        edition=edition,
        fingerprint=standards.fingerprint,
        run_by=run_by,
        lead=by,
        began_on=began_on,
        is_invented=is_invented,
        by=by,
        at=at,
    )
    for unit, kind, population in units:
        made.inspected.create(unit=unit, kind=kind, population=population)
    for member in {one.pk: one for one in (by, *visitors)}.values():
        made.visitors.create(member=member, by=by, at=at)
    StageChange.objects.create(inspection=made, stage=INSPECTION.start, by=by, at=at)
    audit.done(
        "inspections.begin", by=by, at=at, about=made, once=once, edition=edition
    )
    return made


def can_take_results(inspection: Inspection, *, by) -> Decision:
    return may(by.roles, Permission.INSPECT) & _is_before_panel_closes(inspection)


def _is_before_panel_closes(inspection: Inspection) -> Decision:
    closed = PanelRecord.objects.filter(
        inspected__inspection=inspection, is_closed=True
    ).first()
    return no("panel-closed", CLOSED.format(at=closed.at)) if closed else YES


@transaction.atomic
def take_results(
    inspection: Inspection, name: str, content: bytes, *, by, at, once=None
) -> ResultsFile | None:
    """A results file, all of it or nothing: BadFile names every bad row.

    A file that was the last taken in already is not taken twice.  None: this form was.
    """
    now = locked(inspection, by)
    if audit.is_done(once):
        return None
    can_take_results(now, by=by).require()
    return take(now, name, content, by=by, at=at, once=once)


@transaction.atomic
def load_results(name: str, content: bytes, *, at, by=None) -> ResultsFile:
    """The same from the command line, under the loading role; the file says for which
    inspection.  BadFile also where there is none."""
    slug = inspection_named_in(content)
    found = with_stage(Inspection.objects.filter(slug=slug)).first()
    if found is None:
        text = "There is no inspection of that name: its name is the end of its address"
        raise BadFile([Fault(2, "inspection", slug, text)])
    Inspection.objects.select_for_update().get(pk=found.pk)
    _is_before_panel_closes(found).require()
    return take(found, name, content, by=by, at=at, once=None)


@transaction.atomic
def change_judgement(
    judgement: Judgement, answer: Answer, *, because: str, follows, by, at, once=None
) -> None:
    """One case looked at again; the file's own answer stays beside it."""
    seen = judgements_visible_to(by).get(pk=judgement.pk)
    inspection = locked(seen.inspected.inspection, by)
    if audit.is_done(once):
        return
    now = judgements_visible_to(by).get(pk=judgement.pk)
    decision = can_take_results(inspection, by=by) & unchanged(now.version, follows)
    if not because.strip():
        decision &= no("no-reason", "Say why the judgement is another")
    if answer == now.now:
        decision &= no("answer", "That is the judgement already")
    decision.require()

    JudgementChange.objects.create(
        judgement=now, follows_id=follows, answer=answer, because=because, by=by, at=at
    )
    audit.done(
        "inspections.change_judgement", by=by, at=at, about=inspection, once=once,
        judgement=now.pk,
    )  # fmt: skip


def can_sit(one: Inspected, *, by) -> Decision:
    """Each unit has its panel: closing one leaves the others open."""
    closed = one.panels.filter(is_closed=True).first()
    answer = may(by.roles, Permission.LEAD_INSPECTION)
    return answer & (no("panel-closed", CLOSED.format(at=closed.at)) if closed else YES)


@transaction.atomic
def save_panel(
    one: Inspected,
    choices: Choices,
    *,
    names: str,
    close: bool = False,
    follows: int | None,
    by,
    at,
    once=None,
) -> None:
    """What the panel said: {standard: {"rating", "because"}}.  When the last unit's panel
    closes, the report begins to be written."""
    inspection = locked(inspected_visible_to(by).get(pk=one.pk).inspection, by)
    if audit.is_done(once):
        return
    now = inspected_visible_to(by).get(pk=one.pk)
    last = panel_of(now)
    decision = can_sit(now, by=by) & unchanged(last.pk if last else None, follows)
    told = sheet_of(now, choices_from(choices), names)
    decision &= panel.can_close(told) if close else panel.can_save(told)
    decision.require()

    PanelRecord.objects.create(
        inspected=now,
        follows=last,
        choices={key: dict(one) for key, one in choices.items()},
        names=names,
        is_closed=close,
        by=by,
        at=at,
    )
    if close and _all_closed(inspection):
        move(inspection, Stage.DRAFTING, by=by, at=at)
    audit.done(
        "inspections.save_panel", by=by, at=at, about=inspection, once=once,
        inspected=now.pk, closed=close,
    )  # fmt: skip


def _all_closed(inspection: Inspection) -> bool:
    return not inspection.inspected.exclude(panels__is_closed=True).exists()


def move(
    inspection: Inspection, stage: Stage, *, publish_at=None, because="", by, at
) -> None:
    """Part of another action, which has locked the inspection and audits."""
    now = with_stage(Inspection.objects.filter(pk=inspection.pk)).get()
    INSPECTION.can_move(Stage(now.stage), stage).require()
    StageChange.objects.create(
        inspection=inspection,
        follows_id=now.version,
        stage=stage,
        publish_at=publish_at,
        because=because,
        by=by,
        at=at,
    )
