"""The only code that decides who a defendant is, and that writes reports."""

from django.db import transaction

from probation.policy.access import Because, Permission, may
from probation.policy.court_list import MATCH, Answer
from probation.policy.decision import YES, Decision, no
from probation.policy.report import PROGRESS, Progress
from probation.policy.time_limits.court import Report as ReportKind
from probation.records.audit import actions as audit
from probation.records.people import actions as people
from probation.records.people.queries import can_work_with
from probation.records.people.queries import visible_to as people_visible_to

from .models import Defendant, Report, ReportChange
from .queries import defendants_visible_to, reports_visible_to

CHANGED = "Someone has changed this meanwhile: look again, then decide"


def can_decide(*, by) -> Decision:
    return may(by.roles, Permission.MATCH_DEFENDANT)


@transaction.atomic
def decide_match(
    defendant: Defendant, answer: Answer, person=None, *, follows, by, at, once=None
) -> None:
    """Whether a defendant is `person`, nobody on record, or (undone) undecided again.

    `follows`: the decision that was on screen; None where there was none.
    """
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return
    decision = can_decide(by=by) & _is_still(now.version, follows)
    decision &= MATCH.can_move(Answer(now.answer or MATCH.start), answer)
    if answer is Answer.SAME_PERSON:
        person = people_visible_to(by).filter(pk=getattr(person, "pk", None)).first()
        if person is None:
            decision &= no("no-person", "Choose the record that is the same person")
    decision.require()

    _decide(now, answer, person, by=by, at=at)
    about = person or now
    audit.done(
        "court.decide_match",
        by=by,
        at=at,
        about=about,
        once=once,
        defendant=now.pk,
        answer=answer,
    )


@transaction.atomic
def make_person(defendant: Defendant, *, follows, by, at, once=None):
    """A record for a defendant who has none, from what the court says of them."""
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return None
    court = now.listings.order_by("day").last().court
    decision = can_decide(by=by) & _is_still(now.version, follows)
    decision &= MATCH.can_move(Answer(now.answer or MATCH.start), Answer.SAME_PERSON)
    if now.is_organisation:
        decision &= no("organisation", "An organisation is not supervised")
    decision.require()

    person = people.register(
        {
            "first_name": now.first_name,
            "middle_names": now.middle_names,
            "last_name": now.last_name,
            "date_of_birth": now.date_of_birth,
            "sex": now.sex,
        },
        court,
        by=by,
        at=at,
        because=Because.BEFORE_COURT,
    )
    _decide(now, Answer.SAME_PERSON, person, by=by, at=at)
    audit.done(
        "court.make_person", by=by, at=at, about=person, once=once, defendant=now.pk
    )
    return person


def _decide(now: Defendant, answer: Answer, person, *, by, at) -> None:
    now.decisions.create(
        follows_id=now.version, answer=answer, person=person, by=by, at=at
    )
    courts = {listing.court for listing in now.listings.select_related("court")}
    if now.person_id and now.person_id != getattr(person, "pk", None):
        for court in courts:
            people.end(now.person_id, Because.BEFORE_COURT, unit=court, at=at)
    if answer is Answer.SAME_PERSON:
        for court in courts:
            people.begin(person, court, Because.BEFORE_COURT, at=at)
    elif answer is Answer.UNDECIDED:
        for candidate in now.candidates.select_related("person"):
            for court in courts:
                people.begin(candidate.person, court, Because.POSSIBLE_MATCH, at=at)
        return
    for candidate in now.candidates.all():
        for court in courts:
            if not _is_still_possible(candidate.person_id, court, but=now):
                people.end(
                    candidate.person_id, Because.POSSIBLE_MATCH, unit=court, at=at
                )


def _is_still_possible(person_id, court, *, but: Defendant) -> bool:
    """Whether another undecided defendant of the court may be this person."""
    others = Defendant.objects.filter(
        candidates__person=person_id, listings__court=court
    ).exclude(pk=but.pk)
    latest = (other.decisions.last() for other in others.distinct())
    return any(last is None or last.answer == Answer.UNDECIDED for last in latest)


