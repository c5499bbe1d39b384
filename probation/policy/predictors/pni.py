"""Programme needs identifier: need and risk together point to a pathway.

Source: hmpps-accredited-programmes-api, rules V88 and the risk and need engines beside.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from probation.policy.explained import Explained, Part
from probation.policy.given import Given
from probation.policy.rule import Calculation, CannotAnswer, Example, Rule
from probation.policy.term import Term

SOURCE = "ministryofjustice/hmpps-accredited-programmes-api, V88 and PniRiskEngine"
GAPS = (
    "The published code leaves gaps between whole numbers (an OGRS3 of 74.5, an RSR of"
    " 2.995): here a band runs up to where the next begins."
)
DOMAINS = ("sex", "thinking", "relationships", "self_management")


class Level(Term):
    LOW = "LOW", "Low"
    MEDIUM = "MEDIUM", "Medium"
    HIGH = "HIGH", "High"


class SexualBand(Term):
    NOT_APPLICABLE = "NOT_APPLICABLE", "Not applicable"
    LOW = "LOW", "Low"
    MEDIUM = "MEDIUM", "Medium"
    HIGH = "HIGH", "High"
    VERY_HIGH = "VERY_HIGH", "Very high"


class Sex(Term):
    MALE = "male", "Male"
    FEMALE = "female", "Female"


class Pathway(Term):
    HIGH_INTENSITY = "HIGH_INTENSITY_BC", "High intensity"
    MODERATE_INTENSITY = "MODERATE_INTENSITY_BC", "Moderate intensity"
    ALTERNATIVE = "ALTERNATIVE_PATHWAY", "Alternative pathway"


def pathway(need: Level, risk: Level) -> Pathway:
    if Level.LOW in (need, risk):
        return Pathway.ALTERNATIVE
    if need == risk == Level.HIGH:
        return Pathway.HIGH_INTENSITY
    return Pathway.MODERATE_INTENSITY


def need_level(scores: Mapping[str, int]) -> Level:
    """From four domains of 0 to 2 each: 0-2 low, 3-5 medium, 6-8 high."""
    for domain in DOMAINS:
        if domain not in scores:
            raise CannotAnswer(f"Give the need in domain ‘{domain}’, 0 to 2", domain)
        if scores[domain] not in (0, 1, 2):
            raise CannotAnswer(f"The need in ‘{domain}’ must be 0, 1 or 2", domain)
    total = sum(scores[domain] for domain in DOMAINS)
    if total >= 6:
        return Level.HIGH
    return Level.MEDIUM if total >= 3 else Level.LOW


def _by(score: float, medium: float, high: float) -> Level:
    if score >= high:
        return Level.HIGH
    return Level.MEDIUM if score >= medium else Level.LOW


_SEXUAL = {
    SexualBand.VERY_HIGH: Level.HIGH,
    SexualBand.HIGH: Level.HIGH,
    SexualBand.MEDIUM: Level.MEDIUM,
}


def risk_grounds(
    sex: Sex,
    *,
    ogrs3: float | None = None,
    ovp: float | None = None,
    rsr: float | None = None,
    sara_partner: Level | None = None,
    sara_others: Level | None = None,
    osp_dc: SexualBand | None = None,
    osp_iic: SexualBand | None = None,
) -> tuple[Part, ...]:
    """What each score that is there says of the risk; scores are percentages.

    The sexual predictors count for men alone, and RSR counts for a man only where
    neither of them applies to him.
    """
    grounds = []
    if ogrs3 is not None:
        grounds.append(Part(f"OGRS3 {ogrs3:g} %", _by(ogrs3, 50, 75), SOURCE, GAPS))
    if ovp is not None:
        grounds.append(Part(f"OVP {ovp:g} %", _by(ovp, 30, 60), SOURCE, GAPS))
    for name, level in (("partner", sara_partner), ("others", sara_others)):
        if level is not None:
            grounds.append(Part(f"SARA, risk to {name}", level, SOURCE))
    sexual = [
        (name, band)
        for name, band in (("OSP/DC", osp_dc), ("OSP/IIC", osp_iic))
        if sex is Sex.MALE and band not in (None, SexualBand.NOT_APPLICABLE)
    ]
    for name, band in sexual:
        level = _SEXUAL.get(band, Level.LOW) if band else Level.LOW
        grounds.append(Part(f"{name} band", level, SOURCE))
    if rsr is not None and not sexual:
        grounds.append(Part(f"RSR {rsr:g} %", _by(rsr, 1, 3), SOURCE, GAPS))
    return tuple(grounds)


def risk_level(grounds: tuple[Part, ...]) -> Level:
    """The highest that any score says.  CannotAnswer where there is no score at all."""
    if not grounds:
        raise CannotAnswer("Give at least one score: OGRS3, OVP, RSR or SARA", "ogrs3")
    levels: set[Level] = {part.value for part in grounds}
    return max(levels, key=list(Level).index)


def _number(given: Given, field: str) -> float | None:
    told = given.fields.get(field)
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, int | float):
        raise CannotAnswer(f"‘{field}’ must be a percentage such as 61", field)
    if not 0 <= told <= 100:
        raise CannotAnswer(f"‘{field}’ must be from 0 to 100, not {told}", field)
    return float(told)


def _optional(given: Given, field: str, terms: Any) -> Any:
    return given.one_of(field, terms) if given.has(field) else None


def _answer(told: Mapping[str, Any], on: date) -> Explained[dict[str, Any]]:
    given = Given(told)
    need = need_level({d: given.whole(f"need_{d}") for d in DOMAINS})
    numbers = {field: _number(given, field) for field in ("ogrs3", "ovp", "rsr")}
    grounds = risk_grounds(
        given.one_of("sex", Sex),
        **numbers,
        sara_partner=_optional(given, "sara_partner", Level),
        sara_others=_optional(given, "sara_others", Level),
        osp_dc=_optional(given, "osp_dc", SexualBand),
        osp_iic=_optional(given, "osp_iic", SexualBand),
    )
    risk = risk_level(grounds)
    unknown = [field for field, number in numbers.items() if number is None]
    value = {
        "need": need,
        "risk": risk,
        "pathway": pathway(need, risk),
        "incomplete": unknown if risk is not Level.HIGH else [],
    }
    parts = (Part("Need, from four domains", need, SOURCE), *grounds)
    if value["incomplete"]:
        says = f"Not given, and could raise the risk: {', '.join(unknown)}"
        parts = (*parts, Part(says))
    parts = (*parts, Part("Risk, the highest of these", risk, SOURCE))
    return Explained(value, parts, "PNI V88", on)


_LEVELS = {"enum": [level.value for level in Level]}
_PERCENT = {"type": ["number", "null"], "minimum": 0, "maximum": 100}
_BANDS = {"enum": [band.value for band in SexualBand] + [None]}

CALCULATIONS = (
    Calculation(
        key="pni",
        title="Programme needs identifier",
        about="From need in four domains and risk scores to a programme pathway.",
        accepts={
            "type": "object",
            "required": ["sex", *(f"need_{domain}" for domain in DOMAINS)],
            "properties": {
                "sex": {"enum": [sex.value for sex in Sex]},
                **{f"need_{domain}": {"enum": [0, 1, 2]} for domain in DOMAINS},
                **dict.fromkeys(("ogrs3", "ovp", "rsr"), _PERCENT),
                **dict.fromkeys(("sara_partner", "sara_others"), _LEVELS),
                **dict.fromkeys(("osp_dc", "osp_iic"), _BANDS),
            },
        },
        returns={
            "type": "object",
            "properties": {
                "need": _LEVELS,
                "risk": _LEVELS,
                "pathway": {"enum": [one.value for one in Pathway]},
                "incomplete": {"type": "array", "items": {"type": "string"}},
            },
        },
        answer=_answer,
        example={
            "sex": "male",
            "need_sex": 0,
            "need_thinking": 2,
            "need_relationships": 2,
            "need_self_management": 2,
            "ogrs3": 76,
            "ovp": 41,
            "rsr": 1.2,
        },
    ),
)


def _example() -> str:
    return pathway(Level.MEDIUM, Level.HIGH).label


RULES = (
    Rule(
        key="predictors.pathway",
        title="Which programme pathway",
        says="High need and high risk point to the high-intensity pathway; where either"
        " is low, to the alternative pathway; otherwise to the moderate one. Risk is the"
        " highest that any score says: OGRS3 from 50 and 75, OVP from 30 and 60, RSR"
        " from 1 and 3, SARA, and for men the sexual predictors.",
        source=SOURCE,
        example=Example("Medium need, high risk", _example),
        doubt=GAPS,
    ),
)
