from ..bounds import Bounds, DecidedBy, LengthUnit, bounded
from ..commencement import (
    CRIMINAL_JUSTICE_ACT,
    LASPO,
    SENTENCING_ACT_2026,
    SENTENCING_CODE,
)
from ..dated import Version
from ..decision import YES, Decision, no
from ..sentence import Family, Lengths, SentenceType

_PERIODS = "Sentencing Act 2020 s.288"
_KEPT = "The Sentencing Act 2026 was not read for these periods: two years, as before, stay."


def _together(lengths: Lengths) -> Decision:
    supervision, operational = (
        lengths.get("supervision_months"),
        lengths.get("operational_months"),
    )
    if supervision is None or operational is None or supervision <= operational:
        return YES
    return no(
        "supervision-longer-than-operational",
        f"The supervision period ({supervision} months) may not be longer than the "
        f"operational period ({operational} months)",
        _PERIODS,
    )


# The same for both: six months to two years.
_PERIOD = (
    Version(
        CRIMINAL_JUSTICE_ACT.day,
        Bounds(6, 24),
        "CJA 2003 s.189",
        "The periods of 2005 to 2020 are from memory.",
    ),
    Version(SENTENCING_CODE.day, Bounds(6, 24), _PERIODS),
    Version(SENTENCING_ACT_2026.day, Bounds(6, 24), _PERIODS, _KEPT),
)

SUSPENDED_SENTENCE_ORDER = SentenceType(
    key="suspended_sentence_order",
    title="Suspended sentence order",
    family=Family.SUSPENDED,
    says="A prison term held back for an operational period; with requirements, a "
    "supervision period that is never longer. Both begin on the day of the order. "
    "Unpaid work keeps supervision running until the hours are worked, but never "
    "beyond the operational period.",
    lengths=(
        bounded(
            "term_days",
            "Suspended term",
            LengthUnit.DAYS,
            Version(
                LASPO.day,
                Bounds(14, 731),
                "CJA 2003 s.189; Sentencing Act 2020 s.277",
                "The least of 14 days is from memory. Two years are taken as 731 days "
                "at most; enter the term as the court said it where a day matters.",
            ),
            Version(
                SENTENCING_ACT_2026.day,
                Bounds(14, 1096),
                "SA 2026 s.2; Sentencing Act 2020 s.277",
                "That the day of sentence decides is from memory. Three years are taken "
                "as 1,096 days at most.",
            ),
        ),
        bounded(
            "operational_months", "Operational period", LengthUnit.MONTHS, *_PERIOD
        ),
        bounded(
            "supervision_months", "Supervision period", LengthUnit.MONTHS, *_PERIOD
        ),
    ),
    needed=frozenset({"operational_months"}),
    may_have_requirements=True,
    together=_together,
)

# Terms up to this are to be suspended unless there are exceptional circumstances.
PRESUMED_SUSPENDED = bounded(
    "presumed_suspended_months",
    "A term presumed to be suspended",
    LengthUnit.MONTHS,
    Version(
        SENTENCING_ACT_2026.day,
        Bounds(most=12),
        "SA 2026 s.1",
        "That the offence must be on or after this day comes from a summary of s.277A.",
    ),
    decided_by=DecidedBy.OFFENCE,
)
