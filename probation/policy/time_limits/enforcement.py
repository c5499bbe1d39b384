"""Enforcement and recall: evidence, warnings, who refers and who presents, by when."""

from datetime import date

from ..commencement import CRIMINAL_JUSTICE_ACT, SENTENCING_CODE, SPLIT, UNIFIED
from ..dated import Version
from ..limit import Limit, Unit, in_calendar_days, in_months_beginning_with
from .named import named, named_in_hours

DESIGN = "ministryofjustice/manage-supervisions-design-history"
MEASURES = "data.justice.gov.uk/probation"
NOT_BEFORE = "Described by practitioners in 2021; what held before is not known."
RECALL = "The first day of the rule was not found."

EVIDENCE = named(
    "evidence",
    "Evidence for an absence",
    Version(
        SPLIT.day,
        5,
        f"{DESIGN}, 23 November 2021",
        f"{NOT_BEFORE} Sources conflict: letters gave 7 days, and the record system "
        "counts calendar days for each enforcement action.",
    ),
    starts="the missed appointment",
    says=(
        "Evidence for a missed appointment is given within {length}. Until then the "
        "absence is neither acceptable nor unacceptable."
    ),
)
LETTER_ANSWERED = named(
    "letter-answered",
    "Answer to an enforcement letter",
    Version(
        SPLIT.day,
        7,
        f"{DESIGN}, 11 June 2021",
        f"{NOT_BEFORE} It says “7 days” and not which: calendar days are used.",
    ),
    starts="the letter",
    says="The person has {length} to answer an enforcement letter.",
    unit=Unit.CALENDAR_DAYS,
)
BREACH_PACK = named(
    "breach-pack",
    "Breach pack prepared",
    Version(
        SPLIT.day,
        10,
        f"{DESIGN}, 11 June 2021",
        f"{NOT_BEFORE} It is practice, not a published measure.",
    ),
    starts="the decision to breach",
    says="The breach pack is ready within {length} of the decision to breach.",
)
COMPANY_REFERS_BREACH = named(
    "company-refers-breach",
    "Company refers a breach",
    Version(SPLIT.day, 8, f"CRC Schedule 9 AE, {MEASURES}/crc-performance/crc-sch9-ae"),
    starts="the day the company became aware",
    says=(
        "A Community Rehabilitation Company refers an alleged breach to the National "
        "Probation Service within {length} of becoming aware of it."
    ),
    until=UNIFIED.day,
)
NPS_PRESENTS_OWN_BREACH = named(
    "nps-presents-own-breach",
    "National Probation Service presents its own breach",
    Version(SPLIT.day, 10, f"NPS SL014, {MEASURES}/nps-performance/nps-sl014"),
    starts="the day the service became aware",
    says=(
        "The National Probation Service presents an alleged breach of a case of its own "
        "to the court within {length} of becoming aware of it."
    ),
    until=UNIFIED.day,
)
NPS_PRESENTS_COMPANY_BREACH = named(
    "nps-presents-company-breach",
    "National Probation Service presents a company’s breach",
    Version(SPLIT.day, 2, f"NPS SL015, {MEASURES}/nps-performance/nps-sl015"),
    starts="the receipt of an acceptable referral",
    says=(
        "The National Probation Service presents a company’s breach to the court within "
        "{length} of receiving an acceptable referral. A rejected one starts no clock; "
        "the company’s own clock keeps running."
    ),
    until=UNIFIED.day,
)
WARNING_LIFE = named(
    "warning-life",
    "Life of a warning",
    Version(
        CRIMINAL_JUSTICE_ACT.day,
        12,
        "Criminal Justice Act 2003 Sch 8 para 5, Sch 12 para 4",
    ),
    Version(
        SENTENCING_CODE.day, 12, "Sentencing Act 2020 Sch 10 para 6, Sch 16 para 6"
    ),
    starts="the warning",
    says=(
        "A warning counts for {length} beginning with its own day: the last day is the "
        "eve of the anniversary."
    ),
    unit=Unit.MONTHS,
    count=in_months_beginning_with,
)
RECALL_REQUESTED = named_in_hours(
    "recall-requested",
    "Recall requested",
    Version(SPLIT.day, 24, "PPCS recall policy, Annex B (coursehero.com copy)", RECALL),
    starts="the decision to ask for recall",
    says="A recall is asked for within {length} of the decision to ask for it.",
)
LICENCE_REVOKED = named_in_hours(
    "licence-revoked",
    "Licence revoked",
    Version(SPLIT.day, 24, "gwentmappa.org.uk, recall questions", RECALL),
    starts="the receipt of the papers",
    says="A licence is revoked within {length} of the papers’ receipt.",
)
LICENCE_REVOKED_EMERGENCY = named_in_hours(
    "licence-revoked-emergency",
    "Licence revoked, emergency",
    Version(SPLIT.day, 2, "gwentmappa.org.uk, recall questions", RECALL),
    starts="the receipt of the papers",
    says="In an emergency a licence is revoked within {length} of the papers’ receipt.",
)

ALL = (
    EVIDENCE,
    LETTER_ANSWERED,
    BREACH_PACK,
    COMPANY_REFERS_BREACH,
    NPS_PRESENTS_OWN_BREACH,
    NPS_PRESENTS_COMPANY_BREACH,
    WARNING_LIFE,
    RECALL_REQUESTED,
    LICENCE_REVOKED,
    LICENCE_REVOKED_EMERGENCY,
)


def response_by(action_on: date, days: int) -> Limit:
    """The answer to an enforcement action whose own period is `days` CALENDAR days."""
    return in_calendar_days(
        action_on,
        days,
        what="the enforcement action",
        source="ministryofjustice/community-api, period of the enforcement action",
        doubt="The record system counts calendar days here; practice speaks of working days.",
    )