def _lock_defendant(defendant: Defendant, by) -> Defendant:
    # Read again once it is ours: what a lock hands over was read before the wait.
    Defendant.objects.select_for_update().get(pk=defendant.pk)
    return defendants_visible_to(by).get(pk=defendant.pk)


def _is_still(version, follows) -> Decision:
    return YES if version == follows else no("changed-meanwhile", CHANGED)


def can_request_report(person, *, by, at) -> Decision:
    return may(by.roles, Permission.REQUEST_REPORT) & can_work_with(
        by, person.pk, at=at
    )


@transaction.atomic
def request_report(
    defendant: Defendant,
    kind: ReportKind,
    *,
    requested_on,
    hearing_on,
    in_custody: bool = False,
    by,
    at,
    once=None,
) -> Report | None:
    """For a defendant whose record is known.  None: this form was taken already."""
    now = _lock_defendant(defendant, by)
    if audit.is_done(once):
        return None
    person = people_visible_to(by).filter(pk=now.person_id).first()
    if person is None:
        no("no-record", "Decide first who the defendant is, or make a record").require()
    decision = can_request_report(person, by=by, at=at)
    if hearing_on < requested_on:
        decision &= no(
            "hearing-before-request", "The court’s day must be after the request"
        )
    decision.require()

    report = Report.objects.create(
        person=person,
        defendant=now,
        court=now.listings.order_by("day").last().court,
        kind=kind,
        requested_on=requested_on,
        hearing_on=hearing_on,
        in_custody=in_custody,
    )
    report.changes.create(progress=PROGRESS.start, by=by, at=at)
    audit.done("court.request_report", by=by, at=at, about=person, once=once, kind=kind)
    return report


def can_write_report(report: Report, *, by, at) -> Decision:
    return may(by.roles, Permission.WRITE_REPORT) & can_work_with(
        by, report.person_id, at=at
    )


@transaction.atomic
def write_report(
    report: Report, content: dict[str, str], *, follows: int, by, at, once=None
) -> None:
    """Keeps a version of what the report says; the first makes the writer its author."""
    now = _lock_report(report, by)
    if audit.is_done(once):
        return
    progress = Progress(now.progress)
    decision = can_write_report(now, by=by, at=at) & _is_still(now.version, follows)
    if progress is not Progress.WRITING:
        decision &= PROGRESS.can_move(progress, Progress.WRITING)
    decision.require()

    if now.author_id is None:
        Report.objects.filter(pk=now.pk).update(author=by)
    _change_report(now, Progress.WRITING, content, "write", by=by, at=at, once=once)


@transaction.atomic
def send_report(
    report: Report, content: dict[str, str], *, follows: int, by, at, once=None
) -> None:
    """Signs the report and sends it to court: afterwards it is not changed."""
    now = _lock_report(report, by)
    if audit.is_done(once):
        return
    decision = can_write_report(now, by=by, at=at) & _is_still(now.version, follows)
    decision &= PROGRESS.can_move(Progress(now.progress), Progress.SENT)
    if not content.get("proposal", "").strip():
        decision &= no("no-proposal", "Say what the report proposes")
    decision.require()

    _change_report(now, Progress.SENT, content, "send", by=by, at=at, once=once)


def _lock_report(report: Report, by) -> Report:
    Report.objects.select_for_update().get(pk=report.pk)
    return reports_visible_to(by).get(pk=report.pk)


def _change_report(now, progress, content, verb, *, by, at, once) -> None:
    ReportChange.objects.create(
        report=now,
        follows_id=now.version,
        progress=progress,
        content=content,
        by=by,
        at=at,
    )
    audit.done(
        f"court.{verb}_report", by=by, at=at, about=now.person, once=once, report=now.pk
    )
