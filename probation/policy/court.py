"""A court hearing as probation sees it: who is who, what was decided, what comes next."""

import re
from collections.abc import Iterable
from datetime import date

from .bounds import in_words
from .decision import YES, Decision, no
from .limit import Limit
from .rule import Example, Rule
from .term import Term
from .time_limits.court import HEARING_RESULTED
from .workflow import Workflow

SOURCE = "court-case-service, prepare-a-case and its design history"


class Match(Term):
    CONFIRMED = "confirmed", "Matched"
    POSSIBLE = "possible", "Possible record: a person must decide"
    NONE = "none", "No record found"


class ProbationStatus(Term):
    CURRENT = "current", "Current"
    PREVIOUSLY_KNOWN = "previously-known", "Previously known"
    NOT_SENTENCED = "not-sentenced", "Pre-sentence record"
    UNCONFIRMED_NO_RECORD = "unconfirmed-no-record", "No record, not confirmed"
    CONFIRMED_NO_RECORD = "confirmed-no-record", "No record"


class Preparation(Term):
    NOT_STARTED = "not-started", "Not started"
    IN_PROGRESS = "in-progress", "In progress"
    COMPLETE = "complete", "Complete"
    NOT_REQUIRED = "not-required", "Not required"


PREPARATION = Workflow(
    key="preparation",
    name="Preparation",
    start=Preparation.NOT_STARTED,
    moves={
        Preparation.NOT_STARTED: frozenset(
            {Preparation.IN_PROGRESS, Preparation.COMPLETE, Preparation.NOT_REQUIRED}
        ),
        Preparation.IN_PROGRESS: frozenset(
            {Preparation.COMPLETE, Preparation.NOT_REQUIRED}
        ),
        Preparation.COMPLETE: frozenset({Preparation.IN_PROGRESS}),
        Preparation.NOT_REQUIRED: frozenset({Preparation.IN_PROGRESS}),
    },
)


class Outcome(Term):
    PROBATION_SENTENCE = "probation-sentence", "Probation sentence"
    NON_PROBATION_SENTENCE = "non-probation-sentence", "Non-probation sentence"
    REPORT_REQUESTED = "report-requested", "Report requested"
    ADJOURNED = "adjourned", "Adjourned"
    COMMITTED_TO_CROWN = "committed-to-crown", "Committed to Crown Court"
    CROWN_PLUS_PSR = "crown-plus-psr", "Committed to Crown Court, report requested"
    WARRANT = "warrant", "Warrant"
    TRIAL = "trial", "Trial"
    DISMISSED = "dismissed", "Dismissed"
    FINE = "fine", "Fine"
    OTHER = "other", "Other"
    NO_OUTCOME = "no-outcome", "No outcome"


class Resulting(Term):
    NEW = "new", "New"
    IN_PROGRESS = "in-progress", "In progress"
    RESULTED = "resulted", "Resulted"


RESULTING = Workflow(
    key="resulting",
    name="Resulting a hearing",
    start=Resulting.NEW,
    moves={
        Resulting.NEW: frozenset({Resulting.IN_PROGRESS}),
        Resulting.IN_PROGRESS: frozenset({Resulting.RESULTED, Resulting.NEW}),
        Resulting.RESULTED: frozenset(),
    },
    correctable=frozenset({Resulting.RESULTED}),
)

ASKS_FOR_REPORT = frozenset({Outcome.REPORT_REQUESTED, Outcome.CROWN_PLUS_PSR})
# Another hearing is expected: its day, or that it is not yet known, is asked.
HAS_NEXT_HEARING = ASKS_FOR_REPORT | {
    Outcome.ADJOURNED,
    Outcome.COMMITTED_TO_CROWN,
    Outcome.TRIAL,
    Outcome.WARRANT,
}
ENDS_CASE = frozenset(
    {
        Outcome.PROBATION_SENTENCE,
        Outcome.NON_PROBATION_SENTENCE,
        Outcome.DISMISSED,
        Outcome.FINE,
    }
)

_SENTENCED, _CURRENT_CASE, _REPORT, _ADJOURNED, _REST = 1, 2, 3, 4, 5
_ADJOURNMENTS = frozenset(
    {
        Outcome.ADJOURNED,
        Outcome.TRIAL,
        Outcome.WARRANT,
        Outcome.COMMITTED_TO_CROWN,
    }
)


