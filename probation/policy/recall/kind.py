"""Which recall: fixed term or standard, by the table that held on the day.

The answer says what is mandatory.  Where nothing is, it is the decision-maker's choice.
A question that was not answered counts as true, since a wrong fixed term lets someone
out, and a wrong standard recall can be put right by the Parole Board.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..commencement import LASPO, ORA, RECALL_56
from ..dated import Dated, Version
from ..explained import Explained, Part
from ..given import held
from ..term import Term


class Group(Term):
    ADULT = "ADULT_SDS", "Adult, standard determinate sentence"
    YOUTH = "YOUTH_SDS", "Young person, standard determinate sentence"
    INDETERMINATE = "INDETERMINATE", "Indeterminate sentence"
    EXTENDED = "EXTENDED", "Extended sentence"


class Charged(Term):
    NO = "NO", "Not charged with an offence"
    ONLY = "ONLY_CHARGED", "Charged, and not yet convicted"
    CONVICTED = "CHARGED_AND_CONVICTED", "Charged and convicted"


class Criterion(Term):
    MAPPA_4 = "MAPPA_category_4", "Managed under MAPPA category 4"
    MAPPA_2_OR_3 = "MAPPA_level_2_or_3", "Managed at MAPPA level 2 or 3"
    FOREIGN_POWER = "foreign_power_threat", "Threat by or for a foreign power"
    REFERRED_244ZB = (
        "referred_to_parole_board_s244ZB",
        "Referred to the Parole Board under section 244ZB",
    )
    REPATRIATED = "repatriated_for_murder", "Repatriated while serving for murder"
    TERRORIST = (
        "served_terrorist_or_national_security_offence",
        "Sentenced for a terrorist or national security offence",
    )
    DCR = "serving_DCR", "Serving a discretionary conditional release sentence"
    SOPC = "serving_SOPC", "Serving a sentence for an offender of particular concern"
    YOUTH_CHARGED = (
        "youth_charged_with_serious_offence",
        "Charged with a serious offence",
    )
    YOUTH_12_MONTHS = (
        "youth_sentence_12_months_or_more",
        "Sentence of 12 months or more",
    )


@dataclass(frozen=True)
class Recalled:
    """None: not answered.  A criterion left out is not answered either."""

    group: Group | None
    criteria: Mapping[Criterion, bool | None]
    charged: Charged | None = None
    sentence_months: int | None = None  # asked before 31 March 2026, and for the days


@dataclass(frozen=True)
class Recall:
    fixed_term_mandatory: bool = False
    standard_mandatory: bool = False
    discretionary: bool = False
    fixed_term_days: int | None = (
        None  # where a fixed term is mandatory or may be chosen
    )


@dataclass(frozen=True)
class Table:
    """One state of the law.

    A fixed term is mandatory for an adult whose sentence is shorter than
    `mandatory_under` months (None: however long; 0: never), unless one of `excluded` is
    true or the person is charged.  The choice is open then, except where one of
    `standard_if` is true, or `otherwise_standard`: these make a standard recall mandatory.
    """

    name: str
    excluded: frozenset[Criterion]
    mandatory_under: int | None
    short_days: int  # sentences under 12 months
    long_days: int
    standard_if: frozenset[Criterion] = frozenset()
    otherwise_standard: bool = False
    youth_excluded: frozenset[Criterion] | None = None  # None: never mandatory


SERIOUS = frozenset({Criterion.MAPPA_2_OR_3})
SECURITY = SERIOUS | {Criterion.MAPPA_4, Criterion.TERRORIST, Criterion.FOREIGN_POWER}
# Who was referred to the Board under s.244ZB is not considered for a fixed term.
REFERRED = frozenset({Criterion.REFERRED_244ZB})
YOUTH_CRITERIA = frozenset(
    {Criterion.MAPPA_2_OR_3, Criterion.YOUTH_CHARGED, Criterion.YOUTH_12_MONTHS}
)
ADULT_CRITERIA = frozenset(Criterion) - {
    Criterion.YOUTH_CHARGED,
    Criterion.YOUTH_12_MONTHS,
}
STANDARD_ALWAYS = frozenset({Group.INDETERMINATE, Group.EXTENDED})

TABLES = Dated(
    "recall.tables",
    "Type of recall",
    "",
    (
        Version(
            LASPO.day,
            Table("2012", frozenset(), 0, 28, 28),
            "CJA 2003 ss.255A-255C as amended by LASPO 2012",
            LASPO.doubt,
        ),
        Version(
            ORA.day,
            Table("2015", frozenset(), 0, 14, 28),
            "CJA 2003 s.255B as amended by ORA 2014 s.9",
            "The day of the 14-day recall is from memory.",
        ),
        Version(
            date(2024, 4, 2),
            Table("2024", SERIOUS, 12, 14, 28, REFERRED),
            "CJA 2003 s.255A(4); Suitability for Fixed Term Recall Order 2024",
            "Read from the draft Order. Only a charge with a serious offence (murder, or "
            "Sentencing Code Schedule 18) rules a fixed term out: answer for that.",
        ),
        Version(
            date(2025, 9, 2),
            Table("2025", SECURITY, 48, 14, 28, REFERRED),
            "CJA 2003 s.255A(4ZA); Suitability for Fixed Term Recall Order 2025",
            "The text was read as it stood in February 2026; its first day is from memory.",
        ),
        Version(
            RECALL_56.day,
            Table(
                "2026",
                ADULT_CRITERIA,
                None,
                56,
                56,
                otherwise_standard=True,
                youth_excluded=YOUTH_CRITERIA,
            ),
            RECALL_56.source,
        ),
    ),
)
# Under and from 12 months: CJA 2003 s.255B(1A) as amended by Sentencing Act 2026 s.31.
YOUTH_DAYS = (14, 28)


def type_of_recall(recalled: Recalled, *, on: date) -> Explained[Recall]:
    """`on`: the day of the recall.  Nothing is mandatory until the group is known."""
    version = held(TABLES, on)
    table = version.value
    law = Part(f"Table of {table.name}", version.since, version.source, version.doubt)
    if recalled.group is None:
        part = Part("The sentence group is not known yet, so nothing is mandatory")
        return Explained(Recall(), (part, law), table.name, on)
    if recalled.group in STANDARD_ALWAYS:
        part = Part(f"{recalled.group.label}: standard recall is mandatory")
        return Explained(Recall(standard_mandatory=True), (part, law), table.name, on)
    if recalled.group == Group.YOUTH:
        against, standard = _against_youth(recalled, table), False
    else:
        against, standard = (
            _against_adult(recalled, table),
            _is_standard(recalled, table),
        )
    value = _answer(recalled, table, bool(against), standard)
    parts = against or (Part("Nothing rules out a fixed term: it is mandatory"),)
    return Explained(value, (*parts, law), table.name, on)


def _answer(
    recalled: Recalled, table: Table, ruled_out: bool, standard: bool
) -> Recall:
    if ruled_out and standard:
        return Recall(standard_mandatory=True)
    days = _days(recalled, table)
    if ruled_out:
        return Recall(discretionary=True, fixed_term_days=days)
    return Recall(fixed_term_mandatory=True, fixed_term_days=days)


def _days(recalled: Recalled, table: Table) -> int | None:
    """None where the length of the sentence decides, and is not known."""
    short, long = table.short_days, table.long_days
    if recalled.group == Group.YOUTH and table.youth_excluded is not None:
        short, long = YOUTH_DAYS  # the 56 days are for adults
    if short == long:
        return long
    if recalled.sentence_months is None:
        return None
    return short if recalled.sentence_months < 12 else long


def _true(recalled: Recalled, criteria: Iterable[Criterion]) -> tuple[Part, ...]:
    """Those that are true, or count as true."""
    found = []
    for one in sorted(criteria):
        told = recalled.criteria.get(one)
        if told is None:
            found.append(Part(f"{one.label}: not answered, so it counts as true"))
        elif told:
            found.append(Part(f"{one.label}: true", True))
    return tuple(found)


def _against_youth(recalled: Recalled, table: Table) -> tuple[Part, ...]:
    if table.youth_excluded is None:
        return (Part("Under 18: a fixed term was never mandatory then"),)
    return _true(recalled, table.youth_excluded)


def _against_adult(recalled: Recalled, table: Table) -> tuple[Part, ...]:
    limit, months = table.mandatory_under, recalled.sentence_months
    if limit == 0:
        return (Part("A fixed term was never mandatory then: risk had to be judged"),)
    parts = list(_true(recalled, table.excluded | table.standard_if))
    if recalled.charged is None:
        parts.append(Part("Charged: not answered, so it counts as charged"))
    elif recalled.charged == Charged.ONLY:
        parts.append(Part(recalled.charged.label, True))
    if limit is not None and (months is None or months >= limit):
        told = "not answered" if months is None else f"{months} months"
        says = f"Mandatory only for sentences under {limit} months; this one: {told}"
        parts.append(Part(says, months))
    return tuple(parts)


def _is_standard(recalled: Recalled, table: Table) -> bool:
    return table.otherwise_standard or bool(_true(recalled, table.standard_if))
