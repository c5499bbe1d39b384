"""How alike two records are, comparison by comparison.

Each function answers the key of a level in model.json, or None where the records do
not say enough to compare.  A level is taken only where none above it holds.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from math import prod

from jellyfish import jaro_winkler_similarity, levenshtein_distance

from .cleaning import Births, Cleaned, Names

FIVE_YEARS = 1826  # days; 5 × 365.25, a part dropped
TWO_WEEKS = 14  # days
NEAR_NAMES, NEAR_SECOND_NAME, ALIKE_NAMES = 0.9, 0.85, 0.7

# A postcode whose share among all is not known: about one in 1.7 million addresses’
# postcodes.  Not published with the model; see docs/decisions/matching-one-pair.md.
TYPICAL_POSTCODE = 6e-7
RAREST, RARE, COMMON = 1e-5, 1e-4, 1e-3

Frequencies = Mapping[str, float]  # share of each value among all


def names(left: Names, right: Names) -> str | None:
    if _unknown(left.name_1_std, right.name_1_std) and _unknown(
        left.last_name_std, right.last_name_std
    ):
        return None
    both = left.first_and_last_name_std, right.first_and_last_name_std
    if _same(*both):
        return "exact"
    if _alike(*both, NEAR_NAMES):
        return "near"
    if _same(left.name_1_std, right.last_name_std) and _same(
        right.name_1_std, left.last_name_std
    ):
        return "reversed"
    if have_in_common(left.forename_std_arr, right.forename_std_arr) and have_in_common(
        left.last_name_std_arr, right.last_name_std_arr
    ):
        return "shared-few" if _pairs_of_names(left, right) <= 10 else "shared-many"
    if _alike(left.name_1_std, right.name_1_std, ALIKE_NAMES) and _alike(
        left.last_name_std, right.last_name_std, ALIKE_NAMES
    ):
        return "alike"
    if _same(left.name_1_std, right.name_1_std):
        return "forename"
    if _same(left.last_name_std, right.last_name_std):
        return "surname"
    return "other"


def _pairs_of_names(left: Names, right: Names) -> int:
    """As the model was trained: forenames of the right record are used twice."""
    forenames = len(right.forename_std_arr or ())
    return forenames * (
        len(left.forename_std_arr or ()) + len(left.last_name_std_arr or ())
    )


def date_of_birth(left: Births, right: Births) -> str | None:
    mine, theirs = left.date_of_birth, right.date_of_birth
    if mine is None or theirs is None:
        return None
    if mine == theirs:
        return "exact"
    if have_in_common(left.date_of_birth_arr, right.date_of_birth_arr):
        pairs = len(left.date_of_birth_arr or ()) * len(right.date_of_birth_arr or ())
        return "shared-few" if pairs <= 6 else "shared-many"
    one, other = mine.isoformat(), theirs.isoformat()
    if one[:3] == other[:3] and levenshtein_distance(one[3:], other[3:]) <= 1:
        return "one-typo"
    return "within-five-years" if _within(mine, theirs, FIVE_YEARS) else "other"


def postcodes(left: Cleaned, right: Cleaned, shares: Frequencies) -> str | None:
    mine, theirs = left.postcodes, right.postcodes
    if mine.postcode_arr is None or theirs.postcode_arr is None:
        return None
    shared = set(mine.postcode_arr) & set(theirs.postcode_arr)
    chance = prod(shares.get(code, TYPICAL_POSTCODE) for code in shared)
    for limit, level in ((RAREST, "rarest"), (RARE, "rare"), (COMMON, "common")):
        if chance < limit:
            return level
    if have_in_common(mine.postcode_outcode_arr, theirs.postcode_outcode_arr):
        return "area"
    return "other"


def second_name(left: str | None, right: str | None) -> str | None:
    if _unknown(left, right):
        return None
    if left == right:
        return "exact"
    return "near" if _alike(left, right, NEAR_SECOND_NAME) else "other"


def identifiers(
    left_pnc: str | None,
    left_cro: str | None,
    right_pnc: str | None,
    right_cro: str | None,
) -> str | None:
    """By the one PNC and the one CRO number of each, in canonical form."""
    same_pnc, same_cro = _same(left_pnc, right_pnc), _same(left_cro, right_cro)
    if same_pnc and same_cro:
        return "both"
    if same_pnc:
        return "pnc"
    if same_cro:
        return "cro"
    if (
        _same_core(left_pnc, right_cro)
        or _same_core(right_pnc, left_cro)
        or _same_but_for_a_digit(left_pnc, right_pnc)
    ):
        return "core"
    compared = [
        not _unknown(left_pnc, right_pnc),
        not _unknown(left_cro, right_cro),
    ]
    return {2: "both-differ", 1: "other", 0: None}[sum(compared)]


def _same_core(pnc: str | None, cro: str | None) -> bool:
    """1900/0054321R and 054321/12U: one serial under both numbers."""
    return bool(pnc and cro and pnc[6:12] == cro[:6])


def _same_but_for_a_digit(left: str | None, right: str | None) -> bool:
    """1999/0054321R and 1999/9954321R: year and end agree."""
    return bool(left and right and left[:5] == right[:5] and left[7:13] == right[7:13])


def sentence_dates(
    left: Sequence[date] | None, right: Sequence[date] | None
) -> str | None:
    if not left or not right:
        return None
    if have_in_common(left, right):
        pairs = len(left) * len(right)
        for most, level in ((1, "the-one"), (9, "shared-few"), (50, "shared-some")):
            if pairs <= most:
                return level
        return "shared-many"
    close = _within(left[0], right[0], TWO_WEEKS) or _within(
        left[-1], right[-1], TWO_WEEKS
    )
    return "close" if close else "other"


def override(left: Cleaned, right: Cleaned) -> str | None:
    """What a person decided about these records, in scopes where both were looked at."""
    if _unknown(left.override_marker, right.override_marker):
        return None
    if left.override_marker == right.override_marker:
        return "same"
    return (
        "apart"
        if have_in_common(left.override_scopes, right.override_scopes)
        else "other"
    )


def defendant(left: str | None, right: str | None) -> str | None:
    if _unknown(left, right):
        return None
    return "same" if left == right else "other"


# In the order of model.json, which a test keeps equal.
COMPARISONS: Mapping[str, Callable[[Cleaned, Cleaned, Frequencies], str | None]] = {
    "names": lambda left, right, _: names(left.names, right.names),
    "date-of-birth": lambda left, right, _: date_of_birth(left.births, right.births),
    "postcodes": postcodes,
    "second-name": lambda left, right, _: second_name(
        left.names.name_2_std, right.names.name_2_std
    ),
    "identifiers": lambda left, right, _: identifiers(
        left.pnc_single, left.cro_single, right.pnc_single, right.cro_single
    ),
    "sentence-dates": lambda left, right, _: sentence_dates(
        left.sentences.sentence_date_arr, right.sentences.sentence_date_arr
    ),
    "override": lambda left, right, _: override(left, right),
    "defendant": lambda left, right, _: defendant(
        left.master_defendant_id, right.master_defendant_id
    ),
}


def _unknown(left: object, right: object) -> bool:
    return left is None or right is None


def _same(left: str | None, right: str | None) -> bool:
    return left is not None and left == right


def _alike(left: str | None, right: str | None, least: float) -> bool:
    if left is None or right is None:
        return False
    return jaro_winkler_similarity(left, right) >= least


def have_in_common(
    left: Collection[object] | None, right: Collection[object] | None
) -> bool:
    return not set(left or ()).isdisjoint(right or ())


def _within(left: date, right: date, days: int) -> bool:
    return abs((left - right).days) <= days
