"""Court work: when a report is due, and when a hearing's result must be in the record."""

from dataclasses import dataclass
from datetime import date

from ..commencement import SPLIT
from ..dated import Version
from ..limit import Limit, Unit
from ..london import in_words
from ..rule import CannotAnswer
from ..term import Term
from .named import named

OFFICIAL = "Justice Minister, written answer 98201, 9 October 2020"
EARLIER = (
    "Read from a statement of October 2020; that the same held from June 2014 is not "
    "verified."
)


class Report(Term):
    ORAL = "oral", "Oral report"
    SHORT = "short", "Short format report, written"
    STANDARD = "standard", "Standard report"


ORAL_REPORT = named(
    "report-oral",
    "Oral report",
    Version(SPLIT.day, 0, OFFICIAL, EARLIER),
    starts="the request",
    says="An oral report is given to the court on the day it is asked for.",
    unit=Unit.CALENDAR_DAYS,
)
SHORT_REPORT = named(
    "report-short",
    "Short format report, written",
    Version(
        SPLIT.day,
        5,
        OFFICIAL,
        f"{EARLIER} In 2019/20 the median was 14 working days against this limit of 5.",
    ),
    starts="the request",
    says="A written short format report is due within {length} of the request.",
)
STANDARD_REPORT = named(
    "report-standard",
    "Standard report",
    Version(SPLIT.day, 15, OFFICIAL, EARLIER),
    starts="the request",
    says="A standard report is due within {length} of the request.",
)
STANDARD_REPORT_IN_CUSTODY = named(
    "report-standard-custody",
    "Standard report, remanded in custody by magistrates",
    Version(
        SPLIT.day,
        10,
        "Northumbria Probation pages (manchesterwired.co.uk)",
        "An older rule, read for one area: whether it still held was not found.",
    ),
    starts="the request",
    says=(
        "A standard report on somebody whom magistrates remanded in custody is due "
        "within {length} of the request."
    ),
)
HEARING_RESULTED = named(
    "hearing-resulted",
    "Result of a hearing recorded",
    Version(
        SPLIT.day,
        2,
        "ministryofjustice/prepare-a-case-for-sentence-design-history",
        "A target described by court teams, in no published standard; when it began is "
        "not known.",
    ),
    starts="the hearing",
    says=(
        "The result of a hearing is in the record within {length} of the hearing, "
        "counted from the day in court and not from the day it was typed."
    ),
)

ALL = (
    ORAL_REPORT,
    SHORT_REPORT,
    STANDARD_REPORT,
    STANDARD_REPORT_IN_CUSTODY,
    HEARING_RESULTED,
)


@dataclass(frozen=True)
class ReportDue:
    """Both dates are shown: the rule's, and the court's, which SL001 measures."""

    rule: Limit
    court: Limit | None


def report_due(
    kind: Report,
    requested_on: date,
    court_date: date | None = None,
    *,
    in_custody: bool = False,
) -> ReportDue:
    """`court_date` is the day the court adjourned to; `in_custody`: remanded by magistrates.

    CannotAnswer where the court's day is before the request.
    """
    of_kind = {
        Report.ORAL: ORAL_REPORT,
        Report.SHORT: SHORT_REPORT,
        Report.STANDARD: STANDARD_REPORT_IN_CUSTODY if in_custody else STANDARD_REPORT,
    }
    rule = of_kind[kind].due(requested_on)
    by_court = None if court_date is None else _by_court(requested_on, court_date)
    return ReportDue(rule, by_court)


def _by_court(requested_on: date, court_date: date) -> Limit:
    days = (court_date - requested_on).days
    if days < 0:
        raise CannotAnswer(
            f"The court’s day, {in_words(court_date)}, is before the request of "
            f"{in_words(requested_on)}. Correct one of the two.",
            field="court_date",
        )
    return Limit(
        court_date,
        requested_on,
        days,
        Unit.CALENDAR_DAYS,
        f"the day the court adjourned to: {in_words(court_date)}",
        "NPS SL001, data.justice.gov.uk/probation/nps-performance",
    )
