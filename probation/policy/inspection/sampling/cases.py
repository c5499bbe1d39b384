"""The long list: which cases may be drawn, whose they are, and their stratum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...decision import YES, Decision, no
from ...person import Sex
from ...rosh import Rosh
from ...rule import CannotAnswer
from ...term import Term

SAMPLER = "ministryofjustice/probation-case-sampler, d11d92d (MIT, 2020)"


class Sentence(Term):
    COMMUNITY = "community", "Community order or suspended sentence order"
    POST_CUSTODY = "post-custody", "Licence, post-sentence supervision"


# The words that long lists use.  Source: SAMPLER.
SENTENCE_WORDS = {
    "ORA Community Order": Sentence.COMMUNITY,
    "ORA Suspended Sentence Order": Sentence.COMMUNITY,
    "CJA - Youth Rehabilitation Order": Sentence.COMMUNITY,
    "Adult Licence": Sentence.POST_CUSTODY,
    "ORA Supervision Default Order": Sentence.POST_CUSTODY,
}
ROSH_CODES = {
    "RLRH": Rosh.LOW,
    "RMRH": Rosh.MEDIUM,
    "RHRH": Rosh.HIGH,
    "RVRH": Rosh.VERY_HIGH,
}


def sex_named(words: str) -> Sex:
    """From a long list's column.  Whatever is neither M nor F is Sex.NEITHER."""
    if not words.strip():
        raise CannotAnswer("The gender is missing: M, F or other", "gender")
    known = {"m": Sex.MALE, "male": Sex.MALE, "f": Sex.FEMALE, "female": Sex.FEMALE}
    return known.get(words.strip().casefold(), Sex.NEITHER)


def sentence_named(words: str) -> Sentence | None:
    """By key, or by the words that long lists use.  None where blank."""
    if not words.strip():
        return None
    known = {one.value: one for one in Sentence} | SENTENCE_WORDS
    if words not in known:
        text = f"‘{words}’ is not a sentence type: {', '.join(known)}"
        raise CannotAnswer(text, "sentence")
    return known[words]


def rosh_named(words: str) -> Rosh | None:
    """By level or register code, such as “very high” or RVRH.  None where blank."""
    if not words.strip():
        return None
    known = {one.label.casefold(): one for one in Rosh} | {
        one.value: one for one in Rosh
    }
    known |= {code.casefold(): one for code, one in ROSH_CODES.items()}
    if words.casefold() not in known:
        text = f"‘{words}’ is not a level of risk: low, medium, high or very high"
        raise CannotAnswer(text, "rosh")
    return known[words.casefold()]


class Stratum(Term):
    MALE_COMMUNITY_NON_LOW = (
        "MALE_COMMUNITY_NON_LOW",
        "Men, community, medium to very high risk of serious harm",
    )
    MALE_COMMUNITY_LOW = (
        "MALE_COMMUNITY_LOW",
        "Men, community, low risk of serious harm",
    )
    MALE_POST_CUSTODY_NON_LOW = (
        "MALE_POST_CUSTODY_NON_LOW",
        "Men, after custody, medium to very high risk of serious harm",
    )
    MALE_POST_CUSTODY_LOW = (
        "MALE_POST_CUSTODY_LOW",
        "Men, after custody, low risk of serious harm",
    )
    FEMALE = "FEMALE", "Women"
    NEITHER = "NEITHER_MALE_NOR_FEMALE", "People recorded as neither male nor female"


@dataclass(frozen=True)
class Case:
    """A row of the long list.  `started`: sentence, or release on licence."""

    crn: str
    started: date
    first_name: str
    family_name: str
    date_of_birth: str  # as written: only compared
    sex: Sex
    sentence: Sentence | None  # None: not recorded; needed for men only
    rosh: Rosh | None
    pnc: str  # "" where there is none
    cluster: str
    ldu: str  # local delivery unit
    officer: str  # who is responsible


def can_be_drawn(case: Case, on: date) -> Decision:
    """Whether the case may stand in the sample.  `on`: the day of the draw."""
    answer = YES
    if "*" in case.first_name or "*" in case.family_name:
        answer &= no("sensitive", "Marked sensitive: an asterisk in the name", SAMPLER)
    if case.started > on:
        answer &= no("not-started", "Starts after the day of the draw", SAMPLER)
    return answer


def marks(case: Case) -> set[tuple[str, ...]]:
    """What tells a person: CRN; PNC; both names with the date of birth.

    A blank tells nobody: two people without a PNC are not the same.
    """
    told = [
        ("crn", case.crn),
        ("pnc", case.pnc),
        ("name", case.first_name, case.family_name, case.date_of_birth),
    ]
    return {mark for mark in told if all(part.strip() for part in mark)}


def is_same_person(one: Case, other: Case) -> bool:
    return not marks(one).isdisjoint(marks(other))


def earliest_cases(long_list: Sequence[Case]) -> list[Case]:
    """For each case the one of the same person that began first; of two on one day, the
    one listed first.  A case is its own where it is the earliest."""
    by_start = sorted(long_list, key=lambda case: case.started)
    first: dict[tuple[str, ...], int] = {}
    for place, case in enumerate(by_start):
        for mark in marks(case):
            first.setdefault(mark, place)
    return [by_start[min(first[mark] for mark in marks(c))] for c in long_list]


def stratum(case: Case) -> Stratum:
    """Women are one stratum, and so are people recorded as neither male nor female.

    Men are split by sentence and risk of serious harm: CannotAnswer where one of these
    is not recorded.
    """
    if case.sex is Sex.FEMALE:
        return Stratum.FEMALE
    if case.sex is not Sex.MALE:
        return Stratum.NEITHER
    if case.sentence is None:
        text = f"{case.crn}: say whether community or post-custody"
        raise CannotAnswer(text, "sentence")
    if case.rosh is None:
        text = f"{case.crn}: the risk of serious harm is missing: low to very high"
        raise CannotAnswer(text, "rosh")
    is_low = case.rosh is Rosh.LOW
    if case.sentence is Sentence.COMMUNITY:
        return Stratum.MALE_COMMUNITY_LOW if is_low else Stratum.MALE_COMMUNITY_NON_LOW
    if is_low:
        return Stratum.MALE_POST_CUSTODY_LOW
    return Stratum.MALE_POST_CUSTODY_NON_LOW
