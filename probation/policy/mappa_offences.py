"""Which paragraph of the schedules an offence falls under, and whether its threshold is met.

The paragraphs, thresholds and offence codes are data/mappa_offences.toml.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from dateutil.relativedelta import relativedelta

from .fixed_term import FixedTerm
from .rule import CannotAnswer
from .term import Term


class Disposal(Term):
    """What was imposed for one offence."""

    IMPRISONMENT = "imprisonment", "Imprisonment"
    SUSPENDED = "suspended", "Suspended sentence"
    LIFE = "life", "Life, or imprisonment for public protection"
    YOUNG_OFFENDERS = "young-offenders", "Detention in a young offender institution"
    HM_PLEASURE = "hm-pleasure", "Detention during His Majesty’s pleasure"
    PUBLIC_PROTECTION = "public-protection", "Detention for public protection (s.226)"
    LONG_DETENTION = "long-detention", "Detention under s.91, s.250 or s.252A"
    EXTENDED_DETENTION = "extended-detention", "Extended detention (s.226B or s.228)"
    TRAINING = "training", "Detention and training order"
    HOSPITAL = "hospital", "Hospital order"
    HOSPITAL_RESTRICTED = "hospital-restricted", "Hospital order with restrictions"
    GUARDIANSHIP = "guardianship", "Guardianship order"
    COMMUNITY = "community", "Community order"
    CONDITIONAL_DISCHARGE = "conditional-discharge", "Conditional discharge"
    CAUTION = "caution", "Caution"
    OTHER = "other", "Anything else"


HOSPITAL = frozenset({Disposal.HOSPITAL, Disposal.HOSPITAL_RESTRICTED})
# Of any length: the law treats them as at least as long as any term.
ENDLESS = frozenset({Disposal.LIFE, Disposal.HM_PLEASURE, Disposal.PUBLIC_PROTECTION})
WITH_TERM = frozenset(
    {
        Disposal.IMPRISONMENT,
        Disposal.SUSPENDED,
        Disposal.YOUNG_OFFENDERS,
        Disposal.LONG_DETENTION,
        Disposal.EXTENDED_DETENTION,
        Disposal.TRAINING,
    }
)


class Finding(Term):
    CONVICTED = "convicted", "Convicted, or cautioned"
    INSANITY = "insanity", "Not guilty by reason of insanity"
    DISABILITY = "disability", "Under a disability, and did the act"


@dataclass(frozen=True)
class Conviction:
    """One conviction, with the sentence for that offence and not a total.

    None is unknown.  `term` is the term, or the length of a community order.
    `supervised_until` is the last day of custody, licence, hospital or guardianship;
    supervision after the sentence is not among them.
    """

    offence_code: str  # CJS code, such as OF61102
    disposal: Disposal
    sentenced_on: date
    term: FixedTerm | None = None
    finding: Finding = Finding.CONVICTED
    offence_on: date | None = None
    born_on: date | None = None
    victim_age: int | None = None
    supervised_until: date | None = None
    notification_until: date | None = None  # the police’s own date, which wins
    listed_in_327_4a: bool | None = None  # the list itself could not be read
    schedule_3_paragraph: str = ""  # found by a person, for an offence without a code


class Schedule(StrEnum):
    THREE = "Schedule 3"
    FIFTEEN_1 = "Schedule 15 Part 1"
    FIFTEEN_2 = "Schedule 15 Part 2"
    MURDER = "Murder"
    LISTED = "s.327(4A)"


@dataclass(frozen=True)
class Paragraph:
    schedule: Schedule
    number: str
    offence: str
    verified: bool
    met: tuple[tuple[str, ...], ...] = ((),)

    @property
    def reference(self) -> str:
        if self.schedule in (Schedule.MURDER, Schedule.LISTED):
            return str(self.schedule)
        number = (
            "a later paragraph" if self.number == "later" else f"para {self.number}"
        )
        return f"{self.schedule} {number}"


@dataclass(frozen=True)
class Threshold:
    """Met, not met, or not known because of what is missing."""

    met: bool | None
    missing: tuple[str, ...] = ()


def paragraphs(one: Conviction) -> tuple[Paragraph, ...]:
    """Those of every schedule; none for an offence in none of them.

    A letter at the end of the code (an attempt, a conspiracy, aiding) is left off, by
    Schedule 3 para 94.  CannotAnswer for a paragraph that Schedule 3 has not.
    """
    code = one.offence_code.strip().upper()
    found = _BY_CODE.get(code.rstrip(ascii_uppercase), ())
    if not one.schedule_3_paragraph:
        return found
    if one.schedule_3_paragraph not in _SCHEDULE_3:
        raise CannotAnswer(
            f"Schedule 3 paragraph {one.schedule_3_paragraph} is not in our table",
            field="schedule_3_paragraph",
        )
    named = _SCHEDULE_3[one.schedule_3_paragraph]
    return (named, *(other for other in found if other != named))


def threshold(paragraph: Paragraph, one: Conviction) -> Threshold:
    """Any of its sets, all of each; what is unknown keeps it open, unless it is settled."""
    missing: list[str] = []
    unknown = False
    for together in paragraph.met:
        answers = {name: TESTS[name](one) for name in together}
        if all(answers.values()):
            return Threshold(True)
        if False not in answers.values():
            unknown = True
            missing += [name for name, told in answers.items() if told is None]
    return Threshold(None if unknown else False, tuple(dict.fromkeys(missing)))


def is_at_least(one: Conviction, months: int) -> bool | None:
    """Whether custody for that offence is at least so long; suspended terms count."""
    if one.disposal in ENDLESS:
        return True
    if one.disposal not in WITH_TERM:
        return False
    return None if one.term is None else not one.term.is_under(months)


def _under(age: int | None, limit: int) -> bool | None:
    return None if age is None else age < limit


def _age_at_offence(one: Conviction) -> int | None:
    if one.born_on is None or one.offence_on is None:
        return None
    years: int = relativedelta(one.offence_on, one.born_on).years
    return years


def _not(told: bool | None) -> bool | None:
    return None if told is None else not told


def _community_12(one: Conviction) -> bool | None:
    if one.disposal is not Disposal.COMMUNITY:
        return False
    return None if one.term is None else not one.term.is_under(12)


TESTS: dict[str, Callable[[Conviction], bool | None]] = {
    "offender-under-18": lambda one: _under(_age_at_offence(one), 18),
    "offender-18": lambda one: _not(_under(_age_at_offence(one), 18)),
    "offender-20": lambda one: _not(_under(_age_at_offence(one), 20)),
    "victim-under-18": lambda one: _under(one.victim_age, 18),
    "victim-under-16": lambda one: _under(one.victim_age, 16),
    "custody": lambda one: one.disposal in WITH_TERM | ENDLESS,
    "custody-12": lambda one: is_at_least(one, 12),
    "custody-24": lambda one: is_at_least(one, 24),
    "custody-30": lambda one: is_at_least(one, 30),
    "hospital": lambda one: one.disposal in HOSPITAL,
    "hospital-restricted": lambda one: one.disposal is Disposal.HOSPITAL_RESTRICTED,
    "community-12": _community_12,
}
MISSING_IN_WORDS = {
    "offender-under-18": "the person’s age at the offence",
    "offender-18": "the person’s age at the offence",
    "offender-20": "the person’s age at the offence",
    "victim-under-18": "the victim’s age",
    "victim-under-16": "the victim’s age",
    "custody-12": "the length of the sentence",
    "custody-24": "the length of the sentence",
    "custody-30": "the length of the sentence",
    "community-12": "the length of the order",
}


def schedule_3(told: Mapping[str, Any]) -> dict[str, Paragraph]:
    return {
        row["paragraph"]: Paragraph(
            Schedule.THREE,
            row["paragraph"],
            row["offence"],
            row["verified"],
            tuple(tuple(together) for together in row["met"]),
        )
        for row in told["schedule_3"]
    }


def by_code(
    told: Mapping[str, Any], three: Mapping[str, Paragraph]
) -> dict[str, tuple[Paragraph, ...]]:
    pairs = [
        (code, Paragraph(Schedule.MURDER, "", "Murder", True))
        for code in told["murder"]
    ]
    for row in told["schedule_3"]:
        found = [three[row["paragraph"]]]
        if row.get("schedule_15_part_2"):
            # Part 2 of Schedule 15 was not read: that it holds these is from memory.
            found.append(Paragraph(Schedule.FIFTEEN_2, "later", row["offence"], False))
        pairs += [(code, one) for code in row.get("codes", ()) for one in found]
    for row in told["schedule_15_part_1"]:
        one = Paragraph(
            Schedule.FIFTEEN_1, row["paragraph"], row["offence"], row["verified"]
        )
        pairs += [(code, one) for code in row.get("codes", ())]
    grouped: dict[str, tuple[Paragraph, ...]] = {}
    for code, one in pairs:
        grouped[code] = (*grouped.get(code, ()), one)
    return grouped


TOLD = tomllib.loads(
    (Path(__file__).parent / "data" / "mappa_offences.toml").read_text(encoding="utf-8")
)
_SCHEDULE_3 = schedule_3(TOLD)
_BY_CODE = by_code(TOLD, _SCHEDULE_3)
