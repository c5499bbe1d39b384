"""Accredited programmes: who is suitable for which.

Criteria are rules with their doubts; a fact that is not known keeps the question open.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .bounds import in_words
from .decision import YES, Decision, no
from .rule import Example, Rule
from .term import Term

BBR_SOURCE = "Staffordshire and West Midlands CRC slides (slideplayer.com/amp/12395013)"
DID_SOURCE = (
    "wwmcrc.co.uk, Drink Impaired Drivers; Home Office (scribd.com/document/1435630)"
)
PNI_SOURCE = "hmpps-accredited-programmes-api, migrations V88, V97, V98 and V102"
MEMORY = "From memory: no source was found."


class Band(Term):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very-high", "Very high"


class Pathway(Term):
    """What the programme needs identifier answers: need by risk."""

    HIGH = "HIGH_INTENSITY", "High intensity"
    MODERATE = "MODERATE", "Moderate intensity"
    ALTERNATIVE = "ALTERNATIVE_PATHWAY", "Alternative pathway"


@dataclass(frozen=True)
class Facts:
    """What suitability rests on.  None is not known."""

    is_man: bool | None = None
    age: int | None = None
    partner_violence: bool | None = None  # now convicted of it, against a partner
    heterosexual: bool | None = None  # the relationship was
    sara: Band | None = None  # the higher of partner and others
    discusses_act: bool | None = None  # can talk about at least one act
    signs_statement: bool | None = None  # including the sharing of information
    drink_drive_offences: int | None = None  # all, this one included
    aggravated_first: bool | None = None  # high reading, or an accident
    motivated: bool | None = None
    ogrs3: int | None = None  # per cent at two years
    thinking_need: bool | None = None
    sexual_risk: Band | None = None
    pathway: Pathway | None = None


@dataclass(frozen=True)
class Criterion:
    code: str
    text: str  # a claim, as shown when it is not so
    met: Callable[[Facts], bool | None]
    source: str
    doubt: str = ""


@dataclass(frozen=True)
class Programme:
    key: str
    title: str
    says: str
    criteria: tuple[Criterion, ...]


def _at_least(value: int | None, least: int) -> bool | None:
    return None if value is None else value >= least


def _in(value: Band | None, *bands: Band) -> bool | None:
    return None if value is None else value in bands


def _drink_history(facts: Facts) -> bool | None:
    """Two to four offences, or a first one that was aggravated."""
    if facts.drink_drive_offences is None:
        return None
    if facts.drink_drive_offences == 1:
        return facts.aggravated_first
    return 2 <= facts.drink_drive_offences <= 4


_ADULT = 18
_TSP_FROM = 50

BUILDING_BETTER_RELATIONSHIPS = Programme(
    "building_better_relationships",
    "Building Better Relationships",
    "For men convicted of violence against a partner. It runs with a partner link "
    "worker, and its record of the partner’s contact stands apart from the man’s.",
    (
        Criterion("man", "the person is a man", lambda f: f.is_man, BBR_SOURCE),
        Criterion(
            "adult",
            "the person is 18 or over",
            lambda f: _at_least(f.age, _ADULT),
            BBR_SOURCE,
        ),
        Criterion(
            "partner-violence",
            "there is a current conviction for violence against a partner",
            lambda f: f.partner_violence,
            BBR_SOURCE,
            "One company took linked offences, such as criminal damage, as well.",
        ),
        Criterion(
            "heterosexual",
            "the relationship was between a man and a woman",
            lambda f: f.heterosexual,
            BBR_SOURCE,
        ),
        Criterion(
            "sara",
            "SARA is medium or high",
            lambda f: _in(f.sara, Band.MEDIUM, Band.HIGH),
            BBR_SOURCE,
        ),
        Criterion(
            "discusses-act",
            "he can discuss at least one act",
            lambda f: f.discusses_act,
            BBR_SOURCE,
        ),
        Criterion(
            "signs-statement",
            "he will sign the statement of understanding",
            lambda f: f.signs_statement,
            BBR_SOURCE,
        ),
    ),
)
DRINK_IMPAIRED_DRIVERS = Programme(
    "drink_impaired_drivers",
    "Drink Impaired Drivers",
    "For people with two to four drink-drive offences, or an aggravated first one.",
    (
        Criterion(
            "adult",
            "the person is 18 or over",
            lambda f: _at_least(f.age, _ADULT),
            DID_SOURCE,
            "An older source says 17.",
        ),
        Criterion(
            "drink-history",
            "there are two to four drink-drive offences, or an aggravated first one",
            _drink_history,
            DID_SOURCE,
        ),
        Criterion(
            "motivated",
            "the person is motivated",
            lambda f: f.motivated,
            DID_SOURCE,
        ),
    ),
)
THINKING_SKILLS = Programme(
    "thinking_skills",
    "Thinking Skills Programme",
    "For people more likely to reoffend, with a need in thinking and behaviour.",
    (
        Criterion(
            "ogrs3",
            "OGRS3 is 50 or more at two years",
            lambda f: _at_least(f.ogrs3, _TSP_FROM),
            "",
            MEMORY,
        ),
        Criterion(
            "thinking",
            "thinking and behaviour is a need",
            lambda f: f.thinking_need,
            "",
            MEMORY,
        ),
    ),
)
HORIZON = Programme(
    "horizon",
    "Horizon",
    "For men convicted of sexual offences at medium risk or above.",
    (
        Criterion("man", "the person is a man", lambda f: f.is_man, "", MEMORY),
        Criterion(
            "sexual-risk",
            "sexual risk is medium or above",
            lambda f: _in(f.sexual_risk, Band.MEDIUM, Band.HIGH, Band.VERY_HIGH),
            "",
            MEMORY,
        ),
    ),
)
BUILDING_CHOICES_MODERATE = Programme(
    "building_choices_moderate",
    "Building Choices, moderate intensity",
    "10 to 13 weeks: 21 group sessions and five alone. Begun region by region.",
    (
        Criterion(
            "moderate",
            "need and risk together lead to moderate intensity",
            lambda f: None if f.pathway is None else f.pathway is Pathway.MODERATE,
            PNI_SOURCE,
        ),
    ),
)
BUILDING_CHOICES_HIGH = Programme(
    "building_choices_high",
    "Building Choices, high intensity",
    "17 to 25 weeks. Begun region by region.",
    (
        Criterion(
            "high",
            "need and risk are both high",
            lambda f: None if f.pathway is None else f.pathway is Pathway.HIGH,
            PNI_SOURCE,
        ),
    ),
)
ALL = (
    BUILDING_BETTER_RELATIONSHIPS,
    DRINK_IMPAIRED_DRIVERS,
    THINKING_SKILLS,
    HORIZON,
    BUILDING_CHOICES_MODERATE,
    BUILDING_CHOICES_HIGH,
)


def suitable(programme: Programme, facts: Facts) -> Decision:
    """No for each criterion not met, and for each not known (its code ends in -unknown)."""
    answer = YES
    for one in programme.criteria:
        met = one.met(facts)
        source = f"{one.source} ({one.doubt})" if one.doubt else one.source
        if met is None:
            answer &= no(f"{one.code}-unknown", f"Not known whether {one.text}", source)
        elif not met:
            answer &= no(one.code, f"Not so: {one.text}", source)
    return answer


def is_possible(decision: Decision) -> bool:
    """Whether nothing known speaks against it."""
    return all(reason.code.endswith("-unknown") for reason in decision.reasons)


def possible_programmes(facts: Facts) -> tuple[Programme, ...]:
    """Those to propose, or to ask why not: suitable, or not ruled out by what is known."""
    return tuple(one for one in ALL if is_possible(suitable(one, facts)))


def structured_intervention(
    *, low_risk: bool, unsuitable_for_programme: bool, sessions: int
) -> Decision:
    """For low risk or where no accredited programme suits; four sessions at least."""
    source = "welcome-hub.hmppsintranet.org.uk, structured interventions"
    answer = YES
    if not (low_risk or unsuitable_for_programme):
        answer = no("programme-first", "An accredited programme may suit", source)
    if sessions < 4:
        answer &= no("too-short", "It has four sessions at least", source)
    return answer


def rule_for(programme: Programme) -> Rule:
    criteria = programme.criteria
    return Rule(
        key=f"programmes.{programme.key}",
        title=programme.title,
        says=f"{programme.says} Suitable where "
        + "; ".join(one.text for one in criteria)
        + ".",
        source="; ".join(dict.fromkeys(one.source for one in criteria if one.source))
        or "none was found",
        example=Example(
            "Nothing known yet", lambda: in_words(suitable(programme, Facts()))
        ),
        doubt=" ".join(dict.fromkeys(one.doubt for one in criteria if one.doubt)),
    )


RULES = tuple(rule_for(one) for one in ALL)
