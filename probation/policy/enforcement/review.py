"""When a recorded contact changes the stored count, and when enforcement is reviewed.

NDelius raises a review contact (ARWS) by itself.  The limit it compares with belongs to
the sentence type; no public source lists those limits, so the caller gives it.
"""

from dataclasses import dataclass

from ..decision import YES, Decision, no

REVIEW = "ARWS"  # review enforcement status
RECOUNT_TRIGGERS = frozenset({"EREL"})  # release from custody
SOURCE = "hmpps-delius-api ContactEnforcementService (cac0bde)"


@dataclass(frozen=True)
class Recorded:
    """The contact that was just recorded or changed."""

    contact_type: str
    national_standard: bool
    complied: bool | None  # None: no outcome yet
    starts_breach: bool = False  # by its enforcement action
    ends_breach: bool = False


@dataclass(frozen=True)
class Event:
    """The sentence it belongs to, as it stood on the contact's day."""

    sentenced: bool  # with a sentence of a known type
    in_breach: bool
    stored_count: int
    count: int  # as counted now
    limit: int | None  # of the sentence type; None: it has none
    review_open: bool


def saves_count(recorded: Recorded, event: Event | None) -> bool:
    """Whether the stored count is replaced.  A contact of no event changes nothing."""
    if event is None or event.stored_count == event.count:
        return False
    if recorded.national_standard:
        return not recorded.ends_breach  # the end of a breach makes its own recount
    return recorded.contact_type in RECOUNT_TRIGGERS


def needs_review(recorded: Recorded, event: Event | None) -> Decision:
    """Yes: a review contact is raised.  It is due at the failure that reaches the limit."""
    if event is None:
        return no("no-event", "The contact belongs to no sentence", SOURCE)
    answer = _is_failure(recorded)
    if event.in_breach:
        answer &= no("in-breach", "A breach is already open", SOURCE)
    if not event.sentenced:
        answer &= no("not-sentenced", "There is no sentence of a known type", SOURCE)
    if event.limit is None:
        answer &= no("no-limit", "This sentence type has no limit of failures", SOURCE)
    elif event.count < event.limit:
        answer &= no(
            "below-limit",
            f"{event.count} of the {event.limit} failures that call for a review",
            SOURCE,
        )
    if event.review_open:
        answer &= no("review-open", "A review is already open", SOURCE)
    return answer


def _is_failure(recorded: Recorded) -> Decision:
    answer = YES
    if not recorded.national_standard:
        answer &= no("not-national-standard", "Not a national standard contact", SOURCE)
    if recorded.complied is not False:
        answer &= no("no-failure", "No failure to comply is recorded", SOURCE)
    if recorded.starts_breach:
        answer &= no("starts-breach", "The action taken starts a breach itself", SOURCE)
    return answer
