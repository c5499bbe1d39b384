"""How a sentence, a requirement or a licence condition ends, and what may close it.

The full national lists of reasons are not published: these are ours, for a service that
must work without them.  `NATIONAL` maps them to the four categories counted nationally.
"""

from datetime import date

from .bounds import in_words
from .decision import YES, Decision, no
from .rule import Example, Rule
from .sentence import Family
from .term import Term

SOURCE = "Parliamentary question 148214, note 3"


class OrderEnd(Term):
    EXPIRED = "expired", "Ran to its end date"
    GOOD_PROGRESS = "good_progress", "Ended early for good progress"
    COMPLETED_REQUIREMENTS = "completed_requirements", "All requirements completed"
    REVOKED_BREACH = "revoked_breach", "Revoked after breach proceedings"
    EXPIRED_BREACH_OPEN = (
        "expired_breach_open",
        "End date passed while a breach was listed or a warrant was out",
    )
    REVOKED_NEW_CONVICTION = (
        "revoked_new_conviction",
        "Revoked and sentenced again after a new conviction",
    )
    ACTIVATED = "activated", "Suspended sentence put into effect"
    RECALLED_TO_END = "recalled_to_end", "Recalled and held to the end of the sentence"
    REVOKED_OTHER = "revoked_other", "Revoked for another reason"
    APPEAL = "appeal", "Quashed or replaced on appeal"
    DEPORTED = "deported", "Deported or removed"
    TRANSFERRED_OUT = "transferred_out", "Moved out of England and Wales"
    DIED = "died", "Died"
    DATA_ERROR = "data_error", "Recorded in error"


class National(Term):
    """The four categories of the national statistics (from memory, as is the mapping)."""

    FULL_COURSE = "full-course", "Ran its full course"
    GOOD_PROGRESS = "good-progress", "Terminated early for good progress"
    FAILURE = "failure", "Terminated early for failure to comply"
    OTHER = "other", "Terminated for another reason, a new conviction among them"


SUCCESSFUL = frozenset(
    {OrderEnd.EXPIRED, OrderEnd.GOOD_PROGRESS, OrderEnd.COMPLETED_REQUIREMENTS}
)
UNSUCCESSFUL = frozenset(
    {
        OrderEnd.REVOKED_BREACH,
        OrderEnd.EXPIRED_BREACH_OPEN,
        OrderEnd.REVOKED_NEW_CONVICTION,
        OrderEnd.ACTIVATED,
        OrderEnd.RECALLED_TO_END,
    }
)
NATIONAL = {
    OrderEnd.EXPIRED: National.FULL_COURSE,
    OrderEnd.COMPLETED_REQUIREMENTS: National.FULL_COURSE,
    OrderEnd.GOOD_PROGRESS: National.GOOD_PROGRESS,
    OrderEnd.REVOKED_BREACH: National.FAILURE,
    OrderEnd.EXPIRED_BREACH_OPEN: National.FAILURE,
}
# What time alone could bring about, were nothing open.
_BY_TIME = frozenset({OrderEnd.EXPIRED, OrderEnd.EXPIRED_BREACH_OPEN})
# What happens to a person or a record, whatever the state of a breach.
_DESPITE_BREACH = frozenset(
    {
        OrderEnd.DIED,
        OrderEnd.DATA_ERROR,
        OrderEnd.APPEAL,
        OrderEnd.DEPORTED,
        OrderEnd.REVOKED_BREACH,
        OrderEnd.REVOKED_NEW_CONVICTION,
        OrderEnd.ACTIVATED,
        OrderEnd.RECALLED_TO_END,
        OrderEnd.REVOKED_OTHER,
        OrderEnd.EXPIRED_BREACH_OPEN,
    }
)


_ORDERS = frozenset({Family.COMMUNITY, Family.SUSPENDED, Family.YOUTH})
# Reasons that only some sentences can have; the rest may end any.  Ours: the national
# lists by type of sentence are not published.
_ONLY = {
    OrderEnd.GOOD_PROGRESS: _ORDERS,
    OrderEnd.COMPLETED_REQUIREMENTS: _ORDERS | {Family.DEFAULT},
    OrderEnd.REVOKED_BREACH: _ORDERS | {Family.DEFAULT},
    OrderEnd.REVOKED_NEW_CONVICTION: _ORDERS,
    OrderEnd.ACTIVATED: frozenset({Family.SUSPENDED}),
    OrderEnd.RECALLED_TO_END: frozenset({Family.CUSTODY}),
}


class RequirementEnd(Term):
    COMPLETED = "51", "Requirement completed"
    HOURS_LATE = "74", "Hours completed outside 12 months"
    EXPIRED = "expired", "Ran to its end date"
    REVOKED = "revoked", "Taken out by the court"
    SENTENCE_ENDED = "sentence_ended", "The sentence ended"
    DATA_ERROR = "data_error", "Recorded in error"


# As a public research script counts them; hours worked late are not a success there.
REQUIREMENT_SUCCESSFUL = frozenset({RequirementEnd.COMPLETED, RequirementEnd.EXPIRED})


