"""Tiers as the rule pages and `probation calculate` show them."""

from datetime import date
from decimal import Decimal
from typing import Any

from ..rosh import Rosh
from ..rule import Example, Rule
from .change import Assessment, Requirement, Sentence, has_mandate_for_change
from .needs import Answer, need_severity
from .registrations import Registration
from .tables import Need, Severity
from .v2 import CaseV2, tier_v2
from .v3 import CaseV3, Kind, Predictor, SexualBand, tier_v3
from .version import version_on

_V2 = date(2021, 5, 27)
_V3 = date(2026, 3, 16)
_HMPPS_TIER = "ministryofjustice/hmpps-tier affac98 (MIT)"


def _v2(**told: Any) -> str:
    case = CaseV2(is_female=False, **told)
    value = tier_v2(case, date(2025, 1, 6)).value
    return f"{value.tier}: {value.protect_points} and {value.change_points} points"


def _v3(**told: Any) -> str:
    low = Predictor(Decimal(10), Kind.DYNAMIC)
    told = {"arp": low, "csrp": Predictor(Decimal("0.2"), Kind.DYNAMIC)} | told
    case = CaseV3(True, **told)
    value = tier_v3(case, date(2026, 6, 1)).value
    return f"{value.tier}{', provisional' if value.is_provisional else ''}"


def _worked_v2() -> str:
    registered = date(2024, 5, 1)
    return _v2(
        rsr=Decimal("6.995"),
        ogrs=64,
        registrations=(
            Registration("RMRH", registered),
            Registration("MAPP", registered, level="M1"),
            Registration("RVLN", registered),
        ),
        sentences=(Sentence("NC"),),
        assessment=Assessment(
            date(2024, 9, 2),
            {Need.ATTITUDES: Severity.SEVERE, Need.DRUG_MISUSE: Severity.STANDARD},
        ),
    )


RULES = (
    Rule(
        key="tiers.version",
        title="Which tiering holds",
        says="From spring 2021 a tier is a letter for protection and a number for "
        "change (v2). From 16 March 2026 it is one letter from A to G (v3). The day "
        "asked about decides; v2 can still be worked out beside v3.",
        source=_HMPPS_TIER,
        since=_V2,
        doubt="both days are those of the published code, not of a policy",
        example=Example(
            "15 and 16 March 2026",
            lambda: f"{version_on(date(2026, 3, 15))}, {version_on(_V3)}",
        ),
    ),
    Rule(
        key="tiers.v2",
        title="Tier v2",
        says="Protect: the higher of RSR (20 points from 7%, 10 from 3%) and risk of "
        "serious harm (150, 20, 10), plus MAPPA level (150, 150, 5), 2 for each type "
        "of complexity registration, and factors counted for women only; A from 150 "
        "points, B from 20, C from 10, else D. Change: weighted severity of needs, "
        "one point for each full ten per cent of OGRS, 2 for integrated offender "
        "management; 3 from 20 points, 2 from 10, else 1; 0 without a mandate for "
        "change and 2 without an assessment that counts. S is added once two thirds "
        "of the sentence are over.",
        source=_HMPPS_TIER,
        since=_V2,
        doubt="an RSR between 6.99 and 7 or above 99.99 scores nothing in the "
        "published code; here each row runs to the next and the highest to 100. An "
        "RSR outside 0 to 100 is not used, and the answer says so",
        example=Example(
            "RSR 6.995%, medium risk of serious harm, MAPPA level 1, registered as "
            "vulnerable; custody; OGRS 64%, severe attitudes, some drug misuse",
            _worked_v2,
        ),
    ),
    Rule(
        key="tiers.mandate",
        title="Mandate for change",
        says="There is one where a current sentence is custodial, or has a requirement "
        "that is neither restrictive nor unpaid work.",
        source=_HMPPS_TIER,
        since=_V2,
        example=Example(
            "an order with unpaid work only, then one with a programme added",
            lambda: " ".join(
                "yes"
                if has_mandate_for_change([Sentence("SP", True, wanted)])
                else "no"
                for wanted in (
                    (Requirement("W"),),
                    (Requirement("W"), Requirement("F")),
                )
            ),
        ),
    ),
    Rule(
        key="tiers.need-severity",
        title="Severity of a need",
        says="The answers of a section (none 0, some 1, significant 2) are added up: "
        "standard and severe each have their least sum, lower in some sections for a "
        "strengths and needs assessment. Nothing answered: not assessed.",
        source=_HMPPS_TIER,
        since=_V2,
        example=Example(
            "accommodation: two answers significant and one some",
            lambda: str(
                need_severity(
                    Need.ACCOMMODATION,
                    {
                        "3.4": Answer.SIGNIFICANT,
                        "3.5": Answer.SIGNIFICANT,
                        "3.6": Answer.SOME,
                    },
                ).value
            ),
        ),
    ),
    Rule(
        key="tiers.v3",
        title="Tier v3",
        says="The highest tier that any of eight steps gives: reoffending (ARP and "
        "CSRP by table), DC-SRP, MAPPA with risk of serious harm, time since release "
        "from a life or IPP sentence, and registrations for domestic abuse, stalking "
        "and child protection, or a sexual offence ever. No tier without an active "
        "event (NOT_SUPERVISED) or without ARP and CSRP (MISSING).",
        source=_HMPPS_TIER,
        since=_V3,
        doubt="a medium DC-SRP from 1.12 to 2.10 gives C and from 2.11 to 3.35 gives "
        "D, because the lower scores are read as lowered ones; below 0.60 the answer "
        "is refused. Later code names two more steps, not described publicly",
        example=Example(
            "low reoffending scores, MAPPA, high risk of serious harm",
            lambda: _v3(is_mappa=True, rosh=Rosh.HIGH),
        ),
    ),
    Rule(
        key="tiers.v3-provisional",
        title="Provisional tier",
        says="A tier is provisional where what is not known yet could raise it: static "
        "predictors, unless another step is as high as the highest they could give; "
        "no risk of serious harm, unless another step gives A (MAPPA) or at least C.",
        source=_HMPPS_TIER,
        since=_V3,
        example=Example(
            "no risk of serious harm recorded, not MAPPA; then with a medium DC-SRP",
            lambda: "; ".join(
                (
                    _v3(),
                    _v3(dc_srp=Decimal("1.12"), dc_srp_band=SexualBand.MEDIUM),
                )
            ),
        ),
    ),
)