def priority(outcome: Outcome | None, status: ProbationStatus) -> int:
    """Order of the resulting queue, 1 first.

    Sentenced to probation; then people under supervision now; then report requests;
    then adjournments; then the rest.
    """
    if outcome is Outcome.PROBATION_SENTENCE:
        return _SENTENCED
    if status is ProbationStatus.CURRENT:
        return _CURRENT_CASE
    if outcome in ASKS_FOR_REPORT:
        return _REPORT
    return _ADJOURNED if outcome in _ADJOURNMENTS else _REST


def result_limit(heard_on: date) -> Limit:
    """When a probation sentence must be entered: the first appointment hangs on it."""
    return HEARING_RESULTED.due(heard_on)


def can_record_outcome(*, status: Resulting, has_note: bool) -> Decision:
    """An outcome follows a note, and may change until the hearing is resulted."""
    answer = YES
    if status is Resulting.RESULTED:
        answer = no("resulted", "The hearing is resulted; correct it instead", SOURCE)
    if not has_note:
        answer &= no("no-note", "Write a hearing note first", SOURCE)
    return answer


def can_result(
    *, status: Resulting, outcome: Outcome | None, assignee: str, by: str
) -> Decision:
    """Only who has taken the hearing may result it, and only with an outcome."""
    answer = RESULTING.can_move(status, Resulting.RESULTED)
    if assignee != by:
        answer &= no(
            "not-yours", "Only the person it is assigned to may result it", SOURCE
        )
    if outcome is None or outcome is Outcome.NO_OUTCOME:
        answer &= no("no-outcome", "Record the outcome first", SOURCE)
    return answer


def can_check(*, status: Resulting, resulted_by: str, by: str) -> Decision:
    """A second look is somebody else's.  Ours: a queue of what nobody looked over."""
    answer = YES
    if status is not Resulting.RESULTED:
        answer = no("not-resulted", "The hearing is not resulted yet")
    if resulted_by == by:
        answer &= no("your-own", "Somebody else checks what you entered")
    return answer


def can_be_next(outcome: Outcome, on: date | None, heard_on: date) -> Decision:
    """The next hearing is after this one, and only where one is expected."""
    if on is None:
        return YES
    if outcome not in HAS_NEXT_HEARING:
        return no("no-next", f"After “{outcome.label}” there is no next hearing")
    if on <= heard_on:
        return no("next-before", "The next hearing is after this one")
    return YES


# What a hearing or a charge is called where an order was not kept to.  Ours: the feed has
# no mark of its own, so words are all there is.
_BREACH = re.compile(
    r"\bbreach\b.*\b(order|licen[cs]e|supervision|requirement)|"
    r"\b(fail|failing|failure)\w*\b.*\b(community|suspended sentence|supervision|"
    r"rehabilitation)\b.*\b(order|requirement|period)",
    re.IGNORECASE,
)


def is_breach(hearing_type: str, charges: Iterable[str]) -> bool:
    if "breach" in hearing_type.casefold():
        return True
    return any(_BREACH.search(title) for title in charges)


def is_queued(heard_on: date, on: date, *, status: Resulting) -> bool:
    """Whether a hearing waits to be resulted: heard by that day and not resulted."""
    return heard_on <= on and status is not Resulting.RESULTED


RULES = (
    Rule(
        key="court.priority",
        title="What is resulted first",
        says="Sentenced to probation, since the first appointment hangs on it; then people "
        "under supervision now; then requests for reports; then adjournments; then the "
        "rest.",
        source=SOURCE,
        example=Example(
            "A fine for a person under supervision now",
            lambda: str(priority(Outcome.FINE, ProbationStatus.CURRENT)),
        ),
    ),
    Rule(
        key="court.can_result",
        title="Who may result a hearing",
        says="The person who has taken it, once an outcome is recorded.",
        source=SOURCE,
        example=Example(
            "In progress with another officer, adjourned",
            lambda: in_words(
                can_result(
                    status=Resulting.IN_PROGRESS,
                    outcome=Outcome.ADJOURNED,
                    assignee="A. Shah",
                    by="B. Lowe",
                )
            ),
        ),
    ),
)
