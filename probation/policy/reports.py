"""Pre-sentence reports: their life, who may write and sign one, and when it may go.

What each asks is policy/report_forms.py; when it is due is policy/time_limits/court.py.
"""

from dataclasses import dataclass
from datetime import date

from .bounds import in_words
from .commencement import SPLIT
from .dated import Dated, Version
from .decision import YES, Decision, no
from .explained import Explained, Part
from .rosh import Rosh
from .rule import CannotAnswer, Example, Rule
from .term import Term
from .time_limits.court import Report
from .workflow import Workflow

FORMS = "ndelius-new-tech and pre-sentence-service (Ministry of Justice, MIT)"


class CourtReport(Term):
    """Kinds of court report in OASys."""

    PSR = "psr", "Pre-sentence report"
    NIL = "nil", "Nil report"
    ADDENDUM = "psr-addendum", "Addendum to a pre-sentence report"
    DEFERRED = "deferred", "Deferred sentence report"
    OTHER_OFFENCES = "other-offences", "Report on other offences"
    BREACH = "breach", "Breach report"


class Seriousness(Term):
    """The court’s indication, given with its request."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    CUSTODY = "custody-threshold", "At the custody threshold"
    TOO_LOW = "too-low", "Too low for a community order"


class Purpose(Term):
    PUNISHMENT = "punishment", "Punishment"
    REDUCTION = "crime-reduction", "Reduction of crime"
    REFORM = "rehabilitation", "Reform and rehabilitation"
    PROTECTION = "public-protection", "Protection of the public"
    REPARATION = "reparation", "Reparation"


class Status(Term):
    REQUESTED = "requested", "Requested"
    ALLOCATED = "allocated", "Allocated"
    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed, awaiting countersignature"
    COMPLETE = "complete", "Complete"
    SENT = "sent", "Sent to court"
    ABANDONED = "abandoned", "Abandoned"


REPORT = Workflow(
    key="report",
    name="A report",
    start=Status.REQUESTED,
    moves={
        Status.REQUESTED: frozenset({Status.ALLOCATED, Status.ABANDONED}),
        Status.ALLOCATED: frozenset({Status.ALLOCATED, Status.DRAFT, Status.ABANDONED}),
        Status.DRAFT: frozenset({Status.SIGNED, Status.COMPLETE, Status.ABANDONED}),
        Status.SIGNED: frozenset({Status.DRAFT, Status.COMPLETE, Status.ABANDONED}),
        Status.COMPLETE: frozenset({Status.SENT, Status.DRAFT}),
        Status.SENT: frozenset(),
        Status.ABANDONED: frozenset(),
    },
)


class Author(Term):
    PSO = "pso", "Probation services officer"
    PO = "po", "Probation officer"
    SPO = "spo", "Senior probation officer"


class Countersign(Term):
    """Which reports a second person signs: a setting of the service."""

    BY_ROLE = "level-1-role-only", "Only those of authors in training or newly started"
    BY_RISK = "high-very-high", "Those at high or very high risk of serious harm"
    ALL = "all", "All of them"


COUNTERSIGN = Dated(
    "reports.countersign",
    "Which reports are countersigned",
    "",
    (
        Version(
            SPLIT.day,
            Countersign.BY_RISK,
            "OASys PSR_RISK_SIGNOFF_LEVEL",
            "The three rules were read; which of them held when and where was not.",
        ),
    ),
)
# The day of the change is not given beyond the month.
CHECKS_STATED_FROM = Dated(
    "reports.checks_stated",
    "A report that goes before the checks are back must say so",
    "",
    (
        Version(
            date(2016, 12, 1),
            True,
            "PI 04/2016, change of December 2016 (docslib.org/doc/13741505)",
            "The body of the instruction was not read; the day is the first of the month.",
        ),
    ),
)


def can_write(report: Report, author: Author) -> Decision:
    """A standard report is written by a probation officer."""
    if report is Report.STANDARD and author is Author.PSO:
        return no(
            "officer-only",
            "A standard report is written by a probation officer",
            "napo.org.uk/node/667",
        )
    return YES


def can_convert(old: Report, new: Report, reason: str) -> Decision:
    answer = YES
    if old is new:
        answer = no("same-type", f"It is already: {new.label.lower()}")
    if not reason.strip():
        answer &= no("no-reason", "Say why the type changes")
    return answer


def must_be_countersigned(
    on: date,
    *,
    rosh: Rosh | None,
    author_in_training: bool,
    rule: Dated[Countersign] = COUNTERSIGN,
) -> Explained[bool]:
    """`rosh` None: not assessed, which under the rule by risk is refused."""
    held = rule.version(on)
    if held is None:
        raise CannotAnswer(
            "No rule on countersigning was in force that day", field="on"
        )
    if held.value is Countersign.BY_RISK and rosh is None:
        raise CannotAnswer("Assess the risk of serious harm first", field="rosh")
    value = {
        Countersign.ALL: True,
        Countersign.BY_ROLE: author_in_training,
        Countersign.BY_RISK: rosh in (Rosh.HIGH, Rosh.VERY_HIGH),
    }[held.value]
    part = Part(f"Countersigned: {held.value.label}", value, held.source, held.doubt)
    return Explained(value, (part,), on=on)


@dataclass(frozen=True)
class Check:
    """A check with the police or with children’s services."""

    what: str
    asked_on: date | None = None
    returned_on: date | None = None
    absence_stated: bool = False  # the report says that it is not back


def can_send(
    on: date,
    *,
    checks: tuple[Check, ...],
    countersigned: bool,
    must_be_signed: bool,
    dangerousness: bool = False,
    reviewer: str = "",
) -> Decision:
    """Whether a report may go to court that day.

    A dangerousness report names the senior officer who reviewed it.
    """
    answer = YES
    if must_be_signed and not countersigned:
        answer = no("not-countersigned", "A second person must sign it", FORMS)
    if dangerousness and not reviewer.strip():
        answer &= no(
            "no-reviewer",
            "Name the senior officer who reviewed the dangerousness",
            FORMS,
        )
    stated = CHECKS_STATED_FROM.version(on)
    if stated is None:
        return answer
    for check in checks:
        if check.asked_on is None:
            answer &= no("not-asked", f"Not asked for: {check.what}", stated.source)
        elif check.returned_on is None and not check.absence_stated:
            answer &= no(
                "not-back",
                f"Not back: {check.what}. Say so in the report",
                stated.source,
            )
    return answer


RULES = (
    Rule(
        key="reports.must_be_countersigned",
        title="Which reports are countersigned",
        says="A setting of the service: all, those at high or very high risk of serious "
        "harm (the default), or those of authors in training.",
        source=COUNTERSIGN.versions[0].source,
        example=Example(
            "High risk of serious harm, 2018",
            lambda: str(
                must_be_countersigned(
                    date(2018, 5, 1), rosh=Rosh.HIGH, author_in_training=False
                ).value
            ),
        ),
        since=SPLIT.day,
        doubt=COUNTERSIGN.versions[0].doubt,
    ),
    Rule(
        key="reports.can_send",
        title="When a report may go to court",
        says="Once countersigned where it must be; a dangerousness report with the name of "
        "the senior officer who reviewed it; and with each check back, or its absence "
        "stated in the report.",
        source="PI 04/2016; pre-sentence-service",
        example=Example(
            "A police check asked for and not back, in 2018",
            lambda: in_words(
                can_send(
                    date(2018, 5, 1),
                    checks=(Check("police", asked_on=date(2018, 4, 30)),),
                    countersigned=False,
                    must_be_signed=False,
                )
            ),
        ),
        since=CHECKS_STATED_FROM.versions[0].since,
        doubt=CHECKS_STATED_FROM.versions[0].doubt,
    ),
    Rule(
        key="reports.can_write",
        title="Who may write a report",
        says="A standard report is written by a probation officer; others by any author.",
        source="napo.org.uk/node/667",
        example=Example(
            "A standard report by a probation services officer",
            lambda: in_words(can_write(Report.STANDARD, Author.PSO)),
        ),
    ),
)
