"""Which failures to comply count, and why each other contact does not.

Two counts are given side by side: ours, by the table of the law book, and the one that
NDelius would keep, since an imported case carries that one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..dated import Dated, Version
from ..decision import YES, Decision, no
from ..explained import Explained, Part
from ..given import held
from ..limit import Limit, Unit, in_calendar_days, in_working_days
from ..london import in_words
from .outcomes import FAILED_TO_ATTEND, Outcome

SOURCE = "hmpps-delius-api ContactEnforcementService, ContactRepository (cac0bde)"
DESIGN_HISTORY = "manage-supervisions-design-history"

EVIDENCE_WINDOW = Dated(
    "enforcement.evidence_window",
    "Time to give evidence for a missed appointment",
    "days",
    (
        Version(
            date(2014, 6, 1),
            (7, Unit.CALENDAR_DAYS),
            f"{DESIGN_HISTORY} 2021-06-11",
            "Seven days to answer a letter, as staff told it in 2021; nothing was read "
            "about the years before.",
        ),
        Version(
            date(2021, 11, 23),
            (5, Unit.WORKING_DAYS),
            f"{DESIGN_HISTORY} 2021-11-23",
            "The sources differ: five working days here, seven days in June 2021, and "
            "NDelius itself counts calendar days for each action.",
        ),
    ),
)


@dataclass(frozen=True)
class Contact:
    key: str  # names it in the answer
    on: date
    national_standard: bool
    outcome: Outcome | None = None  # None: not recorded yet


@dataclass(frozen=True)
class Sentenced:
    """What the count runs from.  `in_breach_since` only while that breach is open."""

    on: date
    last_breach_ended_on: date | None = None
    in_breach_since: date | None = None

    @property
    def counted_since(self) -> date:
        return max(filter(None, (self.on, self.last_breach_ended_on)))


@dataclass(frozen=True)
class Verdict:
    contact: Contact
    counts: Decision


@dataclass(frozen=True)
class Failures:
    dates: tuple[date, ...]
    verdicts: tuple[Verdict, ...]  # one for each contact, in the order given
    ndelius_count: int

    @property
    def count(self) -> int:
        return len(self.dates)


def evidence_limit(missed_on: date) -> Limit:
    """The last day to give a reason for not attending."""
    window = held(EVIDENCE_WINDOW, missed_on)
    length, unit = window.value
    count = in_working_days if unit == Unit.WORKING_DAYS else in_calendar_days
    return count(
        missed_on,
        length,
        what="the missed appointment",
        source=window.source,
        doubt=window.doubt,
    )


def failures_that_count(
    contacts: Sequence[Contact], sentenced: Sentenced, *, on: date
) -> Explained[Failures]:
    """Two failures on one day are one; `on` is today."""
    verdicts: list[Verdict] = []
    dates: list[date] = []
    for contact in contacts:
        counts = _counts(contact, sentenced, on)
        if counts and contact.on in dates:
            counts = no(
                "same-day", "Counted once, with another failure on that day", SOURCE
            )
        elif counts:
            dates.append(contact.on)
        verdicts.append(Verdict(contact, counts))
    value = Failures(
        tuple(sorted(dates)), tuple(verdicts), _ndelius_count(contacts, sentenced)
    )
    return Explained(value, _parts(value, sentenced), on=on)


def _counts(contact: Contact, sentenced: Sentenced, on: date) -> Decision:
    answer = _in_time(contact, sentenced, on)
    if not contact.national_standard:
        answer &= no(
            "not-national-standard",
            "Not a national standard contact: it does not count for compliance",
            SOURCE,
        )
    return answer & _is_failure(contact, on)


def _in_time(contact: Contact, sentenced: Sentenced, on: date) -> Decision:
    answer = YES
    if contact.on > on:
        answer &= no("in-future", f"It lies after {in_words(on)}")
    if contact.on < sentenced.on:
        answer &= no(
            "before-sentence", f"Before the sentence of {in_words(sentenced.on)}"
        )
    ended = sentenced.last_breach_ended_on
    if ended is not None and contact.on < ended:
        answer &= no(
            "before-breach-ended",
            f"Before the last breach ended on {in_words(ended)}",
            SOURCE,
        )
    began = sentenced.in_breach_since
    if began is not None and contact.on > began:
        answer &= no(
            "during-breach",
            f"A breach has been open since {in_words(began)}: further failures go to it",
            f"{DESIGN_HISTORY} 2021-06-18",
        )
    return answer


def _is_failure(contact: Contact, on: date) -> Decision:
    happened = contact.outcome
    if happened is None:
        return no("no-outcome", "No outcome is recorded")
    if happened.complied is None:
        return no(
            "not-settled", f"‘{happened.name}’ does not say whether they complied"
        )
    if happened.complied:
        return no(
            "complied",
            f"‘{happened.name}’: complied, or had an acceptable reason",
            SOURCE,
        )
    if not happened.enforceable:
        return no("not-enforceable", f"‘{happened.name}’ cannot be enforced", SOURCE)
    if happened.code != FAILED_TO_ATTEND:
        return YES
    window = evidence_limit(contact.on)
    if window.is_overdue(on):
        return YES
    return no(
        "evidence-awaited",
        f"Evidence may be given until {in_words(window.day)}",
        window.source,
    )


def _ndelius_count(contacts: Iterable[Contact], sentenced: Sentenced) -> int:
    """Distinct dates with a failure, however late and whether enforceable or not."""
    return len(
        {
            contact.on
            for contact in contacts
            if contact.national_standard
            and contact.outcome is not None
            and contact.outcome.complied is False
            and contact.on >= sentenced.counted_since
        }
    )


def _parts(value: Failures, sentenced: Sentenced) -> tuple[Part, ...]:
    since = Part(
        "Counted since the later of the sentence and the end of the last breach, that "
        "day included",
        sentenced.counted_since,
        SOURCE,
        "That a failure on the very day a breach ended counts is how NDelius counts; no "
        "law was read on it.",
    )
    each = tuple(
        Part(
            f"{verdict.contact.key}, {in_words(verdict.contact.on)}: "
            + ("; ".join(r.text for r in verdict.counts.reasons) or "counts"),
            bool(verdict.counts),
            next((r.source for r in verdict.counts.reasons if r.source), ""),
        )
        for verdict in value.verdicts
    )
    ndelius = Part(
        "NDelius’s own count: dates with any failure on a national standard contact",
        value.ndelius_count,
        SOURCE,
    )
    return (since, *each, ndelius)