class BreachOutcome(Term):
    COMMITTED = "ABCC", "Proven: committed to custody"
    FINE = "ABCF", "Proven: continued with a fine"
    NO_ACTION = "ABNA", "Proven: continued, no action"
    CONTINUE = "ABPC", "Proven: order to continue"
    RESENTENCED = "ABPP", "Proven: sentenced again"
    DEFAULT_ORDER = "ABSD", "Proven: supervision default order"
    NOT_PROVEN = "ABNP", "Not proven"
    WITHDRAWN = "ABWD", "Withdrawn or taken out of the list"

    @property
    def is_proven(self) -> bool:
        return self not in (BreachOutcome.NOT_PROVEN, BreachOutcome.WITHDRAWN)


class CustodyStatus(Term):
    SENTENCED = "A", "Sentenced, in custody"
    IN_CUSTODY = "D", "In custody"
    TEMPORARY_LICENCE = "R", "In custody, on temporary licence"
    IMMIGRATION = "I", "In custody, immigration removal centre"
    LICENCE = "B", "Released on licence"
    RECALLED = "C", "Recalled"
    AFTER_SENTENCE = "P", "Supervision after the sentence"
    TERMINATED = "T", "Terminated"
    AUTO_TERMINATED = "AT", "Terminated by the system"
    MIGRATED = "-1", "Brought from an older system"


_NOT_RECALLED = frozenset(
    {
        CustodyStatus.RECALLED,
        CustodyStatus.SENTENCED,
        CustodyStatus.IN_CUSTODY,
        CustodyStatus.IMMIGRATION,
        CustodyStatus.TERMINATED,
        CustodyStatus.AUTO_TERMINATED,
    }
)


def can_be_recalled(status: CustodyStatus) -> Decision:
    if status in _NOT_RECALLED:
        return no(
            "cannot-be-recalled",
            f"Recall is not possible: {status.label}",
            "court-case-service CustodialStatus; prison-custody-status-to-delius",
        )
    return YES


def ends_by_itself(
    end: date, on: date, *, breach_open: bool, warrant_out: bool
) -> Decision:
    """Whether an order closes because its last day has passed.  `end` is that day.

    Never while a breach is open or a warrant is out: the order would count as a success.
    """
    running = no("still-running", f"It runs until {end:%-d %B %Y}")
    over = running if on <= end else YES
    return over & _nothing_open(breach_open, warrant_out)


def can_end(
    reason: OrderEnd, *, end: date, on: date, breach_open: bool, warrant_out: bool
) -> Decision:
    """Whether an order may be closed that day for that reason.

    `breach_open`: proceedings begun and not finished.
    """
    answer = YES
    if reason in _BY_TIME and on <= end:
        answer &= no("still-running", f"It runs until {end:%-d %B %Y}")
    if reason is OrderEnd.EXPIRED_BREACH_OPEN and not (breach_open or warrant_out):
        answer &= no("nothing-open", "No breach is open and no warrant is out", SOURCE)
    if reason not in _DESPITE_BREACH:
        answer &= _nothing_open(breach_open, warrant_out)
    return answer


def applies_to(reason: OrderEnd, family: Family) -> Decision:
    """Whether a sentence of that kind can end for that reason at all."""
    if family in _ONLY.get(reason, Family):
        return YES
    return no(
        "not-for-this-sentence",
        f"‘{reason.label}’ is not a way for this to end: {family.label.lower()}",
    )


def is_success(reason: OrderEnd) -> bool | None:
    """None where it says nothing about the person's compliance."""
    if reason in SUCCESSFUL:
        return True
    return False if reason in UNSUCCESSFUL else None


def national_category(reason: OrderEnd) -> National | None:
    """None for a record made in error, which is not counted."""
    if reason is OrderEnd.DATA_ERROR:
        return None
    return NATIONAL.get(reason, National.OTHER)


def _nothing_open(breach_open: bool, warrant_out: bool) -> Decision:
    answer = YES
    if breach_open:
        answer &= no(
            "breach-open",
            "A breach is open: the order stays until the court has dealt with it",
            SOURCE,
        )
    if warrant_out:
        answer &= no(
            "warrant-out",
            "A warrant is out: the order stays until it is executed",
            SOURCE,
        )
    return answer


RULES = (
    Rule(
        key="endings.ends_by_itself",
        title="An order never closes by itself while a breach is open",
        says="After its last day an order closes, unless a breach is open or a warrant is "
        "out: it would count as a success that the national figures count as a failure.",
        source=SOURCE,
        example=Example(
            "Ended 1 May 2021, breach open, on 2 May 2021",
            lambda: in_words(
                ends_by_itself(
                    date(2021, 5, 1),
                    date(2021, 5, 2),
                    breach_open=True,
                    warrant_out=False,
                )
            ),
        ),
    ),
    Rule(
        key="endings.national_category",
        title="The four national categories of how orders end",
        says="Ran its course; ended early for good progress; ended for failure to comply; "
        "ended for another reason. A record made in error is not counted.",
        source=SOURCE,
        example=Example(
            OrderEnd.EXPIRED_BREACH_OPEN.label,
            lambda: str(NATIONAL[OrderEnd.EXPIRED_BREACH_OPEN].label),
        ),
        doubt="The categories’ list and the mapping to them are from memory, save for what "
        "counts as failure; the list of reasons is ours.",
    ),
)
