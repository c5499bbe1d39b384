"""Warn or refer: what may follow a failure to comply, and what a warning must say.

The duty is one, under two Acts: an officer who finds a failure without reasonable excuse
warns, unless a warning was given in the previous 12 months.  Then the matter must be
referred.  What referring means changed on 1 December 2020.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..commencement import (
    CRIMINAL_JUSTICE_ACT,
    SENTENCING_ACT_2026_ORDERS,
    SENTENCING_CODE,
    SPLIT,
    UNIFIED,
)
from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..given import held
from ..limit import Limit, in_months_beginning_with
from ..london import in_words
from ..organisation import Sector
from ..rule import CannotAnswer
from ..term import Term
from .failures import evidence_limit
from .sentence import BreachSentence

CJA = "CJA 2003 Sch 8 paras 5-6A (Sch 12 for suspended sentences)"
CODE = "Sentencing Act 2020 Sch 10 paras 6-7, Sch 16 paras 6-7"

DUTY_SOURCE = Dated(
    "enforcement.duty",
    "Duty to warn or refer",
    "",
    (
        Version(CRIMINAL_JUSTICE_ACT.day, CJA, CJA),
        Version(
            SENTENCING_CODE.day,
            CODE,
            CODE,
            "The day of the decision picks the Act here; an order for a conviction before "
            "1 December 2020 stays under the Act of 2003. The duty is the same.",
        ),
    ),
)
REFERRING = Dated(
    "enforcement.referring",
    "What referring means",
    "",
    (
        Version(
            CRIMINAL_JUSTICE_ACT.day,
            "An information must be laid before the court, or caused to be laid",
            CJA,
            "Paragraph 6A and the enforcement officer were added on 1 June 2014; that day "
            "is from memory.",
        ),
        Version(
            SENTENCING_CODE.day,
            "The matter must go to an enforcement officer, who considers it and lays an "
            "information where appropriate",
            CODE,
        ),
    ),
)
WARNING_LIFE = Dated(
    "enforcement.warning_life",
    "How long a warning counts, beginning with the day it is given",
    "months",
    (Version(CRIMINAL_JUSTICE_ACT.day, 12, f"{CJA}; {CODE}"),),
)
LICENCE_LETTERS = 3  # first, second, final (manage-supervisions-design-history 2021)
NOT_BY_THIS_RULE = {
    BreachSentence.YOUTH_REHABILITATION: "has warnings of its own kind",
    BreachSentence.SUPERVISION_DEFAULT: "has no sourced rule on warnings",
}


class Response(Term):
    NO_ACTION = "no_action", "No enforcement"
    WAIT = "wait", "Wait for the evidence"
    WARN = "warn", "Give a warning"
    REFER = "refer", "Refer for breach"
    LICENCE_LETTER = "licence_letter", "Send a licence compliance letter"
    CONSIDER_RECALL = "consider_recall", "Consider recall"


class Excuse(Term):
    AWAITED = "awaited", "Evidence is awaited"
    ACCEPTED = "accepted", "There was a reasonable excuse"
    NOT_ACCEPTED = "not_accepted", "There was no reasonable excuse"


@dataclass(frozen=True)
class Failure:
    on: date
    excuse: Excuse


@dataclass(frozen=True)
class WarningText:
    """What the text says, and when it was recorded (in UTC)."""

    circumstances: str
    says_unacceptable: bool
    says_liable_to_court: bool
    recorded_at: datetime | None = None


def warning_limit(given_on: date) -> Limit:
    """The last day on which a warning counts."""
    life = held(WARNING_LIFE, given_on, "warned_on")
    return in_months_beginning_with(
        given_on, life.value, what="the warning", source=life.source
    )


def counts_as_warned(given_on: date, *, on: date) -> bool:
    return given_on <= on and not warning_limit(given_on).is_overdue(on)


def can_send_warning(warning: WarningText) -> Decision:
    """A warning that lacks one of these is not a warning, so it may not be sent."""
    answer = YES
    if not warning.circumstances.strip():
        answer &= no(
            "no-circumstances", "Describe the circumstances of the failure", CODE
        )
    if not warning.says_unacceptable:
        answer &= no("not-unacceptable", "Say that the failure is unacceptable", CODE)
    if not warning.says_liable_to_court:
        answer &= no(
            "no-liability",
            "Say that another failure in the 12 months beginning with the warning makes "
            "the person liable to be brought before a court",
            CODE,
        )
    if warning.recorded_at is None:
        answer &= no("not-recorded", "Record when the warning was given", CODE)
    return answer


def responses_to_failure(
    sentence: BreachSentence,
    failure: Failure,
    *,
    warned_on: Iterable[date] = (),
    letters_sent: int = 0,
    on: date,
) -> Explained[tuple[Response, ...]]:
    """What may be chosen today, the usual choice first.

    `warned_on`: warnings given on this order, for any of its requirements;
    `letters_sent`: licence compliance letters.  CannotAnswer for sentences that this
    rule does not cover, and for a failure in the future.
    """
    if sentence in NOT_BY_THIS_RULE:
        raise CannotAnswer(
            f"{sentence.label} {NOT_BY_THIS_RULE[sentence]}: take advice from the court team",
            "sentence_type",
        )
    if failure.on > on:
        raise CannotAnswer(
            f"The failure of {in_words(failure.on)} lies after {in_words(on)}: check the date",
            "failure_on",
        )
    settled = _before_enforcement(sentence, failure, on)
    if settled is not None:
        return settled
    if sentence == BreachSentence.LICENCE:
        return _on_licence(letters_sent, on)
    return _warn_or_refer(warned_on, on)


def _before_enforcement(
    sentence: BreachSentence, failure: Failure, on: date
) -> Explained[tuple[Response, ...]] | None:
    if failure.excuse == Excuse.ACCEPTED:
        part = Part("A reasonable excuse was accepted: no failure is enforced")
        return Explained((Response.NO_ACTION,), (part,), on=on)
    window = evidence_limit(failure.on)
    if failure.excuse == Excuse.AWAITED and not window.is_overdue(on):
        part = Part(
            f"Evidence may be given until {in_words(window.day)} ({window.explanation})",
            window.day,
            window.source,
            window.doubt,
        )
        return Explained((Response.WAIT,), (part,), on=on)
    repeal = SENTENCING_ACT_2026_ORDERS
    if sentence == BreachSentence.POST_SENTENCE and failure.on >= repeal.day:
        part = Part(
            "Supervision after the end of a sentence is repealed; only failures that "
            "began earlier are enforced",
            repeal.day,
            repeal.source,
            repeal.doubt,
        )
        return Explained((Response.NO_ACTION,), (part,), on=on)
    return None


def _on_licence(letters_sent: int, on: date) -> Explained[tuple[Response, ...]]:
    part = Part(
        f"{letters_sent} of {LICENCE_LETTERS} licence compliance letters sent (first, "
        "second, final); then recall is considered",
        letters_sent,
        "manage-supervisions-design-history 2021-08-06",
    )
    offered: tuple[Response, ...] = (Response.LICENCE_LETTER, Response.CONSIDER_RECALL)
    if letters_sent >= LICENCE_LETTERS:
        offered = (Response.CONSIDER_RECALL,)
    return Explained(offered, (part,), on=on)


def _warn_or_refer(
    warned_on: Iterable[date], on: date
) -> Explained[tuple[Response, ...]]:
    duty = held(DUTY_SOURCE, on)
    source, doubt = duty.source, duty.doubt
    counting = [day for day in warned_on if counts_as_warned(day, on=on)]
    if counting:
        latest = max(counting)
        says = (
            f"Warned on {in_words(latest)}, which counts until "
            f"{in_words(warning_limit(latest).day)}: the matter must be referred"
        )
        return Explained((Response.REFER,), (Part(says, latest, source, doubt),), on=on)
    says = (
        "No warning was given in the previous 12 months: warn, or refer with a reason"
    )
    part = Part(says, None, source, doubt)
    return Explained((Response.WARN, Response.REFER), (part,), on=on)


def can_choose(
    chosen: Response, offered: tuple[Response, ...], because: str = ""
) -> Decision:
    """A choice other than the usual one needs a reason."""
    if chosen not in offered:
        usual = " or ".join(f"‘{one.label}’" for one in offered)
        return no("not-offered", f"‘{chosen.label}’ is not open here: choose {usual}")
    if chosen != offered[0] and not because.strip():
        return no("no-reason", f"Say why ‘{offered[0].label}’ is not enough")
    return YES


def what_referring_means(sector: Sector, *, on: date) -> Explained[str]:
    version = held(REFERRING, on)
    value = version.value
    part = Part(value, None, version.source, version.doubt)
    if sector == Sector.CRC and SPLIT.day <= on < UNIFIED.day:
        value += (
            ". The company refers the failure to an enforcement officer of the National "
            "Probation Service, who lays the information"
        )
    return Explained(value, (part,), on=on)
