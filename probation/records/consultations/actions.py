"""The only code that writes drafts of standards and consultations.

`at` is the scenario's clock, by which it opens and closes; `real` is real time, of letters.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from probation.policy import consultation as policy
from probation.policy.access import Permission, may
from probation.policy.decision import Decision, no
from probation.policy.topics import Topic
from probation.records.audit import actions as audit
from probation.records.responses import actions as responses
from probation.records.responses.queries import counts
from probation.records.subscriptions.actions import announce

from .models import Consultation, Draft, Text
from .queries import about, text_of

CHANGED = no(
    "changed-meanwhile", "Somebody has changed this meanwhile: look at it again"
)


def can_write(*, by) -> Decision:
    return may(by.roles, Permission.CONSULT)


@transaction.atomic
def begin(
    title: str, text: str, *, is_invented: bool, by, at: datetime, once=None
) -> Draft | None:
    if audit.is_done(once):
        return None
    decision = can_write(by=by) & policy.read(text)[1]
    decision.require()
    slug = _free(Draft, title)
    draft = Draft.objects.create(
        slug=slug, title=title, is_invented=is_invented, by=by, at=at
    )
    draft.texts.create(version=1, text=text, by=by, at=at)
    audit.done("consultations.begin", by=by, at=at, about=draft, once=once)
    return draft


@transaction.atomic
def write(
    draft: Draft, text: str, *, follows: int, by, at: datetime, once=None
) -> None:
    now = _lock(draft.pk)
    if audit.is_done(once):
        return
    decision = can_write(by=by) & policy.read(text)[1]
    if text_of(now).version != follows:
        decision &= CHANGED
    decision.require()
    now.texts.create(version=follows + 1, text=text, by=by, at=at)
    audit.done("consultations.write", by=by, at=at, about=now, once=once)


@transaction.atomic
def open_to_all(
    draft: Draft,
    title: str,
    *,
    says: str,
    questions: list[str],
    closes_at: datetime,
    follows: int,
    by,
    at: datetime,
    real: datetime,
    once: UUID | None = None,
) -> Consultation | None:
    """Puts the latest text out to consultation, at once; subscribers are told."""
    now = _lock(draft.pk)
    if audit.is_done(once):
        return None
    text: Text = text_of(now)
    decision = can_write(by=by) & policy.can_open(questions, closes_at, at)
    if text.version != follows:
        decision &= CHANGED
    decision.require()
    opened = Consultation.objects.create(
        slug=_free(Consultation, title), text=text, title=title, about=says,
        questions=questions, opened_at=at, closes_at=closes_at,
        is_invented=now.is_invented, by=by,
    )  # fmt: skip
    closes = f"Open until {policy.in_words(closes_at)}. Anyone can respond."
    _announce(opened, "opened", f"Consultation: {title}", closes, at, real)
    audit.done("consultations.open_to_all", by=by, at=at, about=opened, once=once)
    return opened


def respond(
    consultation: Consultation,
    answers: list[str],
    *,
    name: str = "",
    address: str,
    by=None,
    at: datetime,
    real: datetime,
    once: UUID | None = None,
) -> None:
    """`answers`: one for each question, in their order, perhaps empty."""
    policy.can_respond(consultation.closes_at, at).require()
    responses.give(
        about(consultation),
        consultation.title,
        [list(pair) for pair in zip(consultation.questions, answers, strict=True)],
        name=name, address=address, by=by, at=at, real=real, once=once,
    )  # fmt: skip


def can_conclude(consultation: Consultation, *, by, at: datetime) -> Decision:
    waiting = counts(about(consultation))["waiting"]
    return can_write(by=by) & policy.can_conclude(consultation.closes_at, waiting, at)


@transaction.atomic
def conclude(
    consultation: Consultation,
    summary: str,
    *,
    is_adopted: bool,
    why: str,
    follows: int,
    by,
    at: datetime,
    real: datetime,
    once: UUID | None = None,
) -> None:
    """Publishes the responses with a summary, and whether the draft is adopted.  Once more:
    a correction; what was said before is kept."""
    now = Consultation.objects.select_related("text").get(pk=consultation.pk)
    _lock(now.text.draft_id)
    if audit.is_done(once):
        return
    decision = can_conclude(now, by=by, at=at)
    latest = now.outcomes.first()
    if (latest.version if latest else 0) != follows:
        decision &= CHANGED
    decision.require()
    now.outcomes.create(
        version=follows + 1,
        summary=summary,
        is_adopted=is_adopted,
        why=why,
        by=by,
        at=at,
    )
    ends = "The draft is adopted" if is_adopted else "The draft is not adopted"
    if not latest:
        _announce(now, "concluded", f"Outcome: {now.title}", f"{ends}.", at, real)
    audit.done("consultations.conclude", by=by, at=at, about=now, once=once)


def _announce(one: Consultation, what: str, title: str, summary: str, at, real) -> None:
    before = "/scenario" if one.is_invented else ""
    announce(
        f"consultation:{one.slug}:{what}",
        [Topic.ALL.value, Topic.CONSULTATIONS.value],
        title,
        summary,
        f"{before}/consultations/{one.slug}",
        is_invented=one.is_invented,
        published_at=at,
        at=real,
    )


def _lock(draft_id: int) -> Draft:
    return Draft.objects.select_for_update(no_key=True).get(pk=draft_id)


def _free(model, title: str) -> str:
    """An address nobody has."""
    slug, number = slugify(title)[:80] or "consultation", 1
    taken = set(
        model.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    while (f"{slug}-{number}" if number > 1 else slug) in taken:
        number += 1
    return f"{slug}-{number}" if number > 1 else slug
