"""What an intervention record (NSI) must hold before it is saved.

The NSI type carries the rules; each function checks one of them.
"""

from dataclasses import dataclass
from datetime import date

from ..decision import YES, Decision, no
from ..london import in_words
from ..term import Term

SOURCE = "hmpps-delius-api NsiValidationService, NsiService (1c76b66)"


class Level(Term):
    PERSON = "person", "the person"
    EVENT = "event", "a sentence"


@dataclass(frozen=True)
class NsiType:
    code: str
    statuses: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    subtypes: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()
    unit: str | None = None  # of its length; None: it has no length
    least: int | None = None
    most: int | None = None
    active_duplicates: bool = True
    ended_duplicates: bool = True


def can_be_another(kind: NsiType, *, ended_on: date | None, exists: bool) -> Decision:
    """`exists`: whether the person has one of the type already, open or ended alike."""
    allowed = kind.active_duplicates if ended_on is None else kind.ended_duplicates
    if allowed or not exists:
        return YES
    state = "open" if ended_on is None else "ended"
    return no(
        "duplicate", f"There may not be a second {state} one of this type", SOURCE
    )


def can_have_length(kind: NsiType, length: int | None) -> Decision:
    if kind.unit is None:
        if length is None:
            return YES
        return no("no-length-here", "This type has no length", SOURCE)
    if length is None:
        return no("length-missing", f"Enter a length in {kind.unit}", SOURCE)
    if kind.least is not None and length < kind.least:
        return no("too-short", f"It lasts at least {kind.least} {kind.unit}", SOURCE)
    if kind.most is not None and length > kind.most:
        return no("too-long", f"It lasts at most {kind.most} {kind.unit}", SOURCE)
    return YES


def can_have_status(kind: NsiType, status: str) -> Decision:
    return _one_of(status in kind.statuses, "status", status)


def can_have_outcome(kind: NsiType, outcome: str | None) -> Decision:
    return _one_of(outcome is None or outcome in kind.outcomes, "outcome", outcome)


def can_have_subtype(kind: NsiType, subtype: str | None) -> Decision:
    """Required where the type has any."""
    if subtype is None:
        if not kind.subtypes:
            return YES
        return no("subtype-missing", "Choose a sub-type", SOURCE)
    return _one_of(subtype in kind.subtypes, "subtype", subtype)


def _one_of(fits: bool, what: str, value: str | None) -> Decision:
    if fits:
        return YES
    return no(f"unknown-{what}", f"This type has no {what} ‘{value}’", SOURCE)


def can_belong_to(kind: NsiType, level: Level) -> Decision:
    if level in kind.levels:
        return YES
    return no("wrong-level", f"This type does not belong to {level.label}", SOURCE)


def can_be_under_requirement(
    kind: NsiType,
    *,
    allowed_types: frozenset[str],
    requirement_ended_on: date | None,
    ended_on: date | None,
) -> Decision:
    """`allowed_types`: NSI types that the requirement’s category takes."""
    answer = YES
    if kind.code not in allowed_types:
        answer &= no(
            "not-for-requirement", "This requirement takes no such intervention", SOURCE
        )
    if requirement_ended_on is None or (
        ended_on is not None and ended_on >= requirement_ended_on
    ):
        return answer
    return answer & no(
        "requirement-ended",
        f"The requirement ended on {in_words(requirement_ended_on)}: enter an end on or "
        "after it",
        SOURCE,
    )


def can_be_referred(*, on: date, event_referred_on: date) -> Decision:
    if on >= event_referred_on:
        return YES
    return no(
        "before-event",
        f"Its referral cannot be before that of the sentence, {in_words(event_referred_on)}",
        SOURCE,
    )
